/**
 * The numpy twin: the same graph (after hoisting and the removal of what ranges exclude), a statement for every node over arrays
 * of draws. Measured for arrays of several lengths, of which the quickest counts.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '../../../src/kernel/executor.js';
import type { Node } from '../../../src/kernel/graph.js';
import { canRun, type Twin } from './timing.js';

/** Draws in an array, as far as the arrays of all nodes and outputs fit. */
const SIZES = [1000, 10_000, 100_000];
const MOST_BYTES = 5e8;

export function hasNumpy(): boolean {
  return canRun('python3', ['-c', 'import numpy']);
}

export function makeNumpyTwin(program: Program, inputs: readonly Float64Array[], count: number): Twin {
  const folder = mkdtempSync(join(tmpdir(), 'tuiyan-bench-'));
  writeFileSync(join(folder, 'twin.py'), writePython(program, inputs, count));
  return {
    name: 'numpy',
    measure: () => Number(execFileSync('python3', [join(folder, 'twin.py')], { encoding: 'utf8' })),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function writePython(
  { builder, outputs, uniforms }: Program,
  inputs: readonly Float64Array[],
  count: number,
): string {
  const { graph } = builder;
  const live = graph.reachable(outputs.map(({ value }) => value));
  const body: string[] = [];
  for (let node = 0; node < graph.size; node++)
    if (live[node] === 1) body.push(`  n${node} = ${expressionOf(node)}`);
  outputs.forEach(({ value }, i) => body.push(`  out[${i}, :] = n${value}`));
  const columns = body.length + outputs.length;
  const sizes = SIZES.filter((size, i) => i === 0 || columns * size * 8 <= MOST_BYTES);
  const given = inputs.map((column) => `[${Array.from(column.subarray(0, count)).join(',')}]`);
  return `import numpy as np
from time import perf_counter
given = np.array([${given.join(',\n')}])
def run(i, out):
${body.join('\n')}
best = 1e300
for size in (${sizes.join(', ')},):
  i = np.resize(given.T, (size, given.shape[0])).T.copy()
  out = np.empty((${outputs.length}, size))
  run(i, out)
  for trial in range(3):
    start = perf_counter(); draws = 0
    while perf_counter() - start < 0.02:
      run(i, out); draws += size
    best = min(best, (perf_counter() - start) / draws)
print(best * 1e9)
`;

  function expressionOf(node: Node): string {
    const [a, b, c] = [`n${graph.first[node]!}`, `n${graph.second[node]!}`, `n${graph.third[node]!}`];
    const operation = graph.operations[node]!;
    switch (operation) {
      case 'constant':
        return String(graph.constants[graph.first[node]!]!);
      case 'uniform':
        return String(uniforms[graph.first[node]!]!);
      case 'input':
        return `i[${graph.first[node]!}]`;
      case 'add':
        return `${a} + ${b}`;
      case 'subtract':
        return `${a} - ${b}`;
      case 'multiply':
        return `${a} * ${b}`;
      case 'divide':
        return `${a} / ${b}`;
      case 'min':
        return `np.minimum(${a}, ${b})`;
      case 'max':
        return `np.maximum(${a}, ${b})`;
      case 'negate':
        return `-${a}`;
      case 'power':
        return `np.power(${a}, ${b})`;
      case 'ln':
        return `np.log(${a})`;
      case 'abs':
      case 'sqrt':
      case 'floor':
      case 'trunc':
      case 'exp':
      case 'log10':
        return `np.${operation}(${a})`;
      case 'select':
        return `np.where(${a}, ${b}, ${c})`;
      case 'less':
      case 'excelLess':
        return `${a} < ${b}`;
      case 'atMost':
        return `${a} <= ${b}`;
      case 'equal':
      case 'excelEqual':
        return `${a} == ${b}`;
      case 'and':
        return `np.logical_and(${a}, ${b})`;
      case 'or':
        return `np.logical_or(${a}, ${b})`;
      case 'not':
        return `np.logical_not(${a})`;
      // A numpy program would not look after these.
      case 'flush':
        return a;
      case 'negligibleSum':
        return 'False';
      default:
        throw new Error(`no measured model has "${operation}"`);
    }
  }
}
