/**
 * Numbers that are not figures for a planner: dates, telephone and document numbers, programme names, ordinals, limits of
 * classes, citations.
 *
 * In: a clean text and a number in it. Out: whether the number is refused. Ranks (居全国第四) are figures, other ordinals are not.
 */
import type { PrintedNumber } from '../number.js';
import type { Measure } from './measures.js';

const LETTER = /[A-Za-z]/;
const NUMERALS = /^[零〇一二两三四五六七八九十]+/;
/** 第几 of these is a name or a place in a list. */
const RANK_BEFORE =
  /(?:全国|全省|全市|全球|世界|亚洲|国内|国际|中西?部|西部|东部|东北|华东|华南|华北|长三角|省内|城市|居|列|位|排名|名列|位次|跃升至?|升至|上升到|保持|稳居|获评|荣膺|总量|总数|数量|规模|均|为|增速|ranks?|ranked)[^，。；]{0,8}第?$|蝉联[^，。；]{0,12}第?$/;
const RANK_AFTER = /^\s?(?:[位名]?(?:[，。；、！）)]|$)|[位名](?!于)|[的大]|和|城|省|市)/;
const CLASS_NOUN =
  /^的?(?:[大中小微]?企业|公司|集团|省份?|城市|市|县|区|乡镇|村|项目|集群|产业|大学生|学生|人才|人群|老年人|老人|青年|人口|家庭|居民|单位|机构|高校|医院|产品|工程|园区|的[^，。；、]{1,12}(?:有|达|共)?\d)/;
const ONE_NEXT = /^、\p{Script=Han}{2,4}一[个家项座条][、，。；]/u;
const ONE_BEFORE = /一[个家项座条]、\p{Script=Han}{2,4}$/u;
const LIMITED = /^[\p{Script=Han}]{2,8}(?:项目|企业|工程|产业|基地|平台|园区)(?:[共达有为数约]|总数)*\s?\d/u;
const DATE_AFTER = /^\s?(?:月|日|号|时|点|分(?!之|点)|秒|年代|世纪)/;

export function isRank(text: string, read: PrintedNumber): boolean {
  const before = text.slice(Math.max(0, read.at - 14), read.at);
  const after = text.slice(read.end, read.end + 4);
  const isFirst = text.startsWith('首位', read.at);
  if (!isFirst && !/第\s?$/.test(before)) {
    // 进入全国前三, 位列前10位.
    return (
      /(?:进入?|位?[居列]|保持|稳居|跻身|入围|入选|排名|排行榜)[^，。；]{0,8}前$/.test(before) &&
      (read.unit === undefined || read.unit === '位' || read.unit === '人') &&
      !/^\s?(?:强|家|批|期|年|个|月|项)/.test(after)
    );
  }
  const unitless = read.unit === undefined || ['位', '人'].includes(read.unit);
  if (!unitless || !Number.isInteger(read.value)) return false;
  const rest = /[位名]$/.test(text.slice(read.at, read.end)) ? `位${after}` : after;
  return RANK_BEFORE.test(before.replace(/第\s?$/, '')) && (isFirst || RANK_AFTER.test(rest));
}

/** Whether digits are part of a name, a date or another number: decided before its unit is read. */
export function isName(text: string, read: PrintedNumber): boolean {
  const before = text.slice(Math.max(0, read.at - 12), read.at);
  const last = before.slice(-1);
  const after = text.slice(read.end, read.end + 8);
  const next = after.charAt(0);
  const isBare = read.unit === undefined;
  if (/[第每]\s?$/.test(before)) return true;
  // 415X, 5nm, G60, Qwen3, COVID-19.
  if (
    (LETTER.test(last) && !/(?:RMB|CNY|USD|EUR|GBP)$/.test(before)) ||
    (/[-_]/.test(last) && LETTER.test(before.slice(-2, -1)))
  )
    return true;
  if (isBare && DATE_AFTER.test(after)) return true;
  if (
    isBare &&
    isYear(read) &&
    !/[达为共有约近超过]\s?$/.test(before) &&
    !/^\s?[余多\p{Script=Han}]/u.test(after)
  )
    return true;
  // 〔2025〕315号, [3], ①, 表1, 图2, 附件3, 专栏4.
  if (/[〔[［【]\s?$/.test(before) || /^\s?[〕\]］】]/.test(after) || next === '号') return true;
  if (
    isBare &&
    /(?:表|图|附件|附表|专栏|公式|例|注|页|No\.|Table|Figure|Box|Chapter|Section)\s?$/.test(before)
  )
    return true;
  // 1 Where we are: the number of a heading.
  if (isBare && read.at === 0 && /^ [A-Z]/.test(after)) return true;
  if (/^号|^[.．、]\s?\p{Script=Han}/u.test(after) && read.at === 0) return true;
  // Telephone and other long numbers; a hyphen joins their parts.
  const digits = text.slice(read.at, read.end).replace(/\D/g, '');
  if (isBare && digits.length >= 6 && !/[,，]/.test(text.slice(read.at, read.end))) return true;
  if (isBare && digits.startsWith('0') && digits.length > 1 && !text.slice(read.at, read.end).includes('.'))
    return true;
  if (/\d[-－]$/.test(before) && isBare) return true;
  // 3 500: one number or two?
  if (/[0-9] $/.test(before) || (isBare && /^ [0-9]/.test(after))) return true;
  return /^\d+[:：]\d\d/.test(text.slice(read.at, read.at + 6));
}

/** Whether a number may be a year: a whole number from 1900 to 2100. */
export function isYear({ value, max }: PrintedNumber): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2100 && (max === undefined || max <= 2100);
}

/** Whether a number with its unit is still not a figure for a planner. */
export function isNoFigure(text: string, read: PrintedNumber, measure: Measure): boolean {
  const token = text.slice(read.at, measure.end);
  const before = text.slice(Math.max(0, read.start - 12), read.start);
  const after = text.slice(measure.end, measure.end + 16);
  // 投运一个、开工一个: a list of counts.
  const isList =
    /^一.$/.test(token) &&
    /[\p{Script=Han}]{2}$/u.test(before) &&
    (ONE_NEXT.test(after) || (ONE_BEFORE.test(before) && /^[、，。；]|^$/.test(after)));
  if (measure.counts && isList) return false;
  // 一个, 三大, 两类: words, not counts.
  if (measure.counts && NUMERALS.test(token.replace(/^[+＋]/, '')) && measure.value <= 10) return true;
  if (measure.counts && measure.max !== undefined && NUMERALS.test(token)) return true;
  // 35岁以下大学生, 10亿元以上企业, 超过千亿元的省: the limit of a class.
  const isLimit =
    /(?:以上|以下|以内|级)\s?$/.test(token) ||
    /^级/.test(after) ||
    ['atLeast', 'atMost'].includes(read.qualifier);
  if (!measure.counts && isLimit && CLASS_NOUN.test(after.replace(/^级/, ''))) return true;
  // 培育百亿元企业8家: the class, in numerals alone.
  if (/^[十百千万亿]+元$/.test(token) && CLASS_NOUN.test(after)) return true;
  // 营收超10亿元的企业5家、超50亿元的2家.
  if (/元$/.test(measure.unit) && isLimit && /^的\s?\d[\d,.万]*\s?[家个户项]/.test(after)) return true;
  // 在建亿元以上工业项目412个: what the limit is of may be named by more words, up to its own number.
  if (!measure.counts && /以上\s?$/.test(token) && LIMITED.test(text.slice(measure.end, measure.end + 24)))
    return true;
  if (
    measure.unit === '个' &&
    /^(?:[多余])?(?:国家(?:和地区|（地区）)?(?:[，。、；的]|$|广泛|参)|方面|环节|字|重点|板块|领域|维度|一|新|坚持|必须|确保|没有|先行|关键|短板|转变|更加|统筹|体系|基本|百分)/.test(
      after,
    )
  )
    return true;
  if (/^条/.test(measure.unit) && /^(?:措施|意见|政策|举措|建议|主线|底线|红线)?[”"》]/.test(after))
    return true;
  // 《…三年行动…30条》: a title.
  if (/《[^》]*$/.test(text.slice(Math.max(0, read.at - 60), read.at))) return true;
  // 全球前1%, 摆在首位: thresholds and words.
  if (/前\s?$/.test(before) && /[%‰]/.test(measure.unit)) return true;
  // 三元结构, 千家万户, “万亩千亿”平台.
  if (
    measure.unit === '元' &&
    NUMERALS.test(token) &&
    measure.value <= 10 &&
    /^(?:协同|结构|化|论|悖论|体系|格局|融合)/.test(after)
  )
    return true;
  if (/^[千万百][家户]$/.test(token) && (/^[千万]?[户家灯]/.test(after) || /[千百]家$/.test(before)))
    return true;
  if (token === '首位' && /(?:摆|放|置于|列为)[^，。；]*$/.test(before)) return true;
  if (
    /[“"]$/.test(before) &&
    /^[百千万亿]+[元亩家]?(?:[百千万亿]+[元亩]?)?[”"]/.test(text.slice(read.at, read.at + 10))
  )
    return true;
  // 单位：亿元, （万人）: a unit alone.
  if (
    /^[十百千万亿]+[^\d十百千万亿]*$/.test(token) &&
    (/单位\s?[:：]?\s?$/.test(before) || (/[（(]$/.test(before) && /^[)）]/.test(after)))
  )
    return true;
  // 9/30 as a date.
  if (
    /^\d{1,2}[/／]\d{1,2}$/.test(token) &&
    read.qualifier === 'exact' &&
    !/[占达]\s?$/.test(before) &&
    !/^[的以]/.test(after)
  )
    return true;
  if (/^(?:翻番|倍增)$/.test(token.replace(/\s/g, '')) && /[“"‘]$/.test(before)) return true;
  if (/倍增/.test(token)) return true;
  // 万人发明专利拥有量: what is counted per.
  if (/^[百千万亿]+(?:人|名|户)$/.test(token) && /^\p{Script=Han}/u.test(after)) return true;
  // 最后一公里, 一亩三分地.
  if (!measure.counts && NUMERALS.test(token) && measure.value <= 10 && !/[元%‰]|pp|倍|位/.test(measure.unit))
    return true;
  // “五个百项”: a name.
  if (measure.counts && /^[百千万]+(?![余多])/.test(token) && /[个“”"、]$/.test(before)) return true;
  // 千百倍, 百米, 万里: words.
  if (/^[十百千万亿两]+(?:倍|米|公里|里|斤|度)/.test(token)) return true;
  // 每万名, 每百户: what is counted per.
  if (/每\s?$/.test(before)) return true;
  return false;
}
