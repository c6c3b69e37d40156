/**
 * Random uniforms that can be made independently anywhere: draw i of a stream is a pure function of seed, stream name and i.
 *
 * Philox4x32-10: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3". The seed is the
 * key; the counter holds the draw index in its lower and a 64-bit hash of the stream's name in its upper half. So a block [from,
 * to) is the same in every worker, and a new parameter does not change the draws of the others.
 */
import type { Outcome, Place } from '../messages/problem.js';

/** A stream of draws 0, 1, 2, …; plain data, so that it can be sent to a worker. */
export interface Stream {
  readonly keyLow: number;
  readonly keyHigh: number;
  readonly nameLow: number;
  readonly nameHigh: number;
}

const MULTIPLIER_0 = 0xd2511f53 | 0;
const MULTIPLIER_1 = 0xcd9e8d57 | 0;
const WEYL_0 = 0x9e3779b9 | 0;
const WEYL_1 = 0xbb67ae85 | 0;

/** Checks a seed, which must be a whole number 0..2^53 - 1. */
export function checkSeed(seed: number, place: Place = {}): Outcome<number> {
  if (Number.isSafeInteger(seed) && seed >= 0) return { ok: true, value: seed, problems: [] };
  return {
    ok: false,
    problems: [{ code: 'sampling.seed', severity: 'error', place, args: { seed: String(seed) } }],
  };
}

/** The stream of a parameter (`name` is its key), or of a parameter in one year (`year` given). */
export function streamOf(seed: number, name: string, year?: number): Stream {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`seed ${seed} was not checked`);
  const words = new Uint32Array(4);
  const text = year === undefined ? name : `${name}\u0000${year}`;
  // A sponge construction over the UTF-16 units, two at a time; its key words are digits of e, an arbitrary choice.
  for (let i = 0; i < text.length; i += 2) {
    const second = i + 1 < text.length ? text.charCodeAt(i + 1) + 1 : 0;
    absorb(words, 0, text.charCodeAt(i) + 1 + 65537 * second);
  }
  absorb(words, 1, text.length);
  return {
    keyLow: seed % 4294967296,
    keyHigh: Math.floor(seed / 4294967296),
    nameLow: words[0] as number,
    nameHigh: words[1] as number,
  };
}

function absorb(words: Uint32Array, place: number, value: number): void {
  const old = words[place] as number;
  words[place] = old ^ value;
  philox(words, 0xb7e15162, 0x8aed2a6a);
}

/**
 * Fills `out` with draws from, from + 1, … of the stream: odd multiples of 2^-53, so above 0, below 1, and symmetric
 * about 1/2. One counter block gives two draws.
 */
export function fillUniforms(stream: Stream, from: number, out: Float64Array): void {
  const words = new Uint32Array(4);
  let i = 0;
  if (from % 2 === 1 && out.length > 0) {
    fillBlock(words, stream, (from - 1) / 2);
    out[i++] = toUniform(words[2] as number, words[3] as number);
  }
  for (let block = (from + i) / 2; i < out.length; block++) {
    fillBlock(words, stream, block);
    out[i++] = toUniform(words[0] as number, words[1] as number);
    if (i < out.length) out[i++] = toUniform(words[2] as number, words[3] as number);
  }
}

/** The single draw `index`. */
export function uniformAt(stream: Stream, index: number): number {
  const out = new Float64Array(1);
  fillUniforms(stream, index, out);
  return out[0] as number;
}

/** Four words that belong to `index` of the stream: keys of permutations and scrambles. */
export function wordsAt(stream: Stream, index: number): Uint32Array {
  const words = new Uint32Array(4);
  fillBlock(words, stream, index);
  return words;
}

/** A uniform from 52 of 64 bits: (n + 1/2) 2^-52, exact in a double. */
export function toUniform(low: number, high: number): number {
  return ((high >>> 0) * 1048576 + (low >>> 12) + 0.5) * 2.220446049250313e-16;
}

function fillBlock(words: Uint32Array, stream: Stream, block: number): void {
  words[0] = block; // modulo 2^32, as typed arrays store
  words[1] = Math.floor(block / 4294967296);
  words[2] = stream.nameLow;
  words[3] = stream.nameHigh;
  philox(words, stream.keyLow, stream.keyHigh);
}

/** Ten rounds on the counter in `words`, in place. */
export function philox(words: Uint32Array, keyLow: number, keyHigh: number): void {
  let c0 = (words[0] as number) | 0;
  let c1 = (words[1] as number) | 0;
  let c2 = (words[2] as number) | 0;
  let c3 = (words[3] as number) | 0;
  let k0 = keyLow | 0;
  let k1 = keyHigh | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd251, 0x1f53, c0);
    const high1 = multiplyHigh(0xcd9e, 0x8d57, c2);
    const low0 = Math.imul(MULTIPLIER_0, c0);
    const low1 = Math.imul(MULTIPLIER_1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

/** The upper 32 bits of the product of the word high * 2^16 + low with b, both unsigned. Int32 throughout, for speed. */
function multiplyHigh(high: number, low: number, b: number): number {
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = (Math.imul(high, bLow) + (Math.imul(low, bLow) >>> 16)) | 0;
  const other = (Math.imul(low, bHigh) + (middle & 0xffff)) | 0;
  return (Math.imul(high, bHigh) + (middle >>> 16) + (other >>> 16)) | 0;
}
