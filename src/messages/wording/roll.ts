/** Words of the wizard that takes actuals over and moves the base year. */
import { both, type Bilingual } from '../language.js';

export const ROLL_WORDS = {
  rollIntro: both(
    '上一年的实际数到了：填入或粘贴，先看规划会怎样变、因为什么，再决定是否采用。原规划保留为一个版本；采用后可以撤销。',
    'The actuals of a year have arrived: type or paste them, see what changes and why, then decide. The plan as it is stays as a vintage; accepting can be undone.',
  ),
  rollYear: both('实际数的年份（新的基年）', 'Year of the actuals (the new base year)'),
  rollTyped: both(
    '主要指标的实际数（没有的留空）',
    'Actuals of the headline series (leave empty what has none)',
  ),
  rollPasted: both(
    '其他实际数：从表格粘贴，每行为指标、时期、数值、单位',
    'Other actuals: paste from a table, a line each: indicator, period, value, unit',
  ),
  rollSource: both('来源', 'Source'),
  rollRun: both('看规划会怎样变', 'See what changes'),
  rollPaste: both('粘贴的表', 'the pasted table'),
  rollSides: both(
    '这些数不能同时成立。哪一个让步，由其余各数推出？',
    'These numbers cannot all hold. Which one gives way and follows from the others?',
  ),
  rollRefused: both('没有改动任何内容：', 'Nothing was changed:'),
  rollArrived: both('采用的实际数', 'Actuals used'),
  rollWas: both('原为', 'was'),
  rollNone: both('没有新的实际数：模型已有这些数。', 'There is nothing new: the model has these numbers.'),
  rollJudged: both('现在可以判断的目标', 'Targets judged now'),
  rollFollows: both(
    '目标“{target}”（{year}年）在路径上，随新的起点由{was}变为{is}。',
    'The target "{target}" of {year} is on a path and follows its new start: {was} -> {is}.',
  ),
  rollSettled: both(
    '情景“{scenario}”的下列参数从 {year} 年起才与第一个情景不同：{parameters}',
    'In the scenario "{scenario}" these parameters differ from the first scenario from {year} on only: {parameters}',
  ),
  rollMargin: both(
    '“{name}”已取消（取 0，不再随机）：它所浮动的基数有了实际数。',
    '"{name}" is over (0, and no longer drawn): its base figure has an actual now.',
  ),
  rollStarts: both(
    '“{indicator}”从 {year} 年起才有值；原值保留在版本中。',
    '"{indicator}" has values from {year} on only; the older ones are kept in the vintage.',
  ),
  rollBase: both(
    '“{indicator}”{year} 年没有实际数，仍用规划数或推算值。',
    '"{indicator}" has no actual of {year}: its plan or projection is used.',
  ),
  rollRevised: both('{indicator}，{year} 年：{was} → {is}', '{indicator}, {year}: {was} → {is}'),
  rollAccept: both('采用并前移基年', 'Accept and move the base year'),
  rollAccepted: both(
    '已采用，基年为 {year} 年；点“撤销”可以恢复。重新生成工作簿后有“版本”工作表。',
    'Accepted; the base year is {year}. Undo brings the plan back. The workbook has a sheet Vintages when it is built again.',
  ),
} as const satisfies Readonly<Record<string, Bilingual>>;
