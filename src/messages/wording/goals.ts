/**
 * Labels and sentences for editing targets and rules in the task pane, both languages side by side. They are loaded with the
 * results, as nothing of them shows before.
 */
import type { Bilingual } from '../language.js';

export const GOALS = {
  'goals.editTarget': { zh: '编辑目标：{name}', en: 'Edit target: {name}' },
  'goals.editRule': { zh: '编辑规则：{name}', en: 'Edit rule: {name}' },
  'goals.addTarget': { zh: '为“{name}”新增目标', en: 'Add a target for {name}' },
  'goals.addRule': { zh: '新增规则', en: 'Add a rule' },
  'goals.edit': { zh: '编辑', en: 'Edit' },
  'goals.done': { zh: '完成', en: 'Done' },
  'goals.delete': { zh: '删除', en: 'Delete' },
  'goals.deleteTarget': { zh: '删除目标：{name}', en: 'Delete target: {name}' },
  'goals.deleteRule': { zh: '删除规则：{name}', en: 'Delete rule: {name}' },
  'goals.year': { zh: '年份', en: 'Year' },
  'goals.comparator': { zh: '要求', en: 'Comparison' },
  'goals.value': { zh: '目标值（{unit}）', en: 'Target value ({unit})' },
  'goals.tolerance': { zh: '容差（{unit}）', en: 'Tolerance ({unit})' },
  'goals.formula': { zh: '公式（各年都应成立）', en: 'Formula that should hold every year' },
  'goals.severity': { zh: '约束', en: 'Severity' },
  'goals.reasonZh': { zh: '中文理由', en: 'Reason in Chinese' },
  'goals.reasonEn': { zh: '英文理由', en: 'Reason in English' },
  'goals.from': { zh: '起始年', en: 'First year' },
  'goals.to': { zh: '截止年', en: 'Last year' },
  'goals.newRule.zh': { zh: '新规则', en: '新规则' },
  'goals.newRule.en': { zh: 'New rule', en: 'New rule' },
  'goals.newReason.zh': { zh: '在窗格中新增', en: '在窗格中新增' },
  'goals.newReason.en': { zh: 'Added in the pane', en: 'Added in the pane' },
  'goals.refused': {
    zh: '没有采用，仍按原来的计算：',
    en: 'Not taken over; results still use what was there:',
  },
} as const satisfies Record<string, Bilingual>;
