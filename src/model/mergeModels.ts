/**
 * Three-way merge of models: the changes of both sides since the last common state, in one model.
 *
 * In: the common state and the two models that were derived from it (of pane and workbook, or of two colleagues). Out: a model
 * with the changes of both, and a conflict for each place that both changed to different values. There the merged model has
 * `ours`, unless `choose` decides otherwise; a row that one side deleted and the other changed is kept. Rows are known by
 * key (figures and documents by id), values of parameters are merged year by year. `prepareModel` checks whether the merged model
 * makes sense, for example if one side uses what the other deleted.
 *
 * Laws: merge(b, a, b) = a, merge(b, b, a) = a, merge(b, a, a) = a; exchanging the sides exchanges the values of the conflicts
 * and changes nothing else.
 */
import type { Place, Problem } from '../messages/problem.js';
import { isTable } from './changes.js';
import type { Model } from './model.js';

/** A place that both sides changed. `undefined`: there is, or was, no value. */
interface MergeConflict {
  /** A path over keys, as in the journal: `scenarios.high.values.price_growth.2027`; a list's order: `scenarios.order`. */
  readonly path: string;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

interface MergedModels {
  readonly model: Model;
  readonly conflicts: readonly MergeConflict[];
}

type Side = 'ours' | 'theirs';

export function mergeModels(
  base: Model,
  ours: Model,
  theirs: Model,
  choose: (conflict: MergeConflict) => Side = () => 'ours',
): MergedModels {
  const conflicts: MergeConflict[] = [];
  const resolve: Resolve = (conflict) => {
    conflicts.push(conflict);
    return choose(conflict);
  };
  const sides = { base, ours, theirs };
  const fields: Readonly<Record<string, unknown>> = mergeRecord(sides, '', (at, path) =>
    isTable(path)
      ? mergeTable(at as Sides<Rows | undefined>, path, base.firstYear, resolve)
      : mergeField(at, path, resolve),
  );
  // Every field was merged from three models, so it has a model's type.
  return { model: fields as unknown as Model, conflicts };
}

/** A problem for each conflict, with both values and its place in the model. */
export function mergeProblems(conflicts: readonly MergeConflict[]): readonly Problem[] {
  return conflicts.map(({ path, ours, theirs }): Problem => ({
    code: 'model.changedBoth',
    severity: 'warning',
    place: placeOf(path),
    args: { path, ours: shown(ours), theirs: shown(theirs) },
  }));
}

function placeOf(path: string): Place {
  const [head = '', key, ...field] = path.split('.');
  if (!isTable(head) || key === undefined) return { table: 'model', field: path };
  return { table: head, key, ...(field.length === 0 ? {} : { field: field.join('.') }) };
}

interface Sides<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

type Resolve = (conflict: MergeConflict) => Side;
type Row = Readonly<Record<string, unknown>>;
type Rows = readonly Row[];

/** Records that are merged as a whole, because their parts have no meaning alone. */
const WHOLE = /\.(source|distribution|cost|over)$/;

/** Paths of a parameter's value: its own, or a scenario's. */
const VALUE = /^(parameters\.[^.]*\.value|scenarios\.[^.]*\.values\.[^.]*)$/;

/**
 * The merged value if at most one side differs from the base, or both agree; undefined if they differ from it and from each
 * other.
 */
function agreed<T>({ base, ours, theirs }: Sides<T>): { readonly value: T } | undefined {
  if (isSame(ours, theirs) || isSame(theirs, base)) return { value: ours };
  return isSame(ours, base) ? { value: theirs } : undefined;
}

function mergeField(sides: Sides<unknown>, path: string, resolve: Resolve, firstYear?: number): unknown {
  const done = agreed(sides);
  if (done !== undefined) return done.value;
  if (firstYear !== undefined && VALUE.test(path)) {
    const years = asRecords(
      mapSides(sides, (value) => (typeof value === 'number' ? { [firstYear]: value } : value)),
    );
    if (years !== undefined) {
      const merged = mergeRecord(years, path, (at, inside) => mergeField(at, inside, resolve));
      const given = Object.keys(merged);
      return given.length === 1 && given[0] === String(firstYear) ? merged[firstYear] : merged;
    }
  }
  const records = WHOLE.test(path) ? undefined : asRecords(sides);
  if (records !== undefined)
    return mergeRecord(records, path, (at, inside) => mergeField(at, inside, resolve, firstYear));
  return sides[resolve({ path, ...sides })];
}

/** Merges field by field; a field whose result is undefined is left out. */
function mergeRecord(
  sides: Sides<object>,
  path: string,
  merge: (sides: Sides<unknown>, path: string) => unknown,
): Record<string, unknown> {
  const { ours, theirs, base } = mapSides(sides, (side): Row => ({ ...side }));
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  const merged: Record<string, unknown> = {};
  for (const name of names) {
    const at = { base: base[name], ours: ours[name], theirs: theirs[name] };
    const value = merge(at, path === '' ? name : `${path}.${name}`);
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

// --- lists of rows ------------------------------------------------------------------------------------------

/** A table that a side lacks has no rows there; a table without rows on both sides is left out. */
function mergeTable(
  sides: Sides<Rows | undefined>,
  path: string,
  firstYear: number,
  resolve: Resolve,
): Rows | undefined {
  const rows = mergeRows(
    mapSides(sides, (side) => side ?? []),
    path,
    firstYear,
    resolve,
  );
  const isAbsent = rows.length === 0 && (sides.ours === undefined || sides.theirs === undefined);
  return isAbsent ? undefined : rows;
}

function mergeRows(sides: Sides<Rows>, path: string, firstYear: number, resolve: Resolve): Rows {
  const done = agreed(sides);
  if (done !== undefined) return done.value;
  const rows = mapSides(sides, (list) => new Map(list.map((row) => [keyOf(row), row])));
  const merged = new Map<string, Row>();
  for (const key of new Set([...rows.ours.keys(), ...rows.theirs.keys()])) {
    const at = mapSides(rows, (byKey) => byKey.get(key));
    const row = mergeRow(at, `${path}.${key}`, firstYear, resolve);
    if (row !== undefined) merged.set(key, row);
  }
  const keys = mapSides(rows, (byKey) => [...byKey.keys()].filter((key) => merged.has(key)));
  return mergeOrder(keys, path, resolve).flatMap((key) => {
    const row = merged.get(key);
    return row === undefined ? [] : [row];
  });
}

function keyOf({ key, id }: Row): string {
  return String(key ?? id);
}

function mergeRow(
  at: Sides<Row | undefined>,
  path: string,
  firstYear: number,
  resolve: Resolve,
): Row | undefined {
  const done = agreed(at);
  if (done !== undefined) return done.value;
  // Deleted on one side and changed on the other: the changed row is kept, because a deletion is easily repeated.
  if (at.ours === undefined || at.theirs === undefined) {
    resolve({ path, ...at });
    return at.ours ?? at.theirs;
  }
  const base = at.base ?? {};
  return mergeRecord({ base, ours: at.ours, theirs: at.theirs }, path, (inside, field) =>
    mergeField(inside, field, resolve, firstYear),
  );
}

/** One order of all keys: rows that one side added come after the row they follow there. */
function mergeOrder(keys: Sides<readonly string[]>, path: string, resolve: Resolve): readonly string[] {
  const isCommon = (key: string): boolean => keys.ours.includes(key) && keys.theirs.includes(key);
  const common = mapSides(keys, (list) => list.filter(isCommon));
  // Rows that both sides added are not in the base, so the base gives no order for them.
  const orders = common.base.length === common.ours.length ? common : { ...common, base: [] };
  const side = (): Side => resolve({ path: `${path}.order`, ...orders });
  const order = agreed(orders)?.value ?? orders[side()];
  const added = { ours: additions(keys.ours, isCommon), theirs: additions(keys.theirs, isCommon) };
  return ['', ...order].flatMap((key) => {
    const both = [added.ours.get(key) ?? [], added.theirs.get(key) ?? []];
    // The order is arbitrary here; it only has to be the same if the sides are exchanged.
    both.sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0));
    return [...(key === '' ? [] : [key]), ...both.flat()];
  });
}

/** Keys that only one side has, by the common key that they follow; '' = none. */
function additions(
  keys: readonly string[],
  isCommon: (key: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let anchor = '';
  for (const key of keys) {
    if (isCommon(key)) anchor = key;
    else found.set(anchor, [...(found.get(anchor) ?? []), key]);
  }
  return found;
}

// --- plain data ---------------------------------------------------------------------------------------------

function mapSides<T, U>({ base, ours, theirs }: Sides<T>, change: (side: T) => U): Sides<U> {
  return { base: change(base), ours: change(ours), theirs: change(theirs) };
}

/** Undefined unless all are records; a missing base counts as empty, because both sides added the record. */
function asRecords({ base = {}, ours, theirs }: Sides<unknown>): Sides<object> | undefined {
  return isRecord(base) && isRecord(ours) && isRecord(theirs) ? { base, ours, theirs } : undefined;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether two values are equal by content; the order of fields does not matter, and a field that is undefined counts as missing.
 */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSame(Reflect.get(a, name), Reflect.get(b, name)));
}

/** A value as messages show it; `—` if there is none. */
function shown(value: unknown): string {
  if (value === undefined) return '—';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
