/** What a table becomes: one series for each of its rows (or columns) of numbers. */

export interface TablePoint {
  readonly year: number;
  /** In the unit of its series, as people write it (3.5 for 3.5 %). */
  readonly value: number;
  /** Address on the sheet: `C5`. */
  readonly cell: string;
}

export interface TableSeries {
  readonly name: string;
  /** The name in a second column of names, where that is in Latin letters and the first is not; else empty. */
  readonly english: string;
  /** The heading above it; empty where there is none. */
  readonly section: string;
  /** What the columns of the row measure, where a sheet has several measures side by side; else empty or not there. */
  readonly measure?: string;
  /** Symbol of a unit of ours; empty where the table gives none. */
  readonly unit: string;
  /** Size of the last digit that the table prints, in the unit: 0.1 for 12.5. */
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
