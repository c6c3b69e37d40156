/**
 * Which cells of a matrix can be more than 0 when its rows and columns have given totals.
 *
 * In: the totals of rows and columns, which have equal sums, and which cells are open. Out: the cells that are more than 0 in at
 * least one matrix with these totals; or rows whose totals exceed those of all columns open to them (no such matrix exists).
 *
 * Rows are sources, columns are sinks, open cells are pipes without limit. A flow that fills every row is such a matrix. If the
 * largest flow leaves a row unfilled, the rows that can still be reached from it, and the columns that these reach, are a smallest
 * cut (Ford and Fulkerson 1956): it shows what is too small. If all rows are filled, a cell without flow can have some if there
 * is a path back from its column to its row, because flow can then circulate; without such a path it is 0 in every matrix with
 * these totals.
 */

export type Support =
  | { readonly ok: true; readonly open: readonly (readonly boolean[])[] }
  /** Indices, and by how much the rows exceed the columns. */
  | {
      readonly ok: false;
      readonly rows: readonly number[];
      readonly columns: readonly number[];
      readonly shortBy: number;
    };

/** A flow below this fraction of the total is a rounding error. */
const NOTHING = 1e-13;
const SAME = 1e-9;

export function findSupport(
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  isOpen: readonly (readonly boolean[])[],
): Support {
  const total = rowTotals.reduce((sum, value) => sum + value, 0);
  const nothing = NOTHING * total;
  const needed = rowTotals.map((row) => columnTotals.map((column) => row > nothing && column > nothing));
  // With every cell open, r(i) * c(j) / total is such a matrix.
  if (needed.every((row, i) => row.every((isNeeded, j) => !isNeeded || isOpen[i]?.[j] === true)))
    return { ok: true, open: needed };
  const flow = rowTotals.map(() => columnTotals.map(() => 0));
  const rowLeft = [...rowTotals];
  const columnLeft = [...columnTotals];
  const open = isOpen.map((row) => row.flatMap((cell, column) => (cell ? [column] : [])));

  const send = (row: number, column: number, by: number): void => {
    const cells = flow[row];
    if (cells !== undefined) cells[column] = (cells[column] ?? 0) + by;
  };
  // A first flow without paths back; the search completes it.
  for (const [row, columns] of open.entries())
    for (const column of columns) {
      const by = Math.min(rowLeft[row] ?? 0, columnLeft[column] ?? 0);
      send(row, column, by);
      rowLeft[row] = (rowLeft[row] ?? 0) - by;
      columnLeft[column] = (columnLeft[column] ?? 0) - by;
    }
  for (;;) {
    const starts = rowLeft.flatMap((left, row) => (left > nothing ? [row] : []));
    const way = searchFrom(starts, open, flow, nothing, (column) => (columnLeft[column] ?? 0) > nothing);
    if (way.end === undefined) {
      const shortBy = rowLeft.reduce((sum, left) => sum + left, 0);
      if (shortBy <= SAME * total) return { ok: true, open: cellsOf(open, flow, nothing) };
      return { ok: false, rows: sorted(way.rows), columns: sorted(way.columns), shortBy };
    }
    const steps = stepsTo(way.end, way);
    const start = steps.at(-1)?.row ?? 0;
    const back = steps.flatMap(({ row, back: from }) => (from === undefined ? [] : [flow[row]?.[from] ?? 0]));
    const by = Math.min(rowLeft[start] ?? 0, columnLeft[way.end] ?? 0, ...back);
    for (const { row, column, back: from } of steps) {
      send(row, column, by);
      if (from !== undefined) send(row, from, -by);
    }
    rowLeft[start] = (rowLeft[start] ?? 0) - by;
    columnLeft[way.end] = (columnLeft[way.end] ?? 0) - by;
  }
}

function sorted(indices: readonly number[]): readonly number[] {
  return [...indices].sort((a, b) => a - b);
}

interface Search {
  /** The first column for which `isEnd` is true. */
  readonly end?: number;
  /** The rows and columns that were reached. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** By column, the row it was reached from; by row, the column whose flow it gives back, or undefined at a start. */
  readonly rowBefore: ReadonlyMap<number, number>;
  readonly columnBefore: ReadonlyMap<number, number | undefined>;
}

/** Breadth first: from a row through its open cells, from a column back through cells with flow. */
function searchFrom(
  starts: readonly number[],
  open: readonly (readonly number[])[],
  flow: readonly (readonly number[])[],
  nothing: number,
  isEnd: (column: number) => boolean,
): Search {
  const rowBefore = new Map<number, number>();
  const columnBefore = new Map<number, number | undefined>(starts.map((row) => [row, undefined]));
  // A map keeps its order and its loop visits added entries, so it serves as the queue.
  for (const row of columnBefore.keys())
    for (const column of open[row] ?? []) {
      if (rowBefore.has(column)) continue;
      rowBefore.set(column, row);
      if (isEnd(column))
        return {
          end: column,
          rows: [...columnBefore.keys()],
          columns: [...rowBefore.keys()],
          rowBefore,
          columnBefore,
        };
      for (const [giver, cells] of flow.entries())
        if ((cells[column] ?? 0) > nothing && !columnBefore.has(giver)) columnBefore.set(giver, column);
    }
  return { rows: [...columnBefore.keys()], columns: [...rowBefore.keys()], rowBefore, columnBefore };
}

/** The cells on the path, from its end: more in `column`, less in `back`. */
function stepsTo(
  end: number,
  { rowBefore, columnBefore }: Search,
): readonly { readonly row: number; readonly column: number; readonly back: number | undefined }[] {
  const steps: { row: number; column: number; back: number | undefined }[] = [];
  for (let column: number | undefined = end; column !== undefined;) {
    const row: number = rowBefore.get(column) ?? 0;
    const back: number | undefined = columnBefore.get(row);
    steps.push({ row, column, back });
    column = back;
  }
  return steps;
}

function cellsOf(
  open: readonly (readonly number[])[],
  flow: readonly (readonly number[])[],
  nothing: number,
): readonly (readonly boolean[])[] {
  const columns = flow[0]?.length ?? 0;
  const cells = flow.map((row) => row.map((value) => value > nothing));
  for (let column = 0; column < columns; column += 1) {
    const givers = flow.flatMap((row, i) => ((row[column] ?? 0) > nothing ? [i] : []));
    const reached = new Set(searchFrom(givers, open, flow, nothing, () => false).rows);
    for (const [row, cellRow] of cells.entries())
      if (open[row]?.includes(column) === true && reached.has(row)) cellRow[column] = true;
  }
  return cells;
}
