/**
 * Reconciles a plan with an existing workbook: a second build that loses nothing of the user's.
 *
 * In: the workbook, the plan of the model that it shows (`planWorkbook` of the result of `readWorkbook`: the last plan with the
 * user's own edits), and the plan to write. Out: that plan with its lines and sheets at the places where the workbook has them,
 * and an update for each existing sheet; problems that a user should know before anything is written, each with its cell; and a
 * function that moves later plans of the same shape to the same places.
 *
 * Rows and columns that the user inserted are kept, with the plan's lines around them; a renamed sheet keeps its name; a new
 * line of the plan is inserted, a removed one is deleted, so that references to other lines still point to the same series.
 * Hosts carry this out and decide nothing.
 */
import type { Problem } from '../../messages/problem.js';
import { parseReference } from '../plan/address.js';
import { REGIONS } from '../plan/naming.js';
import { IN_PLACE, type LineMap } from './lineMap.js';
import { hasTables, meetSheet, type AllEdges, type Meeting } from './meetSheet.js';
import { namesBehind } from './namesBehind.js';
import { placePlan, type Places, type SheetPlace } from './placePlan.js';
import type { SheetPlan, WorkbookPlan, WorkbookSnapshot } from '../plan/plan.js';
import { edgesInPlan, edgesInSnapshot } from './rangeEdges.js';
import type { ReconcileOptions, ReconciledSheet } from './reconciled.js';
import { reconcileSheet } from './reconcileSheet.js';
import { gridOf, type NameBehind } from './sheetLines.js';
import { judgeRemovedSheets, lostReferences } from './removedSheets.js';
import { emptyLostFormulas } from './strayFormulas.js';
import { allAtOnce, type Steps } from '../plan/steps.js';

export interface Reconciled {
  readonly plan: WorkbookPlan;
  readonly problems: readonly Problem[];
  /** A later plan of the same shape at the same places; undefined if lines are deleted at the end. */
  readonly place: ((plan: WorkbookPlan) => WorkbookPlan) | undefined;
}

export function reconcile(
  snapshot: WorkbookSnapshot,
  previous: WorkbookPlan | undefined,
  next: WorkbookPlan,
  options: ReconcileOptions = {},
): Reconciled {
  return allAtOnce(reconcileInSteps(snapshot, previous, next, options));
}

/** The same, sheet by sheet. */
export function* reconcileInSteps(
  snapshot: WorkbookSnapshot,
  previous: WorkbookPlan | undefined,
  next: WorkbookPlan,
  options: ReconcileOptions,
): Steps<Reconciled> {
  const last = previous ?? next;
  const taken = new Set(snapshot.sheets.map(({ name }) => name.toLowerCase()));
  yield;
  const planned = edgesInPlan(next.sheets);
  yield;
  const written = last === next ? planned : edgesInPlan(last.sheets);
  yield;
  const edges: AllEdges = { next: planned, last: written, found: edgesInSnapshot(snapshot) };
  const pairs = new Map<string, Meeting>();
  let behind: NameBehind | undefined;
  for (const sheet of [...next.sheets].sort((a, b) => Number(hasTables(b)) - Number(hasTables(a)))) {
    yield;
    const found = snapshot.sheets.find(({ key }) => key === sheet.key);
    const before = last.sheets.find(({ key }) => key === sheet.key) ?? sheet;
    if (!hasTables(sheet)) behind ??= namesBehind([...pairs.values()]);
    if (found !== undefined) pairs.set(sheet.key, meetSheet(sheet, before, found, edges, behind));
  }
  const meetings = next.sheets.map((sheet) => pairs.get(sheet.key) ?? sheet);
  const met = meetings.filter((meeting): meeting is Meeting => 'found' in meeting);
  yield;
  const after: Places = new Map(
    meetings.map((meeting): [string, SheetPlace] => {
      if (!('found' in meeting)) {
        const name = freeName(meeting.name, taken);
        taken.add(name.toLowerCase());
        return [meeting.name, { name, rows: IN_PLACE, columns: IN_PLACE }];
      }
      const { sheet, before, found, rows, columns } = meeting;
      // A name that differs from the last plan's was given by the user.
      const name =
        found.name === before.name && !taken.has(sheet.name.toLowerCase()) ? sheet.name : found.name;
      taken.add(name.toLowerCase());
      return [sheet.name, { name, rows, columns }];
    }),
  );
  const names = new Map(
    met.map(({ sheet, found }) => [found.name, after.get(sheet.name)?.name ?? found.name]),
  );
  const says = options.says && new Map(options.says.sheets.map((sheet) => [sheet.key, gridOf(sheet)]));
  const world = { snapshot, last, next, after, met, names, says };
  const placed = placePlan(next, after);
  const judged: ReconciledSheet[] = [];
  for (const meeting of met) {
    yield;
    judged.push(reconcileSheet(meeting, world, options));
  }
  yield;
  const removed = judgeRemovedSheets(snapshot, last, next);
  const removedSheetNames = snapshot.sheets.flatMap(({ key, name }) =>
    key !== undefined && removed.keys.includes(key) ? [name] : [],
  );
  const done = emptyLostFormulas(met, judged, removedSheetNames);
  yield;
  const updates = new Map(done.map(({ key, update }) => [key, update]));
  const problems = [
    ...done.flatMap((each) => each.problems),
    ...removed.problems,
    ...lostReferences(snapshot, met, done, removed.keys),
  ];
  const removedNames = namesGone(snapshot, met, next);
  const plan: WorkbookPlan = {
    ...placed,
    sheets: placed.sheets.map((sheet) => {
      const update = updates.get(sheet.key);
      return update === undefined ? sheet : { ...sheet, ...onlyNew(sheet, met), update };
    }),
    ...(removed.keys.length === 0 ? {} : { removedSheets: removed.keys }),
    ...(removedNames.length === 0 ? {} : { removedNames }),
  };
  const deletes = done.some(
    ({ update }) => update.deleteRows.length + update.deleteColumns.length > 0 || removed.keys.length > 0,
  );
  return { plan, problems, place: deletes ? undefined : (later) => placePlan(later, after) };
}

/**
 * Names of our regions that the plan lacks, on the sheets that it has: their cells are no longer of that kind, and mostly gone. Those of
 * a sheet that is no longer planned are deleted or kept with the sheet.
 */
function namesGone(
  { names }: WorkbookSnapshot,
  met: readonly Meeting[],
  next: WorkbookPlan,
): readonly string[] {
  const planned = new Set(next.names.map(({ name }) => name.toLowerCase()));
  const sheets = new Set(met.map(({ found }) => found.name));
  return names.flatMap(({ name, ref }) => {
    if (!OUR_NAMES.has(name.toLowerCase()) || planned.has(name.toLowerCase())) return [];
    const sheet = parseReference(ref)?.sheet;
    return sheet === undefined || sheets.has(sheet) ? [name] : [];
  });
}

const OUR_NAMES: ReadonlySet<string> = new Set(Object.values(REGIONS).map((name) => name.toLowerCase()));

/** Widths and heights of new lines only: the user may have changed the others. */
function onlyNew(sheet: SheetPlan, met: readonly Meeting[]): Pick<SheetPlan, 'columnWidths' | 'rowHeights'> {
  const meeting = met.find((each) => each.sheet.key === sheet.key);
  const fresh = (
    sizes: Readonly<Record<number, number>>,
    planned: Readonly<Record<number, number>>,
    lines: LineMap,
  ) =>
    Object.fromEntries(
      Object.keys(planned).flatMap((line) => {
        const place = lines.place(Number(line));
        const size = sizes[place];
        return lines.isNew(Number(line)) && size !== undefined ? [[place, size]] : [];
      }),
    );
  if (meeting === undefined) return sheet;
  return {
    columnWidths: fresh(sheet.columnWidths, meeting.sheet.columnWidths, meeting.columns),
    rowHeights: fresh(sheet.rowHeights, meeting.sheet.rowHeights, meeting.rows),
  };
}

/** A free name for a new sheet, in case a sheet of the user has its name. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name.slice(0, 31 - ` (${n})`.length)} (${n})`;
  return free;
}
