/** Reads a file that an option names: its text in any encoding that Chinese programs use, or a problem that is reported. */
import { readFileSync, statSync } from 'node:fs';
import { decodeText } from '../hosts/decodeText.js';
import { problemOf } from './packs.js';
import { reasonOf } from './reason.js';
import type { Terminal } from './terminal.js';

/** Undefined after a problem was reported. A pipe or a device is read as well as a file. */
export function readInput(path: string, terminal: Terminal): string | undefined {
  let bytes: Uint8Array;
  try {
    if (statSync(path).isDirectory()) {
      terminal.report([problemOf('cli.inputIsFolder', path)], '');
      return undefined;
    }
    bytes = readFileSync(path);
  } catch (error) {
    terminal.report([problemOf('cli.noInput', path, { reason: reasonOf(error) })], '');
    return undefined;
  }
  const decoded = decodeText(bytes, path);
  if (decoded.ok) return decoded.text;
  terminal.report([{ ...decoded.problem, place: { file: path } }], '');
  return undefined;
}
