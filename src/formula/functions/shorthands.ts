/**
 * Functions of Excel that are short for another function with some arguments fixed, as rows of the function table. Every back end
 * calculates and writes the longer form.
 */
import { binary, call, minus, number } from '../values/build.js';
import type { Expr } from '../values/expr.js';
import type { Call, FunctionParameter, FunctionRow } from './functionTable.js';
import { both, parameter } from './rows.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const X = parameter('数值', 'x');
const DEGREES = parameter('自由度', 'deg_freedom');

type Given = Expr | undefined;

function truth(source: Call, value: boolean): Expr {
  return { kind: 'boolean', value, span: source.span };
}

/** The value, or #NUM! if the condition holds. */
function unless(source: Call, condition: Expr, value: Expr): Expr {
  return call(source, 'IF', [condition, { kind: 'error', value: '#NUM!', span: source.span }, value]);
}

/** Probability above x: by symmetry the one below -x, which keeps all digits. */
function upperTail(source: Call, x: Given, degrees: Given): Expr {
  return call(source, 'T.DIST', [minus(source, x), degrees, truth(source, true)]);
}

function isBelow(source: Call, value: Given, limit: number): Expr {
  return binary(source, '<', value, number(source, limit));
}

function shorthand(
  key: string,
  parameters: readonly FunctionParameter[],
  domain: string,
  expand: (source: Call) => Expr,
): FunctionRow {
  return {
    key,
    names: both(key),
    parameters,
    domain,
    units: { kind: 'expansion' },
    meaning: { kind: 'expansion', expand },
    cite: `${SUPPORT}: ${key}`,
  };
}

export const SHORTHANDS: readonly FunctionRow[] = [
  shorthand('NORMSDIST', [parameter('数值', 'z')], 'any number', (source) =>
    call(source, 'NORM.S.DIST', [source.args[0], truth(source, true)]),
  ),
  shorthand(
    'LOGNORMDIST',
    [X, parameter('均值', 'mean'), parameter('标准差', 'standard_dev')],
    'x > 0 and a standard deviation > 0, else #NUM!',
    (source) => call(source, 'LOGNORM.DIST', [...source.args, truth(source, true)]),
  ),
  shorthand(
    'NEGBINOMDIST',
    [
      parameter('失败次数', 'number_f'),
      parameter('成功次数', 'number_s'),
      parameter('成功概率', 'probability_s'),
    ],
    'as NEGBINOM.DIST',
    (source) => call(source, 'NEGBINOM.DIST', [...source.args, truth(source, false)]),
  ),
  shorthand('T.DIST.RT', [X, DEGREES], '1 or more degrees of freedom, else #NUM!', (source) => {
    const [x, degrees] = source.args;
    return unless(source, isBelow(source, degrees, 1), upperTail(source, x, degrees));
  }),
  shorthand('T.DIST.2T', [X, DEGREES], 'x >= 0 and 1 or more degrees of freedom, else #NUM!', (source) => {
    const [x, degrees] = source.args;
    const isOutside = call(source, 'OR', [isBelow(source, x, 0), isBelow(source, degrees, 1)]);
    const both = binary(source, '*', number(source, 2), upperTail(source, x, degrees));
    return unless(source, isOutside, both);
  }),
  shorthand(
    'ISPMT',
    [parameter('利率', 'rate'), parameter('期次', 'per'), parameter('期数', 'nper'), parameter('现值', 'pv')],
    'a number of periods that is not 0, else #DIV/0!',
    (source) => {
      const [rate, period, periods, value] = source.args;
      const share = binary(source, '-', binary(source, '/', period, periods), number(source, 1));
      return binary(source, '*', binary(source, '*', value, rate), share);
    },
  ),
];
