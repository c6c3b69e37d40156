/**
 * A simulation as it is stored: percentiles by year, and the inputs of the calculation, so that anyone can repeat it and see
 * whether the model has changed since. Plain data; indicator values are cell values (3.5 % is 0.035).
 */
import { printFormula } from '../../formula/text/print.js';
import type { ParameterValue } from '../../model/model.js';
import { resolveParameter } from '../../model/parameters.js';
import type { PreparedModel } from '../../model/prepared.js';
import { targetReadings } from '../../model/targetReading.js';
import type { Method } from '../../sampling/uniforms.js';
import { fifteenDigits } from '../calculate/digits.js';
import { hashModel } from '../calculate/hash.js';
import type { OutputCell } from '../calculate/evaluator.js';
import { PERCENTILES, type Percentile } from './summary.js';
import { allOutputs, type Probability, type Simulation } from './uncertainty.js';

export { METHODS } from '../../sampling/uniforms.js';

export interface StampedSimulation {
  readonly scenario: string;
  readonly draws: number;
  readonly seed: number;
  readonly method: Method;
  /** `hashScenario` of the model and scenario it was made from. */
  readonly modelHash: string;
  /** Version of the program that made it. */
  readonly version: string;
  readonly series: readonly StampedSeries[];
  readonly targets: readonly (Probability & { readonly target: string })[];
  readonly allTargets: Probability;
}

/** Percentiles of an indicator by year; NaN if no draw gave a number. */
export interface StampedSeries {
  readonly key: string;
  readonly year: number;
  readonly mean: number;
  readonly sd: number;
  readonly percentiles: Readonly<Record<Percentile, number>>;
}

/**
 * The outputs of a simulation that a workbook stores: headline indicators and those with a target, in the years after the base
 * year.
 */
export function stampedOutputs(prepared: PreparedModel): readonly OutputCell[] {
  const targeted = new Set(prepared.model.targets.map(({ indicator }) => indicator));
  return allOutputs(prepared).filter(
    ({ key }) => targeted.has(key) || prepared.seriesByKey.get(key)?.indicator.headline === true,
  );
}

/**
 * `simulation` may have more outputs than are stored; `stampedOutputs` that it lacks are left out. Numbers are rounded to 15
 * digits.
 */
export function stampSimulation(
  prepared: PreparedModel,
  scenario: string,
  simulation: Simulation,
  version: string,
): StampedSimulation {
  const { plan, targets, allTargets } = simulation;
  const found = new Map(simulation.series.map((row) => [cellId(row), row]));
  return {
    scenario,
    draws: plan.draws,
    seed: plan.seed,
    method: plan.method,
    modelHash: hashScenario(prepared, scenario),
    version,
    series: stampedOutputs(prepared).flatMap((cell): StampedSeries[] => {
      const row = found.get(cellId(cell));
      if (row === undefined) return [];
      const levels = PERCENTILES.map(
        (percent) => [percent, fifteenDigits(row.percentiles[percent].value)] as const,
      );
      return [
        {
          ...cell,
          mean: fifteenDigits(row.mean),
          sd: fifteenDigits(row.sd),
          percentiles: Object.fromEntries(levels) as StampedSeries['percentiles'],
        },
      ];
    }),
    targets: targets.map(({ target, ...chance }) => ({ target: target.key, ...keptChance(chance) })),
    allTargets: keptChance(allTargets),
  };
}

function keptChance({ probability, low, high }: Probability): Probability {
  return { probability: fifteenDigits(probability), low: fifteenDigits(low), high: fifteenDigits(high) };
}

/** Whether a stamped result was made from the model in its present state. */
export function isCurrent(
  prepared: PreparedModel,
  { scenario, modelHash }: Pick<StampedSimulation, 'scenario' | 'modelHash'>,
): boolean {
  return prepared.scenarioByKey.has(scenario) && hashScenario(prepared, scenario) === modelHash;
}

/**
 * Fingerprint of everything that the numbers of a scenario depend on: years, formulas, figures, parameters with their
 * distributions, the scenario's values, targets. Names, notes, reasons, other scenarios and the spelling of formulas are not part
 * of it, so it is the same for the model of a pack and for the one read back from its workbook.
 */
export function hashScenario(prepared: PreparedModel, scenarioKey: string): string {
  const { model, names, series, parameters } = prepared;
  const scenario = prepared.scenarioByKey.get(scenarioKey);
  if (scenario === undefined) throw new Error(`no scenario "${scenarioKey}"`);
  return hashModel({
    years: [model.firstYear, model.baseYear, model.horizon],
    indicators: series.map(({ indicator, unit, actuals, from, expr }) => ({
      key: indicator.key,
      unit: unit.symbol,
      figures: [...actuals].map(([year, { value }]) => [year, value]),
      ...(expr === undefined ? {} : { from, formula: printFormula(expr, names, 'key') }),
    })),
    parameters: parameters.map(({ parameter, unit }) => ({
      key: parameter.key,
      unit: unit.symbol,
      value: plainValue(parameter.value),
      values: resolveParameter(model, scenario, parameter).map(({ value }) => value),
      distribution: parameter.distribution,
      correlations: parameter.correlations,
    })),
    targets: targetReadings(prepared).map(({ target, series, wanted, tolerance, parts, unjudged }) => ({
      ...{ key: target.key, series, basis: target.basis, comparator: target.comparator },
      ...{ wanted, tolerance, unjudged, unit: target.unit },
      parts: parts.map(({ year, base }) => [year, base?.year, base?.figure?.value]),
    })),
  });
}

/** A value that is given for only one year applies to all. */
function plainValue(value: ParameterValue): ParameterValue {
  if (typeof value === 'number') return value;
  const given = Object.values(value);
  return given.length === 1 ? (given[0] as number) : value;
}

function cellId({ key, year }: OutputCell): string {
  return `${key}:${year}`;
}
