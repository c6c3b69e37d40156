/** Problems of a roll of the base year and of the actuals that it takes: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const ROLL_PROBLEMS = {
  'roll.toBeforeBase': {
    zh: '{to} 年早于基准年 {baseYear}：基准年只能向后滚动，请把 --to 改成 {baseYear} 年以后的年份。',
    en: '{to} is before the base year {baseYear}: a base year only moves forwards, so give --to a year after {baseYear}.',
  },
  'roll.toAfterHorizon': {
    zh: '{to} 年不早于目标年 {horizon}，滚动以后没有可推演的年份：请把 --to 改早，或先延长模型。',
    en: '{to} is not before the horizon {horizon}, so that no year would be left to project: choose an earlier year, or lengthen the model first.',
  },
  'roll.noActuals': {
    zh: '“{file}”里没有实际数：请在表头下每行写一个，如 {example}。',
    en: 'There are no actuals in "{file}": write one a line below the header, such as {example}.',
  },
  'roll.unknownIndicator': {
    zh: '没有“{name}”这个指标：请改用 tuiyan 已有的指标标识或名称，或先在 model.json 中增加它。',
    en: 'There is no indicator "{name}": use the key or name of one of the pack, or add it to model.json first.',
  },
  'roll.nearIndicator': {
    zh: '没有“{name}”这个指标：是不是“{nearest}”？',
    en: 'There is no indicator "{name}": did you mean "{nearest}"?',
  },
  'roll.notIndicator': {
    zh: '“{name}”是参数，不是指标，没有实际数：请删去这一行，或在 model.json 中改它的值。',
    en: '"{name}" is a parameter and no indicator, so it has no actuals: remove the line, or change its value in model.json.',
  },
  'roll.unknownMember': {
    zh: '没有“{name}”这个成员或地区：请改正；全省（总体）的数请把 member 留空。',
    en: 'There is no member or place "{name}": correct it, or leave member empty for the whole.',
  },
  'roll.nearMember': {
    zh: '没有“{name}”这个成员或地区：是不是“{nearest}”？总体的数请把 member 留空。',
    en: 'There is no member or place "{name}": did you mean "{nearest}"? Leave member empty for the whole.',
  },
  'roll.period': {
    zh: '时期“{found}”无法识别：年度实际数请写四位年份，如 {to}。',
    en: 'The period "{found}" cannot be read: for an actual of a year write four digits, such as {to}.',
  },
  'roll.partYear': {
    zh: '“{indicator}”的 {period} 只是一年的一部分，不能当作全年实际数，也不会乘以倍数：请等全年数到来，年内数请用于进度监测。',
    en: '{period} of "{indicator}" is only a part of a year and cannot be the actual of the whole; it is not multiplied either: wait for the year, and use parts of a year for monitoring.',
  },
  'roll.manyYears': {
    zh: '“{indicator}”的 {period} 是几年的合计或平均，不能当作一年的实际数：请逐年给出。',
    en: '{period} of "{indicator}" covers several years and cannot be the actual of one: give each year by itself.',
  },
  'roll.early': {
    zh: '“{indicator}”的 {year} 年早于基准年 {baseYear}，滚动不改动过去：请删去这一行；确需补充或修订，请先改 figures.csv。',
    en: '{year} of "{indicator}" is before the base year {baseYear}, and a roll does not change the past: remove the line, or first add or revise the figure in figures.csv.',
  },
  'roll.late': {
    zh: '“{indicator}”的 {year} 年晚于滚动到的 {to} 年：请删去这一行，或把 --to 改成 {year}。',
    en: '{year} of "{indicator}" is after the year {to} to which the base moves: remove the line, or roll --to {year}.',
  },
  'roll.twice': {
    zh: '“{indicator}”{year} 年的实际数给了两次（另见第 {line} 行）：请只留一个。',
    en: 'The actual of "{indicator}" in {year} is given twice (see line {line}): keep one.',
  },
  'roll.revised': {
    zh: '“{indicator}”{year} 年已有 {was} {unit}，这里却是 {is} {unit}：这是修订，不是新的实际数。请先在 figures.csv 的“{figure}”行填写 revised、author、date 和 note，再滚动。',
    en: '"{indicator}" of {year} already is {was} {unit}, but here {is} {unit}: that is a revision and no new actual. First fill in revised, author, date and note of the row "{figure}" in figures.csv, then roll.',
  },
  'roll.revisedDerived': {
    zh: '“{indicator}”{year} 年已由公式 {formula} 得出 {was} {unit}，这里却是 {is} {unit}：这是修订，不是新的实际数。请先在 figures.csv 修订公式中的数据，或把“{figure}”改为输入数（kind 为 input），再滚动。',
    en: '"{indicator}" of {year} already follows from {formula} as {was} {unit}, but here it is {is} {unit}: that is a revision and no new actual. First revise the figures of that formula in figures.csv, or make "{figure}" an input, then roll.',
  },
  'roll.noUnit': {
    zh: '“{indicator}”没有写单位：请写上，如 {expected}。',
    en: '"{indicator}" has no unit: write it, such as {expected}.',
  },
  'roll.otherUnit': {
    zh: '“{indicator}”的单位是 {expected}，“{unit}”不能换算成它：请换成同类单位的数。',
    en: '"{indicator}" is in {expected}, and "{unit}" cannot be converted: give the number in a unit of that kind.',
  },
  'roll.noValue': {
    zh: '“{indicator}”没有数：请填写，还没有实际数就删去这一行。',
    en: '"{indicator}" has no number: fill it in, or remove the line while there is no actual.',
  },
  'roll.caliber': {
    zh: '“{indicator}”的口径是“{expected}”，这里却是“{caliber}”：口径不同的数不能接在一起。请换成同口径的数，或删去这一行。',
    en: 'The caliber of "{indicator}" is "{expected}", but here it is "{caliber}": numbers of different scope do not join. Give one of the same caliber, or remove the line.',
  },
  'roll.caliberOf': {
    zh: '“{indicator}”的口径是“{expected}”，这里的“{caliber}”是“{other}”的口径：请把指标改成“{other}”，或换成同口径的数。',
    en: 'The caliber of "{indicator}" is "{expected}"; "{caliber}" is that of "{other}": name that indicator, or give a number of the same caliber.',
  },
  'roll.identity': {
    zh: '{year} 年“{indicator}”的实际数是 {stated} {unit}，而按 {formula} 由其他数算得 {calculated} {unit}，相差 {gap}，超过印出的位数（±{tolerance}）。没有写出任何文件：请核对这些数，或用 --follow 指明哪一方让步：{parties}。',
    en: 'The actual of "{indicator}" in {year} is {stated} {unit}, but {formula} gives {calculated} {unit} from the other numbers: {gap} apart, beyond the printed digits (±{tolerance}). Nothing was written: check these numbers, or say with --follow which side gives way: {parties}.',
  },
  'roll.followNeeds': {
    zh: '“{name}”不能由 {formula} 推出：缺少 {missing} 在 {year} 年的实际数。请补上，或改用 --follow 指明另一方。',
    en: '"{name}" cannot follow from {formula}: there is no actual of {missing} in {year}. Add it, or name another side with --follow.',
  },
  'roll.followForm': {
    zh: '“{name}”不能由 {formula} 反推（它不是只出现一次的加减乘除项）：请改用 --follow 指明另一方。',
    en: '"{name}" cannot be found from {formula} by plain arithmetic: name another side with --follow.',
  },
  'roll.followIdle': {
    zh: '没有需要“{name}”让步的恒等式，--follow 没有起作用：可以去掉它。',
    en: 'No identity asks "{name}" to give way, so --follow did nothing: it can be left out.',
  },
  'roll.pastChanged': {
    zh: '“{indicator}”{year} 年的值由 {was} 变为 {is} {unit}：它的公式以基准年或最近一个实际年份为起点。过去不应改动，请在公式中改用 FIRSTYEAR，或用 from 让它从以后的年份开始。',
    en: '"{indicator}" of {year} changes from {was} to {is} {unit}, because its formula starts at the base year or at the last year with a figure. The past should not change: use FIRSTYEAR in the formula, or let it start later with from.',
  },
  'roll.staleNote': {
    zh: '“{zh}”的说明里写着 {numbers}：滚动前是结果，现在不再是。请改写说明，最好只写假设，结果由首页实时给出。',
    en: 'The note of "{en}" has {numbers}, which were results before the roll and are none now: write the note anew, best with assumptions alone, as the first page gives the results live.',
  },
  'roll.notPrepared': {
    zh: '滚动后的模型不成立，没有写出任何文件：请先改正上面的问题。',
    en: 'The rolled model is not valid and nothing was written: mend the problems above first.',
  },
} as const satisfies Record<string, Bilingual>;
