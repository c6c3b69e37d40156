/**
 * Figures that documents state -> series of a model: what was, and what is aimed at.
 *
 * In: candidates with the document and the words that print them. Out: series by place and name, with the figures of their years and their
 * aims; and the figures that are left out, by the reason for it. A figure that its own document does not verify is none.
 */
import type { Candidate } from '../figures/extract/candidate.js';
import { foldPhrase } from '../figures/extract/indicatorIndex.js';
import type { Document, Figure } from '../figures/figure.js';
import { parsePeriod, wholeYear } from '../figures/period.js';
import { convert, findUnit, isCounting, sameDimension } from '../figures/units.js';
import { verifyFigures, type DocumentText } from '../figures/verify.js';

export interface ReadDocument {
  readonly document: Document;
  readonly text: DocumentText;
  readonly candidates: readonly Candidate[];
}

/** A figure without id and key: the series that it becomes part of gives it both. */
export type Stated = Omit<Figure, 'id' | 'indicator'>;

export interface Aim {
  readonly stated: Stated;
  readonly year: number;
  /** First year of yearly growth. */
  readonly from?: number;
  readonly basis: 'level' | 'year' | 'average';
  /** Year of the level that it is a multiple of; then `stated` is the multiple. */
  readonly multipleOf?: number;
  /** In the series' unit, or in % for growth. */
  readonly value: number;
}

export interface PlanSeries {
  readonly name: string;
  /** Empty for the document's own. */
  readonly place: string;
  readonly unit: string;
  /** By year, each in its own unit. */
  readonly actuals: ReadonlyMap<number, Stated>;
  readonly aims: readonly Aim[];
  /** Growth that is stated of years past, in %, by year. */
  readonly growth: ReadonlyMap<number, Stated>;
}

export type LeftOut = 'unit' | 'period' | 'change' | 'other' | 'double' | 'broken';

interface Gathered {
  readonly series: readonly PlanSeries[];
  /** The words of each, and its line: `技术合同成交额 350亿元 (8)`. */
  readonly leftOut: ReadonlyMap<LeftOut, readonly string[]>;
  readonly geography: string;
}

interface Growing {
  name: string;
  readonly place: string;
  readonly unit: string;
  readonly actuals: Map<number, Stated>;
  readonly aims: Aim[];
  readonly growth: Map<number, Stated>;
}

/** No series of years: ranks, years that something lasts, points, multiples. */
const NO_SERIES = ['位', '年', 'pp', '倍'];
/** A change, a gap or a part of something is not what it is of. */
const CHANGE = /(?:之差|之比|提高|下降|增加|减少|位次)$|(?: rise| fall| increase| decrease)$/;
/** 翻一番, 实现倍增, doubling: a level is to become a multiple of what it is. */
const MULTIPLIED = /翻|倍增|doubl|tripl|quadrupl/i;
const AMOUNT = /(?:数量|总数|总量|总额|规模|数)$/;
const GROWTH = /(?:增速|增长率?)$| growth(?: rate)?$/i;

export function gatherSeries(documents: readonly ReadDocument[]): Gathered {
  const found: Growing[] = [];
  const leftOut = new Map<LeftOut, string[]>();
  const skip = (reason: LeftOut, { phrase, token, line }: Candidate): void => {
    const named = `${phrase} ${token} (${line})`;
    leftOut.set(reason, [...(leftOut.get(reason) ?? []), named]);
  };
  /** The words of the line before a figure. */
  const textOf = new Map<Candidate, string>();
  const stated = documents.flatMap(({ document, text, candidates }) =>
    candidates.flatMap((one) => {
      const figure = state(one, document, text);
      if (figure === undefined) skip(findUnit(one.unit) === undefined ? 'unit' : 'broken', one);
      textOf.set(one, (text.text.split('\n')[one.line - 1] ?? '').slice(0, one.column - 1));
      return figure === undefined ? [] : [{ one, figure }];
    }),
  );
  const geography = mostOften(stated.map(({ one }) => one.geography));
  // Levels first: growth and shares are held against their names.
  const isGrowthOf = ({ one }: (typeof stated)[number]): boolean =>
    one.unit === '%' && GROWTH.test(one.phrase);
  const isMultiple = ({ one }: (typeof stated)[number]): boolean =>
    one.unit === '倍' && MULTIPLIED.test(one.token) && (one.kind === 'target' || one.kind === 'plan');
  const isLater = (each: (typeof stated)[number]): boolean => isGrowthOf(each) || isMultiple(each);
  for (const row of [...stated.filter((each) => !isLater(each)), ...stated.filter(isLater)]) {
    const { one, figure } = row;
    const { phrase, unit } = one;
    if (isMultiple(row)) {
      const place = one.geography === geography ? '' : one.geography;
      const level = find(found, place, phrase.replace(AMOUNT, ''), undefined);
      const text = textOf.get(one) ?? '';
      const reason = level === undefined ? 'change' : takeMultiple(level, one, figure, text);
      if (reason !== undefined) skip(reason, one);
      continue;
    }
    if (NO_SERIES.includes(unit) || CHANGE.test(phrase)) {
      skip('change', one);
      continue;
    }
    const place = one.geography === geography ? '' : one.geography;
    const growing = isGrowthOf(row) ? find(found, place, phrase.replace(GROWTH, ''), undefined) : undefined;
    const reason =
      growing === undefined ? takeLevel(found, place, one, figure) : takeGrowth(growing, one, figure);
    if (reason !== undefined) skip(reason, one);
  }
  return { series: found.filter(({ actuals, aims }) => actuals.size + aims.length > 0), leftOut, geography };
}

/** Undefined where the document does not verify it: its unit is none of ours, or a line breaks it. */
function state(one: Candidate, document: Document, text: DocumentText): Stated | undefined {
  const token = printedToken(text.text.split('\n')[one.line - 1] ?? '', one);
  if (token === undefined || findUnit(one.unit) === undefined) return undefined;
  const { value, valueMax, unit, qualifier, geography, period, periodBasis, kind, caliber, line } = one;
  const figure: Stated = {
    ...{ geography, period, periodBasis, value, unit, qualifier, kind, caliber, note: '' },
    ...(valueMax === undefined ? {} : { valueMax }),
    source: { document: document.id, line, token },
  };
  const texts = new Map([[document.id, text]]);
  const { verified } = verifyFigures([{ ...figure, id: 'f', indicator: 'i' }], [document], texts);
  return verified === 1 ? figure : undefined;
}

/** The words of the line that print the token, with the blanks inside; undefined where the line does not hold them all. */
function printedToken(line: string, { column, token }: Candidate): string | undefined {
  const plain = (words: string): string =>
    words.replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '').normalize('NFKC');
  const wanted = plain(token);
  const from = column - 1;
  for (let to = from + token.length; to <= Math.min(line.length, from + 2 * token.length + 8); to += 1) {
    const words = line.slice(from, to);
    if (plain(words) === wanted) return words.trim();
  }
  return undefined;
}

function find(
  series: readonly Growing[],
  place: string,
  name: string,
  unit: string | undefined,
): Growing | undefined {
  const folded = plainName(name);
  const own = unit === undefined ? undefined : findUnit(unit);
  return series.find((each) => {
    const other = findUnit(each.unit);
    const fits =
      own === undefined ||
      (other !== undefined &&
        (sameDimension(own, other) || (isCounting(own) && isCounting(other))) &&
        (own.symbol === '%') === (other.symbol === '%'));
    return each.place === place && plainName(each.name) === folded && fits;
  });
}

/** 全社会研发经费投入 and 研发经费 are one name. */
function plainName(name: string): string {
  return foldPhrase(name).replace(/^(?:全社会|全省|全市|全县|全区|全年|年末|年度|累计|total )+/, '');
}

function takeLevel(found: Growing[], place: string, one: Candidate, stated: Stated): LeftOut | undefined {
  const year = wholeYear(one.period);
  if (year === undefined) return 'period';
  const known = find(found, place, one.phrase, one.unit);
  const series = known ?? {
    ...{ name: one.phrase, place, unit: one.unit },
    ...{ actuals: new Map<number, Stated>(), aims: [], growth: new Map<number, Stated>() },
  };
  const reason = takeStated(series, one, stated, year);
  if (reason === undefined && known === undefined) found.push(series);
  // The shortest name is the one without 全省 and 累计.
  if (reason === undefined && one.phrase.length < series.name.length) series.name = one.phrase;
  return reason;
}

function takeStated(series: Growing, one: Candidate, stated: Stated, year: number): LeftOut | undefined {
  if (one.kind === 'actual' || one.kind === 'growth' || one.kind === 'estimate') {
    if (series.actuals.has(year)) return 'double';
    series.actuals.set(year, { ...stated, kind: 'actual' });
    return undefined;
  }
  if (one.kind !== 'target' && one.kind !== 'plan') return 'other';
  const [from, to] = [findUnit(one.unit), findUnit(series.unit)];
  const isCount = from !== undefined && to !== undefined && isCounting(from) && isCounting(to);
  const value =
    from === undefined || to === undefined ? undefined : isCount ? one.value : convert(one.value, from, to);
  if (value === undefined) return 'unit';
  if (series.aims.some((aim) => aim.basis === 'level' && aim.year === year)) return 'double';
  series.aims.push({ stated, year, basis: 'level', value });
  return undefined;
}

/** A multiple of a level: of the year that is named before it (比2020年翻一番), or of the last one that is stated. */
function takeMultiple(series: Growing, one: Candidate, stated: Stated, before: string): LeftOut | undefined {
  const year = wholeYear(one.period);
  if (year === undefined) return 'period';
  const named =
    /比(?:(\d{4})年?)[^，。；]*$/.exec(before)?.[1] ??
    /(?:from|of|on|over) (\d{4})[^,.;]*$/.exec(before)?.[1];
  const multipleOf = named === undefined ? Math.max(...series.actuals.keys()) : Number(named);
  const level = series.actuals.get(multipleOf);
  const [from, to] = [findUnit(level?.unit ?? ''), findUnit(series.unit)];
  if (level === undefined || from === undefined || to === undefined || multipleOf >= year) return 'change';
  const own = isCounting(from) && isCounting(to) ? level.value : convert(level.value, from, to);
  if (own === undefined) return 'unit';
  if (series.aims.some((aim) => aim.basis === 'level' && aim.year === year)) return 'double';
  series.aims.push({ stated, year, basis: 'level', value: own * one.value, multipleOf });
  return undefined;
}

/** Growth of a series whose levels are stated too. */
function takeGrowth(series: Growing, one: Candidate, stated: Stated): LeftOut | undefined {
  const period = parsePeriod(one.period);
  if (period === undefined) return 'period';
  const isSpan = period.kind === 'span';
  const last = isSpan ? period.to : period;
  if (last.kind !== 'year') return 'period';
  if (one.kind !== 'target' && one.kind !== 'plan') {
    if (!isSpan && !series.growth.has(last.year)) series.growth.set(last.year, stated);
    return undefined;
  }
  const from = isSpan ? { from: period.from.year } : {};
  const basis = isSpan ? 'average' : 'year';
  if (series.aims.some((aim) => aim.basis === basis && aim.year === last.year)) return 'double';
  series.aims.push({ stated, year: last.year, ...from, basis, value: one.value });
  return undefined;
}

function mostOften(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
