/** The series of a table, one for each of its rows (or columns) of numbers. */

export interface TablePoint {
  readonly year: number;
  /** In the unit of its series, as people write it (3.5 for 3.5 %). */
  readonly value: number;
  /** Address on the sheet: `C5`. */
  readonly cell: string;
}

export interface TableSeries {
  readonly name: string;
  /** The name in a second column of names if that is in Latin letters and the first is not; else empty. */
  readonly english: string;
  /** The heading above it; empty if there is none. */
  readonly section: string;
  /** The measure of the row's columns if a sheet has several measures side by side; else empty or absent. */
  readonly measure?: string;
  /** Symbol in the unit table; empty if the table gives none. */
  readonly unit: string;
  /** Size of the last printed digit, in the unit: 0.1 for 12.5. */
  readonly lastDigit?: number;
  /** By year, each once; never empty. */
  readonly points: readonly TablePoint[];
  readonly note: string;
  readonly isTotal: boolean;
  /** `其中` or `of which` is before its name. */
  readonly isPart?: true;
  /** Name of the sheet, and the cell of the name. */
  readonly sheet: string;
  readonly cell: string;
}
