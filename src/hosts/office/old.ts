/** Our existing sheets in the workbook: their contents, and whether they can be overwritten. */
import type { Area, SheetPlan, SheetUpdate } from '../../workbook/plan/plan.js';
import { cellAddress, parseReference, rangeAddress } from '../../workbook/plan/address.js';
import { areasMeet, insideArea, unionArea } from '../../workbook/plan/rectangles.js';
import { CELLS_IN_THE_WAY, CHANGED_MEANWHILE, HostError, SHEET_PROTECTED } from '../failure.js';
import type { Found } from './found.js';
import type { ExcelRuntime } from './batches.js';
import { askSeen } from './seen.js';
import { moveArea, wholeUpdate } from '../updates.js';

/** One of our existing sheets, which is overwritten. */
export interface OldSheet {
  /** Excel's id, which does not change with the name. */
  readonly id: string;
  readonly name: string;
  /** The rectangle that was last written. */
  readonly area: Area;
  /** Names of all its charts, including the user's. */
  readonly charts: readonly string[];
  /** Names of all its tables, including the user's. */
  readonly allTables: readonly string[];
  /** Existing tables that the plan keeps or drops, with their areas before lines are inserted. */
  readonly tables: ReadonlyMap<string, Area>;
  readonly update: SheetUpdate;
  /** Whether the plan was not made for this workbook, so that its whole rectangle is written. */
  readonly isWhole: boolean;
  /** The area that is saved: all cells that may change, before lines are inserted. */
  readonly kept: Area;
}

interface Marked {
  readonly sheet: SheetPlan;
  readonly extent: Area;
  readonly old?: { readonly name: string; readonly id: string };
  readonly area?: Area;
}

export async function readOldSheets(
  context: Excel.RequestContext,
  marked: readonly Marked[],
  found: Found,
  excel: ExcelRuntime,
): Promise<readonly (OldSheet | undefined)[]> {
  const questions = marked.map(({ sheet, extent, old, area }) => {
    if (old === undefined || area === undefined) return undefined;
    const { update = wholeUpdate(sheet, area) } = sheet;
    if (!excel.supports('1.9') && sheet.update === undefined)
      throw new HostError('ApiNotFound', 'writing a whole sheet again needs ExcelApi 1.9', old.name);
    if (JSON.stringify(boxOf(update.area)) !== JSON.stringify(boxOf(area)))
      throw new HostError(CHANGED_MEANWHILE, 'rows or columns were inserted or deleted', old.name);
    const worksheet = context.workbook.worksheets.getItem(old.id);
    const { charts, tables: allTables } = worksheet;
    const protection = excel.supports('1.2')
      ? context.workbook.worksheets.getItem(old.id).protection
      : undefined;
    protection?.load('protected');
    const seen = askSeen(worksheet, old.name, update.seen);
    charts.load('items/name');
    allTables.load('items/name');
    const tables = [...sheet.tables.map(({ name }) => name), ...update.droppedTables]
      .filter((name) => found.tables.has(name))
      .map((name) => {
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
    const isWhole = sheet.update === undefined;
    const cells = grown && isWhole ? worksheet.getRange(rangeAddress(extent)) : undefined;
    cells?.load('formulas');
    return { old, area, charts, allTables, tables, cells, sheet, extent, update, seen, protection };
  });
  if (questions.every((question) => question === undefined)) return [];
  await context.sync();
  return questions.map((question) => {
    if (question === undefined) return undefined;
    const { old, area, charts, allTables, tables, cells, sheet, extent, update, seen, protection } = question;
    if (protection?.protected === true)
      throw new HostError(SHEET_PROTECTED, 'the sheet is protected', old.name);
    seen.verify();
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
      update,
      isWhole: sheet.update === undefined,
      kept: keptArea(sheet, area, extent, update),
    };
  });
}

function keptArea(sheet: SheetPlan, area: Area, extent: Area, update: SheetUpdate): Area {
  if (sheet.update === undefined) return unionArea(area, extent);
  const cells = update.seen.reduce((kept, { area: seen }) => unionArea(kept, seen), area);
  // Merged ranges that overlap the area are saved as a whole, because a part of them could not be restored.
  return wholeMerges(cells, update.foundMerges ?? []);
}

function wholeMerges(area: Area, merges: readonly Area[]): Area {
  const whole = merges
    .filter((merge) => areasMeet(merge, area))
    .reduce((kept, merge) => unionArea(kept, merge), area);
  return rangeAddress(whole) === rangeAddress(area) ? area : wholeMerges(whole, merges);
}

/** The rectangle only, without other properties of the object. */
function boxOf({ row, column, rows, columns }: Area): Area {
  return { row, column, rows, columns };
}

/** The area of a table after lines are inserted. */
export function tableAfter(old: OldSheet, name: string): Area | undefined {
  const before = old.tables.get(name);
  return before === undefined ? undefined : moveArea(before, old.update);
}

/** Refuses if the plan, which has grown, would overwrite cells of the user. */
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
