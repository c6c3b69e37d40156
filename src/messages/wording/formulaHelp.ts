/** Words beside a formula while it is edited: what an argument may be, its unit, values by year. */
import type { Bilingual } from '../language.js';

export const FORMULA_HELP = {
  'help.kind.value': { zh: '一个数值', en: 'one value' },
  'help.kind.values': { zh: '一个或多个数值', en: 'one value or several' },
  'help.kind.series': { zh: '指标或参数的名称', en: 'the name of an indicator or parameter' },
  'help.kind.count': { zh: '整数', en: 'a whole number' },
  'help.kind.year': { zh: '年份', en: 'a year' },
  'help.kind.format': { zh: '引号内的格式', en: 'a format in quotation marks' },
  'help.unit.same': { zh: '单位与其他数值相同', en: 'in the unit of the other values' },
  'help.unit.other': { zh: '单位可与前面不同', en: 'may have another unit' },
  'help.unit.pure': { zh: '无单位', en: 'without unit' },
  'help.tooMany': {
    zh: '参数已超过该函数的个数，请删去',
    en: 'more arguments than the function has: remove it',
  },
  'help.values': { zh: '按年数值', en: 'Values by year' },
} satisfies Record<string, Bilingual>;
