/** Counts the differences of two models for a sentence; values are compared by content. */
import type { Model } from '../../model/model.js';

export interface Changes {
  readonly parameters: number;
  readonly formulas: number;
  /** Anything else: figures, names, targets, rules. */
  readonly others: number;
}

/** Values of parameters in scenarios, formulas of indicators, and the rest at large. */
export function compareModels(before: Model, after: Model): Changes {
  let parameters = 0;
  for (const scenario of after.scenarios) {
    const old = before.scenarios.find(({ key }) => key === scenario.key);
    const keys = new Set([...Object.keys(scenario.values), ...Object.keys(old?.values ?? {})]);
    for (const key of keys) if (!isSame(old?.values[key], scenario.values[key])) parameters += 1;
  }
  for (const parameter of after.parameters) {
    const old = before.parameters.find(({ key }) => key === parameter.key);
    if (!isSame(old?.value, parameter.value)) parameters += 1;
  }
  const formulas = after.indicators.filter(
    ({ key, formula }) => before.indicators.find((indicator) => indicator.key === key)?.formula !== formula,
  ).length;
  const isElseSame = isSame(withoutEdits(before), withoutEdits(after));
  return { parameters, formulas, others: isElseSame ? 0 : 1 };
}

function withoutEdits(model: Model) {
  return {
    ...model,
    scenarios: model.scenarios.map(({ values: _, ...rest }) => rest),
    parameters: model.parameters.map(({ value: _, ...rest }) => rest),
    indicators: model.indicators.map(({ formula: _, ...rest }) => rest),
  };
}

/** Whether two values are equal; the order of keys does not matter, and an undefined field counts as missing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(Reflect.get(a, key), Reflect.get(b, key)));
}
