/**
 * Words of the journal: what was changed, and how. A row each, both languages side by side. A place of a sentence is
 * filled with a text in both languages, or with a number or name that is the same in both.
 */
import { both, fill, type Bilingual } from '../language.js';

export const HISTORY = {
  // --- rows that come, go or move -------------------------------------------------------------
  'row.added': both('新增{row}', 'Added {row}'),
  'row.removed': both('删除{row}', 'Removed {row}'),
  'row.moved': both('调整{table}顺序：{rows}', 'Moved in the list of {table}: {rows}'),
  'row.order': both('（及其次序）', '(and its place)'),
  'row.documents': both('文件“{name}”', 'document "{name}"'),
  'row.figures': both('数据“{name}”', 'figure "{name}"'),
  'row.indicators': both('指标“{name}”', 'indicator "{name}"'),
  'row.parameters': both('参数“{name}”', 'parameter "{name}"'),
  'row.scenarios': both('情景“{name}”', 'scenario "{name}"'),
  'row.targets': both('{name}目标', 'target for {name}'),
  'row.rules': both('规则“{name}”', 'rule "{name}"'),
  'row.dimensions': both('维度“{name}”', 'dimension "{name}"'),
  'row.profiles': both('年内分布“{name}”', 'profile "{name}"'),
  'row.vintages': both('版本“{name}”', 'vintage "{name}"'),
  'row.allocations': both('分解方案“{name}”', 'allocation "{name}"'),
  'row.accounts': both('账户“{name}”', 'account "{name}"'),
  'row.groups': both('分组名称“{name}”', 'name of the group "{name}"'),
  'row.places': both('地区名称“{name}”', 'name of the place "{name}"'),
  'row.targetName': both('{year} 年“{indicator}”', '{indicator} in {year}'),
  'table.documents': both('文件', 'documents'),
  'table.figures': both('数据', 'figures'),
  'table.indicators': both('指标', 'indicators'),
  'table.parameters': both('参数', 'parameters'),
  'table.scenarios': both('情景', 'scenarios'),
  'table.targets': both('目标', 'targets'),
  'table.rules': both('规则', 'rules'),
  'table.dimensions': both('维度', 'dimensions'),
  'table.profiles': both('年内分布', 'profiles'),
  'table.allocations': both('分解方案', 'allocations'),
  'table.accounts': both('账户', 'accounts'),
  'table.vintages': both('历次版本', 'vintages'),
  'table.groups': both('分组名称', 'names of groups'),
  'table.places': both('地区名称', 'names of places'),
  // --- fields ---------------------------------------------------------------------------------
  'what.parameter': both('{name}', '{name}'),
  'what.scenarioValue': both('{name}（{scenario}）', '{name} ({scenario})'),
  'what.fromYear': both('{what}，{year} 年起', '{what} from {year}'),
  'what.field': both('{row}的{field}', '{field} of {row}'),
  'what.model': both('模型的{field}', '{field} of the model'),
  'field.name': both('名称', 'name'),
  'field.name.zh': both('中文名称', 'Chinese name'),
  'field.name.en': both('英文名称', 'English name'),
  'field.note': both('说明', 'note'),
  'field.note.zh': both('中文说明', 'Chinese note'),
  'field.note.en': both('英文说明', 'English note'),
  'field.reason': both('理由', 'reason'),
  'field.reason.zh': both('中文理由', 'Chinese reason'),
  'field.reason.en': both('英文理由', 'English reason'),
  'field.caliber': both('口径', 'scope'),
  'field.caliber.zh': both('中文口径', 'Chinese scope'),
  'field.caliber.en': both('英文口径', 'English scope'),
  'field.author': both('编制人', 'author'),
  'field.extends': both('所沿用的情景', 'parent scenario'),
  'field.formula': both('公式', 'formula'),
  'field.unit': both('单位', 'unit'),
  'field.group': both('分组', 'group'),
  'field.revised': both('修订值', 'revised value'),
  'field.date': both('日期', 'date'),
  'field.kind': both('性质', 'kind'),
  'field.value': both('数值', 'value'),
  'field.min': both('下限', 'minimum'),
  'field.max': both('上限', 'maximum'),
  'field.options': both('选项', 'options'),
  'field.source': both('出处', 'source'),
  'field.distribution': both('分布', 'distribution'),
  'field.indicator': both('指标', 'indicator'),
  'field.year': both('年份', 'year'),
  'field.comparator': both('要求', 'comparison'),
  'field.role': both('角色', 'role'),
  'field.earliest': both('最早可变年', 'earliest change'),
  'field.cost': both('成本', 'cost'),
  'field.marginOf': both('浮动的基数', 'figure of the margin'),
  'field.startsFrom': both('起点', 'starting point'),
  'field.measure': both('流量或存量', 'flow or stock'),
  'field.basis': both('目标口径', 'basis'),
  'field.qualifier': both('限定', 'qualifier'),
  'field.tolerance': both('容差', 'tolerance'),
  'field.origin': both('来源类别', 'origin'),
  'field.base': both('基期数字', 'base figure'),
  'field.member': both('成员', 'member'),
  'field.members': both('成员', 'members'),
  'field.levels': both('层级', 'levels'),
  'field.period': both('时期', 'period'),
  'field.share': both('占全年比重', 'share of the year'),
  'field.low': both('比重下限', 'lower share'),
  'field.high': both('比重上限', 'upper share'),
  'field.total': both('合计', 'total'),
  'field.over': both('维度', 'dimension'),
  'field.years': both('各年', 'years'),
  'field.weights': both('权重', 'weights'),
  'field.floor': both('保底', 'floor'),
  'field.cap': both('封顶', 'cap'),
  'field.hold': both('固定', 'hold'),
  'field.last': both('上期', 'last'),
  'field.severity': both('约束', 'severity'),
  'field.from': both('起始年', 'first year'),
  'field.to': both('截止年', 'last year'),
  'field.figures': both('采用数字', 'figures used'),
  'field.headline': both('重点标记', 'headline mark'),
  'field.firstYear': both('起始年', 'first year'),
  'field.baseYear': both('基年', 'base year'),
  'field.horizon': both('目标年', 'horizon'),
  'field.milestones': both('里程碑年', 'milestones'),
  'field.geography': both('地区', 'place'),
  'field.overview': both('总览设置', 'overview settings'),
  // --- values ---------------------------------------------------------------------------------
  'value.inherited': both('沿用', 'inherited'),
  'value.none': both('无', 'none'),
  'value.fromYear': both('{year} 年起 {value}', '{value} from {year}'),
  'value.list': both('；', '; '),
  // --- one line -------------------------------------------------------------------------------
  'line.change': both('{what}：{from} → {to}', '{what}: {from} → {to}'),
  'line.more': both('等 {count} 处', 'and {count} more'),
  'line.names': both('、', ', '),
  'line.none': both('没有差别', 'no difference'),
  // --- how it came about ----------------------------------------------------------------------
  'step.undo': both('撤销', 'Undone'),
  'step.redo': both('重做', 'Redone'),
  'step.return': both('返回先前状态', 'Went back'),
  'step.workbook': both('在表格中修改', 'Changed in cells'),
  'step.gap': both(
    '窗格未打开时的改动，内容未记录',
    'Changed while the pane was closed; what changed is not recorded',
  ),
  'step.fold': both(
    '{since} 以来的 {count} 次改动合并为一条，只保留前后差别',
    '{count|change|changes} since {since}, folded into one line that keeps what they come to',
  ),
  // --- the sheet ------------------------------------------------------------------------------
  'sheet.title': both('变更记录', 'History of changes'),
  'sheet.note': both(
    '每次改动一条，最新的在最下面；可在“命名”列给任意一条命名。最多保留 {most} 条，更早的合并为一条并注明。灰色列供窗格返回先前状态之用，请勿修改。',
    'One entry for each change, the latest at the bottom. Any entry can be named in the column Name of point. At most {most} entries are kept; older ones are folded into one that says so. The grey columns let the pane go back; please leave them.',
  ),
  'sheet.fingerprint': both('对应的模型指纹', 'Fingerprint of the model'),
} as const satisfies Record<string, Bilingual>;

export type HistoryText = keyof typeof HISTORY;

export function historyText(
  text: HistoryText,
  args: Readonly<Record<string, string | number | Bilingual>> = {},
): Bilingual {
  const inLanguage = (language: keyof Bilingual) =>
    Object.fromEntries(
      Object.entries(args).map(([name, value]) => [
        name,
        typeof value === 'object' ? value[language] : value,
      ]),
    );
  return { zh: fill(HISTORY[text].zh, inLanguage('zh')), en: fill(HISTORY[text].en, inLanguage('en')) };
}

/** Whether there is a row of this name: fields come from paths. */
export function isHistoryText(text: string): text is HistoryText {
  return Object.hasOwn(HISTORY, text);
}
