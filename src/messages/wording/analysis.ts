/**
 * Sentences of the analyses, a row each, both languages side by side. `sentence` fills them; an argument that is a name is given
 * in both languages; the caller formats numbers.
 */
import { both, fill, grouped, type Bilingual } from '../language.js';

const ANALYSIS = {
  // --- goal seek ----------------------------------------------------------------------------
  'seek.figure': both(
    '{year}年的“{indicator}”是基准数据（{value}），不由参数推演：请改选之后的年份。',
    '{indicator} of {year} is a baseline figure ({value}) and not projected: choose a later year.',
  ),
  'seek.unmoved': both(
    '“{parameter}”不影响{year}年的“{indicator}”：能影响它的有{movers}。',
    '{parameter} does not move {indicator} of {year}: what does is {movers}.',
  ),
  'seek.unmovedByAny': both(
    '没有参数能影响{year}年的“{indicator}”：请检查它的公式，或改选其他指标、年份。',
    'No parameter moves {indicator} of {year}: look at its formula, or choose another indicator or year.',
  ),
  'seek.noNumber': both(
    '在“{parameter}”的可行范围（{min}至{max}）内，{year}年的“{indicator}”始终没有数值（{error}）：请检查公式。',
    'Between {min} and {max} of {parameter}, {indicator} of {year} is never a number ({error}): look at its formula.',
  ),
  'seek.bound': both(
    '“{parameter}”的可行范围是{min}至{max}：取到{at}时最接近，{year}年的“{indicator}”为{achieved}，达不到{target}。',
    '{parameter} may lie between {min} and {max}: {at} comes nearest and gives {achieved} for {indicator} of {year}, not {target}.',
  ),
  'seek.turn': both(
    '“{parameter}”为{at}时，{year}年的“{indicator}”最接近目标，为{achieved}；再增再减都会远离{target}。',
    'At {at} of {parameter}, {indicator} of {year} comes nearest to the goal with {achieved}; more or less of it leads away from {target}.',
  ),
  'seek.rough': both(
    '“{parameter}”在{min}至{max}之间时，{year}年的“{indicator}”跳跃太多，没有逐处查完；查过的地方里，{at}时最接近，为{achieved}。请缩小该参数的范围再试。',
    'Between {min} and {max} of {parameter}, {indicator} of {year} jumps too often to look everywhere; of the places looked at, {at} comes nearest with {achieved}. Narrow the range of the parameter and try again.',
  ),
  'seek.jump': both(
    '“{parameter}”在{at}附近时，{year}年的“{indicator}”越过{target}而不取到它，最接近的是{achieved}：公式在这里有跳跃。',
    'Near {at} of {parameter}, {indicator} of {year} jumps over {target}; the nearest it takes is {achieved}.',
  ),
  'seek.edge': both(
    '“{parameter}”为{at}时，{year}年的“{indicator}”最接近目标，为{achieved}；再往前公式就没有数值，因此达不到{target}。',
    'At {at} of {parameter}, {indicator} of {year} comes nearest to the goal with {achieved}; beyond it the formula has no value, so {target} is out of reach.',
  ),
  'seek.choice': both(
    '“{parameter}”是选项，只能取整数：没有一个选项能使{year}年的“{indicator}”等于{target}，最接近的是{achieved}。',
    '{parameter} is a choice between whole numbers: none of them makes {indicator} of {year} {target}; the nearest is {achieved}.',
  ),
  'seek.rule': both(
    '“{parameter}”只能调到{at}（{year}年的“{indicator}”为{achieved}），再往前{ruleYear}年就不满足硬规则“{rule}”，因此达不到{target}。',
    '{parameter} can go to {at} ({indicator} of {year}: {achieved}); beyond that the hard rule "{rule}" breaks in {ruleYear}, so {target} is out of reach.',
  ),
  'seek.commonFactor': both('共同倍数', 'the common factor'),
  'seek.condition': both(
    '“{conditions}”不由部门决定：这是须成立的条件，不是建议。',
    'No department decides {conditions}: this is what would have to be true, not advice.',
  ),
  'chance.decided': both(
    '“{target}”已由实际数据决定或无法判断，没有可求的概率：请改选之后年份的目标。',
    '{target} is decided by actual figures, or cannot be judged, so there is no probability to seek: choose a target of a later year.',
  ),
  'chance.unmoved': both(
    '“{parameter}”不改变“{target}”的达成概率，始终为{closest}：请改选其他参数。',
    '{parameter} does not change the probability of {target}, which is {closest}: choose another parameter.',
  ),
  'chance.bound': both(
    '“{parameter}”的可行范围是{min}至{max}：取到{at}时概率最高，“{target}”的达成概率为{closest}，达不到{wanted}。请放宽范围，或再调整其他参数。',
    '{parameter} may lie between {min} and {max}: {at} gives the highest probability of {target}, {closest}, which is below {wanted}. Widen the range, or move another parameter too.',
  ),
  'chance.always': both(
    '“{parameter}”在{min}至{max}之间取任何值，“{target}”的达成概率都不低于{wanted}：最低为{closest}（取{at}时）。',
    'Anywhere between {min} and {max} of {parameter}, {target} is met with a probability of {wanted} or more: the lowest is {closest}, at {at}.',
  ),
  // --- backcast -----------------------------------------------------------------------------
  'backcast.priceTarget': both(
    '“{indicator}”{year}年的目标每提高{step}，还需：{moves}。',
    'Every {step} more of {indicator} in {year} takes, besides: {moves}.',
  ),
  'backcast.priceTargetDown': both(
    '“{indicator}”{year}年的目标每降低{step}，还需：{moves}。',
    'Every {step} less of {indicator} in {year} takes, besides: {moves}.',
  ),
  'backcast.effect': both(
    '“{parameter}”每提高{step}，{year}年的“{indicator}”{change}。',
    '{step} more of {parameter} {change} {indicator} of {year}.',
  ),
  'backcast.raises': both('提高{amount}', 'adds {amount} to'),
  'backcast.lowers': both('降低{amount}', 'takes {amount} off'),
  'backcast.bindingRule': both(
    '硬规则“{rule}”在{year}年恰好满足，限制了调整。',
    'The hard rule "{rule}" is only just kept in {year} and limits the change.',
  ),
  'backcast.bindingBound': both(
    '“{parameter}”已到{side}{value}，不能再动。',
    '{parameter} is at its {side} of {value} and can move no further.',
  ),
  'backcast.lowest': both('下限', 'minimum'),
  'backcast.highest': both('上限', 'maximum'),
  'backcast.move': both('“{parameter}”{change}', '{parameter} {change}'),
  'backcast.nothing': both(
    '参与倒推的{targets}项目标已经达到，硬规则也都满足，无需调整。',
    'Worked back to: {targets|target|targets}, met already, with all hard rules kept. Nothing has to change.',
  ),
  'backcast.noTargets': both(
    '没有可以倒推的目标：请先添加目标，或自行给出目标。',
    'There is no target to work back to: add one to the model, or ask for one.',
  ),
  'backcast.rulesHold': both(
    '只检查了硬规则，没有发现违反。',
    'Only the hard rules were checked; none is broken.',
  ),
  'backcast.rulesKept': both(
    '只按硬规则倒推：调整{count}个参数即可满足，变动最大的是{moves}。',
    'By the hard rules alone, changing {count|parameter|parameters} keeps them; the largest changes are {moves}.',
  ),
  'backcast.found': both(
    '调整{count}个参数即可达到参与倒推的{targets}项目标，变动最大的是{moves}。',
    'Changing {count|parameter|parameters} meets the {targets|target|targets} worked back to; the largest changes are {moves}.',
  ),
  'backcast.money': both(
    '按模型推算，“{parameter}”的调整使“{indicator}”{years}{change}{last}。',
    'By the model, the change of {parameter} {change} {indicator} {years}{last}.',
  ),
  'backcast.moneyMore': both('增加{amount}', 'adds {amount} to'),
  'backcast.moneyLess': both('减少{amount}', 'takes {amount} off'),
  'backcast.moneyYear': both('在{from}年', 'in {from}'),
  'backcast.moneyYears': both('在{from}至{to}年合计', 'over {from} to {to}'),
  'backcast.moneyLast': both('，其中{year}年{amount}', ', {amount} of it in {year}'),
  'backcast.left.met': both(
    '{target}：已由实际数达到（{value}），不参与倒推。',
    'Left out: {target}. An actual has met it already ({value}).',
  ),
  'backcast.left.missed': both(
    '{target}：实际数为{value}，已经未达到，参数改变不了，不参与倒推。',
    'Left out: {target}. An actual has missed it already ({value}); no parameter can change that.',
  ),
  'backcast.left.unmoved': both(
    '{target}：所选参数都影响不了它（情景中为{value}），不参与倒推；要它成立，请放开影响它的条件参数，看须成立的条件。',
    'Left out: {target}. None of the parameters that may move changes it ({value} in the scenario); free a condition that it depends on to see what would have to be true.',
  ),
  'backcast.left.itself': both(
    '尚无实际数（该年数值就是计划数或目标数，或由其算出），不参与倒推：{target}。',
    'Left out, without an actual yet (the value of the year is a plan or target figure, or calculated from one): {target}.',
  ),
  'backcast.left.early': both(
    '数值是当年年内的，全年尚未结束，不能判为未达到，不参与倒推：{target}。',
    'Left out, known only from within the year, which was not over: {target}.',
  ),
  'backcast.left.noSeries': both(
    '没有这一口径的逐年数列，不参与倒推：{target}。',
    'Left out, without a yearly series of its scope: {target}.',
  ),
  'backcast.left.noValue': both(
    '所需年份没有数值，不参与倒推：{target}。',
    'Left out, without a value in a year that is needed: {target}.',
  ),
  'backcast.conditions': both(
    '其中“{conditions}”不由部门决定：不是建议，而是须成立的条件。',
    'No department decides {conditions}: that is not advice, but what would have to be true.',
  ),
  'backcast.conflict': both(
    '下列要求不能同时成立，少了任何一项，其余的都可以做到：{members}。请放宽其中一项，或放开更多参数、扩大参数范围。',
    'These cannot all hold, though they could if any one of them were dropped: {members}. Relax one of them, free more parameters or widen their ranges.',
  ),
  'backcast.alone': both(
    '在参数的可行范围内，单这一项就做不到：{members}。请放宽它，或放开更多参数、扩大参数范围。',
    'Within the ranges of the parameters this alone is out of reach: {members}. Relax it, free more parameters or widen their ranges.',
  ),
  'backcast.immovable': both(
    '没有可调整的参数能影响这一项：{members}。请改选参数，或去掉这一项。',
    'None of the parameters that may change moves this: {members}. Free other parameters, or leave it out.',
  ),
  'backcast.stuck': both(
    '没有找到满足全部要求的方案，也没有证明它不存在：公式在这里有跳跃或平台，无从逼近。请换一个情景作为起点再试。',
    'No solution was found, nor was it shown that there is none: formulas jump or are flat here. Start from another scenario.',
  ),
  'backcast.unsteered': both(
    '找到的调整能达到各项目标，但{year}年会违反硬规则“{rule}”，而这条规则不是数值比较，无法据以调整，因此不作为方案。请把它改写成数值比较，或改为软规则。',
    'A change was found that meets the targets, but it breaks the hard rule "{rule}" in {year}. The rule is not a comparison of numbers, so the search cannot use it, and the change is not offered. Write the rule as a comparison, or make it soft.',
  ),
  'backcast.notLeast': both(
    '规则的组合太多，没有逐一比较，可能还有变动更小的方案。',
    'Not every combination of ways to keep the rules was compared: there may be a smaller change.',
  ),
  'backcast.target': both(
    '{year}年“{indicator}”{comparator}{value}',
    '{indicator} of {year} {comparator} {value}',
  ),
  'backcast.rule': both('硬规则“{rule}”', 'the hard rule "{rule}"'),
  'backcast.noLevers': both(
    '没有可以调整的参数：请至少选择一个能影响目标或硬规则、既不是开关也不是目标值的参数；如果没有这样的参数，请检查公式。',
    'There is no parameter to change: choose at least one that moves a target or a hard rule and is neither a switch nor a goal; if there is none, look at the formulas.',
  ),
  // --- contradictions -----------------------------------------------------------------------
  'contradictions.atMost': both(
    '其余各项成立时，{year}年“{name}”最多为{value}。',
    'With the others kept, {name} of {year} can be {value} at most.',
  ),
  'contradictions.atLeast': both(
    '其余各项成立时，{year}年“{name}”最少为{value}。',
    'With the others kept, {name} of {year} can be {value} at least.',
  ),
  'contradictions.drop': both('其余各项成立，须放弃{name}。', 'The others hold without {name}.'),
  'contradictions.waive': both(
    '其余各项以最小调整成立时，{name}在{years}年不满足。',
    'With the others kept by the least change, {name} fails in {years}.',
  ),
  'contradictions.number': both(
    '其余各数不变，“{name}”须由{stated}改为{value}。',
    'With the others unchanged, {name} would have to be {value} instead of {stated}.',
  ),
  'contradictions.exact': both('各数都读作恰好达到。', 'All numbers are read as just reached.'),
  'contradictions.exactBounds': both(
    '各数都读作恰好达到；{names}说的是下限或上限，照此读时可能不矛盾。',
    'All numbers are read as just reached; {names} are stated as floors or ceilings, and read so they may agree.',
  ),
  // --- sensitivity --------------------------------------------------------------------------
  'sensitivity.most': both(
    '影响{year}年“{indicator}”最大的是“{first}”：由{low}变到{high}，指标从{atLow}变为{atHigh}。',
    'What matters most for {indicator} of {year} is {first}: from {low} to {high} it moves the indicator from {atLow} to {atHigh}.',
  ),
  'sensitivity.next': both('其次是{others}。', 'Next in line: {others}.'),
  'sensitivity.lever': both(
    '部门能决定的参数里，影响最大的是“{lever}”：由{low}变到{high}，指标从{atLow}变为{atHigh}。',
    'Of what a department can decide, {lever} matters most: from {low} to {high} it moves the indicator from {atLow} to {atHigh}.',
  ),
  'sensitivity.noLever': both('其中没有一项由部门决定。', 'No department decides any of them.'),
  'sensitivity.share': both(
    '{year}年“{indicator}”的不确定性约{share}来自“{first}”。',
    'About {share} of the uncertainty of {indicator} in {year} comes from {first}.',
  ),
  'sensitivity.symmetric': both(
    '{parameters}变到两端时，{year}年的“{indicator}”结果相同，但与现值不同：龙卷风图里没有它们，请看蛛网图。',
    'Both ends of {parameters} give the same {indicator} of {year}, and not the present one: the tornado leaves them out, so look at the spider chart.',
  ),
  'sensitivity.none': both(
    '没有参数能影响{year}年的“{indicator}”。',
    'No parameter moves {indicator} of {year}.',
  ),
  'sensitivity.noNumber': both(
    '{year}年的“{indicator}”在这个情景里没有数值（{error}）：请检查公式，或改选年份。',
    '{indicator} of {year} has no number in this scenario ({error}): look at its formula, or choose another year.',
  ),
  'sensitivity.independent': both(
    '参数之间设有相关系数；Sobol 指数按相互独立计算，未计入这些相关。',
    'The parameters are correlated; Sobol indices take them as independent and leave the correlations out.',
  ),
  'sensitivity.fewDraws': both(
    '只抽样{draws}次，Sobol 指数不可靠，也给不出区间，只供试算：请至少抽样{least}次，正式使用建议4,096次。',
    'Draws: {draws}. That is too few for Sobol indices and their intervals, so take them as a trial: use at least {least}, or 4,096 to rely on them.',
  ),
  'sensitivity.certain': both(
    '影响{year}年“{indicator}”的参数都没有分布，因此没有不确定性可以分解：请先给参数设定分布。',
    'None of the parameters that move {indicator} of {year} has a distribution, so there is no uncertainty to divide: give one a distribution first.',
  ),
  // --- uncertainty --------------------------------------------------------------------------
  'uncertainty.tooMany': both(
    '{draws}次抽样需要约{needed} MB 内存，上限是{limit} MB：请减少抽样次数或要保留的指标。',
    '{draws|draw needs|draws need} about {needed} MB of memory and {limit} MB are allowed: use fewer draws or keep fewer indicators.',
  ),
  'uncertainty.certain': both(
    '没有参数带分布：请至少给一个参数设定分布，再做模拟。',
    'No parameter has a distribution: give at least one parameter a distribution, then simulate.',
  ),
  'uncertainty.correlatedPath': both(
    '“{parameter}”的分布是逐年路径，不能与其他参数设相关系数：请去掉它的相关系数，或改用单一分布。',
    '{parameter} is uncertain along the years and cannot be correlated with others: leave it out, or give it one distribution.',
  ),
  'uncertainty.correlatedUnknown': both(
    '相关系数里的“{parameter}”不是带分布的参数：请检查名称，或给它设定分布。',
    '"{parameter}" of the correlations is not a parameter with a distribution: check its name, or give it one.',
  ),
  'uncertainty.correlationAdjusted': both(
    '这些相关系数彼此矛盾，不可能同时成立：已改用最接近的可行矩阵，变动最大的是“{first}”与“{second}”，由{value}变为{adjusted}。如不合适，请自行调整。',
    'These correlations contradict each other: the nearest possible ones are used; the largest change is that of {first} and {second}, from {value} to {adjusted}. If that does not suit, change them yourself.',
  ),
  'uncertainty.fewDraws': both(
    '只抽样{draws}次，分位数{percents}给不出95%区间，结果只供试算：请至少抽样{least}次，正式使用建议10,000次。',
    'Draws: {draws}. That is too few for a 95% interval of {percents}, so take the results as a trial: use at least {least}, or 10,000 to rely on them.',
  ),
  'uncertainty.base': both(
    '概率已计入起点本身的不确定：{margins}。',
    'The probabilities carry the uncertainty of the base itself: {margins}.',
  ),
  'uncertainty.cancelled': both('已取消，没有结果。', 'Cancelled; there is no result.'),
  'uncertainty.failed': both(
    '{share}的抽样里“{indicator}”{year}年没有数值（公式出错），统计只含其余抽样。',
    'In {share} of the draws the formula of {indicator} gives an error for {year}; the statistics are of the others.',
  ),
  // --- comparison ---------------------------------------------------------------------------
  'compare.parameter': both('“{parameter}”：{from}改为{to}', '{parameter}: {from} becomes {to}'),
  'compare.parameterYears': both(
    '“{parameter}”自{year}年起：{from}改为{to}',
    '{parameter} from {year} on: {from} becomes {to}',
  ),
  'compare.same': both('两个情景的参数完全相同。', 'The two scenarios have the same parameters.'),
  'compare.nowMet': both('{target}：由未达到变为达到', '{target}: missed, now met'),
  'compare.nowMissed': both('{target}：由达到变为未达到', '{target}: met, now missed'),
  // --- lists --------------------------------------------------------------------------------
  'list.separator': both('、', ', '),
  'list.clause': both('；', '; '),
  'list.quoted': both('""', ', '),
} as const satisfies Record<string, Bilingual>;

type AnalysisText = keyof typeof ANALYSIS;

export type SentenceArgs = Readonly<Record<string, string | number | Bilingual>>;

export function sentence(text: AnalysisText, args: SentenceArgs = {}): Bilingual {
  return {
    zh: fill(ANALYSIS[text].zh, inLanguage(args, 'zh')),
    en: fill(ANALYSIS[text].en, inLanguage(args, 'en')),
  };
}

function inLanguage(args: SentenceArgs, language: keyof Bilingual): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => {
      if (typeof value === 'object') return [key, value[language]];
      // Counts of draws get thousands separators; other numbers may be years.
      return [key, key === 'draws' ? grouped(value) : value];
    }),
  );
}

/** Several texts as one, separated as a list of the language. */
export function joined(
  texts: readonly Bilingual[],
  separator: 'list.separator' | 'list.clause' | 'list.quoted' = 'list.separator',
): Bilingual {
  return {
    zh: texts.map(({ zh }) => zh).join(ANALYSIS[separator].zh),
    en: texts.map(({ en }) => en).join(ANALYSIS[separator].en),
  };
}
