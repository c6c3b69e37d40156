/** A tree changed part by part is the same tree wherever nothing changes, and its parts are visited in the order written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf, mapExpr, type Expr } from '../../../src/formula/values/expr.js';
import { ALL_FUNCTIONS, expressions, KEYS } from '../generate.js';

/** Every part, the whole first. */
const parts = (expr: Expr): readonly Expr[] => [expr, ...childrenOf(expr).flatMap(parts)];

describe('mapExpr', () => {
  it('gives an equal tree when nothing is changed, at every depth', () => {
    const copy = (expr: Expr): Expr => mapExpr(expr, copy);
    fc.assert(
      fc.property(expressions(KEYS, ALL_FUNCTIONS, 3), (expr) => {
        expect(copy(expr)).toEqual(expr);
      }),
    );
  });

  it('reaches every name once, in the order written, and changes it', () => {
    const rename =
      (seen: string[]) =>
      (expr: Expr): Expr => {
        if (expr.kind !== 'name') return mapExpr(expr, rename(seen));
        seen.push(expr.key);
        return { ...expr, key: `${expr.key}__north` };
      };
    fc.assert(
      fc.property(expressions(KEYS, ALL_FUNCTIONS, 3), (expr) => {
        const seen: string[] = [];
        const names = (given: Expr) =>
          parts(given).flatMap((part) => (part.kind === 'name' ? [part.key] : []));
        const changed = rename(seen)(expr);
        expect(seen).toEqual(names(expr));
        expect(names(changed)).toEqual(seen.map((key) => `${key}__north`));
      }),
    );
  });
});
