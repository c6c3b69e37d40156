/**
 * The interface of what runs a rebuilt graph over a block of draws. There are two executors: WebAssembly (machineExecutor.ts),
 * and columns of numbers (columnExecutor.ts) if WebAssembly is not allowed. Both give the same bits.
 */
import type { Node } from './graph.js';
import type { Builder } from './builder.js';
import type { Range } from './range.js';
import type { Pair } from './rebuild.js';

export interface Program {
  readonly builder: Builder;
  /** By column of inputs, the range for which the program is valid; undefined if it need not be checked. */
  readonly columns: readonly (Range | undefined)[];
  readonly outputs: readonly Pair[];
  /** Condition: a draw in which it is TRUE must be calculated exactly. */
  readonly doubt: Node;
  /** Values of the `uniform` nodes, by index. */
  readonly uniforms: Float64Array;
}

export interface Executor {
  /** Largest number of draws in a block. */
  readonly blockSize: number;
  /** An empty builder for graphs that this executor runs; `expectsZeros` as in MachineBuilder. */
  createBuilder(expectsZeros: boolean): Builder;
  /** Columns to fill before `run`, one value per draw. */
  inputs(): readonly Float64Array[];
  load(program: Program): void;
  /** Sets new values for the same program. */
  setUniforms(values: Float64Array): void;
  /** Runs draws 0 to count - 1. */
  run(count: number): Run;
  /** Values by output, after `run`. */
  values(): readonly Float64Array[];
  /** Error codes by output, after a `run` that was true; `undefined` for outputs that never carry one. */
  codes(): readonly (Float64Array | undefined)[];
}

export interface Run {
  /** Whether all inputs that the program reads were within their ranges; if not, the other results are meaningless. */
  readonly isWithin: boolean;
  /** Whether any output has an error code in any draw. */
  readonly hasCodes: boolean;
  /** Not 0 in the draws in doubt; undefined if there are none. */
  readonly doubts: Float64Array | undefined;
}

export function hasAny(column: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i++) if (column[i] !== 0) return true;
  return false;
}

/** Nodes that are calculated before some calls to the outside, then those calls. */
export interface Stage {
  readonly nodes: readonly Node[];
  readonly calls: readonly Node[];
}

/**
 * Divides the live nodes, in an order of calculation, into stages at the calls to the outside, which need results. Constants,
 * uniforms and inputs are in no stage: they are available from the start.
 *
 * The order follows the outputs: what one output needs is calculated just before it. Then the values of one series over all years
 * stay in the processor's registers; an order by years would keep all series in memory.
 */
export function planStages({ builder: { graph }, outputs, doubt }: Program): readonly Stage[] {
  const stageOf = new Int32Array(graph.size).fill(-1);
  const stages: { readonly nodes: Node[]; readonly calls: Node[] }[] = [];
  const stageAt = (index: number): { readonly nodes: Node[]; readonly calls: Node[] } => {
    while (stages.length <= index) stages.push({ nodes: [], calls: [] });
    return stages[index] as { readonly nodes: Node[]; readonly calls: Node[] };
  };
  const place = (node: Node): void => {
    let stage = 0;
    graph.eachOperand(node, (operand) => (stage = Math.max(stage, stageOf[operand] as number)));
    stageOf[node] = stage;
    switch (graph.operations[node]) {
      case 'constant':
      case 'input':
      case 'uniform':
      case 'callCode':
        break;
      case 'call':
        stageAt(stage).calls.push(node);
        stageOf[node] = stage + 1;
        break;
      default:
        stageAt(stage).nodes.push(node);
    }
  };
  for (const root of [...outputs.flatMap(({ value, code }) => [value, code]), doubt]) {
    const pending = [root];
    for (let node = pending.at(-1); node !== undefined; node = pending.at(-1)) {
      const before = pending.length;
      if ((stageOf[node] as number) < 0) {
        const operands: Node[] = [];
        graph.eachOperand(node, (operand) => {
          if ((stageOf[operand] as number) < 0) operands.push(operand);
        });
        pending.push(...operands.reverse());
      }
      if (pending.length > before) continue;
      if ((stageOf[node] as number) < 0) place(node);
      pending.pop();
    }
  }
  return stages;
}
