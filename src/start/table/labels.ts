/**
 * The columns beside the years: names, units and notes of the rows.
 *
 * In: a block, and the columns of its years. Out: the contents of each other column; for a row its name, English name and
 * section.
 */
import { readValue } from './readCell.js';
import { readName, roleOfHeading } from './readNames.js';
import { readUnit } from '../../figures/writtenUnit.js';
import { textAt, type View } from './view.js';

export interface LabelColumns {
  readonly names: readonly number[];
  readonly unit: number | undefined;
  readonly notes: readonly number[];
  /** Columns of numbers that are no years, such as half-years, growth and shares, with how many numbers they hold. */
  readonly left: readonly { readonly column: number; readonly numbers: number }[];
}

/** Columns beside the years, by their contents. */
export function labelColumns(
  view: View,
  head: number,
  first: number,
  end: number,
  years: ReadonlySet<number>,
): LabelColumns {
  const [firstYear = 0] = years;
  const names: number[] = [];
  const notes: number[] = [];
  const left: { readonly column: number; readonly numbers: number }[] = [];
  let unit: number | undefined;
  for (let column = 0; column < view.columns; column++) {
    if (years.has(column)) continue;
    const texts: string[] = [];
    let numbers = 0;
    for (let row = first; row < end; row++) {
      const cell = view.at(row, column);
      if (cell === undefined) continue;
      const { kind } = readValue(cell);
      if (kind === 'number' || kind === 'formula') numbers += 1;
      else if (String(cell.value).trim() !== '') texts.push(String(cell.value));
    }
    const role = [head, first - 1]
      .map((row) => roleOfHeading(textAt(view, row, column)))
      .find((found) => found !== undefined);
    const areUnits =
      texts.length > 0 && texts.filter((text) => readUnit(text) !== undefined).length >= 0.6 * texts.length;
    if (role === 'index') continue;
    if (numbers > texts.length || (numbers > 0 && column > firstYear)) {
      // A number alone counts nothing: under a heading such as 累计 it is told.
      const isTold = numbers === 1 && textAt(view, head, column) !== '';
      if (column > firstYear || isTold || !isCount(view, column, first, end)) left.push({ column, numbers });
      continue;
    }
    if (texts.length === 0) continue;
    if (role === 'unit' || (role === undefined && areUnits)) unit ??= column;
    else if (role === 'note' || column > firstYear) notes.push(column);
    else names.push(column);
  }
  return { names, unit, notes, left };
}

/** Numbers of rows: 1, 2, 3. */
function isCount(view: View, column: number, first: number, end: number): boolean {
  const values: number[] = [];
  for (let row = first; row < end; row++) {
    const value = readValue(view.at(row, column));
    if (value.kind === 'number') values.push(value.value);
  }
  return values.every(
    (value, i) => Number.isInteger(value) && (i === 0 || value === (values[i - 1] ?? 0) + 1),
  );
}

interface Label {
  readonly name: string;
  readonly english: string;
  readonly section: string;
  readonly column: number;
}

/** The name of a row from its columns of names: the last is the name, one before it a section that applies until the next. */
export function labelOf(
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
