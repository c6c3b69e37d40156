/**
 * Labels and sentences of goal seek, backcast and sensitivity in the task pane, a row each, both languages side by side. They
 * stand apart from pane.ts because they are loaded with their panels and not before.
 */
import { both, type Bilingual } from '../language.js';

export const WHATIF = {
  // --- all analyses -------------------------------------------------------------------------
  indicator: both('指标', 'Indicator'),
  year: both('年份', 'Year'),
  parameter: both('参数', 'Parameter'),
  stop: both('停止', 'Stop'),
  running: both('正在计算', 'Calculating'),
  progress: both('计算进度', 'Progress'),
  progressOf: both('正在计算，已完成 {share}', 'Calculating, {share} done'),
  stopped: both('已停止，没有保留任何结果。', 'Stopped. No result was kept.'),
  broken: both(
    '计算中断：{detail}。模型没有改动，请重试。',
    'The calculation broke off: {detail}. The model is unchanged. Try again.',
  ),
  silent: both(
    '计算已有一段时间没有回应，可能仍在进行，也可能已经中断（例如内存不足）。模型没有改动：可以继续等待，也可以停止后重试。',
    'The calculation has not answered for a while. It may still be at work, or it may have ended, for lack of memory for instance. The model is unchanged. Wait, or stop it and try again.',
  ),
  stale: both(
    '模型或情景在计算之后有改动，下列结果是改动之前的：请重新计算。',
    'The model or the scenario has changed since; what follows is from before. Calculate again.',
  ),
  result: both('结果', 'Result'),
  before: both('原来', 'Before'),
  after: both('之后', 'After'),
  effects: both('对结果的影响', 'What it does to the results'),
  unchanged: both(
    '另有 {count} 项目标和主要指标不变。',
    '{count} other targets and headline indicators stay as they are.',
  ),
  nowMet: both('达到目标', 'target met'),
  nowMissed: both('未达目标', 'target missed'),
  ruleBroken: both(
    '硬规则“{rule}”在{year}年将不再满足。',
    'The hard rule "{rule}" would no longer be kept in {year}.',
  ),
  ruleMended: both(
    '硬规则“{rule}”在{year}年恢复满足。',
    'The hard rule "{rule}" would be kept again in {year}.',
  ),
  adoptTitle: both('写入情景', 'Write into a scenario'),
  adoptInto: both('写入“{name}”', 'Into "{name}"'),
  adoptNew: both('新建情景（沿用“{name}”）', 'As a new scenario (extends "{name}")'),
  adoptName: both('新情景名称', 'Name of the new scenario'),
  adopt: both('写入', 'Write'),
  adopted: both(
    '已写入情景“{name}”。如需还原，点上方“撤销”。',
    'Written into the scenario "{name}". Undo at the top takes it back.',
  ),
  adoptTaken: both(
    '已有名为“{name}”的情景：请换一个名称。',
    'There is a scenario called "{name}" already: choose another name.',
  ),
  adoptUnnamed: both('请先给新情景起个名称。', 'Give the new scenario a name first.'),
  adoptRefused: both(
    '未能写入：这样改动后模型无法计算。模型没有改动。',
    'Not written: the model could not be calculated after this change. The model is unchanged.',
  ),
  adoptBase: both(
    '“{name}”是基础情景：写入即修改模型的设定值，沿用它的情景会一起变化。',
    '"{name}" is the base scenario: writing into it changes the model’s own values, and scenarios that extend it follow.',
  ),
  noNumber: both('没有数值', 'no number'),
  conditionParameters: both('条件：不由部门决定', 'Conditions: no department decides them'),
  otherParameters: both('不影响该指标', 'Does not move it'),
  // --- goal seek ----------------------------------------------------------------------------
  seekIntro: both(
    '给定一个指标在某年的数值，求参数要取多少。',
    'Says what a parameter has to be for an indicator to take a value in a year.',
  ),
  seekFromTarget: both('套用目标', 'Take over a target'),
  seekOwn: both('自行填写', 'My own'),
  goalValue: both('希望达到', 'Wanted value'),
  seekBy: both('调整方式', 'What may change'),
  seekByOne: both('一个参数，各年相同', 'One parameter, the same in all years'),
  seekByYear: both('一个参数，从某年起', 'One parameter, from a year on'),
  seekByFactor: both('几个参数，同一倍数', 'Several parameters, by a common factor'),
  seekFrom: both('从哪年起', 'From'),
  seekParameters: both('一起调整的参数', 'Parameters to change together'),
  seekRun: both('求解', 'Solve'),
  seekNoMover: both(
    '没有参数能影响“{indicator}”：请改选其他指标。',
    'No parameter moves "{indicator}": choose another indicator.',
  ),
  seekFound: both(
    '“{parameter}”由 {from} 调到 {value}，{year} 年“{indicator}”为 {achieved}。',
    'With {parameter} at {value} instead of {from}, {indicator} of {year} is {achieved}.',
  ),
  seekFoundFactor: both(
    '所选参数都乘以 {value}，{year} 年“{indicator}”为 {achieved}。',
    'With the chosen parameters multiplied by {value}, {indicator} of {year} is {achieved}.',
  ),
  seekExact: both(
    '相对误差 {residual}，模型计算 {count} 次。',
    'Relative error {residual}; the model was calculated {count|time|times}.',
  ),
  seekRoots: both('共有 {count} 个解，请选择：', '{count|answer|answers}; choose one:'),
  seekNearest: both('（离现值最近）', ' (nearest to the present value)'),
  // --- backcast -----------------------------------------------------------------------------
  backIntro: both(
    '从目标倒推：在硬规则之内，参数怎样作最小的调整才能同时达到所选目标。',
    'From targets back to parameters: the least change that meets all chosen targets and keeps every hard rule.',
  ),
  backTargets: both('要达到的目标', 'Targets to meet'),
  backAll: both('全选', 'All'),
  backNone: both('全不选', 'None'),
  backLeft: both(
    '另有 {count} 项目标尚无实际数，没有可以调整的余地，不在其中。',
    'Left out, for want of an actual: {count|target|targets}.',
  ),
  backRules: both('必须满足的硬规则：{rules}。', 'Hard rules that are kept: {rules}.'),
  backParametersCount: both(
    '哪些参数可以调整（{free}/{count}）',
    'Which parameters may change ({free} of {count})',
  ),
  backLocked: both('不动', 'Fixed'),
  backDear: both('尽量少动', 'Reluctantly'),
  backUsual: both('可以动', 'Freely'),
  backCheap: both('优先动', 'Before others'),
  backPath: both('逐年怎样变', 'How they change along the years'),
  backEven: both('各年同幅调整', 'By one amount in all years'),
  backYears: both('逐步调整，经过 {years} 年', 'Step by step, through {years}'),
  backRun: both('倒推', 'Work back'),
  backNoTargets: both('请至少选一个目标。', 'Choose at least one target.'),
  backChanges: both('需要的调整', 'What has to change'),
  backShare: both('占可行范围 {share}', '{share} of its range'),
  backCost: both('费用合计 {cost}', '{cost} in all'),
  backBinding: both('制约与代价', 'What limits it, and what it costs'),
  backConflict: both('相互冲突的要求', 'What cannot hold together'),
  backName: both('倒推方案', 'Backcast'),
  // --- sensitivity --------------------------------------------------------------------------
  sensIntro: both(
    '看哪些参数最能影响一个指标：逐个变动、成对变动，以及不确定性各占多少。',
    'Shows what moves an indicator most: one parameter at a time, in pairs, and by its share of the uncertainty.',
  ),
  sensRun: both('分析', 'Analyse'),
  sensSheet: both('在工作簿“敏感性”表中列出', 'Show in the workbook’s Sensitivity sheet'),
  sensPairSheet: both('在“敏感性”表中列出这两个参数', 'Show these two in the Sensitivity sheet'),
  sensSheetDone: both(
    '已设为“敏感性”表的问题，下次更新工作簿时写入。',
    'Set as the question of the Sensitivity sheet; it is written with the next update of the workbook.',
  ),
  sensTornado: both('逐个变动（龙卷风图）', 'One at a time (tornado)'),
  sensTornadoOf: both(
    '{year} 年“{indicator}”的龙卷风图，共 {count} 个参数，从大到小。用上下方向键逐个查看，下方有数值表。',
    'Tornado of {indicator} in {year}: {count|parameter|parameters}, widest first. Arrow keys go through them; a table follows.',
  ),
  sensBar: both(
    '{parameter}：取 {low} 时为 {atLow}，取 {high} 时为 {atHigh}。',
    '{parameter}: {atLow} at {low}, {atHigh} at {high}.',
  ),
  sensSpider: both('由低到高（蛛网图）', 'From low to high (spider)'),
  sensSpiderOf: both(
    '{year} 年“{indicator}”随各参数由低到高的变化，共 {count} 条线。用左右方向键移动，下方有数值表。',
    '{indicator} in {year} as each parameter goes from low to high: {count|line|lines}. Arrow keys move along; a table follows.',
  ),
  sensPlace: both('变动范围的 {share}', '{share} of the range'),
  sensLow: both('低', 'low'),
  sensHigh: both('高', 'high'),
  sensRole: both('角色', 'Role'),
  sensBasis: both('变动范围', 'Range'),
  sensPercentiles: both('分布的 5% 至 95%', '5th to 95th percentile'),
  sensRange: both('最小至最大', 'minimum to maximum'),
  sensTable: both('数值表', 'Table of values'),
  sensElasticity: both('弹性', 'Elasticity'),
  sensElasticityNote: both(
    '弹性：参数各年都变动 1%，指标变动百分之几（精确导数）。',
    'Elasticity: by how many per cent the indicator moves when the parameter moves by 1% in all years (exact derivatives).',
  ),
  sensSlope: both('每变动 1 个单位', 'Per unit'),
  sensWays: both('成对变动（数值表）', 'In pairs (tables)'),
  sensRows: both('行', 'Rows'),
  sensColumns: both('列', 'Columns'),
  sensOneWay: both('只变一个', 'One only'),
  sensWaysRun: both('列表', 'Make table'),
  sensWaysOf: both(
    '{year} 年“{indicator}”（{unit}）：行为“{rows}”，列为“{columns}”',
    '{indicator} in {year} ({unit}): {rows} down, {columns} across',
  ),
  sensWayOf: both(
    '{year} 年“{indicator}”（{unit}）随“{rows}”的变化',
    '{indicator} in {year} ({unit}) by {rows}',
  ),
  sensNow: both('现值', 'now'),
  sensSobol: both('不确定性从哪里来（Sobol 指数）', 'Where the uncertainty comes from (Sobol indices)'),
  sensSobolRun: both('计算 Sobol 指数', 'Calculate Sobol indices'),
  sensDraws: both('抽样次数', 'Draws'),
  sensSobolNote: both(
    '每次抽样把模型计算（参数个数 + 2）遍；括号内是 95% 置信区间。主效应是单独的贡献，总效应含与其他参数的交互。',
    'Each draw calculates the model once per parameter and twice more; brackets hold 95% confidence intervals. First: the parameter alone. Total: with all interactions.',
  ),
  sensSobolAttach: both('写入工作簿', 'Add to workbook'),
  sensSobolKept: both(
    '随工作簿保存的方差来源（{year} 年“{indicator}”，{draws} 次抽样）与现在的模型一致，见“方差来源”工作表。',
    'The variance shares kept in the workbook ({indicator} in {year}, {draws|draw|draws}) match the present model; they stand on the Variance shares sheet.',
  ),
  sensSobolKeptStale: both(
    '随工作簿保存的方差来源（{year} 年“{indicator}”）已过时：模型在那之后有改动。请重新计算并写入。',
    'The variance shares kept in the workbook ({indicator} in {year}) are out of date: the model has changed since. Calculate and add them again.',
  ),
  sensFirst: both('主效应', 'First'),
  sensTotal: both('总效应', 'Total'),
} as const satisfies Record<string, Bilingual>;
