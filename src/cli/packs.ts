/**
 * Finds and reads the pack that a verb works on.
 *
 * In: the folder given with --pack, or none. Out: the texts of its three files and the folder, or one
 * problem for each file that is not there.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome, Problem } from '../messages/problem.js';
import { locateProblems } from '../model/locate.js';
import { PACK_NAMES, readPack, type PackFiles } from '../model/pack.js';
import { prepareModel } from '../model/prepare.js';
import type { PreparedModel } from '../model/prepared.js';
import type { Terminal } from './terminal.js';

export interface LoadedPack {
  readonly folder: string;
  readonly files: PackFiles;
}

/** Beside the bundle in dist/cli as beside the source in src/cli. */
const ZHEJIANG = fileURLToPath(new URL('../../seeds/zhejiang', import.meta.url));

/** Undefined after problems were reported. */
export function loadPack(given: string | undefined, terminal: Terminal): LoadedPack | undefined {
  const folder = given ?? ZHEJIANG;
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    terminal.report([problemOf('cli.noFolder', folder)], '');
    return undefined;
  }
  const problems: Problem[] = [];
  const read = (name: string): string => {
    try {
      return readFileSync(join(folder, name), 'utf8');
    } catch {
      problems.push(problemOf('cli.noPackFile', name));
      return '';
    }
  };
  const files = {
    documents: read(PACK_NAMES.documents),
    figures: read(PACK_NAMES.figures),
    model: read(PACK_NAMES.model),
  };
  return terminal.report(problems, folder) > 0 ? undefined : { folder, files };
}

/** The pack's model, checked; undefined after errors were reported. Warnings are reported along the way. */
export function loadModel(given: string | undefined, terminal: Terminal): PreparedModel | undefined {
  const pack = loadPack(given, terminal);
  if (pack === undefined) return undefined;
  const model = readPack(pack.files);
  const prepared: Outcome<PreparedModel> = model.ok ? prepareModel(model.value) : model;
  terminal.report(locateProblems(prepared.problems, pack.files), pack.folder);
  return prepared.ok ? prepared.value : undefined;
}

export function problemOf(code: Problem['code'], file: string, args: Problem['args'] = {}): Problem {
  return { code, severity: 'error', place: { file }, args: { file, ...args } };
}
