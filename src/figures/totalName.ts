/**
 * Whether a name is that of a sum of other rows: 合计, 小 计, Total, Sub-total:, 合计（亿元）.
 *
 * In: a name as a table writes it. Blanks between Chinese characters, a colon at its end and a remark in brackets are passed over.
 */

const TOTAL = /^(?:合计|总计|小计|共计|总和|总数|全部合计)$|^(?:grand |sub-?)?totals?$|^sum$/i;
/** 全省, 全市合计, 各市小计: the whole of the places or members that a table lists. */
const TOTAL_OF_MEMBERS = /^(?:全[国省市区县州镇部]|\p{Script=Han}{1,6}(?:合计|总计|小计))$/u;

export function isTotalName(name: string): boolean {
  return TOTAL.test(plainName(name));
}

/** The same for the name of a member: also 全省 and 各市合计, which could be part of the name of a series. */
export function isTotalMember(name: string): boolean {
  return isTotalName(name) || TOTAL_OF_MEMBERS.test(plainName(name));
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/[\s:]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
