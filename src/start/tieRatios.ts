/**
 * Ratios among the series of a document: R&D intensity is R&D over GDP, so that of the three one follows from the other two.
 *
 * In: the series. Out: for a series that follows, from which it does. A ratio is recognised by its name and by its numbers: it names what
 * it is of, and in a year that all three state it is their quotient within its printed digits. What follows is what the document says
 * least of: the whole, if neither growth nor aim is stated of it; else the part; and the ratio itself where both have their own path, so
 * that its aim is judged and not assumed.
 */
import { halfDigitOf } from '../figures/lastDigit.js';
import { convert, findUnit, sameDimension } from '../figures/units.js';
import { foldPhrase } from '../figures/extract/indicatorIndex.js';
import type { PlanSeries, Stated } from './gatherSeries.js';

/** Indexes of series. `factor`: what one unit of the part is in units of the whole. */
export interface Tie {
  readonly kind: 'ratio' | 'part' | 'whole';
  readonly ratio: number;
  readonly part: number;
  readonly whole: number;
  readonly factor: number;
}

/** By the index of the series that follows. */
export function tieRatios(series: readonly PlanSeries[]): ReadonlyMap<number, Tie> {
  const ties = new Map<number, Tie>();
  series.forEach((row, ratio) => {
    const named = row.unit === '%' ? partsOf(row.name) : undefined;
    if (named === undefined) return;
    const indexOf = (name: string): number =>
      series.findIndex(
        (other, i) =>
          i !== ratio && other.place === row.place && other.unit !== '%' && isNamed(other.name, name),
      );
    const [part, whole] = [indexOf(named.part), indexOf(named.whole)];
    const [above, below] = [series[part], series[whole]];
    if (above === undefined || below === undefined || part === whole) return;
    const factor = factorOf(above.unit, below.unit);
    if (factor === undefined || !isQuotient(row, above, below, factor)) return;
    const kind = followerOf(row, above, below);
    const tie: Tie = { kind, ratio, part, whole, factor };
    const follower = tie[kind];
    const sources = [ratio, part, whole].filter((each) => each !== follower);
    if (ties.has(follower) || sources.some((each) => leadsTo(ties, each, follower))) return;
    ties.set(follower, tie);
  });
  return ties;
}

/** The formula of the series that follows, in cell values. */
export function tieFormula(
  { kind, ratio, part, whole, factor }: Tie,
  keyOf: (index: number) => string,
): string {
  const [r, p, w] = [ratio, part, whole].map(keyOf);
  const scale = factor === 1 ? '' : factor < 1 ? ` / ${Math.round(1 / factor)}` : ` * ${factor}`;
  const back = factor === 1 ? '' : factor < 1 ? ` * ${Math.round(1 / factor)}` : ` / ${factor}`;
  if (kind === 'whole') return `=${p ?? ''} / ${r ?? ''}${scale}`;
  if (kind === 'part') return `=${w ?? ''} * ${r ?? ''}${back}`;
  return `=${p ?? ''} / ${w ?? ''}${scale}`;
}

// --- names ------------------------------------------------------------------------------------------------

/** What an intensity is over, by whatever name. */
const GDP = 'grossproduct';
const INTENSITY = /^(.*?)\s*(?:强度|intensity)$/i;
const SHARE = /^(.+?)占(.+?)的?(?:比重|比例|比率|比)$/;
const SHARE_ENGLISH = /^(.+?) (?:as a (?:share|percentage|proportion) of|to|over) (.+)$/i;

/** What a ratio is of, and what it is over; undefined for other shares. */
function partsOf(name: string): { readonly part: string; readonly whole: string } | undefined {
  const [, part, whole] = SHARE.exec(name) ?? SHARE_ENGLISH.exec(name) ?? [];
  if (part !== undefined && whole !== undefined) return { part, whole };
  const of = INTENSITY.exec(name)?.[1];
  return of === undefined || of === '' ? undefined : { part: of, whole: GDP };
}

/** Whether a series has that name: one may be longer by 全社会 before it, or by 投入, 支出 behind it. */
function isNamed(series: string, name: string): boolean {
  const [a, b] = [plain(series), plain(name)];
  return a !== '' && (a === b || a.endsWith(b) || b.endsWith(a));
}

function plain(name: string): string {
  const folded = foldPhrase(name).toLowerCase();
  if (
    /^(?:地区|国内|全市|全省)?生产总值$|^g\.?d\.?p\.?$|^gross\s?(?:domestic|regional)\s?product$/.test(folded)
  )
    return GDP;
  return folded.replace(/(?:总量|总额|规模|投入|支出|expenditure|spending|\s)+$/g, '');
}

// --- numbers ----------------------------------------------------------------------------------------------

function factorOf(from: string, to: string): number | undefined {
  const [a, b] = [findUnit(from), findUnit(to)];
  return a === undefined || b === undefined || !sameDimension(a, b) ? undefined : convert(1, a, b);
}

/** Whether a year exists that all three state, and in every such year the ratio is the quotient within its last digit. */
function isQuotient(ratio: PlanSeries, part: PlanSeries, whole: PlanSeries, factor: number): boolean {
  const own = (series: PlanSeries, stated: Stated): number => {
    const [from, to] = [findUnit(stated.unit), findUnit(series.unit)];
    return (from && to && convert(stated.value, from, to)) ?? NaN;
  };
  const years = [...ratio.actuals].flatMap(([year, stated]) => {
    const [above, below] = [part.actuals.get(year), whole.actuals.get(year)];
    if (above === undefined || below === undefined) return [];
    const quotient = (100 * factor * own(part, above)) / own(whole, below);
    const value = own(ratio, stated);
    // A rounded part or whole moves the quotient as well.
    const slack = [above, below].reduce(
      (sum, each) => sum + halfDigitOf(each.source?.token ?? '', each.value) / Math.abs(each.value),
      0,
    );
    return [
      Math.abs(quotient - value) <= 1.02 * (halfDigitOf(stated.source?.token ?? '', value) + slack * value),
    ];
  });
  return years.length > 0 && years.every((fits) => fits);
}

/** Whether the document says where the series goes. */
function hasPath({ aims, growth }: PlanSeries): boolean {
  return aims.length > 0 || growth.size > 0;
}

function followerOf(ratio: PlanSeries, part: PlanSeries, whole: PlanSeries): Tie['kind'] {
  if (ratio.aims.length === 0 || (hasPath(part) && hasPath(whole))) return 'ratio';
  return hasPath(part) ? 'whole' : 'part';
}

function leadsTo(ties: ReadonlyMap<number, Tie>, from: number, to: number): boolean {
  if (from === to) return true;
  const tie = ties.get(from);
  if (tie === undefined) return false;
  return [tie.ratio, tie.part, tie.whole].some((each) => each !== from && leadsTo(ties, each, to));
}
