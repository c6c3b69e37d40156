/** Words of the table of tasks. */
import { both, type Bilingual } from '../language.js';

/** Headings, in the order of the columns. */
export const TASK_HEADS = {
  indicator: both('指标', 'Indicator'),
  member: both('地区或主体', 'Member'),
  unit: both('单位', 'Unit'),
  year: both('年份', 'Year'),
  amount: both('当年任务', 'To reach'),
  before: both('上年', 'Year before'),
  increase: both('比上年增加', 'Increase'),
  basis: both('依据', 'Basis'),
  goal: both('最终目标', 'Final target'),
  owner: both('责任单位', 'Owner'),
  due: both('完成时间', 'Due'),
} as const satisfies Record<string, Bilingual>;

export const TASK_BASES = {
  plan: both('当年计划或分解', 'plan or division of the year'),
  path: both('到目标的路径', 'path to the target'),
  scenario: both('情景推演', 'projection'),
} as const satisfies Record<string, Bilingual>;
