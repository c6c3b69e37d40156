/**
 * Goal seek of a probability: the value of a parameter for which a target is met with a given probability.
 *
 * In: a prepared model, a scenario, a target, the probability, what may vary, and how to draw. Out: the value nearest to the present
 * one at which the share of draws that meet the target reaches the probability, or why there is none. The same draws are used at
 * every value, so that the share is a function of the value: a step function, with steps of 1 / draws. It is looked at on a grid
 * over the parameter's range; where it passes the probability the step is halved until the place is known to 2^-30 of the range.
 * The answer is on the side on which the probability is reached: put into the scenario, it gives `probability` again with the same
 * seed, and the value on the other side of the step does not. Values are in the parameter's unit, probabilities from 0 to 1.
 *
 * An uncertain parameter is moved with its distribution (uncertain.ts). Rules are not looked at: a draw that breaks one counts.
 */
import { sentence, type SentenceArgs } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import type { ParameterValue, Scenario, Target } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { openTargets } from '../../model/targetReading.js';
import type { SamplePlan } from '../../sampling/uniforms.js';
import type { MakeEvaluator } from '../calculate/evaluator.js';
import { influencesOn } from '../calculate/influence.js';
import { scenarioPoint } from '../calculate/point.js';
import type { Probability } from '../uncertainty/tally.js';
import type { Finding } from '../uncertainty/uncertain.js';
import { runSimulation, simulate } from '../uncertainty/uncertainty.js';
import { describeTarget } from '../words/describeTarget.js';
import { plainNumber } from '../words/words.js';
import { askedFor, remarkOn } from './seek.js';
import { variableOf, type SeekBy, type Variable } from './variable.js';

export interface ChanceRequest {
  readonly scenario: string;
  readonly target: Target;
  /** Above 0 and below 1. */
  readonly probability: number;
  readonly by: SeekBy;
  readonly plan: SamplePlan;
}

export interface ChanceReached {
  readonly reached: true;
  readonly value: number;
  /** At `value`: at least what was asked for. */
  readonly chance: Probability;
  /** The probability of the scenario as it is, and its value (of the last year, where it changes by year). */
  readonly before: Probability;
  readonly from: number;
  /** All values at which the probability is passed, ascending. */
  readonly roots: readonly number[];
  /** The values that a scenario has to give for it, in the parameters' units. */
  readonly values: Readonly<Record<string, ParameterValue>>;
  /** How often the model was simulated. */
  readonly simulations: number;
  /** For a parameter that is not a lever: states that the answer is a condition, not advice. */
  readonly remark?: Bilingual;
}

interface ChanceUnreachable {
  readonly reached: false;
  /** `bound`: too low everywhere; `always`: high enough everywhere; `unmoved`; `decided`: known, or not to be judged. */
  readonly stop: 'bound' | 'always' | 'unmoved' | 'decided';
  /** The probability nearest to the one asked for, and where; absent for `decided`. */
  readonly closest?: Probability;
  readonly value?: number;
  readonly simulations: number;
  readonly reason: Bilingual;
}

/** Steps of the grid over the range. */
const GRID = 32;
const HALVINGS = 30;

interface Place {
  readonly x: number;
  readonly chance: Probability;
}

/** Fails where the model cannot be simulated. `onProgress` counts simulations; the total is the usual number. */
export function seekProbability(
  prepared: PreparedModel,
  request: ChanceRequest,
  makeEvaluator: MakeEvaluator,
  onProgress: (done: number, total: number) => void = () => undefined,
): Finding<ChanceReached | ChanceUnreachable> {
  const { scenario, target, probability, by, plan } = request;
  const aimed = withTarget(prepared, target);
  const variable = variableOf(prepared, scenario, scenarioPoint(prepared, scenario), by);
  const goal = describeTarget(prepared.model, target);
  const words: SentenceArgs = { target: goal, parameter: variable.name, wanted: inPercent(probability) };
  const [reading] = openTargets(aimed);
  if (reading?.series === undefined)
    return found({
      reached: false,
      stop: 'decided',
      simulations: 0,
      reason: sentence('chance.decided', words),
    });

  let simulations = 0;
  const simulateAt = (model: PreparedModel): Finding<Probability> => {
    simulations += 1;
    onProgress(simulations, Math.max(simulations, GRID + HALVINGS + 2));
    const result = runSimulation(simulate(model, { scenario, plan, outputs: [] }, makeEvaluator));
    const chance = result.ok ? result.value.targets[0] : undefined;
    if (!result.ok || chance === undefined) return result.ok ? { ok: false, reasons: [] } : result;
    const { probability: share, low, high } = chance;
    return { ok: true, value: { probability: share, low, high }, remarks: result.remarks };
  };
  const before = simulateAt(aimed);
  if (!before.ok) return before;
  const seen = new Map<number, Place>();
  const placeAt = (x: number): Place => {
    const known = seen.get(x);
    if (known !== undefined) return known;
    const chance = simulateAt(withValues(aimed, scenario, variable.valuesAt(x)));
    // Whether a model can be simulated does not depend on the value: the plan was accepted above.
    if (!chance.ok) throw new Error(`no simulation at ${x}: ${chance.reasons.map(({ en }) => en).join(' ')}`);
    const place = { x, chance: chance.value };
    seen.set(x, place);
    return place;
  };
  const isEnough = ({ chance }: Place): boolean => chance.probability >= probability;

  const movers = influencesOn(prepared, [reading.series]);
  const isIdle = !askedFor(by).some((key) => movers.includes(key));
  const grid = isIdle ? [placeAt(variable.now)] : gridOf(variable).map(placeAt);
  const pairs = grid.slice(1).map((right, i) => [grid[i] as Place, right] as const);
  const answers = pairs
    .filter(([left, right]) => isEnough(left) !== isEnough(right))
    .map(
      ([left, right]) => (variable.isWhole ? [left, right].find(isEnough) : undefined) ?? close(left, right),
    );
  const distance = ({ x }: Place): number => Math.abs(x - variable.now);
  const [answer] = [...answers].sort((a, b) => distance(a) - distance(b));
  const remarks = before.remarks;
  if (answer !== undefined)
    return found(
      {
        reached: true,
        value: answer.x,
        chance: answer.chance,
        before: before.value,
        from: variable.now,
        roots: [...new Set(answers.map(({ x }) => x))].sort((a, b) => a - b),
        values: variable.valuesAt(answer.x),
        simulations,
        ...remarkOn(prepared, by),
      },
      remarks,
    );
  const isHigh = grid.every(isEnough);
  const nearest = grid.reduce((best, place) =>
    (
      isHigh
        ? place.chance.probability < best.chance.probability
        : place.chance.probability > best.chance.probability
    )
      ? place
      : best,
  );
  const isFlat = grid.every(({ chance }) => chance.probability === grid[0]?.chance.probability);
  const stop = isFlat ? 'unmoved' : isHigh ? 'always' : 'bound';
  const more = {
    at: variable.say(nearest.x),
    closest: inPercent(nearest.chance.probability),
    min: variable.say(variable.low),
    max: variable.say(variable.high),
  };
  return found(
    {
      reached: false,
      stop,
      closest: nearest.chance,
      value: nearest.x,
      simulations,
      reason: sentence(`chance.${stop}`, { ...words, ...more }),
    },
    remarks,
  );

  /** Halves the step; the end at which the probability is reached. */
  function close(left: Place, right: Place): Place {
    let [out, inside] = isEnough(left) ? [right, left] : [left, right];
    const least = Math.abs(variable.high - variable.low) * 2 ** -HALVINGS;
    while (Math.abs(inside.x - out.x) > least) {
      const middle = placeAt(out.x + (inside.x - out.x) / 2);
      if (middle.x === out.x || middle.x === inside.x) break;
      if (isEnough(middle)) inside = middle;
      else out = middle;
    }
    return inside;
  }
}

function found(
  value: ChanceReached | ChanceUnreachable,
  remarks: readonly Bilingual[] = [],
): Finding<ChanceReached | ChanceUnreachable> {
  return { ok: true, value, remarks };
}

function gridOf({ low, high, now, isWhole }: Variable): readonly number[] {
  if (isWhole)
    return Array.from({ length: Math.floor(high) - Math.ceil(low) + 1 }, (_, i) => Math.ceil(low) + i);
  const even = Array.from({ length: GRID + 1 }, (_, i) =>
    i === GRID ? high : low + ((high - low) * i) / GRID,
  );
  return [...new Set(now > low && now < high ? [...even, now] : even)].sort((a, b) => a - b);
}

/** The model with this target only. */
function withTarget(prepared: PreparedModel, target: Target): PreparedModel {
  return { ...prepared, model: { ...prepared.model, targets: [target] } };
}

/** The model with other values in a scenario, which leave formulas and units as they are. */
function withValues(
  prepared: PreparedModel,
  scenario: string,
  values: Readonly<Record<string, ParameterValue>>,
): PreparedModel {
  const change = (each: Scenario): Scenario =>
    each.key === scenario ? { ...each, values: { ...each.values, ...values } } : each;
  return {
    ...prepared,
    model: { ...prepared.model, scenarios: prepared.model.scenarios.map(change) },
    scenarioByKey: new Map([...prepared.scenarioByKey].map(([key, each]) => [key, change(each)])),
  };
}

function inPercent(share: number): string {
  return `${plainNumber(100 * share, 4)}%`;
}
