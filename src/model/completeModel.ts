/**
 * Fills in missing fields of the rows of a model: for files and workbooks of version 1, and for new rows in a sheet.
 *
 * In: rows as read, and the figures. Out: rows of version 2. A parameter with options is a switch, any other a lever; a
 * target is of the level of its year, in its indicator's unit, with the qualifier of its figure and an origin that follows
 * its source; its tolerance is 0, or half the last printed digit if its figure is printed as "about".
 */
import type { Figure } from '../figures/figure.js';
import { convert, findUnit } from '../figures/units.js';
import { basicKinds, isActualKind } from './derived.js';
import { derivedValue } from './derivedTargets.js';
import {
  MODEL_VERSION,
  type Indicator,
  type Model,
  type Origin,
  type Parameter,
  type Target,
} from './model.js';
import type { Report } from './report.js';

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
export type DraftParameter = Optional<Parameter, 'role'>;
/** Without a value where it is that of the derived figure it comes from. */
export type DraftTarget = Optional<Target, 'basis' | 'value' | 'unit' | 'qualifier' | 'tolerance' | 'origin'>;

type Completed = Pick<Model, 'version' | 'indicators' | 'parameters' | 'targets'>;

type Draft<T extends Completed> = Omit<T, 'version' | 'indicators' | 'parameters' | 'targets'> & {
  readonly version: number;
  readonly indicators: Model['indicators'];
  readonly parameters: readonly DraftParameter[];
  readonly targets: readonly DraftTarget[];
};

/** A larger half digit, relative to the value, is not taken as a tolerance. */
const WIDEST = 0.02;

export function completeModel<T extends Completed>(
  draft: Draft<T>,
  figures: readonly Figure[],
  report: Report,
): T {
  const units = new Map(draft.indicators.map(({ key, unit }) => [key, unit]));
  const figureById = new Map(figures.map((figure) => [figure.id, figure]));
  const completed = {
    ...draft,
    version: Math.max(draft.version, MODEL_VERSION),
    indicators: draft.version < MODEL_VERSION ? startFromPlans(draft.indicators, figures) : draft.indicators,
    parameters: draft.parameters.map(completeParameter),
    targets: draft.targets.map((target) => {
      const figure = figureById.get(target.source);
      const full = completeTarget(target, units.get(target.indicator) ?? '', figure);
      checkValue(full, figure, report);
      if (target.tolerance === undefined && figure !== undefined && isTooWide(full, figure))
        report.add(
          'model.toleranceMissing',
          { table: 'targets', key: target.key, field: 'tolerance' },
          { key: target.key, token: figure.source?.token ?? String(figure.value) },
          draft.version < MODEL_VERSION ? 'warning' : 'error',
        );
      return full;
    }),
  };
  // Every row now has all the fields of its type.
  return completed as unknown as T;
}

/** In version 1 plans and targets counted as actual values: the series that start from them are marked so now. */
function startFromPlans(indicators: readonly Indicator[], figures: readonly Figure[]): readonly Indicator[] {
  const kinds = basicKinds(figures);
  return indicators.map((row) => {
    const isPlanned = row.figures?.some((id) => !isActualKind(kinds.get(id) ?? 'actual')) === true;
    return isPlanned ? { ...row, startsFrom: 'plan' } : row;
  });
}

/** A parameter with all fields of version 2. */
export function completeParameter(draft: DraftParameter): Parameter {
  const { key, name, unit, group, value, min, max, role, ...rest } = draft;
  const given = role ?? (draft.options === undefined ? 'lever' : 'switch');
  return { key, name, unit, group, value, min, max, role: given, ...rest };
}

/** `unit` is the indicator's, `figure` the one that the target comes from. */
export function completeTarget(draft: DraftTarget, unit: string, figure: Figure | undefined): Target {
  const { key, indicator, member, year, from, basis = 'level', comparator, source, ...rest } = draft;
  const own = basis === 'level' || basis === 'increase' ? unit : '%';
  const open: Target = {
    key,
    indicator,
    ...(member === undefined ? {} : { member }),
    year,
    ...(from === undefined ? {} : { from }),
    basis,
    comparator,
    value: NaN,
    unit: draft.unit ?? own,
    qualifier: draft.qualifier ?? figure?.qualifier ?? 'exact',
    tolerance: draft.tolerance ?? 0,
    ...(draft.base === undefined ? {} : { base: draft.base }),
    source,
    origin: draft.origin ?? originOf(source, figure),
    ...(rest.note === undefined ? {} : { note: rest.note }),
  };
  const full: Target = { ...open, value: draft.value ?? derivedValue(open, figure) ?? NaN };
  if (draft.tolerance !== undefined || figure === undefined || full.qualifier !== 'about') return full;
  const half = halfDigit(figure, full.unit);
  return half === undefined || isTooWide(full, figure) ? full : { ...full, tolerance: half };
}

function checkValue({ key, value, source }: Target, figure: Figure | undefined, report: Report): void {
  // A source that is not there is told with the other references.
  if (Number.isNaN(value) && (source === 'assumption' || figure !== undefined))
    report.add('model.targetValue', { table: 'targets', key, field: 'value' }, { key });
}

function originOf(source: string, figure: Figure | undefined): Origin {
  if (source === 'assumption') return 'assumption';
  return figure?.kind === 'derived' ? 'derived' : 'document';
}

function isTooWide(target: Target, figure: Figure): boolean {
  const half = target.qualifier === 'about' ? halfDigit(figure, target.unit) : undefined;
  return half !== undefined && half > WIDEST * Math.abs(target.value);
}

/**
 * Half of the last digit that the document prints, in `unit`: 0.05 for 3.5 %. If the token has another scale than the value
 * (1.2万亿 for 12000 亿元), the result is scaled by their ratio.
 */
function halfDigit(figure: Figure, unit: string): number | undefined {
  // A derived figure has no printed digits.
  if (figure.formula !== undefined) return undefined;
  const printed = /\d[\d,，]*(?:\.(\d+))?/.exec(figure.source?.token ?? String(figure.value));
  const numeral = printed === null ? Number.NaN : Number(printed[0].replace(/[,，]/g, ''));
  if (!(numeral > 0)) return undefined;
  const scale = Math.abs(figure.value) / numeral;
  const half = Number(((scale * 0.5) / 10 ** (printed?.[1]?.length ?? 0)).toPrecision(12));
  const [from, to] = [findUnit(figure.unit), findUnit(unit)];
  return from === undefined || to === undefined ? undefined : convert(half, from, to);
}
