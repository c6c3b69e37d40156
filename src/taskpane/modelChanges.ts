/** How two models differ, and one model made of two that were changed at once: plain data, compared by content. */
import type { Model } from '../model/model.js';

export interface Changes {
  readonly parameters: number;
  readonly formulas: number;
  /** Anything else: figures, names, targets, rules. */
  readonly others: number;
}

/** Values of parameters in scenarios, formulas of indicators, and the rest at large. */
export function compareModels(before: Model, after: Model): Changes {
  let parameters = 0;
  for (const scenario of after.scenarios) {
    const old = before.scenarios.find(({ key }) => key === scenario.key);
    const keys = new Set([...Object.keys(scenario.values), ...Object.keys(old?.values ?? {})]);
    for (const key of keys) if (!isSame(old?.values[key], scenario.values[key])) parameters += 1;
  }
  for (const parameter of after.parameters) {
    const old = before.parameters.find(({ key }) => key === parameter.key);
    if (!isSame(old?.value, parameter.value)) parameters += 1;
  }
  const formulas = after.indicators.filter(
    ({ key, formula }) => before.indicators.find((indicator) => indicator.key === key)?.formula !== formula,
  ).length;
  const isElseSame = isSame(withoutEdits(before), withoutEdits(after));
  return { parameters, formulas, others: isElseSame ? 0 : 1 };
}

/**
 * Both sides' changes since `base`, which is what they agreed on last. Where both changed the same value, `theirs` counts:
 * the workbook, which others see. Rows of tables are told apart by their key or id and stand in the order of `theirs`.
 */
export function mergeModels(base: Model, mine: Model, theirs: Model): Model {
  return merge(base, mine, theirs) as Model;
}

function merge(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(mine, base)) return theirs;
  if (isSame(theirs, base)) return mine;
  if (isTable(base) && isTable(mine) && isTable(theirs)) return mergeTables(base, mine, theirs);
  if (isRecord(base) && isRecord(mine) && isRecord(theirs)) return mergeRecords(base, mine, theirs);
  return theirs;
}

type PlainRecord = Readonly<Record<string, unknown>>;

function mergeRecords(base: PlainRecord, mine: PlainRecord, theirs: PlainRecord): PlainRecord {
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const merged = [...names].map((name) => [name, merge(base[name], mine[name], theirs[name])] as const);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** A row that one side took out goes, unless the other changed it. */
function mergeTables(base: Table, mine: Table, theirs: Table): Table {
  const [before, ours] = [byKey(base), byKey(mine)];
  const kept = theirs.flatMap((row) => {
    const merged = merge(before.get(keyOf(row)), ours.get(keyOf(row)), row);
    return isRecord(merged) ? [merged] : [];
  });
  const present = byKey(theirs);
  const added = mine.filter((row) => {
    const old = before.get(keyOf(row));
    return !present.has(keyOf(row)) && (old === undefined || !isSame(old, row));
  });
  return [...kept, ...added];
}

type Table = readonly PlainRecord[];

function isTable(value: unknown): value is Table {
  return Array.isArray(value) && value.every((row) => isRecord(row) && keyOf(row) !== '');
}

function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf({ key, id }: PlainRecord): string {
  const name = key ?? id;
  return typeof name === 'string' ? name : '';
}

function byKey(table: Table): ReadonlyMap<string, PlainRecord> {
  return new Map(table.map((row) => [keyOf(row), row]));
}

function withoutEdits(model: Model) {
  return {
    ...model,
    scenarios: model.scenarios.map(({ values: _, ...rest }) => rest),
    parameters: model.parameters.map(({ value: _, ...rest }) => rest),
    indicators: model.indicators.map(({ formula: _, ...rest }) => rest),
  };
}

/** The order of an object's keys does not matter, nor whether a value that is not there is named. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(Reflect.get(a, key), Reflect.get(b, key)));
}
