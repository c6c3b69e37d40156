/**
 * The effect of a change of parameters on the results: the indicators asked about, every target, and the headline indicators in
 * the last year, before and after. Cell values; undefined if there is no number.
 */
import type { Comparator } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { compareTargets } from '../../model/status.js';
import { judgedTargets } from '../../model/targetReading.js';
import { differentiate, type Surface } from '../calculate/derivatives.js';
import type { Point } from '../calculate/point.js';

export interface ImpactRow {
  readonly indicator: string;
  readonly year: number;
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** Targets of this indicator that end in this year and can be judged. */
  readonly targets: readonly TargetImpact[];
}

interface TargetImpact {
  readonly comparator: Comparator;
  /** In the target's unit. */
  readonly value: number;
  readonly wasMet: boolean;
  readonly isMet: boolean;
}

/** A hard rule in a year that holds either before or after the change, but not both. */
interface RuleImpact {
  readonly rule: string;
  readonly year: number;
  readonly isKept: boolean;
}

export interface Impact {
  readonly rows: readonly ImpactRow[];
  readonly rules: readonly RuleImpact[];
}

interface Asked {
  readonly indicator: string;
  readonly year: number;
}

export function impactOf(
  prepared: PreparedModel,
  before: Point,
  after: Point,
  asked: readonly Asked[],
): Impact {
  const model = differentiate(prepared, []);
  const [was, is] = [model.at(before), model.at(after)];
  const { horizon } = prepared.model;
  const readings = judgedTargets(prepared);
  const [were, are] = [was, is].map((surface) =>
    compareTargets(readings, (key, year) => surface.at(key, year)?.value),
  );
  const headlines = prepared.series.filter(({ indicator }) => indicator.headline === true);
  const cells = new Map(
    [
      ...asked,
      ...readings.map(({ target, series = '' }) => ({ indicator: series, year: target.year })),
      ...headlines.map(({ indicator }) => ({ indicator: indicator.key, year: horizon })),
    ].map((cell) => [`${cell.indicator}:${cell.year}`, cell]),
  );
  const rows = [...cells.values()].map(({ indicator, year }): ImpactRow => {
    const [old, now] = [was, is].map((surface) => numberAt(surface, indicator, year));
    return {
      indicator,
      year,
      before: old,
      after: now,
      targets: readings.flatMap(({ target, series }, k): readonly TargetImpact[] => {
        if (series !== indicator || target.year !== year) return [];
        const { comparator, value } = target;
        return [{ comparator, value, wasMet: were?.[k]?.met === true, isMet: are?.[k]?.met === true }];
      }),
    };
  });
  const rules = prepared.rules
    .filter(({ rule }) => rule.severity === 'hard')
    .flatMap((rule) =>
      prepared.years
        .filter((year) => year >= rule.from && year <= rule.to)
        .flatMap((year): readonly RuleImpact[] => {
          const [kept, keeps] = [was, is].map((surface) => surface.holds(rule, year) !== false);
          return kept === keeps ? [] : [{ rule: rule.rule.key, year, isKept: keeps === true }];
        }),
    );
  return { rows, rules };
}

function numberAt(surface: Surface, key: string, year: number): number | undefined {
  const value = surface.at(key, year)?.value;
  return typeof value === 'number' ? value : undefined;
}
