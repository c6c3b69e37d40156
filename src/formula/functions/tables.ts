/** Look-ups in tables: Excel's functions, as rows of the function table. XLOOKUP and XMATCH are in xlookup.ts. */
import { error, toLogical, toNumber, toScalar, type Argument, type Cells } from '../values/coerce.js';
import type { FunctionParameter, FunctionRow, Meaning } from './functionTable.js';
import { exactPlace, risingPlace, transpose } from './places.js';
import { both, gridOf, optional, parameter, units } from './rows.js';
import { isError } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const DOMAIN =
  'a value in the first line of the table, or (unless asked for exactly) one below it in a sorted line, else #N/A';

/**
 * Searches the first line and returns the value at the same position of the requested line (from 1). Lines are columns for
 * VLOOKUP, rows for HLOOKUP.
 */
function lookup(linesOf: (grid: Cells['rows']) => Cells['rows']): Meaning {
  return {
    kind: 'strict',
    evaluate(value: Argument, table: Argument, index: Argument, ...rest: readonly Argument[]) {
      const wanted = toScalar(value);
      if (isError(wanted)) return wanted;
      const grid = gridOf(table);
      if (isError(grid)) return grid;
      const number = toNumber(index);
      if (isError(number)) return number;
      const isNear = rest.length === 0 ? true : toLogical(rest[0]);
      if (isError(isNear)) return isNear;
      const lines = linesOf(grid);
      if (number < 1) return error('#VALUE!');
      const line = lines[Math.trunc(number) - 1];
      if (line === undefined) return error('#REF!');
      const place = (isNear ? risingPlace : exactPlace)(lines[0] ?? [], wanted);
      return place < 0 ? error('#N/A') : (line[place] ?? 0);
    },
  };
}

function parameters(zh: string, en: string): readonly FunctionParameter[] {
  return [
    parameter('查找值', 'lookup_value'),
    parameter('表', 'table_array', 'values'),
    parameter(zh, en),
    optional('近似匹配', 'range_lookup'),
  ];
}

export const TABLES: readonly FunctionRow[] = [
  {
    key: 'VLOOKUP',
    names: both('VLOOKUP'),
    aliases: ['按列查找'],
    parameters: parameters('列', 'col_index_num'),
    domain: `${DOMAIN}; a column below 1 is #VALUE!, one beyond the table #REF!`,
    units: units(['any', 'any', 'any', 'any'], 'free'),
    meaning: lookup(transpose),
    kernel: { oneByOne: 'searches among values of every kind' },
    cite: `${SUPPORT}: VLOOKUP`,
  },
  {
    key: 'HLOOKUP',
    names: both('HLOOKUP'),
    aliases: ['按行查找'],
    parameters: parameters('行', 'row_index_num'),
    domain: `${DOMAIN}; a row below 1 is #VALUE!, one beyond the table #REF!`,
    units: units(['any', 'any', 'any', 'any'], 'free'),
    meaning: lookup((grid) => grid),
    kernel: { oneByOne: 'searches among values of every kind' },
    cite: `${SUPPORT}: HLOOKUP`,
  },
];
