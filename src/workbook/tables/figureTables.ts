/**
 * The tables of the Baseline sheet, figures and documents: a row written and read, side by side.
 *
 * Values are cell values in the figure's unit. A derived figure's value is a live formula over the value
 * cells of other figures; its formula text (over figure ids) is beside it and is read back.
 */
import {
  FIGURE_KINDS,
  PERIOD_BASES,
  QUALIFIERS,
  usedValue,
  type Document,
  type Figure,
  type FigureKind,
} from '../../figures/figure.js';
import { findUnit, timesPower, UNITS } from '../../figures/units.js';
import { readUnit } from '../../figures/writtenUnit.js';
import { dayOfSerial, LAST_DAY } from '../../formula/values/calendar.js';
import type { Language } from '../../messages/language.js';
import type { HeaderId } from '../../messages/wording/workbook.js';
import {
  choiceText,
  numberCell,
  readChoice,
  readFormulaText,
  readNumber,
  readText,
  readValue,
  required,
  textCell,
} from './fields.js';
import type { Cell } from '../plan/plan.js';
import { blank, constant } from '../plan/sheet.js';
import type { ReadRow, Report, RowCells } from './tables.js';

/** Columns that people read come first; ids, keys and formulas of derived figures are at the end and are not printed. */
export const FIGURE_COLUMNS: readonly HeaderId[] = [
  'indicatorName',
  'geography',
  'period',
  'value',
  'valueMax',
  'unit',
  'qualifier',
  'kind',
  'periodBasis',
  'figureCaliber',
  'documentTitle',
  'line',
  'token',
  'printed',
  'revision',
  'note',
  'conflict',
  'id',
  'indicator',
  'formula',
  'document',
  'member',
  'cumulative',
  'figureAuthor',
  'figureDate',
  'basicKind',
  'lookedUp',
];

/** Columns that workbooks of version 1 do not have. */
export const FIGURE_READ_IF_THERE: readonly HeaderId[] = [
  'printed',
  'member',
  'cumulative',
  'figureAuthor',
  'figureDate',
];
const CALCULATED: readonly HeaderId[] = [
  'indicatorName',
  'documentTitle',
  'revision',
  'conflict',
  'basicKind',
  'lookedUp',
];

export const PRINTED_FIGURE_COLUMNS = FIGURE_COLUMNS.indexOf('id');

export const FIGURE_READ = FIGURE_COLUMNS.filter(
  (id) => !CALCULATED.includes(id) && !FIGURE_READ_IF_THERE.includes(id),
);

interface FigureCellsBesides {
  readonly name: Cell;
  readonly documentTitle: Cell;
  readonly conflict: Cell;
  /** The live formula of a derived figure. */
  readonly derived?: Cell;
  /** A live cell that tells whether the value differs from the printed one, and which information about that is missing. */
  readonly revision: Cell;
  /** For a derived figure, the weakest kind of the figures on which it depends. */
  readonly basicKind?: FigureKind;
  /** The value again, where formulas of derived figures look it up; empty for a derived figure. */
  readonly lookedUp: Cell;
}

export function figureCells(figure: Figure, besides: FigureCellsBesides, language: Language): RowCells {
  const { source, unit } = figure;
  return {
    id: textCell(figure.id, 'key'),
    indicatorName: besides.name,
    indicator: textCell(figure.indicator, 'key'),
    geography: textCell(figure.geography),
    period: textCell(figure.period),
    periodBasis: textCell(choiceText('periodBasis', figure.periodBasis, language)),
    // The used value; a number typed over it is a revision of the printed one, which is kept beside its token.
    value: besides.derived ?? numberCell(usedValue(figure), unit, 'input'),
    printed: numberCell(source === undefined ? undefined : figure.value, unit, 'number'),
    revision: besides.revision,
    valueMax: numberCell(figure.valueMax, unit, figure.valueMax === undefined ? 'number' : 'input'),
    unit: textCell(unit),
    qualifier: textCell(choiceText('qualifier', figure.qualifier, language)),
    kind: textCell(choiceText('kind', figure.kind, language)),
    figureCaliber: textCell(figure.caliber),
    documentTitle: besides.documentTitle,
    document: textCell(source?.document, 'key'),
    line: source === undefined ? blank('status', '0') : constant(source.line, 'status', '0'),
    token: textCell(source?.token),
    formula: textCell(figure.formula, 'key'),
    note: textCell(figure.note),
    conflict: besides.conflict,
    member: textCell(figure.member, 'key'),
    cumulative: textCell(figure.cumulative === true ? choiceText('cumulative', 'yes', language) : undefined),
    figureAuthor: textCell(figure.author),
    figureDate: textCell(figure.date),
    basicKind: textCell(
      besides.basicKind === undefined ? undefined : choiceText('kind', besides.basicKind, language),
    ),
    lookedUp: besides.lookedUp,
  };
}

/** `10 thousand people` typed for 人: the unit that figures have, and what its numbers are multiplied by. */
function readFigureUnit(row: ReadRow, report: Report): { readonly unit: string; readonly power: number } {
  const found = readText(row, 'unit', report);
  if (findUnit(found) !== undefined) return { unit: found, power: 0 };
  const read = readUnit(found);
  if (read === undefined) {
    const units = UNITS.map(({ symbol }) => symbol).join(' ');
    report.add('figures.unit', 'error', row.place('unit'), { found, units }, row.key);
    return { unit: found, power: 0 };
  }
  const { symbol: unit, power } = read;
  const key = readText(row, 'indicator', report);
  const args = { zh: key, en: key, value: 1, found, amount: 10 ** power, unit };
  report.add('figures.unitConverted', 'warning', row.place('unit'), args, row.key);
  return { unit, power };
}

/** The figure of a row. */
export function readFigure(row: ReadRow, report: Report): Figure {
  const { unit, power } = readFigureUnit(row, report);
  const times = (number: number | undefined): number | undefined =>
    number === undefined || power === 0 ? number : timesPower(number, power);
  const kind = readChoice(row, 'kind', 'kind', FIGURE_KINDS, report) ?? 'actual';
  const formula = readFormulaText(row, 'formula', report);
  // The value of a derived figure is given by its formula: after a sort its cell may have an error until it is written again.
  const shown = row.cell('value');
  const isBroken = formula !== undefined && shown?.formula !== undefined && typeof shown.value === 'object';
  const value = isBroken ? 0 : times(readValue(row, 'value', unit, report));
  if (formula !== undefined && value !== undefined && shown?.formula === undefined)
    report.add('workbook.derivedOvertyped', 'error', row.place('value'), { formula }, row.key);
  const valueMax = times(readValue(row, 'valueMax', unit, report));
  const printed = times(readValue(row, 'printed', unit, report));
  const [member, author, isCumulative] = (['member', 'figureAuthor', 'cumulative'] as const).map((id) =>
    readText(row, id, report).trim(),
  );
  const date = readDay(row, 'figureDate', report);
  const cumulative =
    isCumulative === '' ? 'no' : readChoice(row, 'cumulative', 'cumulative', ['yes', 'no'], report);
  const document = readText(row, 'document', report);
  const used = required(value, row, 'value', report);
  // Only figures printed in a document can be revised; without the printed value (workbooks of version 1) a revision cannot be
  // detected.
  const isRevised = document !== '' && formula === undefined && printed !== undefined && printed !== used;
  return {
    id: row.key,
    indicator: readText(row, 'indicator', report),
    geography: readText(row, 'geography', report),
    ...(member === '' || member === undefined ? {} : { member }),
    period: readText(row, 'period', report),
    periodBasis: readChoice(row, 'periodBasis', 'periodBasis', PERIOD_BASES, report) ?? 'none',
    ...(cumulative === 'yes' ? { cumulative: true } : {}),
    value: isRevised ? printed : used,
    ...(isRevised ? { revised: used } : {}),
    ...(valueMax === undefined ? {} : { valueMax }),
    unit,
    qualifier: readChoice(row, 'qualifier', 'qualifier', QUALIFIERS, report) ?? 'exact',
    kind,
    caliber: readText(row, 'figureCaliber', report),
    ...(document === '' ? {} : { source: readFigureSource(row, document, report) }),
    ...(formula === undefined ? {} : { formula }),
    ...(author === '' || author === undefined ? {} : { author }),
    ...(date === '' ? {} : { date }),
    note: readText(row, 'note', report),
  };
}

/** A day as text; Excel turns a typed 2026-11-30 into a serial number. */
function readDay(row: ReadRow, id: HeaderId, report: Report): string {
  const value = row.cell(id)?.value;
  const day =
    typeof value === 'number' && value >= 1 && value <= LAST_DAY ? dayOfSerial(Math.floor(value)) : undefined;
  if (day === undefined) return readText(row, id, report).trim();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${day.year}-${two(day.month)}-${two(day.day)}`;
}

function readFigureSource(row: ReadRow, document: string, report: Report): NonNullable<Figure['source']> {
  return {
    document,
    line: required(readNumber(row, 'line', report), row, 'line', report),
    token: readText(row, 'token', report),
  };
}

/** They are below the figures and share their widths; the long checksum extends to the right. */
export const DOCUMENT_COLUMNS: readonly HeaderId[] = [
  'title',
  'id',
  'published',
  'number',
  'publisher',
  'file',
  'sha256',
];

/** The row of a document. */
export function documentCells(document: Document): RowCells {
  return {
    id: textCell(document.id, 'key'),
    title: textCell(document.title),
    publisher: textCell(document.publisher),
    published: textCell(document.published),
    number: textCell(document.number),
    file: textCell(document.file),
    sha256: textCell(document.sha256, 'key'),
  };
}

/** The document of a row. */
export function readDocument(row: ReadRow, report: Report): Document {
  const text = (id: HeaderId): string => readText(row, id, report);
  return {
    id: row.key,
    title: text('title'),
    publisher: text('publisher'),
    published: text('published'),
    number: text('number'),
    file: text('file'),
    sha256: text('sha256'),
  };
}
