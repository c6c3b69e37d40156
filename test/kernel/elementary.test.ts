/** Exponential, logarithms and power in the machine code have the bits of special/elementary.ts and formula/values/elementary.ts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exp, log, log10, pow } from '../../src/formula/values/elementary.js';
import type { MachineBuilder } from '../../src/kernel/machineBuilder.js';
import { MachineExecutor } from '../../src/kernel/machineExecutor.js';
import type { Node } from '../../src/kernel/graph.js';
import { PAIR, SINGLE, type Lanes } from '../../src/kernel/lanes.js';
import { ANY_NUMBER, between, type Range } from '../../src/kernel/range.js';
import { createMemory } from '../../src/kernel/webassembly.js';

const memory = createMemory(16)!;

/** Runs a calculation over pairs of numbers. */
function runner(
  lanes: Lanes,
  ranges: readonly Range[],
  calculate: (on: MachineBuilder, x: Node, y: Node) => Node,
  draws: number,
) {
  const executor = new MachineExecutor(memory, lanes, 2, 1, draws);
  const builder = executor.createBuilder(false);
  const [x, y] = ranges.map((range, i) => builder.input(i, range));
  const value = calculate(builder, x!, y!);
  const program = {
    builder,
    columns: [undefined, undefined],
    outputs: [{ value, code: builder.number(0) }],
    doubt: builder.number(0),
    uniforms: new Float64Array(0),
  };
  executor.load(program);
  return (pairs: readonly (readonly [number, number])[]): readonly number[] => {
    pairs.forEach(([a, b], i) => {
      executor.inputs()[0]![i] = a;
      executor.inputs()[1]![i] = b;
    });
    executor.run(pairs.length);
    return Array.from(executor.values()[0]!.subarray(0, pairs.length));
  };
}

/** Doubles of any size, as likely small as large. */
function spread(low: number, high: number): fc.Arbitrary<number> {
  return fc.oneof(
    fc.double({ min: low, max: high, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }).map((share) => low + share * (high - low)),
  );
}

const DRAWS = 64;
const positive = fc.oneof(
  fc.double({ min: 2.2250738585072014e-308, max: Number.MAX_VALUE, noNaN: true }),
  spread(1e-3, 1e3),
  fc.constantFrom(1, 10, 100, 1000, 1e-5, 0.5, 2, Math.SQRT2, Math.SQRT1_2, 1 + 2 ** -52, 1 - 2 ** -53),
);

describe.each([
  ['two draws at a time', PAIR],
  ['one draw at a time', SINGLE],
] as const)('%s', (_, lanes) => {
  const check = (
    first: fc.Arbitrary<number>,
    second: fc.Arbitrary<number>,
    ranges: readonly Range[],
    calculate: (on: MachineBuilder, x: Node, y: Node) => Node,
    expected: (x: number, y: number) => number,
  ): void => {
    const run = runner(lanes, ranges, calculate, DRAWS);
    fc.assert(
      fc.property(fc.array(fc.tuple(first, second), { minLength: DRAWS, maxLength: DRAWS }), (pairs) => {
        const found = run(pairs);
        pairs.forEach(([x, y], i) => expect([x, y, found[i]]).toEqual([x, y, expected(x, y)]));
      }),
      { numRuns: 200 },
    );
  };
  const nothing = fc.constant(0);

  test('exp of all numbers', () => {
    check(
      spread(-800, 800),
      nothing,
      [ANY_NUMBER, ANY_NUMBER],
      (on, x) => on.exp(x),
      (x) => exp(x),
    );
  });
  test('exp of numbers known to be moderate', () => {
    check(
      spread(-700, 700),
      nothing,
      [between(-700, 700), ANY_NUMBER],
      (on, x) => on.exp(x),
      (x) => exp(x),
    );
  });
  test('ln', () => {
    check(
      positive,
      nothing,
      [between(2.2250738585072014e-308, Number.MAX_VALUE), ANY_NUMBER],
      (on, x) => on.ln(x),
      (x) => log(x),
    );
  });
  test('log10', () => {
    check(
      positive,
      nothing,
      [between(2.2250738585072014e-308, Number.MAX_VALUE), ANY_NUMBER],
      (on, x) => on.log10(x),
      (x) => log10(x),
    );
  });
  test('power of normal numbers', () => {
    const base = fc.oneof(
      positive,
      positive.map((x) => -x),
      fc.constant(0),
    );
    const exponent = fc.oneof(
      spread(-20, 20),
      fc.integer({ min: -400, max: 400 }),
      fc.constantFrom(0, 1, 2, 0.5, -1, 1 / 3),
      spread(-1e4, 1e4),
    );
    check(
      base,
      exponent,
      [ANY_NUMBER, ANY_NUMBER],
      (on, x, y) => on.power(x, y),
      (x, y) => pow(x, y),
    );
  });
  test('power of numbers known to be moderate', () => {
    check(
      spread(0.1, 100),
      spread(-10, 10),
      [between(0.1, 100), between(-10, 10)],
      (on, x, y) => on.power(x, y),
      (x, y) => pow(x, y),
    );
  });
});
