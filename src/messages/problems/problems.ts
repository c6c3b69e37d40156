/**
 * Every problem a user can be told of, a row each: what is wrong, and what to do next.
 * Both languages stand side by side, so neither can lack a sentence.
 * Codes are stable: scripts match on them. Prefix = the stage that finds the problem.
 */
import type { Bilingual } from '../language.js';

export const PROBLEMS = {
  // --- formula text -------------------------------------------------------------------------
  'formula.empty': {
    zh: '公式是空的：请输入以 = 开头的公式。',
    en: 'The formula is empty: type a formula that starts with =.',
  },
  'formula.tooLong': {
    zh: '公式有 {length} 个字符，Excel 最多接受 {limit} 个：请把它拆成几个指标。',
    en: 'The formula has {length} characters and Excel takes at most {limit}: split it into several indicators.',
  },
  'formula.tooDeep': {
    zh: '公式嵌套超过 {limit} 层：请把里面的部分另设为指标。',
    en: 'The formula is nested more than {limit} levels deep: make the inner parts indicators of their own.',
  },
  'formula.tooLongInCell': {
    zh: '这个公式写进单元格后可能有 {length} 个字符，Excel 最多接受 {limit} 个：请把里面的部分另设为指标。',
    en: 'In a cell this formula may have {length} characters and Excel takes at most {limit}: make its inner parts indicators of their own.',
  },
  'formula.tooDeepInCell': {
    zh: '这个公式写进单元格后嵌套超过 {limit} 层：请把里面的部分另设为指标。',
    en: 'In a cell this formula is nested more than {limit} levels deep: make its inner parts indicators of their own.',
  },
  'formula.tooLarge': {
    zh: '这个公式展开后有 {size} 项，超过 {limit} 项：请把里面的部分另设为指标。',
    en: 'Written out, this formula has {size} terms, more than {limit}: make the inner parts indicators of their own.',
  },
  'formula.valueMissing': {
    zh: '公式没有写完：“{after}”后面还应有数、名称或括号。',
    en: 'The formula is not finished: a number, a name or a parenthesis must follow "{after}".',
  },
  'formula.valueExpected': {
    zh: '这里应是数、名称、函数或左括号，却是“{found}”：请补上缺的一项，或删去“{found}”。',
    en: 'A number, a name, a function or ( is expected here, not "{found}": supply what is missing or delete "{found}".',
  },
  'formula.operatorExpected': {
    zh: '“{found}”前面缺运算符：请写上 + - * / 等。',
    en: 'An operator is missing before "{found}": write + - * / or another operator.',
  },
  'formula.parenthesisMissing': {
    zh: '这里缺右括号：与第 {open} 个字符处的左括号配对。',
    en: 'A ) is missing here: it closes the ( at character {open}.',
  },
  'formula.parenthesisExtra': {
    zh: '多了一个右括号：请删去它，或在前面补上左括号。',
    en: 'There is a ) without its (: delete it, or add a ( before it.',
  },
  'formula.braceMissing': {
    zh: '这里缺右花括号 }：与第 {open} 个字符处的 { 配对。',
    en: 'A } is missing here: it closes the brace at character {open}.',
  },
  'formula.separatorExpected': {
    zh: '这里应是逗号或右括号，却是“{found}”：参数之间用逗号分开。',
    en: 'A comma or ) is expected here, not "{found}": separate arguments with commas.',
  },
  'formula.commaHere': {
    zh: '这里不能用“{found}”：数字不加千位分隔符（写 1000），逗号只用来分开函数的参数。',
    en: 'A "{found}" cannot stand here: write numbers without thousands separators (1000); commas only separate arguments.',
  },
  'formula.textUnclosed': {
    zh: '这段文字没有结束的双引号：请在末尾补上 "。',
    en: 'This text has no closing quotation mark: add " at its end.',
  },
  'formula.nameUnclosed': {
    zh: "这个名称没有结束的单引号：请在末尾补上 '。",
    en: "This name has no closing quote: add ' at its end.",
  },
  'formula.character': {
    zh: '公式里不能用“{found}”：请删去它。',
    en: '"{found}" cannot be used in a formula: delete it.',
  },
  'formula.characterInstead': {
    zh: '公式里不能用“{found}”：请改写为 {instead}。',
    en: '"{found}" cannot be used in a formula: write {instead} instead.',
  },
  'formula.numberTooLarge': {
    zh: '{found} 超出 Excel 能存的数（不超过 1.79769313486231E+308）：请换一个单位。',
    en: '{found} is more than Excel can hold (at most 1.79769313486231E+308): use a larger unit.',
  },
  'formula.nameUnknown': {
    zh: '没有名为“{name}”的指标或参数：请先建立它，或改用已有的名称。',
    en: 'There is no indicator or parameter called "{name}": create it first, or use a name that exists.',
  },
  'formula.nameUnknownNear': {
    zh: '没有名为“{name}”的指标或参数：是不是“{nearest}”？',
    en: 'There is no indicator or parameter called "{name}": did you mean "{nearest}"?',
  },
  'formula.functionUnknown': {
    zh: '没有名为“{name}”的函数：请改用函数表里的函数。',
    en: 'There is no function called "{name}": use one from the list of functions.',
  },
  'formula.functionUnknownNear': {
    zh: '没有名为“{name}”的函数：是不是“{nearest}”？',
    en: 'There is no function called "{name}": did you mean "{nearest}"?',
  },
  'formula.functionBare': {
    zh: '“{name}”是函数：后面请写括号和参数，如 {name}(…)。',
    en: '"{name}" is a function: write parentheses and its arguments after it, as in {name}(…).',
  },
  'formula.nameCalled': {
    zh: '“{name}”是指标或参数，不是函数：若是相乘，请在括号前写 *。',
    en: '"{name}" is an indicator or parameter, not a function: to multiply, write * before the parenthesis.',
  },
  'formula.functionRefused': {
    zh: '“{name}”不能用在这里（旧版 Excel、WPS 算不了）：请把中间结果另设为指标。',
    en: '"{name}" cannot be used here, because older Excel and WPS cannot calculate it: make the intermediate result an indicator.',
  },
  'formula.argumentsFew': {
    zh: '{fn} 至少要有 {min} 个参数，这里有 {count} 个：{fn}({parametersZh})。',
    en: '{fn} needs at least {min} arguments and has {count}: {fn}({parametersEn}).',
  },
  'formula.argumentsMany': {
    zh: '{fn} 最多有 {max} 个参数，这里有 {count} 个：{fn}({parametersZh})。',
    en: '{fn} takes at most {max} arguments and has {count}: {fn}({parametersEn}).',
  },
  'formula.argumentsUneven': {
    zh: '{fn} 的参数要成对出现，这里最后一对不全：{fn}({parametersZh})。',
    en: '{fn} takes its arguments in pairs and the last pair is not complete: {fn}({parametersEn}).',
  },
  'formula.argumentEmpty': {
    zh: '{fn} 的这个参数不能空着：{fn}({parametersZh})。',
    en: 'This argument of {fn} cannot be left out: {fn}({parametersEn}).',
  },
  'formula.seriesExpected': {
    zh: '{fn} 的这个参数必须是一个指标或参数的名称：若是算式，请先把它另设为指标。',
    en: 'This argument of {fn} must be the name of an indicator or parameter: make a calculation an indicator first.',
  },
  'formula.countExpected': {
    zh: '{fn} 的这个参数必须是 {min} 到 {max} 之间的整数，如 2。',
    en: 'This argument of {fn} must be a whole number from {min} to {max}, such as 2.',
  },
  'formula.yearExpected': {
    zh: '{fn} 的这个参数必须是年份，如 2024、年份 或 年份-1。',
    en: 'This argument of {fn} must be a year, such as 2024, YEAR or YEAR-1.',
  },
  'formula.cellsExpected': {
    zh: '{fn} 的这个参数在 Excel 里只能是单元格：请写指标或参数的名称，或 历年(指标)；算式请先另设为指标。',
    en: 'Excel takes only cells for this argument of {fn}: write the name of an indicator or parameter, or SPAN(indicator); make a calculation an indicator first.',
  },
  'formula.cellReference': {
    zh: '公式里不用单元格地址（{found}）：请写指标或参数的名称，生成工作簿时会换成单元格。',
    en: 'Formulas use names, not cell addresses ({found}): write the name of an indicator or parameter; building the workbook turns it into a cell.',
  },
  'formula.tableReference': {
    zh: '公式里不用表格引用（{found}）：请写指标或参数的名称。',
    en: 'Formulas use names, not table references ({found}): write the name of an indicator or parameter.',
  },
  'formula.operatorUnsupported': {
    zh: '公式里不能用运算符“{found}”：请写指标或参数的名称，用 + - * / ^ & 和比较符号计算。',
    en: 'The operator "{found}" cannot be used: write names of indicators or parameters and calculate with + - * / ^ & and comparisons.',
  },
  'formula.arrayHere': {
    zh: '成组的数 {…} 只能作 SUM、MAX 这类函数的参数：请写一个数。',
    en: 'A list in braces can only be an argument of functions such as SUM or MAX: write one number.',
  },
  'formula.arrayElement': {
    zh: '花括号里只能写数、文字、TRUE、FALSE 和错误值，却是“{found}”。',
    en: 'Braces hold only numbers, texts, TRUE, FALSE and error values, not "{found}".',
  },
  'formula.arrayUneven': {
    zh: '花括号里各行的个数不同（第一行 {first} 个，这一行 {count} 个）：请补齐。',
    en: 'The rows in braces differ in length (first {first}, this one {count}): make them equal.',
  },
  'formula.unitDimension': {
    zh: '单位不同，不能相加减或比较：左边是{leftZh}，右边是{rightZh}。请改用同一单位的指标，或先乘除成同一单位。',
    en: 'The units differ and cannot be added or compared: left is {leftEn}, right is {rightEn}. Use series of one unit, or multiply or divide first.',
  },
  'formula.unitScale': {
    zh: '单位大小不同：左边是{leftZh}，右边是{rightZh}。请把右边乘以 {factor}。',
    en: 'The units differ in size: left is {leftEn}, right is {rightEn}. Multiply the right side by {factor}.',
  },
  'formula.unitParts': {
    zh: '百分数和千分数不能混用：左边是{leftZh}，右边是{rightZh}。请把两个指标的单位改成同一个。',
    en: 'Per cent and per mille do not mix: left is {leftEn}, right is {rightEn}. Give both series the same unit.',
  },
  'formula.unitPoints': {
    zh: '百分比和百分点不是一回事：左边是{leftZh}，右边是{rightZh}。百分点是两个百分比之差：请改用同一单位的指标，或与两个百分比之差相比。',
    en: 'Per cent and percentage points are two things: left is {leftEn}, right is {rightEn}. Points are the difference of two percentages: use series of one unit, or compare with such a difference.',
  },
  'formula.unitPure': {
    zh: '这里应是没有单位的数，却是{unitZh}：请先除以同单位的量。',
    en: 'A number without unit is expected here, not {unitEn}: divide by a quantity of the same unit first.',
  },
  'formula.unitExponent': {
    zh: '{unitZh}的乘方，指数必须是写明的数：请先除以同单位的量，或写出指数。',
    en: 'A power of {unitEn} needs an exponent written as a number: divide by a quantity of the same unit first, or write the exponent.',
  },
  'formula.unitResult': {
    zh: '公式算出的是{leftZh}，而这个指标的单位是{rightZh}：请改公式或改指标的单位。',
    en: 'The formula gives {leftEn}, but the unit of this series is {rightEn}: change the formula or the unit.',
  },
  'formula.unitResultScale': {
    zh: '公式算出的是{leftZh}，而这个指标的单位是{rightZh}：请乘以 {factor}，或改指标的单位。',
    en: 'The formula gives {leftEn}, but the unit of this series is {rightEn}: multiply by {factor}, or change the unit.',
  },
  // --- csv files ----------------------------------------------------------------------------
  'csv.openQuote': {
    zh: '这里的引号没有闭合：请在字段末尾补上引号 "，字段内的引号写成 ""。',
    en: 'The quotation mark opened here is never closed: end the field with ", and write a quotation mark inside it as "".',
  },
  'csv.afterQuote': {
    zh: '闭合引号后多出了文字：引号之后只能是逗号或换行；字段内的引号请写成 ""。',
    en: 'Text follows a closing quotation mark: only a comma or the end of the line may; write a quotation mark inside a field as "".',
  },
  'csv.bareQuote': {
    zh: '字段中间出现了引号：请给整个字段加上引号，并把字段内的引号写成 ""。',
    en: 'A quotation mark stands inside a bare field: put the whole field in quotation marks and write it as "".',
  },
  'csv.fieldCount': {
    zh: '这一行有 {found} 个字段，表头有 {expected} 个：请检查漏掉或多余的逗号；含逗号的字段要加引号。',
    en: 'This row has {found} fields, the header has {expected}: look for a missing or extra comma, and put fields that contain commas in quotation marks.',
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
  // --- documents and figures ----------------------------------------------------------------
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
    en: '"{found}" is no SHA-256: give the 64 lower-case hexadecimal digits of the file (the command sha256sum prints them).',
  },
  'figures.period': {
    zh: '时期“{found}”无法识别：请写成 2024、2025H1、2025-09、2021..2024 或 2025-01..2025-07；没有时期时留空并把 period_basis 写成 none。',
    en: 'The period "{found}" cannot be read: write 2024, 2025H1, 2025-09, 2021..2024 or 2025-01..2025-07, or leave it empty with period_basis none.',
  },
  'figures.number': {
    zh: '“{column}”列的“{found}”不是数：请写成不带单位和千位分隔符的小数，如 2901.4。',
    en: '"{found}" in the column "{column}" is no number: write a plain decimal without unit or thousands separators, such as 2901.4.',
  },
  'figures.range': {
    zh: '区间上限 {max} 没有大于下限 {min}：value 写下限，value_max 写上限。',
    en: 'The upper end {max} is not above the lower end {min}: value is the lower end, value_max the upper.',
  },
  'figures.unit': {
    zh: '单位“{found}”不在单位表中：请改用 {units} 之一。',
    en: 'The unit "{found}" is not in the table of units: use one of {units}.',
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
    en: 'The line "{found}" is no line number: give the line of the text that prints the number, counted from 1.',
  },
  'figures.derivedWithoutFormula': {
    zh: '推导数据“{id}”没有公式：请在 formula 列写出由哪些数据算出，例如 =rd_expenditure_2024/rd_intensity_2024。',
    en: 'The derived figure "{id}" has no formula: say in the column formula what it is calculated from, such as =rd_expenditure_2024/rd_intensity_2024.',
  },
  'figures.derivedWithSource': {
    zh: '推导数据没有原文出处：请清空“{column}”列，或把 kind 改成 derived 以外的类型。',
    en: 'A derived figure has no place in a document: empty the column "{column}", or choose a kind other than derived.',
  },
  'figures.formulaOfPrinted': {
    zh: '只有推导数据才有公式，这一行是 {kind}：请清空 formula 列，或把 kind 改成 derived。',
    en: 'Only derived figures have a formula, and this one is {kind}: empty the column formula, or make the kind derived.',
  },
  // --- figures against documents ------------------------------------------------------------
  'verify.noDocument': {
    zh: '找不到文件 {id} 的原文“{file}”：请把它放进 --documents 指定的文件夹，或更正 documents.csv 中的文件名。',
    en: 'The text of document {id}, "{file}", is not there: put it into the folder given with --documents, or correct its name in documents.csv.',
  },
  'verify.changedDocument': {
    zh: '文件 {id}（{file}）与登记时的内容不同，现在的 SHA-256 是 {found}：请换回原来的文件，或核对各项数据后更新校验值。',
    en: 'Document {id} ({file}) is not the text that was registered; its SHA-256 is now {found}: put the original back, or check its figures and update the value.',
  },
  'verify.noLine': {
    zh: '数据“{id}”指向文件 {document} 第 {line} 行，但该文件只有 {lines} 行：请更正行号。',
    en: 'The figure "{id}" points to line {line} of document {document}, which has {lines} lines: correct the line.',
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
    en: 'The figure "{id}" quotes "{token}" (document {document}, line {line}), which says {printed}, not {value}: correct the value or the unit.',
  },

  // --- workbook read back ---------------------------------------------------------------------
  'workbook.regionMissing': {
    zh: '工作簿里找不到区域“{name}”（{zh}）：请撤销删除，或在加载项中重新生成工作簿。',
    en: 'The workbook has lost its region "{name}" ({en}): undo the deletion, or build the workbook again from the add-in.',
  },
  'workbook.columnMissing': {
    zh: '这个表缺少标题为“{zh}”的列：请恢复该列的标题。',
    en: 'This table lacks the column headed "{en}": restore its heading.',
  },
  'workbook.keyMissing': {
    zh: '这一行有内容却没有键：请填写键，或清空整行。',
    en: 'This row has content but no key: type its key, or clear the whole row.',
  },
  'workbook.keyDuplicate': {
    zh: '键“{key}”在这个表里出现了两次：请改掉其中一个。',
    en: 'The key "{key}" stands twice in this table: change one of them.',
  },
  'workbook.notText': {
    zh: '这个单元格是错误值 {found}：请改为文字。',
    en: 'This cell holds the error {found}: type a text instead.',
  },
  'workbook.notNumber': {
    zh: '这个单元格应是数字，却是“{found}”：请输入数字。',
    en: 'This cell must hold a number, not "{found}": type a number.',
  },
  'workbook.textTaken': {
    zh: '这个单元格里的“{found}”是文字，已按 {value} 读入：重新生成后会写成数字。',
    en: '"{found}" in this cell is text and was read as {value}: building again writes it as a number.',
  },
  'workbook.notWhole': {
    zh: '“{found}”不是整数年份：请输入如 2027 的年份。',
    en: '"{found}" is not a whole year: type a year such as 2027.',
  },
  'workbook.valueMissing': {
    zh: '这个单元格是空的：请输入数字。',
    en: 'This cell is empty: type a number.',
  },
  'workbook.notChoice': {
    zh: '“{found}”不在可选之列：请填 {choicesZh} 之一。',
    en: '"{found}" is not one of the choices: use one of {choicesEn}.',
  },
  'workbook.notCorrelations': {
    zh: '“{found}”不是相关系数：请写成 rd_growth=0.6, gdp_growth=-0.2 的形式。',
    en: '"{found}" is no list of correlations: write it like rd_growth=0.6, gdp_growth=-0.2.',
  },
  'workbook.notDistribution': {
    zh: '“{found}”不是分布：请写成 triangular(min=5, mode=6, max=6.5) 的形式。',
    en: '"{found}" is not a distribution: write it like triangular(min=5, mode=6, max=6.5).',
  },
  'workbook.derivedOvertyped': {
    zh: '这是推算的数字（{formula}），却被改成了数值：请撤销，或清空该行的公式。',
    en: 'This figure is derived ({formula}) but its value was typed over: undo that, or clear the formula of its row.',
  },
  'workbook.settingMissing': {
    zh: '设置表里缺少“{zh}”（键 {key}）：请恢复这一行并填写内容。',
    en: 'The settings lack "{en}" (key {key}): restore its row and fill it in.',
  },
  'workbook.newerVersion': {
    zh: '这个工作簿由更新的版本生成（模型格式第 {version} 版，本程序认到第 {known} 版）：已读入认得的部分；请更新加载项后再生成。',
    en: 'A newer version made this workbook (model format {version}; this program knows up to {known}): what is known was read. Update the add-in before you build again.',
  },
  'workbook.notOurs': {
    zh: '这个工作簿里没有推演的工作表：请先点“生成工作簿”，或打开已生成的工作簿。',
    en: 'This workbook has no sheets of Tuiyan: build the workbook first, or open one that was built.',
  },
  'workbook.scenarioSheetMissing': {
    zh: '情景“{scenario}”的推演表不见了，或缺了标题行：请撤销删除；若不要这个情景，请在“模型”表的情景表里删去它那一行。',
    en: 'The sheet of the scenario "{scenario}", or its row of headings, is gone: undo the deletion. If you do not want the scenario, delete its row in the list of scenarios on the Model sheet.',
  },
  'workbook.scenarioCopied': {
    zh: '工作表“{sheet}”是情景“{scenario}”推演表的副本，已作为新情景“{key}”读入。若只是留底，请清空表头上方的键“{scenario}”。',
    en: 'The sheet "{sheet}" is a copy of the sheet of the scenario "{scenario}" and was read as the new scenario "{key}". If you only keep it for the record, clear the key "{scenario}" above its headings.',
  },
  'workbook.scenarioUnknown': {
    zh: '这张推演表属于情景“{scenario}”，情景表里没有它：请在情景表中恢复该键，或删除这张推演表。',
    en: 'This projection sheet belongs to the scenario "{scenario}", which the list of scenarios lacks: restore its key there, or delete this sheet.',
  },
  'workbook.scenarioNew': {
    zh: '情景“{scenario}”还没有推演表：先全部沿用它所基于的情景，重新生成工作簿后即有推演表。',
    en: 'The scenario "{scenario}" has no projection sheet yet: it takes all values from the one it extends; build the workbook again to get its sheet.',
  },
  'workbook.yearMissing': {
    zh: '推演表缺少 {year} 年这一列：请恢复标题行里的年份。',
    en: 'The projection sheet lacks the column of {year}: restore the year in its row of headings.',
  },
  'workbook.parameterRowMissing': {
    zh: '情景“{scenario}”的推演表里没有参数“{parameter}”这一行：请撤销删除，或在加载项中重新生成工作簿。',
    en: 'The projection sheet of the scenario "{scenario}" has no row for the parameter "{parameter}": undo the deletion, or build the workbook again from the add-in.',
  },
  'workbook.parameterUnknown': {
    zh: '参数表里没有键为“{parameter}”的参数：请在模型表中恢复它，或删除这一行。',
    en: 'There is no parameter with the key "{parameter}" in the list of parameters: restore it on the Model sheet, or delete this row.',
  },
  'workbook.inputCalculated': {
    zh: '参数“{parameter}”的这个单元格里是公式：已取其结果 {value} 作为取值。',
    en: 'This cell of the parameter "{parameter}" holds a formula: its result {value} was taken as the value.',
  },
  'workbook.inputBreaksInheritance': {
    zh: '参数“{parameter}”此处改动之后又沿用其他情景：沿用的数已记为本情景自己的取值。',
    en: 'After this change the parameter "{parameter}" follows another scenario again: the values it follows were taken as its own.',
  },
  'workbook.questionUnread': {
    zh: '敏感性表没有写明问题：情景、指标或年份缺失。表会按第一个目标重新生成；也可在加载项中重新选择问题。',
    en: 'The Sensitivity sheet does not say what it answers: scenario, indicator or year is missing. It will be made again for the first target; or choose the question in the pane.',
  },
  'workbook.simulationUnread': {
    zh: '不确定性表的模拟结果不完整（此处缺失或不是数字），将不予保留：请重新模拟。',
    en: 'The simulation on the Uncertainty sheet is not whole (missing here, or not a number) and will not be kept: simulate again.',
  },
  'workbook.varianceUnread': {
    zh: '方差来源表的结果不完整（此处缺失、多出或不是数字），将不予保留：请重新计算。',
    en: 'The result on the Variance shares sheet is not whole (something here is missing, added or not a number) and will not be kept: calculate again.',
  },
  // --- the text of model.json ---------------------------------------------------------------
  'json.value': {
    zh: '这里应有一个值，却是“{found}”：请检查多余的逗号、漏写的引号或注释（JSON 不允许注释）。',
    en: 'A value is expected here, not "{found}": look for a comma too many, missing quotation marks or a comment (JSON has none).',
  },
  'json.name': {
    zh: '这里应有带双引号的字段名，却是“{found}”：请检查多余的逗号或漏写的引号。',
    en: 'A field name in double quotes is expected here, not "{found}": look for a comma too many or missing quotation marks.',
  },
  'json.colon': {
    zh: '字段名之后应是冒号，却是“{found}”：请补上冒号。',
    en: 'A colon is expected after the field name, not "{found}": put one in.',
  },
  'json.commaOrEnd': {
    zh: '这里应是逗号或右括号，却是“{found}”：请检查前一行末尾是否漏了逗号。',
    en: 'A comma or a closing bracket is expected here, not "{found}": look for a missing comma at the end of the line before.',
  },
  'json.string': {
    zh: '这里的文字没有正确结束：请补上右引号；换行写成 \\n，引号写成 \\"。',
    en: 'This text does not end well: close its quotation mark, write a line break as \\n and a quotation mark as \\".',
  },
  'json.end': {
    zh: '模型在此之前已经结束，多出了“{found}”：请删除，或检查前面多余的右括号。',
    en: 'The model ended before this "{found}": remove it, or look for a closing bracket too many.',
  },
  'json.otherName': {
    zh: '字段 {found} 在同一对象中出现了两次：请删除其中一个。',
    en: 'The field {found} is given twice in one object: remove one of them.',
  },
  'json.lessDepth': {
    zh: '括号嵌套过深：请检查漏写的右括号。',
    en: 'Brackets are nested too deep: look for a missing closing bracket.',
  },
  // --- the form of model.json ---------------------------------------------------------------
  'model.newer': {
    zh: '这个模型由更新版本的推演生成（模型版本 {found}，本程序只认识到 {known}）：请更新推演后再打开。',
    en: 'This model was made by a newer Tuiyan (model version {found}; this program knows up to {known}): update Tuiyan, then open it again.',
  },
  'model.noVersion': {
    zh: '缺少可用的模型版本号：请写上 "version": {version}。',
    en: 'There is no usable model version: write "version": {version}.',
  },
  'model.unknownField': {
    zh: '字段“{name}”不认识：请删除或改名，可用的字段为 {names}。',
    en: 'The field "{name}" is unknown: remove or rename it; the fields are {names}.',
  },
  'model.missingField': { zh: '缺少字段“{name}”：请补上。', en: 'The field "{name}" is missing: add it.' },
  'model.notText': {
    zh: '这里应是文字，却是 {found}：请写成带双引号的文字。',
    en: 'Text is expected here, not {found}: write it in double quotes.',
  },
  'model.notNumber': {
    zh: '这里应是数，却是 {found}：请写成不带引号和单位的数。',
    en: 'A number is expected here, not {found}: write it without quotation marks or unit.',
  },
  'model.notBoolean': {
    zh: '这里应是 true 或 false，却是 {found}：请改正。',
    en: 'true or false is expected here, not {found}: correct it.',
  },
  'model.notAYear': {
    zh: '这里应是年份，却是 {found}：请写成四位数，如 2027。',
    en: 'A year is expected here, not {found}: write four digits, such as 2027.',
  },
  'model.notList': {
    zh: '这里应是方括号列表，却是 {found}：请写成 [ … ]。',
    en: 'A list is expected here, not {found}: write [ … ].',
  },
  'model.notObject': {
    zh: '这里应是花括号对象，却是 {found}：请用花括号括起来。',
    en: 'An object is expected here, not {found}: write it in braces.',
  },
  'model.notYearValues': {
    zh: '这里应是一个数，或按年份给出的数，却是 {found}：请写成 5.5 或按年份逐一给出。',
    en: 'A number, or numbers by year, is expected here, not {found}: write 5.5, or an object with a number for each year given.',
  },
  'model.choice': {
    zh: '这里不能写 {found}：请改用 {choices} 之一。',
    en: '{found} is not possible here: use one of {choices}.',
  },
  // --- what a model says --------------------------------------------------------------------
  'model.baseBeforeFirst': {
    zh: '基准年 {baseYear} 早于起始年 {firstYear}：请调整其中之一。',
    en: 'The base year {baseYear} lies before the first year {firstYear}: change one of them.',
  },
  'model.horizonBeforeBase': {
    zh: '目标年 {horizon} 不晚于基准年 {baseYear}：请改成之后的年份。',
    en: 'The horizon {horizon} is not after the base year {baseYear}: choose a later year.',
  },
  'model.tooManyYears': {
    zh: '从 {firstYear} 到 {horizon} 超过 {most} 年：请检查年份是否写错。',
    en: 'From {firstYear} to {horizon} is more than {most} years: check for a typing error.',
  },
  'model.yearOutside': {
    zh: '{year} 年不在模型的 {firstYear} 至 {horizon} 年之内：请改成其中一年，或延长模型的年份。',
    en: '{year} is outside the years {firstYear} to {horizon} of the model: choose one of them, or lengthen the model.',
  },
  'model.doubleKey': {
    zh: '标识“{key}”已被使用（指标和参数不能同名）：请改成另一个。',
    en: 'The key "{key}" is already in use (indicators and parameters share their keys): choose another one.',
  },
  'model.doubleName': {
    zh: '名称“{name}”与“{other}”重复，公式中无法区分：请改名。',
    en: 'The name "{name}" also belongs to "{other}", so that a formula could not tell them apart: rename one.',
  },
  'model.emptyName': {
    zh: '“{key}”没有名称：请用中英文各写一个。',
    en: '"{key}" has no name: give one in each language.',
  },
  'model.unknownIndicator': {
    zh: '没有名为“{found}”的指标：请改正，或在 model.json 的 indicators 中增加它。',
    en: 'There is no indicator "{found}": correct it, or add it to indicators in model.json.',
  },
  'model.nearIndicator': {
    zh: '没有名为“{found}”的指标，是否指“{nearest}”？请改正，或在 model.json 的 indicators 中增加它。',
    en: 'There is no indicator "{found}"; did you mean "{nearest}"? Correct it, or add it to indicators in model.json.',
  },
  'model.unknownFigure': {
    zh: 'figures.csv 中没有数据“{found}”：请改正，或先登记该数据。',
    en: 'There is no figure "{found}" in figures.csv: correct it, or enter the figure first.',
  },
  'model.nearFigure': {
    zh: 'figures.csv 中没有数据“{found}”，是否指“{nearest}”？请改正。',
    en: 'There is no figure "{found}" in figures.csv; did you mean "{nearest}"? Correct it.',
  },
  'model.unknownParameter': {
    zh: '没有名为“{found}”的参数：请改正，或在 parameters 中增加它。',
    en: 'There is no parameter "{found}": correct it, or add it to parameters.',
  },
  'model.nearParameter': {
    zh: '没有名为“{found}”的参数，是否指“{nearest}”？请改正。',
    en: 'There is no parameter "{found}"; did you mean "{nearest}"? Correct it.',
  },
  'model.unknownScenario': {
    zh: '没有名为“{found}”的情景：请改正，或先在 scenarios 中增加它。',
    en: 'There is no scenario "{found}": correct it, or add it to scenarios first.',
  },
  'model.nearScenario': {
    zh: '没有名为“{found}”的情景，是否指“{nearest}”？请改正。',
    en: 'There is no scenario "{found}"; did you mean "{nearest}"? Correct it.',
  },
  'model.noScenario': {
    zh: '模型没有情景：请在 scenarios 中至少增加一个。',
    en: 'The model has no scenario: add at least one to scenarios.',
  },
  'model.scenarioCycle': {
    zh: '情景互相继承成环：{way}。请去掉其中一处 extends。',
    en: 'Scenarios extend each other in a circle: {way}. Take one extends away.',
  },
  'model.figureUnit': {
    zh: '数据“{id}”的单位“{unit}”不能换算成指标“{indicator}”的单位“{expected}”：请更正单位，或换一个指标。',
    en: 'The figure "{id}" is in {unit}, which cannot be converted to {expected}, the unit of the indicator "{indicator}": correct the unit, or choose another indicator.',
  },
  'model.figurePeriod': {
    zh: '数据“{id}”的时期“{period}”不是整年，不能作为年度序列的取值：请换用整年的数据。',
    en: 'The figure "{id}" is for "{period}", which is not a whole year and cannot be a value of a yearly series: use a figure for a whole year.',
  },
  'model.figureYearTwice': {
    zh: '数据“{id}”与“{other}”都是 {year} 年：一年只能采用一个，请去掉其中之一。',
    en: 'The figures "{id}" and "{other}" are both for {year}: a year takes one figure, so remove one of them.',
  },
  'model.figureOutside': {
    zh: '数据“{id}”是 {year} 年的，不在模型的 {firstYear} 至 {horizon} 年之内：请去掉它，或提前模型的起始年。',
    en: 'The figure "{id}" is for {year}, outside the years {firstYear} to {horizon} of the model: remove it, or let the model start earlier.',
  },
  'model.rangeReversed': {
    zh: '参数“{key}”的下限 {min} 大于上限 {max}：请对调。',
    en: 'The minimum {min} of the parameter "{key}" is above its maximum {max}: swap them.',
  },
  'model.optionCount': {
    zh: '参数“{key}”有 {options} 个选项，但范围是 {min} 至 {max}：每个整数要有一个选项。',
    en: 'The parameter "{key}" has {options} options, but ranges from {min} to {max}: each whole number needs one.',
  },
  'model.correlationSelf': {
    zh: '“{key}”的相关系数里有它自己：请去掉这一项。',
    en: '"{key}" is correlated with itself: remove this entry.',
  },
  'model.correlationTwice': {
    zh: '“{key}”与“{other}”的相关系数写了两次：请只在其中一个参数处保留。',
    en: 'The correlation of "{key}" and "{other}" stands twice: keep it with one of the two.',
  },
  'model.correlationValue': {
    zh: '“{key}”与“{other}”的相关系数是{value}：请改为-1到1之间的数。',
    en: 'The correlation of "{key}" and "{other}" is {value}: it has to be from -1 to 1.',
  },
  'model.correlationCertain': {
    zh: '“{key}”没有分布，不能与其他参数设相关系数：请给它设定分布，或删去相关系数。',
    en: '"{key}" has no distribution and cannot be correlated: give it one, or remove the correlation.',
  },
  'model.correlationPath': {
    zh: '“{key}”的分布是逐年路径，不能与其他参数设相关系数：请改用单一分布，或删去相关系数。',
    en: '"{key}" is uncertain along the years and cannot be correlated: give it one distribution for all years, or remove the correlation.',
  },
  'model.correlationAdjusted': {
    zh: '这些相关系数彼此矛盾，不可能同时成立：模拟时改用最接近的可行矩阵，变动最大的是“{key}”与“{other}”，由 {value} 变为 {adjusted}。如不合适，请自行调整。',
    en: 'These correlations contradict each other: simulations use the nearest possible ones; the largest change is that of "{key}" and "{other}", from {value} to {adjusted}. If that does not suit, change them yourself.',
  },
  'model.noValue': {
    zh: '参数“{key}”没有取值：请至少给出一个。',
    en: 'The parameter "{key}" has no value: give at least one.',
  },
  'model.valueOutside': {
    zh: '参数“{key}”的取值 {value} 超出合理范围 {min} 至 {max}（{unit}）：请改值，或有理由时放宽范围。',
    en: 'The value {value} of the parameter "{key}" is outside its plausible range {min} to {max} ({unit}): change it, or widen the range if there is reason to.',
  },
  'model.notAnOption': {
    zh: '参数“{key}”是选项开关，不能取 {value}：请写 {min} 至 {max} 的整数。',
    en: 'The parameter "{key}" is a switch and cannot be {value}: write a whole number from {min} to {max}.',
  },
  'model.valueUnused': {
    zh: '参数“{key}”给出了 {year} 年的值，但模型到 {horizon} 年为止：这个值不会用到，请去掉它。',
    en: 'The parameter "{key}" has a value for {year}, but the model ends in {horizon}: it is never used, so remove it.',
  },
  'model.targetWithoutSeries': {
    zh: '目标所指的指标“{indicator}”既没有数据也没有公式，无法比较：请给它数据或公式。',
    en: 'The target is about the indicator "{indicator}", which has neither figures nor a formula to compare: give it one.',
  },
  'model.ruleReversed': {
    zh: '规则“{key}”的起始年 {from} 晚于截止年 {to}：请对调。',
    en: 'The rule "{key}" starts in {from}, after it ends in {to}: swap the years.',
  },
  'model.noSeries': {
    zh: '公式用到了指标“{name}”，但它既没有数据也没有公式：请先给它数据或公式。',
    en: 'The formula refers to the indicator "{name}", which has neither figures nor a formula: give it one first.',
  },
  'model.cycle': {
    zh: '公式在同一年内循环引用：{way}。请让其中一处改用上年值，如 上年(…)。',
    en: 'Formulas refer to each other in a circle within one year: {wayEn}. Let one of them use the year before, as in PREV(…).',
  },
  'model.caliberSum': {
    zh: '“{key}”把口径不同的“{a}”（{caliberA}）和“{b}”（{caliberB}）相加减：请改用同口径的指标；若确有依据，请给“{key}”写明自己的口径和理由。',
    en: '"{key}" adds or subtracts "{a}" ({caliberAEn}) and "{b}" ({caliberBEn}), which differ in caliber: use indicators of one caliber, or state a caliber and a reason of its own for "{key}".',
  },
  'model.caliberChain': {
    zh: '“{key}”把口径不同的数据“{a}”（{caliberA}）和“{b}”（{caliberB}）接成一个序列：请分成两个指标。',
    en: '"{key}" chains the figures "{a}" ({caliberA}) and "{b}" ({caliberB}), which differ in caliber: make two indicators of them.',
  },
  'model.changedBoth': {
    zh: '“{path}”在窗格和工作簿里都改过：窗格里是 {ours}，工作簿里是 {theirs}。请选定其中一个。',
    en: '"{path}" was changed both in the pane and in the workbook: {ours} in the pane, {theirs} in the workbook. Choose one of them.',
  },
  // --- derived figures ----------------------------------------------------------------------
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
  // --- sampling ------------------------------------------------------------------------------
  'sampling.seed': {
    zh: '随机种子须是 0 到 9007199254740991 之间的整数，现为“{seed}”：请填写整数，例如 2030。',
    en: 'The seed must be a whole number from 0 to 9007199254740991, but it is "{seed}": enter one such as 2030.',
  },
  'sampling.draws': {
    zh: '抽样次数须是 1 到 {most} 之间的整数，现为“{draws}”：请改为例如 10000。',
    en: 'The number of draws must be a whole number from 1 to {most}, but it is "{draws}": use, for example, 10000.',
  },
  'sampling.unknownDistribution': {
    zh: '没有“{kind}”这种分布：请从下列分布中选择：{known}。',
    en: 'There is no distribution "{kind}": choose one of {known}.',
  },
  'sampling.missingParameter': {
    zh: '分布 {kind} 缺少参数 {parameter}：请补上它的数值。',
    en: 'The distribution {kind} lacks its parameter {parameter}: give it a value.',
  },
  'sampling.unknownParameter': {
    zh: '分布 {kind} 没有参数 {parameter}：它的参数是 {known}，请更正名称、按顺序连续编号，或删去该参数。',
    en: 'The distribution {kind} has no parameter {parameter}: it takes {known}; correct the name, number lists without gaps, or remove it.',
  },
  'sampling.notFinite': {
    zh: '分布 {kind} 的参数 {parameter} 是“{value}”，不是有限的数：请填写一个数。',
    en: 'The parameter {parameter} of the distribution {kind} is "{value}", which is no finite number: enter a number.',
  },
  'sampling.domain': {
    zh: '分布 {kind} 的参数 {parameter} 为 {value}，超出允许范围（{domain}）：请改为范围内的数。',
    en: 'The parameter {parameter} of the distribution {kind} is {value}, outside its range ({domain}): use a number within it.',
  },
  'sampling.order': {
    zh: '分布 {kind} 的参数须满足 {order}，且 {first} 小于 {last}，现依次为 {found}：请调整大小顺序。',
    en: 'The parameters of the distribution {kind} must satisfy {order} with {first} below {last}, but are {found}: put them in order.',
  },
  'sampling.lengths': {
    zh: '分布 {kind} 有 {values} 个取值（value）却有 {probabilities} 个概率（probability）：请逐一对应，个数相同。',
    en: 'The distribution {kind} has {values} values but {probabilities} probabilities: give one probability for each value.',
  },
  'sampling.probabilitySum': {
    zh: '分布 {kind} 的概率之和为 {sum}，应为 1：请调整各概率。',
    en: 'The probabilities of the distribution {kind} add up to {sum}, not to 1: adjust them.',
  },
  'sampling.truncationOrder': {
    zh: '分布 {kind} 的截断下限 {min} 不小于上限 {max}：请使 truncateMin 小于 truncateMax。',
    en: 'The distribution {kind} is cut below {min} and above {max}: truncateMin must be less than truncateMax.',
  },
  'sampling.truncationEmpty': {
    zh: '分布 {kind} 的取值在 {from} 与 {to} 之间，截断到 {min} 至 {max} 后几乎没有剩余：请放宽截断范围。',
    en: 'Practically nothing of the distribution {kind}, which lies between {from} and {to}, is left between {min} and {max}: widen the limits.',
  },
  'sampling.extreme': {
    zh: '分布 {kind} 的参数过于极端，两端的取值超出计算机能表示的范围：请改用更接近实际的参数，或用 truncateMin、truncateMax 截断。',
    en: 'The parameters of the distribution {kind} are so extreme that its ends exceed what a computer can represent: use more realistic ones, or cut it with truncateMin and truncateMax.',
  },
  'sampling.metalogCount': {
    zh: 'metalog 分布需要 2 到 {most} 个分位数，现有 {count} 个：请增减分位数。',
    en: 'A metalog distribution takes 2 to {most} quantiles, but {count} are given: add or remove some.',
  },
  'sampling.metalogOrder': {
    zh: 'metalog 分布的概率须在 0 与 1 之间且互不相同，分位数须随概率递增：请检查 value 与 probability 的对应。',
    en: 'The probabilities of a metalog distribution must differ and lie between 0 and 1, and its quantiles must rise with them: check each value and its probability.',
  },
  'sampling.metalogBounds': {
    zh: 'metalog 分布的分位数（{first} 至 {last}）须严格在 min 与 max 之间：请放宽上下限。',
    en: 'The quantiles of a metalog distribution ({first} to {last}) must lie strictly between min and max: widen the bounds.',
  },
  'sampling.metalogFalls': {
    zh: '这些分位数无法连成 metalog 分布：曲线在累积概率 {percent}% 附近下降。请减少分位数，或把相邻分位数的间距调得均匀些。',
    en: 'No metalog distribution goes through these quantiles: its curve falls near {percent} %. Use fewer quantiles or space them more evenly.',
  },
  'sampling.correlationSize': {
    zh: '相关系数矩阵须是 {size} 行 {size} 列，与参数一一对应：请补齐或删去多余的行列。',
    en: 'The correlation matrix must have {size} rows and {size} columns, one for each parameter: complete it or remove what is too much.',
  },
  'sampling.correlationValue': {
    zh: '第 {row} 个与第 {column} 个参数的相关系数为 {value}：须是 -1 到 1 之间的数，对角线为 1。',
    en: 'The correlation of parameters {row} and {column} is {value}: it must be a number from -1 to 1, and 1 on the diagonal.',
  },
  'sampling.correlationSymmetry': {
    zh: '第 {row} 个与第 {column} 个参数的相关系数两处不一致（{value} 与 {other}）：请改为同一个数。',
    en: 'The correlation of parameters {row} and {column} is given as {value} and as {other}: make them the same.',
  },
  'sampling.correlationAdjusted': {
    zh: '这些相关系数彼此矛盾，不可能同时成立：已改用最接近的可行矩阵，变动最大的是第 {row} 个与第 {column} 个参数，由 {value} 变为 {adjusted}。如不合适，请自行调整。',
    en: 'These correlations contradict each other: the nearest possible ones are used; the largest change is between parameters {row} and {column}, from {value} to {adjusted}. If that does not suit, change them yourself.',
  },
  'sampling.unknownPath': {
    zh: '没有“{kind}”这种逐年变动方式：请从下列方式中选择：{known}。',
    en: 'There is no yearly path "{kind}": choose one of {known}.',
  },
  // --- command line -------------------------------------------------------------------------
  'cli.noFolder': {
    zh: '没有“{file}”这个文件夹：请检查路径，或先建好文件夹。',
    en: 'There is no folder "{file}": check the path, or make the folder first.',
  },
  'cli.noPackFile': {
    zh: '数据包里没有可读的“{file}”：数据包要有 documents.csv、figures.csv 和 model.json 三个文件。',
    en: 'The pack has no "{file}" that can be read: it needs documents.csv, figures.csv and model.json.',
  },
  'cli.isFolder': {
    zh: '“{file}”是文件夹：--out 请写文件名，如 浙江推演.xlsx。',
    en: '"{file}" is a folder: give --out a file name, such as zhejiang.xlsx.',
  },
  'cli.notXlsx': {
    zh: '“{file}”不是 .xlsx 文件名：请以 .xlsx 结尾。',
    en: '"{file}" is no .xlsx file name: let it end in .xlsx.',
  },
  'cli.cannotWrite': {
    zh: '不能写入“{file}”（{reason}）：请检查写入权限，或先在 Excel 中关闭该文件。',
    en: '"{file}" cannot be written ({reason}): check your rights to the folder, or close the file in Excel first.',
  },
  'eval.notJson': {
    zh: '这一行不是有效的 JSON：请写成 {example}。',
    en: 'This line is not valid JSON: write it like {example}.',
  },
  'eval.notAFormula': {
    zh: '缺少文字字段 "formula"：请写成 {example}。',
    en: 'The text field "formula" is missing: write the line like {example}.',
  },
  'eval.notInputs': {
    zh: '"inputs" 要按名称给出数：请写成 {example}。',
    en: '"inputs" has to give a number for each name: write the line like {example}.',
  },
  'eval.notAName': {
    zh: '“{name}”不能用作输入名称：请用文字开头，且不要像单元格地址（如 AI2030）。',
    en: '"{name}" cannot be the name of an input: start with a letter, and avoid what looks like a cell (AI2030).',
  },
  'eval.failed': {
    zh: '程序计算这个公式时出错（{reason}）：请把公式发给维护者。',
    en: 'The program failed on this formula ({reason}): send the formula to its maintainers.',
  },
  // --- kernel -------------------------------------------------------------------------------
  'kernel.tooLarge': {
    zh: '模型展开到各年后超过 {limit} 步运算，无法一次模拟：请减少指标，或缩短年份范围。',
    en: 'Written out by year, the model takes more than {limit} steps, too many to simulate: use fewer indicators or fewer years.',
  },
  // --- scenarios: files and names ---------------------------------------------------------------
  'scenario.notAFile': {
    zh: '“{file}”不是情景文件：请选择从“导出”得到的 .json 文件。',
    en: '"{file}" is not a scenario file: choose a .json file made with Export.',
  },
  'scenario.newer': {
    zh: '这个情景文件的版本是 {version}，本程序只认到 {known}：请更新程序，或请对方用旧版导出。',
    en: 'This scenario file has version {version}, and this program knows {known}: update the program, or ask for a file from the older one.',
  },
  'scenario.otherModel': {
    zh: '文件出自另一个模型“{zh}”：请核对导入的数值是否适用。',
    en: 'The file comes from another model, "{en}": check that its values apply here.',
  },
  'scenario.noParent': {
    zh: '这里没有它所沿用的情景“{parent}”：沿用的数值已改为自带，结果不受影响。',
    en: 'The scenario "{parent}" that it inherits from is not here: what it inherited has become its own.',
  },
  'scenario.renamed': {
    zh: '名称或标识已被使用：导入为“{zh}”（{key}），可以再改名。',
    en: 'Its name or key is taken: it was imported as "{en}" ({key}), and you can rename it.',
  },
  'scenario.unknownParameter': {
    zh: '这个模型没有参数“{key}”：它的数值没有导入。',
    en: 'This model has no parameter "{key}": its values were left out.',
  },
  'scenario.otherUnit': {
    zh: '“{key}”的单位是“{unit}”，不能换算成“{expected}”：它的数值没有导入，请手工填写。',
    en: 'The values of "{key}" are in "{unit}", which cannot be converted to "{expected}": they were left out, so enter them by hand.',
  },
  'scenario.noOption': {
    zh: '“{key}”只能取 {min} 至 {max} 的整数选项：它的数值没有导入，请在窗格中选择。',
    en: '"{key}" has only the options {min} to {max}: its value was left out, so choose one in the pane.',
  },
  'scenario.nameMissing': {
    zh: '请填写情景名称，中英文各一个。',
    en: 'Give the scenario a name in each language.',
  },
  'scenario.nameTaken': {
    zh: '已有名为“{name}”的情景：请换一个名称。',
    en: 'There is a scenario called "{name}" already: choose another name.',
  },
  // --- history of changes ---------------------------------------------------------------------------
  'history.entryNumber': {
    zh: '变更记录的序号“{found}”读不懂，这一行没有读入：请撤销对灰色列和序号列的改动。',
    en: 'The number "{found}" of the history cannot be read, so this row is left out: undo your edits in the number and grey columns.',
  },
  'history.time': {
    zh: '变更记录的时间“{found}”读不懂，这一行没有读入：请写成 {example}。',
    en: 'The time "{found}" of the history cannot be read, so this row is left out: write it like {example}.',
  },
  'history.value': {
    zh: '变更记录的原值读不懂（{found}），这项改动没有读入，返回先前状态时会略过它：请撤销对灰色列的改动。',
    en: 'A value of the history cannot be read ({found}): going back will pass over this change. Undo your edits in the grey columns.',
  },
  'history.noModel': {
    zh: '这个时点的记录不完整，恢复不出可用的模型：请选择别的时点。',
    en: 'The record of this point is incomplete and gives no usable model: choose another point.',
  },
  // --- a plan for a workbook that lives -----------------------------------------------------------
  'workbook.formulaOvertyped': {
    zh: '这里的公式被改成了“{found}”：重新生成会恢复公式。若要保留您的数，请把它写到参数或数据表里。',
    en: 'The formula here was overtyped with "{found}": building again brings the formula back. To keep your number, make it a parameter or a figure.',
  },
  'workbook.formulaReplaced': {
    zh: '这里的公式被改成了 {found}：重新生成会换回模型的公式。若要保留，请改“模型”表里的公式文本。',
    en: "The formula here was changed to {found}: building again brings the model's formula back. To keep yours, change the formula text on the Model sheet.",
  },
  'workbook.formulasRenewed': {
    zh: '这张表有 {count} 个公式与模型不同（{places}）：重新生成会更新它们。若其中有您自己的公式，请先抄到别处。',
    en: '{count} formulas on this sheet are not those of the model ({places}): building again renews them. Copy any of your own elsewhere first.',
  },
  'workbook.referencesRenewed': {
    zh: '这张表有 {count} 个公式引用的是别的单元格（{places}），多半是因为表格排过序：重新生成会让它们重新指向原来的指标。',
    en: '{count} formulas on this sheet refer to other cells ({places}), most likely because a table was sorted: building again points them to their own series.',
  },
  'workbook.textReplaced': {
    zh: '这里的内容被改成了“{found}”：重新生成会换回原来的内容。若要保留，请抄到区域以外。',
    en: 'The content here was changed to "{found}": building again brings the original back. To keep yours, copy it outside the region.',
  },
  'workbook.cellInTheWay': {
    zh: '这里有您的内容“{found}”，而新的工作簿要用这一格：请先把它移到旁边，再生成。',
    en: 'Your "{found}" stands in a cell that the new workbook needs: move it aside, then build again.',
  },
  'workbook.rowRestored': {
    zh: '这张表里没有“{row}”这一行：重新生成会补上。若不想要它，请在“模型”表里删去键 {key}。',
    en: 'The row "{row}" is missing from this sheet: building again adds it. If you do not want it, delete the key {key} on the Model sheet.',
  },
  'workbook.columnRestored': {
    zh: '这张表里没有“{column}”这一列：重新生成会补上。若不想要它，请在“模型”表的设置里改年份。',
    en: 'The column "{column}" is missing from this sheet: building again adds it. If you do not want it, change the years in the settings on the Model sheet.',
  },
  'workbook.rowRemoved': {
    zh: '模型里已没有“{row}”：重新生成会删去这一行。若要保留它的数，请先抄到别的表。',
    en: 'The model no longer has "{row}": building again deletes this row. To keep its numbers, copy them to another sheet first.',
  },
  'workbook.rowKept': {
    zh: '模型里已没有“{row}”，但这一行旁边有您的内容，所以只清空我们的单元格：请看过以后自行删去这一行。',
    en: 'The model no longer has "{row}", but you wrote beside it, so only our cells are emptied: delete the row yourself when you have checked it.',
  },
  'workbook.columnKept': {
    zh: '模型里已没有“{column}”这一列，但这一列里有您的内容，所以只清空我们的单元格：请看过以后自行删去这一列。',
    en: 'The model no longer has the column "{column}", but you wrote in it, so only our cells are emptied: delete the column yourself when you have checked it.',
  },
  'workbook.sheetRemoved': {
    zh: '情景已删去，它的工作表“{sheet}”会一并删除。若要保留，请先复制这张表。',
    en: 'The scenario is gone and its sheet "{sheet}" will be deleted. To keep it, copy the sheet first.',
  },
  'workbook.sheetKept': {
    zh: '情景已删去，但工作表“{sheet}”里有您的改动，或别处在引用它，因此保留：不需要时请自行删除。',
    en: 'The scenario is gone, but its sheet "{sheet}" holds changes of yours or is referred to elsewhere, so it stays: delete it yourself when you no longer need it.',
  },
  'workbook.referenceLost': {
    zh: '您的公式 {formula} 引用了将要删去的行或列：请先改它，再生成。',
    en: 'Your formula {formula} refers to a row or column that will be deleted: change it, then build again.',
  },
} as const satisfies Record<string, Bilingual>;

export type ProblemCode = keyof typeof PROBLEMS;
