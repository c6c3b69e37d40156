/**
 * Writes a model as a pack that names its blocks instead of holding their rows.
 *
 * In: a model whose rows are all its own, as a workbook or a roll gives it, and the texts of blocks that it may have been made with.
 * Out: the files of a pack, with `blocks` in model.json, and the names that were kept. A block is kept if the pack with its name gives
 * the same rows again, so a block with a row that was edited or removed is written out in full. Only the order of a block's rows is not
 * kept: it is that of the block. Where the text of a block cannot be read, it is written out as well.
 */
import { readDocuments, readFigures } from '../figures/read.js';
import { BLOCK_TABLES, type BlockFiles } from './blocks.js';
import { AFTER, diffModels, splitPath } from './changes.js';
import { parseJson, plainValue } from './json.js';
import type { Model } from './model.js';
import { readPack, writePack, type PackFiles } from './pack.js';
import { prepareModel } from './prepare.js';
import { writeOverKeys } from './wording.js';

interface Kept {
  readonly files: PackFiles;
  /** In the order in which model.json names them. */
  readonly names: readonly string[];
}

/** The files of the model. `blocks` by name, in the order in which they are to be named. */
export function keepBlocks(model: Model, blocks: Readonly<Record<string, BlockFiles>>): Kept {
  const wanted = overKeys(model);
  const start: Kept = { files: writePack(model), names: [] };
  if (wanted === undefined) return start;
  return Object.entries(blocks).reduce<Kept & { readonly rest: Model }>(
    (kept, [name, block]) => {
      const rest = withoutBlock(kept.rest, block);
      if (rest === undefined) return kept;
      const names = [...kept.names, name];
      const files = withNames(writePack(rest), names, blocks);
      const again = readPack(files);
      const found = again.ok ? overKeys(again.value) : undefined;
      return found !== undefined && isSame(wanted, found) ? { files, names, rest } : kept;
    },
    { ...start, rest: model },
  );
}

/** Whether two models have the same rows. Rows of blocks come after all others, so their order does not count. */
function isSame(a: Model, b: Model): boolean {
  return diffModels(a, b).every(({ path }) => splitPath(path).at(-1) === AFTER);
}

function overKeys(model: Model): Model | undefined {
  const prepared = prepareModel(model);
  return prepared.ok ? writeOverKeys(prepared.value).model : undefined;
}

function withNames(
  files: PackFiles,
  names: readonly string[],
  blocks: Readonly<Record<string, BlockFiles>>,
): PackFiles {
  const json = JSON.parse(files.model) as object;
  const texts = names.flatMap((name) => {
    const block = blocks[name];
    return block === undefined ? [] : [[name, block] as const];
  });
  return {
    ...files,
    model: `${JSON.stringify({ ...json, blocks: names }, null, 2)}\n`,
    blocks: Object.fromEntries(texts),
  };
}

/** The model without the rows of a block; undefined if one of them is missing, so that it cannot be kept. */
function withoutBlock(model: Model, block: BlockFiles): Model | undefined {
  const reading = parseJson(block.model);
  if ('fault' in reading) return undefined;
  const rows = plainValue(reading.node);
  if (typeof rows !== 'object' || rows === null) return undefined;
  const byTable = new Map<string, unknown>(Object.entries(rows));
  const tables = BLOCK_TABLES.flatMap((table) => {
    const keys = keysOf(byTable.get(table));
    return keys.size === 0 ? [] : [{ table, keys, own: model[table] ?? [] }];
  });
  const isWhole = tables.every(({ keys, own }) => {
    const present = new Set(own.map(({ key }) => key));
    return [...keys].every((key) => present.has(key));
  });
  if (!isWhole) return undefined;
  const documents = idsOf(block.documents === undefined ? undefined : readDocuments(block.documents, ''));
  const figures = idsOf(block.figures === undefined ? undefined : readFigures(block.figures, '', undefined));
  const rest = tables.map(({ table, keys, own }) => {
    const left = own.filter(({ key }) => !keys.has(key));
    return [table, left] as const;
  });
  return {
    ...model,
    documents: model.documents.filter(({ id }) => !documents.has(id)),
    figures: model.figures.filter(({ id }) => !figures.has(id)),
    ...Object.fromEntries(rest),
  };
}

function keysOf(rows: unknown): ReadonlySet<string> {
  const list: readonly unknown[] = Array.isArray(rows) ? rows : [];
  return new Set(
    list.flatMap((row) =>
      typeof row === 'object' && row !== null && 'key' in row && typeof row.key === 'string' ? [row.key] : [],
    ),
  );
}

function idsOf(
  read: { readonly ok: boolean; readonly value?: readonly { readonly id: string }[] } | undefined,
): ReadonlySet<string> {
  return new Set((read?.value ?? []).map(({ id }) => id));
}
