/** Problems of documents, figures and their proofs: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const FIGURES_PROBLEMS = {
  'figures.empty': {
    zh: '“{column}”列为空：请填写。',
    en: 'The column "{column}" is empty: fill it in.',
  },
  'figures.name': {
    zh: '“{name}”不能用作标识：请用英文字母、数字和下划线，以字母开头，且不要像单元格地址（如 AI2030）。',
    en: '"{name}" cannot be a key: use ASCII letters, digits and underscores, start with a letter, and avoid what looks like a cell (AI2030).',
  },
  'figures.doubleId': {
    zh: '标识“{id}”与第 {line} 行重复：请改成另一个。',
    en: 'The id "{id}" is already used on line {line}: choose another one.',
  },
  'figures.sha256': {
    zh: '“{found}”不是 SHA-256 校验值：请填写文件的 64 位小写十六进制值（可用 sha256sum 命令得到）。',
    en: '"{found}" is not a SHA-256 checksum: give the 64 lower-case hexadecimal digits of the file (the command sha256sum prints them).',
  },
  'figures.period': {
    zh: '时期“{found}”无法识别：请写成 2024、2025H1、2025-09、2021..2024 或 2025-01..2025-07；没有时期时留空并把 period_basis 写成 none。',
    en: 'The period "{found}" cannot be read: write 2024, 2025H1, 2025-09, 2021..2024 or 2025-01..2025-07, or leave it empty with period_basis none.',
  },
  'figures.number': {
    zh: '“{column}”列的“{found}”不是数：请写成不带单位和千位分隔符的小数，如 2901.4。',
    en: '"{found}" in the column "{column}" is not a number: write a plain decimal without unit or thousands separators, such as 2901.4.',
  },
  'figures.typedNotNumber': {
    zh: '“{text}”不是数字：请只输入数字，例如 6.5。',
    en: '"{text}" is not a number: type digits only, such as 6.5.',
  },
  'figures.typedComma': {
    zh: '“{text}”可能是 {decimal}，也可能是 {grouped}：请写成其中之一，小数点用“.”。',
    en: '"{text}" could be {decimal} or {grouped}: write one of them, with a point before the decimals.',
  },
  'figures.typedGroups': {
    zh: '“{text}”中的逗号没有把数字三位一组分开：如果是 {grouped}，请不带逗号写出来。',
    en: 'The commas of "{text}" do not part groups of three digits: if you mean {grouped}, write it without commas.',
  },
  'figures.typedList': {
    zh: '“{text}”可能是一个数，也可能是几个数：几个数请用分号隔开，如 {parted}；一个数请不用逗号。',
    en: '"{text}" could be one number or several: part several with semicolons, as in {parted}, and write one number without commas.',
  },
  'figures.typedBlank': {
    zh: '“{text}”的数字之间有空格：请去掉空格，例如写成 12000 或 12,000。',
    en: 'There are blanks among the digits of "{text}": leave them out, as in 12000 or 12,000.',
  },
  'figures.typedUnit': {
    zh: '“{text}”：这里的单位是{unit}，不能用“{given}”给出数值。请换算后再输入。',
    en: '"{text}": this is in {unit}, and a value in "{given}" does not fit. Type it in {unit}.',
  },
  'figures.typedUnitless': {
    zh: '“{text}”：这里是没有单位的数，不能带“{given}”。请只输入数字。',
    en: '"{text}": this is a number without a unit, and "{given}" does not fit. Type digits only.',
  },
  'figures.typedMultiplier': {
    zh: '“{text}”可能是{ofUnit}，也可能是{ofSingle}：请写成其中之一。',
    en: '"{text}" could be {ofUnit} or {ofSingle}: write one of them.',
  },
  'figures.typedFraction': {
    zh: '“{text}”是 {asWritten} 还是 {asCell}？请连同单位写成其中之一。',
    en: 'Is "{text}" {asWritten} or {asCell}? Write one of them, with its sign.',
  },
  'figures.typedSize': {
    zh: '“{text}”太大或太小，无法计算：请输入绝对值在 1e-300 到 1e300 之间的数。',
    en: '"{text}" is too large or too small to calculate with: type a number between 1e-300 and 1e300 in size.',
  },
  'figures.range': {
    zh: '区间上限 {max} 没有大于下限 {min}：value 写下限，value_max 写上限。',
    en: 'The upper end {max} is not above the lower end {min}: value is the lower end, value_max the upper.',
  },
  'figures.unit': {
    zh: '单位“{found}”不在单位表中：请改用 {units} 之一。',
    en: 'The unit "{found}" is not in the table of units: use one of {units}.',
  },
  'figures.totalMember': {
    zh: '“{found}”是其他各行的合计，不是地区或主体：如果是全省（总体）的数，请把这一栏留空；否则请删去这一行。',
    en: '"{found}" is the total of other rows and no member or place: leave the column empty if the value is that of the whole, or remove the row.',
  },
  'figures.slip': {
    zh: '“{zh}”{period} 的 {value} {unit} 是 {year} 年相应数 {before} 的 {ratio} 倍：请核对正负号、小数点和单位；无误可以不管。',
    en: '{en} of {period} is {value} {unit}, {ratio} times the {before} of {year}: check the sign, the decimal point and the unit. If they are right, nothing is to be done.',
  },
  'figures.unitConverted': {
    zh: '“{zh}”的 {value} {found} 按 {amount} {unit} 使用。',
    en: '{en}: {value} {found} is used as {amount} {unit}.',
  },
  'figures.otherCurrency': {
    zh: '“{zh}”的单位是 {unit}，“{found}”是另一种货币，模型里没有汇率：请按当期汇率折算成 {unit} 再填，并在来源里写明汇率。',
    en: '{en} is in {unit}; "{found}" is money in another currency, and the model has no exchange rate: convert the value to {unit} at the rate of its period, and give the rate with the source.',
  },
  'figures.choice': {
    zh: '“{column}”列不能写“{found}”：请改用 {choices} 之一。',
    en: 'The column "{column}" cannot be "{found}": use one of {choices}.',
  },
  'figures.document': {
    zh: '文件“{found}”不在 documents.csv 中：请改用 {known} 之一，或先在 documents.csv 登记。',
    en: 'The document "{found}" is not in documents.csv: use one of {known}, or enter it there first.',
  },
  'figures.line': {
    zh: '行号“{found}”不对：请写数字在文件中所在的行，从 1 数起。',
    en: 'The line "{found}" is not a line number: give the line of the text that prints the number, counted from 1.',
  },
  'figures.derivedWithoutFormula': {
    zh: '推导数据“{id}”没有公式：请在 formula 列写出由哪些数据算出，例如 =rd_expenditure_2024/rd_intensity_2024。',
    en: 'The derived figure "{id}" has no formula: write in the column formula how it is calculated, such as =rd_expenditure_2024/rd_intensity_2024.',
  },
  'figures.derivedWithSource': {
    zh: '推导数据没有原文出处：请清空“{column}”列，或把 kind 改成 derived 以外的类型。',
    en: 'A derived figure has no place in a document: empty the column "{column}", or choose a kind other than derived.',
  },
  'figures.inputWithSource': {
    zh: '自填数据（kind 为 input）没有原文出处：请清空“{column}”列，或把 kind 改成原文数据的类型。',
    en: 'A number of your own (kind input) has no place in a document: empty the column "{column}", or choose the kind that the document prints.',
  },
  'figures.inputWithout': {
    zh: '自填数据“{id}”的“{column}”列为空：请写明填写人（author）、日期（date）和理由（note）。',
    en: 'The input "{id}" has an empty column "{column}": say who gives the number (author), when (date) and why (note).',
  },
  'figures.revisionWithout': {
    zh: '数据“{id}”有修订值，但“{column}”列为空：请写明修订人（author）、日期（date）和理由（note）。',
    en: 'The figure "{id}" is revised, but its column "{column}" is empty: say who revised it (author), when (date) and why (note).',
  },
  'figures.derivedRevised': {
    zh: '推导数据“{id}”由公式算出，不能修订：请清空 revised 列，改为修订公式所引用的数据。',
    en: 'The derived figure "{id}" is calculated and cannot be revised: empty the column revised, and revise a figure in its formula instead.',
  },
  'figures.date': {
    zh: '日期“{found}”无法识别：请写成 2025-09-18 这样的日期。',
    en: 'The date "{found}" cannot be read: write a day such as 2025-09-18.',
  },
  'figures.cumulative': {
    zh: '时期“{period}”不能是累计：只有一年之内、从一月算起的时期（如 2025H1、2025-07、2025-01..2025-07）才能是累计，否则请清空 cumulative 列。',
    en: 'The period "{period}" cannot be cumulative: only a period within a year that can count from January (2025H1, 2025-07, 2025-01..2025-07) may be; otherwise empty the column cumulative.',
  },
  'figures.formulaOfPrinted': {
    zh: '只有推导数据才有公式，这一行是 {kind}：请清空 formula 列，或把 kind 改成 derived。',
    en: 'Only derived figures have a formula, and this one is {kind}: empty the column formula, or make the kind derived.',
  },
  'figures.encoding': {
    zh: '“{file}”不是可读的文本（编码看来是 {encoding}）：请用记事本或编辑器打开，另存为 UTF-8 编码的文本。',
    en: '"{file}" is not a text that can be read (its encoding seems to be {encoding}): open it in an editor and save it as text in UTF-8.',
  },
  'csv.separator': {
    zh: '表头用“{separator}”分隔各列：请改用逗号、分号或制表符分隔。',
    en: 'The header parts its columns with "{separator}": part them with commas, semicolons or tabs.',
  },
  'csv.openQuote': {
    zh: '这里的引号没有闭合：请在字段末尾补上引号 "，字段内的引号写成 ""。',
    en: 'The quotation mark opened here is never closed: end the field with ", and write a quotation mark inside it as "".',
  },
  'csv.afterQuote': {
    zh: '闭合引号后多出了文字：引号之后只能是逗号或换行；字段内的引号请写成 ""。',
    en: 'Text follows a closing quotation mark: only a separator or the end of the line may; write a quotation mark inside a field as "".',
  },
  'csv.bareQuote': {
    zh: '字段中间出现了引号：请给整个字段加上引号，并把字段内的引号写成 ""。',
    en: 'A quotation mark is inside a field without quotation marks: put the whole field in quotation marks and write it as "".',
  },
  'csv.fieldCount': {
    zh: '这一行有 {found} 个字段，表头有 {expected} 个：请检查漏掉或多余的逗号；含逗号的字段要加引号。',
    en: 'This row has {found|field|fields}, the header has {expected}: look for a missing or extra comma, and put fields that contain commas in quotation marks.',
  },
  'csv.missingColumn': {
    zh: '表头缺少“{column}”列：请补上，所需各列为 {columns}。',
    en: 'The header lacks the column "{column}": add it; the columns are {columns}.',
  },
  'csv.unknownColumn': {
    zh: '表头中的“{column}”列不认识：请删除或改名，可用的列为 {columns}。',
    en: 'The header has an unknown column "{column}": remove or rename it; the columns are {columns}.',
  },
  'csv.doubleColumn': {
    zh: '表头中“{column}”列出现了两次：请删除其中一列。',
    en: 'The header has the column "{column}" twice: remove one of them.',
  },
  'derived.otherValue': {
    zh: '推导数据“{id}”按公式应为 {calculated}，而不是 {value}：请更正数值或公式。',
    en: 'The derived figure "{id}" is {calculated} by its formula, not {value}: correct the value or the formula.',
  },
  'derived.error': {
    zh: '推导数据“{id}”的公式得到 {error}：请检查所引用的数据和除数。',
    en: 'The formula of the derived figure "{id}" gives {error}: check the figures in it, above all the divisors.',
  },
  'derived.cycle': {
    zh: '推导数据互相推导成环：{way}。请让其中之一来自原文。',
    en: 'Derived figures are derived from each other in a circle: {way}. Take one of them from a document.',
  },
  'verify.noDocument': {
    zh: '找不到文件 {id} 的原文“{file}”：请把它放进 --documents 指定的文件夹，或更正 documents.csv 中的文件名。',
    en: 'The text of document {id}, "{file}", is not there: put it into the folder given with --documents, or correct its name in documents.csv.',
  },
  'verify.outside': {
    zh: '文件 {id} 的原文“{file}”在 --documents 指定的文件夹之外，没有读取：请把它放进该文件夹，并在 documents.csv 中写它在其中的文件名。',
    en: 'The text of document {id}, "{file}", is outside the folder given with --documents and was not read: put it into that folder, and write its name there in documents.csv.',
  },
  'verify.cannotRead': {
    zh: '文件 {id} 的原文“{file}”不能读取（{reason}）：请检查文件名和读取权限。',
    en: 'The text of document {id}, "{file}", cannot be read ({reason}): check its name and your rights to it.',
  },
  'verify.changedDocument': {
    zh: '文件 {id}（{file}）与登记时的内容不同，现在的 SHA-256 是 {found}：请换回原来的文件，或核对各项数据后更新校验值。',
    en: 'Document {id} ({file}) is not the text that was registered; its SHA-256 is now {found}: put the original back, or check its figures and update the value.',
  },
  'verify.noLine': {
    zh: '数据“{id}”指向文件 {document} 第 {line} 行，但该文件只有 {lines} 行：请更正行号。',
    en: 'The figure "{id}" points to line {line} of document {document}, which has {lines|line|lines}: correct the line.',
  },
  'verify.noToken': {
    zh: '数据“{id}”的原文“{token}”不在文件 {document} 第 {line} 行，文件其他地方也没有：请从原文逐字复制，包括空格和标点。',
    en: 'The figure "{id}" quotes "{token}", which is neither on line {line} of document {document} nor elsewhere in it: copy it from the text exactly, spaces and punctuation included.',
  },
  'verify.tokenElsewhere': {
    zh: '数据“{id}”的原文“{token}”不在文件 {document} 第 {line} 行，而在第 {found} 行：请更正行号。',
    en: 'The figure "{id}" quotes "{token}", which is not on line {line} of document {document} but on line {found}: correct the line.',
  },
  'verify.noNumber': {
    zh: '数据“{id}”的原文“{token}”（文件 {document} 第 {line} 行）中没有数字，不能说明数值 {value}：请摘录含有该数字的文字。',
    en: 'The figure "{id}" quotes "{token}" (document {document}, line {line}), which prints no number and cannot show {value}: quote the words with the number.',
  },
  'verify.otherNumber': {
    zh: '数据“{id}”的原文“{token}”（文件 {document} 第 {line} 行）写的是 {printed}，而不是 {value}：请更正数值或单位。',
    en: 'The figure "{id}" quotes "{token}" (document {document}, line {line}), which states {printed}, not {value}: correct the value or the unit.',
  },
} as const satisfies Record<string, Bilingual>;
