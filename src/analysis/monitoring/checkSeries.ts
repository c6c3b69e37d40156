/**
 * What cannot be right in the observations of one series, before anything is calculated from them.
 *
 * In: the series, its parts by year, and whether its amounts can be negative. Out: problems, each at the row where it is seen:
 * cumulative rows beside rows that do not say, two values of one period, a part above its whole, and parts that do not add up
 * to their whole beyond the written digits. The last is a warning, since preliminary halves and a final year often differ: it tells
 * what the parts are when they are fitted to the year, and the written values are used as they are.
 */
import { makeProblem, type Problem } from '../../messages/problem.js';
import type { Measure } from '../../model/model.js';
import { fitToYears } from './denton.js';
import { grouped } from './grouped.js';
import type { Observation, ObservedSeries } from './observation.js';
import type { History } from './packHistory.js';
import { exactPart, yearParts, type Part } from './parts.js';

/** What the unit and the model say of the series. */
export interface SeriesNature {
  readonly measure: Measure | 'ratio';
  /** Only amounts of a flow add up. */
  readonly mayAdd: boolean;
  readonly mayBeNegative: boolean;
}

/** Observations of a series held against what the pack says of the same months. What the file says is newer, and is used. */
export function checkAgainstPack(
  { observations }: ObservedSeries,
  { parts, years, annualised }: Pick<History, 'parts' | 'years' | 'annualised'>,
  { mayAdd, mayBeNegative }: SeriesNature,
): readonly Problem[] {
  const isAgain = ({ from, to }: Part, year: number): boolean =>
    observations.some(({ span }) => span.year === year && span.from === from && span.to === to);
  return observations.flatMap(({ span, value, half, period, place }): Problem[] => {
    const whole = annualised.has(span.year) ? undefined : years.get(span.year);
    const known = [
      ...(parts.get(span.year) ?? []),
      ...(whole === undefined ? [] : [exactPart(1, 12, whole)]),
    ];
    return known.flatMap((part): Problem[] => {
      const args = { period, value, pack: part.value, months: monthsText(span.year, part) };
      if (part.from === span.from && part.to === span.to) {
        const isEqual = Math.abs(part.value - value) <= half;
        return isEqual ? [] : [makeProblem('monitor.packDiffers', place, args, 'warning')];
      }
      if (!mayAdd || mayBeNegative || isAgain(part, span.year)) return [];
      const isWithin = span.from >= part.from && span.to <= part.to;
      const isAround = part.from >= span.from && part.to <= span.to;
      if (isWithin && value - half > part.value) return [makeProblem('monitor.abovePack', place, args)];
      if (isAround && value + half < part.value) return [makeProblem('monitor.belowPack', place, args)];
      return [];
    });
  });
}

function monthsText(year: number, { from, to }: Part): string {
  const month = (count: number): string => `${year}-${String(count).padStart(2, '0')}`;
  return from === 1 && to === 12 ? String(year) : `${month(from)}..${month(to)}`;
}

/** Problems of the observations of one series. */
export function checkSeries(
  { observations }: ObservedSeries,
  { mayAdd, mayBeNegative }: SeriesNature,
): readonly Problem[] {
  const problems = [...mixedRows(observations), ...differingCalibers(observations)];
  if (!mayBeNegative)
    for (const { value, place, period } of observations)
      if (value < 0) problems.push(makeProblem('monitor.negative', place, { period, value }));
  const byYear = grouped(observations, ({ span }) => span.year);
  for (const own of byYear.values()) problems.push(...doubleRows(own));
  if (problems.length > 0 || !mayAdd) return problems;
  if (!mayBeNegative) for (const own of byYear.values()) problems.push(...partsAboveWhole(own));
  if (problems.length > 0) return problems;
  return [...byYear.values()].flatMap((own) => sumsThatDiffer(own, byYear));
}

/** A row says which it is by its column, or by being months from January. Whole years are neither. */
function mixedRows(observations: readonly Observation[]): Problem[] {
  const cumulative = observations.find(({ says, span }) => says === 'cumulative' && !isYear(span));
  if (cumulative === undefined) return [];
  const vague = observations.find(
    ({ says, span, period }) =>
      says === 'neither' && !isYear(span) && !(span.from === 1 && period.includes('..')),
  );
  if (vague === undefined) return [];
  const args = { period: vague.period, other: cumulative.period, line: cumulative.place.line ?? 1 };
  return [makeProblem('monitor.mixed', vague.place, args)];
}

function differingCalibers(observations: readonly Observation[]): Problem[] {
  const first = observations.find(({ caliber }) => caliber !== '');
  const other = observations.find(({ caliber }) => caliber !== '' && caliber !== first?.caliber);
  if (first === undefined || other === undefined) return [];
  const args = { caliber: other.caliber, other: first.caliber, line: first.place.line ?? 1 };
  return [makeProblem('monitor.calibers', other.place, args)];
}

function doubleRows(own: readonly Observation[]): Problem[] {
  const seen = new Map<number, Observation>();
  return own.flatMap((observation) => {
    const { span, place, period } = observation;
    const months = span.from * 100 + span.to;
    const first = seen.get(months);
    if (first === undefined) {
      seen.set(months, observation);
      return [];
    }
    return [
      makeProblem('monitor.double', place, { period, other: first.period, line: first.place.line ?? 1 }),
    ];
  });
}

/** A half larger than its year, or a cumulative value below an earlier one. */
function partsAboveWhole(own: readonly Observation[]): Problem[] {
  for (const part of own)
    for (const whole of own) {
      const isWithin = part.span.from >= whole.span.from && part.span.to <= whole.span.to;
      if (part === whole || !isWithin || part.value - part.half <= whole.value + whole.half) continue;
      const args = {
        period: part.period,
        value: part.value,
        whole: whole.period,
        wholeValue: whole.value,
        line: whole.place.line ?? 1,
      };
      return [makeProblem('monitor.partAboveWhole', part.place, args)];
    }
  return [];
}

function sumsThatDiffer(
  own: readonly Observation[],
  byYear: ReadonlyMap<number, readonly Observation[]>,
): Problem[] {
  return own.flatMap((whole): Problem[] => {
    const { from, to } = whole.span;
    const within = own.filter((each) => each !== whole && each.span.from >= from && each.span.to <= to);
    const sum = within.length < 2 ? undefined : yearParts(within.map(partOf)).sum(from, to);
    if (sum === undefined) return [];
    if (sum.low <= whole.value + whole.half && sum.high >= whole.value - whole.half) return [];
    const args = { period: whole.period, value: whole.value, sum: rounded(sum.value) };
    const difference = rounded(sum.value - whole.value);
    const fitted = isYear(whole.span) ? fittedParts(whole.span.year, byYear) : undefined;
    return [
      fitted === undefined
        ? makeProblem('monitor.sumDiffers', whole.place, { ...args, difference }, 'warning')
        : makeProblem('monitor.sumFitted', whole.place, { ...args, difference, fitted }, 'warning'),
    ];
  });
}

/** `2025H1 3269.6, 2025H2 3780.4`. */
function fittedParts(year: number, byYear: ReadonlyMap<number, readonly Observation[]>): string | undefined {
  return fitYear(year, byYear)
    ?.map(({ part, fitted }) => `${part.period} ${rounded(fitted)}`)
    .join(', ');
}

interface FittedPart {
  readonly part: Observation;
  readonly fitted: number;
}

/** Years of a flow whose equal parts do not add up to the year, with the parts fitted to it. */
export function fittedYears({ observations }: ObservedSeries): readonly {
  readonly whole: Observation;
  readonly parts: readonly FittedPart[];
}[] {
  const byYear = grouped(observations, ({ span }) => span.year);
  return observations.flatMap((whole) => {
    if (!isYear(whole.span)) return [];
    const parts = fitYear(whole.span.year, byYear);
    const sum = parts?.reduce((added, { part }) => added + part.value, 0);
    const isFit = sum === undefined || Math.abs(sum - whole.value) <= 1e-9 * Math.abs(whole.value);
    return parts === undefined || isFit ? [] : [{ whole, parts }];
  });
}

/** The equal parts of a year, fitted to its total together with the complete years beside it. */
function fitYear(
  year: number,
  byYear: ReadonlyMap<number, readonly Observation[]>,
): readonly FittedPart[] | undefined {
  for (const months of [6, 3, 1]) {
    const complete = (each: number): readonly Observation[] | undefined =>
      equalParts(byYear.get(each) ?? [], months);
    if (complete(year) === undefined) continue;
    let first = year;
    while (complete(first - 1) !== undefined) first -= 1;
    let last = year;
    while (complete(last + 1) !== undefined) last += 1;
    const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const parts = years.flatMap((each) => (complete(each) ?? []).slice(0, -1));
    const totals = years.map((each) => complete(each)?.at(-1)?.value ?? 0);
    const perYear = 12 / months;
    const fitted = fitToYears(
      parts.map(({ value }) => value),
      totals,
      perYear,
    );
    const start = (year - first) * perYear;
    return fitted?.slice(start, start + perYear).flatMap((value, i) => {
      const part = parts[start + i];
      return part === undefined ? [] : [{ part, fitted: value }];
    });
  }
  return undefined;
}

/** The parts of so many months that make up a year, then the year itself; undefined where one is missing. */
function equalParts(own: readonly Observation[], months: number): readonly Observation[] | undefined {
  const starts = [...Array.from({ length: 12 / months }, (_, i) => i * months + 1), 0];
  const parts = starts.flatMap(
    (from) =>
      own.find(({ span }) =>
        from === 0 ? isYear(span) : span.from === from && span.to === from + months - 1,
      ) ?? [],
  );
  return parts.length === starts.length ? parts : undefined;
}

/** An observation as a part of its year, with the bounds given by its last digit. */
export function partOf({ span, value, half }: Observation): Part {
  return { from: span.from, to: span.to, value, low: value - half, high: value + half };
}

function isYear({ from, to }: Observation['span']): boolean {
  return from === 1 && to === 12;
}

/** Without the noise of binary fractions. */
function rounded(value: number): number {
  return Number(value.toPrecision(10));
}
