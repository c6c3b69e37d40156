/** A document that a command names: its lines, or the problem that keeps them; and the names of places that are known without it. */
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MOST_BYTES, readDocumentFile, type DocumentLine } from '../hosts/documents/readDocumentFile.js';
import { grouped } from '../messages/language.js';
import type { Problem } from '../messages/problem.js';
import { problemOf } from './packs.js';
import { pdfReader } from './pdfReader.js';
import { reasonOf } from './reason.js';
import type { Terminal } from './terminal.js';

/** Names of provinces and cities, beside the bundle as beside the source. */
const PLACES = fileURLToPath(new URL('../../seeds/places.txt', import.meta.url));

/** What the reader should know of the file is told at once. */
export async function readDocumentLines(
  file: string,
  terminal: Terminal,
): Promise<readonly DocumentLine[] | Problem> {
  let bytes: Uint8Array;
  try {
    const status = statSync(file);
    // A pipe of that name would block the reader.
    if (!status.isFile()) return problemOf('extract.noFile', file);
    if (status.size > MOST_BYTES) return problemOf('extract.tooLarge', file, { most: grouped(MOST_BYTES) });
    bytes = readFileSync(file);
  } catch (thrown) {
    const reason = reasonOf(thrown);
    return ['ENOENT', 'ENOTDIR'].includes(reason)
      ? problemOf('extract.noFile', file)
      : problemOf('extract.cannotRead', file, { reason });
  }
  const read = await readDocumentFile(bytes, file, pdfReader());
  if (!read.ok) return read.problem;
  terminal.report(read.warnings, '');
  return read.lines;
}

/** Names of provinces and cities; empty if the list is missing. */
export function knownPlaces(): readonly string[] {
  try {
    return readFileSync(PLACES, 'utf8')
      .split(/\s+/)
      .filter((name) => name !== '' && !name.startsWith('#'));
  } catch {
    return [];
  }
}
