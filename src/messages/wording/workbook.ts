/**
 * Every word of the generated workbook, both languages side by side: sheet names, groups, column headings,
 * choices, sentences. Read-back recognises headings and choices of either language, so within one table no
 * two rows may share a text.
 */
import type { Bilingual } from '../language.js';
import { ANALYSIS_WORDS } from './workbookAnalyses.js';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** Headings under which indicators and parameters are listed, by the key that a pack writes. */
export const GROUPS: Readonly<Record<string, Bilingual>> = {
  macro: both('经济总量', 'Economy'),
  research: both('研发投入', 'Research investment'),
  fiscal: both('政府与全社会投入', 'Public and whole-society input'),
  policy: both('政策数字互验', 'Policy numbers tested'),
  fund: both('科创基金', 'Innovation funds'),
  industry: both('产业增长', 'Industry growth'),
  digital: both('数字经济', 'Digital economy'),
  ai: both('人工智能', 'Artificial intelligence'),
  compute: both('算力', 'Computing power'),
  enterprises: both('科技企业', 'Technology enterprises'),
  talent: both('科技人才', 'Research personnel'),
  platforms: both('创新平台', 'Innovation platforms'),
  transformation: both('成果转化', 'Technology transfer'),
  city: both('各市', 'Cities'),
};

export const SHEETS = {
  overview: both('总览', 'Overview'),
  baseline: both('基准', 'Baseline'),
  model: both('模型', 'Model'),
  projection: both('推演·', 'Projection·'),
  compare: both('对比', 'Compare'),
  sensitivity: both('敏感性', 'Sensitivity'),
  uncertainty: both('不确定性', 'Uncertainty'),
  variance: both('方差来源', 'Variance shares'),
  history: both('变更记录', 'Change log'),
  checks: both('检查', 'Checks'),
} as const;

/** Headings of the tables that are read back, and of the columns beside them. */
export const HEADERS = {
  key: both('键', 'Key'),
  setting: both('设置', 'Setting'),
  settingValue: both('内容', 'Content'),
  nameZh: both('名称', 'Name in Chinese'),
  nameEn: both('英文名称', 'Name'),
  unit: both('单位', 'Unit'),
  group: both('分组', 'Group'),
  formula: both('公式', 'Formula'),
  reasonZh: both('理由', 'Reason in Chinese'),
  reasonEn: both('英文理由', 'Reason'),
  caliberZh: both('口径', 'Caliber in Chinese'),
  caliberEn: both('英文口径', 'Caliber'),
  noteZh: both('说明', 'Note in Chinese'),
  noteEn: both('英文说明', 'Note'),
  optionsZh: both('选项', 'Options in Chinese'),
  optionsEn: both('英文选项', 'Options'),
  from: both('起始年', 'From'),
  to: both('截止年', 'To'),
  figures: both('采用数字', 'Figures used'),
  headline: both('重点', 'Headline'),
  min: both('下限', 'Minimum'),
  max: both('上限', 'Maximum'),
  source: both('出处', 'Source'),
  distribution: both('分布', 'Distribution'),
  correlations: both('相关系数', 'Correlations'),
  extends: both('基于情景', 'Extends'),
  sheet: both('推演表', 'Sheet'),
  indicator: both('指标键', 'Indicator key'),
  indicatorName: both('指标', 'Indicator'),
  year: both('年份', 'Year'),
  comparator: both('要求', 'Comparison'),
  targetValue: both('目标值', 'Target'),
  documentValue: both('文件数值', 'Value in document'),
  agrees: both('与文件一致', 'Agrees'),
  sameCaliber: both('口径一致', 'Same caliber'),
  severity: both('约束', 'Severity'),
  id: both('编号', 'Id'),
  geography: both('地区', 'Place'),
  period: both('时期', 'Period'),
  periodBasis: both('时期依据', 'Period basis'),
  value: both('数值', 'Value'),
  valueMax: both('数值上限', 'Upper value'),
  qualifier: both('限定', 'Qualifier'),
  kind: both('性质', 'Kind'),
  figureCaliber: both('统计口径', 'Scope'),
  documentTitle: both('文件', 'Document'),
  document: both('文件编号', 'Document id'),
  line: both('行', 'Line'),
  token: both('原文', 'As printed'),
  note: both('备注', 'Remark'),
  conflict: both('数值不一', 'Contradiction'),
  title: both('标题', 'Title'),
  publisher: both('发布单位', 'Publisher'),
  published: both('发布日期', 'Published'),
  number: both('文号', 'Number'),
  file: both('文件名', 'File'),
  sha256: both('校验值 SHA-256', 'SHA-256'),
  outOfRange: both('越界数', 'Out of range'),
  planned: both('设定值推演', 'As set'),
  mean: both('均值', 'Mean'),
  sd: both('标准差', 'SD'),
  p5: both('P5', 'p5'),
  p10: both('P10', 'p10'),
  p20: both('P20', 'p20'),
  p25: both('P25', 'p25'),
  p30: both('P30', 'p30'),
  p40: both('P40', 'p40'),
  p50: both('中位数 P50', 'Median p50'),
  p60: both('P60', 'p60'),
  p70: both('P70', 'p70'),
  p75: both('P75', 'p75'),
  p80: both('P80', 'p80'),
  p90: both('P90', 'p90'),
  p95: both('P95', 'p95'),
  probability: both('概率', 'Probability'),
  probabilityLow: both('概率下限', 'Lower bound'),
  probabilityHigh: both('概率上限', 'Upper bound'),
  stampValue: both('取值', 'Setting value'),
  parameterName: both('参数', 'Parameter'),
  rank: both('名次', 'Rank'),
  firstOrder: both('主效应', 'First order'),
  firstLow: both('主效应下限', 'First order, lower'),
  firstHigh: both('主效应上限', 'First order, upper'),
  totalEffect: both('总效应', 'Total effect'),
  totalLow: both('总效应下限', 'Total effect, lower'),
  totalHigh: both('总效应上限', 'Total effect, upper'),
  interaction: both('交互作用', 'Interaction'),
  author: both('编制人', 'Author'),
  entry: both('序号', 'No.'),
  at: both('时间', 'Time'),
  change: both('改动', 'Change'),
  before: both('改前', 'Before'),
  after: both('改后', 'After'),
  pointName: both('命名', 'Name of point'),
  step: both('步骤', 'Step'),
  path: both('路径', 'Path'),
  beforeText: both('改前原值', 'Value before'),
  afterText: both('改后原值', 'Value after'),
} as const satisfies Record<string, Bilingual>;

export type HeaderId = keyof typeof HEADERS;

export const SETTINGS = {
  version: both('模型格式版本', 'Model format version'),
  nameZh: both('模型名称（中文）', 'Model name (Chinese)'),
  nameEn: both('模型名称（英文）', 'Model name (English)'),
  firstYear: both('起始年', 'First year'),
  baseYear: both('基年', 'Base year'),
  horizon: both('目标年', 'Horizon'),
  milestones: both('里程碑年', 'Milestones'),
  geography: both('地区', 'Place'),
} as const satisfies Record<string, Bilingual>;

export type SettingId = keyof typeof SETTINGS;

/** Words for the values of closed lists; a cell may also hold the code itself. */
export const CHOICES = {
  periodBasis: {
    printed: both('原文', 'printed'),
    implied: both('推断', 'implied'),
    none: both('无', 'none'),
  },
  qualifier: {
    exact: both('准确', 'exact'),
    about: both('约', 'about'),
    atLeast: both('不少于', 'at least'),
    atMost: both('不超过', 'at most'),
  },
  kind: {
    actual: both('实际', 'actual'),
    estimate: both('估计', 'estimate'),
    plan: both('计划', 'plan'),
    target: both('目标', 'target'),
    growth: both('增速', 'growth'),
    rule: both('规则', 'rule'),
    derived: both('推算', 'derived'),
  },
  severity: {
    hard: both('必须', 'must'),
    soft: both('应当', 'should'),
  },
  comparator: {
    '>=': both('≥', '≥'),
    '<=': both('≤', '≤'),
    '>': both('>', '>'),
    '<': both('<', '<'),
    '=': both('=', '='),
  },
  headline: {
    yes: both('是', 'yes'),
    no: both('否', 'no'),
  },
} as const satisfies Record<string, Readonly<Record<string, Bilingual>>>;

/** The word that stands for "no document says so" in a source column. */
export const ASSUMPTION = both('假设', 'assumption');

export const WORDS = {
  // --- what all sheets say ---------------------------------------------------------------------
  yes: both('是', 'Yes'),
  no: both('否', 'No'),
  met: both('达到', 'Met'),
  missed: both('未达到', 'Not met'),
  none: both('—', '—'),
  legendInput: both('蓝字浅黄底：可以修改的输入', 'Blue on yellow: inputs you may change'),
  legendFormula: both('黑字：公式', 'Black: formulas'),
  legendLink: both('绿字：取自其他表', 'Green: taken from another sheet'),

  // --- Baseline ---------------------------------------------------------------------------------
  baselineTitle: both('基准数字', 'Baseline figures'),
  baselineNote: both(
    '共 {figures} 个数字，出自 {documents} 份文件；每个数字都注明文件、行号和原文。推算的数字由公式得出。“数值不一”列标出同一指标、地区、时期、性质而数值不同的数字，或备注提到的其他数字。',
    '{figures} figures from {documents} documents, each with document, line and the words as printed. Derived figures are formulas. "Contradiction" marks figures of the same indicator, place, period and kind whose values differ, or other figures that the remark speaks of.',
  ),
  documentsTitle: both('文件', 'Documents'),
  goToDocuments: both('文件清单见本表下方 ↓', 'The list of documents is below ↓'),
  conflictMark: both('数值不一', 'differs from'),
  conflictSee: both('参见 {ids}', 'see {ids}'),

  // --- Model ------------------------------------------------------------------------------------
  modelTitle: both('模型', 'Model'),
  modelNote: both(
    '指标、参数、情景、目标和规则都在这里。蓝字可以修改；公式写名称，不写单元格，如 =上年(研发经费)*(1+研发增速)。改动后请在加载项中重新生成工作簿。',
    'Indicators, parameters, scenarios, targets and rules. Blue text may be changed; formulas use names, not cells, such as =PREV(rd_expenditure)*(1+rd_growth). After a change, build the workbook again from the add-in.',
  ),
  settingsTitle: both('设置', 'Settings'),
  indicatorsTitle: both('指标', 'Indicators'),
  parametersTitle: both('参数', 'Parameters'),
  scenariosTitle: both('情景', 'Scenarios'),
  targetsTitle: both('目标', 'Targets'),
  rulesTitle: both('规则', 'Rules'),
  defaultsTitle: both(
    '被基础情景改动的参数的缺省值',
    'Defaults of parameters that the base scenario overrides',
  ),
  goTo: both('跳转：', 'Go to:'),

  // --- Projection -------------------------------------------------------------------------------
  projectionTitle: both('推演 · {scenario}', 'Projection · {scenario}'),
  projectionBase: both(
    '基础情景：蓝字参数可直接修改，全表随之重算。',
    'Base scenario: change the blue parameters and everything follows.',
  ),
  projectionExtends: both(
    '基于“{parent}”：绿字参数沿用该情景，在上面直接输入即为本情景的取值。',
    'Extends "{parent}": green parameters follow that scenario; type over one to set a value of this scenario.',
  ),
  parametersHeading: both('参数（输入）', 'Parameters (inputs)'),
  indicatorsHeading: both('指标（推演结果）', 'Indicators (results)'),
  targetsHeading: both(
    '目标（各年是否达到目标水平，目标年有底色）',
    'Targets (is the level reached in each year? the year of the target is coloured)',
  ),
  rulesHeading: both('规则（各年是否满足）', 'Rules (do they hold in each year?)'),
  range: both('合理范围 {min} 至 {max} {unit}', 'Plausible range {min} to {max} {unit}'),
  rangeTitle: both('超出合理范围', 'Outside the plausible range'),
  rangeMessage: both(
    '合理范围是 {min} 至 {max}。确有依据可以保留。',
    'The plausible range is {min} to {max}. Keep the value if you have reason to.',
  ),
  switchTitle: both('请从列表选择', 'Choose from the list'),
  switchMessage: both('可选：{options}', 'Options: {options}'),
  assumption: both('出处：{source}', 'Source: {source}'),

  // --- Compare ----------------------------------------------------------------------------------
  compareTitle: both('情景对比', 'Scenarios compared'),
  compareNote: both(
    '所有数字取自各情景的推演表。“当前情景”随总览的选择变化，是总览和图表的数据来源。百分比指标的差额以百分点计。',
    'All numbers come from the projection sheets. The active scenario follows the choice on the Overview and feeds its numbers and charts. Gaps of percentages are in percentage points.',
  ),
  activeTitle: both('当前情景逐年', 'Active scenario by year'),
  activeScenario: both('当前情景', 'Active scenario'),
  byYearTitle: both('各情景逐年', 'All scenarios by year'),
  scenario: both('情景', 'Scenario'),
  difference: both('{year}年\n与{scenario}之差', '{year} less\n{scenario}'),
  againstTargets: both('与目标对照', 'Against the targets'),
  projected: both('推演值', 'Projected'),
  gap: both('差额', 'Gap'),
  points: both('个百分点', 'pp'),
  gapShare: both('差额占比', 'Gap in %'),
  reached: both('达到年份', 'Reached in'),
  late: both('晚于目标（年）', 'Years late'),
  status: both('状态', 'Status'),
  notReached: both('{horizon}年前达不到', 'not by {horizon}'),
  gapChartTitle: both('目标差额（占目标值的百分比）', 'Gap to targets (share of the target)'),
  targetLine: both('{year}年目标', 'Target for {year}'),

  // --- Overview ---------------------------------------------------------------------------------
  overviewNote: both(
    '{geography} · 基年 {baseYear} · 展望至 {horizon}。在黄色格中选择情景，本页所有数字随之变化。',
    '{geography} · base year {baseYear} · horizon {horizon}. Choose a scenario in the yellow cell: every number on this page follows.',
  ),
  summary: both(
    '“{scenario}”情景：{count} 项目标中达到 {met} 项。',
    'Scenario "{scenario}": {met} of {count} targets are met.',
  ),
  summaryShare: both(
    '{year} 年{indicator} {value}（目标 {target}）。',
    ' {indicator} in {year}: {value}, target {target}.',
  ),
  summaryItem: both(
    '{year} 年{indicator} {value} {unit}（目标 {target} {unit}）。',
    ' {indicator} in {year}: {value}, target {target} ({unit}).',
  ),
  chooseTitle: both('选择情景', 'Choose a scenario'),
  chooseMessage: both('请从列表中选择一个情景名称。', 'Choose the name of a scenario from the list.'),
  keyIndicators: both('关键指标', 'Key indicators'),
  base: both('{year}（基年）', '{year} (base)'),
  target: both('目标', 'Target'),
  targetStatus: both('目标达成情况', 'Targets'),
  moreTargets: both('其余目标见“{sheet}”表。', 'The other targets are on the sheet "{sheet}".'),
  policyTitle: both('哪些政策数字不能同时成立', 'Which policy numbers cannot all hold'),
  intensityChart: both('{indicator}与目标', '{indicator} against its target'),
  sourcesChart: both(
    '{indicator}来源构成（{unit}，当前情景）',
    '{indicator} by source ({unit}, active scenario)',
  ),
  gapChart: both('各情景目标差额（占目标值）', 'Gap to targets by scenario (share of the target)'),
  intensityDescription: both(
    '折线图：各情景{indicator}从{from}年到{to}年的走势，虚线为目标。',
    'Lines: {indicator} under each scenario from {from} to {to}; the dashed line is the target.',
  ),
  sourcesDescription: both(
    '堆积柱形图：{from}年到{to}年{indicator}按来源的构成，随当前情景变化。',
    'Stacked columns: {indicator} by source from {from} to {to}, for the active scenario.',
  ),
  gapDescription: both(
    '簇状柱形图：各情景下每个目标的推演值与目标值之差占目标值的百分比，负值为未达到。',
    'Clustered columns: projected value less target as a share of the target, by scenario; below zero means missed.',
  ),

  // --- sentences with live numbers ---------------------------------------------------------------
  conflict: both(
    '若政府投入每年增长 {growth}、撬动保持 {leverage} 倍，{year} 年全社会投入将达 {total} 亿元，比 {goal} 亿元的目标{more} {excess} 亿元：三个数字不能同时成立。',
    'If public money grows by {growth} a year and leverage stays at {leverage}, whole-society input reaches {total} (100 million yuan) in {year}, {excess} {more} than the goal of {goal}: the three numbers cannot all hold.',
  ),
  more: both('多', 'more'),
  less: both('少', 'less'),
  noConflict: both(
    '按所选取值，增速、撬动倍数和总量目标三个数字可以同时成立。',
    'With these values the growth, the leverage and the total can all hold.',
  ),
  remedy: both(
    '只守住 {goal} 亿元和 {leverage} 倍撬动，政府投入每年增长 {needed} 即可；只守住 {goal} 亿元和 {growth} 的增速，{year} 年撬动 {leverageNeeded} 倍即可。',
    'Keeping {goal} and a leverage of {leverage}, public money need grow only {needed} a year; keeping {goal} and the growth of {growth}, a leverage of {leverageNeeded} is enough in {year}.',
  ),
  checksGood: both('检查全部通过；{alerts} 项需要说明', 'All checks passed; {alerts} points to note'),
  checksBad: both(
    '{failed} 项检查未通过；{alerts} 项需要说明',
    '{failed} checks failed; {alerts} points to note',
  ),

  // --- Checks -----------------------------------------------------------------------------------
  checksTitle: both('检查', 'Checks'),
  checksNote: both(
    '每项检查数出不符之处，应为 0。完整性检查不为 0 说明工作簿有错；提醒不为 0 说明结果或文件中有需要说明的地方。',
    'Each check counts what is wrong and should be 0. An integrity check above 0 means the workbook is at fault; a note above 0 means a result or a document needs a word of explanation.',
  ),
  checkTotal: both('未通过的完整性检查', 'Integrity checks failed'),
  alertTotal: both('需要说明的提醒', 'Points to note'),
  integrity: both('完整性检查', 'Integrity'),
  attention: both('提醒', 'Points to note'),
  check: both('检查项', 'Check'),
  total: both('合计', 'Total'),
  result: both('结果', 'Result'),
  passed: both('通过', 'passed'),
  failed: both('未通过', 'failed'),
  alert: both('请说明', 'note'),
  errorCells: both('推演表有错误值（1 为有）', 'The projection sheet has error values (1 = yes)'),
  errorCellsElsewhere: both(
    '“{sheet}”表有错误值（1 为有）',
    'The sheet "{sheet}" has error values (1 = yes)',
  ),
  inputsInRange: both('超出合理范围的输入', 'Inputs outside their plausible range'),
  partsSum: both('{whole}与各来源之和不等的年份', 'Years in which {whole} is not the sum of its sources'),
  targetsAgree: both('目标值与文件数字不符', 'Targets that differ from the figure they come from'),
  sourcesKnown: both('没有文件出处的数字', 'Figures without a document'),
  documentsHashed: both('没有校验值的文件', 'Documents without a checksum'),
  caliberKept: both('取自其他指标的实际数', 'Actual values taken from another indicator'),
  ruleBroken: both('规则：{rule}（不满足的年数）', 'Rule: {rule} (years in which it does not hold)'),
  targetsMissed: both('未达到的目标', 'Targets not met'),
  contradictions: both('文件之间数值不一的数字', 'Figures that contradict another'),

  ...ANALYSIS_WORDS,
} as const satisfies Record<string, Bilingual>;

export type Word = keyof typeof WORDS;
