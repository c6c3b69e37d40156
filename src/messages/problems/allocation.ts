/** Problems of what is to be divided among members: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const ALLOCATION_PROBLEMS = {
  'allocation.noMembers': {
    zh: '表里没有成员：请在表头下每行写一个成员和它的权重。',
    en: 'The table has no members: below the header, write a member and its weight in each row.',
  },
  'allocation.noName': {
    zh: '这一行没有写成员名称：请补上，或删去这一行。',
    en: 'This row names no member: write its name, or remove the row.',
  },
  'allocation.totalRow': {
    zh: '“{name}”是其他各项的合计，不参加分配，已略去。',
    en: '"{name}" is the total of the others: it gets no part and is left out.',
  },
  'allocation.totalRowDiffers': {
    zh: '“{name}”是其他各项的合计，不参加分配，已略去；但它的 {field} 是 {value}，而各项之和是 {sum}：请核对是否缺行或有误。',
    en: '"{name}" is the total of the others: it gets no part and is left out. Its {field} is {value}, but theirs add up to {sum}: check whether a row is missing or wrong.',
  },
  'allocation.likeTotal': {
    zh: '“{name}”的数正好等于其他各行之和，现在按一个成员分配：如果它是合计，请删去这一行。',
    en: 'The numbers of "{name}" are just the sums of all other rows, and it gets a part as a member: remove the row if it is their total.',
  },
  'allocation.holdsOthers': {
    zh: '“{name}”包含表里的 {members}，现在两者都分得一份：请只保留一级。',
    en: '"{name}" holds {members}, and both get a part: keep the rows of one level.',
  },
  'allocation.mixedWeights': {
    zh: '权重有的带百分号（{share}），有的不带（{number}）：请统一写法，否则 {number} 会被当作百分之几百。',
    en: 'Some weights have a percent sign ({share}) and some have none ({number}): write all in one way, or {number} would count as hundreds of per cent.',
  },
  'allocation.totalRounded': {
    zh: '总额 {total} 的小数多于 {digits} 位，分的是 {rounded}：要分足原数，请加大 --digits。',
    en: 'The total {total} has more than {digits|decimal|decimals}, so {rounded} is divided: give --digits a larger number to divide all of it.',
  },
  'allocation.totalNotRound': {
    zh: '总额 {total} 的小数多于 {digits} 位，分不尽：请把总额取整，或加大 --digits。',
    en: 'The total {total} has more than {digits|decimal|decimals} and cannot be divided exactly: round it, or give --digits a larger number.',
  },
  'allocation.investorRounded': {
    zh: '“{name}”的 total {total} 的小数多于 {digits} 位，取整后是 {rounded}：要保留原数，请加大 --digits。',
    en: 'The total of "{name}", {total}, has more than {digits|decimal|decimals} and becomes {rounded}: give --digits a larger number to keep it.',
  },
  'allocation.decrease': {
    zh: '总额 {total} 比上年值合计 {sum} 少 {by}，没有增量：--increase 现在按权重分摊的是减少额，权重大的减得多。若不是此意，请提高总额，或去掉 --increase。',
    en: 'The total {total} is {by} less than the sum of last values, {sum}, so there is no increase: --increase divides the decrease, and members with more weight lose more. If that is not meant, raise the total or leave out --increase.',
  },
  'allocation.noTotal': {
    zh: '“{investor}”没有写合计（total 列）：请补上；没有就写 0。',
    en: '"{investor}" has no total: write it, or 0 where there is none.',
  },
  'allocation.strangeInvestor': {
    zh: '表头中的“{name}”不在 --columns 的 investor 列里：请改成那里的名称，或在那里补上它。',
    en: 'The header names "{name}", which is not among the investors of --columns: use a name from there, or add it there.',
  },
  'allocation.missingInvestor': {
    zh: '表头里没有 --columns 中的“{name}”：请补上这一列，没有投入就全写 0。',
    en: 'The header lacks "{name}", an investor of --columns: add this column, with 0 in it where there is nothing.',
  },
  'allocation.strangeMember': {
    zh: '“{name}”不在 --weights 的 member 列里：请改成那里的名称，或删去这一行。',
    en: '"{name}" is not among the members of --weights: use a name from there, or remove this row.',
  },
  'allocation.missingMember': {
    zh: '没有 --weights 中“{name}”的那一行：请补上，没有投入就全写 0。',
    en: 'There is no row for "{name}", a member of --weights: add it, with 0 in it where there is nothing.',
  },
  'allocation.membersMissing': {
    zh: '表里有“{level}”一级的 {count} 个成员，缺 {members}：如果也要分给它们，请补上；否则可以不管。',
    en: 'The table has {count|member|members} of the level "{level}", but not {members}: add what is missing, unless nothing is meant for it.',
  },
  'allocation.twice': {
    zh: '“{name}”写了两次：请合并为一行，或改名。',
    en: '"{name}" is there twice: make one row of the two, or rename one.',
  },
  'allocation.noWeight': {
    zh: '所有权重都是 0 或空白，无法按权重分：请至少给一个成员写上大于 0 的权重。',
    en: 'All weights are 0 or empty, and nothing can be divided by them: give at least one member a weight above 0.',
  },
  'allocation.negative': {
    zh: '“{name}”的 {field} 是负数 {value}：请写 0 或大于 0 的数。',
    en: '{field} of "{name}" is negative, {value}: write 0 or more.',
  },
  'allocation.negativeTotal': {
    zh: '总额 {total} 是负数，无法分配：请给出 0 或大于 0 的总额。',
    en: 'The total {total} is negative and cannot be divided: give a total of 0 or more.',
  },
  'allocation.noLast': {
    zh: '“{member}”没有上年值（last 列）：请补上；去年没有就写 0。',
    en: '"{member}" has no last value (column last): write it, or 0 where there was none.',
  },
  'allocation.noLastColumn': {
    zh: '没有一个成员有上年值：请加上 last 列，写各成员的上年值，去年没有就写 0。',
    en: 'No member has a last value: add the column last with the value of last year, 0 where there was none.',
  },
  'allocation.capBelowFloor': {
    zh: '“{member}”的上限 {cap} 低于下限 {floor}：请改其中之一。',
    en: 'The cap of "{member}", {cap}, is below its floor, {floor}: change one of them.',
  },
  'allocation.capBelowLast': {
    zh: '“{member}”的上限 {cap} 低于按上年值 {last} 要求的最低数 {floor}：请提高上限，或放宽 --not-below-last。',
    en: 'The cap of "{member}", {cap}, is below the least that its last value {last} asks for, {floor}: raise the cap, or ask for less with --not-below-last.',
  },
  'allocation.holdBelowFloor': {
    zh: '“{member}”的固定值 {hold} 低于下限 {floor}：请改其中之一。',
    en: 'The hold of "{member}", {hold}, is below its floor, {floor}: change one of them.',
  },
  'allocation.holdBelowLast': {
    zh: '“{member}”的固定值 {hold} 低于按上年值 {last} 要求的最低数 {floor}：请提高固定值，或放宽 --not-below-last。',
    en: 'The hold of "{member}", {hold}, is below the least that its last value {last} asks for, {floor}: raise the hold, or ask for less with --not-below-last.',
  },
  'allocation.holdAboveCap': {
    zh: '“{member}”的固定值 {hold} 高于上限 {cap}：请改其中之一。',
    en: 'The hold of "{member}", {hold}, is above its cap, {cap}: change one of them.',
  },
  'allocation.holdNotRound': {
    zh: '“{member}”的固定值 {hold} 的小数多于 {digits} 位：请把它取整，或加大 --digits。',
    en: 'The hold of "{member}", {hold}, has more than {digits|decimal|decimals}: round it, or give --digits a larger number.',
  },
  'allocation.noRoundNumber': {
    zh: '“{member}”的下限 {floor} 与上限 {cap} 之间没有小数 {digits} 位的数：请放宽其中之一，或加大 --digits。',
    en: 'Between the floor {floor} and the cap {cap} of "{member}" there is no number with {digits|decimal|decimals}: move one of them, or give --digits a larger number.',
  },
  'allocation.tooManyDigits': {
    zh: '总额 {total} 无法精确到小数 {digits} 位：--digits 最多写 {most}。',
    en: 'A total of {total} cannot be exact to {digits|decimal|decimals}: give --digits at most {most}.',
  },
  'allocation.floorsAbove': {
    zh: '各成员最少要得 {bounds}，合计 {sum}，而总额是 {total}，差 {by}：请把总额提高 {by}，或把这些下限、固定值共降低 {by}。',
    en: 'The members get at least {bounds}, which adds up to {sum}, and the total is {total}: {by} is missing. Raise the total by {by}, or lower these floors and holds by {by} in all.',
  },
  'allocation.capsBelow': {
    zh: '各成员最多能得 {bounds}，合计 {sum}，而总额是 {total}，多出 {by}：请把总额降低 {by}，或把这些上限、固定值共提高 {by}；没有权重的成员请给出权重。',
    en: 'The members get at most {bounds}, which adds up to {sum}, and the total is {total}: {by} is left over. Lower the total by {by}, raise these caps and holds by {by} in all, or give a weight to members without one.',
  },
  'allocation.sumsDiffer': {
    zh: '成员合计 {total} 与投入主体合计 {sum} 不相等（相差 {difference}）：请改总额或各主体的 total，使两者相等。',
    en: 'The members add up to {total} and the investors to {sum} (difference {difference}): change the total, or the totals of the investors, until the two are equal.',
  },
  'allocation.seedClosed': {
    zh: '{members} 共要 {need}，而它们在矩阵中只有 {investors} 不是 0，共 {room}，差 {by}：请把这些成员的其他格子写成大于 0 的数，或改合计。',
    en: 'Together {members} need {need}, and the only investors whose cells are not 0 for them are {investors}, {room} in all: {by} is missing. Write numbers above 0 in other cells of these members, or change the totals.',
  },
  'allocation.seedEmpty': {
    zh: '{members} 共要 {need}，而它们在矩阵中的格子全是 0：请在这些行里写上大于 0 的数。',
    en: 'Together {members} need {need}, and all their cells in the matrix are 0: write numbers above 0 in these rows.',
  },
  'allocation.seedTooFar': {
    zh: '矩阵中的数大小相差太远，无法调整到两边的合计：请改写其中极小或极大的数。',
    en: 'The numbers of the matrix are too far apart to be brought to both sums: rewrite those that are very small or very large.',
  },
} as const satisfies Record<string, Bilingual>;
