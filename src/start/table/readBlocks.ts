/**
 * The blocks of one sheet: a row of years, names beside it, numbers below.
 *
 * In: the cells, and whether to read them with rows and columns exchanged. Out: the series, what was left out, and whether
 * there were years at all. A block ends where the next row of years begins. The code below assumes that years run across.
 */
import { isTotalName } from '../../figures/totalName.js';
import { findUnit, timesPower } from '../../figures/units.js';
import type { Problem } from '../../messages/problem.js';
import type { Grid } from './grid.js';
import { tellColours } from './colours.js';
import { labelColumns, labelOf } from './labels.js';
import { tellLeftColumns } from './leftColumns.js';
import { doubleYears, measuresOf, withoutForecasts, type Measure } from './measures.js';
import { plainText } from '../../figures/plainText.js';
import { readValue } from './readCell.js';
import { isFootnote, isNameHeading, readName, unitRemark } from './readNames.js';
import { problemsIn, readPoints, signUnit } from './readPoints.js';
import type { TableUnit } from '../../figures/writtenUnit.js';
import { remarkIn, rowUnit, unitAbove } from './rowUnit.js';
import type { TablePoint, TableSeries } from './series.js';
import { textAt, viewOf, warn, type View } from './view.js';
import { findHeads, type Head } from './yearHeads.js';

interface BlocksReading {
  readonly series: readonly TableSeries[];
  readonly problems: readonly Problem[];
  readonly hasYears: boolean;
  /** Rows with numbers and no name. */
  readonly namelessRows: number;
}

export function readBlocks(grid: Grid, isDown: boolean): BlocksReading {
  const view = viewOf(grid, isDown);
  const heads = findHeads(view);
  const series: TableSeries[] = [];
  const problems: Problem[] = [];
  let namelessRows = 0;
  heads.forEach((head, i) => {
    const end = heads[i + 1]?.row ?? view.rows;
    const block = readBlock(view, head, (heads[i - 1]?.row ?? -1) + 1, end);
    series.push(...block.series);
    problems.push(...block.problems);
    namelessRows += block.namelessRows;
  });
  return { series, problems, hasYears: heads.length > 0, namelessRows };
}

/** A row that is only named a change. */
const CHANGE_ALONE =
  /^(?=.)(?:同比|环比|比?(?:上年|上期|去年)(?:同期)?)?(?:增长|增速|增长率|增幅|增减|变化|涨跌)?(?:率|幅度?)?$|^(?:growth|change|yoy|y\/y|year-on-year)(?: rate)?$/i;

/** The properties that a line above rows gives them. */
interface Section {
  readonly name: string;
  readonly unit: TableUnit | undefined;
  /** Texts of columns of names that apply to the rows below too, by column; `labelOf` adds to it. */
  readonly carried: Map<number, string>;
}

function readBlock(
  view: View,
  head: Head,
  from: number,
  end: number,
): Pick<BlocksReading, 'series' | 'problems' | 'namelessRows'> {
  const problems: Problem[] = [];
  const { first, measures } = measuresOf(view, head, from, end);
  problems.push(...doubleYears(view, head.row, measures));
  const used = new Set(measures.flatMap(({ columns }) => columns.map(({ column }) => column)));
  const actual = measures.map((measure) => withoutForecasts(view, head.row, measure, problems));
  problems.push(...actual.slice(0, 1).flatMap((measure) => tellColours(view, head.row, first, end, measure)));
  const labels = labelColumns(view, head.row, first, end, used);
  const left = tellLeftColumns(view, head.row, first, end, labels.left);
  problems.push(...left.problems);
  const series: TableSeries[] = [];
  const above = unitAbove(view, from, head.row, head.years[0]?.column ?? 0);
  const foot = unitBelow(view, first, end, actual);
  let section: Section = { name: '', unit: above, carried: new Map() };
  let namelessRows = 0;
  for (let row = first; row < end; row++) {
    if (left.longRows.has(row)) continue;
    const texts = new Map(labels.names.map((column) => [column, textAt(view, row, column)] as const));
    const hasNumbers = actual.some(({ columns }) =>
      columns.some(({ column }) => readValue(view.at(row, column)).kind === 'number'),
    );
    if (!hasNumbers) {
      const wrong = actual.flatMap((measure) => problemsIn(view, row, measure));
      problems.push(...wrong);
      const text = [...texts.values()].find((each) => each !== '');
      if (wrong.length > 0 || text === undefined || isFootnote(text)) continue;
      const isAlone = [...used].every((column) => view.at(row, column) === undefined);
      const next = readSection(text, isAlone, section);
      if (next !== undefined) section = next;
      else
        problems.push(warn(view, 'start.rowEmpty', row, labels.names[0] ?? 0, { name: readName(text).name }));
      continue;
    }
    const label = labelOf(labels.names, texts, section.carried);
    if (label === undefined) {
      namelessRows += 1;
      problems.push(warn(view, 'start.rowNameless', row, labels.names[0] ?? 0, {}));
      continue;
    }
    const name = readName(label.name);
    // 同比 below a level is its change, which the levels say already.
    if (series.length > 0 && CHANGE_ALONE.test(name.name.replace(/[([].*$/, ''))) {
      const count = actual.reduce((sum, measure) => sum + readPoints(view, row, measure, []).length, 0);
      if (count > 0)
        problems.push(warn(view, 'start.changeLeft', row, label.column, { name: name.name, count }));
      continue;
    }
    const unitText = labels.unit === undefined ? '' : textAt(view, row, labels.unit);
    const notes = labels.notes
      .map((column) => plainText(textAt(view, row, column)))
      .filter((text) => text !== '');
    for (const measure of actual) {
      const points = readPoints(view, row, measure, problems);
      if (points.length === 0) continue;
      const full = joinNames(name.name, measure.name);
      const sign = signUnit(view, row, measure);
      const found = rowUnit(view, row, label.column, full, {
        ...{ name, measure, unitText, sign, section: section.unit ?? foot },
      });
      problems.push(...found.problems);
      series.push({
        ...{ name: full, english: measure.name === '' ? label.english : '', measure: measure.name },
        section: label.section === '' ? section.name : readName(label.section).name,
        ...inUnit(points, found.unit),
        note: notes.join('; '),
        isTotal: isTotalName(name.name),
        ...(name.isPart === true ? { isPart: true } : {}),
        ...{ sheet: view.name, cell: view.address(row, label.column) },
      });
    }
  }
  tellLastColumn(view, series, problems);
  return { series, problems, namelessRows };
}

/**
 * The section that a row without numbers begins; undefined for a name whose values are missing. `isAlone`: it has no values at
 * all.
 */
function readSection(text: string, isAlone: boolean, before: Section): Section | undefined {
  const remark = unitRemark(text);
  if (remark !== undefined) return { ...before, unit: remark };
  if (!isAlone) return undefined;
  const { name, unit = before.unit } = readName(text);
  return { name, unit, carried: new Map() };
}

/** The name of a row's series: a row that is only headed `项目` has the name of the measure. */
function joinNames(row: string, measure: string): string {
  if (measure === '') return row;
  return isNameHeading(row) ? measure : `${row}·${measure}`;
}

/** Values in the unit, with the size of the last digit that the table prints. */
function inUnit(
  points: readonly TablePoint[],
  unit: TableUnit | undefined,
): Pick<TableSeries, 'points' | 'unit' | 'lastDigit'> {
  const decimals = Math.max(...points.map(({ value }) => decimalsOf(value)));
  const power = unit?.power ?? 0;
  return {
    points:
      power === 0 ? points : points.map((point) => ({ ...point, value: timesPower(point.value, power) })),
    unit: unit === undefined ? '' : withDecimals(unit.symbol, points, power),
    lastDigit: timesPower(1, power - decimals),
  };
}

/** Decimals of a number as it is written; a calculated value may have more than anybody printed. */
function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.min(10, Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent)));
}

/** 元 and 人 are shown as whole numbers; if that would hide decimals, the unit `[元]` shows them. */
function withDecimals(symbol: string, points: readonly TablePoint[], power: number): string {
  const unit = findUnit(symbol);
  const own = findUnit(`[${symbol}]`);
  if (unit?.display !== 1 || own === undefined || symbol.startsWith('[')) return symbol;
  const shown = /\.(0+)/.exec(unit.format)?.[1]?.length ?? 0;
  const isHidden = points.some(({ value }) => {
    const inUnits = timesPower(value, power);
    return Math.abs(Number(inUnits.toFixed(shown)) - inUnits) > 0.01 * Math.abs(inUnits);
  });
  return isHidden ? own.symbol : symbol;
}

/** The unit in a line below the last row of numbers. */
function unitBelow(
  view: View,
  first: number,
  end: number,
  measures: readonly Measure[],
): TableUnit | undefined {
  for (let row = end - 1; row >= first; row--) {
    const isData = measures.some(({ columns }) =>
      columns.some(({ column }) => readValue(view.at(row, column)).kind === 'number'),
    );
    const remark = isData ? undefined : remarkIn(view, row);
    if (isData || remark !== undefined) return remark;
  }
  return undefined;
}

/** Warns about a last column of a year that is probably not over: values are missing there, or most of them fall. */
function tellLastColumn(view: View, series: readonly TableSeries[], problems: Problem[]): void {
  const years = [...new Set(series.flatMap(({ points }) => points.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const year = years.at(-1);
  if (year === undefined || series.length < 2) return;
  const having = series.filter(({ points }) => points.at(-1)?.year === year);
  const before = series.filter(({ points }) => points.some((point) => point.year === years.at(-2)));
  const falling = having.filter(
    ({ points }) => (points.at(-1)?.value ?? 0) < 0.8 * (points.at(-2)?.value ?? 0),
  );
  const place = {
    file: view.name,
    ...(having[0] === undefined ? {} : { cell: having[0].points.at(-1)?.cell ?? '' }),
  };
  if (having.length < before.length)
    problems.push({
      code: 'start.lastIncomplete',
      severity: 'warning',
      place,
      args: { year, having: having.length, all: series.length },
    });
  if (falling.length * 2 > having.length)
    problems.push({
      code: 'start.lastFalls',
      severity: 'warning',
      place,
      args: { year, falling: falling.length },
    });
}
