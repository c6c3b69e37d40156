/**
 * Inserts lines on existing sheets, and deletes lines that are no longer needed: whole rows and columns.
 *
 * The progress can always be determined: a hidden sheet has a formula for each insertion and each deletion, which refers to the
 * first line after, or in, it. Excel moves that reference when lines are inserted before it and breaks it when its line is
 * deleted. So an undo, or a second attempt, does only what is still necessary.
 */
import type { Area, Span } from '../../workbook/plan/plan.js';
import { cellAddress, columnLetters, parseReference, quoteSheet } from '../../workbook/plan/address.js';
import type { Placement } from './arrange.js';
import type { OldSheet } from './old.js';
import { CALL_BYTES, type Step } from './batches.js';

type Axis = 'row' | 'column';

interface Work {
  readonly axis: Axis;
  readonly span: Span;
}

/** Insertions in the order in which they are carried out. */
function insertions({ update }: OldSheet): readonly Work[] {
  return [
    ...update.insertRows.map((span): Work => ({ axis: 'row', span })),
    ...update.insertColumns.map((span): Work => ({ axis: 'column', span })),
  ];
}

function deletions({ update }: OldSheet): readonly Work[] {
  return [
    ...update.deleteRows.map((span): Work => ({ axis: 'row', span })),
    ...update.deleteColumns.map((span): Work => ({ axis: 'column', span })),
  ];
}

/** Column of the hidden sheet with the references: beside the saved cells. */
function trackColumn({ kept }: OldSheet): number {
  return kept.column + kept.columns + 1;
}

/** Writes references to the places of all insertions, then inserts the lines. */
export function* makeRoomSteps({ old, backup }: Placement): Iterable<Step> {
  if (old === undefined) return;
  const work = insertions(old);
  if (work.length + deletions(old).length === 0) return;
  yield* trackSteps(old, backup, work, 0);
  for (const each of work) yield lineStep(old, each, 'insert');
  yield* trackSteps(old, backup, deletions(old), work.length);
}

function* trackSteps(old: OldSheet, backup: string, work: readonly Work[], first: number): Iterable<Step> {
  if (work.length === 0) return;
  const formulas = work.map(({ axis, span: { at } }) => [
    `=${quoteSheet(old.name)}!${axis === 'row' ? cellAddress(at, 0) : cellAddress(0, at)}`,
  ]);
  const column = columnLetters(trackColumn(old));
  const address = `${column}${first + 1}:${column}${first + work.length}`;
  yield {
    bytes: CALL_BYTES + 40 * work.length,
    queue: (_, sheetOf) => void (sheetOf(backup).getRange(address).formulas = formulas),
  };
}

/** Deletes lines that are no longer in the plan. */
export function* deleteSteps({ old }: Placement, pending?: Pending): Iterable<Step> {
  if (old === undefined) return;
  const all = deletions(old);
  for (const [index, work] of all.entries())
    if (pending === undefined || pending.deletions.has(index)) yield lineStep(old, work, 'delete');
}

/** Undoes the insertions that were made. */
export function* undoRoomSteps({ old }: Placement, pending: Pending | undefined): Iterable<Step> {
  if (old === undefined || pending === undefined) return;
  const done = insertions(old).filter((_, index) => pending.insertions.has(index));
  for (const work of done.reverse()) yield lineStep(old, work, 'delete');
}

/** Inserts or deletes whole rows or columns. */
export function lineStep(
  old: Pick<OldSheet, 'id'>,
  { axis, span: { at, count } }: Work,
  what: 'insert' | 'delete',
): Step {
  const address =
    axis === 'row' ? `${at + 1}:${at + count}` : `${columnLetters(at)}:${columnLetters(at + count - 1)}`;
  return {
    bytes: 2 * CALL_BYTES,
    queue: (_, sheetOf) => {
      const range = sheetOf(old.id).getRange(address);
      if (what === 'insert') range.insert(axis === 'row' ? 'Down' : 'Right');
      else range.delete(axis === 'row' ? 'Up' : 'Left');
    },
  };
}

/** Insertions that were made, and deletions that are still to be made, by their index. */
export interface Pending {
  readonly insertions: ReadonlySet<number>;
  readonly deletions: ReadonlySet<number>;
}

/** To be called before a sync and read after it; undefined if there was nothing to do, or nothing has begun. */
export function askProgress(
  { workbook }: Excel.RequestContext,
  { old, backup }: Placement,
): () => Pending | undefined {
  if (old === undefined) return () => undefined;
  const work = [insertions(old), deletions(old)] as const;
  const count = work[0].length + work[1].length;
  if (count === 0) return () => undefined;
  const column = columnLetters(trackColumn(old));
  const range = workbook.worksheets.getItemOrNullObject(backup).getRange(`${column}1:${column}${count}`);
  range.load('formulas');
  /* eslint-disable office-addins/call-sync-before-read, office-addins/call-sync-after-load, office-addins/load-object-before-read --
     called after the caller's sync; a null object needs no load */
  return () => {
    if (range.isNullObject) return undefined;
    const places = (range.formulas as unknown[][]).map((row): Area | undefined => {
      const [text] = row;
      return typeof text === 'string' ? parseReference(text)?.area : undefined;
    });
    const lineOf = ({ axis }: Work, place: Area | undefined): number | undefined =>
      axis === 'row' ? place?.row : place?.column;
    const made = work[0].flatMap((each, index) =>
      (lineOf(each, places[index]) ?? each.span.at) > each.span.at ? [index] : [],
    );
    const left = work[1].flatMap((_, index) => (places[work[0].length + index] === undefined ? [] : [index]));
    return { insertions: new Set(made), deletions: new Set(left) };
  };
}
