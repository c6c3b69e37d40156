/**
 * Compiles a stage of a graph to functions of WebAssembly: each runs a slice of the nodes over the draws of a block.
 *
 * A node that is used once is calculated on the stack where it is used. A node that is used again within its slice is kept in a
 * local variable. A node that another slice, an outside call or the caller reads is stored in its column of the memory.
 * The functions take the length of a column in bytes; columns hold one double per draw.
 */
import { Bytes, type FunctionBody } from './bytes.js';
import { OPERATIONS, type Graph, type Node } from './graph.js';
import type { Emitted, Lanes } from './lanes.js';

/** Addresses in the memory, in bytes. */
export interface Layout {
  /** Column of a node that is stored, or of an input; undefined for others. */
  columnOf(node: Node): number | undefined;
  /** Further columns that a node is stored in. */
  copiesOf(node: Node): readonly number[];
  /** Address of the bounds of a column of inputs: low, high, and the least size if they lie on both sides of 0. */
  boundsOf(node: Node): { readonly address: number; readonly hasLeast: boolean } | undefined;
  /** Whether the function must report that the node was not 0 (or TRUE) in any draw. */
  isWatched(node: Node): boolean;
  /** Address of the function's report: whether all inputs were within their bounds, and the watched nodes. */
  readonly report: number;
  /** Address of the value of a constant or uniform node. */
  sharedOf(node: Node): number;
}

/**
 * Number of nodes in one function. Short loops over a block keep their values in registers and their few columns in the nearest
 * cache: they were measured to be an eighth faster than one loop over all nodes, and the engine optimises them sooner.
 */
const SLICE = 60;
/** Deeper nesting of operands is avoided by a local variable. */
const DEEPEST = 100;

export function sliceNodes(nodes: readonly Node[]): readonly (readonly Node[])[] {
  return Array.from({ length: Math.ceil(nodes.length / SLICE) }, (_, i) =>
    nodes.slice(i * SLICE, (i + 1) * SLICE),
  );
}

/** The WebAssembly function of a slice of nodes. */
export function writeFunction(
  graph: Graph,
  nodes: readonly Node[],
  layout: Layout,
  lanes: Lanes,
): FunctionBody {
  return new FunctionWriter(graph, nodes, layout, lanes).write();
}

const LENGTH = 0;
const PLACE = 1;
const WITHIN = 2;
const SEEN = 3;
const FIRST = 4;

class FunctionWriter {
  private readonly code = new Bytes();
  private readonly uses = new Map<Node, number>();
  private readonly locals = new Map<Node, number>();
  private readonly numbers: Node[] = [];
  private readonly conditions: Node[] = [];
  private readonly mine: ReadonlySet<Node>;
  /** Nodes whose variables have been set. */
  private readonly written = new Set<Node>();

  constructor(
    private readonly graph: Graph,
    private readonly nodes: readonly Node[],
    private readonly layout: Layout,
    private readonly lanes: Lanes,
  ) {
    this.mine = new Set(nodes);
  }

  write(): FunctionBody {
    this.count();
    const { code, lanes } = this;
    lanes.yes(code);
    code.local('localSet', WITHIN);
    code.op('loop');
    code.byte(0x40);
    for (const node of this.nodes) if (this.isRoot(node)) this.writeRoot(node);
    // place += width * 8; repeat while place < length
    code.local('localGet', PLACE);
    code.op('i32Const');
    code.byte(8 * this.lanes.width);
    code.op('i32Add');
    code.local('localTee', PLACE);
    code.local('localGet', LENGTH);
    code.op('i32LtU');
    code.op('brIf');
    code.byte(0);
    code.op('end');
    for (const [local, address] of [
      [WITHIN, this.layout.report] as const,
      [SEEN, this.layout.report + 16] as const,
    ]) {
      code.op('i32Const');
      code.byte(0);
      code.local('localGet', local);
      lanes.storeMask(code, address);
    }
    code.op('end');
    return {
      locals: [
        { count: 1, type: 'i32' },
        { count: 2, type: this.lanes.condition },
        { count: this.numbers.length, type: this.lanes.number },
        { count: this.conditions.length, type: this.lanes.condition },
      ],
      code,
    };
  }

  /** Counts uses and decides which nodes get a variable; variables of numbers come first. */
  private count(): void {
    const depth = new Map<Node, number>();
    const forced = new Set<Node>();
    for (const node of this.nodes) {
      let deepest = 0;
      this.graph.eachOperand(node, (operand) => {
        this.uses.set(operand, (this.uses.get(operand) ?? 0) + 1);
        deepest = Math.max(deepest, depth.get(operand) ?? 0);
      });
      depth.set(node, deepest + 1);
      if (deepest + 1 >= DEEPEST) {
        forced.add(node);
        depth.set(node, 0);
      }
    }
    for (const [node, uses] of this.uses) {
      const isChecked = this.layout.boundsOf(node) !== undefined;
      const isStored = this.mine.has(node) && this.isStored(node);
      if (uses > 1 || isChecked || isStored || forced.has(node)) this.addVariable(node);
    }
    for (const node of this.nodes) {
      const isReadAgain = this.layout.copiesOf(node).length > 0 || this.layout.isWatched(node);
      if (!this.uses.has(node) && isReadAgain) this.addVariable(node);
    }
    [...this.numbers, ...this.conditions].forEach((node, i) => this.locals.set(node, FIRST + i));
  }

  private addVariable(node: Node): void {
    (this.isCondition(node) ? this.conditions : this.numbers).push(node);
  }

  private isRoot(node: Node): boolean {
    return this.locals.has(node) || this.isStored(node);
  }

  private isStored(node: Node): boolean {
    return (
      this.layout.isWatched(node) ||
      this.layout.columnOf(node) !== undefined ||
      this.layout.copiesOf(node).length > 0
    );
  }

  private isCondition(node: Node): boolean {
    return this.kindOf(node) === 'condition';
  }

  private kindOf(node: Node): 'number' | 'condition' {
    return OPERATIONS[this.graph.operations[node] ?? 'constant'].gives;
  }

  private writeRoot(node: Node): void {
    const { code, layout, lanes } = this;
    const column = layout.columnOf(node);
    const places = [...(column === undefined ? [] : [column]), ...layout.copiesOf(node)];
    const local = this.locals.get(node);
    const [only] = places;
    if (local === undefined && only !== undefined && places.length === 1 && !layout.isWatched(node)) {
      code.local('localGet', PLACE);
      this.writeCalculation(node);
      lanes.store(code, only, this.kindOf(node));
      return;
    }
    if (local === undefined)
      throw new Error(`node ${node} is stored ${places.length} times and has no variable`);
    this.writeCalculation(node);
    code.local('localSet', local);
    this.written.add(node);
    if (layout.isWatched(node)) this.watch(local, this.kindOf(node));
    for (const place of places) {
      code.local('localGet', PLACE);
      code.local('localGet', local);
      lanes.store(code, place, this.kindOf(node));
    }
  }

  private writeValue(node: Node): void {
    const { code, lanes } = this;
    const operation = this.graph.operations[node];
    const local = this.locals.get(node);
    if (local !== undefined && this.written.has(node)) {
      code.local('localGet', local);
      return;
    }
    if (operation === 'constant' || operation === 'uniform') {
      lanes.loadShared(code, this.layout.sharedOf(node));
      if (local === undefined) return;
      code.local('localTee', local);
      this.written.add(node);
      return;
    }
    if (this.mine.has(node)) {
      if (local !== undefined) throw new Error(`node ${node} is used before it is calculated`);
      this.writeCalculation(node);
      return;
    }
    const column = this.layout.columnOf(node);
    if (column === undefined) throw new Error(`node ${node} of another function has no column`);
    code.local('localGet', PLACE);
    lanes.load(code, column, this.kindOf(node));
    if (local === undefined) return;
    code.local('localTee', local);
    this.written.add(node);
    const bounds = this.layout.boundsOf(node);
    if (bounds !== undefined) this.checkBounds(local, bounds.address, bounds.hasLeast);
  }

  /** Does not change the stack. */
  private checkBounds(local: number, address: number, hasLeast: boolean): void {
    const { code, lanes } = this;
    const check = (write: () => void): void => {
      write();
      code.local('localGet', WITHIN);
      lanes.emit(code, 'and');
      code.local('localSet', WITHIN);
    };
    check(() => {
      lanes.loadShared(code, address);
      code.local('localGet', local);
      lanes.emit(code, 'atMost');
    });
    check(() => {
      code.local('localGet', local);
      lanes.loadShared(code, address + 8);
      lanes.emit(code, 'atMost');
    });
    if (!hasLeast) return;
    check(() => {
      lanes.loadShared(code, address + 16);
      code.local('localGet', local);
      lanes.emit(code, 'abs');
      lanes.emit(code, 'atMost');
      code.local('localGet', local);
      lanes.zero(code);
      lanes.emit(code, 'equal');
      lanes.emit(code, 'or');
    });
  }

  private watch(local: number, kind: 'number' | 'condition'): void {
    const { code, lanes } = this;
    code.local('localGet', local);
    if (kind === 'number') {
      lanes.zero(code);
      lanes.emit(code, 'equal');
      lanes.emit(code, 'not');
    }
    code.local('localGet', SEEN);
    lanes.emit(code, 'or');
    code.local('localSet', SEEN);
  }

  private writeCalculation(node: Node): void {
    const operation = this.graph.operations[node] as Emitted;
    const operands: Node[] = [];
    this.graph.eachOperand(node, (operand) => operands.push(operand));
    const [first, ...rest] = operands;
    if (first === undefined) throw new Error(`"${operation}" is no machine operation`);
    switch (this.lanes.order(operation)) {
      case 'given':
        operands.forEach((operand) => this.writeValue(operand));
        break;
      case 'swapped':
        [...operands].reverse().forEach((operand) => this.writeValue(operand));
        break;
      case 'testLast':
        [...rest, first].forEach((operand) => this.writeValue(operand));
        break;
    }
    this.lanes.emit(this.code, operation);
  }
}
