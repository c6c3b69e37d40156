/** What a formula may ask of its surroundings: the whole of what evaluation can reach. */
import type { Scalar } from './value.js';

/** Evaluation of one formula in one year. */
export interface Scope {
  readonly year: number;
  readonly firstYear: number;
  readonly baseYear: number;
  readonly horizon: number;
  /** Value of an indicator or parameter in a year; `undefined` where it has none. */
  valueAt(key: string, year: number): Scalar | undefined;
}

/** Names known to a formula: keys, and display names in both languages. */
export interface Names {
  /** The key a written name stands for; case-insensitive for ASCII, as in Excel. */
  resolve(written: string): string | undefined;
  /** Every way to write every name, for "did you mean". */
  readonly all: readonly string[];
  /** How a key is written in a language. */
  write(key: string, language: 'zh' | 'en' | 'key'): string;
}

/** Where the cells of a sheet stand, for printing a formula as Excel text in the column of one year. */
export interface Site {
  readonly year: number;
  readonly firstYear: number;
  readonly baseYear: number;
  readonly horizon: number;
  /**
   * A1 text of the cell of `key` in `year`. `anchor: 'column'` fixes the column (`$E12`: the year is meant
   * absolutely, as in AT and BASE); `'none'` lets it move along the row (`E12`: the year is meant relative).
   * `undefined` when the year lies outside the sheet.
   */
  cell(key: string, year: number, anchor: 'none' | 'column'): string | undefined;
  /** A1 text of the header cell that holds this column's year: `F$4`. */
  yearCell(): string;
}
