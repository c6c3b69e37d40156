/** Problems of tables with a row a firm: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const FIRMS_PROBLEMS = {
  'firms.noEngine': {
    zh: '没有装 DuckDB，不能计算企业表：请运行 npm install @duckdb/node-api@{version}，再试一次。',
    en: 'DuckDB is not installed, so a table of firms cannot be calculated: run npm install @duckdb/node-api@{version} and try again.',
  },
  'firms.noGroups': {
    zh: '“{column}”一列里有“{value}”：请用1或true标出政策惠及的企业，用0或false标出对照企业。',
    en: 'The column "{column}" holds "{value}": write 1 or true for the firms that the measure reached, and 0 or false for the control group.',
  },
  'firms.noFile': {
    zh: '没有可读的文件“{file}”：请检查路径，给出 .csv、.tsv 或 .parquet 文件。',
    en: 'There is no file "{file}" that can be read: check the path; .csv, .tsv and .parquet files are read.',
  },
  'firms.otherFile': {
    zh: '“{file}”不是企业表：请给出 .csv、.tsv 或 .parquet 文件。',
    en: '"{file}" is not a table of firms: give a .csv, .tsv or .parquet file.',
  },
  'firms.cannotRead': {
    zh: '“{file}”不能作为表读入（{reason}）：第一行应是列名，文本应为 UTF-8 编码。',
    en: '"{file}" cannot be read as a table ({reason}): the first row must have the names of the columns, and the text must be UTF-8.',
  },
  'firms.empty': {
    zh: '“{file}”里没有企业：请给出第一行为列名、下面每行一家企业的文件。',
    en: 'There are no firms in "{file}": give a file with the names of the columns in the first row and a row a firm below.',
  },
  'firms.ragged': {
    zh: '“{file}”各行的列数不一，或有引号没有成对：请让第一行为列名，各行列数相同，并把含逗号的文字放在双引号里。',
    en: 'The rows of "{file}" do not all have as many cells as the first row, or a quotation mark is not closed: let the first row have the names of the columns, every row as many cells, and put texts with commas in double quotation marks.',
  },
  'firms.failed': {
    zh: '数据库没有算出结果（{reason}）：请把公式和列名发给维护者。',
    en: 'The database gave no result ({reason}): send formulas and names of columns to the maintainers.',
  },
  'firms.notNamed': {
    zh: '“{text}”没有名称：请写成 名称=公式，例如 rd_next=rd*1.08。',
    en: '"{text}" has no name: write NAME=FORMULA, such as rd_next=rd*1.08.',
  },
  'firms.noName': {
    zh: '“{name}”不能作公式的名称，因为公式里会把它读成别的东西：请用文字、数字和下划线，写成 名称=公式，例如 large=IF(rd>=15,1,0)。',
    en: '"{name}" cannot be the name of a formula, because a formula would read it as something else: use letters, digits and underscores, and write NAME=FORMULA, such as large=IF(rd>=15,1,0).',
  },
  'firms.sameName': {
    zh: '列“{first}”和列“{second}”在公式里是同一个名称：请在表里给其中一列改名。',
    en: 'The columns "{first}" and "{second}" have the same name for a formula: rename one of them in the table.',
  },
  'firms.nameUnknown': {
    zh: '公式“{formula}”里的“{name}”既不是表里的列，也不是前面的公式或模型里的名称：各列为 {known}。',
    en: '"{name}" in the formula "{formula}" is not a column, a formula before or a name of the model: the columns are {known}.',
  },
  'firms.nameUnknownNear': {
    zh: '公式“{formula}”里的“{name}”既不是表里的列，也不是前面的公式或模型里的名称：是不是“{nearest}”？各列为 {known}。',
    en: '"{name}" in the formula "{formula}" is not a column, a formula before or a name of the model: did you mean "{nearest}"? The columns are {known}.',
  },
  'firms.noColumn': {
    zh: '表里没有“{name}”这一列：各列为 {known}。',
    en: 'The table has no column "{name}": its columns are {known}.',
  },
  'firms.nameTaken': {
    zh: '“{name}”已是列名或前面公式的名称：请换一个名称。',
    en: '"{name}" is already a column or a formula before: choose another name.',
  },
  'firms.notNumber': {
    zh: '公式“{name}”得不到数，不能求和：请让它得出数，例如 =IF(条件,1,0)。',
    en: 'The formula "{name}" does not give a number, so it cannot be summed: let it give one, as in =IF(test,1,0).',
  },
  'firms.noFunction': {
    zh: '公式“{name}”里的 {what} 不能写成 SQL：请改用四则运算、比较、IF、MIN、MAX、ROUND、EXP、LN、POWER 等，或先在表里算好。',
    en: '{what} in the formula "{name}" cannot be written in SQL: use arithmetic, comparisons, IF, MIN, MAX, ROUND, EXP, LN, POWER and their kin, or calculate it in the table first.',
  },
  'firms.otherType': {
    zh: '公式“{name}”里的“{what}”类型不合（文字、数字和真假不能混用）：请检查这一列，或让比较和 IF 的两边类型相同。',
    en: '"{what}" in the formula "{name}" has another type than is needed (texts, numbers and logical values do not mix): check the column, or make both sides of a comparison or an IF the same type.',
  },
  'firms.noPlaces': {
    zh: '公式“{name}”里 {what} 的位数须直接写成 0 到 6 的整数。',
    en: 'In the formula "{name}" the places of {what} must be written as a whole number from 0 to 6.',
  },
  'firms.noValue': {
    zh: '公式“{name}”里的“{what}”没有可用的值：它既不是可计算的列，模型在这一年也没有它的数。',
    en: '"{what}" in the formula "{name}" has no value: it is not a column that can be calculated with, and the model has no number for it in this year.',
  },
  'firms.noList': {
    zh: '公式“{name}”里的 {what} 不能写成 SQL：请把各个数分开写成参数。',
    en: '{what} in the formula "{name}" cannot be written in SQL: write the numbers as arguments of their own.',
  },
  'firms.hidesName': {
    zh: '“{name}”既是表里的列，也是模型里的名称：公式用的是表里的列。',
    en: '"{name}" is a column of the table and a name of the model: the formulas use the column.',
  },
} as const satisfies Record<string, Bilingual>;
