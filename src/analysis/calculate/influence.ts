/**
 * Which parameters an indicator can depend on at all, by the references of its formula and of those it refers to, whatever
 * the year. What is not among them cannot move it; what is may still have no effect (behind an IF, or in the past).
 */
import type { Expr } from '../../formula/values/expr.js';
import { referencesOf } from '../../formula/functions/references.js';
import type { PreparedModel } from '../../model/prepared.js';

/** In the model's order. */
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
  // A set grows while it is walked.
  for (const key of seen) {
    const expr = prepared.seriesByKey.get(key)?.expr;
    if (expr !== undefined) for (const reference of referencesOf(expr)) seen.add(reference.key);
  }
  return prepared.parameters.map(({ parameter }) => parameter.key).filter((key) => seen.has(key));
}
