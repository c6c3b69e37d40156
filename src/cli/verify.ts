/** `tuiyan verify`: every figure of the pack against the texts of its documents, and the model that rests on them. */
import { readDocuments, readFigures } from '../figures/read.js';
import { verifyFigures } from '../figures/verify.js';
import { describe } from '../messages/messages.js';
import type { Problem } from '../messages/problem.js';
import { verifyDerived } from '../model/derived.js';
import { locateProblems } from '../model/locate.js';
import { PACK_NAMES } from '../model/pack.js';
import { readDocumentTexts } from './documentTexts.js';
import { checkModel, isFolder, loadPack, problemOf } from './packs.js';
import { DONE, INPUT_HAS_PROBLEMS, type Verb } from './verb.js';

export const verify: Verb = {
  name: 'verify',
  summary: 'verifySummary',
  options: [{ name: 'documents', help: 'documentsOption', value: 'DIR', isRequired: true }],
  run: async (given, terminal) => {
    const folder = given['documents'] ?? '';
    if (!isFolder(folder)) {
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
    const texts = readDocumentTexts(folder, documents.value);
    const readable = documents.value.filter(({ id }) => !texts.refused.has(id));
    const printed = verifyFigures(figures.value, readable, texts.byId);
    const derived = verifyDerived(figures.value);
    // Preparing the model also finds problems of derived figures.
    const problems = withoutRepeats([
      ...locateProblems([...texts.problems, ...printed.problems, ...derived.problems], pack.files),
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
