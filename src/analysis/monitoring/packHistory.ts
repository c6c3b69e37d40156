/**
 * The data of a pack about an indicator besides its projection: yearly actuals, observations within years, plans of years, level
 * targets and profiles, for the whole or for a member.
 *
 * In: a prepared model, then an indicator and a member. Out: amounts in the indicator's unit, as people write them. Only figures of
 * the series' own caliber and with a value of their own (exact or about) count; if two figures for one period differ, neither is
 * used.
 */
import { usedValue, type Figure } from '../../figures/figure.js';
import { monthsOf, wholeYear } from '../../figures/period.js';
import { convert, findUnit, reportedValue, type Unit } from '../../figures/units.js';
import { basicKinds, calculateDerived, isActualKind } from '../../model/derived.js';
import type { Indicator, Target } from '../../model/model.js';
import { rowKey } from '../../model/memberRows.js';
import { foldName } from '../../model/names.js';
import type { PreparedModel } from '../../model/prepared.js';
import { grouped } from './grouped.js';
import type { ObservedMember } from './observation.js';
import { exactPart, type Part } from './parts.js';

export interface History {
  readonly indicator: Indicator;
  readonly unit: Unit;
  /** Actual amounts of whole years. */
  readonly years: ReadonlyMap<number, number>;
  /** Years whose amount was derived from a part of them (twice the half): they are no evidence of the share of that part. */
  readonly annualised: ReadonlySet<number>;
  /** Observations by year; whole years are not among them. */
  readonly parts: ReadonlyMap<number, readonly Part[]>;
  /** Figures of kind plan for whole years. */
  readonly plans: ReadonlyMap<number, number>;
  readonly targets: readonly LevelTarget[];
  /** Shares of the year, in per cent. */
  readonly profile: readonly Part[];
  /** Whether `profile` has a range. */
  readonly hasRange: boolean;
  /** Calibers of the series, folded; empty if it states none. */
  readonly calibers: ReadonlySet<string>;
}

export interface LevelTarget {
  readonly year: number;
  readonly value: number;
  readonly isCeiling: boolean;
  /** At least the value: neither a ceiling nor an equation. */
  readonly isFloor: boolean;
  /** It was derived from the path to another target, and is a point of such a path rather than an end of one. */
  readonly isDerived: boolean;
}

/** A function that gives the history of any indicator and member; undefined for an indicator that is not in the model. */
export function packHistory(
  prepared: PreparedModel,
): (key: string, member?: ObservedMember) => History | undefined {
  const { model } = prepared;
  const indicators = new Map(model.indicators.map((row) => [row.key, row]));
  const figures = grouped(model.figures, ({ indicator }) => indicator);
  const targets = grouped(model.targets, ({ indicator, member }) => rowKey(indicator, member));
  const profiles = grouped(model.profiles ?? [], ({ indicator }) => indicator);
  const kinds = basicKinds(model.figures);
  const { operands } = calculateDerived(model.figures);
  const isAnnualised = (figure: Figure): boolean =>
    (operands.get(figure.id) ?? []).some((id) => {
      const operand = prepared.figureById.get(id);
      if (operand === undefined) return false;
      const span = monthsOf(operand.period);
      const isPart = span !== undefined && wholeYear(operand.period) === undefined;
      return (isPart && span.year === wholeYear(figure.period)) || isAnnualised(operand);
    });
  const isActual = ({ id, kind }: Figure): boolean => {
    const basic = kinds.get(id) ?? kind;
    return isActualKind(basic) && basic !== 'growth';
  };
  return (key, member) => {
    const indicator = indicators.get(key);
    const unit = findUnit(indicator?.unit ?? '');
    if (indicator === undefined || unit === undefined) return undefined;
    const row = prepared.seriesByKey.get(rowKey(key, member?.key));
    const calibers = calibersOf(prepared, indicator);
    const own = (figures.get(key) ?? []).filter(
      (figure) =>
        isAbout(figure, member, model.geography) &&
        (figure.qualifier === 'exact' || figure.qualifier === 'about') &&
        (figure.caliber === '' || calibers.has(foldName(figure.caliber))),
    );
    const pinned = [...(row?.actuals ?? [])].filter(([, { figure }]) => isActual(figure));
    const actual = own.filter(isActual);
    const years = new Map(
      pinned.length > 0
        ? pinned.map(([year, { value }]) => [year, reportedValue(value, unit)] as const)
        : yearly(actual, unit),
    );
    const ofYears = [...pinned.map(([, { figure }]) => figure), ...actual];
    const annualised = ofYears.filter(isAnnualised).flatMap(({ period }) => wholeYear(period) ?? []);
    const rows = (profiles.get(key) ?? []).filter((profile) => profile.member === member?.key);
    const common =
      rows.length > 0 ? rows : (profiles.get(key) ?? []).filter((each) => each.member === undefined);
    return {
      indicator,
      unit,
      years,
      annualised: new Set(annualised),
      parts: partsByYear(actual, unit),
      plans: yearly(
        own.filter(({ id, kind }) => (kinds.get(id) ?? kind) === 'plan'),
        unit,
      ),
      targets: (targets.get(rowKey(key, member?.key)) ?? []).flatMap((target) => levelTarget(target, unit)),
      profile: common.flatMap(({ period, share, low, high }) => {
        const span = monthsOf(yearless(period));
        if (span === undefined) return [];
        return [{ from: span.from, to: span.to, value: share, low: low ?? share, high: high ?? share }];
      }),
      hasRange: common.some(({ low, high }) => low !== undefined && high !== undefined),
      calibers,
    };
  };
}

function isAbout(figure: Figure, member: ObservedMember | undefined, geography: string): boolean {
  if (member === undefined) return figure.member === undefined && figure.geography === geography;
  return figure.member === undefined
    ? member.names.has(foldName(figure.geography))
    : figure.member === member.key;
}

/** The scopes stated by the indicator and the figures of its series. */
function calibersOf(
  { figureById }: PreparedModel,
  { caliber, figures = [] }: Indicator,
): ReadonlySet<string> {
  const named = figures.map((id) => figureById.get(id)?.caliber ?? '');
  return new Set(
    [caliber?.zh ?? '', caliber?.en ?? '', ...named].filter((text) => text !== '').map(foldName),
  );
}

/** Values of whole years; years with two different values are left out. */
function yearly(figures: readonly Figure[], unit: Unit): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const doubtful = new Set<number>();
  for (const figure of figures) {
    const year = wholeYear(figure.period);
    const value = valueIn(figure, unit);
    if (year === undefined || value === undefined) continue;
    if (found.has(year) && found.get(year) !== value) doubtful.add(year);
    found.set(year, value);
  }
  for (const year of doubtful) found.delete(year);
  return found;
}

function partsByYear(figures: readonly Figure[], unit: Unit): ReadonlyMap<number, readonly Part[]> {
  const found = new Map<number, Part[]>();
  for (const figure of figures) {
    const span = monthsOf(figure.period);
    const value = valueIn(figure, unit);
    if (span === undefined || value === undefined || wholeYear(figure.period) !== undefined) continue;
    const from = figure.cumulative === true ? 1 : span.from;
    const own = found.get(span.year) ?? [];
    found.set(span.year, own);
    const same = own.findIndex((part) => part.from === from && part.to === span.to);
    if (same < 0) own.push(exactPart(from, span.to, value));
    else if (own[same]?.value !== value) own.splice(same, 1);
  }
  return found;
}

function valueIn(figure: Figure, unit: Unit): number | undefined {
  const given = findUnit(figure.unit);
  const value = given === undefined ? undefined : convert(usedValue(figure), given, unit);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function levelTarget(target: Target, unit: Unit): readonly LevelTarget[] {
  if (target.basis !== 'level') return [];
  const given = findUnit(target.unit);
  const value = given === undefined ? undefined : convert(target.value, given, unit);
  if (value === undefined) return [];
  const isCeiling = target.comparator === '<=' || target.comparator === '<';
  const isFloor = target.comparator === '>=' || target.comparator === '>';
  return [{ year: target.year, value, isCeiling, isFloor, isDerived: target.origin === 'derived' }];
}

/** `H1`, `Q3`, `08` and `01..08` of any year, as a period of some year. */
function yearless(period: string): string {
  const year = 2000;
  return period
    .trim()
    .split('..')
    .map((part) => (/^\d/.test(part) ? `${year}-${part}` : `${year}${part}`))
    .join('..');
}
