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
  /** Symbol of the unit table; empty where the table gives none that we know. */
  readonly unit: string;
  /** By year, each once; never empty. */
  readonly points: readonly TablePoint[];
  readonly note: string;
  readonly isTotal: boolean;
  /** Name of the sheet, and the cell of the name. */
  readonly sheet: string;
  readonly cell: string;
}
