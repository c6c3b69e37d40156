/**
 * What the columns are that a model by years cannot take: half-years, growth, shares, slips of a year, cells beyond the headings.
 *
 * In: the block's columns of numbers that are no years. Out: a warning for each, with its heading or the place of its cells; and the
 * rows that are longer than the headings, in which values may be shifted.
 */
import type { Problem } from '../../messages/problem.js';
import type { LabelColumns } from './labels.js';
import { plainText } from '../../figures/plainText.js';
import { readValue } from './readCell.js';
import { textAt, warn, type View } from './view.js';

export function tellLeftColumns(
  view: View,
  head: number,
  first: number,
  end: number,
  left: LabelColumns['left'],
): { readonly problems: readonly Problem[]; readonly longRows: ReadonlySet<number> } {
  const longRows = new Set<number>();
  const problems = left.flatMap(({ column, numbers: count }): readonly Problem[] => {
    const name = headingOf(view, head, first, column);
    if (name !== '') {
      const code = /^\d{4}年?$/.test(name) ? 'start.yearOdd' : 'start.columnLeft';
      return [warn(view, code, head, column, { name, count })];
    }
    const filled = rowsWithNumbers(view, column, first, end);
    const all = rowsWithAny(view, first, end).length;
    const row = filled[0] ?? first;
    if (filled.length === all && all > 1) return [warn(view, 'start.beyondHeadings', row, column, { count })];
    // A row alone that is longer than its headings has a value too many somewhere: nobody knows which.
    const untold = filled.filter((each) => !longRows.has(each));
    for (const each of untold) longRows.add(each);
    return untold.map((each) => warn(view, 'start.rowLonger', each, column, {}));
  });
  return { problems, longRows };
}

/** The texts in the rows of headings; the row above the years counts where it names the columns, not the sheet. */
function headingOf(view: View, head: number, first: number, column: number): string {
  const texts: string[] = [];
  for (let row = head; row < first; row++) texts.push(plainText(textAt(view, row, column)));
  const found = texts.filter((text, i) => text !== '' && texts.indexOf(text) === i).join('·');
  if (found !== '' || head === 0) return found.slice(0, 60);
  const above = plainText(textAt(view, head - 1, column));
  return above === plainText(textAt(view, head - 1, 0)) ? '' : above.slice(0, 60);
}

function rowsWithNumbers(view: View, column: number, first: number, end: number): readonly number[] {
  const rows: number[] = [];
  for (let row = first; row < end; row++)
    if (readValue(view.at(row, column)).kind === 'number') rows.push(row);
  return rows;
}

function rowsWithAny(view: View, first: number, end: number): readonly number[] {
  const rows: number[] = [];
  for (let row = first; row < end; row++)
    for (let column = 0; column < view.columns; column++)
      if (readValue(view.at(row, column)).kind === 'number') {
        rows.push(row);
        break;
      }
  return rows;
}
