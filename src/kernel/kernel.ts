/**
 * Calculates a whole model for many draws of its parameters.
 *
 * In: equations as plain data; values of the parameters that are the same in all draws (`bind`); blocks of draws of the
 * others, a column each. Out: a column for every output, with NaN if there is no number, and the codes of the errors.
 *
 * Method: the equations of all years become one graph (lowerEquations.ts). Nodes that do not vary are calculated once. For the
 * others a program is made that is valid for the ranges seen in the draws so far: everything that those ranges exclude (overflow,
 * division by 0, branches never taken) is left out. Every block is checked against the ranges, and a new program is made if it
 * leaves them. Draws in which the quick calculation of an operation may be wrong in its last digit are calculated again exactly.
 * Results depend only on the draw, not on blocks, ranges, executor or machine.
 */
import type { Outcome } from '../messages/problem.js';
import type { ErrorCode } from '../formula/values/value.js';
import { codeOfNumber, DOUBT, NO_ERROR } from './codes.js';
import { ColumnExecutor } from './columnExecutor.js';
import { countColumns, countFixed, type Equations } from './equations.js';
import { evaluateNodes } from './evaluateNodes.js';
import type { Executor, Run } from './executor.js';
import type { Node } from './graph.js';
import { PAIR, SINGLE } from './lanes.js';
import { lowerEquations, type Lowered, type OutputKind } from './lowerEquations.js';
import { MachineExecutor } from './machineExecutor.js';
import { Assumptions } from './assumptions.js';
import { gatherDoubts } from './doubts.js';
import { findVarying, rebuild } from './rebuild.js';
import { createMemory, hasVectors, type Memory } from './webassembly.js';

export interface KernelOptions {
  /**
   * `machine`: WebAssembly with vectors, which must be there; `single`: WebAssembly, one draw at a time; `columns`: plain
   * JavaScript. By default, the fastest that is allowed. A function creates a custom executor.
   */
  readonly executor?:
    'machine' | 'single' | 'columns' | ((inputs: number, outputs: number, blockSize: number) => Executor);
  /** Largest number of draws in a block; by default it depends on the size of the model. Results do not depend on it. */
  readonly blockSize?: number;
  /** A memory to run in instead of a new one; only one kernel at a time may use it. */
  readonly memory?: Memory;
}

interface Block {
  /** By output, one value per draw; valid until the next `run`. Conditions are 1 and 0. */
  readonly values: readonly Float64Array[];
  /**
   * Error codes by output; an element is undefined if no draw can have an error, and the whole is undefined if no draw has one.
   */
  readonly codes: readonly (Float64Array | undefined)[] | undefined;
}

/** Largest number of nodes in the graph of all equations; about 2 GB of program. */
const MOST_NODES = 4_000_000;
/** Bytes that the columns of a block may take together, so that they fit into the processor's cache. */
const BLOCK_BYTES = 640 * 1024;
const MOST_BLOCK = 2048;
const LEAST_BLOCK = 32;

export function compileKernel(equations: Equations, options: KernelOptions = {}): Outcome<Kernel> {
  const lowered = lowerEquations(equations, MOST_NODES);
  if (lowered === undefined) {
    const args = { limit: MOST_NODES };
    return {
      ok: false,
      problems: [{ code: 'kernel.tooLarge', severity: 'error', place: { table: 'model' }, args }],
    };
  }
  return {
    ok: true,
    value: new Kernel(lowered, countColumns(equations), countFixed(equations), options, equations.limits),
    problems: [],
  };
}

export class Kernel {
  readonly kinds: readonly OutputKind[];
  private readonly executor: Executor;
  private readonly varying: Uint8Array;
  private readonly steadyNodes: readonly Node[];
  private readonly varyingNodes: readonly Node[];
  /** Values of the nodes that do not vary, by node. */
  private readonly steady: Float64Array;
  private fixedValues: Float64Array;
  private readonly assumptions: Assumptions;
  private isLoaded = false;
  /** Whether `steady` is up to date with the fixed values. */
  private isSteady = false;
  /** Set once many draws were found to be in doubt. */
  private expectsZeros = false;
  private uniforms: readonly Node[] = [];

  constructor(
    private readonly lowered: Lowered,
    /** Columns of draws. */
    readonly columns: number,
    /** Values that `bind` takes. */
    readonly fixed: number,
    options: KernelOptions,
    limits: Equations['limits'] = [],
  ) {
    const { graph } = lowered.builder;
    this.kinds = lowered.outputs.map(({ kind }) => kind);
    this.executor = createExecutor(this.columns, lowered.outputs.length, options);
    this.varying = findVarying(graph);
    const live = graph.reachable(lowered.outputs.flatMap(({ value, code }) => [value, code]));
    const nodes = Array.from({ length: graph.size }, (_, node) => node).filter((node) => live[node] === 1);
    this.steadyNodes = nodes.filter((node) => this.varying[node] === 0);
    this.varyingNodes = nodes.filter((node) => this.varying[node] === 1);
    this.steady = new Float64Array(graph.size);
    this.fixedValues = new Float64Array(this.fixed);
    this.assumptions = new Assumptions(graph, this.columns, limits, this.steady);
  }

  get blockSize(): number {
    return this.executor.blockSize;
  }

  /** Columns to fill before `run`; ask again for every block. */
  inputs(): readonly Float64Array[] {
    return this.executor.inputs();
  }

  /** Sets the values of the parameters that do not vary, by index; finite numbers. */
  bind(values: ArrayLike<number>): void {
    this.fixedValues = Float64Array.from(values);
    if (values.length < this.fixed)
      throw new Error(`${this.fixed} fixed values needed, not ${values.length}`);
    this.isSteady = false;
    if (!this.isLoaded) return;
    this.evaluateSteady();
    if (this.assumptions.holdForSteady()) this.executor.setUniforms(this.uniformValues());
    else this.isLoaded = false;
  }

  /** Calculates the nodes that do not vary from the fixed values. */
  private evaluateSteady(): void {
    if (this.isSteady) return;
    const { graph } = this.lowered.builder;
    evaluateNodes(graph, this.steadyNodes, this.steady, { inputs: [], uniforms: this.fixedValues });
    this.isSteady = true;
  }

  /** Calculates draws 0 to count - 1 of the columns; finite numbers. */
  run(count: number): Block {
    if (!(count >= 1 && count <= this.blockSize))
      throw new Error(`${count} draws in a block of ${this.blockSize}`);
    const { executor } = this;
    const { hasCodes, doubts } = this.runWithin(count);
    const values = executor.values();
    if (!hasCodes && doubts === undefined) return { values, codes: undefined };
    const codes = [...executor.codes()];
    this.settle(values, codes, doubts, count);
    return { values, codes };
  }

  /** Runs a program that is valid for the draws of this block. */
  private runWithin(count: number): Run {
    const { executor, assumptions } = this;
    if (this.isLoaded) {
      const run = executor.run(count);
      if (run.isWithin) return run;
    }
    assumptions.widen(executor.inputs(), count);
    this.load();
    const run = executor.run(count);
    if (!run.isWithin) throw new Error('draws outside the ranges just taken from them');
    return run;
  }

  private load(): void {
    this.evaluateSteady();
    const { graph } = this.lowered.builder;
    const builder = this.executor.createBuilder(this.expectsZeros);
    this.assumptions.restart();
    const known = (node: Node) => this.assumptions.knownOf(node);
    const made = rebuild(graph, this.lowered.outputs, this.varying, this.assumptions.columns, known, builder);
    this.uniforms = made.uniforms;
    this.executor.load({
      builder,
      columns: this.assumptions.checked(),
      ...gatherDoubts(builder, made.outputs),
      uniforms: this.uniformValues(),
    });
    this.isLoaded = true;
  }

  private uniformValues(): Float64Array {
    return Float64Array.from(this.uniforms, (node) => this.steady[node] as number);
  }

  /** Calculates draws in doubt again, and sets the value to NaN in draws with an error. */
  private settle(
    values: readonly Float64Array[],
    codes: (Float64Array | undefined)[],
    doubts: Float64Array | undefined,
    count: number,
  ): void {
    const again = new Set<number>();
    for (let draw = 0; draw < count; draw++) if (doubts !== undefined && doubts[draw] !== 0) again.add(draw);
    codes.forEach((column, output) => {
      const numbers = values[output];
      if (column === undefined || numbers === undefined) return;
      for (let draw = 0; draw < count; draw++) {
        const code = column[draw];
        if (code === NO_ERROR) continue;
        numbers[draw] = NaN;
        if (code === DOUBT) again.add(draw);
      }
    });
    for (const draw of again) this.recalculate(draw, values, codes);
    if (!this.expectsZeros && again.size > 1 && again.size > count / 64) {
      this.expectsZeros = true;
      this.isLoaded = false;
    }
  }

  private recalculate(
    draw: number,
    values: readonly Float64Array[],
    codes: (Float64Array | undefined)[],
  ): void {
    const { builder, outputs } = this.lowered;
    const inputs = this.executor.inputs().map((column) => column[draw] as number);
    const exact = this.steady;
    evaluateNodes(builder.graph, this.varyingNodes, exact, { inputs, uniforms: this.fixedValues });
    outputs.forEach(({ value, code }, output) => {
      const numbers = values[output];
      if (numbers === undefined) return;
      const found = exact[code] as number;
      numbers[draw] = found === NO_ERROR ? (exact[value] as number) + 0 : NaN;
      if (found !== NO_ERROR) codes[output] ??= new Float64Array(this.blockSize);
      const column = codes[output];
      if (column !== undefined) column[draw] = found;
    });
  }
}

/**
 * The error of an output (from 0) in a draw (from 0) of a block; undefined if there is a value, or a text, whose value is NaN.
 */
export function errorAt({ codes }: Block, output: number, draw: number): ErrorCode | undefined {
  return codeOfNumber(codes?.[output]?.[draw] ?? NO_ERROR);
}

function createExecutor(inputs: number, outputs: number, options: KernelOptions): Executor {
  const blockSize = options.blockSize ?? chooseBlockSize(inputs + outputs);
  if (!(Number.isInteger(blockSize) && blockSize >= 1)) throw new Error(`no block of ${blockSize} draws`);
  if (typeof options.executor === 'function') return options.executor(inputs, outputs, blockSize);
  const memory = options.executor === 'columns' ? undefined : (options.memory ?? createMemory(1));
  if (memory === undefined) return new ColumnExecutor(inputs, blockSize);
  // Callers that choose `machine` know that vectors are supported: finding out costs more than a short program.
  const hasPairs = options.executor === 'machine' || (options.executor !== 'single' && hasVectors());
  const lanes = hasPairs ? PAIR : SINGLE;
  return new MachineExecutor(memory, lanes, inputs, outputs, blockSize);
}

function chooseBlockSize(columns: number): number {
  const fitting = BLOCK_BYTES / (8 * Math.max(1, columns));
  return Math.min(MOST_BLOCK, Math.max(LEAST_BLOCK, 2 ** Math.floor(Math.log2(fitting))));
}
