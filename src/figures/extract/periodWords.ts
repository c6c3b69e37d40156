/**
 * The periods that a text names: 2024年, 今年上半年, 1—7月, “十四五”以来, 到2030年, in the first half of 2025.
 *
 * In: a text and the year in which its document was written. Out: each period with its offsets (0-based, end exclusive), as a pack
 * writes it. A year with which another is compared (比2020年提高, 是2020年的1.9倍) is a base and not the period of a number.
 */

export interface NamedPeriod {
  readonly start: number;
  readonly end: number;
  /** As printed. */
  readonly word: string;
  readonly period: string;
  /** Whether the digits of the year are printed. */
  readonly basis: 'printed' | 'implied';
  /** `event` is a day or a month in which something happened; `now` is 目前; `base` is what is compared with. */
  readonly role: 'year' | 'part' | 'span' | 'event' | 'now' | 'base';
  /** First and last year. */
  readonly from: number;
  readonly to: number;
  /** 到2030年: by then. */
  readonly isAim: boolean;
  /** 截至6月底: the state on a day, which is that of the amounts after it too. */
  readonly isAsOf: boolean;
  /** In English a period follows its number: … in 2030. */
  readonly isTrailing: boolean;
  /** 由2020年的6.8%提高到9.5%: the year of the first number alone. */
  readonly isFrom: boolean;
}

const NUMERALS = '一二三四五六七八九十';
const DASH = '[-—–－―~～至到]';
const PARTS =
  '上半年|下半年|第?[一二三四1-4]季度|前[一二两三1-3]个?季度|(?:1|一)?\\s?[-—–－至~]\\s?(?:1[0-2]|[1-9])月份?|前[二三四五六七八九十0-9]{1,2}个月|(?:1[0-2]|0?[1-9])月(?:份|底|末)?(?:\\d{1,2}日)?';
/** Each alternative has a name of its own; the first that matches decides. */
const PERIOD = new RegExp(
  [
    `(?<from>(?:19|20)\\d{2})\\s?年?\\s?${DASH}{1,2}\\s?(?<to>(?:19|20)\\d{2})\\s?年`,
    `(?<year>(?:19|20)\\d{2})\\s?年(?!代|版)度?(?:，?(?<part>${PARTS}|1?[0-9]${DASH}(?:1[0-2]|[1-9])月份?))?`,
    `(?<word>今年|本年度?|去年|明年|(?<![比较与同])上年(?!同期|度))(?<since>以来)?(?:，?(?<wordPart>${PARTS}))?`,
    `(?<plan>[“"‘]?十[一二三四五六七八九]五[”"’]?)(?<planEnd>以来|期间|时期|末|初|前[一二三四]年|头[一二三四]年)?`,
    `(?<bare>上半年|下半年|(?<![同])第?[一二三四]季度|前[一二两三]个?季度|(?<![0-9])(?:1[0-2]|[1-9])\\s?${DASH}\\s?(?:1[0-2]|[1-9])月份?|(?<![0-9年])前[二三四五六七八九十0-9]{1,2}个月|(?<![0-9年个])(?:1[0-2]|[1-9])月(?:份|底|末)?(?:\\d{1,2}日)?)`,
    `(?<count>[二两三四五六七八九十]|\\d{1,2})年(?<back>来|间)|(?:过去|近|最近|前)(?<past>[二两三四五六七八九十]|\\d{1,2})年|(?:未来|今后|再用)(?<next>[二两三四五六七八九十]|\\d{1,2})(?:[-—至](?<nextTo>\\d))?年`,
    `(?<now>目前|现有|截至目前|迄今|至今(?!年)|如今|当前|眼下)`,
    `(?<english>(?<![\\p{L}\\p{N}.,])(?:(?<half>first|second) half of |(?<quarter>first|second|third|fourth) quarter of |first (?<quarters>two|three) quarters of |(?:fiscal(?: year)? |FY ?))?(?<englishYear>(?:19|20)\\d{2})(?:(?:\\s?[-–]\\s?|(?<=[Ff]rom \\d{4})(?: to | through | until )|(?<=[Bb]etween \\d{4}) and )(?<englishTo>(?:20)?\\d{2}))?(?![\\p{L}\\p{N}]|[.,]\\d|\\s?%|\\s(?:million|billion|yuan|people)))`,
    `(?<englishWord>\\b(?:this|last|next) year\\b)`,
  ].join('|'),
  'gu',
);
const AIM = /(?:到|至|力争|截至|截止|by|By|in)\s?$/;
/** Compared with 2024, since 2018, than in 2020: what is compared with. */
const ENGLISH_BASE =
  /\b(?:since|relative to|compared (?:with|to)|from|than in|versus|vs\.?|against|over) (?:the year )?$/i;
const BASE_BEFORE = /(?:比|较|相比|于|与|是|为|compared with|from|over)\s?$/;
const BASE_AFTER = /^(?:的|相比|相当|提高|增长|增加|提升|下降|翻|增)/;

export function readPeriods(text: string, documentYear: number | undefined): readonly NamedPeriod[] {
  const found: NamedPeriod[] = [];
  for (const match of text.matchAll(PERIOD)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 24), start);
    const read = readOne(match.groups ?? {}, documentYear, found.at(-1));
    if (read === undefined) continue;
    const isAim = /(?:到|(?<!截)至)\s?$/.test(before) || /\bby\s(?:the end of\s)?$/i.test(before);
    if (match.groups?.['english'] !== undefined && isAdjective(text, start, end)) continue;
    // 较上半年收窄: a part of a year is compared with, too.
    const isBase =
      (read.role === 'part' && /[比较]\s?$/.test(before)) ||
      (read.role === 'year' &&
        (!AIM.test(before) || ENGLISH_BASE.test(before)) &&
        (ENGLISH_BASE.test(before) ||
          (BASE_BEFORE.test(before) && BASE_AFTER.test(text.slice(end, end + 4))) ||
          /[比较]\s?$/.test(before)));
    const isTrailing = /\b(?:in|by|during|for|of|from|between|end of)\s(?:the\s)?$/i.test(before);
    found.push({
      ...read,
      start,
      end,
      word: match[0],
      isAim,
      isTrailing,
      isAsOf: read.role === 'event' && (/截[至止]\s?$/.test(before) || /[底末]$/.test(match[0])) && !isBase,
      isFrom: /[由从]\s?$/.test(before) || (read.role === 'year' && /\bthe $/.test(before)),
      ...(isBase ? { role: 'base' as const } : {}),
    });
  }
  return found;
}

/** The 2018 reform, the 2021 survey: a year that names a thing; in the 2030 target it is of the number. */
function isAdjective(text: string, start: number, end: number): boolean {
  if (!/\b(?:the|its|our|their|a) $/i.test(text.slice(Math.max(0, start - 6), start))) return false;
  const next = /^ ([a-z]+)/.exec(text.slice(end, end + 20))?.[1] ?? '';
  return next !== '' && !OF_THE_NUMBER.test(next);
}

const OF_THE_NUMBER =
  /^(?:and|or|to|was|is|were|are|will|had|has|at|by|in|of|for|with|target|targets|goal|goals|level|levels|total|totals|figure|figures|budget|value|revenue|sales|output)$/;

type Read = Omit<NamedPeriod, 'start' | 'end' | 'word' | 'isAim' | 'isTrailing' | 'isAsOf' | 'isFrom'>;
type Groups = Readonly<Record<string, string | undefined>>;

function readOne(g: Groups, now: number | undefined, last: NamedPeriod | undefined): Read | undefined {
  if (g['from'] !== undefined) return span(Number(g['from']), Number(g['to']), 'printed');
  if (g['year'] !== undefined) return withPart(Number(g['year']), g['part'], 'printed');
  if (g['english'] !== undefined) return readEnglish(g);
  if (g['plan'] !== undefined) return readPlan(g['plan'], g['planEnd'], now);
  if (now === undefined) return undefined;
  if (g['word'] !== undefined) {
    const shift = g['word'] === '去年' || g['word'] === '上年' ? -1 : g['word'] === '明年' ? 1 : 0;
    return withPart(now + shift, g['wordPart'], 'implied');
  }
  if (g['englishWord'] !== undefined)
    return withPart(
      now + (/last/.test(g['englishWord']) ? -1 : /next/.test(g['englishWord']) ? 1 : 0),
      undefined,
      'implied',
    );
  // A part without a year is of the year last named, unless that was a goal or something long ago.
  if (g['bare'] !== undefined) {
    const year =
      last !== undefined && last.role !== 'base' && last.to <= now && last.to >= now - 1 ? last.to : now;
    return withPart(year, g['bare'], last?.basis ?? 'implied');
  }
  if (g['now'] !== undefined)
    return { period: String(now), basis: 'implied', role: 'now', from: now, to: now };
  const past = smallNumber(g['count'] ?? g['past']);
  if (past !== undefined && past > 1 && past <= 20) return span(now - past + 1, now, 'implied');
  const next = smallNumber(g['nextTo'] ?? g['next']);
  return next === undefined ? undefined : span(now, now + next, 'implied');
}

function withPart(year: number, part: string | undefined, basis: Read['basis']): Read {
  const whole = { basis, from: year, to: year };
  if (part === undefined) return { ...whole, period: String(year), role: 'year' };
  const clean = part.replace(/\s|份/g, '');
  const named = (suffix: string, role: Read['role'] = 'part'): Read => ({
    ...whole,
    period: `${year}${suffix}`,
    role,
  });
  if (clean === '上半年') return named('H1');
  if (clean === '下半年') return named('H2');
  const quarter = /^第?([一二三四1-4])季度$/.exec(clean)?.[1];
  if (quarter !== undefined) return named(`Q${smallNumber(quarter) ?? 1}`);
  const quarters = /^前([一二两三1-3])个?季度$/.exec(clean)?.[1];
  if (quarters !== undefined) return months(1, 3 * (smallNumber(quarters) ?? 1));
  const first = /^前([二三四五六七八九十0-9]+)个月$/.exec(clean)?.[1];
  if (first !== undefined) return months(1, smallNumber(first) ?? 12);
  const range = new RegExp(`^(1[0-2]|[1-9]|一)?${DASH}(1[0-2]|[1-9])月$`).exec(clean);
  if (range !== null) return months(smallNumber(range[1]) ?? 1, Number(range[2]));
  const month = /^0?(\d{1,2})月/.exec(clean)?.[1];
  if (month === undefined) return named('', 'year');
  return named(`-${month.padStart(2, '0')}`, 'event');

  function months(from: number, to: number): Read {
    const pad = (value: number): string => String(value).padStart(2, '0');
    if (from === 1 && to === 12) return named('', 'year');
    return from >= to ? named(`-${pad(to)}`) : named(`-${pad(from)}..${year}-${pad(to)}`);
  }
}

function span(from: number, to: number, basis: Read['basis']): Read | undefined {
  return from < to ? { period: `${from}..${to}`, basis, role: 'span', from, to } : undefined;
}

/** 十四五 is 2021 to 2025. */
function readPlan(written: string, end: string | undefined, now: number | undefined): Read | undefined {
  const number = 10 + (smallNumber(/十([一二三四五六七八九])五/.exec(written)?.[1]) ?? 0);
  const start = 2016 + 5 * (number - 13);
  if (end === '末')
    return { period: String(start + 4), basis: 'implied', role: 'year', from: start + 4, to: start + 4 };
  const part = smallNumber(/^[前头](.)年$/.exec(end ?? '')?.[1]);
  const last = part === undefined ? start + 4 : start + part - 1;
  const to = end === '以来' && now !== undefined && now > start ? Math.min(last, now) : last;
  return span(start, to, 'implied');
}

function readEnglish(g: Groups): Read | undefined {
  const year = Number(g['englishYear']);
  const ordinals = ['first', 'second', 'third', 'fourth'];
  if (g['half'] !== undefined) return withPart(year, g['half'] === 'first' ? '上半年' : '下半年', 'printed');
  if (g['quarter'] !== undefined)
    return withPart(year, `${ordinals.indexOf(g['quarter']) + 1}季度`, 'printed');
  if (g['quarters'] !== undefined)
    return withPart(year, g['quarters'] === 'two' ? '前2季度' : '前3季度', 'printed');
  const to = g['englishTo'];
  if (to === undefined) return withPart(year, undefined, 'printed');
  return span(year, to.length === 2 ? Math.floor(year / 100) * 100 + Number(to) : Number(to), 'printed');
}

function smallNumber(written: string | undefined): number | undefined {
  if (written === undefined || written === '') return undefined;
  if (/^\d+$/.test(written)) return Number(written);
  if (written === '两') return 2;
  const [first = '', second = ''] = written;
  const tens = first === '十' ? 10 + Math.max(0, NUMERALS.indexOf(second) + 1) : NUMERALS.indexOf(first) + 1;
  return tens > 0 ? tens : undefined;
}

const LABELLED =
  /(?:日期|时间|发布于|成文|印发|Date|Published)\s?[:：]?\s?\|?\s?((?:19|20)\d{2})\s?[-年./]\s?(\d{1,2})/i;
const ALONE = /^[\s(（—-]*((?:19|20)\d{2})\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}\s?日?(?:在.*上)?[\s)）]*$/;
/** 来源：某日报 2025-07-24 08:30, and a date with its time of day. */
const STAMPED =
  /(?:来源|记者|编辑|责编|作者|Source|By)[^。]{0,40}?((?:19|20)\d{2})\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}|((?:19|20)\d{2})[-年./]\d{1,2}[-月./]\d{1,2}日?\s\d{1,2}:\d{2}/i;
/** 某政办发〔2025〕18号: the number of the document itself. */
const NUMBERED = /^[\s（(]*[\p{Script=Han}]{2,12}[〔[(（]((?:19|20)\d{2})[〕\])）]\d+号[\s）)]*$/u;
/** Department of …, 12 March 2025. */
const ENGLISH_END = /^.{0,80}\b(?:[A-Z][a-z]+ \d{1,2},? |\d{1,2} [A-Z][a-z]+ )((?:19|20)\d{2})[\s)]*$/;
const ENGLISH_ALONE = /^[\s(]*(?:\w+ \d{1,2},? |\d{1,2} \w+ )((?:19|20)\d{2})[\s)]*$/;
/** Titles of reports on a year that is over. */
const REPORT =
  /((?:19|20)\d{2})\s?年?度?.{0,30}(?:公报|年报|运行情况|发展情况|总结|执行情况|bulletin|communiqu)/i;

export interface DocumentTime {
  /** The year in which the document was written, which is 今年. */
  readonly year: number | undefined;
  /** Whether `year` is that of its date, which is then not over. */
  readonly isDated: boolean;
  /** The year of a report, which is 全年. */
  readonly reported: number | undefined;
  /** A plan's own year is over when it speaks of it. */
  readonly isPlan: boolean;
  /** First and last year of a five-year plan. */
  readonly plan?: { readonly from: number; readonly to: number };
}

/** The document's own time, from `published` or from what is printed. */
export function readDocumentTime(lines: readonly string[], published?: string): DocumentTime {
  const given = /^((?:19|20)\d{2})/.exec(published ?? '')?.[1];
  const head = lines.slice(0, 60);
  const tail = lines.slice(-30);
  const reported = REPORT.exec(head.slice(0, 12).join(' '))?.[1];
  const dated =
    given ??
    first(head, LABELLED) ??
    first([...head, ...tail], ALONE) ??
    first([...head, ...tail], ENGLISH_ALONE) ??
    first(head.slice(0, 12), STAMPED) ??
    first(head.slice(0, 12), NUMBERED) ??
    first(head.slice(0, 6), ENGLISH_END);
  const year = reported === undefined ? (dated ?? latestYear(lines)) : reported;
  const plan = planOf(lines);
  return {
    ...(plan === undefined ? {} : { plan }),
    year: year === undefined ? undefined : Number(year),
    isDated: reported === undefined && dated !== undefined,
    reported: reported === undefined ? undefined : Number(reported),
    isPlan: head.slice(0, 12).some((line) => PLAN_TITLE.test(line)),
  };
}

function first(lines: readonly string[], pattern: RegExp): string | undefined {
  for (const line of lines) {
    const [, year, other] = pattern.exec(line) ?? [];
    const found = year ?? other;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The years of a plan, which its title gives: “十五五”规划, 第十五个五年规划, 行动计划（2025—2027年）. */
function planOf(lines: readonly string[]): { readonly from: number; readonly to: number } | undefined {
  const head = lines.slice(0, 12);
  const title = head.find((line) => PLAN_TITLE.test(line));
  if (title === undefined) {
    const years = ACTION_TITLE.exec(head.find((line) => ACTION_TITLE.test(line)) ?? '');
    const [from, to] = [Number(years?.[1]), Number(years?.[2])];
    return to > from && to - from < 20 ? { from, to } : undefined;
  }
  const ordinal = smallNumber(/第(十[一二三四五六七八九])个五年/.exec(title)?.[1]);
  const written = ordinal === undefined ? title : `十${NUMERALS.charAt(ordinal - 11)}五`;
  return readPeriods(written, undefined).find(({ role }) => role === 'span');
}

const PLAN_TITLE =
  /十[一二三四五六七八九]五.{0,30}(?:规划|纲要|计划)|第十[一二三四五六七八九]个五年(?:规划|计划)/;
const ACTION_TITLE =
  /(?:计划|方案|规划|纲要)\s?[（(]\s?((?:19|20)\d{2})\s?年?\s?[-—–－―~～至到]{1,2}\s?((?:19|20)\d{2})\s?年?\s?[）)]/;

/**
 * The latest year that the text speaks of as present or past, and not more often as an aim. A plan speaks mostly of years to come: it is of
 * the year of its latest event, or of the year before its first.
 */
function latestYear(lines: readonly string[]): number | undefined {
  const plan = lines.slice(0, 12).some((line) => PLAN_TITLE.test(line)) ? planOf(lines) : undefined;
  const spoken = new Map<number, number>();
  for (const line of lines.filter((text) => /(?:19|20)\d{2}/.test(text)))
    for (const { role, basis, isAim, to, start, end } of readPeriods(line, undefined)) {
      if (basis !== 'printed' || role === 'base' || role === 'span') continue;
      if (plan !== undefined && to > plan.from) continue;
      if (/《[^》]*$/.test(line.slice(Math.max(0, start - 40), start))) continue;
      const isGoal =
        isAim ||
        /^(?:底前|前|末?力争|.{0,12}(?:力争|达到|目标|将)|，?(?:计划|拟|预计|安排|力争))/.test(
          line.slice(end, end + 16),
        );
      spoken.set(to, (spoken.get(to) ?? 0) + (isGoal && plan === undefined ? -1 : 1));
    }
  const years = [...spoken].filter(([, count]) => count > 0).map(([year]) => year);
  if (years.length > 0) return Math.max(...years);
  return plan === undefined ? undefined : plan.from - 1;
}
