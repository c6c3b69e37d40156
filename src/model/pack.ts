/**
 * A pack: a model and its baseline, as three texts, and two more where earlier plans are kept.
 *
 * In: documents.csv, figures.csv and model.json, vintages.csv and revisions.csv. Out: one model, or the problems of all files at once.
 * `writePack` returns the texts of a model.
 */
import type { Document, GivenFigure } from '../figures/figure.js';
import { readDocuments, readFigures, writeDocuments, writeFigures } from '../figures/read.js';
import type { Outcome, Problem } from '../messages/problem.js';
import { blockNames, clashOf, type BlockFiles } from './blocks.js';
import { calculateDerived, compareGiven, withoutConsequences } from './derived.js';
import type { Model } from './model.js';
import { prepareModel } from './prepare.js';
import { readModelFile, writeModelFile } from './readModel.js';
import { readVintages, writeVintages, type VintageFiles } from './vintageFiles.js';

/** The texts of a pack; those of earlier plans may be missing. */
export interface PackFiles extends VintageFiles {
  readonly documents: string;
  readonly figures: string;
  readonly model: string;
  /** By the names that model.json gives in `blocks`. */
  readonly blocks?: Readonly<Record<string, BlockFiles>>;
}

/** File names within a pack's folder. */
export const PACK_NAMES = {
  documents: 'documents.csv',
  figures: 'figures.csv',
  model: 'model.json',
} as const satisfies Record<Exclude<keyof PackFiles, keyof VintageFiles | 'blocks'>, string>;

/** The documents and figures of a pack and of its blocks, each with its own problems. */
interface PackTables {
  readonly documents: Outcome<readonly Document[]>;
  readonly figures: Outcome<readonly GivenFigure[]>;
}

function readTables(files: PackFiles): PackTables {
  const blocks = blocksOf(files);
  const documents = allOf(
    'documents',
    [
      readDocuments(files.documents, PACK_NAMES.documents),
      ...blocks.map((block) => readDocuments(block.documents ?? NO_DOCUMENTS, fileOf(block, 'documents'))),
    ],
    blocks,
  );
  // Without a valid list of documents every figure would seem to name an unknown document.
  const known = documents.ok ? new Set(documents.value.map(({ id }) => id)) : undefined;
  const figures = allOf(
    'figures',
    [
      readFigures(files.figures, PACK_NAMES.figures, known),
      ...blocks.map((block) => readFigures(block.figures ?? NO_FIGURES, fileOf(block, 'figures'), known)),
    ],
    blocks,
  );
  return { documents, figures };
}

/** The documents and figures of a pack and of its blocks, as they are written. */
export function readPackTables(
  files: PackFiles,
): Outcome<{ readonly documents: readonly Document[]; readonly figures: readonly GivenFigure[] }> {
  const { documents, figures } = readTables(files);
  const problems = [...documents.problems, ...figures.problems];
  if (!documents.ok || !figures.ok) return { ok: false, problems };
  return { ok: true, value: { documents: documents.value, figures: figures.value }, problems };
}

/** The blocks that model.json names and that were found. */
function blocksOf(files: PackFiles): readonly (BlockFiles & { readonly name: string })[] {
  return blockNames(files.model).flatMap((name) => {
    const block = files.blocks?.[name];
    return block === undefined ? [] : [{ name, ...block }];
  });
}

/** The model of a pack with its blocks, figures and documents; problems of every file, with their places. */
export function readPack(files: PackFiles): Outcome<Model> {
  const blocks = blocksOf(files);
  const { documents, figures } = readTables(files);
  // Values of derived figures are calculated here; `prepareModel` reports problems of their formulas.
  const derived = figures.ok ? calculateDerived(figures.value) : undefined;
  const stale = figures.ok && derived !== undefined ? compareGiven(figures.value, derived) : [];
  const texts = blocks.map((block) => ({
    name: block.name,
    file: fileOf(block, 'model'),
    text: block.model,
  }));
  const model = readModelFile(files.model, PACK_NAMES.model, derived?.figures ?? [], texts);
  const vintages = readVintages(files);
  const problems = [...documents.problems, ...figures.problems, ...model.problems, ...vintages.problems];
  if (!documents.ok || derived === undefined || !model.ok || !vintages.ok)
    return { ok: false, problems: [...problems, ...stale] };
  const earlier = vintages.value.length === 0 ? {} : { vintages: vintages.value };
  const value: Model = { ...model.value, documents: documents.value, figures: derived.figures, ...earlier };
  if (stale.length === 0) return { ok: true, value, problems };
  // If a value differs from its formula there is no model, so all problems of the model are reported here.
  const others = prepareModel(value).problems;
  const told = withoutConsequences(stale, derived, others);
  if (told.length === 0) return { ok: true, value, problems };
  return { ok: false, problems: [...problems, ...told, ...others] };
}

/** Tables of a block that has none. */
const NO_DOCUMENTS = writeDocuments([]);
const NO_FIGURES = writeFigures([]);

function fileOf({ folder }: BlockFiles, table: keyof typeof PACK_NAMES): string {
  return `${folder}/${PACK_NAMES[table]}`;
}

/** The rows of a pack and of its blocks, which may not have the same id. A document may be in several if it is the same. */
function allOf<T extends { readonly id: string; readonly sha256?: string }>(
  table: 'documents' | 'figures',
  read: readonly Outcome<readonly T[]>[],
  blocks: readonly (BlockFiles & { readonly name: string })[],
): Outcome<readonly T[]> {
  const problems = read.flatMap((each) => each.problems);
  const rows: T[] = [];
  const origin = new Map<string, { readonly row: T; readonly block: string }>();
  const clashes: Problem[] = [];
  read.forEach((each, i) => {
    const block = blocks[i - 1];
    for (const row of each.ok ? each.value : []) {
      const other = block === undefined ? undefined : origin.get(row.id);
      if (block === undefined || other === undefined) {
        origin.set(row.id, { row, block: block?.name ?? '' });
        rows.push(row);
      } else if (row.sha256 === undefined || row.sha256 !== other.row.sha256) {
        clashes.push(clashOf({ table, key: row.id, file: fileOf(block, table) }, block.name, other.block));
      }
    }
  });
  const all = [...problems, ...clashes];
  const isWhole = clashes.length === 0 && read.every(({ ok }) => ok);
  return isWhole ? { ok: true, value: rows, problems: all } : { ok: false, problems: all };
}

/** The text of model.json, for a model that was edited. */
export function writeModelJson(model: Model): string {
  return writeModelFile(model, model.figures);
}

/** The texts of a model. */
export function writePack(model: Model): PackFiles {
  return {
    documents: writeDocuments(model.documents),
    figures: writeFigures(model.figures),
    model: writeModelJson(model),
    ...writeVintages(model.vintages),
  };
}
