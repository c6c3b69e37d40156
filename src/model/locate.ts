/**
 * Finds the places in a pack's files of the rows that problems are about.
 *
 * In: problems with table, key and field, as `prepareModel` and `verifyFigures` give them, and the texts of
 * the pack. Out: the same problems with file, line and column; within a formula, the column of the error itself. A problem that
 * already has a line, or whose row is not in the files, is unchanged.
 */
import { documentPlaces, figurePlaces } from '../figures/read.js';
import type { Place, Problem } from '../messages/problem.js';
import { lineFinder, member, offsetInString, parseJson, type JsonNode } from './json.js';
import { PACK_NAMES, type PackFiles } from './pack.js';

export function locateProblems(problems: readonly Problem[], files: PackFiles): readonly Problem[] {
  // Finding places reads the files once more.
  if (problems.length === 0) return problems;
  const locate = placeFinder(files);
  return problems.map((problem) =>
    problem.place.line === undefined
      ? { ...problem, place: { ...problem.place, ...locate(problem.place) } }
      : problem,
  );
}

function placeFinder(files: PackFiles): (place: Place) => Place {
  const finders = [
    finderOf(files, ''),
    ...Object.values(files.blocks ?? {}).map((block) =>
      finderOf({ documents: '', figures: '', ...block }, `${block.folder}/`),
    ),
  ];
  return (place) => {
    const { table } = place;
    if (table === undefined) return {};
    const found = finders.flatMap((find) => find(place) ?? []);
    // A key that is in two files is meant in the one that the problem names.
    const meant = found.find(({ file }) => file === place.file) ?? found[0];
    if (meant !== undefined) return meant;
    return { file: table === 'figures' || table === 'documents' ? PACK_NAMES[table] : PACK_NAMES.model };
  };
}

/** Finds rows in the files of a pack or of a block; `folder` is written before the names of the files. */
function finderOf(
  files: Pick<PackFiles, 'documents' | 'figures' | 'model'>,
  folder: string,
): (place: Place) => Place | undefined {
  const nameOf = (name: keyof typeof PACK_NAMES): string => folder + PACK_NAMES[name];
  const figures = figurePlaces(files.figures, nameOf('figures'));
  const documents = documentPlaces(files.documents, nameOf('documents'));
  const reading = parseJson(files.model);
  const lineOf = lineFinder(files.model);
  const rows = 'node' in reading ? rowFinder(reading.node) : () => undefined;
  const lines = { figures: splitOnce(files.figures), documents: splitOnce(files.documents) };
  return (place) => {
    const { table = '', key = '', field = '' } = place;
    if (table === 'figures' || table === 'documents') {
      const row = (table === 'figures' ? figures : documents).get(key);
      const found = row?.[field] ?? row?.['id'];
      return found === undefined || place.start === undefined
        ? found
        : inCsvField(found, place.start, lines[table]());
    }
    const row = rows(table, key);
    if (row === undefined) return undefined;
    const node = findField(row, field);
    const offset =
      place.start !== undefined && node !== row ? offsetInString(files.model, node, place.start) : node.start;
    return { file: nameOf('model'), ...lineOf(offset) };
  };
}

/** The place of a character of a field; one that is quoted starts after its quotation mark. */
function inCsvField(field: Place, start: number, lines: readonly string[]): Place {
  if (field.line === undefined || field.column === undefined) return field;
  const written = lines[field.line - 1]?.slice(field.column - 1) ?? '';
  const isQuoted = written.startsWith('"');
  const before = written.slice(isQuoted ? 1 : 0);
  let at = 0;
  for (let done = 0; done < start && at < before.length; done += 1)
    at += isQuoted && before[at] === '"' ? 2 : 1;
  return { ...field, column: field.column + (isQuoted ? 1 : 0) + at };
}

/** A function that returns the lines of a file, which are split at the first call. */
function splitOnce(text: string): () => readonly string[] {
  let lines: readonly string[] | undefined;
  return () => (lines ??= text.split('\n'));
}

/** Finds the last row with a key in a table: if two rows have the same key, problems are about the second. */
function rowFinder(root: JsonNode): (table: string, key: string) => JsonNode | undefined {
  const tables = new Map<string, ReadonlyMap<unknown, JsonNode>>();
  return (table, key) => {
    if (table === 'model') return root;
    const rows = tables.get(table) ?? rowsByKey(member(root, table));
    tables.set(table, rows);
    return rows.get(key);
  };
}

function rowsByKey(table: JsonNode | undefined): ReadonlyMap<unknown, JsonNode> {
  const items = table?.kind === 'array' ? table.items : [];
  return new Map(
    items.flatMap((row) => {
      const node = member(row, 'key');
      return node?.kind === 'scalar' ? [[node.value, row] as const] : [];
    }),
  );
}

/** Follows a path such as `values.price_growth.2027` as far as it exists. */
function findField(row: JsonNode, path: string): JsonNode {
  let node = row;
  for (const step of path === '' ? [] : path.split('.')) {
    const child = node.kind === 'array' ? node.items[Number(step)] : member(node, step);
    if (child === undefined) return node;
    node = child;
  }
  return node;
}
