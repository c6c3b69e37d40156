/** Applies the looks of a plan's sheet in IronCalc: styles by rectangle, widths, frozen panes, conditional formats. */
import type { Dxf, CellStyle as EngineStyle, Model } from '@ironcalc/wasm';
import type { CellStyle, SheetPlan, WorkbookPlan } from '../../workbook/plan/plan.js';
import { rangeAddress } from '../../workbook/plan/address.js';
import { rectanglesBy } from '../../workbook/plan/rectangles.js';
import { BORDER_COLOR } from '../appearance.js';
import { toEngineFormula } from './text.js';

/** IronCalc's screen units: a character of its font is about 8 pixels wide, a point 4/3 pixels. */
const PIXELS_A_CHARACTER = 8;
const PIXELS_A_POINT = 4 / 3;

/** 1-based; the last cell of a sheet, which is never styled, has the workbook's default style. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** IronCalc declares the style as an enumeration that its package does not contain. */
interface BorderSide {
  readonly style: 'thin';
  readonly color: string;
}

/**
 * One call for each rectangle, with the whole style: IronCalc compares a style with all known styles for every cell and every
 * call, so setting single properties took half a minute for a workbook of 24,000 cells. May come before or after the cells'
 * content.
 */
export function applyCellStyles(model: Model, number: number, sheet: SheetPlan, plan: WorkbookPlan): void {
  const base = model.getCellStyle(number, LAST_ROW, LAST_COLUMN).style;
  model.setSelectedSheet(number);
  for (const isText of [false, true]) {
    const found = rectanglesBy(sheet, (cell) =>
      (typeof cell.value === 'string') === isText ? cell.style : undefined,
    );
    for (const [key, areas] of found) {
      const style = plan.styles[key];
      if (style === undefined) throw new Error(`the plan has no style "${key}"`);
      // The text prefix of a cell is part of its style.
      const whole = [[{ ...toEngineStyle(style, base), quote_prefix: isText }]];
      for (const { row, column, rows, columns } of areas) {
        model.setSelectedCell(row + 1, column + 1);
        model.setSelectedRange(row + 1, column + 1, row + rows, column + columns);
        model.onPasteStyles(whole);
      }
    }
  }
  model.setSelectedCell(1, 1);
}

/** Applies sizes, frozen panes, grid lines, tab colour and conditional formats of a new sheet. */
export function applyLayout(model: Model, number: number, sheet: SheetPlan, plan: WorkbookPlan): void {
  applySizes(model, number, sheet);
  model.setFrozenRowsCount(number, sheet.freeze?.rows ?? 0);
  model.setFrozenColumnsCount(number, sheet.freeze?.columns ?? 0);
  model.setShowGridLines(number, sheet.gridlines);
  if (sheet.tabColor !== undefined) model.setSheetColor(number, `#${sheet.tabColor}`);
  applyRules(model, number, sheet, plan);
}

/** Applies widths of columns and heights of rows. */
export function applySizes(model: Model, number: number, sheet: SheetPlan): void {
  for (const [column, width] of Object.entries(sheet.columnWidths)) {
    model.setColumnsWidth(number, Number(column) + 1, Number(column) + 1, width * PIXELS_A_CHARACTER);
  }
  for (const [row, height] of Object.entries(sheet.rowHeights)) {
    model.setRowsHeight(number, Number(row) + 1, Number(row) + 1, height * PIXELS_A_POINT);
  }
}

/** Adds the plan's conditional formats. */
export function applyRules(model: Model, number: number, sheet: SheetPlan, plan: WorkbookPlan): void {
  for (const { area, formula, style } of sheet.conditionalFormats) {
    model.addConditionalFormatting(number, rangeAddress(area), {
      type: 'Formula',
      formula: toEngineFormula(formula),
      format: highlight(plan.styles[style] ?? {}),
      stop_if_true: false,
    });
  }
}

function toEngineStyle(style: CellStyle, base: EngineStyle): EngineStyle {
  const { bold, italic, color, size, fill, numberFormat, align, vertical, wrap, border } = style;
  const side: BorderSide = { style: 'thin', color: `#${BORDER_COLOR}` };
  const sides =
    border === 'all'
      ? { left: side, right: side, top: side, bottom: side }
      : border === undefined
        ? {}
        : { [border]: side };
  return {
    ...base,
    font: {
      ...base.font,
      b: bold === true,
      i: italic === true,
      ...(color === undefined ? {} : { color: `#${color}` }),
      ...(size === undefined ? {} : { sz: size }),
    },
    fill: fill === undefined ? {} : { color: `#${fill}` },
    border: sides as EngineStyle['border'],
    num_fmt: numberFormat === undefined ? 'general' : quoteSigns(numberFormat),
    alignment: { horizontal: align ?? 'general', vertical: vertical ?? 'bottom', wrap_text: wrap === true },
  };
}

/** IronCalc gives #VALUE! for an unquoted currency sign or Chinese unit in a number format; in quotes they are text. */
function quoteSigns(format: string): string {
  return format.replace(/"[^"]*"|\[[^\]]*\]|\\.|[^\x20-\x7E]+/gu, (part) =>
    /^["[\\]/.test(part) ? part : `"${part}"`,
  );
}

function highlight({ bold, color, fill }: CellStyle): Dxf {
  return {
    font: { ...(bold === true ? { b: true } : {}), ...(color === undefined ? {} : { color: `#${color}` }) },
    ...(fill === undefined ? {} : { fill: { color: `#${fill}` } }),
  };
}
