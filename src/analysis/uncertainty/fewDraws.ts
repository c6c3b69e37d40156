/** Remarks for simulations with too few draws for the stated percentiles. */
import { sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import { hasInterval, LEAST_DRAWS, PERCENTILES } from './summary.js';

/** Empty if there are enough draws. */
export function remarkFewDraws(draws: number): readonly Bilingual[] {
  const percents = PERCENTILES.filter((percent) => !hasInterval(draws, percent)).map((each) => `p${each}`);
  if (percents.length === 0) return [];
  const words = { zh: percents.join('、'), en: percents.join(', ') };
  return [sentence('uncertainty.fewDraws', { draws, percents: words, least: LEAST_DRAWS })];
}

/** Whether there are too few draws for Sobol indices: the bootstrap intervals only reflect the draws that exist. */
export function hasFewForSobol(draws: number): boolean {
  return draws < LEAST_DRAWS;
}

/** Empty if there are enough draws. */
export function remarkFewForSobol(draws: number): readonly Bilingual[] {
  return hasFewForSobol(draws) ? [sentence('sensitivity.fewDraws', { draws, least: LEAST_DRAWS })] : [];
}
