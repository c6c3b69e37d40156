/**
 * The condition of COUNTIF, SUMIF and AVERAGEIF: `5`, `">=5"`, `"<>none"`, `"Z*"`.
 *
 * A number, also written as text, matches cells with that number, as number or as text; with <, <=, > and >= numbers are compared
 * only with numbers and texts only with texts. `"="` alone matches empty cells, `"<>"` all others. Numbers are equal on fifteen
 * digits.
 * Sources: Microsoft Support, COUNTIF; DnaCalc/OxFunc, BUGREP-FUNC-006 (0.1+0.2 meets 0.3).
 */
import { compare, compareNumbers, readLogical } from './coerce.js';
import { readNumber } from './numeralText.js';
import { matchesPattern } from './pattern.js';
import { ERROR_CODES, isError, type Scalar } from './value.js';

type Cell = Scalar | undefined;
type Meets = (cell: Cell) => boolean;

export function readCriterion(criterion: Scalar): Meets {
  if (typeof criterion !== 'string') return equals(criterion);
  const [, sign = '', operand = ''] = /^(<=|>=|<>|<|>|=)?([^]*)$/.exec(criterion) ?? [];
  switch (sign) {
    case '':
      return operand === '' ? (cell) => cell === undefined || cell === '' : equals(readValue(operand));
    case '=':
      return operand === '' ? (cell) => cell === undefined : equals(readValue(operand));
    case '<>': {
      const same = operand === '' ? (cell: Cell) => cell === undefined : equals(readValue(operand));
      return (cell) => !same(cell);
    }
    case '<':
      return compares(operand, (order) => order < 0);
    case '<=':
      return compares(operand, (order) => order <= 0);
    case '>':
      return compares(operand, (order) => order > 0);
    default:
      return compares(operand, (order) => order >= 0);
  }
}

function readValue(written: string): Scalar {
  const code = ERROR_CODES.find((known) => known === written.toUpperCase());
  if (code !== undefined) return { error: code };
  return readNumber(written) ?? readLogical(written) ?? written;
}

function equals(wanted: Scalar): Meets {
  if (isError(wanted)) return (cell) => isError(cell) && cell.error === wanted.error;
  switch (typeof wanted) {
    case 'number':
      return (cell) => {
        const number = typeof cell === 'string' ? readNumber(cell) : cell;
        return typeof number === 'number' && compareNumbers(number, wanted) === 0;
      };
    case 'boolean':
      return (cell) => cell === wanted;
    default:
      return (cell) => typeof cell === 'string' && matchesPattern(cell, wanted);
  }
}

function compares(operand: string, holds: (order: number) => boolean): Meets {
  const wanted = readValue(operand);
  if (isError(wanted)) return () => false;
  return (cell) =>
    cell !== undefined && !isError(cell) && typeof cell === typeof wanted && holds(compare(cell, wanted));
}
