/**
 * Calculates nodes one by one, for one draw: exactly, for nodes that do not vary and for draws in doubt.
 *
 * In: nodes in ascending order, and `values`, which has an element for every node of the graph. Out: `values` filled at those
 * nodes. Values of operands that are not among the nodes must be there before. Conditions are 0 and 1.
 */
import type { Graph, Node } from './graph.js';
import { calculate } from './semantics.js';

interface Sources {
  /** By column of inputs. */
  readonly inputs: ArrayLike<number>;
  /** By index of `uniform`. */
  readonly uniforms: ArrayLike<number>;
}

export function evaluateNodes(
  graph: Graph,
  nodes: Iterable<Node>,
  values: Float64Array,
  sources: Sources,
): void {
  const codes = new Map<Node, number>();
  const code = new Uint8Array(1);
  for (const node of nodes) {
    const operation = graph.operations[node];
    if (operation === undefined) throw new Error(`no node ${node}`);
    const first = graph.first[node] as number;
    switch (operation) {
      case 'constant':
        values[node] = graph.constants[first] as number;
        break;
      case 'input':
        values[node] = sources.inputs[first] as number;
        break;
      case 'uniform':
        values[node] = sources.uniforms[first] as number;
        break;
      case 'call': {
        const call = graph.calls[first];
        if (call === undefined) throw new Error(`no call ${first}`);
        code[0] = 0;
        values[node] = call.run(
          Float64Array.from(call.args, (argument) => values[argument] as number),
          code,
        );
        codes.set(node, code[0]);
        break;
      }
      case 'callCode':
        values[node] = codes.get(first) as number;
        break;
      case 'round':
        values[node] = calculate(
          'round',
          values[first] as number,
          graph.second[node] as number,
          graph.third[node] as number,
        );
        break;
      default:
        values[node] = calculate(
          operation,
          values[first] as number,
          values[graph.second[node] as number] as number,
          values[graph.third[node] as number] as number,
        );
    }
  }
}
