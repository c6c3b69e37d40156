/**
 * Reads JSON text with the place of every value, which JSON.parse does not keep.
 *
 * In: a text by RFC 8259. Out: a tree of nodes with offsets, or the first error and its offset. A name given twice in one object
 * is an error: one of the two values would be lost silently.
 */

export type JsonNode =
  | {
      readonly kind: 'object';
      readonly members: readonly JsonMember[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'array';
      readonly items: readonly JsonNode[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'scalar';
      readonly value: string | number | boolean | null;
      readonly start: number;
      readonly end: number;
    };

interface JsonMember {
  readonly name: string;
  /** Offset of the name's opening quote. */
  readonly at: number;
  readonly node: JsonNode;
}

export interface JsonFault {
  readonly at: number;
  readonly expected: 'value' | 'name' | 'colon' | 'commaOrEnd' | 'string' | 'end' | 'otherName' | 'lessDepth';
}

type JsonReading = { readonly node: JsonNode } | { readonly fault: JsonFault };

/** Largest depth: deeper than any model, and far from exhausting the stack. */
const DEEPEST = 200;
const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
/** Characters that end a run of plain characters in a string. JSON forbids bare control characters there. */
// eslint-disable-next-line no-control-regex
const END_OF_RUN = /["\\\u0000-\u001f]/g;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Thrown inside this file only, to leave the recursion at the first error. */
class Fault extends Error {
  constructor(readonly fault: JsonFault) {
    super(fault.expected);
  }
}

export function parseJson(text: string): JsonReading {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  try {
    const node = readValue(text, skip(text, start), 0);
    const end = skip(text, node.end);
    return end < text.length ? { fault: { at: end, expected: 'end' } } : { node };
  } catch (thrown) {
    if (thrown instanceof Fault) return { fault: thrown.fault };
    throw thrown;
  }
}

/** The value without its places, as JSON.parse gives it. */
export function plainValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'array':
      return node.items.map(plainValue);
    case 'object':
      return Object.fromEntries(node.members.map(({ name, node: value }) => [name, plainValue(value)]));
  }
}

/** The value of a member of an object node; undefined if there is none. */
export function member(node: JsonNode, name: string): JsonNode | undefined {
  return node.kind === 'object' ? node.members.find((candidate) => candidate.name === name)?.node : undefined;
}

export interface LineAndColumn {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/** A function from offsets to line and column; the text is scanned only once. */
export function lineFinder(text: string): (offset: number) => LineAndColumn {
  /** Offsets at which lines start, ascending; calculated when first needed. */
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    // The last line that starts at or before the offset.
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** Line and column of one offset; for several of one text use `lineFinder`. */
export function lineAndColumn(text: string, offset: number): LineAndColumn {
  return lineFinder(text)(offset);
}

/**
 * Offset in the file of the `index`th character of a string node: escapes such as \n or \u4e2d take more
 * than one character of the file.
 */
export function offsetInString(text: string, node: JsonNode, index: number): number {
  let at = node.start + 1;
  for (let done = 0; done < index && at < node.end - 1; done += 1)
    at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
  return at;
}

function readValue(text: string, at: number, depth: number): JsonNode {
  if (depth > DEEPEST) throw new Fault({ at, expected: 'lessDepth' });
  if (text[at] === '{') return readObject(text, at, depth);
  if (text[at] === '[') return readArray(text, at, depth);
  if (text[at] === '"') {
    const [value, end] = readString(text, at, 'string');
    return { kind: 'scalar', value, start: at, end };
  }
  const word = match(WORD, text, at);
  if (word !== undefined) {
    const value = word === 'null' ? null : word === 'true';
    return { kind: 'scalar', value, start: at, end: at + word.length };
  }
  const number = match(NUMBER, text, at);
  if (number === undefined) throw new Fault({ at, expected: 'value' });
  return { kind: 'scalar', value: Number(number), start: at, end: at + number.length };
}

function readObject(text: string, start: number, depth: number): JsonNode {
  const members: JsonMember[] = [];
  const names = new Set<string>();
  let at = skip(text, start + 1);
  if (text[at] === '}') return { kind: 'object', members, start, end: at + 1 };
  for (;;) {
    const [name, nameEnd] = readString(text, at, 'name');
    if (names.has(name)) throw new Fault({ at, expected: 'otherName' });
    names.add(name);
    const colon = skip(text, nameEnd);
    if (text[colon] !== ':') throw new Fault({ at: colon, expected: 'colon' });
    const node = readValue(text, skip(text, colon + 1), depth + 1);
    members.push({ name, at, node });
    at = skip(text, node.end);
    if (text[at] === '}') return { kind: 'object', members, start, end: at + 1 };
    if (text[at] !== ',') throw new Fault({ at, expected: 'commaOrEnd' });
    at = skip(text, at + 1);
  }
}

function readArray(text: string, start: number, depth: number): JsonNode {
  const items: JsonNode[] = [];
  let at = skip(text, start + 1);
  if (text[at] === ']') return { kind: 'array', items, start, end: at + 1 };
  for (;;) {
    const node = readValue(text, at, depth + 1);
    items.push(node);
    at = skip(text, node.end);
    if (text[at] === ']') return { kind: 'array', items, start, end: at + 1 };
    if (text[at] !== ',') throw new Fault({ at, expected: 'commaOrEnd' });
    at = skip(text, at + 1);
  }
}

function readString(text: string, at: number, expected: 'string' | 'name'): readonly [string, number] {
  const end = text[at] === '"' ? endOfString(text, at) : undefined;
  if (end === undefined) throw new Fault({ at, expected: text[at] === '"' ? 'string' : expected });
  return [JSON.parse(text.slice(at, end)) as string, end];
}

/** Offset after the closing quote; undefined if the string is not valid. Long runs need no more stack than short ones. */
function endOfString(text: string, start: number): number | undefined {
  const ends = new RegExp(END_OF_RUN.source, 'g');
  for (let at = start + 1; ;) {
    ends.lastIndex = at;
    const found = ends.exec(text);
    if (found === null) return undefined;
    if (found[0] === '"') return found.index + 1;
    const escape = found[0] === '\\' ? match(ESCAPE, text, found.index) : undefined;
    if (escape === undefined) return undefined;
    at = found.index + escape.length;
  }
}

function skip(text: string, at: number): number {
  return at + (match(SPACE, text, at)?.length ?? 0);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  const sticky = new RegExp(pattern.source, 'y');
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0];
}
