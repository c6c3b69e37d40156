/** Problems of a formula that was typed: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const FORMULA_PROBLEMS = {
  'formula.empty': {
    zh: '公式是空的：请输入以 = 开头的公式。',
    en: 'The formula is empty: type a formula that starts with =.',
  },
  'formula.tooLong': {
    zh: '公式有 {length} 个字符，Excel 最多接受 {limit} 个：请把它拆成几个指标。',
    en: 'The formula has {length|character|characters} and Excel takes at most {limit}: split it into several indicators.',
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
    en: 'A "{found}" cannot be used here: write numbers without thousands separators (1000); commas only separate arguments.',
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
  'formula.functionByCell': {
    zh: '“{name}”按单元格的位置取数，插入一行或换一张表就会变；这里的公式写名称：请用 上年(…)、滞后(…, 年数)、指定年(…, 年份)、历年(…)，要按序号取用 INDEX(历年(…), 序号)。',
    en: '"{name}" reads cells by their position, which changes with every inserted row; formulas here use names: write PREV(…), LAG(…, years), AT(…, year) or SPAN(…), or INDEX(SPAN(…), number) for one by its number.',
  },
  'formula.functionOfToday': {
    zh: '“{name}”每天都变，结果就无法复核：请写 年份 或 BASEYEAR，或用 DATE(年, 月, 日) 写明日期。',
    en: '"{name}" changes every day, so that no result could be checked again: write YEAR or BASEYEAR, or a fixed day as DATE(year, month, day).',
  },
  'formula.functionRandom': {
    zh: '“{name}”每次计算都变：请把它设为参数并给出分布，再在“不确定性”里模拟。',
    en: '"{name}" changes with every calculation: make it a parameter with a distribution and simulate it under Uncertainty.',
  },
  'formula.functionOfView': {
    zh: '“{name}”的结果取决于哪些行被隐藏或筛选：请用 SUM、AVERAGE、COUNT、MAX 或 MIN，如 SUM(历年(…))；要跳过错误，请在指标的公式里用 IFERROR。',
    en: '"{name}" depends on which rows are hidden or filtered: use SUM, AVERAGE, COUNT, MAX or MIN, as in SUM(SPAN(…)); to pass over errors, use IFERROR in the formula of the indicator.',
  },
  'formula.functionOfBlanks': {
    zh: '“{name}”问单元格是否为空；这里没有值的年份是 #N/A：请用 ISNA(…)，要计数请用 COUNT(历年(…))。',
    en: '"{name}" asks for empty cells; a year without a value is #N/A here: use ISNA(…), or COUNT(SPAN(…)) to count.',
  },
  'formula.functionManyCells': {
    zh: '“{name}”的结果占多个单元格，而一个指标每年只有一个值：直线请用 SLOPE、INTERCEPT、RSQ、STEYX，拟合值用 TREND 或 GROWTH，乘积之和用 SUMPRODUCT，计数用 COUNTIFS。',
    en: '"{name}" fills several cells, and an indicator has one value a year: for a line use SLOPE, INTERCEPT, RSQ and STEYX, for values on it TREND or GROWTH, for sums of products SUMPRODUCT, to count COUNTIFS.',
  },
  'formula.functionSmoothing': {
    zh: '“{name}”的平滑参数由 Excel 自行选取，其他软件算出的值不同：直线趋势请用 TREND 或 FORECAST.LINEAR，等速增长用 GROWTH，增速渐缓用 DAMPED，有上限用 LOGISTIC。',
    en: 'Excel chooses the smoothing of "{name}" by itself, and other programs give other values: use TREND or FORECAST.LINEAR for a straight line, GROWTH for a constant rate, DAMPED for a rate that fades, LOGISTIC for a ceiling.',
  },
  'formula.functionDatabase': {
    zh: '“{name}”从一张表和一张条件表取数，这里没有：请用 SUMIFS、AVERAGEIFS、COUNTIFS、MAXIFS 或 MINIFS，把条件写在公式里。',
    en: '"{name}" reads a table and a table of conditions, which are not here: use SUMIFS, AVERAGEIFS, COUNTIFS, MAXIFS or MINIFS with the conditions in the formula.',
  },
  'formula.functionFetches': {
    zh: '“{name}”从工作簿之外取数，收到文件的人无法复核：请把这个数作为数据录入，并写明出处。',
    en: '"{name}" fetches from outside the workbook, where nobody who receives it can check: enter the number as a figure with its source.',
  },
  'formula.functionTime': {
    zh: '这里没有“{name}”，模型按年计算：请用 DATE、YEAR、MONTH、DAY、DAYS、EDATE、EOMONTH 或 YEARFRAC。',
    en: '"{name}" is not available, because a model counts in years: use DATE, YEAR, MONTH, DAY, DAYS, EDATE, EOMONTH or YEARFRAC.',
  },
  'formula.functionInternational': {
    zh: '这里没有“{name}”：请用周六、周日休息的 NETWORKDAYS 或 WORKDAY，把其他休息日写进节假日。',
    en: '"{name}" is not available: use NETWORKDAYS or WORKDAY, which rest on Saturdays and Sundays, and give other days of rest as holidays.',
  },
  'formula.functionNotHere': {
    zh: 'Excel 有“{name}”，这里没有：请用函数表里的函数写出它的算式，或在自己的表里算好，把结果作为参数录入并写明理由。',
    en: 'Excel has "{name}" and this language has not: write its calculation with functions of the list, or calculate it on a sheet of your own and enter the result as a parameter with its reason.',
  },
  'formula.argumentsFew': {
    zh: '{fn} 至少要有 {min} 个参数，这里有 {count} 个：{fn}({parametersZh})。',
    en: '{fn} needs at least {min|argument|arguments} and has {count}: {fn}({parametersEn}).',
  },
  'formula.argumentsMany': {
    zh: '{fn} 最多有 {max} 个参数，这里有 {count} 个：{fn}({parametersZh})。',
    en: '{fn} takes at most {max|argument|arguments} and has {count}: {fn}({parametersEn}).',
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
  'formula.formatExpected': {
    zh: '{fn} 的这个参数必须是写在引号里的格式代码，如 "0.0%" 或 "yyyy-mm-dd"。',
    en: 'This argument of {fn} must be a format code in quotes, such as "0.0%" or "yyyy-mm-dd".',
  },
  'formula.formatUnsupported': {
    zh: '{fn} 不能使用格式代码“{found}”：它在不同语言的 Excel 里结果不同，或这里尚不支持。请改用 0、0.0、#,##0、0.0%、yyyy-mm-dd、yyyy"年"m"月" 或 @ 这样的代码。',
    en: '{fn} cannot use the format code "{found}": its result depends on the language of Excel, or it is not supported here. Use a code such as 0, 0.0, #,##0, 0.0%, yyyy-mm-dd or @ instead.',
  },
  'formula.yearExpected': {
    zh: '{fn} 的这个参数必须是年份，如 基准年、年份-1 或 2024。',
    en: 'This argument of {fn} must be a year, such as BASEYEAR, YEAR-1 or 2024.',
  },
  'formula.cellsExpected': {
    zh: '{fn} 的这个参数在 Excel 里只能是单元格：请写指标或参数的名称，或 历年(指标)；算式请先另设为指标。',
    en: 'Excel takes only cells for this argument of {fn}: write the name of an indicator or parameter, or SPAN(indicator); make a calculation an indicator first.',
  },
  'formula.listExpected': {
    zh: '{fn} 的这个参数必须是单元格或花括号里的列表：请写指标或参数的名称、历年(指标) 或 {1,2,3}；算式请先另设为指标。',
    en: 'This argument of {fn} must be cells or a list in braces: write the name of an indicator or parameter, SPAN(indicator) or {1,2,3}; make a calculation an indicator first.',
  },
  'formula.modesUnsupported': {
    zh: '{fn} 的这两种方式不能一起用：旧版 Excel 没有对应的算法。匹配方式 2（通配符）只能从头搜索，搜索方式请写 1、-1、2 或 -2。',
    en: '{fn} cannot use these modes together, because older Excel has no formula for them. Match mode 2 (wildcards) searches from the first item only; search modes are 1, -1, 2 and -2.',
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
  'kernel.tooLarge': {
    zh: '模型展开到各年后超过 {limit} 步运算，无法一次模拟：请减少指标，或缩短年份范围。',
    en: 'Written out by year, the model takes more than {limit} steps, too many to simulate: use fewer indicators or fewer years.',
  },
} as const satisfies Record<string, Bilingual>;
