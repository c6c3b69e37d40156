/**
 * The blocks of one sheet: a row of years, names beside it, numbers below.
 *
 * In: the cells, and whether to read them with rows and columns exchanged. Out: the series, what was left out, and whether
 * there were years at all. A block ends where the next row of years begins. Everything below speaks of years that run across.
 */
import { isTotalName } from '../../figures/totalName.js';
import { timesPower } from '../../figures/units.js';
import type { Problem } from '../../messages/problem.js';
import type { Grid } from './grid.js';
import { labelColumns, labelOf } from './labels.js';
import { measuresOf, withoutForecasts } from './measures.js';
import { readValue, readYear } from './readCell.js';
import { isFootnote, isNameHeading, readName, unitRemark } from './readNames.js';
import { problemsIn, readPoints, signUnit } from './readPoints.js';
import { readUnit, type TableUnit } from './readUnit.js';
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

/** What a line above rows says of them. */
interface Section {
  readonly name: string;
  readonly unit: TableUnit | undefined;
  /** Texts of columns of names that hold for the rows below too, by column; `labelOf` adds to it. */
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
  const used = new Set(measures.flatMap(({ columns }) => columns.map(({ column }) => column)));
  const actual = measures.map((measure) => withoutForecasts(view, head.row, measure, problems));
  const labels = labelColumns(view, head.row, first, end, used);
  const series: TableSeries[] = [];
  let section: Section = { name: '', unit: remarkAbove(view, from, head.row), carried: new Map() };
  let namelessRows = 0;
  for (let row = first; row < end; row++) {
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
    const unitText = labels.unit === undefined ? '' : textAt(view, row, labels.unit);
    const notes = labels.notes.map((column) => textAt(view, row, column)).filter((text) => text !== '');
    for (const measure of actual) {
      const points = readPoints(view, row, measure, problems);
      if (points.length === 0) continue;
      const unit =
        name.unit ?? measure.unit ?? readUnit(unitText) ?? signUnit(view, row, measure) ?? section.unit;
      const full = joinNames(name.name, measure.name);
      series.push({
        ...{ name: full, english: measure.name === '' ? label.english : '', unit: unit?.symbol ?? '' },
        section: label.section === '' ? section.name : readName(label.section).name,
        points: inUnit(points, unit),
        note: notes.join('; '),
        isTotal: isTotalName(name.name),
        ...{ sheet: view.name, cell: view.address(row, label.column) },
      });
      if (unit === undefined)
        problems.push(warn(view, 'start.noUnit', row, label.column, { name: full, unit: unitText }));
    }
  }
  tellLastColumn(view, series, problems);
  return { series, problems, namelessRows };
}

/** What a row without numbers makes of the rows below; undefined for a name whose values are missing. `isAlone`: it has no values at all. */
function readSection(text: string, isAlone: boolean, before: Section): Section | undefined {
  const remark = unitRemark(text);
  if (/(?:单位|unit)/i.test(text) && remark !== undefined) return { ...before, unit: remark };
  if (!isAlone) return undefined;
  const { name, unit = before.unit } = readName(text);
  return { name, unit, carried: new Map() };
}

/** The name of a row's series: a row that is only headed `项目` has the name of the measure. */
function joinNames(row: string, measure: string): string {
  if (measure === '') return row;
  return isNameHeading(row) ? measure : `${row}·${measure}`;
}

function inUnit(points: readonly TablePoint[], unit: TableUnit | undefined): readonly TablePoint[] {
  if (unit === undefined || unit.power === 0) return points;
  return points.map((point) => ({ ...point, value: timesPower(point.value, unit.power) }));
}

/** The unit that a line above the years gives for the whole block. */
function remarkAbove(view: View, from: number, head: number): TableUnit | undefined {
  for (let row = head; row >= from; row--)
    for (let column = 0; column < view.columns; column++) {
      const text = textAt(view, row, column);
      if (text === '' || readYear(view.at(row, column)) !== undefined) continue;
      const unit = unitRemark(text);
      if (unit !== undefined) return unit;
    }
  return undefined;
}

/** A year that is not over yet shows in the last column: values are missing there, or most fall at once. */
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
