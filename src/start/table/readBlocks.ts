/**
 * The blocks of one sheet: a row of years, names beside it, numbers below.
 *
 * In: the cells, and whether to read them with rows and columns exchanged. Out: the series, what was left out, and whether
 * there were years at all. A block ends where the next row of years begins. Everything below speaks of years that run across.
 */
import { timesPower } from '../../figures/units.js';
import type { Problem } from '../../messages/problem.js';
import { addressOf, type Grid, type GridCell } from './grid.js';
import { readValue, readYear, type YearHeading } from './readCell.js';
import { isFootnote, isNameHeading, isTotal, readName, roleOfHeading, unitRemark } from './readNames.js';
import { readUnit, type TableUnit } from './readUnit.js';
import type { TablePoint, TableSeries } from './series.js';

interface BlocksReading {
  readonly series: readonly TableSeries[];
  readonly problems: readonly Problem[];
  readonly hasYears: boolean;
  /** Rows with numbers and no name. */
  readonly namelessRows: number;
}

/** The sheet as it is read: rows and columns may be exchanged. */
interface View {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly at: (row: number, column: number) => GridCell | undefined;
  readonly address: (row: number, column: number) => string;
}

interface YearColumn extends YearHeading {
  readonly column: number;
}

/** Columns of one measure, a year each. */
interface Measure {
  readonly name: string;
  readonly unit: TableUnit | undefined;
  readonly columns: readonly YearColumn[];
}

/** Years of one table are no further apart. */
const WIDEST_STEP = 10;

/** Columns of years, over all measures side by side. */
const MOST_YEARS = 1000;

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

function viewOf({ name, rows }: Grid, isDown: boolean): View {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return isDown
    ? {
        ...{ name, rows: width, columns: rows.length },
        at: (row, column) => rows[column]?.[row],
        address: (row, column) => addressOf(column, row),
      }
    : {
        name,
        rows: rows.length,
        columns: width,
        at: (row, column) => rows[row]?.[column],
        address: addressOf,
      };
}

// --- rows of years --------------------------------------------------------------------------------------

interface Head {
  readonly row: number;
  readonly years: readonly YearColumn[];
}

function findHeads(view: View): readonly Head[] {
  const heads: Head[] = [];
  for (let row = 0; row < view.rows; row++) {
    const years: YearColumn[] = [];
    const others: string[] = [];
    for (let column = 0; column < view.columns; column++) {
      const cell = view.at(row, column);
      const year = readYear(cell);
      if (year !== undefined) years.push({ ...year, column });
      else if (cell !== undefined && readValue(cell).kind !== 'missing') others.push(String(cell.value));
    }
    if (!isRun(years)) continue;
    // Numbers of a row of data may look like years; a row of headings has no name, or one for a column of names.
    const isHeading = years.some(({ isText }) => isText) || others.every((text) => isNameHeading(text));
    const isFirst = heads.length === 0 && others.every((text) => !/^[-+]?[\d.,]+%?$/.test(text));
    if (isHeading || isFirst) heads.push({ row, years });
  }
  return heads;
}

/** At least two years, and steps as a table has them; several runs, each from the same first year, and a year over several columns may follow. */
function isRun(years: readonly YearColumn[]): boolean {
  const first = years[0]?.year;
  if (years.length > MOST_YEARS) return false;
  if (!years.some(({ year }) => year !== first)) return false;
  return years
    .slice(1)
    .every(({ year }, i) => year === first || Math.abs(year - (years[i]?.year ?? 0)) <= WIDEST_STEP);
}

// --- one block --------------------------------------------------------------------------------------------

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
  const above = remarkAbove(view, from, head.row);
  const series: TableSeries[] = [];
  let section = '';
  let sectionUnit: TableUnit | undefined;
  let carried = new Map<number, string>();
  let namelessRows = 0;
  for (let row = first; row < end; row++) {
    const texts = new Map(labels.names.map((column) => [column, textAt(view, row, column)] as const));
    const written = [...texts.values()].filter((text) => text !== '');
    const hasNumbers = actual.some(({ columns }) =>
      columns.some(({ column }) => readValue(view.at(row, column)).kind === 'number'),
    );
    if (!hasNumbers) {
      const [text] = written;
      const wrong = actual.flatMap((measure) => problemsIn(view, row, measure));
      problems.push(...wrong);
      if (wrong.length > 0) continue;
      if (text === undefined || isFootnote(text)) continue;
      const remark = unitRemark(text);
      if (/(?:单位|unit)/i.test(text) && remark !== undefined) sectionUnit = remark;
      else if ([...used].every((column) => view.at(row, column) === undefined)) {
        const heading = readName(text);
        section = heading.name;
        sectionUnit = heading.unit ?? sectionUnit;
        carried = new Map();
      } else
        problems.push(warn(view, 'start.rowEmpty', row, labels.names[0] ?? 0, { name: readName(text).name }));
      continue;
    }
    const label = labelOf(labels.names, texts, carried);
    if (label === undefined) {
      namelessRows += 1;
      problems.push(warn(view, 'start.rowNameless', row, labels.names[0] ?? 0, {}));
      continue;
    }
    const name = readName(label.name);
    for (const measure of actual) {
      const unitText = labels.unit === undefined ? '' : textAt(view, row, labels.unit);
      const points = readPoints(view, row, measure, problems);
      if (points.length === 0) continue;
      const unit =
        name.unit ??
        measure.unit ??
        readUnit(unitText) ??
        signUnit(view, row, measure) ??
        sectionUnit ??
        above;
      const full =
        measure.name === ''
          ? name.name
          : isNameHeading(name.name)
            ? measure.name
            : `${name.name}·${measure.name}`;
      series.push({
        ...{ name: full, english: measure.name === '' ? label.english : '', unit: unit?.symbol ?? '' },
        section: label.section === '' ? section : readName(label.section).name,
        points:
          unit === undefined || unit.power === 0
            ? points
            : points.map((point) => ({ ...point, value: timesPower(point.value, unit.power) })),
        note: labels.notes
          .map((column) => textAt(view, row, column))
          .filter((text) => text !== '')
          .join('; '),
        isTotal: isTotal(name.name),
        ...{ sheet: view.name, cell: view.address(row, label.column) },
      });
      if (unit === undefined)
        problems.push(warn(view, 'start.noUnit', row, label.column, { name: full, unit: unitText }));
    }
  }
  tellLastColumn(view, series, problems);
  return { series, problems, namelessRows };
}

/** Rows below the years that still are headings, and the columns of each measure. */
function measuresOf(
  view: View,
  { row, years }: Head,
  from: number,
  end: number,
): { readonly first: number; readonly measures: readonly Measure[] } {
  let first = row + 1;
  const below: string[][] = [];
  const last = years.at(-1)?.column ?? 0;
  const start = years[0]?.column ?? 0;
  const byColumn = new Map(years.map((each) => [each.column, each]));
  // A year stands over all columns up to the next year where the row below names a measure in each.
  const spread: YearColumn[] = [];
  for (let column = start; column < view.columns; column++) {
    const own = byColumn.get(column);
    const before = spread.at(-1);
    if (own !== undefined) spread.push(own);
    else if (
      before !== undefined &&
      view.at(row, column) === undefined &&
      isText(view.at(row + 1, column)) &&
      isText(view.at(row + 1, before.column)) &&
      (column < last || (before.column === column - 1 && repeats(view, row + 1, column, start)))
    )
      spread.push({ ...before, column });
  }
  while (first < end && below.length < 3) {
    const cells = spread.map(({ column }) => view.at(first, column));
    const texts = cells.filter(isText).length;
    if (texts === 0 || texts < cells.filter((cell) => cell !== undefined).length || texts * 2 < cells.length)
      break;
    below.push(cells.map((cell) => (cell === undefined ? '' : String(cell.value))));
    first += 1;
  }
  const isSpread = below.length > 0 && spread.length > years.length;
  const columns = isSpread || below.length > 0 ? spread : years;
  const groups = new Map<string, { name: string; unit: TableUnit | undefined; columns: YearColumn[] }>();
  let run = 0;
  let seen = new Set<string>();
  columns.forEach((year, i) => {
    const texts = below.map((cells) => cells[i] ?? '').filter((text) => text !== '');
    const units = texts.map((text) => readUnit(text));
    const words = texts.filter((_, n) => units[n] === undefined).map((text) => readName(text));
    const measure = words.map(({ name }) => name).join('·');
    if (seen.has(`${measure} ${year.year}`)) {
      run += 1;
      seen = new Set();
    }
    seen.add(`${measure} ${year.year}`);
    const key = `${run} ${measure}`;
    const unit =
      words.find((word) => word.unit !== undefined)?.unit ?? units.find((each) => each !== undefined);
    const group = groups.get(key) ?? { name: measure, unit, columns: [] };
    group.columns.push(year);
    groups.set(key, group);
  });
  // Runs side by side are told apart by what stands above their first year.
  const measures = [...groups.values()];
  if (run === 0) return { first, measures };
  return {
    first,
    measures: measures.map((measure) => {
      const above = headingAbove(view, from, row, measure.columns[0]?.column ?? 0);
      const name = readName(above);
      return {
        ...measure,
        name: [name.name, measure.name].filter((text) => text !== '').join('·'),
        unit: measure.unit ?? name.unit,
      };
    }),
  };
}

/** Whether the heading has come before in its row: the measures of a further year. */
function repeats(view: View, row: number, column: number, start: number): boolean {
  const text = textAt(view, row, column);
  for (let other = start; other < column; other++) if (textAt(view, row, other) === text) return true;
  return false;
}

/** The nearest text above a cell, or left of that. */
function headingAbove(view: View, from: number, row: number, column: number): string {
  for (let above = row - 1; above >= from; above--)
    for (let left = column; left >= 0; left--) {
      const text = textAt(view, above, left);
      if (text !== '') return text;
    }
  return '';
}

function withoutForecasts(view: View, row: number, measure: Measure, problems: Problem[]): Measure {
  const forecasts = measure.columns.filter(({ isForecast }) => isForecast);
  const [first] = forecasts;
  if (first === undefined) return measure;
  const years = forecasts.map(({ year }) => year).join(', ');
  const told = problems.some(({ code, args }) => code === 'start.forecast' && args['years'] === years);
  if (!told) problems.push(warn(view, 'start.forecast', row, first.column, { years }));
  return { ...measure, columns: measure.columns.filter(({ isForecast }) => !isForecast) };
}

/** Columns beside the years, by what they hold. */
function labelColumns(
  view: View,
  head: number,
  first: number,
  end: number,
  years: ReadonlySet<number>,
): {
  readonly names: readonly number[];
  readonly unit: number | undefined;
  readonly notes: readonly number[];
} {
  const [firstYear = 0] = years;
  const names: number[] = [];
  const notes: number[] = [];
  let unit: number | undefined;
  for (let column = 0; column < view.columns; column++) {
    if (years.has(column)) continue;
    const texts: string[] = [];
    let numbers = 0;
    for (let row = first; row < end; row++) {
      const cell = view.at(row, column);
      if (cell === undefined) continue;
      if (readValue(cell).kind === 'number') numbers += 1;
      else if (String(cell.value).trim() !== '') texts.push(String(cell.value));
    }
    const role = [head, first - 1]
      .map((row) => roleOfHeading(textAt(view, row, column)))
      .find((found) => found !== undefined);
    const areUnits =
      texts.length > 0 && texts.filter((text) => readUnit(text) !== undefined).length >= 0.6 * texts.length;
    if (role === 'index' || texts.length === 0 || numbers > texts.length) continue;
    if (role === 'unit' || (role === undefined && areUnits)) unit ??= column;
    else if (role === 'note' || column > firstYear) notes.push(column);
    else names.push(column);
  }
  return { names, unit, notes };
}

interface Label {
  readonly name: string;
  readonly english: string;
  readonly section: string;
  readonly column: number;
}

/** The name of a row from its columns of names: the last is the name, one before it a section that holds until the next. */
function labelOf(
  columns: readonly number[],
  texts: ReadonlyMap<number, string>,
  carried: Map<number, string>,
): Label | undefined {
  const written = columns.filter((column) => (texts.get(column) ?? '') !== '');
  const column = written.at(-1);
  if (column === undefined) return undefined;
  for (const each of written)
    if (each !== column || columns.length === 1) carried.set(each, texts.get(each) ?? '');
  const name = texts.get(column) ?? '';
  const before = columns
    .filter((each) => each < column)
    .map((each) => texts.get(each) || (carried.get(each) ?? ''));
  const last = before.at(-1) ?? '';
  const isTranslation = last !== '' && isChinese(last) !== isChinese(name) && written.length > 1;
  if (isTranslation)
    return isChinese(last)
      ? { name: last, english: readName(name).name, section: before.at(-2) ?? '', column }
      : { name, english: readName(last).name, section: before.at(-2) ?? '', column };
  return { name, english: '', section: last, column };
}

function isChinese(text: string): boolean {
  return /[\u3400-\u9fff]/.test(text);
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

/** Signs at the numbers themselves: 3.5%, $1,200. */
function signUnit(view: View, row: number, { columns }: Measure): TableUnit | undefined {
  const symbols = columns.flatMap(({ column }) => {
    const value = readValue(view.at(row, column));
    return value.kind === 'number' ? [value.unit] : [];
  });
  const [symbol] = symbols;
  return symbol === undefined || symbols.some((each) => each !== symbol) ? undefined : { symbol, power: 0 };
}

function readPoints(
  view: View,
  row: number,
  { columns }: Pick<Measure, 'columns'>,
  problems: Problem[],
): readonly TablePoint[] {
  const points = new Map<number, TablePoint>();
  problems.push(...problemsIn(view, row, { columns }));
  for (const { column, year } of columns) {
    const value = readValue(view.at(row, column));
    const cell = view.address(row, column);
    if (value.kind === 'text')
      problems.push(warn(view, 'start.notNumber', row, column, { text: value.text.slice(0, 60) }));
    else if (value.kind === 'number')
      points.set(year, points.get(year) ?? { year, value: value.value, cell });
  }
  const sorted = [...points.values()].sort((a, b) => a.year - b.year);
  // 0 before the first value says "not yet", and nothing grows from it.
  const begun = sorted.findIndex(({ value }) => value !== 0);
  if (begun > 0)
    problems.push(
      warn(view, 'start.leadingZeros', row, columns[0]?.column ?? 0, {
        years: sorted
          .slice(0, begun)
          .map(({ year }) => year)
          .join(', '),
      }),
    );
  return begun > 0 ? sorted.slice(begun) : sorted;
}

/** Cells of a row that could be two numbers. */
function problemsIn(view: View, row: number, { columns }: Pick<Measure, 'columns'>): readonly Problem[] {
  return columns.flatMap(({ column }) => {
    const value = readValue(view.at(row, column));
    const place = { file: view.name, cell: view.address(row, column) };
    return value.kind === 'problem' ? [{ ...value.problem, severity: 'warning' as const, place }] : [];
  });
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

function isText(cell: GridCell | undefined): boolean {
  return cell !== undefined && readValue(cell).kind === 'text' && readYear(cell) === undefined;
}

function textAt(view: View, row: number, column: number): string {
  const value = view.at(row, column)?.value;
  return value === undefined ? '' : String(value).trim();
}

function warn(
  view: View,
  code: Problem['code'],
  row: number,
  column: number,
  args: Problem['args'],
): Problem {
  const cell = view.address(row, column);
  return { code, severity: 'warning', place: { file: view.name, cell }, args: { cell, ...args } };
}
