/**
 * Finds and reads the pack that a verb works on.
 *
 * In: the folder or archive given with --pack, or none. Out: the texts of its three files and the folder, or one problem for each
 * missing file.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkUncertainty } from '../analysis/uncertainty/checkUncertainty.js';
import { decodeText } from '../hosts/decodeText.js';
import { unzipPack, ZIP_PROBLEMS } from '../hosts/file/packZip.js';
import type { Problem } from '../messages/problem.js';
import type { BlockFiles } from '../model/blocks.js';
import { gatherPack, readBlock } from '../model/gatherPack.js';
import { locateProblems } from '../model/locate.js';
import { PACK_NAMES, readPack, type PackFiles } from '../model/pack.js';
import { prepareModel } from '../model/prepare.js';
import type { PreparedModel } from '../model/prepared.js';
import type { Terminal } from './terminal.js';

/** A pack as it was read, with the folder that it is in. */
export interface LoadedPack {
  readonly folder: string;
  readonly files: PackFiles;
}

/** Beside the bundle in dist/cli as beside the source in src/cli. */
export const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));
const SEED_PACK = join(SEEDS, 'zhejiang');

/** `given`: a folder, or an archive `F.zip` with one. Undefined after problems were reported. */
export function loadPack(given: string | undefined, terminal: Terminal): LoadedPack | undefined {
  const folder = given ?? SEED_PACK;
  const problems: Problem[] = [];
  const place = isZip(folder) ? openZip(folder) : openFolder(folder);
  if ('code' in place) {
    terminal.report([place], '');
    return undefined;
  }
  const read = (name: string): string => {
    const bytes = place.bytes(name);
    if (bytes === undefined) {
      problems.push(problemOf('cli.noPackFile', name));
      return '';
    }
    const decoded = decodeText(bytes, name);
    if (decoded.ok) return decoded.text;
    problems.push(decoded.problem);
    return '';
  };
  const files = gatherPack({ has: place.has, read }, (name) => {
    const block = join(SEEDS, 'blocks', name);
    if (!isFolder(block)) return undefined;
    const path = relative(folder, block).replaceAll('\\', '/');
    return readBlock(path, { has: (file) => existsSync(join(folder, file)), read: readSeed(folder) });
  });
  return terminal.report(problems, folder) > 0 ? undefined : { folder, files };
}

/** A file of the program's own blocks, by its path from the pack's folder. */
function readSeed(folder: string): (name: string) => string {
  return (name) => readFileSync(join(folder, name), 'utf8');
}

interface Place {
  readonly has: (name: string) => boolean;
  /** Undefined where there is no such file. */
  readonly bytes: (name: string) => Uint8Array | undefined;
}

function openFolder(folder: string): Place | Problem {
  if (!isFolder(folder)) return problemOf('cli.noFolder', folder);
  return {
    has: (name) => existsSync(join(folder, name)),
    bytes: (name) => {
      try {
        // A pipe of that name would block the reader.
        if (!statSync(join(folder, name)).isFile()) return undefined;
        return readFileSync(join(folder, name));
      } catch {
        return undefined;
      }
    },
  };
}

function openZip(file: string): Place | Problem {
  let bytes: Uint8Array;
  try {
    if (!statSync(file).isFile()) return problemOf('extract.noFile', file);
    bytes = readFileSync(file);
  } catch {
    return problemOf('extract.noFile', file);
  }
  const opened = unzipPack(bytes);
  if (!opened.ok) return problemOf(ZIP_PROBLEMS[opened.reason], file);
  return { has: (name) => opened.files.has(name), bytes: (name) => opened.files.get(name) };
}

/** Whether a name is that of an archive, and no folder has it. */
export function isZip(path: string): boolean {
  return /\.zip$/i.test(path) && !isFolder(path);
}

/** The blocks that come with the program, for a pack in any folder. */
export function programBlocks(): Readonly<Record<string, BlockFiles>> {
  const root = join(SEEDS, 'blocks');
  const found = readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [];
    const text = (file: string): string => readFileSync(join(root, entry.name, file), 'utf8');
    const ifThere = (table: 'documents' | 'figures'): Partial<BlockFiles> =>
      existsSync(join(root, entry.name, PACK_NAMES[table])) ? { [table]: text(PACK_NAMES[table]) } : {};
    const model = text(PACK_NAMES.model);
    const files = {
      folder: `../blocks/${entry.name}`,
      model,
      ...ifThere('documents'),
      ...ifThere('figures'),
    };
    return [[entry.name, files] as const];
  });
  return Object.fromEntries(found);
}

/** The use of a model by a verb: drawing from its distributions, or calculating with its given values. */
type Use = 'draw' | 'plan';

/** The pack's model, checked; undefined after errors were reported. Warnings are reported along the way. */
export function loadModel(
  given: string | undefined,
  terminal: Terminal,
  use: Use = 'plan',
): PreparedModel | undefined {
  const pack = loadPack(given, terminal);
  if (pack === undefined) return undefined;
  const { prepared, problems, uncertainty } = checkModel(pack.files);
  const told = use === 'plan' ? uncertainty.map(asWarning) : uncertainty.filter(isError);
  const errors = terminal.report([...problems, ...told], pack.folder);
  return errors === 0 ? prepared : undefined;
}

interface CheckedModel {
  /** Undefined if there are errors among `problems`. */
  readonly prepared: PreparedModel | undefined;
  readonly problems: readonly Problem[];
  /** Problems that prevent drawing from the model, or change the draws; a simulation itself reports such a change. */
  readonly uncertainty: readonly Problem[];
}

/** Reads and prepares the model of a pack, with all its problems. */
export function checkModel(files: PackFiles): CheckedModel {
  const model = readPack(files);
  if (!model.ok)
    return { prepared: undefined, problems: locateProblems(model.problems, files), uncertainty: [] };
  const prepared = prepareModel(model.value);
  return {
    prepared: prepared.ok ? prepared.value : undefined,
    problems: locateProblems([...model.problems, ...prepared.problems], files),
    uncertainty: locateProblems(checkUncertainty(model.value), files),
  };
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function asWarning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' };
}

/** An error about a file as a whole. */
export function problemOf(code: Problem['code'], file: string, args: Problem['args'] = {}): Problem {
  return { code, severity: 'error', place: { file }, args: { file, ...args } };
}

/** Also false if the system cannot tell: a name too long, links in a circle, a folder closed to the user. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
