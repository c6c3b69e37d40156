/**
 * Latin hypercube sampling (McKay, Beckman and Conover 1979): N draws of a parameter, one in each of N equal strata, in a random
 * order for each parameter. Draw i is a pure function of stream, N and i: the order is a keyed permutation (a Feistel network on
 * the index, walked until it falls below N; Black and Rogaway 2002), so nothing is stored and any block can be made
 * independently.
 */
import { type Stream, wordsAt } from './streams.js';

/** Largest number of draws: a stratum and the position in it must fit into the 53 bits of a double. */
export const MAX_LATIN_DRAWS = 67_108_864;

const ROUNDS = 6;

/** A bijection of 0..size - 1. The function of a round is kept as a table, because there are few halves. */
interface Permutation {
  readonly size: number;
  readonly leftBits: number;
  readonly rightBits: number;
  /** By round, then by the right half in even rounds and the left half in odd ones: the value that changes the other half. */
  readonly rounds: readonly [Round, Round, Round, Round, Round, Round];
}

type Round = Int32Array;

/** `keys`: the first of the six blocks of the stream that the keys are taken from. */
export function createPermutation(stream: Stream, size: number, keys = KEY_BLOCK): Permutation {
  let bits = 2;
  while (1 << bits < size) bits++;
  const leftBits = bits >>> 1;
  const rightBits = bits - leftBits;
  const round = (index: number): Round => {
    const key = (wordsAt(stream, keys + index)[0] as number) | 0;
    const [from, to] = index % 2 === 0 ? [rightBits, leftBits] : [leftBits, rightBits];
    return Int32Array.from({ length: 1 << from }, (_, half) => mix(half ^ key) & ((1 << to) - 1));
  };
  return {
    size,
    leftBits,
    rightBits,
    rounds: [round(0), round(1), round(2), round(3), round(4), round(5)],
  };
}

/** 2^52: blocks far above any draw's, so that the keys are independent of the draws of the same stream. */
export const KEY_BLOCK = 4503599627370496;

/** Fills `out` with draws from, from + 1, …; any block can be made independently. */
export type FillDraws = (from: number, out: Float64Array) => void;

/** A function that fills blocks of the `draws` draws of a stream, in (0, 1). */
export function createLatin(stream: Stream, draws: number): FillDraws {
  if (!(draws >= 1 && draws <= MAX_LATIN_DRAWS)) throw new Error(`Latin hypercube of ${draws} draws`);
  const permutation = createPermutation(stream, draws);
  const placeKey = keyOfPlaces(stream);
  let strata = new Int32Array(0);
  // Separate loops: a processor then works on several draws at a time.
  return (from, out) => {
    const count = out.length;
    if (strata.length < count) strata = new Int32Array(count);
    fillPermuted(permutation, from, count === strata.length ? strata : strata.subarray(0, count));
    for (let i = 0; i < count; i++) out[i] = uniformIn(strata[i] as number, placeKey, draws);
  };
}

/**
 * Fills `out` with the positions to which from, from + 1, … are mapped. All rounds are a bijection of 0 .. the next power of two; they
 * are repeated until the position is below `size`.
 */
export function fillPermuted(
  { size, rightBits, rounds: [r0, r1, r2, r3, r4, r5] }: Permutation,
  from: number,
  out: Int32Array,
): void {
  const rightMask = (1 << rightBits) - 1;
  for (let i = 0; i < out.length; i++) {
    let x = (from + i) | 0;
    do {
      let left = x >>> rightBits;
      let right = x & rightMask;
      left ^= r0[right] as number;
      right ^= r1[left] as number;
      left ^= r2[right] as number;
      right ^= r3[left] as number;
      left ^= r4[right] as number;
      right ^= r5[left] as number;
      x = (left << rightBits) | right;
    } while (x >= size);
    out[i] = x;
  }
}

/** The key of the places of draws within their strata. */
export function keyOfPlaces(stream: Stream): number {
  return wordsAt(stream, KEY_BLOCK + ROUNDS)[0] as number;
}

/** The uniform in a stratum of `draws` equal ones: a random place in it, of 24 bits. */
export function uniformIn(stratum: number, placeKey: number, draws: number): number {
  const place = ((mix(mix(stratum ^ placeKey) + placeKey) >>> 8) + 0.5) * 5.960464477539063e-8;
  // The sum is exact, so the quotient stays in the stratum.
  return (stratum + place) / draws;
}

/** Fills `out` with draws from, from + 1, … of `draws` in all, in (0, 1). */
export function fillLatin(stream: Stream, draws: number, from: number, out: Float64Array): void {
  createLatin(stream, draws)(from, out);
}

/** A bijection of 32-bit words that spreads every bit (finalizer found by Wellons' prospector, "lowbias32"). */
export function mix(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b | 0);
  return x ^ (x >>> 16);
}
