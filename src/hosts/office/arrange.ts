/**
 * Reads what exists in the workbook, and decides where each sheet of a plan is written.
 *
 * A sheet with a mark is overwritten, so that the user's references to it are kept: it is built in a hidden sheet first, then
 * copied. A new sheet is built hidden and gets its name at the end.
 */
import type { Area, SheetPlan, WorkbookPlan } from '../../workbook/plan/plan.js';
import { parseReference } from '../../workbook/plan/address.js';
import { HostError, SHEET_NAME_TAKEN, WORKBOOK_PROTECTED } from '../failure.js';
import { extentOf, keysBySheet, splitMarks } from '../marks.js';
import type { ExcelRuntime } from './batches.js';
import type { Found } from './found.js';
import { readOldSheets, type OldSheet } from './old.js';
import { isLight } from '../updates.js';

export interface Placement {
  readonly sheet: SheetPlan;
  readonly extent: Area;
  /** Name of the hidden sheet in which it is built. */
  readonly staging: string;
  /** Name of the hidden sheet with the contents of the old sheet. */
  readonly backup: string;
  readonly old?: OldSheet;
}

export interface Arrangement {
  readonly plan: WorkbookPlan;
  readonly found: Found;
  readonly placements: readonly Placement[];
  /** The name of a planned sheet until the swap; other sheets keep theirs. */
  readonly presentName: (sheet: string) => string;
  /** Sheets that are deleted at the end: their names, and all our defined names that refer to them. */
  readonly removed: readonly { readonly sheet: string; readonly names: readonly string[] }[];
  /** Our defined names that the plan lacks, as far as they exist; they are deleted at the end. */
  readonly removedNames: readonly string[];
  /** Whether only contents of cells change, so that they can be written in place. */
  readonly isContentOnly: boolean;
}

/** Needs one round trip, and one more if there are sheets to overwrite. */
export async function arrange(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  excel: ExcelRuntime,
): Promise<Arrangement> {
  const { worksheets, names, tables } = context.workbook;
  worksheets.load('items/name,items/id');
  names.load('items/name,items/formula');
  tables.load('items/name');
  const protection = excel.supports('1.7') ? context.workbook.protection : undefined;
  protection?.load('protected');
  await context.sync();
  const found: Found = {
    sheets: worksheets.items.map(({ name, id }) => ({ name, id })),
    names: new Map(
      names.items.map(({ name, formula }) => [name.toLowerCase(), { name, formula: String(formula) }]),
    ),
    tables: new Set(tables.items.map(({ name }) => name)),
  };
  const { marks } = splitMarks(
    [...found.names.values()].map(({ name, formula }) => ({ name, ref: formula })),
  );
  refuseTakenNames(found, plan, keysBySheet(marks));
  const removed = (plan.removedSheets ?? []).flatMap((key) => {
    const sheet = marks.get(key)?.sheet;
    return sheet === undefined ? [] : [{ sheet, names: namesOn(found, sheet) }];
  });
  const removedNames = (plan.removedNames ?? []).filter((name) => found.names.has(name.toLowerCase()));

  const marked = plan.sheets.map((sheet) => {
    const mark = marks.get(sheet.key) ?? adopted(sheet);
    const old = found.sheets.find(({ name }) => name === mark?.sheet);
    return {
      sheet,
      extent: extentOf(sheet),
      ...(mark === undefined || old === undefined ? {} : { old, area: mark.area }),
    };
  });
  const free = freeNames(found);
  const olds = await readOldSheets(context, marked, found, excel);
  const placements = marked.map(({ sheet, extent }, index): Placement => {
    const old = olds[index];
    const place = { sheet, extent, staging: free(), backup: free() };
    return old === undefined ? place : { ...place, old };
  });
  const present = new Map(
    placements.map(({ sheet, staging, old }) => [sheet.name.toLowerCase(), old?.name ?? staging]),
  );
  const isContentOnly =
    removed.length === 0 && removedNames.length === 0 && isOnlyContent(placements, plan, found);
  if (protection?.protected === true && !isContentOnly)
    throw new HostError(WORKBOOK_PROTECTED, 'the structure of the workbook is protected');
  return {
    ...{ plan, found, placements, removed, removedNames, isContentOnly },
    presentName: (sheet) => present.get(sheet.toLowerCase()) ?? sheet,
  };
}

/** A sheet without a mark that the plan knows to be ours. */
function adopted({ update }: SheetPlan): { readonly sheet: string; readonly area: Area } | undefined {
  return update?.adopts === undefined ? undefined : { sheet: update.adopts, area: update.area };
}

/** Our defined names that refer to the sheet: without it they would be `#REF!`. */
function namesOn(found: Found, sheet: string): readonly string[] {
  return [...found.names.values()].flatMap(({ name, formula }) =>
    /^tuiyan[._]/i.test(name) && parseReference(formula)?.sheet === sheet ? [name] : [],
  );
}

/** Whether nothing changes but contents of cells: no sheet, name of a sheet, or defined name. */
function isOnlyContent(placements: readonly Placement[], plan: WorkbookPlan, found: Found): boolean {
  const place = (ref: string): string => {
    const reference = parseReference(ref);
    return reference === undefined ? ref.replace(/^=/, '') : JSON.stringify(reference);
  };
  return (
    placements.length > 0 &&
    placements.every(
      ({ sheet, old }) =>
        old !== undefined &&
        old.name === sheet.name &&
        old.update.adopts === undefined &&
        isLight(old.update),
    ) &&
    plan.names.every(({ name, ref }) => {
      const there = found.names.get(name.toLowerCase());
      return there !== undefined && place(there.formula) === place(ref);
    })
  );
}

function refuseTakenNames(found: Found, plan: WorkbookPlan, keys: ReadonlyMap<string, string>): void {
  const planned = new Set(plan.sheets.map(({ key }) => key));
  const wanted = new Set(plan.sheets.map(({ name }) => name.toLowerCase()));
  const known = new Set(plan.sheets.map(({ update }) => update?.adopts));
  for (const { name } of found.sheets) {
    const key = keys.get(name);
    if ((key !== undefined && planned.has(key)) || known.has(name)) continue;
    if (wanted.has(name.toLowerCase())) {
      throw new HostError(SHEET_NAME_TAKEN, `the workbook has another sheet "${name}"`, name);
    }
  }
}

/** A function that gives unused names for hidden sheets, including those left by an interrupted build. */
function freeNames(found: Found): () => string {
  const taken = new Set(found.sheets.map(({ name }) => name.toLowerCase()));
  let number = 0;
  return () => {
    do number++;
    while (taken.has(`~tuiyan ${number}`));
    return `~tuiyan ${number}`;
  };
}
