/**
 * The Baseline sheet: all figures with their sources, derived ones as live formulas, and marks for contradictions; below them the
 * documents.
 */
import { isRevised, saysWho, usedValue, type Figure, type FigureKind } from '../../figures/figure.js';
import { convert, findUnit } from '../../figures/units.js';
import { referencesOf } from '../../formula/functions/references.js';
import { functionOf } from '../../formula/functions/functions.js';
import { printExcel } from '../../formula/text/excel.js';
import { parseFormula } from '../../formula/text/parse.js';
import { areaAddress, areaOn, cellAddress, quoteSheet } from '../plan/address.js';
import { mapExpr, type Expr } from '../../formula/values/expr.js';
import { basicKinds } from '../../model/derived.js';
import { orderKeys } from '../../model/order.js';
import type { Context } from '../tables/context.js';
import { figureNames } from '../tables/figureNames.js';
import {
  DOCUMENT_COLUMNS,
  FIGURE_COLUMNS,
  PRINTED_FIGURE_COLUMNS,
  documentCells,
  figureCells,
} from '../tables/figureTables.js';
import { conversion, formatOf, inCell, textCell } from '../tables/fields.js';
import { REGIONS } from '../plan/naming.js';
import type { Area, Cell, DefinedName, SheetPlan } from '../plan/plan.js';
import { blank, constant, live, quoteText, startSheet } from '../plan/sheet.js';
import { fitRows, writeTable } from '../tables/tables.js';

/** Widths in characters, aligned with FIGURE_COLUMNS. */
const WIDTHS = [
  30, 11, 12, 13, 12, 9, 9, 8, 9, 18, 28, 7, 20, 12, 12, 42, 24, 34, 24, 30, 9, 12, 9, 12, 12, 11, 13,
];

export function planBaseline(context: Context): {
  readonly sheet: SheetPlan;
  readonly names: readonly DefinedName[];
} {
  const { language, layout, model, sheets, say } = context;
  const { figures, documents } = layout.baseline;
  const sheet = startSheet({
    key: 'baseline',
    name: sheets.baseline,
    tabColor: '5B6472',
    freeze: { rows: figures.header + 1, columns: 1 },
    print: {
      orientation: 'landscape',
      fitWidth: 1,
      fitHeight: 0,
      titleRows: figures.header + 1,
      area: { row: 0, column: 0, rows: documents.first + documents.count, columns: PRINTED_FIGURE_COLUMNS },
    },
  });
  WIDTHS.forEach((width, column) => sheet.width(column, width));

  sheet.put(0, 0, constant(say('baselineTitle'), 'title'));
  sheet.height(0, 30);
  const note = say('baselineNote', { figures: model.figures.length, documents: model.documents.length });
  sheet.put(1, 0, constant(note, 'subtitle'));
  sheet.merge(1, 0, 1, PRINTED_FIGURE_COLUMNS);
  sheet.height(1, 34);
  const documentsAt = `${quoteSheet(sheets.baseline)}!${cellAddress(documents.title, 0)}`;
  sheet.put(2, 0, { ...constant(say('goToDocuments'), 'jump'), link: documentsAt });

  const others = peers(model.figures);
  const derived = derivedFormulas(context);
  const kinds = basicKinds(model.figures);
  const rows = model.figures.map((figure, i) =>
    figureCells(
      figure,
      {
        name: indicatorName(context, figure),
        documentTitle: documentTitle(context, figure),
        conflict: conflictCell(context, figure, others[i] ?? []),
        revision: revisionCell(context, figure),
        ...(figure.formula === undefined ? {} : { derived: derivedCell(figure, derived.get(figure.id)) }),
        ...basicKindOf(figure, kinds),
        lookedUp: lookedUpCell(context, figure),
      },
      language,
    ),
  );
  const figureArea = writeTable(sheet, figures.header, 0, FIGURE_COLUMNS, rows, language);
  fitRows(sheet, figures.first, FIGURE_COLUMNS, WIDTHS, rows);
  sheet.height(figures.header, 32);

  const mark = say('conflictMark');
  const area = { ...figureArea, rows: figures.count + 1 };
  sheet.table({ name: 'tuiyan_table_figures', area });
  sheet.format({
    area: column(context, 'conflict'),
    formula: `=LEFT(${cellAddress(figures.first, layout.baseline.column('conflict'))},${mark.length})=${quoteText(mark)}`,
    style: 'warn',
  });

  sheet.format({
    area: column(context, 'revision'),
    formula: `=${cellAddress(figures.first, layout.baseline.column('revision'))}<>""`,
    style: 'warn',
  });

  sheet.put(documents.title, 0, constant(say('documentsTitle'), 'section'));
  sheet.fill({ row: documents.title, column: 0, rows: 1, columns: FIGURE_COLUMNS.length }, 'section');
  const documentArea = {
    ...writeTable(sheet, documents.header, 0, DOCUMENT_COLUMNS, model.documents.map(documentCells), language),
    rows: documents.count + 1,
  };
  fitRows(sheet, documents.first, DOCUMENT_COLUMNS, WIDTHS, model.documents.map(documentCells));
  sheet.height(documents.header, 32);
  sheet.table({ name: 'tuiyan_table_documents', area: documentArea });

  return {
    sheet: sheet.finish(),
    names: [
      { name: REGIONS.figures, ref: areaOn(sheets.baseline, area) },
      { name: REGIONS.documents, ref: areaOn(sheets.baseline, documentArea) },
    ],
  };
}

type FigureField = Parameters<Context['layout']['baseline']['column']>[0];

/** Area of one column of the figures, without its heading. */
export function column(context: Context, id: FigureField): Area {
  const { figures, column: columnOf } = context.layout.baseline;
  return { row: figures.first, column: columnOf(id), rows: figures.count, columns: 1 };
}

/** The value of a figure, as other sheets refer to it. */
export function figureRef(context: Context, id: string): string {
  return fieldById(context, id, 'value');
}

/** The indicator key of a figure, as other sheets refer to it. */
export function indicatorOfFigure(context: Context, id: string): string {
  return fieldById(context, id, 'indicator');
}

/**
 * `INDEX('Baseline'!$D$5:$D$90,MATCH("gdp_2024",'Baseline'!$A$5:$A$90,0),1)`: other sheets find a figure by its id, because
 * references do not follow rows when a user sorts a table.
 */
function fieldById(context: Context, id: string, field: FigureField): string {
  const at = (header: FigureField): string => areaOn(context.sheets.baseline, column(context, header));
  return `INDEX(${at(field)},MATCH(${quoteText(id)},${at('id')},0),1)`;
}

/** The cell of a figure's value, for formulas in its own row: a sort moves both. */
function valueCell(context: Context, id: string): string {
  const { figureRow, column: columnOf } = context.layout.baseline;
  return cellAddress(figureRow(id), columnOf('value'));
}

/** The value of another figure, found by its id in one of the columns of this sheet. */
function lookUpHere(context: Context, id: string, field: FigureField): string {
  const at = (header: FigureField): string => areaAddress(column(context, header), 'both');
  return `INDEX(${at(field)},MATCH(${quoteText(id)},${at('id')},0),1)`;
}

/**
 * A copy of each value that is not derived. Formulas of derived figures look values up here: in the column of the values the
 * look-up would include the formula's own cell, which is a circular reference for Excel.
 */
function lookedUpCell(context: Context, figure: Figure): Cell {
  const format = formatOf(figure.unit);
  if (figure.formula !== undefined) return blank('number', format);
  const value = inCell(usedValue(figure), figure.unit);
  return live(`=${valueCell(context, figure.id)}`, value, 'formula', format);
}

/** The target of a link to a figure; undefined if there is no such figure. */
export function figureLink(context: Context, id: string): string | undefined {
  if (!context.prepared.figureById.has(id)) return undefined;
  const { baseline } = context.layout;
  return `${quoteSheet(context.sheets.baseline)}!${cellAddress(baseline.figureRow(id), 0)}`;
}

function indicatorName(context: Context, figure: Figure): Cell {
  const { layout, model, sheets } = context;
  const index = model.indicators.findIndex(({ key }) => key === figure.indicator);
  const name = model.indicators[index]?.name[context.language];
  if (name === undefined) return textCell(figure.indicator);
  const address = cellAddress(layout.model.indicators.first + index, 1, 'both');
  return live(`=${quoteSheet(sheets.model)}!${address}`, name, 'labelWrap');
}

/** The title, live from the table of documents, by the document's id in the same row; derived figures have none. */
function documentTitle(context: Context, figure: Figure): Cell {
  const { figureRow, column: columnOf, documents } = context.layout.baseline;
  const title = context.model.documents.find(({ id }) => id === figure.source?.document)?.title;
  if (title === undefined) return blank('labelWrap');
  const field = (header: (typeof DOCUMENT_COLUMNS)[number]): string =>
    areaAddress(
      { row: documents.first, column: DOCUMENT_COLUMNS.indexOf(header), rows: documents.count, columns: 1 },
      'both',
    );
  const document = cellAddress(figureRow(figure.id), columnOf('document'));
  return live(`=INDEX(${field('title')},MATCH(${document},${field('id')},0),1)`, title, 'labelWrap');
}

/** Characters up to which the formula of a derived figure is written into that of another one. */
const LONGEST_PART = 1500;

/**
 * Excel text of the formulas of derived figures. Printed figures are found by their ids, so that a sort changes nothing; derived
 * ones are written out. One that is too long for that is referred to by its cell, and `#N/A` where a sort put another one there.
 */
function derivedFormulas(context: Context): ReadonlyMap<string, string> {
  const { model } = context;
  const { baseYear, firstYear, horizon } = model;
  const { figureRow, column: columnOf } = context.layout.baseline;
  const names = figureNames(model.figures);
  const parsed = new Map<string, Expr>();
  for (const { id, formula } of model.figures) {
    const outcome = formula === undefined ? undefined : parseFormula(formula, names);
    if (outcome?.ok === true) parsed.set(id, outcome.value);
  }
  const operands = new Map([...parsed].map(([id, expr]) => [id, referencesOf(expr).map(({ key }) => key)]));
  const texts = new Map<string, string>();
  /** Derived figures with their formulas in place of the ids, as far as these are short. */
  const writtenOut = new Map<string, Expr>();
  const site = {
    ...{ year: baseYear, firstYear, baseYear, horizon, yearCell: () => String(baseYear) },
    cell(id: string): string {
      if (!parsed.has(id)) return lookUpHere(context, id, 'lookedUp');
      const at = (field: FigureField): string => cellAddress(figureRow(id), columnOf(field), 'both');
      return `IF(${at('id')}=${quoteText(id)},${at('value')},NA())`;
    },
  };
  for (const id of orderKeys([...parsed.keys()], operands).order) {
    const expr = parsed.get(id);
    if (expr === undefined) continue;
    const whole = replaceNames(expr, writtenOut);
    const text = printExcel(whole, site);
    texts.set(id, text);
    if (text.length <= LONGEST_PART) writtenOut.set(id, whole);
  }
  return texts;
}

/** The expression with others in place of names; the printer then puts parentheses only where they are needed. */
function replaceNames(expr: Expr, others: ReadonlyMap<string, Expr>): Expr {
  if (expr.kind === 'name') return others.get(expr.key) ?? expr;
  // Where a function asks for a name, it is kept.
  if (expr.kind === 'call' && functionOf(expr.fn).parameters.some(({ kind }) => kind === 'series'))
    return expr;
  return mapExpr(expr, (part) => replaceNames(part, others));
}

function derivedCell(figure: Figure, formula: string | undefined): Cell {
  const value = inCell(figure.value, figure.unit);
  const format = formatOf(figure.unit);
  return formula === undefined ? constant(value, 'input', format) : live(formula, value, 'formula', format);
}

/**
 * A live cell that tells whether the value is still the printed one and, if it is revised or the user's own, who gave it, when
 * and why.
 */
function revisionCell({ layout, say }: Context, figure: Figure): Cell {
  const { figureRow, column: columnOf } = layout.baseline;
  const at = (id: 'value' | 'printed' | 'figureAuthor' | 'figureDate' | 'note'): string =>
    cellAddress(figureRow(figure.id), columnOf(id));
  const isSaid = saysWho(figure);
  const missing = say('authorMissing');
  const unsaid = `OR(${at('figureAuthor')}="",${at('figureDate')}="",${at('note')}="")`;
  if (figure.kind === 'input')
    return live(`=IF(${unsaid},${quoteText(missing)},"")`, isSaid ? '' : missing, 'labelWrap');
  if (figure.source === undefined) return blank('labelWrap');
  const mark = say('revisionMark');
  const both = `${mark}${say('revisionBut')}${missing}`;
  const formula = `=IF(${at('value')}=${at('printed')},"",IF(${unsaid},${quoteText(both)},${quoteText(mark)}))`;
  const text = isSaid ? mark : both;
  return live(formula, isRevised(figure) ? text : '', 'labelWrap');
}

function basicKindOf(
  { id, formula }: Figure,
  kinds: ReadonlyMap<string, FigureKind>,
): { readonly basicKind?: FigureKind } {
  const basicKind = formula === undefined ? undefined : kinds.get(id);
  return basicKind === undefined ? {} : { basicKind };
}

/** For each figure the other ones about the same thing: indicator, place, period and kind. */
export function peers(figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const subject = (figure: Figure): string =>
    JSON.stringify([figure.indicator, figure.geography, figure.period, figure.kind]);
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const group = groups.get(subject(figure));
    if (group === undefined) groups.set(subject(figure), [figure]);
    else group.push(figure);
  }
  return figures.map((figure) =>
    figure.period === '' ? [] : (groups.get(subject(figure)) ?? []).filter((other) => other !== figure),
  );
}

/** Whether two figures have different values, converted to one unit. */
export function differs(a: Figure, b: Figure): boolean {
  if (a.unit === b.unit) return usedValue(a) !== usedValue(b);
  const [unit, other] = [findUnit(a.unit), findUnit(b.unit)];
  const value = unit && other && convert(usedValue(a), unit, other);
  return value === undefined || Math.abs(value - usedValue(b)) >= 5e-7;
}

/**
 * A live cell that tells whether a figure about the same thing has another value, else which other figures the note mentions.
 */
function conflictCell(context: Context, figure: Figure, others: readonly Figure[]): Cell {
  const { prepared, say } = context;
  const own = valueCell(context, figure.id);
  const named = (figure.note.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []).filter(
    (id) => id !== figure.id && prepared.figureById.has(id),
  );
  const see = named.length === 0 ? '' : say('conflictSee', { ids: [...new Set(named)].join(', ') });
  if (others.length === 0) return textCell(see, 'text');
  const text = `${say('conflictMark')}: ${others.map(({ id }) => id).join(', ')}`;
  const unequal = others.map(({ id, unit }) => {
    const other = lookUpHere(context, id, 'value');
    return unit === figure.unit
      ? `${own}<>${other}`
      : `ROUND(${own}${conversion(figure.unit, unit)}-${other},6)<>0`;
  });
  const condition = unequal.length === 1 ? unequal.join('') : `OR(${unequal.join(',')})`;
  const formula = `=IF(${condition},${quoteText(text)},${quoteText(see)})`;
  return live(formula, others.some((other) => differs(figure, other)) ? text : see, 'labelWrap');
}
