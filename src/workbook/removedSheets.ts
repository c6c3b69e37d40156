/** Sheets that the plan has no longer, and formulas of the user that would lose what they refer to. */
import type { Problem } from '../messages/problem.js';
import { collectChanges } from './cellChanges.js';
import type { SheetSnapshot, WorkbookPlan, WorkbookSnapshot } from './plan.js';
import type { Meeting } from './meetSheet.js';
import type { ReconciledSheet } from './reconcileSheet.js';
import { referencesIn } from './references.js';
import { gridOf } from './sheetLines.js';
import { placeOf } from './tables.js';

/** Sheets to delete: as the last plan wrote them, cell for cell, and nobody's formula needs them. Others stay. */
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

/** Whether a sheet of the user refers to this one. */
function isNeeded({ sheets }: WorkbookSnapshot, name: string): boolean {
  return sheets.some(
    ({ key, cells }) =>
      key === undefined &&
      cells.some((row) =>
        row.some(
          (cell) =>
            cell?.formula !== undefined && referencesIn(cell.formula).some(({ sheet }) => sheet === name),
        ),
      ),
  );
}

/** Formulas on the user's sheets that refer to rows or columns that go. */
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
  const problems: Problem[] = [];
  for (const sheet of snapshot.sheets) {
    if (sheet.key !== undefined) continue;
    sheet.cells.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        const lost = referencesIn(cell?.formula ?? '').some(({ sheet: name, area }) => {
          const lines = gone.get(name ?? '');
          if (lines === undefined) return false;
          const inRows = lines.rows.some((line) => line === area.row && area.rows === 1);
          return inRows || lines.columns.some((line) => line === area.column && area.columns === 1);
        });
        if (!lost) return;
        const place = placeOf(sheet, row, column);
        const args = { formula: cell?.formula ?? '' };
        problems.push({ code: 'workbook.referenceLost', severity: 'warning', place: { cell: place }, args });
      });
    });
  }
  return problems;
}
