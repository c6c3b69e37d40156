/**
 * Lowers one formula in one year to calculations of the graph.
 *
 * In: an expression and where to find the cells it refers to. Out: a value of known kind. Expansions and references work as in
 * the interpreter (formula/evaluate/interpret.ts), but are resolved here once instead of in every draw.
 */
import { SELF, THIS_YEAR, yearOf, type Address } from '../formula/values/address.js';
import type { Argument } from '../formula/values/coerce.js';
import { expandCall } from '../formula/functions/expand.js';
import type { Expr } from '../formula/values/expr.js';
import { functionOf } from '../formula/functions/functions.js';
import { addressOf, isReference } from '../formula/functions/operands.js';
import { parameterAt, type Call, type FunctionRow } from '../formula/functions/functionTable.js';
import type { Scalar } from '../formula/values/value.js';
import { NO_ERROR } from './codes.js';
import { Inexpressible, primitivesOn } from './graphPrimitives.js';
import { LOGIC_LOWERINGS } from './lowerLogic.js';
import type { ListProgram, NumberProgram, Primitives } from '../formula/values/primitives.js';
import { lowerBinary, lowerMinus, settle } from './operators.js';
import {
  isValueCells,
  withoutEnds,
  type Quantity,
  type Truth,
  type Value,
  type ValueArgument,
  type ValueCells,
  type Values,
} from './value.js';

/** The year and series of a formula, and the values that it can reach. */
interface Place {
  readonly year: number;
  readonly firstYear: number;
  readonly baseYear: number;
  readonly self?: string;
  /** The value of a series in a year; `undefined` if it has none. */
  valueAt(key: string, year: number): Value | undefined;
  /** Whether it has one; this needs no calculation. */
  hasValue(key: string, year: number): boolean;
}

/** The value of a formula. `on`: the operations of programs, created once for many formulas. */
export function lowerFormula(
  values: Values,
  expr: Expr,
  place: Place,
  on: Primitives<Quantity, Truth> = primitivesOn(values),
): Value {
  return new FormulaLowering(values, place, on).whole(expr);
}

class FormulaLowering {
  constructor(
    private readonly values: Values,
    private readonly place: Place,
    private readonly on: Primitives<Quantity, Truth>,
  ) {}

  whole(expr: Expr): Value {
    const top = this.writtenOut(expr);
    if (top.kind === 'call') return this.scalarOf(this.call(top, true));
    if (top.kind !== 'binary') return this.scalar(top);
    return lowerBinary(this.values, top.op, this.scalar(top.left), this.scalar(top.right), true);
  }

  /** A single value: the first of several cells, and 0 for an omitted argument. */
  scalar(expr: Expr | undefined): Value {
    return this.scalarOf(expr === undefined ? undefined : this.lower(expr));
  }

  private scalarOf(argument: ValueArgument): Value {
    const value = argument !== undefined && isValueCells(argument) ? argument.rows[0]?.[0] : argument;
    return value ?? this.values.constant(0);
  }

  private lower(expr: Expr): Value | ValueCells {
    const { values } = this;
    switch (expr.kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return values.constant(expr.value);
      case 'error':
        return values.constant({ error: expr.value });
      case 'name':
        return this.cells({ kind: 'cell', key: expr.key, at: THIS_YEAR });
      case 'unary':
        return expr.op === '+' ? this.scalar(expr.operand) : lowerMinus(values, this.scalar(expr.operand));
      case 'percent':
        return lowerBinary(values, '/', this.scalar(expr.operand), values.constant(100), false);
      case 'binary':
        return lowerBinary(values, expr.op, this.scalar(expr.left), this.scalar(expr.right), false);
      case 'call':
        return this.call(expr);
      case 'array':
        return { rows: expr.rows.map((row) => row.map((literal) => this.scalar(literal))), isWritten: true };
    }
  }

  /** `last`: the call is the whole formula. */
  private call(call: Call, last = false): Value | ValueCells {
    const row = functionOf(call.fn);
    const { meaning } = row;
    switch (meaning.kind) {
      case 'reference':
        return this.cells(meaning.address(call.args));
      case 'year':
        return this.values.constant(this.place.year);
      case 'expansion':
        return this.lower(meaning.expand(call, { first: this.isFirst() }));
      case 'lazy': {
        const args = call.args.map((argument) => (argument === undefined ? undefined : this.lower(argument)));
        const lowered = LOGIC_LOWERINGS.get(row.key)?.(this.values, args);
        if (lowered !== undefined) return lowered;
        return this.values.outsideOf(args, (read) =>
          meaning.evaluate(read.map((argument) => () => argument)),
        );
      }
      case 'strict': {
        const wide = this.wide(
          call,
          row,
          last ? (meaning.evaluateLast ?? meaning.evaluate) : meaning.evaluate,
        );
        if (wide !== undefined) return wide;
        const args = call.args.map((argument, i) =>
          this.argument(argument, parameterAt(row, i)?.kind === 'values'),
        );
        const lowered = LOGIC_LOWERINGS.get(row.key)?.(this.values, args);
        if (lowered !== undefined) return lowered;
        const { program, programLast, lists } = programsOf(row);
        if (last && meaning.evaluateLast !== undefined) {
          return this.numbers(
            args,
            meaning.evaluateLast,
            programLast && this.overNumbers(row, args, programLast),
          );
        }
        const run = lists
          ? this.overLists(row, args, lists)
          : program && this.overNumbers(row, args, program);
        return this.numbers(args, meaning.evaluate, run);
      }
    }
  }

  /**
   * A call with an argument whose number of cells is known only in a draw (INDEX with 0): both calls are calculated in every
   * draw. Undefined if there is no such argument.
   */
  private wide(
    call: Call,
    row: FunctionRow,
    evaluate: (...args: readonly Argument[]) => Scalar,
  ): Value | undefined {
    if (!call.args.some((argument, i) => parameterAt(row, i)?.kind === 'values' && givesCells(argument)))
      return undefined;
    const parts: ValueArgument[] = [];
    const readers = call.args.map((argument, i): ((read: readonly Argument[]) => Argument) => {
      const isList = parameterAt(row, i)?.kind === 'values';
      const inner = isList && argument?.kind === 'call' ? functionOf(argument.fn).meaning : undefined;
      if (argument?.kind !== 'call' || inner?.kind !== 'lazy' || inner.evaluateCells === undefined) {
        const place = parts.push(this.argument(argument, isList)) - 1;
        return (read) => read[place];
      }
      const { evaluateCells } = inner;
      const places = argument.args.map(
        (each) => parts.push(each === undefined ? undefined : this.lower(each)) - 1,
      );
      return (read) => evaluateCells(places.map((place) => () => read[place]));
    });
    return this.values.outsideOf(parts, (read) => evaluate(...readers.map((reader) => reader(read))));
  }

  /** References mean cells if several values are accepted: text and TRUE in them do not count. */
  private argument(argument: Expr | undefined, asCells: boolean): ValueArgument {
    if (argument === undefined) return undefined;
    if (!asCells || !isReference(argument)) return this.lower(argument);
    const address = addressOf(argument);
    if (address.kind === 'span') return this.cells(address);
    const value = this.valueOf(address.key, yearOf(address.at, this.place));
    return value === undefined ? this.values.constant({ error: '#N/A' }) : { rows: [[value]] };
  }

  /** A function of numbers: the result of its program, else of a call in every draw. */
  private numbers(
    args: readonly ValueArgument[],
    evaluate: (...args: readonly Argument[]) => Scalar,
    programmed: Programmed | undefined,
  ): Value {
    const { values } = this;
    try {
      const result = programmed?.run(this.on);
      if (programmed !== undefined && result !== undefined) {
        const code = programmed.numbers.reduce(
          (found, number) => values.firstCode(found, number.code),
          values.fine,
        );
        const settled = settle(values, result.value);
        const number = values.number(settled.value, values.firstCode(result.code, settled.code));
        return values.after(code, number);
      }
    } catch (failure) {
      if (!(failure instanceof Inexpressible)) throw failure;
    }
    return values.outsideOf(args, (read) => evaluate(...read));
  }

  /** Undefined if it is known only in a draw which arguments are numbers. */
  private overNumbers(
    row: FunctionRow,
    args: readonly ValueArgument[],
    program: NumberProgram,
  ): Programmed | undefined {
    const lists = args.map((argument, i) => this.listOf(row, argument, i));
    if (!lists.every(isKnown)) return undefined;
    const numbers = lists.flat().filter(isKnown);
    return { numbers, run: (on) => program(on, ...numbers.map((number) => this.clean(number))) };
  }

  private overLists(
    row: FunctionRow,
    args: readonly ValueArgument[],
    program: ListProgram,
  ): Programmed | undefined {
    const lists = args.map((argument, i) =>
      argument === undefined ? undefined : this.listOf(row, argument, i, true),
    );
    if (!lists.every(isKnown)) return undefined;
    const clean = lists.map((list) => list.map((number) => number && this.clean(number)));
    return {
      numbers: lists.flat().filter(isKnown),
      run: (on) => program(on, ...clean),
    };
  }

  /** The value without its error code, which is checked once for all arguments. */
  private clean({ value }: Quantity): Quantity {
    return this.values.number(value);
  }

  /**
   * The numbers of an argument, with undefined for cells that hold none. The result is undefined if this is known only in a draw,
   * or if the list has several rows but `isLine` requires one.
   */
  private listOf(
    row: FunctionRow,
    argument: ValueArgument,
    position: number,
    isLine = false,
  ): readonly (Quantity | undefined)[] | undefined {
    const { values } = this;
    const isList = parameterAt(row, position)?.kind === 'values';
    if (isList && programsOf(row).asCells === true && argument !== undefined && !isValueCells(argument))
      return this.listOf(row, { rows: [[argument]] }, position, isLine);
    if (!isList || !isValueCells(argument)) {
      const value = this.scalarOf(argument);
      const isPlain = value.kind === 'number' || value.kind === 'text' || value.kind === 'error';
      const { numbersOnly, logical } = row.meaning.kind === 'strict' ? row.meaning : {};
      if (numbersOnly === true && (argument === undefined || !isPlain)) return undefined;
      const isLogical = logical === position;
      return [values.toNumber(isLogical ? values.toLogical(value) : value)];
    }
    if (isLine && argument.rows.length > 1) return undefined;
    const numbers: (Quantity | undefined)[] = [];
    for (const cell of isLine ? withoutEnds(argument.rows[0] ?? []) : argument.rows.flat()) {
      if (cell?.kind === 'choice' || cell?.kind === 'outside') return undefined;
      // For texts and conditions in cells only the errors matter.
      if (cell?.kind === 'condition' && values.on.valueOf(cell.code) !== NO_ERROR) return undefined;
      if (cell?.kind === 'number') numbers.push(cell);
      else numbers.push(cell?.kind === 'error' ? values.toNumber(cell) : undefined);
    }
    return numbers;
  }

  private cells(address: Address): Value | ValueCells {
    const missing = this.values.constant({ error: '#N/A' });
    if (address.kind === 'cell') return this.valueOf(address.key, yearOf(address.at, this.place)) ?? missing;
    const last = yearOf(address.to, this.place);
    const { firstYear } = this.place;
    const first = Math.max(
      firstYear,
      address.from === undefined ? firstYear : yearOf(address.from, this.place),
    );
    const cells = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
      this.valueOf(address.key, first + i),
    );
    return cells.some((cell) => cell !== undefined) ? { rows: [cells] } : missing;
  }

  /** The value as a cell holds it: a number that is too small for a cell is 0. */
  private valueOf(key: string, year: number): Value | undefined {
    const series = key === SELF ? this.place.self : key;
    const value = series === undefined ? undefined : this.place.valueAt(series, year);
    return value?.kind === 'number' ? { ...value, value: this.values.on.flush(value.value) } : value;
  }

  private writtenOut(expr: Expr): Expr {
    const inner = expr.kind === 'call' ? expandCall(expr, { first: this.isFirst() }) : undefined;
    return inner === undefined ? expr : this.writtenOut(inner);
  }

  /** Whether the series being computed has no value in the year before. */
  private isFirst(): boolean {
    const { self, year } = this.place;
    return self === undefined || !this.place.hasValue(self, year - 1);
  }
}

/** Whether an expression is a call that may give several cells, such as INDEX with 0. */
function givesCells(expr: Expr | undefined): boolean {
  if (expr?.kind !== 'call') return false;
  const { meaning } = functionOf(expr.fn);
  return meaning.kind === 'lazy' && meaning.evaluateCells !== undefined;
}

/** A program and the numbers it is run over. */
interface Programmed {
  readonly numbers: readonly Quantity[];
  readonly run: (on: Primitives<Quantity, Truth>) => Quantity | undefined;
}

interface Programs {
  readonly program?: NumberProgram;
  readonly programLast?: NumberProgram;
  readonly lists?: ListProgram;
  readonly asCells?: true;
}

/** The programs of a row; empty if it has none. */
function programsOf({ kernel }: FunctionRow): Programs {
  return kernel !== undefined && ('program' in kernel || 'lists' in kernel) ? kernel : {};
}

function isKnown<T>(item: T | undefined): item is T {
  return item !== undefined;
}
