/**
 * Calibers (口径): series of different scope must not be added or chained without saying so.
 *
 * In: a model, and its parsed formulas. Out: warnings. Adding or subtracting two indicators of different caliber is accepted if
 * the result states a caliber of its own, different from both, with a reason: that is
 * a declared relation (the residual of whole-society input after government and enterprises).
 */
import type { Figure } from '../figures/figure.js';
import { childrenOf, type Expr } from '../formula/values/expr.js';
import type { Indicator, Model } from './model.js';
import type { Report } from './report.js';

export function checkCalibers(model: Model, formulas: ReadonlyMap<string, Expr>, report: Report): void {
  const indicators = new Map(model.indicators.map((row) => [row.key, row]));
  const figures = new Map(model.figures.map((figure) => [figure.id, figure]));
  for (const indicator of model.indicators) {
    checkFigureCalibers(figures, indicator, report);
    const expr = formulas.get(indicator.key);
    if (expr === undefined) continue;
    for (const { left, right, span } of sums(expr)) {
      const pair = differingPair(addends(left), addends(right), indicators);
      if (pair === undefined || declaresRelation(indicator, pair)) continue;
      const [a, b] = pair;
      report.add(
        'model.caliberSum',
        { table: 'indicators', key: indicator.key, field: 'formula', ...span },
        {
          a: a.key,
          b: b.key,
          caliberA: a.caliber?.zh ?? '',
          caliberB: b.caliber?.zh ?? '',
          caliberAEn: a.caliber?.en ?? '',
          caliberBEn: b.caliber?.en ?? '',
          key: indicator.key,
        },
        'warning',
      );
    }
  }
}

/** Warns about figures of one series that state different calibers. */
function checkFigureCalibers(
  figures: ReadonlyMap<string, Figure>,
  indicator: Indicator,
  report: Report,
): void {
  const used = (indicator.figures ?? []).flatMap((id) => figures.get(id) ?? []);
  const first = used.find(({ caliber }) => caliber !== '');
  used.forEach((figure, i) => {
    if (first === undefined || figure.caliber === '' || figure.caliber === first.caliber) return;
    const place = { table: 'indicators', key: indicator.key, field: `figures.${i}` } as const;
    const args = {
      a: first.id,
      b: figure.id,
      caliberA: first.caliber,
      caliberB: figure.caliber,
      key: indicator.key,
    };
    report.add('model.caliberChain', place, args, 'warning');
  });
}

interface Sum {
  readonly left: Expr;
  readonly right: Expr;
  readonly span: { readonly start: number; readonly end: number };
}

/** Every addition, subtraction and list of addends in a formula. */
function sums(expr: Expr): readonly Sum[] {
  return [...ownSums(expr), ...childrenOf(expr).flatMap(sums)];
}

function ownSums(expr: Expr): readonly Sum[] {
  if (expr.kind === 'binary' && (expr.op === '+' || expr.op === '-'))
    return [{ left: expr.left, right: expr.right, span: expr.span }];
  const [first, ...others] = expr.kind === 'call' && expr.fn === 'SUM' ? childrenOf(expr) : [];
  return first === undefined ? [] : others.map((right) => ({ left: first, right, span: expr.span }));
}

/** Keys of the series whose amounts are added: `a`, `PREV(a)`, `a+b`; a product or quotient is an amount of another kind. */
function addends(expr: Expr): readonly string[] {
  switch (expr.kind) {
    case 'name':
      return [expr.key];
    case 'unary':
    case 'percent':
      return addends(expr.operand);
    case 'binary':
      return expr.op === '+' || expr.op === '-' ? [...addends(expr.left), ...addends(expr.right)] : [];
    case 'call': {
      const isShifted = ['PREV', 'LAG', 'AT', 'BASE', 'CUMULATE'].includes(expr.fn);
      const [first] = expr.args;
      if (isShifted) return first === undefined ? [] : addends(first);
      return expr.fn === 'SUM' ? expr.args.flatMap((arg) => (arg === undefined ? [] : addends(arg))) : [];
    }
    case 'number':
    case 'text':
    case 'boolean':
    case 'error':
    case 'array':
      return [];
  }
}

function differingPair(
  left: readonly string[],
  right: readonly string[],
  indicators: ReadonlyMap<string, Indicator>,
): readonly [Indicator, Indicator] | undefined {
  for (const a of left.flatMap((key) => indicators.get(key) ?? []))
    for (const b of right.flatMap((key) => indicators.get(key) ?? []))
      if (a.caliber !== undefined && b.caliber !== undefined && a.caliber.zh !== b.caliber.zh) return [a, b];
  return undefined;
}

function declaresRelation(indicator: Indicator, pair: readonly [Indicator, Indicator]): boolean {
  const own = indicator.caliber?.zh;
  return (
    own !== undefined && indicator.reason !== undefined && pair.every(({ caliber }) => caliber?.zh !== own)
  );
}
