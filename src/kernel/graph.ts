/**
 * The kernel's intermediate representation: a graph of primitive calculations without loops or branches.
 *
 * A node is a number (0, 1, 2, …); its operands are nodes with smaller numbers, so ascending order is an order of calculation.
 * Equal nodes are one node (hash consing). A node gives a double or a condition; conditions kept in doubles are 0 and 1. The
 * exact meaning of each operation is in semantics.ts.
 */

/** `first`, `second` and `third` are nodes unless stated otherwise. */
export const OPERATIONS = {
  /** first: index into `constants`. */
  constant: { operands: 0, gives: 'number' },
  /** first: column of inputs, one value per draw. */
  input: { operands: 0, gives: 'number' },
  /** first: index of a value that is the same in all draws, calculated before them. */
  uniform: { operands: 0, gives: 'number' },
  add: { operands: 2, gives: 'number' },
  subtract: { operands: 2, gives: 'number' },
  multiply: { operands: 2, gives: 'number' },
  divide: { operands: 2, gives: 'number' },
  min: { operands: 2, gives: 'number' },
  max: { operands: 2, gives: 'number' },
  negate: { operands: 1, gives: 'number' },
  abs: { operands: 1, gives: 'number' },
  sqrt: { operands: 1, gives: 'number' },
  floor: { operands: 1, gives: 'number' },
  trunc: { operands: 1, gives: 'number' },
  /** 0 for numbers that are too small for Excel. */
  flush: { operands: 1, gives: 'number' },
  exp: { operands: 1, gives: 'number' },
  ln: { operands: 1, gives: 'number' },
  log10: { operands: 1, gives: 'number' },
  power: { operands: 2, gives: 'number' },
  /** Excel's INT and whole part: on fifteen digits. */
  whole: { operands: 1, gives: 'number' },
  wholeToZero: { operands: 1, gives: 'number' },
  /** Like JavaScript's %. */
  remainder: { operands: 2, gives: 'number' },
  /** second: decimals, -15 to 15; third: index into ROUNDING_MODES. */
  round: { operands: 1, gives: 'number' },
  /** first: condition. */
  select: { operands: 3, gives: 'number' },
  /** first: index into `calls`. */
  call: { operands: 0, gives: 'number' },
  /** first: a `call` node; gives the error code of the call, or 0. */
  callCode: { operands: 1, gives: 'number' },
  less: { operands: 2, gives: 'condition' },
  atMost: { operands: 2, gives: 'condition' },
  equal: { operands: 2, gives: 'condition' },
  /** As Excel compares: on fifteen digits. */
  excelLess: { operands: 2, gives: 'condition' },
  excelEqual: { operands: 2, gives: 'condition' },
  /** Whether a sum is so small that it becomes 0 as the last step of a formula. */
  negligibleSum: { operands: 2, gives: 'condition' },
  finite: { operands: 1, gives: 'condition' },
  and: { operands: 2, gives: 'condition' },
  or: { operands: 2, gives: 'condition' },
  not: { operands: 1, gives: 'condition' },
  /**
   * Whether the quick calculation of an operation may be wrong. FALSE by definition; executors that calculate quickly calculate
   * the condition instead, and the draws in doubt are then calculated exactly.
   */
  doubtEqual: { operands: 2, gives: 'condition' },
  doubtNegligible: { operands: 2, gives: 'condition' },
  doubtWhole: { operands: 1, gives: 'condition' },
  doubtRound: { operands: 1, gives: 'condition' },
  doubtLn: { operands: 1, gives: 'condition' },
  doubtPower: { operands: 2, gives: 'condition' },
  doubtRemainder: { operands: 2, gives: 'condition' },
  // Only after lowering to machine operations (machineBuilder.ts):
  /** 2^k of a whole k, -1022 to 1023. */
  powerOfTwo: { operands: 1, gives: 'number' },
  /** k of x = 2^k m, m in [1, 2), x normal and positive. */
  exponent: { operands: 1, gives: 'number' },
  mantissa: { operands: 1, gives: 'number' },
} as const satisfies Record<
  string,
  { readonly operands: 0 | 1 | 2 | 3; readonly gives: 'number' | 'condition' }
>;

export type Operation = keyof typeof OPERATIONS;
const CODES: ReadonlyMap<Operation, number> = new Map(
  (Object.keys(OPERATIONS) as Operation[]).map((key, i) => [key, i]),
);

/** Index of a node in its graph. */
export type Node = number;

export const ROUNDING_MODES = ['half', 'fromZero', 'toZero'] as const;

/** A calculation outside the graph, made in every draw: from the values of nodes to a number and an error code. */
export interface OutsideCall {
  readonly args: readonly Node[];
  /** The value; `code[0]` receives the code of the error, 0 for none. */
  run(values: ArrayLike<number>, code: Uint8Array): number;
}

export class Graph {
  readonly operations: Operation[] = [];
  readonly first: number[] = [];
  readonly second: number[] = [];
  readonly third: number[] = [];
  readonly constants: number[] = [];
  readonly calls: OutsideCall[] = [];
  private readonly constantNodes = new Map<number, Node>();
  /** Hash table with open addressing: node + 1, or 0 if free. Its length is a power of two. */
  private table = new Int32Array(1024);

  get size(): number {
    return this.operations.length;
  }

  constant(value: number): Node {
    const known = this.constantNodes.get(value);
    if (known !== undefined) return known;
    const node = this.node('constant', this.constants.push(value === 0 ? 0 : value) - 1);
    this.constantNodes.set(value, node);
    return node;
  }

  /** The value of a constant node; undefined for others. */
  constantOf(node: Node): number | undefined {
    return this.operations[node] === 'constant' ? this.constants[this.first[node] as number] : undefined;
  }

  call(call: OutsideCall): Node {
    return this.node('call', this.calls.push(call) - 1);
  }

  node(operation: Operation, first = 0, second = 0, third = 0): Node {
    if (this.size * 2 >= this.table.length) this.grow();
    const mask = this.table.length - 1;
    let place = hash(CODES.get(operation) as number, first, second, third) & mask;
    for (;;) {
      const found = (this.table[place] as number) - 1;
      if (found < 0) break;
      const same =
        this.operations[found] === operation &&
        this.first[found] === first &&
        this.second[found] === second &&
        this.third[found] === third;
      if (same) return found;
      place = (place + 1) & mask;
    }
    const node = this.operations.push(operation) - 1;
    this.first.push(first);
    this.second.push(second);
    this.third.push(third);
    this.table[place] = node + 1;
    return node;
  }

  /** Calls `visit` with every node that a node is calculated from, first operand first. */
  eachOperand(node: Node, visit: (operand: Node) => void): void {
    const operation = this.operations[node] as Operation;
    if (operation === 'call') {
      this.calls[this.first[node] as number]?.args.forEach(visit);
      return;
    }
    const { operands } = OPERATIONS[operation];
    if (operands > 0) visit(this.first[node] as number);
    if (operands > 1) visit(this.second[node] as number);
    if (operands > 2) visit(this.third[node] as number);
  }

  /** For every node, 1 if one of `roots` is calculated from it, else 0. */
  reachable(roots: Iterable<Node>): Uint8Array {
    const live = new Uint8Array(this.size);
    for (const root of roots) live[root] = 1;
    for (let node = this.size - 1; node >= 0; node--) {
      if (live[node] === 1) this.eachOperand(node, (operand) => (live[operand] = 1));
    }
    return live;
  }

  private grow(): void {
    this.table = new Int32Array(this.table.length * 2);
    const mask = this.table.length - 1;
    for (let node = 0; node < this.size; node++) {
      const code = CODES.get(this.operations[node] as Operation) as number;
      let place =
        hash(code, this.first[node] as number, this.second[node] as number, this.third[node] as number) &
        mask;
      while (this.table[place] !== 0) place = (place + 1) & mask;
      this.table[place] = node + 1;
    }
  }
}

function hash(a: number, b: number, c: number, d: number): number {
  let h = Math.imul(a + 0x9e3779b9, 0x85ebca6b) ^ b;
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ c;
  h = Math.imul(h ^ (h >>> 13), 0x27d4eb2f) ^ d;
  h = Math.imul(h ^ (h >>> 16), 0x165667b1);
  return h ^ (h >>> 15);
}
