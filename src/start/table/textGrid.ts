/**
 * The text of a table, as a .csv file or a clipboard has it -> a rectangle of cells.
 *
 * In: the text, and a name for notes and sentences. Out: the cells; or what is wrong with the quotes of the text. Commas, semicolons or
 * tabs part the columns; a first line `sep=;` says which.
 */
import { readCsv } from '../../figures/csv.js';
import type { Outcome } from '../../messages/problem.js';
import type { Grid } from './grid.js';

export function readTextGrid(written: string, name: string): Outcome<Grid> {
  // A carriage return alone ended the lines of old Macintosh programs.
  const lines = written.includes('\n') ? written : written.replaceAll('\r', '\n');
  const separator = separatorOf(lines);
  const text = lines.replace(/^\uFEFF?sep=.\r?\n/i, '');
  const { rows, problems } = readCsv(text, name, separator);
  if (problems.length > 0) return { ok: false, problems };
  // Empty lines are skipped by the reader, but addresses count them.
  const cells: Grid['rows'][number][] = [];
  for (const { line, fields } of rows) {
    while (cells.length < line - 1) cells.push([]);
    cells.push(fields.map((field) => (field.text.trim() === '' ? undefined : { value: field.text })));
  }
  const commas = separator === ',' ? {} : { hasNoCommas: true as const };
  return { ok: true, value: { name, rows: cells, ...commas }, problems: [] };
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
