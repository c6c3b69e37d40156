/**
 * Positions in lists (INDEX, MATCH, LOOKUP) and cells that meet one condition (COUNTIF and its kin): Excel's functions, as rows
 * of the function table.
 */
import { error, isCells, toNumber, toScalar, type Argument, type Cells } from '../values/coerce.js';
import { readCriterion } from '../values/criterion.js';
import type { FunctionRow, Meaning } from './functionTable.js';
import { exactPlace, fallingPlace, listOf, risingPlace, transpose } from './places.js';
import { both, cellsParameter, gridOf, optional, parameter, resultOf, units } from './rows.js';
import { isError, type FormulaError, type Scalar } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const CRITERIA = parameter('条件', 'criteria');

type Cell = Scalar | undefined;

/** The cells that INDEX selects: one, or a whole row, column or list if a number is 0 or omitted. */
function indexed(
  array: Argument,
  rowNumber: Argument,
  columnNumber: Argument,
  count: number,
): Cells | FormulaError {
  const grid = gridOf(array);
  if (isError(grid)) return grid;
  const first = toNumber(rowNumber);
  if (isError(first)) return first;
  const second = toNumber(columnNumber);
  if (isError(second)) return second;
  // In a single row, one number is a column number.
  const along = count < 3 && grid.length === 1;
  const [row, column] = (along ? [1, first] : [first, second]).map(Math.trunc);
  if (row === undefined || column === undefined || row < 0 || column < 0) return error('#VALUE!');
  const lines = row === 0 ? grid : grid.slice(row - 1, row);
  const rows = lines.map((each) => (column === 0 ? each : each.slice(column - 1, column)));
  const isEmpty = rows.every((cells) => cells.length === 0);
  return isEmpty ? error('#REF!') : { rows, ...(isWritten(array) ? { isWritten: true } : {}) };
}

function isWritten(array: Argument): boolean {
  return array !== undefined && isCells(array) && array.isWritten === true;
}

/** The selection as one value: #VALUE! for several cells of a series, the first item for a list in braces. */
function valueOfPlace(found: Cells | FormulaError): Scalar {
  if (isError(found)) return found;
  const cells = found.rows.flat();
  return cells.length === 1 || found.isWritten === true ? (cells[0] ?? 0) : error('#VALUE!');
}

function lookedUp(value: Argument, lookup: Argument, result: Argument, count: number): Scalar {
  const wanted = toScalar(value);
  if (isError(wanted)) return wanted;
  const grid = gridOf(lookup);
  if (isError(grid)) return grid;
  // Searches the first row (the first column if there are more rows than columns); the result is in the last one.
  const lines = (grid[0]?.length ?? 0) >= grid.length ? grid : transpose(grid);
  const place = risingPlace(lines[0] ?? [], wanted);
  if (count < 3) return place < 0 ? error('#N/A') : (lines.at(-1)?.[place] ?? 0);
  const results = gridOf(result);
  if (isError(results)) return results;
  const list = listOf(results);
  return place < 0 || list === undefined || place >= list.length ? error('#N/A') : (list[place] ?? 0);
}

/** Calculates over the cells that meet a condition. */
function overMatching(calculate: (matching: readonly Cell[]) => Scalar): Meaning {
  return {
    kind: 'strict',
    evaluate(range, criteria) {
      const cells = gridOf(range);
      if (isError(cells)) return cells;
      return calculate(cells.flat().filter(readCriterion(toScalar(criteria))));
    },
  };
}

function sumOf(cells: readonly Cell[]): { readonly sum: number; readonly count: number } | FormulaError {
  const found = cells.find(isError);
  if (found !== undefined) return found;
  const numbers = cells.filter((cell) => typeof cell === 'number');
  return { sum: numbers.reduce((sum, number) => sum + number, 0), count: numbers.length };
}

export const LOOKUP: readonly FunctionRow[] = [
  {
    key: 'INDEX',
    names: both('INDEX'),
    aliases: ['取第几个'],
    parameters: [
      parameter('数组', 'array', 'values'),
      parameter('行', 'row_num'),
      optional('列', 'column_num'),
    ],
    domain:
      'a place within the list (cut to whole numbers), else #REF!; negative: #VALUE!; 0 or left out: the whole row, column or list where several values are taken, elsewhere #VALUE!',
    units: units(['same', 'any', 'any'], 'same'),
    meaning: {
      kind: 'lazy',
      evaluate: ([array, row, column]) =>
        valueOfPlace(indexed(array?.(), row?.(), column?.(), column === undefined ? 2 : 3)),
      evaluateCells: ([array, row, column]) =>
        indexed(array?.(), row?.(), column?.(), column === undefined ? 2 : 3),
    },
    kernel: { isLowered: true },
    cite: `${SUPPORT}: INDEX, array form (years of a series count from its first value); 0: recorded in IndexFunctionTestCaseData.xls`,
  },
  {
    key: 'MATCH',
    names: both('MATCH'),
    aliases: ['匹配位置'],
    parameters: [
      parameter('查找值', 'lookup_value'),
      parameter('查找列表', 'lookup_array', 'values'),
      optional('匹配方式', 'match_type'),
    ],
    domain:
      'a value in the list, or next to it in a sorted one, else #N/A; a list of one row or column, else #N/A',
    units: units(['same', 'same', 'any'], 'pure'),
    meaning: {
      kind: 'strict',
      evaluate(value, array, ...rest) {
        const wanted = toScalar(value);
        if (isError(wanted)) return wanted;
        const grid = gridOf(array);
        if (isError(grid)) return grid;
        const type = rest.length === 0 ? 1 : toNumber(rest[0]);
        if (isError(type)) return type;
        const list = listOf(grid);
        if (list === undefined) return error('#N/A');
        const find = type === 0 ? exactPlace : type > 0 ? risingPlace : fallingPlace;
        const place = find(list, wanted);
        return place < 0 ? resultOf('#N/A') : place + 1;
      },
    },
    kernel: { oneByOne: 'searches among values of every kind' },
    cite: `${SUPPORT}: MATCH (1: sorted upwards, 0: exactly, -1: sorted downwards)`,
  },
  {
    key: 'LOOKUP',
    names: both('LOOKUP'),
    aliases: ['查找'],
    parameters: [
      parameter('查找值', 'lookup_value'),
      parameter('查找列表', 'lookup_vector', 'values'),
      optional('结果列表', 'result_vector', 'values'),
    ],
    domain: 'a value that is not below the whole list, which is sorted upwards, else #N/A',
    units: units(['other', 'other', 'same'], 'same'),
    meaning: {
      kind: 'lazy',
      evaluate: ([value, lookup, result]) =>
        lookedUp(value?.(), lookup?.(), result?.(), result === undefined ? 2 : 3),
    },
    kernel: { oneByOne: 'searches among values of every kind' },
    cite: `${SUPPORT}: LOOKUP`,
  },
  {
    key: 'COUNTIF',
    names: both('COUNTIF'),
    aliases: ['条件计数'],
    parameters: [cellsParameter('单元格', 'range'), CRITERIA],
    domain: 'any cells',
    units: units(['any', 'any'], 'pure'),
    meaning: overMatching((matching) => matching.length),
    kernel: { oneByOne: 'a condition on values of every kind' },
    cite: `${SUPPORT}: COUNTIF`,
  },
  {
    key: 'SUMIF',
    names: both('SUMIF'),
    aliases: ['条件求和'],
    parameters: [cellsParameter('单元格', 'range'), CRITERIA],
    domain: 'any cells; the sum of those that meet the condition',
    units: units(['same', 'any'], 'same'),
    meaning: overMatching((matching) => {
      const found = sumOf(matching);
      return isError(found) ? found : resultOf(found.sum);
    }),
    kernel: { oneByOne: 'a condition on values of every kind' },
    cite: `${SUPPORT}: SUMIF without sum_range (with it: conditions.ts)`,
  },
  {
    key: 'AVERAGEIF',
    names: both('AVERAGEIF'),
    aliases: ['条件平均'],
    parameters: [cellsParameter('单元格', 'range'), CRITERIA],
    domain: 'a number that meets the condition, else #DIV/0!',
    units: units(['same', 'any'], 'same'),
    meaning: overMatching((matching) => {
      const found = sumOf(matching);
      if (isError(found)) return found;
      return resultOf(found.count === 0 ? '#DIV/0!' : found.sum / found.count);
    }),
    kernel: { oneByOne: 'a condition on values of every kind' },
    cite: `${SUPPORT}: AVERAGEIF without average_range (with it: conditions.ts)`,
  },
];
