/**
 * Expression nodes of mathjs that call our own functions only.
 *
 * The node classes are made from mathjs's factories with a namespace that holds the operators and functions of our
 * tables, so a node can reach no function of mathjs. Only these five factories are imported: mathjs's parser,
 * its number types and its typed functions are in no bundle.
 */
import {
  createConstantNode,
  createFunctionNode,
  createNode,
  createOperatorNode,
  createSymbolNode,
  type EvaluationNode,
} from 'mathjs/number';
import type { Argument } from '../values/coerce.js';
import { FUNCTIONS } from '../functions/functions.js';
import { LAST_STEP, negate, OPERATORS } from '../values/operators.js';
import { isError } from '../values/value.js';
import type { Span } from '../values/expr.js';

/** What the nodes of a formula read their series from; the part of `Map` that mathjs uses. */
export interface Symbols {
  has(symbol: string): boolean;
  get(symbol: string): Argument;
}

type Evaluate = (symbols: Symbols, args: object, context: unknown) => Argument;

declare module 'mathjs/number' {
  /** The part of mathjs's Node that evaluation needs; its published types leave out the factories. */
  export interface EvaluationNode {
    _compile(namespace: object, argumentNames: object): Evaluate;
  }
  type NodeClass<T extends readonly unknown[]> = new (...args: T) => EvaluationNode;
  export function createNode(dependencies: { mathWithTransform: object }): NodeClass<[]>;
  export function createConstantNode(dependencies: {
    Node: NodeClass<[]>;
    isBounded: (value: unknown) => boolean;
  }): NodeClass<[Argument]>;
  export function createOperatorNode(dependencies: {
    Node: NodeClass<[]>;
  }): NodeClass<[symbol: string, fn: string, args: EvaluationNode[]]>;
  export function createSymbolNode(dependencies: { math: object; Node: NodeClass<[]> }): NodeClass<[string]>;
  export function createFunctionNode(dependencies: {
    math: object;
    Node: NodeClass<[]>;
    SymbolNode: NodeClass<[string]>;
  }): NodeClass<[EvaluationNode, EvaluationNode[]]>;
}

/** Name of the variant of an operator or function that is the last step of a whole formula. */
export function lastStep(fn: string): string {
  return `${fn} last`;
}

const NAMESPACE: Readonly<Record<string, (...args: Argument[]) => Argument>> = {
  ...Object.fromEntries(Object.values(OPERATORS).map(({ node, evaluate }) => [node, evaluate])),
  unaryMinus: negate,
  unaryPlus: (value) => value,
  [lastStep(OPERATORS['+'].node)]: LAST_STEP['+'],
  [lastStep(OPERATORS['-'].node)]: LAST_STEP['-'],
  ...Object.fromEntries(
    FUNCTIONS.flatMap(({ key, meaning }) =>
      meaning.kind === 'strict'
        ? [
            [key, meaning.evaluate],
            [lastStep(key), meaning.evaluateLast ?? meaning.evaluate],
          ]
        : [],
    ),
  ),
};

const Node = createNode({ mathWithTransform: NAMESPACE });
const ConstantNode = createConstantNode({ Node, isBounded: (value) => Number.isFinite(value) });
const OperatorNode = createOperatorNode({ Node });
const SymbolNode = createSymbolNode({ math: NAMESPACE, Node });
const FunctionNode = createFunctionNode({ math: NAMESPACE, Node, SymbolNode });

/** Passes its arguments unevaluated. */
class LazyNode extends Node {
  constructor(
    private readonly choose: (args: readonly (() => Argument)[]) => Argument,
    private readonly args: readonly EvaluationNode[],
  ) {
    super();
  }

  override _compile(namespace: object, argumentNames: object): Evaluate {
    const compiled = this.args.map((argument) => argument._compile(namespace, argumentNames));
    return (symbols, args, context) =>
      this.choose(compiled.map((evaluate) => () => evaluate(symbols, args, context)));
  }
}

/** Adds the place of this node to an error that has no place yet. */
class PlacedNode extends Node {
  constructor(
    private readonly inner: EvaluationNode,
    private readonly span: Span,
  ) {
    super();
  }

  override _compile(namespace: object, argumentNames: object): Evaluate {
    const compiled = this.inner._compile(namespace, argumentNames);
    const { start, end } = this.span;
    return (symbols, args, context) => {
      const value = compiled(symbols, args, context);
      return isError(value) && value.origin === undefined
        ? { error: value.error, origin: { start, end } }
        : value;
    };
  }
}

export type { EvaluationNode };

/** A node with a fixed value. */
export const constant = (value: Argument): EvaluationNode => new ConstantNode(value);

/** A node that reads a symbol. */
export const symbol = (name: string): EvaluationNode => new SymbolNode(name);

/** A node of an operator; `fn` is the name of its function. */
export const operator = (sign: string, fn: string, args: EvaluationNode[]): EvaluationNode =>
  new OperatorNode(sign, fn, args);

/** A node of a function whose arguments are all evaluated. */
export const call = (fn: string, args: EvaluationNode[]): EvaluationNode =>
  new FunctionNode(new SymbolNode(fn), args);

/** A node that evaluates only the arguments it needs. */
export const lazy = (
  choose: (args: readonly (() => Argument)[]) => Argument,
  args: readonly EvaluationNode[],
): EvaluationNode => new LazyNode(choose, args);

/** A node whose errors get a place in the formula. */
export const placed = (node: EvaluationNode, span: Span): EvaluationNode => new PlacedNode(node, span);

/** Compiles a node to a function of the symbols it reads. */
export function compileNode(node: EvaluationNode): (symbols: Symbols) => Argument {
  const evaluate = node._compile(NAMESPACE, {});
  return (symbols) => evaluate(symbols, {}, null);
}
