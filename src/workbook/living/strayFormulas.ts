/**
 * Clears formulas inside our rectangle, in cells where the new plan has nothing, whose references are lost or will be lost with
 * the lines and sheets that this build removes. Mostly they are left over from a row or column of ours. They are cleared and
 * reported.
 *
 * In: the paired sheets, their updates, and the sheets that are removed. Out: the updates with these cells cleared.
 */
import type { Problem } from '../../messages/problem.js';
import { cellAddress } from '../plan/address.js';
import type { Area, SheetSnapshot } from '../plan/plan.js';
import { areasMeet, coverCells, insideArea } from '../plan/rectangles.js';
import { referencesIn } from '../plan/references.js';
import { placeOf } from '../tables/tables.js';
import type { Meeting } from './meetSheet.js';
import type { ReconciledSheet } from './reconciled.js';

const MOST_PLACES = 12;

interface Stray {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** Lines of a sheet that are removed; undefined for a sheet that is removed as a whole. */
type GoneBySheet = ReadonlyMap<
  string,
  { readonly rows: readonly number[]; readonly columns: readonly number[] } | undefined
>;

/** `met` and `done` in the same order; `removed` are names of sheets. */
export function emptyLostFormulas(
  met: readonly Meeting[],
  done: readonly ReconciledSheet[],
  removed: readonly string[],
): readonly ReconciledSheet[] {
  const gone: GoneBySheet = new Map([
    ...removed.map((name) => [name, undefined] as const),
    ...met.map(
      ({ found }, i) =>
        [found.name, { rows: done[i]?.goneRows ?? [], columns: done[i]?.goneColumns ?? [] }] as const,
    ),
  ]);
  return done.map((sheet, i) => {
    const meeting = met[i];
    if (meeting === undefined) return sheet;
    const lost = straysOf(meeting, sheet).filter(({ formula }) => isLost(formula, meeting.found, gone));
    if (lost.length === 0) return sheet;
    return withEmptied(sheet, meeting, lost);
  });
}

/** Formulas that are kept inside our rectangle, in cells where the new plan has nothing. */
function straysOf({ found, rows, columns }: Meeting, sheet: ReconciledSheet): readonly Stray[] {
  const { area, cells, merges = [] } = found;
  if (area === undefined) return [];
  const isEmptied = (row: number, column: number): boolean =>
    sheet.update.clear.some((cleared) => insideArea(cleared, rows.move(row), columns.move(column)));
  const strays: Stray[] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    if (sheet.goneRows.includes(row)) continue;
    (cells[row] ?? []).forEach((cell, column) => {
      const isInside = column >= area.column && column < area.column + area.columns;
      if (cell?.formula === undefined || !isInside || sheet.goneColumns.includes(column)) return;
      if (sheet.known.has(`${row},${column}`) || isEmptied(row, column)) return;
      const place: Area = { row, column, rows: 1, columns: 1 };
      if (!merges.some((merge) => areasMeet(merge, place)))
        strays.push({ row, column, formula: cell.formula });
    });
  }
  return strays;
}

function isLost(formula: string, { name: home }: SheetSnapshot, gone: GoneBySheet): boolean {
  if (formula.includes('#REF!')) return true;
  return referencesIn(formula).some(({ sheet = home, area }) => {
    if (!gone.has(sheet)) return false;
    const lines = gone.get(sheet);
    if (lines === undefined) return true;
    return areAll(lines.rows, area.row, area.rows) || areAll(lines.columns, area.column, area.columns);
  });
}

/** Whether all of these lines are removed. */
function areAll(lines: readonly number[], start: number, count: number): boolean {
  if (lines.length < count) return false;
  return Array.from({ length: count }, (_, i) => start + i).every((line) => lines.includes(line));
}

function withEmptied(
  sheet: ReconciledSheet,
  { found, rows, columns }: Meeting,
  lost: readonly Stray[],
): ReconciledSheet {
  const places = lost.map(({ row, column }) => ({ row: rows.move(row), column: columns.move(column) }));
  const [first] = lost;
  const { update } = sheet;
  const listed = lost.slice(0, MOST_PLACES).map(({ row, column }) => cellAddress(row, column));
  const problem: Problem = {
    code: 'workbook.lostFormulasEmptied',
    severity: 'warning',
    place: { cell: placeOf(found, first?.row ?? 0, first?.column ?? 0) },
    args: {
      count: lost.length,
      places: listed.join(', ') + (lost.length > MOST_PLACES ? ' …' : ''),
    },
  };
  return {
    ...sheet,
    update: {
      ...update,
      clear: [...update.clear, ...coverCells(places)],
      seen: [
        ...update.seen,
        ...lost.map(({ row, column, formula }) => ({
          area: { row, column, rows: 1, columns: 1 },
          cells: [[{ formula }]],
        })),
      ],
    },
    problems: [...sheet.problems, problem],
  };
}
