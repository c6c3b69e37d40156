/**
 * Error codes: numbers that are kept in the graph beside a value and tell whether there is one.
 *
 * 0: there is a value. 1 to 7: the error of that place in ERROR_CODES. TEXT: the value is a text, which a column of
 * numbers cannot hold. DOUBT: the quick calculation may be wrong in the last digit; no result has this code, because such draws
 * are calculated again.
 */
import { ERROR_CODES, type ErrorCode } from '../formula/values/value.js';

export const NO_ERROR = 0;
export const TEXT = 8;
export const DOUBT = 9;

export function numberOfCode(code: ErrorCode): number {
  return ERROR_CODES.indexOf(code) + 1;
}

/** The error of a number; undefined for 0, TEXT and DOUBT. */
export function codeOfNumber(code: number): ErrorCode | undefined {
  return ERROR_CODES[code - 1];
}
