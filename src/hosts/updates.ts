/** The update of an existing sheet: as given in the plan, or of everything. */
import type { Area, Cell, Content, SheetPlan, SheetUpdate, Span } from '../workbook/plan/plan.js';
import { areasWithout, unionArea } from '../workbook/plan/rectangles.js';
import { extentOf } from './marks.js';

/** An update of the whole rectangle, for a plan that was not made for this workbook. */
export function wholeUpdate(sheet: SheetPlan, area: Area): SheetUpdate {
  const extent = extentOf(sheet);
  return {
    area,
    ...{ insertRows: [], insertColumns: [], deleteRows: [], deleteColumns: [] },
    ...{ write: [], fresh: [extent], clear: areasWithout(area, extent), seen: [] },
    rules: [unionArea(area, extent)],
    merges: [unionArea(area, extent)],
    charts: sheet.charts.map(({ key }) => key),
    ...{ droppedCharts: [], droppedTables: [] },
  };
}

/** Whether only contents change: then nothing has to be saved, because the old contents are known. */
export function isLight(update: SheetUpdate): boolean {
  const { insertRows, insertColumns, deleteRows, deleteColumns, fresh, clear, charts } = update;
  const { droppedCharts, droppedTables, rules, merges } = update;
  const lists: readonly (readonly unknown[])[] = [
    ...[insertRows, insertColumns, deleteRows, deleteColumns],
    ...[fresh, clear, charts, droppedCharts, droppedTables],
  ];
  return rules === undefined && merges === undefined && lists.every(({ length }) => length === 0);
}

/** Whether only cells change, in content or look: no line, chart or table is added or removed. */
export function isSmall(update: SheetUpdate): boolean {
  const { fresh: _, clear: __, rules: ___, ...others } = update;
  return isLight({ ...others, fresh: [], clear: [] });
}

/** The sheet with only the cells in `areas`. */
export function partOf(sheet: SheetPlan, areas: readonly Area[]): SheetPlan {
  const rows = new Map<number, (Cell | undefined)[]>();
  for (const block of sheet.blocks)
    block.cells.forEach((cells, r) => {
      const row = rows.get(block.row + r) ?? [];
      rows.set(block.row + r, row);
      cells.forEach((cell, c) => {
        row[block.column + c] = cell;
      });
    });
  const blocks = areas.map(({ row, column, rows: height, columns }) => ({
    ...{ row, column },
    cells: Array.from({ length: height }, (_, r) =>
      Array.from({ length: columns }, (__, c) => rows.get(row + r)?.[column + c]),
    ),
  }));
  return { ...sheet, blocks };
}

/** The position of a line after the insertions. */
function moveLine(line: number, inserts: readonly Span[]): number {
  return inserts.reduce((moved, { at, count }) => (at <= line ? moved + count : moved), line);
}

/** An area after the insertions, divided by insertions inside it, with the corresponding parts of `cells`. */
export function moveSeen(
  { area, cells }: SheetUpdate['seen'][number],
  { insertRows, insertColumns }: Pick<SheetUpdate, 'insertRows' | 'insertColumns'>,
): SheetUpdate['seen'] {
  const down = pieces(area.row, area.rows, insertRows);
  const across = pieces(area.column, area.columns, insertColumns);
  return down.flatMap((r) =>
    across.map((c) => ({
      area: {
        row: moveLine(r.start, insertRows),
        column: moveLine(c.start, insertColumns),
        ...{ rows: r.size, columns: c.size },
      },
      cells: cells
        .slice(r.start - area.row, r.start - area.row + r.size)
        .map((row): readonly Content[] => row.slice(c.start - area.column, c.start - area.column + c.size)),
    })),
  );
}

/** An area after the insertions, as a whole: it grows around insertions inside it. */
export function moveArea(
  area: Area,
  { insertRows, insertColumns }: Pick<SheetUpdate, 'insertRows' | 'insertColumns'>,
): Area {
  const row = moveLine(area.row, insertRows);
  const column = moveLine(area.column, insertColumns);
  return {
    ...{ row, column },
    rows: moveLine(area.row + area.rows - 1, insertRows) - row + 1,
    columns: moveLine(area.column + area.columns - 1, insertColumns) - column + 1,
  };
}

function pieces(
  start: number,
  size: number,
  inserts: readonly Span[],
): readonly { readonly start: number; readonly size: number }[] {
  const cuts = inserts.map(({ at }) => at).filter((at) => at > start && at < start + size);
  const edges = [start, ...cuts.sort((a, b) => a - b), start + size];
  return edges.slice(0, -1).map((edge, i) => ({ start: edge, size: (edges[i + 1] ?? edge) - edge }));
}
