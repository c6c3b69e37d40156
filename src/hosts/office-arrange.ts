/**
 * What stands in the workbook, and where each sheet of a plan goes.
 *
 * A sheet with a mark is written into again, so that every reference of the user to it stays: it is built in a
 * hidden sheet first, then copied over. A sheet without one is built hidden and gets its name at the end.
 */
import type { Area, SheetPlan, WorkbookPlan } from '../workbook/plan.js';
import { areaAddress, cellAddress, insideArea, parseReference, unionArea } from './address.js';
import { CELLS_IN_THE_WAY, HostError, SHEET_NAME_TAKEN } from './failure.js';
import { extentOf, keysBySheet, splitMarks } from './marks.js';
import type { ExcelRuntime } from './office-batches.js';

/** The workbook as it was found. */
export interface Found {
  readonly sheets: readonly { readonly name: string; readonly id: string }[];
  /** Formula with `=` by lower-case name, as Excel gives it. */
  readonly names: ReadonlyMap<string, { readonly name: string; readonly formula: string }>;
  readonly tables: ReadonlySet<string>;
}

/** A sheet of ours that stands in the workbook and is written again. */
export interface OldSheet {
  /** Excel's own, stable while names change. */
  readonly id: string;
  readonly name: string;
  /** What was written last time. */
  readonly area: Area;
  /** Names of all charts that stand on it, the user's too. */
  readonly charts: readonly string[];
  /** Names of all tables that stand on it, the user's too. */
  readonly allTables: readonly string[];
  /** The plan's tables that stand on it already, with their addresses. */
  readonly tables: ReadonlyMap<string, Area>;
}

export interface Placement {
  readonly sheet: SheetPlan;
  readonly extent: Area;
  /** Name of the hidden sheet in which it is built. */
  readonly staging: string;
  /** Name of the hidden sheet that keeps what the old sheet held. */
  readonly backup: string;
  readonly old?: OldSheet;
}

export interface Arrangement {
  readonly plan: WorkbookPlan;
  readonly found: Found;
  readonly placements: readonly Placement[];
  /** The name by which a planned sheet goes until the swap; other sheets keep theirs. */
  readonly presentName: (sheet: string) => string;
}

/** One round trip, and one more when there are sheets to write again. */
export async function arrange(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  excel: ExcelRuntime,
): Promise<Arrangement> {
  const { worksheets, names, tables } = context.workbook;
  worksheets.load('items/name,items/id');
  names.load('items/name,items/formula');
  tables.load('items/name');
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

  const marked = plan.sheets.map((sheet) => {
    const mark = marks.get(sheet.key);
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
  return { plan, found, placements, presentName: (sheet) => present.get(sheet.toLowerCase()) ?? sheet };
}

interface Marked {
  readonly sheet: SheetPlan;
  readonly extent: Area;
  readonly old?: { readonly name: string; readonly id: string };
  readonly area?: Area;
}

async function readOldSheets(
  context: Excel.RequestContext,
  marked: readonly Marked[],
  found: Found,
  excel: ExcelRuntime,
): Promise<readonly (OldSheet | undefined)[]> {
  const questions = marked.map(({ sheet, extent, old, area }) => {
    if (old === undefined || area === undefined) return undefined;
    if (!excel.supports('1.9'))
      throw new HostError('ApiNotFound', 'writing a sheet again needs ExcelApi 1.9', old.name);
    const worksheet = context.workbook.worksheets.getItem(old.id);
    const { charts, tables: allTables } = worksheet;
    charts.load('items/name');
    allTables.load('items/name');
    const tables = sheet.tables
      .filter(({ name }) => found.tables.has(name))
      .map(({ name }) => {
        const range = context.workbook.tables.getItem(name).getRange();
        range.load('address');
        return { name, range };
      });
    const both = unionArea(area, extent);
    const grown =
      both.rows !== area.rows ||
      both.columns !== area.columns ||
      both.row !== area.row ||
      both.column !== area.column;
    const cells = grown ? worksheet.getRange(areaAddress(extent)) : undefined;
    cells?.load('formulas');
    return { old, area, charts, allTables, tables, cells, sheet, extent };
  });
  if (questions.every((question) => question === undefined)) return [];
  await context.sync();
  return questions.map((question) => {
    if (question === undefined) return undefined;
    const { old, area, charts, allTables, tables, cells, sheet, extent } = question;
    if (cells !== undefined) refuseCellsInTheWay(cells.formulas as unknown[][], sheet, extent, area);
    const places = new Map<string, Area>();
    for (const { name, range } of tables) {
      const reference = parseReference(range.address);
      if (reference?.sheet === old.name) places.set(name, reference.area);
    }
    const namesIn = (items: readonly { readonly name: string }[]): readonly string[] =>
      items.map(({ name }) => name);
    return {
      ...old,
      area,
      charts: namesIn(charts.items),
      allTables: namesIn(allTables.items),
      tables: places,
    };
  });
}

function refuseTakenNames(found: Found, plan: WorkbookPlan, keys: ReadonlyMap<string, string>): void {
  const planned = new Set(plan.sheets.map(({ key }) => key));
  const wanted = new Set(plan.sheets.map(({ name }) => name.toLowerCase()));
  for (const { name } of found.sheets) {
    const key = keys.get(name);
    if (key !== undefined && planned.has(key)) continue;
    if (wanted.has(name.toLowerCase())) {
      throw new HostError(SHEET_NAME_TAKEN, `the workbook has another sheet "${name}"`, name);
    }
  }
}

/** Cells of the user that the plan, grown since last time, would write over. */
function refuseCellsInTheWay(
  formulas: readonly (readonly unknown[])[],
  sheet: SheetPlan,
  extent: Area,
  area: Area,
): void {
  formulas.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      const row = extent.row + r;
      const column = extent.column + c;
      if (cell === '' || insideArea(area, row, column)) return;
      throw new HostError(
        CELLS_IN_THE_WAY,
        'a cell of the user',
        `'${sheet.name}'!${cellAddress(row, column)}`,
      );
    });
  });
}

/** Names for hidden sheets that no sheet bears, not even one left by a build that the machine cut off. */
function freeNames(found: Found): () => string {
  const taken = new Set(found.sheets.map(({ name }) => name.toLowerCase()));
  let number = 0;
  return () => {
    do number++;
    while (taken.has(`~tuiyan ${number}`));
    return `~tuiyan ${number}`;
  };
}
