/**
 * Periods of figures: `2024`, `2025H1`, `2025Q3`, `2025-09`, and spans `2021..2024`, `2025-01..2025-07`.
 *
 * In: the text of a pack's `period` column. Out: the period as data, or undefined when it is none of these.
 * Both ends of a span are of the same kind, the first before the second; they are inclusive.
 */

type Period = Moment | { readonly kind: 'span'; readonly from: Moment; readonly to: Moment };

type Moment =
  | { readonly kind: 'year'; readonly year: number }
  /** `part` counts from 1: half 1 or 2, quarter 1 to 4, month 1 to 12. */
  | { readonly kind: 'half' | 'quarter' | 'month'; readonly year: number; readonly part: number };

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

export function printPeriod(period: Period): string {
  return period.kind === 'span'
    ? `${printMoment(period.from)}..${printMoment(period.to)}`
    : printMoment(period);
}

/** The year of a figure that can stand in a yearly series: a whole year and no part of one. */
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
