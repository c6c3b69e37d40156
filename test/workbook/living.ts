/** A workbook with the first build of a model in it, on the simulated Excel, and a user who works in it. */
import { createOfficeHost } from '../../src/hosts/office/office.js';
import type { Host } from '../../src/hosts/host.js';
import type { Model } from '../../src/model/model.js';
import type { WorkbookPlan, WorkbookSnapshot } from '../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { copyExcel, createExcel, type SimulatedExcel } from '../hosts/excel/index.js';
import { shiftLines, type Axis } from '../hosts/excel/lines.js';
import { cellAt, type Input, type SheetState } from '../hosts/excel/state.js';
import { preparedOf } from './models.js';

export const planOf = (model: Model, language: 'zh' | 'en' = 'zh'): WorkbookPlan =>
  planWorkbook(preparedOf(model), language);

export interface Living {
  readonly excel: SimulatedExcel;
  readonly host: Host;
  sheet(name: string): SheetState;
  /** As a user types: a formula with `=`, a number, or text; the sheet is made when missing. 0-based. */
  type(sheet: string, row: number, column: number, input: string | number | null): void;
  insert(sheet: string, axis: Axis, at: number, count?: number): void;
  delete(sheet: string, axis: Axis, at: number, count?: number): void;
  read(): Promise<WorkbookSnapshot>;
}

/** First builds so far, by plan and then by level of the interface. */
const firstBuilds = new WeakMap<WorkbookPlan, Map<string | undefined, Promise<SimulatedExcel>>>();

/** Each plan is built once; every user works in a copy of that workbook. */
export async function startLiving(plan: WorkbookPlan, level?: string): Promise<Living> {
  const builds = firstBuilds.get(plan) ?? new Map<string | undefined, Promise<SimulatedExcel>>();
  firstBuilds.set(plan, builds);
  const build = builds.get(level) ?? buildFirst(plan, level);
  builds.set(level, build);
  return livingOf(copyExcel(await build, level));
}

async function buildFirst(plan: WorkbookPlan, level: string | undefined): Promise<SimulatedExcel> {
  const excel = createExcel(level);
  const built = await createOfficeHost(excel.runtime).apply(plan);
  if (!built.ok) throw new Error(JSON.stringify(built.failure));
  return excel;
}

export function livingOf(excel: SimulatedExcel): Living {
  const { workbook, executor } = excel;
  const host = createOfficeHost(excel.runtime);
  const sheet = (name: string): SheetState => workbook.findSheet(name) ?? workbook.addSheet(name);
  const inputOf = (input: string | number | null): Input => {
    if (typeof input !== 'string') return input;
    return input.startsWith('=') ? { formula: workbook.toIds(input) } : { text: input };
  };
  const living: Living = {
    ...{ excel, host, sheet },
    type(name, row, column, input) {
      cellAt(sheet(name), row, column).input = inputOf(input);
      executor.changed();
    },
    insert(name, axis, at, count = 1) {
      shiftLines(workbook, sheet(name), axis, at, count);
      executor.changed();
    },
    delete(name, axis, at, count = 1) {
      shiftLines(workbook, sheet(name), axis, at, -count);
      executor.changed();
    },
    async read() {
      const result = await host.read();
      if (!result.ok) throw new Error(JSON.stringify(result.failure));
      return result.value;
    },
  };
  return living;
}

export function modelOf(snapshot: WorkbookSnapshot): Model {
  const outcome = readWorkbook(snapshot);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}
