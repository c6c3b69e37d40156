/** Why an indicator has an error value: one sentence for where it arose, one for what the error means and what to do. */
import type { Bilingual } from '../language.js';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const ERROR_PLACES = {
  part: both(
    '{year}年的“{name}”是{error}：出自公式中的“{part}”，{why}',
    '{name} of {year} is {error}: it arises in "{part}" of its formula. {why}',
  ),
  circle: both(
    '{year}年的“{name}”是{error}：这一年的值要由它自己算出，请改公式，使它引用更早的年份。',
    '{name} of {year} is {error}: its value of this year is needed to calculate itself. Change the formula so that it refers to an earlier year.',
  ),
  /** If only the error is known. */
  bare: both('{error}：{why}', '{error}: {why}'),
} as const;

/** By error value: a row for each that a formula can give. */
export const ERROR_REASONS = {
  '#DIV/0!': both(
    '除数为零。请检查除数在这一年的值，或用IFERROR给出替代值。',
    'The divisor is zero. Look at the divisor in this year, or give another value with IFERROR.',
  ),
  '#NUM!': both(
    '结果不是可用的数：对这些数值没有定义，或者太大。请检查其中各项在这一年的值。',
    'The result is not a number: it is not defined for these values, or too large. Look at the values in this year.',
  ),
  '#VALUE!': both(
    '需要数的地方不是数。请检查其中各项在这一年是否有数值。',
    'There is no number where one is needed. Look whether everything in it has a number in this year.',
  ),
  '#N/A': both(
    '需要的值不存在。请检查其中各项在这一年是否有数据。',
    'A value that is needed does not exist. Look whether everything in it has data in this year.',
  ),
  '#REF!': both(
    '引用的位置不存在。请检查引用的年份是否在模型的年份之内。',
    'It refers to a place that does not exist. Look whether the year referred to is one of the model.',
  ),
  '#NAME?': both('有不认识的名称。请检查名称的写法。', 'A name is not known. Look at how it is written.'),
  '#NULL!': both(
    '两个区域没有交集。请检查引用。',
    'Two ranges have nothing in common. Look at the references.',
  ),
} as const;
