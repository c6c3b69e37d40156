/**
 * The Contradictions sheet: what cannot hold together, and figures about the same thing that differ.
 *
 * In: the context, and what was found (analysis/contradictions). Out: the sheet. The sets are values of the time the workbook was made, for the scenario that is named; the figures are live links to the Baseline, with
 * their difference.
 */
import type { Contradictions } from '../../analysis/contradictions/contradictions.js';
import { figurePairs, type FigurePair } from '../../analysis/contradictions/figurePairs.js';
import type { ConflictSet } from '../../analysis/contradictions/sets.js';
import { usedValue, type Figure } from '../../figures/figure.js';
import { fill } from '../../messages/language.js';
import { CONTRADICTION_WORDS } from '../../messages/wording/contradictions.js';
import { CHOICES, HEADERS } from '../../messages/wording/workbook.js';
import type { Context } from '../tables/context.js';
import { formatOf, inCell, unitText } from '../tables/fields.js';
import { rowHeight } from '../plan/measure.js';
import { cellAddress } from '../plan/address.js';
import type { Cell, SheetPlan } from '../plan/plan.js';
import { constant, live, startSheet, type SheetBuilder } from '../plan/sheet.js';
import { figureLink, figureRef } from './baselineSheet.js';
import { changeShown } from './compareSheet.js';

/** Columns, from 0. Of the sets: number, member, stated, needed, unit, sentence. */
const COLUMNS = 13;
const WIDTHS = [12, 30, 9, 40, 14, 11, 14, 40, 14, 11, 14, 10, 14] as const;
/** Columns of the two sides of a pair. */
const SIDES = [3, 7] as const;

/** The sheet of one search, in the language of the workbook. */
export function planContradictions(
  context: Context,
  found: Contradictions,
): { readonly sheet: SheetPlan; readonly names: readonly [] } {
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
  let row = writeSets(sheet, context, found, 2);
  heading(sheet, row, words('pairsTitle'));
  if (pairs.length === 0) {
    sheet.put(row + 1, 0, constant(words('noPairs'), 'noteLine'));
    return { sheet: sheet.finish(), names: [] };
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
  return { sheet: sheet.finish(), names: [] };
}

function heading(sheet: SheetBuilder, row: number, text: string): void {
  sheet.put(row, 0, constant(text, 'section'));
  sheet.fill({ row, column: 0, rows: 1, columns: COLUMNS }, 'section');
  sheet.height(row, 22);
}

/** Returns the row of the next section. */
function writeSets(sheet: SheetBuilder, context: Context, found: Contradictions, top: number): number {
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
  set: ConflictSet,
  number: number,
  top: number,
): number {
  const { language } = context;
  let row = top;
  set.members.forEach((member, i) => {
    const amount = (value: number | undefined): Cell =>
      value === undefined || member.unit === undefined
        ? constant('', 'label')
        : constant(inCell(value, member.unit), 'number', formatOf(member.unit));
    const becomes = member.becomes[language];
    sheet.putRow(row, 0, [
      constant(i === 0 ? number : '', 'label'),
      constant(member.name[language], 'labelWrap'),
      constant('', 'label'),
      constant(becomes, 'labelWrap'),
      amount(member.stated),
      amount(member.needed),
      constant(member.unit === undefined ? '' : unitText(member.unit, language), 'unit'),
    ]);
    const texts = [
      { text: member.name[language], width: WIDTHS[1] },
      { text: becomes, width: WIDTHS[3] },
    ];
    sheet.height(row, Math.max(18, rowHeight(texts)));
    row += 1;
  });
  if (set.reading !== undefined) {
    sheet.put(row, 1, constant(set.reading[language], 'noteLine'));
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
