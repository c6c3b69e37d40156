/**
 * The contributions of uncertain parameters to an output's variance: squared rank correlations, as shares of their sum
 * (Saltelli, Ratto, Andres et al. 2008, Global Sensitivity Analysis, 1.2). Sobol indices (sobolIndices.ts) are exact if effects
 * are not monotonic or interact.
 *
 * Only the first draws are used, which are enough for correlations and need little memory. Parameters that the output does not
 * refer to do not count, even if they are correlated with it.
 */
import type { PreparedModel } from '../../model/prepared.js';
import { pearson, ranks } from '../../sampling/rank.js';
import { influencesOn } from '../calculate/influence.js';
import type { Drawer, Uncertain } from './uncertain.js';

export interface Contribution {
  readonly parameter: string;
  /** Spearman's rank correlation; for a yearly path the largest of its years. */
  readonly correlation: number;
  /** Shares of all parameters add up to 1; all are 0 if nothing varies. */
  readonly share: number;
}

const MOST_DRAWS = 16_384;

/** The contributions to an indicator whose draws in a year are `column`; the largest share first. */
type ContributionsOf = (indicator: string, column: Float64Array) => readonly Contribution[];

/** A function that calculates contributions; it draws and ranks the parameters at its first call. */
export function createContributions(
  prepared: PreparedModel,
  uncertain: readonly Uncertain[],
  drawer: Drawer,
  draws: number,
): ContributionsOf {
  const count = Math.min(MOST_DRAWS, draws);
  let drawn: readonly Ranked[] | undefined;
  const influences = new Map<string, ReadonlySet<string>>();
  const influencesOf = (indicator: string): ReadonlySet<string> => {
    const found = influences.get(indicator) ?? new Set(influencesOn(prepared, [indicator]));
    influences.set(indicator, found);
    return found;
  };
  return (indicator, column) => {
    drawn ??= rankInputs(drawer, count);
    const moving = influencesOf(indicator);
    const fine = Uint32Array.from({ length: count }, (_, i) => i).filter((i) => column[i] === column[i]);
    const isWhole = fine.length === count;
    const pick = (values: Float64Array): Float64Array => Float64Array.from(fine, (i) => values[i] as number);
    const outputRanks = ranks(isWhole ? column.subarray(0, count) : pick(column));
    const correlations = drawn.map(({ parameter, values, ranked }) => {
      const found = moving.has(parameter) ? pearson(isWhole ? ranked : ranks(pick(values)), outputRanks) : 0;
      return { parameter, correlation: Number.isNaN(found) ? 0 : found };
    });
    return sharesOf(uncertain, correlations);
  };
}

interface Ranked {
  readonly parameter: string;
  readonly values: Float64Array;
  readonly ranked: Float64Array;
}

function rankInputs(drawer: Drawer, count: number): readonly Ranked[] {
  const inputs = drawer.inputs.map(() => new Float64Array(count));
  drawer.fill(0, inputs);
  return drawer.inputs.map(({ parameter }, i) => {
    const values = inputs[i] as Float64Array;
    return { parameter, values, ranked: ranks(values) };
  });
}

function sharesOf(
  uncertain: readonly Uncertain[],
  correlations: readonly { readonly parameter: string; readonly correlation: number }[],
): readonly Contribution[] {
  const rows = uncertain.map(({ parameter, kind }) => {
    const own = correlations
      .filter((row) => row.parameter === parameter)
      .map(({ correlation }) => correlation);
    const largest = own.reduce((best, each) => (Math.abs(each) > Math.abs(best) ? each : best), 0);
    // The years of a path are separate draws and count together; one draw for all years counts once.
    const square = kind === 'yearly' ? own.reduce((sum, each) => sum + each * each, 0) : largest * largest;
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
