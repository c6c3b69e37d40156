/**
 * A file with tables, as the browser hands it over -> rectangles of cells: .csv, .tsv or .txt in any encoding, .xlsx.
 *
 * In: name and bytes. Out: the cells and what was left out, or the problem that prevented it. Macros are never run.
 */
import { decodeText } from '../../hosts/decodeText.js';
import { hasMacros, obstacleIn } from '../../hosts/file/container.js';
import { readSheetCells } from '../../hosts/file/sheetCells.js';
import { makeProblem, type Outcome, type Problem } from '../../messages/problem.js';
import type { Grid } from '../../start/table/grid.js';
import { readTextGrid } from '../../start/table/textGrid.js';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Largest size in bytes of a text, which has a million rows then, and of a workbook before it is unpacked. */
const MOST_TEXT = 50_000_000;
const MOST_WORKBOOK = 100_000_000;

export async function openTables({ name, bytes }: NamedBytes): Promise<Outcome<readonly Grid[]>> {
  const isWorkbook = /\.xls[xm]?$/i.test(name) || (bytes[0] === 0x50 && bytes[1] === 0x4b);
  if (isWorkbook) return openWorkbookTables(name, bytes);
  if (bytes.length > MOST_TEXT) return refuse('cli.workbookTooLarge', name);
  const decoded = decodeText(bytes, name);
  if (!decoded.ok) return { ok: false, problems: [decoded.problem] };
  const grid = readTextGrid(decoded.text, name);
  return grid.ok ? { ...grid, value: [grid.value] } : grid;
}

/** Why a file is no workbook that can be opened; undefined if it is one. */
export function workbookObstacle(name: string, bytes: Uint8Array): Problem | undefined {
  if (bytes.length > MOST_WORKBOOK) return problemOf('cli.workbookTooLarge', name);
  const obstacle = obstacleIn(bytes);
  return obstacle === undefined ? undefined : problemOf(OBSTACLES[obstacle], name);
}

const OBSTACLES = {
  notXlsx: 'cli.notAWorkbook',
  oldWorkbook: 'cli.oldWorkbook',
  damaged: 'cli.workbookCutOff',
  tooLarge: 'cli.workbookTooLarge',
} as const satisfies Record<NonNullable<ReturnType<typeof obstacleIn>>, Problem['code']>;

/** The problem of a reader that failed. `detail`: its own message. */
export function damaged(name: string, detail: string): Problem {
  if (/over the \d+ limit/.test(detail)) return problemOf('cli.workbookTooLarge', name);
  return problemOf('cli.workbookDamaged', name, { reason: detail.slice(0, 200) });
}

/** A warning where the workbook has macros. */
export function macrosLeft(name: string, bytes: Uint8Array): readonly Problem[] {
  return hasMacros(bytes) ? [{ ...problemOf('cli.macrosLeft', name), severity: 'warning' }] : [];
}

async function openWorkbookTables(name: string, bytes: Uint8Array): Promise<Outcome<readonly Grid[]>> {
  const obstacle = workbookObstacle(name, bytes);
  if (obstacle !== undefined) return { ok: false, problems: [obstacle] };
  const read = await readSheetCells(bytes);
  if (!read.ok) return { ok: false, problems: [damaged(name, read.failure.detail)] };
  const { sheets, hidden } = read.value;
  const left = hidden.map((sheet) => makeProblem('start.hiddenSheet', { file: name }, { sheet }, 'warning'));
  const several = sheets.length > 1;
  const grids = sheets
    .filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== undefined)))
    .map((sheet): Grid => ({ name: several ? `${name} ${sheet.name}` : name, rows: sheet.rows }));
  return { ok: true, value: grids, problems: [...macrosLeft(name, bytes), ...left] };
}

function problemOf(code: Problem['code'], file: string, args: Problem['args'] = {}): Problem {
  return makeProblem(code, { file }, { file, ...args });
}

function refuse(
  code: Problem['code'],
  file: string,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [problemOf(code, file)] };
}
