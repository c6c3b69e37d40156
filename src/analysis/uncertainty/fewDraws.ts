/** What is to be said where draws are too few for the percentiles that are stated. */
import { sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import { hasInterval, LEAST_DRAWS, PERCENTILES } from './summary.js';

/** None when the draws are enough. */
export function remarkFewDraws(draws: number): readonly Bilingual[] {
  const percents = PERCENTILES.filter((percent) => !hasInterval(draws, percent)).map((each) => `p${each}`);
  if (percents.length === 0) return [];
  const words = { zh: percents.join('、'), en: percents.join(', ') };
  return [sentence('uncertainty.fewDraws', { draws, percents: words, least: LEAST_DRAWS })];
}

/** Sobol indices have their intervals from the bootstrap, which knows nothing beyond the draws it has. */
export function hasFewForSobol(draws: number): boolean {
  return draws < LEAST_DRAWS;
}

/** None when the draws are enough. */
export function remarkFewForSobol(draws: number): readonly Bilingual[] {
  return hasFewForSobol(draws) ? [sentence('sensitivity.fewDraws', { draws, least: LEAST_DRAWS })] : [];
}
