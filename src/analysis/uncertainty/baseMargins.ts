/**
 * The sentence that says which base figures a simulation takes as uncertain.
 *
 * In: a prepared model. Out: a remark that names each margin with a distribution, with its range where the distribution states one;
 * none without margins. Probabilities are of a base that is itself no exact actual, and readers have to know it.
 */
import type { Bilingual } from '../../messages/language.js';
import { sentence } from '../../messages/wording/analysis.js';
import { findMargins } from '../../model/margins.js';
import type { Parameter } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';

/** The margins that a simulation draws. */
export function drawnMargins(prepared: PreparedModel): readonly Parameter[] {
  return findMargins(prepared).flatMap(({ parameter }) =>
    parameter.distribution === undefined ? [] : [parameter],
  );
}

/** The sentence; none without margins. */
export function remarkBase(prepared: PreparedModel): readonly Bilingual[] {
  const named = drawnMargins(prepared).map(withRange);
  if (named.length === 0) return [];
  const margins = {
    zh: named.map(({ zh }) => zh).join('、'),
    en: named.map(({ en }) => en).join(', '),
  };
  return [sentence('uncertainty.base', { margins })];
}

function withRange({ name, unit, distribution }: Parameter): Bilingual {
  const { min, max } = distribution?.parameters ?? {};
  if (min === undefined || max === undefined) return name;
  const [low, high] = [min, max].map((each) => `${each}${unit}`);
  return { zh: `${name.zh}（${low} 至 ${high}）`, en: `${name.en} (${low} to ${high})` };
}
