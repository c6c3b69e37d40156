/**
 * Counts the draws in which each target is met and in which all are. Counts of any parts of the draws add up.
 */
import { cellValue } from '../../figures/units.js';
import type { Target } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { meetsTarget } from '../../model/status.js';
import { unitOf } from '../calculate/point.js';

export interface Probability {
  readonly probability: number;
  /** 95 % confidence, Wilson (1927). */
  readonly low: number;
  readonly high: number;
}

/** Draws that meet each target, in the model's order, and draws that meet all. */
export interface Counts {
  readonly met: readonly number[];
  readonly together: number;
}

interface Tally {
  /** A column for each target, in the model's order. */
  readonly add: (columns: readonly Float64Array[]) => void;
  readonly read: () => Counts;
}

export function createTally(prepared: PreparedModel): Tally {
  const { targets } = prepared.model;
  const counts = targets.map(() => 0);
  const goals = targets.map(({ indicator, value }) => cellValue(value, unitOf(prepared, indicator)));
  let together = 0;
  return {
    add: (columns) => {
      const length = columns[0]?.length ?? 0;
      const missed = new Uint8Array(length);
      targets.forEach(({ comparator }, k) => {
        const column = columns[k] as Float64Array;
        const goal = goals[k] as number;
        let met = 0;
        for (let i = 0; i < length; i++) {
          if (meetsTarget((column[i] as number) - goal, comparator)) met += 1;
          else missed[i] = 1;
        }
        counts[k] = (counts[k] as number) + met;
      });
      together += missed.reduce((sum, one) => sum + 1 - one, 0);
    },
    read: () => ({ met: counts, together }),
  };
}

export function addCounts(parts: readonly Counts[]): Counts {
  return parts.reduce((sum, part) => ({
    met: sum.met.map((count, k) => count + (part.met[k] ?? 0)),
    together: sum.together + part.together,
  }));
}

/** `Target` with the share of the draws that meet it. */
export interface TargetProbability extends Probability {
  readonly target: Target;
}

/** Wilson's score interval (Journal of the American Statistical Association 22, 209-212), 95 %. */
export function wilson(count: number, draws: number): Probability {
  const z = 1.959963984540054;
  const probability = count / draws;
  const middle = (probability + (z * z) / (2 * draws)) / (1 + (z * z) / draws);
  const half =
    (z / (1 + (z * z) / draws)) *
    Math.sqrt((probability * (1 - probability)) / draws + (z * z) / (4 * draws * draws));
  return { probability, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
