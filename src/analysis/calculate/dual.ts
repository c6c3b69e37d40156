/**
 * Evaluation of a formula together with its derivatives: forward-mode automatic differentiation over `Expr`.
 *
 * In: an expression. Out: a function of a context that gives the value, equal to the interpreter's bit for bit (it calls the same
 * rows of the function table), and its gradient with respect to the levers of the context, exact up to rounding:
 * chain rule, row by row (formula/programs/partials.ts). Griewank and Walther (2008), Evaluating Derivatives, chapter 3.
 *
 * Representation: a gradient is an array with one number per lever, `undefined` if all are 0. Values that are not numbers have
 * none.
 */
import { SELF, THIS_YEAR, yearOf, type Address } from '../../formula/values/address.js';
import {
  error,
  isCells,
  result,
  toLogical,
  toNumber,
  toScalar,
  type Argument,
} from '../../formula/values/coerce.js';
import { expandCall } from '../../formula/functions/expand.js';
import type { Expr } from '../../formula/values/expr.js';
import { functionOf } from '../../formula/functions/functions.js';
import {
  parameterAt,
  type Call,
  type ExpansionContext,
  type FunctionRow,
} from '../../formula/functions/functionTable.js';
import { isReference, literalValue } from '../../formula/functions/operands.js';
import { LAST_STEP, negate, OPERATORS } from '../../formula/values/operators.js';
import { isError, type Scalar } from '../../formula/values/value.js';
import { OPERATOR_PARTIALS } from '../../formula/programs/partials.js';

export type Gradient = Float64Array | undefined;

interface Dual {
  readonly value: Argument;
  readonly gradient: Gradient;
  /** Gradients of several cells, row by row. */
  readonly cells?: readonly Gradient[];
}

/** A value of a series with its gradient. */
export interface ScalarDual {
  readonly value: Scalar;
  readonly gradient: Gradient;
}

interface DualContext {
  readonly year: number;
  readonly firstYear: number;
  readonly baseYear: number;
  readonly self?: string;
  read(key: string, year: number): ScalarDual | undefined;
}

export type DualFormula = (context: DualContext) => ScalarDual;
type Step = (context: DualContext) => Dual;

export function compileDual(expr: Expr): DualFormula {
  const later = new Compiler({ first: false });
  const inLater = later.whole(expr);
  if (!later.readsSelf) return (context) => asScalar(inLater(context));
  const inFirst = new Compiler({ first: true }).whole(expr);
  return (context) => {
    const { self, year } = context;
    const hasPast = self !== undefined && context.read(self, year - 1) !== undefined;
    return asScalar((hasPast ? inLater : inFirst)(context));
  };
}

function asScalar({ value, gradient, cells }: Dual): ScalarDual {
  return { value: toScalar(value), gradient: cells === undefined ? gradient : cells[0] };
}

class Compiler {
  readsSelf = false;

  constructor(private readonly context: ExpansionContext) {}

  /** The whole formula: its last step, if a sum or difference, is set to 0 when it is close to 0, as in Excel. */
  whole(expr: Expr): Step {
    const inner = expr.kind === 'call' ? expandCall(expr, this.context) : undefined;
    if (inner !== undefined) return this.whole(inner);
    if (expr.kind === 'binary' && (expr.op === '+' || expr.op === '-'))
      return this.binary(expr, LAST_STEP[expr.op]);
    if (expr.kind === 'call') {
      const row = functionOf(expr.fn);
      if (row.meaning.kind === 'strict')
        return this.strict(expr, row, row.meaning.evaluateLast ?? row.meaning.evaluate);
    }
    return this.step(expr);
  }

  private step(expr: Expr): Step {
    switch (expr.kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return always(expr.value);
      case 'error':
        return always(error(expr.value));
      case 'name':
        return this.cell({ kind: 'cell', key: expr.key, at: THIS_YEAR });
      case 'unary':
        return expr.op === '+' ? this.step(expr.operand) : this.negative(expr.operand);
      case 'percent':
        return calculated([this.step(expr.operand), always(100)], OPERATORS['/'].evaluate, (x) => [
          1 / (x[1] as number),
          0,
        ]);
      case 'binary':
        return this.binary(expr, OPERATORS[expr.op].evaluate);
      case 'call':
        return this.call(expr);
      case 'array':
        return always({ rows: expr.rows.map((row) => row.map(literalValue)), isWritten: true });
    }
  }

  private negative(operand: Expr): Step {
    return calculated([this.step(operand)], negate, () => [-1]);
  }

  private binary(
    expr: Extract<Expr, { kind: 'binary' }>,
    evaluate: (left: Argument, right: Argument) => Scalar,
  ): Step {
    return calculated([this.step(expr.left), this.step(expr.right)], evaluate, OPERATOR_PARTIALS[expr.op]);
  }

  private call(call: Call): Step {
    const row = functionOf(call.fn);
    const { meaning } = row;
    switch (meaning.kind) {
      case 'reference':
        return this.cell(meaning.address(call.args));
      case 'year':
        return ({ year }) => ({ value: year, gradient: undefined });
      case 'expansion':
        return this.step(meaning.expand(call, this.context));
      case 'lazy':
        // INDEX and LOOKUP evaluate all their arguments, including lists; their result is only a part of an argument.
        if (row.parameters.some(({ kind }) => kind === 'values'))
          return this.strict(call, row, (...args) =>
            meaning.evaluate(args.map((argument) => () => argument)),
          );
        return chosen(
          call.args.map((argument) => this.argument(argument, false)),
          meaning.evaluate,
        );
      case 'strict':
        return this.strict(call, row, meaning.evaluate);
    }
  }

  private strict(call: Call, row: FunctionRow, evaluate: (...args: readonly Argument[]) => Scalar): Step {
    const lists = call.args.map((_, i) => parameterAt(row, i)?.kind === 'values');
    const args = call.args.map((argument, i) => this.argument(argument, lists[i] === true));
    return calculated(args, evaluate, row.partials, lists);
  }

  private argument(argument: Expr | undefined, asCells: boolean): Step {
    if (argument === undefined) return always(undefined);
    if (asCells && argument.kind === 'call') {
      const { meaning } = functionOf(argument.fn);
      if (meaning.kind === 'lazy' && meaning.evaluateCells !== undefined)
        return severalCells(
          argument.args.map((each) => this.argument(each, false)),
          meaning.evaluateCells,
        );
    }
    const step = this.step(argument);
    return asCells && isReference(argument) ? inCell(step) : step;
  }

  private cell(address: Address): Step {
    if (address.key === SELF) this.readsSelf = true;
    return address.kind === 'cell' ? cellReader(address) : spanReader(address);
  }
}

function always(value: Argument): Step {
  const dual: Dual = { value, gradient: undefined };
  return () => dual;
}

/** Marks a value as a single cell: unlike in a calculated value, text and TRUE in it are not added up by SUM. */
function inCell(step: Step): Step {
  return (context) => {
    const dual = step(context);
    if (dual.value !== undefined && isCells(dual.value)) return dual;
    return { value: { rows: [[dual.value]] }, gradient: undefined, cells: [dual.gradient] };
  };
}

/**
 * Cells chosen from a list (INDEX with 0), each with its gradient: the choice is made a second time with the cells' positions
 * instead of their values.
 */
function severalCells(
  args: readonly Step[],
  evaluate: (args: readonly (() => Argument)[]) => Argument,
): Step {
  return (context) => {
    const duals = args.map((step) => step(context));
    const value = evaluate(duals.map((dual) => () => dual.value));
    const [list] = duals;
    if (value === undefined || !isCells(value) || list?.cells === undefined)
      return { value, gradient: undefined };
    const { cells } = list;
    let place = 0;
    const places = list.value !== undefined && isCells(list.value) ? list.value.rows : [];
    const numbered = { rows: places.map((row) => row.map((cell) => (cell === undefined ? cell : place++))) };
    const given = places.flat().flatMap((cell, i) => (cell === undefined ? [] : [cells[i]]));
    const chosen = evaluate(duals.map((dual, i) => () => (i === 0 ? numbered : dual.value)));
    const gradients =
      chosen !== undefined && isCells(chosen)
        ? chosen.rows.flat().map((cell) => (typeof cell === 'number' ? given[cell] : undefined))
        : [];
    return { value, gradient: undefined, cells: gradients };
  };
}

/**
 * Value by the row of the table, gradient by the chain rule. Functions without partial derivatives, such as those found by
 * iteration (RATE, IRR …), are differentiated numerically, to about nine digits.
 */
function calculated(
  args: readonly Step[],
  evaluate: (...args: Argument[]) => Scalar,
  partials: ((x: readonly number[], value: number) => readonly number[]) | undefined,
  lists: readonly boolean[] = [],
): Step {
  return (context) => {
    const duals = args.map((step) => step(context));
    const value = evaluate(...duals.map((dual) => dual.value));
    const varies = duals.some(
      ({ gradient, cells }) => gradient !== undefined || cells?.some((cell) => cell !== undefined) === true,
    );
    if (!varies || typeof value !== 'number') return { value, gradient: undefined };
    const slots = duals.flatMap((dual, i) => slotsOf(dual, i, lists[i] === true));
    const numbers = slots.map(({ number }) => number);
    const found = partials === undefined ? differences(evaluate, duals, slots) : partials(numbers, value);
    return {
      value,
      gradient: combine(
        found,
        slots.map(({ gradient }) => gradient),
      ),
    };
  };
}

/** A number among a function's arguments, and its position. */
interface Slot {
  readonly number: number;
  readonly gradient: Gradient;
  readonly argument: number;
  /** Index of the cell (from 0), row by row, if the argument is several cells. */
  readonly cell?: number;
}

function slotsOf(dual: Dual, argument: number, isList: boolean): readonly Slot[] {
  const { value, cells, gradient } = dual;
  if (value === undefined || !isCells(value) || !isList)
    return [{ number: numberOf(value), gradient: cells === undefined ? gradient : cells[0], argument }];
  return value.rows
    .flat()
    .flatMap((number, cell) =>
      typeof number === 'number' ? [{ number, gradient: cells?.[cell], argument, cell }] : [],
    );
}

/** Central differences, extrapolated (Richardson). */
function differences(
  evaluate: (...args: Argument[]) => Scalar,
  duals: readonly Dual[],
  slots: readonly Slot[],
): readonly number[] {
  return slots.map((slot) => {
    if (slot.gradient === undefined) return 0;
    const at = (size: number): number => {
      const value = evaluate(
        ...duals.map((dual, i) => (i === slot.argument ? moved(dual.value, slot, size) : dual.value)),
      );
      return typeof value === 'number' ? value : NaN;
    };
    const step = 1e-3 * Math.max(Math.abs(slot.number), 1e-2);
    const central = (h: number): number => (at(h) - at(-h)) / (2 * h);
    return (4 * central(step / 2) - central(step)) / 3;
  });
}

function moved(value: Argument, { number, cell }: Slot, size: number): Argument {
  if (cell === undefined || value === undefined || !isCells(value)) return number + size;
  let index = 0;
  return { rows: value.rows.map((row) => row.map((each) => (index++ === cell ? number + size : each))) };
}

function numberOf(value: Argument): number {
  const number = toNumber(value);
  return typeof number === 'number' ? number : toLogical(value) === true ? 1 : 0;
}

function combine(partials: readonly number[], gradients: readonly Gradient[]): Gradient {
  let sum: Float64Array | undefined;
  gradients.forEach((gradient, i) => {
    const factor = partials[i] ?? 0;
    if (gradient === undefined || factor === 0) return;
    sum ??= new Float64Array(gradient.length);
    for (let k = 0; k < sum.length; k++) {
      const slope = gradient[k] as number;
      if (slope !== 0) sum[k] = (sum[k] as number) + factor * slope;
    }
  });
  return sum;
}

/** IF, CHOOSE, IFERROR: the gradient is that of the argument whose value was taken, which is the last one evaluated. */
function chosen(args: readonly Step[], evaluate: (args: readonly (() => Argument)[]) => Scalar): Step {
  return (context) => {
    let last: Dual | undefined;
    const value = evaluate(
      args.map((step) => () => {
        last = step(context);
        return last.value;
      }),
    );
    if (typeof value !== 'number' || last === undefined) return { value, gradient: undefined };
    return { value, gradient: asScalar(last).gradient };
  };
}

function cellReader({ key, at }: Extract<Address, { kind: 'cell' }>): Step {
  return (context) => readCell(context, key, yearOf(at, context)) ?? MISSING;
}

const MISSING: Dual = { value: error('#N/A'), gradient: undefined };

function spanReader({ key, from, to }: Extract<Address, { kind: 'span' }>): Step {
  return (context) => {
    const last = yearOf(to, context);
    const start = Math.max(context.firstYear, from === undefined ? context.firstYear : yearOf(from, context));
    const read = Array.from({ length: Math.max(0, last - start + 1) }, (_, i) =>
      readCell(context, key, start + i),
    );
    if (read.every((cell) => cell === undefined)) return MISSING;
    const value = { rows: [read.map((cell) => cell && toScalar(cell.value))] };
    return { value, gradient: undefined, cells: read.map((cell) => cell?.gradient) };
  };
}

/** The value as a cell would hold it: a number outside Excel's range becomes 0 or #NUM!. */
function readCell(context: DualContext, key: string, year: number): Dual | undefined {
  const series = key === SELF ? context.self : key;
  const dual = series === undefined ? undefined : context.read(series, year);
  if (dual === undefined || typeof dual.value !== 'number') return dual;
  const value = result(dual.value);
  return value === dual.value ? dual : { value, gradient: isError(value) ? undefined : dual.gradient };
}
