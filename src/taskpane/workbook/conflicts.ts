/**
 * What a build has to tell, sorted by whose it is: the user's cells, the user's lines, or nothing but what follows from the model.
 * In: problems of a reconciliation. Out: which of them the user can decide, and the user's own, gathered by sheet.
 */
import type { Problem } from '../../messages/problem.js';

/**
 * `cell`: cells that `keepConflicts` leaves alone · `lines`: lines, sheets and references that the user moved, removed or wrote
 * beside · `model`: lines and sheets of ours that the model has no longer. They are told before a build, never after it.
 */
const ABOUT = {
  'workbook.formulaOvertyped': 'cell',
  'workbook.formulaReplaced': 'cell',
  'workbook.formulasRenewed': 'cell',
  'workbook.textReplaced': 'cell',
  'workbook.cellInTheWay': 'cell',
  'workbook.mergeUndone': 'cell',
  'workbook.lostFormulasEmptied': 'cell',
  'workbook.referencesRenewed': 'lines',
  'workbook.rowRestored': 'lines',
  'workbook.columnRestored': 'lines',
  'workbook.rowKept': 'lines',
  'workbook.columnKept': 'lines',
  'workbook.sheetKept': 'lines',
  'workbook.referenceLost': 'lines',
  'workbook.rowRemoved': 'model',
  'workbook.sheetRemoved': 'model',
} as const satisfies Partial<Record<Problem['code'], string>>;

/** Undefined for problems of another kind: what cannot be read, above all. */
export function subjectOf({ code }: Problem): 'cell' | 'lines' | 'model' | undefined {
  return Object.hasOwn(ABOUT, code) ? ABOUT[code as keyof typeof ABOUT] : undefined;
}

export function isAboutCell(problem: Problem): boolean {
  return subjectOf(problem) === 'cell';
}

/** Whether something of the user meets the model, so that the user has to know of it. */
export function isConflict(problem: Problem): boolean {
  const subject = subjectOf(problem);
  return subject === 'cell' || subject === 'lines';
}

interface SheetConflicts {
  readonly sheet: string;
  /** Addresses without the sheet, each once, in the order in which they are told. */
  readonly places: readonly string[];
  readonly problems: readonly Problem[];
}

/** A group a sheet, in the order in which the sheets are first named. */
export function groupBySheet(problems: readonly Problem[]): readonly SheetConflicts[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const [sheet] = placeIn(problem);
    const group = groups.get(sheet);
    if (group === undefined) groups.set(sheet, [problem]);
    else group.push(problem);
  }
  return [...groups].map(([sheet, own]) => ({
    sheet,
    places: [...new Set(own.map((problem) => placeIn(problem)[1]).filter((place) => place !== ''))],
    problems: own,
  }));
}

/** `推演·基础!B5` as sheet and address; names of sheets may hold a `!`, addresses cannot. */
function placeIn({ place: { cell = '' } }: Problem): readonly [sheet: string, address: string] {
  const mark = cell.lastIndexOf('!');
  return mark < 0 ? [cell, ''] : [cell.slice(0, mark), cell.slice(mark + 1)];
}
