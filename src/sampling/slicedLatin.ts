/**
 * Latin hypercubes with rank correlations, of which any block of draws can be made without the others.
 *
 * In: the correlation, a stream for each column, the number of draws N. Out: uniforms. The draws are divided into M slices of at
 * most 16,384 draws, equal but for one draw. Each slice is a Latin hypercube of its own, reordered by Iman and Conover's method
 * (correlation.ts), and all slices together have one draw in each of the N strata: a sliced Latin hypercube (Qian 2012, "Sliced
 * Latin hypercube designs", Journal of the American Statistical Association 107, 393-399). Only the slice in use is kept, so
 * memory does not grow with N. Up to 16,384 draws there is one slice, the whole sample.
 *
 * The draw of rank k in its slice lies in the k-th interval, which has M strata, one for each slice. Which one: the number of the
 * slice plus a random number of the interval, modulo M. If N is not a multiple of M, the first N mod M slices have one draw more
 * than the others, and a random interval has strata for these alone.
 */
import { reorderRanks, type Correlation } from './correlation.js';
import { createPermutation, fillPermuted, KEY_BLOCK, keyOfPlaces, mix, uniformIn } from './latin.js';
import { wordsAt, type Stream } from './streams.js';

/** Most draws of a slice. The error of a rank correlation falls with their number, the cost of a draw hardly rises. */
const MOST_IN_SLICE = 16_384;

/** Blocks of the stream for the permutation of a slice: the first slice has those of a plain Latin hypercube. */
const KEYS_OF_SLICE = 8;
/** Far above those of any slice. */
const INTERVAL_KEYS = KEY_BLOCK + 2 ** 40;

interface Slices {
  readonly draws: number;
  readonly count: number;
  /** Draws of the later slices. */
  readonly size: number;
  /** Number of slices, the first ones, that have one draw more. */
  readonly larger: number;
}

/** One column's strata. */
interface Strata {
  readonly stream: Stream;
  readonly placeKey: number;
  readonly offsetKey: number;
  /** The interval with strata for the larger slices only; beyond all intervals if there is none. */
  readonly shortInterval: number;
}

/** A function that fills, for each column, a block with draws from, from + 1, …, in (0, 1). */
type FillTogether = (from: number, columns: readonly Float64Array[]) => void;

/** `draws`: at most MAX_LATIN_DRAWS of latin.ts. */
export function createSlicedLatin(
  correlation: Correlation,
  streams: readonly Stream[],
  draws: number,
  mostInSlice = MOST_IN_SLICE,
): FillTogether {
  const slices = divide(draws, mostInSlice);
  const strata = streams.map((stream) => strataOf(stream, slices));
  let held: { readonly slice: number; readonly columns: readonly Float64Array[] } | undefined;
  return (from, columns) => {
    const to = from + (columns[0]?.length ?? 0);
    for (let next = from; next < to;) {
      const slice = sliceOf(slices, next);
      if (held?.slice !== slice) held = { slice, columns: makeSlice(correlation, strata, slices, slice) };
      const start = startOf(slices, slice);
      const end = Math.min(to, startOf(slices, slice + 1));
      for (const [j, column] of columns.entries()) {
        const own = held.columns[j];
        if (own !== undefined) column.set(own.subarray(next - start, end - start), next - from);
      }
      next = end;
    }
  };
}

function divide(draws: number, mostInSlice: number): Slices {
  const count = Math.max(1, Math.ceil(draws / mostInSlice));
  const size = Math.floor(draws / count);
  return { draws, count, size, larger: draws - size * count };
}

function startOf({ size, larger }: Slices, slice: number): number {
  return slice * size + Math.min(slice, larger);
}

function sliceOf({ size, larger }: Slices, draw: number): number {
  const inLarger = larger * (size + 1);
  return draw < inLarger ? Math.floor(draw / (size + 1)) : larger + Math.floor((draw - inLarger) / size);
}

function strataOf(stream: Stream, { size, larger }: Slices): Strata {
  const [offsetKey = 0, short = 0] = wordsAt(stream, INTERVAL_KEYS);
  return {
    stream,
    placeKey: keyOfPlaces(stream),
    offsetKey,
    shortInterval: larger === 0 ? Infinity : Math.floor((short * (size + 1)) / 4294967296),
  };
}

function makeSlice(
  correlation: Correlation,
  strata: readonly Strata[],
  slices: Slices,
  slice: number,
): readonly Float64Array[] {
  const length = startOf(slices, slice + 1) - startOf(slices, slice);
  const ranks = strata.map(({ stream }) => {
    const own = new Int32Array(length);
    fillPermuted(createPermutation(stream, length, KEY_BLOCK + KEYS_OF_SLICE * slice), 0, own);
    return own;
  });
  return reorderRanks(correlation, ranks).map((own, j) => {
    const column = strata[j] as Strata;
    const uniformOf = new Float64Array(length);
    for (let rank = 0; rank < length; rank++)
      uniformOf[rank] = uniformIn(findStratum(column, slices, slice, rank), column.placeKey, slices.draws);
    const out = new Float64Array(length);
    for (let i = 0; i < length; i++) out[i] = uniformOf[own[i] as number] as number;
    return out;
  });
}

/** The stratum, of all draws, of the draw that has this rank in its slice. */
function findStratum(
  { offsetKey, shortInterval }: Strata,
  { count, size, larger }: Slices,
  slice: number,
  rank: number,
): number {
  const hasShort = slice < larger || shortInterval > size;
  const interval = hasShort || rank < shortInterval ? rank : rank + 1;
  const isShort = interval === shortInterval;
  const width = isShort ? larger : count;
  const first = interval * count - (interval > shortInterval ? count - larger : 0);
  const offset = Math.floor(((mix(interval ^ offsetKey) >>> 0) * width) / 4294967296);
  return first + ((slice + offset) % width);
}
