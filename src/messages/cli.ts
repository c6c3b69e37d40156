/**
 * Sentences and headings of the command line, a row each, both languages side by side. `{name}` places are
 * filled by `fill`. Problems of what a user wrote stand in problems.ts; these say how the command is used.
 */
import type { Bilingual } from './language.js';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const CLI = {
  // --- usage --------------------------------------------------------------------------------
  usage: both('用法：tuiyan <命令> [选项]', 'Usage: tuiyan <verb> [options]'),
  usageOf: both('用法：tuiyan {verb} {options}', 'Usage: tuiyan {verb} {options}'),
  verbs: both('命令：', 'Verbs:'),
  options: both('选项：', 'Options:'),
  more: both('每个命令的详细用法：tuiyan <命令> --help', 'More on one verb: tuiyan <verb> --help'),
  exitCodes: both(
    '退出码：0 完成；1 输入有问题（逐条写到标准错误，格式为 文件:行:列 级别 说明）；2 用法不对。',
    'Exit codes: 0 done; 1 the input has problems (each on standard error as file:line:column severity message); 2 wrong usage.',
  ),
  buildSummary: both('生成带公式的 Excel 工作簿', 'write the whole workbook, with live formulas'),
  projectSummary: both(
    '推演一个情景，列出指标、目标和规则',
    'project a scenario: indicators, targets and rules',
  ),
  evalSummary: both(
    '从标准输入逐行读取 {"id","formula","inputs":{名称:数}} 并计算（单一年份，各输入即当年值）',
    'calculate formulas from standard input, a line each: {"id","formula","inputs":{name:number}} (one year, inputs are its values)',
  ),
  verifySummary: both(
    '用原文逐字核对数据包中的每一项数据',
    'check every figure of the pack against the text of its document',
  ),
  packOption: both('数据包文件夹（默认：浙江数据包）', 'folder of the pack (default: the Zhejiang pack)'),
  jsonOption: both('输出 JSON', 'print JSON'),
  langOption: both('语言，zh 或 en（默认：跟随系统）', 'language, zh or en (default: the system’s)'),
  outOption: both('要写的 .xlsx 文件', 'the .xlsx file to write'),
  scenarioOption: both('情景（默认：第一个）', 'scenario (default: the first)'),
  documentsOption: both('存放原文的文件夹', 'folder that holds the texts of the documents'),
  helpOption: both('显示用法', 'show how to use it'),
  // --- wrong usage --------------------------------------------------------------------------
  noVerb: both('请给出命令。', 'Name a verb.'),
  unknownVerb: both('没有“{verb}”这个命令。', 'There is no verb "{verb}".'),
  unknownOption: both('{verb} 没有 {option} 这个选项。', '{verb} has no option {option}.'),
  nearOption: both(
    '{verb} 没有 {option} 这个选项，是否指 {nearest}？',
    '{verb} has no option {option}; did you mean {nearest}?',
  ),
  nearVerb: both(
    '没有“{verb}”这个命令，是否指 {nearest}？',
    'There is no verb "{verb}"; did you mean {nearest}?',
  ),
  noOptionValue: both('{option} 后面要写{value}。', '{option} needs a value: {value}.'),
  needlessValue: both('{option} 后面不带值。', '{option} takes no value.'),
  doubleOption: both('{option} 只能写一次。', '{option} can be given only once.'),
  missingOption: both('{verb} 需要 {option}：{value}。', '{verb} needs {option}: {value}.'),
  stray: both(
    '不明白“{word}”：{verb} 只接受选项。',
    '"{word}" is not understood: {verb} takes options only.',
  ),
  wrongLanguage: both('--lang 只能是 zh 或 en，不能是“{value}”。', '--lang can be zh or en, not "{value}".'),
  unknownScenario: both(
    '没有情景“{scenario}”。可用的情景：{known}。',
    'There is no scenario "{scenario}". The scenarios are {known}.',
  ),
  nearScenario: both(
    '没有情景“{scenario}”，是否指“{nearest}”？可用的情景：{known}。',
    'There is no scenario "{scenario}"; did you mean "{nearest}"? The scenarios are {known}.',
  ),
  // --- what verbs print ---------------------------------------------------------------------
  built: both(
    '已写好 {file}：{sheets} 张工作表，{formulas} 个公式，用时 {seconds} 秒。',
    '{file} is written: {sheets} sheets, {formulas} formulas, {seconds} seconds.',
  ),
  verified: both(
    '{figures} 项数据，{verified} 项核对无误，{problems} 处问题。',
    '{figures} figures, {verified} verified, {problems} problems.',
  ),
  scenario: both('情景：{name}', 'Scenario: {name}'),
  indicator: both('指标', 'Indicator'),
  unit: both('单位', 'Unit'),
  targets: both('目标', 'Targets'),
  year: both('年份', 'Year'),
  target: both('目标值', 'Target'),
  projected: both('推演值', 'Projected'),
  gap: both('差距', 'Gap'),
  status: both('是否达到', 'Met'),
  met: both('达到', 'met'),
  missed: both('未达到', 'missed'),
  rules: both('规则', 'Rules'),
  holds: both('各年都满足', 'holds in every year'),
  broken: both('不满足：{years}', 'broken in {years}'),
  unanswered: both('无法判断：{years}', 'no answer in {years}'),
} as const satisfies Record<string, Bilingual>;

export type CliText = keyof typeof CLI;
