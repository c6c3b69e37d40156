/** `tuiyan verify`: every figure of the pack and of its blocks against the texts of their documents, and the model that rests on them. */
import { join } from 'node:path';
import type { Document } from '../figures/figure.js';
import { readDocuments } from '../figures/read.js';
import { verifyFigures } from '../figures/verify.js';
import { describe } from '../messages/messages.js';
import type { Problem } from '../messages/problem.js';
import { verifyDerived } from '../model/derived.js';
import { locateProblems } from '../model/locate.js';
import { PACK_NAMES, readPackTables } from '../model/pack.js';
import { readDocumentTexts, type DocumentTexts } from './documentTexts.js';
import { checkModel, isFolder, loadPack, problemOf, type LoadedPack } from './packs.js';
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
    const rows = readPackTables(pack.files);
    const model = checkModel(pack.files);
    if (!rows.ok) {
      terminal.report(model.problems, pack.folder);
      return INPUT_HAS_PROBLEMS;
    }
    const { documents, figures } = rows.value;
    const found = readTexts(folder, pack, documents);
    const readable = documents.filter(({ id }) => !found.refused.has(id));
    const printed = verifyFigures(figures, readable, found.byId);
    const derived = verifyDerived(figures);
    // Preparing the model also finds problems of derived figures.
    const problems = withoutRepeats([
      ...locateProblems([...found.problems, ...printed.problems, ...derived.problems], pack.files),
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

/**
 * The texts in the folder that was given, and those of a block's own documents beside its tables or in its folder `texts`. A text of the
 * given folder comes first.
 */
function readTexts(folder: string, pack: LoadedPack, documents: readonly Document[]): DocumentTexts {
  const given = readDocumentTexts(folder, documents);
  return Object.values(pack.files.blocks ?? {}).reduce((all, block): DocumentTexts => {
    if (block.documents === undefined) return all;
    const own = readDocuments(block.documents, PACK_NAMES.documents);
    const absent = (own.ok ? own.value : []).filter(({ id }) => !all.byId.has(id) && !all.refused.has(id));
    const place = join(pack.folder, block.folder);
    const beside = [join(place, 'texts'), place].filter(isFolder);
    return beside.reduce((known, each) => addTexts(known, readDocumentTexts(each, absent)), all);
  }, given);
}

function addTexts(first: DocumentTexts, more: DocumentTexts): DocumentTexts {
  return {
    byId: new Map([...more.byId, ...first.byId]),
    problems: [...first.problems, ...more.problems],
    refused: new Set([...first.refused, ...more.refused]),
  };
}

function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const text = JSON.stringify([problem.code, problem.place, problem.args]);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}
