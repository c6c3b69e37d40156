/** Problems of model.json, scenario files and the change log: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const MODEL_PROBLEMS = {
  'model.scenarioPast': {
    zh: '“{indicator}”{year} 年没有数据，是模型推算的：情景“{zh}”为 {is} {unit}，情景“{baseZh}”为 {was} {unit}。情景不应改变过去：请补上该年数据，或让情景的参数从 {next} 年起才不同。',
    en: '"{indicator}" of {year} has no figure and is the model\'s: {is} {unit} in the scenario "{en}" and {was} {unit} in "{baseEn}". A scenario should not change the past: add the figure, or let the parameters of the scenario differ from {next} on only.',
  },
  'model.vintageNumber': {
    zh: '“{found}”不是数字：历次版本的表（vintages.csv、revisions.csv）由“滚动”写成，请改回原来的数字，或删去该版本的所有行。',
    en: '"{found}" is not a number: the tables of earlier plans (vintages.csv, revisions.csv) are written by a roll; put the number back, or delete all rows of this vintage.',
  },
  'model.vintageUnit': {
    zh: '历次版本的表中单位“{found}”不认识：请改回原来的单位，或删去该版本的所有行。',
    en: 'The unit "{found}" in the table of earlier plans is unknown: put the unit back, or delete all rows of this vintage.',
  },
  'model.vintageCause': {
    zh: '原因“{found}”不认识：可以是 {known}。请改回原来的原因。',
    en: 'The cause "{found}" is unknown; causes are {known}. Put the cause back.',
  },
  'model.vintageUnknown': {
    zh: 'revisions.csv 中的版本“{found}”不在 vintages.csv 里（有：{known}）：请放回 vintages.csv 的行，或删去这些行。',
    en: 'The vintage "{found}" of revisions.csv is not in vintages.csv (which has: {known}): put its rows back there, or delete these rows.',
  },
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
  'model.baseBeforeFirst': {
    zh: '基准年 {baseYear} 早于起始年 {firstYear}：请调整其中之一。',
    en: 'The base year {baseYear} is before the first year {firstYear}: change one of them.',
  },
  'model.horizonBeforeBase': {
    zh: '目标年 {horizon} 不晚于基准年 {baseYear}：请改成之后的年份。',
    en: 'The horizon {horizon} is not after the base year {baseYear}: choose a later year.',
  },
  'model.tooManyYears': {
    zh: '从 {firstYear} 到 {horizon} 超过 {most} 年：请检查年份是否写错。',
    en: 'From {firstYear} to {horizon} is more than {most|year|years}: check for a typing error.',
  },
  'model.yearOutside': {
    zh: '{year} 年不在模型的 {firstYear} 至 {horizon} 年之内：请改成其中一年，或延长模型的年份。',
    en: '{year} is outside the years {firstYear} to {horizon} of the model: choose one of them, or lengthen the model.',
  },
  'model.accountUnit': {
    zh: '账户中“{name}”的单位是“{unit}”，总额的单位是“{expected}”：请换成同一单位的指标。',
    en: 'In the account, {name} is in {unit} and the total in {expected}: name an indicator in the same unit.',
  },
  'model.accountCells': {
    zh: '账户中“{name}”有{found}个用途的数，而用途有{expected}个：请按用途的次序逐一写出。',
    en: 'In the account, {name} has {found} amounts for {expected} uses: give one for each use, in their order.',
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
  'model.figurePlan': {
    zh: '数据“{id}”是（或推导自）计划、目标或规定，不是实际数，不能作为“{key}”的实际值：请改用实际、估计或自填的数据；如确要从计划数起算，请把 startsFrom 写为 plan（模型表“起点”列选“计划数”）。',
    en: 'The figure "{id}" is, or is derived from, a plan, a target or a rule, so it is not an actual value of "{key}": use a figure of kind actual, estimate or input; or, to start from the plan, write startsFrom: plan (column "Starts from" of the table on the Model sheet).',
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
    en: 'The parameter "{key}" has {options|option|options}, but ranges from {min} to {max}: each whole number needs one.',
  },
  'model.textCharacter': {
    zh: '这段文字的第 {position} 个字符是 {character}，工作簿无法保存：请删去它。',
    en: 'Character {position} of this text is {character}, which no workbook can hold: delete it.',
  },
  'model.textTooLong': {
    zh: '这段文字有 {characters} 个字符，一个单元格最多 {most} 个：请缩短。',
    en: 'This text has {characters} characters and a cell holds at most {most}: shorten it.',
  },
  'model.correlationSelf': {
    zh: '“{key}”的相关系数里有它自己：请去掉这一项。',
    en: '"{key}" is correlated with itself: remove this entry.',
  },
  'model.marginOver': {
    zh: '“{key}”浮动的基数 {figure} 已有实际数，不应再浮动：请取 0 并删去分布。',
    en: '"{key}" is the margin of {figure}, which has an actual now and has to be exact: set it to 0 and remove its distribution.',
  },
  'model.correlationTwice': {
    zh: '“{key}”与“{other}”的相关系数写了两次：请只在其中一个参数处保留。',
    en: 'The correlation of "{key}" and "{other}" is given twice: keep one of the two.',
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
  'model.targetReversed': {
    zh: '目标“{key}”的起始年 {from} 晚于目标年 {year}：请对调。',
    en: 'The target "{key}" starts in {from}, after its year {year}: swap the years.',
  },
  'model.toleranceMissing': {
    zh: '目标“{key}”的原文是“{token}”，末位数字的一半超过目标值的 2%，容差无法推定：请在 tolerance（容差）中写明，不留容差写 0。',
    en: 'The target "{key}" is printed as "{token}"; half its last digit is more than 2% of the value, so no tolerance can be assumed: write one in tolerance, 0 for none.',
  },
  'model.targetValue': {
    zh: '目标“{key}”没有目标值：请填写 value；只有来自推算数据（有公式）的目标可以留空。',
    en: 'The target "{key}" has no value: write one in value. Only a target that comes from a derived figure, one with a formula, may leave it out.',
  },
  'model.targetDerived': {
    zh: '目标“{key}”由推算数据“{source}”得出，按公式是 {calculated}，写的却是 {value}，现按写的数计算：请把 value 留空；要用自己的数，请把 origin 和 source 改为 assumption。',
    en: 'The target "{key}" is derived by the figure "{source}", whose formula gives {calculated}; {value} is written and used: leave value out, or for a number of your own set origin and source to assumption.',
  },
  'model.toleranceNegative': {
    zh: '目标“{key}”的容差不能为负：请写 0 或正数。',
    en: 'The tolerance of the target "{key}" must not be negative: write 0 or more.',
  },
  'model.targetUnit': {
    zh: '目标“{key}”的单位是“{unit}”，与它的口径（应为“{expected}”类）不符：水平和增加额用指标的单位，增速用 %。',
    en: 'The target "{key}" is in "{unit}", which does not fit its basis (of the kind of "{expected}"): levels and increases take the unit of the indicator, growth takes %.',
  },
  'model.targetBase': {
    zh: '目标“{key}”要与 {year} 年比较，而模型从 {firstYear} 年开始：请在 base（基期数字）中写出 {year} 年数字的编号。',
    en: 'The target "{key}" is measured from {year}, but the model starts in {firstYear}: write in base the id of the figure for {year}.',
  },
  'model.targetBaseYear': {
    zh: '目标“{key}”的基期数字“{id}”是“{period}”的，需要 {year} 年的：请换一个数字。',
    en: 'The base figure "{id}" of the target "{key}" is of "{period}", but {year} is needed: name another figure.',
  },
  'model.memberLevel': {
    zh: '成员“{key}”的层级“{level}”不在该维度的层级中（{levels}）：请改用其中之一。',
    en: 'The level "{level}" of the member "{key}" is none of its dimension ({levels}): use one of those.',
  },
  'model.memberParent': {
    zh: '成员“{key}”的上级“{parent}”不在同一维度中：请写上级成员的键。',
    en: 'The parent "{parent}" of the member "{key}" is not in the same dimension: write the key of its parent.',
  },
  'model.memberUnknown': {
    zh: '没有键为“{member}”的成员：请改成某个维度中的成员，或留空表示合计。',
    en: 'There is no member "{member}": name a member of a dimension, or leave it out for the total.',
  },
  'model.memberNoDimension': {
    zh: '指标“{key}”的 over 用了不存在的维度“{dimension}”：请改成 {names} 之一，或先在 dimensions 里加上它。',
    en: '"{key}" is over the dimension "{dimension}", which does not exist: use one of {names}, or add it to dimensions first.',
  },
  'model.memberNoLevel': {
    zh: '指标“{key}”的 over 用了层级“{level}”，维度“{dimension}”没有这一层级的成员：请改成有成员的层级（{levels}）。',
    en: '"{key}" is over the level "{level}", and the dimension "{dimension}" has no members of it: use a level that has some ({levels}).',
  },
  'model.memberDimensions': {
    zh: '指标“{key}”的 over 超过 {most} 个维度：请最多写 {most} 个。',
    en: '"{key}" is over more than {most} dimensions: give {most} at most.',
  },
  'model.memberDimensionTwice': {
    zh: '指标“{key}”的 over 里维度“{dimension}”写了两次：请删去一个。',
    en: '"{key}" is over the dimension "{dimension}" twice: remove one.',
  },
  'model.memberTooMany': {
    zh: '指标“{key}”要展开成 {members} 个成员，到它为止全模型共 {rows} 行；一个指标最多 1000 个成员，全模型最多 20000 行：请改用较高的层级。',
    en: '"{key}" would have {members|member|members}, and the model {rows|row|rows} up to it; an indicator has 1,000 members at most, a model 20,000 rows: choose a higher level.',
  },
  'model.memberKeyTaken': {
    zh: '指标“{key}”某个成员的行要用键“{row}”，但“{other}”已经用了它：请给其中一个改名，名称中不要用两个下划线。',
    en: 'A member of "{key}" needs the key "{row}", which "{other}" has already: rename one of them, without two underscores in a row.',
  },
  'model.totalWithoutMembers': {
    zh: '指标“{key}”写了 total 却没有 over，合计无从谈起：请加上 over，或删去 total。',
    en: '"{key}" has a total but no members: add "over", or remove "total".',
  },
  'model.totalWeight': {
    zh: '指标“{key}”的合计按“{weight}”加权平均，但它不是按同样成员展开的另一个指标：请改成一个 over 相同的指标。',
    en: 'The total of "{key}" is a mean weighted by "{weight}", which is no other indicator over the same members: name one with the same "over".',
  },
  'model.totalOfRates': {
    zh: '指标“{key}”的单位是“{unit}”，各成员的比率不能相加，却没有写明 total：请写 "total": {"mean": 作为权数的指标}（加权平均）或 "total": "none"（不要合计）；确实可以相加的（同一总体的各部分），请写 "total": "sum"。',
    en: 'The unit of "{key}" is "{unit}", and rates of members do not add up, but "total" is not given: write "total": {"mean": the indicator that weights them} or "total": "none" (no total); if they are parts of one whole and do add up, write "total": "sum".',
  },
  'model.memberFigureElsewhere': {
    zh: '“{zh}”的 figures 里的数据“{id}”属于“{place}”，既不是它的成员，也不是总体“{geography}”，所以没有使用：请把“{place}”加为成员，改正数据的地区，或从 figures 里去掉它。',
    en: 'The figure "{id}" in the "figures" of "{en}" is of "{place}", which is neither one of its members nor the whole ("{geography}"), so it is not used: make "{place}" a member, correct the place of the figure, or take it out of "figures".',
  },
  'model.memberFigures': {
    zh: '“{key}”{zh} {year} 年有两个数据“{other}”和“{id}”：请在该指标的 figures 里写上要用的一个。',
    en: '"{key}" {en} has two figures of {year}, "{other}" and "{id}": write the one to use in the "figures" of the indicator.',
  },
  'model.memberNoTotal': {
    zh: '“{name}”没有合计，这里无法引用：请改为引用它的某个成员，或给它一个合计（total）。',
    en: '"{nameEn}" has no total that could be used here: refer to one of its members, or give it a total.',
  },
  'model.memberNoRow': {
    zh: '“{name}”没有“{zh}”这一成员，不能在按成员计算的公式里引用：请让两个指标按同样的成员展开，或引用没有成员的指标。',
    en: '"{nameEn}" has no member "{en}", so a formula for that member cannot refer to it: put both indicators over the same members, or refer to one without members.',
  },
  'model.parameterOver': {
    zh: '参数不能按成员展开（{name}）：请删去这个字段；各成员取值不同的，请改成有 over 的指标，逐个成员给出数据。',
    en: 'A parameter has one value for all members ("{name}"): remove the field; where members differ, make it an indicator with "over" and give each member a figure.',
  },
  'model.memberNone': {
    zh: '“{name}”没有成员，不能用按成员计算的函数：请给它写上 over，或直接引用它。',
    en: '"{nameEn}" has no members for this function: give it "over", or refer to it as it is.',
  },
  'model.memberNoChildren': {
    zh: '“{name}”的成员都不在“{zh}”之下，没有可以相加的：请改用按下一层级展开的指标。',
    en: 'No member of "{nameEn}" is below "{en}", so there is nothing to add up: use an indicator over a lower level.',
  },
  'model.memberNotNamed': {
    zh: '“{name}”没有成员“{found}”：请写它的一个成员的键、名称或别名，两个维度的各写一个，都加双引号。',
    en: '"{nameEn}" has no member "{found}": write key, name or alias of one of its members, one for each dimension, in double quotes.',
  },
  'model.memberCycle': {
    zh: '合计由成员相加，成员又由合计算出，形成循环：{way}。请把合计改为自有数据（total: given），或用 PREV 引用上年的合计。',
    en: 'The total is the sum of its members, and they are calculated from it, in a circle: {wayEn}. Make the total given (total: given), or use PREV to take the total of the year before.',
  },
  'model.memberMissing': {
    zh: '“{zh}”的合计要等所有成员都有值，{missing} 一直没有：请补上它们的数据，或把合计改为自有数据（total: given）。',
    en: 'The total of "{en}" needs a value of every member, and there is none in any year of {missingEn}: add figures, or make the total given (total: given).',
  },
  'model.totalDiffers': {
    zh: '“{zh}”{year} 年各成员之和为 {sum} {unit}，数据“{id}”的合计为 {stated} {unit}，相差 {difference}：请核对口径和成员是否齐全。',
    en: 'The members of "{en}" add up to {sum} {unit} in {year}, and the total that "{id}" states is {stated} {unit}, a difference of {difference}: check the scope, and whether a member is missing or counted twice.',
  },
  'model.restNegative': {
    zh: '“{zh}”{year} 年各成员之和 {sum} {unit} 超过合计“{id}”的 {stated} {unit}，多 {difference}：请核对口径，或去掉不属于它的成员数据。',
    en: 'The members of "{en}" add up to {sum} {unit} in {year}, {difference} more than the total that "{id}" states, {stated} {unit}: check the scope, or remove figures that do not belong to it.',
  },
  'model.ruleReversed': {
    zh: '规则“{key}”的起始年 {from} 晚于截止年 {to}：请对调。',
    en: 'The rule "{key}" starts in {from}, after it ends in {to}: swap the years.',
  },
  'model.noSeries': {
    zh: '公式用到了指标“{name}”，但它既没有数据也没有公式：请先给它数据或公式。',
    en: 'The formula refers to the indicator "{name}", which has neither figures nor a formula: give it one first.',
  },
  'model.noFigureYear': {
    zh: '“{name}”没有使用任何数据，{call} 没有年份：请给它配上数据，或换一个指标。',
    en: '{nameEn} uses no figure, so {call} has no year: give it a figure, or name another series.',
  },
  'model.noTargetYear': {
    zh: '没有键为“{name}”的目标：请先在目标表中建立它，或改用已有目标的键。',
    en: 'There is no target with the key "{name}": create it first, or use the key of one that exists.',
  },
  'model.yearLiteral': {
    zh: '公式里写了年份 {year}，滚动基准年后它不会跟着变：请改用 基准年、首个数据年(指标)、最近数据年(指标)、期末年 或 目标年(目标)。',
    en: 'The formula has the year {year} in it, which will not move with the base year: use BASEYEAR, FIRSTYEAR(series), LASTYEAR(series), HORIZON or TARGETYEAR(target).',
  },
  'model.functionYoung': {
    zh: 'Excel 从 {since} 版起才有 {fn}，在 Excel 2016 里这些单元格显示 #NAME?：如有人用 2016，请另设一个指标 =IF(条件, 值, "")，再取 历年(…) 的 MAX 或 MIN。',
    en: 'Excel has {fn} since version {since}, and in Excel 2016 these cells show #NAME?: if people use 2016, add an indicator =IF(condition, value, "") and take MAX or MIN of its SPAN(…).',
  },
  'model.cycle': {
    zh: '公式在同一年内循环引用：{way}。请让其中一处改用上年值，如 上年(…)。',
    en: 'Formulas refer to each other in a circle within one year: {wayEn}. Let one of them use the year before, as in PREV(…).',
  },
  'model.circle': {
    zh: '公式经由固定年份循环引用：{way}。请让其中一处改用上年值，如 上年(…)，或改为引用有实际数的年份。',
    en: 'Formulas refer to each other in a circle through fixed years: {wayEn}. Let one of them use the year before, as in PREV(…), or a year that has a figure.',
  },
  'model.caliberSum': {
    zh: '“{key}”把口径不同的“{a}”（{caliberA}）和“{b}”（{caliberB}）相加减：请改用同口径的指标；若确有依据，请给“{key}”写明自己的口径和理由。',
    en: '"{key}" adds or subtracts "{a}" ({caliberAEn}) and "{b}" ({caliberBEn}), which differ in caliber: use indicators of one caliber, or state a caliber and a reason of its own for "{key}".',
  },
  'model.caliberChain': {
    zh: '“{key}”把口径不同的数据“{a}”（{caliberA}）和“{b}”（{caliberB}）接成一个序列：请分成两个指标。',
    en: '"{key}" chains the figures "{a}" ({caliberA}) and "{b}" ({caliberB}), which differ in caliber: make two indicators of them.',
  },
  'model.blankEnds': {
    zh: '标识“{text}”是空的，或首尾有空格：请写出标识，首尾不留空格。',
    en: 'The key "{text}" is empty or has spaces at its ends: write a key without them.',
  },
  'model.listedTwice': {
    zh: '“{key}”列了两次：请删去一处。',
    en: '"{key}" is listed twice: remove one of the two.',
  },
  'model.emptyList': {
    zh: '{field} 是空表：请列出指标，或删去这一项。',
    en: '{field} is an empty list: name indicators in it, or remove it.',
  },
  'model.emptyText': {
    zh: '{field} 是空的：请用中英文各写一句，或删去这一项。',
    en: '{field} is empty: write it in both languages, or remove it.',
  },
  'model.wholeWithoutParts': {
    zh: '总量（whole）和各部分（parts）须同时给出：请补上另一项，或两项都删去。',
    en: 'A whole needs its parts, and parts need their whole: add the other, or remove both.',
  },
  'model.changedBoth': {
    zh: '“{path}”在窗格和工作簿里都改过：窗格里是 {ours}，工作簿里是 {theirs}。请选定其中一个。',
    en: '"{path}" was changed both in the pane and in the workbook: {ours} in the pane, {theirs} in the workbook. Choose one of them.',
  },
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
  'scenario.unnamed': {
    zh: '情景没有中文名或英文名：导入为“{zh}”（{en}），可以再改名。',
    en: 'The scenario has no name in one of the languages: it was imported as "{en}" ({zh}), and you can rename it.',
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
  'model.blockMissing': {
    zh: '没有找到模块“{block}”：请把它的文件夹放进数据包的 blocks 目录，或从 blocks 一行里去掉。',
    en: 'There is no block "{block}": put its folder into the folder blocks of the pack, or take its name out of the line blocks.',
  },
  'model.blockClash': {
    zh: '模块“{block}”里的“{key}”在数据包里已经有了：请改其中一个的键，或不用这个模块。',
    en: '"{key}" of the block "{block}" is in the pack already: change the key of one of them, or leave the block out.',
  },
  'model.blocksClash': {
    zh: '模块“{block}”和“{other}”里都有“{key}”：请改其中一个的键，或只用其中一个模块。',
    en: '"{key}" is in the block "{block}" and in the block "{other}": change the key of one of them, or use one of the blocks.',
  },
  'model.rowNeeded': {
    zh: '“{zh}”还有 {count} 处要用到，不能删除：请先修改下面标出的各处。',
    en: '"{en}" is still needed in {count|place|places} and cannot be deleted: first change the places marked below.',
  },
  'model.lastScenario': {
    zh: '“{zh}”是唯一的情景，不能删除：请先新增另一个情景。',
    en: '"{en}" is the only scenario and cannot be deleted: add another one first.',
  },
  'model.fieldMissing': { zh: '请填写“{zh}”。', en: 'Fill in "{en}".' },
  'model.unitNew': {
    zh: '单位“{found}”不认识：请从列表中选，或写成两个单位相除（元/人），自己的单位写在方括号里：[标准箱]，可以带换算：[标准箱=20 吨]。',
    en: 'The unit "{found}" is unknown: choose one of the list, write one unit over another (元/人), or write your own in square brackets: [container], with its size if you like: [container=20 吨].',
  },
  'model.unitFixed': {
    zh: '这里的数都以“{unit}”计，单位不能直接换：请保留“{unit}”，或另建一项、按新单位填数。',
    en: 'The numbers here are given in "{unit}", so the unit cannot simply be replaced: keep "{unit}", or add a new row with numbers in the other unit.',
  },
  'model.figureUnsourced': {
    zh: '没有文件出处的数字只能是“自填”或“推算”：请改选其一；文件中的数字请用“从文件开始”读入。',
    en: 'A number without a document is an input or is derived: choose one of these. Numbers of a document are read in from the document itself.',
  },
} as const satisfies Record<string, Bilingual>;
