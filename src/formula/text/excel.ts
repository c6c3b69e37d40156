/**
 * Writes a formula as Excel text for the column of one year: names become cells, years become columns, expansions are
 * written out. English A1 with a leading `=`, no `_xlfn.` prefixes, one consistent formula along a row, and nothing that Excel
 * 2016, LibreOffice or WPS cannot calculate, except MINIFS and MAXIFS, which Excel has since 2019. Newer functions are written by
 * older ones (`excelText` of their row). If the condition of an IF is only about the year, a branch that a column never takes and
 * that refers to missing cells is left out (onlyBranch.ts).
 */
import type { Problem } from '../../messages/problem.js';
import { SELF, THIS_YEAR, yearOf, type Address, type YearAddress } from '../values/address.js';
import type { Expr } from '../values/expr.js';
import { functionOf } from '../functions/functions.js';
import {
  parameterAt,
  type ExcelCells,
  type ExcelParts,
  type FunctionParameter,
} from '../functions/functionTable.js';
import { addressOf, isReference } from '../functions/operands.js';
import { atom, write, writeArguments, writeAtom, type Style, type Written } from './layout.js';
import { onlyBranch } from './onlyBranch.js';
import { printNumber, printText } from '../values/numberText.js';
import { OPERATORS } from '../values/operators.js';
import { problemAt } from './refusals.js';
import type { Site } from '../values/scope.js';

const NOT_AVAILABLE = 'NA()';
/** The largest number that can be typed in Excel. */
const LARGEST_NUMBER = 9.99999999999999e307;

export function printExcel(expr: Expr, site: Site): string {
  const first = site.self === undefined || site.cell(site.self, site.year - 1, 'none') === undefined;
  const hasCell = (address: Address): boolean => reference(address, site) !== NOT_AVAILABLE;
  const style: Style = {
    spaced: false,
    number: large,
    longText: splitText,
    name: (key) => reference({ kind: 'cell', key, at: THIS_YEAR }, site),
    call(call) {
      const row = functionOf(call.fn);
      const { meaning } = row;
      switch (meaning.kind) {
        case 'reference':
          return atom(reference(meaning.address(call.args), site));
        case 'year':
          return atom(site.yearCell());
        case 'expansion':
          return write(meaning.expand(call, { first }), style);
        case 'strict':
        case 'lazy': {
          const only = onlyBranch(call, { year: site.year, first, hasCell });
          if (only !== undefined) return write(only, style);
          if (call.args.some((argument, i) => isMissing(argument, parameterAt(row, i), site)))
            return atom(NOT_AVAILABLE);
          if (row.excelText !== undefined) return atom(row.excelText.write(partsOf(call.args, style, site)));
          return writeArguments(row.excel ?? row.key, call.args, style);
        }
      }
    },
  };
  return `=${write(expr, style).text}`;
}

function partsOf(args: readonly (Expr | undefined)[], style: Style, site: Site): ExcelParts {
  return {
    expr: (position) => args[position],
    text: (position) => {
      const argument = args[position];
      return argument === undefined ? '' : writeAtom(argument, style);
    },
    cells: (position) => cellsOf(args[position], site),
  };
}

function cellsOf(argument: Expr | undefined, site: Site): ExcelCells | undefined {
  if (argument?.kind === 'array') {
    const [rows, columns] = [argument.rows.length, argument.rows[0]?.length ?? 0];
    return { count: rows * columns, isLine: rows === 1 || columns === 1, isColumn: rows > 1 };
  }
  if (argument === undefined || !isReference(argument)) return undefined;
  const address = addressOf(argument);
  const years = address.kind === 'cell' ? undefined : yearsOf(address.key, address, site);
  const count =
    address.kind === 'cell'
      ? reference(address, site) === NOT_AVAILABLE
        ? 0
        : 1
      : years === undefined
        ? 0
        : years.last - years.first + 1;
  return count === 0 ? undefined : { count, isLine: true, isColumn: false };
}

/** Whether an argument that must be cells has no cell: Excel does not even read a formula with NA() in its place. */
function isMissing(
  argument: Expr | undefined,
  parameter: FunctionParameter | undefined,
  site: Site,
): boolean {
  if (parameter?.cells !== true || argument === undefined || !isReference(argument)) return false;
  return reference(addressOf(argument), site) === NOT_AVAILABLE;
}

/** `1E+307*10` for a number that a formula can give but that cannot be typed. */
function large(value: number): Written | undefined {
  if (value <= LARGEST_NUMBER) return undefined;
  return { text: `${printNumber(value / 10)}*10`, level: OPERATORS['*'].level };
}

/** Largest number of characters of a text constant in a formula; Excel reports a file with a longer one as damaged. */
const LONGEST_TEXT = 255;

/** A text of more than 255 characters in pieces joined by `&`. */
function splitText(value: string): Written | undefined {
  if (value.length <= LONGEST_TEXT) return undefined;
  // Characters outside the basic plane count as two and are not split.
  const pieces = value.match(/[^]{1,127}/gu) ?? [];
  return { text: pieces.map(printText).join('&'), level: OPERATORS['&'].level };
}

/** The longest address of a cell, without a sheet: it is used to estimate the length before the cells are known. */
const LONGEST_CELL = '$XFD$1048576';

/**
 * Which limit of Excel a formula exceeds in every cell once it is written as Excel text: too many characters, or too many levels
 * of parentheses. `undefined` if neither.
 */
export function excelExcess(
  expr: Expr,
  most: { readonly characters: number; readonly levels: number },
): Problem | undefined {
  const years = { year: 2001, firstYear: 2000, baseYear: 2000, horizon: 2001, self: 'self' };
  for (const hasPast of [true, false]) {
    const text = printExcel(expr, {
      ...years,
      cell: (_, year) => (hasPast || year === years.year ? LONGEST_CELL : undefined),
      yearCell: () => LONGEST_CELL,
    });
    if (text.length > most.characters) {
      const limits = { length: text.length, limit: most.characters };
      return problemAt('formula.tooLongInCell', expr.span, limits);
    }
    if (levelsOf(text) > most.levels)
      return problemAt('formula.tooDeepInCell', expr.span, { limit: most.levels });
  }
  return undefined;
}

/** The largest number of open parentheses, not counting those in quotes. */
function levelsOf(text: string): number {
  let [open, most] = [0, 0];
  for (const part of text.replace(/"(?:[^"]|"")*"/g, '')) {
    if (part === '(') open += 1;
    if (part === ')') open -= 1;
    most = Math.max(most, open);
  }
  return most;
}

function reference(address: Address, site: Site): string {
  const key = address.key === SELF ? site.self : address.key;
  if (key === undefined) return NOT_AVAILABLE;
  if (address.kind === 'cell') return cell(key, address.at, site) ?? NOT_AVAILABLE;
  return span(key, address, site) ?? NOT_AVAILABLE;
}

function cell(key: string, at: YearAddress, site: Site): string | undefined {
  return site.cell(key, yearOf(at, site), at.kind === 'offset' ? 'none' : 'column');
}

/** `$E12:G12`: from the first to the last year that has a cell. */
function span(key: string, address: Extract<Address, { kind: 'span' }>, site: Site): string | undefined {
  const years = yearsOf(key, address, site);
  if (years === undefined) return undefined;
  const from = site.cell(key, years.first, address.from?.kind === 'offset' ? 'none' : 'column');
  const to = site.cell(key, years.last, address.to.kind === 'offset' ? 'none' : 'column');
  return from === undefined || to === undefined ? undefined : `${from}:${to.slice(to.lastIndexOf('!') + 1)}`;
}

/** The first and the last year of the range that have a cell. */
function yearsOf(
  key: string,
  address: Extract<Address, { kind: 'span' }>,
  site: Site,
): { readonly first: number; readonly last: number } | undefined {
  const end = Math.min(yearOf(address.to, site), site.horizon);
  const start = Math.max(
    site.firstYear,
    address.from === undefined ? site.firstYear : yearOf(address.from, site),
  );
  const years = Array.from({ length: Math.max(0, end - start + 1) }, (_, i) => start + i);
  const present = years.filter((year) => site.cell(key, year, 'none') !== undefined);
  const [first] = present;
  const last = present.at(-1);
  return first === undefined || last === undefined ? undefined : { first, last };
}
