/** Caches the results of a function, including undefined. In: a function of one key. Out: the same function with a cache. */

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
