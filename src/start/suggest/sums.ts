/**
 * Rows that are the sum of other rows in every year of a table, whatever they are called.
 *
 * In: the series, and the number of one. Out: the rows that add up to it, by number. Values are rounded when they are printed, so
 * a sum may differ by half the last digit of each. A sum is accepted only if the agreement of digits cannot be a coincidence; a
 * row named 合计 needs no such proof.
 */
import type { TableSeries } from '../table/series.js';

/** Largest number of rows that one formula adds up. */
const MOST_PARTS = 60;
/** Largest number of neighbouring rows that are tried in all combinations, and largest size of a combination. */
const MOST_NEAR = 12;
const MOST_COMBINED = 6;
/** More rows than this are a list: they are not tried in all combinations. */
const MOST_KIN = 300;
/** Number of digits that must agree beyond chance: for adjacent rows, and for any combination (2^12 are tried). */
const DIGITS_NEXT = 4;
const DIGITS_COMBINED = 8;

/** Rows that could be parts of another, in the order of the table: of the same sheet, measure and unit. */
export function kinOf(series: readonly TableSeries[], index: number): readonly number[] {
  const own = series[index];
  return series.flatMap((row, i) =>
    own !== undefined &&
    row.unit === own.unit &&
    row.sheet === own.sheet &&
    (row.measure ?? '') === (own.measure ?? '')
      ? [i]
      : [],
  );
}

/** Each set of rows that add up to it: those above it, those below it, or else any near it. */
export function findParts(series: readonly TableSeries[], index: number): readonly (readonly number[])[] {
  const total = series[index];
  if (total === undefined) return [];
  const kin = kinOf(series, index);
  const at = kin.indexOf(index);
  // Rates do not add up: 3 % and 4 % of two things are not 7 % of both.
  if (!total.isTotal && /^(?:%|‰|pp|倍)$/.test(total.unit)) return [];
  const next = nextParts(series, total, kin, at);
  if (next.length > 0) return next;
  if (kin.length > MOST_KIN) return [];
  const combined = combinedParts(series, total, kin, at);
  return combined === undefined ? [] : [combined];
}

/** Rows above it, and rows below it; between totals, a total ends the run. */
function nextParts(
  series: readonly TableSeries[],
  total: TableSeries,
  kin: readonly number[],
  at: number,
): readonly (readonly number[])[] {
  return [-1, 1].flatMap((step) => {
    const run: number[] = [];
    for (let i = at + step; run.length < MOST_PARTS; i += step) {
      const next = kin[i];
      const row = next === undefined ? undefined : series[next];
      if (next === undefined || row === undefined || (total.isTotal && row.isTotal)) break;
      run.push(next);
      // The rows next to it first: a nation above its regions is no part of their total.
      if (run.length >= 2 && addsUp(total, series, run, DIGITS_NEXT)) return [run];
    }
    return [];
  });
}

function combinedParts(
  series: readonly TableSeries[],
  total: TableSeries,
  kin: readonly number[],
  at: number,
): readonly number[] | undefined {
  const near = kin
    .map((index, i) => ({ index, distance: Math.abs(i - at) }))
    .filter(({ distance }) => distance > 0)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NEAR)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  const last = total.points.at(-1);
  if (last === undefined) return undefined;
  const values = near.map((index) => valueIn(series[index], last.year));
  const slack = (MOST_COMBINED + 1) * digitOf(total);
  let found: readonly number[] | undefined;
  const chosen: number[] = [];
  const walk = (from: number, rest: number): void => {
    if (found !== undefined) return;
    if (chosen.length >= 2 && Math.abs(rest) <= slack && addsUp(total, series, chosen, DIGITS_COMBINED))
      found = [...chosen];
    if (chosen.length === MOST_COMBINED) return;
    for (let i = from; i < near.length; i++) {
      const value = values[i];
      const index = near[i];
      if (value === undefined || index === undefined) continue;
      chosen.push(index);
      walk(i + 1, rest - value);
      chosen.pop();
    }
  };
  walk(0, last.value);
  return found;
}

/** Whether the parts add up to the total in every year in which all have a value. */
function addsUp(
  total: TableSeries,
  series: readonly TableSeries[],
  parts: readonly number[],
  least: number,
): boolean {
  const rows = parts.map((index) => series[index]);
  // A part that is never larger than the rounding is no evidence.
  if (rows.some((row) => row?.points.every(({ value }) => Math.abs(value) <= digitOf(total)) === true))
    return false;
  const slack = 0.5 * [total, ...rows].reduce((sum, row) => sum + digitOf(row), 0);
  let compared = 0;
  let digits = 0;
  let before: number | undefined;
  for (const { year, value } of total.points) {
    const found = rows.map((row) => valueIn(row, year));
    if (found.some((each) => each === undefined)) continue;
    const sum = found.reduce<number>((all, each) => all + (each ?? 0), 0);
    const size = Math.abs(value);
    // For small whole numbers a difference of one is not rounding.
    const allowed = Math.min(slack, 0.01 * size) + (total.isTotal ? 0.001 : 1e-9) * size;
    const difference = Math.abs(sum - value);
    if (difference > allowed) return false;
    // Digits that agree beyond the last one count, and in a later year only the digits that have changed.
    const exact = Math.max(difference, 0.5 * digitOf(total));
    digits += Math.log10(Math.max(1, Math.abs(value - (before ?? 0)) / exact));
    before = value;
    compared += 1;
  }
  return compared >= 2 && (total.isTotal || digits >= least);
}

function valueIn(row: TableSeries | undefined, year: number): number | undefined {
  return row?.points.find((point) => point.year === year)?.value;
}

/** Size of the last printed digit; if unknown, of the finest value. */
export function digitOf(row: TableSeries | undefined): number {
  if (row === undefined) return 0;
  if (row.lastDigit !== undefined) return row.lastDigit;
  const decimals = row.points.map(({ value }) => String(value).split('.')[1]?.length ?? 0);
  return 10 ** -Math.min(10, Math.max(0, ...decimals));
}
