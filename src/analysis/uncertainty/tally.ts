/**
 * Counts the draws in which each target that can be judged is met, and in which all of them are. Counts of parts of the draws can
 * be added up. A draw without a number counts as missed.
 */
import type { Target } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import {
  cellsOf,
  judgedTargets,
  meetsTarget,
  targetValue,
  type TargetReading,
} from '../../model/targetReading.js';
import type { OutputCell } from '../calculate/evaluator.js';

export interface Probability {
  readonly probability: number;
  /** 95 % confidence, Wilson (1927). */
  readonly low: number;
  readonly high: number;
}

/** Numbers of draws that meet each target that can be judged, in the model's order, and of draws that meet all. */
export interface Counts {
  readonly met: readonly number[];
  readonly together: number;
}

interface Tally {
  /** The cells that have to be calculated for `add`. */
  readonly cells: readonly OutputCell[];
  /** Counts a block of draws, with one column for each of the cells. */
  readonly add: (columns: readonly Float64Array[]) => void;
  readonly read: () => Counts;
}

export function createTally(prepared: PreparedModel): Tally {
  const readings = judgedTargets(prepared);
  const cells = [
    ...new Map(readings.flatMap(cellsOf).map((cell) => [`${cell.key}:${cell.year}`, cell] as const)).values(),
  ];
  const counts = readings.map(() => 0);
  let together = 0;
  return {
    cells,
    add: (columns) => {
      const length = columns[0]?.length ?? 0;
      const missed = new Uint8Array(length);
      readings.forEach((reading, k) => {
        const isMet = judgeDraws(reading, cells, columns);
        let met = 0;
        for (let i = 0; i < length; i++) {
          if (isMet(i)) met += 1;
          else missed[i] = 1;
        }
        counts[k] = (counts[k] as number) + met;
      });
      together += missed.reduce((sum, one) => sum + 1 - one, 0);
    },
    read: () => ({ met: counts, together }),
  };
}

/** Whether a draw, by its index in the columns of the cells, meets a target; with its tolerance. */
export function judgeDraws(
  reading: TargetReading,
  cells: readonly OutputCell[],
  columns: readonly Float64Array[],
): (draw: number) => boolean {
  const { target, series, factor, wanted, tolerance } = reading;
  const { comparator } = target;
  const columnOf = (key: string, year: number): Float64Array | undefined =>
    columns[cells.findIndex((cell) => cell.key === key && cell.year === year)];
  if (target.basis === 'level') {
    const column = columnOf(series ?? '', target.year);
    if (column === undefined) return () => false;
    return (draw) => meetsTarget((column[draw] as number) * factor - wanted, comparator, tolerance);
  }
  const byYear = new Map(cellsOf(reading).map(({ key, year }) => [year, columnOf(key, year)]));
  return (draw) => {
    const value = targetValue(reading, (_, year) => byYear.get(year)?.[draw]);
    return typeof value === 'number' && meetsTarget(value - wanted, comparator, tolerance);
  };
}

/** The sum of counts of separate draws, for the same targets. */
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
