/** The selected cells of the embedded workbook; where only one cell is selected, all cells of its sheet. */
import type { Model } from '@ironcalc/wasm';
import { placedCells, selectedCell, type SelectedCells } from '../selectedCells.js';
import { fromEngineName, snapshotOf } from './text.js';

/** Undefined where the selected cells are empty. */
export function readSelection(model: Model): SelectedCells | undefined {
  const { sheet, range } = model.getSelectedView();
  const [firstRow, firstColumn, lastRow, lastColumn] = range;
  const found = snapshotOf(model).sheets[sheet];
  if (found === undefined) return undefined;
  const isSingle = firstRow === lastRow && firstColumn === lastColumn;
  const isInside = (row: number, column: number): boolean =>
    isSingle ||
    (row + 1 >= firstRow && row + 1 <= lastRow && column + 1 >= firstColumn && column + 1 <= lastColumn);
  const rows = found.cells.map((line, row) =>
    line.map((cell, column) => {
      if (cell === undefined || !isInside(row, column)) return undefined;
      const { value } = cell;
      const plain = typeof value === 'object' && value !== null ? value.error : value;
      return selectedCell(plain, model.getCellStyle(sheet, row + 1, column + 1).style.num_fmt);
    }),
  );
  const name = model.getWorksheetsProperties()[sheet]?.name ?? '';
  return placedCells(fromEngineName(name), 0, 0, rows);
}
