/**
 * Targets on a path follow the base: the point of 2027 on the way from 3.22 % in 2024 to 3.5 % in 2030 is, once 2025 is known, on the
 * way from 2025.
 *
 * In: a model's figures and targets, the old and the new base year, and which figure is an indicator's actual in the new one. Out: the figures that are
 * written anew. A path is a derived figure that a target takes its value from, whose formula has a figure of the same indicator after
 * the target's year, where it leads, and one of the old base year or later, where it starts. The formula must name the year of its
 * start, as in (2027-2024)/(2030-2024): that number moves with it. A multiple of a past level (1.5 times that of 2024) is no path and
 * stays.
 */
import type { Figure } from '../../figures/figure.js';
import { wholeYear } from '../../figures/period.js';
import { reportedValue } from '../../figures/units.js';
import { referencesOf } from '../../formula/functions/references.js';
import { parseFormula } from '../../formula/text/parse.js';
import { childrenOf, type Expr, type Span } from '../../formula/values/expr.js';
import type { Names } from '../../formula/values/scope.js';
import { followFigures } from '../derivedTargets.js';
import type { Model } from '../model.js';
import type { PreparedModel } from '../prepared.js';
import { targetReadings } from '../targetReading.js';
import type { FollowedTarget } from './roll.js';

/** The model with its paths counted from the actuals of `to`. `actualAt`: id of the figure that an indicator has in that year. */
export function followTargets(
  model: Model,
  { from, to }: { readonly from: number; readonly to: number },
  actualAt: (indicator: string) => string | undefined,
): Model {
  const byId = new Map(model.figures.map((figure) => [figure.id, figure]));
  const names: Names = { resolve: (id) => (byId.has(id) ? id : undefined), all: [], write: (key) => key };
  const sources = new Set(model.targets.map(({ source }) => source));
  const follow = (figure: Figure): Figure => {
    const { id, kind, formula, period, indicator, geography } = figure;
    const year = wholeYear(period);
    const isAhead = year !== undefined && year > to;
    if (!sources.has(id) || kind !== 'derived' || formula === undefined || !isAhead) return figure;
    const parsed = parseFormula(formula, names);
    if (!parsed.ok) return figure;
    const used = referencesOf(parsed.value).flatMap(({ key, span }) => {
      const operand = byId.get(key);
      const at = operand === undefined ? undefined : wholeYear(operand.period);
      return operand === undefined || at === undefined || operand.geography !== geography
        ? []
        : [{ span, operand, at }];
    });
    const isPath = used.some(({ operand, at }) => operand.indicator === indicator && at > year);
    const starts = used.filter(({ at }) => at >= from && at <= to);
    const written = yearsIn(parsed.value);
    const parts = starts.flatMap(({ span, operand, at }): readonly Part[] => {
      const by = actualAt(operand.indicator);
      if (by === undefined || by === operand.id) return [];
      const own = written.filter(({ value }) => value === at).map((each) => each.span);
      return at !== to && own.length === 0
        ? []
        : [{ span, by }, ...own.map((each) => ({ span: each, by: String(to) }))];
    });
    if (!isPath || parts.length === 0) return figure;
    return { ...figure, formula: replaceParts(formula, parts), note: noteOf(figure.note, to) };
  };
  const figures = model.figures.map(follow);
  if (figures.every((figure, i) => figure === model.figures[i])) return model;
  return followFigures(model, { ...model, figures });
}

/** Targets whose wanted value is another after the roll, in their unit. */
export function tellFollowed(before: PreparedModel, after: PreparedModel): readonly FollowedTarget[] {
  const old = new Map(targetReadings(before).map((reading) => [reading.target.key, reading]));
  return targetReadings(after).flatMap(({ target, unit, wanted }): readonly FollowedTarget[] => {
    const was = old.get(target.key);
    if (was === undefined || Math.abs(was.wanted - wanted) <= 1e-12 * Math.abs(wanted)) return [];
    return [
      {
        ...{ target: target.key, indicator: target.indicator, year: target.year, unit: unit.symbol },
        ...{ was: reportedValue(was.wanted, was.unit), is: reportedValue(wanted, unit) },
      },
    ];
  });
}

interface Part {
  readonly span: Span;
  readonly by: string;
}

/** Numbers of a formula, with their places. */
function yearsIn(expr: Expr): readonly { readonly value: number; readonly span: Span }[] {
  if (expr.kind === 'number') return [{ value: expr.value, span: expr.span }];
  return childrenOf(expr).flatMap(yearsIn);
}

function replaceParts(text: string, parts: readonly Part[]): string {
  const unique = new Map(parts.map((part) => [part.span.start, part]));
  return [...unique.values()]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, by }) => done.slice(0, span.start) + by + done.slice(span.end), text);
}

/** A note in two languages, parted by a slash, says in both what the path starts from now. */
function noteOf(note: string, to: number): string {
  const [zh, en] = [
    `基年移到${to}年后，自${to}年实际数起算`,
    `since the roll counted from the actual of ${to}`,
  ];
  const [first = '', ...others] = note.split(' / ');
  if (others.length === 0) return note === '' ? `${zh} / ${en}` : `${note}；${zh} / ${en}`;
  return `${first}；${zh} / ${others.join(' / ')}; ${en}`;
}
