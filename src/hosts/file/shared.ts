/**
 * Shared formulas: Excel writes a formula that was filled down only once, and a reference to it for the other cells.
 * Here each of those cells gets its formula's text back, with relative references moved as Excel moves them.
 */
import type { Sheet } from 'hucre/xlsx';
import { columnIndex, columnLetters } from '../../workbook/plan/address.js';

/** Formulas, without `=`, of the cells (`row,column`) that only refer to a shared one. */
export function sharedFormulas({ cells }: Sheet): ReadonlyMap<string, string> {
  const masters = new Map<
    number,
    { readonly formula: string; readonly row: number; readonly column: number }
  >();
  const found = new Map<string, string>();
  // The cell with the shared formula is above or to the left of the cells that share it, so it is read first.
  for (const [place, { formula, formulaType, formulaSharedIndex }] of cells ?? []) {
    if (formulaType !== 'shared' || formulaSharedIndex === undefined || formula === undefined) continue;
    const [row = 0, column = 0] = place.split(',').map(Number);
    const master = masters.get(formulaSharedIndex);
    if (formula !== '') masters.set(formulaSharedIndex, { formula, row, column });
    else if (master !== undefined)
      found.set(place, moveFormula(master.formula, row - master.row, column - master.column));
  }
  return found;
}

/** Strings, quoted sheet names and names are skipped; the rest is a cell if it looks like one. */
const CELLS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*(?=[(!])|(?<![\p{L}\p{N}_.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])/gu;

function moveFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(
    CELLS,
    (text: string, fixedColumn?: string, letters?: string, fixedRow?: string, number?: string) => {
      if (letters === undefined || number === undefined) return text;
      const column = fixedColumn === '$' ? letters : columnLetters(columnIndex(letters) + columns);
      const row = fixedRow === '$' ? number : String(Number(number) + rows);
      return `${fixedColumn ?? ''}${column}${fixedRow ?? ''}${row}`;
    },
  );
}
