/** Reads the words beside the numbers of a table: names with their units, sections, totals, footnotes. */
import { nameWithoutMarks } from './marks.js';
import { plainText } from '../../figures/plainText.js';
import { ownUnit, readUnit, type TableUnit } from '../../figures/writtenUnit.js';

export interface NameReading {
  readonly name: string;
  readonly unit?: TableUnit;
  /** `其中` or `of which` is before it. */
  readonly isPart?: true;
}

/** Numbering before a name: 一、 (二) 1. 1） # and 其中：. */
const NUMBERING =
  /^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、)]|\d{1,2}\.(?!\d)|[#•·*]|其中[:：]?|of which[:,]?|[IVX]{1,4}\.\s)\s*/i;

/** A longer name is a text that got into the column of names. */
const LONGEST = 100;

/** `1. 地区 生产总值（亿元）` is 地区生产总值 in 亿元; `北    京` is 北京. */
export function readName(written: string): NameReading {
  const plain = joinSpaced(plainText(nameWithoutMarks(written)));
  const numbering = NUMBERING.exec(plain)?.[0] ?? '';
  const text = plain.slice(numbering.length).trim().slice(0, LONGEST);
  const part = /其中|of which/i.test(numbering) ? { isPart: true as const } : {};
  const bracket = /^(.*?)\s*[([]\s*([^()[\]]+?)\s*[)\]]\s*$/.exec(text);
  const inBracket = bracket === null ? undefined : readUnit(bracket[2] ?? '');
  if (bracket !== null && inBracket !== undefined && bracket[1] !== '')
    return { name: bracket[1] ?? '', unit: inBracket, ...part };
  // GDP (current US$): the prices belong to the name, the unit is that of the money.
  const priced = /^(?:current|constant(?: \d{4})?|nominal|real)\s+(.+)$/i.exec(bracket?.[2] ?? '')?.[1];
  const money = priced === undefined ? undefined : readUnit(priced);
  if (money !== undefined) return { name: text, unit: money, ...part };
  const after = /^(.*?)\s*[,/:、]\s*([^,/:、]+)$/.exec(text);
  const behind = after === null ? undefined : readUnit(after[2] ?? '');
  if (after !== null && behind !== undefined && after[1] !== '')
    return { name: after[1] ?? '', unit: behind, ...part };
  return { name: text, ...part };
}

/** Blanks between Chinese characters are only for alignment: 北    京. */
function joinSpaced(text: string): string {
  return text.replace(/(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/g, '');
}

/** Whether a text is a footnote or a remark about sources. */
export function isFootnote(text: string): boolean {
  return /^(?:注|备注|附注|说明|数据来源|资料来源|来源|notes?\b|sources?\b|remarks?\b|\*)\s*\d*\s*[:：.]?/i.test(
    plainText(text),
  );
}

/** `单位：亿元`, `(unit: million yuan)`: including unknown units. */
export function unitRemark(text: string): TableUnit | undefined {
  const named = /(?:单位|\bunits?)\s*[:：]\s*([^()[\];；]+)/i.exec(plainText(text))?.[1];
  return named === undefined ? undefined : (readUnit(named) ?? ownUnit(named));
}

/** The text in brackets at the end of a heading: `主要指标（亿元）`. */
export function endBracket(text: string): string | undefined {
  return /[([]\s*([^()[\]]+?)\s*[)\]]\s*$/.exec(plainText(text))?.[1];
}

/** Words in brackets that qualify a name and are not a unit. */
const REMARK =
  /含|不|其中|按|口径|以上|以下|年|月|\d|^(?:est|incl|excl|net|gross|total|new|old|[a-z])\.?$|\s/i;
/** How a Chinese unit ends; 地方 and 规上 are none. */
const UNIT_END = /[吨箱车次元瓦米克升卡台辆套床张户件亩斤桶册头只株艘架票单笔宗例]$/;

/** The unit that the bracket at the end of a name may be, where we know none such: `箱量（标准箱）`, `Headcount (FTE)`. */
export function bracketUnit(name: string): TableUnit | undefined {
  const text = endBracket(name);
  if (text === undefined || text.length > 12 || REMARK.test(text)) return undefined;
  return /^[\x21-\x7e]+$/.test(text) || UNIT_END.test(text) || text.includes('/') ? ownUnit(text) : undefined;
}

/** The contents of a column beside the years, by its heading. */
export function roleOfHeading(text: string): 'unit' | 'note' | 'index' | undefined {
  const plain = plainText(text).replace(/\s/g, '');
  if (/^(?:计量)?单位$|^units?$|^uom$/i.test(plain)) return 'unit';
  if (/^(?:备注|注|说明|来源|数据来源|notes?|remarks?|comments?|sources?)$/i.test(plain)) return 'note';
  return /^(?:序号|编号|行次|no\.?|#|index|.{0,8}(?:代码|编码)|(?:country|region|area|item|indicator|series|product)?(?:code|id))$/i.test(
    plain,
  )
    ? 'index'
    : undefined;
}

/** Words that head a column of names: a row with them is a row of headings. */
export function isNameHeading(text: string): boolean {
  const plain = plainText(text).replace(/\s/g, '');
  return (
    plain === '' ||
    roleOfHeading(plain) !== undefined ||
    /^(?:年份?|年度|时间|指标|指标名称|项目|名称|科目|类别|地区|行业|分类|品种|产品)+$|^(?:years?|items?|names?|indicators?|series|variables?|categor(?:y|ies)|regions?|products?|accounts?|fy)$/i.test(
      plain.replace(/[/\\|、()]/g, ''),
    )
  );
}
