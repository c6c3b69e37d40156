/**
 * The swing of each parameter in a sensitivity analysis, in a form from which a sheet can calculate the same values: the ends of
 * the tornado of `analyseSensitivity` as a rule with a few numbers.
 */
import { normalQuantile } from '../../special/normal.js';
import type { PreparedModel } from '../../model/prepared.js';
import { fifteenDigits } from '../calculate/digits.js';
import { isSwitch, scenarioPoint } from '../calculate/point.js';
import { uncertainParameters, type Finding } from '../uncertainty/uncertain.js';

/** Numbers are in the parameter's unit, with the 15 digits that cells keep. */
export type Swing =
  /** The same value in all years. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  /**
   * value(t) = end + planned(t) - reference; the reference is the parameter's own value, or `mean` if that changes by year.
   */
  | { readonly kind: 'shift'; readonly low: number; readonly high: number; readonly mean: number }
  /** A yearly path: value(t) = planned(t) + score * deviation(t), or planned(t) * exp(score * d - d * d / 2). */
  | {
      readonly kind: 'path';
      /** Standard normal scores of the ends. */
      readonly low: number;
      readonly high: number;
      /** By year: standard deviation, of the logarithm if multiplicative. */
      readonly deviations: readonly number[];
      readonly multiplicative: boolean;
    };

const LOW = 0.05;
const HIGH = 0.95;

/** By parameter key. */
export function swingsOf(prepared: PreparedModel, scenario: string): Finding<ReadonlyMap<string, Swing>> {
  const uncertain = uncertainParameters(prepared, scenarioPoint(prepared, scenario));
  if (!uncertain.ok) return uncertain;
  const swings = prepared.parameters.map(({ parameter }): [string, Swing] => {
    const { key, min, max } = parameter;
    const drawn = isSwitch(parameter) ? undefined : uncertain.value.find((row) => row.parameter === key);
    if (drawn === undefined) return [key, { kind: 'range', low: min, high: max }];
    if (drawn.kind === 'once') {
      const { law } = drawn.distribution;
      const mean = Number.isFinite(law.mean) ? law.mean : law.quantile(0.5);
      const [low, high] = [fifteenDigits(law.quantile(LOW)), fifteenDigits(law.quantile(HIGH))];
      return [key, { kind: 'shift', low, high, mean: fifteenDigits(mean) }];
    }
    const { persistence, sd, multiplicative } = drawn.path;
    let variance = 0;
    const deviations = prepared.years.map((year) => {
      if (!drawn.years.includes(year)) return 0;
      variance = persistence * persistence * variance + sd * sd;
      return fifteenDigits(Math.sqrt(variance));
    });
    const ends = { low: fifteenDigits(normalQuantile(LOW)), high: fifteenDigits(normalQuantile(HIGH)) };
    return [key, { kind: 'path', ...ends, deviations, multiplicative }];
  });
  return { ok: true, value: new Map(swings), remarks: uncertain.remarks };
}
