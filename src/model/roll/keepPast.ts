/**
 * Keeps the past of a rolled model: a path that starts from the last actual (LASTYEAR) would get other values in years that are over.
 *
 * In: the models before and after, both prepared. Out: the model after, in which every series that would change in a past year starts
 * in the year after it, and those series with the last year that they lost; its older values are kept in the vintage. Nothing else
 * changes: where a later year, or a series with figures, would, the model is left as it is and the change is told (reportRoll.ts).
 */
import type { Model } from '../model.js';
import { prepareModel } from '../prepare.js';
import type { PreparedModel } from '../prepared.js';
import { projectModel } from '../project.js';
import type { Projection } from '../projection.js';
import { pastChanges } from './reportRoll.js';

interface LaterStart {
  readonly indicator: string;
  /** First year that the series has now. */
  readonly from: number;
}

interface KeptPast {
  readonly prepared: PreparedModel;
  readonly later: readonly LaterStart[];
}

/** Readers of a series that starts later may have to start later as well: so often at most. */
const MOST_ROUNDS = 4;

export function keepPast(before: PreparedModel, after: PreparedModel): KeptPast {
  const scenarios = after.model.scenarios
    .map(({ key }) => key)
    .filter((key) => before.scenarioByKey.has(key));
  const old = new Map(scenarios.map((key) => [key, projectModel(before, key)]));
  const first = new Map(scenarios.map((key) => [key, projectModel(after, key)]));
  const starts = new Map<string, number>();
  let prepared = after;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const changed = changedYears(before, prepared, old);
    if (changed.size === 0) break;
    for (const [key, year] of changed) starts.set(key, Math.max(starts.get(key) ?? 0, year + 1));
    const next = prepareModel(withStarts(after.model, starts));
    const isFree = [...starts.keys()].every((key) => after.seriesByKey.get(key)?.actuals.size === 0);
    if (!next.ok || !isFree) return { prepared: after, later: [] };
    prepared = next.value;
  }
  const isKept = scenarios.every((key) => isSame(first.get(key), projectModel(prepared, key), starts));
  if (!isKept || changedYears(before, prepared, old).size > 0) return { prepared: after, later: [] };
  return { prepared, later: [...starts].map(([indicator, from]) => ({ indicator, from })) };
}

/** By series, the last past year that has another value than before. */
function changedYears(
  before: PreparedModel,
  now: PreparedModel,
  old: ReadonlyMap<string, Projection>,
): ReadonlyMap<string, number> {
  const years = new Map<string, number>();
  for (const [scenario, projection] of old)
    for (const { indicator, year } of pastChanges(before, projection, projectModel(now, scenario)).checks)
      years.set(indicator, Math.max(years.get(indicator) ?? 0, year));
  return years;
}

function withStarts(model: Model, starts: ReadonlyMap<string, number>): Model {
  return {
    ...model,
    indicators: model.indicators.map((row) => {
      const from = starts.get(row.key);
      return from === undefined
        ? row
        : { ...row, from: Math.min(model.horizon, Math.max(row.from ?? 0, from)) };
    }),
  };
}

/** Whether all values but those before the new starts are the same. */
function isSame(
  first: Projection | undefined,
  now: Projection,
  starts: ReadonlyMap<string, number>,
): boolean {
  return now.indicators.every(({ key, values }, i) =>
    values.every((value, year) => {
      const isDropped = (now.years[year] ?? 0) < (starts.get(key) ?? 0);
      return isDropped || JSON.stringify(value) === JSON.stringify(first?.indicators[i]?.values[year]);
    }),
  );
}
