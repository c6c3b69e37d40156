/**
 * Reads the two tables of a pack, documents.csv and figures.csv, and writes them back.
 *
 * In: a file's text and its name for messages. Out: the rows as data, or one problem for every invalid field, each with file,
 * line and column. Units are spelled as in the unit table (名 becomes 人).
 */
import type { Outcome, Place, Problem } from '../messages/problem.js';
import { readTable, writeCsv, type CsvField } from './csv.js';
import {
  FIGURE_KINDS,
  PERIOD_BASES,
  QUALIFIERS,
  type Document,
  type Figure,
  type FigureKind,
  type FigureSource,
  type GivenFigure,
} from './figure.js';
import { isKey } from './name.js';
import { parsePeriod } from './period.js';
import { findUnit, UNITS } from './units.js';

const DOCUMENT_COLUMNS = ['id', 'title', 'publisher', 'published', 'number', 'file', 'sha256'] as const;

export const FIGURE_COLUMNS = [
  'id',
  'indicator',
  'geography',
  'period',
  'period_basis',
  'value',
  'value_max',
  'unit',
  'qualifier',
  'kind',
  'caliber',
  'document',
  'line',
  'token',
  'formula',
  'note',
] as const;

/** Columns of version 2. A file of version 1 has none of them. */
const FIGURE_COLUMNS_ADDED = ['member', 'revised', 'author', 'date', 'cumulative'] as const;

type FigureColumn = (typeof FIGURE_COLUMNS)[number] | (typeof FIGURE_COLUMNS_ADDED)[number];
type FigureRow = Readonly<Record<FigureColumn, CsvField>>;

/** Accepted values of the column `cumulative`; empty means no. */
export const CUMULATIVE = {
  yes: ['yes', 'true', '1', '是', '累计'],
  no: ['', 'no', 'false', '0', '否', '当期'],
};

export function readDocuments(csv: string, file: string): Outcome<readonly Document[]> {
  const table = readTable(csv, file, DOCUMENT_COLUMNS);
  const report = new Report(file, table.problems);
  const seen = new Map<string, number>();
  const documents = table.rows.map((row): Document => {
    report.table = { table: 'documents', key: row.id.text };
    report.checkId(row.id, seen, row.id.text !== '');
    if (row.file.text === '') report.add(row.file, 'figures.empty', { column: 'file' });
    if (!/^[0-9a-f]{64}$/.test(row.sha256.text))
      report.add(row.sha256, 'figures.sha256', { found: row.sha256.text });
    return {
      id: row.id.text,
      title: row.title.text,
      publisher: row.publisher.text,
      published: row.published.text,
      number: row.number.text,
      file: row.file.text,
      sha256: row.sha256.text,
    };
  });
  return report.outcome(documents);
}

/** Reads figures.csv. `documents`: ids that a figure may name; without it any document is accepted. */
export function readFigures(
  csv: string,
  file: string,
  documents?: ReadonlySet<string>,
): Outcome<readonly GivenFigure[]> {
  const table = readTable(csv, file, FIGURE_COLUMNS, FIGURE_COLUMNS_ADDED);
  const report = new Report(file, table.problems);
  const seen = new Map<string, number>();
  const figures = table.rows.map((row) => readFigure(row, report, seen, documents));
  return report.outcome(figures);
}

/** Places of the fields of each figure in its file, by id and column, for problems found after reading. */
export function figurePlaces(csv: string, file: string): RowPlaces {
  return rowPlaces(csv, file, FIGURE_COLUMNS, FIGURE_COLUMNS_ADDED);
}

/** Places of the fields of each document in its file, by id and column. */
export function documentPlaces(csv: string, file: string): RowPlaces {
  return rowPlaces(csv, file, DOCUMENT_COLUMNS);
}

type RowPlaces = ReadonlyMap<string, Readonly<Record<string, Place>>>;

function rowPlaces(
  csv: string,
  file: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): RowPlaces {
  const { rows } = readTable(csv, file, columns, optional);
  return new Map(
    rows.map((row) => {
      const fields = Object.entries(row).map(
        ([name, { line, column }]) => [name, { file, line, column }] as const,
      );
      return [row['id']?.text ?? '', Object.fromEntries(fields)] as const;
    }),
  );
}

/** The text of documents.csv. */
export function writeDocuments(documents: readonly Document[]): string {
  return writeCsv([
    DOCUMENT_COLUMNS,
    ...documents.map((row) => DOCUMENT_COLUMNS.map((column) => row[column])),
  ]);
}

/** The text of figures.csv. */
export function writeFigures(figures: readonly Figure[]): string {
  const columns = [...FIGURE_COLUMNS, ...FIGURE_COLUMNS_ADDED];
  const rows = figures.map((figure): Readonly<Record<FigureColumn, string>> => ({
    id: figure.id,
    indicator: figure.indicator,
    geography: figure.geography,
    period: figure.period,
    period_basis: figure.periodBasis,
    value: Number.isNaN(figure.value) ? '' : String(figure.value),
    value_max: figure.valueMax === undefined ? '' : String(figure.valueMax),
    unit: figure.unit,
    qualifier: figure.qualifier,
    kind: figure.kind,
    caliber: figure.caliber,
    document: figure.source?.document ?? '',
    line: figure.source === undefined ? '' : String(figure.source.line),
    token: figure.source?.token ?? '',
    formula: figure.formula ?? '',
    note: figure.note,
    member: figure.member ?? '',
    revised: figure.revised === undefined ? '' : String(figure.revised),
    author: figure.author ?? '',
    date: figure.date ?? '',
    cumulative: figure.cumulative === true ? 'yes' : '',
  }));
  return writeCsv(
    [columns, ...rows.map((row) => columns.map((column) => row[column]))],
    (column) => columns[column] === 'formula',
  );
}

function readFigure(
  row: FigureRow,
  report: Report,
  seen: Map<string, number>,
  documents: ReadonlySet<string> | undefined,
): GivenFigure {
  report.table = { table: 'figures', key: row.id.text };
  report.checkId(row.id, seen, isKey(row.id.text));
  if (!isKey(row.indicator.text)) report.add(row.indicator, 'figures.name', { name: row.indicator.text });
  const periodBasis = report.choice(row.period_basis, 'period_basis', PERIOD_BASES);
  const isUndated = row.period.text === '' && periodBasis === 'none';
  if (!isUndated && parsePeriod(row.period.text) === undefined)
    report.add(row.period, 'figures.period', { found: row.period.text });
  const kind = report.choice(row.kind, 'kind', FIGURE_KINDS);
  const isDerived = kind === 'derived';
  // A derived figure is calculated, so its value may be omitted.
  const value = isDerived && row.value.text === '' ? Number.NaN : report.number(row.value, 'value');
  const valueMax = row.value_max.text === '' ? undefined : report.number(row.value_max, 'value_max');
  if (valueMax !== undefined && !(valueMax > value))
    report.add(row.value_max, 'figures.range', { min: row.value.text, max: row.value_max.text });
  const unit = findUnit(row.unit.text);
  if (unit === undefined)
    report.add(row.unit, 'figures.unit', {
      found: row.unit.text,
      units: UNITS.map(({ symbol }) => symbol).join(' '),
    });
  const isPrinted = !isDerived && kind !== 'input';
  const source = isPrinted ? readSource(row, report, documents) : undefined;
  if (!isPrinted) checkNoSource(row, kind, report);
  if (!isDerived && row.revised.text !== '') checkAuthorship(row, 'figures.revisionWithout', report);
  else if (kind === 'input') checkAuthorship(row, 'figures.inputWithout', report);
  if (isDerived && row.formula.text === '')
    report.add(row.formula, 'figures.derivedWithoutFormula', { id: row.id.text });
  else if (!isDerived && row.formula.text !== '')
    report.add(row.formula, 'figures.formulaOfPrinted', { kind: row.kind.text });
  return {
    id: row.id.text,
    indicator: row.indicator.text,
    geography: row.geography.text,
    ...(row.member.text === '' ? {} : { member: row.member.text }),
    period: row.period.text,
    periodBasis,
    ...(readCumulative(row, report) ? { cumulative: true } : {}),
    value,
    ...(row.revised.text === '' ? {} : { revised: report.number(row.revised, 'revised') }),
    ...(valueMax === undefined ? {} : { valueMax }),
    unit: unit?.symbol ?? row.unit.text,
    qualifier: report.choice(row.qualifier, 'qualifier', QUALIFIERS),
    kind,
    caliber: row.caliber.text,
    ...(source === undefined ? {} : { source }),
    ...(isDerived ? { formula: row.formula.text } : {}),
    ...(isDerived && row.value.text !== '' ? { given: row.value.text } : {}),
    ...(row.author.text === '' ? {} : { author: row.author.text }),
    ...(row.date.text === '' ? {} : { date: row.date.text }),
    note: row.note.text,
  };
}

function readSource(
  row: FigureRow,
  report: Report,
  documents: ReadonlySet<string> | undefined,
): FigureSource {
  const known = documents === undefined || documents.has(row.document.text);
  if (row.document.text === '' || !known)
    report.add(row.document, 'figures.document', {
      found: row.document.text,
      known: [...(documents ?? [])].join(' '),
    });
  // 0x3 and 1e3 are not line numbers.
  const line = /^[0-9]+$/.test(row.line.text) ? Number(row.line.text) : Number.NaN;
  if (!Number.isSafeInteger(line) || line < 1) report.add(row.line, 'figures.line', { found: row.line.text });
  if (row.token.text === '') report.add(row.token, 'figures.empty', { column: 'token' });
  return { document: row.document.text, line, token: row.token.text };
}

/** Reports a place in a document for a derived figure or an input, which have none. */
function checkNoSource(row: FigureRow, kind: FigureKind, report: Report): void {
  const code = kind === 'input' ? 'figures.inputWithSource' : 'figures.derivedWithSource';
  for (const column of ['document', 'line', 'token'] as const)
    if (row[column].text !== '') report.add(row[column], code, { column });
}

/**
 * Reports an input or a revision without author, date or reason: without these, nobody could distinguish it from a wrong copy.
 */
function checkAuthorship(
  row: FigureRow,
  code: 'figures.revisionWithout' | 'figures.inputWithout',
  report: Report,
): void {
  for (const column of ['author', 'date', 'note'] as const)
    if (row[column].text.trim() === '') report.add(row[column], code, { id: row.id.text, column });
}

/** Whether the figure is cumulative; the model's checks report periods that cannot be. */
function readCumulative({ cumulative }: FigureRow, report: Report): boolean {
  const found = cumulative.text.trim().toLowerCase();
  const isCumulative = CUMULATIVE.yes.includes(found);
  if (!isCumulative && !CUMULATIVE.no.includes(found))
    report.add(cumulative, 'figures.choice', {
      column: 'cumulative',
      found: cumulative.text,
      choices: 'yes no',
    });
  return isCumulative;
}

/** Collects the problems of one file; every method returns a value with which reading can continue. */
class Report {
  /** The current row. */
  table: Pick<Place, 'table' | 'key'> = {};
  private readonly problems: Problem[];

  constructor(
    private readonly file: string,
    problems: readonly Problem[],
  ) {
    this.problems = [...problems];
  }

  add(field: CsvField, code: Problem['code'], args: Problem['args']): void {
    const place = { file: this.file, line: field.line, column: field.column, ...this.table };
    this.problems.push({ code, severity: 'error', place, args });
  }

  number(field: CsvField, column: string): number {
    const isPlain = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(field.text);
    const value = isPlain ? Number(field.text) : Number.NaN;
    if (!Number.isFinite(value)) this.add(field, 'figures.number', { column, found: field.text });
    return value;
  }

  choice<T extends string>(field: CsvField, column: string, choices: readonly [T, ...T[]]): T {
    const found = choices.find((choice) => choice === field.text);
    if (found === undefined)
      this.add(field, 'figures.choice', { column, found: field.text, choices: choices.join(' ') });
    return found ?? choices[0];
  }

  checkId(field: CsvField, seen: Map<string, number>, isName: boolean): void {
    const id = field.text.toLowerCase();
    const first = seen.get(id);
    if (!isName) this.add(field, 'figures.name', { name: field.text });
    else if (first !== undefined) this.add(field, 'figures.doubleId', { id: field.text, line: first });
    else seen.set(id, field.line);
  }

  /** The result, with problems in the order of the file. */
  outcome<T>(value: readonly T[]): Outcome<readonly T[]> {
    const problems = this.problems.sort(
      (a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0),
    );
    return problems.length === 0 ? { ok: true, value, problems } : { ok: false, problems };
  }
}
