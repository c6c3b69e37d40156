/**
 * Blocks: parts of a model that a pack takes in by one line, `"blocks": ["account"]` in its model.json.
 *
 * In: the rows of a pack, and those of its blocks. Out: one list of rows in each table, those of the blocks at the end, in the order in
 * which they are named; or a problem for each row that exists already. From then on they are rows of the model like all others: sheets,
 * pane and analyses know nothing of blocks, and a workbook or a pack that is written holds the rows themselves. A block's texts are those
 * of a pack (documents.csv and figures.csv may be absent); its model.json has only `name` and tables.
 */
import type { Problem } from '../messages/problem.js';
import { parseJson, plainValue } from './json.js';

/** The tables that a block may have. Rows are known by `key`; groups and places may be in several. */
export const BLOCK_TABLES = [
  'indicators',
  'parameters',
  'targets',
  'rules',
  'dimensions',
  'profiles',
  'allocations',
  'accounts',
  'groups',
  'places',
] as const;
export type BlockTable = (typeof BLOCK_TABLES)[number];
const SHARED: readonly BlockTable[] = ['groups', 'places'];

type Tables = Readonly<Partial<Record<BlockTable, readonly { readonly key: string }[]>>>;

/** A block that was read, with the file of its rows as problems name it. */
interface ReadBlock<T> {
  readonly name: string;
  readonly file: string;
  readonly rows: T;
}

/** The tables of a pack with the rows of its blocks. */
export function mergeBlocks<T extends Tables>(
  own: T,
  blocks: readonly ReadBlock<Tables>[],
): { readonly rows: T; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const merged = BLOCK_TABLES.flatMap((table) => {
    const first = own[table] ?? [];
    const origin = new Map<string, string>(first.map(({ key }) => [key, '']));
    const added = blocks.flatMap(({ name, file, rows }) =>
      (rows[table] ?? []).filter(({ key }) => {
        const other = origin.get(key);
        if (other === undefined) {
          origin.set(key, name);
          return true;
        }
        if (!SHARED.includes(table)) problems.push(clashOf({ table, key, file }, name, other));
        return false;
      }),
    );
    return added.length === 0 ? [] : [[table, [...first, ...added]] as const];
  });
  // Each table has rows of its own kind on both sides.
  return { rows: { ...own, ...(Object.fromEntries(merged) as Partial<T>) }, problems };
}

/** A row of a block that exists already; `other`: the other block, empty for the pack itself. */
export function clashOf(place: Problem['place'], block: string, other: string): Problem {
  const args = { block, key: place.key ?? '', other };
  const code = other === '' ? 'model.blockClash' : 'model.blocksClash';
  return { code, severity: 'error', place, args };
}

/** The blocks that a model.json names, in their order; none where it cannot be read, which is reported elsewhere. */
export function blockNames(json: string): readonly string[] {
  const reading = parseJson(json);
  if ('fault' in reading) return [];
  const value = plainValue(reading.node);
  const names: unknown =
    typeof value === 'object' && value !== null && 'blocks' in value ? value.blocks : undefined;
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

/** The texts of a block, and its folder as problems name it, relative to that of the pack. */
export interface BlockFiles {
  readonly folder: string;
  readonly documents?: string;
  readonly figures?: string;
  readonly model: string;
}
