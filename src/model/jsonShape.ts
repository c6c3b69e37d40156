/**
 * Checks a JSON tree against an expected shape, and returns it as typed data.
 *
 * In: a node and a report. Out: the value, or undefined after at least one problem was reported with line
 * and column. A shape is a function, and shapes are composed: `list(object({ key: text }))`. Reading continues after a problem,
 * so that all problems are reported at once.
 */
import type { Place, Problem } from '../messages/problem.js';
import { lineFinder, type JsonNode, type LineAndColumn } from './json.js';

export type Shape<T> = (node: JsonNode, report: ShapeReport) => T | undefined;

/** A field that may be missing; made by `optional`. */
interface OptionalShape<T> {
  readonly optional: Shape<T>;
}

type Field<T, K extends keyof T> = undefined extends T[K]
  ? OptionalShape<Exclude<T[K], undefined>>
  : Shape<T[K]>;

/** A shape for every field of T; optional ones for optional fields. */
type Fields<T> = { readonly [K in keyof T]-?: Field<T, K> };

/** Collects problems, each at the line and column of the node it is about. */
export class ShapeReport {
  readonly problems: Problem[] = [];

  private readonly lineOf: (offset: number) => LineAndColumn;

  constructor(
    text: string,
    private readonly file: string,
  ) {
    this.lineOf = lineFinder(text);
  }

  add(code: Problem['code'], offset: number, args: Problem['args']): void {
    const place: Place = { file: this.file, ...this.lineOf(offset) };
    this.problems.push({ code, severity: 'error', place, args });
  }
}

const anyText = scalar((value) => typeof value === 'string', 'model.notText');

/** A text; its lines end with a line feed, as in a cell, whatever line ends the file has. */
export const text: Shape<string> = (node, report) => anyText(node, report)?.replace(/\r\n?/g, '\n');

export const number = scalar(
  (value): value is number => typeof value === 'number' && Number.isFinite(value),
  'model.notNumber',
);

export const boolean = scalar((value) => typeof value === 'boolean', 'model.notBoolean');

/** A calendar year. */
export const year = scalar(
  (value): value is number => typeof value === 'number' && isYear(value),
  'model.notAYear',
);

/** A text, number or boolean; `code` is the code of the problem if it is something else. */
export function scalar<T extends string | number | boolean>(
  isRight: (value: unknown) => value is T,
  code: Problem['code'],
): Shape<T> {
  return (node, report) => {
    if (node.kind === 'scalar' && isRight(node.value)) return node.value;
    report.add(code, node.start, { found: excerpt(node) });
    return undefined;
  };
}

/** One of a few texts. */
export function oneOf<T extends string>(choices: readonly T[]): Shape<T> {
  return (node, report) => {
    const found = choices.find((choice) => node.kind === 'scalar' && node.value === choice);
    if (found === undefined)
      report.add('model.choice', node.start, { found: excerpt(node), choices: choices.join('  ') });
    return found;
  };
}

/** A list of items of one shape. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return (node, report) => {
    if (node.kind !== 'array') {
      report.add('model.notList', node.start, { found: excerpt(node) });
      return undefined;
    }
    const items = node.items.map((child) => item(child, report));
    return items.every((child) => child !== undefined) ? items : undefined;
  };
}

/** An object whose names are keys of a table, or years. */
export function record<T>(value: Shape<T>, names: 'keys' | 'years'): Shape<Readonly<Record<string, T>>> {
  return (node, report) => {
    if (node.kind !== 'object') {
      report.add('model.notObject', node.start, { found: excerpt(node) });
      return undefined;
    }
    const entries = node.members.map((child) => {
      if (names === 'years' && !(/^\d{4}$/.test(child.name) && isYear(Number(child.name))))
        report.add('model.notAYear', child.at, { found: child.name });
      return [child.name, value(child.node, report)] as const;
    });
    const good = entries.flatMap(([name, child]) => (child === undefined ? [] : [[name, child] as const]));
    return good.length === entries.length ? Object.fromEntries(good) : undefined;
  };
}

/** A field that may be missing. */
export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { optional: shape };
}

/** An object with exactly these fields. `refused` names the problems of other fields that need a sentence of their own. */
export function object<T>(
  fields: Fields<T>,
  refused: Readonly<Partial<Record<string, Problem['code']>>> = {},
): Shape<T> {
  const names = Object.keys(fields);
  return (node, report) => {
    if (node.kind !== 'object') {
      report.add('model.notObject', node.start, { found: excerpt(node) });
      return undefined;
    }
    const before = report.problems.length;
    for (const { name, at } of node.members)
      if (!names.includes(name))
        report.add((Object.hasOwn(refused, name) ? refused[name] : undefined) ?? 'model.unknownField', at, {
          name,
          names: names.join(' '),
        });
    const result: Record<string, unknown> = {};
    for (const [name, field] of Object.entries<Shape<unknown> | OptionalShape<unknown>>(fields)) {
      const child = node.members.find((candidate) => candidate.name === name)?.node;
      const shape = typeof field === 'function' ? field : field.optional;
      if (child !== undefined) result[name] = shape(child, report);
      else if (typeof field === 'function') report.add('model.missingField', node.start, { name });
    }
    // Every field has been read by the shape that its type requires.
    return report.problems.length === before ? (result as T) : undefined;
  };
}

/** Chooses one of two shapes by the kind of the node. */
export function either<A, B>(
  isFirst: (node: JsonNode) => boolean,
  first: Shape<A>,
  second: Shape<B>,
): Shape<A | B> {
  return (node, report) => (isFirst(node) ? first(node, report) : second(node, report));
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2200;
}

function excerpt(node: JsonNode): string {
  if (node.kind === 'array') return '[…]';
  if (node.kind === 'object') return '{…}';
  return JSON.stringify(node.value);
}
