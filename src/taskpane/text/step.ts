/** Steps that suit a slider. */

/** About 200 steps from `min` to `max`, each 1, 2 or 5 times a power of ten. */
export function stepOf(min: number, max: number): number {
  const rough = (max - min) / 200;
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  // Through text, so that 2 * 0.01 is 0.02 and not 0.020000000000000004.
  return Number((factor * power).toPrecision(1));
}
