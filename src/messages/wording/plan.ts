/** Words of the pane's section Plan: account, allocation, monitoring, blocks. */
import { both, type Bilingual } from '../language.js';

export const PLAN_WORDS = {
  planParts: both('规划内容', 'Parts of the plan'),
  planAccount: both('账户', 'Account'),
  planAllocation: both('分解', 'Allocation'),
  planMonitoring: both('监测', 'Monitoring'),
  planBlocks: both('模块', 'Blocks'),
  planYear: both('年份', 'Year'),
  planAmount: both('数额', 'Amount'),
  planShare: both('占比', 'Share'),
  planSum: both('合计', 'Sum'),

  // --- account --------------------------------------------------------------------------------
  accountNo: both(
    '模型没有账户。可在“模块”中加入带账户的模块，或在数据包的 accounts 中写明。',
    'The model has no account. Take in a block that has one under "Blocks", or declare it in accounts of the pack.',
  ),
  accountNoYears: both(
    '没有一年的总额和各项都有数值，请先补全数据或公式。',
    'No year has a number for the total and all its amounts: complete figures or formulas first.',
  ),
  accountChoose: both('账户', 'Account'),
  accountInvestor: both('投入主体', 'Investor'),
  accountUse: both('用途', 'Use'),
  accountPartOf: both('其中：{name}', 'of which {name}'),
  accountAgrees: both(
    '{year} 年：各主体合计、各用途合计都等于总额。',
    '{year}: the sums of investors and of uses both equal the total.',
  ),
  accountDiffers: both(
    '{year} 年不平：总额 {total}，各主体合计 {investors}，各用途合计 {uses}。请修改相应数据或公式。',
    '{year} does not balance: total {total}, investors {investors}, uses {uses}. Mend the figures or formulas concerned.',
  ),
  accountOf: both('{name}的用途', 'Uses of {name}'),
  accountShift: both('{from}–{to} 年变化（百分点）', 'Change {from} to {to}, pp'),
  accountBridgeTitle: both('口径衔接', 'Bridge to other scopes'),
  accountOpen: both('文件没有给出、待填的参数', 'Inputs that no document gives'),

  // --- allocation -----------------------------------------------------------------------------
  allocationChoose: both('分解方案', 'Allocation'),
  allocationNew: both('新方案', 'New'),
  allocationOver: both('分解到', 'Divided among'),
  allocationTotal: both('总额：{name}', 'Total: {name}'),
  allocationTotalOf: both('总额指标', 'Total of'),
  allocationNoMembers: both(
    '模型没有成员列表。请在“模型”页加入维度和成员。',
    'The model has no list of members. Add a dimension with members in the tab Model.',
  ),
  allocationNoTotal: both(
    '{year} 年的总额没有数值，换一个指标或年份。',
    'The total has no number in {year}: choose another series or year.',
  ),
  allocationWeightsFrom: both('权重', 'Weights'),
  allocationTyped: both('逐个填写', 'Typed'),
  allocationEqual: both(
    '权重还没有改过：各成员相等。',
    'The weights have not been set yet: all members have the same.',
  ),
  allocationWeightsTaken: both(
    '权重取{name} {year} 年的值；没有数值的成员为 0：{missing}。',
    'Weights are the values of {name} in {year}; members without a number have 0: {missing}.',
  ),
  allocationEdit: both('成员的权重和上下限', 'Weight and bounds of a member'),
  allocationWeight: both('权重', 'Weight'),
  allocationFloor: both('下限', 'Floor'),
  allocationCap: both('上限', 'Cap'),
  allocationHold: both('固定值', 'Hold'),
  allocationLast: both('上年值', 'Last year'),
  allocationPaste: both(
    '从表格粘贴：首行为表头，成员、权重、下限、上限、固定值、上年值',
    'Paste from a table; first row: member, weight, floor, cap, hold, last',
  ),
  allocationTake: both('采用粘贴的表', 'Use the pasted table'),
  allocationUnknown: both('没有这些成员：{names}', 'There are no such members: {names}'),
  allocationPasted: both('已采用 {count} 行。', '{count|row|rows} used.'),
  allocationGrowth: both(
    '至少比上年增长（%，空为不限）',
    'At least this growth on last year (%; empty for none)',
  ),
  allocationDigits: both('小数位数（空为不取整）', 'Decimals (empty: not rounded)'),
  allocationBadNumber: both('“{text}”不是数。', '"{text}" is no number.'),
  allocationFloorBinds: both('下限 {value}', 'floor {value}'),
  allocationCapBinds: both('上限 {value}', 'cap {value}'),
  allocationHoldBinds: both('固定 {value}', 'held at {value}'),
  allocationBound: both('起作用的限制', 'Binding bound'),
  allocationProRata: both(
    '按权重分配，没有上下限起作用；表“分解”中为公式。',
    'Pro rata: no floor or cap binds, and the sheet Allocation has formulas.',
  ),
  allocationQuadratic: both(
    '有限制起作用：其余成员按权重分摊，偏离最小。',
    'Bounds bind: the others share the rest by weight with the least deviation.',
  ),
  allocationWish: both('如果一个成员要求更多', 'If a member asks for more'),
  allocationWishMember: both('成员', 'Member'),
  allocationWishPercent: both('多要（%）', 'More by (%)'),
  allocationWishChange: both('变化', 'Change'),
  allocationKeep: both('存入模型', 'Keep in the model'),
  allocationKept: both(
    '已存入：生成工作簿时有表“分解”；可以撤销。',
    'Kept: a build has it on the sheet Allocation. It can be undone.',
  ),
  allocationNewName: both('{name}分解', 'Allocation of {name}'),

  // --- monitoring -----------------------------------------------------------------------------
  monitoringIntro: both(
    '填入或粘贴半年、季度或月度实际数，与当年计划比较；随工作簿一起保存，生成时写入监测各表。',
    'Type or paste actuals of half-years, quarters or months: they are compared with the plan of the year, kept with the workbook, and written to the sheets of monitoring by a build.',
  ),
  monitoringIndicator: both('指标', 'Indicator'),
  monitoringMember: both('地区或主体', 'Member'),
  monitoringWhole: both('总体', 'The whole'),
  monitoringPeriod: both(
    '时期（2026H1、2026Q3、2026-01..2026-08）',
    'Period (2026H1, 2026Q3, 2026-01..2026-08)',
  ),
  monitoringValue: both('数值（{unit}）', 'Value ({unit})'),
  monitoringAdd: both('加入', 'Add'),
  monitoringPaste: both(
    '从表格粘贴：首行为表头，指标、地区、时期、数值，可加单位、口径、累计、来源',
    'Paste from a table; first row: indicator, member, period, value, and if you like unit, caliber, cumulative, source',
  ),
  monitoringTake: both('加入粘贴的表', 'Add the pasted table'),
  monitoringNone: both('还没有实际数。', 'There are no actuals yet.'),
  monitoringRows: both('已填的实际数（{count}）', 'Actuals entered ({count})'),
  monitoringRemove: both('删除 {name}', 'Remove {name}'),
  monitoringAlerts: both('提醒', 'Alerts'),
  monitoringState: both('各指标进度', 'State of each series'),
  monitoringTrend: both('逐期走势', 'Trend by period'),
  monitoringTrendOf: both('走势的指标', 'Series of the trend'),
  monitoringReplaced: both(
    '{count} 行与已有的同期数值不同，已用新值替换。',
    '{count|row|rows} had another value for the same period and replaced it.',
  ),
  monitoringAsOf: both('截至时期（空为全部）', 'Up to the period (empty: all)'),

  // --- blocks ---------------------------------------------------------------------------------
  blocksIntro: both(
    '模块是成套的指标、参数和规则。加入后成为模型的一部分，可以修改、撤销、取出。',
    'A block is a set of indicators, parameters and rules. Taken in, it is part of the model: it can be edited, undone and taken out.',
  ),
  blocksAdd: both('加入模型', 'Take in'),
  blocksDrop: both('取出', 'Take out'),
  blocksIn: both('已在模型中', 'in the model'),
  blocksOut: both('未加入', 'not taken in'),
  blocksPartly: both('部分行在模型中', 'partly in the model'),
  blocksPlaceholders: both('{count} 个占位数，待填', '{count|placeholder|placeholders} to fill in'),
  blocksNoPlaceholder: both('没有占位数', 'no placeholders'),
  blocksSwitches: both('启用方式在情景“{scenario}”中', 'How it is switched in the scenario "{scenario}"'),
  blocksRefused: both('模型没有改变：', 'The model was not changed:'),
  blocksAdded: both('已加入“{name}”，可以撤销。', '"{name}" was taken in; it can be undone.'),
  blocksDropped: both('已取出“{name}”，可以撤销。', '"{name}" was taken out; it can be undone.'),
  blocksList: both('占位数', 'Placeholders'),
  blocksValue: both('数值', 'Value'),
  blocksRange: both('范围', 'Range'),
} as const satisfies Record<string, Bilingual>;
