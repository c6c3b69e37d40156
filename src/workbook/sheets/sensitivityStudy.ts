/**
 * Prepares the calculation of the Sensitivity sheet before anything is written: the question, the parameters that can influence
 * the indicator, the indicators between them, and two parameters that change together, each to all of its points.
 */
import { influencesOn } from '../../analysis/calculate/influence.js';
import { swingsOf } from '../../analysis/sensitivity/swings.js';
import type { Scalar } from '../../formula/values/value.js';
import type { SheetQuestion } from '../plan/attachments.js';
import type { Context, ScenarioView } from '../tables/context.js';
import { makeMover, POINTS, readersOf, valuesOf, type Case, type Mover } from './sensitivityCases.js';

/** Two parameters that change together. */
export interface Pair {
  readonly down: Mover;
  readonly across: Mover;
  /** Indicators that both influence, in the model's order. */
  readonly both: readonly string[];
  /** Values with the one at its i-th point and the other at its j-th. */
  readonly valueAt: (i: number, j: number) => Case['valueAt'];
  readonly isAsked: boolean;
}

export interface Study {
  readonly question: SheetQuestion;
  readonly view: ScenarioView;
  /** Years in which the indicator has a number, which may be asked about. */
  readonly years: readonly number[];
  /** Parameters and indicators that the indicator depends on, itself included, in the model's order. */
  readonly parameters: readonly string[];
  readonly indicators: readonly string[];
  readonly movers: readonly Mover[];
  /** Undefined if nothing else influences the indicator, or there is no room. */
  readonly pair: Pair | undefined;
  /** Parameters for which there was no room. */
  readonly left: number;
}

/** Largest number of rows of a chart and of the tables. */
const MOST_MOVERS = 12;
/** Largest number of formulas of all cases and the base case together. */
const MOST_CELLS = 20_000;

/**
 * Undefined if the question has no answer (no such scenario or indicator, no number, nothing that influences it), or if the
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
  const movers = keys.map((key) => {
    const swing = swings.value.get(key);
    if (swing === undefined) throw new Error(`no swing of "${key}"`);
    return makeMover(context, view.index, key, swing, readers);
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

/** Whether the pair consists of two different parameters that both influence the indicator. */
function isPairOf({ pair }: SheetQuestion, keys: readonly string[]): boolean {
  return pair !== undefined && pair[0] !== pair[1] && pair.every((key) => keys.includes(key));
}

/** The pair asked for, or else the two widest parameters; a switch has no points between its options. */
function pairOf(
  context: Context,
  scenario: number,
  question: SheetQuestion,
  movers: readonly Mover[],
  isAsked: boolean,
  years: number,
): Pair | undefined {
  const steady = movers.filter(({ isSwitch }) => !isSwitch);
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

/** The parameters asked for and the widest ones for which there is room, in the model's order. */
function chooseMovers(
  movers: readonly Mover[],
  asked: readonly Mover[],
  question: SheetQuestion,
  years: number,
): readonly Mover[] {
  const size = (mover: Mover): number =>
    (POINTS.length + mover.factors.length) * (1 + mover.affected.length) * years;
  // A parameter that does not fit even alone is not calculated.
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
