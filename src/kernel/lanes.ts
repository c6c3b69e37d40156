/**
 * One operation of the graph as instructions of WebAssembly, for one draw at a time or for two side by side.
 *
 * In: operands on the stack. Out: the result on the stack. A condition is an i32 for one draw, and all ones or zeros in each half of
 * a vector for two. Sums, products, roots and comparisons are IEEE 754's in both, so both give the same bits.
 */
import type { Bytes, INSTRUCTION, ValueType, VECTOR_INSTRUCTION } from './bytes.js';
import type { Operation } from './graph.js';

export type Emitted = Exclude<
  Operation,
  | 'constant'
  | 'input'
  | 'uniform'
  | 'call'
  | 'callCode'
  | 'flush'
  | 'exp'
  | 'ln'
  | 'log10'
  | 'power'
  | 'remainder'
  | 'whole'
  | 'wholeToZero'
  | 'round'
  | 'negligibleSum'
  | 'doubtNegligible'
  | 'excelLess'
  | 'excelEqual'
  | 'finite'
  | 'doubtEqual'
  | 'doubtWhole'
  | 'doubtRound'
  | 'doubtLn'
  | 'doubtPower'
  | 'doubtRemainder'
>;

export interface Lanes {
  /** Draws side by side. */
  readonly width: 1 | 2;
  readonly number: ValueType;
  readonly condition: ValueType;
  /** The order in which an operation needs its operands on the stack. */
  readonly order: (operation: Emitted) => 'given' | 'swapped' | 'testLast';
  emit(code: Bytes, operation: Emitted): void;
  /**
   * Loads a column's value at the address on the stack plus `offset`; conditions are stored so that JavaScript reads FALSE as 0.
   */
  load(code: Bytes, offset: number, kind: 'number' | 'condition'): void;
  store(code: Bytes, offset: number, kind: 'number' | 'condition'): void;
  /** TRUE in all lanes. */
  yes(code: Bytes): void;
  zero(code: Bytes): void;
  /** Stores a condition as a mask at the address on the stack plus `offset`: FALSE is 0 in every 32-bit word. */
  storeMask(code: Bytes, offset: number): void;
  /** Loads a double from a table into all lanes. */
  loadShared(code: Bytes, address: number): void;
}

/** 1.5 2^52: added to a whole number it leaves that number in the lowest bits. */
const TO_LOWEST_BITS = 6755399441055744;
const TWO_52_BITS = 0x4330000000000000n;
const ONE_BITS = 0x3ff0000000000000n;
const FRACTION_BITS = 0x000fffffffffffffn;
/** 2^52 and the bias of exponents. */
const EXPONENT_OFFSET = 4503599627370496 + 1023;

/** Operations that are one instruction. */
type Direct = Exclude<Emitted, 'powerOfTwo' | 'exponent' | 'mantissa'>;

const SINGLE_INSTRUCTIONS: Readonly<Record<Direct, keyof typeof INSTRUCTION>> = {
  add: 'f64Add',
  subtract: 'f64Sub',
  multiply: 'f64Mul',
  divide: 'f64Div',
  min: 'f64Min',
  max: 'f64Max',
  negate: 'f64Neg',
  abs: 'f64Abs',
  sqrt: 'f64Sqrt',
  floor: 'f64Floor',
  trunc: 'f64Trunc',
  select: 'select',
  less: 'f64Lt',
  atMost: 'f64Le',
  equal: 'f64Eq',
  and: 'i32And',
  or: 'i32Or',
  not: 'i32Eqz',
};

const PAIR_INSTRUCTIONS: Readonly<Record<Direct, keyof typeof VECTOR_INSTRUCTION>> = {
  add: 'f64Add',
  subtract: 'f64Sub',
  multiply: 'f64Mul',
  divide: 'f64Div',
  min: 'f64PMin',
  max: 'f64PMax',
  negate: 'f64Neg',
  abs: 'f64Abs',
  sqrt: 'f64Sqrt',
  floor: 'f64Floor',
  trunc: 'f64Trunc',
  select: 'bitselect',
  less: 'f64Lt',
  atMost: 'f64Le',
  equal: 'f64Eq',
  and: 'and',
  or: 'or',
  not: 'not',
};

export const SINGLE: Lanes = {
  width: 1,
  number: 'f64',
  condition: 'i32',
  order: (operation) => (operation === 'select' ? 'testLast' : 'given'),
  load(code, offset, kind) {
    code.op('f64Load');
    code.place(3, offset);
    if (kind === 'number') return;
    this.zero(code);
    code.op('f64Eq');
    code.op('i32Eqz');
  },
  store(code, offset, kind) {
    if (kind === 'condition') code.op('f64ConvertI32');
    code.op('f64Store');
    code.place(3, offset);
  },
  yes(code) {
    code.op('i32Const');
    code.byte(1);
  },
  zero(code) {
    code.op('f64Const');
    code.float(0);
  },
  storeMask(code, offset) {
    code.op('i32Store');
    code.byte(2);
    code.unsigned(offset);
  },
  loadShared(code, address) {
    code.op('i32Const');
    code.byte(0);
    code.op('f64Load');
    code.place(3, address);
  },
  emit(code, operation) {
    switch (operation) {
      case 'powerOfTwo':
        withDouble(code, TO_LOWEST_BITS, 'f64Add');
        code.op('i64Reinterpret');
        withBits(code, 52n, 'i64Shl');
        withBits(code, ONE_BITS, 'i64Add');
        code.op('f64Reinterpret');
        return;
      case 'exponent':
        code.op('i64Reinterpret');
        withBits(code, 52n, 'i64ShrU');
        withBits(code, TWO_52_BITS, 'i64Or');
        code.op('f64Reinterpret');
        withDouble(code, EXPONENT_OFFSET, 'f64Sub');
        return;
      case 'mantissa':
        code.op('i64Reinterpret');
        withBits(code, FRACTION_BITS, 'i64And');
        withBits(code, ONE_BITS, 'i64Or');
        code.op('f64Reinterpret');
        return;
      default:
        code.op(SINGLE_INSTRUCTIONS[operation]);
    }
  },
};

function withDouble(code: Bytes, value: number, op: 'f64Add' | 'f64Sub'): void {
  code.op('f64Const');
  code.float(value);
  code.op(op);
}

function withBits(
  code: Bytes,
  value: bigint,
  op: 'i64Shl' | 'i64ShrU' | 'i64Add' | 'i64And' | 'i64Or',
): void {
  code.op('i64Const');
  code.signed(value);
  code.op(op);
}

export const PAIR: Lanes = {
  width: 2,
  number: 'v128',
  condition: 'v128',
  // pmin and pmax return their first operand if neither is smaller; min and max of the graph return the second.
  order: (operation) =>
    operation === 'select' ? 'testLast' : operation === 'min' || operation === 'max' ? 'swapped' : 'given',
  load(code, offset) {
    code.vector('load');
    code.place(4, offset);
  },
  store(code, offset) {
    code.vector('store');
    code.place(4, offset);
  },
  yes: (code) => pairOfBits(code, -1n),
  zero: (code) => pairOfBits(code, 0n),
  storeMask(code, offset) {
    code.vector('store');
    code.place(4, offset);
  },
  loadShared(code, address) {
    code.op('i32Const');
    code.byte(0);
    code.vector('load64Splat');
    code.place(3, address);
  },
  emit(code, operation) {
    switch (operation) {
      case 'powerOfTwo':
        pairOf(code, TO_LOWEST_BITS);
        code.vector('f64Add');
        shiftPair(code, 'i64Shl');
        pairOfBits(code, ONE_BITS);
        code.vector('i64Add');
        return;
      case 'exponent':
        shiftPair(code, 'i64ShrU');
        pairOfBits(code, TWO_52_BITS);
        code.vector('or');
        pairOf(code, EXPONENT_OFFSET);
        code.vector('f64Sub');
        return;
      case 'mantissa':
        pairOfBits(code, FRACTION_BITS);
        code.vector('and');
        pairOfBits(code, ONE_BITS);
        code.vector('or');
        return;
      default:
        code.vector(PAIR_INSTRUCTIONS[operation]);
    }
  },
};

function pairOf(code: Bytes, value: number): void {
  code.vector('constant');
  code.float(value);
  code.float(value);
}

function pairOfBits(code: Bytes, value: bigint): void {
  const half = new Uint8Array(new BigInt64Array([value]).buffer);
  code.vector('constant');
  code.bytes(half);
  code.bytes(half);
}

function shiftPair(code: Bytes, op: 'i64Shl' | 'i64ShrU'): void {
  code.op('i32Const');
  code.byte(52);
  code.vector(op);
}
