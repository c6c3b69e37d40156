/**
 * The problems that the user should know before a sheet is written: cells in conflict, and lines that are added, removed or kept.
 */
import { HEADERS } from '../../messages/wording/workbook.js';
import type { Problem } from '../../messages/problem.js';
import type { ProblemCode } from '../../messages/problems/problems.js';
import { rangeAddress } from '../plan/address.js';
import type { CellConflict } from './cellChanges.js';
import type { Meeting } from './meetSheet.js';
import type { CellSnapshot, SheetSnapshot } from '../plan/plan.js';
import { comparable, inColumn, withoutReferences } from '../plan/references.js';
import { gridOf, plannedRows } from './sheetLines.js';
import { placeOf } from '../tables/tables.js';

export interface Gone {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Lines found that are no longer in the model but have cells of the user: they are kept. */
  readonly keptRows: readonly number[];
  readonly keptColumns: readonly number[];
}

const CODES: Readonly<Record<CellConflict['kind'], ProblemCode>> = {
  overtyped: 'workbook.formulaOvertyped',
  formula: 'workbook.formulaReplaced',
  text: 'workbook.textReplaced',
  inTheWay: 'workbook.cellInTheWay',
};

/** More runs of one kind on a sheet than this are reported in one sentence, with this many addresses. */
const MANY = 8;
const MOST_PLACES = 12;

export function conflictProblems(
  conflicts: readonly CellConflict[],
  found: SheetSnapshot,
): readonly Problem[] {
  const formulas = conflicts.filter(({ kind }) => kind === 'formula');
  const others = conflicts.filter(({ kind }) => kind !== 'formula');
  const isElsewhere = ({ stands, after }: CellConflict): boolean =>
    withoutReferences(stands.formula ?? '') === withoutReferences(after.formula ?? '');
  const references = runsOf(formulas.filter(isElsewhere));
  const changed = runsOf(formulas.filter((conflict) => !isElsewhere(conflict)));
  return [
    ...others.map(({ kind, found: at, stands }) =>
      problem(CODES[kind], placeOf(found, at.row, at.column), { found: shown(stands) }),
    ),
    ...tell(changed, 'workbook.formulasRenewed', MANY, found),
    ...tell(references, 'workbook.referencesRenewed', 2, found),
  ];
}

/** Reports each run separately or, if there are more than `most`, all in one sentence. */
function tell(
  runs: readonly Run[],
  code: ProblemCode,
  most: number,
  found: SheetSnapshot,
): readonly Problem[] {
  const [first] = runs;
  if (first === undefined) return [];
  if (runs.length <= most)
    return runs.map((run) =>
      problem('workbook.formulaReplaced', `${found.name}!${addressOf(run)}`, { found: shown(run.stands) }),
    );
  const places = runs.slice(0, MOST_PLACES).map(addressOf).join(', ');
  const count = runs.reduce((sum, { columns }) => sum + columns, 0);
  return [
    problem(code, `${found.name}!${addressOf(first)}`, {
      count,
      places: runs.length > MOST_PLACES ? `${places} …` : places,
    }),
  ];
}

/** Neighbouring cells of a row with the same formula, filled to the right. */
interface Run {
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  /** The content of the first cell. */
  readonly stands: CellSnapshot;
}

function runsOf(conflicts: readonly CellConflict[]): readonly Run[] {
  const ordered = [...conflicts].sort((a, b) => a.found.row - b.found.row || a.found.column - b.found.column);
  const runs: Run[] = [];
  for (const { found, stands } of ordered) {
    const last = runs.at(-1);
    const isNext =
      last?.row === found.row &&
      last.column + last.columns === found.column &&
      comparable(inColumn(last.stands.formula ?? '', last.column, found.column)) ===
        comparable(stands.formula ?? '');
    if (last !== undefined && isNext) runs.splice(-1, 1, { ...last, columns: last.columns + 1 });
    else runs.push({ row: found.row, column: found.column, columns: 1, stands });
  }
  return runs;
}

function addressOf({ row, column, columns }: Run): string {
  return rangeAddress({ row, column, rows: 1, columns });
}

function shown({ formula, value }: CellSnapshot): string {
  const text = formula ?? (typeof value === 'object' && value !== null ? value.error : String(value ?? ''));
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Problems about lines that were inserted, removed or kept. */
export function lineProblems(meeting: Meeting, gone: Gone): readonly Problem[] {
  const { before, found, lastRows, lastColumns } = meeting;
  const grid = gridOf(before);
  const lines = plannedRows(grid);
  // A column with nothing but colours, at the right of a banner, is not read back, and is missed by nobody.
  const isFilled = (column: number): boolean =>
    grid.some((cells) => {
      const cell = cells[column];
      return cell?.formula !== undefined || (cell?.value ?? '') !== '';
    });
  const years = lastColumns.flatMap((column, i) => (column === undefined && isFilled(i) ? [i] : []));
  const headingOf = (column: number): string =>
    String(
      grid.find((cells) => cells[column]?.style?.startsWith('heading'))?.[column]?.value ?? HEADERS.key.zh,
    );
  return [
    ...lines.flatMap(({ key, texts }, i) =>
      lastRows[i] === undefined && key !== undefined && !isElsewhere(meeting, i)
        ? [problem('workbook.rowRestored', found.name, { row: texts[0] ?? key, key }, key)]
        : [],
    ),
    ...years.map((column) => problem('workbook.columnRestored', found.name, { column: headingOf(column) })),
    ...gone.rows.map((row) =>
      problem('workbook.rowRemoved', placeOf(found, row, 0), { row: firstText(found, row) }),
    ),
    ...gone.keptRows.map((row) =>
      problem('workbook.rowKept', placeOf(found, row, 0), { row: firstText(found, row) }),
    ),
    ...gone.keptColumns.map((column) =>
      problem('workbook.columnKept', placeOf(found, 0, column), {
        column: headingOf(lastColumns.indexOf(column)),
      }),
    ),
  ];
}

/** Whether a row of the last plan exists elsewhere on the sheet or is no longer planned: then nothing is added for it. */
function isElsewhere({ rowsLast, rows }: Meeting, last: number): boolean {
  const next = rowsLast.indexOf(last);
  return next < 0 || !rows.isNew(next);
}

function firstText({ cells }: SheetSnapshot, row: number): string {
  const text = (cells[row] ?? []).find((cell) => typeof cell?.value === 'string' && cell.value !== '')?.value;
  return typeof text === 'string' ? text : '';
}

function problem(code: ProblemCode, cell: string, args: Problem['args'] = {}, key?: string): Problem {
  return { code, severity: 'warning', place: { cell, ...(key === undefined ? {} : { key }) }, args };
}
