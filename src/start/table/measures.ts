/**
 * The measures of a block: one, or several side by side that each have their own columns of years.
 *
 * In: the row of years. Out: the columns of each measure with its name and unit, from the headings below and above the years, and
 * the first row of data.
 */
import type { Problem } from '../../messages/problem.js';
import { readMonth } from './readCell.js';
import { readName, roleOfHeading, type NameReading } from './readNames.js';
import { ownUnit, readUnit, type TableUnit } from '../../figures/writtenUnit.js';
import { isText, textAt, warn, type View } from './view.js';
import type { Head, YearColumn } from './yearHeads.js';

/** Columns of one measure, one per year. */
export interface Measure {
  readonly name: string;
  readonly unit: TableUnit | undefined;
  readonly columns: readonly YearColumn[];
}

/** The number of rows below the years that are still headings, and the columns of each measure. */
export function measuresOf(
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
  // If the row below names a measure in each column, a year applies to all columns up to the next year.
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
  const columns = below.length > 0 ? spread : years;
  const headings = below.map((cells, i) => readHeadings(cells, labelsUnit(view, row + 1 + i, start)));
  const groups = new Map<string, { name: string; unit: TableUnit | undefined; columns: YearColumn[] }>();
  let run = 0;
  let seen = new Set<string>();
  columns.forEach((year, i) => {
    const words = headings.flatMap((each) => each[i] ?? []);
    const measure = words.flatMap(({ name }) => (name === '' ? [] : [name])).join('·');
    if (seen.has(`${measure} ${year.year}`)) {
      run += 1;
      seen = new Set();
    }
    seen.add(`${measure} ${year.year}`);
    const key = `${run} ${measure}`;
    const unit = words.find((word) => word.unit !== undefined)?.unit;
    const group = groups.get(key) ?? { name: measure, unit, columns: [] };
    group.columns.push(year);
    groups.set(key, group);
  });
  // Runs of years side by side are distinguished by the text above their first year.
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

const BRACKETED = /^\s*[（([]\s*([^（）()[\]]+?)\s*[）)\]]\s*$/;

/** Names and units in a row below the years. A row of units has units only, also such as we do not know. */
function readHeadings(cells: readonly string[], isUnits: boolean): readonly (NameReading | undefined)[] {
  // A row of units may have them in brackets: （万人）.
  const units = cells.map((text) => readUnit(BRACKETED.exec(text)?.[1] ?? text));
  const written = cells.filter((text) => text !== '').length;
  const areUnits = isUnits || units.filter((unit) => unit !== undefined).length * 2 >= written;
  return cells.map((text, i) => {
    const unit = units[i] ?? (areUnits ? ownUnit(text) : undefined);
    if (text === '') return undefined;
    return unit === undefined ? readName(text) : { name: '', unit };
  });
}

/** Whether the cells left of the years say that the row is one of units. */
function labelsUnit(view: View, row: number, start: number): boolean {
  for (let column = 0; column < start; column++)
    if (roleOfHeading(textAt(view, row, column)) === 'unit') return true;
  return false;
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

/** A year that a measure has twice: which of the two is right nobody can tell, so there is no model. */
export function doubleYears(view: View, row: number, measures: readonly Measure[]): readonly Problem[] {
  const seen = new Map<string, number>();
  for (const { name, columns } of measures)
    for (const { year, column } of columns) {
      const key = `${name} ${year}`;
      const other = seen.get(key);
      if (other !== undefined) {
        const [first, second] = [other, column].map((each) => readMonth(view.at(row, each)));
        if (first !== undefined && second !== undefined && first !== second)
          return [
            { ...warn(view, 'start.byMonths', row, column, { year, sheet: view.name }), severity: 'error' },
          ];
        const args = { year, other: view.address(row, other) };
        return [{ ...warn(view, 'start.yearTwice', row, column, args), severity: 'error' }];
      }
      seen.set(key, column);
    }
  return [];
}

/** The measure without columns of forecasts, which are reported once. */
export function withoutForecasts(view: View, row: number, measure: Measure, problems: Problem[]): Measure {
  const forecasts = measure.columns.filter(({ isForecast }) => isForecast);
  const [first] = forecasts;
  if (first === undefined) return measure;
  const years = forecasts.map(({ year }) => year).join(', ');
  const told = problems.some(({ code, args }) => code === 'start.forecast' && args['years'] === years);
  if (!told) problems.push(warn(view, 'start.forecast', row, first.column, { years }));
  return { ...measure, columns: measure.columns.filter(({ isForecast }) => !isForecast) };
}
