/**
 * The part of WebAssembly that the kernel uses. Declared here because the core is compiled without the types of a
 * browser or of Node, both of which have it; the security policy of a page may forbid it.
 */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface Instance {
  readonly exports: Readonly<Record<string, unknown>>;
}

declare const WebAssembly:
  | {
      readonly Memory: new (descriptor: { readonly initial: number; readonly maximum?: number }) => Memory;
      readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
      readonly Instance: new (
        module: object,
        imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
      ) => Instance;
      validate(bytes: Uint8Array<ArrayBuffer>): boolean;
    }
  | undefined;

export type { Memory };

export const PAGE = 65536;

export type Step = (bytes: number) => void;

/** A memory of some pages; undefined where WebAssembly is missing or forbidden. */
export function createMemory(pages: number): Memory | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    // A policy that forbids WebAssembly forbids compiling, so an empty module is compiled as a test.
    new WebAssembly.Module(new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]));
    return new WebAssembly.Memory({ initial: pages });
  } catch {
    return undefined;
  }
}

/** The functions f0, f1, … of a module that imports the memory. */
export function instantiate(bytes: Uint8Array<ArrayBuffer>, memory: Memory): readonly Step[] {
  if (typeof WebAssembly === 'undefined') throw new Error('WebAssembly has gone');
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { kernel: { memory } });
  return Object.keys(exports).map((_, i) => exports[`f${i}`] as Step);
}

/** Whether vectors of two doubles are supported. */
export function hasVectors(): boolean {
  // (module (func (result v128) i32.const 0 i8x16.splat))
  const trial = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
  ];
  return typeof WebAssembly !== 'undefined' && WebAssembly.validate(new Uint8Array(trial));
}
