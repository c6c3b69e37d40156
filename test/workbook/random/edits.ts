/**
 * What a user's hands may do to a workbook, drawn at random: each kind takes a few random whole numbers and does it to the
 * simulated workbook as it is then. Contents that are typed come back as claims, so that a law can ask what became of them.
 */
import type { WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { cellAt, type CellState, type SheetState } from '../../hosts/excel/state.js';
import type { Living } from '../living.js';
import { copySheet, cutPaste, moveSheet, sortRows } from '../livingUser.js';

/** A content that the user typed, and the sheet (by id) it was typed on. */
export interface Claim {
  readonly sheet: string;
  readonly content: string | number;
}

/** Random whole numbers, used one after the other. */
export type Draw = (below: number) => number;

type Act = (living: Living, draw: Draw) => readonly Claim[];

const LANGUAGE_FREE = ['模型', '基准'];

function ours(living: Living): readonly SheetState[] {
  return living.excel.workbook.sheets.filter(({ name, cells }) => cells.size > 0 && !name.startsWith('我的'));
}

function pickSheet(living: Living, draw: Draw): SheetState {
  const sheets = ours(living);
  // The sheets that are read back twice as often as the others.
  const often = sheets.filter(({ name }) => LANGUAGE_FREE.includes(name) || name.startsWith('推演'));
  const list = draw(3) === 0 || often.length === 0 ? sheets : often;
  const sheet = list[draw(list.length)];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

function placesOf(
  sheet: SheetState,
  holds: (cell: CellState) => boolean,
): readonly (readonly [number, number])[] {
  return [...sheet.cells]
    .filter(([, cell]) => holds(cell))
    .map(([place]) => {
      const [row = 0, column = 0] = place.split(',').map(Number);
      return [row, column] as const;
    });
}

const isFilled = ({ input }: CellState): boolean => input !== null;
const isFormula = ({ input }: CellState): boolean =>
  typeof input === 'object' && input !== null && 'formula' in input;
const isFormulaText = ({ input }: CellState): boolean =>
  typeof input === 'object' && input !== null && 'text' in input && input.text.startsWith('=');
const isNumber = ({ input }: CellState): boolean => typeof input === 'number';

function pickPlace(
  sheet: SheetState,
  draw: Draw,
  holds: (cell: CellState) => boolean,
): readonly [number, number] | undefined {
  const places = placesOf(sheet, holds);
  return places[draw(places.length || 1)];
}

/** Row and column of the first cell that holds the text or the number. */
function seek(sheet: SheetState, wanted: string | number): readonly [number, number] | undefined {
  const places = placesOf(sheet, ({ input }) =>
    typeof input === 'object' && input !== null && 'text' in input ? input.text === wanted : input === wanted,
  );
  return [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1])[0];
}

function lastRow(sheet: SheetState): number {
  return Math.max(0, ...placesOf(sheet, isFilled).map(([row]) => row));
}

function lastColumn(sheet: SheetState): number {
  return Math.max(0, ...placesOf(sheet, isFilled).map(([, column]) => column));
}

/** No other number of a model looks like it. */
function distinct(draw: Draw): number {
  return Math.round((0.02 + draw(90_000) / 2_000_000) * 1e9) / 1e9;
}

function typed(
  living: Living,
  sheet: SheetState,
  row: number,
  column: number,
  content: string | number,
): Claim {
  cellAt(sheet, row, column).input = typeof content === 'number' ? content : { text: content };
  living.excel.executor.changed();
  return { sheet: sheet.id, content };
}

/** A row of a table: from the heading of its keys down to the first row without one. */
function tableAt(
  sheet: SheetState,
  heading: string,
): { row: number; column: number; rows: number } | undefined {
  const at = seek(sheet, heading);
  if (at === undefined) return undefined;
  const [header, column] = at;
  let rows = 0;
  while ((sheet.cells.get(`${header + 1 + rows},${column}`)?.input ?? null) !== null) rows += 1;
  return { row: header + 1, column, rows };
}

function shuffled(count: number, draw: Draw): readonly number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = draw(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}

function sortTable(living: Living, name: string, heading: string, draw: Draw): void {
  const sheet = living.excel.workbook.findSheet(name);
  const table = sheet === undefined ? undefined : tableAt(sheet, heading);
  if (sheet === undefined || table === undefined || table.rows < 2) return;
  const area = { row: table.row, column: 0, rows: table.rows, columns: lastColumn(sheet) + 1 };
  sortRows(sheet, area, shuffled(table.rows, draw));
  living.excel.executor.changed();
}

const FORMULAS = [
  '=gdp*',
  '=nonesuch+1',
  '=gdp*1.5',
  '=研发经费/地区生产总值*1.1',
  '=PREV(gdp',
  '=rd >= 0',
  '=1+',
  '=',
];

export const EDITS: Readonly<Record<string, Act>> = {
  number(living, draw) {
    const sheet = pickSheet(living, draw);
    const at = pickPlace(sheet, draw, isNumber);
    return at === undefined ? [] : [typed(living, sheet, ...at, distinct(draw))];
  },
  overFormula(living, draw) {
    const sheet = pickSheet(living, draw);
    const at = pickPlace(sheet, draw, isFormula);
    return at === undefined ? [] : [typed(living, sheet, ...at, distinct(draw))];
  },
  text(living, draw) {
    const sheet = pickSheet(living, draw);
    const at = pickPlace(sheet, draw, isFilled);
    return at === undefined ? [] : [typed(living, sheet, ...at, `我写的${draw(1e6)}`)];
  },
  formulaText(living, draw) {
    const sheet = living.excel.workbook.findSheet('模型') ?? pickSheet(living, draw);
    const at = pickPlace(sheet, draw, isFormulaText);
    const text = FORMULAS[draw(FORMULAS.length)] ?? '=';
    return at === undefined ? [] : [typed(living, sheet, ...at, text)];
  },
  note(living, draw) {
    const sheet = pickSheet(living, draw);
    const [row, column] = [draw(lastRow(sheet) + 5), draw(lastColumn(sheet) + 4)];
    if ((sheet.cells.get(`${row},${column}`)?.input ?? null) !== null) return [];
    return [typed(living, sheet, row, column, `旁注${draw(1e6)}`)];
  },
  insertRows(living, draw) {
    const sheet = pickSheet(living, draw);
    const row = draw(lastRow(sheet) + 2);
    living.insert(sheet.name, 'row', row, 1 + draw(2));
    return draw(2) === 0 ? [] : [typed(living, sheet, row, draw(6), `插行${draw(1e6)}`)];
  },
  insertColumns(living, draw) {
    const sheet = pickSheet(living, draw);
    const column = draw(lastColumn(sheet) + 2);
    living.insert(sheet.name, 'column', column, 1);
    return draw(2) === 0 ? [] : [typed(living, sheet, draw(lastRow(sheet)), column, `插列${draw(1e6)}`)];
  },
  deleteRow(living, draw) {
    const sheet = pickSheet(living, draw);
    living.delete(sheet.name, 'row', draw(lastRow(sheet) + 1));
    return [];
  },
  deleteColumn(living, draw) {
    const sheet = pickSheet(living, draw);
    living.delete(sheet.name, 'column', draw(lastColumn(sheet) + 1));
    return [];
  },
  deleteKeyRow(living, draw) {
    const sheet = pickSheet(living, draw);
    const keys = [
      'gdp',
      'rd',
      'intensity',
      'gdp_growth',
      'rd_growth',
      'intensity_2027',
      'rd_2027',
      'rd_rises',
      'high',
    ];
    const at = seek(sheet, keys[draw(keys.length)] ?? '');
    if (at !== undefined) living.delete(sheet.name, 'row', at[0]);
    return [];
  },
  deleteHeadedColumn(living, draw) {
    const sheet = pickSheet(living, draw);
    const headings = ['键', 2024, 2025, 2026, 2027, '单位', '公式', '编号'];
    const at = seek(sheet, headings[draw(headings.length)] ?? '');
    if (at !== undefined) living.delete(sheet.name, 'column', at[1]);
    return [];
  },
  moveRow(living, draw) {
    const sheet = pickSheet(living, draw);
    const at = pickPlace(sheet, draw, isFilled);
    if (at === undefined) return [];
    const area = { row: at[0], column: 0, rows: 1, columns: lastColumn(sheet) + 1 };
    cutPaste(living.excel.workbook, sheet, area, sheet, lastRow(sheet) + 2 + draw(3), 0);
    living.excel.executor.changed();
    return [];
  },
  moveTable(living, draw) {
    const sheet = living.excel.workbook.findSheet(draw(2) === 0 ? '模型' : '基准');
    const table = sheet === undefined ? undefined : tableAt(sheet, sheet.name === '模型' ? '键' : '编号');
    if (sheet === undefined || table === undefined) return [];
    const area = { row: table.row - 1, column: 0, rows: table.rows + 1, columns: lastColumn(sheet) + 1 };
    cutPaste(living.excel.workbook, sheet, area, sheet, lastRow(sheet) + 3, 0);
    living.excel.executor.changed();
    return [];
  },
  sortFigures(living, draw) {
    sortTable(living, '基准', '编号', draw);
    return [];
  },
  sortModel(living, draw) {
    const sheet = living.excel.workbook.findSheet('模型');
    if (sheet === undefined) return [];
    const headers = placesOf(sheet, ({ input }) =>
      typeof input === 'object' && input !== null && 'text' in input ? input.text === '键' : false,
    );
    const header = headers[draw(headers.length || 1)];
    if (header === undefined) return [];
    let rows = 0;
    while ((sheet.cells.get(`${header[0] + 1 + rows},${header[1]}`)?.input ?? null) !== null) rows += 1;
    if (rows < 2) return [];
    sortRows(
      sheet,
      { row: header[0] + 1, column: 0, rows, columns: lastColumn(sheet) + 1 },
      shuffled(rows, draw),
    );
    living.excel.executor.changed();
    return [];
  },
  sortParameters(living, draw) {
    sortTable(living, '推演·基础', '键', draw);
    return [];
  },
  swapYears(living, draw) {
    const sheet = pickSheet(living, draw);
    const at = seek(sheet, 2025 + draw(2));
    if (at === undefined) return [];
    const [, column] = at;
    const far = lastColumn(sheet) + 5;
    const area = (from: number) => ({ row: 0, column: from, rows: lastRow(sheet) + 1, columns: 1 });
    const { workbook } = living.excel;
    cutPaste(workbook, sheet, area(column), sheet, 0, far);
    cutPaste(workbook, sheet, area(column + 1), sheet, 0, column);
    cutPaste(workbook, sheet, area(far), sheet, 0, column + 1);
    living.excel.executor.changed();
    return [];
  },
  renameSheet(living, draw) {
    living.excel.workbook.renameSheet(pickSheet(living, draw), `改名${draw(1e6)}`);
    return [];
  },
  copySheet(living, draw) {
    copySheet(living.excel.workbook, pickSheet(living, draw));
    living.excel.executor.changed();
    return [];
  },
  moveSheet(living, draw) {
    moveSheet(living.excel.workbook, pickSheet(living, draw), draw(3));
    return [];
  },
  deleteSheet(living, draw) {
    const sheet = pickSheet(living, draw);
    if (ours(living).length > 2) living.excel.workbook.deleteSheet(sheet);
    living.excel.executor.changed();
    return [];
  },
  deleteNames(living) {
    living.excel.workbook.names.clear();
    return [];
  },
  deleteName(living, draw) {
    const names = [...living.excel.workbook.names.keys()];
    living.excel.workbook.names.delete(names[draw(names.length || 1)] ?? '');
    return [];
  },
  merge(living, draw) {
    const sheet = pickSheet(living, draw);
    const area = {
      ...{ row: draw(lastRow(sheet) + 1), column: draw(lastColumn(sheet) + 1) },
      ...{ rows: 1 + draw(2), columns: 2 },
    };
    const meets = sheet.merges.some(
      (other) =>
        other.row < area.row + area.rows &&
        area.row < other.row + other.rows &&
        other.column < area.column + area.columns &&
        area.column < other.column + other.columns,
    );
    if (meets) return [];
    sheet.merges.push(area);
    // Excel keeps the content of the first cell only.
    for (let r = 0; r < area.rows; r++)
      for (let c = 0; c < area.columns; c++) {
        const cell = sheet.cells.get(`${area.row + r},${area.column + c}`);
        if (r + c > 0 && cell !== undefined) cell.input = null;
      }
    living.excel.executor.changed();
    return [];
  },
  validation(living, draw) {
    const sheet = pickSheet(living, draw);
    const at = pickPlace(sheet, draw, isFilled);
    if (at !== undefined) cellAt(sheet, ...at).extras['Validation.Rule'] = '{"wholeNumber":{"formula1":1}}';
    return [];
  },
  look(living, draw) {
    const sheet = pickSheet(living, draw);
    const at = pickPlace(sheet, draw, isFilled);
    if (at !== undefined) cellAt(sheet, ...at).format['Fill.Color'] = '#FF00FF';
    return [];
  },
  ownColumn(living, draw) {
    const sheet = pickSheet(living, draw);
    const headings = [2025, 2028, '键', '单位', '公式', 2026];
    const beside = seek(sheet, 2026) ?? seek(sheet, '键');
    if (beside === undefined) return [];
    const inside = draw(2) === 0;
    const column = inside ? beside[1] : lastColumn(sheet) + 1;
    if (inside) living.insert(sheet.name, 'column', column, 1);
    const heading = headings[draw(headings.length)] ?? '键';
    typed(living, sheet, beside[0], column, heading);
    return [
      typed(living, sheet, beside[0] + 1, column, distinct(draw)),
      typed(living, sheet, beside[0] + 2, column, `自列${draw(1e6)}`),
    ];
  },
  asValues(living, draw) {
    const sheet = pickSheet(living, draw);
    const shown = living.excel.executor.values();
    for (const [row, column] of placesOf(sheet, isFormula)) {
      const value = shown(sheet, row, column);
      cellAt(sheet, row, column).input =
        typeof value === 'string' ? { text: value } : typeof value === 'object' ? null : value;
    }
    living.excel.executor.changed();
    return [];
  },
  ownFormula(living, draw) {
    const sheet = pickSheet(living, draw);
    const at = pickPlace(sheet, draw, isFilled);
    if (at !== undefined) {
      const column = String.fromCharCode(65 + Math.min(25, at[1]));
      living.type('我的表', draw(5), draw(3), `='${sheet.name}'!${column}${at[0] + 1}`);
    }
    return [];
  },
};

/** What stands on a sheet, or in a name, as text: for the report of a failure. */
export function sheetsOf({ sheets }: WorkbookSnapshot): readonly string[] {
  return sheets.map(({ name, key }) => `${name} (${key ?? '-'})`);
}
