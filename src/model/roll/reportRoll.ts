/**
 * Reports the results of a roll: values replaced by figures, past values that changed, and headline series without an actual.
 *
 * In: the models before and after and their projections. Out: rows of the answer, in the units of the series.
 */
import { usedValue, type Figure } from '../../figures/figure.js';
import { halfDigitOf } from '../../figures/lastDigit.js';
import { reportedValue } from '../../figures/units.js';
import { referencesOf } from '../../formula/functions/references.js';
import type { Scope } from '../../formula/values/scope.js';
import type { Problem } from '../../messages/problem.js';
import { groundsOf } from '../grounds.js';
import type { PreparedModel } from '../prepared.js';
import { valuesOf, type Projection } from '../projection.js';
import type { Joining } from './moveBaseYear.js';
import { shortNumber, type GrowthCheck, type Replacement, type RollCheck } from './roll.js';

export function tellReplaced(
  before: PreparedModel,
  valueBefore: Scope['valueAt'],
  { seriesByKey }: PreparedModel,
  indicator: string,
  figure: Figure,
): readonly Replacement[] {
  const year = Number(figure.period);
  const row = seriesByKey.get(indicator);
  const now = row?.actuals.get(year);
  if (row === undefined || now === undefined) return [];
  const was = valueBefore(indicator, year);
  return [
    {
      indicator,
      member: null,
      year,
      figure: figure.id,
      ...(figure.formula === undefined ? {} : { formula: figure.formula }),
      is: reportedValue(now.value, row.unit),
      was: typeof was === 'number' ? reportedValue(was, row.unit) : null,
      wasFigure: before.seriesByKey.get(indicator)?.actuals.get(year)?.figure.id ?? null,
      unit: row.unit.symbol,
    },
  ];
}

/** Values of the old base year and earlier years that have changed. */
export function pastChanges(
  before: PreparedModel,
  old: Projection,
  now: Projection,
): { readonly checks: readonly RollCheck[]; readonly problems: readonly Problem[] } {
  const valueAt = valuesOf(now);
  const checks = old.indicators.flatMap(({ key, values }) =>
    old.years.flatMap((year, i) => {
      const [was, is] = [values[i], valueAt(key, year)];
      const unit = before.seriesByKey.get(key)?.unit;
      if (
        year > before.model.baseYear ||
        typeof was !== 'number' ||
        typeof is !== 'number' ||
        unit === undefined
      )
        return [];
      if (Math.abs(is - was) <= 1e-9 * Math.abs(was)) return [];
      const [a, b] = [reportedValue(was, unit), reportedValue(is, unit)];
      return [
        { check: 'past', indicator: key, year, holds: false, was: a, is: b, unit: unit.symbol } as const,
      ];
    }),
  );
  const problems = checks.map(({ indicator, year, was, is, unit }): Problem => ({
    code: 'roll.pastChanged',
    severity: 'warning',
    place: { table: 'indicators', key: indicator, field: 'formula' },
    args: { indicator, year, was: shortNumber(was), is: shortNumber(is), unit },
  }));
  return { checks, problems };
}

/**
 * Series that grow by a formula, with the growth of their actual beside that of the formula: with a nominal GDP of 4.9 % more, real
 * growth of 5.5 % and a deflator of 0 % cannot all hold. Rates are left out: they do not grow by per cent.
 */
export function checkGrowth(
  { series, seriesByKey, parameterByKey, model }: PreparedModel,
  projection: Projection,
  joining: readonly Joining[],
): readonly GrowthCheck[] {
  const valueAt = valuesOf(projection);
  return joining.flatMap(({ indicator, figure }): readonly GrowthCheck[] => {
    const row = series.find((each) => each.indicator.key === indicator);
    const year = Number(figure.period);
    const [before, now] = [valueAt(indicator, year - 1), row?.actuals.get(year)?.value];
    if (
      row?.expr === undefined ||
      row.unit.display !== 1 ||
      typeof before !== 'number' ||
      now === undefined ||
      before <= 0
    )
      return [];
    const references = referencesOf(row.expr);
    if (!references.some(({ key, time }) => key === indicator && time === 'earlier')) return [];
    const scope = {
      year,
      firstYear: model.firstYear,
      baseYear: model.baseYear,
      horizon: model.horizon,
      valueAt,
    };
    const value = row.evaluate?.(scope);
    if (typeof value !== 'number') return [];
    const half = halfDigitOf(figure.source?.token ?? String(usedValue(figure)), now);
    const keys = [...new Set(references.filter(({ time }) => time === 'same').map(({ key }) => key))];
    const isContradiction =
      keys.length > 0 && keys.every((key) => seriesByKey.get(key)?.actuals.has(year) === true);
    const of = keys.flatMap((key) => {
      const [cell, unit] = [valueAt(key, year), (seriesByKey.get(key) ?? parameterByKey.get(key))?.unit];
      return typeof cell !== 'number' || unit === undefined
        ? []
        : [{ key, value: reportedValue(cell, unit), unit: unit.symbol }];
    });
    const growth = (level: number): number => Number(((100 * (level - before)) / before).toPrecision(10));
    const holds = Math.abs(value - now) <= half + 1e-9 * Math.abs(now);
    return [
      {
        check: 'growth',
        indicator,
        year,
        holds,
        stated: growth(now),
        calculated: growth(value),
        isContradiction,
        of,
      },
    ];
  });
}

/** Headline series that have no actual in the base year: they start from a plan or a projection. */
export function checkBaseYear(prepared: PreparedModel, projection: Projection): readonly RollCheck[] {
  const { baseYear: year } = prepared.model;
  const grounds = groundsOf(prepared);
  const valueAt = valuesOf(projection);
  return prepared.series.flatMap(({ indicator: { key, headline }, unit }) => {
    if (headline !== true || grounds.isActual({ key, year }) || !grounds.hasValue({ key, year })) return [];
    const value = valueAt(key, year);
    const basis = grounds.isPlanned({ key, year }) ? ('plan' as const) : ('projection' as const);
    const reported = typeof value === 'number' ? reportedValue(value, unit) : null;
    return [{ check: 'baseYear' as const, indicator: key, year, holds: null, value: reported, basis }];
  });
}
