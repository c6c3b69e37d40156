/** Problems of monitoring: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const MONITORING_PROBLEMS = {
  'monitor.noRows': {
    zh: '文件里只有表头，没有实际值：请每行填写一个指标、时期和数值。',
    en: 'The file has a header and no observations: give an indicator, a period and a value in each row.',
  },
  'monitor.noOwner': {
    zh: '没有写责任单位：请填写，或删除这一行。',
    en: 'The owner is missing: write one, or delete the row.',
  },
  'monitor.ownerYear': {
    zh: '年份应为四位数，不能是“{found}”；每年都适用时请留空。',
    en: 'A year has four digits, not "{found}"; leave it empty for every year.',
  },
  'monitor.ownerDate': {
    zh: '日期应为 10-31 或 2026-10-31，须存在并属于同一行的年份，不能是“{found}”。',
    en: 'A date is written 10-31 or 2026-10-31, exists and is of the year of its row, not "{found}".',
  },
  'monitor.unknownIndicator': {
    zh: '没有指标“{found}”：请写指标的键或名称，project 命令会列出它们。',
    en: 'There is no indicator "{found}": write the key or the name of one; the verb project lists them.',
  },
  'monitor.nearIndicator': {
    zh: '没有指标“{found}”，是否指“{nearest}”？',
    en: 'There is no indicator "{found}"; did you mean "{nearest}"?',
  },
  'monitor.unknownMember': {
    zh: '没有“{found}”这个地区或主体：请写数据包中已有的名称；全省（整体）的数请留空。',
    en: 'There is no member or place "{found}": write one that the pack names, or leave the column empty for the whole.',
  },
  'monitor.nearMember': {
    zh: '没有“{found}”这个地区或主体，是否指“{nearest}”？整体的数请留空。',
    en: 'There is no member or place "{found}"; did you mean "{nearest}"? For the whole leave the column empty.',
  },
  'monitor.period': {
    zh: '时期“{found}”无法识别：请写成 2026H1、2026Q3、2026-08、2026-01..2026-08 或 2026（全年）。',
    en: 'The period "{found}" cannot be read: write 2026H1, 2026Q3, 2026-08, 2026-01..2026-08, or 2026 for the whole year.',
  },
  'monitor.severalYears': {
    zh: '时期“{found}”跨了几年：监测只比较一年以内的时期，请按年拆开。',
    en: 'The period "{found}" reaches over several years: monitoring compares periods within one year, so divide it by year.',
  },
  'monitor.noValue': {
    zh: '{period}的“{indicator}”没有数值，这一行没有使用：有数后请填写。',
    en: '{indicator} of {period} has no value, and the row is not used: fill it in when there is one.',
  },
  'monitor.unit': {
    zh: '“{indicator}”的单位是{unit}，不能用{found}：请换成能换算的单位，或改用另一个指标。',
    en: '{indicator} is in {unit}, which {found} cannot be converted to: give the value in {unit}, or choose another indicator.',
  },
  'monitor.caliber': {
    zh: '“{indicator}”的口径是“{zh}”，这里写的是“{found}”：口径不同的数不能比较，请换成同一口径的数，或改用另一个指标。',
    en: 'The scope of {indicator} is "{en}", and this row says "{found}": values of different scope are not compared. Give a value of the same scope, or choose another indicator.',
  },
  'monitor.caliberUnknown': {
    zh: '“{indicator}”在模型里没有写明口径，不能与“{found}”核对：请确认两者相同，并在模型里写明口径。',
    en: 'The model does not state the scope of {indicator}, so "{found}" cannot be compared with it: make sure that they are the same, and state the scope in the model.',
  },
  'monitor.calibers': {
    zh: '同一序列里有两种口径：这里是“{caliber}”，第 {line} 行是“{other}”。请只保留同一口径的数。',
    en: 'One series has two scopes: "{caliber}" here and "{other}" on line {line}. Keep values of one scope.',
  },
  'monitor.negative': {
    zh: '{period}的值 {value} 是负数，而这个指标不可能为负：请核对正负号。',
    en: 'The value {value} of {period} is negative, which this indicator cannot be: check its sign.',
  },
  'monitor.mixed': {
    zh: '同一序列里有累计数（第 {line} 行，{other}），而{period}没有写明是否累计：请在 cumulative 列给每一行写 yes 或 no。',
    en: 'The series has a cumulative value ({other}, line {line}), and {period} does not say whether it is one: write yes or no in the column cumulative of every row.',
  },
  'monitor.double': {
    zh: '{period}已有一个实际值（第 {line} 行，{other}）：请只保留一个。',
    en: '{period} has an actual value already ({other}, line {line}): keep one of them.',
  },
  'monitor.partAboveWhole': {
    zh: '{period}的 {value} 大于包含它的{whole}的 {wholeValue}（第 {line} 行）：部分不能大于整体，请核对这两个数和是否累计。',
    en: '{period} with {value} is larger than {whole} with {wholeValue} (line {line}), which holds it: check both values, and whether they are cumulative.',
  },
  'monitor.sumDiffers': {
    zh: '{period}的 {value} 与其各部分之和 {sum} 相差 {difference}，计算时各用原数：请核对，或说明哪个是修订数。',
    en: '{period} is {value}, and its parts add up to {sum}: a difference of {difference}. Each value is used as it is; check which of them is a revision.',
  },
  'monitor.sumFitted': {
    zh: '{period}全年的 {value} 与各期之和 {sum} 相差 {difference}，计算时各用原数。按全年数调整后（Denton 法）为：{fitted}。请核对。',
    en: '{period} is {value}, and its parts add up to {sum}: a difference of {difference}. Each value is used as it is; fitted to the year (Denton) the parts are {fitted}. Check which is a revision.',
  },
  'monitor.packDiffers': {
    zh: '{period}的 {value} 与数据包中的 {pack} 不同，这里使用文件中的数：如为修订，请在数据包里更新。',
    en: '{period} is {value} here and {pack} in the pack. The value of the file is used; if it is a revision, change the pack as well.',
  },
  'monitor.abovePack': {
    zh: '{period}的 {value} 大于数据包中{months}的 {pack}：部分不能大于整体，请核对这个数和它的单位、口径。',
    en: '{period} with {value} is larger than {months} with {pack} in the pack, which holds it: check the value, its unit and its scope.',
  },
  'monitor.belowPack': {
    zh: '{period}的 {value} 小于数据包中{months}的 {pack}：整体不能小于部分，请核对这个数和它的单位、口径。',
    en: '{period} with {value} is smaller than {months} with {pack} in the pack, which is a part of it: check the value, its unit and its scope.',
  },
  'monitor.noPlan': {
    zh: '“{zh}”{year}年没有计划，{period}无从比较：请给它一个 {year} 年或以后的水平目标和上一年的全年实际值，或在模型里给它公式；地区或主体也可以在模型的 allocations 里分得总额的一份。',
    en: "{en} has no plan for {year}, so {period} cannot be compared: give it a level target of {year} or later and last year's actual, or a formula in the model; a member can also have its part of a total in the allocations of the model.",
  },
  'monitor.noProfile': {
    zh: '不知道“{zh}”的{period}占全年多少：请补上上一年同期和上一年全年的实际值，或在模型的 profiles 里写明占比。',
    en: 'The share of {period} in the year is not known for {en}: add the same period of last year and last year as a whole, or give a share in the profiles of the model.',
  },
  'monitor.alone': {
    zh: '“{zh}”缺少从1月起的累计，{period}只与当期计划比较；“其余时期还需”包括没有报来的月份。要按累计判断，请补上此前各期。',
    en: '{en} has no amount from January on, so {period} is compared with its own plan only, and what the rest needs includes the months not reported. Add the earlier periods to judge the year so far.',
  },
  'monitor.takenAsStock': {
    zh: '“{zh}”按{unit}计，作为存量：{period}的数是期末的数，各期不相加。如是当期新增，请在 cumulative 列写 yes 或 no，或在模型里写明 measure: flow；确是存量，请写明 measure: stock。',
    en: '{en} is counted in {unit} and taken as a stock: the value of {period} is the number at its end, and periods are not added. If it counts new ones, write yes or no in the column cumulative, or measure: flow in the model; if it is a stock, write measure: stock there.',
  },
  'monitor.planOfPart': {
    zh: '“{zh}”{year}年没有计划：情景中该年的数是由年内的数推算的，{period}的“完成计划”没有意义。请给它一个 {year} 年或以后的水平目标。',
    en: '{en} has no plan for {year}: the scenario derives that year from a part of it, so what {period} is of the plan says nothing. Give it a level target of {year} or later.',
  },
  'monitor.floorPassed': {
    zh: '“{zh}”{baseYear}年为 {base}，已超过 {goalYear} 年“不低于 {goal}”的目标：{year}年的计划不低于上年水平，即 {base}，下降不算完成。如有更高的目标，请在模型里写明。',
    en: '{en} was {base} in {baseYear}, which is above its floor of {goal} for {goalYear}: the plan of {year} is held at that level, so that a fall is not taken as reached. If there is a higher target, add it to the model.',
  },
  'monitor.later': {
    zh: '有 {count} 个实际值晚于 {day}，按 --asof 没有使用。',
    en: 'Observations after {day} are left out, as --asof asks: {count}.',
  },
  'monitor.allLater': {
    zh: '全部 {count} 个实际值都晚于 {day}，没有可比较的：请改 --asof，或补上此前的数。',
    en: 'All observations are after {day} ({count}), so there is nothing to compare: change --asof, or add earlier ones.',
  },
} as const satisfies Record<string, Bilingual>;
