/**
 * Lowers conditions, choices and functions about errors to calculations of the graph. They are defined in
 * formula/functions/logic.ts.
 *
 * All branches are calculated and the result is selected; an error of a branch that is not taken is dropped, because codes are
 * selected along with the values.
 */
import { readLogical } from '../formula/values/coerce.js';
import { readNumber } from '../formula/values/numeralText.js';
import { functionOf } from '../formula/functions/functions.js';
import { isError } from '../formula/values/value.js';
import { DOUBT, numberOfCode } from './codes.js';
import type { Node } from './graph.js';
import {
  isValueCells,
  withoutEnds,
  type Truth,
  type Value,
  type ValueArgument,
  type Values,
} from './value.js';

/** Undefined if the interpreter's function must be called for these arguments. */
type LogicLowering = (values: Values, args: readonly ValueArgument[]) => Value | undefined;

export const LOGIC_LOWERINGS: ReadonlyMap<string, LogicLowering> = new Map<string, LogicLowering>([
  ['IF', (values, args) => lowerIf(values, args)],
  ['CHOOSE', (values, [index, ...choices]) => lowerChoose(values, index, choices)],
  [
    'IFERROR',
    (values, [value, otherwise]) => unlessError(values, value, otherwise, (code) => isAnyError(values, code)),
  ],
  [
    'IFNA',
    (values, [value, otherwise]) =>
      unlessError(values, value, otherwise, (code) => isNotAvailable(values, code)),
  ],
  ['AND', (values, args) => overConditions(values, 'AND', args, (x, y) => values.on.and(x, y))],
  ['OR', (values, args) => overConditions(values, 'OR', args, (x, y) => values.on.or(x, y))],
  ['XOR', (values, args) => overConditions(values, 'XOR', args, (x, y) => differ(values, x, y))],
  ['NOT', (values, [value]) => lowerNot(values, value)],
  ['ISERROR', (values, [value]) => asking(values, 'ISERROR', value, (code) => isAnyError(values, code))],
  ['ISNA', (values, [value]) => asking(values, 'ISNA', value, (code) => isNotAvailable(values, code))],
  [
    'ISNUMBER',
    (values, [value]) => asking(values, 'ISNUMBER', value, (code) => values.on.equal(code, values.fine)),
  ],
  [
    'ISERR',
    (values, [value]) =>
      asking(values, 'ISERR', value, (code) =>
        values.on.and(isAnyError(values, code), values.on.not(isNotAvailable(values, code))),
      ),
  ],
  [
    'ISLOGICAL',
    (values, [value]) => asking(values, 'ISLOGICAL', value, (code) => values.on.equal(code, values.fine)),
  ],
  ['ISTEXT', (values, [value]) => askingText(values, 'ISTEXT', value, (isText) => isText)],
  ['ISNONTEXT', (values, [value]) => askingText(values, 'ISNONTEXT', value, (isText) => !isText)],
  ['NA', (values) => values.constant({ error: '#N/A' })],
  ['COUNT', (values, args) => lowerCount(values, args)],
  ['COUNTA', (values, args) => values.constant(filled(args))],
  ['ISEVEN', (values, [number]) => parity(values, number, (isOdd) => values.on.not(isOdd))],
  ['ISODD', (values, [number]) => parity(values, number, (isOdd) => isOdd)],
  ['INDEX', (values, args) => lowerIndex(values, args)],
]);

/** A single value: 0 for an omitted argument, the first of several cells. */
function scalarOf(values: Values, argument: ValueArgument): Value {
  const value = argument !== undefined && isValueCells(argument) ? argument.rows[0]?.[0] : argument;
  return value ?? values.constant(0);
}

function logicalOf(values: Values, argument: ValueArgument): Truth {
  return values.toLogical(argument === undefined ? values.constant(false) : scalarOf(values, argument));
}

function lowerIf(values: Values, args: readonly ValueArgument[]): Value {
  const [test, yes, no] = args;
  const { value, code } = logicalOf(values, test);
  const otherwise = args.length < 3 ? values.constant(false) : scalarOf(values, no);
  return values.after(code, values.choice(value, scalarOf(values, yes), otherwise));
}

function lowerChoose(values: Values, first: ValueArgument, choices: readonly ValueArgument[]): Value {
  const { on } = values;
  const index = values.toNumber(scalarOf(values, first));
  const position = on.trunc(index.value);
  const chosen = choices.reduceRight<Value>(
    (rest, choice, i) => values.choice(on.equal(position, on.number(i + 1)), scalarOf(values, choice), rest),
    values.constant({ error: '#VALUE!' }),
  );
  return values.after(index.code, chosen);
}

/** How many are numbers; errors are not, and text counts only if it is a literal that can be read as a number. */
function lowerCount(values: Values, args: readonly ValueArgument[]): Value | undefined {
  const { on } = values;
  let count = values.number(on.number(0));
  const add = (one: Node, doubt: Node): void =>
    void (count = values.number(on.add(count.value, one), values.firstCode(count.code, doubt)));
  for (const argument of args) {
    const inCells = argument !== undefined && isValueCells(argument);
    for (const side of inCells ? argument.rows.flat() : [argument ?? values.constant(0)]) {
      if (side?.kind === 'choice' || side?.kind === 'outside') return undefined;
      if (side === undefined || side.kind === 'error') continue;
      if (side.kind === 'text') {
        if (!inCells && readNumber(side.text) !== undefined) add(on.number(1), values.fine);
        continue;
      }
      if (side.kind === 'condition' && inCells) continue;
      const isFine = on.equal(side.code, values.fine);
      const doubt = values.codeWhere(on.equal(side.code, on.number(DOUBT)), DOUBT);
      add(on.select(isFine, on.number(1), on.number(0)), doubt);
    }
  }
  return count;
}

/** How many arguments and cells there are, without empty cells. */
function filled(args: readonly ValueArgument[]): number {
  return args.reduce<number>((count, argument) => {
    const inCells = argument !== undefined && isValueCells(argument);
    return count + (inCells ? argument.rows.flat().filter((cell) => cell !== undefined).length : 1);
  }, 0);
}

/** A condition that depends on whether a number is odd; for texts and conditions the interpreter's function is called. */
function parity(values: Values, argument: ValueArgument, answer: (isOdd: Node) => Node): Value | undefined {
  const { on } = values;
  const side = scalarOf(values, argument);
  if (side.kind !== 'number') return undefined;
  const rest = on.abs(on.remainder(on.trunc(side.value), on.number(2)));
  return values.condition(answer(on.equal(rest, on.number(1))), side.code);
}

/** The item at a position of a single row. */
function lowerIndex(values: Values, args: readonly ValueArgument[]): Value | undefined {
  const [array, place] = args;
  if (args.length !== 2 || array === undefined || !isValueCells(array) || array.rows.length !== 1)
    return undefined;
  const cells = withoutEnds(array.rows[0] ?? []);
  const { on } = values;
  const { value, code } = values.toNumber(scalarOf(values, place));
  const position = on.trunc(value);
  const cellAt = (i: number): Value => cells[i] ?? values.constant(0);
  // A whole list in braces gives its first item, as a list in braces does wherever one value is needed.
  const whole =
    cells.length === 1 || array.isWritten === true
      ? cellAt(0)
      : values.constant({ error: cells.length === 0 ? '#REF!' : '#VALUE!' });
  const found = cells.reduceRight<Value>(
    (rest, _, i) => values.choice(on.equal(position, on.number(i + 1)), cellAt(i), rest),
    values.constant({ error: '#REF!' }),
  );
  const inside = values.choice(on.equal(position, on.number(0)), whole, found);
  const outside = on.less(position, on.number(0));
  return values.after(code, values.choice(outside, values.constant({ error: '#VALUE!' }), inside));
}

function isAnyError(values: Values, code: Node): Node {
  const { on } = values;
  return on.not(on.or(on.equal(code, values.fine), on.equal(code, on.number(DOUBT))));
}

function isNotAvailable(values: Values, code: Node): Node {
  return values.on.equal(code, values.on.number(numberOfCode('#N/A')));
}

function unlessError(
  values: Values,
  value: ValueArgument,
  otherwise: ValueArgument,
  fails: (code: Node) => Node,
): Value {
  const second = scalarOf(values, otherwise);
  return values.map(scalarOf(values, value), (first) => {
    switch (first.kind) {
      case 'text':
      case 'choice':
        return first;
      case 'number':
      case 'condition':
      case 'error':
        return values.choice(fails(first.code), second, first);
      case 'outside': {
        const failed = values.callNumber([first], ([read]) => (isError(read) ? read : 0)).code;
        return values.choice(fails(failed), second, first);
      }
    }
  });
}

/** Functions that hold for one kind of value only. */
const KIND_ASKED: Readonly<Record<string, Value['kind']>> = { ISNUMBER: 'number', ISLOGICAL: 'condition' };

/** A condition about a value that may be an error; only DOUBT of the value is kept in the answer. */
function asking(values: Values, key: string, argument: ValueArgument, holds: (code: Node) => Node): Value {
  const { on } = values;
  return values.map(scalarOf(values, argument), (side) => {
    if (side.kind === 'outside') return callLogical(values, key, [side]);
    const code = 'code' in side ? side.code : values.fine;
    const kind = KIND_ASKED[key];
    const isAsked = kind === undefined || side.kind === kind;
    const doubt = values.codeWhere(on.equal(code, on.number(DOUBT)), DOUBT);
    return values.condition(isAsked ? holds(code) : on.condition(false), doubt);
  });
}

/** Whether a value is a text is known before the draws, unless the interpreter's functions give it. */
function askingText(
  values: Values,
  key: string,
  argument: ValueArgument,
  answer: (isText: boolean) => boolean,
): Value {
  const { on } = values;
  return values.map(scalarOf(values, argument), (side) => {
    if (side.kind === 'outside') return callLogical(values, key, [side]);
    const doubt =
      'code' in side ? values.codeWhere(on.equal(side.code, on.number(DOUBT)), DOUBT) : values.fine;
    return values.condition(on.condition(answer(side.kind === 'text')), doubt);
  });
}

function lowerNot(values: Values, argument: ValueArgument): Value {
  const { value, code } = logicalOf(values, argument);
  return values.condition(values.on.not(value), code);
}

function differ(values: Values, x: Node, y: Node): Node {
  const { on } = values;
  return on.or(on.and(x, on.not(y)), on.and(on.not(x), y));
}

/** Conditions among the arguments; text is ignored, including literal text other than "TRUE" and "FALSE". */
function overConditions(
  values: Values,
  key: string,
  args: readonly ValueArgument[],
  join: (x: Node, y: Node) => Node,
): Value {
  const found: Truth[] = [];
  for (const argument of args) {
    const inCells = argument !== undefined && isValueCells(argument);
    for (const side of inCells ? argument.rows.flat() : [argument]) {
      if (inCells && (side === undefined || side.kind === 'text')) continue;
      if (side?.kind === 'outside' || side?.kind === 'choice') return callLogical(values, key, args);
      const logical = side?.kind === 'text' ? readLogical(side.text) : undefined;
      if (side?.kind !== 'text') found.push(logicalOf(values, side));
      else if (logical !== undefined) found.push(values.toLogical(values.constant(logical)));
    }
  }
  const [first, ...rest] = found;
  if (first === undefined) return values.constant({ error: '#VALUE!' });
  const code = rest.reduce((codes, truth) => values.firstCode(codes, truth.code), first.code);
  return values.condition(
    rest.reduce((joined, truth) => join(joined, truth.value), first.value),
    code,
  );
}

function callLogical(values: Values, key: string, args: readonly ValueArgument[]): Value {
  const { meaning } = functionOf(key);
  if (meaning.kind !== 'strict') throw new Error(`"${key}" does not calculate all its arguments`);
  return values.toLogical(values.callNumber(args, (read) => meaning.evaluate(...read)));
}
