/**
 * Periods of figures: `2024`, `2025H1`, `2025Q3`, `2025-09`, and spans `2021..2024`, `2025-01..2025-07`.
 *
 * In: the text of a pack's `period` column. Out: the period as data, or undefined if it is none of these.
 * Both ends of a span are of the same kind, the first before the second; they are inclusive.
 */

type Period = Moment | { readonly kind: 'span'; readonly from: Moment; readonly to: Moment };

type Moment =
  | { readonly kind: 'year'; readonly year: number }
  /** `part` counts from 1: half 1 or 2, quarter 1 to 4, month 1 to 12. */
  | { readonly kind: 'half' | 'quarter' | 'month'; readonly year: number; readonly part: number };

/** Months of one year, both inclusive, counted from 1: the second half is 7 to 12, a whole year 1 to 12. */
export interface MonthSpan {
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

const MOMENT = /^(\d{4})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?$/;

export function parsePeriod(text: string): Period | undefined {
  const [first = '', second, ...more] = text.split('..');
  const from = parseMoment(first);
  if (second === undefined || from === undefined) return from;
  const to = parseMoment(second);
  if (to === undefined || more.length > 0 || to.kind !== from.kind || position(from) >= position(to))
    return undefined;
  return { kind: 'span', from, to };
}

/** A period as packs write it; the inverse of `parsePeriod`. */
export function printPeriod(period: Period): string {
  return period.kind === 'span'
    ? `${printMoment(period.from)}..${printMoment(period.to)}`
    : printMoment(period);
}

/**
 * The year of a period that is a part of one year: 2025H1, 2025-09, 2025-01..2025-07. A figure of such a period is an
 * observation. Undefined for whole years and for periods over several years.
 */
function yearWithin(text: string): number | undefined {
  const period = parsePeriod(text);
  if (period === undefined || period.kind === 'year') return undefined;
  if (period.kind !== 'span') return period.year;
  return period.from.kind !== 'year' && period.from.year === period.to.year ? period.from.year : undefined;
}

/** The months of a period within one year; undefined for a period over several years and for any other text. */
export function monthsOf(text: string): MonthSpan | undefined {
  const period = parsePeriod(text);
  if (period === undefined) return undefined;
  const [first, last] = period.kind === 'span' ? [period.from, period.to] : [period, period];
  if (first.year !== last.year) return undefined;
  return { year: first.year, from: monthsOfMoment(first).from, to: monthsOfMoment(last).to };
}

/** Whether a value of this period can count from January of its year: true for all periods except spans that begin later. */
export function startsInJanuary(text: string): boolean {
  const period = parsePeriod(text);
  if (period === undefined || yearWithin(text) === undefined) return false;
  return period.kind !== 'span' || (period.from.kind !== 'year' && period.from.part === 1);
}

/** Whether a text is a day of the calendar, `2025-09-18`. */
export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) return false;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/** The year of a figure that can be in a yearly series; undefined unless the period is a whole year. */
export function wholeYear(text: string): number | undefined {
  const period = parsePeriod(text);
  return period?.kind === 'year' ? period.year : undefined;
}

function parseMoment(text: string): Moment | undefined {
  const found = MOMENT.exec(text);
  if (found === null) return undefined;
  const [, digits, half, quarter, month] = found;
  const year = Number(digits);
  if (half !== undefined) return { kind: 'half', year, part: Number(half) };
  if (quarter !== undefined) return { kind: 'quarter', year, part: Number(quarter) };
  if (month !== undefined) return { kind: 'month', year, part: Number(month) };
  return { kind: 'year', year };
}

/** Months in each kind of moment. */
const LENGTH = { year: 12, half: 6, quarter: 3, month: 1 } as const;

function monthsOfMoment(moment: Moment): { readonly from: number; readonly to: number } {
  const length = LENGTH[moment.kind];
  const part = moment.kind === 'year' ? 1 : moment.part;
  return { from: (part - 1) * length + 1, to: part * length };
}

function printMoment(moment: Moment): string {
  switch (moment.kind) {
    case 'year':
      return String(moment.year);
    case 'half':
      return `${moment.year}H${moment.part}`;
    case 'quarter':
      return `${moment.year}Q${moment.part}`;
    case 'month':
      return `${moment.year}-${String(moment.part).padStart(2, '0')}`;
  }
}

/** Order within one kind. */
function position(moment: Moment): number {
  return moment.year * 12 + (moment.kind === 'year' ? 0 : moment.part);
}
