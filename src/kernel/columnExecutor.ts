/**
 * Runs a graph with plain JavaScript, a column of numbers for every node: used if WebAssembly is not allowed.
 *
 * Every operation is calculated exactly, so no draw is ever in doubt. Columns are reused once their values are no longer needed.
 */
import { Builder } from './builder.js';
import { hasAny, planStages, type Executor, type Program, type Run, type Stage } from './executor.js';
import type { Graph, Node } from './graph.js';
import type { Range } from './range.js';
import { calculate, SMALLEST, type Calculated } from './semantics.js';

interface Loaded {
  readonly graph: Graph;
  readonly stages: readonly Stage[];
  readonly columns: readonly (Float64Array | undefined)[];
  /** By output: the column of the program, and the column returned, which the caller may change. */
  readonly values: readonly Copy[];
  readonly codes: readonly (Copy | undefined)[];
  readonly uniforms: readonly Node[];
  readonly ranges: readonly (Range | undefined)[];
}

interface Copy {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

export class ColumnExecutor implements Executor {
  private readonly inputColumns: readonly Float64Array[];
  private loaded: Loaded | undefined;

  constructor(
    inputs: number,
    readonly blockSize: number,
  ) {
    this.inputColumns = Array.from({ length: inputs }, () => new Float64Array(blockSize));
  }

  createBuilder(): Builder {
    return new Builder();
  }

  inputs(): readonly Float64Array[] {
    return this.inputColumns;
  }

  load(program: Program): void {
    const { builder, outputs, uniforms } = program;
    const { graph } = builder;
    const stages = planStages(program);
    const columns = this.placeColumns(
      graph,
      stages,
      outputs.flatMap(({ value, code }) => [value, code]),
    );
    const column = (node: Node): Float64Array => {
      const found = columns[node];
      if (found === undefined) throw new Error(`node ${node} has no column`);
      return found;
    };
    const copyOf = (node: Node): Copy => ({ from: column(node), to: new Float64Array(this.blockSize) });
    const uniformNodes: Node[] = [];
    for (let node = 0; node < graph.size; node++) {
      if (graph.operations[node] === 'constant')
        columns[node]?.fill(graph.constants[graph.first[node] as number] as number);
      if (graph.operations[node] === 'uniform') uniformNodes.push(node);
    }
    this.loaded = {
      graph,
      stages,
      columns,
      values: outputs.map(({ value }) => copyOf(value)),
      codes: outputs.map(({ code }) => (builder.valueOf(code) === 0 ? undefined : copyOf(code))),
      uniforms: uniformNodes,
      ranges: program.columns,
    };
    this.setUniforms(uniforms);
  }

  setUniforms(values: Float64Array): void {
    const { graph, columns, uniforms } = this.ready();
    for (const node of uniforms) columns[node]?.fill(values[graph.first[node] as number] as number);
  }

  /** Exact calculation has no draws in doubt. */
  run(count: number): Run {
    const { graph, stages, columns, values, codes, ranges } = this.ready();
    const isWithin = ranges.every(
      (range, i) => range === undefined || isColumnWithin(this.inputColumns[i] ?? NONE, count, range),
    );
    if (!isWithin) return { isWithin, hasCodes: false, doubts: undefined };
    for (const { nodes, calls } of stages) {
      for (const node of nodes) calculateColumn(graph, node, columns, count);
      for (const node of calls) callColumn(graph, node, columns, count);
    }
    // Adding 0 turns -0 into 0.
    for (const { from, to } of values) for (let i = 0; i < count; i++) to[i] = (from[i] as number) + 0;
    for (const copy of codes) copy?.to.set(copy.from.subarray(0, count));
    return {
      isWithin,
      hasCodes: codes.some((copy) => copy !== undefined && hasAny(copy.to, count)),
      doubts: undefined,
    };
  }

  values(): readonly Float64Array[] {
    return this.ready().values.map(({ to }) => to);
  }

  codes(): readonly (Float64Array | undefined)[] {
    return this.ready().codes.map((copy) => copy?.to);
  }

  private ready(): Loaded {
    if (this.loaded === undefined) throw new Error('no program loaded');
    return this.loaded;
  }

  /** Assigns a column to every live node; `kept` nodes, leaves and results of calls keep theirs to the end. */
  private placeColumns(
    graph: Graph,
    stages: readonly Stage[],
    kept: readonly Node[],
  ): (Float64Array | undefined)[] {
    const columns: (Float64Array | undefined)[] = [];
    const last = new Int32Array(graph.size).fill(-1);
    const order = stages.flatMap(({ nodes, calls }) => [...nodes, ...calls]);
    order.forEach((node, i) => graph.eachOperand(node, (operand) => (last[operand] = i)));
    for (const node of kept) last[node] = order.length;
    const free: Float64Array[] = [];
    const fresh = (): Float64Array => new Float64Array(this.blockSize);
    for (let node = 0; node < graph.size; node++) {
      const operation = graph.operations[node];
      if (operation === 'input') columns[node] = this.inputColumns[graph.first[node] as number] ?? fresh();
      const isUsed = (last[node] as number) >= 0;
      if (isUsed && (operation === 'constant' || operation === 'uniform' || operation === 'callCode'))
        columns[node] = fresh();
    }
    order.forEach((node, i) => {
      columns[node] ??= free.pop() ?? fresh();
      const operands = new Set<Node>();
      graph.eachOperand(node, (operand) => operands.add(operand));
      for (const operand of operands) {
        const column = columns[operand];
        const isFixed = ['constant', 'uniform', 'input', 'call', 'callCode'].includes(
          graph.operations[operand] ?? '',
        );
        if (last[operand] === i && !isFixed && column !== undefined) free.push(column);
      }
    });
    return columns;
  }
}

/** An infinite `least` means that a column contains only 0. */
function isColumnWithin(column: Float64Array, count: number, { low, high, least }: Range): boolean {
  for (let i = 0; i < count; i++) {
    const value = column[i] as number;
    if (!(value >= low && value <= high) || (value !== 0 && Math.abs(value) < least)) return false;
  }
  return true;
}

type Columns = readonly (Float64Array | undefined)[];
const NONE = new Float64Array(0);

function calculateColumn(graph: Graph, node: Node, columns: Columns, count: number): void {
  const operation = graph.operations[node] as Calculated;
  const [first, second, third] = [
    graph.first[node] as Node,
    graph.second[node] as Node,
    graph.third[node] as Node,
  ];
  const out = columns[node] ?? NONE;
  const x = columns[first] ?? NONE;
  const y = columns[second] ?? NONE;
  if (operation === 'select') selectColumn(out, x, y, columns[third] ?? NONE, count);
  else if (operation === 'round')
    for (let i = 0; i < count; i++) out[i] = calculate('round', x[i] as number, second, third);
  else (LOOPS[operation] ?? loopOf(operation))(out, x, y, count);
}

type Loop = (out: Float64Array, x: Float64Array, y: Float64Array, count: number) => void;

function selectColumn(
  out: Float64Array,
  test: Float64Array,
  yes: Float64Array,
  no: Float64Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[i] = (test[i] === 0 ? no[i] : yes[i]) as number;
}

/** The most common operations as separate loops, which engines compile to fast code; they are defined in semantics.ts. */
const LOOPS: Readonly<Partial<Record<Calculated, Loop>>> = {
  add(out, x, y, count) {
    for (let i = 0; i < count; i++) out[i] = (x[i] as number) + (y[i] as number);
  },
  subtract(out, x, y, count) {
    for (let i = 0; i < count; i++) out[i] = (x[i] as number) - (y[i] as number);
  },
  multiply(out, x, y, count) {
    for (let i = 0; i < count; i++) out[i] = (x[i] as number) * (y[i] as number);
  },
  divide(out, x, y, count) {
    for (let i = 0; i < count; i++) out[i] = (x[i] as number) / (y[i] as number);
  },
  negate(out, x, _, count) {
    for (let i = 0; i < count; i++) out[i] = -(x[i] as number);
  },
  abs(out, x, _, count) {
    for (let i = 0; i < count; i++) out[i] = Math.abs(x[i] as number);
  },
  flush(out, x, _, count) {
    for (let i = 0; i < count; i++) out[i] = Math.abs(x[i] as number) < SMALLEST ? 0 : (x[i] as number);
  },
  finite(out, x, _, count) {
    for (let i = 0; i < count; i++) out[i] = Math.abs(x[i] as number) <= Number.MAX_VALUE ? 1 : 0;
  },
  less(out, x, y, count) {
    for (let i = 0; i < count; i++) out[i] = (x[i] as number) < (y[i] as number) ? 1 : 0;
  },
  equal(out, x, y, count) {
    for (let i = 0; i < count; i++) out[i] = x[i] === y[i] ? 1 : 0;
  },
  and(out, x, y, count) {
    for (let i = 0; i < count; i++) out[i] = x[i] !== 0 && y[i] !== 0 ? 1 : 0;
  },
  or(out, x, y, count) {
    for (let i = 0; i < count; i++) out[i] = x[i] !== 0 || y[i] !== 0 ? 1 : 0;
  },
  not(out, x, _, count) {
    for (let i = 0; i < count; i++) out[i] = x[i] === 0 ? 1 : 0;
  },
  doubtEqual: (out, _, __, count) => out.fill(0, 0, count),
  doubtNegligible: (out, _, __, count) => out.fill(0, 0, count),
  /** Sums of at least this fraction of the larger operand are certainly not negligible. */
  negligibleSum(out, x, y, count) {
    for (let i = 0; i < count; i++) {
      const [a, b] = [x[i] as number, y[i] as number];
      const isClear = Math.abs(a + b) > 2 ** -48 * Math.max(Math.abs(a), Math.abs(b));
      out[i] = isClear ? 0 : calculate('negligibleSum', a, b, 0);
    }
  },
};

function loopOf(operation: Calculated): Loop {
  return (out, x, y, count) => {
    for (let i = 0; i < count; i++) out[i] = calculate(operation, x[i] as number, y[i] as number, 0);
  };
}

/** Makes an outside call in each draw; its error codes are stored for the node that reads them, if there is one. */
export function callColumn(graph: Graph, node: Node, columns: Columns, count: number): void {
  const call = graph.calls[graph.first[node] as number];
  if (call === undefined) throw new Error(`node ${node} calls nothing`);
  const out = columns[node];
  const codes = columns[graph.node('callCode', node)];
  const args = call.args.map((argument) => columns[argument] ?? NONE);
  const values = new Float64Array(args.length);
  const code = new Uint8Array(1);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < args.length; k++) values[k] = (args[k] as Float64Array)[i] as number;
    code[0] = 0;
    const value = call.run(values, code);
    if (out !== undefined) out[i] = value;
    if (codes !== undefined) codes[i] = code[0];
  }
}
