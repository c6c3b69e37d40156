/** Law: what is said of a value holds for the value, for every operation of the graph. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Builder } from '../../src/kernel/builder.js';
import { evaluateNodes } from '../../src/kernel/evaluateNodes.js';
import type { Node } from '../../src/kernel/graph.js';
import { between, type Range } from '../../src/kernel/range.js';
import { extreme } from './formulas.js';

type Step = (on: Builder, nodes: readonly Node[], pick: (i: number) => Node) => Node;

const steps: readonly Step[] = [
  (on, _, pick) => on.add(pick(0), pick(1)),
  (on, _, pick) => on.subtract(pick(0), pick(1)),
  (on, _, pick) => on.multiply(pick(0), pick(1)),
  (on, _, pick) => on.divide(pick(0), pick(1)),
  (on, _, pick) => on.min(pick(0), pick(1)),
  (on, _, pick) => on.max(pick(0), pick(1)),
  (on, _, pick) => on.negate(pick(0)),
  (on, _, pick) => on.abs(pick(0)),
  (on, _, pick) => on.sqrt(pick(0)),
  (on, _, pick) => on.floor(pick(0)),
  (on, _, pick) => on.flush(pick(0)),
  (on, _, pick) => on.exp(pick(0)),
  (on, _, pick) => on.ln(pick(0)),
  (on, _, pick) => on.log10(pick(0)),
  (on, _, pick) => on.power(pick(0), pick(1)),
  (on, _, pick) => on.whole(pick(0)),
  (on, _, pick) => on.round(pick(0), 2, 0),
  (on, _, pick) => on.select(on.less(pick(0), pick(1)), pick(1), pick(2)),
  (on, _, pick) => on.select(on.excelEqual(pick(0), pick(1)), pick(2), pick(0)),
];

const near = fc.tuple(extreme, fc.constantFrom(0, 1e-9, 0.1, 1, 10)).map(([centre, width]) => {
  const reach = Number.isFinite(centre * width) ? Math.abs(centre * width) : 0;
  const clamp = (x: number): number => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, x));
  return [clamp(centre - reach), clamp(centre + reach)] as const;
});

test('ranges hold', () => {
  const program = fc.array(fc.tuple(fc.nat(steps.length - 1), fc.nat(99), fc.nat(99), fc.nat(99)), {
    minLength: 1,
    maxLength: 12,
  });
  const inputs = fc.array(near, { minLength: 3, maxLength: 3 });
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(program, inputs, shares, (chosen, bounds, where) => {
      const on = new Builder();
      const values = bounds.map(
        ([low, high], i) => Math.min(high, Math.max(low, low + (high - low) * where[i]!)) || low,
      );
      const nodes: Node[] = bounds.map(([low, high], i) =>
        on.input(i, between(low, high, Math.abs(values[i]!) || Infinity)),
      );
      nodes.push(on.number(0), on.number(1), on.number(-2), on.number(0.5));
      for (const [step, ...picks] of chosen)
        nodes.push(steps[step]!(on, nodes, (i) => nodes[picks[i]! % nodes.length]!));
      const found = new Float64Array(on.graph.size);
      evaluateNodes(on.graph, found.keys(), found, { inputs: values, uniforms: [] });
      for (const node of nodes)
        expect(
          holds(on.rangeOf(node), found[node]!),
          `${on.graph.operations[node]!} ${found[node]!} in ${Object.values(on.rangeOf(node)).join(' ')}`,
        ).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

function holds({ low, high, least, grain, mayBeNaN }: Range, value: number): boolean {
  if (Number.isNaN(value)) return mayBeNaN;
  if (value === Infinity || value === -Infinity) return value >= low && value <= high;
  return value >= low && value <= high && (value === 0 || (Math.abs(value) >= least && value % grain === 0));
}
