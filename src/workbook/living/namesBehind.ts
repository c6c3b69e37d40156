/**
 * The names to which the formulas of other sheets refer.
 *
 * In: the paired sheets with tables. Out: for a reference to one of their cells, the text that the last plan has there. A formula
 * that shows a name belongs to the row for which it was written. A sort of the table moves the names and leaves the references,
 * and a name may have been changed: what the formula shows now may be the name of another row.
 */
import { parseReference } from '../plan/address.js';
import type { Meeting } from './meetSheet.js';
import { gridOf, type NameBehind } from './sheetLines.js';

export function namesBehind(tables: readonly Meeting[]): NameBehind {
  const names = new Map<string, string>();
  for (const meeting of tables) {
    const { before, found, lastColumns } = meeting;
    const rows = rowsReferredTo(meeting);
    gridOf(before).forEach((cells, line) => {
      const row = rows[line];
      if (row === undefined) return;
      cells.forEach((cell, i) => {
        const column = lastColumns[i];
        if (column === undefined || cell?.formula !== undefined || typeof cell?.value !== 'string') return;
        names.set(placeOf(found.name, row, column), cell.value);
      });
    });
  }
  return (reference) => {
    const read = parseReference(reference);
    return read && names.get(placeOf(read.sheet, read.area.row, read.area.column));
  };
}

function placeOf(sheet: string, row: number, column: number): string {
  return `${row},${column} ${sheet.toLowerCase()}`;
}

/** For each row of the last plan the row found to which its references point: in a table that was sorted, in the old order. */
function rowsReferredTo({ lastRows, sorted }: Meeting): readonly (number | undefined)[] {
  const rows = [...lastRows];
  for (const { first, last } of sorted) {
    const isInside = (row: number | undefined): row is number =>
      row !== undefined && row >= first && row <= last;
    const lines = lastRows.flatMap((row, line) => (isInside(row) ? [line] : []));
    const places = lastRows.filter(isInside).sort((a, b) => a - b);
    lines.forEach((line, i) => {
      rows[line] = places[i];
    });
  }
  return rows;
}
