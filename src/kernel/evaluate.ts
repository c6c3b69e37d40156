/**
 * Evaluates formulas once by the kernel: for the verb `eval`, and for tests that compare the kernel with the interpreter.
 *
 * In: an expression and the scope the interpreter would evaluate it in, or many. Out: the values. Numbers of the scope become columns of
 * draws, so that the formula runs as a program over them; texts, logical values and errors are part of the program.
 */
import { isCells } from '../formula/values/coerce.js';
import type { Expr } from '../formula/values/expr.js';
import type { Scope } from '../formula/values/scope.js';
import { isError, type Scalar } from '../formula/values/value.js';
import { Builder } from './builder.js';
import { Kernel, errorAt, type KernelOptions } from './kernel.js';
import { createMemory } from './webassembly.js';
import { lowerFormula } from './lowerFormula.js';
import { ANY_NUMBER } from './range.js';
import { givesCondition, type Pair } from './rebuild.js';
import { isDoubt, Values, type Value } from './value.js';

export interface Formula {
  readonly expr: Expr;
  readonly scope: Scope;
}

/**
 * Formulas in one program. Making a program costs as much as hundreds of formulas cost to calculate; beyond this number the cost
 * of a formula falls no further.
 */
const TOGETHER = 256;

/**
 * An evaluator of many formulas at once, each with a scope of its own. It uses one memory for all: a memory for each would reserve
 * gigabytes of address space. If something throws, the formulas are calculated one by one, and the value of the formula that
 * throws is what it threw.
 */
export function createBatchEvaluator(): (formulas: readonly Formula[]) => readonly (Scalar | Error)[] {
  const memory = createMemory(1);
  // One draw needs no vectors, and a program without them is made faster.
  const options: KernelOptions =
    memory === undefined ? { executor: 'columns' } : { memory, executor: 'single' };
  const one = ({ expr, scope }: Formula): Scalar | Error => {
    try {
      return evaluateKernel(expr, scope, options);
    } catch (thrown) {
      return thrown instanceof Error ? thrown : new Error(String(thrown));
    }
  };
  return (formulas) => {
    const found: (Scalar | Error)[] = [];
    for (let start = 0; start < formulas.length; start += TOGETHER) {
      const part = formulas.slice(start, start + TOGETHER);
      try {
        found.push(...evaluateTogether(part, options));
      } catch {
        found.push(...part.map(one));
      }
    }
    return found;
  };
}

/** The value of one expression by the kernel. */
export function evaluateKernel(expr: Expr, scope: Scope, options: KernelOptions = {}): Scalar {
  return evaluateTogether([{ expr, scope }], options)[0] as Scalar;
}

/** The values of expressions by one program. */
function evaluateTogether(formulas: readonly Formula[], options: KernelOptions): readonly Scalar[] {
  const builder = new Builder();
  const values = new Values(builder);
  const draws: number[] = [];
  const outputs: Pair[] = [];
  const readers = formulas.map(({ expr, scope }) => {
    const value = lowerFormula(values, expr, {
      ...scope,
      valueAt: inputsOf(values, scope, draws),
      hasValue: (key, year) => scope.valueAt(key, year) !== undefined,
    });
    return readerOf(values, value, outputs);
  });
  const run = (how: KernelOptions): Block | undefined => {
    if (outputs.length === 0) return undefined;
    const lowered = { builder, outputs: outputs.map((output) => ({ ...output, kind: 'number' as const })) };
    const kernel = new Kernel(lowered, draws.length, 0, { blockSize: 1, ...how });
    kernel.inputs().forEach((column, i) => (column[0] = draws[i] as number));
    return kernel.run(1);
  };
  const block = run(options);
  let sure: Block | undefined;
  return readers.map((read) => {
    let found = read(block);
    if (isDoubt(found)) found = read((sure ??= run({ executor: 'columns' })));
    if (isDoubt(found) || found === undefined || isCells(found)) throw new Error('the kernel found no value');
    return found;
  });
}

type Block = ReturnType<Kernel['run']>;
type ReadBlock = (block: Block | undefined) => ReturnType<ReturnType<Values['readerOf']>>;

/** Reads a value from the outputs that it adds to `outputs`. */
function readerOf(values: Values, value: Value, outputs: Pair[]): ReadBlock {
  if (value.kind === 'text') return () => value.text;
  if (value.kind === 'choice' || value.kind === 'outside') {
    const nodes: number[] = [];
    const read = values.readerOf(value, nodes);
    const first = outputs.length;
    outputs.push(...nodes.map((node) => ({ value: numberOf(values, node), code: values.fine })));
    return (block) => read(nodes.map((_, i) => numberAt(block, first + i)));
  }
  const output = outputs.push(values.toColumn(value)) - 1;
  return (block) => {
    const code = block === undefined ? undefined : errorAt(block, output, 0);
    if (code !== undefined) return { error: code };
    const number = numberAt(block, output);
    return value.kind === 'condition' ? number !== 0 : number;
  };
}

function numberAt(block: Block | undefined, output: number): number {
  return block?.values[output]?.[0] as number;
}

/** Makes every number of the scope that is read a column of draws, with its value in `draws`. */
function inputsOf(
  values: Values,
  scope: Scope,
  draws: number[],
): (key: string, year: number) => Value | undefined {
  const asked = new Map<string, Value | undefined>();
  return (key, year) => {
    const cell = `${key}:${year}`;
    if (!asked.has(cell)) {
      const found = scope.valueAt(key, year);
      if (typeof found !== 'number')
        asked.set(
          cell,
          found === undefined ? undefined : values.constant(isError(found) ? { error: found.error } : found),
        );
      else asked.set(cell, values.number(values.on.input(draws.push(found) - 1, ANY_NUMBER)));
    }
    return asked.get(cell);
  };
}

/** Conditions as 1 and 0. */
function numberOf(values: Values, node: number): number {
  return givesCondition(values.on.graph, node)
    ? values.on.select(node, values.on.number(1), values.on.number(0))
    : node;
}
