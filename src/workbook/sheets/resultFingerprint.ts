/**
 * The inputs of a computed result, stored beside it: values of the scenario's parameters and indicators by year, distributions,
 * formula texts, targets; for a search, also rules, and how far each parameter may move. Each row compares itself with the cells that have these now, so the sheet shows without an add-in
 * whether the result still belongs to this model.
 *
 * The fingerprint is that of the model being planned, so its values are written only if the result is current. If it is not, the
 * same rows exist without values, so that a live link finds its cells again in any case.
 */
import { fifteenDigits } from '../../analysis/calculate/digits.js';
import { usedValue } from '../../figures/figure.js';
import { isError } from '../../formula/values/value.js';
import { HEADERS, type HeaderId, type Word } from '../../messages/wording/workbook.js';
import type { Target } from '../../model/model.js';
import { targetReadings } from '../../model/targetReading.js';
import { areaAddress, cellAddress, cellOn, quoteSheet } from '../plan/address.js';
import { nameCell, unitCell, type Context, type ScenarioView } from '../tables/context.js';
import { choiceText, distributionText, formatOf, inCell, textCell } from '../tables/fields.js';
import type { TablePlace } from '../tables/layout.js';
import { figureRef } from './baselineSheet.js';
import { formulaText, targetRef } from './modelSheet.js';
import { subjectCell, targetUnitCell } from './targetFormulas.js';
import {
  column,
  indicatorColumns,
  parameterColumns,
  ruleColumns,
  targetColumns,
} from '../tables/modelTables.js';
import type { Cell } from '../plan/plan.js';
import { writeSection, type ResultSheet } from '../tables/resultStamp.js';
import { blank, constant, live } from '../plan/sheet.js';

/** Relative tolerance, with 1 added for values near 0, because engines differ in the last bits. */
const TOLERANCE = '0.000000001';

/** What a result depends on: the `numbers` of its scenario, or rules and ranges too. */
type Dependence = 'numbers' | 'requirements';

/** Number of rows of a model's fingerprint. */
export function fingerprintRows({ model, prepared }: Context, on: Dependence = 'numbers'): number {
  const numbers = prepared.parameters.length + prepared.series.length + model.targets.length;
  return on === 'numbers' ? numbers : numbers + model.parameters.length + prepared.rules.length;
}

/** Writes the rows; returns the number of rows that have changed, as a formula; undefined if the result is not current. */
export function writeFingerprint(
  to: ResultSheet,
  view: ScenarioView,
  place: TablePlace,
  title: Word,
  isCurrent: boolean,
  on: Dependence = 'numbers',
): string | undefined {
  const { sheet, context } = to;
  const { language, layout, model, prepared, say, years } = context;
  const { firstYearColumn } = layout.projection;
  const textColumn = firstYearColumn + years.length;
  const changedColumn = textColumn + 1;
  writeSection(to, place, isCurrent ? title : 'fingerprintGone', changedColumn + 1);
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
    conditions: readonly string[],
  ) => {
    const same = `=IFERROR(IF(AND(${conditions.join(',')}),0,1),1)`;
    const compared = [text, live(same, 0, 'status', `"${say('yes')}";"${say('yes')}";`)];
    const kept = (cells: readonly Cell[]): readonly Cell[] => (isCurrent ? cells : cells.map(emptied));
    sheet.putRow(row, 0, [label, unit, constant(key, 'key'), ...kept(values)]);
    sheet.putRow(row, textColumn, kept(compared));
    row++;
  };
  const series = (key: string, modelCell: string, text: string): void => {
    const values = years.map((year) => context.valueAt(view.index, key, year));
    const format = formatOf(context.unitOf(key));
    const cells = values.map((value) =>
      typeof value === 'number' ? constant(fifteenDigits(value), 'bound', format) : blank('bound', format),
    );
    const conditions = [`${modelCell}&""=${at(row, textColumn)}&""`];
    // An error has no number to compare, so its formula is compared.
    if (!values.some((value) => isError(value) || typeof value === 'string' || typeof value === 'boolean')) {
      const stamped = areaAddress({ row, column: firstYearColumn, rows: 1, columns: years.length });
      const source = layout.projection.seriesRow(key) ?? 0;
      const now = `${quoteSheet(view.sheet)}!${areaAddress({ row: source, column: firstYearColumn, rows: 1, columns: years.length })}`;
      conditions.unshift(`SUMPRODUCT((ABS(${now}-${stamped})>${TOLERANCE}*(1+ABS(${stamped})))*1)=0`);
    }
    put(nameCell(context, key), unitCell(context, key), key, cells, textCell(text, 'key'), conditions);
  };
  const { parameters, indicators } = layout.model;
  const [distributionAt, formulaAt] = [
    parameterColumns(language).indexOf('distribution'),
    indicatorColumns(language).indexOf('formula'),
  ];
  model.parameters.forEach(({ key, distribution }, i) => {
    const cell = cellOn(context.sheets.model, parameters.first + i, distributionAt, 'none');
    series(key, cell, distributionText(distribution));
  });
  for (const { indicator, member } of prepared.series) {
    // A member has the formula of its indicator.
    const of = member?.of ?? indicator.key;
    const i = model.indicators.findIndex(({ key }) => key === of);
    const cell = cellOn(context.sheets.model, indicators.first + i, formulaAt, 'none');
    const written = prepared.seriesByKey.get(of)?.written;
    series(
      indicator.key,
      cell,
      written === undefined ? (model.indicators[i]?.formula ?? '') : formulaText(context, written),
    );
  }
  const same = (now: string, then: string): string => `ABS(${now}-${then})<=${TOLERANCE}*(1+ABS(${then}))`;
  for (const reading of targetReadings(prepared)) {
    const { target, wanted, tolerance, parts } = reading;
    const format = formatOf(target.unit);
    const [value, slack] = [at(row, firstYearColumn), at(row, firstYearColumn + 1)];
    const bases = parts.flatMap(({ base }) => base?.figure ?? []);
    put(
      subjectCell(context, target),
      targetUnitCell(context, target),
      target.key,
      [constant(wanted, 'bound', format), constant(tolerance, 'bound', format)],
      textCell(askedText(context, target), 'key'),
      [
        same(targetRef(context, target.key), value),
        same(targetRef(context, target.key, 'tolerance'), slack),
        `${askedFormula(context, target)}=${at(row, textColumn)}`,
        ...bases.map(({ id }) => {
          const figure = prepared.figureById.get(id);
          return same(
            figureRef(context, id),
            String(inCell(figure === undefined ? 0 : usedValue(figure), figure?.unit ?? '')),
          );
        }),
      ],
    );
  }
  if (on === 'requirements') {
    const [low, high] = [firstYearColumn, firstYearColumn + 1];
    model.parameters.forEach((parameter, i) => {
      const { key, unit, role, earliest, min, max } = parameter;
      const cell = fieldOf(context, parameters.first + i, parameterColumns(language));
      const bounds = [min, max].map((bound) => constant(inCell(bound, unit), 'bound', formatOf(unit)));
      const text = [choiceText('role', role, language), earliest ?? ''].join('|');
      put(nameCell(context, key), unitCell(context, key), key, bounds, textCell(text, 'key'), [
        ...[same(cell('min'), at(row, low)), same(cell('max'), at(row, high))],
        `${cell('role')}&"|"&${cell('earliest')}=${at(row, textColumn)}`,
      ]);
    });
    prepared.rules.forEach(({ rule, written }, i) => {
      const cell = fieldOf(context, layout.model.rules.first + i, ruleColumns(language));
      const formula = formulaText(context, written);
      const severity = choiceText('severity', rule.severity, language);
      const text = [rule.from ?? '', rule.to ?? '', severity, formula].join('|');
      const now = (['from', 'to', 'severity', 'formula'] as const).map(cell).join('&"|"&');
      const name = live(`=${cell(column('name', language, 'own'))}`, rule.name[language], 'label');
      put(name, blank('label'), rule.key, [], textCell(text, 'key'), [`${now}=${at(row, textColumn)}`]);
    });
  }
  const changed = { row: place.first, column: changedColumn, rows: Math.max(1, place.count), columns: 1 };
  sheet.format({ area: changed, formula: `=${cellAddress(place.first, changedColumn)}=1`, style: 'warn' });
  return isCurrent ? `=SUM(${areaAddress(changed)})` : undefined;
}

/** The cell of a field, in a row of a table of the Model sheet. */
function fieldOf(
  { sheets }: Context,
  row: number,
  columns: readonly HeaderId[],
): (field: HeaderId) => string {
  return (field) => cellOn(sheets.model, row, columns.indexOf(field), 'none');
}

function emptied({ style }: Cell): Cell {
  return { value: null, ...(style === undefined ? {} : { style }) };
}

/**
 * The other fields of a target besides value and tolerance, in the words of the Model sheet: comparison, basis, years, unit,
 * base, member. The text does not end with a blank if the last field is empty, because not every program can read how files write
 * such texts.
 */
const ASKED = ['comparator', 'basis', 'from', 'year', 'unit', 'baseFigure', 'member'] as const;

function askedText({ language }: Context, target: Target): string {
  const words = {
    comparator: choiceText('comparator', target.comparator, language),
    basis: choiceText('basis', target.basis, language),
    ...{ from: target.from ?? '', year: target.year, unit: target.unit },
    ...{ baseFigure: target.base ?? '', member: target.member ?? '' },
  };
  return ASKED.map((id) => String(words[id])).join('|');
}

function askedFormula({ language, layout, model, sheets }: Context, { key }: Target): string {
  const columns = targetColumns(language);
  const row = layout.model.targets.first + model.targets.findIndex((target) => target.key === key);
  return ASKED.map((id) => cellOn(sheets.model, row, columns.indexOf(id), 'none')).join('&"|"&');
}
