/**
 * Exact order statistics of a column without sorting or keeping it: count its values into bins, find the bins that contain the
 * wanted ranks, and look only at the values of those bins.
 *
 * In: values in any order and in any number of parts; ranks, 0-based. Out: the values at these ranks, equal bit for bit to those
 * of the sorted column (-0 lies below 0). NaN is left out. Bins have equal width between two quantiles of a pilot sample (a few
 * thousand of the values); the first and the last bin are open. The bin number never falls as the value rises, so for any pilot
 * the total count of the bins before a bin is the rank at which it starts.
 *
 * After Munro and Paterson (1980), Selection and sorting with limited storage, Theoretical Computer Science 12, 315-323, with
 * the limits taken from a sample as in Floyd and Rivest (1975).
 */
import { percentiles, selectAll } from './statistics.js';

export const BINS = 2048;
/** Number of values in a pilot sample. */
export const PILOT = 4096;
/**
 * Quantiles of the pilot between which the bins lie: the 5th and 95th percentile of all values are almost always between them.
 */
const INNER: readonly number[] = [0.025, 0.975];
/** Shorter columns are selected from directly, which is faster than counting. */
const FEW = 4096;

/** The bin of a value x is 1 + (x - low) perUnit, rounded down and limited to 0 .. BINS - 1. */
export interface Scale {
  readonly low: number;
  readonly perUnit: number;
}

/** Gives NaN for every value, which means the first bin. */
const NO_SCALE: Scale = { low: NaN, perUnit: NaN };

/** A bin that contains wanted ranks. */
export interface WantedBin {
  readonly bin: number;
  /** Values in the bins before it. */
  readonly below: number;
  readonly count: number;
  /** Wanted ranks in it, ascending. */
  readonly ranks: readonly number[];
}

/** The scale from a pilot sample. Undefined if the pilot has no finite width: all values are equal, or some are infinite. */
export function scaleOf(pilot: Float64Array): Scale | undefined {
  const [low = NaN, high = NaN] = percentiles(withoutNaN(pilot), INNER);
  const perUnit = (BINS - 2) / (high - low);
  const isFit = Number.isFinite(low) && perUnit > 0 && Number.isFinite(perUnit);
  return isFit ? { low, perUnit } : undefined;
}

/**
 * Adds the values, each counted `times` times, to the counts of their bins; without a scale all are in the first bin.
 */
export function countBins(
  values: Float64Array,
  scale: Scale | undefined,
  counts: Int32Array,
  times = 1,
): void {
  const { low, perUnit } = scale ?? NO_SCALE;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value !== value) continue;
    const at = (value - low) * perUnit + 1;
    const bin = at > 0 ? (at < BINS - 1 ? at | 0 : BINS - 1) : 0;
    counts[bin] = (counts[bin] as number) + times;
  }
}

/** The bins that contain the ranks. `ranks`: ascending, below the sum of the counts. */
export function findBins(counts: Int32Array, ranks: readonly number[]): readonly WantedBin[] {
  const found: WantedBin[] = [];
  let [bin, below, next] = [0, 0, 0];
  while (next < ranks.length && bin < counts.length) {
    const count = counts[bin] as number;
    const first = next;
    while (next < ranks.length && (ranks[next] as number) < below + count) next++;
    if (next > first) found.push({ bin, below, count, ranks: ranks.slice(first, next) });
    below += count;
    bin++;
  }
  if (next < ranks.length) throw new Error(`rank ${ranks[next] ?? ''} of ${below} values`);
  return found;
}

/**
 * For each bin, the position of its next value in a column of the values of the wanted bins, bin after bin; -1 if it is not
 * wanted.
 */
export function placesOf(wanted: readonly Pick<WantedBin, 'bin'>[], counts: Int32Array): Int32Array {
  const places = new Int32Array(BINS).fill(-1);
  let next = 0;
  for (const { bin } of wanted) {
    places[bin] = next;
    next += counts[bin] as number;
  }
  return places;
}

/** Copies the values of wanted bins to their positions, and advances these. */
export function gatherBins(
  values: Float64Array,
  scale: Scale | undefined,
  places: Int32Array,
  out: Float64Array,
): void {
  const { low, perUnit } = scale ?? NO_SCALE;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const at = (value - low) * perUnit + 1;
    const bin = at > 0 ? (at < BINS - 1 ? at | 0 : BINS - 1) : 0;
    const place = places[bin] as number;
    if (place < 0 || value !== value) continue;
    out[place] = value;
    places[bin] = place + 1;
  }
}

/** Values at the wanted ranks, ascending; `gathered` holds the values of the wanted bins, bin after bin, and is rearranged. */
export function selectInBins(wanted: readonly WantedBin[], gathered: Float64Array): readonly number[] {
  let start = 0;
  return wanted.flatMap(({ below, count, ranks }) => {
    const values = gathered.subarray(start, start + count);
    start += count;
    return selectRanks(
      values,
      ranks.map((rank) => rank - below),
    );
  });
}

/** Values at the ranks, which are ascending, of a column without NaN. The column is rearranged. */
export function orderStatistics(values: Float64Array, ranks: readonly number[]): readonly number[] {
  const scale = values.length > FEW ? scaleOf(values.subarray(0, PILOT)) : undefined;
  if (scale === undefined) return selectRanks(values, ranks);
  const counts = new Int32Array(BINS);
  countBins(values, scale, counts);
  const wanted = findBins(counts, ranks);
  const size = wanted.reduce((sum, { count }) => sum + count, 0);
  if (size > values.length / 2) return selectRanks(values, ranks);
  const gathered = new Float64Array(size);
  gatherBins(values, scale, placesOf(wanted, counts), gathered);
  return selectInBins(wanted, gathered);
}

function selectRanks(values: Float64Array, ranks: readonly number[]): readonly number[] {
  selectAll(values, 0, values.length - 1, ranks, 0, ranks.length);
  const found = ranks.map((rank) => values[rank] as number);
  // Comparisons do not distinguish 0 from -0; sorting does.
  if (!found.includes(0)) return found;
  values.sort();
  return ranks.map((rank) => values[rank] as number);
}

/** A copy of the column without NaN. */
export function withoutNaN(column: Float64Array): Float64Array {
  const values = column.slice();
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value === value) values[count++] = value;
  }
  return values.subarray(0, count);
}
