/**
 * Names of sheets and cells in IronCalc, changed in as few steps as can be: after each one it reads every formula of the
 * workbook again and calculates all of them.
 */
import type { Model } from '@ironcalc/wasm';
import type { WorkbookPlan } from '../../workbook/plan/plan.js';
import { mapSheets } from '../../workbook/plan/references.js';
import { markOf } from '../marks.js';
import { nameAfter, type Move } from './lines.js';
import { fromEngineName, toEngineName } from './text.js';

/** A sheet by its place from 0, and the name that it is to have, in IronCalc's form. */
interface NamedSheet {
  readonly number: number;
  readonly name: string;
}

/**
 * One step for each sheet whose name changes. A name that another of these sheets still has is waited for; where they
 * swap their names, one takes a third name in between.
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
    // A name that a sheet keeps is refused by the engine.
    if (next !== undefined || !isSwapped) rename(next ?? first);
    else rename({ number: first.number, name: `~tuiyan ${first.number}` });
    waiting = waiting.filter(({ number, name }) => names[number] !== name);
  }
}

/** Lines of a sheet, by its place from 0, that move before and after its cells are written. */
interface MovedSheet {
  readonly number: number;
  readonly before: readonly Move[];
  readonly after: readonly Move[];
}

/**
 * What is to be done to the names of cells, each at most once: those of the plan as it wants them, the others after
 * their cells; both already as they are when all lines have moved. To be called when the sheets have their names.
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
  const changes = model.getDefinedNameList().flatMap(({ name, scope = null, formula }) => {
    const key = name.toLowerCase();
    const wanted = scope === null ? planned.get(key) : undefined;
    if (wanted !== undefined) planned.delete(key);
    const next = wanted === undefined ? nameAfter(formula, moved) : wanted.formula;
    if (next === undefined) return [() => model.deleteDefinedName(name, scope)];
    if (quoted(formula) === quoted(next)) return [];
    return [() => model.updateDefinedName(name, scope, wanted?.name ?? name, scope, next)];
  });
  const added = [...planned.values()].flatMap(({ name, formula }) =>
    formula === undefined ? [] : [() => model.newDefinedName(name, null, formula)],
  );
  return [...changes, ...added];
}

/** With quotes around every sheet, so that two spellings of a reference are the same text. */
function quoted(formula: string): string {
  return mapSheets(formula, (sheet) => sheet);
}
