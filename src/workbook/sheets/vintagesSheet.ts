/**
 * The Vintages sheet: for every earlier plan, newest first, the actuals that arrived, the targets that they decide, and the revision of
 * each headline series with its causes; below them all values, which are read back.
 *
 * Values of an earlier plan and the amounts of causes are constants, because that model no longer exists; the present values, all
 * differences and sums are formulas. A revision is: was + causes = after the roll, and after the roll + since = now.
 */
import { fill } from '../../messages/language.js';
import { VINTAGE_WORDS } from '../../messages/wording/vintages.js';
import { HEADERS } from '../../messages/wording/workbook.js';
import { basicKinds, isActualKind, withDerived } from '../../model/derived.js';
import type { Cause, Revision, Vintage } from '../../model/model.js';
import { cameWithRoll } from '../../model/roll/sortActuals.js';
import { targetReadings } from '../../model/targetReading.js';
import { areaAddress, areaOn, cellAddress, cellOn } from '../plan/address.js';
import { REGIONS } from '../plan/naming.js';
import type { Cell, DefinedName, SheetPlan } from '../plan/plan.js';
import { roundGap } from '../plan/scalars.js';
import { blank, constant, live, quoteText, startSheet, type SheetBuilder } from '../plan/sheet.js';
import { nameCell, type Context } from '../tables/context.js';
import { formatOf, inCell, textCell, unitText } from '../tables/fields.js';
import { writeTable } from '../tables/tables.js';
import { REVISION_COLUMNS, revisionRows, VINTAGE_COLUMNS, vintageRows } from '../tables/vintageTables.js';
import { figureLink } from './baselineSheet.js';
import { changeShown, gapFormat, isRate, TARGET_COLUMNS, targetOutcome } from './compareSheet.js';
import { subjectCell } from './targetFormulas.js';

/** Name or cause, unit, year, was, causes, after, since, now, whether it adds up. */
const WIDTHS = [40, 12, 9, 15, 15, 15, 15, 15, 12];
const COLUMN = { unit: 1, year: 2, was: 3, causes: 4, after: 5, since: 6, now: 7, adds: 8 } as const;
/** Difference from which a sum no longer adds up, relative to the value. */
const NOISE = 1e-9;

type Words = (key: keyof typeof VINTAGE_WORDS) => string;

/** Undefined if the model has no earlier plan. */
export function planVintages(
  context: Context,
): { readonly sheet: SheetPlan; readonly names: readonly DefinedName[] } | undefined {
  const { language, model, sheets } = context;
  const { vintages } = model;
  if (vintages === undefined) return undefined;
  const words: Words = (key) => VINTAGE_WORDS[key][language];
  const sheet = startSheet({
    key: 'vintages',
    name: sheets.vintages,
    tabColor: '6B5B95',
    freeze: { rows: 0, columns: 1 },
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 0 },
  });
  WIDTHS.forEach((width, column) => sheet.width(column, width));
  sheet.put(0, 0, constant(words('title'), 'title'));
  sheet.height(0, 30);
  sheet.put(1, 0, constant(words('note'), 'subtitle'));
  sheet.merge(1, 0, 1, WIDTHS.length);
  sheet.height(1, 34);
  let row = 3;
  const newest = vintages.map((vintage, i) => ({
    vintage,
    to: vintages[i + 1]?.baseYear ?? model.baseYear,
  }));
  for (const { vintage, to } of newest.reverse()) {
    const { key, baseYear: from, made } = vintage;
    heading(sheet, row, fill(words('rolled'), { vintage: key, from, made, to }), 'section');
    row = writeArrived(sheet, context, vintage, to, words, row + 1);
    row = writeJudged(sheet, context, vintage, to, words, row + 1);
    row = writeRevisions(sheet, context, vintage, to, words, row + 1) + 1;
  }
  const names: DefinedName[] = [];
  const tables = [
    ['vintages', words('data'), VINTAGE_COLUMNS, vintageRows(vintages)],
    ['revisions', words('dataRevisions'), REVISION_COLUMNS, revisionRows(vintages)],
  ] as const;
  for (const [table, title, columns, rows] of tables) {
    heading(sheet, row, title, 'section');
    const area = writeTable(sheet, row + 1, 0, columns, rows, language);
    names.push({ name: REGIONS[table], ref: areaOn(sheets.vintages, area) });
    row += area.rows + 3;
  }
  return { sheet: sheet.finish(), names };
}

function heading(sheet: SheetBuilder, row: number, text: string, role: 'section' | 'group'): void {
  sheet.put(row, 0, constant(text, role));
  sheet.fill({ row, column: 0, rows: 1, columns: WIDTHS.length }, role);
  sheet.height(row, 22);
}

function headRow(sheet: SheetBuilder, context: Context, row: number, titles: readonly string[]): void {
  const { language } = context;
  const [name, ...rest] = titles;
  sheet.putRow(row, 0, [
    constant(name ?? '', 'heading'),
    constant(HEADERS.unit[language], 'heading'),
    constant(HEADERS.year[language], 'headingCenter'),
    ...rest.map((title) => constant(title, 'headingCenter')),
  ]);
  sheet.height(row, 22);
}

/** The present value of a series in the scenario of the revisions: the reference and the value, if both exist. */
function presentValue(
  context: Context,
  scenario: string,
  key: string,
  year: number,
): { readonly ref: string; readonly value: number; readonly unit: string } | undefined {
  const view = context.scenarios.find((each) => each.scenario.key === scenario) ?? context.scenarios[0];
  const row = context.prepared.seriesByKey.get(key);
  if (view === undefined || row === undefined || !context.years.includes(year)) return undefined;
  const value = context.valueAt(view.index, key, year);
  const place = context.layout.projection;
  const ref = cellOn(view.sheet, place.rowOf('indicator', key), place.yearColumn(year));
  return typeof value === 'number' ? { ref, value, unit: row.unit.symbol } : undefined;
}

function labelCells(context: Context, key: string, unit: string, year: number): readonly Cell[] {
  const isKnown = context.model.indicators.some((row) => row.key === key);
  return [
    isKnown ? nameCell(context, key, 'labelStrong') : constant(key, 'labelStrong'),
    constant(unitText(unit, context.language), 'unit'),
    constant(year, 'status', '0'),
  ];
}

// --- actuals ----------------------------------------------------------------------------------------------

/**
 * Whether a figure is an actual that the roll of a vintage brought, or is derived from one. Actuals that were there before have the
 * value of the plan; plan and target figures are never actuals.
 */
function arrivedWith(
  { model }: Context,
  { made }: Vintage,
): (id: string, was: number | undefined, now: number) => boolean {
  const kinds = basicKinds(model.figures);
  const given = model.figures.filter((figure) => figure.date === made && cameWithRoll(figure));
  const arrived = withDerived(
    model.figures,
    given.map(({ id }) => id),
  );
  return (id, was, now) =>
    isActualKind(kinds.get(id) ?? 'actual') &&
    (arrived.has(id) || (was !== undefined && Math.abs(now - was) > NOISE * Math.abs(was)));
}

/** Returns the row after the last one, as do the others. */
function writeArrived(
  sheet: SheetBuilder,
  context: Context,
  vintage: Vintage,
  to: number,
  words: Words,
  top: number,
): number {
  const { plan, scenario, baseYear, units } = vintage;
  const hasArrived = arrivedWith(context, vintage);
  heading(sheet, top, words('arrived'), 'group');
  const titles = [
    HEADERS.indicatorName[context.language],
    words('planned'),
    words('actual'),
    words('difference'),
    words('figure'),
  ];
  let row = top + 2;
  for (const { indicator, actuals } of context.prepared.series)
    for (const [year, { figure }] of [...actuals].sort(([a], [b]) => a - b)) {
      const now = presentValue(context, scenario, indicator.key, year);
      if (year <= baseYear || year > to || now === undefined) continue;
      const was = plan[scenario]?.[indicator.key]?.[year];
      const isSame = units[indicator.key] === now.unit;
      if (!hasArrived(figure.id, was === undefined || !isSame ? undefined : inCell(was, now.unit), now.value))
        continue;
      const link = figureLink(context, figure.id);
      sheet.putRow(row, 0, [
        ...labelCells(context, indicator.key, now.unit, year),
        was === undefined || !isSame ? blank('number') : amount(was, now.unit),
        live(`=${now.ref}`, now.value, 'link', formatOf(now.unit)),
        was === undefined || !isSame
          ? blank('number')
          : change(
              context,
              now.unit,
              `${cellAddress(row, 4)}-${cellAddress(row, 3)}`,
              now.value - inCell(was, now.unit),
            ),
        { ...textCell(figure.id, 'jumpText'), ...(link === undefined ? {} : { link }) },
      ]);
      row += 1;
    }
  if (row === top + 2) {
    sheet.put(top + 1, 0, constant(words('noneArrived'), 'noteLine'));
    return row;
  }
  headRow(sheet, context, top + 1, titles);
  return row;
}

function amount(value: number, unit: string): Cell {
  return constant(inCell(value, unit), 'number', formatOf(unit));
}

function change(context: Context, unit: string, formula: string, value: number): Cell {
  const shown = changeShown(context, unit, formula, value);
  return live(`=${shown.formula}`, shown.value, 'formula', shown.format);
}

// --- targets ----------------------------------------------------------------------------------------------

function writeJudged(
  sheet: SheetBuilder,
  context: Context,
  { baseYear, scenario }: Vintage,
  to: number,
  words: Words,
  top: number,
): number {
  heading(sheet, top, words('judged'), 'group');
  const index = Math.max(
    0,
    context.scenarios.findIndex((view) => view.scenario.key === scenario),
  );
  const judged = targetReadings(context.prepared).filter(
    ({ target, basisOf }) => basisOf === 'actual' && target.year > baseYear && target.year <= to,
  );
  if (judged.length === 0) {
    sheet.put(top + 1, 0, constant(words('noneJudged'), 'noteLine'));
    return top + 2;
  }
  headRow(sheet, context, top + 1, [
    HEADERS.indicatorName[context.language],
    words('target'),
    words('actual'),
    words('gap'),
    words('status'),
  ]);
  judged.forEach((reading, i) => {
    const { target } = reading;
    const row = top + 2 + i;
    const outcome = targetOutcome(context, target, index);
    const at = (column: keyof typeof TARGET_COLUMNS): string =>
      cellOn(
        context.sheets.compare,
        context.layout.compare.targetRow(target.key, index),
        TARGET_COLUMNS[column],
      );
    const format = formatOf(target.unit);
    const { gap, projected, met } = outcome;
    const shown = gap === undefined ? undefined : changeShown(context, target.unit, at('gap'), gap);
    sheet.putRow(row, 0, [
      subjectCell(context, target, 'labelStrong'),
      constant(unitText(target.unit, context.language), 'unit'),
      constant(target.year, 'status', '0'),
      live(`=${at('target')}`, reading.wanted, 'link', format),
      projected === undefined ? blank('number') : live(`=${at('projected')}`, projected, 'link', format),
      shown === undefined ? blank('number') : live(`=${at('gap')}`, shown.value, 'link', shown.format),
      met === undefined
        ? blank('status')
        : live(
            `=IF(${at('met')}=1,${quoteText(words('yes'))},${quoteText(words('no'))})`,
            words(met === 1 ? 'yes' : 'no'),
            'status',
          ),
    ]);
  });
  return top + 2 + judged.length;
}

// --- revisions --------------------------------------------------------------------------------------------

function writeRevisions(
  sheet: SheetBuilder,
  context: Context,
  vintage: Vintage,
  to: number,
  words: Words,
  top: number,
): number {
  heading(sheet, top, words('revised'), 'group');
  const { milestones, horizon } = context.model;
  const shown = vintage.revisions.filter(({ year }) => [to, ...milestones, horizon].includes(year));
  if (shown.length === 0) {
    sheet.put(top + 1, 0, constant(words('noneRevised'), 'noteLine'));
    return top + 2;
  }
  headRow(sheet, context, top + 1, [
    HEADERS.indicatorName[context.language],
    words('was'),
    words('causes'),
    words('isAfter'),
    words('since'),
    words('now'),
    words('addsUp'),
  ]);
  let row = top + 2;
  for (const revision of shown) row = writeRevision(sheet, context, vintage, revision, words, row);
  return row;
}

function writeRevision(
  sheet: SheetBuilder,
  context: Context,
  { scenario, units }: Vintage,
  { indicator, year, was, is, causes }: Revision,
  words: Words,
  row: number,
): number {
  const now = presentValue(context, scenario, indicator, year);
  const unit = now?.unit ?? units[indicator] ?? '';
  const cells: Cell[] = [
    ...labelCells(context, indicator, unit, year),
    was === null ? blank('number') : amount(was, unit),
  ];
  const rate = isRate(unit);
  const points = gapFormat(rate ? `0.00" ${context.say('points')}"` : formatOf(unit));
  if (was === null || is === null || causes.length === 0) {
    sheet.putRow(row, 0, [...cells, blank('number'), is === null ? blank('number') : amount(is, unit)]);
    return row + 1;
  }
  const shownAs = (value: number): number => (rate ? value : inCell(value, unit));
  const area = { row: row + 1, column: COLUMN.causes, rows: causes.length, columns: 1 };
  const sum = causes.reduce((total, cause) => total + shownAs(cause.amount), 0);
  const at = (column: keyof typeof COLUMN): string => cellAddress(row, COLUMN[column]);
  const difference = `ABS(${at('was')}+${at('causes')}${rate ? '/100' : ''}-${at('after')})`;
  const addsUp =
    Math.abs(inCell(was, unit) + (rate ? sum / 100 : sum) - inCell(is, unit)) <=
    NOISE * Math.max(1, Math.abs(inCell(is, unit)));
  cells.push(
    live(`=SUM(${areaAddress(area)})`, sum, 'formula', points),
    amount(is, unit),
    now === undefined
      ? blank('number')
      : change(
          context,
          unit,
          `ROUND(${at('now')}-${at('after')},9)`,
          Number(roundGap(now.value - inCell(is, unit))),
        ),
    now === undefined ? blank('number') : live(`=${now.ref}`, now.value, 'link', formatOf(unit)),
    live(
      `=IF(${difference}<=MAX(1,ABS(${at('after')}))/1000000000,${quoteText(words('yes'))},${quoteText(words('no'))})`,
      words(addsUp ? 'yes' : 'no'),
      'status',
    ),
  );
  sheet.putRow(row, 0, cells);
  causes.forEach((cause, i) => {
    sheet.putRow(row + 1 + i, 0, [
      constant(causeText(context, cause, words), 'label'),
      blank('unit'),
      blank('status'),
      blank('number'),
      constant(shownAs(cause.amount), 'number', points),
    ]);
  });
  return row + 1 + causes.length;
}

const OF = { figures: 'ofFigures', parameters: 'ofParameters', formulas: 'ofFormulas' } as const;

function causeText({ model, language }: Context, { cause, of }: Cause, words: Words): string {
  const row = [...model.indicators, ...model.parameters].find(({ key }) => key === of);
  const name = of === undefined ? words('whole') : (row?.name[language] ?? of);
  return `\u3000${fill(words(OF[cause]), { name })}`;
}
