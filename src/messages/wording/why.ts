/** Why a value is what it is: the words of the card in the pane and of `tuiyan why`, a row each, both languages side by side. */
import { both, type Bilingual } from '../language.js';

export const WHY = {
  whyNoSubject: both(
    '单元格 {cell} 不是模型中某个指标某一年的数。请选中推演各表中的一个数再试。',
    'Cell {cell} is not the number of an indicator in a year of the model. Select a number on a sheet of projections, then try again.',
  ),
  // --- where a value comes from -------------------------------------------------------------
  whyPrinted: both('“{token}”，《{title}》第{line}行', '"{token}", {title}, line {line}'),
  whyRevised: both(
    '由{author}于{date}改为 {value}：{note}。原文{source}',
    'changed to {value} by {author} on {date}: {note}. Printed: {source}',
  ),
  whyGiven: both('{author}于{date}给出：{note}', 'given by {author} on {date}: {note}'),
  whyDerived: both('由其他数据算出', 'calculated from other figures'),
  whyFigure: both('{name} {period}：{value}，{source}', '{name} {period}: {value}, {source}'),
  whyFormula: both('按公式计算', 'by its formula'),
  whyScenario: both('情景“{scenario}”的取值', 'value of the scenario "{scenario}"'),
  whyDefault: both('模型的默认值', "the model's default"),
  whySource: both('{origin}；依据：{source}', '{origin}; source: {source}'),
  whyAssumption: both('假定', 'an assumption'),
  whyNone: both('这一年没有数据，公式也还没有开始', 'no figure, and the formula does not start until later'),
  whyCell: both('{name}（{year}年）', '{name}, {year}'),
  // --- a page of a report -------------------------------------------------------------------
  whyPage: both('数从哪里来', 'Why'),
  whyFurther: both('再往前用到的数据', 'Figures further back'),
  whyPageNote: both(
    '情景“{scenario}”：每个目标所判断的数，其公式与代入的数值，往前两步的来历，以及文件出处。',
    'Scenario "{scenario}": the number behind each target, its formula with the values filled in, where these come from two steps back, and the documents.',
  ),
  // --- headings and buttons -----------------------------------------------------------------
  whyOf: both('{name}（{year}年，{scenario}）= {value}', '{name} in {year} ({scenario}) = {value}'),
  whyWritten: both('公式', 'Formula'),
  whyFilled: both('代入数值', 'With its values'),
  whyReads: both('由下列各数算出', 'Calculated from'),
  whyUses: both('用到它的', 'What uses it'),
  whyUsesNone: both('没有别的数用到它。', 'Nothing else uses it.'),
  whyTargets: both('以它判断的目标', 'Targets judged by it'),
  whyRules: both('用到它的规则', 'Rules that read it'),
  whyBack: both('返回“{name}”', 'Back to {name}'),
  whyYear: both('年份', 'Year'),
  whyAgainst: both('与另一情景或年份相比', 'Compared with'),
  whyAgainstNothing: both('不比较', 'nothing'),
  whyAgainstScenario: both('情景“{scenario}”', 'the scenario "{scenario}"'),
  whyAgainstYear: both('{year}年', '{year}'),
  whySteps: both(
    '从{was}（{from}）到{is}（{to}），按次序逐项改变：',
    'From {was} ({from}) to {is} ({to}), changed one after another:',
  ),
  whyRest: both('从数据改为公式，或因年份本身', 'from the figure to the formula, or the year itself'),
  whyTotal: both('合计', 'Together'),
  whySame: both('两者相同。', 'Both are the same.'),
  whyNoBridge: both(
    '两者中有一个不是数，或该年的数不是公式算出的，无法分解：请换一年。',
    'One of them is not a number, or the value of that year comes from no formula, so the difference cannot be split: choose another year.',
  ),
  whyOrder: both(
    '各项大小取决于改变的次序，合计不变。',
    'With another order the amounts would differ; their sum would not.',
  ),
} as const satisfies Record<string, Bilingual>;
