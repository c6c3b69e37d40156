/**
 * Reads a file with tables: .csv, .tsv or .txt in any encoding, .xlsx.
 *
 * In: the path. Out: a rectangle of cells for each table or sheet, and what was left out; or the problems that prevented it.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { decodeText } from '../hosts/decodeText.js';
import type { Outcome, Problem } from '../messages/problem.js';
import type { Grid } from '../start/table/grid.js';
import { readTextGrid } from '../start/table/textGrid.js';
import { problemOf } from './packs.js';
import { reasonOf } from './reason.js';
import { openCells } from './workbookThread.js';

/** Largest size of a text in bytes; it has a million rows and more. */
const MOST_BYTES = 50_000_000;

export async function readTableFile(path: string): Promise<Outcome<readonly Grid[]>> {
  return /\.xls[xm]?$/i.test(path) ? readWorkbookTables(path) : readTextTable(path);
}

async function readWorkbookTables(path: string): Promise<Outcome<readonly Grid[]>> {
  const opened = await openCells(path);
  if (!opened.ok) return { ok: false, problems: [opened.problem] };
  const { sheets, hidden } = opened.value;
  const left = hidden.map((sheet): Problem => ({
    ...{ code: 'start.hiddenSheet', severity: 'warning', place: { file: path }, args: { sheet } },
  }));
  const several = sheets.length > 1;
  const grids = sheets
    .filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== undefined)))
    .map(({ name, rows }) => ({ name: several ? `${basename(path)} ${name}` : basename(path), rows }));
  return { ok: true, value: grids, problems: [...opened.problems, ...left] };
}

function readTextTable(path: string): Outcome<readonly Grid[]> {
  let bytes: Uint8Array;
  try {
    const found = statSync(path);
    if (!found.isFile()) return { ok: false, problems: [problemOf('start.fileKind', path)] };
    if (found.size > MOST_BYTES) return { ok: false, problems: [problemOf('cli.workbookTooLarge', path)] };
    bytes = readFileSync(path);
  } catch (thrown) {
    return { ok: false, problems: [problemOf('cli.cannotRead', path, { reason: reasonOf(thrown) })] };
  }
  const decoded = decodeText(bytes, path);
  if (!decoded.ok) return { ok: false, problems: [decoded.problem] };
  const grid = readTextGrid(decoded.text, basename(path));
  if (grid.ok) return { ...grid, value: [grid.value] };
  const ofFile = (problem: Problem): Problem => ({ ...problem, place: { ...problem.place, file: path } });
  return { ok: false, problems: grid.problems.map(ofFile) };
}
