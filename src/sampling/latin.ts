/**
 * Latin hypercube sampling (McKay, Beckman and Conover 1979): N draws of a parameter, one in each of N equal strata, in an
 * order of its own. Draw i is a pure function of stream, N and i: the order is a keyed permutation (a Feistel network on
 * the index, walked until it falls below N; Black and Rogaway 2002), so nothing is stored and any block can be made alone.
 */
import { type Stream, wordsAt } from './streams.js';

/** So many strata that a stratum and the place in it fit into the 53 bits of a double. */
export const MAX_LATIN_DRAWS = 67_108_864;

const ROUNDS = 6;

/** A bijection of 0..size - 1. */
interface Permutation {
  readonly size: number;
  readonly leftBits: number;
  readonly rightBits: number;
  readonly keys: Int32Array;
}

export function createPermutation(stream: Stream, size: number): Permutation {
  let bits = 2;
  while (1 << bits < size) bits++;
  const keys = new Int32Array(ROUNDS);
  // Blocks far above any draw's, so that the keys are independent of the draws of the same stream.
  for (let i = 0; i < ROUNDS; i++) keys[i] = wordsAt(stream, KEY_BLOCK + i)[0] as number;
  return { size, leftBits: bits >>> 1, rightBits: bits - (bits >>> 1), keys };
}

const KEY_BLOCK = 4503599627370496; // 2^52

/** Where `index` goes. */
export function permute({ size, leftBits, rightBits, keys }: Permutation, index: number): number {
  const leftMask = (1 << leftBits) - 1;
  const rightMask = (1 << rightBits) - 1;
  let x = index;
  do {
    let left = x >>> rightBits;
    let right = x & rightMask;
    for (let round = 0; round < ROUNDS; round += 2) {
      left ^= mix(right ^ (keys[round] as number)) & leftMask;
      right ^= mix(left ^ (keys[round + 1] as number)) & rightMask;
    }
    x = (left << rightBits) | right;
  } while (x >= size);
  return x;
}

/** Draws from, from + 1, … of `draws` in all. */
export function fillLatin(stream: Stream, draws: number, from: number, out: Float64Array): void {
  if (!(draws >= 1 && draws <= MAX_LATIN_DRAWS)) throw new Error(`Latin hypercube of ${draws} draws`);
  const { size, rightBits, leftBits, keys } = createPermutation(stream, draws);
  const jitterKey = wordsAt(stream, KEY_BLOCK + ROUNDS)[0] as number;
  const leftMask = (1 << leftBits) - 1;
  const rightMask = (1 << rightBits) - 1;
  const [k0 = 0, k1 = 0, k2 = 0, k3 = 0, k4 = 0, k5 = 0] = keys;
  for (let i = 0; i < out.length; i++) {
    // `permute` written out: a call and a loop a draw would take longer than the rounds.
    let x = from + i;
    do {
      let left = x >>> rightBits;
      let right = x & rightMask;
      left ^= mix(right ^ k0) & leftMask;
      right ^= mix(left ^ k1) & rightMask;
      left ^= mix(right ^ k2) & leftMask;
      right ^= mix(left ^ k3) & rightMask;
      left ^= mix(right ^ k4) & leftMask;
      right ^= mix(left ^ k5) & rightMask;
      x = (left << rightBits) | right;
    } while (x >= size);
    // 24 bits within the stratum: stratum + place is exact, so the division cannot leave the stratum.
    const place = ((mix(mix(x ^ jitterKey) + jitterKey) >>> 8) + 0.5) * 5.960464477539063e-8;
    out[i] = (x + place) / draws;
  }
}

/** A bijection of 32-bit words that spreads every bit (finalizer found by Wellons' prospector, "lowbias32"). */
export function mix(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b | 0);
  return x ^ (x >>> 16);
}
