/**
 * Finds the indicator of a pack that a phrase names.
 *
 * In: the names of a pack's indicators, and a phrase of a text with the unit of its number. Out: the key, or undefined. Names are
 * compared as a whole: 企业研发经费 is not 研发经费, which has another scope. Synonyms count as equal: 占比 and 比重.
 */
import { findUnit, isCounting, sameDimension, type Unit } from '../units.js';

/** An indicator as a pack names it. */
export interface NamedIndicator {
  readonly key: string;
  readonly names: readonly string[];
  readonly unit: string;
  /** Scope, in words: 规模以上工业. */
  readonly caliber: readonly string[];
}

/** The standard form of synonyms. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^(?:the )?growth of (?:the )?(.+)$/gi, '$1 growth'],
  [/^(?:the )?(?:total )?number of /gi, ''],
  [/研究与试验发展(?:[(（]?r&d[)）]?)?|r&d|研究与开发/g, '研发'],
  [/比重|比例|占比|份额/g, '占比'],
  [/GDP|国内生产总值|(?:地区)?生产总值/gi, '地区生产总值'],
  [
    /研发(?:经费)?(?:投入|支出)?强度|研发(?:经费)?(?:投入|支出)?(?:经费)?占地区生产总值(?:的)?占比/g,
    '研发投入强度',
  ],
  [
    /研发 (?:expenditure|spending|investment) as a (?:share|percentage|proportion) of (?:the )?地区生产总值|研发 intensity/g,
    '研发投入强度',
  ],
  [/研发 (?:expenditure|spending|investment)/g, '研发经费'],
  [/研发经费(?:投入|支出|内部支出)?|研发(?:投入|支出)(?:经费)?(?!强度)/g, '研发经费'],
  [/规模以上/g, '规上'],
  [/增长率|增长速度|增幅|增速/g, '增速'],
  [/数量|总数|总量|总额|总规模/g, ''],
  [/营业收入|营收/g, '营收'],
  [/科学技术/g, '科技'],
  [/排名|排位|位次/g, '位次'],
  [/全国(?=位次|第)/g, ''],
  [/[的“”"'‘’()（）、·\s]/g, ''],
];

export function foldPhrase(phrase: string): string {
  return SAME.reduce(
    (text, [pattern, form]) => text.replace(pattern, form),
    phrase.normalize('NFKC').toLowerCase(),
  );
}

interface IndexedName {
  readonly key: string;
  readonly name: string;
  readonly unit: KnownUnit;
  readonly pairs: readonly string[];
  readonly isRate: boolean;
}

interface KnownUnit {
  readonly unit: string;
  readonly known: Unit | undefined;
}

/** The names of a pack, made once for a document; `byPair`: for each pair of characters the places in `entries` of the names that have it, rising. */
export interface IndicatorIndex {
  readonly entries: readonly IndexedName[];
  readonly byPair: ReadonlyMap<string, readonly number[]>;
}

/** Prepares the names of indicators for many searches. */
export function indexIndicators(indicators: readonly NamedIndicator[]): IndicatorIndex {
  const units = new Map<string, KnownUnit>();
  for (const { unit } of indicators) if (!units.has(unit)) units.set(unit, { unit, known: findUnit(unit) });
  const entries: IndexedName[] = [];
  const byPair = new Map<string, number[]>();
  for (const indicator of indicators) {
    const unit = units.get(indicator.unit) ?? { unit: indicator.unit, known: undefined };
    for (const name of new Set(indicator.names.map(foldPhrase))) {
      if (name.length < 2) continue;
      const pairs = pairsOf(name);
      for (const pair of new Set(pairs)) {
        const places = byPair.get(pair);
        if (places === undefined) byPair.set(pair, [entries.length]);
        else places.push(entries.length);
      }
      entries.push({ key: indicator.key, name, unit, pairs, isRate: RATE.test(name) });
    }
  }
  return { entries, byPair };
}

/** Words before a name that do not change its scope. */
const HARMLESS = /^(?:全省|全市|全县|全区|省级?|国家级?|市|年末|全年|本年|累计|实现|完成|共|总)?$/;
/** Least likeness of two names that count as the same; below it a wrong name is more likely than another wording. */
const ALIKE = 0.84;

/** The key of the indicator that one of the phrases names, in a unit of the same kind; undefined if there is none. */
export function findIndicator(
  { entries, byPair }: IndicatorIndex,
  phrases: readonly string[],
  unit: string,
): string | undefined {
  const given: KnownUnit = { unit, known: findUnit(unit) };
  for (const phrase of phrases) {
    const folded = foldPhrase(phrase);
    if (folded.length < 2) continue;
    const pairs = pairsOf(folded);
    const isRate = RATE.test(folded);
    let best: { readonly place: number; readonly score: number } | undefined;
    const seen = new Set<number>();
    // A name without a pair in common is not alike.
    for (const pair of pairs)
      for (const place of byPair.get(pair) ?? []) {
        const entry = entries[place];
        if (entry === undefined || seen.has(place)) continue;
        seen.add(place);
        // A rate of growth is not a level.
        if (entry.isRate !== isRate) continue;
        const score = likeness(folded, pairs, entry);
        if (score <= ALIKE || score < (best?.score ?? 0) || !fits(entry.unit, given)) continue;
        // Of two that are equally alike, the first of the pack.
        if (best === undefined || score > best.score || place < best.place) best = { place, score };
      }
    if (best !== undefined) return entries[best.place]?.key;
  }
  return undefined;
}

const RATE = /增速|增长$/;

function fits(wanted: KnownUnit, given: KnownUnit): boolean {
  const [a, b] = [wanted.known, given.known];
  if (a === undefined || b === undefined) return wanted.unit === given.unit;
  return (
    a.symbol === b.symbol ||
    (sameDimension(a, b) && a.display === b.display) ||
    (isCounting(a) && isCounting(b))
  );
}

/** 1 for the same words, less for others: the share of pairs of neighbouring characters that both have. */
function likeness(phrase: string, own: readonly string[], { name, pairs }: IndexedName): number {
  if (phrase === name) return 1;
  const extra = phrase.endsWith(name) ? phrase.slice(0, -name.length) : undefined;
  // R&D of the whole of society is what the statistics count.
  if (extra !== undefined && (HARMLESS.test(extra) || (extra === '全社会' && name.startsWith('研发'))))
    return 0.95;
  // 人均地区生产总值, 高校研发经费: another scope.
  if (extra !== undefined || name.endsWith(phrase)) return 0;
  const total = pairs.length + own.length;
  if (Math.abs(pairs.length - own.length) > 3) return 0;
  let common = 0;
  let missing = 0;
  for (const pair of pairs) {
    if (own.includes(pair)) common += 1;
    else if ((missing += 1) > 2) return 0;
  }
  return (2 * common) / Math.max(1, total);
}

function pairsOf(text: string): readonly string[] {
  const pairs: string[] = [];
  for (let at = 0; at + 1 < text.length; at += 1) pairs.push(text.slice(at, at + 2));
  return pairs;
}
