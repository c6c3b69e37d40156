/** A function that finds each thing once and keeps it, also where it finds nothing. In: a function of one key. Out: the same, with a memory. */

export function remembered<K, T>(find: (key: K) => T): (key: K) => T {
  const known = new Map<K, { readonly value: T }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = find(key);
    known.set(key, { value });
    return value;
  };
}
