/**
 * The Contradictions sheet: what cannot hold together, and figures about the same thing that differ.
 *
 * In: the context, and a search as it is kept (analysis/contradictions). Out: the sheet. The sets are values of the time of the search, for the scenario that is named, and the sheet tells when they are out of date (keptSearch.ts); the figures are live links
 * to the Baseline, with their difference.
 */
import { explainMember, explainReading } from '../../analysis/contradictions/conflictWords.js';
import { figurePairs, type FigurePair } from '../../analysis/contradictions/figurePairs.js';
import type { MemberData } from '../../analysis/contradictions/sets.js';
import type { StampedContradictions } from '../../analysis/contradictions/stampContradictions.js';
import { usedValue, type Figure } from '../../figures/figure.js';
import { fill } from '../../messages/language.js';
import { CONTRADICTION_WORDS } from '../../messages/wording/contradictions.js';
import { CHOICES, HEADERS } from '../../messages/wording/workbook.js';
import type { Context } from '../tables/context.js';
import { formatOf, inCell, unitText } from '../tables/fields.js';
import { rowHeight } from '../plan/measure.js';
import { cellAddress } from '../plan/address.js';
import type { Cell, DefinedName, SheetPlan } from '../plan/plan.js';
import { constant, live, startSheet, type SheetBuilder } from '../plan/sheet.js';
import { figureLink, figureRef } from './baselineSheet.js';
import { changeShown } from './compareSheet.js';
import { writeKeptSearch } from './keptSearch.js';
import type { Changed } from '../tables/resultStamp.js';

/** Columns, from 0. Of the sets: number, member, stated, needed, unit, sentence. */
const COLUMNS = 13;
const WIDTHS = [12, 30, 9, 40, 14, 11, 14, 40, 14, 11, 14, 10, 14] as const;
/** Whether the sets still belong to the model. */
const STATUS_ROW = 1;
/** Columns of the two sides of a pair. */
const SIDES = [3, 7] as const;

/** The sheet of one search, in the language of the workbook. */
export function planContradictions(
  context: Context,
  found: StampedContradictions,
): { readonly sheet: SheetPlan; readonly names: readonly DefinedName[]; readonly changed: Changed } {
  const pairs = figurePairs(context.model.figures);
  const { language, sheets } = context;
  const words = (key: keyof typeof CONTRADICTION_WORDS): string => CONTRADICTION_WORDS[key][language];
  const sheet = startSheet({
    key: 'contradictions',
    name: sheets.contradictions,
    tabColor: 'B04A4A',
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 0 },
  });
  WIDTHS.forEach((width, column) => sheet.width(column, width));
  sheet.put(0, 0, constant(words('title'), 'title'));
  sheet.height(0, 30);
  let row = writeSets(sheet, context, found, 3);
  heading(sheet, row, words('pairsTitle'));
  if (pairs.length === 0) {
    sheet.put(row + 1, 0, constant(words('noPairs'), 'noteLine'));
    return finish(sheet, context, found, row + 3);
  }
  const side = [words('figure'), HEADERS.period[language], words('value'), HEADERS.qualifier[language]];
  sheet.putRow(
    row + 1,
    0,
    [
      words('what'),
      HEADERS.indicatorName[language],
      words('place'),
      ...side,
      ...side,
      HEADERS.unit[language],
      words('difference'),
    ].map((text) => constant(text, 'heading')),
  );
  row += 2;
  for (const pair of pairs) {
    writePair(sheet, context, pair, row);
    row += 1;
  }
  return finish(sheet, context, found, row + 1);
}

/** Writes what is kept of the search below, and limits what is printed to the parts for people. */
function finish(
  sheet: SheetBuilder,
  context: Context,
  found: StampedContradictions,
  top: number,
): ReturnType<typeof planContradictions> {
  const { names, changed, printedRows } = writeKeptSearch(
    { sheet, context },
    found,
    STATUS_ROW,
    top,
    COLUMNS,
  );
  const plan = sheet.finish();
  const area = { row: 0, column: 0, rows: printedRows, columns: COLUMNS };
  return { sheet: { ...plan, print: { ...plan.print, area } }, names, changed };
}

function heading(sheet: SheetBuilder, row: number, text: string): void {
  sheet.put(row, 0, constant(text, 'section'));
  sheet.fill({ row, column: 0, rows: 1, columns: COLUMNS }, 'section');
  sheet.height(row, 22);
}

/** Returns the row of the next section. */
function writeSets(sheet: SheetBuilder, context: Context, found: StampedContradictions, top: number): number {
  const { language, scenarios } = context;
  const words = (key: keyof typeof CONTRADICTION_WORDS): string => CONTRADICTION_WORDS[key][language];
  heading(sheet, top, words('setsTitle'));
  const line = (row: number, text: string): void => {
    sheet.put(row, 0, constant(text, 'noteLine'));
    sheet.merge(row, 0, 1, COLUMNS);
  };
  const name = scenarios.find(({ scenario }) => scenario.key === found.scenario)?.scenario.name;
  line(
    top + 1,
    `${fill(words('ofScenario'), { scenario: name === undefined ? '' : name[language] })}${words('stamped')}`,
  );
  let row = top + 2;
  if (found.sets.length === 0) line(row++, words('noSets'));
  else {
    const heads = [
      words('set'),
      words('member'),
      '',
      words('becomes'),
      words('stated'),
      words('needed'),
      HEADERS.unit[language],
    ];
    sheet.putRow(
      row,
      0,
      heads.map((text) => constant(text, 'heading')),
    );
    sheet.fill({ row, column: 0, rows: 1, columns: COLUMNS }, 'heading');
    row += 1;
  }
  found.sets.forEach((set, i) => {
    row = writeSet(sheet, context, set, i + 1, row);
  });
  if (found.isCut) line(row++, words('cut'));
  return row + 1;
}

function writeSet(
  sheet: SheetBuilder,
  context: Context,
  set: readonly MemberData[],
  number: number,
  top: number,
): number {
  const { language } = context;
  let row = top;
  set.forEach((member, i) => {
    const { name, becomes: sentence } = explainMember(context.prepared, member);
    const amount = (value: number | undefined): Cell =>
      value === undefined || member.unit === undefined
        ? constant('', 'label')
        : constant(inCell(value, member.unit), 'number', formatOf(member.unit));
    const becomes = sentence[language];
    sheet.putRow(row, 0, [
      constant(i === 0 ? number : '', 'label'),
      constant(name[language], 'labelWrap'),
      constant('', 'label'),
      constant(becomes, 'labelWrap'),
      amount(member.stated),
      amount(member.needed),
      constant(member.unit === undefined ? '' : unitText(member.unit, language), 'unit'),
    ]);
    const texts = [
      { text: name[language], width: WIDTHS[1] },
      { text: becomes, width: WIDTHS[3] },
    ];
    sheet.height(row, Math.max(18, rowHeight(texts)));
    row += 1;
  });
  const reading = explainReading(context.prepared, set);
  if (reading !== undefined) {
    sheet.put(row, 1, constant(reading[language], 'noteLine'));
    row += 1;
  }
  return row;
}

function writePair(sheet: SheetBuilder, context: Context, { kind, a, b }: FigurePair, row: number): void {
  const { language, model } = context;
  const cellsOf = (figure: Figure): readonly Cell[] => {
    const link = figureLink(context, figure.id);
    return [
      { ...constant(figure.id, 'jumpText'), ...(link === undefined ? {} : { link }) },
      constant(figure.period, 'status'),
      live(
        `=${figureRef(context, figure.id)}`,
        inCell(usedValue(figure), figure.unit),
        'link',
        formatOf(figure.unit),
      ),
      constant(CHOICES.qualifier[figure.qualifier][language], 'status'),
    ];
  };
  const indicator = model.indicators.find(({ key }) => key === a.indicator);
  sheet.putRow(row, 0, [
    constant(CONTRADICTION_WORDS[kind][language], 'label'),
    constant(indicator === undefined ? a.indicator : indicator.name[language], 'labelWrap'),
    constant(a.geography, 'label'),
    ...cellsOf(a),
    ...cellsOf(b),
    constant(unitText(a.unit, language), 'unit'),
    differenceCell(context, a, b, row),
  ]);
  sheet.height(row, Math.max(18, rowHeight([a.id, b.id].map((text) => ({ text, width: WIDTHS[SIDES[0]] })))));
}

/** The second less the first in the unit of the first; empty where units, periods or indicators differ. */
function differenceCell(context: Context, a: Figure, b: Figure, row: number): Cell {
  if (a.indicator !== b.indicator || a.period !== b.period || a.unit !== b.unit) return constant('', 'label');
  const [one, other] = SIDES.map((column) => cellAddress(row, column + 2));
  const difference = inCell(usedValue(b), b.unit) - inCell(usedValue(a), a.unit);
  const shown = changeShown(context, a.unit, `${other ?? ''}-${one ?? ''}`, difference);
  return live(`=${shown.formula}`, shown.value, 'formula', shown.format);
}
