/**
 * Evaluates one formula once by the kernel: for the verb `eval`, and for tests that compare the kernel with the interpreter.
 *
 * In: an expression and the scope the interpreter would evaluate it in. Out: its value. Numbers of the scope become columns of
 * draws, so that the formula runs as a program over them; texts, logical values and errors are part of the program.
 */
import { isCells } from '../formula/values/coerce.js';
import type { Expr } from '../formula/values/expr.js';
import type { Scope } from '../formula/values/scope.js';
import { isError, type Scalar } from '../formula/values/value.js';
import { Builder } from './builder.js';
import { Kernel, errorAt, type KernelOptions } from './kernel.js';
import { createMemory, hasVectors } from './webassembly.js';
import { lowerFormula } from './lowerFormula.js';
import { ANY_NUMBER } from './range.js';
import { givesCondition, type Pair } from './rebuild.js';
import { isDoubt, Values, type Value } from './value.js';

/** An evaluator that uses one memory for all formulas: a memory for each would reserve gigabytes of address space. */
export function createEvaluator(): (expr: Expr, scope: Scope) => Scalar {
  const memory = createMemory(1);
  // Asked once instead of for every formula.
  const options: KernelOptions =
    memory === undefined
      ? { executor: 'columns' }
      : { memory, executor: hasVectors() ? 'machine' : 'single' };
  return (expr, scope) => evaluateKernel(expr, scope, options);
}

/** The value of one expression by the kernel. */
export function evaluateKernel(expr: Expr, scope: Scope, options: KernelOptions = {}): Scalar {
  const builder = new Builder();
  const values = new Values(builder);
  const draws: number[] = [];
  const value = lowerFormula(values, expr, {
    ...scope,
    valueAt: inputsOf(values, scope, draws),
    hasValue: (key, year) => scope.valueAt(key, year) !== undefined,
  });
  const run = (outputs: readonly Pair[], how: KernelOptions) => {
    const lowered = { builder, outputs: outputs.map((output) => ({ ...output, kind: 'number' as const })) };
    const kernel = new Kernel(lowered, draws.length, 0, { blockSize: 1, ...how });
    kernel.inputs().forEach((column, i) => (column[0] = draws[i] as number));
    return kernel.run(1);
  };
  if (value.kind !== 'choice' && value.kind !== 'outside') return simple(values, value, run, options);

  const nodes: number[] = [];
  const read = values.readerOf(value, nodes);
  const outputs = nodes.map((node) => ({ value: numberOf(values, node), code: values.fine }));
  const readFrom = (how: KernelOptions): ReturnType<typeof read> =>
    read(run(outputs, how).values.map((column) => column[0] as number));
  const found = outputs.length === 0 ? read([]) : readFrom(options);
  const sure = isDoubt(found) ? readFrom({ executor: 'columns' }) : found;
  if (isDoubt(sure) || sure === undefined || isCells(sure)) throw new Error('the kernel found no value');
  return sure;
}

type Run = (outputs: readonly Pair[], options: KernelOptions) => ReturnType<Kernel['run']>;

function simple(
  values: Values,
  value: Exclude<Value, { kind: 'choice' | 'outside' }>,
  run: Run,
  options: KernelOptions,
): Scalar {
  if (value.kind === 'text') return value.text;
  const block = run([values.toColumn(value)], options);
  const code = errorAt(block, 0, 0);
  if (code !== undefined) return { error: code };
  const number = block.values[0]?.[0] as number;
  return value.kind === 'condition' ? number !== 0 : number;
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
