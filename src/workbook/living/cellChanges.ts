/**
 * Compares cell by cell: what has to change on an existing sheet, and which cells the user has changed there.
 *
 * Contents are compared with the sheet; looks are compared with the plan that was written last, because the user's own colours
 * must be kept. A cell of the user is never cleared; one that the new plan overwrites is listed as a conflict.
 */
import { cellAddress } from '../plan/address.js';
import { coverCells } from '../plan/rectangles.js';
import type { Area, Cell, CellSnapshot, CellStyle, Content } from '../plan/plan.js';
import { comparable, withoutReferences } from '../plan/references.js';

/** One cell in the last plan, the sheet and the new plan. Formulas are as they will be after the update. */
interface CellMeeting {
  /** Place of the cell, and its present position; undefined for a cell in a new line. */
  readonly row: number;
  readonly column: number;
  readonly found?: { readonly row: number; readonly column: number };
  readonly before: Cell | undefined;
  readonly stands: CellSnapshot | undefined;
  readonly after: Cell | undefined;
  /** Whether the plan contains what was read from this cell: then nothing is lost if the plan's form is written. */
  readonly isRead?: boolean;
  /** Whether the cell is in a table that was sorted, so that its relative references were moved with it. */
  readonly isSorted?: boolean;
}

/** `overtyped`: a constant replaces a formula; `formula`: another formula; `inTheWay`: the last plan had nothing here. */
export interface CellConflict {
  readonly kind: 'overtyped' | 'formula' | 'text' | 'inTheWay';
  readonly row: number;
  readonly column: number;
  readonly found: { readonly row: number; readonly column: number };
  readonly stands: CellSnapshot;
  /** The cell that the plan writes. */
  readonly after: Cell;
}

interface CellChanges {
  readonly write: readonly Area[];
  readonly fresh: readonly Area[];
  readonly clear: readonly Area[];
  readonly seen: readonly { readonly area: Area; readonly cells: readonly (readonly Content[])[] }[];
  readonly conflicts: readonly CellConflict[];
}

type Styles = Readonly<Record<string, CellStyle>>;

interface ChangeCollector {
  add(meeting: CellMeeting): void;
  finish(keepConflicts: (conflict: CellConflict) => boolean): CellChanges;
}

interface Noted {
  readonly what: 'write' | 'fresh' | 'clear';
  readonly meeting: CellMeeting;
  readonly conflict?: CellConflict;
}

/** The formula as it is whatever the order of tables that were sorted; `isSorted`: the formula itself is in one. */
export type WithoutOrder = (formula: string, isSorted: boolean) => string;

/** Collects the changes of a sheet. `stands`: the contents of the workbook; `raw`: a cell as it was found, for `seen`. */
export function collectChanges(
  before: Styles,
  after: Styles,
  raw: (row: number, column: number) => CellSnapshot | undefined,
  withoutOrder: WithoutOrder = (formula) => formula,
): ChangeCollector {
  const noted: Noted[] = [];
  const alike = styleComparer(before, after);
  return {
    add(meeting) {
      const note = judge(meeting, alike, withoutOrder);
      if (note !== undefined) noted.push(note);
    },
    finish(keeps) {
      const done = noted.filter(({ conflict }) => conflict === undefined || !keeps(conflict));
      const places = (what: Noted['what']): readonly Area[] =>
        coverCells(done.filter((note) => note.what === what).map(({ meeting }) => meeting));
      const touched = done.flatMap(({ meeting }) => (meeting.found === undefined ? [] : [meeting.found]));
      return {
        write: places('write'),
        fresh: places('fresh'),
        clear: places('clear'),
        seen: coverCells(touched).map((area) => ({ area, cells: contentsIn(area, raw) })),
        conflicts: noted.flatMap(({ conflict }) => (conflict === undefined ? [] : [conflict])),
      };
    },
  };
}

function judge(
  meeting: CellMeeting,
  alike: (before: Cell, after: Cell) => boolean,
  withoutOrder: WithoutOrder,
): Noted | undefined {
  const { before, stands, after, found, isRead = false, isSorted = false } = meeting;
  const there = isEmpty(stands) ? undefined : stands;
  const plain = <T extends Pick<Cell, 'formula'> | undefined>(cell: T): T =>
    cell?.formula === undefined ? cell : { ...cell, formula: withoutOrder(cell.formula, isSorted) };
  const isOurs = there === undefined || holds(there, before) || holds(plain(there), plain(before));
  if (after === undefined)
    return before !== undefined && found !== undefined && (isOurs || isLeftOver(there, before))
      ? { what: 'clear', meeting }
      : undefined;
  if (found === undefined) return { what: 'fresh', meeting };
  const isSame = holds(stands, after);
  if (before === undefined || isEmptyCell(before)) {
    const isNew = before === undefined || !alike(before, after);
    if (there === undefined || isSame) return isNew ? { what: 'fresh', meeting } : changed(isSame, meeting);
    // The plan has nothing here, so the user's content is kept.
    if (isEmptyCell(after)) return undefined;
    const conflict = isRead ? undefined : conflictOf('inTheWay', meeting, there);
    return { what: isNew ? 'fresh' : 'write', meeting, ...(conflict === undefined ? {} : { conflict }) };
  }
  if (isSame && alike(before, after)) return undefined;
  const isLink = after.formula === undefined && typeof after.value === 'number' && repeatsNeighbour(meeting);
  if (!isLink && calculates(there, after)) return undefined;
  const what = alike(before, after) ? 'write' : 'fresh';
  if (isOurs || isLink || isSame || isBroken(there) || isRead) return { what, meeting };
  const kind = before.formula === undefined ? 'text' : there.formula === undefined ? 'overtyped' : 'formula';
  const conflict = conflictOf(kind, meeting, there);
  return { what, meeting, ...(conflict === undefined ? {} : { conflict }) };
}

function changed(isSame: boolean, meeting: CellMeeting): Noted | undefined {
  return isSame ? undefined : { what: 'write', meeting };
}

function conflictOf(
  kind: CellConflict['kind'],
  { row, column, found, after }: CellMeeting,
  stands: CellSnapshot,
): CellConflict | undefined {
  if (found === undefined || after === undefined) return undefined;
  return { kind, row, column, found, stands, after };
}

/** Whether the user's formula in a cell for a number gives that number: then the formula is kept. */
function calculates(stands: CellSnapshot | undefined, after: Cell): boolean {
  const { value } = after;
  if (stands?.formula === undefined || typeof value !== 'number' || typeof stands.value !== 'number')
    return false;
  return Math.abs(stands.value - value) <= 1e-12 * Math.max(1e-3, Math.abs(value));
}

/**
 * Whether the cell only repeats its left or right neighbour, as our inputs do from year to year. If it were kept in place of a
 * number, it would form a circle with a neighbour that now repeats it.
 */
function repeatsNeighbour({ row, column, stands }: CellMeeting): boolean {
  const formula = stands?.formula?.replaceAll('$', '').toUpperCase();
  return [column - 1, column + 1].some((other) => other >= 0 && formula === `=${cellAddress(row, other)}`);
}

/** Whether a formula has lost its cells, so that it is not worth keeping. */
function isBroken(cell: CellSnapshot): boolean {
  return cell.formula?.includes('#REF!') === true;
}

/** Whether our own formula refers to other cells because a table was sorted, or to none any more. */
function isLeftOver(there: CellSnapshot, before: Cell): boolean {
  if (isBroken(there)) return true;
  if (there.formula === undefined || before.formula === undefined) return false;
  return withoutReferences(there.formula) === withoutReferences(before.formula);
}

function isEmpty(cell: CellSnapshot | undefined): boolean {
  return cell === undefined || (cell.formula === undefined && (cell.value === null || cell.value === ''));
}

function isEmptyCell({ formula, value }: Cell): boolean {
  return formula === undefined && (value === undefined || value === null || value === '');
}

/** Whether a cell of the workbook has the planned content. */
function holds(stands: CellSnapshot | undefined, cell: Cell | undefined): boolean {
  if (cell === undefined || isEmptyCell(cell)) return isEmpty(stands);
  if (stands === undefined) return false;
  if (cell.formula !== undefined)
    return (
      stands.formula !== undefined &&
      (stands.formula === cell.formula || comparable(stands.formula) === comparable(cell.formula))
    );
  if (stands.formula !== undefined)
    return (
      typeof cell.value === 'boolean' && comparable(stands.formula) === `=${String(cell.value).toUpperCase()}`
    );
  const [a, b] = [stands.value, cell.value];
  // Excel keeps 15 to 17 digits; a file keeps 15.
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-14 * Math.abs(b);
  return a === b;
}

/** Whether two cells look alike, links and comments included. */
function styleComparer(before: Styles, after: Styles): (a: Cell, b: Cell) => boolean {
  const known = new Map<string, boolean>();
  const same = (a: string | undefined, b: string | undefined): boolean => {
    const pair = `${a ?? ''}\n${b ?? ''}`;
    const answer = known.get(pair) ?? JSON.stringify(before[a ?? '']) === JSON.stringify(after[b ?? '']);
    known.set(pair, answer);
    return answer;
  };
  return (a, b) => same(a.style, b.style) && a.link === b.link && a.comment === b.comment;
}

function contentsIn(
  area: Area,
  raw: (row: number, column: number) => CellSnapshot | undefined,
): readonly (readonly Content[])[] {
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (__, c) => contentOf(raw(area.row + r, area.column + c))),
  );
}

function contentOf(cell: CellSnapshot | undefined): Content {
  if (cell?.formula !== undefined) return { formula: cell.formula };
  const value = cell?.value ?? '';
  return typeof value === 'object' ? value.error : value;
}
