/** INDEX of a one-row range is written with both indices: with one, not every program reads it as the column. */
import { expect, test } from 'vitest';
import { planOf } from '../living.js';
import { tinyModel } from '../models.js';

/** Calls of INDEX on cells of one row and several columns, each as its list of arguments. */
function callsOnRows(formula: string): readonly (readonly string[])[] {
  const starts = [...formula.matchAll(/INDEX\((?=(?:'[^']*'!)?\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+),)/g)];
  return starts.flatMap(({ index, 0: head, 1: left, 2: top, 3: right, 4: bottom }) =>
    top === bottom && left !== right ? [argumentsFrom(formula.slice(index + head.length))] : [],
  );
}

function argumentsFrom(text: string): readonly string[] {
  const list = [''];
  let depth = 0;
  for (const part of text.match(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^]/g) ?? []) {
    if (part === '(') depth += 1;
    if (part === ')') depth -= 1;
    if (depth < 0) return list;
    if (part === ',' && depth === 0) list.push('');
    else list.push(`${list.pop() ?? ''}${part}`);
  }
  return list;
}

test('every INDEX of a one-row range has a row and a column', () => {
  const formulas = planOf(tinyModel).sheets.flatMap(({ blocks }) =>
    blocks.flatMap(({ cells }) => cells.flat().flatMap((cell) => cell?.formula ?? [])),
  );
  const calls = formulas.flatMap(callsOnRows);
  expect(calls.length).toBeGreaterThan(10);
  expect(calls.filter((list) => list.length !== 3)).toEqual([]);
});
