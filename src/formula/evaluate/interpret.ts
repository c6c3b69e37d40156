/**
 * The reference evaluation of a formula: `Expr` -> explicit mathjs nodes -> a function of a scope.
 *
 * In: a checked expression. Out: a function that gives the formula's value in the year of a scope. Errors are values;
 * an error that arises here carries the series, the year and the part of the formula where it arose; an error that is read from
 * another series keeps its origin.
 *
 * A formula is compiled once and evaluated many times. A second, slower set of nodes finds where errors arise. It is made when
 * the first error occurs, so the normal path pays nothing for it.
 */
import { SELF, THIS_YEAR, yearOf, type Address } from '../values/address.js';
import { error, result, toScalar, type Argument } from '../values/coerce.js';
import { expandCall } from '../functions/expand.js';
import type { Expr } from '../values/expr.js';
import { functionOf } from '../functions/functions.js';
import { parameterAt, type Call, type ExpansionContext } from '../functions/functionTable.js';
import * as nodes from './nodes.js';
import type { EvaluationNode, Symbols } from './nodes.js';
import { addressOf, isReference, literalValue } from '../functions/operands.js';
import { OPERATORS } from '../values/operators.js';
import type { Scope } from '../values/scope.js';
import { isError, type FormulaError, type Scalar } from '../values/value.js';

export function compileFormula(expr: Expr): (scope: Scope) => Scalar {
  const plain = {
    first: lazily(() => compile(expr, true, false)),
    later: lazily(() => compile(expr, false, false)),
  };
  const placing = {
    first: lazily(() => compile(expr, true, true)),
    later: lazily(() => compile(expr, false, true)),
  };
  const readsSelf = mentionsSelf(expr);
  return (scope) => {
    const time = readsSelf && !hasPast(scope) ? 'first' : 'later';
    const value = plain[time]()(scope);
    if (!isError(value) || value.origin?.year !== undefined) return value;
    const found = placing[time]()(scope);
    return isError(found) ? located(found, expr, scope) : found;
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Whether the series being computed has a value in the year before. */
function hasPast(scope: Scope): boolean {
  return scope.self !== undefined && scope.valueAt(scope.self, scope.year - 1) !== undefined;
}

function located(value: FormulaError, expr: Expr, scope: Scope): FormulaError {
  if (value.origin?.year !== undefined) return value;
  const { start, end } = value.origin ?? expr.span;
  return {
    error: value.error,
    origin: { ...(scope.self === undefined ? {} : { name: scope.self }), year: scope.year, start, end },
  };
}

type Reader = (scope: Scope) => Argument;

function compile(expr: Expr, first: boolean, placing: boolean): (scope: Scope) => Scalar {
  const builder = new NodeBuilder({ first }, placing);
  const evaluate = nodes.compileNode(builder.whole(expr));
  const { readers } = builder;
  return (scope) => toScalar(evaluate(new ScopeSymbols(readers, scope)));
}

/** Looks a symbol up by running its reader on the scope of this evaluation. */
class ScopeSymbols implements Symbols {
  constructor(
    private readonly readers: ReadonlyMap<string, Reader>,
    private readonly scope: Scope,
  ) {}

  has(symbol: string): boolean {
    return this.readers.has(symbol);
  }

  get(symbol: string): Argument {
    return this.readers.get(symbol)?.(this.scope);
  }
}

class NodeBuilder {
  /** By symbol; the symbols are `key[t-1]`, `key[2024]`, `key[..t]`, so none of them is a keyword of mathjs. */
  readonly readers = new Map<string, Reader>();

  constructor(
    private readonly context: ExpansionContext,
    private readonly placing: boolean,
  ) {}

  /** The whole formula: its last step, if a sum or difference, is set to 0 when it is close to 0, as in Excel. */
  whole(expr: Expr): EvaluationNode {
    const top = writtenOut(expr, this.context);
    const node = this.lastStep(top);
    return this.placing ? nodes.placed(node, top.span) : node;
  }

  private lastStep(top: Expr): EvaluationNode {
    if (top.kind === 'binary' && (top.op === '+' || top.op === '-')) {
      return nodes.call(nodes.lastStep(OPERATORS[top.op].node), [this.node(top.left), this.node(top.right)]);
    }
    if (top.kind === 'call' && functionOf(top.fn).meaning.kind === 'strict') {
      return nodes.call(nodes.lastStep(top.fn), this.arguments(top));
    }
    return this.bare(top);
  }

  private node(expr: Expr): EvaluationNode {
    const node = this.bare(expr);
    return this.placing ? nodes.placed(node, expr.span) : node;
  }

  private bare(expr: Expr): EvaluationNode {
    switch (expr.kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return nodes.constant(expr.value);
      case 'error':
        return nodes.constant(error(expr.value));
      case 'name':
        return this.cell({ kind: 'cell', key: expr.key, at: THIS_YEAR });
      case 'unary':
        return nodes.operator(expr.op, expr.op === '-' ? 'unaryMinus' : 'unaryPlus', [
          this.node(expr.operand),
        ]);
      case 'percent':
        return nodes.operator('/', OPERATORS['/'].node, [this.node(expr.operand), nodes.constant(100)]);
      case 'binary': {
        const args = [this.node(expr.left), this.node(expr.right)];
        const { node } = OPERATORS[expr.op];
        return expr.op === '&' ? nodes.call(node, args) : nodes.operator(expr.op, node, args);
      }
      case 'call':
        return this.call(expr);
      case 'array':
        return nodes.constant({ rows: expr.rows.map((row) => row.map(literalValue)), isWritten: true });
    }
  }

  private call(call: Call): EvaluationNode {
    const row = functionOf(call.fn);
    const { meaning } = row;
    switch (meaning.kind) {
      case 'reference':
        return this.cell(meaning.address(call.args));
      case 'year':
        return this.read('t', (scope) => scope.year);
      case 'expansion':
        return this.node(meaning.expand(call, this.context));
      case 'lazy':
        return nodes.lazy(
          meaning.evaluate,
          call.args.map((argument) => this.argument(argument, false)),
        );
      case 'strict':
        return nodes.call(row.key, this.arguments(call));
    }
  }

  private arguments(call: Call): EvaluationNode[] {
    const row = functionOf(call.fn);
    return call.args.map((argument, i) => this.argument(argument, parameterAt(row, i)?.kind === 'values'));
  }

  private argument(argument: Expr | undefined, asCells: boolean): EvaluationNode {
    if (argument === undefined) return nodes.constant(undefined);
    const cells = asCells && argument.kind === 'call' ? this.severalCells(argument) : undefined;
    if (cells !== undefined) return this.placing ? nodes.placed(cells, argument.span) : cells;
    if (!asCells || !isReference(argument)) return this.node(argument);
    const node = this.cells(addressOf(argument));
    return this.placing ? nodes.placed(node, argument.span) : node;
  }

  /** Where several values are taken: cells, or an error where none of them exists. */
  private cells(address: Address): EvaluationNode {
    if (address.kind === 'span') return this.cell(address);
    return this.read(`${symbolOf(address)} cells`, oneCellReader(address));
  }

  /** A call that gives all its cells where several values are taken. */
  private severalCells(call: Call): EvaluationNode | undefined {
    const { meaning } = functionOf(call.fn);
    if (meaning.kind !== 'lazy' || meaning.evaluateCells === undefined) return undefined;
    return nodes.lazy(
      meaning.evaluateCells,
      call.args.map((argument) => this.argument(argument, false)),
    );
  }

  private cell(address: Address): EvaluationNode {
    return this.read(symbolOf(address), address.kind === 'cell' ? cellReader(address) : spanReader(address));
  }

  private read(symbol: string, reader: Reader): EvaluationNode {
    this.readers.set(symbol, reader);
    return nodes.symbol(symbol);
  }
}

function writtenOut(expr: Expr, context: ExpansionContext): Expr {
  const inner = expr.kind === 'call' ? expandCall(expr, context) : undefined;
  return inner === undefined ? expr : writtenOut(inner, context);
}

type CellAddress = Extract<Address, { kind: 'cell' }>;
type SpanAddress = Extract<Address, { kind: 'span' }>;

function cellReader({ key, at }: CellAddress): Reader {
  return (scope) => valueOf(scope, key, yearOf(at, scope)) ?? error('#N/A');
}

function oneCellReader({ key, at }: CellAddress): Reader {
  return (scope) => {
    const value = valueOf(scope, key, yearOf(at, scope));
    return value === undefined ? error('#N/A') : { rows: [[value]] };
  };
}

function spanReader({ key, from, to }: SpanAddress): Reader {
  return (scope) => {
    const last = Math.min(yearOf(to, scope), scope.horizon);
    const first = Math.max(scope.firstYear, from === undefined ? scope.firstYear : yearOf(from, scope));
    const values = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
      valueOf(scope, key, first + i),
    );
    return values.some((value) => value !== undefined) ? { rows: [values] } : error('#N/A');
  };
}

/** The value as a cell would hold it: a number outside Excel's range becomes 0 or #NUM!. */
function valueOf(scope: Scope, key: string, year: number): Scalar | undefined {
  const series = key === SELF ? scope.self : key;
  const value = series === undefined ? undefined : scope.valueAt(series, year);
  return typeof value === 'number' ? result(value) : value;
}

function symbolOf(address: Address): string {
  if (address.kind === 'cell') return `${address.key}[${showYear(address.at)}]`;
  return `${address.key}[${address.from === undefined ? '' : showYear(address.from)}..${showYear(address.to)}]`;
}

function showYear(at: Extract<Address, { kind: 'cell' }>['at']): string {
  switch (at.kind) {
    case 'offset':
      return at.years === 0 ? 't' : `t${at.years > 0 ? '+' : ''}${at.years}`;
    case 'fixed':
      return String(at.year);
    case 'base':
      return 'base';
  }
}

/** Whether an expansion in the expression depends on the series' own value of the year before. */
function mentionsSelf(expr: Expr): boolean {
  switch (expr.kind) {
    case 'unary':
    case 'percent':
      return mentionsSelf(expr.operand);
    case 'binary':
      return mentionsSelf(expr.left) || mentionsSelf(expr.right);
    case 'call': {
      const inArguments = expr.args.some((argument) => argument !== undefined && mentionsSelf(argument));
      const expanded = inArguments
        ? undefined
        : expandCall({ ...expr, args: expr.args.map(() => undefined) }, { first: false });
      return inArguments || (expanded !== undefined && mentionsSelf(expanded));
    }
    case 'name':
      return expr.key === SELF;
    case 'number':
    case 'text':
    case 'boolean':
    case 'error':
    case 'array':
      return false;
  }
}
