/**
 * Every change a user can make to the targets and rules of a model.
 *
 * As in edit.ts, the result is a new model that shares all unchanged parts, an unknown key throws, and `prepareModel` checks
 * whether the new model makes sense.
 */
import { asOwnAssumption } from './derivedTargets.js';
import type { Model, Rule, Target } from './model.js';

/** An optional field is removed if it is `undefined`. */
export type TargetChange = Partial<Omit<Target, 'key' | OptionalField>> & {
  readonly [K in OptionalField]?: Target[K] | undefined;
};
type OptionalField = 'member' | 'from' | 'base' | 'note';
/** A year that is `undefined` is reset to its default. */
export type RuleChange = Partial<Omit<Rule, 'key' | 'from' | 'to'>> & {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

export function changeTarget(model: Model, key: string, change: TargetChange): Model {
  const targets = changeRow(model.targets, key, (old): Target => {
    // A number written over a derived one is the user's own.
    const own = change.value === undefined ? {} : asOwnAssumption(model.figures, old, change.value);
    const { member, from, base, note, ...rest } = { ...old, ...own, ...change };
    return {
      ...rest,
      ...(member === undefined ? {} : { member }),
      ...(from === undefined ? {} : { from }),
      ...(base === undefined ? {} : { base }),
      ...(note === undefined ? {} : { note }),
    };
  });
  return { ...model, targets };
}

/** Adds a target at the end. */
export function addTarget(model: Model, target: Target): Model {
  return { ...model, targets: addRow(model.targets, target) };
}

/** Removes a target. */
export function removeTarget(model: Model, key: string): Model {
  return { ...model, targets: removeRow(model.targets, key) };
}

/** Changes fields of a rule. */
export function changeRule(model: Model, key: string, change: RuleChange): Model {
  const rules = changeRow(model.rules, key, (old): Rule => {
    const { from, to, ...rest } = { ...old, ...change };
    return { ...rest, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  });
  return { ...model, rules };
}

/** Adds a rule at the end. */
export function addRule(model: Model, rule: Rule): Model {
  return { ...model, rules: addRow(model.rules, rule) };
}

/** Removes a rule. */
export function removeRule(model: Model, key: string): Model {
  return { ...model, rules: removeRow(model.rules, key) };
}

/** A key that no row has: `base`, or `base_2`, `base_3` … */
export function freeKey(rows: readonly { readonly key: string }[], base: string): string {
  const taken = new Set(rows.map(({ key }) => key.toLowerCase()));
  let key = base;
  for (let n = 2; taken.has(key.toLowerCase()); n += 1) key = `${base}_${n}`;
  return key;
}

interface Keyed {
  readonly key: string;
}

function addRow<T extends Keyed>(rows: readonly T[], row: T): readonly T[] {
  if (rows.some(({ key }) => key === row.key)) throw new Error(`there is a row "${row.key}" already`);
  return [...rows, row];
}

function removeRow<T extends Keyed>(rows: readonly T[], key: string): readonly T[] {
  const left = rows.filter((row) => row.key !== key);
  if (left.length === rows.length) throw new Error(`no row "${key}"`);
  return left;
}

function changeRow<T extends Keyed>(rows: readonly T[], key: string, change: (old: T) => T): readonly T[] {
  if (!rows.some((row) => row.key === key)) throw new Error(`no row "${key}"`);
  return rows.map((row) => (row.key === key ? change(row) : row));
}
