/**
 * Sorts the problems of a build by what they are about: the user's cells, the user's lines, or only consequences of the model.
 * In: problems of a reconciliation. Out: those that the user can decide, and those about the user's own work, grouped by sheet.
 */
import type { Problem } from '../../messages/problem.js';

/**
 * `cell`: cells that `keepConflicts` keeps · `lines`: lines, sheets and references that the user moved, removed or added ·
 * `model`: our lines and sheets that are no longer in the model. They are reported before a build, never after it.
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

/** Undefined for other problems, mostly of cells that cannot be read. */
export function subjectOf({ code }: Problem): 'cell' | 'lines' | 'model' | undefined {
  return Object.hasOwn(ABOUT, code) ? ABOUT[code as keyof typeof ABOUT] : undefined;
}

/** Whether a problem is about a cell that the user can keep. */
export function isAboutCell(problem: Problem): boolean {
  return subjectOf(problem) === 'cell';
}

/** Whether a problem is about the user's own work, so that the user has to know it. */
export function isConflict(problem: Problem): boolean {
  const subject = subjectOf(problem);
  return subject === 'cell' || subject === 'lines';
}

interface SheetConflicts {
  readonly sheet: string;
  /** Addresses without the sheet, each once, in the order of the problems. */
  readonly places: readonly string[];
  readonly problems: readonly Problem[];
}

/** One group per sheet, in the order in which the sheets first occur. */
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
