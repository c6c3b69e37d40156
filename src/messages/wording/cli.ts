/**
 * Sentences and headings of the command line, a row each, both languages side by side. `{name}` places are
 * filled by `fill`. Problems of a user's input are in problems/; these texts are about the use of the command.
 */
import { both, type Bilingual } from '../language.js';

export const CLI = {
  // --- usage --------------------------------------------------------------------------------
  usage: both('用法：tuiyan <命令> [选项]', 'Usage: tuiyan <verb> [options]'),
  usageOf: both('用法：tuiyan {usage}', 'Usage: tuiyan {usage}'),
  moreProblems: both(
    '另有 {more} 处：先改好上面的，再运行一次。',
    'and {more} more: mend those above first, then run again.',
  ),
  verbs: both('命令：', 'Verbs:'),
  options: both('选项：', 'Options:'),
  more: both('每个命令的详细用法：tuiyan <命令> --help', 'More on one verb: tuiyan <verb> --help'),
  moreHelp: both('各命令的说明：tuiyan --help', 'What the verbs do: tuiyan --help'),
  moreOnVerb: both('详细用法：tuiyan {verb} --help', 'More: tuiyan {verb} --help'),
  exitCodes: both(
    '退出码：0 完成；1 输入有问题（逐条写到标准错误，格式为 文件:行:列 级别 说明）；2 用法不对。',
    'Exit codes: 0 done; 1 the input has problems (each on standard error as file:line:column severity message); 2 wrong usage.',
  ),
  buildSummary: both('生成带公式的 Excel 工作簿', 'write the whole workbook, with live formulas'),
  reportSummary: both(
    '写一份单文件网页报告：图表、目标、来历、出处，可打印、可转发',
    'write a report as one HTML file to print or send: charts, targets, why, sources',
  ),
  firmsSummary: both(
    '按企业表（每行一家）计算公式，并按列汇总',
    'calculate formulas over a table with a row a firm, and sum them by column',
  ),
  sqlSummary: both(
    '写出 firms 所用的 SQL 查询，也可供 PostgreSQL、ClickHouse 使用',
    'write the SQL query that firms runs, also for PostgreSQL and ClickHouse',
  ),
  projectSummary: both(
    '推演一个情景，列出指标、目标和规则',
    'project a scenario: indicators, targets and rules',
  ),
  evalSummary: both(
    '从标准输入逐行读取 {"id","formula","inputs":{名称:数}} 并计算（单一年份，各输入即当年值）',
    'calculate formulas from standard input, a line each: {"id","formula","inputs":{name:number}} (one year, inputs are its values)',
  ),
  extractSummary: both(
    '从文件（.txt .md .html .docx）里找出规划人员要的数据；只用数据包的名称、单位和地名，不用其中的数据',
    'find figures in documents (.txt .md .html .docx); of the pack only names, units and places are used, never its figures',
  ),
  verifySummary: both(
    '用原文逐字核对数据包中的每一项数据，并检查模型',
    'check every figure of the pack against the text of its document, and check the model',
  ),
  simulateSummary: both(
    '蒙特卡洛模拟：各指标的均值、分位数，各目标达到的概率',
    'Monte Carlo: mean and percentiles of the indicators, probability of each target',
  ),
  seekSummary: both(
    '求参数取多少时指标达到目标值',
    'find what a parameter must be for an indicator to take a value',
  ),
  allocateSummary: both(
    '把一个年度总额分到各地，或分到各地和各投入主体',
    'divide a yearly total among places, or among places and kinds of investor',
  ),
  backcastSummary: both(
    '求满足全部目标和硬规则的最小参数调整',
    'the least change of parameters that meets all targets that can be judged, and all hard rules',
  ),
  contradictionsSummary: both(
    '列出不能同时成立的目标、规则和数字，以及彼此不一致的数据',
    'targets, rules and numbers that cannot hold together, and figures that differ',
  ),
  sensitivitySummary: both(
    '指标对各参数的敏感性：龙卷风、弹性、Sobol 指数',
    'what moves an indicator: tornado, elasticities, Sobol indices',
  ),
  whySummary: both(
    '一个数为什么是这个数：公式、代入的数值、直到原文，以及用到它的地方',
    'why a value is what it is: formula, values, down to the documents, and what uses it',
  ),
  againstOption: both(
    '与另一情景或另一年相比：各项假设各差多少，合计等于总差额',
    'compare with another scenario or year: what each assumption contributes, adding up to the difference',
  ),
  depthOption: both('往回追几层（默认 2）', 'how many steps back (default 2)'),
  badCell: both(
    '看不懂“{value}”：请写“指标:年份”，如 export_share:2030。',
    '"{value}" cannot be read: write INDICATOR:YEAR, such as export_share:2030.',
  ),
  badDepth: both(
    '层数“{value}”不对：请给 1 到 {most} 的整数。',
    'The depth "{value}" is not usable: give a whole number from 1 to {most}.',
  ),
  listSummary: both(
    '列出模型里可以指名的东西：指标、参数、情景、目标、规则、数据、成员',
    'what can be named: indicators, parameters, scenarios, targets, rules, figures or members',
  ),
  newSummary: both(
    '新建一个能直接推演的数据包：空白的，或从表格、文档建立',
    'a new pack that projects at once: a small one, or one made from tables or documents',
  ),
  fromOption: both(
    '表格（.csv、.xlsx），或文档（.txt、.md、.html、.docx、.pdf）',
    'tables (.csv, .xlsx), or documents (.txt, .md, .html, .docx, .pdf)',
  ),
  readSummary: both(
    '把改过的推演工作簿读回成数据包，并列出改动',
    'a workbook of ours, edited anywhere, back to a pack, with what changed',
  ),
  monitorSummary: both(
    '用上半年、季度或各月的实际值对照年度计划：完成、同比、预计全年、其余时期还需',
    'observations within the year against its plan: attainment, growth, nowcast, what the rest needs',
  ),
  tasksSummary: both(
    '把目标拆成各年任务：数额、比上年增加、责任单位、完成时间，可写成 CSV',
    'split the targets into tasks of years: amount, increase, owner, date; as CSV if you like',
  ),
  ownersOption: both(
    '责任分工：indicator,owner[,member][,year][,date]，日期为 10-31 或 2026-10-31（默认年底）',
    'who answers for what: indicator,owner[,member][,year][,date]; dates as 10-31 or 2026-10-31 (default: end of the year)',
  ),
  tasksFromOption: both(
    '第一个年份（默认：基年的下一年）',
    'the first year (default: the one after the base year)',
  ),
  tasksToOption: both('最后一个年份（默认：规划期末）', 'the last year (default: the horizon)'),
  tasksOutOption: both(
    '另写成 CSV 文件，Excel 可直接打开',
    'also write the table as a CSV file that Excel opens',
  ),
  tasksOpen: both(
    '{all} 项任务中有 {count} 项没有责任单位：请在 --owners 的表中补上。',
    '{count|task|tasks} of {all} have no owner: name them in the table of --owners.',
  ),
  badTaskYears: both(
    '--from 和 --to 须为年份，前者不晚于后者，不能是“{from}”和“{to}”',
    '--from and --to are years, the first not after the last, not "{from}" and "{to}"',
  ),
  rollSummary: both(
    '实际数到来：基准年前移，解释各指标为何改变，写成新的数据包',
    'actuals arrive: moves the base year, explains what changes, and writes the rolled pack',
  ),
  packOption: both(
    '数据包文件夹或 .zip（默认：自带的数据包）',
    'folder of the pack, or a .zip (default: the one that comes with the program)',
  ),
  jsonOption: both('输出 JSON', 'print JSON'),
  langOption: both('语言，zh 或 en（默认：跟随系统）', "language, zh or en (default: the system's)"),
  outOption: both('要写的 .xlsx 文件', 'the .xlsx file to write'),
  reportOutOption: both('要写的 .html 文件', 'the .html file to write'),
  firmsTableOption: both(
    '企业表：.csv、.tsv 或 .parquet，第一行是列名',
    'the table: .csv, .tsv or .parquet, names of columns in the first row',
  ),
  firmsFormulaOption: both(
    '要计算并求和的公式，可用列名、前面的公式和模型里的名称',
    'formulas to calculate and sum; they may use columns, formulas before and names of the model',
  ),
  firmsByOption: both('按哪些列汇总', 'columns to sum by'),
  firmsEffectOption: both(
    '双重差分：该列以1或true标出政策惠及的企业，最后一个公式是每家企业的前后变化',
    'difference in differences: the column says by 1 or true whom a measure reached, the last formula is the change of a firm',
  ),
  effectReached: both('惠及企业数', 'firms reached'),
  effectControl: both('对照企业数', 'control firms'),
  effectChangeReached: both('惠及组平均变化', 'mean change, reached'),
  effectChangeControl: both('对照组平均变化', 'mean change, control'),
  effectEffect: both('效应', 'effect'),
  effectError: both('稳健标准误', 'robust error'),
  effectInterval: both('95%区间', '95% interval'),
  effectChance: both('无效应时出现的概率', 'p without effect'),
  effectNote: both(
    '效应是惠及组的平均变化减去对照组的平均变化；只有两组在没有政策时会同样变化，它才是政策的效应，这一点计算不能证明。标准误允许两组方差不同（Welch）。',
    'The effect is the mean change of the firms reached less that of the control group. It is that of the measure only if both would have changed alike without it, which no calculation shows. The error allows each group a variance of its own (Welch).',
  ),
  sqlDialectOption: both('查询写给哪种数据库（默认 duckdb）', 'the database to write for (default: duckdb)'),
  sqlFromOption: both(
    '数据库里表的名称，如 stats.firms；列与 --table 的文件相同（默认 firms）',
    'name of the table in the database, such as stats.firms; its columns are those of the file of --table (default: firms)',
  ),
  firmsYearOption: both(
    '模型里的名称取哪一年的值（默认基年）',
    'the year of names of the model (by default the base year)',
  ),
  packOutOption: both(
    '要写的数据包：文件夹（不存在或空的）或 .zip',
    'the pack to write: a folder (absent or empty) or a .zip',
  ),
  rollToOption: both('新的基准年', 'the new base year'),
  rollActualsOption: both(
    '实际数表：indicator,member,period,value,unit[,caliber][,source]（表头也可用中文）',
    'table of actuals: indicator,member,period,value,unit[,caliber][,source]',
  ),
  followOption: both(
    '实际数互相矛盾时让步的指标',
    'the indicator that gives way where actuals contradict each other',
  ),
  memberOption: both('只列出这一成员（如一个市）的各行', 'only the series of this member (of one city)'),
  scenarioOption: both('情景（默认：第一个）', 'scenario (default: the first)'),
  documentsOption: both('存放原文的文件夹', 'folder that holds the texts of the documents'),
  simulateOption: both(
    '附上模拟结果：分位数、达标概率和扇形图',
    'add a simulation: percentiles, probabilities of the targets, fan charts',
  ),
  drawsOption: both('抽样次数（默认 10,000）', 'number of draws (default 10,000)'),
  sobolDrawsOption: both('Sobol 指数的抽样次数（默认 4,096）', 'draws for the Sobol indices (default 4,096)'),
  seedOption: both('随机种子，整数（默认 2030）', 'seed, a whole number (default 2030)'),
  methodOption: both(
    '抽样方法：random、latin 或 sobol（默认 latin）',
    'how to draw: random, latin or sobol (default latin)',
  ),
  goalOption: both('目标，如 export_share:2030=3.5%', 'the goal, such as export_share:2030=3.5%'),
  probabilityOption: both(
    '要求的达成概率，如 80%；此时目标写成 export_share:2030>=3.5%',
    'the probability wanted, such as 80%; the goal is then written export_share:2030>=3.5%',
  ),
  byOption: both(
    '调整的参数；“参数:年份”只改该年起的值，“参数,参数”按同一倍数调整',
    'the parameter to change; PARAM:YEAR changes its value from that year on, PARAM,PARAM several by one factor',
  ),
  totalOption: both(
    '要分的总额：一个数，或“指标:年份”（取该情景的推演值）',
    'the total to divide: a number, or INDICATOR:YEAR for the projected value of the scenario',
  ),
  weightsOption: both(
    '权重表：member,weight[,floor][,cap][,hold][,last]（成员、权重、下限、上限、固定值、上年值）',
    'table of weights: member,weight[,floor][,cap][,hold][,last]',
  ),
  matrixOption: both(
    '各成员×各投入主体的起始值，首行写主体名称；0 保持为 0（与 --columns 合用）',
    'start values of members by investors, whose names are the first row; 0 stays 0 (with --columns)',
  ),
  columnsOption: both(
    '各投入主体的合计：investor,total（与 --matrix 合用）',
    'totals of the investors: investor,total (with --matrix)',
  ),
  increaseOption: both(
    '只分比上年（last 列）增加的部分，再加上各成员的上年值',
    'divide only the increase on last year (column last), and add what each had',
  ),
  notBelowLastOption: both(
    '各成员不低于上年值（last 列），或至少比它增长百分之 PCT',
    'no member below its last value (column last), or at least PCT per cent above it',
  ),
  digitsOption: both(
    '小数位数：按最大余数取整，保持下限、上限和各项合计',
    'decimals: rounded by largest remainder; floors, caps and all sums are kept',
  ),
  askOption: both(
    '某成员想多要百分之 PCT：总额不变，其他成员各变多少',
    'a member asks for PCT per cent more: the total stays, and what changes for the others',
  ),
  toYearOption: both(
    '逐年分解到这一年；每年的“上年值”取前一年分得的数（--total 须为 INDICATOR:YEAR）',
    'a division a year up to this one, each on the amounts of the year before (--total as INDICATOR:YEAR)',
  ),
  belowOption: both(
    '下一级的权重表：parent,member,weight[,floor][,cap][,hold][,last]（上级、成员…）',
    'weights of the tier below: parent,member,weight[,floor][,cap][,hold][,last]',
  ),
  pageOption: both(
    '发给某成员的一页：目标、占比、上年值、增速、约束、各年路径',
    'the page to send to a member: target, share, last year, growth, bound, path by year',
  ),
  targetsOption: both(
    '目标，用分号隔开，如 "export_share:2030>=3.5%; margin:2030=6"（默认：模型中可以判断、且未由实际数定下的目标）',
    'targets, separated by semicolons, such as "export_share:2030>=3.5%; margin:2030=6" (default: those of the model that can be judged and that no actual has decided)',
  ),
  movableOption: both(
    '可以调整的参数，用逗号隔开（默认：部门可以决定的参数，即“政策手段”）',
    'parameters that may change, separated by commas (default: those that a department can decide, the levers)',
  ),
  pathOption: both(
    '按年份走一条平滑的路径，如 2025,2027,2030（默认：各年同幅调整）',
    'a smooth path through years, such as 2025,2027,2030 (default: the same change in all years)',
  ),
  actualsOption: both(
    '实际值表：indicator,member,period,value[,unit][,caliber][,cumulative][,source]，时期如 2026H1、2026Q3、2026-01..2026-08、2025',
    'table of observations: indicator,member,period,value[,unit][,caliber][,cumulative][,source]; periods such as 2026H1, 2026Q3, 2026-01..2026-08, 2025',
  ),
  asofOption: both(
    '只用到这一时期末为止的实际值，如 2026H1（默认：全部）',
    'use observations up to the end of this period only, such as 2026H1 (default: all)',
  ),
  shapeOption: both(
    '各年计划到目标的路径：从最近实际值起等比（默认）或等差，从基年起前快后慢或前慢后快',
    'how the plan runs to the aim: from the last actual at one rate (default) or by equal steps, from the base year early or late',
  ),
  badShape: both('--shape 只能是 {shapes}，不能是“{value}”', '--shape is one of {shapes}, not "{value}"'),
  monitorOutOption: both(
    '另写一个完整的工作簿，附监测、半年分析、年度研判和考核评分各表',
    'also write the whole workbook, with the sheets of monitoring, the half-yearly review, the yearly judgement and the scores',
  ),
  observationsOption: both(
    '实际值表（同 monitor 的 --actuals）：附监测、半年分析、年度研判和考核评分各表',
    'table of observations (as --actuals of monitor): adds the sheets of monitoring, the half-yearly review, the yearly judgement and the scores',
  ),
  indicatorOption: both('指标', 'indicator'),
  yearOption: both('年份', 'year'),
  helpOption: both('显示用法', 'show how to use it'),
  versionOption: both('显示版本', 'print the version'),
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
  strayWord: both(
    '“{word}”多余：{verb} 只接受 {value}。',
    '"{word}" is one word too many: {verb} takes {value}.',
  ),
  missingWord: both('{verb} 后面要写 {value}。', '{verb} needs {value}.'),
  unknownWord: both(
    '{verb} 不能列出“{word}”：可以写 {value}。',
    '{verb} does not know "{word}": it takes {value}.',
  ),
  nearWord: both(
    '{verb} 不能列出“{word}”，是否指 {nearest}？可以写 {value}。',
    '{verb} does not know "{word}"; did you mean {nearest}? It takes {value}.',
  ),
  wrongLanguage: both('--lang 只能是 zh 或 en，不能是“{value}”。', '--lang can be zh or en, not "{value}".'),
  /** Between near names, inside the quotation marks of the sentence. */
  orName: both('”或“', '" or "'),
  badRollYear: both(
    '--to 要写四位年份，如 2025，不能是“{value}”。',
    '--to takes a year of four digits, such as 2025, not "{value}".',
  ),
  unknownScenario: both(
    '没有情景“{scenario}”。可用的情景：{known}。',
    'There is no scenario "{scenario}". The scenarios are {known}.',
  ),
  nearScenario: both(
    '没有情景“{scenario}”，是否指“{nearest}”？可用的情景：{known}。',
    'There is no scenario "{scenario}"; did you mean "{nearest}"? The scenarios are {known}.',
  ),
  badSeed: both(
    '--seed 要写 0 到 {most} 之间的整数，如 2030，不能是“{value}”。',
    '--seed takes a whole number from 0 to {most}, such as 2030, not "{value}".',
  ),
  shareOption: both(
    '只算第 I 份（共 N 份），结果写入 --out 的文件，可在多台机器上同时算',
    'calculate share I of N only and write it to the file of --out: shares can be calculated on many machines',
  ),
  outputsOption: both(
    '只算这些指标，以逗号分隔（与 --share 同用）',
    'only these indicators, separated by commas (with --share)',
  ),
  shareFileOption: both('--share 的结果文件', 'the file for the result of --share'),
  mergeOption: both(
    '把全部各份合成一个模拟，与一台机器算出的逐位相同',
    'put all shares together: the simulation of one machine, to the last bit',
  ),
  badShare: both(
    '--share 要写“第几份/共几份”，如 2/4，不能是“{value}”。',
    '--share takes which share of how many, such as 2/4, not "{value}".',
  ),
  shareNeedsOut: both(
    '--share 要与 --out 同用：请写结果文件名，如 --share 2/4 --out share-2。',
    '--share needs --out: give the file for the result, such as --share 2/4 --out share-2.',
  ),
  onlyWithShare: both(
    '{option} 只能与 --share 同用：请加上 --share I/N，或去掉 {option}。',
    '{option} belongs to --share: add --share I/N, or leave {option} out.',
  ),
  notWithMerge: both(
    '--merge 的情景、次数、种子都来自各份文件：请去掉 {option}。',
    '--merge takes scenario, draws and seed from the files of the shares: leave {option} out.',
  ),
  shareWritten: both(
    '第 {index}/{count} 份已写入 {file}（{megabytes} MB，{seconds} 秒）。全部算完后，用 --merge 合成。',
    'Share {index} of {count} is in {file} ({megabytes} MB, {seconds} s). When all are there, put them together with --merge.',
  ),
  shareUnreadable: both(
    '“{file}”不是完好的模拟份文件：请用 simulate --share 重新计算这一份。',
    '"{file}" is not the whole file of a share: calculate this share again with simulate --share.',
  ),
  shareOfOtherModel: both(
    '“{file}”是由另一个模型或另一版程序算出的：请用同一个 --pack 和同一版程序重新计算这一份。',
    '"{file}" was calculated from another model or by another version of the program: calculate it again with this --pack and this version.',
  ),
  shareOfOther: both(
    '“{file}”与“{first}”不属于同一个模拟（情景、次数、种子、方法、指标或份数不同）：请只合并同一个模拟的各份。',
    '"{file}" and "{first}" are not shares of one simulation (scenario, draws, seed, method, indicators or number of shares differ): merge the shares of one simulation only.',
  ),
  shareTwice: both(
    '“{file}”和“{other}”都是第 {index}/{count} 份：请去掉其中一个。',
    '"{file}" and "{other}" are both share {index}/{count}: leave one of them out.',
  ),
  shareMissing: both(
    '还缺这些份：{shares}。请先用 simulate --share 算出，再合并全部文件。',
    'These shares are missing: {shares}. Calculate them with simulate --share, then merge all files.',
  ),
  badDraws: both(
    '--draws 要写 1 到 {most} 之间的整数，如 10000，不能是“{value}”。',
    '--draws takes a whole number from 1 to {most}, such as 10000, not "{value}".',
  ),
  tooManyDraws: both(
    '--draws 最多 {most} 次，不能是 {value}：再多只会更慢，分位数几乎不变。',
    '--draws takes up to {most}, not {value}: more only takes longer and hardly changes the percentiles.',
  ),
  noParameter: both(
    '--by 里没有写参数：请写参数的键或名称，如 price_growth。',
    '--by names no parameter: write its key or name, such as price_growth.',
  ),
  twiceParameter: both(
    '--by 里“{name}”写了两次：请只保留一个。',
    '--by names "{name}" twice: keep one of them.',
  ),
  badTotal: both(
    '看不懂总额“{value}”：请写 0 或大于 0 的数，或“指标:年份”，如 export_total:2027。',
    'The total "{value}" cannot be read: write a number of 0 or more, or INDICATOR:YEAR, such as export_total:2027.',
  ),
  totalOfRatio: both(
    '“{indicator}”的单位是{unit}，比率不能分：请选一个有总额的指标。',
    '{indicator} is in {unit}: a ratio cannot be divided, so name an indicator that is an amount.',
  ),
  totalPath: both(
    '“{indicator}”{year} 年在情景中是 {value}，而监测按通向下一个目标的路径 {path} 判断：分的是情景的数；要按路径分，请把 --total 写成 {typed}。',
    '{indicator} of {year} is {value} in the scenario, and monitoring judges by the path to the next target, {path}: the scenario is divided. To divide the path, give --total {typed}.',
  ),
  noTotalValue: both(
    '“{indicator}”在 {year} 年没有数值：请换一个年份或情景。',
    '{indicator} has no value in {year}: take another year or scenario.',
  ),
  negativeTotal: both(
    '“{indicator}”在 {year} 年的推演值是负数 {value}，无法分配：请换一个年份或情景。',
    'The projected value of {indicator} in {year} is negative, {value}, and cannot be divided: take another year or scenario.',
  ),
  strangeMember: both(
    '权重表里没有成员“{member}”：请改用其中之一：{members}。',
    'The table of weights has no member "{member}": use one of these: {members}.',
  ),
  listSeparator: both('、', ', '),
  badAsk: both(
    '--ask 要写成 成员=百分数，如 --ask 甲=2，不小于 -100，收到的是“{value}”。',
    '--ask is a member and a percentage of at least -100, such as --ask North=2, not "{value}".',
  ),
  toNeedsYear: both(
    '--to 需要逐年的总额：请把 --total 写成 INDICATOR:YEAR，或去掉 --to。',
    '--to needs a total for each year: write --total as INDICATOR:YEAR, or leave --to out.',
  ),
  toHasNoTotal: both(
    '从 {year} 到 {last} 年，“{indicator}”不是每年都有不小于 0 的数：请把 --to 改成 {year} 年或以后有数的年份。',
    '{indicator} has no amount of at least 0 for every year from {year} to {last}: choose for --to a year from {year} on up to which it has one.',
  ),
  wishHeading: both('“{member}”多要{percent}%时：', 'If {member} asks for {percent}% more:'),
  wishChange: both('变化', 'Change'),
  yearsHeading: both('各年：', 'By year:'),
  belowHeading: both('“{member}”以下：', 'Below {member}:'),
  pageHeading: both('“{member}”的目标', 'Targets of {member}'),
  pageTarget: both('目标', 'Target'),
  pageLast: both('上年值', 'Last year'),
  pageGrowth: both('比上年增长', 'Growth on last year'),
  pageYear: both('{year}年（占比）', '{year} (share)'),
  pageNone: both('—', '—'),
  needsOther: both(
    '{option} 要和 {other} 合用：请补上 {other}，或去掉它。',
    '{option} needs {other}: add it, or leave {option} out.',
  ),
  badDigits: both(
    '--digits 要写 0 到 {most} 之间的整数，如 1，不能是“{value}”。',
    '--digits takes a whole number from 0 to {most}, such as 1, not "{value}".',
  ),
  badGrowth: both(
    '--not-below-last 要写不低于 -100 的百分数，如 3，不能是“{value}”。',
    '--not-below-last takes per cent, -100 or more, such as 3, not "{value}".',
  ),
  noPathYear: both(
    '--path 里没有写年份：请写年份，如 2025,2027,2030。',
    '--path names no year: write years, such as 2025,2027,2030.',
  ),
  needsSimulate: both(
    '{option} 只用于模拟：请同时写上 --simulate，或去掉它。',
    '{option} is about a simulation: add --simulate, or leave it out.',
  ),
  badDialect: both('--dialect 只能是 {known}，不能是“{value}”。', '--dialect can be {known}, not "{value}".'),
  badMethod: both(
    '--method 只能是 random、latin 或 sobol，不能是“{value}”。',
    '--method can be random, latin or sobol, not "{value}".',
  ),
  badAsOf: both(
    '看不懂 --asof 的时期“{value}”：请写成 2026H1、2026Q3、2026-08 或 2026。',
    'The period "{value}" of --asof cannot be read: write 2026H1, 2026Q3, 2026-08 or 2026.',
  ),
  badProbability: both(
    '--probability 须是 0% 与 100% 之间的百分数，如 80%，不能是“{value}”。',
    '--probability is a percentage between 0% and 100%, such as 80%, not "{value}".',
  ),
  chanceOfEqual: both(
    '正好等于某数的概率没有意义：请把目标“{value}”写成“指标:年份>=数值”或“<=”。',
    'The probability of one exact value says nothing: write the goal "{value}" as INDICATOR:YEAR>=VALUE, or with <=.',
  ),
  onlyWithProbability: both(
    '{option} 须与 --probability 同用：没有它就不抽样。请删去该选项或加上 --probability。',
    '{option} goes with --probability, without which nothing is drawn: remove it, or add --probability.',
  ),
  badGoal: both(
    '看不懂目标“{value}”：请写成“指标:年份=数值”，如 export_share:2030=3.5%。',
    'The goal "{value}" cannot be read: write INDICATOR:YEAR=VALUE, such as export_share:2030=3.5%.',
  ),
  badTarget: both(
    '看不懂目标“{value}”：请写成“指标:年份>=数值”，比较符可用 >= <= > < =，如 export_share:2030>=3.5%。',
    'The target "{value}" cannot be read: write INDICATOR:YEAR>=VALUE with >= <= > < or =, such as export_share:2030>=3.5%.',
  ),
  wrongUnit: both(
    '“{indicator}”的单位是{unit}，不能用“{given}”给出数值。',
    '{indicator} is in {unit}: a value in {given} does not fit.',
  ),
  badYear: both(
    '年份“{year}”不在模型的 {first} 至 {last} 年之间。',
    "The year {year} is not one of the model's years {first} to {last}.",
  ),
  unknownIndicator: both('没有指标“{name}”。', 'There is no indicator "{name}".'),
  nearIndicator: both(
    '没有指标“{name}”，是否指“{nearest}”？',
    'There is no indicator "{name}"; did you mean "{nearest}"?',
  ),
  unknownMember: both('没有成员“{name}”。', 'There is no member "{name}".'),
  nearMember: both(
    '没有成员“{name}”，是否指“{nearest}”？',
    'There is no member "{name}"; did you mean "{nearest}"?',
  ),
  unknownParameter: both('没有参数“{name}”。', 'There is no parameter "{name}".'),
  nearParameter: both(
    '没有参数“{name}”，是否指“{nearest}”？',
    'There is no parameter "{name}"; did you mean "{nearest}"?',
  ),
  switchNotMovable: both(
    '“{name}”是开关，只有几种取法，不能连续调整：请在情景里选定它，改用其他参数。',
    '{name} is a switch and takes only a few values: choose one in a scenario, and change another parameter.',
  ),
  // --- what verbs print ---------------------------------------------------------------------
  firmsRows: both('行数', 'rows'),
  firmsErrors: both('{name} 出错的行', 'rows with an error in {name}'),
  reported: both(
    '已写好 {file}：{pages} 部分，用时 {seconds} 秒。',
    '{file} is written: {pages|part|parts}, {seconds} s.',
  ),
  reportNote: both(
    '由推演 {version} 根据数据包“{pack}”生成，{date}。这里的数字不随选择和修改变化：说明里要选择、要修改的格子，都在工作簿里。',
    'Made by Tuiyan {version} from the pack "{pack}" on {date}. Numbers here do not change: the cells that notes ask to choose or to change are in the workbook.',
  ),
  built: both(
    '已写好 {file}：{sheets} 张工作表，{formulas} 个公式，用时 {seconds} 秒。',
    '{file} is written: {sheets|sheet|sheets}, {formulas|formula|formulas}, {seconds} s.',
  ),
  verified: both(
    '{figures} 项数据，{verified} 项核对无误，{problems} 处问题。',
    '{figures|figure|figures}, {verified} verified, {problems|problem|problems}.',
  ),
  packMade: both(
    '已建好 {out}：{figures} 项数据，{indicators} 个指标，{parameters} 个参数。接着：tuiyan build --pack {out} --out 推演.xlsx',
    '{out} is made: {figures|figure|figures}, {indicators|indicator|indicators}, {parameters|parameter|parameters}. Next: tuiyan build --pack {out} --out projection.xlsx',
  ),
  packRead: both('已把“{name}”读回到 {out}。', '"{name}" is read back to {out}.'),
  changesSince: both(
    '与数据包“{name}”相比，改动 {count} 处：',
    'Compared with the pack "{name}": {count|change|changes}.',
  ),
  noReference: both(
    '没有可比较的数据包：用 --pack 指明原来的数据包，即可列出改动。',
    'There is no pack to compare with: name the original with --pack to see the changes.',
  ),
  scenario: both('情景：{name}', 'Scenario: {name}'),
  indicator: both('指标', 'Indicator'),
  unit: both('单位', 'Unit'),
  targets: both('目标', 'Targets'),
  year: both('年份', 'Year'),
  target: both('目标值', 'Target'),
  projected: both('推演值', 'Projected'),
  gap: both('差距', 'Gap'),
  tolerance: both('容差', 'Tolerance'),
  origin: both('来源', 'Origin'),
  status: both('是否达到', 'Met'),
  rules: both('规则', 'Rules'),
  holds: both('各年都满足', 'holds in every year'),
  broken: both('不满足：{years}', 'broken in {years}'),
  unanswered: both('无法判断：{years}', 'no answer in {years}'),
  drawn: both(
    '{draws} 次抽样（{method}，种子 {seed}），用时 {seconds} 秒。',
    'Draws: {draws} ({method}, seed {seed}), {seconds} s.',
  ),
  mean: both('均值', 'Mean'),
  sd: both('标准差', 'Std. dev.'),
  probability: both('达到的概率', 'Probability'),
  member: both('成员', 'Member'),
  allocatedValue: both('分得', 'Amount'),
  shareOfTotal: both('占比', 'Share'),
  bound: both('起作用的约束', 'Binding'),
  sum: both('合计', 'Sum'),
  floorBound: both('下限 {value}', 'floor {value}'),
  capBound: both('上限 {value}', 'cap {value}'),
  holdBound: both('固定 {value}', 'hold {value}'),
  totalOf: both(
    '{indicator}，{year}年，情景“{scenario}”：{value}',
    '{indicator}, {year}, scenario {scenario}: {value}',
  ),
  drawnYears: both(
    '表中只列里程碑年和目标年的 {shown} 个指标；全部年份见 --json。',
    'The table has {shown|indicator|indicators} in the milestone years and the horizon; --json has all years.',
  ),
  drawnSome: both(
    '表中只列主要指标 {shown} 个、里程碑年和目标年；另有 {rest} 个指标和其余年份，见 --json。',
    'The table has the {shown} headline indicators in the milestone years and the horizon; {rest} more and the other years are in --json.',
  ),
  allTargets: both('全部目标同时达到', 'All targets together'),
  sought: both(
    '“{parameter}”取 {value} 时，{year}年“{indicator}”为 {achieved}（相对误差 {residual}，计算 {iterations} 次）。',
    'At {value} of {parameter}, {indicator} of {year} is {achieved} (relative error {residual}, {iterations|calculation|calculations}).',
  ),
  soughtFactor: both(
    '“{parameter}”都乘以 {value} 时，{year}年“{indicator}”为 {achieved}（相对误差 {residual}，计算 {iterations} 次）。',
    'With {parameter} multiplied by {value}, {indicator} of {year} is {achieved} (relative error {residual}, {iterations|calculation|calculations}).',
  ),
  soughtChance: both(
    '“{parameter}”从 {from} 调到 {value} 时，{target}的达成概率由 {before} 变为 {probability}（抽样误差范围 {low} 至 {high}；抽样 {draws} 次，种子 {seed}）。',
    'At {value} of {parameter} (now {from}), the probability of {target} is {probability} instead of {before} ({low} to {high} by the error of drawing; {draws|draw|draws}, seed {seed}).',
  ),
  alsoSought: both('另有：{roots}。', 'Other answers: {roots}.'),
  parameter: both('参数', 'Parameter'),
  from: both('原值', 'From'),
  to: both('调整为', 'To'),
  share: both('占可行范围', 'Share of range'),
  role: both('角色', 'Role'),
  low: both('低值', 'Low'),
  high: both('高值', 'High'),
  atLow: both('低值时的指标', 'Indicator at low'),
  atHigh: both('高值时的指标', 'Indicator at high'),
  key: both('键', 'Key'),
  nameZh: both('中文名', 'Chinese'),
  nameEn: both('英文名', 'English'),
  value: both('数值', 'Value'),
  period: both('时期', 'Period'),
  kind: both('种类', 'Kind'),
  extracted: both('{file}：找到 {found} 项数据', '{file}: {found|figure|figures} found'),
  position: both('行:列', 'Line:column'),
  token: both('原文', 'As printed'),
  extends: both('继承自', 'Extends'),
  formula: both('公式', 'Formula'),
  dimension: both('维度', 'Dimension'),
  nothingListed: both('这个模型里没有。', 'The model has none.'),
  elasticity: both('弹性', 'Elasticity'),
  firstOrder: both('Sobol 一阶', 'Sobol, first'),
  totalOrder: both('Sobol 总效应', 'Sobol, total'),
  // --- roll ---------------------------------------------------------------------------------
  rolled: both(
    '基准年由 {from} 年移到 {to} 年，已写入 {out}；原来的计划保存在其中的 vintages.csv。',
    'The base year moved from {from} to {to}; written to {out}, with the plan as it was in its vintages.csv.',
  ),
  actual: both('实际数', 'Actual'),
  was: both('原值', 'was'),
  isNow: both('现值', 'is'),
  figure: both('数据', 'figure'),
  notUsed: both('没有用到的数', 'Not used'),
  why: both('原因', 'why'),
  revision: both('修订', 'Revision'),
  causes: both('由于', 'because of'),
  figures: both('数据', 'figures of'),
  parameters: both('参数', 'parameter'),
  formulas: both('公式', 'formula'),
  unusedKnown: both('模型里已有同样的数', 'the model has it already'),
  unusedNoSeries: both('这个指标没有序列，只存入数据', 'the indicator has no series; kept as a figure'),
  unusedMember: both(
    '没有单独属于这个成员的序列，只存入数据',
    'no series is of this member alone; kept as a figure',
  ),
  unusedFollows: both('按 --follow 让步', 'gave way as --follow says'),
  identityHolds: both(
    '{year} 年“{indicator}”与其公式一致。',
    '"{indicator}" of {year} agrees with its formula.',
  ),
  modelledYears: both(
    '* 该年已过而没有数据，是模型推算的值，不是实际数。',
    '* This year is over and has no figure: the value is calculated by the model and is not an actual.',
  ),
  growthSurprise: both(
    '{year} 年“{indicator}”的实际数比上年增长 {stated}%，原来按 {of} 预计增长 {calculated}%：以实际数为准，以后各年从实际数推算。',
    '"{indicator}" of {year} grew by {stated}% by its actual; {calculated}% was expected with {of}. The actual is used, and later years go on from it.',
  ),
  growthDiffers: both(
    '{year} 年“{indicator}”的实际数比上年增长 {stated}%，而公式按 {of} 算得 {calculated}%：这些数不能同时成立，{year} 年以实际数为准。请补上它们的实际数，或把 {year} 年的假设视为已作废。',
    '"{indicator}" of {year} grew by {stated}% by its actual, and by {calculated}% by its formula with {of}: these cannot hold together, and the actual is used. Give actuals of those too, or take their values of {year} as out of date.',
  ),
  scenarioLater: both(
    '情景“{scenario}”的参数（{parameters}）从 {year} 年起才与第一个情景不同：此前的年份已经过去，没有实际数，各情景应当一样。',
    'In the scenario "{scenario}" the parameters {parameters} differ from the first scenario from {year} on only: earlier years are over without an actual, and are the same in every scenario.',
  ),
  marginOver: both(
    '“{name}”已取消（取 0，不再随机）：它所浮动的基数有了实际数，实际数不再浮动。',
    '"{name}" is over (0, and no longer drawn): its base figure has an actual now, and an actual has no margin.',
  ),
  startsLater: both(
    '“{indicator}”从最近一个实际年份起算（或由这样的数推出），现在从 {year} 年开始；以前的值保存在 vintages.csv。',
    '"{indicator}" starts from the last actual, or follows from what does, and so starts in {year} now; what it was before is in vintages.csv.',
  ),
  judgedNow: both(
    '目标“{target}”现在可以按实际数判断：{is} {unit}，要求 {comparator} {value} {unit}，{status}。',
    'Target "{target}" is judged by an actual now: {is} {unit}, asked for is {comparator} {value} {unit}: {status}.',
  ),
  planSuperseded: both(
    '“{indicator}”{year} 年的计划数 {value} {unit}（{figure}）已有实际数 {actual} {unit}，不再使用。',
    'The plan figure of "{indicator}" in {year}, {value} {unit} ({figure}), has given way to the actual of {actual} {unit}.',
  ),
  planStillUsed: both(
    '“{indicator}”{year} 年的计划数 {value} {unit}（{figure}）已有实际数 {actual} {unit}，但“{usedBy}”仍以这个计划数为准：请也给出它的实际数。',
    'The plan figure of "{indicator}" in {year}, {value} {unit} ({figure}), has an actual of {actual} {unit}, but "{usedBy}" still uses the plan: give its actual as well.',
  ),
  basePlanned: both(
    '“{indicator}”在基准年 {year} 仍是计划数，没有实际数：由它推出的数都以计划为起点。',
    '"{indicator}" is still a plan in the base year {year}: what follows from it starts from a plan.',
  ),
  baseProjected: both(
    '“{indicator}”在基准年 {year} 没有实际数，用的是推演值。',
    '"{indicator}" has no actual in the base year {year}; its projection is used.',
  ),
} as const satisfies Record<string, Bilingual>;

export type CliText = keyof typeof CLI;
