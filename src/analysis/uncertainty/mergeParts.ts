/**
 * Combines the parts of a simulation (part.ts): adds up their counts, finds the bins that contain the wanted order statistics,
 * and selects these from the gathered values.
 *
 * Counts are whole numbers and moments are combined in the order of the draws, so the result is equal bit for bit for any
 * division of the draws and any order in which parts finish.
 */
import { BINS, findBins, selectInBins, type WantedBin } from '../../sampling/bins.js';
import { readMoments } from '../../sampling/statistics.js';
import { joined, type Counted, type Wish } from './part.js';
import type { Finished } from './share.js';
import { summaryOf, type RankTable } from './summary.js';
import { addCounts, type Counts } from './tally.js';

/** An output whose values have been counted in all parts. */
export interface CountedColumn {
  /** Index among the plan's outputs (from 0). */
  readonly output: number;
  readonly moments: ReturnType<typeof readMoments>;
  /** The value, if all draws have the same; undefined if they vary. */
  readonly level: number | undefined;
  readonly wanted: readonly WantedBin[];
  /** Number of values in the wanted bins. */
  readonly size: number;
  /** Counts of the bins in each part, in the order of the draws. */
  readonly counts: readonly Int32Array[];
}

const BYTES = 8;

/** Adds up the parts, which together have all draws, for the same outputs. */
export function addParts(
  outputs: readonly number[],
  parts: readonly Counted[],
  ranks: RankTable,
): readonly CountedColumn[] {
  const ordered = inOrder(parts);
  return outputs.map((output, i) => {
    const counts = ordered.map((part) => part.counts.subarray(i * BINS, (i + 1) * BINS));
    const own = ordered.map(({ moments }) => {
      const size = moments.length / outputs.length;
      return moments.subarray(i * size, (i + 1) * size);
    });
    const moments = readMoments({ draws: 0, chunks: joined(own) });
    const level = ordered.some(({ varies }) => varies[i] !== 0) ? undefined : ordered[0]?.levels[i];
    const wanted = level === undefined ? findBins(sumOf(counts), ranks(moments.count).ranks) : [];
    const size = wanted.reduce((total, { count }) => total + count, 0);
    return { output, moments, level, wanted, size, counts };
  });
}

/** Bin by bin. */
function sumOf(counts: readonly Int32Array[]): Int32Array {
  const [first, second] = counts;
  if (first !== undefined && second === undefined) return first;
  const sum = new Int32Array(BINS);
  for (const each of counts) addTo(sum, each);
  return sum;
}

function addTo(sum: Int32Array, counts: Int32Array): void {
  for (let bin = 0; bin < sum.length; bin++) sum[bin] = (sum[bin] as number) + (counts[bin] as number);
}

/** The sum of the counts of targets of all parts. */
export function addTallies(parts: readonly Counted[]): Counts {
  return addCounts(inOrder(parts).map(({ tally }) => tally));
}

/** The bins to gather, in groups that fit into the memory; outputs that do not vary need none. */
export function planGathering(
  columns: readonly CountedColumn[],
  memory: number,
): readonly (readonly CountedColumn[])[] {
  const groups: CountedColumn[][] = [];
  let bytes = Infinity;
  for (const column of columns) {
    if (column.level !== undefined) continue;
    bytes += BYTES * column.size;
    if (bytes > memory) {
      groups.push([]);
      bytes = BYTES * column.size;
    }
    groups.at(-1)?.push(column);
  }
  return groups;
}

/** The request to gather the wanted bins of an output. */
export function wishOf({ output, wanted }: CountedColumn): Wish {
  return { output, bins: wanted };
}

/** The summary of an output. `gathered`: the values of each part in the wanted bins, in the order of the draws. */
export function finishColumn(
  column: CountedColumn,
  draws: number,
  ranks: RankTable,
  gathered: readonly Float64Array[],
): Finished {
  const { output, moments, level, wanted, counts, size } = column;
  const summary = summaryOf(draws, moments, ranks, (places) => {
    if (level !== undefined) return places.map(() => level);
    const values = new Float64Array(size);
    const next = gathered.map(() => 0);
    let place = 0;
    for (const { bin } of wanted)
      gathered.forEach((part, k) => {
        const count = counts[k]?.[bin] ?? 0;
        const from = next[k] as number;
        values.set(part.subarray(from, from + count), place);
        next[k] = from + count;
        place += count;
      });
    return selectInBins(wanted, values);
  });
  return { index: output, ...summary };
}

/** Parts in the order of their draws. */
export function inOrder<T extends { readonly from: number }>(parts: readonly T[]): readonly T[] {
  return [...parts].sort((a, b) => a.from - b.from);
}
