/**
 * Parts of dates, and dates some months or working days away: Excel's functions, as rows of the function table. The calendar is
 * in values/calendar.ts; DATE and YEARFRAC are in dates.ts.
 *
 * Dates are serial numbers, cut to whole days. A day is a working day from Monday to Friday unless it is a holiday.
 */
import { dayOfSerial, daysOfMonth, firstOfMonth, LAST_DAY, type CalendarDay } from '../values/calendar.js';
import { isCells, numbersOf, toNumber, type Argument } from '../values/coerce.js';
import type { FunctionRow, Meaning } from './functionTable.js';
import { both, numeric, optional, parameter, PURE, resultOf, units, withoutLogicals } from './rows.js';
import { isError, type ErrorCode } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const DATE = parameter('日期', 'serial_number');
const START = parameter('开始日期', 'start_date');
const END = parameter('结束日期', 'end_date');
const MONTHS = parameter('月数', 'months');
const HOLIDAYS = optional('节假日', 'holidays', 'values');
const KERNEL = { oneByOne: 'a calendar; dates hardly ever vary between draws' } as const;
const DATES_DOMAIN = 'dates as serial numbers or texts, from 0 to 2958465, else #NUM!';

function isDay(serial: number): boolean {
  return serial >= 0 && serial <= LAST_DAY;
}

/** A meaning over one date. */
function partOf(part: (day: CalendarDay) => number): Meaning {
  return numeric((serial = 0) => {
    const whole = Math.floor(serial);
    return isDay(whole) ? part(dayOfSerial(whole)) : '#NUM!';
  });
}

/** The first of the month that lies `months` after a date, or the error. */
function monthAfter(
  start: number,
  months: number,
): { readonly day: number; readonly first: number } | ErrorCode {
  if (!isDay(start) || Math.abs(months) > LAST_DAY) return '#NUM!';
  const { year, month, day } = dayOfSerial(start);
  return { day, first: firstOfMonth(year, month + months) };
}

function dayWithin(serial: number): number | ErrorCode {
  return isDay(serial) ? serial : '#NUM!';
}

/** 0 for Monday to 6 for Sunday; in Excel's calendar day 1 is a Sunday. */
function weekdayOf(serial: number): number {
  return (((serial + 5) % 7) + 7) % 7;
}

/** The first day of the week (0 is Monday) and the number of the first day, by Excel's `return_type`. */
const WEEKS: ReadonlyMap<number, readonly [firstDay: number, number: number]> = new Map<
  number,
  readonly [number, number]
>([[1, [6, 1]], [2, [0, 1]], [3, [0, 0]], ...Array.from({ length: 7 }, (_, i) => [11 + i, [i, 1]] as const)]);

/** Working days from the first of all days up to a day, both included, without regard to holidays. */
function weekdaysUpTo(serial: number): number {
  const [weeks, rest] = [Math.floor((serial - 2) / 7), weekdayOf(serial) + 1];
  // Day 2 is a Monday.
  return weeks * 5 + Math.min(rest, 5);
}

function isWeekday(serial: number): boolean {
  return weekdayOf(serial) < 5;
}

/** Calculates with two numbers, cut to whole ones, and the holidays that are working days otherwise, ascending. */
function overWorkdays(
  calculate: (first: number, second: number, holidays: readonly number[]) => number | ErrorCode,
): Meaning {
  return {
    kind: 'strict',
    numbersOnly: true,
    evaluate(start, second, given) {
      const numbers: number[] = [];
      for (const argument of [start, second]) {
        if (argument === undefined) return resultOf('#N/A');
        const number = typeof argument === 'boolean' ? resultOf('#VALUE!') : toNumber(argument);
        if (isError(number)) return number;
        numbers.push(Math.trunc(number));
      }
      const days = holidaysOf(given);
      if (isError(days)) return days;
      if (days.some((day) => !isDay(day))) return resultOf('#NUM!');
      const holidays = [...new Set(days.map(Math.trunc))].filter(isWeekday).sort((a, b) => a - b);
      const [first = 0, last = 0] = numbers;
      return resultOf(isDay(first) ? calculate(first, last, holidays) : '#NUM!');
    },
  };
}

function holidaysOf(given: Argument): ReturnType<typeof numbersOf> {
  if (given === undefined) return [];
  return isCells(given)
    ? numbersOf([given])
    : numbersOf([typeof given === 'boolean' ? Number(given) : given]);
}

function countWorkdays(start: number, end: number, holidays: readonly number[]): number | ErrorCode {
  if (!isDay(end)) return '#NUM!';
  const [first, last] = [Math.min(start, end), Math.max(start, end)];
  const resting = holidays.filter((day) => day >= first && day <= last).length;
  const count = weekdaysUpTo(last) - weekdaysUpTo(first - 1) - resting;
  return start <= end ? count : 0 - count;
}

function addWorkdays(start: number, count: number, holidays: readonly number[]): number | ErrorCode {
  if (Math.abs(count) > LAST_DAY) return '#NUM!';
  const resting = new Set(holidays);
  const step = Math.sign(count);
  let [day, left] = [start, Math.abs(count)];
  while (left > 0) {
    day += step;
    if (!isDay(day)) return '#NUM!';
    if (isWeekday(day) && !resting.has(day)) left -= 1;
  }
  return day;
}

export const DATE_PARTS: readonly FunctionRow[] = [
  {
    key: 'YEAR.DATE',
    excel: 'YEAR',
    names: { zh: '日期年份', en: 'YEAR' },
    parameters: [DATE],
    domain: DATES_DOMAIN,
    units: PURE,
    meaning: partOf(({ year }) => year),
    kernel: KERNEL,
    cite: `${SUPPORT}: YEAR (without an argument YEAR is the year of the column)`,
  },
  {
    key: 'MONTH',
    names: both('MONTH'),
    aliases: ['月份'],
    parameters: [DATE],
    domain: DATES_DOMAIN,
    units: PURE,
    meaning: partOf(({ month }) => month),
    kernel: KERNEL,
    cite: `${SUPPORT}: MONTH`,
  },
  {
    key: 'DAY',
    names: both('DAY'),
    parameters: [DATE],
    domain: DATES_DOMAIN,
    units: PURE,
    meaning: partOf(({ day }) => day),
    kernel: KERNEL,
    cite: `${SUPPORT}: DAY`,
  },
  {
    key: 'WEEKDAY',
    names: both('WEEKDAY'),
    aliases: ['星期几'],
    parameters: [DATE, optional('类型', 'return_type')],
    domain: `${DATES_DOMAIN}; a type of 1, 2, 3 or 11 to 17 (cut to a whole number), else #NUM!`,
    units: PURE,
    meaning: numeric((serial = 0, type = 1) => {
      const [whole, week] = [Math.floor(serial), WEEKS.get(Math.trunc(type))];
      if (!isDay(whole) || week === undefined) return '#NUM!';
      const [firstDay, number] = week;
      return ((weekdayOf(whole) - firstDay + 7) % 7) + number;
    }),
    kernel: KERNEL,
    cite: `${SUPPORT}: WEEKDAY`,
  },
  {
    key: 'DAYS',
    names: both('DAYS'),
    aliases: ['天数'],
    parameters: [END, START],
    domain: DATES_DOMAIN,
    units: PURE,
    meaning: numeric((end = 0, start = 0) => {
      const [last, first] = [Math.floor(end), Math.floor(start)];
      return isDay(last) && isDay(first) ? last - first : '#NUM!';
    }),
    kernel: KERNEL,
    cite: `${SUPPORT}: DAYS`,
  },
  {
    key: 'EDATE',
    names: both('EDATE'),
    aliases: ['几个月后'],
    parameters: [START, MONTHS],
    domain: `${DATES_DOMAIN}, also for the result; months are cut to whole numbers; logical values are #VALUE!`,
    units: PURE,
    meaning: withoutLogicals((start = 0, months = 0) => {
      const found = monthAfter(Math.trunc(start), Math.trunc(months));
      if (typeof found === 'string') return found;
      const { year, month } = dayOfSerial(Math.max(Math.min(found.first, LAST_DAY), 0));
      return dayWithin(found.first - 1 + Math.min(found.day, daysOfMonth(year, month)));
    }, '#N/A'),
    kernel: KERNEL,
    cite: `${SUPPORT}: EDATE (the last day of a shorter month)`,
  },
  {
    key: 'EOMONTH',
    names: both('EOMONTH'),
    aliases: ['月末'],
    parameters: [START, MONTHS],
    domain: `${DATES_DOMAIN}, also for the result; months are cut to whole numbers; logical values are #VALUE!`,
    units: PURE,
    meaning: withoutLogicals((start = 0, months = 0) => {
      const found = monthAfter(Math.trunc(start), Math.trunc(months) + 1);
      return typeof found === 'string' ? found : dayWithin(found.first - 1);
    }, '#N/A'),
    kernel: KERNEL,
    cite: `${SUPPORT}: EOMONTH`,
  },
  {
    key: 'NETWORKDAYS',
    names: both('NETWORKDAYS'),
    aliases: ['工作日数'],
    parameters: [START, END, HOLIDAYS],
    domain: `${DATES_DOMAIN}; both days count; negative if the end is before the start; logical values are #VALUE!`,
    units: units(['pure', 'pure', 'any'], 'pure'),
    meaning: overWorkdays(countWorkdays),
    kernel: KERNEL,
    cite: `${SUPPORT}: NETWORKDAYS`,
  },
  {
    key: 'WORKDAY',
    names: both('WORKDAY'),
    aliases: ['工作日后'],
    parameters: [START, parameter('工作日数', 'days'), HOLIDAYS],
    domain: `${DATES_DOMAIN}, also for the result; days are cut to whole numbers; logical values are #VALUE!`,
    units: units(['pure', 'pure', 'any'], 'pure'),
    meaning: overWorkdays(addWorkdays),
    kernel: KERNEL,
    cite: `${SUPPORT}: WORKDAY`,
  },
];
