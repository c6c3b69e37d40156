/**
 * The order in which series can be calculated within one year, and the cycles that forbid one.
 *
 * In: keys, and for each the keys it refers to in the same year. Out: all keys, each after those it refers
 * to and otherwise as given; and one cycle for every group of keys that depend on each other, written as
 * the way round: [a, b, a]. References to keys that are not in the list do not count.
 * Method: strongly connected components by Tarjan (1972); components come out dependencies first.
 */

export interface Ordering {
  readonly order: readonly string[];
  readonly cycles: readonly (readonly string[])[];
}

export function orderKeys(
  keys: readonly string[],
  references: ReadonlyMap<string, readonly string[]>,
): Ordering {
  const known = new Set(keys);
  const next = (key: string): readonly string[] =>
    (references.get(key) ?? []).filter((other) => known.has(other));
  const order: string[] = [];
  const cycles: (readonly string[])[] = [];
  const indexes = new Map<string, number>();
  const open: string[] = [];

  const visit = (key: string): number => {
    const index = indexes.size;
    indexes.set(key, index);
    open.push(key);
    let low = index;
    for (const other of next(key)) {
      const seen = indexes.get(other);
      if (seen === undefined) low = Math.min(low, visit(other));
      else if (open.includes(other)) low = Math.min(low, seen);
    }
    if (low === index) {
      const component = open.splice(open.indexOf(key));
      order.push(...component);
      if (component.length > 1 || next(key).includes(key)) cycles.push(wayRound(key, component, next));
    }
    return low;
  };
  for (const key of keys) if (!indexes.has(key)) visit(key);
  return { order, cycles };
}

/** The shortest way from a key back to itself within its component. */
function wayRound(
  start: string,
  component: readonly string[],
  next: (key: string) => readonly string[],
): readonly string[] {
  const from = new Map<string, string>();
  const queue = [start];
  for (const key of queue) {
    for (const other of next(key)) {
      if (other === start) return [...path(start, key, from), start];
      if (!component.includes(other) || from.has(other)) continue;
      from.set(other, key);
      queue.push(other);
    }
  }
  throw new Error(`"${start}" is in no cycle`);
}

function path(start: string, end: string, from: ReadonlyMap<string, string>): readonly string[] {
  const keys = [end];
  for (let key = end; key !== start;) {
    const before = from.get(key);
    if (before === undefined) throw new Error(`no way from "${start}" to "${end}"`);
    keys.unshift(before);
    key = before;
  }
  return keys;
}
