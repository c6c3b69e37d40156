/**
 * What few draws cannot tell, so that no verb states an interval that its draws do not give.
 *
 * A percentile's 95 % interval lies between two of the draws. With 10 draws the smallest lies above the 5th percentile in 60 of 100
 * cases: there is no such interval then. Sobol indices have theirs from the bootstrap, which knows nothing beyond the draws it has.
 */
import { PERCENTILES, type Percentile } from '../analysis/summary.js';
import { sentence } from '../messages/analysis.js';
import type { Bilingual } from '../messages/language.js';
import { quantileInterval } from '../sampling/statistics.js';

const CONFIDENCE = 0.95;
/** Above it every percentile has an interval, and a bootstrap something to draw from. */
const LEAST_DRAWS = 100;

/** Percentiles that so many draws with a number give no 95 % interval. */
export function unboundedPercentiles(draws: number): ReadonlySet<Percentile> {
  if (draws >= LEAST_DRAWS) return new Set();
  return new Set(
    PERCENTILES.filter(
      (percent) => draws === 0 || quantileInterval(draws, percent / 100).confidence < CONFIDENCE,
    ),
  );
}

/** None when the draws are enough. */
export function remarkFewDraws(draws: number): readonly Bilingual[] {
  const percents = [...unboundedPercentiles(draws)].map((percent) => `p${percent}`);
  if (percents.length === 0) return [];
  const words = { zh: percents.join('、'), en: percents.join(', ') };
  return [sentence('uncertainty.fewDraws', { draws, percents: words, least: LEAST_DRAWS })];
}

export function hasFewForSobol(draws: number): boolean {
  return draws < LEAST_DRAWS;
}

export function remarkFewForSobol(draws: number): readonly Bilingual[] {
  return hasFewForSobol(draws) ? [sentence('sensitivity.fewDraws', { draws, least: LEAST_DRAWS })] : [];
}
