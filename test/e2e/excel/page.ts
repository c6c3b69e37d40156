/**
 * Stands in for office.js on the task pane's page: Excel around it is the simulated one of test/hosts/excel, under
 * Microsoft's own library, which stands on the page before this. `window.excelForTests` is the user in front of it.
 */
import { openWorkbook } from '../../hosts/excel/index.js';
import type { Library } from '../../hosts/excel/library.js';
import { cellAt, WorkbookState, type Input } from '../../hosts/excel/state.js';

export interface ExcelForTests {
  /** What a cell holds: a constant, or a formula with the sheets' names of today. */
  input(sheet: string, row: number, column: number): string | number | boolean | null;
  /** As the user types it; Excel tells of it. */
  type(sheet: string, row: number, column: number, input: number | string): void;
  /** Row and column of the first cell with this text in the column, or anywhere. */
  find(sheet: string, text: string | number): readonly [number, number] | undefined;
  sheets(): readonly string[];
  /** For each batch so far: whether it writes, and its bytes. */
  batches(): readonly { readonly isWrite: boolean; readonly bytes: number }[];
  protect(isProtected: boolean): void;
}

declare global {
  interface Window {
    excelForTests: ExcelForTests;
  }
}

const page = window as unknown as Record<string, unknown> & Library;
const library: Library = { OfficeExtension: page.OfficeExtension, Excel: { ...page.Excel } };
library.OfficeExtension._testSetRichApiMessageReadyImpl(() => Promise.resolve());
const { runtime, workbook, executor, tellChanged } = openWorkbook(new WorkbookState(), '1.20', library);

page.Excel.run = ((...args: unknown[]) => {
  const batch = args.pop() as Parameters<typeof runtime.run>[0];
  return runtime.run(batch, args[0] as Parameters<typeof runtime.run>[1]);
}) as unknown as typeof page.Excel.run;

page['Office'] = {
  HostType: { Excel: 'Excel' },
  onReady: () => Promise.resolve({ host: 'Excel', platform: 'OfficeOnline' }),
  context: {
    displayLanguage: 'zh-CN',
    requirements: {
      isSetSupported: (set: string, version = '1.1') =>
        set === 'DelayForCellEdit' || (set === 'ExcelApi' && runtime.supports(version)),
    },
  },
};

function sheetOf(name: string) {
  const sheet = workbook.findSheet(name);
  if (sheet === undefined) throw new Error(`there is no sheet ${name}`);
  return sheet;
}

function shown(input: Input): string | number | boolean | null {
  if (input === null || typeof input !== 'object') return input;
  return 'text' in input ? input.text : workbook.toNames(input.formula);
}

window.excelForTests = {
  input: (name, row, column) => shown(cellAt(sheetOf(name), row, column).input),
  type(name, row, column, input) {
    const isFormula = typeof input === 'string' && input.startsWith('=');
    const parsed = isFormula ? { formula: workbook.toIds(input) } : input;
    cellAt(sheetOf(name), row, column).input = typeof parsed === 'string' ? { text: parsed } : parsed;
    executor.changed();
    tellChanged(sheetOf(name));
  },
  find(name, text) {
    for (const [place, { input }] of sheetOf(name).cells)
      if (shown(input) === text) {
        const [row = 0, column = 0] = place.split(',').map(Number);
        return [row, column];
      }
    return undefined;
  },
  sheets: () => workbook.sheets.map(({ name }) => name),
  batches: () => executor.batches.map(({ isWrite, bytes }) => ({ isWrite, bytes })),
  protect(isProtected) {
    for (const sheet of workbook.sheets) sheet.isProtected = isProtected;
  },
};
