/** Summaries of projections: the years in which rules fail, and the totals of scenarios. */
import type { PreparedModel } from '../../model/prepared.js';
import type { RuleStatus } from '../../model/projection.js';
import type { Calculation } from '../state/state.js';

/** Years in which a rule fails, by rule, in the model's order; rules that hold have no years. */
export function failuresByRule(
  prepared: PreparedModel,
  rules: readonly RuleStatus[],
): ReadonlyMap<string, readonly number[]> {
  return new Map(
    prepared.rules.map(({ rule }) => [
      rule.key,
      rules.filter((status) => status.rule === rule.key && status.holds === false).map(({ year }) => year),
    ]),
  );
}

interface Tally {
  readonly scenario: string;
  readonly missedTargets: number;
  readonly brokenRules: number;
}

/** For each scenario, how many targets it misses and how many rules it breaks in any year. */
export function tallyScenarios({ prepared, projections }: Calculation): readonly Tally[] {
  return [...projections].map(([scenario, projection]) => ({
    scenario,
    missedTargets: projection.targets.filter(({ met }) => met === false).length,
    brokenRules: [...failuresByRule(prepared, projection.rules).values()].filter((years) => years.length > 0)
      .length,
  }));
}

/** `[2026, 2027, 2028, 2030]` -> `2026–2028, 2030`. */
export function joinYears(years: readonly number[], comma: string): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(comma);
}
