/**
 * Rectangles of cells: intersection, difference, and covering of cells by few rectangles. The cost of hosts depends on the number
 * of calls, not of cells: a sheet of 20,000 cells has some tens of rectangles of one look.
 */
import type { Area, Cell, SheetPlan } from './plan.js';

export function insideArea(area: Area | undefined, row: number, column: number): boolean {
  return (
    area !== undefined &&
    row >= area.row &&
    row < area.row + area.rows &&
    column >= area.column &&
    column < area.column + area.columns
  );
}

/** Whether two areas share a cell. */
export function areasMeet(a: Area, b: Area): boolean {
  const meets = (x: number, width: number, y: number, other: number): boolean =>
    x < y + other && y < x + width;
  return meets(a.row, a.rows, b.row, b.rows) && meets(a.column, a.columns, b.column, b.columns);
}

/** The smallest area that contains both. */
export function unionArea(a: Area | undefined, b: Area): Area {
  if (a === undefined) return b;
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

/** Rectangles that cover `area` without `hole`: above, below, left and right of it. */
export function areasWithout(area: Area, hole: Area): readonly Area[] {
  const top = Math.max(area.row, Math.min(hole.row, area.row + area.rows));
  const bottom = Math.max(top, Math.min(area.row + area.rows, hole.row + hole.rows));
  const left = Math.max(area.column, Math.min(hole.column, area.column + area.columns));
  const right = Math.max(left, Math.min(area.column + area.columns, hole.column + hole.columns));
  return [
    { ...area, rows: top - area.row },
    { ...area, row: bottom, rows: area.row + area.rows - bottom },
    { row: top, rows: bottom - top, column: area.column, columns: left - area.column },
    { row: top, rows: bottom - top, column: right, columns: area.column + area.columns - right },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}

/** Calls `visit` for every cell of the plan, in reading order within each block. */
export function eachCell(sheet: SheetPlan, visit: (cell: Cell, row: number, column: number) => void): void {
  for (const block of sheet.blocks) {
    block.cells.forEach((cells, r) => {
      cells.forEach((cell, c) => {
        if (cell !== undefined) visit(cell, block.row + r, block.column + c);
      });
    });
  }
}

/** Rectangles of cells with the same `kind`, which together cover exactly the cells that have one. */
export function rectanglesBy(
  sheet: SheetPlan,
  kind: (cell: Cell) => string | undefined,
): ReadonlyMap<string, readonly Area[]> {
  const found = new Map<string, Area[]>();
  for (const block of sheet.blocks) {
    const cells: KindCell[] = [];
    eachCell({ ...sheet, blocks: [block] }, (cell, row, column) => {
      const key = kind(cell);
      if (key !== undefined) cells.push({ row, column, kind: key });
    });
    for (const { kind: key, area } of joinCells(cells)) {
      const areas = found.get(key);
      if (areas === undefined) found.set(key, [area]);
      else areas.push(area);
    }
  }
  return found;
}

/** `cells`: any order, no cell twice. The rectangles cover exactly these cells, in reading order. */
export function coverCells(
  cells: readonly { readonly row: number; readonly column: number }[],
): readonly Area[] {
  const sorted = cells.map(({ row, column }) => ({ row, column, kind: '' })).sort(inReadingOrder);
  return joinCells(sorted)
    .map(({ area }) => area)
    .sort(inReadingOrder);
}

interface KindCell {
  readonly row: number;
  readonly column: number;
  readonly kind: string;
}

interface KindArea {
  readonly kind: string;
  readonly area: Area;
}

/**
 * Runs of one kind along a row, joined downwards as long as the run below has the same columns and kind.
 * `cells` come in reading order; the areas come in the order in which they end.
 */
function joinCells(cells: readonly KindCell[]): readonly KindArea[] {
  const closed: KindArea[] = [];
  let open = new Map<string, KindArea>();
  let next = new Map<string, KindArea>();
  let row = -1;
  const endRow = (): void => {
    closed.push(...open.values());
    open = next;
    next = new Map();
  };
  for (let i = 0; i < cells.length;) {
    const first = cells[i];
    if (first === undefined) break;
    if (first.row !== row) {
      endRow();
      if (first.row > row + 1) endRow();
      row = first.row;
    }
    let columns = 1;
    for (let after = cells[i + columns]; isNext(after, first, columns);) after = cells[i + ++columns];
    const id = `${first.column}:${columns}:${first.kind}`;
    const above = open.get(id)?.area;
    open.delete(id);
    const area =
      above === undefined
        ? { row, column: first.column, rows: 1, columns }
        : { ...above, rows: above.rows + 1 };
    next.set(id, { kind: first.kind, area });
    i += columns;
  }
  endRow();
  endRow();
  return closed;
}

/** Whether `cell` continues a run that begins with `first` and has `columns` cells so far. */
function isNext(cell: KindCell | undefined, first: KindCell, columns: number): boolean {
  return cell?.row === first.row && cell.column === first.column + columns && cell.kind === first.kind;
}

function inReadingOrder(
  a: { readonly row: number; readonly column: number },
  b: { readonly row: number; readonly column: number },
): number {
  return a.row - b.row || a.column - b.column;
}
