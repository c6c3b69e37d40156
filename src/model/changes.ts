/**
 * The differences between two models as a list of changes, and the application of changes to a model.
 *
 * Laws: `applyChanges(a, diffModels(a, b), 'forwards')` is b, and `applyChanges(b, diffModels(a, b), 'backwards')` is a.
 * A change names one value by its path over keys. A row that is added or removed is one change. In a row that is kept, every
 * field that differs is one change; in a bilingual text and in a scenario's values, every member that differs. `row.@after` is
 * the key of the row before it in its table, or the empty text for the first row: so the order is recorded too, and moving one
 * row gives only the changes of that move. Parts that the two models share are not compared.
 */
import type { Model } from './model.js';

/** The tables of a model, and the field that identifies their rows. */
const TABLES = {
  documents: 'id',
  figures: 'id',
  indicators: 'key',
  parameters: 'key',
  scenarios: 'key',
  targets: 'key',
  rules: 'key',
  dimensions: 'key',
  profiles: 'key',
  allocations: 'key',
  accounts: 'key',
  vintages: 'key',
  groups: 'key',
  places: 'key',
} as const satisfies Partial<Record<keyof Model, string>>;
export type ModelTable = keyof typeof TABLES;

/** Field that records the position of a row. */
export const AFTER = '@after';

/** Fields whose members are compared one by one. */
const NESTED: ReadonlySet<string> = new Set(['name', 'note', 'reason', 'caliber', 'values']);

type Tree = Readonly<Record<string, unknown>>;

export interface JournalChange {
  /** Path into the model over keys: `parameters.price_growth.value`, `scenarios.high.values.price_growth`. */
  readonly path: string;
  readonly from?: string;
  readonly to?: string;
}

export function diffModels(before: Model, after: Model): readonly JournalChange[] {
  if (before === after) return [];
  const heads = diffFields(headOf(before), headOf(after), []);
  const tables = tableNames().flatMap((table) =>
    before[table] === after[table] ? [] : diffTable(table, before[table] ?? [], after[table] ?? []),
  );
  return [...heads, ...tables];
}

/** The model with the changes applied. A change of a row that does not exist is ignored. */
export function applyChanges(
  model: Model,
  changes: readonly JournalChange[],
  direction: 'forwards' | 'backwards',
): Model {
  const steps = changes.map(({ path, from, to }) => ({
    path: splitPath(path),
    text: direction === 'forwards' ? to : from,
  }));
  const changed: Record<string, unknown> = { ...model };
  for (const { path, text } of steps) if (!isTable(path[0])) setAt(changed, path, valueOf(text));
  for (const table of tableNames()) {
    const own = steps.filter(({ path }) => path[0] === table);
    if (own.length === 0) continue;
    const rows = changeTable(table, model[table] ?? [], own);
    // An optional table is absent, rather than empty, after its last row is removed.
    if (rows.length === 0 && isOptionalTable(table)) Reflect.deleteProperty(changed, table);
    else changed[table] = rows;
  }
  // Each change sets a value that a model of this type had at its path.
  return changed as unknown as Model;
}

/** The parts of a path such as `scenarios.high.name.zh`; a dot or backslash inside a part is escaped by a backslash. */
export function splitPath(path: string): readonly string[] {
  const parts = path.match(/(?:[^.\\]|\\.)+/gs) ?? [];
  return parts.map((part) => part.replace(/\\(.)/gs, '$1'));
}

/** The path of these parts; the inverse of `splitPath`. */
export function joinPath(parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[.\\]/g, '\\$&')).join('.');
}

// --- differences ------------------------------------------------------------------------------------------

function headOf(model: Model): Tree {
  return Object.fromEntries(Object.entries(model).filter(([field]) => !isTable(field)));
}

function diffTable(table: ModelTable, before: readonly object[], after: readonly object[]): JournalChange[] {
  const [old, fresh] = [rowsOf(table, before), rowsOf(table, after)];
  const [oldPlace, newPlace] = [predecessors(old.keys()), predecessors(fresh.keys())];
  const changes: JournalChange[] = [];
  for (const key of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, is] = [old.get(key), fresh.get(key)];
    if (was !== undefined && is !== undefined) changes.push(...diffFields(was, is, [table, key]));
    else changes.push(changeOf([table, key], was, is));
    if (oldPlace.get(key) !== newPlace.get(key))
      changes.push(changeOf([table, key, AFTER], oldPlace.get(key), newPlace.get(key)));
  }
  return changes;
}

function diffFields(before: Tree, after: Tree, path: readonly string[]): JournalChange[] {
  if (before === after) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    if (isSame(was, is)) return [];
    const at = [...path, field];
    return NESTED.has(field) && isTree(was) && isTree(is) ? diffFields(was, is, at) : [changeOf(at, was, is)];
  });
}

function changeOf(path: readonly string[], was: unknown, is: unknown): JournalChange {
  return {
    path: joinPath(path),
    ...(was === undefined ? {} : { from: JSON.stringify(was) }),
    ...(is === undefined ? {} : { to: JSON.stringify(is) }),
  };
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, i) => isSame(item, b[i]))
    );
  if (!isTree(a) || !isTree(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
}

// --- applying ---------------------------------------------------------------------------------------------

interface PathStep {
  readonly path: readonly string[];
  readonly text: string | undefined;
}

function changeTable(
  table: ModelTable,
  before: readonly object[],
  steps: readonly PathStep[],
): readonly object[] {
  const rows = new Map<string, Tree>(rowsOf(table, before));
  const places = new Map(predecessors(rows.keys()));
  for (const { path, text } of steps) {
    const [, key = '', field] = path;
    const value = valueOf(text);
    if (field === AFTER) setOrDelete(places, key, typeof value === 'string' ? value : undefined);
    else if (field === undefined) setOrDelete(rows, key, isTree(value) ? value : undefined);
    else {
      const row = rows.get(key);
      if (row === undefined) continue;
      const changed = { ...row };
      setAt(changed, path.slice(2), value);
      rows.set(key, changed);
    }
  }
  return inOrder(rows, places);
}

/** The rows in order, each after its predecessor; rows without a place are at the end, in their old order. */
function inOrder(rows: ReadonlyMap<string, Tree>, places: ReadonlyMap<string, string>): readonly Tree[] {
  const followers = new Map<string, string>();
  for (const [key, place] of places) if (rows.has(key)) followers.set(place, key);
  const keys = new Set<string>();
  for (let key = followers.get(''); key !== undefined && !keys.has(key); key = followers.get(key))
    keys.add(key);
  for (const key of rows.keys()) keys.add(key);
  return [...keys].flatMap((key): readonly Tree[] => {
    const row = rows.get(key);
    return row === undefined ? [] : [row];
  });
}

/** Sets or deletes a member, or a member of a member; the objects along the path are copied. */
function setAt(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [field = '', ...rest] = path;
  if (rest.length > 0) {
    const inner = target[field];
    const copy = isTree(inner) ? { ...inner } : {};
    setAt(copy, rest, value);
    target[field] = copy;
  } else if (value === undefined) Reflect.deleteProperty(target, field);
  else target[field] = value;
}

function setOrDelete<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

// --- rows -------------------------------------------------------------------------------------------------

function tableNames(): readonly ModelTable[] {
  return Object.keys(TABLES) as ModelTable[];
}

/** Tables that are absent from a model if they have no rows. */
const OPTIONAL_TABLES = [
  'dimensions',
  'profiles',
  'allocations',
  'accounts',
  'vintages',
  'groups',
  'places',
] as const satisfies ModelTable[];

/** Whether a model may lack the table. */
export function isOptionalTable(table: string): table is (typeof OPTIONAL_TABLES)[number] {
  return OPTIONAL_TABLES.some((name) => name === table);
}

/** Whether a name is that of a table. */
export function isTable(name: string | undefined): name is ModelTable {
  return name !== undefined && Object.hasOwn(TABLES, name);
}

function rowsOf(table: ModelTable, rows: readonly object[]): ReadonlyMap<string, Tree> {
  return new Map(rows.filter(isTree).map((row) => [String(row[TABLES[table]]), row]));
}

/** For each key, the key before it; the empty text for the first. */
function predecessors(keys: Iterable<string>): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  let last = '';
  for (const key of keys) {
    places.set(key, last);
    last = key;
  }
  return places;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueOf(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}
