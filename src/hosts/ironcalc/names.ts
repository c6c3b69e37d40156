/**
 * Changes names of sheets and cells in IronCalc in as few steps as possible: after each one it parses and calculates every
 * formula of the workbook again.
 */
import type { Model } from '@ironcalc/wasm';
import type { WorkbookPlan } from '../../workbook/plan/plan.js';
import { mapSheets } from '../../workbook/plan/references.js';
import { markOf } from '../marks.js';
import { nameAfter, type Move } from './lines.js';
import { fromEngineName, toEngineName } from './text.js';

/** A sheet by its index (from 0), and its new name, in IronCalc's form. */
interface NamedSheet {
  readonly number: number;
  readonly name: string;
}

/**
 * One step for each sheet whose name changes. A sheet whose new name is still in use waits for the other one; if they swap their
 * names, one takes a temporary name.
 */
export function renameSheets(model: Model, wanted: readonly NamedSheet[]): void {
  const names = model.getWorksheetsProperties().map(({ name }) => name);
  const rename = ({ number, name }: NamedSheet): void => {
    model.renameSheet(number, name);
    names[number] = name;
  };
  const holderOf = ({ number, name }: NamedSheet): number =>
    names.findIndex((other, index) => index !== number && other.toUpperCase() === name.toUpperCase());
  let waiting = wanted.filter(({ number, name }) => names[number] !== name);
  for (let [first] = waiting; first !== undefined; [first] = waiting) {
    const next = waiting.find((each) => holderOf(each) < 0);
    const holder = holderOf(first);
    const isSwapped = waiting.some(({ number }) => number === holder);
    // The engine refuses to rename a sheet to its present name.
    if (next !== undefined || !isSwapped) rename(next ?? first);
    else rename({ number: first.number, name: `~tuiyan ${first.number}` });
    waiting = waiting.filter(({ number, name }) => names[number] !== name);
  }
}

/** Lines of a sheet, by its index (from 0), that move before and after its cells are written. */
interface MovedSheet {
  readonly number: number;
  readonly before: readonly Move[];
  readonly after: readonly Move[];
}

/**
 * The changes of names of cells, at most one for each: names of the plan get their planned references, the others follow their
 * cells; all in the state after every line has moved. To be called after the sheets have their names.
 */
export function nameChanges(model: Model, plan: WorkbookPlan, sheets: readonly MovedSheet[]): (() => void)[] {
  const properties = model.getWorksheetsProperties();
  const nameOf = (number: number): string => fromEngineName(properties[number]?.name ?? '');
  const deleted = new Map(sheets.map(({ number, after }) => [nameOf(number), after]));
  const moved = new Map(sheets.map(({ number, before, after }) => [nameOf(number), [...before, ...after]]));
  const planned = new Map(
    [...plan.names, ...plan.sheets.map(markOf)].map(({ name, ref }) => [
      name.toLowerCase(),
      { name, formula: nameAfter(mapSheets(ref.replace(/^=/, ''), toEngineName), deleted) },
    ]),
  );
  const removed = new Set(plan.removedNames?.map((name) => name.toLowerCase()));
  const changes = model.getDefinedNameList().flatMap(({ name, scope = null, formula }) => {
    const key = name.toLowerCase();
    const wanted = scope === null ? planned.get(key) : undefined;
    if (wanted !== undefined) planned.delete(key);
    const next = wanted === undefined ? nameAfter(formula, moved) : wanted.formula;
    if (next === undefined || (scope === null && removed.has(key)))
      return [() => model.deleteDefinedName(name, scope)];
    if (quoted(formula) === quoted(next)) return [];
    return [() => model.updateDefinedName(name, scope, wanted?.name ?? name, scope, next)];
  });
  const added = [...planned.values()].flatMap(({ name, formula }) =>
    formula === undefined ? [] : [() => model.newDefinedName(name, null, formula)],
  );
  return [...changes, ...added];
}

/** The formula with quotes around every sheet name, so that two spellings of a reference become the same text. */
function quoted(formula: string): string {
  return mapSheets(formula, (sheet) => sheet);
}
