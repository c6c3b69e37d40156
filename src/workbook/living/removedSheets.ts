/** Sheets that are no longer in the plan, and formulas of the user that would lose their references. */
import type { Problem } from '../../messages/problem.js';
import { collectChanges } from './cellChanges.js';
import type { SheetSnapshot, WorkbookPlan, WorkbookSnapshot } from '../plan/plan.js';
import type { Meeting } from './meetSheet.js';
import type { ReconciledSheet } from './reconciled.js';
import { insideArea } from '../plan/rectangles.js';
import { referencesIn } from '../plan/references.js';
import { gridOf } from './sheetLines.js';
import { scenarioOf } from '../tables/scenarioSheets.js';
import { placeOf } from '../tables/tables.js';

/** Sheets to delete: they are exactly as the last plan wrote them, and no formula of the user refers to them. Others are kept. */
export function judgeRemovedSheets(
  snapshot: WorkbookSnapshot,
  last: WorkbookPlan,
  next: WorkbookPlan,
): { readonly keys: readonly string[]; readonly problems: readonly Problem[] } {
  const keys: string[] = [];
  const problems: Problem[] = [];
  for (const found of snapshot.sheets) {
    const { key, name } = found;
    if (key === undefined || next.sheets.some((sheet) => sheet.key === key)) continue;
    // A sheet that an earlier build kept was reported then, and is now the user's.
    const isKnown = scenarioOf(found) !== undefined || last !== next;
    if (isKnown && !last.sheets.some((sheet) => sheet.key === key)) continue;
    const isUntouched = isAsWritten(found, last, key) && !isNeeded(snapshot, name);
    if (isUntouched) keys.push(key);
    problems.push({
      code: isUntouched ? 'workbook.sheetRemoved' : 'workbook.sheetKept',
      severity: 'warning',
      place: { cell: name },
      args: { sheet: name },
    });
  }
  return { keys, problems };
}

function isAsWritten(found: SheetSnapshot, last: WorkbookPlan, key: string): boolean {
  const sheet = last.sheets.find((candidate) => candidate.key === key);
  if (sheet === undefined || sheet.name !== found.name) return false;
  const grid = gridOf(sheet);
  const changes = collectChanges(last.styles, last.styles, () => undefined);
  const rows = Math.max(grid.length, found.cells.length);
  for (let row = 0; row < rows; row++) {
    const cells = found.cells[row] ?? [];
    const columns = Math.max(grid[row]?.length ?? 0, cells.length);
    for (let column = 0; column < columns; column++) {
      const after = grid[row]?.[column];
      const stands = cells[column];
      if (after === undefined && stands !== undefined && stands.value !== null) return false;
      if (after !== undefined)
        changes.add({ row, column, found: { row, column }, before: after, stands, after });
    }
  }
  return changes.finish(() => false).write.length === 0;
}

/** Whether a formula or a name of the user refers to this sheet. */
function isNeeded({ sheets, names }: WorkbookSnapshot, name: string): boolean {
  const refers = (formula: string): boolean => referencesIn(formula).some(({ sheet }) => sheet === name);
  return (
    names.some((defined) => !/^tuiyan[._]/i.test(defined.name) && refers(defined.ref)) ||
    sheets.some((sheet) => sheet.name !== name && usersFormulas(sheet).some(({ formula }) => refers(formula)))
  );
}

interface PlacedFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** All formulas on the user's sheets, and on ours those outside the written rectangle. */
function usersFormulas({ key, area, cells }: SheetSnapshot): readonly PlacedFormula[] {
  return cells.flatMap((line, row) =>
    Array.from(line, (cell, column) => ({ row, column, formula: cell?.formula })).flatMap(
      ({ column, formula }): PlacedFormula[] => {
        const isOurs = key !== undefined && (area === undefined || insideArea(area, row, column));
        return formula === undefined || isOurs ? [] : [{ row, column, formula }];
      },
    ),
  );
}

/** Problems for formulas of the user that refer to rows or columns that are removed. */
export function lostReferences(
  snapshot: WorkbookSnapshot,
  met: readonly Meeting[],
  done: readonly ReconciledSheet[],
  removed: readonly string[],
): readonly Problem[] {
  const gone = new Map(
    met.map(({ found }, i) => [
      found.name,
      { rows: done[i]?.goneRows ?? [], columns: done[i]?.goneColumns ?? [] },
    ]),
  );
  if (
    removed.length === 0 &&
    [...gone.values()].every(({ rows, columns }) => rows.length + columns.length === 0)
  )
    return [];
  const isGone = (lines: readonly number[], start: number, count: number): boolean =>
    Array.from({ length: Math.min(count, lines.length + 1) }, (_, i) => start + i).every((line) =>
      lines.includes(line),
    );
  return snapshot.sheets.flatMap((sheet) =>
    usersFormulas(sheet).flatMap(({ row, column, formula }): Problem[] => {
      const isLost = referencesIn(formula).some(({ sheet: name = sheet.name, area }) => {
        const lines = gone.get(name);
        if (lines === undefined) return false;
        return isGone(lines.rows, area.row, area.rows) || isGone(lines.columns, area.column, area.columns);
      });
      if (!isLost) return [];
      const place = { cell: placeOf(sheet, row, column) };
      return [{ code: 'workbook.referenceLost', severity: 'warning', place, args: { formula } }];
    }),
  );
}
