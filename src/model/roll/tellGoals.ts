/**
 * What actuals decide: targets that are judged by them now, and plan figures that they take the place of.
 *
 * In: the models before and after a roll. Out: rows of the answer, in the units of the targets and figures. A plan figure that a series
 * still uses beside the actual (it is derived from the plan, or the series has no actual of its own) is told with these series.
 */
import { usedValue } from '../../figures/figure.js';
import { convert, findUnit, reportedValue } from '../../figures/units.js';
import { basicKinds, calculateDerived, isActualKind } from '../derived.js';
import type { PreparedModel } from '../prepared.js';
import type { Projection } from '../projection.js';
import { targetReadings } from '../targetReading.js';
import type { Joining } from './moveBaseYear.js';
import type { JudgedTarget, SupersededPlan } from './roll.js';

/** Targets without an actual before that have one now. */
export function tellJudged(
  before: PreparedModel,
  after: PreparedModel,
  projection: Projection,
): readonly JudgedTarget[] {
  const had = new Map(targetReadings(before).map(({ target, basisOf }) => [target.key, basisOf]));
  return targetReadings(after).flatMap(({ target, unit, basisOf }, i) => {
    const status = projection.targets[i];
    if (status === undefined || basisOf !== 'actual' || had.get(target.key) === 'actual') return [];
    const { key, indicator, year, comparator, value } = target;
    const { projected } = status;
    const is = typeof projected === 'number' ? reportedValue(projected, unit) : null;
    return [
      { target: key, indicator, year, comparator, value, unit: unit.symbol, is, status: status.status },
    ];
  });
}

/** Plan figures of an indicator and year that have an actual now. */
export function tellSuperseded(
  { model, series }: PreparedModel,
  joining: readonly Joining[],
): readonly SupersededPlan[] {
  const kinds = basicKinds(model.figures);
  const { operands } = calculateDerived(model.figures);
  const restsOn = (id: string, on: string): boolean =>
    id === on || (operands.get(id) ?? []).some((each) => restsOn(each, on));
  return joining.flatMap(({ indicator, figure: actual }) =>
    model.figures.flatMap((figure): readonly SupersededPlan[] => {
      const { id, period, geography, unit } = figure;
      const isPlan = !isActualKind(kinds.get(id) ?? figure.kind) && figure.formula === undefined;
      const isOf =
        figure.indicator === indicator && geography === actual.geography && period === actual.period;
      if (!isPlan || !isOf || figure.kind === 'growth' || figure.kind === 'rule') return [];
      const year = Number(period);
      const usedBy = series
        .filter((row) => {
          const used = row.actuals.get(year)?.figure.id;
          return used !== undefined && restsOn(used, id);
        })
        .map((row) => row.indicator.key);
      const [from, to] = [findUnit(actual.unit), findUnit(unit)];
      const is = from === undefined || to === undefined ? undefined : convert(usedValue(actual), from, to);
      return [{ figure: id, indicator, year, value: usedValue(figure), unit, actual: is ?? null, usedBy }];
    }),
  );
}
