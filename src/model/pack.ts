/**
 * A pack: a model and its baseline, as three texts, and two more where earlier plans are kept.
 *
 * In: documents.csv, figures.csv and model.json, vintages.csv and revisions.csv. Out: one model, or the problems of all files at once.
 * `writePack` returns the texts of a model.
 */
import { readDocuments, readFigures, writeDocuments, writeFigures } from '../figures/read.js';
import type { Outcome } from '../messages/problem.js';
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
}

/** File names within a pack's folder. */
export const PACK_NAMES = {
  documents: 'documents.csv',
  figures: 'figures.csv',
  model: 'model.json',
} as const satisfies Record<Exclude<keyof PackFiles, keyof VintageFiles>, string>;

export function readPack(files: PackFiles): Outcome<Model> {
  const documents = readDocuments(files.documents, PACK_NAMES.documents);
  // Without a valid list of documents every figure would seem to name an unknown document.
  const known = documents.ok ? new Set(documents.value.map(({ id }) => id)) : undefined;
  const figures = readFigures(files.figures, PACK_NAMES.figures, known);
  // Values of derived figures are calculated here; `prepareModel` reports problems of their formulas.
  const derived = figures.ok ? calculateDerived(figures.value) : undefined;
  const stale = figures.ok && derived !== undefined ? compareGiven(figures.value, derived) : [];
  const model = readModelFile(files.model, PACK_NAMES.model, derived?.figures ?? []);
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
