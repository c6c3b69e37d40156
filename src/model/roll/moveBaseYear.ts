/**
 * Moves the base year of a model: figures are added to their series, and no past value is lost.
 *
 * In: a prepared model, the new base year, and the figures to be used. Out: the model with those figures in their series.
 * Formulas that start from the base year (BASE, BASEYEAR) start later with it; all others keep the year from which they apply. A
 * series without any remaining plan figure no longer starts from a plan; a lever can first move after the new base year.
 */
import type { Figure } from '../../figures/figure.js';
import { wholeYear } from '../../figures/period.js';
import { referencesOf } from '../../formula/functions/references.js';
import { childrenOf, type Expr } from '../../formula/values/expr.js';
import { basicKinds, isActualKind } from '../derived.js';
import type { Indicator, Model, Parameter } from '../model.js';
import type { PreparedModel } from '../prepared.js';

export interface Joining {
  /** Key of the series. */
  readonly indicator: string;
  readonly figure: Figure;
}

/** `kept`: figures that are added to the baseline but that no series uses. */
export function moveBaseYear(
  prepared: PreparedModel,
  to: number,
  joining: readonly Joining[],
  kept: readonly Figure[],
): Model {
  const { model } = prepared;
  const added = [...joining.map(({ figure }) => figure), ...kept];
  if (to === model.baseYear && added.length === 0) return model;
  const figures = [...model.figures, ...added];
  const kinds = basicKinds(figures);
  const years = new Map(figures.map(({ id, period }) => [id, wholeYear(period)]));
  const read = keysRead(prepared);
  const indicators = model.indicators.map((row): Indicator => {
    const joins = joining.filter(({ indicator }) => indicator === row.key).map(({ figure }) => figure.id);
    const moved = withMembers(prepared, moveStart(prepared, row, to, read), joining);
    if (joins.length === 0) return moved;
    const taken = new Set(joins.map((id) => years.get(id)));
    // Figures that are new in the list are those of members.
    const isNew = (id: string): boolean => row.figures?.includes(id) !== true;
    const rest = (moved.figures ?? []).filter((id) => isNew(id) || !taken.has(years.get(id)));
    const list = [...rest, ...joins].sort((a, b) => (years.get(a) ?? 0) - (years.get(b) ?? 0));
    const isPlanned = list.some((id) => !isActualKind(kinds.get(id) ?? 'actual'));
    const { startsFrom: _, ...others } = moved;
    return { ...(isPlanned ? moved : others), figures: list };
  });
  const parameters = model.parameters.map((row) => moveEarliest(row, to));
  return { ...model, baseYear: to, figures, indicators, parameters };
}

/** Lists the figures of members, so that each comes before a plan figure of the same member and year. */
function withMembers({ seriesByKey }: PreparedModel, row: Indicator, joining: readonly Joining[]): Indicator {
  const own = joining.filter(({ indicator }) => {
    const member = seriesByKey.get(indicator)?.member;
    return member?.role === 'member' && member.of === row.key;
  });
  if (own.length === 0) return row;
  const replaced = new Set(
    own.map(
      ({ indicator, figure }) => seriesByKey.get(indicator)?.actuals.get(Number(figure.period))?.figure.id,
    ),
  );
  const rest = (row.figures ?? []).filter((id) => !replaced.has(id));
  return { ...row, figures: [...rest, ...own.map(({ figure }) => figure.id)] };
}

/** The first year of the formula. */
function moveStart(
  { model, seriesByKey }: PreparedModel,
  row: Indicator,
  to: number,
  read: ReadonlySet<string>,
): Indicator {
  const { written } = seriesByKey.get(row.key) ?? {};
  if (written === undefined || to === model.baseYear) return row;
  // Values that other formulas read must be kept.
  const follows = startsAtBase(written) && !read.has(row.key);
  if (follows)
    return row.from === undefined
      ? row
      : { ...row, from: Math.min(model.horizon, row.from + to - model.baseYear) };
  const hasNone = row.figures === undefined || row.figures.length === 0;
  return row.from === undefined && hasNone ? { ...row, from: model.baseYear } : row;
}

function startsAtBase(expr: Expr): boolean {
  if (expr.kind === 'call' && (expr.fn === 'BASE' || expr.fn === 'BASEYEAR')) return true;
  return childrenOf(expr).some(startsAtBase);
}

/** Keys that formulas of other series and rules read. */
function keysRead({ series, rules }: PreparedModel): ReadonlySet<string> {
  const others = series.flatMap(({ indicator, expr }) =>
    expr === undefined ? [] : referencesOf(expr).flatMap(({ key }) => (key === indicator.key ? [] : [key])),
  );
  return new Set([...others, ...rules.flatMap(({ expr }) => referencesOf(expr).map(({ key }) => key))]);
}

function moveEarliest(row: Parameter, to: number): Parameter {
  if (row.earliest === undefined || row.earliest > to) return row;
  // By default a lever can first move in the year after the base year.
  const { earliest: _, ...rest } = row;
  return rest;
}
