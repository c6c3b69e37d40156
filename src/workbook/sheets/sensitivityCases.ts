/**
 * The cases of the Sensitivity sheet, with their values, calculated before anything is written.
 *
 * A case changes one parameter and keeps all others as in the scenario: five points with equal steps from the low to the high end
 * of its swing, and one per cent less and more for its elasticity. Values are cell values (3.5 % is 0.035) by year.
 */
import { isSwitch } from '../../analysis/calculate/point.js';
import type { Swing } from '../../analysis/sensitivity/swings.js';
import { referencesOf } from '../../formula/functions/references.js';
import type { Scalar } from '../../formula/values/value.js';
import type { ParameterValue } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Context } from '../tables/context.js';
import { inCell } from '../tables/fields.js';

/** Fractions of the swing from the low end to the high end. */
export const POINTS = [0, 0.25, 0.5, 0.75, 1] as const;
/** Factors on all values of the parameter. */
const FACTORS = { down: 0.99, up: 1.01 } as const;

/** `low` and `high` are the first and the last of the points. */
type CaseKind = 'low' | 'high' | 'between' | 'factor';

export interface Case {
  readonly kind: CaseKind;
  /** Fraction of the swing, or factor. */
  readonly share: number;
  readonly path: readonly number[];
  /** Values of the parameter itself, of series that it affects, and of all others as in the scenario. */
  readonly valueAt: (key: string, year: number) => Scalar | undefined;
}

export interface Mover {
  readonly key: string;
  readonly swing: Swing;
  /** The reference of the shift, in the parameter's unit; only for `shift`. */
  readonly reference: number;
  /** Indicators between the parameter and the one asked about, in the model's order. */
  readonly affected: readonly string[];
  /** In the order of `POINTS`. */
  readonly points: readonly Case[];
  /** Whether it is a switch, which has only whole values. */
  readonly isSwitch: boolean;
  /** The cases of the factors down and up; none for a switch. */
  readonly factors: readonly Case[];
}

/** `readers`: the series that read a key, among those on which the indicator asked about depends. */
export function makeMover(
  context: Context,
  scenario: number,
  key: string,
  swing: Swing,
  readers: ReadonlyMap<string, readonly string[]>,
): Mover {
  const { prepared } = context;
  const parameter = prepared.parameterByKey.get(key)?.parameter;
  if (parameter === undefined) throw new Error(`no parameter "${key}"`);
  const reached = reachedFrom(key, readers);
  const affected = prepared.series.map(({ indicator }) => indicator.key).filter((row) => reached.has(row));
  const reference = swing.kind === 'shift' ? referenceOf(parameter.value, swing.mean) : 0;
  const make = (kind: CaseKind, share: number, path: readonly number[]): Case => ({
    ...{ kind, share, path },
    valueAt: valuesOf(context, scenario, new Map([[key, path]]), reached),
  });
  const planned = context.years.map((year) => Number(context.valueAt(scenario, key, year) ?? 0));
  const ends = [swing.low, swing.high].map((end) => pathOf(swing, end, reference, planned, parameter.unit));
  const points = POINTS.map((share, i) => {
    const [low = [], high = []] = ends;
    if (i === 0) return make('low', share, low);
    if (i === POINTS.length - 1) return make('high', share, high);
    return make(
      'between',
      share,
      low.map((from, t) => {
        const value = from + ((high[t] ?? 0) - from) * share;
        return isSwitch(parameter) ? Math.round(value) : value;
      }),
    );
  });
  const factors = isSwitch(parameter)
    ? []
    : [FACTORS.down, FACTORS.up].map((share) =>
        make(
          'factor',
          share,
          planned.map((value) => value * share),
        ),
      );
  return { key, swing, reference, affected, points, isSwitch: isSwitch(parameter), factors };
}

/** The parameter's own value if it is one number, else the mean of the distribution. */
function referenceOf(value: ParameterValue, mean: number): number {
  return typeof value === 'number' ? value : mean;
}

/** Values by year at one end of a swing. */
function pathOf(
  swing: Swing,
  end: number,
  reference: number,
  planned: readonly number[],
  unit: string,
): readonly number[] {
  const cell = (value: number): number => inCell(value, unit);
  switch (swing.kind) {
    case 'range':
      return planned.map(() => cell(end));
    case 'shift':
      return planned.map((value) => cell(end) + value - cell(reference));
    case 'path':
      return planned.map((value, t) => {
        const deviation = swing.deviations[t] ?? 0;
        return swing.multiplicative
          ? value * Math.exp(end * deviation - (deviation * deviation) / 2)
          : value + end * cell(deviation);
      });
  }
}

/** The series that read a key, among those on which the indicator depends. */
export function readersOf(
  prepared: PreparedModel,
  indicator: string,
): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  const seen = new Set([indicator]);
  // The loop also visits keys that are added to the set while it runs.
  for (const key of seen) {
    const expr = prepared.seriesByKey.get(key)?.expr;
    for (const reference of expr === undefined ? [] : referencesOf(expr)) {
      seen.add(reference.key);
      readers.set(reference.key, [...(readers.get(reference.key) ?? []), key]);
    }
  }
  return readers;
}

/** All series that read a key, directly or not. */
function reachedFrom(key: string, readers: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [key];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const reader of readers.get(next) ?? [])
      if (!reached.has(reader)) {
        reached.add(reader);
        waiting.push(reader);
      }
  return reached;
}

/** Values on demand, each calculated once; as in `projectModel`, a value that waits for itself is a circular reference. */
export function valuesOf(
  context: Context,
  scenario: number,
  /** Values by year of each parameter that is changed. */
  moved: ReadonlyMap<string, readonly number[]>,
  affected: ReadonlySet<string>,
): Case['valueAt'] {
  const { firstYear, baseYear, horizon } = context.model;
  const done = new Map<string, Scalar | undefined>();
  const valueAt = (key: string, year: number): Scalar | undefined => {
    const path = moved.get(key);
    if (path !== undefined) return path[year - firstYear];
    if (!affected.has(key)) return context.valueAt(scenario, key, year);
    const row = context.prepared.seriesByKey.get(key);
    const actual = row?.actuals.get(year);
    if (actual !== undefined) return actual.value;
    if (row?.evaluate === undefined || row.from === undefined || year < row.from || year > horizon)
      return undefined;
    const cell = `${key}:${year}`;
    if (done.has(cell)) return done.get(cell);
    done.set(cell, { error: '#REF!', origin: { name: key, year, start: 0, end: 0 } });
    const value = row.evaluate({ year, firstYear, baseYear, horizon, self: key, valueAt });
    done.set(cell, value);
    return value;
  };
  return valueAt;
}
