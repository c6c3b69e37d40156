/**
 * Sobol points, scrambled by seed: in every dimension each of 2^k equal intervals contains one of the first 2^k draws, and pairs
 * of dimensions fill the square evenly.
 *
 * Points by Gray code (Antonov and Saleev 1979) with the direction numbers of Joe and Kuo (directions.ts). Nested uniform
 * (Owen) scrambling by hash: Laine and Karras (2011), with the constants of Burley (2020), "Practical hash-based Owen
 * scrambling", Journal of Computer Graphics Techniques 9(4). The 20 bits below the 32 of the sequence are hashed too.
 */
import { JOE_KUO } from './directions.js';
import { mix } from './latin.js';
import { type Stream, wordsAt } from './streams.js';

export const SOBOL_DIMENSIONS = 256;
/** After this number of points the 32-bit sequence repeats. */
const MAX_SOBOL_DRAWS = 4294967296;

/** Far above the blocks of draws, and different from the block of latin.ts. */
const SCRAMBLE_BLOCK = 4503599627370512;

/** The 32 direction numbers of a dimension, 0-based; bit 31 is the first binary digit. */
export function directionsOf(dimension: number): Int32Array {
  if (!Number.isInteger(dimension) || dimension < 0 || dimension >= SOBOL_DIMENSIONS)
    throw new Error(`Sobol dimension ${dimension} is not in 0..${SOBOL_DIMENSIONS - 1}`);
  const v = new Int32Array(32);
  if (dimension === 0) {
    for (let k = 0; k < 32; k++) v[k] = 1 << (31 - k);
    return v;
  }
  const [degree = 0, coefficients = 0, ...initial] = (JOE_KUO[dimension - 1] as string)
    .split(' ')
    .map(Number);
  for (let k = 0; k < 32; k++) {
    if (k < degree) {
      v[k] = (initial[k] as number) << (31 - k);
      continue;
    }
    const oldest = v[k - degree] as number;
    let value = oldest ^ (oldest >>> degree);
    for (let j = 1; j < degree; j++) if ((coefficients >>> (degree - 1 - j)) & 1) value ^= v[k - j] as number;
    v[k] = value;
  }
  return v;
}

/** The point itself, unscrambled, as an unsigned word: index 0 is 0, index 1 is 2^31, … */
export function sobolWord(directions: Int32Array, index: number): number {
  let word = 0;
  let gray = (index ^ (index >>> 1)) >>> 0;
  for (let k = 0; gray !== 0; k++, gray >>>= 1) if (gray & 1) word ^= directions[k] as number;
  return word >>> 0;
}

/** Draws from, from + 1, … of a dimension, scrambled by the stream; in (0, 1). */
export function fillSobol(stream: Stream, dimension: number, from: number, out: Float64Array): void {
  if (!(from >= 0 && from + out.length <= MAX_SOBOL_DRAWS))
    throw new Error(`Sobol draws ${from} to ${from + out.length}`);
  const directions = directionsOf(dimension);
  const [seed = 0, lowSeed = 0] = wordsAt(stream, SCRAMBLE_BLOCK);
  let word = sobolWord(directions, from);
  for (let i = 0; i < out.length; i++) {
    const high = scramble(word | 0, seed | 0);
    const low = mix(high ^ (lowSeed | 0)) >>> 12;
    out[i] = ((high >>> 0) * 1048576 + low + 0.5) * 2.220446049250313e-16;
    // The next point differs by one direction number: that of the lowest zero bit of the index.
    const next = (from + i + 1) >>> 0;
    word ^= directions[31 - Math.clz32(next & -next)] as number;
  }
}

/** A random tree of bit flips: whether a binary digit is flipped depends only on the digits above it. */
function scramble(word: number, seed: number): number {
  let x = reverse(word);
  x = (x + seed) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x ^= Math.imul(x, 0xb82f1e52 | 0);
  x ^= Math.imul(x, 0xc7afe638 | 0);
  x ^= Math.imul(x, 0x8d22f6e6 | 0);
  return reverse(x);
}

/** The bits of a word in reverse order. */
function reverse(word: number): number {
  let x = word;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}
