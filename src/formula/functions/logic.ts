/** Conditions, choices and errors: Excel's functions, as rows of the function table. */
import { FLAT } from '../programs/partials.js';
import { binary, call, isGiven } from '../values/build.js';
import { error, readLogical, toLogical, toNumber, toScalar, type Argument } from '../values/coerce.js';
import type { Expr } from '../values/expr.js';
import type { Call, FunctionRow, Meaning } from './functionTable.js';
import { both, eachValue, FREE, optional, parameter, SAME, units } from './rows.js';
import { isError, type Scalar } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const TEST = parameter('条件', 'logical_test');
const CONDITIONS = parameter('条件', 'logical', 'values');
const VALUE = parameter('值', 'value');

/**
 * Logical values among the arguments: text in cells is ignored, and so is literal text other than "TRUE" and "FALSE".
 * Source: DnaCalc/OxFunc, logical (540 calls of AND, OR and XOR in Excel 16.0).
 */
function logicals(args: readonly Argument[]): readonly boolean[] | Scalar {
  const found: boolean[] = [];
  for (const { value, inCell } of eachValue(args)) {
    if (inCell && (value === undefined || typeof value === 'string')) continue;
    const logical = typeof value === 'string' ? readLogical(value) : toLogical(value);
    if (logical === undefined) continue;
    if (typeof logical !== 'boolean') return logical;
    found.push(logical);
  }
  return found.length === 0 ? error('#VALUE!') : found;
}

function overLogicals(decide: (values: readonly boolean[]) => boolean): Meaning {
  return {
    kind: 'strict',
    evaluate(...args) {
      const values = logicals(args);
      return Array.isArray(values) ? decide(values) : (values as Scalar);
    },
  };
}

function asking(holds: (value: Scalar) => boolean): Meaning {
  return { kind: 'strict', evaluate: (value) => holds(toScalar(value)) };
}

/** `IF(a, b, IF(c, d, otherwise))`. */
function chain(
  source: Call,
  pairs: readonly (readonly [Expr, Expr | undefined])[],
  otherwise: Expr | undefined,
): Expr | undefined {
  return pairs.reduceRight<Expr | undefined>(
    (rest, [test, value]) => call(source, 'IF', [test, value, rest]),
    otherwise,
  );
}

function pairsOf(args: readonly (Expr | undefined)[]): readonly (readonly [Expr, Expr | undefined])[] {
  const pairs: (readonly [Expr, Expr | undefined])[] = [];
  for (let i = 0; i + 1 < args.length; i += 2) {
    const test = args[i];
    if (isGiven(test)) pairs.push([test, args[i + 1]]);
  }
  return pairs;
}

export const LOGIC: readonly FunctionRow[] = [
  {
    key: 'IF',
    names: both('IF'),
    aliases: ['如果'],
    parameters: [TEST, parameter('成立时', 'value_if_true'), optional('不成立时', 'value_if_false')],
    domain: 'a test that is not text, else #VALUE!',
    units: units(['any', 'same', 'same'], 'same'),
    meaning: {
      kind: 'lazy',
      choosesBranch: true,
      evaluate([test, yes, no]) {
        const holds = toLogical(test?.());
        if (isError(holds)) return holds;
        if (holds) return toScalar(yes?.());
        return no === undefined ? false : toScalar(no());
      },
    },
    kernel: { isLowered: true },
    cite: `${SUPPORT}: IF`,
  },
  {
    key: 'IFS',
    names: both('IFS'),
    parameters: [TEST, parameter('成立时', 'value_if_true')],
    repeats: 2,
    most: 120,
    domain: 'one of the tests true, else #N/A',
    units: { kind: 'expansion' },
    meaning: {
      kind: 'expansion',
      expand(source) {
        const none = call(source, 'NA', []);
        return chain(source, pairsOf(source.args), none) ?? none;
      },
    },
    cite: `${SUPPORT}: IFS; printed as nested IF, because Excel 2016 lacks IFS`,
  },
  {
    key: 'SWITCH',
    names: both('SWITCH'),
    parameters: [
      parameter('表达式', 'expression'),
      parameter('值', 'value'),
      parameter('结果', 'result'),
      optional('值或默认结果', 'value_or_default'),
    ],
    repeats: 1,
    most: 120,
    domain: 'one of the values equal, or a default, else #N/A',
    units: { kind: 'expansion' },
    meaning: {
      kind: 'expansion',
      expand(source) {
        const [subject, ...rest] = source.args;
        const none = call(source, 'NA', []);
        if (!isGiven(subject)) return none;
        const pairs = pairsOf(rest).map(
          ([value, then]) => [binary(source, '=', subject, value), then] as const,
        );
        const otherwise = rest.length % 2 === 1 ? rest.at(-1) : none;
        return chain(source, pairs, otherwise) ?? none;
      },
    },
    cite: `${SUPPORT}: SWITCH; printed as nested IF, because Excel 2016 lacks SWITCH`,
  },
  {
    key: 'CHOOSE',
    names: both('CHOOSE'),
    parameters: [parameter('序号', 'index_num'), VALUE],
    repeats: 1,
    domain: 'index from 1 to the number of values, cut to a whole number, else #VALUE!',
    units: units(['pure', 'same'], 'same'),
    meaning: {
      kind: 'lazy',
      choosesBranch: true,
      evaluate([first, ...values]) {
        const index = toNumber(first?.());
        if (isError(index)) return index;
        const chosen = index < 1 ? undefined : values[Math.trunc(index) - 1];
        return chosen === undefined ? error('#VALUE!') : toScalar(chosen());
      },
    },
    kernel: { isLowered: true },
    cite: `${SUPPORT}: CHOOSE`,
  },
  {
    key: 'IFERROR',
    names: both('IFERROR'),
    parameters: [VALUE, parameter('出错时', 'value_if_error')],
    domain: 'anything',
    units: SAME,
    meaning: {
      kind: 'lazy',
      choosesBranch: true,
      evaluate([value, otherwise]) {
        const first = toScalar(value?.());
        return isError(first) ? toScalar(otherwise?.()) : first;
      },
    },
    kernel: { isLowered: true },
    cite: `${SUPPORT}: IFERROR`,
  },
  {
    key: 'IFNA',
    names: both('IFNA'),
    parameters: [VALUE, parameter('无值时', 'value_if_na')],
    domain: 'anything',
    units: SAME,
    meaning: {
      kind: 'lazy',
      choosesBranch: true,
      evaluate([value, otherwise]) {
        const first = toScalar(value?.());
        return isError(first) && first.error === '#N/A' ? toScalar(otherwise?.()) : first;
      },
    },
    kernel: { isLowered: true },
    cite: `${SUPPORT}: IFNA`,
  },
  {
    key: 'AND',
    names: both('AND'),
    aliases: ['并且'],
    parameters: [CONDITIONS],
    repeats: 1,
    domain: 'at least one logical value, else #VALUE!; every argument is calculated',
    units: FREE,
    meaning: overLogicals((values) => values.every(Boolean)),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: AND`,
  },
  {
    key: 'OR',
    names: both('OR'),
    aliases: ['或者'],
    parameters: [CONDITIONS],
    repeats: 1,
    domain: 'at least one logical value, else #VALUE!; every argument is calculated',
    units: FREE,
    meaning: overLogicals((values) => values.some(Boolean)),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: OR`,
  },
  {
    key: 'XOR',
    names: both('XOR'),
    parameters: [CONDITIONS],
    repeats: 1,
    domain: 'at least one logical value, else #VALUE!; every argument is calculated',
    units: FREE,
    meaning: overLogicals((values) => values.filter(Boolean).length % 2 === 1),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: XOR (an odd number of TRUE)`,
  },
  {
    key: 'NOT',
    names: both('NOT'),
    parameters: [parameter('条件', 'logical')],
    domain: 'a value that is not text, else #VALUE!',
    units: FREE,
    meaning: {
      kind: 'strict',
      evaluate(value) {
        const logical = toLogical(value);
        return isError(logical) ? logical : !logical;
      },
    },
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: NOT`,
  },
  {
    key: 'ISERROR',
    names: both('ISERROR'),
    parameters: [VALUE],
    domain: 'anything',
    units: FREE,
    meaning: asking(isError),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: IS functions`,
  },
  {
    key: 'ISNA',
    names: both('ISNA'),
    parameters: [VALUE],
    domain: 'anything',
    units: FREE,
    meaning: asking((value) => isError(value) && value.error === '#N/A'),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: IS functions`,
  },
  {
    key: 'ISNUMBER',
    names: both('ISNUMBER'),
    parameters: [VALUE],
    domain: 'anything',
    units: FREE,
    meaning: asking((value) => typeof value === 'number'),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: IS functions`,
  },
  {
    key: 'ISERR',
    names: both('ISERR'),
    parameters: [VALUE],
    domain: 'anything',
    units: FREE,
    meaning: asking((value) => isError(value) && value.error !== '#N/A'),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: IS functions`,
  },
  {
    key: 'ISTEXT',
    names: both('ISTEXT'),
    parameters: [VALUE],
    domain: 'anything',
    units: FREE,
    meaning: asking((value) => typeof value === 'string'),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: IS functions`,
  },
  {
    key: 'ISNONTEXT',
    names: both('ISNONTEXT'),
    parameters: [VALUE],
    domain: 'anything',
    units: FREE,
    meaning: asking((value) => typeof value !== 'string'),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: IS functions`,
  },
  {
    key: 'ISLOGICAL',
    names: both('ISLOGICAL'),
    parameters: [VALUE],
    domain: 'anything',
    units: FREE,
    meaning: asking((value) => typeof value === 'boolean'),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: IS functions`,
  },
  {
    key: 'NA',
    names: both('NA'),
    parameters: [],
    domain: 'no arguments; always #N/A',
    units: units([], 'free'),
    meaning: { kind: 'strict', evaluate: () => error('#N/A') },
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: NA`,
  },
];
