/**
 * The C twin: the same graph (after hoisting and the removal of what ranges exclude) as a C program, compiled by
 * `gcc -O3` and run over blocks of the same size and in the same layout, with the exp, log and pow of its own library.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '../../../src/kernel/executor.js';
import { OPERATIONS, type Node } from '../../../src/kernel/graph.js';
import { canRun, type Twin } from './timing.js';

export function hasCompiler(): boolean {
  return canRun('gcc', ['--version']);
}

/** `flags` besides -O3. */
export function makeCTwin(
  program: Program,
  inputs: readonly Float64Array[],
  blockSize: number,
  flags: readonly string[],
): Twin {
  const folder = mkdtempSync(join(tmpdir(), 'tuiyan-bench-'));
  writeFileSync(join(folder, 'twin.c'), writeC(program, inputs, blockSize));
  execFileSync('gcc', ['-O3', ...flags, 'twin.c', '-lm', '-o', 'twin'], { cwd: folder });
  return {
    name: ['C -O3', ...flags].join(' '),
    measure: () => Number(execFileSync(join(folder, 'twin'), { encoding: 'utf8' })),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function writeC(
  { builder, outputs, uniforms }: Program,
  inputs: readonly Float64Array[],
  blockSize: number,
): string {
  const { graph } = builder;
  const stride = blockSize + 8;
  const live = graph.reachable(outputs.map(({ value }) => value));
  const body: string[] = [];
  for (let node = 0; node < graph.size; node++) {
    if (live[node] !== 1) continue;
    const type = OPERATIONS[graph.operations[node]!].gives === 'condition' ? 'int' : 'double';
    body.push(`      ${type} n${node} = ${expressionOf(node)};`);
  }
  outputs.forEach(({ value }, i) => body.push(`      out[${i} * STRIDE + i] = n${value};`));
  const data = inputs.map((column) => `{${Array.from(column.subarray(0, blockSize), literal).join(',')}}`);
  return `#include <math.h>
#include <stdio.h>
#include <time.h>
#define BLOCK ${blockSize}
#define STRIDE ${stride}
static double in[${Math.max(1, inputs.length)} * STRIDE] __attribute__((aligned(64)));
static double out[${outputs.length} * STRIDE] __attribute__((aligned(64)));
static const double given[${Math.max(1, inputs.length)}][BLOCK] = {${data.join(',\n')}};
static void run(const double *restrict in, double *restrict out) {
  for (int i = 0; i < BLOCK; i++) {
${body.join('\n')}
  }
}
static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1e9 + t.tv_nsec; }
int main(void) {
  for (int c = 0; c < ${inputs.length}; c++) for (int i = 0; i < BLOCK; i++) in[c * STRIDE + i] = given[c][i];
  double best = 1e300;
  for (int trial = 0; trial < 5; trial++) {
    double start = now(); long draws = 0;
    while (now() - start < 2e7) { run(in, out); draws += BLOCK; __asm__ volatile("" ::: "memory"); }
    double each = (now() - start) / draws;
    if (each < best) best = each;
  }
  printf("%.6f\\n", best);
  return out[0] == 12345.678;
}
`;

  function expressionOf(node: Node): string {
    const [a, b, c] = [`n${graph.first[node]!}`, `n${graph.second[node]!}`, `n${graph.third[node]!}`];
    const operation = graph.operations[node]!;
    switch (operation) {
      case 'constant':
        return literal(graph.constants[graph.first[node]!]!);
      case 'uniform':
        return literal(uniforms[graph.first[node]!]!);
      case 'input':
        return `in[${graph.first[node]!} * STRIDE + i]`;
      case 'add':
        return `${a} + ${b}`;
      case 'subtract':
        return `${a} - ${b}`;
      case 'multiply':
        return `${a} * ${b}`;
      case 'divide':
        return `${a} / ${b}`;
      case 'min':
        return `${a} < ${b} ? ${a} : ${b}`;
      case 'max':
        return `${a} > ${b} ? ${a} : ${b}`;
      case 'negate':
        return `-${a}`;
      case 'abs':
        return `fabs(${a})`;
      case 'sqrt':
      case 'floor':
      case 'trunc':
      case 'exp':
      case 'log10':
        return `${operation}(${a})`;
      case 'ln':
        return `log(${a})`;
      case 'power':
        return `pow(${a}, ${b})`;
      case 'select':
        return `${a} ? ${b} : ${c}`;
      case 'less':
      case 'excelLess':
        return `${a} < ${b}`;
      case 'atMost':
        return `${a} <= ${b}`;
      case 'equal':
      case 'excelEqual':
        return `${a} == ${b}`;
      case 'and':
        return `${a} && ${b}`;
      case 'or':
        return `${a} || ${b}`;
      case 'not':
        return `!${a}`;
      // A C program would not look after these.
      case 'flush':
        return a;
      case 'negligibleSum':
        return '0';
      default:
        throw new Error(`no measured model has "${operation}"`);
    }
  }
}

function literal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
