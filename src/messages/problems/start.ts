/** Problems of a table that is to become a model: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const START_PROBLEMS = {
  'start.foreignWorkbook': {
    zh: '这个工作簿不是由推演生成的，里面没有模型。若有逐年数值的表格，请返回并选“从我的表格”。',
    en: 'This workbook was not made by Tuiyan and holds no model. If it has a table of yearly values, go back and choose "From my table".',
  },
  'start.empty': {
    zh: '不能建立模型，因为表是空的：请给出有名称、年份和数值的表。',
    en: 'No model, because the table is empty: give one with names, years and numbers.',
  },
  'start.noYears': {
    zh: '不能建立模型，因为“{sheet}”里找不到年份：请在一行（或一列）里写出至少两个年份，如 2021、2022。',
    en: 'No model, because "{sheet}" has no years: write at least two, such as 2021 and 2022, in one row or one column.',
  },
  'start.withinYear': {
    zh: '不能建立模型，因为“{sheet}”按季度或月份列出，而模型按年推演：请先汇总为年度数据。',
    en: 'No model, because "{sheet}" is by quarter or month and a model is by years: sum it up by years first.',
  },
  'start.byMonths': {
    zh: '不能建立模型，因为“{sheet}”按月列出（{cell} 是 {year} 年的又一个月），而模型按年推演：流量（如销售额）请按年合计，存量（如人口）请取年末数，每年一列。',
    en: 'No model, because "{sheet}" goes by months ({cell} is another month of {year}) and a model is by years: sum flows such as sales to years, take stocks such as population at the end of the year, and give each year one column.',
  },
  'start.noNames': {
    zh: '不能建立模型，因为“{sheet}”的数值旁没有名称：请在年份旁加一列（或一行）名称。',
    en: 'No model, because the numbers of "{sheet}" have no names: add a column (or row) of names beside the years.',
  },
  'start.noNumbers': {
    zh: '不能建立模型，因为“{sheet}”的年份下没有数值：请填入各年的数。',
    en: 'No model, because "{sheet}" has no numbers under its years: fill in the values of the years.',
  },
  'start.noActuals': {
    zh: '不能建立模型，因为文件里没有可用的年度实绩：请给出写有往年数值、单位和年份的文件，或改用表格。',
    en: 'No model, because the document states no number of a past year that can be used: give one that prints past values with unit and year, or a table.',
  },
  'start.mixed': {
    zh: '表格和文档不能一起用：--from 请只给表格（.csv、.xlsx），或只给文档（.txt、.md、.html、.docx、.pdf）。',
    en: 'Tables and documents do not go together: give --from tables (.csv, .xlsx) or documents (.txt, .md, .html, .docx, .pdf).',
  },
  'start.planUnit': {
    zh: '有 {count} 个数的单位不在单位表里，未采用（{names}）：见 tuiyan extract 列出的各数。',
    en: '{count|number has|numbers have} a unit that is not in the table of units and were left out ({names}): tuiyan extract lists them.',
  },
  'start.planPeriod': {
    zh: '有 {count} 个数不是整年的数（如上半年、累计），未采用（{names}）：模型按年推演。',
    en: '{count|number is|numbers are} not of a whole year (a half, a total of several) and were left out ({names}): a model goes by years.',
  },
  'start.planChange': {
    zh: '有 {count} 个数是名次、百分点或增减量，未采用（{names}）：模型用各年的水平数。',
    en: '{count|number is|numbers are} a rank, points or a change and were left out ({names}): a model takes the levels of years.',
  },
  'start.planRule': {
    zh: '有 {count} 个数是规定的标准，未采用（{names}）：需要时可在模型里加规则。',
    en: '{count|number is|numbers are} what a rule sets and were left out ({names}): add a rule to the model where it is needed.',
  },
  'start.planDouble': {
    zh: '有 {count} 个数与已采用的同一指标、同一年份重复，未采用（{names}）：请核对文件前后是否一致。',
    en: '{count|number repeats|numbers repeat} an indicator and year that is there already and were left out ({names}): check whether the document agrees with itself.',
  },
  'start.planBroken': {
    zh: '有 {count} 个数在原文里断行或无法核对，未采用（{names}）：请对照原文补上。',
    en: '{count|number is|numbers are} broken over lines or cannot be verified in the text and were left out ({names}): add them from the document.',
  },
  'start.planTied': {
    zh: '文件没有说“{name}”怎样变化，按恒等式由 {from} 推出：请核对推出的增速，或在“模型”表改公式。',
    en: 'The document does not say where "{name}" goes, so it follows from {from}, as it must: check the growth that comes of it, or change its formula on the Model sheet.',
  },
  'start.planFlat': {
    zh: '有 {count} 个指标，文件既没有增速也没有目标，暂按不变推演（{names}）：请在“模型”表填上它们的增速，否则以后各年不是预测。',
    en: '{count|series has|series have} neither growth nor aim in the document and keep their value for now ({names}): fill in their growth on the Model sheet, for until then the years ahead are no forecast.',
  },
  'start.fileKind': {
    zh: '“{file}”不是表格：--from 请给 .csv 或 .xlsx 文件。',
    en: '"{file}" is not a table: give --from a .csv or .xlsx file.',
  },
  'start.tableTooLarge': {
    zh: '“{file}”有 {count} 个序列，最多 {most} 个：请只留要推演的行。',
    en: '"{file}" has {count|series|series}, and {most} are the most: keep the rows that are to be projected.',
  },
  'start.cells': {
    zh: '“{sheet}”有 {count} 个单元格，最多 {most} 个：请只留要推演的行，或先汇总。',
    en: '"{sheet}" has {count|cell|cells}, and {most} are the most: keep the rows that are to be projected, or sum them up first.',
  },
  'start.rowEmpty': {
    zh: '“{name}”没有数值，未采用。',
    en: '"{name}" has no numbers and was left out.',
  },
  'start.rowNameless': {
    zh: '这一行有数值却没有名称，未采用：需要时请补上名称。',
    en: 'This row has numbers and no name and was left out: give it a name if it is needed.',
  },
  'start.noUnit': {
    zh: '“{name}”没有写单位，暂记为“[?]”：请在“模型”表改为正确的单位。',
    en: 'There is no unit for "{name}", so it has the unit [?] for now: set the right one on the Model sheet.',
  },
  'start.ownUnit': {
    zh: '“{name}”的单位“{unit}”不在单位表中，原样保留，不与其他单位换算。',
    en: 'The unit "{unit}" of "{name}" is not in the table of units: it is kept as it is, and nothing is converted to it.',
  },
  'start.unitsDiffer': {
    zh: '“{name}”有两个单位：采用“{used}”，没有采用“{other}”。请核对，并只留一个。',
    en: '"{name}" has two units: "{used}" is used and "{other}" is not. Check them and keep one.',
  },
  'start.unitConverted': {
    zh: '“{name}”的数由“{from}”换算为“{toZh}”：乘以 {factor}。',
    en: 'The values of "{name}" are converted from "{from}" to "{toEn}": times {factor}.',
  },
  'start.notNumber': {
    zh: '“{text}”不是数，按缺失处理：若是数，请改成数字。',
    en: '"{text}" is not a number and counts as missing: if it is one, write it in digits.',
  },
  'start.formulaEmpty': {
    zh: '这里的公式（{text}）没有算出的值，同一行共有 {count} 个，按缺失处理：请在 Excel 中打开并保存，再试一次。',
    en: 'The formula here ({text}) has no calculated value, and {count} of its row count as missing: open and save the file in Excel, then try again.',
  },
  'start.columnLeft': {
    zh: '“{name}”一列（{count} 个数）不是某一年的数，没有读入。',
    en: 'The column "{name}" ({count|number|numbers}) is not of a year and was left out.',
  },
  'start.changeLeft': {
    zh: '“{name}”（{count} 个数）是上面指标的增减，可由各年的数算出，没有读入。',
    en: '"{name}" ({count|number|numbers}) is the change of the measure before it, which its values give, and was left out.',
  },
  'start.yearOdd': {
    zh: '“{name}”不能与其他年份相接，这一列（{count} 个数）没有读入：如果是笔误，请改正。',
    en: '"{name}" is not a year that fits the others, and its column ({count|number|numbers}) was left out: if it is a typing error, correct it.',
  },
  'start.beyondHeadings': {
    zh: '这一列没有标题，从这一格起有 {count} 个数没有读入：请检查各行是否错位，或补上年份。',
    en: 'This column has no heading, and {count|number|numbers} from this cell on were left out: check whether rows are shifted, or give it a year.',
  },
  'start.rowLonger': {
    zh: '这一行比标题长，数可能错位，整行没有读入：请检查是否多了一个逗号或单元格。',
    en: 'This row is longer than the headings, so that its values may be shifted, and it was left out: look for a comma or a cell too many.',
  },
  'start.yearTwice': {
    zh: '不能建立模型，因为 {year} 年出现了两次（另一处在 {other}）：请只留一列，或改正年份，或在年份上方写明是哪个指标。',
    en: 'No model, because the year {year} is there twice (also in {other}): keep one column, correct the year, or write above the years which measure each is of.',
  },
  'start.slip': {
    zh: '{year} 年的 {value} 约为前后年份的 {factor} 倍：可能应为 {likely}，请核对。',
    en: '{value} of {year} is about {factor} times its neighbours: it may have to be {likely}, so check it.',
  },
  'start.shift': {
    zh: '从 {year} 年起，数值约为此前的 {factor} 倍：单位可能变了，请核对。',
    en: 'From {year} on the values are about {factor} times those before: the unit may have changed, so check it.',
  },
  'start.zeroBetween': {
    zh: '{year} 年为 0，前后年份都不是：如果其实没有数据，请清空这一格。',
    en: '{year} is 0 and the years beside it are not: if there is really no value, clear the cell.',
  },
  'start.shareOverWhole': {
    zh: '“{name}”是占比，{year} 年却是 {value}%：请核对这个数或单位。',
    en: '"{name}" is a share, and {year} has {value}%: check the value or the unit.',
  },
  'start.decimalComma': {
    zh: '“{sheet}”里的逗号读作小数点（如 {example} 读作 {value}）。',
    en: 'Commas in the numbers of "{sheet}" are read as decimal points ({example} is {value}).',
  },
  'start.more': {
    zh: '同类的提示还有 {count} 条，没有列出。',
    en: 'Not listed: {count|more warning|more warnings} of this kind.',
  },
  'start.mark': {
    zh: '数字后的“{mark}”按注释标记处理，读作 {value}：请核对。',
    en: '"{mark}" after the number is taken as the mark of a note, and the value as {value}: please check.',
  },
  'start.leadingZeros': {
    zh: '开头的 0（{years}）按“尚未出现”处理，未采用。',
    en: 'The zeros at the start ({years}) are taken as "not there yet" and were left out.',
  },
  'start.forecast': {
    zh: '{years} 标明是预测或计划，不作为实际数，未采用。',
    en: 'Left out, because it is marked as forecast or plan and is not an actual: {years}.',
  },
  'start.coloured': {
    zh: '{years} 的颜色与其他年份不同，仍按实际数读入：如果是预测，请在年份后写“预测”，或删去这些列。',
    en: 'The colour of {years} differs from that of the other years, and they are read as actuals: if they are forecasts, write (forecast) behind the year or remove the columns.',
  },
  'start.sameName': {
    zh: '“{name}”出现了两次，第二个改名为“{other}”：请改成能区分的名称。',
    en: '"{name}" occurs twice, the second is now called "{other}": give it a name that tells them apart.',
  },
  'start.lastIncomplete': {
    zh: '最后一年 {year} 只有 {having} 个序列有数（共 {all} 个）：没有数的从上年推起，请补齐或删去这一年。',
    en: 'In the last year, {year}, {having} of {all} series have a value; the others start a year earlier: complete that year or remove it.',
  },
  'start.lastFalls': {
    zh: '最后一年 {year} 有 {falling} 个序列比上年少两成以上：这一年可能还没有结束，请核对。',
    en: 'In the last year, {year}, {falling} series fall by more than a fifth: the year may not be over, so check it.',
  },
  'start.totalDiffers': {
    zh: '“{name}”不等于相邻各行之和（漏了或重复了），单独推演：请核对表中各行。',
    en: '"{name}" is not the sum of the rows beside it (some are missing or counted twice), so it is projected by itself: check the rows of the table.',
  },
  'start.isSum': {
    zh: '“{name}”各年都等于 {parts}，改为由它们相加得出：如果只是巧合，请在“模型”表改回单独的公式。',
    en: '"{name}" equals {parts} in every year, so it is calculated from them: if that is an accident, give it a formula of its own on the Model sheet.',
  },
  'start.isDifference': {
    zh: '“{name}”各年都等于 {parts} − {minus}，改为由它们算出：如果只是巧合，请在“模型”表改回单独的公式。',
    en: '"{name}" equals {parts} − {minus} in every year, so it is calculated from them: if that is an accident, give it a formula of its own on the Model sheet.',
  },
  'start.sumNotKept': {
    zh: '“{name}”各年也都等于 {parts}，但这些行都已另有公式，推演中不再保证相等：请在“模型”表让其中一行由其余各行推出。',
    en: '"{name}" equals {parts} in every year too, but all of these rows have formulas already, so the projection need not keep it: on the Model sheet calculate one of them from the others.',
  },
  'start.passesHundred': {
    zh: '“{name}”历年都在 100% 以内，但情景“{scenario}”到 {year} 年推演为 {value}%：如果它不可能超过 100%，请在“模型”表改它的公式或参数；工作簿的规则会逐年标出。',
    en: '"{name}" is within 100% in all past years, but the scenario "{scenario}" has {value}% in {year}: if it cannot pass 100%, change its formula or assumptions on the Model sheet. A rule of the workbook marks each such year.',
  },
  'start.isQuotient': {
    zh: '“{name}”各年都等于 {above} ÷ {below}，改为由它们算出：如果只是巧合，请在“模型”表改回单独的公式。',
    en: '"{name}" equals {above} ÷ {below} in every year, so it is calculated from them: if that is an accident, give it a formula of its own on the Model sheet.',
  },
  'start.isGrowth': {
    zh: '“{name}”各年都等于“{level}”的增速，由它算出；要改增速，请改“{level}”的参数。',
    en: '"{name}" is the growth of "{level}" in every year and is calculated from it: to change the growth, change the assumption of "{level}".',
  },
  'start.growthDiffers': {
    zh: '“{name}”不是“{level}”的增速：{year} 年表中为 {printed}%，按水平数计算为 {calculated}%（可能按可比价计算）。两行各自推演，请核对。',
    en: '"{name}" is not the growth of "{level}": for {year} the table has {printed}% and the level gives {calculated}% (it may be at constant prices). Each is projected by itself, so check them.',
  },
  'start.hiddenSheet': {
    zh: '隐藏的工作表“{sheet}”没有读入：需要时请先取消隐藏。',
    en: 'The hidden sheet "{sheet}" was not read: unhide it first if it is needed.',
  },
} as const satisfies Record<string, Bilingual>;
