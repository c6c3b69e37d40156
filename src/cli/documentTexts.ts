/**
 * Reads the texts of a pack's documents, and nothing outside the folder that was given for them.
 *
 * In: the folder and the documents. Out: the texts by id, and a problem for each document whose name leads out of the folder,
 * whose file cannot be read, or whose encoding is unknown. A missing text is in neither.
 */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Document } from '../figures/figure.js';
import type { DocumentText } from '../figures/verify.js';
import { decodeText } from '../hosts/decodeText.js';
import type { Problem } from '../messages/problem.js';
import { reasonOf } from './reason.js';

/** What was read of the texts of some documents. */
export interface DocumentTexts {
  readonly byId: ReadonlyMap<string, DocumentText>;
  /** Each with the row of its document as place. */
  readonly problems: readonly Problem[];
  /** Ids of the documents that have a problem. */
  readonly refused: ReadonlySet<string>;
}

export function readDocumentTexts(folder: string, documents: readonly Document[]): DocumentTexts {
  const byId = new Map<string, DocumentText>();
  const problems: Problem[] = [];
  const refused = new Set<string>();
  for (const document of documents) {
    const found = readText(folder, document);
    if (found === undefined) continue;
    if ('text' in found) {
      byId.set(document.id, found);
      continue;
    }
    refused.add(document.id);
    problems.push({ ...found, place: { table: 'documents', key: document.id, field: 'file' } });
  }
  return { byId, problems, refused };
}

/** Undefined where there is no such file. */
function readText(folder: string, { id, file }: Document): DocumentText | Problem | undefined {
  if (leadsOut(file)) return refuse('verify.outside', { id, file });
  try {
    // Links are followed first, so that the file that is read is the one that was checked.
    const path = realpathSync(join(folder, file));
    const inside = relative(realpathSync(folder), path);
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
      return refuse('verify.outside', { id, file });
    if (!statSync(path).isFile()) return undefined;
    const bytes = readFileSync(path);
    const decoded = decodeText(bytes, file);
    if (!decoded.ok) return decoded.problem;
    return { text: decoded.text, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (thrown) {
    const reason = reasonOf(thrown);
    if (['ENOENT', 'ENOTDIR'].includes(reason)) return undefined;
    return refuse('verify.cannotRead', { id, file, reason });
  }
}

/** Whether a name leads out of its folder on any system: absolute, with a drive, or with more `..` than folders before. */
function leadsOut(file: string): boolean {
  if (/^(?:[\\/]|[a-z]:[\\/])/i.test(file)) return true;
  let depth = 0;
  for (const part of file.split(/[\\/]/)) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

function refuse(code: Problem['code'], args: Problem['args']): Problem {
  return { code, severity: 'error', place: {}, args };
}
