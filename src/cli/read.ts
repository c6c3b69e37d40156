/**
 * `tuiyan read F.xlsx --out DIR`: a workbook of ours, edited in Excel, WPS or LibreOffice, back to a pack.
 *
 * The changes are those since the pack named with --pack, or since the pack of the same name that comes with the program; for a
 * workbook of another pack there are none, unless its History sheet has some.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { changeLine, wordChanges } from '../analysis/words/changeWords.js';
import { decodeText } from '../hosts/decodeText.js';
import type { Problem } from '../messages/problem.js';
import type { BlockFiles } from '../model/blocks.js';
import { diffModels, type JournalChange } from '../model/changes.js';
import type { Model } from '../model/model.js';
import { keepBlocks } from '../model/keepBlocks.js';
import { PACK_NAMES, readPack } from '../model/pack.js';
import { prepareModel } from '../model/prepare.js';
import { writeOverKeys } from '../model/wording.js';
import { tellUnread } from '../workbook/living/tellUnread.js';
import { readWorkbook } from '../workbook/read/readWorkbook.js';
import { namedFiles, obstacleAt, writePackFolder } from './packFolder.js';
import { loadModel, loadPack, programBlocks, SEEDS } from './packs.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, type Verb } from './verb.js';
import { isWorkbookThread, openWorkbook, serveWorkbook } from './workbookThread.js';

export const read: Verb = {
  name: 'read',
  summary: 'readSummary',
  words: { value: 'F.xlsx', least: 1, most: 1 },
  options: [{ name: 'out', help: 'packOutOption', value: 'DIR', isRequired: true }],
  run: async (given, terminal, { words: [file = ''] = [] }) => {
    const data: unknown = workerData;
    if (isWorkbookThread(data)) {
      await serveWorkbook(data);
      return DONE;
    }
    const out = given['out'] ?? '';
    const reference = given['pack'] === undefined ? undefined : loadModel(given['pack'], terminal);
    if (given['pack'] !== undefined && reference === undefined) return INPUT_HAS_PROBLEMS;
    const obstacle = obstacleAt(out);
    if (obstacle !== undefined) return tell(terminal, [obstacle]);
    const opened = await openWorkbook(file);
    if (!opened.ok) return tell(terminal, [opened.problem]);
    const found = readWorkbook(opened.value);
    const ofFile = (problem: Problem): Problem => ({ ...problem, place: { ...problem.place, file } });
    const inFile = found.problems.map(ofFile);
    if (!found.ok) return tell(terminal, [...opened.problems, ...inFile]);
    const unread = tellUnread(opened.value, found.value).map(ofFile);
    terminal.report([...opened.problems, ...inFile, ...unread], '');
    const { files } = keepBlocks(found.value, blocksFor(given['pack'], terminal));
    // The pack is read again before it is written, so that no verb refuses it.
    const model = readPack(files);
    if (!model.ok) return tell(terminal, model.problems);
    const before = (reference && writeOverKeys(reference).model) ?? packOfName(found.value);
    const changes = before === undefined ? [] : diffModels(before, found.value);
    const failure = writePackFolder(out, namedFiles(files, out));
    if (failure !== undefined) return tell(terminal, [failure]);
    await terminal.write(
      'json' in given
        ? JSON.stringify({ pack: out, changes, against: before?.name[terminal.language] ?? null })
        : tellChanges(out, before, found.value, changes, terminal),
    );
    return DONE;
  },
};

/** Blocks that the workbook's model may be made with: those that the pack names, or without a pack those of the program. */
function blocksFor(pack: string | undefined, terminal: Terminal): Readonly<Record<string, BlockFiles>> {
  return pack === undefined ? programBlocks() : (loadPack(pack, terminal)?.files.blocks ?? {});
}

function tell(terminal: Terminal, problems: readonly Problem[]): number {
  terminal.report(problems, '');
  return INPUT_HAS_PROBLEMS;
}

function tellChanges(
  out: string,
  before: Model | undefined,
  after: Model,
  changes: readonly JournalChange[],
  { say, language }: Terminal,
): string {
  const done = say('packRead', { out, name: after.name[language] });
  if (before === undefined) return `${done}\n${say('noReference')}`;
  const lines = wordChanges(changes, after).map((change) => `- ${changeLine(change)[language]}`);
  return [done, say('changesSince', { count: lines.length, name: before.name[language] }), ...lines].join(
    '\n',
  );
}

/** The pack that comes with the program and has the model's name, its formulas as workbooks give them back. */
function packOfName({ name }: Model): Model | undefined {
  for (const folder of readdirSync(SEEDS, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    // Blocks are parts of packs.
    if (!existsSync(join(SEEDS, folder.name, PACK_NAMES.model))) continue;
    const model = seedModel(join(SEEDS, folder.name));
    if (model?.name.zh !== name.zh || model.name.en !== name.en) continue;
    const prepared = prepareModel(model);
    if (prepared.ok) return writeOverKeys(prepared.value).model;
  }
  return undefined;
}

function seedModel(folder: string): Model | undefined {
  const text = (name: string): string => {
    const decoded = decodeText(readFileSync(join(folder, name)), name);
    return decoded.ok ? decoded.text : '';
  };
  const { documents, figures, model } = PACK_NAMES;
  const read = readPack({ documents: text(documents), figures: text(figures), model: text(model) });
  return read.ok ? read.value : undefined;
}
