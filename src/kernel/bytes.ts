/** Writes the binary format of WebAssembly: numbers in LEB128, sections, functions. Source: WebAssembly Core Specification 2.0, chapter 5. */

const TYPE = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;
export type ValueType = keyof typeof TYPE;

/** Instructions by name; those with `fd` have the prefix of vector instructions. */
export const INSTRUCTION = {
  loop: 0x03,
  end: 0x0b,
  brIf: 0x0d,
  select: 0x1b,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  f64Load: 0x2b,
  i32Store: 0x36,
  f64Store: 0x39,
  i32Const: 0x41,
  i64Const: 0x42,
  f64Const: 0x44,
  i32Eqz: 0x45,
  i32LtU: 0x49,
  f64Eq: 0x61,
  f64Lt: 0x63,
  f64Le: 0x65,
  i32Add: 0x6a,
  i32And: 0x71,
  i32Or: 0x72,
  i64Add: 0x7c,
  i64And: 0x83,
  i64Or: 0x84,
  i64Shl: 0x86,
  i64ShrU: 0x88,
  f64Abs: 0x99,
  f64Neg: 0x9a,
  f64Floor: 0x9c,
  f64Trunc: 0x9d,
  f64Sqrt: 0x9f,
  f64Add: 0xa0,
  f64Sub: 0xa1,
  f64Mul: 0xa2,
  f64Div: 0xa3,
  f64Min: 0xa4,
  f64Max: 0xa5,
  f64ConvertI32: 0xb7,
  i64Reinterpret: 0xbd,
  f64Reinterpret: 0xbf,
} as const;

export const VECTOR_INSTRUCTION = {
  load: 0x00,
  load64Splat: 0x0a,
  store: 0x0b,
  constant: 0x0c,
  f64Eq: 0x47,
  f64Lt: 0x49,
  f64Le: 0x4b,
  not: 0x4d,
  and: 0x4e,
  or: 0x50,
  bitselect: 0x52,
  f64Floor: 0x75,
  f64Trunc: 0x7a,
  i64Shl: 0xcb,
  i64ShrU: 0xcd,
  i64Add: 0xce,
  f64Abs: 0xec,
  f64Neg: 0xed,
  f64Sqrt: 0xef,
  f64Add: 0xf0,
  f64Sub: 0xf1,
  f64Mul: 0xf2,
  f64Div: 0xf3,
  f64PMin: 0xf6,
  f64PMax: 0xf7,
} as const;

/** A growing sequence of bytes. */
export class Bytes {
  private buffer = new Uint8Array(4096);
  private used = 0;

  get length(): number {
    return this.used;
  }

  view(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.used);
  }

  byte(value: number): void {
    if (this.used === this.buffer.length) this.grow(1);
    this.buffer[this.used++] = value;
  }

  bytes(values: Uint8Array): void {
    if (this.used + values.length > this.buffer.length) this.grow(values.length);
    this.buffer.set(values, this.used);
    this.used += values.length;
  }

  op(name: keyof typeof INSTRUCTION): void {
    this.byte(INSTRUCTION[name]);
  }

  vector(name: keyof typeof VECTOR_INSTRUCTION): void {
    this.byte(0xfd);
    this.unsigned(VECTOR_INSTRUCTION[name]);
  }

  /** Writes a whole number 0 to 2^32 - 1 in LEB128. */
  unsigned(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** Writes a signed 64-bit number in LEB128, as the operand of `i64.const`. */
  signed(value: bigint): void {
    let rest = BigInt.asIntN(64, value);
    for (;;) {
      const low = Number(rest & 127n);
      rest >>= 7n;
      const isLast = (rest === 0n && (low & 64) === 0) || (rest === -1n && (low & 64) !== 0);
      this.byte(isLast ? low : low + 128);
      if (isLast) return;
    }
  }

  float(value: number): void {
    this.bytes(new Uint8Array(new Float64Array([value]).buffer));
  }

  /** Writes an access to a local variable: `op` is get, set or tee. */
  local(op: 'localGet' | 'localSet' | 'localTee', index: number): void {
    this.op(op);
    this.unsigned(index);
  }

  /** Writes alignment (8 bytes: 3, 16 bytes: 4) and offset of a load or store. */
  place(alignment: 3 | 4, offset: number): void {
    this.byte(alignment);
    this.unsigned(offset);
  }

  text(value: string): void {
    const units = [...value].map((letter) => letter.charCodeAt(0));
    this.unsigned(units.length);
    units.forEach((unit) => this.byte(unit));
  }

  section(id: number, content: Bytes): void {
    this.byte(id);
    this.unsigned(content.length);
    this.bytes(content.view());
  }

  private grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.used + more));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

export interface FunctionBody {
  /** Local variables other than the parameter, in groups of one type. */
  readonly locals: readonly { readonly count: number; readonly type: ValueType }[];
  readonly code: Bytes;
}

/**
 * A module that imports the memory `kernel.memory` and exports functions `f0`, `f1`, … of one i32 without result.
 * `code` of a body must end with `end`.
 */
export function writeModule(functions: readonly FunctionBody[]): Uint8Array<ArrayBuffer> {
  const types = new Bytes();
  types.unsigned(1);
  [0x60, 1, TYPE.i32, 0].forEach((byte) => types.byte(byte));

  const imports = new Bytes();
  imports.unsigned(1);
  imports.text('kernel');
  imports.text('memory');
  [0x02, 0x00].forEach((byte) => imports.byte(byte));
  imports.unsigned(1);

  const declared = new Bytes();
  declared.unsigned(functions.length);
  functions.forEach(() => declared.unsigned(0));

  const exported = new Bytes();
  exported.unsigned(functions.length);
  functions.forEach((_, i) => {
    exported.text(`f${i}`);
    exported.byte(0x00);
    exported.unsigned(i);
  });

  const code = new Bytes();
  code.unsigned(functions.length);
  for (const { locals, code: body } of functions) {
    const head = new Bytes();
    head.unsigned(locals.length);
    for (const { count, type } of locals) {
      head.unsigned(count);
      head.byte(TYPE[type]);
    }
    code.unsigned(head.length + body.length);
    code.bytes(head.view());
    code.bytes(body.view());
  }

  const whole = new Bytes();
  [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00].forEach((byte) => whole.byte(byte));
  whole.section(1, types);
  whole.section(2, imports);
  whole.section(3, declared);
  whole.section(7, exported);
  whole.section(10, code);
  return whole.view();
}
