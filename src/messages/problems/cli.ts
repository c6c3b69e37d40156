/** Problems of the command line: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const CLI_PROBLEMS = {
  'cli.noFolder': {
    zh: '没有“{file}”这个文件夹：请检查路径，或先建好文件夹。',
    en: 'There is no folder "{file}": check the path, or make the folder first.',
  },
  'cli.noPackFile': {
    zh: '数据包里没有可读的“{file}”：数据包要有 documents.csv、figures.csv 和 model.json 三个文件。',
    en: 'The pack has no "{file}" that can be read: it needs documents.csv, figures.csv and model.json.',
  },
  'cli.isFolder': {
    zh: '“{file}”是文件夹：--out 请写文件名，如 推演.xlsx。',
    en: '"{file}" is a folder: give --out a file name, such as projection.xlsx.',
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
  'eval.lineTooLong': {
    zh: '这一行超过 {most} 个字符，没有读入：请拆成较短的行。',
    en: 'This line has more than {most} characters and was not read: split it into shorter lines.',
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
} as const satisfies Record<string, Bilingual>;
