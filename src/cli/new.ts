/**
 * `tuiyan new DIR [--from F …]`: a pack that projects at once, from nothing, from tables or from documents.
 *
 * The text of a document is kept in the pack's folder texts/, as it was read, so that `verify` finds its figures there.
 * Ignored parts of a table are reported as warnings; if there is no model in it, the reason is reported and nothing is written.
 */
import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';
import { basename, extname } from 'node:path';
import { extractFigures } from '../figures/extract/extractFigures.js';
import { BLANK } from '../messages/wording/start.js';
import type { Problem } from '../messages/problem.js';
import type { Model } from '../model/model.js';
import { readPack, writePack } from '../model/pack.js';
import { prepareModel } from '../model/prepare.js';
import { blankModel } from '../start/blankModel.js';
import { buildModel, type Source } from '../start/buildModel.js';
import { buildPlan } from '../start/buildPlan.js';
import { fewProblems } from '../start/fewProblems.js';
import type { ReadDocument } from '../start/gatherSeries.js';
import type { Grid } from '../start/table/grid.js';
import { plainText } from '../figures/plainText.js';
import { readTables } from '../start/table/readTables.js';
import { dateOfFile } from './dates.js';
import { knownPlaces, readDocumentLines } from './documentFile.js';
import { namedFiles, obstacleAt, writePackFolder } from './packFolder.js';
import { problemOf } from './packs.js';
import { readTableFile } from './tableFile.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, type Verb } from './verb.js';

/** Largest number of series that a person can look through; a larger table is a database. */
const MOST_SERIES = 2000;

export const create: Verb = {
  name: 'new',
  summary: 'newSummary',
  words: { value: 'DIR', least: 1, most: 1 },
  options: [{ name: 'from', help: 'fromOption', value: 'F…', many: true }],
  run: async (given, terminal, { words: [out = ''] = [], from }) => {
    const obstacle = obstacleAt(out);
    if (obstacle !== undefined) return tell(terminal, [obstacle]);
    const begun = await begin(from, terminal);
    if (begun === undefined) return INPUT_HAS_PROBLEMS;
    const { model, texts } = begun;
    const files = writePack(model);
    // The pack is read again before it is written, so that no verb refuses it.
    const read = readPack(files);
    const problems = read.ok ? prepareModel(read.value).problems : read.problems;
    if (terminal.report(problems, '') > 0) return INPUT_HAS_PROBLEMS;
    const failure = writePackFolder(out, { ...namedFiles(files, out), ...texts });
    if (failure !== undefined) return tell(terminal, [failure]);
    const { figures, indicators, parameters } = model;
    const counts = { figures: figures.length, indicators: indicators.length, parameters: parameters.length };
    await terminal.write(
      'json' in given
        ? JSON.stringify({ pack: out, ...counts })
        : terminal.say('packMade', { out, ...counts }),
    );
    return DONE;
  },
};

/** A model, and the texts of its documents by their names in the folder. */
interface Begun {
  readonly model: Model;
  readonly texts: Readonly<Record<string, string>>;
}

async function begin(from: readonly string[] | undefined, terminal: Terminal): Promise<Begun | undefined> {
  if (from === undefined) return { model: blank(), texts: {} };
  const documents = from.filter((path) => DOCUMENT.test(path));
  if (documents.length === 0) {
    const model = await modelOf(from, terminal);
    return model === undefined ? undefined : { model, texts: {} };
  }
  if (documents.length === from.length) return planOf(from, terminal);
  const other = from.find((path) => !DOCUMENT.test(path)) ?? '';
  tell(terminal, [problemOf('start.mixed', other)]);
  return undefined;
}

const DOCUMENT = /\.(?:txt|md|markdown|x?html?|docx|pdf)$/i;

async function planOf(paths: readonly string[], terminal: Terminal): Promise<Begun | undefined> {
  const read: ReadDocument[] = [];
  const texts: Record<string, string> = {};
  const vocabulary = { indicators: [], places: knownPlaces() };
  for (const [index, path] of paths.entries()) {
    const lines = await readDocumentLines(path, terminal);
    if ('code' in lines) {
      tell(terminal, [lines]);
      return undefined;
    }
    const plain = lines.map(({ text }) => text.replace(/[\r\n]/g, ' '));
    const text = `${plain.join('\n')}\n`;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const id = `document_${index + 1}`;
    const file = `${id}.txt`;
    texts[`texts/${file}`] = text;
    const document = {
      ...{ id, title: titleOf(plain, path), publisher: '', published: '', number: basename(path) },
      ...{ file, sha256 },
    };
    read.push({ document, text: { text, sha256 }, candidates: extractFigures(plain, { vocabulary }) });
  }
  const [first = ''] = paths;
  const name = basename(first, extname(first));
  const built = buildPlan(read, sourceOf({ zh: name, en: name }));
  const place = { file: first };
  terminal.report(
    built.problems.map((problem) => ({ ...problem, place })),
    '',
  );
  return built.ok ? { model: built.model, texts } : undefined;
}

/** The first line that says something, as a title is short. */
function titleOf(lines: readonly string[], path: string): string {
  const first = lines.find((line) => /\p{L}/u.test(line))?.trim() ?? '';
  return first.length <= 60 && first !== '' ? first : basename(path);
}

function blank(): Model {
  const source = sourceOf(BLANK.model);
  return blankModel(source, Number(source.date.slice(0, 4)) - 1);
}

async function modelOf(paths: readonly string[], terminal: Terminal): Promise<Model | undefined> {
  const grids: Grid[] = [];
  for (const path of paths) {
    const read = await readTableFile(path);
    if (terminal.report(read.problems, '') > 0 || !read.ok) return undefined;
    grids.push(...read.value);
  }
  const tables = readTables(grids);
  if (terminal.report(fewProblems(tables.problems), '') > 0 || !tables.ok) return undefined;
  const count = tables.value.length;
  if (count > MOST_SERIES) {
    tell(terminal, [problemOf('start.tableTooLarge', paths[0] ?? '', { count, most: MOST_SERIES })]);
    return undefined;
  }
  const [first = ''] = paths;
  const name = plainText(basename(first, extname(first)));
  const { model, problems } = buildModel(tables.value, sourceOf({ zh: name, en: name }));
  terminal.report(fewProblems(problems), '');
  return model;
}

/** Who gave the numbers, and today. */
function sourceOf(name: Source['name']): Source {
  return { name, author: userName(), date: dateOfFile().toISOString().slice(0, 10) };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'user';
  }
}

function tell(terminal: Terminal, problems: readonly Problem[]): number {
  terminal.report(problems, '');
  return INPUT_HAS_PROBLEMS;
}
