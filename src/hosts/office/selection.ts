/** The cells selected in Excel; where only one cell is selected, all used cells of its sheet. */
import { placedCells, selectedCell, type SelectedCells } from '../selectedCells.js';
import type { ExcelRuntime } from './batches.js';

/** Undefined where the selected cells are empty. Rejects with Excel's own error, such as that of several areas. */
export function readSelection(excel: ExcelRuntime): Promise<SelectedCells | undefined> {
  return excel.run(async (context) => {
    const selected = context.workbook.getSelectedRange();
    selected.load('cellCount');
    await context.sync();
    // Whole columns are selected as often as tables: what is used of them counts.
    const used =
      selected.cellCount === 1
        ? selected.worksheet.getUsedRangeOrNullObject(true)
        : selected.getUsedRangeOrNullObject(true);
    used.load('values,numberFormat,rowIndex,columnIndex');
    used.worksheet.load('name');
    await context.sync();
    if (used.isNullObject) return undefined;
    const formats: readonly (readonly unknown[])[] = used.numberFormat;
    const rows = used.values.map((line: unknown[], row) =>
      line.map((value, column) => {
        const format = formats[row]?.[column];
        return selectedCell(plainValue(value), typeof format === 'string' ? format : '');
      }),
    );
    return placedCells(used.worksheet.name, used.rowIndex, used.columnIndex, rows);
  });
}

function plainValue(value: unknown): string | number | boolean | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}
