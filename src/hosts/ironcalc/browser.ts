/**
 * The browser host: an IronCalc workbook, which calculates in the page (and in Node) without Excel.
 *
 * In: a `Model` that the caller made after loading the engine. `apply` works on a copy and replaces the model only after
 * everything is written, so a failure changes nothing; `model()` is always the present one. IronCalc has no tables, validations,
 * charts, comments, links, merged cells, indents or print set-up: those parts of a plan are left out. Its rows and columns are
 * 1-based, sheets are numbered from 0 in tab order.
 */
import { Model } from '@ironcalc/wasm';
import type { SheetPlan, WorkbookPlan, WorkbookSnapshot } from '../../workbook/plan/plan.js';
import { cellAddress, type Reference } from '../../workbook/plan/address.js';
import { eachCell, insideArea } from '../../workbook/plan/rectangles.js';
import { moveCells } from './lines.js';
import { nameChanges, renameSheets } from './names.js';
import { applyCellStyles, applyLayout, learnStyles } from './styles.js';
import { fromEngineName, inputOf, namesOf, snapshotOf, toEngineName } from './text.js';
import { clearRules, keepView, movesOf, refuseChanged, removeSheets, writeCells } from './update.js';
import { CELLS_IN_THE_WAY, done, failureOf, HostError, SHEET_NAME_TAKEN, stopIfAborted } from '../failure.js';
import type { ApplyOptions, Host, HostResult } from '../host.js';
import { keysBySheet, splitMarks } from '../marks.js';
import { isSmall } from '../updates.js';

export interface BrowserHost extends Host {
  /** The present workbook; a new object after each plan. */
  model(): Model;
  /** Takes a workbook's bytes (`Model.toBytes`) in place of the present one; a failure changes nothing. */
  open(bytes: Uint8Array): HostResult<void>;
  /** The same for bytes of this program's own, which need no trial: opening them calculates once. */
  replace(bytes: Uint8Array): HostResult<void>;
}

/** `onReplace` is called with the new model, so that a page can show it. */
export function createBrowserHost(model: Model, onReplace?: (model: Model) => void): BrowserHost {
  let current = model;
  const show = (bytes: Uint8Array, test: (opened: Model) => unknown): HostResult<void> => {
    try {
      const opened = Model.from_bytes(bytes, current.getLanguage());
      test(opened);
      current = opened;
      onReplace?.(opened);
      return done;
    } catch (thrown) {
      return failureOf(thrown);
    }
  };
  return {
    model: () => current,
    // Bytes that no engine has written may open and fail when they are read: not once they are shown.
    open: (bytes) => show(bytes, snapshotOf),
    replace: (bytes) => show(bytes, () => undefined),
    async apply(plan, options) {
      try {
        if (plan.sheets.every(({ update }) => update !== undefined && isSmall(update))) {
          if (writeInPlace(current, plan)) return done;
        }
        const copy = Model.from_bytes(current.toBytes(), current.getLanguage());
        await writePlan(copy, plan, options);
        current = copy;
        onReplace?.(copy);
        return done;
      } catch (thrown) {
        return failureOf(thrown);
      }
    },
    read(): Promise<HostResult<WorkbookSnapshot>> {
      try {
        return Promise.resolve({ ok: true, value: snapshotOf(current) });
      } catch (thrown) {
        return Promise.resolve(failureOf(thrown));
      }
    },
  };
}

/**
 * If only cells change, they are written into the workbook that is shown, so that selection and undo list are kept. False if a
 * name or sheet would have to change; then nothing is written.
 */
function writeInPlace(model: Model, plan: WorkbookPlan): boolean {
  if ((plan.removedSheets ?? []).length + (plan.removedNames ?? []).length > 0) return false;
  const marks = marksOf(model, plan);
  const names = model.getWorksheetsProperties().map(({ name }) => fromEngineName(name));
  const numbers = plan.sheets.map(({ key }) => names.indexOf(marks.get(key)?.sheet ?? ''));
  const known = new Map(namesOf(model).map(({ name, ref }) => [name.toLowerCase(), ref]));
  const isNamed = plan.names.every(
    ({ name, ref }) => known.get(name.toLowerCase()) === ref.replace(/^=/, ''),
  );
  const isPlaced = plan.sheets.every(
    ({ name, update }, index) => update?.adopts === undefined && names[numbers[index] ?? -1] === name,
  );
  if (!isNamed || !isPlaced) return false;
  const work = standingSheets(model, plan, marks);
  keepView(model, () => {
    model.pauseEvaluation();
    for (const { sheet, update, number } of work) writeCells(model, number, sheet, plan, update);
    model.resumeEvaluation();
    model.evaluate();
  });
  return true;
}

async function writePlan(model: Model, plan: WorkbookPlan, options: ApplyOptions | undefined): Promise<void> {
  model.pauseEvaluation();
  const marks = marksOf(model, plan);
  const updates = standingSheets(model, plan, marks);
  const steps = updates.map(({ sheet, update, number }) => ({
    place: sheet.name,
    number,
    ...movesOf(update),
  }));
  let progress = { part: 0, place: '' };
  /** Between two steps the page can paint, and the user can cancel. */
  const pause = async (part = progress.part, place = progress.place): Promise<void> => {
    stopIfAborted(options?.signal);
    progress = { part, place };
    options?.onProgress?.(part, place);
    await new Promise((resume) => setTimeout(resume));
  };

  const isFirst = isBlankStart(model);
  const numbers = placeSheets(model, plan, marks);
  if (isFirst) learnStyles(model, numbers[0] ?? 0, plan);
  for (const { place, number, before } of steps)
    for (const move of before) {
      moveCells(model, number, move);
      await pause(0, place);
    }
  // Sheets and names first: IronCalc parses a formula once, with the sheets and names that exist at that time.
  for (const change of nameChanges(model, plan, steps)) {
    change();
    await pause();
  }
  for (const [index, sheet] of plan.sheets.entries()) {
    await pause(index / plan.sheets.length, sheet.name);
    writeSheet(model, numbers[index] ?? 0, sheet, plan, marks.get(sheet.key));
  }
  for (const { place, number, after } of steps)
    for (const move of after) {
      await pause(LAST_PART, place);
      moveCells(model, number, move);
    }
  stopIfAborted(options?.signal);
  removeSheets(model, plan, marks);
  model.resumeEvaluation();
  model.evaluate();
  model.setSelectedSheet(0);
  options?.onProgress?.(1, '');
}

/** The fraction of work done after all cells are written and lines are deleted. */
const LAST_PART = 0.95;

/**
 * The sheets to be updated, by their index in the workbook; refused if their cells differ from those for which the plan was made.
 */
function standingSheets(model: Model, plan: WorkbookPlan, marks: ReadonlyMap<string, Reference>) {
  const names = model.getWorksheetsProperties().map(({ name }) => fromEngineName(name));
  return plan.sheets.flatMap((sheet) => {
    const mark = marks.get(sheet.key);
    const { update } = sheet;
    const number = names.indexOf(mark?.sheet ?? '');
    if (mark === undefined || update === undefined || number < 0) return [];
    refuseChanged(model, number, sheet, mark, update);
    return [{ sheet, update, number }];
  });
}

/** The places of sheets that were written before, including those that the plan knows although their mark is gone. */
function marksOf(model: Model, plan: WorkbookPlan): ReadonlyMap<string, Reference> {
  const marks = new Map(splitMarks(namesOf(model)).marks);
  for (const { key, update } of plan.sheets)
    if (update?.adopts !== undefined && !marks.has(key))
      marks.set(key, { sheet: update.adopts, area: update.area });
  return marks;
}

/** Finds or makes the sheet of each plan sheet, under its planned name; returns their numbers. */
function placeSheets(model: Model, plan: WorkbookPlan, marks: ReadonlyMap<string, Reference>): number[] {
  const names = model.getWorksheetsProperties().map(({ name }) => fromEngineName(name));
  let spare = isBlankStart(model) ? 0 : undefined;
  if (spare === undefined) refuseTakenNames(names, plan, marks);
  let count = names.length;
  const numbers = plan.sheets.map(({ key }) => {
    const mark = marks.get(key);
    const old = mark === undefined ? -1 : names.indexOf(mark.sheet);
    if (old >= 0) return old;
    if (spare !== undefined) {
      spare = undefined;
      return 0;
    }
    model.newSheet();
    return count++;
  });
  renameSheets(
    model,
    numbers.map((number, index) => ({ number, name: toEngineName(plan.sheets[index]?.name ?? '') })),
  );
  return numbers;
}

function refuseTakenNames(
  names: readonly string[],
  plan: WorkbookPlan,
  marks: ReadonlyMap<string, Reference>,
): void {
  const keys = keysBySheet(marks);
  const planned = new Set(plan.sheets.map(({ key }) => key));
  const wanted = new Set(plan.sheets.map(({ name }) => name.toLowerCase()));
  for (const name of names) {
    const key = keys.get(name);
    if (key !== undefined && planned.has(key)) continue;
    if (wanted.has(name.toLowerCase())) {
      throw new HostError(SHEET_NAME_TAKEN, `the workbook has another sheet "${name}"`, name);
    }
  }
}

/** The one empty sheet that every new model has; it becomes the plan's first sheet. */
function isBlankStart(model: Model): boolean {
  return (
    model.getWorksheetsProperties().length === 1 &&
    model.getDefinedNameList().length === 0 &&
    snapshotOf(model).sheets.every(({ cells }) => cells.flat().every((cell) => cell === undefined))
  );
}

function writeSheet(
  model: Model,
  number: number,
  sheet: SheetPlan,
  plan: WorkbookPlan,
  mark: Reference | undefined,
): void {
  if (mark !== undefined && sheet.update !== undefined) {
    writeCells(model, number, sheet, plan, sheet.update);
    return;
  }
  if (mark !== undefined) clearOld(model, number, sheet, mark);
  eachCell(sheet, (cell, row, column) => {
    const input = inputOf(cell);
    if (input !== undefined) model.setUserInput(number, row + 1, column + 1, input);
  });
  applyCellStyles(model, number, sheet, plan);
  applyLayout(model, number, sheet, plan);
}

/** Clears the rectangle that was last written. Cells outside it are the user's: the plan must not overwrite them. */
function clearOld(model: Model, number: number, sheet: SheetPlan, { area }: Reference): void {
  eachCell(sheet, (_, row, column) => {
    if (!insideArea(area, row, column) && model.getCellContent(number, row + 1, column + 1) !== '') {
      throw new HostError(
        CELLS_IN_THE_WAY,
        'a cell of the user',
        `'${sheet.name}'!${cellAddress(row, column)}`,
      );
    }
  });
  model.rangeClearAll(
    number,
    area.row + 1,
    area.column + 1,
    area.row + area.rows,
    area.column + area.columns,
  );
  clearRules(model, number, [area]);
}
