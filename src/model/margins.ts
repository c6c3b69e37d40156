/**
 * The margins of base figures: parameters that say how far a floor, an annualised part of a year or a plan may be from the truth.
 *
 * A margin names its figure (`marginOf`) and is 0 where the figure is exact. In: a prepared model. Out: whether a margin still has its
 * figure, and the model without the margins that have lost it.
 * A margin is over when no series rests on its figure any more, or when the figure, or one that it is derived from, has an actual of the
 * same series and year beside it. An exact actual has no margin: from then on it may move nothing.
 */
import { wholeYear } from '../figures/period.js';
import type { Problem } from '../messages/problem.js';
import { basicKinds, isActualKind, operandsOf } from './derived.js';
import type { Model, Parameter } from './model.js';
import type { PreparedModel } from './prepared.js';

interface Margin {
  readonly parameter: Parameter;
  readonly isOver: boolean;
}

/** The parameters that are margins and move something. */
export function findMargins({ model, series, seriesByKey, figureById }: PreparedModel): readonly Margin[] {
  const margins = model.parameters.filter((row) => row.marginOf !== undefined && isMoving(model, row));
  if (margins.length === 0) return [];
  const operands = operandsOf(model.figures);
  const kinds = basicKinds(model.figures);
  const restsOn = (id: string): ReadonlySet<string> => {
    const found = new Set([id]);
    // A set visits what is added while it is read.
    for (const each of found) for (const operand of operands.get(each) ?? []) found.add(operand);
    return found;
  };
  const used = new Set(series.flatMap(({ actuals }) => [...actuals.values()].map(({ figure }) => figure.id)));
  const bases = [...used].map(restsOn);
  return margins.map((parameter) => {
    const { marginOf = '' } = parameter;
    const behind = restsOn(marginOf);
    const isReplaced = [...behind].some((id) => {
      const { indicator = '', period = '', geography } = figureById.get(id) ?? {};
      const year = wholeYear(period);
      const now = year === undefined ? undefined : seriesByKey.get(indicator)?.actuals.get(year)?.figure;
      const isOther = now !== undefined && now.geography === geography && !restsOn(now.id).has(marginOf);
      return isOther && !behind.has(now.id) && isActualKind(kinds.get(now.id) ?? now.kind);
    });
    return { parameter, isOver: isReplaced || !bases.some((base) => base.has(marginOf)) };
  });
}

/** A warning for each margin that is over and would move later years all the same. */
export function tellMargins(prepared: PreparedModel): readonly Problem[] {
  return findMargins(prepared).flatMap(({ parameter, isOver }) =>
    isOver
      ? [
          {
            code: 'model.marginOver' as const,
            severity: 'warning' as const,
            place: { table: 'parameters' as const, key: parameter.key, field: 'marginOf' },
            args: { key: parameter.key, figure: parameter.marginOf ?? '' },
          },
        ]
      : [],
  );
}

/** Whether a margin moves anything: it has a distribution, or a value other than 0 in the model or in a scenario. */
function isMoving({ scenarios }: Model, { key, value, distribution }: Parameter): boolean {
  const values = [value, ...scenarios.map((row) => row.values[key] ?? 0)];
  return (
    distribution !== undefined ||
    values.some((each) =>
      typeof each === 'number' ? each !== 0 : Object.values(each).some((one) => one !== 0),
    )
  );
}

/** The model in which these margins are 0 and certain, in every scenario. */
export function withoutMargins(model: Model, keys: ReadonlySet<string>): Model {
  if (keys.size === 0) return model;
  const isLeft = ([key]: readonly [string, unknown]): boolean => !keys.has(key);
  return {
    ...model,
    parameters: model.parameters.map((row): Parameter => {
      const { correlations, ...others } = row;
      const left = Object.entries(correlations ?? {}).filter(isLeft);
      const own = left.length === 0 ? others : { ...others, correlations: Object.fromEntries(left) };
      if (!keys.has(row.key)) return correlations === undefined ? row : own;
      const { distribution: _, ...certain } = others;
      return { ...certain, value: 0 };
    }),
    scenarios: model.scenarios.map((row) =>
      Object.keys(row.values).some((key) => keys.has(key))
        ? { ...row, values: Object.fromEntries(Object.entries(row.values).filter(isLeft)) }
        : row,
    ),
  };
}
