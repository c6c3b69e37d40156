/** The environment of a formula: everything that evaluation and printing can reach. */
import type { Scalar } from './value.js';

/** Evaluation of one formula in one year. */
export interface Scope {
  readonly year: number;
  readonly firstYear: number;
  readonly baseYear: number;
  readonly horizon: number;
  /**
   * Key of the series being computed. STOCK reads this series' own value of the year before, and errors name it.
   * Absent for a formula that belongs to no series (`eval`, rules): STOCK then gives its initial value.
   */
  readonly self?: string;
  /** Value of an indicator or parameter in a year; `undefined` if it has none. */
  valueAt(key: string, year: number): Scalar | undefined;
}

/** Names known to a formula: keys, and display names in both languages. */
export interface Names {
  /** The key of a written name; case-insensitive for ASCII, as in Excel. */
  resolve(written: string): string | undefined;
  /** Every way to write every name: used to find display names such as `R&D经费`, and for "did you mean". */
  readonly all: readonly string[];
  /** The known name nearest to an unknown one; if absent, `all` is searched. */
  nearest?(written: string): string | undefined;
  /** The result of `irregularNames(all)`, kept because every formula needs it; if absent, it is calculated each time. */
  readonly irregular?: readonly string[];
  /** How a key is written in a language. */
  write(key: string, language: 'zh' | 'en' | 'key'): string;
}

/** The positions of cells on a sheet, for printing a formula as Excel text in the column of one year. */
export interface Site {
  readonly year: number;
  readonly firstYear: number;
  readonly baseYear: number;
  readonly horizon: number;
  /**
   * Key of the series to whose row the formula belongs, as in `Scope`. STOCK prints its initial value if `cell(self, year - 1,
   * 'none')` is `undefined` (the first year with a value) and the recurrence elsewhere.
   */
  readonly self?: string;
  /**
   * A1 text of the cell of `key` in `year`. `anchor: 'column'` fixes the column (`$E12`: the year is meant
   * absolutely, as in AT and BASE); `'none'` lets it move along the row (`E12`: the year is meant relative).
   * `undefined` if the year is outside the sheet or the cell has no value; it is then printed as `NA()`.
   */
  cell(key: string, year: number, anchor: 'none' | 'column'): string | undefined;
  /** A1 text of the header cell that holds this column's year: `F$4`. */
  yearCell(): string;
}
