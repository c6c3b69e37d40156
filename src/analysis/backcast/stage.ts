/**
 * Formulates a backcast for the solver: which parameters move, how, within which bounds, at which cost, and under which
 * constraints.
 *
 * A variable is the change of a parameter at one point of its path as a share of the parameter's range; with a single
 * point it is the change in all years that can still change: after the base year, and for a lever from its earliest year on.
 */
import type { Target } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { cellsOf, type TargetReading } from '../../model/targetReading.js';
import { requirementsOf, type Constraint, type Requirement } from './constraints.js';
import { differentiate, type Differentiable, type Lever } from '../calculate/derivatives.js';
import { influencesOn, influencesOnFormula } from '../calculate/influence.js';
import {
  firstFreeYear,
  isLever,
  isSwitch,
  parameterOf,
  scenarioPoint,
  type Point,
} from '../calculate/point.js';
import type { Problem, Row } from './program.js';

export interface BackcastRequest {
  readonly scenario: string;
  /** By default, the model's targets that can be judged. */
  readonly targets?: readonly Target[];
  /** Keys of the parameters that may move: by default the levers. */
  readonly movable?: readonly string[];
  /** The relative cost of moving a parameter: 0 or more, 1 by default. */
  readonly weights?: Readonly<Record<string, number>>;
  /** The knots of a path (years); without them every parameter moves by one amount. */
  readonly path?: readonly number[];
  /** `all`: soft rules have to be kept as well as hard ones. */
  readonly rules?: 'hard' | 'all';
}

/** A backcast formulated in the variables of the solver. */
export interface Stage {
  readonly prepared: PreparedModel;
  readonly start: Point;
  readonly levers: readonly Lever[];
  readonly model: Differentiable;
  readonly requirements: readonly Requirement[];
  readonly hessian: Problem['hessian'];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Whether a requirement depends on a parameter that may move. */
  readonly moves: (requirement: Requirement) => boolean;
}

/** With a weight of 0 the change of the parameter would be undetermined; this weight is practically 0. */
const LEAST_WEIGHT = 1e-6;

export function stageOf(
  prepared: PreparedModel,
  request: BackcastRequest,
  targets: readonly TargetReading[],
): Stage {
  const start = scenarioPoint(prepared, request.scenario);
  const rules = prepared.rules.filter(({ rule }) => request.rules === 'all' || rule.severity === 'hard');
  const relevant = new Set([
    ...influencesOn(
      prepared,
      targets.flatMap(({ series }) => series ?? []),
    ),
    ...rules.flatMap(({ expr }) => influencesOnFormula(prepared, expr)),
  ]);
  const movable = [...new Set(request.movable ?? movableParameters(prepared))].filter(
    (key) => relevant.has(key) && !isSwitch(parameterOf(prepared, key).parameter),
  );
  const levers: Lever[] = [];
  const hessian: [number, number, number][] = [];
  const [low, high]: [number[], number[]] = [[], []];
  for (const key of movable) {
    const { parameter, unit } = parameterOf(prepared, key);
    const range = (parameter.max - parameter.min) * unit.display;
    if (!(range > 0)) continue;
    const given = request.weights?.[key] ?? 1;
    if (!(given >= 0 && given < Infinity)) throw new Error(`weight ${given} of "${key}"`);
    const weight = Math.max(given, LEAST_WEIGHT);
    const first = levers.length;
    const knots = knotWeights(prepared, firstFreeYear(prepared, parameter), request.path);
    for (const weights of knots) {
      levers.push({ parameter: key, weights: weights.map((each) => each * range) });
      const [least, most] = boundsOf(start.get(key) as Float64Array, weights, [
        parameter.min * unit.display,
        parameter.max * unit.display,
      ]);
      low.push(least / range);
      high.push(most / range);
    }
    // Mean square over the knots, and squared changes from knot to knot: 1/2 y' H y = w (sum y^2 / n + sum (dy)^2).
    knots.forEach((_, i) => {
      const neighbours = (i > 0 ? 1 : 0) + (i < knots.length - 1 ? 1 : 0);
      hessian.push([first + i, first + i, 2 * weight * (1 / knots.length + neighbours)]);
      if (i > 0) hessian.push([first + i, first + i - 1, -2 * weight]);
    });
  }
  return {
    prepared,
    start,
    levers,
    model: differentiate(prepared, levers),
    requirements: requirementsOf(prepared, targets, rules),
    hessian,
    low,
    high,
    moves: movesOf(prepared, targets, new Set(levers.map(({ parameter }) => parameter))),
  };
}

function movesOf(
  prepared: PreparedModel,
  targets: readonly TargetReading[],
  levers: ReadonlySet<string>,
): Stage['moves'] {
  const known = new Map<string, boolean>();
  return ({ kind, key, rule }) => {
    const id = `${kind}:${key}`;
    const before = known.get(id);
    if (before !== undefined) return before;
    const reading = targets.find(({ target }) => target.key === key);
    const moves =
      rule !== undefined
        ? influencesOnFormula(prepared, rule.expr).some((each) => levers.has(each))
        : reading !== undefined && isMoved(prepared, reading, levers);
    known.set(id, moves);
    return moves;
  };
}

/** Whether one of the parameters can change a value that the target is judged by. */
export function isMoved(
  prepared: PreparedModel,
  reading: TargetReading,
  parameters: ReadonlySet<string>,
): boolean {
  // A figure cannot be changed.
  const projected = cellsOf(reading).filter(
    (cell) => prepared.seriesByKey.get(cell.key)?.actuals.has(cell.year) !== true,
  );
  const last = Math.max(...projected.map(({ year }) => year));
  const keys = projected.map((cell) => cell.key);
  return influencesOn(prepared, keys).some(
    (each) => parameters.has(each) && firstFreeYear(prepared, parameterOf(prepared, each).parameter) <= last,
  );
}

/** Keys of the levers, which a department can decide. Other parameters move only if they are named. */
export function movableParameters(prepared: PreparedModel): readonly string[] {
  return prepared.parameters
    .filter(({ parameter }) => isLever(prepared, parameter))
    .map(({ parameter }) => parameter.key);
}

/**
 * By knot: its weight in every year from `first` on. The path is linear from the year before `first`, where the change is 0, to
 * the first knot, and constant after the last knot. Knots before `first` are ignored; if there are no others, all years move by
 * the same amount.
 */
function knotWeights(
  prepared: PreparedModel,
  first: number,
  path: readonly number[] | undefined,
): readonly (readonly number[])[] {
  const knots = [...new Set(path)].filter((year) => year >= first).sort((a, b) => a - b);
  if (knots.length === 0) return [prepared.years.map((year) => (year >= first ? 1 : 0))];
  return knots.map((knot, i) => {
    const before = knots[i - 1] ?? first - 1;
    const after = knots[i + 1];
    return prepared.years.map((year) => {
      if (year <= before) return 0;
      if (year <= knot) return (year - before) / (knot - before);
      if (after === undefined) return 1;
      return Math.max(0, (after - year) / (after - knot));
    });
  });
}

/**
 * Bounds of the change of a parameter in the years that a knot affects; they contain 0 even if the scenario is outside the
 * parameter's range.
 */
function boundsOf(
  values: Float64Array,
  weights: readonly number[],
  [min, max]: readonly [number, number],
): readonly [number, number] {
  let [low, high] = [-Infinity, Infinity];
  weights.forEach((weight, t) => {
    if (weight === 0) return;
    low = Math.max(low, min - (values[t] as number));
    high = Math.min(high, max - (values[t] as number));
  });
  return [Math.min(0, low), Math.max(0, high)];
}

export interface Placed {
  readonly requirement: Requirement;
  readonly constraint: Constraint;
}

/** Whether a value violates a constraint by more than a relative tolerance of 1e-9. */
export function isBroken({ lower, upper }: Constraint, value: number): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(value));
  return value < lower - slack || value > upper + slack;
}

/** The solver's problem for these constraints; they are evaluated at the point of its variables. */
export function problemOf(stage: Stage, placed: readonly Placed[]): Problem {
  return {
    hessian: stage.hessian,
    low: stage.low,
    high: stage.high,
    lower: placed.map(({ constraint }) => constraint.lower),
    upper: placed.map(({ constraint }) => constraint.upper),
    at: (y) => {
      const surface = stage.model.at(pointAt(stage, y));
      const rows: Row[] = [];
      for (const { constraint } of placed) {
        const found = constraint.at(surface);
        if (found === undefined) return undefined;
        rows.push({ value: found.value, slopes: [...(found.gradient ?? new Float64Array(y.length))] });
      }
      return rows;
    },
  };
}

/** The point of the model at values of the solver's variables. */
export function pointAt({ start, levers }: Stage, y: readonly number[]): Point {
  const point = new Map(start);
  levers.forEach(({ parameter, weights }, j) => {
    const size = y[j] as number;
    if (size === 0) return;
    const values = (point.get(parameter) as Float64Array).map(
      (value, t) => value + size * (weights[t] as number),
    );
    point.set(parameter, values);
  });
  return point;
}
