/** Reconciles one sheet of a plan with the existing sheet: the update, and the problems that the user should know. */
import { collectChanges, type CellConflict, type WithoutOrder } from './cellChanges.js';
import { conflictProblems, lineProblems, type Gone } from './lineProblems.js';
import { mapLines, spansOf, type LineMap } from './lineMap.js';
import { extentOf, isSameCell, ruleAreas } from './patchPlan.js';
import type { Meeting } from './meetSheet.js';
import { judgeMerges } from './mergedCells.js';
import { placeSheet, type Places } from './placePlan.js';
import type {
  Area,
  Cell,
  CellSnapshot,
  SheetPlan,
  SheetUpdate,
  WorkbookPlan,
  WorkbookSnapshot,
} from '../plan/plan.js';
import { areasMeet } from '../plan/rectangles.js';
import { mapReferences, withoutReferences } from '../plan/references.js';
import type { ReconcileOptions, ReconciledSheet } from './reconciled.js';
import { gridOf, plannedRows, type Grid } from './sheetLines.js';

/** Data that all sheets of one reconciliation share. */
interface World {
  readonly snapshot: WorkbookSnapshot;
  readonly last: WorkbookPlan;
  readonly next: WorkbookPlan;
  /** By planned name, in the new plan. */
  readonly after: Places;
  readonly met: readonly Meeting[];
  /** By key of the sheet: the contents read from the workbook, in the form in which the new plan would write them. */
  readonly says: ReadonlyMap<string, Grid<Cell>> | undefined;
  /** From the present names of sheets to their new names. */
  readonly names: ReadonlyMap<string, string>;
}

export function reconcileSheet(
  meeting: Meeting,
  world: World,
  { keepConflicts = false }: ReconcileOptions,
): ReconciledSheet {
  const { sheet, before, found, rows, columns, lastRows, lastColumns } = meeting;
  const beforePlaces = placesOfLast(world);
  const placed = placeSheet(sheet, world.after);
  const was = placeSheet(before, beforePlaces);
  const placedCell = cellsOf(placed);
  const wasCell = cellsOf(was);
  const own = beforePlaces.get(before.name);
  const move = moverOfFound(world, found.name);
  const isStill = world.met.every((each) => each.rows.isIdentity && each.columns.isIdentity);
  const areNamed = [...world.names].every(([now, name]) => now === name);
  const isSettled = isStill && areNamed;
  const standing = (cell: CellSnapshot | undefined): CellSnapshot | undefined =>
    cell?.formula === undefined || isSettled ? cell : { ...cell, formula: mapReferences(cell.formula, move) };
  const raw = (row: number, column: number): CellSnapshot | undefined => found.cells[row]?.[column];
  const changes = collectChanges(world.last.styles, world.next.styles, raw, askOrder(world, placed.name));
  const isSorted = (row: number): boolean =>
    meeting.sorted.some(({ first, last }) => row >= first && row <= last);

  const says = world.says?.get(sheet.key);
  const nextCells = gridOf(sheet);
  const isSaid = askSaid(says, nextCells);
  const known = new Set<string>();
  const lastCells = gridOf(before);
  nextCells.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      if (cell === undefined) return;
      const [row, column] = [rows.place(r), columns.place(c)];
      const [foundRow, foundColumn] = [rows.foundOf(r), columns.foundOf(c)];
      const isThere = foundRow !== undefined && foundColumn !== undefined;
      const isFilled = cell.formula !== undefined || (cell.value ?? '') !== '';
      if (isThere && isFilled) known.add(`${foundRow},${foundColumn}`);
      const [lastRow, lastColumn] = [meeting.rowsLast[r], meeting.columnsLast[c]];
      const hasLast = lastRow !== undefined && lastColumn !== undefined && lastCells[lastRow]?.[lastColumn];
      const written = isThere && hasLast ? wasCell(row, column) : undefined;
      const there = isThere ? raw(foundRow, foundColumn) : undefined;
      const after = placedCell(row, column);
      // Most cells are equal; only the others are examined further.
      if (isSettled && after !== undefined && isSameCell(written, after) && isAsPlanned(there, after)) return;
      changes.add({
        ...{ row, column },
        ...(isThere ? { found: { row: foundRow, column: foundColumn } } : {}),
        ...{ before: written, stands: standing(there), after },
        isRead: isReadBack(sheet.key, cell) && isSaid(r, c, cell.value),
        isSorted: isThere && isSorted(foundRow),
      });
    });
  });
  // Cells of the last plan that the new one lacks, on lines that are kept.
  const moved = judgeMovedColumns(meeting, world.says !== undefined);
  const gone = goneLines(meeting, wasCell, moved.columns);
  lastCells.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      const [foundRow, foundColumn] = [lastRows[r], lastColumns[c]];
      if (cell === undefined || foundRow === undefined || foundColumn === undefined || own === undefined)
        return;
      if (gone.rows.includes(foundRow) || gone.columns.includes(foundColumn)) return;
      const [row, column] = [rows.move(foundRow), columns.move(foundColumn)];
      if (placedCell(row, column) !== undefined) return;
      const stands = standing(raw(foundRow, foundColumn));
      changes.add({
        ...{ row, column, found: { row: foundRow, column: foundColumn } },
        ...{ before: wasCell(row, column), stands, after: undefined, isSorted: isSorted(foundRow) },
      });
    });
  });
  const { conflicts, ...cells } = changes.finish(() => keepConflicts);
  const rules = rulesUpdate(was, placed, cells.fresh);
  const touched = [...cells.write, ...cells.fresh, ...cells.clear];
  const merged = judgeMerges({ found, was, placed, rows, columns }, touched);
  const update: SheetUpdate = {
    area: found.area ?? extentOf(was),
    insertRows: rows.inserts,
    insertColumns: columns.inserts,
    deleteRows: spansOf(gone.rows.map((row) => rows.move(row))),
    deleteColumns: spansOf(gone.columns.map((column) => columns.move(column))),
    ...cells,
    ...(rules === undefined ? {} : { rules }),
    ...merged.update,
    charts: placed.charts
      .filter(
        (chart) =>
          !same(
            was.charts.find(({ key }) => key === chart.key),
            chart,
          ),
      )
      .map(({ key }) => key),
    droppedCharts: missing(
      was.charts.map(({ key }) => key),
      placed.charts.map(({ key }) => key),
    ),
    droppedTables: missing(
      was.tables.map(({ name }) => name),
      placed.tables.map(({ name }) => name),
    ),
  };
  const problems = [
    ...conflictProblems([...conflicts, ...moved.conflicts], found),
    ...merged.problems,
    ...lineProblems(meeting, gone),
  ];
  return { key: sheet.key, update, problems, goneRows: gone.rows, goneColumns: gone.columns, known };
}

/** A function that tells whether the contents read have the same cell as the new plan; a row with a key is found by its key. */
function askSaid(
  says: Grid<Cell> | undefined,
  next: Grid<Cell>,
): (row: number, column: number, value: Cell['value']) => boolean {
  if (says === undefined) return () => false;
  const keys = plannedRows(next).map(({ key }) => key);
  const byKey = new Map<string, (readonly (Cell | undefined)[])[]>();
  plannedRows(says).forEach(({ key }, row) => {
    if (key === undefined) return;
    const rows = byKey.get(key);
    if (rows === undefined) byKey.set(key, [says[row] ?? []]);
    else rows.push(says[row] ?? []);
  });
  return (row, column, value) => {
    const key = keys[row];
    if (key === undefined) return says[row]?.[column]?.value === value;
    return byKey.get(key)?.some((cells) => cells[column]?.value === value) === true;
  };
}

/** Whether the content is exactly as planned. */
function isAsPlanned(there: CellSnapshot | undefined, { formula, value = null }: Cell): boolean {
  return formula === undefined
    ? there?.formula === undefined && (there?.value ?? null) === value
    : there?.formula === formula;
}

const NOWHERE = 1_000_000;

/** The places of the last plan's lines; lines that are gone have places beyond any cell. */
function placesOfLast({ met, after }: World): Places {
  const linesOf = (found: readonly (number | undefined)[], lines: LineMap): LineMap => {
    const places = found.map((line, i) => (line === undefined ? NOWHERE + i : lines.move(line)));
    const beyond = (places.at(-1) ?? -1) - (places.length - 1);
    return {
      ...mapLines([], 0),
      place: (line) => places[line] ?? line + beyond,
      isIdentity: places.every((place, line) => place === line),
    };
  };
  return new Map(
    met.map(({ sheet, before, rows, columns, lastRows, lastColumns }) => [
      before.name,
      {
        name: after.get(sheet.name)?.name ?? before.name,
        rows: linesOf(lastRows, rows),
        columns: linesOf(lastColumns, columns),
      },
    ]),
  );
}

/** A function that moves references of existing formulas as Excel will, after lines are inserted and sheets are renamed. */
function moverOfFound({ met, names }: World, home: string) {
  const lines = new Map(met.map(({ found, rows, columns }) => [found.name, { rows, columns }]));
  return (sheet: string | undefined, area: Area) => {
    const moved = lines.get(sheet ?? home);
    const name = sheet === undefined ? undefined : (names.get(sheet) ?? sheet);
    if (moved === undefined) return { sheet: name, area };
    const row = moved.rows.move(area.row);
    const column = moved.columns.move(area.column);
    const rows = moved.rows.move(area.row + area.rows - 1) - row + 1;
    const columns = moved.columns.move(area.column + area.columns - 1) - column + 1;
    return { sheet: name, area: { row, column, rows, columns } };
  };
}

/**
 * A sort moves contents and leaves references, and words relative ones anew: rows of tables that were sorted are all the same
 * row, and in a formula that was moved all rows of its own sheet. `home`: the sheet's name to be.
 */
function askOrder({ met, after }: World, home: string): WithoutOrder {
  const spans = new Map(
    met.flatMap(({ sheet, rows, sorted }) =>
      sorted.length === 0
        ? []
        : [
            [
              after.get(sheet.name)?.name ?? sheet.name,
              sorted.map(({ first, last }) => ({ first: rows.move(first), last: rows.move(last) })),
            ] as const,
          ],
    ),
  );
  if (spans.size === 0) return (formula) => formula;
  return (formula, isSorted) =>
    mapReferences(formula, (sheet, area) => {
      const span = spans
        .get(sheet ?? home)
        ?.find(({ first, last }) => area.row >= first && area.row + area.rows - 1 <= last);
      const isWorded = isSorted && sheet === undefined;
      if (area.rows > 1 || (span === undefined && !isWorded)) return { sheet, area };
      return { sheet, area: { ...area, row: isWorded ? 0 : (span?.first ?? 0) } };
    });
}

function cellsOf(sheet: SheetPlan): (row: number, column: number) => Cell | undefined {
  const grid = gridOf(sheet);
  return (row, column) => grid[row]?.[column];
}

/**
 * Lines found that were in the last plan and are not in the new one, lines of keys that no model has, and columns of ours that
 * were moved.
 */
function goneLines(
  meeting: Meeting,
  wasCell: (row: number, column: number) => Cell | undefined,
  moved: readonly number[],
): Gone {
  const { rowsLast, columnsLast, lastRows, lastColumns, found, rows, columns } = meeting;
  const lost = (last: readonly (number | undefined)[], kept: readonly (number | undefined)[]): number[] => {
    const stays = new Set(kept);
    return last.flatMap((line, i) => (line === undefined || stays.has(i) ? [] : [line]));
  };
  const ourRows = new Set(lastRows);
  const ourColumns = new Set(lastColumns);
  const isUsers = (row: number, column: number): boolean => {
    const cell = found.cells[row]?.[column];
    if (cell === undefined || (cell.formula === undefined && (cell.value === null || cell.value === '')))
      return false;
    // A content in place of a formula is reported as a separate conflict; a text in an empty cell is not.
    const was =
      ourRows.has(row) && ourColumns.has(column) ? wasCell(rows.move(row), columns.move(column)) : undefined;
    return was === undefined || (was.formula === undefined && (was.value ?? '') === '');
  };
  const rowsGone = lost(lastRows, rowsLast);
  const old = leftovers(meeting);
  const hasMore = (row: number): boolean =>
    (found.cells[row] ?? []).some((_, column) => isUsers(row, column));
  const hasMoreBeside = (row: number): boolean =>
    (found.cells[row] ?? []).some((_, column) => !ourColumns.has(column) && isUsers(row, column));
  const keptRows = [...rowsGone.filter(hasMore), ...old.filter(hasMoreBeside)];
  const columnsGone = lost(lastColumns, columnsLast);
  const keptColumns = columnsGone.filter((column) => found.cells.some((_, row) => isUsers(row, column)));
  return {
    rows: [...rowsGone, ...old].filter((row) => !keptRows.includes(row)),
    columns: [...columnsGone.filter((column) => !keptColumns.includes(column)), ...moved],
    keptRows,
    keptColumns,
  };
}

/**
 * Columns that the user moved past others, and that hold nothing besides our contents: the plan has them in their order, in which
 * formulas look them up, so a second one would be left over. With them the inputs that nobody read (`isRead` is false).
 */
function judgeMovedColumns(
  meeting: Meeting,
  isRead: boolean,
): { readonly columns: readonly number[]; readonly conflicts: readonly CellConflict[] } {
  const { before, sheet, found, lastRows, movedColumns } = meeting;
  const grid = gridOf(before);
  const lines = new Map(lastRows.flatMap((row, line) => (row === undefined ? [] : [[row, line] as const])));
  const columns: number[] = [];
  const conflicts: CellConflict[] = [];
  for (const [column, last] of movedColumns) {
    const unread: CellConflict[] = [];
    const isOurs = found.cells.every((cells, row) => {
      const stands = cells[column];
      if (stands === undefined || isBlankCell(stands)) return true;
      const line = lines.get(row);
      const was = line === undefined ? undefined : grid[line]?.[last];
      if (was === undefined || isBlankCell(was)) return false;
      const isSame =
        was.formula === undefined || stands.formula === undefined
          ? was.formula === stands.formula && was.value === stands.value
          : withoutReferences(was.formula) === withoutReferences(stands.formula);
      // An input that is not given repeats its neighbour, or the scenario that it extends.
      const isInput = isReadBack(sheet.key, was) || isPlainReference(was.formula ?? '');
      if (isInput && !isRead && !isSame)
        unread.push({ kind: 'text', row, column, found: { row, column }, stands, after: was });
      return isSame || isInput;
    });
    if (!isOurs) continue;
    columns.push(column);
    conflicts.push(...unread);
  }
  return { columns, conflicts };
}

function isPlainReference(formula: string): boolean {
  return mapReferences(formula, () => undefined) === '=#REF!';
}

function isBlankCell({ formula, value }: Pick<Cell, 'formula' | 'value'> | CellSnapshot): boolean {
  return formula === undefined && (value ?? '') === '';
}

/**
 * Rows inside the last rectangle with formulas and with a key in the column of keys that the last plan lacks: the user removed
 * the thing from the model.
 */
function leftovers({ before, sheet, found, lastRows, lastColumns, rows: now }: Meeting): readonly number[] {
  const matched = new Map(lastRows.flatMap((row, i) => (row === undefined ? [] : [[row, i] as const])));
  const wanted = new Set(gridOf(sheet).map((_, i) => now.foundOf(i)));
  const grid = gridOf(before);
  const keys = plannedRows(grid).map(({ key }) => key);
  const { area } = found;
  if (area === undefined) return [];
  const rows: number[] = [];
  let keyColumn: number | undefined;
  for (let row = area.row; row < area.row + area.rows; row++) {
    const last = matched.get(row);
    if (last !== undefined) {
      if (keys[last] !== undefined) {
        const column = (grid[last] ?? []).findIndex((cell) => cell?.style === 'key' && cell.value !== null);
        keyColumn = lastColumns[column];
      }
      continue;
    }
    const cells = found.cells[row] ?? [];
    const key = keyColumn === undefined ? undefined : cells[keyColumn];
    const formulas = cells.filter((cell) => cell?.formula !== undefined).length;
    if (
      typeof key?.value === 'string' &&
      /^[A-Za-z_]\w*$/.test(key.value) &&
      formulas >= 2 &&
      !wanted.has(row)
    )
      rows.push(row);
  }
  return rows;
}

/** Whether `readWorkbook` reads the cell: fields of the tables, and inputs. */
function isReadBack(sheet: string, { style = '', formula }: Cell): boolean {
  if (formula !== undefined) return false;
  const isTable = sheet === 'model' || sheet === 'baseline';
  return style.startsWith('input') || (isTable && /^(?:edit|text|key)\b/.test(style));
}

function rulesUpdate(was: SheetPlan, placed: SheetPlan, fresh: readonly Area[]): readonly Area[] | undefined {
  const rules = ({ validations, conditionalFormats }: SheetPlan) => [validations, conditionalFormats];
  const meets = ruleAreas(placed).some((rule) => fresh.some((area) => areasMeet(rule, area)));
  if (!meets && same(rules(was), rules(placed))) return undefined;
  return [...ruleAreas(was), ...ruleAreas(placed)].filter(isSomewhere);
}

/** Whether the whole area is on the sheet: lines that are gone have places beyond its end. */
function isSomewhere({ row, column, rows, columns }: Area): boolean {
  return row + rows <= NOWHERE && column + columns <= 16_384;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function missing(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.filter((item) => !after.includes(item));
}
