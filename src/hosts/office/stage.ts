/**
 * Builds a sheet of a plan in a hidden sheet, as steps. If Excel refuses something (a formula, a size, a name), it does so here,
 * before anything visible to the user has been changed.
 */
import type { Block, Cell, SheetPlan } from '../../workbook/plan/plan.js';
import { absoluteReference, cellAddress, quoteSheet, rangeAddress } from '../../workbook/plan/address.js';
import { mapSheets } from '../../workbook/plan/references.js';
import { eachCell } from '../../workbook/plan/rectangles.js';
import { TABLE_STYLE } from '../appearance.js';
import { chartName, markName } from '../marks.js';
import type { Arrangement, Placement } from './arrange.js';
import { CALL_BYTES, jsonBytes, type ExcelRuntime, type Step } from './batches.js';
import { chartSteps } from './charts.js';
import { conditionSteps, formatSteps, layoutSteps, mergeSteps, validationSteps } from './formats.js';
import { makeRoomSteps } from './room.js';
import { partOf } from '../updates.js';

/** Rows of a block are sent in chunks of about this many bytes, so that batches can be filled. */
const CHUNK_BYTES = 500_000;

/** Creates the hidden sheets and the names, saves cells that will be overwritten, inserts lines, then builds every sheet. */
export function* stageSteps(arrangement: Arrangement, excel: ExcelRuntime): Iterable<Step> {
  const canCopy = excel.supports('1.9');
  for (const placement of arrangement.placements) yield* makeSheets(placement, canCopy);
  // Before any formula is written, because Excel moves existing references when lines are inserted.
  for (const placement of arrangement.placements) yield* makeRoomSteps(placement);
  yield* newNames(arrangement);
  for (const placement of arrangement.placements) {
    const { sheet } = placement;
    for (const step of buildSteps(arrangement, placement, excel)) yield { sheet: sheet.name, ...step };
  }
}

function* makeSheets({ staging, backup, old }: Placement, canCopy: boolean): Iterable<Step> {
  yield {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => void (workbook.worksheets.add(staging).visibility = 'Hidden'),
  };
  if (old === undefined) return;
  const kept = rangeAddress(old.kept);
  yield {
    bytes: 2 * CALL_BYTES,
    queue: ({ workbook }) => {
      const sheet = workbook.worksheets.add(backup);
      sheet.visibility = 'Hidden';
      if (canCopy) sheet.getRange(kept).copyFrom(`${quoteSheet(old.name)}!${kept}`, 'All');
    },
  };
}

/** Names must exist before formulas that use them. Existing names change only at the swap. */
function* newNames({ plan, found, placements, presentName }: Arrangement): Iterable<Step> {
  for (const { name, ref } of plan.names) {
    if (found.names.has(name.toLowerCase())) continue;
    const formula = mapSheets(ref.startsWith('=') ? ref : `=${ref}`, presentName);
    yield { bytes: CALL_BYTES, queue: ({ workbook }) => void workbook.names.add(name, formula) };
  }
  for (const { sheet, extent } of placements) {
    const name = markName(sheet.key);
    if (found.names.has(name.toLowerCase())) continue;
    const formula = `=${absoluteReference(presentName(sheet.name), extent)}`;
    yield {
      bytes: CALL_BYTES,
      queue: ({ workbook }) => void (workbook.names.add(name, formula).visible = false),
    };
  }
}

function* buildSteps(arrangement: Arrangement, placement: Placement, excel: ExcelRuntime): Iterable<Step> {
  const { plan, presentName } = arrangement;
  const { sheet, staging, old } = placement;
  if (old !== undefined) {
    // Objects of the sheet rather than of its cells are made at the swap: tables, charts, rules, merged cells.
    const { write, fresh } = old.update;
    for (const block of partOf(sheet, write).blocks) yield* blockSteps(block, staging, presentName);
    const part = partOf(sheet, fresh);
    for (const block of part.blocks) yield* blockSteps(block, staging, presentName);
    yield* linkSteps(part, staging, excel);
    yield* formatSteps(part, plan, staging, excel);
    return;
  }
  for (const block of sheet.blocks) yield* blockSteps(block, staging, presentName);
  yield* linkSteps(sheet, staging, excel);
  yield* formatSteps(sheet, plan, staging, excel);
  if (excel.supports('1.8')) yield* validationSteps(sheet, staging, presentName);
  if (excel.supports('1.6')) yield* conditionSteps(sheet, plan, staging, presentName);
  yield* mergeSteps(sheet, staging);
  yield* layoutSteps(sheet, staging, excel);
  for (const { name, area } of sheet.tables) yield tableStep(name, rangeAddress(area), staging);
  for (const chart of sheet.charts)
    yield* chartSteps(chart, chartName(chart.key), staging, plan, presentName, excel);
}

/** Creates a table with a name. */
export function tableStep(name: string, address: string, sheet: string): Step {
  return {
    bytes: 2 * CALL_BYTES,
    queue: (_, sheetOf) => {
      const table = sheetOf(sheet).tables.add(address, true);
      table.name = name;
      table.style = TABLE_STYLE;
      table.showBandedRows = false;
    },
  };
}

/** Writes whole rows; `null` does not change a cell, and neither does a cell without content unless `blank` is given. */
export function* blockSteps(
  block: Block,
  sheet: string,
  presentName: (sheet: string) => string,
  blank: '' | null = null,
): Iterable<Step> {
  const columns = block.cells[0]?.length ?? 0;
  if (columns === 0) return;
  let chunk: (string | number | boolean | null)[][] = [];
  let bytes = 0;
  let first = block.row;
  const close = (): Step => {
    const formulas = chunk;
    const address = rangeAddress({ row: first, column: block.column, rows: formulas.length, columns });
    first += formulas.length;
    const step: Step = {
      bytes: CALL_BYTES + bytes,
      queue: (_, sheetOf) => void (sheetOf(sheet).getRange(address).formulas = formulas),
    };
    chunk = [];
    bytes = 0;
    return step;
  };
  for (const cells of block.cells) {
    const row = cells.map((cell) => (cell === undefined ? null : (inputOf(cell, presentName) ?? blank)));
    chunk.push(row);
    bytes += jsonBytes(row) + 1;
    if (bytes > CHUNK_BYTES) yield close();
  }
  if (chunk.length > 0) yield close();
}

/** Text always has Excel's text prefix, an apostrophe: without it `2025-01` or `=1+2` would not remain text. */
function inputOf(cell: Cell, presentName: (sheet: string) => string): string | number | boolean | null {
  if (cell.formula !== undefined) return mapSheets(cell.formula, presentName);
  if (cell.value === undefined || cell.value === null) return null;
  return typeof cell.value === 'string' ? `'${cell.value}` : cell.value;
}

/**
 * Links and comments come before formats, because a link adds Excel's own blue underline. Comments, not the older notes: the
 * library that add-ins host themselves (1.1.110) has no notes yet.
 */
export function* linkSteps(sheet: SheetPlan, staging: string, excel: ExcelRuntime): Iterable<Step> {
  const steps: Step[] = [];
  eachCell(sheet, ({ link, comment }, row, column) => {
    const address = cellAddress(row, column);
    if (link !== undefined && excel.supports('1.7')) {
      steps.push({
        bytes: CALL_BYTES,
        queue: (_, sheetOf) =>
          void (sheetOf(staging).getRange(address).hyperlink = {
            documentReference: link,
          }),
      });
    }
    if (comment !== undefined && excel.supports('1.10')) {
      steps.push({
        bytes: CALL_BYTES + jsonBytes(comment),
        // Excel takes an address only with the name of its sheet; the range is the cell wherever it is.
        queue: (_, sheetOf) => {
          const sheet = sheetOf(staging);
          sheet.comments.add(sheet.getRange(address), comment);
        },
      });
    }
  });
  yield* steps;
}
