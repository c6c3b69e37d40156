/**
 * A document file -> its lines of text: .txt, .md, .html.
 *
 * What a file is, its bytes say; its name only tells plain text from HTML. Nothing in a file is run: markup is taken off, scripts
 * and styles with it. A line has its number in the text, and its page where the file has pages. Size is limited, so that a hostile
 * file costs bounded time and memory.
 */
import type { Problem } from '../../messages/problem.js';
import { decodeText } from '../decodeText.js';
import { htmlLines } from './htmlLines.js';

export interface DocumentLine {
  /** 1-based, in the extracted text. */
  readonly line: number;
  readonly text: string;
  /** 1-based. */
  readonly page?: number;
}

type DocumentRead =
  | { readonly ok: true; readonly lines: readonly DocumentLine[] }
  | { readonly ok: false; readonly problem: Problem };

/** Of a file, and of what a packed one unpacks to. */
export const MOST_BYTES = 64 * 1024 * 1024;

export async function readDocumentFile(bytes: Uint8Array, file: string): Promise<DocumentRead> {
  if (bytes.length > MOST_BYTES) return refuse('extract.tooLarge', file, { most: MOST_BYTES });
  const decoded = decodeText(bytes, file);
  if (!decoded.ok) return decoded;
  const lines = isHtml(decoded.text, file) ? htmlLines(decoded.text) : decoded.text.split(/\r\n|\n|\r/);
  return Promise.resolve({ ok: true, lines: lines.map((text, index) => ({ line: index + 1, text })) });
}

/** By name, or by how the text begins. */
function isHtml(text: string, file: string): boolean {
  return /\.x?html?$/i.test(file) || /^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 1000));
}

function refuse(code: Problem['code'], file: string, args: Problem['args'] = {}): DocumentRead {
  return { ok: false, problem: { code, severity: 'error', place: { file }, args: { file, ...args } } };
}
