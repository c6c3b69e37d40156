/**
 * Finds and reads the pack that a verb works on.
 *
 * In: the folder given with --pack, or none. Out: the texts of its three files and the folder, or one problem for each missing
 * file.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkUncertainty } from '../analysis/uncertainty/checkUncertainty.js';
import { decodeText } from '../hosts/decodeText.js';
import type { Problem } from '../messages/problem.js';
import { blockNames, type BlockFiles } from '../model/blocks.js';
import { locateProblems } from '../model/locate.js';
import { PACK_NAMES, readPack, type PackFiles } from '../model/pack.js';
import { prepareModel } from '../model/prepare.js';
import type { PreparedModel } from '../model/prepared.js';
import { VINTAGE_NAMES, type VintageFiles } from '../model/vintageFiles.js';
import type { Terminal } from './terminal.js';

/** A pack as it was read, with the folder that it is in. */
export interface LoadedPack {
  readonly folder: string;
  readonly files: PackFiles;
}

/** Beside the bundle in dist/cli as beside the source in src/cli. */
export const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));
const SEED_PACK = join(SEEDS, 'zhejiang');

/** Undefined after problems were reported. */
export function loadPack(given: string | undefined, terminal: Terminal): LoadedPack | undefined {
  const folder = given ?? SEED_PACK;
  if (!isFolder(folder)) {
    terminal.report([problemOf('cli.noFolder', folder)], '');
    return undefined;
  }
  const problems: Problem[] = [];
  const read = (name: string): string => {
    let bytes: Uint8Array;
    try {
      // A pipe of that name would block the reader.
      if (!statSync(join(folder, name)).isFile()) throw new Error(name);
      bytes = readFileSync(join(folder, name));
    } catch {
      problems.push(problemOf('cli.noPackFile', name));
      return '';
    }
    const decoded = decodeText(bytes, name);
    if (decoded.ok) return decoded.text;
    problems.push(decoded.problem);
    return '';
  };
  const readIfThere = (file: keyof typeof VINTAGE_NAMES): VintageFiles =>
    existsSync(join(folder, VINTAGE_NAMES[file])) ? { [file]: read(VINTAGE_NAMES[file]) } : {};
  const model = read(PACK_NAMES.model);
  const blocks = blockNames(model).flatMap((name) => {
    const block = readBlock(folder, name, read);
    return block === undefined ? [] : [[name, block] as const];
  });
  const files = {
    documents: read(PACK_NAMES.documents),
    figures: read(PACK_NAMES.figures),
    model,
    ...(blocks.length === 0 ? {} : { blocks: Object.fromEntries(blocks) }),
    ...readIfThere('vintages'),
    ...readIfThere('revisions'),
  };
  return terminal.report(problems, folder) > 0 ? undefined : { folder, files };
}

/** A block of the pack's own folder, else one that comes with the program; undefined if there is neither, which is reported later. */
function readBlock(folder: string, name: string, read: (name: string) => string): BlockFiles | undefined {
  // A name is no path.
  if (!/^[\w-]+$/.test(name)) return undefined;
  const place = [join(folder, 'blocks', name), join(SEEDS, 'blocks', name)].find(isFolder);
  if (place === undefined) return undefined;
  const path = relative(folder, place);
  const readIfThere = (file: 'documents' | 'figures'): Partial<BlockFiles> =>
    existsSync(join(place, PACK_NAMES[file])) ? { [file]: read(join(path, PACK_NAMES[file])) } : {};
  return {
    folder: path.replaceAll('\\', '/'),
    model: read(join(path, PACK_NAMES.model)),
    ...readIfThere('documents'),
    ...readIfThere('figures'),
  };
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
