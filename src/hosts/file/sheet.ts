/** Converts a plan's sheet for hucre: cells, layout, tables, validations, conditional formats. */
import type { NamedRange, RowDef } from 'hucre';
import type { Cell as FileCell, CellStyle as FileStyle, ColumnDef, WriteSheet } from 'hucre/xlsx';
import type { Cell, CellStyle, SheetPlan, WorkbookPlan } from '../../workbook/plan/plan.js';
import { absoluteReference, columnLetters, quoteSheet, rangeAddress } from '../../workbook/plan/address.js';
import { eachCell } from '../../workbook/plan/rectangles.js';
import {
  BORDER_COLOR,
  clip,
  FONT_NAME,
  FONT_SIZE,
  TABLE_STYLE,
  VALIDATION_MESSAGE_LENGTH,
  VALIDATION_TITLE_LENGTH,
} from '../appearance.js';
import { chartToFile } from './chart.js';
import { toFileFormula } from './functions.js';
import { MARK } from './parts.js';

export function sheetToFile(sheet: SheetPlan, plan: WorkbookPlan): WriteSheet {
  const cells = new Map<string, Partial<FileCell>>();
  const styles = stylesToFile(plan);
  eachCell(sheet, (cell, row, column) => {
    cells.set(`${row},${column}`, cellToFile(cell, styles));
  });
  const written: WriteSheet = {
    name: sheet.name,
    cells,
    columns: columnsOf(sheet),
    rowDefs: new Map(
      Object.entries(sheet.rowHeights).map(([row, height]): [number, RowDef] => [Number(row), { height }]),
    ),
    merges: sheet.merges.map((area) => ({
      startRow: area.row,
      startCol: area.column,
      endRow: area.row + area.rows - 1,
      endCol: area.column + area.columns - 1,
    })),
    tables: sheet.tables.map((table) => ({
      name: table.name,
      range: rangeAddress(table.area),
      columns: headersOf(sheet, table.area.row, table.area.column, table.area.columns).map((name) => ({
        name,
      })),
      style: TABLE_STYLE,
      showRowStripes: false,
    })),
    dataValidations: sheet.validations.map(({ area, rule, title, message, severity }) => ({
      range: rangeAddress(area),
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: clip(title, VALIDATION_TITLE_LENGTH),
      errorMessage: clip(message, VALIDATION_MESSAGE_LENGTH),
      errorStyle: severity,
      ...(rule.kind === 'list'
        ? { type: 'list' as const, formula1: toFileFormula(rule.source) }
        : {
            type: 'decimal' as const,
            operator: 'between' as const,
            formula1: String(rule.min),
            formula2: String(rule.max),
          }),
    })),
    conditionalRules: sheet.conditionalFormats.map(({ area, formula, style }, index) => ({
      type: 'expression' as const,
      priority: index + 1,
      range: rangeAddress(area),
      formula: toFileFormula(formula),
      style: highlightToFile(styleOf(plan, style)),
    })),
    charts: sheet.charts.map((chart) => chartToFile(chart, plan)),
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.print.orientation,
      fitToPage: true,
      fitToWidth: sheet.print.fitWidth,
      fitToHeight: sheet.print.fitHeight,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
    view: {
      showGridLines: sheet.gridlines,
      ...(sheet.tabColor === undefined ? {} : { tabColor: { rgb: sheet.tabColor } }),
    },
  };
  if (sheet.freeze !== undefined && sheet.freeze.rows + sheet.freeze.columns > 0)
    written.freezePane = { ...sheet.freeze };
  return written;
}

/** Print area and repeated rows are names of the sheet; hucre would not quote the sheet in them. */
export function printNames(sheet: SheetPlan): NamedRange[] {
  const names: NamedRange[] = [];
  const { area, titleRows } = sheet.print;
  if (area !== undefined)
    names.push({ name: '_xlnm.Print_Area', range: absoluteReference(sheet.name, area), scope: sheet.name });
  if (titleRows !== undefined && titleRows > 0) {
    names.push({
      name: '_xlnm.Print_Titles',
      range: `${quoteSheet(sheet.name)}!$1:$${titleRows}`,
      scope: sheet.name,
    });
  }
  return names;
}

/** hucre's style of a cell, by the plan's key of it; `isText`: with the mark of a text that looks like a formula. */
type FileStyles = (key: string | undefined, isText: boolean) => FileStyle | undefined;

/** Thousands of cells share a style: each is made once. */
function stylesToFile(plan: WorkbookPlan): FileStyles {
  const made = new Map<string, FileStyle | undefined>();
  return (key, isText) => {
    const name = `${isText ? 'text' : ''} ${key ?? ''}`;
    if (made.has(name)) return made.get(name);
    const style = key === undefined ? {} : styleToFile(styleOf(plan, key), plan.language);
    if (isText) style.protection = { hidden: true };
    const written = Object.keys(style).length > 0 ? style : undefined;
    made.set(name, written);
    return written;
  };
}

function cellToFile(cell: Cell, styles: FileStyles): Partial<FileCell> {
  const written: Partial<FileCell> = {};
  if (cell.formula !== undefined) {
    written.formula = toFileFormula(cell.formula);
    const { cached } = cell;
    if (cached !== undefined)
      written.formulaResult = typeof cached === 'object' ? MARK + cached.error : cached;
  } else if (typeof cell.value === 'string') {
    written.value = cell.value.startsWith('#') ? MARK + cell.value : cell.value;
  } else {
    written.value = cell.value ?? null;
  }
  const style = styles(cell.style, typeof cell.value === 'string' && /^[=+\-@']/.test(cell.value));
  if (style !== undefined) written.style = style;
  if (cell.link !== undefined) written.hyperlink = { target: '', location: cell.link };
  if (cell.comment !== undefined) written.comment = { author: 'Tuiyan', text: cell.comment };
  return written;
}

function styleOf(plan: WorkbookPlan, key: string): CellStyle {
  const style = plan.styles[key];
  if (style === undefined) throw new Error(`the plan has no style "${key}"`);
  return style;
}

function styleToFile(style: CellStyle, language: WorkbookPlan['language']): FileStyle {
  const written: FileStyle = {};
  const { bold, italic, color, size, align, vertical, wrap, indent } = style;
  if (bold !== undefined || italic !== undefined || color !== undefined || size !== undefined) {
    // A font without name or size is not the default font: programs would use one of their own.
    written.font = {
      name: FONT_NAME[language],
      size: size ?? FONT_SIZE,
      ...(bold === true ? { bold } : {}),
      ...(italic === true ? { italic } : {}),
      ...(color === undefined ? {} : { color: { rgb: color } }),
    };
  }
  if (style.fill !== undefined)
    written.fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: style.fill } };
  if (style.numberFormat !== undefined) written.numFmt = style.numberFormat;
  if (align !== undefined || vertical !== undefined || wrap !== undefined || indent !== undefined) {
    written.alignment = {
      ...(align === undefined ? {} : { horizontal: align }),
      ...(vertical === undefined ? {} : { vertical }),
      ...(wrap === undefined ? {} : { wrapText: wrap }),
      ...(indent === undefined ? {} : { indent }),
    };
  }
  if (style.border !== undefined) {
    const side = { style: 'thin' as const, color: { rgb: BORDER_COLOR } };
    written.border =
      style.border === 'all'
        ? { top: side, right: side, bottom: side, left: side }
        : { [style.border]: side };
  }
  return written;
}

/** Colour, fill and weight of a conditional format; a highlight's fill is its background colour. */
function highlightToFile({ bold, color, fill }: CellStyle): FileStyle {
  return {
    font: { ...(bold === true ? { bold } : {}), ...(color === undefined ? {} : { color: { rgb: color } }) },
    ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: fill } } }),
  };
}

/** A file stores a column's width with 5 pixels of padding, in characters 7 pixels wide. */
function columnsOf(sheet: SheetPlan): ColumnDef[] {
  const last = Math.max(-1, ...Object.keys(sheet.columnWidths).map(Number));
  return Array.from({ length: last + 1 }, (_, column) => {
    const width = sheet.columnWidths[column];
    return width === undefined ? {} : { width: Math.trunc(((width * 7 + 5) / 7) * 256) / 256 };
  });
}

/** Header texts of a table, which the file repeats in the table's own part. */
function headersOf(sheet: SheetPlan, row: number, column: number, columns: number): string[] {
  const headers = Array.from({ length: columns }, (_, index) => `Column${index + 1}`);
  eachCell(sheet, (cell, r, c) => {
    if (r !== row || c < column || c >= column + columns) return;
    if (typeof cell.value !== 'string') {
      throw new Error(`header ${columnLetters(c)}${r + 1} of a table on "${sheet.name}" is not text`);
    }
    headers[c - column] = cell.value;
  });
  return headers;
}
