/**
 * Rows that follow from other rows of a table: growth of a row, and the quotient of two.
 *
 * In: the series, and the number of one. Out: the rows from which it follows, by number; for a row that is named as the growth of
 * another but is not, the first year that differs.
 */
import { findUnit, sameDimension, type Unit } from '../../figures/units.js';
import type { TableSeries } from '../table/series.js';
import { digitOf } from './sums.js';

/** Largest number of rows of a sheet that are tried as parts of a quotient. */
const MOST_ROWS = 60;
/**
 * Number of digits that must agree beyond chance, in addition to those of the number of pairs; fewer if the name contains that of
 * a part.
 */
const DIGITS = 4;
const DIGITS_NAMED = 1.5;

export const GROWTH_WORDS =
  /[\s·,:_-]*(?:同比|比上年|较上年|年均|年)*(?:增长率|增长速度|增长|增速|增幅|涨幅|(?:annual |yearly |% )?growth(?: rates?)?|% change|change(?: on year)?|yoy|y\/y)(?: \d+)?$/i;

interface Growth {
  readonly of: number;
  /** The first year in which the row is not the growth of the other. */
  readonly differs?: { readonly year: number; readonly printed: number; readonly calculated: number };
}

export interface Quotient {
  readonly above: number;
  readonly below: number;
  /** Of the cells: the row's cell is above / below times this. */
  readonly factor: number;
  /** Unit of the row, where the table leaves out what it is by: 元/人 of GDP per person in 元. */
  readonly unit: string;
}

/** A row of per cent whose name is another's with 增速 behind it, or 增速 alone below another. */
export function findGrowth(series: readonly TableSeries[], index: number): Growth | undefined {
  const row = series[index];
  if (row === undefined || !['%', ''].includes(row.unit) || !GROWTH_WORDS.test(row.name)) return undefined;
  const stem = fold(row.name.replace(GROWTH_WORDS, ''));
  const isLevel = (other: TableSeries): boolean =>
    other !== row && other.sheet === row.sheet && other.unit !== '%' && !GROWTH_WORDS.test(other.name);
  const named = series.findIndex((other) => isLevel(other) && fold(other.name) === stem);
  const [above] = stem === '' ? [series[index - 1]] : [];
  const of = named >= 0 ? named : above !== undefined && isLevel(above) ? index - 1 : -1;
  const level = series[of];
  if (level === undefined) return undefined;
  let compared = 0;
  for (const { year, value } of row.points) {
    const [now, before] = [valueIn(level, year), valueIn(level, year - 1)];
    if (now === undefined || before === undefined || before <= 0) continue;
    const ratio = now / before;
    const slack =
      0.5 * digitOf(row) + 50 * digitOf(level) * (ratio / before + 1 / before) + 1e-6 * Math.abs(value);
    const calculated = 100 * (ratio - 1);
    if (Math.abs(calculated - value) > slack)
      // Without a sign of per cent it may be growth of another kind.
      return row.unit === '' ? undefined : { of, differs: { year, printed: value, calculated } };
    compared += 1;
  }
  return compared === 0 ? undefined : { of };
}

/** The two rows whose quotient a row is; undefined if there are none. */
export function findQuotient(series: readonly TableSeries[], index: number): Quotient | undefined {
  const row = series[index];
  const unit = findUnit(row?.unit ?? '');
  if (row === undefined || unit === undefined || !mayBeQuotient(row, unit)) return undefined;
  const levels = series
    .map((other, i) => ({ other, i, unit: findUnit(other.unit === '' ? '[?]' : other.unit) }))
    .filter(
      ({ other, i, unit: its }) =>
        i !== index && other.sheet === row.sheet && its?.display === 1 && other.unit !== '倍',
    )
    .slice(0, MOST_ROWS);
  const needed = DIGITS + Math.log10(Math.max(1, levels.length ** 2));
  for (const above of levels)
    for (const below of levels) {
      if (above.i === below.i || above.unit === undefined || below.unit === undefined) continue;
      const own = unitOfQuotient(unit, above.unit, below.unit, row.name);
      if (own === undefined) continue;
      // Of cells: 0.03 for 3 %.
      const factor = Number((above.unit.scale / (below.unit.scale * own.scale)).toPrecision(12));
      const names = isNamed(row, above.other) || isNamed(row, below.other);
      if (agrees(row, own, above.other, below.other, factor, names ? DIGITS_NAMED : needed))
        return { above: above.i, below: below.i, factor, unit: own.symbol };
    }
  return undefined;
}

function mayBeQuotient({ name, unit }: TableSeries, { dimension }: Unit): boolean {
  return (
    ['%', '‰', '倍'].includes(unit) ||
    Object.values(dimension).some((power) => power < 0) ||
    /人均|户均|平均|单位|每|per |average|mean/i.test(name)
  );
}

/** The row's unit as that of the quotient; undefined where it is of another kind. */
function unitOfQuotient(unit: Unit, above: Unit, below: Unit, name: string): Unit | undefined {
  const dimension: Record<string, number> = { ...above.dimension };
  for (const [key, power] of Object.entries(below.dimension)) dimension[key] = (dimension[key] ?? 0) - power;
  if (sameDimension(unit, { ...unit, dimension })) return unit;
  // GDP per person in 元 leaves out the person.
  if (!sameDimension(unit, above) || /^(?:%|‰|pp)$/.test(unit.symbol) || !/均|每|per |average/i.test(name))
    return undefined;
  const base = below.symbol.replace(/^[[百千万亿]+|\]$/g, '');
  return findUnit(`${unit.symbol.replace(/^\[|\]$/g, '')}/${base}`);
}

function agrees(
  row: TableSeries,
  { display }: Unit,
  above: TableSeries,
  below: TableSeries,
  factor: number,
  needed: number,
): boolean {
  let digits = 0;
  let compared = 0;
  let last: number | undefined;
  for (const { year, value } of row.points) {
    const [a, b] = [valueIn(above, year), valueIn(below, year)];
    if (a === undefined || b === undefined || b === 0 || a === 0) continue;
    const calculated = ((a / b) * factor) / display;
    const slack =
      0.5 * digitOf(row) +
      Math.abs(calculated) * (0.5 * (digitOf(above) / Math.abs(a) + digitOf(below) / Math.abs(b)) + 1e-9);
    if (Math.abs(calculated - value) > slack) return false;
    digits += Math.log10(Math.max(1, Math.abs(value - (last ?? 0)) / slack));
    last = value;
    compared += 1;
  }
  return compared >= 2 && digits >= needed;
}

/** Whether a name contains the other's: 人均地区生产总值 and 地区生产总值. */
function isNamed(row: TableSeries, other: TableSeries): boolean {
  const name = fold(other.name);
  return name.length >= 2 && fold(row.name).includes(name);
}

function valueIn({ points }: TableSeries, year: number): number | undefined {
  return points.find((point) => point.year === year)?.value;
}

function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()]/g, '');
}
