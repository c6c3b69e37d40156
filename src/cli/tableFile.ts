/**
 * Reads a file with tables: .csv, .tsv or .txt in any encoding, .xlsx.
 *
 * In: the path. Out: a rectangle of cells for each table or sheet, and what was left out; or the problems that prevented it.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { readCsv } from '../figures/csv.js';
import { decodeText } from '../hosts/decodeText.js';
import type { Outcome, Problem } from '../messages/problem.js';
import type { Grid } from '../start/table/grid.js';
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
  // A carriage return alone ended the lines of old Macintosh programs.
  const lines = decoded.text.includes('\n') ? decoded.text : decoded.text.replaceAll('\r', '\n');
  const separator = separatorOf(lines);
  const text = lines.replace(/^\uFEFF?sep=.\r?\n/i, '');
  const { rows, problems } = readCsv(text, path, separator);
  if (problems.length > 0) return { ok: false, problems };
  // Empty lines are skipped by the reader, but addresses count them.
  const grid: Grid['rows'][number][] = [];
  for (const { line, fields } of rows) {
    while (grid.length < line - 1) grid.push([]);
    grid.push(fields.map((field) => (field.text.trim() === '' ? undefined : { value: field.text })));
  }
  const commas = separator === ',' ? {} : { hasNoCommas: true as const };
  return { ok: true, value: [{ name: basename(path), rows: grid, ...commas }], problems: [] };
}

/** The separator that most lines have in equal number; a declared one is used without a check. */
function separatorOf(text: string): ',' | ';' | '\t' {
  const declared = /^\uFEFF?sep=([,;\t])/i.exec(text)?.[1];
  const lines = text
    .slice(0, 100_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  const count = (sign: string): number => lines.filter((line) => line.includes(sign)).length;
  const signs = ['\t', ';', ','] as const;
  const declaredSign = signs.find((sign) => sign === declared);
  if (declaredSign !== undefined) return declaredSign;
  return signs.find((sign) => count(sign) * 2 > lines.length) ?? ',';
}
