/**
 * What the Sensitivity sheet calculates, before anything is written: the question, the parameters that can move the
 * indicator, the indicators on the way between them, and every case with its values.
 *
 * A case moves one parameter and leaves all others as in the scenario: five points evenly from the low to the high end of
 * its swing, and one per cent less and more for its elasticity. Two parameters also move together, each to all of its points.
 * Values are cell values (3.5 % is 0.035) by year.
 */
import { influencesOn } from '../analysis/influence.js';
import { isSwitch } from '../analysis/point.js';
import { swingsOf, type Swing } from '../analysis/swings.js';
import { referencesOf } from '../formula/references.js';
import type { Scalar } from '../formula/value.js';
import type { ParameterValue } from '../model/model.js';
import type { PreparedModel } from '../model/prepared.js';
import type { SheetQuestion } from './attachments.js';
import type { Context, ScenarioView } from './context.js';
import { inCell } from './fields.js';

/** Parts of the way from the low end to the high one. */
export const POINTS = [0, 0.25, 0.5, 0.75, 1] as const;
/** Factors on all values of the parameter. */
export const FACTORS = { down: 0.99, up: 1.01 } as const;

/** `low` and `high` are the first and the last of the points. */
export type CaseKind = 'low' | 'high' | 'between' | 'factor';

export interface Case {
  readonly kind: CaseKind;
  /** Part of the way, or factor. */
  readonly share: number;
  readonly path: readonly number[];
  /** Of the parameter itself, of what it affects, and of everything else as in the scenario. */
  readonly valueAt: (key: string, year: number) => Scalar | undefined;
}

export interface Mover {
  readonly key: string;
  readonly swing: Swing;
  /** What the shift is measured from, in the parameter's unit; only for `shift`. */
  readonly reference: number;
  /** Indicators that the parameter can move, on the way to the one asked about, in the model's order. */
  readonly affected: readonly string[];
  /** In the order of `POINTS`. */
  readonly points: readonly Case[];
  /** A switch has whole values only. */
  readonly isSwitch: boolean;
  /** Down and up; none for a switch. */
  readonly factors: readonly Case[];
}

/** Two movers that move together. */
export interface Pair {
  readonly down: Mover;
  readonly across: Mover;
  /** Indicators that both reach, in the model's order. */
  readonly both: readonly string[];
  /** Values with the one at its i-th point and the other at its j-th. */
  readonly valueAt: (i: number, j: number) => Case['valueAt'];
  readonly isAsked: boolean;
}

export interface Study {
  readonly question: SheetQuestion;
  readonly view: ScenarioView;
  /** Years in which the indicator has a number: those that may be asked about. */
  readonly years: readonly number[];
  /** Parameters and indicators that the indicator depends on, itself included, in the model's order. */
  readonly parameters: readonly string[];
  readonly indicators: readonly string[];
  readonly movers: readonly Mover[];
  /** None where nothing else moves the indicator, or there is no room. */
  readonly pair: Pair | undefined;
  /** Parameters for which there was no room. */
  readonly left: number;
}

/** Rows of a chart, and of the tables. */
const MOST_MOVERS = 12;
/** Formulas of all cases together, and of the base case. */
const MOST_CELLS = 20_000;

/**
 * Undefined where the question has no answer: no such scenario or indicator, no number, nothing that moves it; or where the
 * calculation is too large for a sheet that people read.
 */
export function studyQuestion(context: Context, question: SheetQuestion): Study | undefined {
  const { prepared, model } = context;
  const view = context.scenarios.find(({ scenario }) => scenario.key === question.scenario);
  if (view === undefined || !prepared.seriesByKey.has(question.indicator)) return undefined;
  const years = context.years.filter(
    (year) => typeof context.valueAt(view.index, question.indicator, year) === 'number',
  );
  const swings = swingsOf(prepared, question.scenario);
  const keys = influencesOn(prepared, [question.indicator]);
  if (!years.includes(question.year) || !swings.ok || keys.length === 0) return undefined;
  const readers = readersOf(prepared, question.indicator);
  const movers = keys.map((key): Mover => {
    const swing = swings.value.get(key);
    const parameter = prepared.parameterByKey.get(key)?.parameter;
    if (swing === undefined || parameter === undefined) throw new Error(`no parameter "${key}"`);
    const reached = reachedFrom(key, readers);
    const affected = prepared.series.map(({ indicator }) => indicator.key).filter((row) => reached.has(row));
    const reference = swing.kind === 'shift' ? referenceOf(parameter.value, swing.mean) : 0;
    const make = (kind: CaseKind, share: number, path: readonly number[]): Case => ({
      ...{ kind, share, path },
      valueAt: valuesOf(context, view.index, new Map([[key, path]]), reached),
    });
    const planned = context.years.map((year) => Number(context.valueAt(view.index, key, year) ?? 0));
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
  });
  const indicators = prepared.series
    .map(({ indicator }) => indicator.key)
    .filter((key) => key === question.indicator || readers.has(key));
  const span = model.horizon - model.firstYear + 1;
  const asked = movers.filter(({ key }) => isPairOf(question, keys) && question.pair?.includes(key));
  const kept = chooseMovers(movers, asked, question, span);
  if (kept.length === 0 || (keys.length + indicators.length) * span > MOST_CELLS) return undefined;
  return {
    question,
    view,
    years,
    parameters: keys,
    indicators,
    movers: kept,
    pair: pairOf(context, view.index, question, kept, asked.length === 2, span),
    left: movers.length - kept.length,
  };
}

/** The indicator at the two ends of a parameter's swing. */
export function endsOf({ points }: Mover, { indicator, year }: SheetQuestion): readonly [Scalar, Scalar] {
  const [low, high] = [points[0], points.at(-1)].map(
    (point) => point?.valueAt(indicator, year) ?? { error: '#N/A' as const },
  );
  if (low === undefined || high === undefined) throw new Error('a swing has two ends');
  return [low, high];
}

/** The parameter's own value where it is one number, else the middle of the distribution. */
export function referenceOf(value: ParameterValue, mean: number): number {
  return typeof value === 'number' ? value : mean;
}

/** Two different parameters that both move the indicator. */
function isPairOf({ pair }: SheetQuestion, keys: readonly string[]): boolean {
  return pair !== undefined && pair[0] !== pair[1] && pair.every((key) => keys.includes(key));
}

/** Those asked for, or else the two widest; a switch has no way to go along. */
function pairOf(
  context: Context,
  scenario: number,
  question: SheetQuestion,
  movers: readonly Mover[],
  isAsked: boolean,
  years: number,
): Pair | undefined {
  const steady = movers.filter(({ isSwitch: onOff }) => !onOff);
  const widest = [...steady].sort((a, b) => compare(widthOf(b, question), widthOf(a, question)));
  const [down, across] = isAsked
    ? (question.pair ?? []).map((key) => movers.find((mover) => mover.key === key))
    : widest;
  if (down === undefined || across === undefined) return undefined;
  const both = down.affected.filter((key) => across.affected.includes(key));
  if (POINTS.length ** 2 * both.length * years > MOST_CELLS) return undefined;
  const reached = new Set([...down.affected, ...across.affected]);
  const path = ({ points }: Mover, index: number): readonly number[] => points[index]?.path ?? [];
  const values = POINTS.map((_, i) =>
    POINTS.map((__, j) => {
      const moved = [
        [down.key, path(down, i)],
        [across.key, path(across, j)],
      ] as const;
      return valuesOf(context, scenario, new Map(moved), reached);
    }),
  );
  const none: Case['valueAt'] = () => undefined;
  return { down, across, both, valueAt: (i, j) => values[i]?.[j] ?? none, isAsked };
}

function widthOf(mover: Mover, question: SheetQuestion): number {
  const [low, high] = endsOf(mover, question);
  return typeof low === 'number' && typeof high === 'number' ? Math.abs(high - low) : Infinity;
}

/** Those asked for and the widest ones for which there is room, in the model's order. */
function chooseMovers(
  movers: readonly Mover[],
  asked: readonly Mover[],
  question: SheetQuestion,
  years: number,
): readonly Mover[] {
  const size = (mover: Mover): number =>
    (POINTS.length + mover.factors.length) * (1 + mover.affected.length) * years;
  // What does not fit alone is not even calculated.
  const widths = new Map(
    movers.filter((mover) => size(mover) <= MOST_CELLS).map((mover) => [mover, widthOf(mover, question)]),
  );
  const first = asked.filter((mover) => widths.has(mover));
  const widest = [...widths].sort(([, a], [, b]) => compare(b, a)).map(([mover]) => mover);
  const ranked = [...new Set([...first, ...widest])];
  let cells = 0;
  const kept = new Set<Mover>();
  for (const mover of ranked.slice(0, MOST_MOVERS)) {
    cells += size(mover);
    if (cells <= MOST_CELLS) kept.add(mover);
  }
  return movers.filter((mover) => kept.has(mover));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
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

/** Who reads a key, among all that the indicator depends on. */
function readersOf(prepared: PreparedModel, indicator: string): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  const seen = new Set([indicator]);
  // A set grows while it is walked.
  for (const key of seen) {
    const expr = prepared.seriesByKey.get(key)?.expr;
    for (const reference of expr === undefined ? [] : referencesOf(expr)) {
      seen.add(reference.key);
      readers.set(reference.key, [...(readers.get(reference.key) ?? []), key]);
    }
  }
  return readers;
}

/** All that reads a key, directly or not. */
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

/** Values on demand, each calculated once; as in `projectModel`, what waits for itself is a circular reference. */
function valuesOf(
  context: Context,
  scenario: number,
  /** Values by year of each parameter that moves. */
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
