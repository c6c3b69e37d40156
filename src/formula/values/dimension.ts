/**
 * The algebra of units under multiplication, division and powers.
 *
 * A quantity is a dimension (exponents by base quantity), a scale (the size of a value of 1 in the dimension's base)
 * and the way to write it. `constant` is the product of the plain numbers that the value has been multiplied by: `x * 10000` with
 * x in 万亿元 may be in 亿元, because a factor of 10000 there is a conversion.
 */
import type { Bilingual } from '../../messages/language.js';

/** A unit as the check needs it; the units of figures/units.ts have this shape. */
export interface FormulaUnit {
  readonly symbol: string;
  readonly dimension: Readonly<Record<string, number>>;
  readonly scale: number;
}

export interface Quantity extends FormulaUnit {
  readonly constant: number;
  /** A difference of two percentages: percentage points, or a percentage again (nominal growth less inflation). */
  readonly isDifference?: true;
}

/** The relation of two quantities. */
type Comparison =
  | { readonly kind: 'equal' }
  /** The same dimension with different scales: the right has to be multiplied by `factor`. */
  | { readonly kind: 'scale'; readonly factor: number }
  /** Both are fractions, one in hundredths and one in thousandths. */
  | { readonly kind: 'parts' }
  /** A level in per cent and a change in percentage points: they can be added, but are different units. */
  | { readonly kind: 'points' }
  | { readonly kind: 'dimension' };

export const PURE_NUMBER: Quantity = { symbol: '', dimension: {}, scale: 1, constant: 1 };

export function quantityOf(unit: FormulaUnit): Quantity {
  return { symbol: unit.symbol, dimension: unit.dimension, scale: unit.scale, constant: 1 };
}

/**
 * % and pp are both hundredths: a level plus a change in percentage points is a level, a difference of two levels is
 * in percentage points. ‰ does not mix with them, though cells hold plain fractions of all three.
 */
const PARTS: Readonly<Record<string, string>> = { '%': 'hundredths', pp: 'hundredths', '‰': 'thousandths' };

/** The relation of two quantities that are to be added or compared. */
export function compareQuantities(left: Quantity, right: Quantity): Comparison {
  if (!sameDimension(left.dimension, right.dimension)) return { kind: 'dimension' };
  const factor = right.scale / left.scale;
  const converted = factor * (left.constant / right.constant);
  if (
    !nearlyOne(factor) &&
    !nearlyOne(converted) &&
    !nearlyOne(factor / right.constant) &&
    !nearlyOne(factor * left.constant)
  ) {
    return { kind: 'scale', factor };
  }
  const parts = [PARTS[left.symbol], PARTS[right.symbol]];
  if (parts[0] === undefined || parts[1] === undefined) return { kind: 'equal' };
  if (parts[0] !== parts[1]) return { kind: 'parts' };
  const isOne = left.symbol === right.symbol || left.isDifference === true || right.isDifference === true;
  return { kind: isOne ? 'equal' : 'points' };
}

/**
 * The unit of a sum or difference of two quantities that compare as equal. If one side was converted by a literal factor, the
 * result has the other side's unit.
 */
export function add(op: '+' | '-', left: Quantity, right: Quantity): Quantity {
  const leftConverted =
    !nearlyOne(right.scale / left.scale) && nearlyOne((right.scale / left.scale) * left.constant);
  const [kept, other] = leftConverted ? [right, left] : [left, right];
  const { dimension, scale } = kept;
  const symbol = symbolOfSum(op, kept, other);
  const isDifference =
    symbol === 'pp' && [kept, other].some((side) => side.symbol !== 'pp' || side.isDifference);
  return { dimension, scale, symbol, constant: 1, ...(isDifference ? { isDifference } : {}) };
}

function symbolOfSum(op: '+' | '-', kept: Quantity, other: Quantity): string {
  const symbols = new Set([kept.symbol, other.symbol]);
  if (symbols.has('pp') && symbols.has('%')) return '%';
  if (op === '-' && kept.symbol === '%' && other.symbol === '%') return 'pp';
  return kept.symbol === '' ? other.symbol : kept.symbol;
}

/** Years count as a pure number in products and powers: growth rates are per year. */
export function isPure({ dimension, scale }: Quantity): boolean {
  const names = Object.keys(dimension).filter((name) => dimension[name] !== 0);
  return (
    scale === 1 &&
    (names.length === 0 || (names.length === 1 && names[0] === 'time' && dimension['time'] === 1))
  );
}

/** The unit of a product. */
export function multiply(left: Quantity, right: Quantity): Quantity {
  if (isPure(right))
    return { ...(isPure(left) ? PURE_NUMBER : left), constant: left.constant * right.constant };
  if (isPure(left)) return { ...right, constant: left.constant * right.constant };
  return {
    symbol: `${left.symbol}·${right.symbol}`,
    dimension: combine(left.dimension, right.dimension, 1),
    scale: left.scale * right.scale,
    constant: left.constant * right.constant,
  };
}

/** The unit of a quotient. */
export function divide(left: Quantity, right: Quantity): Quantity {
  if (isPure(right))
    return { ...(isPure(left) ? PURE_NUMBER : left), constant: left.constant / right.constant };
  const dimension = combine(left.dimension, right.dimension, -1);
  const scale = left.scale / right.scale;
  const bare = scale === 1 && Object.keys(dimension).length === 0;
  return {
    symbol: bare ? '' : `${isPure(left) ? '1' : left.symbol}/${right.symbol}`,
    dimension,
    scale,
    constant: left.constant / right.constant,
  };
}

/** The unit of a power. */
export function raise(base: Quantity, exponent: number): Quantity {
  if (isPure(base)) return PURE_NUMBER;
  const dimension = Object.fromEntries(
    Object.entries(base.dimension).map(([name, power]) => [name, power * exponent]),
  );
  return { symbol: `${base.symbol}^${exponent}`, dimension, scale: base.scale ** exponent, constant: 1 };
}

/** The unit as messages name it. */
export function showUnit({ symbol, dimension }: FormulaUnit): Bilingual {
  if (symbol !== '') return { zh: symbol, en: symbol };
  return Object.keys(dimension).length === 0
    ? { zh: '没有单位的数', en: 'a number without unit' }
    : { zh: '?', en: '?' };
}

function combine(
  left: FormulaUnit['dimension'],
  right: FormulaUnit['dimension'],
  sign: 1 | -1,
): FormulaUnit['dimension'] {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  const powers = [...names].map((name) => [name, (left[name] ?? 0) + sign * (right[name] ?? 0)] as const);
  return Object.fromEntries(powers.filter(([, power]) => power !== 0));
}

function sameDimension(left: FormulaUnit['dimension'], right: FormulaUnit['dimension']): boolean {
  return Object.keys(combine(left, right, -1)).length === 0;
}

function nearlyOne(value: number): boolean {
  return Math.abs(value - 1) < 1e-9;
}
