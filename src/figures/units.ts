/**
 * Units by the words for them, and the only converters of numbers between them.
 *
 * In: a unit as documents, tables and packs write it (`亿元`, `名`, `个百分点`, `万人`). Out: its row, or undefined.
 */
import { composeUnit } from './composedUnits.js';
import { ALIASES, SHORT_NAMES, TABLE_UNITS, UNITS, type Unit } from './unitTable.js';

export { SHORT_NAMES, UNITS, type Unit } from './unitTable.js';

const ALL: readonly Unit[] = [...UNITS, ...TABLE_UNITS];
const BY_SYMBOL: ReadonlyMap<string, Unit> = new Map(ALL.map((row) => [row.symbol, row]));

/** Every spelling, longest first, so that a reader of text finds 万元 before 元. */
export const UNIT_SPELLINGS: readonly string[] = [
  ...UNITS.map((row) => row.symbol),
  ...Object.keys(ALIASES),
].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** Of the table, or made of its units (`composedUnits.ts`): `万人`, `元/人`, `[标准箱]`. */
export function findUnit(symbol: string): Unit | undefined {
  return listedUnit(symbol) ?? composeUnit(symbol, ['/'], listedUnit);
}

/** Of the table only. */
export function listedUnit(symbol: string): Unit | undefined {
  const written = symbol.trim();
  const canonical = Object.hasOwn(ALIASES, written) ? ALIASES[written] : written;
  return BY_SYMBOL.get(canonical ?? '');
}

/** The unit by any name that is used in documents or in this program: `亿元`, `个百分点`, `位（名次）`, `100m yuan`, `percentage point`. */
export function namedUnit(name: string): Unit | undefined {
  return listedByName(name) ?? composeUnit(name, ['/', ' per '], listedByName);
}

function listedByName(name: string): Unit | undefined {
  const plain = listedUnit(name);
  if (plain !== undefined) return plain;
  const key = nameKey(name);
  return ALL.find(({ symbol, name: { zh, en } }) =>
    [symbol, zh, en, en.replace(/s$/, ''), SHORT_NAMES[symbol]].some(
      (known) => known !== undefined && nameKey(known) === key,
    ),
  );
}

/** A name without differences of width, case and blanks. */
function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}

/** The cell's value for a written value: 3.22 with % -> 0.0322. */
export function cellValue(value: number, unit: Unit): number {
  return shift(value, unit.display);
}

/** The written value for a cell's value: 0.0322 with % -> 3.22. */
export function reportedValue(cell: number, unit: Unit): number {
  return shift(cell, 1 / unit.display);
}

/** Converts a written value from unit `from` to unit `to`; undefined if the dimensions differ. */
export function convert(value: number, from: Unit, to: Unit): number | undefined {
  if (!sameDimension(from, to)) return undefined;
  if (from.scale === to.scale && from.display === to.display) return value;
  return shift(value, (from.scale * from.display) / (to.scale * to.display));
}

/** Whether two units measure the same dimension, so that one can be converted to the other. */
export function sameDimension(a: Unit, b: Unit): boolean {
  const quantities = new Set([...Object.keys(a.dimension), ...Object.keys(b.dimension)]);
  return [...quantities].every((name) => (a.dimension[name] ?? 0) === (b.dimension[name] ?? 0));
}

/** Units that count things, which texts use interchangeably: 100 家 laboratories, 100 个 laboratories. */
const COUNTED: readonly string[] = [
  'organisation',
  'person',
  'visit',
  'item',
  'thing',
  'piece',
  'machine',
  'line',
  'occasion',
  'rank',
  'vehicle',
  'set',
];

/** Whether a unit counts things, rather than measuring them or stating a ratio. */
export function isCounting(unit: Unit): boolean {
  return unit.symbol === '人/万人' || COUNTED.some((name) => name in unit.dimension);
}

/** Whether a unit states a share, a rate, a ratio or an amount per something: values of parts do not add up to that of the whole. */
export function isRatio({ dimension }: Unit): boolean {
  const powers = Object.values(dimension).filter((power) => power !== 0);
  return powers.length === 0 || powers.some((power) => power < 0);
}

/**
 * Multiplies by a power of ten without rounding errors of binary fractions: 3.22 * 0.01 would be 0.032200000000000006, and 4.67 *
 * 10000 would be 46700.00000000001. Instead the decimal exponent of the shortest text is changed. Factors that are not powers of
 * ten are multiplied.
 */
function shift(value: number, factor: number): number {
  const places = Math.round(Math.log10(factor));
  if (!Number.isFinite(value) || Math.abs(factor / 10 ** places - 1) > 1e-12) return value * factor;
  return timesPower(value, places);
}

/** A finite number times a power of ten, without such errors. */
export function timesPower(value: number, power: number): number {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  return Number(`${mantissa}e${Number(exponent) + power}`);
}
