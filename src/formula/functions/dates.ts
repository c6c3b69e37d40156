/** Dates as serial numbers: Excel's functions, as rows of the function table. The calendar is in values/calendar.ts. */
import {
  dayOfSerial,
  daysOfMonth,
  firstOfMonth,
  isLeapYear,
  LAST_DAY,
  type CalendarDay,
} from '../values/calendar.js';
import type { FunctionRow } from './functionTable.js';
import { both, numeric, optional, parameter, PURE, withoutLogicals } from './rows.js';
import type { ErrorCode } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';

/** Months beyond 12 and days beyond the end of the month run on into the next year or month, as in Excel. */
function serialOf(year: number, month: number, day: number): number | ErrorCode {
  const full = Math.trunc(year) + (year < 1900 ? 1900 : 0);
  if (year < 0 || full > 9999 || Math.abs(month) > LAST_DAY || Math.abs(day) > LAST_DAY) return '#NUM!';
  const serial = firstOfMonth(full, Math.trunc(month)) - 1 + Math.trunc(day);
  return serial < 0 || serial > LAST_DAY ? '#NUM!' : serial;
}

/** The fraction of a year between two days, the earlier first; `basis` 0 to 4 is Excel's number of the day count convention. */
function yearFraction(from: number, to: number, basis: number): number {
  switch (basis) {
    case 0:
      return days360(dayOfSerial(from), dayOfSerial(to), true) / 360;
    case 1:
      return (to - from) / averageYear(dayOfSerial(from), dayOfSerial(to));
    case 2:
      return (to - from) / 360;
    case 3:
      return (to - from) / 365;
    default:
      return days360(dayOfSerial(from), dayOfSerial(to), false) / 360;
  }
}

/**
 * Days between two dates in years of 12 months of 30 days. The American convention: an end on day 31 counts as day 30 if the
 * start is day 30 or 31; a start at the end of February counts as day 30, and so does the end if both are ends of February.
 */
function days360(from: CalendarDay, to: CalendarDay, isAmerican: boolean): number {
  let [first, last] = [from.day, to.day];
  if (isAmerican) {
    if (first >= 30) [first, last] = [30, Math.min(last, 30)];
    else if (isEndOfFebruary(from)) [first, last] = [30, isEndOfFebruary(to) ? 30 : last];
  } else {
    first = Math.min(first, 30);
    last = Math.min(last, 30);
  }
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + last - first;
}

function isEndOfFebruary({ year, month, day }: CalendarDay): boolean {
  return month === 2 && day === daysOfMonth(year, 2);
}

/**
 * Length of the year by which actual days are divided. For periods of up to a year: 365, or 366 if the period contains a leap
 * day. For longer periods: the average of all years touched.
 */
function averageYear(from: CalendarDay, to: CalendarDay): number {
  const isShort =
    from.year === to.year ||
    (from.year + 1 === to.year && (from.month > to.month || (from.month === to.month && from.day >= to.day)));
  if (!isShort) {
    const years = to.year - from.year + 1;
    return (firstOfMonth(to.year + 1, 1) - firstOfMonth(from.year, 1)) / years;
  }
  if (from.year === to.year) return isLeapYear(from.year) ? 366 : 365;
  const isLeap =
    (isLeapYear(from.year) && from.month <= 2) ||
    (isLeapYear(to.year) && (to.month > 2 || (to.month === 2 && to.day === 29)));
  return isLeap ? 366 : 365;
}

export const DATES: readonly FunctionRow[] = [
  {
    key: 'DATE',
    names: both('DATE'),
    aliases: ['日期'],
    parameters: [parameter('年', 'year'), parameter('月', 'month'), parameter('日', 'day')],
    domain:
      'years of 1900 to 9999, and of 0 to 1899 counted from 1900, else #NUM!; months and days beyond their year and month count on; all cut to whole numbers',
    units: PURE,
    meaning: numeric((year = 0, month = 0, day = 0) => serialOf(year, month, day)),
    kernel: { oneByOne: 'a calendar; dates hardly ever vary between draws' },
    cite: `${SUPPORT}: DATE`,
  },
  {
    key: 'YEARFRAC',
    names: both('YEARFRAC'),
    aliases: ['年数'],
    parameters: [
      parameter('开始日期', 'start_date'),
      parameter('结束日期', 'end_date'),
      optional('计算方式', 'basis'),
    ],
    domain:
      'dates as serial numbers or texts, in either order, from 0 to 2958465, and a basis of 0 to 4, else #NUM!; all cut to whole numbers; logical values are #VALUE!',
    units: PURE,
    meaning: withoutLogicals((start = 0, end = 0, basis = 0) => {
      const [from, to, way] = [
        Math.trunc(Math.min(start, end)),
        Math.trunc(Math.max(start, end)),
        Math.trunc(basis),
      ];
      if (from < 0 || to > LAST_DAY || way < 0 || way > 4) return '#NUM!';
      return from === to ? 0 : yearFraction(from, to, way);
    }),
    kernel: { oneByOne: 'a calendar; dates hardly ever vary between draws' },
    cite: `${SUPPORT}: YEARFRAC; ends of February and the average year: David A. Wheeler, "YEARFRAC: incompatible between programs" (2010)`,
  },
];
