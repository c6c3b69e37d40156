/**
 * The order in which series can be calculated within one year, and the cycles that prevent it.
 *
 * In: keys, and for each the keys it refers to in the same year. Out: all keys, each after those it refers to and otherwise in
 * the given order; and one cycle for every group of keys that depend on each other, written as a path: [a, b, a]. References to
 * keys that are not in the list do not count.
 * Method: strongly connected components by Tarjan (1972); it returns components in the order of dependency. The search keeps its
 * own stack and takes time in proportion to keys and references, so that neither depth nor number of keys has a limit.
 */

interface Ordering {
  readonly order: readonly string[];
  readonly cycles: readonly (readonly string[])[];
}

/** A key on the current path of the search. */
interface Visit {
  readonly key: string;
  readonly index: number;
  readonly next: readonly string[];
  /** How many of `next` have been visited. */
  done: number;
  /** The lowest index of an open key that can be reached from here. */
  low: number;
}

export function orderKeys(
  keys: readonly string[],
  references: ReadonlyMap<string, readonly string[]>,
): Ordering {
  const known = new Set(keys);
  const next = (key: string): readonly string[] =>
    (references.get(key) ?? []).filter((other) => known.has(other));
  const components = findComponents(keys, references);
  const order: string[] = [];
  const cycles: (readonly string[])[] = [];
  for (const component of components) {
    for (const key of component) order.push(key);
    const [first = ''] = component;
    if (component.length > 1 || next(first).includes(first))
      cycles.push(wayRound(first, new Set(component), next));
  }
  return { order, cycles };
}

/** Groups of keys that reach each other, each after the groups it refers to; a key in no cycle is a group of its own. */
export function findComponents(
  keys: readonly string[],
  references: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const known = new Set(keys);
  const components: (readonly string[])[] = [];
  const indexes = new Map<string, number>();
  /** Keys that have been visited and are in no finished component, in the order of visits. */
  const open: string[] = [];
  const isOpen = new Set<string>();

  const enter = (key: string): Visit => {
    const index = indexes.size;
    indexes.set(key, index);
    open.push(key);
    isOpen.add(key);
    const next = (references.get(key) ?? []).filter((other) => known.has(other));
    return { key, index, next, done: 0, low: index };
  };
  const finish = ({ key }: Visit): void => {
    const component: string[] = [];
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      isOpen.delete(last);
      component.push(last);
      if (last === key) break;
    }
    components.push(component.reverse());
  };

  for (const start of keys) {
    if (indexes.has(start)) continue;
    const way = [enter(start)];
    for (let visit = way.at(-1); visit !== undefined; visit = way.at(-1)) {
      const other = visit.next[visit.done];
      if (other !== undefined) {
        visit.done += 1;
        const seen = indexes.get(other);
        if (seen === undefined) way.push(enter(other));
        else if (isOpen.has(other)) visit.low = Math.min(visit.low, seen);
        continue;
      }
      way.pop();
      const before = way.at(-1);
      if (before !== undefined) before.low = Math.min(before.low, visit.low);
      if (visit.low === visit.index) finish(visit);
    }
  }
  return components;
}

/** The shortest path from a key back to itself within its component. */
function wayRound(
  start: string,
  component: ReadonlySet<string>,
  next: (key: string) => readonly string[],
): readonly string[] {
  const from = new Map<string, string>();
  const queue = [start];
  for (const key of queue) {
    for (const other of next(key)) {
      if (other === start) return [...path(start, key, from), start];
      if (!component.has(other) || from.has(other)) continue;
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
    keys.push(before);
    key = before;
  }
  return keys.reverse();
}
