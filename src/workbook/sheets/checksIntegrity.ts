/** Integrity checks: a count above 0 is an error of the workbook. */
import { isRevised, saysWho } from '../../figures/figure.js';
import type { Scalar } from '../../formula/values/value.js';
import { areaAddress, areaOn, quoteSheet } from '../plan/address.js';
import { column as figureColumn } from './baselineSheet.js';
import type { Context, ScenarioView } from '../tables/context.js';
import { DOCUMENT_COLUMNS } from '../tables/figureTables.js';
import { agreesWithFigure, takesForeign } from './modelSheet.js';
import { indicatorColumns, targetColumns } from '../tables/modelTables.js';
import type { Cell, SheetPlan } from '../plan/plan.js';
import { constant, quoteText } from '../plan/sheet.js';

/** A formula and its present value. */
export interface Count {
  readonly formula: string;
  readonly value: number;
}

export interface Check {
  readonly kind: 'integrity' | 'attention';
  readonly label: Cell;
  /** One count per scenario, or one for the workbook. */
  readonly counts: { readonly byScenario: readonly Count[] } | { readonly workbook: Count };
}

export function integrityChecks(
  context: Context,
  others: readonly SheetPlan[],
  selfTest: Count,
): readonly Check[] {
  const { layout, model, say, scenarios, sheets } = context;
  const { documents } = layout.baseline;
  const text = (word: Parameters<Context['say']>[0], args?: Parameters<Context['say']>[1]): Cell =>
    constant(say(word, args), 'label');
  const column = (id: Parameters<typeof figureColumn>[1]): string =>
    areaOn(sheets.baseline, figureColumn(context, id));
  const errorsOn = (sheet: string): Count => {
    const plan = others.find(({ name }) => name === sheet);
    const cells = plan?.blocks[0]?.cells ?? [];
    const area = { row: 3, column: 0, rows: cells.length - 3, columns: cells[0]?.length ?? 1 };
    const value = cells.flat().some((cell) => typeof cell?.cached === 'object') ? 1 : 0;
    // A sum of cells with an error is an error in every engine; not all engines can count ISERROR over a range.
    return { formula: `=IF(ISERROR(SUM(${areaOn(sheet, area)})),1,0)`, value };
  };
  const agreeing = (
    table: 'targets' | 'indicators',
    columns: readonly string[],
    id: string,
    value: number,
  ): Count => {
    const { first, count } = layout.model[table];
    const area = { row: first, column: columns.indexOf(id), rows: count, columns: 1 };
    return { formula: `=COUNTIF(${areaOn(sheets.model, area)},0)`, value };
  };
  const unsourced = model.figures.filter(
    ({ source, formula, author }) => source === undefined && formula === undefined && author === undefined,
  );
  const documentColumn = (id: (typeof DOCUMENT_COLUMNS)[number]): string => {
    const { first: row, count: rows } = documents;
    return areaOn(sheets.baseline, { row, column: DOCUMENT_COLUMNS.indexOf(id), rows, columns: 1 });
  };
  const targetsOff = model.targets.filter((target) => {
    const figure = context.prepared.figureById.get(target.source);
    return figure !== undefined && !agreesWithFigure(target, figure);
  });
  const sums = partsChecks(context);
  return [
    { kind: 'integrity', label: text('selfTestFailedHere'), counts: { workbook: selfTest } },
    {
      kind: 'integrity',
      label: text('errorCells'),
      counts: { byScenario: scenarios.map((view) => errorsOn(view.sheet)) },
    },
    // Not the Overview: it shows the total of these checks, so counting its errors would be a circular reference.
    ...[sheets.baseline, sheets.model, sheets.compare].map((sheet): Check => ({
      kind: 'integrity',
      label: text('errorCellsElsewhere', { sheet }),
      counts: { workbook: errorsOn(sheet) },
    })),
    ...sums,
    {
      kind: 'integrity',
      label: text('caliberKept'),
      counts: {
        workbook: agreeing(
          'indicators',
          indicatorColumns(context.language),
          'sameCaliber',
          foreignActuals(context),
        ),
      },
    },
    {
      kind: 'integrity',
      label: text('targetsAgree'),
      counts: { workbook: agreeing('targets', targetColumns(context.language), 'agrees', targetsOff.length) },
    },
    {
      kind: 'integrity',
      label: text('sourcesKnown'),
      counts: {
        workbook: {
          formula: `=SUMPRODUCT((${column('id')}<>"")*(${column('document')}="")*(${column('formula')}="")*(${column('figureAuthor')}=""))`,
          value: unsourced.length,
        },
      },
    },
    {
      kind: 'integrity',
      label: text('authorsKnown'),
      counts: {
        workbook: {
          formula: `=COUNTIF(${column('revision')},${quoteText(`*${say('authorMissing')}`)})`,
          value: model.figures.filter(
            (figure) => (isRevised(figure) || figure.kind === 'input') && !saysWho(figure),
          ).length,
        },
      },
    },
    {
      kind: 'integrity',
      label: text('documentsHashed'),
      counts: {
        workbook: {
          formula: `=SUMPRODUCT((${documentColumn('id')}<>"")*(${documentColumn('sha256')}=""))`,
          value: model.documents.filter(({ sha256 }) => sha256 === '').length,
        },
      },
    },
  ];
}

/** Indicators that take an actual value from a figure of another indicator. */
function foreignActuals(context: Context): number {
  const { model, prepared } = context;
  return model.indicators.filter((row) => takesForeign(prepared, row)).length;
}

/** Checks that count the years in which the whole is not the sum of its parts, by scenario. */
function partsChecks(context: Context): readonly Check[] {
  const { layout, say, scenarios, topics, years } = context;
  const { whole, parts } = topics;
  if (whole === undefined) return [];
  const place = layout.projection;
  const count = (view: ScenarioView): Count => {
    const range = (key: string): string => {
      const area = {
        row: place.rowOf('indicator', key),
        column: place.firstYearColumn,
        rows: 1,
        columns: years.length,
      };
      return `${quoteSheet(view.sheet)}!${areaAddress(area)}`;
    };
    const number = (key: string, year: number): number => {
      const value: Scalar | undefined = context.valueAt(view.index, key, year);
      return typeof value === 'number' ? value : 0;
    };
    const off = years.filter(
      (year) =>
        number(whole, year) !== 0 &&
        Math.abs(parts.reduce((sum, key) => sum + number(key, year), 0) - number(whole, year)) > 1e-6,
    );
    const gap = `ABS(${parts.map(range).join('+')}-${range(whole)})>0.000001`;
    return { formula: `=SUMPRODUCT((${range(whole)}<>0)*(${gap}))`, value: off.length };
  };
  const label = say('partsSum', { whole: context.nameOf(whole) });
  return [
    { kind: 'integrity', label: constant(label, 'label'), counts: { byScenario: scenarios.map(count) } },
  ];
}
