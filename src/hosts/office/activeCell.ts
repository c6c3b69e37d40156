/**
 * The active cell of Excel with what labels it.
 *
 * Out: the name of its sheet, the first cells of its row, and the cells of its column from the first row down to it, as values.
 */
import type { ExcelRuntime } from './batches.js';

export interface ActiveCell {
  readonly sheet: string;
  readonly address: string;
  /** The cells of the row from column A on, up to the cell itself, at most eight. */
  readonly left: readonly unknown[];
  /** The cells of the column from row 1 on, the cell itself last. */
  readonly above: readonly unknown[];
}

/** Cells of a row that may hold its names. */
const LABELS = 8;

export function readActiveCell(excel: ExcelRuntime): Promise<ActiveCell> {
  return excel.run(async (context) => {
    const cell = context.workbook.getActiveCell();
    cell.load('address,rowIndex,columnIndex');
    cell.worksheet.load('name');
    await context.sync();
    const { rowIndex, columnIndex, worksheet } = cell;
    const left = worksheet.getRangeByIndexes(rowIndex, 0, 1, Math.min(columnIndex + 1, LABELS));
    const above = worksheet.getRangeByIndexes(0, columnIndex, rowIndex + 1, 1);
    left.load('values');
    above.load('values');
    await context.sync();
    const [first = []] = left.values as readonly (readonly unknown[])[];
    return {
      sheet: worksheet.name,
      address: cell.address,
      left: first,
      above: (above.values as readonly (readonly unknown[])[]).map(([value]) => value),
    };
  });
}
