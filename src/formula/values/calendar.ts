/**
 * The calendar of Excel's serial numbers (1900 system): day 1 is 1 January 1900, and 29 February 1900 is a day.
 *
 * In: years, months (1 to 12) and days, or a whole serial number. Out: the other. Serial numbers are whole days from 0 (shown as
 * 1900-01-00) to 2958465 (9999-12-31). Source: Microsoft Support, DATE; Microsoft, "Excel incorrectly assumes that the year 1900 is a
 * leap year".
 */

/** 31 December 9999. */
export const LAST_DAY = 2958465;
/** The day that Excel has and the calendar lacks: 29 February 1900. */
const NO_DAY = 60;

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 0 for serial number 0. */
  readonly day: number;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 || year === 1900;
}

/** Number of days in a month (1 to 12), in Excel's calendar. */
export function daysOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The serial number of a day; undefined for a day outside Excel's calendar. */
export function serialOfDay(year: number, month: number, day: number): number | undefined {
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return undefined;
  return firstOfMonth(year, month) - 1 + day;
}

/**
 * The serial number of the first of a month; months before 1 and after 12 are those of other years. Days are counted from the
 * year 1900 on, plus, from March 1900 on, the day that the calendar lacks.
 */
export function firstOfMonth(year: number, month: number): number {
  const months = year * 12 + month - 1;
  const [inYear, ofYear] = [Math.floor(months / 12), months - 12 * Math.floor(months / 12)];
  // Years are taken to begin in March, so that the leap day is the last day (Howard Hinnant, days_from_civil).
  const shifted = ofYear < 2 ? inYear - 1 : inYear;
  const dayOfYear = Math.floor((153 * ((ofYear + 10) % 12) + 2) / 5);
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  const serial = 365 * shifted + leapDays + dayOfYear - 693900;
  return serial >= NO_DAY ? serial + 1 : serial;
}

/** The day of a whole serial number of 0 to LAST_DAY. */
export function dayOfSerial(serial: number): CalendarDay {
  if (serial === 0) return { year: 1900, month: 1, day: 0 };
  let year = 1900 + Math.floor(serial / 365.2425);
  while (firstOfMonth(year, 1) > serial) year -= 1;
  while (firstOfMonth(year + 1, 1) <= serial) year += 1;
  let month = 1;
  while (month < 12 && firstOfMonth(year, month + 1) <= serial) month += 1;
  return { year, month, day: serial - firstOfMonth(year, month) + 1 };
}
