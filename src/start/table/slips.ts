/**
 * Values that look like slips: ten, a hundred or ten thousand times their neighbours, 0 between two values, shares over 100 %.
 *
 * In: series. Out: warnings with the place and what the value may have been. Nothing is changed.
 */
import { timesPower } from '../../figures/units.js';
import type { Problem } from '../../messages/problem.js';
import type { TablePoint, TableSeries } from './series.js';

/** A ratio within 10^0.2 of a power of ten is one. */
const NEAR = 0.2;
/** Neighbours are level when they are within this factor of each other. */
const LEVEL = 2.5;
const MOST_POWER = 5;

/** Shares of a whole, by their names; growth, debt and yields may be more than it. */
const SHARE =
  /占比|比重|占.*(?:比例|份额|%)|覆盖率|普及率|入学率|合格率|达标率|就业率|失业率|城镇化率|城市化率|绿化率|参保率|升学率|\bshare\b|proportion|coverage|enrol|unemployment|urbani[sz]ation|literacy/i;
const NOT_SHARE = /增长|增速|增幅|growth|change/i;

export function tellSlips(series: readonly TableSeries[]): readonly Problem[] {
  return series.flatMap((row) => [...slipsOf(row), ...sharesOver(row)]);
}

function slipsOf({ points, sheet }: TableSeries): readonly Problem[] {
  return points.flatMap((point, i): readonly Problem[] => {
    const tell = (code: Problem['code'], args: Problem['args']): readonly Problem[] => [
      {
        ...{ code, severity: 'warning', place: { file: sheet, cell: point.cell } },
        args: { year: point.year, value: point.value, ...args },
      },
    ];
    const [before, after] = [points[i - 1]?.value, points[i + 1]?.value];
    if (point.value === 0)
      return before !== undefined && after !== undefined && before > 0 && after > 0
        ? tell('start.zeroBetween', {})
        : [];
    const shift = shiftAt(points, i);
    if (shift !== undefined) return tell('start.shift', { factor: timesPower(1, shift) });
    const power = powerBeside(points, i);
    if (power === undefined) return [];
    return tell('start.slip', { factor: timesPower(1, power), likely: timesPower(point.value, -power) });
  });
}

/** The power of ten by which a value is off its neighbours, which are level. */
function powerBeside(points: readonly TablePoint[], i: number): number | undefined {
  const [value, before, after] = [points[i]?.value, points[i - 1]?.value, points[i + 1]?.value];
  if (value === undefined) return undefined;
  if (before !== undefined && after !== undefined)
    return isLevel(before, after) ? powerOf(value / Math.sqrt(before * after), 1) : undefined;
  const beside = before ?? after;
  const next = before === undefined ? points[i + 2]?.value : points[i - 2]?.value;
  return beside !== undefined && next !== undefined && isLevel(beside, next)
    ? powerOf(value / beside, before === undefined ? 2 : 1)
    : undefined;
}

/** The power of ten from one level run of values to the next. */
function shiftAt(points: readonly TablePoint[], i: number): number | undefined {
  const [a, b, c, d] = [i - 2, i - 1, i, i + 1].map((at) => points[at]?.value);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return isLevel(a, b) && isLevel(c, d) ? powerOf(c / b, 2) : undefined;
}

function isLevel(a: number, b: number): boolean {
  return a > 0 && b > 0 && a / b < LEVEL && b / a < LEVEL;
}

function powerOf(ratio: number, least: number): number | undefined {
  if (!(ratio > 0)) return undefined;
  const log = Math.log10(ratio);
  const power = Math.round(log);
  const isPower = Math.abs(power) >= least && Math.abs(power) <= MOST_POWER && Math.abs(log - power) <= NEAR;
  return isPower ? power : undefined;
}

function sharesOver({ name, unit, points, sheet }: TableSeries): readonly Problem[] {
  if (unit !== '%' || !SHARE.test(name) || NOT_SHARE.test(name)) return [];
  return points
    .filter(({ value }) => value > 100 || value < 0)
    .map(({ year, value, cell }) => ({
      ...{ code: 'start.shareOverWhole', severity: 'warning', place: { file: sheet, cell } },
      args: { name, year, value },
    }));
}
