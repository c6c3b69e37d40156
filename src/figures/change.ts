/**
 * A change as a number: 下降3.2% is -3.2 %, 增长2.3倍 is 3.3 times the earlier value, 翻一番 is twice.
 *
 * In: a line of text, and a number that the scanner has read in it. Out: value and unit of the change, or undefined if the number
 * itself is already right.
 */
import type { PrintedNumber } from './number.js';

const FALL = /(?:负增长|下降|减少|降低|回落|收窄|下跌|下滑|下调)(?:了|约|近|幅度?|率|为|达){0,3}$/;
const RISE = /(?:增长|增加|提高|扩大|提升)(?:了|约|近|超过?){0,2}$/;

export function readChange(
  line: string,
  { value, unit, at, start, end }: PrintedNumber,
): { readonly value: number; readonly unit: string } | undefined {
  const words = line.slice(Math.max(0, start - 12), start);
  const times = timesOf(line.slice(at, end), value, unit, RISE.test(words));
  if (times !== undefined || unit === undefined) return times;
  return canFall(value, unit) && FALL.test(words) ? { value: -value, unit } : undefined;
}

/** The multiple of the earlier value: 增长2.3倍 is 3.3 times, 翻一番 is twice. `token`: the number as printed. */
export function timesOf(
  token: string,
  value: number,
  unit: string | undefined,
  isRise: boolean,
): { readonly value: number; readonly unit: string } | undefined {
  if (token.includes('番')) return { value: 1 + value / 100, unit: '倍' };
  return unit === '倍' && isRise ? { value: Number((value + 1).toPrecision(12)), unit } : undefined;
}

/** Whether a fall by this number is written as a negative number: 下降3.2% is -3.2 %, but 减少3家 is not -3 家. */
export function canFall(value: number, unit: string): boolean {
  return value > 0 && ['%', 'pp', '‰'].includes(unit);
}
