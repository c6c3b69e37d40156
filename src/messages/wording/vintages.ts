/** Words of earlier plans: in the sheet and the wizard of the pane alike. */
import { both, type Bilingual } from '../language.js';

export const VINTAGE_WORDS = {
  title: both('版本', 'Vintages'),
  note: both(
    '每次实际数到来、基年前移，原来的规划保留为一个版本。这里逐一说明：到了哪些实际数，哪些目标现在可以判断，主要指标为什么变了。“现值”和“此后变化”是公式，随模型变。',
    'With every roll of the base year the plan as it was is kept as a vintage. For each: which actuals arrived, which targets can be judged now, and why the headline series changed. "Now" and "since" are formulas and follow the model.',
  ),
  rolled: both(
    '{vintage}：以 {from} 年为基年的规划，{made} 被以 {to} 年为基年的规划取代',
    '{vintage}: the plan with base year {from}, replaced on {made} by one with base year {to}',
  ),
  arrived: both('到来的实际数', 'Actuals that arrived'),
  noneArrived: both('没有任何序列多出实际数。', 'No series has an actual more.'),
  planned: both('原规划', 'Plan'),
  actual: both('实际', 'Actual'),
  difference: both('实际－规划', 'Actual - plan'),
  figure: both('数据', 'Figure'),
  judged: both('现在可以判断的目标', 'Targets judged now'),
  noneJudged: both('没有。', 'None.'),
  target: both('目标值', 'Target'),
  gap: both('差距', 'Gap'),
  status: both('是否达到', 'Met'),
  revised: both('主要指标的修订及其原因', 'Revision of the headline series, and its causes'),
  noneRevised: both('主要指标没有变。', 'No headline series changed.'),
  was: both('原规划', 'Was'),
  causes: both('各原因之和', 'Sum of causes'),
  isAfter: both('前移后', 'After the roll'),
  since: both('此后变化', 'Since'),
  now: both('现值', 'Now'),
  addsUp: both('合计相符', 'Adds up'),
  yes: both('是', 'yes'),
  no: both('否', 'no'),
  ofFigures: both('数据：{name}', 'figures: {name}'),
  ofParameters: both('参数：{name}', 'parameter: {name}'),
  ofFormulas: both('公式：{name}', 'formula: {name}'),
  whole: both('整个模型', 'the whole model'),
  data: both(
    '各版本的全部数值（由程序读回，请勿改动）',
    'All values of the vintages (read back by the program; please leave them as they are)',
  ),
  dataRevisions: both(
    '主要指标各年的修订（由程序读回，请勿改动）',
    'Revisions of the headline series (read back by the program; please leave them as they are)',
  ),
} as const satisfies Readonly<Record<string, Bilingual>>;
