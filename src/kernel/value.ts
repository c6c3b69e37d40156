/**
 * The value of an expression in the kernel: its kind is known before any draw, and the value itself is given by nodes.
 *
 * Numbers and conditions have a node for their error code; if the code is not 0, the value has no meaning. A `choice` is
 * an expression whose kind depends on a condition, as in IF(x>1, "high", 0); every operation is applied to both sides, so
 * comparing it with "high" gives a condition again. A value that only the interpreter's functions can calculate is `outside`: for
 * example, a text that varies.
 */
import { toLogical, toNumber, toText, type Argument, type Cells } from '../formula/values/coerce.js';
import { isError, type Scalar } from '../formula/values/value.js';
import type { Builder } from './builder.js';
import { codeOfNumber, DOUBT, NO_ERROR, numberOfCode, TEXT } from './codes.js';
import type { Node } from './graph.js';

export interface Quantity {
  readonly kind: 'number';
  readonly value: Node;
  readonly code: Node;
}

export interface Truth {
  readonly kind: 'condition';
  readonly value: Node;
  readonly code: Node;
}

export type Value =
  | Quantity
  | Truth
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly code: Node }
  | { readonly kind: 'choice'; readonly test: Node; readonly yes: Value; readonly no: Value }
  | { readonly kind: 'outside'; readonly args: readonly Node[]; readonly read: Read };

/** From the values of the nodes in `args` to the value; a `Doubt` if one of them is in doubt. */
type Read = (values: ArrayLike<number>) => Scalar | Doubt;
interface Doubt {
  readonly doubt: true;
}
const IN_DOUBT: Doubt = { doubt: true };

/** Values of several cells, by rows. */
export interface ValueCells {
  /** A list in braces rather than cells of a series. */
  readonly isWritten?: true;
  readonly rows: readonly (readonly (Value | undefined)[])[];
}
export type ValueArgument = Value | ValueCells | undefined;

/** Choices with more sides are left to the interpreter's functions. */
const MOST_SIDES = 32;

export function isValueCells(argument: ValueArgument): argument is ValueCells {
  return argument !== undefined && 'rows' in argument;
}

/** Cells without the empty ones at both ends: the years of a series begin at its first value and end with its last. */
export function withoutEnds<T>(cells: readonly (T | undefined)[]): readonly (T | undefined)[] {
  let [first, end] = [0, cells.length];
  while (first < end && cells[first] === undefined) first += 1;
  while (end > first && cells[end - 1] === undefined) end -= 1;
  return cells.slice(first, end);
}

export class Values {
  readonly fine: Node;

  constructor(readonly on: Builder) {
    this.fine = on.number(NO_ERROR);
  }

  constant(value: Scalar): Value {
    if (typeof value === 'number') return this.number(this.on.number(value));
    if (typeof value === 'boolean') return this.condition(this.on.condition(value));
    if (typeof value === 'string') return { kind: 'text', text: value };
    return { kind: 'error', code: this.on.number(numberOfCode(value.error)) };
  }

  number(value: Node, code = this.fine): Quantity {
    return { kind: 'number', value, code };
  }

  condition(value: Node, code = this.fine): Truth {
    return { kind: 'condition', value, code };
  }

  /** The first error of two. */
  firstCode(a: Node, b: Node): Node {
    const known = this.on.valueOf(a);
    if (known !== undefined) return known === NO_ERROR ? b : a;
    if (a === b || this.on.valueOf(b) === NO_ERROR) return a;
    return this.on.select(this.on.equal(a, this.fine), b, a);
  }

  /** `code` if the condition is TRUE. */
  codeWhere(holds: Node, code: number): Node {
    return this.on.select(holds, this.on.number(code), this.fine);
  }

  /** The value, unless `code` is an error that comes before. */
  after(code: Node, value: Value): Value {
    if (this.on.valueOf(code) === NO_ERROR) return value;
    switch (value.kind) {
      case 'number':
      case 'condition':
        return { ...value, code: this.firstCode(code, value.code) };
      case 'error':
        return { kind: 'error', code: this.firstCode(code, value.code) };
      case 'choice':
        return { ...value, yes: this.after(code, value.yes), no: this.after(code, value.no) };
      case 'text':
      case 'outside':
        return this.choice(this.on.equal(code, this.fine), value, { kind: 'error', code });
    }
  }

  choice(test: Node, yes: Value, no: Value): Value {
    const known = this.on.valueOf(test);
    if (known !== undefined) return known === 0 ? no : yes;
    if (yes.kind === 'error' && (no.kind === 'number' || no.kind === 'condition')) {
      return { ...no, code: this.on.select(test, yes.code, no.code) };
    }
    if (no.kind === 'error' && (yes.kind === 'number' || yes.kind === 'condition')) {
      return { ...yes, code: this.on.select(test, yes.code, no.code) };
    }
    if (yes.kind === 'error' && no.kind === 'error')
      return { kind: 'error', code: this.on.select(test, yes.code, no.code) };
    if (yes.kind === 'number' && no.kind === 'number') {
      return this.number(this.on.select(test, yes.value, no.value), this.on.select(test, yes.code, no.code));
    }
    if (yes.kind === 'condition' && no.kind === 'condition') {
      const { on } = this;
      const value = on.or(on.and(test, yes.value), on.and(on.not(test), no.value));
      return this.condition(value, on.select(test, yes.code, no.code));
    }
    if (yes.kind === 'text' && no.kind === 'text' && yes.text === no.text) return yes;
    const choice: Value = { kind: 'choice', test, yes, no };
    return sidesOf(choice) > MOST_SIDES ? this.outside(choice) : choice;
  }

  /** Applies a change to both sides of a choice. */
  map(value: Value, change: (side: Value) => Value): Value {
    if (value.kind !== 'choice') return change(value);
    return this.choice(value.test, this.map(value.yes, change), this.map(value.no, change));
  }

  toNumber(value: Value): Quantity {
    switch (value.kind) {
      case 'number':
        return value;
      case 'condition':
        return this.number(this.on.select(value.value, this.on.number(1), this.on.number(0)), value.code);
      case 'error':
        return this.number(this.on.number(0), value.code);
      case 'text':
        return this.toNumber(this.constant(toNumber(value.text)));
      case 'choice': {
        const [yes, no] = [this.toNumber(value.yes), this.toNumber(value.no)];
        return this.number(
          this.on.select(value.test, yes.value, no.value),
          this.on.select(value.test, yes.code, no.code),
        );
      }
      case 'outside':
        return this.callNumber([value], ([argument]) => toNumber(argument));
    }
  }

  toLogical(value: Value): Truth {
    switch (value.kind) {
      case 'number':
        return this.condition(this.on.not(this.on.equal(value.value, this.on.number(0))), value.code);
      case 'condition':
        return value;
      case 'error':
        return this.condition(this.on.condition(false), value.code);
      case 'text':
        return this.toLogical(this.constant(toLogical(value.text)));
      case 'choice':
        return this.toLogical(this.choice(value.test, this.toLogical(value.yes), this.toLogical(value.no)));
      case 'outside':
        return this.toLogical(this.callNumber([value], ([argument]) => toLogical(argument)));
    }
  }

  /** The text of any value, if it is known before the draws. */
  knownText(value: Value): string | undefined {
    if (value.kind === 'text') return value.text;
    if (value.kind !== 'number' && value.kind !== 'condition') return undefined;
    const [known, code] = [this.on.valueOf(value.value), this.on.valueOf(value.code)];
    if (known === undefined || code !== NO_ERROR) return undefined;
    const text = toText(value.kind === 'condition' ? known !== 0 : known);
    return typeof text === 'string' ? text : undefined;
  }

  /** As nodes for a column of numbers: a condition is 1 or 0, a text has the code TEXT. */
  toColumn(value: Value): Quantity {
    switch (value.kind) {
      case 'number':
      case 'condition':
      case 'error':
        return this.toNumber(value);
      case 'text':
        return this.number(this.on.number(0), this.on.number(TEXT));
      case 'choice': {
        const [yes, no] = [this.toColumn(value.yes), this.toColumn(value.no)];
        return this.number(
          this.on.select(value.test, yes.value, no.value),
          this.on.select(value.test, yes.code, no.code),
        );
      }
      case 'outside':
        return this.callNumber([value], ([argument]) => argument as Scalar);
    }
  }

  /** The result of the interpreter's functions for the arguments, as a value whose kind is known only in a draw. */
  outside(...sides: readonly Value[]): Value {
    const [only] = sides;
    if (only?.kind === 'outside') return only;
    return this.outsideOf(sides, ([argument]) => argument as Scalar);
  }

  outsideOf(args: readonly ValueArgument[], calculate: (args: readonly Argument[]) => Scalar): Value {
    const nodes: Node[] = [];
    const readers = args.map((argument) => this.readerOf(argument, nodes));
    if (nodes.length === 0) return this.constant(readAll(readers, [], calculate) as Scalar);
    return { kind: 'outside', args: nodes, read: (values) => readAll(readers, values, calculate) };
  }

  /** A number (TRUE is 1) that the interpreter's functions calculate in each draw. */
  callNumber(args: readonly ValueArgument[], calculate: (args: readonly Argument[]) => Scalar): Quantity {
    const nodes: Node[] = [];
    const readers = args.map((argument) => this.readerOf(argument, nodes));
    if (nodes.length === 0) return this.toColumn(this.constant(readAll(readers, [], calculate) as Scalar));
    const call = this.on.call({
      args: nodes,
      run(values, code) {
        const result = readAll(readers, values, calculate);
        code[0] = codeOf(result);
        return typeof result === 'number' ? result : result === true ? 1 : 0;
      },
    });
    return this.number(call, this.on.callCode(call));
  }

  /** A function that reads the argument from the values of nodes; these nodes are added to `nodes`. */
  readerOf(argument: ValueArgument, nodes: Node[]): (values: ArrayLike<number>) => Argument | Doubt {
    if (argument === undefined) return () => undefined;
    if (isValueCells(argument)) return this.cellsReader(argument, nodes);
    switch (argument.kind) {
      case 'text': {
        const { text } = argument;
        return () => text;
      }
      case 'number':
      case 'condition':
      case 'error': {
        const isTruth = argument.kind === 'condition';
        const value = argument.kind === 'error' ? -1 : nodes.push(argument.value) - 1;
        const known = this.on.valueOf(argument.code);
        if (known === NO_ERROR) return (values) => scalarOf(values[value] as number, isTruth);
        const code = nodes.push(argument.code) - 1;
        return (values) => {
          const found = values[code] as number;
          if (found === DOUBT) return IN_DOUBT;
          const error = codeOfNumber(found);
          return error === undefined ? scalarOf(values[value] as number, isTruth) : { error };
        };
      }
      case 'choice': {
        const test = nodes.push(argument.test) - 1;
        const yes = this.readerOf(argument.yes, nodes);
        const no = this.readerOf(argument.no, nodes);
        return (values) => (values[test] !== 0 ? yes(values) : no(values));
      }
      case 'outside': {
        const start = nodes.length;
        const count = argument.args.length;
        nodes.push(...argument.args);
        const { read } = argument;
        if (start === 0) return read;
        const own = new Float64Array(count);
        return (values) => {
          for (let i = 0; i < count; i++) own[i] = values[start + i] as number;
          return read(own);
        };
      }
    }
  }

  private cellsReader(
    { rows, isWritten }: ValueCells,
    nodes: Node[],
  ): (values: ArrayLike<number>) => Cells | Doubt {
    const readers = rows.map((row) => row.map((cell) => this.readerOf(cell, nodes)));
    const written = isWritten === true ? ({ isWritten } as const) : {};
    return (values) => {
      const read = readers.map((row) => row.map((reader) => reader(values)));
      return read.flat().some(isDoubt) ? IN_DOUBT : { rows: read as Cells['rows'], ...written };
    };
  }
}

function sidesOf(value: Value): number {
  return value.kind === 'choice' ? sidesOf(value.yes) + sidesOf(value.no) : 1;
}

/** Adding 0 turns -0, which no cell holds, into 0. */
function scalarOf(value: number, isTruth: boolean): Scalar {
  return isTruth ? value !== 0 : value + 0;
}

/** Whether a value is in doubt. */
export function isDoubt(value: Argument | Doubt): value is Doubt {
  return typeof value === 'object' && 'doubt' in value;
}

function codeOf(value: Scalar | Doubt): number {
  if (isDoubt(value)) return DOUBT;
  if (isError(value)) return numberOfCode(value.error);
  return typeof value === 'string' ? TEXT : NO_ERROR;
}

function readAll(
  readers: readonly ((values: ArrayLike<number>) => Argument | Doubt)[],
  values: ArrayLike<number>,
  calculate: (args: readonly Argument[]) => Scalar,
): Scalar | Doubt {
  const args: Argument[] = [];
  for (const reader of readers) {
    const argument = reader(values);
    if (isDoubt(argument)) return IN_DOUBT;
    args.push(argument);
  }
  return calculate(args);
}
