/**
 * Tables whose numbers have decimal commas: 12,5 and 1.234,5.
 *
 * In: a sheet. Out: the same with decimal points, and a warning; or the sheet as it is. `12,5` alone is no proof, because it could be
 * 125: it counts where columns are parted by another sign than a comma. `1.234,5` is proof everywhere, and a number that has
 * no other meaning than with a decimal point, such as 12.5, is proof of the contrary.
 */
import type { Problem } from '../../messages/problem.js';
import type { Grid, GridCell } from './grid.js';
import { plainText } from '../../figures/plainText.js';

const BOTH = /^[+-]?\d{1,3}(?:\.\d{3})+,\d+%?$/;
const COMMA = /^[+-]?\d+,(?:\d{1,2}|\d{4,})%?$/;
const POINT = /^[+-]?(?:\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3})+(?:\.\d+|(?:,\d{3})+))%?$/;
const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?%?$/;

export function withDecimalPoints(grid: Grid): {
  readonly grid: Grid;
  readonly problems: readonly Problem[];
} {
  let example: string | undefined;
  for (const cell of grid.rows.flat()) {
    if (typeof cell?.value !== 'string' || cell.value.length > 40) continue;
    const text = plainText(cell.value);
    if (POINT.test(text)) return { grid, problems: [] };
    if (BOTH.test(text) || (grid.hasNoCommas === true && COMMA.test(text))) example ??= text;
  }
  if (example === undefined) return { grid, problems: [] };
  const args = { sheet: grid.name, example, value: converted(example) };
  return {
    grid: { ...grid, rows: grid.rows.map((row) => row.map(withPoint)) },
    problems: [{ code: 'start.decimalComma', severity: 'warning', place: { file: grid.name }, args }],
  };
}

function withPoint(cell: GridCell | undefined): GridCell | undefined {
  if (typeof cell?.value !== 'string' || cell.value.length > 40) return cell;
  const text = plainText(cell.value);
  return NUMBER.test(text) ? { ...cell, value: converted(text) } : cell;
}

function converted(text: string): string {
  return text.replaceAll('.', '').replace(',', '.');
}
