/**
 * A pack: a model and the baseline that it stands on, as three texts.
 *
 * In: documents.csv, figures.csv and model.json. Out: one model, or the problems of all three files at once.
 * `writePack` gives the three texts back.
 */
import { readDocuments, readFigures, writeDocuments, writeFigures } from '../figures/read.js';
import type { Outcome } from '../messages/problem.js';
import type { Model } from './model.js';
import { readModelFile, writeModelFile } from './readModel.js';

export interface PackFiles {
  readonly documents: string;
  readonly figures: string;
  readonly model: string;
}

/** File names within a pack's folder. */
export const PACK_NAMES = {
  documents: 'documents.csv',
  figures: 'figures.csv',
  model: 'model.json',
} as const satisfies Record<keyof PackFiles, string>;

export function readPack(files: PackFiles): Outcome<Model> {
  const documents = readDocuments(files.documents, PACK_NAMES.documents);
  // With a broken list of documents every figure would seem to name an unknown one.
  const known = documents.ok ? new Set(documents.value.map(({ id }) => id)) : undefined;
  const figures = readFigures(files.figures, PACK_NAMES.figures, known);
  const model = readModelFile(files.model, PACK_NAMES.model, figures.ok ? figures.value : []);
  const problems = [...documents.problems, ...figures.problems, ...model.problems];
  if (!documents.ok || !figures.ok || !model.ok) return { ok: false, problems };
  return {
    ok: true,
    value: { ...model.value, documents: documents.value, figures: figures.value },
    problems,
  };
}

/** model.json alone, for a model that was edited. */
export function writeModelJson(model: Model): string {
  return writeModelFile(model);
}

export function writePack(model: Model): PackFiles {
  return {
    documents: writeDocuments(model.documents),
    figures: writeFigures(model.figures),
    model: writeModelJson(model),
  };
}
