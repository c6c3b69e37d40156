/** A planned workbook in an independent engine (IronCalc): applied, calculated, edited, and compared with another plan. */
import { createBrowserHost, type BrowserHost } from '../../src/hosts/ironcalc/browser.js';
import type { CachedValue, Cell, WorkbookPlan, WorkbookSnapshot } from '../../src/workbook/plan/plan.js';
import { newModel } from '../hosts/engine.js';

export async function calculated(plan: WorkbookPlan): Promise<BrowserHost> {
  const host = createBrowserHost(newModel());
  const applied = await host.apply(withoutLooks(plan));
  if (!applied.ok) throw new Error(applied.failure.detail);
  host.model().evaluate();
  return host;
}

/** Colours, borders and number formats are no part of a calculation, and cost the engine more than the formulas do. */
function withoutLooks(plan: WorkbookPlan): WorkbookPlan {
  const bare = (cell: Cell | undefined): Cell | undefined => {
    if (cell?.style === undefined) return cell;
    const { style: _, ...rest } = cell;
    return rest;
  };
  const sheets = plan.sheets.map((sheet) => ({
    ...sheet,
    blocks: sheet.blocks.map((block) => ({ ...block, cells: block.cells.map((line) => line.map(bare)) })),
    conditionalFormats: [],
  }));
  return { ...plan, sheets };
}

export async function snapshot(host: BrowserHost): Promise<WorkbookSnapshot> {
  const read = await host.read();
  if (!read.ok) throw new Error(read.failure.detail);
  return read.value;
}

/** All formula cells of `expected` that the snapshot shows differently. */
export function differences(expected: WorkbookPlan, seen: WorkbookSnapshot): unknown[] {
  return expected.sheets.flatMap((sheet) => {
    const shown = seen.sheets.find(({ name }) => name === sheet.name)?.cells ?? [];
    return sheet.blocks.flatMap((block) =>
      block.cells.flatMap((line, r) =>
        line.flatMap((cell, c) => {
          if (cell?.formula === undefined) return [];
          const value = shown[block.row + r]?.[block.column + c]?.value ?? '';
          return isSame(value, cell.cached)
            ? []
            : [[sheet.name, r + 1, c + 1, cell.formula, cell.cached, value]];
        }),
      ),
    );
  });
}

export function isSame(value: unknown, cached: CachedValue | undefined): boolean {
  if (typeof value !== 'number' || typeof cached !== 'number')
    return JSON.stringify(value) === JSON.stringify(cached);
  return Math.abs(value - cached) <= 1e-9 * Math.max(Math.abs(cached), 1e-6);
}

/** Place of a sheet in the plan, from 0 as in the engine. */
export function numberOf(plan: WorkbookPlan, key: string): number {
  return plan.sheets.findIndex((sheet) => sheet.key === key);
}

/** The sheet's first row with the value in that column, which counts from 0; rows count from 1 as in the engine. */
export function rowOf(plan: WorkbookPlan, sheet: string, column: number, value: string): number {
  const lines = plan.sheets[numberOf(plan, sheet)]?.blocks[0]?.cells ?? [];
  return lines.findIndex((line) => line[column]?.value === value) + 1;
}
