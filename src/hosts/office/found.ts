/** The workbook as it was found. */
export interface Found {
  readonly sheets: readonly { readonly name: string; readonly id: string }[];
  /** By name in lower case: the name and its formula with `=`, as in Excel. */
  readonly names: ReadonlyMap<string, { readonly name: string; readonly formula: string }>;
  readonly tables: ReadonlySet<string>;
}
