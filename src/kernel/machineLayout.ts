/**
 * The layout of a program in the memory of its WebAssembly module.
 *
 * In bytes from the start: columns of inputs, of values and of codes (the frame, the same for all programs of a kernel); then
 * tables of constants, uniforms and bounds of inputs, the reports of the functions, and columns that pass values between
 * functions or to calls outside. A column holds one double per draw.
 */
import type { Program } from './executor.js';
import type { Node } from './graph.js';
import type { Layout } from './machineCode.js';

export interface Frame {
  readonly start: number;
  readonly columnBytes: number;
  readonly inputs: number;
  readonly outputs: number;
}

/** An output that is a constant, a uniform or an input: addresses to copy from and to. */
export interface Plain {
  readonly from: number;
  readonly to: number;
  readonly isColumn: boolean;
  /** Whether the caller may write into the column because of errors: it is then filled again for every block. */
  readonly isCoded: boolean;
}

export interface Placed {
  readonly constantTable: number;
  readonly uniformTable: number;
  /** Three doubles for each column of inputs: low, high, least. */
  readonly boundsTable: number;
  /** 32 bytes for each function. */
  readonly reports: number;
  readonly plain: readonly Plain[];
  readonly end: number;
  columnOf(node: Node): number | undefined;
  sharedOf(node: Node): number;
  layoutOf(slice: number): Layout;
}

export function placeProgram(
  { builder, outputs, doubt, columns, uniforms }: Program,
  calls: readonly Node[],
  slices: readonly (readonly Node[])[],
  frame: Frame,
): Placed {
  const { graph } = builder;
  const { start, columnBytes } = frame;
  const constantTable = start + (frame.inputs + 2 * frame.outputs) * columnBytes;
  const uniformTable = constantTable + graph.constants.length * 8;
  const boundsTable = uniformTable + uniforms.length * 8;
  const reports = Math.ceil((boundsTable + columns.length * 24) / 16) * 16;
  let end = Math.ceil((reports + slices.length * 32) / 64) * 64;

  const column = new Map<Node, number>();
  const copies = new Map<Node, number[]>();
  const plain: Plain[] = [];
  const scratch = (node: Node): void => {
    if (column.has(node)) return;
    column.set(node, end);
    end += columnBytes;
  };
  const sharedOf = (node: Node): number =>
    (graph.operations[node] === 'constant' ? constantTable : uniformTable) +
    8 * (graph.first[node] as number);

  for (let node = 0; node < graph.size; node++) {
    if (graph.operations[node] === 'input')
      column.set(node, start + (graph.first[node] as number) * columnBytes);
  }
  const sliceOf = new Map<Node, number>();
  slices.forEach((nodes, i) => nodes.forEach((node) => sliceOf.set(node, i)));
  for (const node of calls) {
    scratch(node);
    scratch(graph.node('callCode', node));
    graph.eachOperand(node, (operand) => {
      if (sliceOf.has(operand)) scratch(operand);
    });
  }
  const deliver = (node: Node, to: number, isCoded: boolean): void => {
    const own = column.get(node);
    if (!sliceOf.has(node))
      plain.push({ from: own ?? sharedOf(node), to, isColumn: own !== undefined, isCoded });
    else if (own !== undefined) copies.set(node, [...(copies.get(node) ?? []), to]);
    else column.set(node, to);
  };
  const watched = new Set<Node>([doubt]);
  const base = start + frame.inputs * columnBytes;
  outputs.forEach(({ value, code }, i) => {
    const isCoded = builder.valueOf(code) !== 0;
    deliver(value, base + i * columnBytes, isCoded);
    if (!isCoded) return;
    deliver(code, base + (frame.outputs + i) * columnBytes, false);
    watched.add(code);
  });
  if (sliceOf.has(doubt)) scratch(doubt);
  for (const [node, slice] of sliceOf) {
    graph.eachOperand(node, (operand) => {
      const from = sliceOf.get(operand);
      if (from !== undefined && from !== slice) scratch(operand);
    });
  }

  const boundsOf = (node: Node): ReturnType<Layout['boundsOf']> => {
    if (graph.operations[node] !== 'input') return undefined;
    const index = graph.first[node] as number;
    const range = columns[index];
    if (range === undefined) return undefined;
    const hasLeast = range.low <= 0 && range.high >= 0 && range.low < range.high;
    return { address: boundsTable + 24 * index, hasLeast };
  };
  const columnOf = (node: Node): number | undefined => column.get(node);
  return {
    constantTable,
    uniformTable,
    boundsTable,
    reports,
    plain,
    end,
    columnOf,
    sharedOf,
    layoutOf: (slice) => ({
      columnOf,
      copiesOf: (node) => copies.get(node) ?? [],
      boundsOf,
      isWatched: (node) => watched.has(node) && sliceOf.get(node) === slice,
      report: reports + 32 * slice,
      sharedOf,
    }),
  };
}
