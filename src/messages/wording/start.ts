/** Words of models that are made from a table: names of parameters, reasons of formulas, scenarios. A row each, both languages. */
import { both, fill, type Bilingual } from '../language.js';

export const START = {
  'name.growth': both('{name}增速', '{name} growth'),
  'name.step': both('{name}年增量', '{name} yearly step'),
  'name.odds': both('{name}优势比对数年增量', '{name} yearly step of log odds'),
  'name.multiple': both('{name}倍数', 'Multiple of {name}'),
  'name.rateOf': both('{name}年增速', 'Yearly growth of {name}'),
  'name.rate': both('{name}扩散速度', '{name} rate of spread'),
  'name.share': both('{name}占比', '{name} share'),
  'name.ratio': both('{name}比率', '{name} ratio'),
  'name.damping': both('{name}衰减系数', '{name} damping'),
  'name.ceiling': both('{name}上限', '{name} ceiling'),
  'name.assumed': both('假定的{name}', 'assumed {name}'),
  'method.growth': both('复合增长', 'compound growth'),
  'method.linear': both('线性', 'linear'),
  'method.damped': both('衰减趋势', 'damped trend'),
  'method.logistic': both('逻辑增长', 'logistic'),
  'method.share': both('占比', 'share'),
  'method.ratio': both('比率', 'ratio'),
  'method.bounded': both('以 100% 为上限的逻辑增长', 'logistic within 100%'),
  'reason.tested': both(
    '{method}：按 {first}–{last} 年数据拟合。留出 {held} 年检验，平均误差：{errors}。',
    '{method}, fitted to {first}–{last}. With {held} held back, the mean error was: {errors}.',
  ),
  'reason.error': both('{method} {error}%', '{method} {error}%'),
  'reason.few': both(
    '{method}：只有 {first}–{last} 年的少数数据，未作检验，请核对。',
    '{method}, from the few years {first}–{last}, untested: please check.',
  ),
  'spread.few': both(
    '过去只有 {count} 次变化，看不出波动，没有设分布；低、高方案取其中的最小、最大值。',
    'There are only {count|past change|past changes}, too few for a distribution; low and high are the least and the largest of them.',
  ),
  'spread.none': both(
    '过去的变化没有差别，没有设分布。',
    'The past changes do not differ, so there is no distribution.',
  ),
  'spread.normal': both('正态', 'normal'),
  'spread.lognormal': both('对数正态', 'lognormal'),
  'spread.triangular': both('三角', 'triangular'),
  'spread.studentT': both('学生 t', 'Student t'),
  'spread.tried': both('{kind} {aicc}', '{kind} {aicc}'),
  'spread.chosen': both(
    '分布取{kind}（AICc 越小越好，差不到 2 取正态）：{list}。过去各年：{values}。',
    'Distribution: {kind} (the smaller AICc is the better, and normal unless another is better by 2): {list}. Past years: {values}.',
  ),
  'reason.bounded': both(
    '{method}：按 {first}–{last} 年数据拟合。历年都在 0 到 100% 之间，按直线外推会超过 100%，因此让优势比 x ÷ (1 − x) 每年按固定倍数变化：任何情景和任何一次模拟都不会超过 100%。',
    '{method}, fitted to {first}–{last}. All years are between 0 and 100%, and a straight line would pass 100%, so the odds x / (1 − x) grow by a constant factor a year: no scenario and no draw passes 100%.',
  ),
  sum: both('各年都等于这些行之和。', 'In every year of the table the sum of these rows.'),
  difference: both(
    '各年都等于前一项减去其余各项。',
    'In every year of the table the first row less the others.',
  ),
  growthOf: both(
    '各年都等于该水平数的增速，所以由水平数算出。',
    'In every year of the table the growth of that level, so it is calculated from the level.',
  ),
  quotient: both('各年都等于这两行之商。', 'In every year of the table the quotient of these two rows.'),
  hold: both(
    '数据不足以看出趋势，保持上年数值：请改成合适的公式。',
    'Too few values to see a trend: the last value is kept. Put in a formula that fits.',
  ),
  damping: both(
    '衰减趋势的惯用取值（0.8–0.98，Gardner 1985）；不是由过去的变化得出，没有设分布。',
    'A usual value of damped trends (0.8 to 0.98, Gardner 1985); it does not come from past changes, so there is no distribution.',
  ),
  ceiling: both(
    '由增速随水平下降的快慢推得，范围是每次去掉一年所得的上限；没有设分布，因为只有一个估计值。',
    'From how growth slows as the level rises; the range is what leaving out one year gives. There is no distribution, because there is one estimate only.',
  ),
  'plan.growToAim': both(
    '每年增速相同，{year} 年达到文件提出的 {value} {unit}；这是假定的路径，不是预测。',
    'The same growth every year, to the {value} {unit} that the document aims at for {year}: an assumed path, and no forecast.',
  ),
  'plan.stepToAim': both(
    '每年增量相同，{year} 年达到文件提出的 {value} {unit}；这是假定的路径，不是预测。',
    'The same step every year, to the {value} {unit} that the document aims at for {year}: an assumed path, and no forecast.',
  ),
  'plan.growthAimed': both(
    '按文件提出的 {year} 年增速。',
    'At the growth that the document aims at for {year}.',
  ),
  'plan.growthGoesOn': both(
    '按文件所说的 {year} 年增速延续。',
    'At the growth that the document states of {year}.',
  ),
  'plan.rate': both('由水平数算出。', 'Calculated from the level.'),
  'plan.tied.ratio': both(
    '{part}与{whole}之比，各按自己的路径。',
    '{part} over {whole}, each on its own path.',
  ),
  'plan.tied.part': both(
    '由{whole}乘{ratio}推出：文件没有说它怎样变化，而三者是一个恒等式。',
    '{whole} times {ratio}: the document does not say where it goes, and the three belong together.',
  ),
  'plan.tied.whole': both(
    '由{part}除以{ratio}推出：文件没有说它怎样变化，而三者是一个恒等式。',
    '{part} over {ratio}: the document does not say where it goes, and the three belong together.',
  ),
  'plan.noAim': both(
    '文件没有提出目标或增速，保持最近数值：请改成合适的公式。',
    'The document states no aim and no growth: the last value is kept. Put in a formula that fits.',
  ),
  'plan.baseNote': both(
    '到文件提出的目标的路径：增速按达到目标取值，“达到”由此而来，不说明能否做到。',
    'The path to what the document aims at: growth is chosen to meet the targets, so that they are met says nothing on whether they can be.',
  ),
  'plan.lowNote': both('各增速比基准低四分之一（假定）。', 'Each growth a quarter below the base (assumed).'),
  'plan.highNote': both(
    '各增速比基准高四分之一（假定）。',
    'Each growth a quarter above the base (assumed).',
  ),
  'scenario.base': both('基准', 'Base'),
  'scenario.low': both('低', 'Low'),
  'scenario.high': both('高', 'High'),
  'scenario.baseNote': both('各参数取由过去数据拟合的值。', 'Every parameter as fitted to the past.'),
  'scenario.lowNote': both(
    '各增速、增量、扩散速度和占比都取自身分布的 28.3% 分位数：逐年变化有好有坏，连续五年的平均低于它的可能性约一成（正态分布即比基准低 1.28×标准差÷√5）；历年变化不足三次的取其中最小的。这只是一种组合，不是概率：结果低于它的可能性，请用“模拟”计算。',
    'Every growth, step, rate of spread and share at the 28.3% quantile of its distribution: good and bad years cancel out, and the mean of five is lower about once in ten (for a normal distribution 1.28 standard deviations over √5 below the base). With fewer than three past changes: the least of them. It is one combination and no probability: how likely less is, a simulation tells.',
  ),
  'scenario.highNote': both(
    '各增速、增量、扩散速度和占比都取自身分布的 71.7% 分位数：逐年变化有好有坏，连续五年的平均高于它的可能性约一成（正态分布即比基准高 1.28×标准差÷√5）；历年变化不足三次的取其中最大的。这只是一种组合，不是概率：结果高于它的可能性，请用“模拟”计算。',
    'Every growth, step, rate of spread and share at the 71.7% quantile of its distribution: good and bad years cancel out, and the mean of five is higher about once in ten (for a normal distribution 1.28 standard deviations over √5 above the base). With fewer than three past changes: the largest of them. It is one combination and no probability: how likely more is, a simulation tells.',
  ),
  'rule.within': both('{name}不超过 100%', '{name} within 100%'),
  'rule.withinReason': both('历年都在 100% 以内。', 'In all past years it is within 100%.'),
} as const satisfies Record<string, Bilingual>;

/** A text with its places filled, each with a number or a text in both languages. */
export function startText(
  key: keyof typeof START,
  args: Readonly<Record<string, Bilingual | string | number>>,
): Bilingual {
  const inOne = (language: 'zh' | 'en'): string =>
    fill(
      START[key][language],
      Object.fromEntries(
        Object.entries(args).map(([name, value]) => [
          name,
          typeof value === 'object' ? value[language] : value,
        ]),
      ),
    );
  return { zh: inOne('zh'), en: inOne('en') };
}

/** Words of a model begun from nothing. */
export const BLANK = {
  model: both('新模型', 'New model'),
  group: both('主要指标', 'Main'),
  total: both('总量', 'Total'),
  part: both('其中一部分', 'Part of it'),
  growth: both('总量增速', 'Growth of the total'),
  share: both('部分占比', 'Share of the part'),
  rule: both('部分不大于总量', 'The part is no more than the total'),
  growthReason: both('按上年数和增速推演。', 'From the year before, at the assumed growth.'),
  partReason: both('总量乘以占比。', 'The total times its share.'),
  example: both('示例，请换成自己的数。', 'An example: put in your own.'),
} as const satisfies Record<string, Bilingual>;
