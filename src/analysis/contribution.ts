/**
 * Which uncertain parameters an output's variance comes from: squared rank correlations, as shares of their sum
 * (Saltelli, Ratto, Andres et al. 2008, Global Sensitivity Analysis, 1.2). Sobol indices (sobolIndices.ts) are the exact answer
 * where effects are not monotonic or come together.
 *
 * Taken over the first draws only, which is plenty for correlations and keeps memory small.
 */
import { pearson, ranks } from '../sampling/rank.js';
import type { Drawer, Uncertain } from './uncertain.js';

export interface Contribution {
  readonly parameter: string;
  /** Spearman's; of a yearly path the largest of its years. */
  readonly correlation: number;
  /** Shares of all add up to 1; 0 for all where nothing varies. */
  readonly share: number;
}

const MOST_DRAWS = 16_384;

/** Largest share first. `column`: the output's draws, in order. */
export function contributionsOf(
  uncertain: readonly Uncertain[],
  drawer: Drawer,
  column: Float64Array,
): readonly Contribution[] {
  const count = Math.min(MOST_DRAWS, column.length);
  const inputs = drawer.inputs.map(() => new Float64Array(count));
  drawer.fill(0, inputs);
  const fine = Uint32Array.from({ length: count }, (_, i) => i).filter((i) => column[i] === column[i]);
  const picked = (values: Float64Array): Float64Array => Float64Array.from(fine, (i) => values[i] as number);
  const outputRanks = ranks(picked(column));
  const correlations = drawer.inputs.map(({ parameter }, i) => {
    const found = pearson(ranks(picked(inputs[i] as Float64Array)), outputRanks);
    return { parameter, correlation: Number.isNaN(found) ? 0 : found };
  });
  const rows = uncertain.map(({ parameter }) => {
    const own = correlations
      .filter((row) => row.parameter === parameter)
      .map(({ correlation }) => correlation);
    const largest = own.reduce((best, each) => (Math.abs(each) > Math.abs(best) ? each : best), 0);
    // The years of a path are drawn anew and count together; one draw for all years counts once.
    const isPath = uncertain.some((row) => row.parameter === parameter && row.kind === 'yearly');
    const square = isPath ? own.reduce((sum, each) => sum + each * each, 0) : largest * largest;
    return { parameter, correlation: largest, square };
  });
  const total = rows.reduce((sum, { square }) => sum + square, 0);
  return rows
    .map(({ parameter, correlation, square }) => ({
      parameter,
      correlation,
      share: total === 0 ? 0 : square / total,
    }))
    .sort((a, b) => b.share - a.share);
}
