/**
 * Years that only a colour marks, as forecasts often are.
 *
 * In: the columns of a measure. Out: a warning where the last years, fewer than the others, have colours of their own. They are
 * read all the same: a colour may mean anything.
 */
import type { Problem } from '../../messages/problem.js';
import type { Measure } from './measures.js';
import { warn, type View } from './view.js';

/** One warning at the heading of the first of these years, or none. `head`, `first` and `end` are 0-based rows. */
export function tellColours(
  view: View,
  head: number,
  first: number,
  end: number,
  { columns }: Measure,
): readonly Problem[] {
  const sorted = [...columns].sort((a, b) => a.year - b.year);
  // The heading alone is coloured, or the values below it: a row of data is like the next.
  const looks = sorted.map(({ column }) =>
    [head, first, first + 1]
      .filter((row) => row < end)
      .map((row) => view.at(row, column)?.colours ?? '')
      .join('|'),
  );
  const last = looks.at(-1);
  const from = looks.findIndex((look, i) => look === last && looks.slice(i).every((each) => each === last));
  const before = new Set(looks.slice(0, from));
  if (from * 2 <= looks.length || before.size !== 1 || before.has(last ?? '')) return [];
  const years = sorted
    .slice(from)
    .map(({ year }) => year)
    .join(', ');
  return [warn(view, 'start.coloured', head, sorted[from]?.column ?? 0, { years })];
}
