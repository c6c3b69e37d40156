/** The values of one row: its points by year, the unit that signs at the numbers give, and the cells that could be two numbers. */
import type { Problem } from '../../messages/problem.js';
import type { Measure } from './measures.js';
import { readValue } from './readCell.js';
import type { TableUnit } from '../../figures/writtenUnit.js';
import type { TablePoint } from './series.js';
import { warn, type View } from './view.js';

export function readPoints(
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
    else if (value.kind === 'number') {
      points.set(year, points.get(year) ?? { year, value: value.value, cell });
      if (value.mark !== undefined)
        problems.push(warn(view, 'start.mark', row, column, { mark: value.mark, value: value.value }));
    }
  }
  const sorted = [...points.values()].sort((a, b) => a.year - b.year);
  // 0 before the first value means "not yet", and nothing can grow from it.
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

/** Cells of a row that could be two numbers, and formulas that were never calculated. */
export function problemsIn(
  view: View,
  row: number,
  { columns }: Pick<Measure, 'columns'>,
): readonly Problem[] {
  const formulas: { readonly column: number; readonly text: string }[] = [];
  const unclear = columns.flatMap(({ column }) => {
    const value = readValue(view.at(row, column));
    if (value.kind === 'formula') formulas.push({ column, text: value.text });
    const place = { file: view.name, cell: view.address(row, column) };
    return value.kind === 'problem' ? [{ ...value.problem, severity: 'warning' as const, place }] : [];
  });
  const [first] = formulas;
  if (first === undefined) return unclear;
  const args = { count: formulas.length, text: first.text.slice(0, 60) };
  return [...unclear, warn(view, 'start.formulaEmpty', row, first.column, args)];
}

/** Signs at the numbers themselves: 3.5%, $1,200. */
export function signUnit(view: View, row: number, { columns }: Measure): TableUnit | undefined {
  const symbols = columns.flatMap(({ column }) => {
    const value = readValue(view.at(row, column));
    return value.kind === 'number' ? [value.unit] : [];
  });
  const [symbol] = symbols;
  return symbol === undefined || symbols.some((each) => each !== symbol)
    ? undefined
    : { symbol, power: 0, written: symbol };
}
