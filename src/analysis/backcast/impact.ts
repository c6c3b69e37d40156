/**
 * What a change of parameters does to the results: the indicators that were asked about, every target, and the headline
 * indicators in the last year, before and after. Cell values; undefined where there is no number.
 */
import { cellValue } from '../../figures/units.js';
import type { Comparator } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { meetsTarget } from '../../model/status.js';
import { differentiate, type Surface } from '../calculate/derivatives.js';
import { unitOf, type Point } from '../calculate/point.js';

export interface ImpactRow {
  readonly indicator: string;
  readonly year: number;
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** Targets of the model that are about this indicator and year. */
  readonly targets: readonly TargetImpact[];
}

interface TargetImpact {
  readonly comparator: Comparator;
  /** In the indicator's unit. */
  readonly value: number;
  readonly wasMet: boolean;
  readonly isMet: boolean;
}

/** A hard rule in a year that one of the two breaks and the other keeps. */
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
  const { targets, horizon } = prepared.model;
  const headlines = prepared.series.filter(({ indicator }) => indicator.headline === true);
  const cells = new Map(
    [
      ...asked,
      ...targets.map(({ indicator, year }) => ({ indicator, year })),
      ...headlines.map(({ indicator }) => ({ indicator: indicator.key, year: horizon })),
    ].map((cell) => [`${cell.indicator}:${cell.year}`, cell]),
  );
  const rows = [...cells.values()].map(({ indicator, year }): ImpactRow => {
    const unit = unitOf(prepared, indicator);
    const [old, now] = [was, is].map((surface) => numberAt(surface, indicator, year));
    const about = targets.filter((target) => target.indicator === indicator && target.year === year);
    return {
      indicator,
      year,
      before: old,
      after: now,
      targets: about.map(({ comparator, value }): TargetImpact => {
        const wanted = cellValue(value, unit);
        const isMet = (reached: number | undefined): boolean =>
          reached !== undefined && meetsTarget(reached - wanted, comparator);
        return { comparator, value, wasMet: isMet(old), isMet: isMet(now) };
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
