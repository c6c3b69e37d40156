/**
 * The yearly judgement: one printed page for the newest year of the observations.
 *
 * In: the context and the rows of the Monitoring sheet. Out: the sheet. The year is the actual one where all its months are known, else
 * the nowcast; judged by its growth against the growth that the plan requires, by the same thresholds as the lights, and by its
 * level where no growth is required.
 */
import { fill } from '../../messages/language.js';
import { MONITORING_WORDS } from '../../messages/wording/monitoringSheets.js';
import { cellAddress, cellOn } from '../plan/address.js';
import type { Cell, SheetPlan } from '../plan/plan.js';
import { blank, constant, live, quoteText, startSheet } from '../plan/sheet.js';
import type { Context } from '../tables/context.js';
import { formatOf, inCell } from '../tables/fields.js';
import { banner, linkTo } from './meetingPage.js';
import {
  columnOf,
  growthFormula,
  grownBy,
  headingCell,
  lightOfValue,
  type MonitoringColumn,
  type SheetRow,
  type Value,
} from './monitoringRows.js';

const HEADS = [
  'indicator',
  'member',
  'unit',
  'path',
  'yearAmount',
  'yearKind',
  'yearAttainment',
  'yearGrowth',
  'requiredYoy',
  'verdict',
  'goalYear',
  'goal',
  'stillNeeded',
] as const;
const [PATH, AMOUNT, GROWTH, REQUIRED, VERDICT, GOAL_YEAR, GOAL] = [3, 4, 7, 8, 9, 10, 11] as const;
const COLUMNS = HEADS.length;
const TOP = 4;
/** So many rows fit one page and are still readable. */
const MOST_ROWS = 36;
const PERCENT = '0.0%';
/** Cells of the Monitoring sheet with the two thresholds. */
const [GREEN, AMBER] = [
  { row: 3, column: 1 },
  { row: 4, column: 1 },
] as const;

export function planJudgement(
  context: Context,
  rows: readonly SheetRow[],
  way: string,
): { readonly sheet: SheetPlan; readonly names: readonly [] } {
  const { language, sheets, model } = context;
  const word = (key: keyof typeof MONITORING_WORDS): string => MONITORING_WORDS[key][language];
  const year = Math.max(...rows.map(({ found }) => found.grounds.year));
  const sheet = startSheet({
    key: 'judgement',
    name: sheets.judgement,
    tabColor: '2E8B57',
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 1 },
  });
  sheet.width(0, 30);
  for (let column = 1; column < COLUMNS; column += 1) sheet.width(column, 12);
  banner(sheet, fill(word('judgementTitle'), { name: model.name[language], year }), COLUMNS);
  sheet.put(1, 0, constant(word('judgementNote') + way, 'subtitle'));
  sheet.merge(1, 0, 1, COLUMNS);
  sheet.height(1, 44);
  sheet.putRow(
    TOP - 1,
    0,
    HEADS.map((head, i) => {
      if (head in MONITORING_WORDS) {
        const isCentred = head === 'yearKind' || head === 'verdict';
        const text = MONITORING_WORDS[head as keyof typeof MONITORING_WORDS][language];
        return constant(text, isCentred ? 'headingCenter' : 'headingRight');
      }
      return headingCell(head as MonitoringColumn, i < 3, language);
    }),
  );
  sheet.height(TOP - 1, 34);
  const all = rows.filter(({ found }) => found.grounds.year === year);
  const own = all.slice(0, MOST_ROWS);
  own.forEach((row, i) => sheet.putRow(TOP + i, 0, judge(context, row, TOP + i)));
  const area = { row: TOP, column: VERDICT, rows: own.length, columns: 1 };
  if (all.length > own.length) {
    const args = { count: all.length - own.length, sheet: sheets.monitoring };
    sheet.put(TOP + own.length, 0, constant(fill(word('moreRows'), args), 'noteLine'));
  }
  const here = cellAddress(TOP, VERDICT);
  for (const [key, style] of [
    ['reached', 'good'],
    ['near', 'warn'],
    ['missed', 'bad'],
  ] as const)
    sheet.format({ area, formula: `=${here}=${quoteText(word(key))}`, style });
  return { sheet: sheet.finish(), names: [] };
}

function judge(context: Context, row: SheetRow, at: number): readonly Cell[] {
  const { language, sheets } = context;
  const { found, values } = row;
  const { grounds, unit } = found;
  const word = (key: keyof typeof MONITORING_WORDS): string => MONITORING_WORDS[key][language];
  const format = formatOf(unit);
  const isRate = found.growthUnit === 'pp';
  const isCeiling = grounds.sense === 'atMost';
  const isWhole = found.method === 'wholeYear';
  const there = (column: MonitoringColumn): string => cellOn(sheets.monitoring, row.row, columnOf(column));
  const here = (column: number): string => cellAddress(at, column);
  const [amount, path] = [Number(isWhole ? values.actual : values.nowcast), Number(values.path)];
  const attainment: Value = path > 0 ? amount / path : '';
  const growth = grownBy(isRate, amount, values.before);
  const required = grownBy(isRate, path, values.before);
  const byGrowth = !isCeiling && growth !== '' && required !== '' && required > 0;
  const byLevel = isCeiling
    ? amount > 0
      ? path / amount
      : 1
    : path > 0
      ? amount / path
      : amount >= path
        ? 1
        : 0;
  const light = lightOfValue(byGrowth ? growth / required : byLevel);
  const [A, P, G, R] = [here(AMOUNT), here(PATH), here(GROWTH), here(REQUIRED)];
  const level = isCeiling ? `IF(${A}>0,${P}/${A},1)` : `IF(${P}>0,${A}/${P},IF(${A}>=${P},1,0))`;
  const judged = isCeiling ? level : `IF(COUNT(${G},${R})=2,IF(${R}>0,${G}/${R},${level}),${level})`;
  const bound = ({ row: r, column }: { readonly row: number; readonly column: number }): string =>
    cellOn(sheets.monitoring, r, column);
  const verdict = { green: 'reached', amber: 'near', red: 'missed' } as const;
  const formula =
    `=IF(ROUND(${judged},9)>=${bound(GREEN)},${quoteText(word('reached'))},` +
    `IF(ROUND(${judged},9)>=${bound(AMBER)},${quoteText(word('near'))},${quoteText(word('missed'))}))`;
  return [
    linkTo(context, row, 'indicator'),
    linkTo(context, row, 'member'),
    linkTo(context, row, 'unit'),
    linkTo(context, row, 'path'),
    live(`=${there(isWhole ? 'actual' : 'nowcast')}`, amount, 'strong', format),
    constant(word(isWhole ? 'actualWord' : 'nowcastWord'), 'status'),
    live(`=IF(${P}>0,${A}/${P},"")`, attainment, 'formula', PERCENT),
    live(growthFormula(isRate, A, there('before')), growth, 'formula', isRate ? '0.00%' : PERCENT),
    linkTo(context, row, 'requiredYoy'),
    live(formula, word(verdict[light]), 'status'),
    linkTo(context, row, 'goalYear'),
    linkTo(context, row, 'goal'),
    stillNeeded(row, amount, here, there('year')),
  ];
}

/** Yearly growth from this year to the aim, by points a year for a rate; empty where the aim is of this year. */
function stillNeeded(
  { found }: SheetRow,
  amount: number,
  here: (column: number) => string,
  year: string,
): Cell {
  const { growth, year: now } = found.grounds;
  if (growth === undefined || growth.goalYear <= now || amount <= 0) return blank('formula', PERCENT);
  const count = growth.goalYear - now;
  const isRate = found.growthUnit === 'pp';
  const goal = inCell(growth.goal, found.unit);
  const years = `(${here(GOAL_YEAR)}-${year})`;
  const formula = isRate
    ? `=(${here(GOAL)}-${here(AMOUNT)})/${years}`
    : `=(${here(GOAL)}/${here(AMOUNT)})^(1/${years})-1`;
  const value = isRate ? (goal - amount) / count : (goal / amount) ** (1 / count) - 1;
  return live(formula, value, 'formula', isRate ? '0.00%' : PERCENT);
}
