/**
 * The result of a projection. Values are Excel's numbers (3.5 % is 0.035); `reportedValue` converts them to the numbers that
 * people write.
 */
import type { Comparator } from './model.js';
import type { Scope } from '../formula/values/scope.js';
import type { Scalar } from '../formula/values/value.js';

export interface Projection extends ProjectedSeries {
  readonly targets: readonly TargetStatus[];
  readonly rules: readonly RuleStatus[];
}

/** The series of a projection, without what is judged by them. */
export interface ProjectedSeries {
  readonly scenario: string;
  /** Consecutive calendar years; all series are aligned with it. */
  readonly years: readonly number[];
  /** Parameters as used in this scenario, resolved through the scenarios it extends. */
  readonly parameters: readonly Series[];
  /** Indicators that have figures or a formula, in the model's order. */
  readonly indicators: readonly Series[];
}

/** `undefined` if a series has neither a figure nor a formula value (years before its first figure). */
export interface Series {
  readonly key: string;
  readonly unit: string;
  readonly values: readonly (Scalar | undefined)[];
  /** Where each value comes from; `own` / `inherited` for parameters of a scenario. */
  readonly origins: readonly ('figure' | 'formula' | 'own' | 'inherited' | 'none')[];
}

/** `target`, `tolerance`, `projected` and `gap` = projected - target are cell values in the target's own unit. */
export interface TargetStatus {
  readonly key: string;
  readonly indicator: string;
  readonly year: number;
  readonly comparator: Comparator;
  readonly target: number;
  readonly tolerance: number;
  /** The level, growth or increase that the target is about; undefined if a level is missing. */
  readonly projected: Scalar | undefined;
  readonly gap: number | undefined;
  /** `noActual`: there is no value to judge, or only a plan or target figure; an error value counts as missed. */
  readonly status: 'met' | 'missed' | 'noActual';
  /** Null if there is no actual value yet. */
  readonly met: boolean | null;
}

export interface RuleStatus {
  readonly rule: string;
  readonly year: number;
  /** `undefined` if the formula gives an error or does not apply to this year (for example, there is no earlier value). */
  readonly holds: boolean | undefined;
}

/** Values of a projection by key, of an indicator or a parameter, and year; undefined outside its years. */
export function valuesOf({ years, indicators, parameters }: ProjectedSeries): Scope['valueAt'] {
  const rows = new Map([...parameters, ...indicators].map(({ key, values }) => [key, values]));
  const first = years[0] ?? 0;
  return (key, year) => rows.get(key)?.[year - first];
}
