/**
 * The parameters that an indicator can depend on, by the references of its formula and of those it refers to, in any year. Other
 * parameters cannot influence it; these may still have no effect (in a branch of an IF, or in the past).
 */
import type { Expr } from '../../formula/values/expr.js';
import { referencesOf } from '../../formula/functions/references.js';
import type { PreparedModel } from '../../model/prepared.js';

/** The parameters that the indicators can depend on, in the model's order. */
export function influencesOn(prepared: PreparedModel, indicators: readonly string[]): readonly string[] {
  return closure(prepared, indicators);
}

/** Parameters that an expression, such as a rule, can depend on. */
export function influencesOnFormula(prepared: PreparedModel, expr: Expr): readonly string[] {
  return closure(
    prepared,
    referencesOf(expr).map(({ key }) => key),
  );
}

function closure(prepared: PreparedModel, start: readonly string[]): readonly string[] {
  const seen = new Set(start);
  // The loop also visits keys that are added to the set while it runs.
  for (const key of seen) {
    const expr = prepared.seriesByKey.get(key)?.expr;
    if (expr !== undefined) for (const reference of referencesOf(expr)) seen.add(reference.key);
  }
  return prepared.parameters.map(({ parameter }) => parameter.key).filter((key) => seen.has(key));
}
