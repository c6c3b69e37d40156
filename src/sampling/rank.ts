/** Orders and ranks of numbers without NaN; equal numbers keep their order, so the answer is the same everywhere. */

/** Below this many values, or if digits do not tell values apart, merging is faster. */
const FEW = 256;
const DIGIT_BITS = 11;
const DIGITS = 2 ** DIGIT_BITS;

/** Indices that sort the values: values[order[0]] is the smallest. */
export function order(values: Float64Array): Uint32Array {
  return (values.length < FEW ? undefined : orderByDigits(values)) ?? orderByMerging(values);
}

/**
 * By the digits of the values rounded to 32-bit floats, 11 bits at a time; rounding never turns an order around, so that only
 * neighbours that were rounded to the same number have to be put right. Undefined if these are many.
 */
function orderByDigits(values: Float64Array): Uint32Array | undefined {
  const n = values.length;
  const rounded = new Float32Array(n);
  // 0 is added because -0 equals 0 and has other digits.
  for (let i = 0; i < n; i++) rounded[i] = (values[i] as number) + 0;
  const bits = new Int32Array(rounded.buffer);
  const places = new Uint32Array(3 * DIGITS);
  for (let i = 0; i < n; i++) {
    const word = bits[i] as number;
    // The order of floats as the order of unsigned whole numbers: negative ones are turned around.
    const key = word ^ ((word >> 31) | -0x80000000);
    bits[i] = key;
    for (let pass = 0; pass < 3; pass++) {
      const digit = pass * DIGITS + ((key >>> (DIGIT_BITS * pass)) & (DIGITS - 1));
      places[digit] = (places[digit] as number) + 1;
    }
  }
  let from = new Uint32Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  let to = new Uint32Array(n);
  for (let pass = 0; pass < 3; pass++) {
    const own = places.subarray(pass * DIGITS, (pass + 1) * DIGITS);
    let before = 0;
    for (let digit = 0; digit < DIGITS; digit++) {
      const count = own[digit] as number;
      own[digit] = before;
      before += count;
    }
    const shift = DIGIT_BITS * pass;
    for (let i = 0; i < n; i++) {
      const index = from[i] as number;
      const digit = ((bits[index] as number) >>> shift) & (DIGITS - 1);
      const place = own[digit] as number;
      own[digit] = place + 1;
      to[place] = index;
    }
    [from, to] = [to, from];
  }
  let moves = 0;
  for (let i = 1; i < n; i++) {
    const index = from[i] as number;
    const value = values[index] as number;
    let place = i;
    while (place > 0 && (values[from[place - 1] as number] as number) > value) {
      from[place] = from[place - 1] as number;
      place--;
    }
    from[place] = index;
    moves += i - place;
    if (moves > n) return undefined;
  }
  return from;
}

/** Bottom-up merge sort. */
function orderByMerging(values: Float64Array): Uint32Array {
  const n = values.length;
  let from = Uint32Array.from({ length: n }, (_, i) => i);
  let to = new Uint32Array(n);
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let [left, right] = [start, middle];
      for (let k = start; k < end; k++) {
        const takeLeft =
          left < middle &&
          (right >= end ||
            (values[from[left] as number] as number) <= (values[from[right] as number] as number));
        to[k] = (takeLeft ? from[left++] : from[right++]) as number;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Ranks from 1; equal values share the mean of theirs. */
export function ranks(values: Float64Array): Float64Array {
  const places = order(values);
  const out = new Float64Array(values.length);
  for (let start = 0; start < places.length;) {
    const value = values[places[start] as number];
    let end = start + 1;
    while (end < places.length && values[places[end] as number] === value) end++;
    for (let k = start; k < end; k++) out[places[k] as number] = (start + end + 1) / 2;
    start = end;
  }
  return out;
}

/** Pearson's correlation, in two passes; NaN if one of the columns does not vary. */
export function pearson(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanX += (x[i] as number) / n;
    meanY += (y[i] as number) / n;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [a, b] = [(x[i] as number) - meanX, (y[i] as number) - meanY];
    xx += a * a;
    xy += a * b;
    yy += b * b;
  }
  return xx === 0 || yy === 0 ? NaN : xy / Math.sqrt(xx * yy);
}

/** Spearman's rank correlation; NaN if one of the columns does not vary. */
export function spearman(x: Float64Array, y: Float64Array): number {
  return pearson(ranks(x), ranks(y));
}
