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
  /** Whether headings speak of what has been. */
  readonly isBehind: boolean;
  /** Whether its clause speaks of what is hoped for, and whether it sets a rule. */
  readonly isHoped: boolean;
  readonly isRule: boolean;
  /** 从6.8%提高到…: where a rise begins, which is not of the year by which it is to end. */
  readonly isStart: boolean;
  /** By headings. */
  readonly set: NamedPeriod | undefined;
  readonly time: DocumentTime;
  readonly subject: Subject;
  /** The words of its clause before it. */
  readonly clause: string;
  /** The words of its sentence before it. */
  readonly spoken: string;
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
  const {
    figure,
    sentence,
    periods: spoken,
    set,
    isAhead,
    isBehind,
    isHoped,
    isRule,
    isStart,
    time,
    subject,
    clause,
    lastEnd,
    ownEnd,
  } = around;
  const { plan } = time;
  // 全年预计880亿元，增长6.5%: of the year, wherever in the sentence it is said.
  const ofWholeYear = /全年(?!目标|任务|计划|预[算期])/.test(around.spoken);
  // A plan looks back on the years of the plan before it.
  const past =
    time.isPlan && plan !== undefined
      ? { from: plan.from - (plan.to - plan.from) - 1, to: plan.from - 1 }
      : undefined;
  // 五年来, in a plan that is written in its first year: the five years before.
  const periods =
    past === undefined
      ? spoken
      : spoken.map((period) =>
          FIVE_YEARS.test(period.word) && period.to > past.to
            ? { ...period, period: `${past.from}..${past.to}`, ...past }
            : period,
        );
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
  const isOverYears =
    (isYearly && (subject.change !== undefined || /增速|增长率|增幅/.test(clause))) ||
    (OF_YEARS.test(clause) && /元$/.test(figure.unit)) ||
    (/累计/.test(clause) && (subject.change !== undefined || /元$/.test(figure.unit)));
  const isOfPlan = (year: number): boolean => isOverYears && year === plan?.to;
  const isOfPast = (year: number): boolean => isOverYears && year === past?.to;
  const first = periods.find(
    ({ start, isFrom }) => isFrom && start >= sentence.start && start < figure.start,
  );
  if (isYearly && named?.role === 'year' && first !== undefined && first.from < named.to)
    return { period: `${first.from}..${named.to}`, basis: named.basis, to: named.to };
  const now = time.year;
  const by = named ?? set;
  // 从2020年的634亿元增加到…，强度由1.75%提高至…: both begin in the same year.
  if (isStart && first !== undefined && named !== undefined && first.from < named.to && named.role === 'year')
    return { period: String(first.from), basis: first.basis, to: first.from };
  // 到2030年，占比从20%提高到30%: it is 20 % now.
  if (isStart && now !== undefined && by !== undefined && by.to > now && !by.isFrom)
    return { period: String(now), basis: 'implied', to: now };
  if (named !== undefined) {
    const { role } = named;
    // 到2030年，年均增长8%: over the years of the plan.
    if (role === 'year' && plan !== undefined && isOfPlan(named.to)) return spanOf(plan, named.basis);
    if (role === 'year' && past !== undefined && isOfPast(named.to)) return spanOf(past, named.basis);
    // 省财政三年累计投入25亿元: of all years of the plan.
    if (role !== 'year' && plan !== undefined && isAhead && OF_YEARS.test(clause))
      return spanOf(plan, 'implied');
    // 2026年增加值85亿元，较2023年增加31亿元: over all the years between.
    if (base !== undefined && base.start >= lastEnd && subject.change !== undefined && role === 'year')
      if (/^\d{4}$/.test(base.period) && base.to < named.to - 1)
        return { period: `${base.from}..${named.to}`, basis: named.basis, to: named.to };
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
      // “十四五”以来，年均…: the year of the document's date is not over yet.
      const isOpen = isYearly && time.isDated && named.to === time.year && named.to - 1 > named.from;
      if (isOpen && /以来/.test(named.word))
        return { period: `${named.from}..${named.to - 1}`, basis: named.basis, to: named.to - 1 };
      const end = time.year === undefined ? named.to : Math.min(named.to, time.year);
      // 三年来由8.9亿元增至14.6亿元: it begins in the year before the three.
      if (!isFlow && isStart && /[来间]$/.test(named.word))
        return { period: String(named.from - 1), basis: named.basis, to: named.from - 1 };
      if (!isFlow) return { period: String(end), basis: named.basis, to: end };
      if (base !== undefined && subject.change !== undefined)
        return { period: `${base.from}..${end}`, basis: named.basis, to: end };
    }
    return role === 'part' && ofWholeYear ? yearOf(named) : named;
  }
  const isLevel = subject.change === undefined && subject.gap === undefined && !/元$/.test(figure.unit);
  const carried = findLast(
    earlier,
    ({ role, start, to, isFrom, isAim, isAsOf }) =>
      start < sentence.start &&
      // 去年…。预计…增长15%: hopes are not of a year that is over.
      !(isHoped && time.year !== undefined && to < time.year) &&
      role !== 'base' &&
      (role !== 'event' || (isAsOf && isLevel)) &&
      !isFrom &&
      // What is to be by a year is said of the sentences after it only where they speak of what is to be.
      (!isAim ||
        isAhead ||
        (time.year !== undefined && to < time.year) ||
        /达|突破|超|以上|力争|建成|实现|左右/.test(clause)),
  );
  // 到2028年…；能耗较2025年下降12%: from the year compared with to the one that governs, else to the document's own.
  // 较去年同期 is said of the period itself.
  if (base?.basis === 'printed' && subject.change !== undefined) {
    const goal = findLast(earlier, ({ isAim, role }) => isAim && role === 'year');
    const aim = [carried, set, goal].find((one) => one?.role === 'year' && one.to > base.to);
    const to = aim?.to ?? (isAhead ? plan?.to : undefined) ?? time.year;
    if (to !== undefined && base.to < to && /^\d{4}$/.test(base.period))
      return { period: `${base.from}..${to}`, basis: aim?.basis ?? 'implied', to };
  }
  if (carried !== undefined && carried.role !== 'now') {
    if (carried.role === 'part') return ofPart(carried, around);
    if (plan !== undefined && isOfPlan(carried.to)) return spanOf(plan, carried.basis);
    if (past !== undefined && isOfPast(carried.to)) return spanOf(past, carried.basis);
    if (carried.role !== 'span') return carried;
    if (isStart && /[来间]$/.test(carried.word))
      return { period: String(carried.from - 1), basis: 'implied', to: carried.from - 1 };
    // “十四五”时期，…。地区生产总值由…增加到…: from the year before to the end.
    if (/五/.test(carried.word) && now !== undefined && carried.from <= now)
      return ofSpan({ from: carried.from, to: Math.min(carried.to, now) }, isOverYears, isStart);
  }
  if (
    carried === undefined &&
    set !== undefined &&
    set.role !== 'now' &&
    !(isHoped && time.year !== undefined && set.to < time.year)
  )
    return set.role === 'part'
      ? ofPart(set, around)
      : plan !== undefined && isOfPlan(set.to)
        ? spanOf(plan, set.basis)
        : set;
  // What a plan aims at without a year is of its last one.
  if (isAhead && plan !== undefined)
    return isOfPlan(plan.to) || isRule || /每年/.test(clause) || OF_YEARS.test(clause)
      ? spanOf(plan, 'implied')
      : { period: String(plan.to), basis: 'implied', to: plan.to };
  // A plan speaks of the years before it where it does not speak of aims.
  if (past !== undefined && (isBehind || !isHoped)) return ofSpan(past, isOverYears, isStart);
  const year = time.year;
  if (year === undefined) return { period: '', basis: 'none', to: 0 };
  return { period: String(year), basis: time.reported === undefined ? 'implied' : 'printed', to: year };
}

/** 三年累计投入, 三年安排. */
const OF_YEARS = /年(?:累计|共|总共|合计)|[两二三四五六七八九]年(?:安排|投入|统筹|新增)/;
const FIVE_YEARS = /^(?:[五5]年[来间]|(?:过去|近|最近|前)[五5]年)$/;

/** Growth and totals are of all the years, a level of the last, and where a rise begins of the year before the first. */
function ofSpan(
  span: { readonly from: number; readonly to: number },
  isOverYears: boolean,
  isStart: boolean,
): Governing {
  if (isOverYears) return spanOf(span, 'implied');
  const year = isStart ? span.from - 1 : span.to;
  return { period: String(year), basis: 'implied', to: year };
}

function spanOf(
  { from, to }: { readonly from: number; readonly to: number },
  basis: Governing['basis'],
): Governing {
  return { period: `${from}..${to}`, basis, to };
}

/** What comes new in a period is of that period. */
const NEW = /(?:新增|新[入建设认引签开]|净增|当[年期]新)[^，。；]*$/;

/** A part of a year is said again of changes, money and shares; a level after it, and what is hoped for, is of the year. */
function ofPart(part: NamedPeriod, { subject, figure, isHoped, spoken, clause }: Surroundings): Governing {
  const isFlow =
    subject.change !== undefined ||
    subject.gap !== undefined ||
    /元$|%/.test(figure.unit) ||
    NEW.test(clause);
  return isFlow && !isHoped && !/全年(?!目标|任务|计划|预[算期])/.test(spoken) ? part : yearOf(part);
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
