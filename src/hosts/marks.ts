/**
 * Marks, by which a host recognises the sheets that it wrote.
 *
 * Each written sheet gets one defined name, `Tuiyan.sheet.<key>`, that refers to the rectangle the plan
 * filled. Excel and IronCalc update names when a user renames the sheet, moves it or inserts rows, and the mark is saved with the
 * file. So a sheet with a mark is ours, whatever its name; a sheet without one is the user's, even if it has a name that the plan
 * needs; and cells of our sheet outside the marked rectangle are the user's. Marks are not reported among the names of a
 * snapshot: they become `SheetSnapshot.key`.
 */
import type { Area, DefinedName, SheetPlan } from '../workbook/plan/plan.js';
import { absoluteReference, parseReference, type Reference } from '../workbook/plan/address.js';
import { unionArea } from '../workbook/plan/rectangles.js';

const PREFIX = 'Tuiyan.sheet.';

/**
 * Charts that a host made are recognised by their name, `tuiyan:<key>`. While a sheet is rewritten, the old and the new chart
 * exist together for a moment, so the new one gets whichever of two names is free.
 */
const CHART_PREFIX = 'tuiyan:';

export function isOurChart(name: string): boolean {
  return name.startsWith(CHART_PREFIX);
}

/** The name of a chart with a key; the second one if the first is taken. */
export function chartName(key: string, taken: readonly string[] = []): string {
  const name = CHART_PREFIX + key;
  return taken.includes(name) ? `${name}~2` : name;
}

/** Names allow letters, digits, `_` and `.`; any other byte of the key's UTF-8 becomes `_hh`. */
export function markName(key: string): string {
  const bytes = new TextEncoder().encode(key);
  const safe = [...bytes].map((byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9]/.test(character) ? character : `_${byte.toString(16).padStart(2, '0')}`;
  });
  return PREFIX + safe.join('');
}

/** The key of a mark; undefined for any other name. */
export function markKey(name: string): string | undefined {
  if (!name.toLowerCase().startsWith(PREFIX.toLowerCase())) return undefined;
  const bytes: number[] = [];
  for (const [part] of name.slice(PREFIX.length).matchAll(/_[0-9a-f]{2}|[A-Za-z0-9]/gi)) {
    bytes.push(part.startsWith('_') ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** The rectangle that a plan's blocks fill; A1 for a sheet without blocks. */
export function extentOf(sheet: SheetPlan): Area {
  let extent: Area | undefined;
  for (const block of sheet.blocks) {
    const rows = block.cells.length;
    const columns = block.cells[0]?.length ?? 0;
    if (rows > 0 && columns > 0)
      extent = unionArea(extent, { row: block.row, column: block.column, rows, columns });
  }
  return extent ?? { row: 0, column: 0, rows: 1, columns: 1 };
}

/** The mark of a planned sheet as a defined name. */
export function markOf(sheet: SheetPlan): DefinedName {
  return { name: markName(sheet.key), ref: absoluteReference(sheet.name, extentOf(sheet)) };
}

/** Separates the marks, by sheet key, from the workbook's other names. */
export function splitMarks(names: readonly DefinedName[]): {
  readonly marks: ReadonlyMap<string, Reference>;
  readonly names: readonly DefinedName[];
} {
  const marks = new Map<string, Reference>();
  const rest: DefinedName[] = [];
  for (const name of names) {
    const key = markKey(name.name);
    if (key === undefined) {
      rest.push(name);
      continue;
    }
    const reference = parseReference(name.ref);
    if (reference !== undefined) marks.set(key, reference);
  }
  return { marks, names: rest };
}

/** From names of sheets to the keys of their marks. */
export function keysBySheet(marks: ReadonlyMap<string, Reference>): ReadonlyMap<string, string> {
  return new Map([...marks].map(([key, mark]) => [mark.sheet, key]));
}
