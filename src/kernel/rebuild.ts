/**
 * Builds a new graph from the live nodes of another one, under assumptions about its inputs.
 *
 * In: the graph of a whole model, the range of every column of inputs, and the values of the nodes that do not vary. Out: a graph
 * with only the nodes that vary and are needed, without the cases that the ranges exclude: overflow checks, branches
 * never taken, denominators never 0. It gives the same bits as the first graph if the inputs are within their ranges.
 */
import type { Builder } from './builder.js';
import { OPERATIONS, type Graph, type Node } from './graph.js';
import { ANYTHING, type Range } from './range.js';

export interface Pair {
  readonly value: Node;
  readonly code: Node;
}

/** What is known of a node that does not vary between draws: its exact value, or a range that contains it. */
export type Known = { readonly constant: number } | { readonly range: Range };

interface Rebuilt {
  readonly outputs: readonly Pair[];
  /** Nodes of the first graph whose values the second reads as `uniform`, in the order of their indexes. */
  readonly uniforms: readonly Node[];
}

/** For every node, whether it is calculated from an input that varies. */
export function findVarying(graph: Graph): Uint8Array {
  const varying = new Uint8Array(graph.size);
  for (let node = 0; node < graph.size; node++) {
    if (graph.operations[node] === 'input') varying[node] = 1;
    else
      graph.eachOperand(
        node,
        (operand) => (varying[node] = (varying[node] as number) | (varying[operand] as number)),
      );
  }
  return varying;
}

/** The new graph in a builder, with its outputs. */
export function rebuild(
  from: Graph,
  outputs: readonly Pair[],
  varying: Uint8Array,
  columns: readonly Range[],
  known: (node: Node) => Known,
  to: Builder,
): Rebuilt {
  const live = from.reachable(outputs.flatMap(({ value, code }) => [value, code]));
  const made = new Int32Array(from.size).fill(-1);
  const uniforms: Node[] = [];

  const find = (node: Node): Node => {
    const found = made[node] as number;
    if (found >= 0) return found;
    const what = known(node);
    const fresh =
      'constant' in what ? to.number(what.constant) : to.uniform(uniforms.push(node) - 1, what.range);
    made[node] = fresh;
    return fresh;
  };
  const make = (node: Node): Node => {
    const operation = from.operations[node];
    if (operation === undefined) throw new Error(`no node ${node}`);
    const [first, second, third] = [
      from.first[node] as number,
      from.second[node] as number,
      from.third[node] as number,
    ];
    switch (operation) {
      case 'constant':
      case 'uniform':
        return find(node);
      case 'input':
        return to.input(first, columns[first] ?? ANYTHING);
      case 'call': {
        const call = from.calls[first];
        if (call === undefined) throw new Error(`no call ${first}`);
        return to.call({ args: call.args.map(find), run: (values, code) => call.run(values, code) });
      }
      case 'round':
      case 'doubtRound':
        return to[operation](find(first), second, third);
      case 'select':
        return to.select(find(first), find(second), find(third));
      case 'powerOfTwo':
      case 'exponent':
      case 'mantissa':
        throw new Error(`"${operation}" belongs to machine code`);
      case 'negate':
      case 'abs':
      case 'sqrt':
      case 'floor':
      case 'trunc':
      case 'flush':
      case 'exp':
      case 'ln':
      case 'log10':
      case 'whole':
      case 'wholeToZero':
      case 'callCode':
      case 'finite':
      case 'not':
      case 'doubtWhole':
      case 'doubtLn':
        return to[operation](find(first));
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'min':
      case 'max':
      case 'power':
      case 'remainder':
      case 'less':
      case 'atMost':
      case 'equal':
      case 'excelLess':
      case 'excelEqual':
      case 'and':
      case 'or':
      case 'doubtEqual':
      case 'doubtPower':
      case 'doubtRemainder':
      case 'negligibleSum':
      case 'doubtNegligible':
        return to[operation](find(first), find(second));
    }
  };
  for (let node = 0; node < from.size; node++) {
    if (live[node] === 1 && varying[node] === 1) made[node] = make(node);
  }
  return { outputs: outputs.map(({ value, code }) => ({ value: find(value), code: find(code) })), uniforms };
}

/** Whether a node is a condition rather than a number. */
export function givesCondition(graph: Graph, node: Node): boolean {
  return OPERATIONS[graph.operations[node] ?? 'constant'].gives === 'condition';
}
