/**
 * Converts targets to levels for goal seek: a level is unchanged; growth and increases are added to the level from which they are
 * measured.
 *
 * In: a prepared model. Out: the goals of the targets that can be judged, in the indicator's unit. Growth from a year that is
 * itself projected, and growth of several years, is not a single level: such targets need backcast.
 */
import { convert, reportedValue } from '../../figures/units.js';
import type { Target } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { openTargets } from '../../model/targetReading.js';

interface TargetGoal {
  readonly target: Target;
  readonly indicator: string;
  readonly year: number;
  /** In the indicator's unit. */
  readonly value: number;
}

export function goalsOf(prepared: PreparedModel): readonly TargetGoal[] {
  return openTargets(prepared).flatMap(
    ({ target, series, unit, wanted, factor, parts }): readonly TargetGoal[] => {
      const row = prepared.seriesByKey.get(series ?? '');
      const [part] = parts;
      if (row === undefined || part === undefined || parts.length > 1) return [];
      const goal = { target, indicator: row.indicator.key, year: part.year };
      if (part.base === undefined) {
        const value = convert(target.value, unit, row.unit);
        return value === undefined ? [] : [{ ...goal, value }];
      }
      const base = part.base.figure?.value ?? row.actuals.get(part.base.year)?.value;
      if (base === undefined) return [];
      const years = part.year - part.base.year;
      const level =
        target.basis === 'increase'
          ? base + wanted / factor
          : base * (1 + wanted) ** (target.basis === 'average' ? years : 1);
      // Rounded to twelve digits, to remove rounding errors of the power.
      return [{ ...goal, value: Number(reportedValue(level, row.unit).toPrecision(12)) }];
    },
  );
}
