/**
 * The targets, rules and bounds that limit a backcast, and the cost of each such target, in words: how the least change responds
 * to a slightly higher target (sensitivity of the optimum, Fiacco 1983), and the effect of each parameter on it.
 */
import { joined, sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import { cellValue, reportedValue, type Unit } from '../../figures/units.js';
import type { TargetReading } from '../../model/targetReading.js';
import { targetSubject } from '../words/describeTarget.js';
import type { Placed, Stage } from './stage.js';
import { parameterOf } from '../calculate/point.js';
import { responseTo } from './polish.js';
import type { Problem, Solution } from './program.js';
import { difference, nameOf, signed } from '../words/words.js';

export interface Binding {
  readonly kind: 'target' | 'rule' | 'bound';
  /** Key of the target, rule or parameter. */
  readonly key: string;
  readonly year?: number;
  /** The increase of the cost per unit of the target, in the target's unit; 0 for bounds. */
  readonly price: number;
  /** For one step more of a target: the additional changes of the parameters, in their units. */
  readonly moves: Readonly<Record<string, number>>;
  readonly sentence: Bilingual;
  /** The effect of one point or step of each parameter on the target. */
  readonly effects: readonly Bilingual[];
}

/** Largest number of parameters named in a sentence. */
const MOST_NAMED = 3;

export function explainBinding(
  stage: Stage,
  targets: readonly TargetReading[],
  placed: readonly Placed[],
  problem: Problem,
  solution: Solution,
): readonly Binding[] {
  const held = placed.flatMap(({ requirement, constraint }, k): readonly Binding[] => {
    const price = solution.prices[k] as number;
    if (price === 0) return [];
    const { kind, key } = requirement;
    const target = kind === 'target' ? targets.find((each) => each.target.key === key) : undefined;
    if (target === undefined) {
      const rule = stage.prepared.rules.find((each) => each.rule.key === key);
      const words = { rule: rule?.rule.name ?? key, year: constraint.year };
      return [
        {
          kind,
          key,
          year: constraint.year,
          price: Math.abs(price),
          moves: {},
          sentence: sentence('backcast.bindingRule', words),
          effects: [],
        },
      ];
    }
    return [explainTarget(stage, target, k, price, problem, solution)];
  });
  return [...held, ...bounds(stage, solution)];
}

function explainTarget(
  stage: Stage,
  { target, unit }: TargetReading,
  k: number,
  price: number,
  problem: Problem,
  solution: Solution,
): Binding {
  const { prepared, levers } = stage;
  const step = stepOf(unit, target.value);
  const isDown = price < 0;
  const response = responseTo(problem, solution, k) ?? solution.y.map(() => 0);
  const shares = new Map<string, number>();
  const moves: Record<string, number> = {};
  levers.forEach(({ parameter, weights }, j) => {
    const size = (response[j] as number) * step * (isDown ? -1 : 1);
    if (size === 0) return;
    const row = parameterOf(prepared, parameter);
    // For a path: the effect of the last knot, which determines the horizon.
    moves[parameter] = reportedValue(size * (weights.at(-1) || Math.max(...weights)), row.unit);
    shares.set(parameter, Math.abs(size));
  });
  const named = [...shares.entries()].sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMED);
  const words = named.map(([parameter]) => {
    const { unit: own } = parameterOf(prepared, parameter);
    return sentence('backcast.move', {
      parameter: nameOf(prepared, parameter),
      change: signed(cellValue(moves[parameter] ?? 0, own), own),
    });
  });
  return {
    kind: 'target',
    key: target.key,
    year: target.year,
    price: Math.abs(price) * unit.display,
    moves,
    sentence: sentence(isDown ? 'backcast.priceTargetDown' : 'backcast.priceTarget', {
      indicator: targetSubject(prepared.model, target),
      year: target.year,
      step: difference(step, unit),
      moves: joined(words),
    }),
    effects: effectsOf(stage, target, solution.rows[k]?.slopes ?? [], unit),
  };
}

/** "One point more GDP growth takes 0.2 points off R&D intensity", for the parameters with the largest effects. */
function effectsOf(
  { prepared, levers }: Stage,
  target: TargetReading['target'],
  slopes: readonly number[],
  unit: Unit,
): readonly Bilingual[] {
  const byParameter = new Map<string, { readonly slope: number; readonly size: number }>();
  levers.forEach(({ parameter, weights }, j) => {
    const slope = slopes[j] as number;
    const before = byParameter.get(parameter) ?? { slope: 0, size: 0 };
    byParameter.set(parameter, {
      slope: before.slope + slope / Math.max(...weights),
      size: before.size + Math.abs(slope),
    });
  });
  return [...byParameter]
    .filter(([, { slope }]) => slope !== 0)
    .sort(([, a], [, b]) => b.size - a.size)
    .slice(0, MOST_NAMED)
    .map(([parameter, { slope }]) => {
      const row = parameterOf(prepared, parameter);
      const step = stepOf(row.unit, row.parameter.max - row.parameter.min, 1);
      const change = slope * step;
      return sentence('backcast.effect', {
        parameter: nameOf(prepared, parameter),
        step: difference(step, row.unit),
        indicator: targetSubject(prepared.model, target),
        year: target.year,
        change: sentence(change < 0 ? 'backcast.lowers' : 'backcast.raises', {
          amount: difference(Math.abs(change), unit),
        }),
      });
    });
}

function bounds({ prepared, levers, low, high }: Stage, { y }: Solution): readonly Binding[] {
  return levers.flatMap(({ parameter }, j): readonly Binding[] => {
    const value = y[j] as number;
    const side =
      value === 0 ? undefined : value === low[j] ? 'lowest' : value === high[j] ? 'highest' : undefined;
    if (side === undefined) return [];
    const { parameter: row, unit } = parameterOf(prepared, parameter);
    const words = {
      parameter: row.name,
      side: sentence(`backcast.${side}`),
      value: difference(cellValue(side === 'lowest' ? row.min : row.max, unit), unit),
    };
    return [
      {
        kind: 'bound',
        key: parameter,
        price: 0,
        moves: {},
        sentence: sentence('backcast.bindingBound', words),
        effects: [],
      },
    ];
  });
}

/** A natural step as a cell value: a tenth of a point for percentages (or as given), else about a hundredth. */
function stepOf(unit: Unit, written: number, points = 0.1): number {
  if (unit.symbol === '%' || unit.symbol === 'pp') return cellValue(points, unit);
  const size = Math.abs(written) || 1;
  return cellValue(10 ** Math.floor(Math.log10(size / 50)), unit);
}
