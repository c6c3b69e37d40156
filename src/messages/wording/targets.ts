/** Subject and status of targets in both languages: the same words in sheets, pane and command line. */
import { both, fill, type Bilingual } from '../language.js';
import { TARGET_STATUS } from './targetStatus.js';

export const TARGET_WORDS = {
  ...TARGET_STATUS,
  // --- what is measured -------------------------------------------------------------------------
  year: both('{year}年增速', 'growth in {year}'),
  years: both('{from}–{year}年每年增速', 'growth in every year {from}–{year}'),
  average: both('{from}–{year}年均增速', 'average growth {from}–{year}'),
  increase: both('比{base}年增加', 'increase on {base}'),
  subject: both('{name}（{measure}）', '{name} ({measure})'),
  member: both('{name}·{member}', '{name}, {member}'),
  // --- why there is nothing to judge ------------------------------------------------------------
  itself: both(
    '该年数值就是计划数或目标数（或由其算出），自己与自己相比，不计入。',
    'The value of that year is a plan or target figure, or calculated from one: compared with itself, it does not count.',
  ),
  noSeries: both(
    '没有这一口径的逐年数列，无法比较，不计入。',
    'There is no yearly series of this scope to compare with, so it does not count.',
  ),
  noValue: both(
    '所需年份没有数值，无法比较，不计入。',
    'A year that is needed has no value to compare with, so it does not count.',
  ),
  early: both(
    '该年数值来自当年印发的文件，年内所达、全年尚未结束，不足目标也不能判为未达到，不计入。',
    'The value comes from a document of the same year: what was reached before the year was over falls short, and the year may still have met the target, so it does not count.',
  ),
  // --- how many ---------------------------------------------------------------------------------
  countJudged: both(
    '可以判断的 {judged} 项目标中达到 {met} 项。',
    'Met: {met} of the {judged|target|targets} that can be judged.',
  ),
  countItself: both(
    '另有 {count} 项不计入：其数值就是计划数或目标数，自己与自己相比。',
    ' Not counted: {count|target|targets} whose value is itself a plan or target figure.',
  ),
  countEarly: both(
    '另有 {count} 项不计入：数值是当年年内的，全年尚未结束。',
    ' Not counted: {count|target|targets} whose value was reached before the year was over.',
  ),
  countNothing: both(
    '另有 {count} 项没有可比的数列或数值，不计入。',
    ' Not counted: {count|target|targets} without a series or value to compare with.',
  ),
} as const satisfies Record<string, Bilingual>;

export interface TargetCount {
  readonly met: number;
  readonly judged: number;
  /** Compared with themselves. */
  readonly itself: number;
  /** Short of the target before the year was over. */
  readonly early: number;
  /** Without a series or a value. */
  readonly nothing: number;
}

/** How many targets are met, and why others do not count. */
export function countWords({ met, judged, itself, early, nothing }: TargetCount): Bilingual {
  const write = (language: 'zh' | 'en'): string =>
    [
      fill(TARGET_WORDS.countJudged[language], { met, judged }),
      ...(itself === 0 ? [] : [fill(TARGET_WORDS.countItself[language], { count: itself })]),
      ...(early === 0 ? [] : [fill(TARGET_WORDS.countEarly[language], { count: early })]),
      ...(nothing === 0 ? [] : [fill(TARGET_WORDS.countNothing[language], { count: nothing })]),
    ].join('');
  return { zh: write('zh'), en: write('en') };
}

/** The fields of a target that determine what is measured. */
interface Measured {
  readonly basis: 'level' | 'year' | 'average' | 'increase';
  readonly year: number;
  readonly from?: number;
}

/** `average growth 2021–2025`; undefined for a level. */
function measureWords({ basis, year, from = year }: Measured): Bilingual | undefined {
  if (basis === 'level') return undefined;
  const words = TARGET_WORDS[basis === 'year' && from < year ? 'years' : basis];
  const args = { year, from, base: from - 1 };
  return { zh: fill(words.zh, args), en: fill(words.en, args) };
}

/** `Fiscal spending (average growth 2021–2025)`; for a level, only the name. */
export function subjectWords(name: Bilingual, target: Measured, member?: Bilingual): Bilingual {
  const measure = measureWords(target);
  const write = (language: 'zh' | 'en'): string => {
    const words = { name: name[language], member: member?.[language] ?? '' };
    const whose = member === undefined ? words.name : fill(TARGET_WORDS.member[language], words);
    if (measure === undefined) return whose;
    return fill(TARGET_WORDS.subject[language], { name: whose, measure: measure[language] });
  };
  return { zh: write('zh'), en: write('en') };
}
