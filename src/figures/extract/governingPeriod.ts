/**
 * Finds the period of a number.
 *
 * In: the periods in its paragraph, the context of headings, and the document's own time. Out: the period as a pack writes it,
 * whether its year is printed, and its last year.
 */
import type { Subject } from './subject.js';
import type { NumberFigure } from './numberFigure.js';
import type { DocumentTime, NamedPeriod } from './periodWords.js';
import type { Sentence } from './sentences.js';

export interface Governing {
  readonly period: string;
  readonly basis: 'printed' | 'implied' | 'none';
  readonly to: number;
}

/** A number with what is known around it. */
interface Surroundings {
  readonly figure: NumberFigure;
  readonly sentence: Sentence;
  /** Of the paragraph. */
  readonly periods: readonly NamedPeriod[];
  /** Whether headings speak of what is to be. */
  readonly isAhead: boolean;
  /** By headings. */
  readonly set: NamedPeriod | undefined;
  readonly time: DocumentTime;
  readonly subject: Subject;
  /** The words of its clause before it. */
  readonly clause: string;
  /** Where the number before ends. */
  readonly lastEnd: number;
  /** Where its own words end: the next comma or number. */
  readonly ownEnd: number;
}

/**
 * The last period named before the number in its sentence; else the one of an earlier sentence of the paragraph, a heading or the
 * start of an earlier paragraph; else the document's own year.
 */
export function governing(around: Surroundings): Governing {
  const { figure, sentence, periods, set, isAhead, time, subject, clause, lastEnd, ownEnd } = around;
  // What a bracket says of time is of the numbers in it.
  const aside = sentence.clauses.filter(({ isAside }) => isAside);
  const isElsewhere = (at: number): boolean =>
    aside.some(({ start, end }) => at >= start && at < end && !(figure.start >= start && figure.start < end));
  const earlier = periods.filter(
    ({ start, isFrom }) => start < figure.start && !(isFrom && start < lastEnd) && !isElsewhere(start),
  );
  const own = earlier.filter(({ start }) => start >= sentence.start);
  const base = findLast(own, ({ role }) => role === 'base');
  const named =
    periods.find(
      ({ isTrailing, role, start }) => isTrailing && role !== 'base' && start >= figure.end && start < ownEnd,
    ) ??
    findLast(own, ({ role }) => role !== 'base') ??
    periods.find(({ start, isTrailing }) => isTrailing && start >= figure.end && start < sentence.end);
  const isYearly = /年均|年平均|annual|每年/.test(clause);
  const { plan } = time;
  const isOfPlan = (year: number): boolean => isYearly && subject.change !== undefined && year === plan?.to;
  const first = periods.find(
    ({ start, isFrom }) => isFrom && start >= sentence.start && start < figure.start,
  );
  if (isYearly && named?.role === 'year' && first !== undefined && first.from < named.to)
    return { period: `${first.from}..${named.to}`, basis: named.basis, to: named.to };
  if (named !== undefined) {
    const { role } = named;
    // 到2030年，年均增长8%: over the years of the plan.
    if (role === 'year' && plan !== undefined && isOfPlan(named.to)) return spanOf(plan, named.basis);
    if (role === 'span' && !/[-—–－~～]/.test(named.period)) {
      // Over several years: growth and totals are of the span, a level is of its end.
      const isFlow =
        subject.change !== undefined ||
        isYearly ||
        /累计|共|合计/.test(clause) ||
        named.basis === 'printed' ||
        // 过去五年，出口1.7万亿元: money without a word that it came to so much is that of all the years.
        (/元$/.test(figure.unit) &&
          /[来间]$|^(?:过去|近|最近|前)/.test(named.word) &&
          !/达|至|到|突破/.test(clause));
      const end = time.year === undefined ? named.to : Math.min(named.to, time.year);
      if (!isFlow) return { period: String(end), basis: named.basis, to: end };
      if (base !== undefined && subject.change !== undefined)
        return { period: `${base.from}..${end}`, basis: named.basis, to: end };
    }
    return role === 'part' && /全年/.test(clause) ? yearOf(named) : named;
  }
  if (base !== undefined && subject.change !== undefined && time.year !== undefined && base.to < time.year)
    return { period: `${base.from}..${time.year}`, basis: 'implied', to: time.year };
  const carried = findLast(
    earlier,
    ({ role, start, isFrom, isAim }) =>
      start < sentence.start &&
      role !== 'base' &&
      role !== 'event' &&
      !isFrom &&
      // What is to be by a year is said of the sentences after it only where they speak of what is to be.
      (!isAim || isAhead || /达|突破|超|以上|力争|建成|实现|左右/.test(clause)),
  );
  if (carried !== undefined && carried.role !== 'now') {
    // A part of a year is said again of changes and money; a level after it is of the year.
    if (carried.role === 'part')
      return subject.change !== undefined || /元$/.test(figure.unit) ? carried : yearOf(carried);
    if (plan !== undefined && isOfPlan(carried.to)) return spanOf(plan, carried.basis);
    if (carried.role !== 'span') return carried;
  }
  if (carried === undefined && set !== undefined && set.role !== 'now')
    return plan !== undefined && isOfPlan(set.to) ? spanOf(plan, set.basis) : set;
  // What a plan aims at without a year is of its last one.
  if (isAhead && plan !== undefined)
    return isOfPlan(plan.to)
      ? spanOf(plan, 'implied')
      : { period: String(plan.to), basis: 'implied', to: plan.to };
  const year = time.year;
  if (year === undefined) return { period: '', basis: 'none', to: 0 };
  return { period: String(year), basis: time.reported === undefined ? 'implied' : 'printed', to: year };
}

function spanOf(
  { from, to }: { readonly from: number; readonly to: number },
  basis: Governing['basis'],
): Governing {
  return { period: `${from}..${to}`, basis, to };
}

/** The whole last year of a period. */
function yearOf({ basis, to }: NamedPeriod): Governing {
  return { period: String(to), basis, to };
}

function findLast(
  periods: readonly NamedPeriod[],
  isWanted: (period: NamedPeriod) => boolean,
): NamedPeriod | undefined {
  for (let at = periods.length - 1; at >= 0; at -= 1) {
    const period = periods[at];
    if (period !== undefined && isWanted(period)) return period;
  }
  return undefined;
}
