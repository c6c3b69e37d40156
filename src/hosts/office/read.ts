/** Reads the whole workbook: used cells and merged ranges of every sheet, and the names. */
import type { Area, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../../workbook/plan/plan.js';
import { keysBySheet, splitMarks } from '../marks.js';
import type { ExcelRuntime } from './batches.js';
import { failureOfExcel } from './errors.js';

/**
 * Number of cells read in one round trip: an answer may have 5 MB. If texts are longer than usual, the request is repeated in
 * halves.
 */
const CELLS_A_TRIP = 60_000;

const TOO_LONG = 'ResponsePayloadSizeLimitExceeded';

interface Used {
  readonly name: string;
  readonly range: Excel.Range;
}

/** A range of rows of one sheet. Rows and columns are 0-based. */
interface Part {
  readonly name: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export async function readWorkbook(
  context: Excel.RequestContext,
  excel: ExcelRuntime,
): Promise<WorkbookSnapshot> {
  const { worksheets, names } = context.workbook;
  worksheets.load('items/name');
  names.load('items/name,items/formula');
  await context.sync();
  const sheetNames = worksheets.items.map(({ name }) => name);
  const { used, merges } = await readSizes(context, sheetNames, excel.supports('1.13'));

  const split = splitMarks(
    names.items.map(({ name, formula }) => ({ name, ref: String(formula).replace(/^=/, '') })),
  );
  const keys = keysBySheet(split.marks);
  const cells = new Map(used.map(({ name }): [string, (CellSnapshot | undefined)[][]] => [name, []]));
  for (const trip of tripsOf(used)) await readParts(context, trip, cells);
  const sheets = used.map(({ name }): SheetSnapshot => {
    const key = keys.get(name);
    const rows = cells.get(name) ?? [];
    const area = key === undefined ? undefined : split.marks.get(key)?.area;
    const merged = merges?.get(name);
    return {
      ...{ name, cells: rows },
      ...(key === undefined || area === undefined ? {} : { key, area }),
      ...(merged === undefined ? {} : { merges: merged }),
    };
  });
  return { sheets, names: split.names };
}

interface Sizes {
  readonly used: readonly Used[];
  /** By name of the sheet; absent if Excel cannot list them. */
  readonly merges?: ReadonlyMap<string, readonly Area[]>;
}

/** Excel refuses to list more than 512 merged ranges: then they are unknown. */
async function readSizes(
  context: Excel.RequestContext,
  names: readonly string[],
  listsMerges: boolean,
): Promise<Sizes> {
  const asked = names.map((name) => {
    const worksheet = context.workbook.worksheets.getItem(name);
    const range = worksheet.getUsedRangeOrNullObject(true);
    range.load('rowIndex,columnIndex,rowCount,columnCount');
    const merged = listsMerges ? worksheet.getRange().getMergedAreasOrNullObject() : undefined;
    merged?.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
    return { name, range, merged };
  });
  try {
    await context.sync();
  } catch (thrown) {
    if (!listsMerges) throw thrown;
    return readSizes(context, names, false);
  }
  const used = asked.map(({ name, range }): Used => ({ name, range }));
  if (!listsMerges) return { used };
  const merges = new Map(
    asked.map(({ name, merged }): [string, readonly Area[]] => [
      name,
      merged === undefined || merged.isNullObject
        ? []
        : merged.areas.items.map(({ rowIndex, columnIndex, rowCount, columnCount }) => ({
            ...{ row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount },
          })),
    ]),
  );
  return { used, merges };
}

function tripsOf(used: readonly Used[]): readonly (readonly Part[])[] {
  const trips: Part[][] = [];
  let room = 0;
  for (const { name, range } of used) {
    if (range.isNullObject) continue;
    const { rowIndex, columnIndex, rowCount, columnCount } = range;
    for (let row = 0; row < rowCount;) {
      if (room < columnCount) {
        trips.push([]);
        room = CELLS_A_TRIP;
      }
      const rows = Math.min(rowCount - row, Math.max(1, Math.floor(room / columnCount)));
      trips.at(-1)?.push({ name, row: rowIndex + row, column: columnIndex, rows, columns: columnCount });
      room -= rows * columnCount;
      row += rows;
    }
  }
  return trips;
}

async function readParts(
  context: Excel.RequestContext,
  parts: readonly Part[],
  cells: ReadonlyMap<string, (CellSnapshot | undefined)[][]>,
): Promise<void> {
  try {
    await readTrip(context, parts, cells);
  } catch (thrown) {
    const halves = halvesOf(parts);
    if (failureOfExcel(thrown).failure.code !== TOO_LONG || halves === undefined) throw thrown;
    for (const half of halves) await readParts(context, half, cells);
  }
}

/** Undefined for a single cell. */
function halvesOf(parts: readonly Part[]): readonly (readonly Part[])[] | undefined {
  const [part] = parts;
  if (part === undefined) return undefined;
  const half = Math.ceil(parts.length / 2);
  if (parts.length > 1) return [parts.slice(0, half), parts.slice(half)];
  const { row, column, rows, columns } = part;
  if (rows > 1) {
    const top = Math.ceil(rows / 2);
    return [[{ ...part, rows: top }], [{ ...part, row: row + top, rows: rows - top }]];
  }
  if (columns === 1) return undefined;
  const left = Math.ceil(columns / 2);
  return [[{ ...part, columns: left }], [{ ...part, column: column + left, columns: columns - left }]];
}

async function readTrip(
  context: Excel.RequestContext,
  parts: readonly Part[],
  cells: ReadonlyMap<string, (CellSnapshot | undefined)[][]>,
): Promise<void> {
  const asked = parts.map((part) => {
    const worksheet = context.workbook.worksheets.getItem(part.name);
    const range = worksheet.getRangeByIndexes(part.row, part.column, part.rows, part.columns);
    range.load('formulas,values,valueTypes');
    return { part, range };
  });
  await context.sync();
  for (const { part, range } of asked) {
    const rows = cells.get(part.name) ?? [];
    range.valueTypes.forEach((types, r) => {
      types.forEach((type, c) => {
        const cell = snapshotOf(type, range.values[r]?.[c], range.formulas[r]?.[c]);
        if (cell !== undefined) put(rows, part.row + r, part.column + c, cell);
      });
    });
  }
}

function snapshotOf(type: string, value: unknown, formula: unknown): CellSnapshot | undefined {
  // A text that looks like a formula has itself as its formula; a real formula never equals its value.
  const isFormula =
    typeof formula === 'string' && formula.startsWith('=') && !(type === 'String' && formula === value);
  if (type === 'Empty' && !isFormula) return undefined;
  const known = type === 'Error' ? { error: String(value) } : scalarOf(value);
  return isFormula ? { value: known, formula } : { value: known };
}

function scalarOf(value: unknown): CellSnapshot['value'] {
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null;
}

function put(rows: (CellSnapshot | undefined)[][], row: number, column: number, cell: CellSnapshot): void {
  while (rows.length <= row) rows.push([]);
  const cells = rows[row] ?? [];
  while (cells.length < column) cells.push(undefined);
  cells[column] = cell;
}
