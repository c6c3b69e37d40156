/**
 * Observations that are many times as large or as small as a year ago: a slip of the decimal point or of the unit.
 *
 * In: the observations of one series, and what the pack knows of it. Out: a warning for each, with the ratio. It is held against the
 * same months of the year before; where these are not known, an amount against its part of that whole year by the number of months.
 */
import { slipRatio } from '../../figures/slip.js';
import { makeProblem, type Problem } from '../../messages/problem.js';
import type { Observation } from './observation.js';
import type { History } from './packHistory.js';
import type { SeriesNature } from './checkSeries.js';

export function findSlips(
  observations: readonly Observation[],
  { indicator, unit, parts, years }: History,
  { mayAdd }: SeriesNature,
): readonly Problem[] {
  const valueOf = (year: number, from: number, to: number): number | undefined =>
    observations.find(({ span }) => span.year === year && span.from === from && span.to === to)?.value ??
    parts.get(year)?.find((part) => part.from === from && part.to === to)?.value ??
    (from === 1 && to === 12 ? years.get(year) : undefined);
  return observations.flatMap(({ span: { year, from, to }, value, period, place }) => {
    // An amount below 0 is an error of its own.
    if (mayAdd && value < 0) return [];
    const same = valueOf(year - 1, from, to);
    const whole = valueOf(year - 1, 1, 12);
    const before = same ?? (whole === undefined || !mayAdd ? whole : (whole * (to - from + 1)) / 12);
    const ratio = before === undefined ? undefined : slipRatio(value, before, mayAdd);
    if (before === undefined || ratio === undefined) return [];
    const args = { ...indicator.name, period, value, unit: unit.symbol, ratio };
    const shown = { before: Number(before.toPrecision(6)), year: year - 1 };
    return [makeProblem('figures.slip', place, { ...args, ...shown }, 'warning')];
  });
}
