/**
 * Goal seek: the value of a parameter for which an indicator has a given value in a year.
 *
 * In: a prepared model, a scenario, the goal and what may vary: one parameter in all years, its value from one year on, or
 * several by a common factor. Out: all answers within the parameter's range, or the nearest value and what limits it. The
 * equation f(x) = goal is solved on the whole range (roots.ts), so every answer that a grid and exact slopes can detect is found.
 * Hard rules that hold in the scenario must still hold. Any parameter may be varied; if it is not a lever, a remark states so.
 *
 * Values are in their units (3.5 with %); `residual` is |achieved - goal| / |goal|, or the difference itself for a goal of 0.
 */
import { cellValue, reportedValue } from '../../figures/units.js';
import { isError } from '../../formula/values/value.js';
import { joined, sentence, type SentenceArgs } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import type { ParameterValue } from '../../model/model.js';
import type { PreparedModel, PreparedRule } from '../../model/prepared.js';
import { differentiate, evenLever, type Differentiable, type Surface } from '../calculate/derivatives.js';
import { influencesOn } from '../calculate/influence.js';
import { isLever, parameterOf, scenarioPoint, unitOf, type Point } from '../calculate/point.js';
import { scanRoots, scanWhole, type Sample } from './roots.js';
import { amount, nameOf } from '../words/words.js';
import { thresholdsIn } from './thresholds.js';
import { variableOf, type SeekBy, type Variable } from './variable.js';

export interface SeekRequest {
  readonly scenario: string;
  readonly indicator: string;
  readonly year: number;
  readonly value: number;
  readonly by: SeekBy;
}

export interface Reached {
  readonly reached: true;
  readonly value: number;
  readonly achieved: number;
  readonly residual: number;
  /** How often the model was calculated. */
  readonly iterations: number;
  /** All answers, ascending; `value` is the one nearest to what the scenario has. */
  readonly roots: readonly number[];
  readonly from: number;
  /** The point with the answer. */
  readonly point: Point;
  /** The values that a scenario has to give for it, in the parameters' units. */
  readonly values: Readonly<Record<string, ParameterValue>>;
  /** For a parameter that is not a lever: states that the answer is a condition, not advice. */
  readonly remark?: Bilingual;
}

export interface Unreachable {
  readonly reached: false;
  readonly stop:
    'figure' | 'unmoved' | 'noNumber' | 'bound' | 'turn' | 'jump' | 'edge' | 'rough' | 'choice' | 'rule';
  /** The nearest value of the indicator, and where; absent if nothing moves it. */
  readonly closest?: number;
  readonly value?: number;
  readonly iterations: number;
  readonly reason: Bilingual;
}

export type SeekResult = Reached | Unreachable;

const USUAL_CALCULATIONS = 80;

/** Fraction of the range within which two points count as equal. */
const NEAR = 1e-9;

/** Relative size below which a residual is a rounding error. */
const NOISE = 1e-12;

/** `onProgress` counts calculations of the model; the total is the usual number for a search. */
export function seekGoal(
  prepared: PreparedModel,
  request: SeekRequest,
  onProgress: (done: number, total: number) => void = () => undefined,
): SeekResult {
  const { scenario, indicator, year, by } = request;
  const unit = unitOf(prepared, indicator);
  const goal = cellValue(request.value, unit);
  const start = scenarioPoint(prepared, scenario);
  const variable = variableOf(prepared, scenario, start, by);
  const words: SentenceArgs = {
    indicator: nameOf(prepared, indicator),
    year,
    parameter: variable.name,
    min: variable.say(variable.low),
    max: variable.say(variable.high),
    target: amount(goal, unit),
  };
  const figure = prepared.seriesByKey.get(indicator)?.actuals.get(year);
  if (figure !== undefined)
    return stopped('figure', 0, sentence('seek.figure', { ...words, value: amount(figure.value, unit) }));

  const model = differentiate(prepared, variable.levers);
  let iterations = 0;
  const sample = (x: number): Sample => {
    iterations += 1;
    onProgress(iterations, Math.max(iterations, USUAL_CALCULATIONS));
    const dual = model.at(variable.pointAt(x)).at(indicator, year);
    if (typeof dual?.value !== 'number') return { x, value: NaN, slope: NaN };
    return { x, value: dual.value - goal, slope: slopeOf(variable, dual.gradient) };
  };
  const now = sample(variable.now);
  const range = [variable.low, variable.high] as const;
  const noise = NOISE * Math.abs(goal);
  const scan = variable.isWhole
    ? scanWhole(sample, range, noise)
    : scanRoots(sample, range, noise, variable.now, thresholdsIn(prepared, variable.display, ...range));
  const known = scan.samples.filter(({ value }) => Number.isFinite(value));
  if (known.length === 0) {
    const value = model.at(start).at(indicator, year)?.value;
    const error = isError(value) ? value.error : '#N/A';
    return stopped('noNumber', iterations, sentence('seek.noNumber', { ...words, error }));
  }
  if (known.every(({ value }) => value === known[0]?.value) && known[0]?.value !== 0)
    return stopped('unmoved', iterations, explainUnmoved(prepared, start, request, words));

  const inward = keptRules(prepared, model, variable.pointAt(variable.now));
  const distance = (x: number): number => Math.abs(x - variable.now);
  // If nothing moves the indicator but it has the value already, the answer is the scenario's present value.
  const roots = known.every(({ value }) => value === 0) ? [variable.now] : scan.roots;
  const byDistance = [...roots].sort((a, b) => distance(a) - distance(b));
  const answer = byDistance.find((x) => firstBroken(model.at(variable.pointAt(x)), inward) === undefined);
  if (answer !== undefined) {
    const achieved = sample(answer).value + goal;
    return {
      reached: true,
      value: answer,
      achieved: reportedValue(achieved, unit),
      residual: Math.abs(achieved - goal) / (goal === 0 ? 1 : Math.abs(goal)),
      iterations,
      roots,
      from: variable.now,
      point: variable.pointAt(answer),
      values: variable.valuesAt(answer),
      ...remarkOn(prepared, by),
    };
  }

  const aim = byDistance[0] ?? nearestOf(known, distance)?.x ?? variable.now;
  const broken = firstBroken(model.at(variable.pointAt(aim)), inward);
  const report = (stop: Unreachable['stop'], at: Sample, more: SentenceArgs = {}): Unreachable => {
    const achieved = at.value + goal;
    const text = `seek.${stop}` as const;
    return {
      ...stopped(
        stop,
        iterations,
        sentence(text, { ...words, at: variable.say(at.x), achieved: amount(achieved, unit), ...more }),
      ),
      closest: reportedValue(achieved, unit),
      value: at.x,
    };
  };
  if (broken !== undefined) {
    const edge = lastKept(
      aim,
      variable,
      (x) => firstBroken(model.at(variable.pointAt(x)), inward) === undefined,
    );
    const next = firstBroken(model.at(variable.pointAt(edge.beyond)), inward) ?? broken;
    return report('rule', edge.kept === variable.now ? now : sample(edge.kept), {
      rule: next.rule.rule.name,
      ruleYear: next.year,
    });
  }
  const nearest = nearestOf(known, distance) ?? now;
  if (variable.isWhole) return report('choice', nearest);
  if (scan.isPartial) return report('rough', nearest);
  const near = NEAR * (variable.high - variable.low);
  // Whether the goal is in a jump with an end as near to it as any sample; at a pole all samples are far from it.
  const jump = scan.jumps.find((x) =>
    [-near, 0, near].some((side) => Math.abs(sample(x + side).value) <= Math.abs(nearest.value)),
  );
  if (jump !== undefined) return report('jump', nearest, { at: variable.say(jump) });
  if (nearest.x === variable.low || nearest.x === variable.high) return report('bound', nearest);
  const isEdge = [-near, near].some((side) => Number.isNaN(sample(nearest.x + side).value));
  return report(isEdge ? 'edge' : 'turn', nearest);
}

/** For parameters that are no levers: that the answer is a condition. */
export function remarkOn(prepared: PreparedModel, by: SeekBy): { readonly remark?: Bilingual } {
  const conditions = askedFor(by).filter((key) => !isLever(prepared, parameterOf(prepared, key).parameter));
  if (conditions.length === 0) return {};
  const names = conditions.map((key) => nameOf(prepared, key));
  return { remark: sentence('seek.condition', { conditions: joined(names, 'list.quoted') }) };
}

/** The keys of the parameters that may vary. */
export function askedFor(by: SeekBy): readonly string[] {
  return 'parameters' in by ? by.parameters : [by.parameter];
}

/** The sample with the smallest distance; of several, the one nearest to the present value. */
function nearestOf(samples: readonly Sample[], distance: (x: number) => number): Sample | undefined {
  return samples.reduce<Sample | undefined>((best, each) => {
    if (best === undefined) return each;
    const less = Math.abs(each.value) - Math.abs(best.value);
    return less < 0 || (less === 0 && distance(each.x) < distance(best.x)) ? each : best;
  }, undefined);
}

function stopped(stop: Unreachable['stop'], iterations: number, reason: Bilingual): Unreachable {
  return { reached: false, stop, iterations, reason };
}

function slopeOf({ levers, display }: Variable, gradient: Float64Array | undefined): number {
  return gradient === undefined
    ? 0
    : levers.reduce((sum, _, j) => sum + (gradient[j] as number), 0) * display;
}

interface RuleYear {
  readonly rule: PreparedRule;
  readonly year: number;
}

/** Hard rules, with the years in which they hold at a point. */
function keptRules(prepared: PreparedModel, model: Differentiable, point: Point): readonly RuleYear[] {
  const surface = model.at(point);
  return prepared.rules
    .filter(({ rule }) => rule.severity === 'hard')
    .flatMap((rule) =>
      prepared.years.filter((year) => year >= rule.from && year <= rule.to).map((year) => ({ rule, year })),
    )
    .filter(({ rule, year }) => surface.holds(rule, year) === true);
}

function firstBroken(surface: Surface, kept: readonly RuleYear[]): RuleYear | undefined {
  return kept.find(({ rule, year }) => surface.holds(rule, year) === false);
}

/** The last value between the present one and `aim` at which all rules hold, and a value just beyond. */
function lastKept(
  aim: number,
  { now }: Variable,
  isKept: (x: number) => boolean,
): { readonly kept: number; readonly beyond: number } {
  let [kept, beyond] = [now, aim];
  for (let step = 0; step < 60; step++) {
    const middle = kept + (beyond - kept) / 2;
    if (middle === kept || middle === beyond) break;
    if (isKept(middle)) kept = middle;
    else beyond = middle;
  }
  return { kept, beyond };
}

function explainUnmoved(
  prepared: PreparedModel,
  start: Point,
  { indicator, year, by }: SeekRequest,
  words: SentenceArgs,
): Bilingual {
  const levers = influencesOn(prepared, [indicator]).map((key) => evenLever(prepared, key));
  const gradient = differentiate(prepared, levers).at(start).at(indicator, year)?.gradient;
  const asked = askedFor(by);
  const rankOf = (key: string): number => (isLever(prepared, parameterOf(prepared, key).parameter) ? 0 : 1);
  // Levers, which a department can decide, are named first.
  const movers = levers
    .filter(({ parameter }, j) => (gradient?.[j] ?? 0) !== 0 && !asked.includes(parameter))
    .sort((a, b) => rankOf(a.parameter) - rankOf(b.parameter));
  if (movers.length === 0) return sentence('seek.unmovedByAny', words);
  return sentence('seek.unmoved', {
    ...words,
    movers: joined(movers.map(({ parameter }) => nameOf(prepared, parameter))),
  });
}
