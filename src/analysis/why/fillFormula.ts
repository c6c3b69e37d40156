/**
 * Writes a formula with the values that it uses in one year in place of the names: `=上年(产值) * (1 + 增速)` as
 * `=120 * (1 + 8.5%)`.
 *
 * In: an expression and the surroundings of its year. Out: text to be read, not to be parsed. Functions that are short for
 * others over years (GROWTH, STOCK) are written out, because it is their operands that have values; the values of several
 * years are written as `first … last`. Of IF and its kin only the branch that this year takes is written. Numbers have six
 * significant digits, percentages their sign.
 */
import { reportedValue, type Unit } from '../../figures/units.js';
import { compileFormula } from '../../formula/evaluate/interpret.js';
import { expandCall } from '../../formula/functions/expand.js';
import type { Call } from '../../formula/functions/functionTable.js';
import { functionOf } from '../../formula/functions/functions.js';
import { atom, write, writeArguments, type Style } from '../../formula/text/layout.js';
import { printFormula } from '../../formula/text/print.js';
import { SELF, yearOf, type Address } from '../../formula/values/address.js';
import type { Expr } from '../../formula/values/expr.js';
import type { Scope } from '../../formula/values/scope.js';
import { isError, type Scalar } from '../../formula/values/value.js';
import type { PreparedModel } from '../../model/prepared.js';
import { scopeOf } from '../../model/project.js';
import type { Explanation } from './explainValue.js';
import { plainNumber } from '../words/words.js';

const DIGITS = 6;

/** The formula behind a value as it is written, and with its values; undefined for a value without one. */
export function writeFormulas(
  prepared: PreparedModel,
  { cell, origin, unit }: Explanation,
  valueAt: Scope['valueAt'],
  language: 'zh' | 'en' | 'key',
): { readonly formula: string; readonly filled: string } | undefined {
  if (origin.kind !== 'formula' || origin.row.expr === undefined) return undefined;
  const { expr, written = expr } = origin.row;
  const { names, seriesByKey, parameterByKey } = prepared;
  const unitOf = (key: string): Unit => seriesByKey.get(key)?.unit ?? parameterByKey.get(key)?.unit ?? unit;
  const scope = scopeOf(prepared, valueAt)(cell.year, cell.key);
  return {
    formula: printFormula(written, names, language),
    filled: fillFormula(expr, scope, unitOf, language === 'zh' ? 'zh' : 'en'),
  };
}

/** `unitOf`: the unit of a series or parameter. `language`: of the functions' names. */
export function fillFormula(
  expr: Expr,
  scope: Scope,
  unitOf: (key: string) => Unit,
  language: 'zh' | 'en',
): string {
  const first = scope.self === undefined || scope.valueAt(scope.self, scope.year - 1) === undefined;
  const at = (address: Address): string => {
    const key = address.key === SELF ? (scope.self ?? '') : address.key;
    const show = (year: number): string => showValue(scope.valueAt(key, year), unitOf(key));
    if (address.kind === 'cell') return show(yearOf(address.at, scope));
    const to = Math.min(yearOf(address.to, scope), scope.horizon);
    let from = address.from === undefined ? scope.firstYear : yearOf(address.from, scope);
    while (from < to && scope.valueAt(key, from) === undefined) from += 1;
    return from >= to ? show(to) : `${show(from)} … ${show(to)}`;
  };
  const style: Style = {
    spaced: true,
    name: (key) => at({ kind: 'cell', key, at: { kind: 'offset', years: 0 } }),
    call(call) {
      const { meaning, parameters, names } = functionOf(call.fn);
      if (meaning.kind === 'year') return atom(String(scope.year));
      if (meaning.kind === 'reference') return atom(at(meaning.address(call.args)));
      const branch = branchOf(call, scope);
      if (branch !== undefined) return write(branch, style);
      const expanded = expandCall(call, { first });
      const isWrittenOut = parameters.some(({ kind }) => kind === 'series') || choosesBranch(expanded);
      return expanded !== undefined && isWrittenOut
        ? write(expanded, style)
        : writeArguments(language === 'zh' ? names.zh : names.en, call.args, style);
    },
  };
  return `=${write(expr, style).text}`;
}

/** The argument that an IF or one of its kin gives in the year of a scope; undefined for other functions. */
function branchOf(call: Call, scope: Scope): Expr | undefined {
  const { meaning } = functionOf(call.fn);
  if (meaning.kind !== 'lazy' || meaning.choosesBranch !== true) return undefined;
  let last: Expr | undefined;
  meaning.evaluate(
    call.args.map((argument) => () => {
      last = argument;
      return argument === undefined ? undefined : compileFormula(argument)(scope);
    }),
  );
  return last;
}

function choosesBranch(expr: Expr | undefined): boolean {
  if (expr?.kind !== 'call') return false;
  const { meaning } = functionOf(expr.fn);
  return meaning.kind === 'lazy' && meaning.choosesBranch === true;
}

/** Negative numbers are in parentheses, so that they can take the place of a name anywhere. */
function showValue(value: Scalar | undefined, unit: Unit): string {
  if (value === undefined) return '#N/A';
  if (isError(value)) return value.error;
  if (typeof value !== 'number')
    return typeof value === 'string' ? `"${value}"` : String(value).toUpperCase();
  const isShare = unit.symbol === '%' || unit.symbol === '‰';
  const text = `${plainNumber(reportedValue(value, unit), DIGITS)}${isShare ? unit.symbol : ''}`;
  return value < 0 ? `(${text})` : text;
}
