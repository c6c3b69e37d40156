/** The rows of years of a sheet: each is the head of a block. In: the sheet. Out: the rows from top to bottom, with their years. */
import { readValue, readYear, type YearHeading } from './readCell.js';
import { isNameHeading } from './readNames.js';
import type { View } from './view.js';

export interface YearColumn extends YearHeading {
  readonly column: number;
}

export interface Head {
  readonly row: number;
  readonly years: readonly YearColumn[];
}

/** Largest distance of neighbouring years of a table. */
const WIDEST_STEP = 10;

/** Largest number of columns of years, over all measures side by side. */
const MOST_YEARS = 1000;

export function findHeads(view: View): readonly Head[] {
  const heads: Head[] = [];
  for (let row = 0; row < view.rows; row++) {
    const found: YearColumn[] = [];
    const others: string[] = [];
    for (let column = 0; column < view.columns; column++) {
      const cell = view.at(row, column);
      const year = readYear(cell);
      if (year !== undefined) found.push({ ...year, column });
      else if (cell !== undefined && readValue(cell).kind !== 'missing')
        others.push(String(cell.value).trim());
    }
    // A slip such as 2204 or 0001 among the years takes its own column only; it is told with the columns left out.
    const years = withoutFarYears(found);
    const slips = others.filter((text) => /^\d{4}年?$/.test(text));
    if (!isRun(years) || slips.length + found.length - years.length > years.length / 2) continue;
    const words = others.filter((text) => !slips.includes(text));
    // Numbers of a row of data may look like years; a row of headings has no name, or one for a column of names.
    const isHeading = years.some(({ isText }) => isText) || words.every((text) => isNameHeading(text));
    const isFirst = heads.length === 0 && words.every((text) => !/^[-+]?[\d.,]+%?$/.test(text));
    if (isHeading || isFirst) heads.push({ row, years });
  }
  return heads;
}

/** The largest group of years that follow each other; of two as large, the later. */
function withoutFarYears(found: readonly YearColumn[]): readonly YearColumn[] {
  const sorted = [...new Set(found.map(({ year }) => year))].sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const year of sorted) {
    const group = groups.at(-1);
    if (group === undefined || year - (group.at(-1) ?? 0) > WIDEST_STEP) groups.push([year]);
    else group.push(year);
  }
  const largest = groups.reduce<readonly number[]>(
    (best, each) => (each.length >= best.length ? each : best),
    [],
  );
  return found.filter(({ year }) => largest.includes(year));
}

/**
 * Whether the years are a run: at least two years with plausible steps; several runs, each from the same first year, and a year
 * over several columns may follow.
 */
function isRun(years: readonly YearColumn[]): boolean {
  const first = years[0]?.year;
  if (years.length > MOST_YEARS) return false;
  if (!years.some(({ year }) => year !== first)) return false;
  return years
    .slice(1)
    .every(({ year }, i) => year === first || Math.abs(year - (years[i]?.year ?? 0)) <= WIDEST_STEP);
}
