/**
 * Reads and writes comma-separated values (RFC 4180), with the place of every field. Tables may use semicolons or tabs instead,
 * as Excel saves them.
 *
 * In: a file's text (a byte-order mark and both kinds of line end are accepted). Out: rows of fields, each
 * with the 1-based line and column where an editor shows its first character. A row that breaks the rules
 * is left out and reported once; reading goes on with the next line. Empty lines are passed over.
 *
 * A spreadsheet calculates a field that begins as a formula, whoever wrote it. Such a text is written behind an apostrophe, as a
 * spreadsheet itself marks text, and the apostrophe is taken off when the file is read. Numbers are written as they are.
 */
import { makeProblem, type Place, type Problem } from '../messages/problem.js';

export interface CsvField {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The place of a problem with this field. */
export function placeOf(file: string, { line, column }: CsvField): Place {
  return { file, line, column };
}

interface CsvRow {
  /** 1-based line on which the row starts. */
  readonly line: number;
  readonly fields: readonly CsvField[];
}

type Separator = ',' | ';' | '\t';

/** The result of reading; `rows` contains the valid rows even if there are problems. */
interface CsvReading {
  readonly rows: readonly CsvRow[];
  readonly problems: readonly Problem[];
}

/** All rows of a text with the given separator. */
export function readCsv(text: string, file: string, separator: Separator = ','): CsvReading {
  const problems: Problem[] = [];
  const rows = [...rowsOf(text, file, separator, problems)];
  return { rows, problems };
}

/** The rows one after the other; problems are added as they are found. */
function* rowsOf(
  text: string,
  file: string,
  separator: Separator,
  problems: Problem[],
): Generator<CsvRow, undefined> {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let position = 0;
  let line = 1;
  while (position < source.length) {
    const row = readRow(source, position, line, separator);
    if ('broken' in row) {
      problems.push({ ...row.broken, place: { file, ...row.broken.place } });
    } else if (row.fields.length > 1 || row.fields[0]?.text !== '' || source[position] === '"') {
      yield { line, fields: row.fields };
    }
    line += countLineEnds(source, position, row.end);
    position = row.end;
  }
}

/**
 * Rows as text, with a line feed after each; quotes only where a field needs them. Every CSV file of ours is written here.
 *
 * `isFormula`: columns (from 0) whose fields are formulas of a checked model, which this program reads again; they are written
 * as they are.
 */
export function writeCsv(
  rows: readonly (readonly string[])[],
  isFormula: (column: number) => boolean = () => false,
): string {
  const written = (field: string, column: number, isAlone: boolean): string =>
    quoted(startsAsFormula(field) && !isFormula(column) ? `'${field}` : field, isAlone);
  return rows
    .map((row) => `${row.map((field, column) => written(field, column, row.length === 1)).join(',')}\n`)
    .join('');
}

/**
 * What Excel, WPS and LibreOffice take for a formula or a command, blanks before it or not: = + - @ in both widths, and the signs
 * that end a field for some of them. Apostrophes before it belong to it, so that each of them is kept.
 * Source: OWASP, "CSV injection".
 */
const FORMULA_START = /^(?:['\s\p{Cf}]*[=+\-@＝＋－＠]|'*[\t\r\n])/u;
const PLAIN_NUMBER = /^ *[+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?%? *$/;

function startsAsFormula(field: string): boolean {
  return FORMULA_START.test(field) && !PLAIN_NUMBER.test(field);
}

/** The field as it was before it was written behind an apostrophe. */
function withoutMark(field: string): string {
  return field.startsWith("'") && startsAsFormula(field.slice(1)) ? field.slice(1) : field;
}

/** All rows of a table, header first, for any known separator; `isReadable` is false if the separator is unknown. */
export function readRows(text: string, file: string): CsvReading & { readonly isReadable: boolean } {
  const problems: Problem[] = [];
  const rows = openTable(text, file, problems);
  return { rows: rows === undefined ? [] : [...rows], problems, isReadable: rows !== undefined };
}

/** The same, one row after the other; undefined if the separator is unknown. */
function openTable(
  text: string,
  file: string,
  problems: Problem[],
): Generator<CsvRow, undefined> | undefined {
  const { separator, isDeclared, unknown } = findSeparator(text);
  if (unknown !== undefined) {
    problems.push(makeProblem('csv.separator', { file, line: 1 }, { separator: unknown }));
    return undefined;
  }
  const rows = rowsOf(text, file, separator, problems);
  if (isDeclared) rows.next();
  return rows;
}

interface TableReading<Column extends string> {
  readonly rows: readonly Readonly<Record<Column, CsvField>>[];
  readonly problems: readonly Problem[];
}

/**
 * Rows under a header line. All of `columns` are required, in any order; `optional` ones may be present, and no others (else
 * there are no rows); `aliases` are other names of columns, such as Chinese ones. A row with more or fewer fields than the header
 * is reported and left out. A field of a missing optional column is empty, and its place is the start of its row.
 */
export function readTable<Column extends string, Optional extends string = never>(
  text: string,
  file: string,
  columns: readonly Column[],
  optional: readonly Optional[] = [],
  aliases: Readonly<Record<string, Column | Optional>> = {},
): TableReading<Column | Optional> {
  const rows: TableRow<Column | Optional>[] = [];
  const problems = walkTable(text, file, { columns, optional, aliases }, (row) => rows.push(row));
  return { rows, problems };
}

type TableRow<Column extends string> = Readonly<Record<Column, CsvField>>;

interface TableColumns<Column extends string, Optional extends string> {
  readonly columns: readonly Column[];
  readonly optional?: readonly Optional[];
  readonly aliases?: Readonly<Record<string, Column | Optional>>;
}

/**
 * Like `readTable`, but each row is passed to `visit` as it is read and is not kept, for tables of many rows. Returns the
 * problems.
 */
export function walkTable<Column extends string, Optional extends string = never>(
  text: string,
  file: string,
  { columns, optional = [], aliases = {} }: TableColumns<Column, Optional>,
  take: (row: TableRow<Column | Optional>) => void,
): readonly Problem[] {
  const all: readonly (Column | Optional)[] = [...columns, ...optional];
  const found: Problem[] = [];
  const rows = openTable(text, file, found);
  if (rows === undefined) return found;
  const header = rows.next().value?.fields ?? [];
  const names = header.map(({ text: written }) => {
    const name = written.trim();
    return Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name;
  });
  const faults = headerFaults(names, header, file, columns, all);
  if (faults.length > 0) {
    // Other problems of the file are reported as well.
    while (rows.next().done !== true);
    return [...found, ...faults];
  }
  const places = all.map((column) => names.indexOf(column));
  for (const row of rows) {
    // Spreadsheets save empty rows as separators only.
    if (row.fields.every((field) => field.text.trim() === '')) continue;
    const record = recordOf(all, places, names.length, row);
    const args = { found: row.fields.length, expected: names.length };
    if (record !== undefined) take(record);
    else found.push(makeProblem('csv.fieldCount', { file, line: row.line }, args));
  }
  // A row that is broken in its middle is reported where it is broken, so all problems are sorted in the order of the file.
  return found.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
}

/** Problems with columns that are missing, unknown or present twice. */
function headerFaults(
  names: readonly string[],
  header: readonly CsvField[],
  file: string,
  columns: readonly string[],
  all: readonly string[],
): readonly Problem[] {
  const found: Problem[] = [];
  for (const column of columns)
    if (!names.includes(column))
      found.push(makeProblem('csv.missingColumn', { file, line: 1 }, { column, columns: columns.join(',') }));
  for (const [index, name] of names.entries()) {
    const place = { file, line: 1, column: header[index]?.column ?? 1 };
    if (!all.includes(name))
      found.push(makeProblem('csv.unknownColumn', place, { column: name, columns: all.join(',') }));
    else if (names.indexOf(name) < index)
      found.push(makeProblem('csv.doubleColumn', place, { column: name }));
  }
  return found;
}

/**
 * The separator of the header: a comma if there is one, else a semicolon or a tab. Excel may declare it in a first line `sep=;`.
 * `unknown`: another separator that the header uses instead.
 */
function findSeparator(text: string): {
  readonly separator: Separator;
  readonly isDeclared: boolean;
  readonly unknown?: string;
} {
  const header = /[^\r\n\uFEFF]+/.exec(text)?.[0] ?? '';
  const declared = /^sep=([,;\t])$/i.exec(header)?.[1];
  const known = ([',', ';', '\t'] as const).find((each) => each === declared || header.includes(each)) ?? ',';
  const other = /[，；、|]/.exec(header)?.[0];
  const isUnknown = other !== undefined && !header.includes(known);
  return { separator: known, isDeclared: declared !== undefined, ...(isUnknown ? { unknown: other } : {}) };
}

/** `places`: the position of each column in the row (from 0), -1 if it is missing. */
function recordOf<Column extends string>(
  columns: readonly Column[],
  places: readonly number[],
  count: number,
  row: CsvRow,
): Readonly<Record<Column, CsvField>> | undefined {
  if (row.fields.length !== count) return undefined;
  const record: Partial<Record<Column, CsvField>> = {};
  columns.forEach((column, i) => {
    const field = row.fields[places[i] ?? -1];
    if (field === undefined) record[column] = { text: '', line: row.line, column: 1 };
    // Lines within a field end with a line feed, as in a cell.
    else
      record[column] = field.text.includes('\r')
        ? { ...field, text: field.text.replace(/\r\n?/g, '\n') }
        : field;
  });
  // Every column has its field now.
  return record as Record<Column, CsvField>;
}

type RowReading =
  | { readonly fields: readonly CsvField[]; readonly end: number }
  | { readonly broken: Problem; readonly end: number };

/** One row from `start`; `end` is the offset after its line end, or of the next line if the row is broken. */
function readRow(source: string, start: number, firstLine: number, separator: Separator): RowReading {
  const fields: CsvField[] = [];
  const lineEnd = nextLine(source, start);
  let position = start;
  let line = firstLine;
  let lineStart = start;
  for (;;) {
    const column = position - lineStart + 1;
    let text = '';
    const place = { line, column };
    if (source[position] === '"') {
      const close = closingQuote(source, position);
      if (close === undefined) return { broken: makeProblem('csv.openQuote', place, {}), end: lineEnd };
      text = source.slice(position + 1, close).replaceAll('""', '"');
      line += countLineEnds(source, position, close);
      if (line > place.line) lineStart = source.lastIndexOf('\n', close - 1) + 1;
      position = close + 1;
      if (!endsField(source, position, separator)) {
        // A quote that spans other lines was most likely never closed: then the line where it opens is the broken one.
        const after = { line, column: position - lineStart + 1 };
        const broken =
          line > place.line
            ? makeProblem('csv.openQuote', place, {})
            : makeProblem('csv.afterQuote', after, {});
        return { broken, end: lineEnd };
      }
    } else {
      const end = endOfBare(source, position, separator);
      text = source.slice(position, end);
      const quote = text.indexOf('"');
      if (quote >= 0)
        return { broken: makeProblem('csv.bareQuote', { line, column: column + quote }, {}), end: lineEnd };
      position = end;
    }
    fields.push({ text: withoutMark(text), ...place });
    if (source[position] !== separator) return { fields, end: nextLine(source, position) };
    position += 1;
  }
}

function closingQuote(source: string, open: number): number | undefined {
  let position = open + 1;
  for (;;) {
    const quote = source.indexOf('"', position);
    if (quote < 0) return undefined;
    if (source[quote + 1] !== '"') return quote;
    position = quote + 2;
  }
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

function endOfBare(source: string, start: number, separator: Separator): number {
  const sign = separator.charCodeAt(0);
  for (let end = start; ; end += 1) {
    const code = source.charCodeAt(end);
    // NaN means the end of the text.
    if (code === sign || code === LINE_FEED || Number.isNaN(code)) return end;
    if (code === CARRIAGE_RETURN && endsField(source, end, separator)) return end;
  }
}

/** A carriage return ends a line only before a line feed. */
function endsField(source: string, at: number, separator: Separator): boolean {
  const char = source[at];
  return (
    char === undefined || char === separator || char === '\n' || (char === '\r' && source[at + 1] === '\n')
  );
}

function nextLine(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end + 1;
}

function countLineEnds(source: string, from: number, to: number): number {
  let count = 0;
  for (let at = source.indexOf('\n', from); at >= 0 && at < to; at = source.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** A lone empty field is quoted, because an empty line is not a row. */
function quoted(field: string, isAlone: boolean): string {
  return /[",\r\n\uFEFF]/.test(field) || (isAlone && field === '')
    ? `"${field.replaceAll('"', '""')}"`
    : field;
}
