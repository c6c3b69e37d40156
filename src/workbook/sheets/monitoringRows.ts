/**
 * The rows of the Monitoring sheet: each series of observations against its plan, as formulas and their values.
 *
 * In: the rows that monitoring found, in cell values, and the cells of the observations. Out: cells by column. Every formula is that of
 * analysis/monitoring (measures.ts, path.ts), and is calculated here the same way; what a formula cannot tell from the sheet is a
 * constant of the time of the build. An empty text means that there is no value.
 */
import type { MonitoredRow } from '../../analysis/monitoring/monitor.js';
import type { PathShape } from '../../analysis/monitoring/path.js';
import { rankAmong } from '../../analysis/monitoring/ranking.js';
import { LIGHTS, MONITORING_HEADS, PROFILE_METHODS } from '../../messages/wording/monitoring.js';
import { MONITORING_WORDS } from '../../messages/wording/monitoringSheets.js';
import type { Bilingual, Language } from '../../messages/language.js';
import { rowKey } from '../../model/memberRows.js';
import { areaAddress, cellAddress, cellOn } from '../plan/address.js';
import type { Cell } from '../plan/plan.js';
import { blank, constant, live, quoteText } from '../plan/sheet.js';
import type { Role } from '../plan/styles.js';
import { nameCell, type Context } from '../tables/context.js';
import { formatOf, inCell, unitText } from '../tables/fields.js';
import { FIRST_SELECTED } from './compareSheet.js';

/** Columns in their order, with their headings. */
const HEADINGS = {
  indicator: MONITORING_HEADS.indicator,
  member: MONITORING_HEADS.member,
  unit: MONITORING_HEADS.unit,
  period: MONITORING_HEADS.period,
  planned: MONITORING_HEADS.planned,
  actual: MONITORING_HEADS.actual,
  attainment: MONITORING_HEADS.attainment,
  progress: MONITORING_HEADS.progress,
  yoy: MONITORING_HEADS.yoy,
  requiredYoy: MONITORING_HEADS.requiredYoy,
  ratio: MONITORING_HEADS.ratio,
  light: MONITORING_HEADS.light,
  rank: MONITORING_WORDS.rank,
  behind: MONITORING_WORDS.behind,
  streak: MONITORING_WORDS.streak,
  nowcast: MONITORING_HEADS.nowcast,
  nowcastLow: MONITORING_HEADS.nowcastLow,
  nowcastHigh: MONITORING_HEADS.nowcastHigh,
  path: MONITORING_HEADS.path,
  restNeeded: MONITORING_HEADS.restNeeded,
  restNeededYoy: MONITORING_HEADS.restNeededYoy,
  judged: MONITORING_WORDS.judged,
  method: MONITORING_HEADS.method,
  share: MONITORING_WORDS.share,
  lastSame: MONITORING_WORDS.lastSame,
  lastWhole: MONITORING_WORDS.lastWhole,
  before: MONITORING_WORDS.before,
  year: MONITORING_WORDS.year,
  baseYear: MONITORING_WORDS.baseYear,
  base: MONITORING_WORDS.base,
  goalYear: MONITORING_WORDS.goalYear,
  goal: MONITORING_WORDS.goal,
  page: MONITORING_WORDS.page,
} as const satisfies Record<string, Bilingual>;

export type MonitoringColumn = keyof typeof HEADINGS;
export const MONITORING_COLUMNS = Object.keys(HEADINGS) as readonly MonitoringColumn[];

/** Column of the sheet, from 0. */
export function columnOf(column: MonitoringColumn): number {
  return MONITORING_COLUMNS.indexOf(column);
}

const CENTRED: readonly MonitoringColumn[] = ['light', 'rank', 'streak', 'method'];

/** The cell with a column's heading; columns of texts are aligned left. */
export function headingCell(column: MonitoringColumn, isText: boolean, language: Language): Cell {
  const role = CENTRED.includes(column) ? 'headingCenter' : isText ? 'heading' : 'headingRight';
  return constant(HEADINGS[column][language], role);
}

/** A number, or the empty text for none. */
export type Value = number | '';

/** One row with its values: what other sheets show of it. */
export interface SheetRow {
  readonly found: MonitoredRow;
  /** 0-based row of the sheet. */
  readonly row: number;
  readonly cells: Readonly<Record<MonitoringColumn, Cell>>;
  readonly values: Readonly<
    Record<'actual' | 'attainment' | 'nowcast' | 'path' | 'before' | 'judged', Value>
  >;
  readonly light: keyof typeof LIGHTS;
  readonly rank: Value;
  readonly page: PageRole;
}

export const PAGE_WORDS = {
  whole: MONITORING_WORDS.pageWhole,
  part: MONITORING_WORDS.pagePart,
  otherPeriod: MONITORING_WORDS.pageOther,
} as const;

/** How the page of the meeting counts a row: a whole, or a part of one, of the page's period; or neither. */
export type PageRole = 'whole' | 'part' | 'otherPeriod';

/** Rows of the sheet by column, and the format of amounts. */
interface RowSite {
  readonly context: Context;
  /** Cells with the ratios from which a light is green and amber. */
  readonly green: string;
  readonly amber: string;
  /** The first and last row of the indicator's members; absent for the whole, and for a single member. */
  readonly peers?: { readonly first: number; readonly count: number; readonly rows: readonly MonitoredRow[] };
  readonly page: PageRole;
  /** Formula of the amount of some months from the cells of observations, without `=`; undefined where they do not give it. */
  readonly observed: (year: number, from: number, to: number, amount: number) => string | undefined;
}

export const GREEN_FROM = 1;
export const AMBER_FROM = 0.8;
const PERCENT = '0.0%';

/** The cells of a row. */
export function monitoredCells(found: MonitoredRow, row: number, site: RowSite): SheetRow {
  const { context } = site;
  const { language } = context;
  const { grounds, unit } = found;
  const format = formatOf(unit);
  const amountOf = (value: number | undefined | null): Value =>
    value === undefined || value === null ? '' : inCell(value, unit);
  const at = (column: MonitoringColumn): string => cellAddress(row, columnOf(column));
  const isRate = found.growthUnit === 'pp';
  const growthFormat = isRate ? '0.00%' : PERCENT;
  const isWhole = found.method === 'wholeYear';
  const isCeiling = grounds.sense === 'atMost';

  const amount = (column: 'actual' | 'lastSame' | 'lastWhole', year: number, from: number, to: number) => {
    const value = column === 'actual' ? found.actual : grounds[column];
    const formula = value === undefined ? undefined : site.observed(year, from, to, value);
    const cell = amountOf(value);
    return { value: cell, cell: cellOf(cell, formula, 'number', format) };
  };
  const { year, from, to } = grounds;
  const actual = amount('actual', year, from, to);
  const lastSame = amount('lastSame', year - 1, from, to);
  const lastWhole = amount('lastWhole', year - 1, 1, 12);

  const isLastYear = found.method === 'lastYear' && lastSame.value !== '' && lastWhole.value !== '';
  const share = isLastYear ? quotient(lastSame.value, lastWhole.value) : grounds.share;
  const shareFormula = isLastYear ? `${at('lastSame')}/${at('lastWhole')}` : undefined;

  const { growth } = grounds;
  const [base, goal] = [amountOf(growth?.base), amountOf(growth?.goal)];
  const along = (on: string): string => {
    const way = alongPath(growth?.shape ?? 'geometric', on, at);
    return growth?.isHeld === true ? `MAX(${at('base')},${way})` : way;
  };
  const projected = (of: number): string | undefined => projectionCell(context, found, of);
  const path = amountOf(found.path);
  const pathFormula =
    growth !== undefined ? along(at('year')) : grounds.isProjected ? projected(year) : undefined;
  const before = amountOf(grounds.before);
  const beforeFormula =
    lastWhole.value !== ''
      ? at('lastWhole')
      : growth !== undefined
        ? along(`${at('year')}-1`)
        : grounds.isProjected && grounds.before !== undefined
          ? projected(year - 1)
          : undefined;

  const planned = Number(path) * share;
  const [had, own] = [Number(actual.value), actual.value];
  const attainment: Value = planned > 0 ? had / planned : '';
  const progress: Value = Number(path) > 0 ? had / Number(path) : '';
  const yoy = grownBy(isRate, own, lastSame.value);
  const required = grownBy(isRate, path, before);
  const ratio: Value = yoy !== '' && required !== '' && required > 0 ? yoy / required : '';
  const judged = judgedValue(isCeiling, ratio, had, planned);
  const light = lightOfValue(judged);
  const nowcast = had / share;
  const hasRest = grounds.measure !== 'ratio' && !isWhole;
  const rest: Value = hasRest ? Math.max(0, Number(path) - had) : '';
  const lastRest =
    grounds.measure !== 'flow' || isWhole || lastSame.value === '' || lastWhole.value === ''
      ? 0
      : lastWhole.value - lastSame.value;
  const restYoy: Value = lastRest > 0 && rest !== '' ? (rest - lastRest) / lastRest : '';
  const behind = Math.max(0, isCeiling ? had - planned : planned - had);
  const rank = rankIn(site, found);

  const [P, A] = [at('planned'), at('actual')];
  const judge = isCeiling
    ? `IF(${A}>0,${P}/${A},IF(${P}>=${A},1,0))`
    : `IF(ISNUMBER(${at('ratio')}),${at('ratio')},IF(${P}>0,${A}/${P},IF(${A}>=${P},1,0)))`;
  const word = (of: keyof typeof LIGHTS): string => LIGHTS[of][language];
  const isGreen = `ROUND(${at('judged')},9)>=${site.green}`;
  const isAmber = `ROUND(${at('judged')},9)>=${site.amber}`;
  const lightFormula = `=IF(${isGreen},${quoteText(word('green'))},IF(${isAmber},${quoteText(word('amber'))},${quoteText(word('red'))}))`;
  const restGrowth = `${at('lastWhole')}-${at('lastSame')}`;
  const none = (formula: string | undefined, value: Value, role: Role, shown: string): Cell =>
    cellOf(value, formula, role, shown);

  return {
    found,
    row,
    light,
    rank,
    page: site.page,
    values: { actual: own, attainment, nowcast, path, before, judged },
    cells: {
      indicator: nameCell(context, found.indicator, 'label'),
      member: constant(found.member?.name[language] ?? '', 'label'),
      unit: constant(unitText(unit, language), 'unit'),
      period: constant(found.period, 'label'),
      planned: live(`=${at('path')}*${at('share')}`, planned, 'formula', format),
      actual: actual.cell,
      attainment: live(`=IF(${P}>0,${A}/${P},"")`, attainment, 'strong', PERCENT),
      progress: live(`=IF(${at('path')}>0,${A}/${at('path')},"")`, progress, 'formula', PERCENT),
      yoy: live(growthFormula(isRate, A, at('lastSame')), yoy, 'formula', growthFormat),
      requiredYoy: live(growthFormula(isRate, at('path'), at('before')), required, 'formula', growthFormat),
      ratio: live(
        `=IF(COUNT(${at('yoy')},${at('requiredYoy')})=2,IF(${at('requiredYoy')}>0,${at('yoy')}/${at('requiredYoy')},""),"")`,
        ratio,
        'formula',
        '0.00',
      ),
      light: live(lightFormula, word(light), 'status'),
      rank: rankCell(site, rank, row),
      behind: live(isCeiling ? `=MAX(0,${A}-${P})` : `=MAX(0,${P}-${A})`, behind, 'formula', format),
      streak: constant(found.streak, 'quiet', '0'),
      nowcast: live(`=${A}/${at('share')}`, nowcast, 'strong', format),
      nowcastLow: none(undefined, amountOf(found.nowcastLow), 'bound', format),
      nowcastHigh: none(undefined, amountOf(found.nowcastHigh), 'bound', format),
      path: none(pathFormula, path, pathFormula === undefined ? 'number' : 'formula', format),
      restNeeded: hasRest
        ? live(`=MAX(0,${at('path')}-${A})`, rest, 'formula', format)
        : blank('formula', format),
      restNeededYoy:
        grounds.measure === 'flow' && !isWhole
          ? live(
              `=IF(COUNT(${at('lastSame')},${at('lastWhole')})=2,IF(${restGrowth}>0,(${at('restNeeded')}-(${restGrowth}))/(${restGrowth}),""),"")`,
              restYoy,
              'formula',
              PERCENT,
            )
          : blank('formula', PERCENT),
      judged: live(`=${judge}`, judged, 'formula', '0.00'),
      method: constant(PROFILE_METHODS[found.method][language], 'quiet'),
      share: none(shareFormula, share, 'number', '0.00%'),
      lastSame: lastSame.cell,
      lastWhole: lastWhole.cell,
      before: none(beforeFormula, before, beforeFormula === undefined ? 'number' : 'formula', format),
      year: constant(year, 'number', '0'),
      baseYear: none(undefined, growth?.baseYear ?? '', 'number', '0'),
      base: none(undefined, base, 'number', format),
      goalYear: none(undefined, growth?.goalYear ?? '', 'number', '0'),
      goal: none(undefined, goal, 'number', format),
      page: constant(PAGE_WORDS[site.page][language], 'quiet'),
    },
  };
}

/** The amount of a year on the path, as in path.ts. */
function alongPath(shape: PathShape, on: string, at: (column: MonitoringColumn) => string): string {
  const [base, goal] = [at('base'), at('goal')];
  const done = `(${on}-${at('baseYear')})/(${at('goalYear')}-${at('baseYear')})`;
  if (shape === 'geometric') return `${base}*(${goal}/${base})^(${done})`;
  const part = { linear: done, front: `(1-(1-${done})^2)`, back: `(${done})^2` }[shape];
  return `${base}+(${goal}-${base})*${part}`;
}

function cellOf(value: Value, formula: string | undefined, role: Role, format: string): Cell {
  if (value === '') return blank(role, format);
  return formula === undefined ? constant(value, role, format) : live(`=${formula}`, value, role, format);
}

/** The light of a judged value. */
export function lightOfValue(judged: number): keyof typeof LIGHTS {
  const rounded = Number(judged.toFixed(9));
  return rounded >= GREEN_FROM ? 'green' : rounded >= AMBER_FROM ? 'amber' : 'red';
}

function judgedValue(isCeiling: boolean, ratio: Value, had: number, planned: number): number {
  if (isCeiling) return had > 0 ? planned / had : planned >= had ? 1 : 0;
  if (ratio !== '') return ratio;
  return planned > 0 ? had / planned : had >= planned ? 1 : 0;
}

function quotient(part: Value, whole: Value): number {
  return Number(part) / Number(whole);
}

/** Amounts grow in per cent, rates by points; none from an amount of 0 or less. */
export function grownBy(isRate: boolean, now: Value, before: Value): Value {
  if (now === '' || before === '') return '';
  if (isRate) return now - before;
  return before > 0 ? (now - before) / before : '';
}

/** The same as a formula. */
export function growthFormula(isRate: boolean, now: string, before: string): string {
  const grown = isRate ? `${now}-${before}` : `IF(${before}>0,(${now}-${before})/${before},"")`;
  return `=IF(COUNT(${now},${before})=2,${grown},"")`;
}

/** The cell of the scenario's projection. */
function projectionCell(
  context: Context,
  { indicator, member }: MonitoredRow,
  year: number,
): string | undefined {
  const { layout, years, scenarios } = context;
  const key = rowKey(indicator, member?.key);
  const row = layout.projection.seriesRow(key);
  const view = scenarios[FIRST_SELECTED];
  if (row === undefined || view === undefined || !years.includes(year)) return undefined;
  return cellOn(view.sheet, row, layout.projection.yearColumn(year));
}

/** By ratio where each has one, else by attainment; as in ranking.ts. */
function rankIn({ peers }: RowSite, found: MonitoredRow): Value {
  if (peers === undefined) return '';
  return rankAmong(peers.rows, found);
}

function rankCell({ peers }: RowSite, rank: Value, row: number): Cell {
  if (peers === undefined) return blank('status', '0');
  const area = (column: MonitoringColumn): string =>
    areaAddress({ row: peers.first, column: columnOf(column), rows: peers.count, columns: 1 }, 'both');
  // A text is greater than any number, so only numbers are compared. What is half of the ninth decimal above is above when both are
  // rounded; the area itself cannot be rounded, as a text in it would be an error.
  const above = (column: MonitoringColumn): string =>
    `SUMPRODUCT((${area(column)}<>"")*(${area(column)}>=ROUND(${cellAddress(row, columnOf(column))},9)+0.0000000005))`;
  const own = cellAddress(row, columnOf('attainment'));
  const byAttainment = `IF(ISNUMBER(${own}),${above('attainment')},COUNT(${area('attainment')}))`;
  const formula = `=1+IF(COUNT(${area('ratio')})=ROWS(${area('ratio')}),${above('ratio')},${byAttainment})`;
  return live(formula, rank, 'status', '0');
}
