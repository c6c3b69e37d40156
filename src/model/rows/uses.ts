/**
 * Where a row of the model is used: what must be changed before it can be deleted, and what is deleted or changed with it.
 *
 * In: a model and a row. Out: every use, each once. Earlier plans (vintages) are a record of the past, so their mentions of the
 * row are not uses.
 */
import { parseFormula } from '../../formula/text/parse.js';
import { childrenOf, type Expr } from '../../formula/values/expr.js';
import type { Names } from '../../formula/values/scope.js';
import { figureNames } from '../derived.js';
import { expandModel, type Expansion } from '../expandModel.js';
import { resolveMembers } from '../memberFormulas.js';
import type { Account, Model } from '../model.js';
import { modelNames } from '../names.js';
import { policyKeys } from '../overview.js';
import type { RowKind, RowRef } from './kinds.js';

/**
 * `needs`: its result depends on the row, so it must be changed first (a formula, the members of a dimension, the base of a
 * growth). `goes`: it is about the row and is deleted with it (a target of an indicator). `loses`: only its mention of the row is
 * deleted (a value in a scenario). `assumes`: its source was the figure, and becomes an assumption.
 */
type UseEffect = 'needs' | 'goes' | 'loses' | 'assumes';

export interface Use {
  /** The row with the use; `overview` is the first page. */
  readonly kind: RowKind | 'profiles' | 'allocations' | 'accounts' | 'overview';
  readonly key: string;
  readonly field: string;
  readonly effect: UseEffect;
}

/** Every use of the row and of the rows that are deleted with it, other than those rows themselves. */
export function usesOf(model: Model, row: RowRef): readonly Use[] {
  const mentions = formulaMentions(model);
  const gone = new Map<string, RowRef>([[idOf(row), row]]);
  const uses = new Map<string, Use>();
  // A map gives its later entries too, so what is deleted with a row is looked up in turn.
  for (const each of gone.values())
    for (const use of directUses(model, each, mentions)) {
      const isGone = use.effect === 'goes';
      const id = isGone ? `${idOf(use)} goes` : JSON.stringify([use.kind, use.key, use.field]);
      if (!uses.has(id)) uses.set(id, use);
      if (isGone && isRowUse(use)) gone.set(idOf(use), { kind: use.kind, key: use.key });
    }
  const goes = new Set([...uses.values()].filter(({ effect }) => effect === 'goes').map(idOf)).add(idOf(row));
  return [...uses.values()].filter((use) => use.effect === 'goes' || !goes.has(idOf(use)));
}

function isRowUse(use: Use): use is Use & { readonly kind: RowKind } {
  return !['profiles', 'allocations', 'accounts', 'overview'].includes(use.kind);
}

/** A name for a row among all rows of a model. */
export function idOf({ kind, key }: { readonly kind: string; readonly key: string }): string {
  return `${kind} ${key}`;
}

/** A formula of the model, and what it names. */
interface Mention {
  readonly kind: 'indicators' | 'rules' | 'figures';
  readonly key: string;
  /** Keys of indicators, parameters and targets, or ids of figures. */
  readonly names: ReadonlySet<string>;
  /** Keys of members, and only those that the formula names itself. */
  readonly members: ReadonlySet<string>;
}

function formulaMentions(model: Model): readonly Mention[] {
  const expansion = expandModel(model);
  const names = modelNames(expansion.model);
  const ids = figureNames(model.figures);
  const of = (
    kind: Mention['kind'],
    key: string,
    formula: string | undefined,
    known: Names,
  ): readonly Mention[] => {
    if (formula === undefined) return [];
    const parsed = parseFormula(formula, known);
    return parsed.ok ? [{ kind, key, ...mentioned(parsed.value, expansion) }] : [];
  };
  return [
    ...model.indicators.flatMap(({ key, formula }) => of('indicators', key, formula, names)),
    ...model.rules.flatMap(({ key, formula }) => of('rules', key, formula, names)),
    ...model.figures.flatMap(({ id, formula }) => of('figures', id, formula, ids)),
  ];
}

function mentioned(written: Expr, { rows, rowByKey }: Expansion): Pick<Mention, 'names' | 'members'> {
  const names = new Set<string>();
  const members = new Set<string>();
  const open = [resolveMembers(written, rows, () => undefined)];
  for (let expr = open.pop(); expr !== undefined; expr = open.pop()) {
    open.push(...childrenOf(expr));
    if (expr.kind !== 'name') continue;
    const row = rowByKey.get(expr.key);
    names.add(row?.of ?? expr.key);
    for (const { key } of row?.members ?? []) members.add(key);
  }
  return { names, members };
}

function directUses(model: Model, { kind, key }: RowRef, mentions: readonly Mention[]): readonly Use[] {
  switch (kind) {
    case 'indicators':
      return [...inFormulas(mentions, key), ...usesOfIndicator(model, key)];
    case 'parameters':
      return [...inFormulas(mentions, key), ...usesOfParameter(model, key)];
    case 'figures':
      return [...inFormulas(mentions, key, 'figures'), ...usesOfFigure(model, key)];
    case 'targets':
      return inFormulas(mentions, key);
    case 'rules':
      return [];
    case 'scenarios':
      return model.scenarios.flatMap((row) =>
        row.extends === key ? [use('scenarios', row.key, 'extends', 'loses')] : [],
      );
    case 'dimensions':
      return usesOfDimension(model, key);
    case 'members':
      return [
        ...mentions.flatMap((row) =>
          row.members.has(key) ? [use(row.kind, row.key, 'formula', 'needs')] : [],
        ),
        ...usesOfMember(model, key),
      ];
  }
}

/** Formulas over keys of the model, or over ids of figures. A formula that names its own row is no other use of it. */
function inFormulas(
  mentions: readonly Mention[],
  key: string,
  of: 'model' | 'figures' = 'model',
): readonly Use[] {
  return mentions.flatMap((row) =>
    (row.kind === 'figures') === (of === 'figures') && row.names.has(key) && row.key !== key
      ? [use(row.kind, row.key, 'formula', 'needs')]
      : [],
  );
}

function usesOfIndicator(model: Model, key: string): readonly Use[] {
  const { overview } = model;
  const shown = [
    ...(overview?.indicators ?? []),
    overview?.chart,
    overview?.whole,
    ...(overview?.parts ?? []),
  ];
  return [
    ...model.indicators.flatMap(({ key: other, total }) =>
      typeof total === 'object' && total.mean === key ? [use('indicators', other, 'total', 'needs')] : [],
    ),
    ...model.figures.flatMap(({ id, indicator }) =>
      indicator === key ? [use('figures', id, 'indicator', 'goes')] : [],
    ),
    ...model.targets.flatMap((row) =>
      row.indicator === key ? [use('targets', row.key, 'indicator', 'goes')] : [],
    ),
    ...(model.profiles ?? []).flatMap((row) =>
      row.indicator === key ? [use('profiles', row.key, 'indicator', 'goes')] : [],
    ),
    ...(model.allocations ?? []).flatMap((row) =>
      row.total === key ? [use('allocations', row.key, 'total', 'goes')] : [],
    ),
    ...(model.accounts ?? []).flatMap((row) =>
      amountsOf(row).includes(key) ? [use('accounts', row.key, 'cells', 'needs')] : [],
    ),
    ...inSentences(model, key),
    ...(shown.includes(key) ? [use('overview', 'overview', 'indicators', 'loses')] : []),
  ];
}

/** Keys of all series that an account is made of. */
function amountsOf({ total, uses, cells, parts = {}, bridge = [] }: Account): readonly string[] {
  const byInvestor = [cells, parts].flatMap((rows) =>
    Object.entries(rows).flatMap(([of, keys]) => [of, ...keys]),
  );
  return [total, ...uses, ...byInvestor, ...bridge];
}

function usesOfParameter(model: Model, key: string): readonly Use[] {
  return [
    ...model.parameters.flatMap((row) =>
      row.key !== key && row.correlations?.[key] !== undefined
        ? [use('parameters', row.key, 'correlations', 'loses')]
        : [],
    ),
    ...model.scenarios.flatMap((row) =>
      row.values[key] === undefined ? [] : [use('scenarios', row.key, 'values', 'loses')],
    ),
    ...inSentences(model, key),
  ];
}

/** The sentences of the policy test, which show values of the row. */
function inSentences({ overview }: Model, key: string): readonly Use[] {
  const policy = overview?.policy;
  return policy !== undefined && policyKeys(policy).includes(key)
    ? [use('overview', 'overview', 'policy', 'needs')]
    : [];
}

function usesOfFigure(model: Model, id: string): readonly Use[] {
  const sourced = (
    kind: Use['kind'],
    rows: readonly { readonly key: string; readonly source: string }[],
  ): readonly Use[] =>
    rows.flatMap(({ key, source }) => (source === id ? [use(kind, key, 'source', 'assumes')] : []));
  return [
    ...model.indicators.flatMap(({ key, figures }) =>
      figures?.includes(id) === true ? [use('indicators', key, 'figures', 'loses')] : [],
    ),
    ...model.targets.flatMap(({ key, base }) => (base === id ? [use('targets', key, 'base', 'needs')] : [])),
    ...model.parameters.flatMap(({ key, marginOf }) =>
      marginOf === id ? [use('parameters', key, 'marginOf', 'loses')] : [],
    ),
    ...sourced('parameters', model.parameters),
    ...sourced('targets', model.targets),
    ...sourced('rules', model.rules),
    ...sourced('profiles', model.profiles ?? []),
    ...sourced('allocations', model.allocations ?? []),
    ...sourced('accounts', model.accounts ?? []),
  ];
}

function usesOfDimension(model: Model, key: string): readonly Use[] {
  return [
    ...model.indicators.flatMap((row) =>
      row.over?.some(({ dimension }) => dimension === key) === true
        ? [use('indicators', row.key, 'over', 'needs')]
        : [],
    ),
    ...(model.dimensions ?? [])
      .filter((row) => row.key === key)
      .flatMap(({ members }) => members.map((member) => use('members', member.key, 'dimension', 'goes'))),
    ...(model.allocations ?? []).flatMap((row) =>
      row.over.dimension === key ? [use('allocations', row.key, 'over', 'goes')] : [],
    ),
  ];
}

function usesOfMember(model: Model, key: string): readonly Use[] {
  const divided = ['weights', 'floor', 'cap', 'hold', 'last'] as const;
  return [
    ...(model.dimensions ?? []).flatMap(({ members }) =>
      members.flatMap((row) => (row.parent === key ? [use('members', row.key, 'parent', 'goes')] : [])),
    ),
    // Without its member a figure would count for another place, or for the whole.
    ...model.figures.flatMap(({ id, member }) =>
      member === key ? [use('figures', id, 'member', 'goes')] : [],
    ),
    ...model.targets.flatMap((row) =>
      row.member === key ? [use('targets', row.key, 'member', 'goes')] : [],
    ),
    ...(model.profiles ?? []).flatMap((row) =>
      row.member === key ? [use('profiles', row.key, 'member', 'goes')] : [],
    ),
    ...(model.allocations ?? []).flatMap((row) =>
      divided.some((field) => row[field]?.[key] !== undefined)
        ? [use('allocations', row.key, 'weights', 'loses')]
        : [],
    ),
  ];
}

function use(kind: Use['kind'], key: string, field: string, effect: UseEffect): Use {
  return { kind, key, field, effect };
}
