/**
 * Gathers the doubts of all outputs into one condition.
 *
 * In: outputs with the nodes of their codes. Out: the same outputs, without the codes that can only be 0 or DOUBT, and one
 * condition that is TRUE in every draw in which any of those is DOUBT. Such a draw is calculated again as a whole, so one column
 * is enough instead of one for every output.
 */
import type { Builder } from './builder.js';
import { DOUBT, NO_ERROR } from './codes.js';
import type { Node } from './graph.js';
import { isFinite } from './range.js';
import type { Pair } from './rebuild.js';

interface Gathered {
  readonly outputs: readonly Pair[];
  readonly doubt: Node;
}

export function gatherDoubts(builder: Builder, outputs: readonly Pair[]): Gathered {
  const { graph } = builder;
  const fine = builder.number(NO_ERROR);
  const conditions = new Map<Node, Node | undefined>();

  /** Whether a code is DOUBT; undefined when it may be something else. */
  const doubtOf = (code: Node): Node | undefined => {
    if (conditions.has(code)) return conditions.get(code);
    const found = findDoubt(code);
    conditions.set(code, found);
    return found;
  };
  const findDoubt = (code: Node): Node | undefined => {
    const known = builder.valueOf(code);
    if (known !== undefined)
      return known === NO_ERROR || known === DOUBT ? builder.condition(known === DOUBT) : undefined;
    if (graph.operations[code] !== 'select') return undefined;
    const [test, first, second] = [
      graph.first[code] as Node,
      graph.second[code] as Node,
      graph.third[code] as Node,
    ];
    const [yes, no] = [doubtOf(first), doubtOf(second)];
    if (yes === undefined || no === undefined) return undefined;
    // "The second unless it is 0, else the first": this is how codes are combined.
    const isChain = graph.operations[test] === 'equal' && isEither(test, second, fine);
    return isChain
      ? builder.or(yes, no)
      : builder.or(builder.and(test, yes), builder.and(builder.not(test), no));
  };
  const isEither = (test: Node, a: Node, b: Node): boolean => {
    const [x, y] = [graph.first[test], graph.second[test]];
    return (x === a && y === b) || (x === b && y === a);
  };

  const doubts = new Set<Node>();
  const gathered = outputs.map(({ value, code }): Pair => {
    const found = doubtOf(code);
    if (found === undefined) return { value, code };
    addParts(builder, found, doubts);
    return { value, code: fine };
  });
  return { outputs: gathered, doubt: joinDoubts(builder, doubts) };
}

/** The conditions of which at least one has to hold. */
function addParts(builder: Builder, condition: Node, parts: Set<Node>): void {
  const { graph } = builder;
  const pending = [condition];
  const seen = new Set<Node>();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (graph.operations[node] === 'or') pending.push(graph.first[node] as Node, graph.second[node] as Node);
    else parts.add(node);
  }
}

/** One condition for all. If several numbers are compared with one bound (a < t or b < t), only the smallest is compared. */
function joinDoubts(builder: Builder, doubts: ReadonlySet<Node>): Node {
  const { graph } = builder;
  const smallest = new Map<Node, Node>();
  let joined = builder.condition(false);
  for (const node of [...doubts].sort((a, b) => a - b)) {
    const [value, bound] = [graph.first[node] as Node, graph.second[node] as Node];
    const isBelow = graph.operations[node] === 'less' && isFinite(builder.rangeOf(value));
    if (!isBelow) joined = builder.or(joined, node);
    else smallest.set(bound, builder.min(smallest.get(bound) ?? value, value));
  }
  for (const [bound, value] of smallest) joined = builder.or(joined, builder.less(value, bound));
  return joined;
}
