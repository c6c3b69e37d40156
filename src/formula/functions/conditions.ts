/** Counts, sums and extremes of cells that meet several conditions: Excel's functions, as rows of the function table. */
import { call } from '../values/build.js';
import { error, toScalar, type Argument } from '../values/coerce.js';
import { readCriterion } from '../values/criterion.js';
import type { Expr } from '../values/expr.js';
import type { Call, FunctionParameter, FunctionRow, Meaning } from './functionTable.js';
import { both, cellsParameter, gridOf, parameter, resultOf, units } from './rows.js';
import { isError, type ErrorCode, type FormulaError, type Scalar } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const KERNEL = { oneByOne: 'conditions on values of every kind' } as const;
const CONDITION: readonly FunctionParameter[] = [
  cellsParameter('条件单元格', 'criteria_range'),
  parameter('条件', 'criteria'),
];

type Cell = Scalar | undefined;

/**
 * Places (from 0, along the rows) of the cells that meet all conditions: `args` are ranges, each followed by its condition. All
 * ranges, and `shape`, must have equal numbers of rows and columns, else #VALUE!. A condition that is an empty cell is 0.
 */
function placesOf(args: readonly Argument[], shape: Argument): readonly number[] | FormulaError {
  const first = gridOf(shape);
  if (isError(first)) return first;
  let places = first.flat().map((_, i) => i);
  for (let i = 0; i + 1 < args.length; i += 2) {
    const cells = gridOf(args[i]);
    if (isError(cells)) return cells;
    if (cells.length !== first.length || cells[0]?.length !== first[0]?.length) return error('#VALUE!');
    const [flat, meets] = [cells.flat(), readCriterion(toScalar(args[i + 1]))];
    places = places.filter((place) => meets(flat[place]));
  }
  return places;
}

/**
 * Calculates over the numbers in those cells of the first argument for which all conditions hold; the first error among them is
 * the result.
 */
function overMatching(calculate: (numbers: readonly number[]) => number | ErrorCode): Meaning {
  return {
    kind: 'strict',
    evaluate(range, ...conditions) {
      const places = placesOf(conditions, range);
      if (isError(places)) return places;
      const cells = gridOf(range);
      if (isError(cells)) return cells;
      const flat: readonly Cell[] = cells.flat();
      const found = places.map((place) => flat[place]);
      return found.find(isError) ?? resultOf(calculate(found.filter((cell) => typeof cell === 'number')));
    },
  };
}

/** The call of a function of several conditions, whose range comes first, for one whose range comes last. */
function rangeFirst(fn: string): (source: Call) => Expr {
  return (source) => {
    const [cells, condition, range] = source.args;
    return call(source, fn, [range, cells, condition]);
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

export const CONDITIONS: readonly FunctionRow[] = [
  {
    key: 'COUNTIFS',
    names: both('COUNTIFS'),
    aliases: ['多条件计数'],
    parameters: CONDITION,
    repeats: 2,
    domain: 'cells of one shape, else #VALUE!',
    units: units(['any', 'any'], 'pure'),
    meaning: {
      kind: 'strict',
      evaluate(...args) {
        const places = placesOf(args, args[0]);
        return isError(places) ? places : places.length;
      },
    },
    kernel: KERNEL,
    cite: `${SUPPORT}: COUNTIFS`,
  },
  {
    key: 'SUMIFS',
    names: both('SUMIFS'),
    aliases: ['多条件求和'],
    parameters: [cellsParameter('求和单元格', 'sum_range'), ...CONDITION],
    repeats: 2,
    domain: 'cells of one shape, else #VALUE!; 0 where none meets the conditions',
    units: units(['same', 'any', 'any'], 'same'),
    meaning: overMatching(sumOf),
    kernel: KERNEL,
    cite: `${SUPPORT}: SUMIFS`,
  },
  {
    key: 'SUMIF.RANGE',
    excel: 'SUMIF',
    names: both('SUMIF'),
    parameters: [...CONDITION, cellsParameter('求和单元格', 'sum_range')],
    domain: 'cells of one shape, else #VALUE!; 0 where none meets the condition',
    units: { kind: 'expansion' },
    meaning: { kind: 'expansion', expand: rangeFirst('SUMIFS') },
    cite: `${SUPPORT}: SUMIF with sum_range; written as SUMIFS, because SUMIF would sum other cells without a word if the ranges differ in size`,
  },
  {
    key: 'AVERAGEIF.RANGE',
    excel: 'AVERAGEIF',
    names: both('AVERAGEIF'),
    parameters: [...CONDITION, cellsParameter('平均单元格', 'average_range')],
    domain: 'cells of one shape, else #VALUE!; a number that meets the condition, else #DIV/0!',
    units: { kind: 'expansion' },
    meaning: { kind: 'expansion', expand: rangeFirst('AVERAGEIFS') },
    cite: `${SUPPORT}: AVERAGEIF with average_range; written as AVERAGEIFS, because AVERAGEIF would take other cells without a word if the ranges differ in size`,
  },
  {
    key: 'AVERAGEIFS',
    names: both('AVERAGEIFS'),
    aliases: ['多条件平均'],
    parameters: [cellsParameter('平均单元格', 'average_range'), ...CONDITION],
    repeats: 2,
    domain: 'cells of one shape, else #VALUE!; a number that meets the conditions, else #DIV/0!',
    units: units(['same', 'any', 'any'], 'same'),
    meaning: overMatching((numbers) => (numbers.length === 0 ? '#DIV/0!' : sumOf(numbers) / numbers.length)),
    kernel: KERNEL,
    cite: `${SUPPORT}: AVERAGEIFS`,
  },
  {
    key: 'MINIFS',
    names: both('MINIFS'),
    aliases: ['多条件最小'],
    since: 2019,
    parameters: [cellsParameter('最小值单元格', 'min_range'), ...CONDITION],
    repeats: 2,
    domain:
      'cells of one shape, else #VALUE!; 0 where none meets the conditions; in workbooks from Excel 2019 on',
    units: units(['same', 'any', 'any'], 'same'),
    meaning: overMatching((numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.min(a, b)))),
    kernel: KERNEL,
    cite: `${SUPPORT}: MINIFS`,
  },
  {
    key: 'MAXIFS',
    names: both('MAXIFS'),
    aliases: ['多条件最大'],
    since: 2019,
    parameters: [cellsParameter('最大值单元格', 'max_range'), ...CONDITION],
    repeats: 2,
    domain:
      'cells of one shape, else #VALUE!; 0 where none meets the conditions; in workbooks from Excel 2019 on',
    units: units(['same', 'any', 'any'], 'same'),
    meaning: overMatching((numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.max(a, b)))),
    kernel: KERNEL,
    cite: `${SUPPORT}: MAXIFS`,
  },
];
