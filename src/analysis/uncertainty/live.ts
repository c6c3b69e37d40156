/**
 * A simulation that follows a slider: the draws are made once, and each move of parameters is applied to them.
 *
 * In: a prepared model, a scenario, one indicator, which parameters may move and how far. Out of every `update`: the indicator's
 * percentiles by year, its values without uncertainty, and the probabilities of its targets. Only parameters and series that the
 * indicator depends on are drawn and calculated. Without moves the results equal those of `simulate` bit for bit.
 *
 * A move is a difference in the parameter's unit, the same in all years; a distribution is shifted with its parameter.
 */
import { sentence } from '../../messages/wording/analysis.js';
import type { PreparedModel } from '../../model/prepared.js';
import { cellsOf, judgedTargets } from '../../model/targetReading.js';
import { withoutNaN } from '../../sampling/bins.js';
import { percentiles } from '../../sampling/statistics.js';
import { checkPlan, type SamplePlan } from '../../sampling/uniforms.js';
import type { Evaluator, InputCell, MakeEvaluator } from '../calculate/evaluator.js';
import { influencesOn } from '../calculate/influence.js';
import { parameterOf, scenarioPoint, type Point } from '../calculate/point.js';
import { judgeDraws } from './tally.js';
import {
  createDrawer,
  inBoth,
  modelCorrelation,
  uncertainParameters,
  type Finding,
  type Uncertain,
} from './uncertain.js';
import { allOutputs } from './uncertainty.js';

/** Edges of the bands, in per cent, in steps of ten points. */
export const EDGES = [10, 20, 30, 40, 50, 60, 70, 80, 90] as const;

export interface LiveRequest {
  readonly scenario: string;
  readonly indicator: string;
  readonly plan: SamplePlan;
  readonly movable: readonly Movable[];
}

interface Movable {
  readonly parameter: string;
  /** Limits of the move, down and up, in the parameter's unit. */
  readonly least: number;
  readonly most: number;
}

/** Moves by parameter; parameters that are not named do not move. */
export type Moves = Readonly<Record<string, number>>;

/** Cell values (3.5 % is 0.035); plain data, a few hundred numbers. */
export interface LiveFan {
  /** Years after the base year in which the indicator is projected. */
  readonly years: readonly number[];
  /** By year, within a year in the order of EDGES; NaN if no draw has a number. */
  readonly edges: Float64Array<ArrayBuffer>;
  /** By year, the value with all parameters as planned. */
  readonly planned: Float64Array<ArrayBuffer>;
  /** Probabilities of the indicator's targets that can be judged, in the model's order. */
  readonly probabilities: readonly number[];
  /** Number of draws without a number, in the year that has most of them. */
  readonly failed: number;
}

export interface LiveSession {
  update(moves: Moves): LiveFan;
  /** The movable parameters that influence the indicator, those with the strongest effect over their range first. */
  readonly movers: readonly string[];
}

export function openLive(
  prepared: PreparedModel,
  request: LiveRequest,
  makeEvaluator: MakeEvaluator,
): Finding<LiveSession> {
  const { plan, indicator } = request;
  const checked = checkPlan(plan);
  if (!checked.ok) return { ok: false, reasons: checked.problems.map((problem) => inBoth(problem)) };
  const point = scenarioPoint(prepared, request.scenario);
  const uncertain = uncertainParameters(prepared, point);
  if (!uncertain.ok) return uncertain;
  if (uncertain.value.length === 0) return { ok: false, reasons: [sentence('uncertainty.certain')] };
  const drawn = drawColumns(prepared, uncertain.value, point, request);
  if (!drawn.ok) return drawn;
  const columns = [...drawn.value, ...steadyColumns(prepared, uncertain.value, point, request)];
  const outputs = allOutputs(prepared).filter(({ key }) => key === indicator);
  const targets = judgedTargets(prepared).filter(({ series }) => series === indicator);
  const years = outputs.map(({ year }) => year);
  // Levels from which growth is measured may be in years that are not shown.
  const earlier = targets.flatMap(cellsOf).filter(({ year }) => !years.includes(year));
  const cells = [...outputs, ...new Map(earlier.map((cell) => [cell.year, cell])).values()];
  const evaluator = makeEvaluator(
    prepared,
    point,
    columns.map(({ input }) => input),
    cells,
  );
  reachEnds(evaluator, columns, request.movable);

  const results = cells.map(() => new Float64Array(plan.draws));
  const scratch = columns.map(() => new Float64Array(evaluator.blockSize));
  const planOf = (moves: Moves): Float64Array<ArrayBuffer> => {
    columns.forEach((column, i) => scratch[i]?.fill(plannedOf(column, moves), 0, 1));
    return Float64Array.from(
      evaluator.run(scratch, 1).slice(0, years.length),
      (values) => values[0] as number,
    );
  };
  return {
    ok: true,
    value: {
      movers: moversOf(request.movable, planOf),
      update(moves) {
        const size = evaluator.blockSize;
        for (let from = 0; from < plan.draws; from += size) {
          const count = Math.min(size, plan.draws - from);
          columns.forEach((column, i) => fillMoved(column, moves, from, scratch[i]?.subarray(0, count)));
          evaluator
            .run(scratch, count)
            .forEach((values, i) => results[i]?.set(values.subarray(0, count), from));
        }
        return {
          years,
          planned: planOf(moves),
          probabilities: targets.map((target) =>
            shareMeeting(plan.draws, judgeDraws(target, cells, results)),
          ),
          ...edgesOf(results.slice(0, years.length)),
        };
      },
    },
    remarks: [...uncertain.remarks, ...drawn.remarks],
  };
}

/** One input of the evaluator; its value in a draw is raw * scale + shift. */
interface Column {
  readonly input: InputCell;
  /** By draw; if absent, the value is the same in all draws. */
  readonly raw?: Float64Array;
  /** The cell value of the scenario, without uncertainty. */
  readonly planned: number;
  /** Cell value of one unit of the parameter. */
  readonly display: number;
  /** Whether the draws are factors of the planned cell; otherwise they include it. */
  readonly isFactor: boolean;
}

const PARTS = EDGES.map((percent) => percent / 100);

/** Columns of the uncertain parameters that the indicator depends on. */
function drawColumns(
  prepared: PreparedModel,
  uncertain: readonly Uncertain[],
  point: Point,
  { plan, indicator }: LiveRequest,
): Finding<readonly Column[]> {
  // Multiplicative paths are drawn around 1, so that they can be moved away from 0.
  const drawer = createDrawer(prepared, uncertain.map(aboutOne), plan, modelCorrelation(prepared.model));
  if (!drawer.ok) return drawer;
  const { inputs } = drawer.value;
  const influences = new Set(influencesOn(prepared, [indicator]));
  const kept = inputs.map(({ parameter }) =>
    influences.has(parameter) ? new Float64Array(plan.draws) : undefined,
  );
  const block = inputs.map(() => new Float64Array(Math.min(BLOCK, plan.draws)));
  for (let from = 0; from < plan.draws; from += BLOCK) {
    const count = Math.min(BLOCK, plan.draws - from);
    const columns = block.map((column) => column.subarray(0, count));
    drawer.value.fill(from, columns);
    columns.forEach((column, i) => kept[i]?.set(column, from));
  }
  const columns = inputs.flatMap((input, i): Column[] => {
    const raw = kept[i];
    const row = uncertain.find(({ parameter }) => parameter === input.parameter);
    if (raw === undefined || row === undefined) return [];
    const [year = NaN] = input.years;
    const planned = (point.get(input.parameter) as Float64Array)[year - prepared.model.firstYear] as number;
    const isFactor = row.kind === 'yearly' && row.path.multiplicative;
    return [{ input, raw, planned, display: row.unit.display, isFactor }];
  });
  return { ok: true, value: columns, remarks: drawer.remarks };
}

const BLOCK = 4096;

function aboutOne(row: Uncertain): Uncertain {
  return row.kind === 'yearly' && row.path.multiplicative
    ? { ...row, planned: row.planned.map(() => 1 / row.unit.display) }
    : row;
}

/** Parameters without a distribution that may be moved: one column for every distinct value over the years. */
function steadyColumns(
  prepared: PreparedModel,
  uncertain: readonly Uncertain[],
  point: Point,
  { movable, indicator }: LiveRequest,
): readonly Column[] {
  const influences = new Set(influencesOn(prepared, [indicator]));
  const varied = new Set(uncertain.map(({ parameter }) => parameter));
  return movable
    .filter(({ parameter }) => influences.has(parameter) && !varied.has(parameter))
    .flatMap(({ parameter }) => {
      const values = point.get(parameter) as Float64Array;
      const { display } = parameterOf(prepared, parameter).unit;
      return [...new Set(values)].map((planned) => ({
        input: { parameter, years: prepared.years.filter((_, t) => values[t] === planned) },
        planned,
        display,
        isFactor: false,
      }));
    });
}

function fillMoved(column: Column, moves: Moves, from: number, out = new Float64Array(0)): void {
  const { raw } = column;
  if (raw === undefined) {
    out.fill(plannedOf(column, moves));
    return;
  }
  const { scale, shift } = motionOf(column, moves[column.input.parameter] ?? 0);
  for (let i = 0; i < out.length; i++) out[i] = (raw[from + i] as number) * scale + shift;
}

function motionOf(
  { isFactor, planned, display }: Column,
  move: number,
): { readonly scale: number; readonly shift: number } {
  return isFactor ? { scale: planned + display * move, shift: 0 } : { scale: 1, shift: display * move };
}

function plannedOf({ planned, display, input }: Column, moves: Moves): number {
  return planned + display * (moves[input.parameter] ?? 0);
}

/** Runs the evaluator at the smallest and largest values of all inputs beforehand, so that no move makes it prepare again. */
function reachEnds(evaluator: Evaluator, columns: readonly Column[], movable: readonly Movable[]): void {
  if (evaluator.blockSize < 2) return;
  const ends = columns.map((column) => {
    const range = movable.find(({ parameter }) => parameter === column.input.parameter);
    const { raw = Float64Array.of(column.planned) } = column;
    const [low, high] = extremesOf(raw);
    const reached = [0, range?.least ?? 0, range?.most ?? 0].flatMap((move) => {
      const { scale, shift } = motionOf(column, move);
      return [low * scale + shift, high * scale + shift];
    });
    return Float64Array.of(Math.min(...reached), Math.max(...reached));
  });
  evaluator.run(ends, 2);
}

function extremesOf(values: Float64Array): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function moversOf(movable: readonly Movable[], planOf: (moves: Moves) => Float64Array): readonly string[] {
  return movable
    .map(({ parameter, least, most }) => {
      const [low, high] = [planOf({ [parameter]: least }), planOf({ [parameter]: most })];
      return {
        parameter,
        effect: Math.max(0, ...high.map((value, t) => Math.abs(value - (low[t] as number)))),
      };
    })
    .filter(({ effect }) => effect > 0)
    .sort((a, b) => b.effect - a.effect)
    .map(({ parameter }) => parameter);
}

function edgesOf(results: readonly Float64Array[]): Pick<LiveFan, 'edges' | 'failed'> {
  const edges = new Float64Array(results.length * PARTS.length);
  let failed = 0;
  results.forEach((column, i) => {
    const numbers = withoutNaN(column);
    failed = Math.max(failed, column.length - numbers.length);
    edges.set(percentiles(numbers, PARTS), i * PARTS.length);
  });
  return { edges, failed };
}

function shareMeeting(draws: number, isMet: (draw: number) => boolean): number {
  let met = 0;
  for (let draw = 0; draw < draws; draw++) if (isMet(draw)) met += 1;
  return met / draws;
}
