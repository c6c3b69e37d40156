/**
 * Deletes a row with everything that is only about it.
 *
 * In: a model and a row. Out: the model without it, or one problem that counts what must be changed first (`needs` of `usesOf`);
 * the model is then unchanged. Whether the rest can still be calculated is checked by `prepareModel`, as after every edit.
 */
import { makeProblem, type Outcome } from '../../messages/problem.js';
import { removeScenario } from '../edit.js';
import type { Allocation, Model, Overview } from '../model.js';
import { hasRow, rowsOfKind, type RowRef } from './kinds.js';
import { idOf, usesOf, type Use } from './uses.js';

export function removeRow(model: Model, row: RowRef): Outcome<Model> {
  if (!hasRow(model, row)) throw new Error(`no row "${row.key}" of ${row.kind}`);
  const uses = usesOf(model, row);
  const needs = uses.filter(({ effect }) => effect === 'needs');
  const { zh, en } = rowsOfKind(model, row.kind).find(({ key }) => key === row.key)?.name ?? {
    zh: '',
    en: '',
  };
  if (needs.length > 0) return refuse('model.rowNeeded', row, { zh, en, count: needs.length });
  if (row.kind !== 'scenarios') return { ok: true, value: without(model, row, uses), problems: [] };
  if (model.scenarios.length === 1) return refuse('model.lastScenario', row, { zh, en });
  return { ok: true, value: removeScenario(model, row.key), problems: [] };
}

function refuse(
  code: 'model.rowNeeded' | 'model.lastScenario',
  { kind, key }: RowRef,
  args: Readonly<Record<string, string | number>>,
): Outcome<Model> {
  const table = kind === 'members' ? 'dimensions' : kind;
  return { ok: false, problems: [makeProblem(code, { table, key }, args)] };
}

function without(model: Model, row: RowRef, uses: readonly Use[]): Model {
  const gone = new Set(uses.flatMap((use) => (use.effect === 'goes' ? [idOf(use)] : []))).add(idOf(row));
  const assumed = new Set(uses.flatMap((use) => (use.effect === 'assumes' ? [idOf(use)] : [])));
  const stays = (kind: string, key: string): boolean => !gone.has(idOf({ kind, key }));
  const keep = <T extends { readonly key: string }>(kind: string, rows: readonly T[]): readonly T[] =>
    keepAll(
      rows,
      rows.filter(({ key }) => stays(kind, key)),
    );
  const source = <T extends { readonly key: string; readonly source: string }>(
    kind: string,
    rows: readonly T[],
  ) =>
    keepAll(
      rows,
      keep(kind, rows).map((each) =>
        assumed.has(idOf({ kind, key: each.key })) ? { ...each, source: ASSUMPTION } : each,
      ),
    );
  const isKept = {
    parameter: (key: string) => stays('parameters', key),
    member: (key: string) => stays('members', key),
  };
  const { dimensions, profiles, allocations, accounts, overview, ...rest } = model;
  return {
    ...rest,
    figures: keepAll(
      model.figures,
      model.figures.filter(({ id }) => stays('figures', id)),
    ),
    indicators: keepAll(
      model.indicators,
      keep('indicators', model.indicators).map(({ figures, ...each }) => {
        const left = figures?.filter((id) => stays('figures', id)) ?? [];
        return left.length === 0 ? each : { ...each, figures: left };
      }),
    ),
    parameters: keepAll(
      model.parameters,
      source('parameters', model.parameters).map((row) => {
        const { marginOf, ...free } = row;
        const { correlations, ...each } = marginOf === undefined || stays('figures', marginOf) ? row : free;
        const left = correlations && pick(correlations, isKept.parameter);
        return left === undefined || Object.keys(left).length === 0 ? each : { ...each, correlations: left };
      }),
    ),
    scenarios: keepAll(
      model.scenarios,
      model.scenarios.map((each) => ({ ...each, values: pick(each.values, isKept.parameter) })),
    ),
    targets: keepAll(
      model.targets,
      source('targets', model.targets).map((each) =>
        assumed.has(idOf({ kind: 'targets', key: each.key })) ? { ...each, origin: ASSUMPTION } : each,
      ),
    ),
    rules: source('rules', model.rules),
    ...optional(
      'dimensions',
      dimensions?.flatMap((each) =>
        stays('dimensions', each.key)
          ? [{ ...each, members: keepAll(each.members, keep('members', each.members)) }]
          : [],
      ),
    ),
    ...optional('profiles', profiles && source('profiles', profiles)),
    ...optional(
      'allocations',
      allocations && source('allocations', allocations).map((each) => dividedWithout(each, isKept.member)),
    ),
    ...optional('accounts', accounts && source('accounts', accounts)),
    ...(overview === undefined
      ? {}
      : { overview: shownWithout(overview, (key) => stays('indicators', key)) }),
  };
}

const ASSUMPTION = 'assumption';

/** The list as it was where nothing differs, so that unchanged parts stay the same objects. */
function keepAll<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  const rows = after.map((row) => before.find((old) => JSON.stringify(old) === JSON.stringify(row)) ?? row);
  return rows.length === before.length && rows.every((row, i) => row === before[i]) ? before : rows;
}

/** A table that a model lacks where it has no rows. */
function optional<K extends string, T>(
  name: K,
  rows: readonly T[] | undefined,
): Partial<Record<K, readonly T[]>> {
  return rows === undefined || rows.length === 0 ? {} : ({ [name]: rows } as Record<K, readonly T[]>);
}

/** The entries with keys that are kept; the same object if all are. */
function pick<T>(
  values: Readonly<Record<string, T>>,
  isKept: (key: string) => boolean,
): Readonly<Record<string, T>> {
  const keys = Object.keys(values);
  return keys.every(isKept)
    ? values
    : Object.fromEntries(Object.entries(values).filter(([key]) => isKept(key)));
}

function dividedWithout(row: Allocation, isKept: (member: string) => boolean): Allocation {
  const { floor, cap, hold, last } = row;
  const limits = Object.entries({ floor, cap, hold, last }).flatMap(([field, values]) =>
    values === undefined ? [] : [[field, pick(values, isKept)] as const],
  );
  return { ...row, weights: pick(row.weights, isKept), ...Object.fromEntries(limits) };
}

/** The first page without the indicators that are gone; a total without parts, or parts without their total, are not drawn. */
function shownWithout(overview: Overview, stays: (key: string) => boolean): Overview {
  const { indicators, chart, whole, parts, ...rest } = overview;
  const [top, pieces] = [indicators?.filter(stays) ?? [], parts?.filter(stays) ?? []];
  return {
    ...rest,
    ...(top.length === 0 ? {} : { indicators: top }),
    ...(chart === undefined || !stays(chart) ? {} : { chart }),
    ...(whole === undefined || !stays(whole) || pieces.length === 0 ? {} : { whole, parts: pieces }),
  };
}
