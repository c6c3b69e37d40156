/**
 * A workbook plan: a whole workbook as plain data, which any host can apply without deciding anything.
 *
 * Rows and columns are 0-based. Formulas are English A1 text with a leading `=`, without `_xlfn.` prefixes
 * (a host that writes files adds them). Every formula cell has `cached`, the value calculated by the interpreter, so that files
 * show numbers before any recalculation. Colours are `RRGGBB`.
 */
export type CellValue = number | string | boolean | null;

/** A formula's value as known when the plan was made; an error as its text: `{ error: '#DIV/0!' }`. */
export type CachedValue = number | string | boolean | { readonly error: string };

export interface Cell {
  /** A constant; text is always written as text, even if it starts with `=`. `null` is an empty styled cell. */
  readonly value?: CellValue;
  readonly formula?: string;
  readonly cached?: CachedValue;
  /** Key of the plan's `styles` table. */
  readonly style?: string;
  /** Target of a link inside the workbook: `'模型'!A5`. */
  readonly link?: string;
  /** Comment of the cell. */
  readonly comment?: string;
}

/** A rectangle of cells; `undefined` does not change the cell. All rows have the same length. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly (Cell | undefined)[])[];
}

export interface CellStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly size?: number;
  readonly numberFormat?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: boolean;
  readonly vertical?: 'top' | 'center';
  readonly border?: 'bottom' | 'top' | 'all';
  readonly indent?: number;
}

/** 0-based, inclusive. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface TablePlan {
  /** ASCII; unique in the workbook. */
  readonly name: string;
  /** Including the header row. */
  readonly area: Area;
}

export interface ValidationPlan {
  readonly area: Area;
  readonly rule:
    | { readonly kind: 'list'; readonly source: string }
    | { readonly kind: 'decimal'; readonly min: number; readonly max: number };
  /** Title of the message for a value that is refused (`stop`) or questioned (`warning`). */
  readonly title: string;
  readonly message: string;
  readonly severity: 'stop' | 'warning';
}

/** Applies `style` (colour, fill and weight only) where `formula`, written for the area's first cell, is true. */
export interface ConditionalFormatPlan {
  readonly area: Area;
  readonly formula: string;
  readonly style: string;
}

export interface ChartSeriesPlan {
  /** A1 reference with sheet, or plain text. */
  readonly name: { readonly ref: string } | { readonly text: string };
  readonly values: string;
  readonly color?: string;
  /** A dashed line, for targets. */
  readonly dashed?: boolean;
  /** Drawn as a line over the areas of the other series (kind `areaStacked` only); such series come last. */
  readonly line?: boolean;
  /** Not in the legend. */
  readonly unlisted?: boolean;
  /** Takes space in the stack but is not drawn (kind `areaStacked` only). */
  readonly hidden?: boolean;
}

export interface ChartPlan {
  readonly key: string;
  /** `barOverlapped`: bars of all series on the same line, as in a tornado; the first category is at the bottom. */
  readonly kind:
    'line' | 'columnClustered' | 'columnStacked' | 'barClustered' | 'barOverlapped' | 'area' | 'areaStacked';
  readonly title: string;
  readonly area: Area;
  readonly categories: string;
  readonly series: readonly ChartSeriesPlan[];
  readonly valueFormat: string;
  readonly valueTitle?: string;
  readonly valueMin?: number;
  readonly valueMax?: number;
  /** What the chart shows, for readers who cannot see it. */
  readonly description: string;
}

interface PrintPlan {
  readonly orientation: 'portrait' | 'landscape';
  readonly fitWidth: number;
  /** 0 = as many pages as needed. */
  readonly fitHeight: number;
  readonly titleRows?: number;
  readonly area?: Area;
}

export interface SheetPlan {
  /** Stable identity across languages and renames: `overview`, `baseline`, `model`, `projection:<scenario>`… */
  readonly key: string;
  /** At most 31 characters, without `: \ / ? * [ ]`. */
  readonly name: string;
  readonly tabColor?: string;
  readonly blocks: readonly Block[];
  readonly merges: readonly Area[];
  /** Width in characters by column index; others keep the default. */
  readonly columnWidths: Readonly<Record<number, number>>;
  readonly rowHeights: Readonly<Record<number, number>>;
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly tables: readonly TablePlan[];
  readonly validations: readonly ValidationPlan[];
  readonly conditionalFormats: readonly ConditionalFormatPlan[];
  readonly charts: readonly ChartPlan[];
  readonly print: PrintPlan;
  readonly gridlines: boolean;
  /** The parts of the plan to carry out if the sheet exists already; absent: the whole plan. See `SheetUpdate`. */
  readonly update?: SheetUpdate;
}

/** Lines (rows, or columns) to insert before line `at`, or to delete from `at` on. 0-based. */
export interface Span {
  readonly at: number;
  readonly count: number;
}

/** The content of a cell, for comparison and for restoring it: a formula, a constant, or nothing. */
export type Content = string | number | boolean | { readonly formula: string };

/**
 * How an existing sheet is updated to a planned sheet without losing the user's changes: first lines are inserted, then cells are
 * written, and finally lines that are no longer needed are deleted. The plan's own rows and columns are those of the sheet after
 * the insertions and before the deletions. Spans are listed from the last to the first, so that none moves the next ones. Made by
 * `reconcile` and `patchPlan`.
 */
export interface SheetUpdate {
  /** Name of the sheet to update if no mark of the host tells which: a user copied it, or deleted the names. */
  readonly adopts?: string;
  /** The present rectangle of the last plan; if it differs when the update begins, the sheet has changed meanwhile. */
  readonly area: Area;
  readonly insertRows: readonly Span[];
  readonly insertColumns: readonly Span[];
  readonly deleteRows: readonly Span[];
  readonly deleteColumns: readonly Span[];
  /** Cells whose content changes; their look is kept, because it may be the user's. */
  readonly write: readonly Area[];
  /** Cells that are new or whose look the plan changed: content, look, link and comment. */
  readonly fresh: readonly Area[];
  /** Cells of the last plan that are not in the new one. */
  readonly clear: readonly Area[];
  /** Present contents of the cells to be written or cleared, before lines are inserted: rows of `area`'s cells, '' = empty. */
  readonly seen: readonly { readonly area: Area; readonly cells: readonly (readonly Content[])[] }[];
  /** Areas whose validations and conditional formats are removed before all of the plan's are set; absent: they are kept. */
  readonly rules?: readonly Area[];
  /** Areas to unmerge before all of the plan's merges are made; absent: merged cells are kept as they are. */
  readonly merges?: readonly Area[];
  /** Merged ranges found, before lines are inserted, which are saved with the cells; absent: the host cannot list them. */
  readonly foundMerges?: readonly Area[];
  /** Keys of the plan's charts to draw; the other charts exist already. */
  readonly charts: readonly string[];
  /** Keys of charts, and names of tables, that are no longer in the plan. */
  readonly droppedCharts: readonly string[];
  readonly droppedTables: readonly string[];
}

/** ASCII name; `ref` is absolute with sheet: `'模型'!$A$5:$J$60`. */
export interface DefinedName {
  readonly name: string;
  readonly ref: string;
}

export interface WorkbookPlan {
  readonly language: 'zh' | 'en';
  readonly title: string;
  readonly sheets: readonly SheetPlan[];
  readonly names: readonly DefinedName[];
  readonly styles: Readonly<Record<string, CellStyle>>;
  /** Keys of existing sheets that are deleted at the end; they contain nothing of the user's. */
  readonly removedSheets?: readonly string[];
  /** Existing names of ours that the plan lacks: deleted at the end, because their cells may be. */
  readonly removedNames?: readonly string[];
}

/** The workbook as read by a host: used cells of every sheet, and the defined names. */
export interface WorkbookSnapshot {
  readonly sheets: readonly SheetSnapshot[];
  readonly names: readonly DefinedName[];
}

export interface SheetSnapshot {
  readonly name: string;
  /** Plan key of a sheet that a host wrote, even after the user renamed it; absent for other sheets. */
  readonly key?: string;
  /** With `key`: the rectangle that the last plan filled, which grows and moves with rows and columns the user inserts. */
  readonly area?: Area;
  /** `cells[row][column]`, 0-based from A1; rows may be short. */
  readonly cells: readonly (readonly (CellSnapshot | undefined)[])[];
  /** Merged ranges; absent if the host cannot list them (before ExcelApi 1.13). */
  readonly merges?: readonly Area[];
}

export interface CellSnapshot {
  readonly value: CellValue | { readonly error: string };
  /** English A1 with leading `=`; absent for constants. */
  readonly formula?: string;
}
