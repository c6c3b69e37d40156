/**
 * Equal data is found equal quickly. `toEqual` looks at two snapshots of a workbook for as long as it takes to make them;
 * here plain data that is the same down to the last key is told in a fraction of that. Whatever is not plain, or not the
 * same, is left to the matcher itself, which decides as before and prints the difference.
 */
import { expect } from 'vitest';

/** Deeper data may be a circle, which the matcher knows how to walk. */
const DEEPEST = 40;

// Once for each worker: the module is evaluated once, also where test files share their modules.
expect.addEqualityTesters([(a: unknown, b: unknown) => (isSameData(a, b, 0) ? true : undefined)]);

/** Whether every matcher would call both equal; false also means "not known". */
function isSameData(a: unknown, b: unknown, depth: number): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const kind: unknown = Object.getPrototypeOf(a);
  if (kind !== Object.getPrototypeOf(b) || depth > DEEPEST) return false;
  if (kind === Array.prototype) return isSameList(a as readonly unknown[], b as readonly unknown[], depth);
  return kind === Object.prototype && isSameRecord(a, b, depth);
}

function isSameList(a: readonly unknown[], b: readonly unknown[], depth: number): boolean {
  const { length } = a;
  // A hole, or a key besides the places, makes another number of keys.
  if (b.length !== length || Object.keys(a).length !== length || Object.keys(b).length !== length)
    return false;
  return a.every((item, index) => isSameData(item, b[index], depth + 1));
}

function isSameRecord(a: object, b: object, depth: number): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || hasSymbols(a) || hasSymbols(b)) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && isSameData(Reflect.get(a, key), Reflect.get(b, key), depth + 1),
  );
}

function hasSymbols(value: object): boolean {
  return Object.getOwnPropertySymbols(value).length > 0;
}
