/**
 * The settings of a simulation as typed into the form, and their problems.
 *
 * A field that is not valid keeps its text; the settings are then undefined, and each such field has a message.
 */
import { describe } from '../../messages/messages.js';
import type { Language } from '../../messages/language.js';
import { checkPlan, type Method, type SamplePlan } from '../../sampling/uniforms.js';
import { readTypedNumber } from '../../figures/typedNumber.js';
import type { UncertaintyText } from '../../messages/wording/uncertainty.js';
import type { Say } from '../text/text.js';

export interface SettingTexts {
  readonly method: Method;
  readonly draws: string;
  readonly seed: string;
}

interface Settings {
  readonly plan?: SamplePlan;
  readonly problems: { readonly draws?: string; readonly seed?: string };
}

export const FIRST_SETTINGS: SettingTexts = { method: 'latin', draws: '10000', seed: '2030' };

/** More draws only take more time. */
const MOST_DRAWS = 1_000_000;

export function readSettings(
  { method, draws, seed }: SettingTexts,
  language: Language,
  t: Say<UncertaintyText>,
): Settings {
  const read = { draws: readTypedNumber(draws, { unit: '次' }), seed: readTypedNumber(seed, { unit: '' }) };
  const problems: { draws?: string; seed?: string } = {};
  for (const field of ['draws', 'seed'] as const) {
    const reading = read[field];
    if (!reading.ok) problems[field] = describe(reading.problem, language);
  }
  const plan = {
    method,
    draws: read.draws.ok ? read.draws.value : 1,
    seed: read.seed.ok ? read.seed.value : 0,
  };
  for (const problem of checkPlan(plan).problems)
    problems[problem.code === 'sampling.seed' ? 'seed' : 'draws'] ??= describe(problem, language);
  if (plan.draws > MOST_DRAWS)
    problems.draws = t('tooMany', { most: MOST_DRAWS.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB') });
  return Object.keys(problems).length === 0 ? { plan, problems } : { problems };
}
