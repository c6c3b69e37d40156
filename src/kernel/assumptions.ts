/**
 * The assumptions of a program: the ranges of the columns of draws, and the values of the nodes that do not vary.
 *
 * Ranges are those seen, widened by half on both sides, so that later blocks seldom leave them. A node that does not vary is
 * assumed to keep its value if it decides about branches (conditions, error codes, 0), until it is seen to change; other nodes
 * may change by a factor of two. After several programs all numbers are allowed, so that no further programs are made.
 */
import type { Equations } from './equations.js';
import type { Graph, Node } from './graph.js';
import * as range from './range.js';
import { ANY_NUMBER, between, type Range } from './range.js';
import { givesCondition, type Known } from './rebuild.js';

const MOST_PROGRAMS = 6;

export class Assumptions {
  /** By column, the range that the program may assume. */
  readonly columns: Range[];
  private readonly steadyNow = new Map<Node, Known>();
  private readonly loose = new Map<Node, Range>();
  private programs = 0;

  constructor(
    private readonly graph: Graph,
    count: number,
    private readonly limits: Equations['limits'] & object,
    private readonly steady: Float64Array,
  ) {
    this.columns = Array.from({ length: count }, (_, i) => {
      const limit = limits[i];
      return limit === undefined ? between(Infinity, -Infinity) : between(limit.low, limit.high);
    });
  }

  /** To be called before a new program is made; the following calls are about that program. */
  restart(): void {
    this.programs += 1;
    this.steadyNow.clear();
    if (this.programs <= MOST_PROGRAMS) return;
    for (const i of this.columns.keys()) if (this.limits[i] === undefined) this.columns[i] = ANY_NUMBER;
  }

  /** By column, the range that every draw has to be checked against; undefined if no check is needed. */
  checked(): readonly (Range | undefined)[] {
    return this.columns.map((range, i) => (this.limits[i] === undefined ? range : undefined));
  }

  /** What the program may assume about a node that does not vary. */
  knownOf(node: Node): Known {
    const fixed = this.graph.constantOf(node);
    if (fixed !== undefined) return { constant: fixed };
    const found = this.steadyNow.get(node);
    if (found !== undefined) return found;
    const known = this.choose(node);
    this.steadyNow.set(node, known);
    return known;
  }

  /** Whether the values of the nodes that do not vary still agree with the program's assumptions. */
  holdForSteady(): boolean {
    let hold = true;
    for (const [node, known] of this.steadyNow) {
      const value = this.steady[node] as number;
      const fits = 'constant' in known ? Object.is(known.constant, value) : isWithin(known.range, value);
      if (fits) continue;
      hold = false;
      const before = 'constant' in known ? range.pointRange(known.constant) : known.range;
      if (Number.isFinite(value)) this.loose.set(node, range.union(before, around(value)));
    }
    return hold;
  }

  /** Widens the ranges to include these draws. */
  widen(columns: readonly Float64Array[], count: number): void {
    for (const [i, column] of columns.entries()) {
      if (this.limits[i] !== undefined) continue;
      const assumed = this.columns[i] ?? ANY_NUMBER;
      const seen = rangeOfColumn(column, count);
      if (seen.low >= assumed.low && seen.high <= assumed.high && seen.least >= assumed.least) continue;
      this.columns[i] = this.programs >= MOST_PROGRAMS ? ANY_NUMBER : widened(assumed, seen);
    }
  }

  private choose(node: Node): Known {
    const value = this.steady[node] as number;
    if (givesCondition(this.graph, node) || !Number.isFinite(value)) return { constant: value };
    if (this.programs > MOST_PROGRAMS) return { range: ANY_NUMBER };
    const loose = this.loose.get(node);
    if (loose !== undefined) return { range: range.union(loose, around(value)) };
    const operation = this.graph.operations[node];
    const decides = value === 0 || operation === 'select' || operation === 'callCode';
    return decides ? { constant: value } : { range: around(value) };
  }
}

function isWithin({ low, high, least }: Range, value: number): boolean {
  return value >= low && value <= high && (value === 0 || Math.abs(value) >= least);
}

function around(value: number): Range {
  if (value === 0) return range.pointRange(0);
  const size = Math.abs(value);
  const [low, high] = [size / 2, Math.min(size * 2, Number.MAX_VALUE)];
  return value > 0 ? between(low, high) : between(-high, -low);
}

function rangeOfColumn(column: Float64Array, count: number): { low: number; high: number; least: number } {
  let low = Infinity;
  let high = -Infinity;
  let spoilt = 0;
  for (let i = 0; i < count; i++) {
    const value = column[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
    spoilt += value - value;
  }
  if (spoilt !== 0) throw new Error('a draw is no finite number');
  if (low > 0) return { low, high, least: low };
  if (high < 0) return { low, high, least: -high };
  let least = Infinity;
  for (let i = 0; i < count; i++) {
    const size = Math.abs(column[i] as number);
    if (size < least && size > 0) least = size;
  }
  return { low, high, least };
}

/** Widens by half the width on both sides, but not across 0; the least size of a number other than 0 is reduced by 2^-40. */
function widened(
  before: Range,
  seen: { readonly low: number; readonly high: number; readonly least: number },
): Range {
  const low = Math.min(before.low, seen.low);
  const high = Math.max(before.high, seen.high);
  const slack = Math.min((high - low) / 2, Number.MAX_VALUE / 4);
  const lower =
    low > 0 ? Math.max(low / 2, low - slack) : low === 0 ? 0 : Math.max(low - slack, -Number.MAX_VALUE);
  const upper =
    high < 0 ? Math.min(high / 2, high + slack) : high === 0 ? 0 : Math.min(high + slack, Number.MAX_VALUE);
  const least = Math.min(before.least, seen.least);
  return between(lower, upper, least === Infinity ? Infinity : least * 2 ** -40);
}
