/** What a formula may ask of its surroundings: the whole of what evaluation and printing can reach. */
import type { Scalar } from './value.js';

/** Evaluation of one formula in one year. */
export interface Scope {
  readonly year: number;
  readonly firstYear: number;
  readonly baseYear: number;
  readonly horizon: number;
  /**
   * Key of the series being computed. STOCK reads this series' own value of the year before, and errors name it.
   * Absent where a formula stands alone (`eval`, rules): STOCK then gives its initial value.
   */
  readonly self?: string;
  /** Value of an indicator or parameter in a year; `undefined` where it has none. */
  valueAt(key: string, year: number): Scalar | undefined;
}

/** Names known to a formula: keys, and display names in both languages. */
export interface Names {
  /** The key a written name stands for; case-insensitive for ASCII, as in Excel. */
  resolve(written: string): string | undefined;
  /** Every way to write every name: how display names such as `R&D经费` are found, and "did you mean". */
  readonly all: readonly string[];
  /** The known name nearest to one that is not known; where absent `all` is searched. */
  nearest?(written: string): string | undefined;
  /** What `irregularNames` makes of `all`, kept with it because every formula asks for it; where absent it is made each time. */
  readonly irregular?: readonly string[];
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
   * Key of the series whose row the formula stands in, as in `Scope`. STOCK prints its initial value where
   * `cell(self, year - 1, 'none')` is `undefined` (the first year with a value) and the recurrence elsewhere.
   */
  readonly self?: string;
  /**
   * A1 text of the cell of `key` in `year`. `anchor: 'column'` fixes the column (`$E12`: the year is meant
   * absolutely, as in AT and BASE); `'none'` lets it move along the row (`E12`: the year is meant relative).
   * `undefined` when the year lies outside the sheet or the cell has no value; printed as `NA()`.
   */
  cell(key: string, year: number, anchor: 'none' | 'column'): string | undefined;
  /** A1 text of the header cell that holds this column's year: `F$4`. */
  yearCell(): string;
}
