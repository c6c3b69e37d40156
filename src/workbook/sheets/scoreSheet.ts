/**
 * The scores of members: attainment of each indicator, weighted as the user sets it.
 *
 * In: the context, the rows of the Monitoring sheet, and weights and cap that a user set before. Out: the sheet, or undefined where no
 * indicator has several members. Weights and cap are inputs, which are read back; scores and ranks follow them live.
 *
 *     score = 100 sum(w a) / sum(w) over the indicators that the member has, a = min(cap, attainment)
 *
 * Attainment of a ceiling is its plan over the actual.
 */
import { fill } from '../../messages/language.js';
import { MONITORING_WORDS } from '../../messages/wording/monitoringSheets.js';
import { absoluteReference, areaAddress, cellAddress, cellOn } from '../plan/address.js';
import type { Observed } from '../plan/attachments.js';
import { REGIONS } from '../plan/naming.js';
import type { Cell, DefinedName, SheetPlan } from '../plan/plan.js';
import { blank, constant, live, startSheet } from '../plan/sheet.js';
import { nameCell, type Context } from '../tables/context.js';
import { banner, memberGroups } from './meetingPage.js';
import { columnOf, type MonitoringColumn, type SheetRow, type Value } from './monitoringRows.js';

/** Rows from 0: the keys of the indicators, their names, weights, then the members. */
export const SCORE_ROWS = { cap: 3, key: 5, name: 6, weight: 7, first: 8 } as const;
/** Columns from 0; an indicator each from `first` on. */
export const SCORE_COLUMNS = { member: 0, score: 1, rank: 2, absent: 3, first: 4 } as const;

const DEFAULT_WEIGHT = 1;
/** Per cent. */
const DEFAULT_CAP = 120;

export function planScores(
  context: Context,
  rows: readonly SheetRow[],
  { weights = {}, cap = DEFAULT_CAP }: Observed,
): { readonly sheet: SheetPlan; readonly names: readonly DefinedName[] } | undefined {
  const groups = memberGroups(rows);
  if (groups.length === 0) return undefined;
  const { language, sheets, model } = context;
  const word = (key: keyof typeof MONITORING_WORDS): string => MONITORING_WORDS[key][language];
  const columns = SCORE_COLUMNS.first + groups.length;
  const sheet = startSheet({
    key: 'scores',
    name: sheets.scores,
    tabColor: '2E8B57',
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 1 },
  });
  sheet.width(0, 22);
  for (let column = 1; column < columns; column += 1)
    sheet.width(column, column < SCORE_COLUMNS.first ? 11 : 18);
  const width = Math.max(columns, 8);
  banner(sheet, fill(word('scoreTitle'), { name: model.name[language] }), width);
  sheet.put(1, 0, constant(word('scoreNote'), 'subtitle'));
  sheet.merge(1, 0, 1, width);
  sheet.height(1, 44);
  const capCell = cellAddress(SCORE_ROWS.cap, 1, 'both');
  sheet.putRow(SCORE_ROWS.cap, 0, [
    constant(word('scoreCap'), 'labelBold'),
    constant(cap / 100, 'input', '0%'),
  ]);
  sheet.putRow(SCORE_ROWS.name, 0, [
    constant(word('memberHead'), 'heading'),
    constant(word('score'), 'headingRight'),
    ...[word('rank'), word('absent')].map((text) => constant(text, 'headingCenter')),
    ...groups.map(({ indicator }) => nameCell(context, indicator, 'headingRight')),
  ]);
  sheet.height(SCORE_ROWS.name, 34);
  sheet.putRow(
    SCORE_ROWS.key,
    SCORE_COLUMNS.first,
    groups.map(({ indicator }) => constant(indicator, 'key')),
  );
  sheet.put(SCORE_ROWS.weight, 0, constant(word('weight'), 'labelBold'));
  const weightOf = (indicator: string): number => weights[indicator] ?? DEFAULT_WEIGHT;
  sheet.putRow(
    SCORE_ROWS.weight,
    SCORE_COLUMNS.first,
    groups.map(({ indicator }) => constant(weightOf(indicator), 'input', '0.##')),
  );
  const members = membersOf(groups);
  const scored = members.map((member) => {
    const parts = groups.map(({ indicator, rows: own }) => {
      const row = own.find(({ found }) => found.member?.key === member.key);
      return {
        row,
        value: row === undefined ? ('' as const) : attainedValue(row, cap / 100),
        weight: weightOf(indicator),
      };
    });
    const had = parts.filter(({ value }) => value !== '');
    const all = had.reduce((sum, { weight }) => sum + weight, 0);
    const got = had.reduce((sum, { value, weight }) => sum + Number(value) * weight, 0);
    const score: Value = all > 0 ? (100 * got) / all : '';
    return { member, parts, score, absent: parts.length - had.length };
  });
  const area = (row: number, rowCount: number, column: number, columnCount: number): string =>
    areaAddress({ row, column, rows: rowCount, columns: columnCount }, 'both');
  const weightArea = area(SCORE_ROWS.weight, 1, SCORE_COLUMNS.first, groups.length);
  const scoreArea = area(SCORE_ROWS.first, members.length, SCORE_COLUMNS.score, 1);
  scored.forEach(({ member, parts, score, absent }, i) => {
    const row = SCORE_ROWS.first + i;
    const own = areaAddress({ row, column: SCORE_COLUMNS.first, rows: 1, columns: groups.length }, 'column');
    const counted = `SUMPRODUCT((${own}<>"")*${weightArea})`;
    const here = cellAddress(row, SCORE_COLUMNS.score);
    const above = scored.filter((other) => Number(other.score) > Number(score) && other.score !== '').length;
    sheet.putRow(row, 0, [
      constant(member.name[language], 'label'),
      live(`=IF(${counted}>0,100*SUMPRODUCT(${weightArea},${own})/${counted},"")`, score, 'strong', '0.0'),
      live(
        `=IF(ISNUMBER(${here}),1+SUMPRODUCT((${scoreArea}<>"")*(${scoreArea}>${here})),"")`,
        score === '' ? '' : above + 1,
        'status',
        '0',
      ),
      live(`=COLUMNS(${own})-COUNT(${own})`, absent, 'quiet', '0'),
      ...parts.map(({ row: from, value }) => attained(context, from, value, capCell)),
    ]);
  });
  const last = { row: SCORE_ROWS.cap, column: 0, rows: SCORE_ROWS.weight - SCORE_ROWS.cap + 1, columns };
  return {
    sheet: sheet.finish(),
    names: [{ name: REGIONS.scores, ref: absoluteReference(sheets.scores, last) }],
  };
}

function membersOf(groups: ReturnType<typeof memberGroups>) {
  const all = groups.flatMap(({ rows }) => rows.flatMap(({ found }) => found.member ?? []));
  return [...new Map(all.map((member) => [member.key, member])).values()];
}

/** As a fraction, not above the cap. */
function attainedValue({ found, values }: SheetRow, cap: number): Value {
  const { attainment } = values;
  if (attainment === '') return '';
  if (found.grounds.sense !== 'atMost') return Math.min(cap, attainment);
  return attainment > 0 ? Math.min(cap, 1 / attainment) : cap;
}

function attained({ sheets }: Context, row: SheetRow | undefined, value: Value, cap: string): Cell {
  if (row === undefined) return blank('formula', '0.0%');
  const column: MonitoringColumn = 'attainment';
  const there = cellOn(sheets.monitoring, row.row, columnOf(column));
  const better = row.found.grounds.sense === 'atMost' ? `IF(${there}>0,1/${there},${cap})` : there;
  return live(`=IF(ISNUMBER(${there}),MIN(${cap},${better}),"")`, value, 'formula', '0.0%');
}
