/** `tuiyan verify`: every figure of the pack against the texts of its documents, and the model that stands on them. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../figures/figure.js';
import { readDocuments, readFigures } from '../figures/read.js';
import { verifyFigures, type DocumentText } from '../figures/verify.js';
import { decodeText } from '../hosts/decodeText.js';
import { describe } from '../messages/messages.js';
import type { Problem } from '../messages/problem.js';
import { verifyDerived } from '../model/derived.js';
import { locateProblems } from '../model/locate.js';
import { PACK_NAMES } from '../model/pack.js';
import { checkModel, loadPack, problemOf } from './packs.js';
import { DONE, INPUT_HAS_PROBLEMS, type Verb } from './verb.js';

export const verify: Verb = {
  name: 'verify',
  summary: 'verifySummary',
  options: [{ name: 'documents', help: 'documentsOption', value: 'DIR', isRequired: true }],
  run: async (given, terminal) => {
    const folder = given['documents'] ?? '';
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
      terminal.report([problemOf('cli.noFolder', folder)], '');
      return INPUT_HAS_PROBLEMS;
    }
    const pack = loadPack(given['pack'], terminal);
    if (pack === undefined) return INPUT_HAS_PROBLEMS;
    const documents = readDocuments(pack.files.documents, PACK_NAMES.documents);
    const known = documents.ok ? new Set(documents.value.map(({ id }) => id)) : undefined;
    const figures = readFigures(pack.files.figures, PACK_NAMES.figures, known);
    const model = checkModel(pack.files);
    if (!documents.ok || !figures.ok) {
      terminal.report(model.problems, pack.folder);
      return INPUT_HAS_PROBLEMS;
    }
    const texts = readTexts(folder, documents.value);
    if (terminal.report(texts.problems, folder) > 0) return INPUT_HAS_PROBLEMS;
    const printed = verifyFigures(figures.value, documents.value, texts.byId);
    const derived = verifyDerived(figures.value);
    // Preparing the model finds the faults of derived figures, too.
    const problems = withoutRepeats([
      ...locateProblems([...printed.problems, ...derived.problems], pack.files),
      ...model.problems,
      ...model.uncertainty,
    ]);
    const errors = terminal.report(problems, pack.folder);
    const result = {
      figures: printed.figures + derived.figures,
      verified: printed.verified + derived.verified,
    };
    const listed = problems.map((problem) => {
      const { file, line, column, key } = problem.place;
      const { code, severity } = problem;
      return { code, severity, file, line, column, key, message: describe(problem, terminal.language) };
    });
    await terminal.write(
      'json' in given
        ? JSON.stringify({ ...result, problems: listed })
        : terminal.say('verified', { ...result, problems: problems.length }),
    );
    return errors === 0 ? DONE : INPUT_HAS_PROBLEMS;
  },
};

function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const text = JSON.stringify([problem.code, problem.place, problem.args]);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

/** Texts of the documents that are there, by id; a problem for each file whose encoding is not known. */
function readTexts(
  folder: string,
  documents: readonly Document[],
): { readonly byId: ReadonlyMap<string, DocumentText>; readonly problems: readonly Problem[] } {
  const byId = new Map<string, DocumentText>();
  const problems: Problem[] = [];
  for (const { id, file } of documents) {
    const path = join(folder, file);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) continue;
    const bytes = readFileSync(path);
    const decoded = decodeText(bytes, file);
    if (!decoded.ok) problems.push(decoded.problem);
    else byId.set(id, { text: decoded.text, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return { byId, problems };
}
