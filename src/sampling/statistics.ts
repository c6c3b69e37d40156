/**
 * Statistics of a column of draws: mean, sd, percentiles with their uncertainty, histogram. Moments ignore NaN; the other
 * functions must be given columns without NaN.
 *
 * Results are equal bit for bit in whatever order and by whatever worker the blocks are computed: moments are taken over chunks
 * of 2,048 draws at fixed positions, and the chunks are combined in index order.
 */
import { betaLower } from '../special/beta.js';
import { normalQuantile } from '../special/normal.js';

/** Draws per chunk. Blocks given to addMoments start at a multiple of it. */
export const CHUNK = 2048;

/** Count, mean and sum of squared deviations of each chunk: 3 numbers per chunk. */
interface Moments {
  readonly draws: number;
  readonly chunks: Float64Array;
}

export function createMoments(draws: number): Moments {
  return { draws, chunks: new Float64Array(3 * Math.ceil(draws / CHUNK)) };
}

/** Adds draws from, from + 1, …; a block ends at a multiple of CHUNK or with the last draw. */
export function addMoments({ draws, chunks }: Moments, from: number, values: Float64Array): void {
  const to = from + values.length;
  if (from % CHUNK !== 0 || (to % CHUNK !== 0 && to !== draws))
    throw new Error(`block ${from}..${to} is not made of chunks`);
  for (let start = 0; start < values.length; start += CHUNK) {
    const end = Math.min(start + CHUNK, values.length);
    measureChunk(values, start, end, chunks, (3 * (from + start)) / CHUNK);
  }
}

/** Adds a chunk whose draws all have the same value. */
export function addLevel({ chunks }: Moments, from: number, level: number, count: number): void {
  const isNumber = level === level;
  chunks.set(isNumber ? [count, level, level - level] : [0, 0, 0], (3 * from) / CHUNK);
}

/** Four sums, each of every fourth draw: a processor adds them in parallel. Their order is fixed. */
function measureChunk(
  values: Float64Array,
  start: number,
  end: number,
  out: Float64Array,
  place: number,
): void {
  const whole = start + ((end - start) & -4);
  // Differences from the first value, so that a chunk of one value has this mean and no deviation.
  const origin = values[start] as number;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = start; i < whole; i += 4) {
    a += (values[i] as number) - origin;
    b += (values[i + 1] as number) - origin;
    c += (values[i + 2] as number) - origin;
    d += (values[i + 3] as number) - origin;
  }
  for (let i = whole; i < end; i++) a += (values[i] as number) - origin;
  const sum = a + b + (c + d);
  if (sum !== sum) {
    measureNumbers(values, start, end, out, place);
    return;
  }
  const mean = origin + sum / (end - start);
  [a, b, c, d] = [0, 0, 0, 0];
  for (let i = start; i < whole; i += 4) {
    const w = (values[i] as number) - mean;
    const x = (values[i + 1] as number) - mean;
    const y = (values[i + 2] as number) - mean;
    const z = (values[i + 3] as number) - mean;
    a += w * w;
    b += x * x;
    c += y * y;
    d += z * z;
  }
  for (let i = whole; i < end; i++) {
    const w = (values[i] as number) - mean;
    a += w * w;
  }
  out[place] = end - start;
  out[place + 1] = mean;
  out[place + 2] = a + b + (c + d);
}

/** Measures a chunk that contains NaN, which is ignored. */
function measureNumbers(
  values: Float64Array,
  start: number,
  end: number,
  out: Float64Array,
  place: number,
): void {
  let [count, sum, squares] = [0, 0, 0];
  for (let i = start; i < end; i++) {
    const value = values[i] as number;
    if (value !== value) continue;
    count++;
    sum += value;
  }
  const mean = count === 0 ? 0 : sum / count;
  for (let i = start; i < end; i++) {
    const value = values[i] as number;
    if (value === value) squares += (value - mean) * (value - mean);
  }
  out[place] = count;
  out[place + 1] = mean;
  out[place + 2] = squares;
}

/** Mean, and standard deviation with n - 1 (STDEV.S). Groups are combined in pairs by Chan, Golub and LeVeque (1983). */
export function readMoments({ chunks }: Moments): {
  readonly count: number;
  readonly mean: number;
  readonly sd: number;
} {
  let [count, mean, squares] = [0, 0, 0];
  for (let k = 0; k < chunks.length; k += 3) {
    const n = chunks[k] as number;
    if (n === 0) continue;
    const delta = (chunks[k + 1] as number) - mean;
    const total = count + n;
    mean += (delta * n) / total;
    squares += (chunks[k + 2] as number) + (delta * delta * count * n) / total;
    count = total;
  }
  return { count, mean, sd: count > 1 ? Math.sqrt(squares / (count - 1)) : NaN };
}

/** Mean and standard deviation of a whole sample. */
export function momentsOfSample(values: Float64Array): ReturnType<typeof readMoments> {
  const moments = createMoments(values.length);
  addMoments(moments, 0, values);
  return readMoments(moments);
}

/**
 * Percentiles as Excel's PERCENTILE.INC (Hyndman and Fan, definition 7) for `parts` in [0, 1], in any order.
 * Works in place: `values` is rearranged.
 */
export function percentiles(values: Float64Array, parts: readonly number[]): number[] {
  const last = values.length - 1;
  if (last < 0) return parts.map(() => NaN);
  const places = parts.map((part) => part * last);
  const needed = [...new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))].sort(
    (a, b) => a - b,
  );
  selectAll(values, 0, last, needed, 0, needed.length);
  return places.map((place) => {
    const low = values[Math.floor(place)] as number;
    const high = values[Math.ceil(place)] as number;
    return low === high ? low : low + (place - Math.floor(place)) * (high - low);
  });
}

/**
 * Moves the order statistics `ranks[first..end)` (sorted, 0-based) of values[from..to] to their positions: quickselect for
 * several ranks. After too many uneven partitions (`cuts` is the number still allowed) it sorts (Musser 1997, introselect).
 */
export function selectAll(
  values: Float64Array,
  from: number,
  to: number,
  ranks: readonly number[],
  first: number,
  end: number,
  cuts = 2 * Math.log2(to - from + 2),
): void {
  let [low, left] = [from, first];
  let remaining = cuts;
  const [high, right] = [to, end];
  while (left < right && low < high) {
    if (high - low < 24 || remaining-- < 1) {
      values.subarray(low, high + 1).sort();
      return;
    }
    const pivot = medianOfThree(
      values[low] as number,
      values[(low + high) >>> 1] as number,
      values[high] as number,
    );
    let [i, j] = [low, high];
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i <= j) {
        const value = values[i] as number;
        values[i++] = values[j] as number;
        values[j--] = value;
      }
    }
    // values[low..j] <= pivot <= values[i..high]; the values between them equal the pivot and are in position.
    let middle = left;
    while (middle < right && (ranks[middle] as number) <= j) middle++;
    selectAll(values, low, j, ranks, left, middle, remaining);
    while (middle < right && (ranks[middle] as number) < i) middle++;
    [low, left] = [i, middle];
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
}

/**
 * Ranks (0-based) of the two order statistics between which the quantile `part` lies with the given confidence, whatever
 * the distribution: P(X_(l) < quantile < X_(u)) from the binomial distribution (Conover 1999, 3.2). With too few draws the
 * interval ends at the smallest and the largest draw; `confidence` is the confidence actually reached.
 */
export function quantileInterval(
  draws: number,
  part: number,
  confidence = 0.95,
): { readonly lower: number; readonly upper: number; readonly confidence: number } {
  // P(at most k of the draws fall below the quantile).
  const below = (k: number) => (k < 0 ? 0 : k >= draws ? 1 : betaLower(draws - k, k + 1, 1 - part, part));
  const half = (1 - confidence) / 2;
  const reach = -normalQuantile(half) * Math.sqrt(draws * part * (1 - part));
  // A few steps from the normal approximation to the exact ranks.
  let lower = Math.max(0, Math.floor(draws * part - reach));
  while (lower > 0 && below(lower) > half) lower--;
  while (lower + 1 < draws && below(lower + 1) <= half) lower++;
  let upper = Math.min(draws - 1, Math.ceil(draws * part + reach));
  while (upper < draws - 1 && 1 - below(upper) > half) upper++;
  while (upper > lower + 1 && 1 - below(upper - 1) <= half) upper--;
  return { lower, upper, confidence: below(upper) - below(lower) };
}

/** The confidence interval of a quantile as values of draws; `values` is rearranged. */
export function quantileBounds(
  values: Float64Array,
  part: number,
  confidence = 0.95,
): { readonly low: number; readonly high: number } {
  const { lower, upper } = quantileInterval(values.length, part, confidence);
  selectAll(values, 0, values.length - 1, [lower, upper], 0, 2);
  return { low: values[lower] as number, high: values[upper] as number };
}

/** Numbers of draws in each of `bins` equal intervals of [min, max], the last one closed; values outside are not counted. */
export function histogram(values: Float64Array, min: number, max: number, bins: number): Uint32Array {
  const counts = new Uint32Array(bins);
  const perUnit = bins / (max - min);
  for (const value of values) {
    if (!(value >= min && value <= max)) continue;
    const bin = Math.min(Math.floor((value - min) * perUnit), bins - 1);
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}
