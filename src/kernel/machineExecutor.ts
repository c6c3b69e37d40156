/**
 * Runs a graph as WebAssembly, which is generated in memory.
 */
import { writeModule } from './bytes.js';
import { callColumn } from './columnExecutor.js';
import { hasAny, planStages, type Executor, type Program, type Run } from './executor.js';
import type { Graph, Node } from './graph.js';
import type { Lanes } from './lanes.js';
import { MachineBuilder } from './machineBuilder.js';
import { sliceNodes, writeFunction } from './machineCode.js';
import { placeProgram, type Frame, type Placed, type Plain } from './machineLayout.js';
import { ANYTHING } from './range.js';
import { instantiate, PAGE, type Memory, type Step } from './webassembly.js';

/** Bytes before the first column. */
const START = 64;
const CACHE_LINE = 64;

interface Loaded {
  readonly placed: Placed;
  readonly steps: readonly ((bytes: number, count: number) => void)[];
  readonly functions: number;
  readonly coded: readonly boolean[];
  /** Error codes of calls to the outside: columns of the memory. */
  readonly calledCodes: readonly number[];
  /**
   * Whether an output has an error code in all draws; for codes that follow from the fixed values this depends on those values.
   */
  readonly hasConstantCode: boolean;
  readonly uniformCodes: readonly number[];
  readonly doubts: number | 'always' | 'never';
}

/** Typed arrays over the memory, created again when it grows. */
interface Windows {
  readonly buffer: ArrayBuffer;
  readonly words: Int32Array;
  readonly inputs: readonly Float64Array[];
  readonly values: readonly Float64Array[];
  readonly codes: readonly Float64Array[];
}

export class MachineExecutor implements Executor {
  private loaded: Loaded | undefined;
  private readonly frame: Frame;
  private windows: Windows;
  /** Whether an output has an error code in every draw. */
  private hasFixedCode = false;

  constructor(
    private readonly memory: Memory,
    private readonly lanes: Lanes,
    inputs: number,
    outputs: number,
    readonly blockSize: number,
  ) {
    // One cache line more than a power of two: otherwise all columns would compete for the same lines of the cache.
    const columnBytes = Math.ceil((blockSize * 8) / CACHE_LINE) * CACHE_LINE + CACHE_LINE;
    this.frame = { start: START, columnBytes, inputs, outputs };
    this.reserve(START + (inputs + 2 * outputs) * columnBytes);
    this.windows = this.openWindows();
  }

  createBuilder(expectsZeros: boolean): MachineBuilder {
    return new MachineBuilder(expectsZeros);
  }

  inputs(): readonly Float64Array[] {
    return this.window().inputs;
  }

  values(): readonly Float64Array[] {
    return this.window().values;
  }

  codes(): readonly (Float64Array | undefined)[] {
    const { coded } = this.ready();
    return this.window().codes.map((column, i) => (coded[i] === true ? column : undefined));
  }

  load(program: Program): void {
    const { builder, outputs, doubt, uniforms } = program;
    const { graph } = builder;
    const stages = planStages(program);
    const slices = stages.map(({ nodes }) => sliceNodes(nodes));
    const calls = stages.flatMap((stage) => stage.calls);
    const placed = placeProgram(program, calls, slices.flat(), this.frame);
    const functions = slices
      .flat()
      .map((nodes, i) => writeFunction(graph, nodes, placed.layoutOf(i), this.lanes));
    this.reserve(placed.end);
    new Float64Array(this.memory.buffer, placed.constantTable, graph.constants.length).set(graph.constants);
    const bounds = program.columns.flatMap(({ low, high, least } = ANYTHING) => [low, high, least]);
    new Float64Array(this.memory.buffer, placed.boundsTable, bounds.length).set(bounds);

    const compiled = functions.length === 0 ? [] : [...instantiate(writeModule(functions), this.memory)];
    const steps = stages.flatMap((stage, i) => [
      ...(slices[i] ?? []).map((): Step => compiled.shift() ?? stop),
      ...stage.calls.map((node) => (_: number, count: number) => this.call(graph, node, placed, count)),
    ]);
    const codes = outputs.map(({ code }) => code);
    this.loaded = {
      placed,
      steps,
      functions: functions.length,
      coded: codes.map((code) => builder.valueOf(code) !== 0),
      calledCodes: codes.flatMap((code) =>
        graph.operations[code] === 'callCode' ? (placed.columnOf(code) ?? []) : [],
      ),
      hasConstantCode: codes.some((code) => (builder.valueOf(code) ?? 0) !== 0),
      uniformCodes: codes.flatMap((code) =>
        graph.operations[code] === 'uniform' ? (graph.first[code] as number) : [],
      ),
      doubts:
        builder.valueOf(doubt) === undefined
          ? (placed.columnOf(doubt) ?? 'always')
          : builder.valueOf(doubt) === 0
            ? 'never'
            : 'always',
    };
    this.setUniforms(uniforms);
  }

  setUniforms(values: Float64Array): void {
    const { placed, hasConstantCode, uniformCodes } = this.ready();
    new Float64Array(this.memory.buffer, placed.uniformTable, values.length).set(values);
    this.hasFixedCode = hasConstantCode || uniformCodes.some((index) => values[index] !== 0);
    for (const copy of placed.plain) if (!copy.isColumn) this.fill(copy, this.blockSize);
  }

  run(count: number): Run {
    const { steps, placed } = this.ready();
    const bytes = Math.ceil(count / this.lanes.width) * this.lanes.width * 8;
    if (bytes > count * 8) for (const column of this.inputs()) column[count] = column[count - 1] ?? 0;
    for (const step of steps) step(bytes, count);
    for (const copy of placed.plain) {
      if (copy.isColumn) new Uint8Array(this.memory.buffer).copyWithin(copy.to, copy.from, copy.from + bytes);
      else if (copy.isCoded) this.fill(copy, count);
    }
    return this.report(count);
  }

  /**
   * Combines the reports of the functions: 32 bytes each, whether inputs were within bounds, and whether there was an error code
   * or a doubt.
   */
  private report(count: number): Run {
    const { placed, functions, calledCodes, doubts } = this.ready();
    const { words } = this.window();
    const isYes = (word: number): boolean => words[word] !== 0;
    let isWithin = true;
    let hasSeen = false;
    for (let i = 0; i < functions; i++) {
      const word = (placed.reports + 32 * i) / 4;
      isWithin &&=
        isYes(word) && (this.lanes.width === 1 || (isYes(word + 1) && isYes(word + 2) && isYes(word + 3)));
      hasSeen ||=
        isYes(word + 4) ||
        (this.lanes.width === 2 && (isYes(word + 5) || isYes(word + 6) || isYes(word + 7)));
    }
    const hasCalled = calledCodes.some((address) => hasAny(this.columnAt(address), count));
    return {
      isWithin,
      hasCodes: hasSeen || hasCalled || this.hasFixedCode,
      doubts:
        doubts === 'always'
          ? new Float64Array(count).fill(1)
          : hasSeen && doubts !== 'never'
            ? this.columnAt(doubts)
            : undefined,
    };
  }

  private fill({ from, to }: Plain, count: number): void {
    const [value = 0] = new Float64Array(this.memory.buffer, from, 1);
    new Float64Array(this.memory.buffer, to, count).fill(value);
  }

  private columnAt(address: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, this.blockSize + (this.blockSize % 2));
  }

  private call(graph: Graph, node: Node, placed: Placed, count: number): void {
    const columns: (Float64Array | undefined)[] = [];
    const find = (operand: Node): void => {
      const address = placed.columnOf(operand);
      if (address !== undefined) columns[operand] = this.columnAt(address);
      else
        columns[operand] = new Float64Array(count).fill(
          new Float64Array(this.memory.buffer, placed.sharedOf(operand), 1)[0] ?? 0,
        );
    };
    graph.eachOperand(node, find);
    find(node);
    const code = graph.node('callCode', node);
    if (placed.columnOf(code) !== undefined) find(code);
    callColumn(graph, node, columns, count);
  }

  private window(): Windows {
    if (this.windows.buffer !== this.memory.buffer) this.windows = this.openWindows();
    return this.windows;
  }

  private openWindows(): Windows {
    const { start, columnBytes, inputs, outputs } = this.frame;
    const columns = (first: number, count: number): readonly Float64Array[] =>
      Array.from({ length: count }, (_, i) => this.columnAt(start + (first + i) * columnBytes));
    const { buffer } = this.memory;
    return {
      buffer,
      words: new Int32Array(buffer),
      inputs: columns(0, inputs),
      values: columns(inputs, outputs),
      codes: columns(inputs + outputs, outputs),
    };
  }

  private reserve(bytes: number): void {
    const missing = bytes - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
  }

  private ready(): Loaded {
    if (this.loaded === undefined) throw new Error('no program loaded');
    return this.loaded;
  }
}

function stop(): never {
  throw new Error('a slice has no function');
}
