/** Orders and ranks of numbers without NaN; equal numbers keep their order, so the answer is the same everywhere. */

/** Indices that sort the values: values[order[0]] is the smallest. Bottom-up merge sort. */
export function order(values: Float64Array): Uint32Array {
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
