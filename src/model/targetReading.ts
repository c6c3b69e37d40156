/**
 * The values that a target needs of its series, and how they are judged.
 *
 * In: a prepared model and targets. Out: for each target the series and years that it reads, its unit, the wanted value with its
 * tolerance, and whether it can be judged at all. Numbers are cell values in the target's own unit (3.5 % is 0.035).
 *
 * `level`: x of the year. `year`: x_t / x_(t-1) - 1 for each year of the span; the worst one counts. `average`:
 * (x_year / x_(from-1))^(1/(year-from+1)) - 1. `increase`: x_year - x_(from-1).
 * A target has no actual value yet if the value of its year is a plan or target figure, or is calculated from one of the same
 * year: it would be compared with itself. The same applies if there is no series, or no value in a required year, and if a level
 * short of the target was reached before its year was over.
 */
import { usedValue } from '../figures/figure.js';
import { wholeYear } from '../figures/period.js';
import { cellValue, convert, findUnit, type Unit } from '../figures/units.js';
import type { Scope } from '../formula/values/scope.js';
import { isError, type Scalar } from '../formula/values/value.js';
import { groundsOf, type Grounds, type SeriesCell } from './grounds.js';
import { rowKey } from './memberRows.js';
import type { TargetCount } from '../messages/wording/targets.js';
import type { Basis, Comparator, Target } from './model.js';
import type { PreparedModel } from './prepared.js';

export interface TargetReading {
  readonly target: Target;
  /** Key of the series of levels; absent if there is none. */
  readonly series?: string;
  readonly unit: Unit;
  readonly wanted: number;
  readonly tolerance: number;
  /** Factor that converts a level or a difference of levels to `unit`; 1 for growth. */
  readonly factor: number;
  /** At least one; several only for the growth of several years. All must be met. */
  readonly parts: readonly TargetPart[];
  /** Why it cannot be judged; absent if it can. */
  readonly unjudged?: Unjudged;
  /** Whether the value is known already or projected; absent if there is none. */
  readonly basisOf?: 'actual' | 'projection';
  /** Ids of plan and target figures that the value depends on, including those of other years. */
  readonly restsOn: readonly string[];
}

/**
 * `noSeries`, `noValue`: there is nothing to compare. `itself`: the value is a plan or target figure, or calculated from one. `early`:
 * the value was reached before the year was over, which is short of the target, and the rest of the year may still reach it.
 */
type Unjudged = 'noSeries' | 'noValue' | 'itself' | 'early';

export interface TargetPart {
  readonly year: number;
  /** What the level of `year` is measured from; absent for a level. */
  readonly base?: TargetBase;
}

interface TargetBase {
  readonly year: number;
  /** The figure that gives the level if the year is before the model's first. */
  readonly figure?: { readonly id: string; readonly value: number };
}

/** Half of the ninth decimal of a cell value: differences below it are 0. */
const DUST = 5e-10;

type ValueAt = Scope['valueAt'];

const known = new WeakMap<PreparedModel, readonly TargetReading[]>();

/** The model's own targets, in its order; cached with the prepared model, which never changes. */
export function targetReadings(prepared: PreparedModel): readonly TargetReading[] {
  const before = known.get(prepared);
  if (before !== undefined) return before;
  const readings = readTargets(prepared, prepared.model.targets);
  known.set(prepared, readings);
  return readings;
}

/** Readings of the model's targets that can be judged. */
export function judgedTargets(prepared: PreparedModel): readonly TargetReading[] {
  return targetReadings(prepared).filter(({ unjudged }) => unjudged === undefined);
}

/**
 * Readings of the targets that can still be influenced: a target that actual values have decided is judged, but no lever changes
 * it.
 */
export function openTargets(prepared: PreparedModel): readonly TargetReading[] {
  return judgedTargets(prepared).filter(({ basisOf }) => basisOf !== 'actual');
}

/** Numbers of targets of each kind; `met` counts them in a projection's statuses. */
export function countTargets(
  readings: readonly TargetReading[],
  statuses: readonly { readonly met: boolean | null }[],
): TargetCount {
  const countOf = (why: TargetReading['unjudged']): number =>
    readings.filter(({ unjudged }) => unjudged === why).length;
  const met = statuses.filter((status) => status.met === true).length;
  const [judged, itself, early] = [countOf(undefined), countOf('itself'), countOf('early')];
  return { met, judged, itself, early, nothing: readings.length - judged - itself - early };
}

/** Readings of any targets that pass the checks of a model's own targets. */
export function readTargets(prepared: PreparedModel, targets: readonly Target[]): readonly TargetReading[] {
  const grounds = groundsOf(prepared);
  return targets.map((target) => readTarget(prepared, target, grounds));
}

/** The value that is compared: of several parts the one farthest from the wanted value. Undefined if a level is missing. */
export function targetValue(reading: TargetReading, valueAt: ValueAt): Scalar | undefined {
  const values: number[] = [];
  for (const part of reading.parts) {
    const value = partValue(reading, part, valueAt);
    if (typeof value !== 'number') return value;
    values.push(value);
  }
  return worstOf(reading, values);
}

/** The worst of the values of the parts. For `=`, the greatest of those that are equally far. */
export function worstOf({ target, wanted }: TargetReading, values: readonly number[]): number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  switch (target.comparator) {
    case '>=':
    case '>':
      return least;
    case '<=':
    case '<':
      return most;
    case '=':
      return most - wanted >= wanted - least ? most : least;
  }
}

function partValue(
  { target, series, factor }: TargetReading,
  { year, base }: TargetPart,
  valueAt: ValueAt,
): Scalar | undefined {
  if (series === undefined) return undefined;
  const level = valueAt(series, year);
  const from = base === undefined ? 0 : (base.figure?.value ?? valueAt(series, base.year));
  if (level === undefined || from === undefined) return undefined;
  for (const value of [level, from]) if (isError(value)) return value;
  if (typeof level !== 'number' || typeof from !== 'number') return { error: '#VALUE!' };
  return measure(target.basis, level, from, factor, base === undefined ? 1 : year - base.year);
}

/** Calculated as in Excel: growth from 0 is #DIV/0!, the root of a negative number #NUM!. `span`: years from base to level. */
export function measure(
  basis: Basis,
  level: number,
  base: number,
  factor: number,
  span: number,
): number | { readonly error: '#DIV/0!' | '#NUM!' } {
  if (basis === 'level') return level * factor;
  if (basis === 'increase') return (level - base) * factor;
  if (base === 0) return { error: '#DIV/0!' };
  const ratio = level / base;
  if (basis === 'year') return ratio - 1;
  const average = ratio ** (1 / span) - 1;
  return Number.isFinite(average) ? average : { error: '#NUM!' };
}

/** `gap` = value - wanted; a shortfall up to the tolerance still counts as met. Both cell values. */
export function meetsTarget(gap: number, comparator: Comparator, tolerance = 0): boolean {
  switch (comparator) {
    case '>=':
      return withoutDust(gap + tolerance) >= 0;
    case '<=':
      return withoutDust(gap - tolerance) <= 0;
    case '>':
      return withoutDust(gap + tolerance) > 0;
    case '<':
      return withoutDust(gap - tolerance) < 0;
    case '=':
      return withoutDust(Math.abs(gap) - tolerance) <= 0;
  }
}

/** Like Excel's ROUND(x, 9): a path that ends at its target may miss it by rounding errors. */
function withoutDust(difference: number): number {
  return Math.abs(difference) < DUST ? 0 : difference;
}

/** Whether a target asks for a level that can be drawn beside its series. */
export function isOwnLevel({ seriesByKey }: PreparedModel, { target, series }: TargetReading): boolean {
  const { basis, indicator, unit } = target;
  return basis === 'level' && series === indicator && seriesByKey.get(series)?.unit.symbol === unit;
}

/** Cells of the series from which the value is calculated. */
export function cellsOf({ series, parts }: TargetReading): readonly SeriesCell[] {
  if (series === undefined) return [];
  const years = parts.flatMap(({ year, base }) =>
    base === undefined || base.figure !== undefined ? [year] : [year, base.year],
  );
  return [...new Set(years)].map((year) => ({ key: series, year }));
}

// --- reading one ------------------------------------------------------------------------------------------

/** The wanted value and the tolerance, as cell values in the target's unit. */
export function wantedOf({
  unit: symbol,
  value,
  tolerance,
}: Target): Pick<TargetReading, 'unit' | 'wanted' | 'tolerance'> {
  const unit = unitOf(symbol);
  return { unit, wanted: cellValue(value, unit), tolerance: cellValue(tolerance, unit) };
}

function readTarget(prepared: PreparedModel, target: Target, grounds: Grounds): TargetReading {
  const { basis, member } = target;
  const key = rowKey(target.indicator, member);
  const series = prepared.seriesByKey.get(key);
  const asked = wantedOf(target);
  const isGrowth = basis === 'year' || basis === 'average';
  const reading = {
    target,
    ...asked,
    factor: isGrowth || series === undefined ? 1 : series.unit.scale / asked.unit.scale,
    parts: partsOf(
      target,
      baseFigure(prepared, target, series?.unit, (year) => grounds.hasValue({ key, year })),
    ),
  };
  if (series === undefined) return { ...reading, unjudged: 'noSeries', restsOn: [] };
  const full: TargetReading = { ...reading, series: key, restsOn: [] };
  const cells = cellsOf(full);
  const restsOn = restingOn(full, grounds);
  if (!cells.every((cell) => grounds.hasValue(cell))) return { ...full, restsOn, unjudged: 'noValue' };
  const judged = full.parts.map(({ year }) => ({ key, year }));
  return {
    ...full,
    restsOn,
    basisOf: judged.every((cell) => grounds.isActual(cell)) ? 'actual' : 'projection',
    ...(judged.some((cell) => grounds.isPlanned(cell))
      ? { unjudged: 'itself' }
      : judged.some((cell) => grounds.isEarly(cell)) && !isReached(full, prepared)
        ? { unjudged: 'early' }
        : {}),
  };
}

/** Whether the figure of its year meets a target for a level. */
function isReached(
  { target, series = '', factor, wanted, tolerance }: TargetReading,
  prepared: PreparedModel,
): boolean {
  const level = prepared.seriesByKey.get(series)?.actuals.get(target.year)?.value;
  return (
    target.basis === 'level' &&
    level !== undefined &&
    meetsTarget(level * factor - wanted, target.comparator, tolerance)
  );
}

/** Ids of the plan and target figures that the levels depend on, including the figure of the base. */
function restingOn(reading: TargetReading, grounds: Grounds): readonly string[] {
  const named = reading.parts.flatMap(({ base }) => base?.figure?.id ?? []);
  return grounds.restsOn(cellsOf(reading), named);
}

function partsOf({ basis, year, from = year }: Target, figure: TargetBase['figure']): readonly TargetPart[] {
  if (basis === 'level') return [{ year }];
  const baseOf = (at: number): TargetBase =>
    figure !== undefined && at === from - 1 ? { year: at, figure } : { year: at };
  if (basis !== 'year') return [{ year, base: baseOf(from - 1) }];
  return Array.from({ length: year - from + 1 }, (_, i) => ({ year: from + i, base: baseOf(from + i - 1) }));
}

/** The value of the figure of the base, as a cell value in the series' unit; a value of the series itself takes precedence. */
function baseFigure(
  { figureById }: PreparedModel,
  { base, year, from = year }: Target,
  level: Unit | undefined,
  hasValue: (year: number) => boolean,
): TargetBase['figure'] {
  const figure = base === undefined || hasValue(from - 1) ? undefined : figureById.get(base);
  if (figure === undefined || level === undefined || wholeYear(figure.period) !== from - 1) return undefined;
  const value = convert(usedValue(figure), unitOf(figure.unit), level);
  return value === undefined ? undefined : { id: figure.id, value: cellValue(value, level) };
}

function unitOf(symbol: string): Unit {
  const unit = findUnit(symbol);
  if (unit === undefined) throw new Error(`unit "${symbol}" was not checked`);
  return unit;
}
