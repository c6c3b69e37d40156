/**
 * Documents, as the browser hands them over -> their lines, and the figures that they state, as candidates.
 *
 * In: names and bytes of .txt, .md, .html, .docx and .pdf files, or a pasted text. Out: plain data, which a worker can send; or the problem of
 * the first file that cannot be read. Names of provinces and cities are known beforehand, figures never.
 */
import places from '../../../seeds/places.txt?raw';
import { extractFigures } from '../../figures/extract/extractFigures.js';
import { sha256 } from '../../figures/sha256.js';
import { readDocumentFile } from '../../hosts/documents/readDocumentFile.js';
import type { Outcome, Problem } from '../../messages/problem.js';
import type { ReadDocument } from '../../start/gatherSeries.js';
import type { NamedBytes } from './openTables.js';
import { pdfReader } from './pdfReader.js';

export type DocumentGiven =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | ({ readonly kind: 'file' } & NamedBytes);

const PLACES = places.split(/\s+/).filter((name) => name !== '' && !name.startsWith('#'));

/** `onProgress`: documents that are done, of all. */
export async function openDocuments(
  given: readonly DocumentGiven[],
  onProgress: (done: number, total: number) => void,
): Promise<Outcome<readonly ReadDocument[]>> {
  const read: ReadDocument[] = [];
  const warnings: Problem[] = [];
  for (const [index, one] of given.entries()) {
    const bytes = one.kind === 'file' ? one.bytes : new TextEncoder().encode(one.text);
    const found = await readDocumentFile(bytes, one.name, pdfReader());
    if (!found.ok) return { ok: false, problems: [found.problem] };
    onProgress(2 * index + 1, 2 * given.length);
    warnings.push(...found.warnings);
    const lines = found.lines.map(({ text }) => text.replace(/[\r\n]/g, ' '));
    const text = `${lines.join('\n')}\n`;
    const hash = sha256(new TextEncoder().encode(text));
    const id = `document_${index + 1}`;
    const document = {
      ...{ id, title: titleOf(lines, one.name), publisher: '', published: '', number: one.name },
      ...{ file: `${id}.txt`, sha256: hash },
    };
    const candidates = extractFigures(lines, { vocabulary: { indicators: [], places: PLACES } });
    read.push({ document, text: { text, sha256: hash }, candidates });
    onProgress(2 * index + 2, 2 * given.length);
  }
  return { ok: true, value: read, problems: warnings };
}

/** The first line that says something, as a title is short. */
function titleOf(lines: readonly string[], name: string): string {
  const first = lines.find((line) => /\p{L}/u.test(line))?.trim() ?? '';
  return first.length <= 60 && first !== '' ? first : name;
}
