/**
 * The Compare sheet: the active scenario by year (what the Overview and its charts show), all scenarios by
 * year, all scenarios against the targets, and the gaps that the chart draws.
 */
import type { Scalar } from '../../formula/values/value.js';
import { HEADERS } from '../../messages/wording/workbook.js';
import type { Target } from '../../model/model.js';
import { areaAddress, cellAddress, cellOn, quoteSheet } from '../plan/address.js';
import { labelWidth, nameCell, scenarioCell, unitCell, type Context } from '../tables/context.js';
import { choiceText, formatOf, inCell } from '../tables/fields.js';
import { targetRef } from './modelSheet.js';
import { colourYesNo, whyUnjudged } from './projectionStatus.js';
import {
  metIn,
  reachedIn,
  readingOf,
  subjectCell,
  targetUnitCell,
  valueFormula,
  valueIn,
} from './targetFormulas.js';
import type { Area, Cell, DefinedName, SheetPlan } from '../plan/plan.js';
import { divide, roundGap, subtract } from '../plan/scalars.js';
import { blank, constant, live, quoteText, startSheet, type SheetBuilder } from '../plan/sheet.js';

/** Index of the scenario that is active in a new workbook. */
export const FIRST_SELECTED = 0;

const SELECTED = 'tuiyan_selected';

export function planCompare(context: Context): {
  readonly sheet: SheetPlan;
  readonly names: readonly DefinedName[];
} {
  const { layout, model, say, sheets, years } = context;
  const place = layout.compare;
  const sheet = startSheet({
    key: 'compare',
    name: sheets.compare,
    tabColor: '2E8B57',
    freeze: { rows: place.selectorRow + 1, columns: 2 },
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 0 },
  });
  sheet.width(0, labelWidth(context, place.indicators, 30, 50) + 5);
  sheet.width(1, 18);
  sheet.width(2, context.language === 'zh' ? 10 : 17);
  const columns = Math.max(
    years.length + model.milestones.length,
    LAST_TARGET_COLUMN - 2,
    model.scenarios.length,
  );
  for (let i = 0; i < columns; i++) sheet.width(place.firstYearColumn + i, 13);

  sheet.put(0, 0, constant(say('compareTitle'), 'title'));
  sheet.height(0, 30);
  sheet.put(1, 0, constant(say('compareNote'), 'subtitle'));
  sheet.merge(1, 0, 1, place.firstYearColumn + years.length);
  sheet.height(1, 32);

  const index = `=MATCH(${cellAddress(place.selectorRow, 1)},${scenarioNames(context)},0)`;
  const chosen = context.scenarios[FIRST_SELECTED]?.scenario.name;
  sheet.putRow(place.selectorRow, 0, [
    constant(say('activeScenario'), 'labelBold'),
    live(`=${selectorRef(context)}`, chosen === undefined ? '' : context.text(chosen), 'link'),
    live(`=IFERROR(${index.slice(1)},1)`, FIRST_SELECTED + 1, 'formula', '0'),
  ]);

  const section = (row: number, title: string): void => {
    sheet.put(row, 0, constant(title, 'section'));
    sheet.fill({ row, column: 0, rows: 1, columns: place.firstYearColumn + columns }, 'section');
    sheet.height(row, 20);
  };
  section(place.active.title, say('activeTitle'));
  writeActive(sheet, context);
  section(place.byYear.title, say('byYearTitle'));
  writeByYear(sheet, context);
  section(place.targets.title, say('againstTargets'));
  writeTargets(sheet, context);
  section(place.gaps.title, say('gapChartTitle'));
  writeGaps(sheet, context);

  return {
    sheet: sheet.finish(),
    names: [{ name: SELECTED, ref: cellOn(sheets.compare, place.selectorRow, 2) }],
  };
}

/** Row and column of the cell on the Overview in which a scenario is chosen. */
export const SELECTOR = { row: 3, column: 2 } as const;

function selectorRef(context: Context): string {
  return cellOn(context.sheets.overview, SELECTOR.row, SELECTOR.column);
}

/** `'模型'!$B$20:$B$23`: the names of the scenarios. */
export function scenarioNames(context: Context): string {
  const { first } = context.layout.model.scenarios;
  const rows = context.model.scenarios.length;
  return `${quoteSheet(context.sheets.model)}!${areaAddress({ row: first, column: 1, rows, columns: 1 }, 'both')}`;
}

/** The number of the active scenario, as other sheets refer to it. */
export function selectedRef(context: Context): string {
  return cellOn(context.sheets.compare, context.layout.compare.selectorRow, 2);
}

const yearHeading = (year: number): Cell => constant(year, 'headingCenter', '0');

function headings(context: Context): readonly Cell[] {
  const { language, say } = context;
  return [
    constant(HEADERS.indicatorName[language], 'heading'),
    constant(say('scenario'), 'heading'),
    constant(HEADERS.unit[language], 'heading'),
  ];
}

// --- active scenario, all scenarios by year -----------------------------------------------------------

function writeActive(sheet: SheetBuilder, context: Context): void {
  const { layout, say, scenarios, years } = context;
  const place = layout.compare;
  sheet.putRow(place.active.header, 0, [...headings(context), ...years.map(yearHeading)]);
  const chosen = context.scenarios[FIRST_SELECTED]?.scenario.name;
  const chosenName = chosen === undefined ? '' : context.text(chosen);
  for (const key of place.indicators) {
    const row = place.activeRow(key);
    const scenario = live(`=${cellAddress(place.selectorRow, 1, 'both')}`, chosenName, 'label');
    sheet.putRow(row, 0, [nameCell(context, key), scenario, unitCell(context, key)]);
    years.forEach((year, i) => {
      const value = context.valueAt(FIRST_SELECTED, key, year);
      const column = place.firstYearColumn + i;
      if (value === undefined) {
        sheet.put(row, column, blank('number'));
        return;
      }
      const rows = { row: place.byYearRow(key, 0), column, rows: scenarios.length, columns: 1 };
      const formula = `=INDEX(${areaAddress(rows, 'row')},${cellAddress(place.selectorRow, 2, 'both')})`;
      sheet.put(row, column, live(formula, value, 'formula', formatOf(context.unitOf(key))));
    });
  }
  const target = intensityTarget(context);
  if (target === undefined) return;
  const unit = context.unitOf(target.indicator);
  sheet.putRow(place.targetLineRow, 0, [
    constant(say('targetLine', { year: target.year }), 'label'),
    blank('label'),
    unitCell(context, target.indicator),
    ...years.map(() =>
      live(`=${targetRef(context, target.key)}`, inCell(target.value, unit), 'link', formatOf(unit)),
    ),
  ]);
}

/** The last target of the indicator that the first chart shows. */
export function intensityTarget(context: Context): Target | undefined {
  return context.layout.compare.lastTargets.find(({ indicator }) => indicator === context.topics.chart);
}

function writeByYear(sheet: SheetBuilder, context: Context): void {
  const { layout, model, say, scenarios, years } = context;
  const place = layout.compare;
  const differences = place.firstYearColumn + years.length;
  const firstName = scenarios[0] === undefined ? '' : context.text(scenarios[0].scenario.name);
  sheet.putRow(place.byYear.header, 0, [
    ...headings(context),
    ...years.map(yearHeading),
    ...model.milestones.map((year) =>
      constant(say('difference', { year, scenario: firstName }), 'headingCenter'),
    ),
  ]);
  sheet.height(place.byYear.header, 34);
  for (const key of place.indicators)
    for (const { index, sheet: from } of scenarios) {
      const row = place.byYearRow(key, index);
      const format = formatOf(context.unitOf(key));
      const source = layout.projection.seriesRow(key);
      if (source === undefined) continue;
      sheet.putRow(row, 0, [
        nameCell(context, key, index === 0 ? 'labelStrong' : 'label'),
        scenarioCell(context, index),
        unitCell(context, key),
      ]);
      years.forEach((year, i) => {
        const value = context.valueAt(index, key, year);
        if (value === undefined) {
          sheet.put(row, place.firstYearColumn + i, blank('number'));
          return;
        }
        const cell = cellAddress(source, layout.projection.yearColumn(year));
        sheet.put(
          row,
          place.firstYearColumn + i,
          live(`=${quoteSheet(from)}!${cell}`, value, 'link', format),
        );
      });
      model.milestones.forEach((year, i) => {
        const [value, first] = [index, 0].map((scenario) => context.valueAt(scenario, key, year));
        if (index === 0 || value === undefined || first === undefined) {
          sheet.put(row, differences + i, blank('number'));
          return;
        }
        const column = place.firstYearColumn + year - model.firstYear;
        const shown = changeShown(
          context,
          context.unitOf(key),
          `${cellAddress(row, column)}-${cellAddress(place.byYearRow(key, 0), column)}`,
          subtract(value, first),
        );
        sheet.put(row, differences + i, live(`=${shown.formula}`, shown.value, 'formula', shown.format));
      });
    }
}

/** The format with a plus sign for positive numbers. */
export function gapFormat(format: string): string {
  return format === 'General' ? format : `+${format};-${format};${format}`;
}

/** A change as it is shown: of percentages in percentage points, a hundred times the cell value. No `=` in front. */
export function changeShown(
  { say }: Context,
  unit: string,
  formula: string,
  value: Scalar,
): { readonly formula: string; readonly value: Scalar; readonly format: string } {
  if (!isRate(unit)) return { formula, value, format: gapFormat(formatOf(unit)) };
  return {
    // Workbook engines write a single call without parentheses around it; the text must be the one that is read back.
    formula: `${/^[A-Z.]+\([^()]*\)$/.test(formula) ? formula : `(${formula})`}*100`,
    value: typeof value === 'number' ? value * 100 : value,
    format: gapFormat(`0.00" ${say('points')}"`),
  };
}

/** Whether values of the unit are percentages, whose changes are percentage points. */
export function isRate(unit: string): boolean {
  return unit === '%' || unit === 'pp';
}

// --- targets ------------------------------------------------------------------------------------------

/** Columns of the table of targets after indicator, scenario and unit. */
export const TARGET_COLUMNS = {
  year: 3,
  comparator: 4,
  target: 5,
  projected: 6,
  gap: 7,
  share: 8,
  reached: 9,
  late: 10,
  met: 11,
  tolerance: 12,
  origin: 13,
} as const;

const LAST_TARGET_COLUMN = TARGET_COLUMNS.origin;

function writeTargets(sheet: SheetBuilder, context: Context): void {
  const { language, layout, model, say, scenarios } = context;
  const place = layout.compare;
  sheet.putRow(place.targets.header, 0, [
    ...headings(context),
    ...(['year', 'comparator', 'targetValue'] as const).map((id) =>
      constant(HEADERS[id][language], 'headingCenter'),
    ),
    ...(['projected', 'gap', 'gapShare', 'reached', 'late', 'status'] as const).map((word) =>
      constant(say(word), 'headingCenter'),
    ),
    ...(['tolerance', 'origin'] as const).map((id) => constant(HEADERS[id][language], 'headingCenter')),
  ]);
  sheet.height(place.targets.header, 34);
  for (const target of model.targets)
    for (const { index } of scenarios) writeTarget(sheet, context, target, index);
  const rows = model.targets.length * scenarios.length;
  if (rows === 0) return;
  colourYesNo(sheet, { row: place.targets.first, column: TARGET_COLUMNS.met, rows, columns: 1 });
}

/** One target in one scenario: its row of the table, and its values for the Overview. */
interface TargetOutcome {
  readonly projected: Scalar | undefined;
  readonly gap: Scalar | undefined;
  readonly share: Scalar | undefined;
  /** Undefined if the target is not a level or cannot be judged. */
  readonly reached: Scalar | undefined;
  readonly late: Scalar | undefined;
  /** 1 or 0; undefined if there is no number, or nothing to judge. */
  readonly met: 0 | 1 | undefined;
}

/** The outcome of a target in a scenario. */
export function targetOutcome(context: Context, target: Target, scenario: number): TargetOutcome {
  const { model, say, years } = context;
  const reading = readingOf(context, target);
  const { wanted, unjudged } = reading;
  const projected = valueIn(context, reading, scenario);
  const gap = projected === undefined ? undefined : roundGap(subtract(projected, wanted));
  const isLevel = target.basis === 'level' && unjudged === undefined;
  const firstYear = years.find((year) => reachedIn(context, reading, scenario, year) === 1);
  return {
    projected,
    gap,
    share: gap === undefined || wanted === 0 ? undefined : divide(gap, wanted),
    reached: isLevel ? (firstYear ?? say('notReached', { horizon: model.horizon })) : undefined,
    late: !isLevel ? undefined : firstYear === undefined ? '' : firstYear - target.year,
    met: metIn(context, reading, scenario),
  };
}

function writeTarget(sheet: SheetBuilder, context: Context, target: Target, scenario: number): void {
  const { language, layout, model, say, years } = context;
  const place = layout.compare;
  const row = place.targetRow(target.key, scenario);
  const reading = readingOf(context, target);
  const format = formatOf(target.unit);
  const outcome = targetOutcome(context, target, scenario);
  const projection = layout.projection;
  const from = quoteSheet(context.scenarios[scenario]?.sheet ?? '');
  const at = (column: keyof typeof TARGET_COLUMNS): string => cellAddress(row, TARGET_COLUMNS[column]);
  const cells: Record<keyof typeof TARGET_COLUMNS, Cell> = {
    year: constant(target.year, 'status', '0'),
    comparator: constant(choiceText('comparator', target.comparator, language), 'status'),
    target: live(`=${targetRef(context, target.key)}`, reading.wanted, 'link', format),
    projected: blank('number', format),
    gap: blank('number', format),
    share: blank('number', format),
    reached: blank('status'),
    late: blank('status'),
    met: blank('status'),
    tolerance: live(`=${targetRef(context, target.key, 'tolerance')}`, reading.tolerance, 'link', format),
    origin: constant(choiceText('origin', target.origin, language), 'status'),
  };
  const source = (targetRow: number, columns: number, column: number): string =>
    `${from}!${areaAddress({ row: targetRow, column, rows: 1, columns })}`;
  const targetRow = projection.rowOf('target', target.key);
  if (outcome.projected !== undefined) {
    const cell = (year: number): string =>
      `${from}!${cellAddress(projection.rowOf('indicator', reading.series ?? ''), projection.yearColumn(year))}`;
    const role = target.basis === 'level' ? 'link' : 'formula';
    cells.projected = live(`=${valueFormula(context, reading, cell)}`, outcome.projected, role, format);
  }
  if (outcome.gap !== undefined) {
    const rounded = `ROUND(${at('projected')}-${at('target')},9)`;
    const shown = changeShown(context, target.unit, rounded, outcome.gap);
    cells.gap = live(`=${shown.formula}`, shown.value, 'formula', shown.format);
  }
  if (outcome.share !== undefined) {
    const points = isRate(target.unit) ? '/100' : '';
    cells.share = live(`=${at('gap')}${points}/${at('target')}`, outcome.share, 'formula', gapFormat('0.0%'));
  }
  const { firstYearColumn, header } = projection;
  if (outcome.reached !== undefined && outcome.late !== undefined) {
    const values = source(targetRow, years.length, firstYearColumn);
    const yearRow = source(header, years.length, firstYearColumn);
    const never = quoteText(say('notReached', { horizon: model.horizon }));
    cells.reached = live(
      `=IFERROR(INDEX(${yearRow},1,MATCH(1,${values},0)),${never})`,
      outcome.reached,
      'status',
      '0',
    );
    cells.late = live(
      `=IF(ISNUMBER(${at('reached')}),${at('reached')}-${at('year')},"")`,
      outcome.late,
      'status',
      '+0;-0;0',
    );
  }
  const met = `${from}!${cellAddress(targetRow, projection.yearColumn(target.year))}`;
  if (outcome.met !== undefined) cells.met = live(`=${met}`, outcome.met, 'status', yesNoMet(context));
  else if (reading.unjudged !== undefined)
    cells.met = { ...constant(say('noActual'), 'quiet'), comment: whyUnjudged(context, reading) };
  sheet.putRow(row, 0, [
    subjectCell(context, target, scenario === 0 ? 'labelStrong' : 'label'),
    scenarioCell(context, scenario),
    targetUnitCell(context, target),
    ...Object.values(cells),
  ]);
}

/** 1 shown as met, 0 as not met. */
function yesNoMet(context: Context): string {
  const [met, missed] = [context.say('met'), context.say('missed')];
  return `"${met}";"${missed}";"${missed}"`;
}

/** The data of the gap chart: one row per target, one column per scenario. */
function writeGaps(sheet: SheetBuilder, context: Context): void {
  const { language, layout, scenarios } = context;
  const place = layout.compare;
  sheet.putRow(place.gaps.header, 0, [
    constant(HEADERS.indicatorName[language], 'heading'),
    constant(HEADERS.year[language], 'heading'),
    blank('heading'),
    ...scenarios.map(({ index }) => scenarioCell(context, index, 'headingCenter')),
  ]);
  sheet.height(place.gaps.header, 34);
  place.gapTargets.forEach((target, i) => {
    sheet.putRow(place.gaps.first + i, 0, [
      subjectCell(context, target, 'label', ` ${target.year}`),
      constant(target.year, 'status', '0'),
      blank('unit'),
      ...scenarios.map(({ index }) => {
        const { share } = targetOutcome(context, target, index);
        const cell = cellAddress(place.targetRow(target.key, index), TARGET_COLUMNS.share);
        return share === undefined ? blank('number') : live(`=${cell}`, share, 'formula', gapFormat('0.0%'));
      }),
    ]);
  });
}

/** The cells of a scenario's gaps for the chart. */
export function gapArea(context: Context, scenario: number): Area {
  const { gaps, gapTargets } = context.layout.compare;
  return { row: gaps.first, column: 3 + scenario, rows: Math.max(1, gapTargets.length), columns: 1 };
}
