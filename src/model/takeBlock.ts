/**
 * Takes a block into a model that is open, or out of it again, and says what a block is.
 *
 * In: a model over keys, and the texts of a block. Out: the model with the block's rows after its own, as a pack gives it that names the
 * block; or the problems of doing so, with their places. Rows of a block are rows of the model like all others: a row that was edited
 * stays edited, and a block of which a row was deleted counts as partly in.
 */
import type { Bilingual } from '../messages/language.js';
import type { Outcome } from '../messages/problem.js';
import { BLOCK_TABLES, type BlockFiles } from './blocks.js';
import { parseJson, plainValue } from './json.js';
import type { Model, Parameter } from './model.js';
import { readPack, writePack } from './pack.js';

/** A block beside a model. */
interface BlockState {
  readonly name: Bilingual;
  /** `partly`: some rows are in the model and some are not, so it can be taken out but not in. */
  readonly is: 'in' | 'out' | 'partly';
  /** Keys of the parameters that switch the block or parts of it on and off. */
  readonly switches: readonly string[];
  /** Keys of the parameters whose value no document gives. Of those in the model, as they are there. */
  readonly placeholders: readonly string[];
}

/** The keys and parameters of a block. Throws where its text is no block: blocks come with the program. */
function outlineOf({ model: json, folder }: BlockFiles): {
  readonly name: Bilingual;
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  readonly parameters: readonly Pick<Parameter, 'key' | 'role' | 'source'>[];
} {
  const reading = parseJson(json);
  const read: unknown = 'fault' in reading ? undefined : plainValue(reading.node);
  if (typeof read !== 'object' || read === null) throw new Error(`${folder} is no block`);
  // The shape is that of readModel.ts; a test reads every block through it.
  const rows = read as Readonly<Record<string, unknown>>;
  const listed = (table: string): readonly { readonly key: string }[] =>
    (rows[table] ?? []) as readonly { readonly key: string }[];
  return {
    name: rows['name'] as Bilingual,
    keys: new Map(BLOCK_TABLES.map((table) => [table, new Set(listed(table).map(({ key }) => key))])),
    parameters: listed('parameters') as readonly Parameter[],
  };
}

/** Groups and places may be in several blocks, and belong to none. */
const OWN_TABLES = BLOCK_TABLES.filter((table) => table !== 'groups' && table !== 'places');

/** What a block is in the model. */
export function blockState(model: Model, block: BlockFiles): BlockState {
  const { name, keys, parameters } = outlineOf(block);
  const present = OWN_TABLES.flatMap((table) => {
    const there = new Set((model[table] ?? []).map(({ key }) => key));
    return [...(keys.get(table) ?? [])].map((key) => there.has(key));
  });
  const is = present.every(Boolean) ? 'in' : present.some(Boolean) ? 'partly' : 'out';
  const now = new Map(model.parameters.map((row) => [row.key, row]));
  const own = parameters.flatMap((row) => (is === 'out' ? [row] : (now.get(row.key) ?? [])));
  return {
    name,
    is,
    switches: own.filter(({ role }) => role === 'switch').map(({ key }) => key),
    placeholders: own.filter(isPlaceholder).map(({ key }) => key),
  };
}

/** Whether the value is one that no source gives; a choice between ways is none. */
function isPlaceholder({ source, role }: Pick<Parameter, 'role' | 'source'>): boolean {
  return source === 'assumption' && role !== 'switch';
}

/** The model with the rows of a block. Whether it can be calculated is checked by `prepareModel`, as after every edit. */
export function addBlock(model: Model, key: string, block: BlockFiles): Outcome<Model> {
  const files = writePack(model);
  const named = JSON.stringify({ ...(JSON.parse(files.model) as object), blocks: [key] });
  return readPack({ ...files, model: named, blocks: { [key]: block } });
}

/**
 * The model without the rows of a block, and without the values that scenarios have for its parameters. Groups are removed where no row
 * is left in them. Rows elsewhere that use the block's keys are left, and are then told by `prepareModel`.
 */
export function dropBlock(model: Model, block: BlockFiles): Model {
  const { keys } = outlineOf(block);
  const isOwn = (table: string, key: string): boolean => keys.get(table)?.has(key) === true;
  const left = OWN_TABLES.flatMap((table) => {
    const rows = model[table];
    if (rows === undefined) return [];
    const kept = rows.filter(({ key }) => !isOwn(table, key));
    return [[table, kept] as const];
  });
  const rest = { ...model, ...(Object.fromEntries(left) as Partial<Model>) };
  const isKept = ([key]: readonly [string, unknown]): boolean => !isOwn('parameters', key);
  const parameters = rest.parameters.map((row) => {
    const { correlations, ...others } = row;
    const kept = Object.entries(correlations ?? {}).filter(isKept);
    return kept.length === 0 ? others : { ...row, correlations: Object.fromEntries(kept) };
  });
  const used = new Set([...rest.indicators, ...rest.parameters].map(({ group }) => group));
  const groups = (rest.groups ?? []).filter(({ key }) => !isOwn('groups', key) || used.has(key));
  const scenarios = rest.scenarios.map((row) => ({
    ...row,
    values: Object.fromEntries(Object.entries(row.values).filter(isKept)),
  }));
  return withoutEmpty({ ...rest, parameters, scenarios, groups });
}

/** Optional tables without rows are absent. */
function withoutEmpty(model: Model): Model {
  const { dimensions, profiles, allocations, accounts, groups, ...rest } = model;
  const optional = { dimensions, profiles, allocations, accounts, groups };
  return {
    ...rest,
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, rows]) => rows !== undefined && rows.length > 0),
    ) as Partial<Model>),
  };
}
