/**
 * A document file -> its lines of text: .txt, .md, .html, .docx, and .pdf with a text layer if a reader for it is given.
 *
 * The type of a file is determined by its bytes; its name only distinguishes plain text from HTML. Nothing in a file is run:
 * markup, scripts and styles are removed. A line has its number in the text, and its page if the file has pages. The size is
 * limited, so that a hostile file needs only bounded time and memory.
 */
import { grouped } from '../../messages/language.js';
import type { Problem } from '../../messages/problem.js';
import { decodeText } from '../decodeText.js';
import { docxLines } from './docxLines.js';
import { htmlLines } from './htmlLines.js';
import { MOST_PAGES, MOST_SECONDS, pdfLines, type PdfReader } from './pdfLines.js';

export interface DocumentLine {
  /** 1-based, in the extracted text. */
  readonly line: number;
  readonly text: string;
  /** 1-based. */
  readonly page?: number;
}

type DocumentRead =
  | {
      readonly ok: true;
      readonly lines: readonly DocumentLine[];
      /** Remarks about the file. */
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problem: Problem };

/** Largest size of a file, and of its unpacked contents. */
export const MOST_BYTES = 64 * 1024 * 1024;

export async function readDocumentFile(
  bytes: Uint8Array,
  file: string,
  pdfReader?: PdfReader,
): Promise<DocumentRead> {
  if (bytes.length > MOST_BYTES) return refuse('extract.tooLarge', file, { most: grouped(MOST_BYTES) });
  if (startsWith(bytes, ZIP)) return Promise.resolve(readPacked(bytes, file));
  if (isPdf(bytes))
    return pdfReader === undefined ? refuse('extract.otherFile', file) : readPdf(bytes, file, pdfReader);
  const decoded = decodeText(bytes, file);
  if (!decoded.ok) return decoded;
  const lines = isHtml(decoded.text, file) ? htmlLines(decoded.text) : decoded.text.split(/\r\n|\n|\r/);
  return { ok: true, lines: numbered(lines), warnings: [] };
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

function readPacked(bytes: Uint8Array, file: string): DocumentRead {
  const read = docxLines(bytes, MOST_BYTES);
  if (!read.ok) {
    if (read.reason === 'tooLarge') return refuse('extract.tooLarge', file, { most: grouped(MOST_BYTES) });
    return refuse(read.reason === 'damaged' ? 'extract.damaged' : 'extract.otherFile', file);
  }
  const changes: Problem = { ...problem('extract.trackedChanges', file), severity: 'warning' };
  return { ok: true, lines: numbered(read.lines), warnings: read.hasChanges ? [changes] : [] };
}

/** A PDF may have other bytes before its mark (ISO 32000-1, Annex H.3). */
function isPdf(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return head.includes('%PDF-');
}

async function readPdf(bytes: Uint8Array, file: string, reader: PdfReader): Promise<DocumentRead> {
  const found = await pdfLines(bytes, reader);
  if (!found.ok) return refuse(PDF_PROBLEMS[found.reason], file);
  const { pages, read } = found;
  const lines = found.lines.map(({ text, page }, index) => ({ line: index + 1, text, page }));
  if (read === pages) return { ok: true, lines, warnings: [] };
  const code = read === MOST_PAGES ? 'extract.manyPages' : 'extract.slowPages';
  const counts = { pages: grouped(pages), read: grouped(read), seconds: MOST_SECONDS };
  return { ok: true, lines, warnings: [{ ...problem(code, file, counts), severity: 'warning' }] };
}

const PDF_PROBLEMS = {
  damaged: 'extract.damaged',
  locked: 'extract.locked',
  noText: 'extract.noText',
} as const;

function numbered(lines: readonly string[]): readonly DocumentLine[] {
  return lines.map((text, index) => ({ line: index + 1, text }));
}

function startsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, at) => bytes[at] === byte);
}

/** Whether a text is HTML, by its name or its beginning. */
function isHtml(text: string, file: string): boolean {
  return /\.x?html?$/i.test(file) || /^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 1000));
}

function refuse(code: Problem['code'], file: string, args: Problem['args'] = {}): DocumentRead {
  return { ok: false, problem: problem(code, file, args) };
}

function problem(code: Problem['code'], file: string, args: Problem['args'] = {}): Problem {
  return { code, severity: 'error', place: { file }, args: { file, ...args } };
}
