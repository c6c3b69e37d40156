/**
 * XLOOKUP and XMATCH: rows of the function table, and how they are written for an Excel that lacks them.
 *
 * Excel 2016, LibreOffice and the embedded workbook calculate neither, so a workbook contains INDEX and MATCH instead:
 *
 * - exact match, from the first: `MATCH(v,L,0)`, and if v may be a text, whose * and ? MATCH would read as wildcards, also
 * `MATCH(TRUE,INDEX(L=v,0),0)`;
 * - from the last: `SUMPRODUCT(MAX((L=v)*(L<>"")*{1,2,3}))`, the largest place of a cell that equals v;
 * - the next smaller or larger number: `SMALL(L,n)`, where n is the count of numbers not above v, or one more than the count of
 * those below it. Like XLOOKUP, and unlike MATCH with 1 or -1, this needs no sorted list.
 */
import { writtenNumber } from '../values/build.js';
import {
  compare,
  compareNumbers,
  error,
  toNumber,
  toScalar,
  type Argument,
  type Cells,
} from '../values/coerce.js';
import type { Expr } from '../values/expr.js';
import type { ExcelParts, FunctionParameter, FunctionRow, Meaning } from './functionTable.js';
import { exactPlace, type Cell, type Wanted } from './places.js';
import { both, gridOf, optional, parameter, resultOf, units } from './rows.js';
import { isError, type FormulaError, type Scalar } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const NONE = 'NA()';
const REFUSED = '#VALUE!';
/** The text of a list is repeated this often. */
const COPIES = 8;

/** Values of match_mode: next smaller, exact, next larger, wildcards ? and *. */
const [SMALLER, EXACT, LARGER, SIGNS] = [-1, 0, 1, 2] as const;

interface Modes {
  readonly match: number;
  /** 1: from the first, -1: from the last; 2 and -2: binary search in a sorted list, where the first of equal values is taken. */
  readonly search: number;
}

/** Whether Excel has these modes and its older functions can express them: wildcards work only from the first. */
function areModes({ match, search }: Modes): boolean {
  return Math.abs(search) >= 1 && Math.abs(search) <= 2 && !(match === SIGNS && search !== 1);
}

/** Position (from 0) of the cell looked for, -1 if there is none. */
function placeOf(list: readonly Cell[], value: Scalar, modes: Modes): number | FormulaError {
  if (isError(value)) return value;
  if (!areModes(modes)) return error(REFUSED);
  const isLast = modes.search === -1;
  if (modes.match === SIGNS) return exactPlace(list, value);
  if (modes.match === EXACT) {
    if (!isLast) return list.findIndex((cell) => isSame(cell, value));
    return lastPlace(list, value);
  }
  const number = toNumber(value);
  if (isError(number)) return number;
  const found = list.find(isError);
  if (found !== undefined) return found;
  const numbers = list.filter((cell) => typeof cell === 'number');
  const [best] =
    modes.match === SMALLER
      ? numbers.filter((cell) => compareNumbers(cell, number) <= 0).sort((a, b) => b - a)
      : numbers.filter((cell) => compareNumbers(cell, number) >= 0).sort((a, b) => a - b);
  if (best === undefined) return -1;
  return isLast ? lastPlace(list, best) : list.indexOf(best);
}

function isSame(cell: Cell, value: Wanted): boolean {
  if (typeof cell === 'string' && typeof value === 'string') return compare(cell, value) === 0;
  return cell === value;
}

/** Searches from the last; numbers are compared on fifteen digits here, as by the operator `=`. */
function lastPlace(list: readonly Cell[], value: Wanted): number | FormulaError {
  const found = list.find(isError);
  if (found !== undefined) return found;
  let last = -1;
  for (const [place, cell] of list.entries()) {
    if (cell === undefined || cell === '' || isError(cell)) continue;
    if (compare(cell, value) === 0) last = place;
  }
  return last;
}

function modesOf(match: Argument, search: Argument): Modes | FormulaError {
  const [first, second] = [toNumber(match), search === undefined ? 1 : toNumber(search)];
  if (isError(first)) return first;
  return isError(second) ? second : { match: first, search: second };
}

/** The cells of an argument that is one row or one column, and whether it is a column. */
function lineOf(
  argument: Argument,
): { readonly cells: readonly Cell[]; readonly isColumn: boolean } | FormulaError {
  const grid: Cells['rows'] | FormulaError = gridOf(argument);
  if (isError(grid)) return grid;
  const isColumn = grid.length > 1;
  if (isColumn && grid.some((row) => row.length !== 1)) return error(REFUSED);
  return { cells: grid.flat(), isColumn };
}

const XLOOKUP_MEANING: Meaning = {
  kind: 'strict',
  evaluate(value, lookup, results, otherwise, match, search) {
    const list = lineOf(lookup);
    if (isError(list)) return list;
    const values = lineOf(results);
    if (isError(values)) return values;
    const isOne = values.cells.length === list.cells.length && values.isColumn === list.isColumn;
    if (!isOne) return error(REFUSED);
    const modes = modesOf(match, search);
    if (isError(modes)) return modes;
    const place = placeOf(list.cells, toScalar(value), modes);
    if (isError(place)) return place;
    if (place < 0) return otherwise === undefined ? error('#N/A') : toScalar(otherwise);
    return values.cells[place] ?? 0;
  },
};

const XMATCH_MEANING: Meaning = {
  kind: 'strict',
  evaluate(value, lookup, match, search) {
    const list = lineOf(lookup);
    if (isError(list)) return list;
    const modes = modesOf(match, search);
    if (isError(modes)) return modes;
    const place = placeOf(list.cells, toScalar(value), modes);
    if (isError(place)) return place;
    return resultOf(place < 0 ? '#N/A' : place + 1);
  },
};

/** Whether an expression can never be a text, so that it contains no wildcards. */
function isPlain(expr: Expr | undefined): boolean {
  switch (expr?.kind) {
    case undefined:
    case 'number':
    case 'boolean':
    case 'unary':
    case 'percent':
      return expr?.kind !== 'unary' || expr.op === '-';
    case 'binary':
      return expr.op !== '&';
    default:
      return false;
  }
}

/** The modes, which must be literals. */
function writtenModes(match: Expr | undefined, search: Expr | undefined): Modes {
  return {
    match: match === undefined ? EXACT : (writtenNumber(match) ?? NaN),
    search: search === undefined ? 1 : (writtenNumber(search) ?? NaN),
  };
}

/** Excel text that finds the position of a value in a list. */
interface Place {
  /** A condition that is TRUE if the value is not in the list. */
  readonly missing: string;
  readonly place: string;
}

/** Writes the result: what `shown` writes for the position found, or `otherwise` if there is none. */
function printPlace(
  parts: ExcelParts,
  modes: Modes,
  shown: (place: string) => string,
  otherwise: string,
): string {
  const [value, list] = [parts.text(0), parts.text(1)];
  const isLast = modes.search === -1;
  const last = (wanted: string): string => {
    const places = Array.from({ length: parts.cells(1)?.count ?? 1 }, (_, i) => i + 1);
    const separator = parts.cells(1)?.isColumn === true ? ';' : ',';
    return `SUMPRODUCT(MAX((${list}=${wanted})*(${list}<>"")*{${places.join(separator)}}))`;
  };
  const choose = ({ missing, place }: Place): string => `IF(${missing},${otherwise},${shown(place)})`;
  if (modes.match === SMALLER || modes.match === LARGER) {
    const number = isPlain(parts.expr(0)) ? value : `(${value}+0)`;
    const count = (sign: '<' | '<='): string => `SUMPRODUCT((${list}${sign}${number})*(${list}<>""))`;
    const best = modes.match === SMALLER ? `SMALL(${list},${count('<=')})` : `SMALL(${list},${count('<')}+1)`;
    const missing = modes.match === SMALLER ? `${count('<=')}=0` : `${count('<')}=COUNT(${list})`;
    return choose({ missing, place: isLast ? last(best) : `MATCH(${best},${list},0)` });
  }
  const literal = parts.expr(0);
  const isPlainValue = isPlain(literal) || literal?.kind === 'text';
  const guarded = (text: string): string => (isPlainValue ? text : `IF(ISERROR(${value}),${value},${text})`);
  if (isLast) return guarded(choose({ missing: `${last(value)}=0`, place: last(value) }));
  const place = matchText(parts, modes);
  if (otherwise === NONE) return guarded(shown(place));
  const text = choose({ missing: `ISNA(${place})`, place });
  const mayBeMissing = isPlain(literal) && literal?.kind !== 'number' && literal?.kind !== 'boolean';
  return mayBeMissing ? `IF(ISERROR(${value}),${value},${text})` : guarded(text);
}

function matchText(parts: ExcelParts, { match }: Modes): string {
  const [value, list, literal] = [parts.text(0), parts.text(1), parts.expr(0)];
  if (match === SIGNS || isPlain(literal)) return `MATCH(${value},${list},0)`;
  if (literal?.kind === 'text') return `MATCH(${value.replace(/[~*?]/g, '~$&')},${list},0)`;
  return `IF(ISNUMBER(${value}),MATCH(${value},${list},0),MATCH(TRUE,INDEX(${list}=${value},0),0))`;
}

function printXlookup(parts: ExcelParts): string {
  const [list, results] = [parts.cells(1), parts.cells(2)];
  if (list === undefined || results === undefined) return NONE;
  const modes = writtenModes(parts.expr(4), parts.expr(5));
  const isOne = list.isLine && list.count === results.count && list.isColumn === results.isColumn;
  if (!isOne || !results.isLine || !areModes(modes)) return REFUSED;
  const array = parts.text(2);
  const shown = (place: string): string =>
    list.isColumn ? `INDEX(${array},${place},1)` : `INDEX(${array},1,${place})`;
  return printPlace(parts, modes, shown, parts.expr(3) === undefined ? NONE : parts.text(3));
}

function printXmatch(parts: ExcelParts): string {
  const list = parts.cells(1);
  if (list === undefined) return NONE;
  const modes = writtenModes(parts.expr(2), parts.expr(3));
  if (!list.isLine || !areModes(modes)) return REFUSED;
  return printPlace(parts, modes, (place) => place, NONE);
}

const LISTED = { list: true } as const;
const LOOKUP: readonly FunctionParameter[] = [
  parameter('查找值', 'lookup_value'),
  { ...parameter('查找列表', 'lookup_array', 'values'), ...LISTED },
];
const MODES: readonly FunctionParameter[] = [
  { ...optional('匹配方式', 'match_mode', 'count'), min: -1, max: 2 },
  { ...optional('搜索方式', 'search_mode', 'count'), min: -2, max: 2 },
];
const KERNEL = { oneByOne: 'searches among values of every kind' } as const;
const DOMAIN =
  'one row or column; exactly (0, with capitals and small letters alike), the next smaller (-1) or larger (1) number, or by ? and * (2); from the first (1, 2, -2) or the last (-1), by halving only as far as that gives the same; else #VALUE!';

export const XLOOKUP_ROWS: readonly FunctionRow[] = [
  {
    key: 'XLOOKUP',
    names: both('XLOOKUP'),
    aliases: ['增强查找'],
    parameters: [
      ...LOOKUP,
      { ...parameter('结果列表', 'return_array', 'values'), ...LISTED },
      optional('找不到时', 'if_not_found'),
      ...MODES,
    ],
    domain: `lists of one shape, ${DOMAIN}; what is not found is #N/A unless something else is given`,
    units: units(['other', 'other', 'same', 'same', 'any', 'any'], 'same'),
    meaning: XLOOKUP_MEANING,
    excelText: { write: printXlookup, copies: COPIES },
    refuses: ([, , , , match, search]) => !areModes(writtenModes(match, search)),
    kernel: KERNEL,
    cite: `${SUPPORT}: XLOOKUP; written as INDEX and MATCH`,
  },
  {
    key: 'XMATCH',
    names: both('XMATCH'),
    aliases: ['增强匹配位置'],
    parameters: [...LOOKUP, ...MODES],
    domain: `a list of ${DOMAIN}; what is not found is #N/A`,
    units: units(['same', 'same', 'any', 'any'], 'pure'),
    meaning: XMATCH_MEANING,
    excelText: { write: printXmatch, copies: COPIES },
    refuses: ([, , match, search]) => !areModes(writtenModes(match, search)),
    kernel: KERNEL,
    cite: `${SUPPORT}: XMATCH; written with MATCH`,
  },
];
