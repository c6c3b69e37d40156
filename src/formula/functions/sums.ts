/** Sums of products and of squares of paired lists: Excel's functions, as rows of the function table. */
import { PAIRED } from '../programs/pairs.js';
import { error, isCells, toNumber, type Argument } from '../values/coerce.js';
import type { FunctionRow, Meaning } from './functionTable.js';
import { both, cellsOf, overPairs, parameter, resultOf, VALUES } from './rows.js';
import { isError, type Scalar } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const FIRST = parameter('数组1', 'array_x', 'values');
const SECOND = parameter('数组2', 'array_y', 'values');

/** Sums over pairs of numbers; lists of different lengths are #N/A, no pair is #DIV/0! (recorded). */
function overSums(calculate: (x: number, y: number) => number): Meaning {
  return overPairs((pairs) =>
    pairs.length === 0 ? '#DIV/0!' : pairs.reduce((sum, [x, y]) => sum + calculate(x, y), 0),
  );
}

/** The sum of products cell by cell; anything but a number counts as 0, lists of different shapes give #VALUE!. */
function sumOfProducts(args: readonly Argument[]): Scalar {
  const lists: (readonly (readonly (Scalar | undefined)[])[])[] = [];
  for (const argument of args) {
    const value = argument !== undefined && isCells(argument) ? argument : toNumber(argument);
    if (isError(value)) return value;
    const cells = cellsOf(typeof value === 'number' ? { rows: [[value]] } : value);
    const found = cells.flat().find(isError);
    if (found !== undefined) return found;
    lists.push(cells);
  }
  const [first = []] = lists;
  const width = first[0]?.length;
  if (lists.some((rows) => rows.length !== first.length || rows[0]?.length !== width))
    return error('#VALUE!');
  const flat = lists.map((rows) => rows.flat());
  const products = (flat[0] ?? []).map((_, i) =>
    flat.reduce((product, cells) => {
      const cell = cells[i];
      return product * (typeof cell === 'number' ? cell : 0);
    }, 1),
  );
  return resultOf(products.reduce((sum, product) => sum + product, 0));
}

export const SUMS: readonly FunctionRow[] = [
  {
    key: 'SUMPRODUCT',
    names: both('SUMPRODUCT'),
    aliases: ['乘积之和'],
    parameters: [VALUES],
    repeats: 1,
    domain: 'lists of one shape, else #VALUE!; what is no number counts as 0',
    units: { kind: 'product' },
    meaning: { kind: 'strict', evaluate: (...args) => sumOfProducts(args) },
    kernel: { lists: PAIRED.sumproduct },
    cite: `${SUPPORT}: SUMPRODUCT`,
  },
  {
    key: 'SUMX2MY2',
    names: both('SUMX2MY2'),
    parameters: [FIRST, SECOND],
    domain: 'lists of one length, else #N/A; a pair of numbers, else #DIV/0!',
    units: { kind: 'squares' },
    meaning: overSums((x, y) => x * x - y * y),
    kernel: { lists: PAIRED.sumx2my2 },
    cite: `${SUPPORT}: SUMX2MY2`,
  },
  {
    key: 'SUMX2PY2',
    names: both('SUMX2PY2'),
    parameters: [FIRST, SECOND],
    domain: 'lists of one length, else #N/A; a pair of numbers, else #DIV/0!',
    units: { kind: 'squares' },
    meaning: overSums((x, y) => x * x + y * y),
    kernel: { lists: PAIRED.sumx2py2 },
    cite: `${SUPPORT}: SUMX2PY2`,
  },
  {
    key: 'SUMXMY2',
    names: both('SUMXMY2'),
    parameters: [FIRST, SECOND],
    domain: 'lists of one length, else #N/A; a pair of numbers, else #DIV/0!',
    units: { kind: 'squares' },
    meaning: overSums((x, y) => (x - y) * (x - y)),
    kernel: { lists: PAIRED.sumxmy2 },
    cite: `${SUPPORT}: SUMXMY2`,
  },
];
