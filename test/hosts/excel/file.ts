/** An .xlsx file opened in the simulated Excel: cells and names, which is what a host knows a workbook by. */
import { readXlsx } from 'hucre/xlsx';
import { createXlsxHost } from '../../../src/hosts/file/xlsx.js';
import type { CellSnapshot } from '../../../src/workbook/plan/plan.js';
import { openWorkbook, type SimulatedExcel } from './index.js';
import type { Library } from './library.js';
import { cellAt, WorkbookState, type Input } from './state.js';

export async function openFile(bytes: Uint8Array, library: Library, level = '1.20'): Promise<SimulatedExcel> {
  const read = await createXlsxHost({ bytes }).read();
  if (!read.ok) throw new Error(read.failure.detail);
  const workbook = new WorkbookState();
  workbook.sheets = [];
  const sheets = read.value.sheets.map(({ name, cells }) => ({ sheet: workbook.addSheet(name), cells }));
  for (const { sheet, cells } of sheets)
    cells.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (cell !== undefined) cellAt(sheet, row, column).input = inputOf(cell, workbook);
      });
    });
  // The reader keeps to itself the names that mark our sheets.
  const { namedRanges = [] } = await readXlsx(bytes);
  for (const { name, range } of namedRanges)
    if (!name.startsWith('_xlnm.'))
      workbook.names.set(name.toLowerCase(), { name, formula: workbook.toIds(`=${range}`), visible: true });
  return openWorkbook(workbook, level, library);
}

function inputOf({ formula, value }: CellSnapshot, workbook: WorkbookState): Input {
  if (formula !== undefined) return { formula: workbook.toIds(formula) };
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  return { text: typeof value === 'string' ? value : value.error };
}
