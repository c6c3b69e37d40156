/**
 * The calculation of the Sensitivity sheet: the series on which the indicator depends, as in the scenario; then for each
 * parameter and case a row of its values and a row for every indicator that it influences. Each row has one formula, the model's
 * own.
 */
import { printExcel } from '../../formula/text/excel.js';
import type { Site } from '../../formula/values/scope.js';
import { cellAddress, quoteSheet } from '../plan/address.js';
import { nameCell, unitCell, type Context } from '../tables/context.js';
import { formatOf, inCell } from '../tables/fields.js';
import type { Cell } from '../plan/plan.js';
import { ENDS, type BlockPlace, type SensitivityLayout } from './sensitivityLayout.js';
import type { Case, Mover } from './sensitivityCases.js';
import type { Study } from './sensitivityStudy.js';
import { blank, constant, live, type SheetBuilder } from '../plan/sheet.js';

/** Column of a case's fraction of the swing, or of its factor. */
const SHARE = 2;

interface Stage {
  readonly sheet: SheetBuilder;
  readonly context: Context;
  readonly study: Study;
  readonly places: SensitivityLayout;
}

export function writeCalculation(
  sheet: SheetBuilder,
  context: Context,
  study: Study,
  places: SensitivityLayout,
): void {
  const stage = { sheet, context, study, places };
  const { yearColumn } = context.layout.projection;
  for (const year of context.years)
    sheet.put(places.yearRow, yearColumn(year), constant(year, 'headingCenter', '0'));
  sheet.put(places.baseTitle, 0, constant(context.say('baseCase'), 'group'));
  group(stage, places.baseTitle);
  for (const key of [...study.parameters, ...study.indicators]) writeBase(stage, key);
  study.movers.forEach((mover, index) => {
    const block = places.blocks.get(mover.key);
    if (block === undefined) throw new Error(`no place for "${mover.key}"`);
    writeBlock(stage, mover, index, block);
  });
}

function group({ sheet, context }: Stage, row: number): void {
  const { firstYearColumn } = context.layout.projection;
  sheet.fill({ row, column: 0, rows: 1, columns: firstYearColumn + context.years.length }, 'group');
}

function writeBase({ sheet, context, study, places }: Stage, key: string): void {
  const { layout, years } = context;
  const row = places.baseRow(key);
  const source = layout.projection.seriesRow(key);
  const from = quoteSheet(study.view.sheet);
  const format = formatOf(context.unitOf(key));
  sheet.putRow(row, 0, [nameCell(context, key), unitCell(context, key), constant(key, 'key')]);
  for (const year of years) {
    const column = layout.projection.yearColumn(year);
    const value = context.valueAt(study.view.index, key, year);
    if (value === undefined || source === undefined) sheet.put(row, column, blank('number', format));
    else sheet.put(row, column, live(`=${from}!${cellAddress(source, column)}`, value, 'link', format));
  }
}

function writeBlock(stage: Stage, mover: Mover, index: number, block: BlockPlace): void {
  const { sheet, context, places } = stage;
  const { yearColumn } = context.layout.projection;
  const { key, swing, points, factors } = mover;
  sheet.put(block.title, 0, nameCell(context, key, 'group'));
  group(stage, block.title);
  if (swing.kind === 'path') {
    const unit = context.unitOf(key);
    sheet.put(block.deviation, 0, constant(context.say('deviation'), 'label'));
    swing.deviations.forEach((deviation, t) => {
      const value = swing.multiplicative ? deviation : inCell(deviation, unit);
      const format = swing.multiplicative ? '0.0%' : formatOf(unit);
      sheet.put(block.deviation, yearColumn((context.years[0] ?? 0) + t), constant(value, 'input', format));
    });
  }
  const endsRow = places.ends.first + index;
  [...points, ...factors].forEach((one, i) => {
    writeCase(stage, mover, one, block.caseRow(i), (column) =>
      pathFormula(stage, mover, block, i, column, endsRow),
    );
  });
}

function writeCase(
  stage: Stage,
  mover: Mover,
  one: Case,
  row: number,
  path: (column: number) => string,
): void {
  const { sheet, context, study, places } = stage;
  const { prepared, years } = context;
  const { yearColumn } = context.layout.projection;
  const put = (
    at: number,
    key: string,
    role: 'label' | 'labelStrong',
    cells: (year: number) => Cell,
  ): void => {
    const share = constant(one.share, 'quiet', one.kind === 'factor' ? '"×"0.00' : '0%');
    sheet.putRow(at, 0, [
      nameCell(context, key, role),
      unitCell(context, key),
      at === row ? share : blank('key'),
    ]);
    for (const year of years) sheet.put(at, yearColumn(year), cells(year));
  };
  const parameterFormat = formatOf(context.unitOf(mover.key));
  put(row, mover.key, 'labelStrong', (year) =>
    live(`=${path(yearColumn(year))}`, one.valueAt(mover.key, year) ?? 0, 'formula', parameterFormat),
  );
  mover.affected.forEach((key, i) => {
    const series = prepared.seriesByKey.get(key);
    const format = formatOf(context.unitOf(key));
    put(row + 1 + i, key, 'label', (year) => {
      const value = one.valueAt(key, year);
      if (value === undefined || context.valueAt(study.view.index, key, year) === undefined)
        return blank('number', format);
      // A figure does not depend on the parameter.
      if (series?.expr === undefined || series.actuals.has(year))
        return live(
          `=${cellAddress(places.baseRow(key), yearColumn(year), 'row')}`,
          value,
          'formula',
          format,
        );
      const site = siteOf(stage, mover, row, year, key);
      return live(printExcel(series.expr, site), value, 'formula', format);
    });
  });
}

/**
 * Cells as a formula of a case refers to them: its own rows, and the scenario's for series that the parameter does not influence.
 */
function siteOf(
  { context, study, places }: Stage,
  mover: Mover,
  row: number,
  year: number,
  self: string,
): Site {
  const { firstYear, baseYear, horizon } = context.model;
  const { yearColumn } = context.layout.projection;
  return {
    ...{ year, firstYear, baseYear, horizon, self },
    cell: (key, at, anchor) => {
      if (context.valueAt(study.view.index, key, at) === undefined) return undefined;
      const own =
        key === mover.key ? row : mover.affected.includes(key) ? row + 1 + mover.affected.indexOf(key) : -1;
      const column = yearColumn(at);
      if (own >= 0) return cellAddress(own, column, anchor === 'column' ? 'column' : 'none');
      return cellAddress(places.baseRow(key), column, anchor === 'column' ? 'both' : 'row');
    },
    yearCell: () => cellAddress(places.yearRow, yearColumn(year), 'row'),
  };
}

/** The parameter's value in a case, in the column of a year. */
function pathFormula(
  { places }: Stage,
  { key, swing, points, isSwitch }: Mover,
  { deviation, caseRow }: BlockPlace,
  index: number,
  column: number,
  endsRow: number,
): string {
  const planned = cellAddress(places.baseRow(key), column, 'row');
  const share = cellAddress(caseRow(index), SHARE, 'column');
  if (index >= points.length) return `${planned}*${share}`;
  const last = points.length - 1;
  if (index > 0 && index < last) {
    const [low, high] = [caseRow(0), caseRow(last)].map((row) => cellAddress(row, column, 'row'));
    const between = `${low ?? ''}+(${high ?? ''}-${low ?? ''})*${share}`;
    return isSwitch ? `ROUND(${between},0)` : between;
  }
  const end = cellAddress(endsRow, index === 0 ? ENDS.low : ENDS.high, 'both');
  switch (swing.kind) {
    case 'range':
      return end;
    case 'shift':
      return `${end}+${planned}-${cellAddress(endsRow, ENDS.reference, 'both')}`;
    case 'path': {
      const sd = cellAddress(deviation, column, 'row');
      return swing.multiplicative ? `${planned}*EXP(${end}*${sd}-${sd}*${sd}/2)` : `${planned}+${end}*${sd}`;
    }
  }
}
