/** What a formula can give: Excel's scalar values. Errors are values and record where they arose. */
export const ERROR_CODES = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface FormulaError {
  readonly error: ErrorCode;
  readonly origin?: ErrorOrigin;
}

/** The series and year whose formula first gave the error, and which part of that formula did. */
interface ErrorOrigin {
  readonly name?: string;
  readonly year?: number;
  /** 0-based offsets into that formula's text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export type Scalar = number | string | boolean | FormulaError;

export function isError(value: unknown): value is FormulaError {
  return typeof value === 'object' && value !== null && 'error' in value;
}
