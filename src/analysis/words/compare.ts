/**
 * Compares scenarios, and describes the differences of two of them in words.
 *
 * Values are cell values aligned with the model's years; NaN if there is no number.
 */
import { sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import type { Target } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { projectModel } from '../../model/project.js';
import type { Projection, TargetStatus } from '../../model/projection.js';
import { yearReached } from '../../model/status.js';
import { targetReadings, type TargetReading } from '../../model/targetReading.js';
import { describeTarget } from './describeTarget.js';
import { scenarioPoint, unitOf } from '../calculate/point.js';
import { amount, nameOf } from './words.js';

interface ComparedSeries {
  readonly indicator: string;
  /** By scenario, in the order asked for. */
  readonly values: readonly (readonly number[])[];
  /** By scenario: its value minus that of the first scenario. */
  readonly differences: readonly (readonly number[])[];
}

export interface ComparedTarget {
  readonly target: Target;
  readonly reading: TargetReading;
  /** By scenario. */
  readonly statuses: readonly TargetStatus[];
  /** By scenario: the first year, from the base year on, in which the target's level is reached; levels only. */
  readonly reachedIn: readonly (number | undefined)[];
}

interface Comparison {
  readonly scenarios: readonly string[];
  readonly years: readonly number[];
  readonly series: readonly ComparedSeries[];
  readonly targets: readonly ComparedTarget[];
}

/** The comparison. `known`: projections by scenario that already exist. */
export function compareScenarios(
  prepared: PreparedModel,
  scenarios: readonly string[],
  known: ReadonlyMap<string, Projection> = new Map(),
): Comparison {
  const projections = scenarios.map((scenario) => known.get(scenario) ?? projectModel(prepared, scenario));
  const series = prepared.series.map(({ indicator: { key } }): ComparedSeries => {
    const values = projections.map((projection) => valuesOf(projection, key));
    const [first = []] = values;
    const differences = values.map((row) => row.map((value, t) => value - (first[t] as number)));
    return { indicator: key, values, differences };
  });
  const targets = targetReadings(prepared).map((reading, i): ComparedTarget => ({
    target: reading.target,
    reading,
    statuses: projections.map((projection) => projection.targets[i] as TargetStatus),
    reachedIn: projections.map((projection) => yearReached(reading, projection, prepared.model.baseYear)),
  }));
  return { scenarios, years: prepared.years, series, targets };
}

function valuesOf(projection: Projection, key: string): readonly number[] {
  const row = projection.indicators.find((each) => each.key === key);
  return projection.years.map((_, t) => {
    const value = row?.values[t];
    return typeof value === 'number' ? value : NaN;
  });
}

/**
 * The differences of the second scenario from the first: its parameters, then the targets it newly meets or misses. One sentence
 * each.
 */
export function describeDifferences(prepared: PreparedModel, from: string, to: string): readonly Bilingual[] {
  const [before, after] = [scenarioPoint(prepared, from), scenarioPoint(prepared, to)];
  const parameters = prepared.parameters.flatMap(({ parameter: { key } }) => {
    const [old, fresh] = [before.get(key) as Float64Array, after.get(key) as Float64Array];
    return spans(prepared.years, old, fresh).map((span) => describeSpan(prepared, key, span));
  });
  const [first, second] = [projectModel(prepared, from), projectModel(prepared, to)];
  const targets = prepared.model.targets.flatMap((target, i) => {
    const [was, is] = [first.targets[i]?.met, second.targets[i]?.met];
    if (was === is || is === null || is === undefined) return [];
    return [
      sentence(is ? 'compare.nowMet' : 'compare.nowMissed', {
        target: describeTarget(prepared.model, target),
      }),
    ];
  });
  return parameters.length === 0 ? [sentence('compare.same'), ...targets] : [...parameters, ...targets];
}

interface Span {
  readonly year: number;
  readonly isWhole: boolean;
  readonly from: number;
  readonly to: number;
}

/** Runs of years with the same pair of different values. */
function spans(years: readonly number[], old: Float64Array, fresh: Float64Array): readonly Span[] {
  const starts = years.flatMap((year, t) => {
    const isSame = old[t] === fresh[t];
    const isLike = t > 0 && old[t] === old[t - 1] && fresh[t] === fresh[t - 1];
    return isSame || isLike ? [] : [{ year, from: old[t] as number, to: fresh[t] as number }];
  });
  const isWhole =
    starts.length === 1 && starts[0]?.year === years[0] && old.every((value, t) => value !== fresh[t]);
  return starts.map((span) => ({ ...span, isWhole }));
}

function describeSpan(prepared: PreparedModel, key: string, { year, isWhole, from, to }: Span): Bilingual {
  const row = prepared.parameterByKey.get(key);
  const options = row?.parameter.options;
  const unit = unitOf(prepared, key);
  const say = (cell: number): Bilingual =>
    options?.[Math.round(cell) - (row?.parameter.min ?? 0)] ?? amount(cell, unit);
  const words = { parameter: nameOf(prepared, key), year, from: say(from), to: say(to) };
  return sentence(isWhole ? 'compare.parameter' : 'compare.parameterYears', words);
}
