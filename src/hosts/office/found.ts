/** The workbook as it was found. */
export interface Found {
  readonly sheets: readonly { readonly name: string; readonly id: string }[];
  /** Formula with `=` by lower-case name, as Excel gives it. */
  readonly names: ReadonlyMap<string, { readonly name: string; readonly formula: string }>;
  readonly tables: ReadonlySet<string>;
}
