/**
 * What was simulated, kept beside the result: values of the scenario's parameters and indicators by year, distributions, formula
 * texts, targets. Each row compares itself with the cells that hold these now, so that the sheet knows without an add-in
 * whether the simulation still speaks of this model.
 *
 * The fingerprint is that of the model being planned, so it is written only where the simulation is current.
 */
import { fifteenDigits } from '../analysis/digits.js';
import { isError } from '../formula/value.js';
import { HEADERS } from '../messages/workbook.js';
import { areaAddress, cellAddress, cellOn, quoteSheet } from './address.js';
import { nameCell, unitCell, type ScenarioView } from './context.js';
import { choiceText, distributionText, formatOf, inCell, textCell } from './fields.js';
import { formulaText, targetRef } from './modelSheet.js';
import { indicatorColumns, parameterColumns, targetColumns } from './modelTables.js';
import type { Cell } from './plan.js';
import { blank, constant, live } from './sheet.js';
import { writeSection, type Sheet } from './uncertaintyTables.js';

/** Relative, with 1 added for values near 0: engines differ in the last bits. */
const TOLERANCE = '0.000000001';

/** Writes the rows; returns the number of rows that have changed, as a formula. */
export function writeFingerprint(to: Sheet, view: ScenarioView): string {
  const { sheet, context, places } = to;
  const { language, layout, model, prepared, say, years } = context;
  const place = places.fingerprint;
  const { firstYearColumn } = layout.projection;
  const textColumn = firstYearColumn + years.length;
  const changedColumn = textColumn + 1;
  writeSection(to, place, 'fingerprintTitle', changedColumn + 1);
  sheet.putRow(place.header, 0, [
    ...(['indicatorName', 'unit', 'key'] as const).map((id) => constant(HEADERS[id][language], 'heading')),
    ...years.map((year) => constant(year, 'headingCenter', '0')),
    constant(say('stampedText'), 'heading'),
    constant(say('changedSince'), 'headingCenter'),
  ]);
  const at = (row: number, column: number): string => cellAddress(row, column);
  let row = place.first;
  const put = (
    label: Cell,
    unit: Cell,
    key: string,
    values: readonly Cell[],
    text: Cell,
    conditions: string[],
  ) => {
    sheet.putRow(row, 0, [label, unit, constant(key, 'key'), ...values]);
    sheet.put(row, textColumn, text);
    const same = conditions.length === 0 ? '=0' : `=IFERROR(IF(AND(${conditions.join(',')}),0,1),1)`;
    sheet.put(row, changedColumn, live(same, 0, 'status', '0;-0;'));
    row++;
  };
  const series = (key: string, modelCell: string, text: string): void => {
    const values = years.map((year) => context.valueAt(view.index, key, year));
    const format = formatOf(context.unitOf(key));
    const cells = values.map((value) =>
      typeof value === 'number' ? constant(fifteenDigits(value), 'bound', format) : blank('bound', format),
    );
    const conditions = [`${modelCell}&""=${at(row, textColumn)}&""`];
    // An error has no number to compare; its formula is compared.
    if (!values.some((value) => isError(value) || typeof value === 'string' || typeof value === 'boolean')) {
      const stamped = areaAddress({ row, column: firstYearColumn, rows: 1, columns: years.length });
      const source = layout.projection.seriesRow(key) ?? 0;
      const now = `${quoteSheet(view.sheet)}!${areaAddress({ row: source, column: firstYearColumn, rows: 1, columns: years.length })}`;
      conditions.unshift(`SUMPRODUCT((ABS(${now}-${stamped})>${TOLERANCE}*(1+ABS(${stamped})))*1)=0`);
    }
    put(nameCell(context, key), unitCell(context, key), key, cells, textCell(text, 'key'), conditions);
  };
  const { parameters, indicators, targets } = layout.model;
  const [distributionAt, formulaAt] = [
    parameterColumns(language).indexOf('distribution'),
    indicatorColumns(language).indexOf('formula'),
  ];
  model.parameters.forEach(({ key, distribution }, i) => {
    const cell = cellOn(context.sheets.model, parameters.first + i, distributionAt, 'none');
    series(key, cell, distributionText(distribution));
  });
  for (const { indicator, expr } of prepared.series) {
    const i = model.indicators.findIndex(({ key }) => key === indicator.key);
    const cell = cellOn(context.sheets.model, indicators.first + i, formulaAt, 'none');
    series(indicator.key, cell, expr === undefined ? (indicator.formula ?? '') : formulaText(context, expr));
  }
  model.targets.forEach((target, i) => {
    const columns = targetColumns(language);
    const now = (id: 'year' | 'comparator'): string =>
      cellOn(context.sheets.model, targets.first + i, columns.indexOf(id), 'none');
    const unit = context.unitOf(target.indicator);
    const [value, year] = [at(row, firstYearColumn), at(row, firstYearColumn + 1)];
    put(
      nameCell(context, target.indicator),
      unitCell(context, target.indicator),
      target.key,
      [constant(inCell(target.value, unit), 'bound', formatOf(unit)), constant(target.year, 'bound', '0')],
      textCell(choiceText('comparator', target.comparator, language), 'key'),
      [
        `ABS(${targetRef(context, target.key)}-${value})<=${TOLERANCE}*(1+ABS(${value}))`,
        `${now('year')}=${year}`,
        `${now('comparator')}=${at(row, textColumn)}`,
      ],
    );
  });
  const changed = { row: place.first, column: changedColumn, rows: Math.max(1, place.count), columns: 1 };
  sheet.format({ area: changed, formula: `=${cellAddress(place.first, changedColumn)}=1`, style: 'warn' });
  return `=SUM(${areaAddress(changed)})`;
}
