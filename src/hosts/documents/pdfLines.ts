/**
 * A .pdf file with a text layer -> lines of text with their pages.
 *
 * In: the bytes, and the library that parses a PDF, which only the command line loads. Out: lines, or the reason why there are
 * none. Nothing is drawn and no script is run. The number of pages and the time are limited; unread pages are reported.
 */
import { layPages, type PageLine, type PdfPage, type Piece } from './pdfLayout.js';

/** The parts of `pdfjs-dist` that are used. */
export interface PdfLibrary {
  readonly getDocument: (source: Readonly<Record<string, unknown>>) => {
    readonly promise: Promise<PdfDocument>;
    readonly destroy: () => Promise<void>;
  };
}

interface PdfDocument {
  readonly numPages: number;
  readonly getPage: (page: number) => Promise<{
    /** Left, bottom, right and top of the page, in points. */
    readonly view: readonly number[];
    readonly streamTextContent: () => ReadableStream<{ readonly items: readonly PdfItem[] }>;
    readonly cleanup: () => unknown;
  }>;
}

/** A piece of text; structure marks have no `str`. */
interface PdfItem {
  readonly str?: string;
  /** a, b, c, d, e, f of the matrix that puts the text on the page. */
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly height?: number;
}

/** A reader of PDFs, provided by the command line. */
export interface PdfReader {
  readonly load: () => Promise<PdfLibrary>;
  /** Settings with the places of the tables of Chinese encodings. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

type Pdf =
  | {
      readonly ok: true;
      readonly lines: readonly PageLine[];
      readonly pages: number;
      /** The number of pages that were read, from the first. */
      readonly read: number;
    }
  | { readonly ok: false; readonly reason: 'damaged' | 'locked' | 'noText' };

export const MOST_PAGES = 1000;
export const MOST_SECONDS = 60;
/** Pieces of text on one page; a page of prose has some thousands at most. */
const MOST_PIECES = 50_000;

export async function pdfLines(bytes: Uint8Array, reader: PdfReader): Promise<Pdf> {
  const { getDocument } = await reader.load();
  // A copy, because the library transfers the bytes and the caller may still need them.
  const task = getDocument({
    ...reader.settings,
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    verbosity: 0,
  });
  const end = reader.now() + 1000 * MOST_SECONDS;
  try {
    const document = await task.promise;
    const pages: PdfPage[] = [];
    const last = Math.min(document.numPages, MOST_PAGES);
    for (let page = 1; page <= last && reader.now() < end; page += 1) {
      const found = await readPage(document, page, () => reader.now() >= end);
      if (found !== undefined) pages.push(found);
    }
    const lines = layPages(pages);
    if (!lines.some(({ text }) => text.trim() !== '')) return { ok: false, reason: 'noText' };
    return { ok: true, lines, pages: document.numPages, read: pages.length };
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : '';
    return { ok: false, reason: name === 'PasswordException' ? 'locked' : 'damaged' };
  } finally {
    await task.destroy();
  }
}

/** Undefined if the time ran out before the end of the page. */
async function readPage(
  document: PdfDocument,
  number: number,
  isLate: () => boolean,
): Promise<PdfPage | undefined> {
  const page = await document.getPage(number);
  const stream = page.streamTextContent().getReader();
  const pieces: Piece[] = [];
  for (;;) {
    const { value, done } = await stream.read();
    if (done) break;
    for (const item of value.items) {
      const piece = pieceOf(item);
      if (piece !== undefined) pieces.push(piece);
    }
    if (isLate()) {
      await stream.cancel();
      return undefined;
    }
    if (pieces.length > MOST_PIECES) {
      await stream.cancel();
      break;
    }
  }
  page.cleanup();
  const [, bottom = 0, , top = 842] = page.view;
  return { page: number, height: top - bottom, pieces };
}

/** Text that runs up or down the page is a watermark or a label of a chart. */
function pieceOf({ str, transform, width, height }: PdfItem): Piece | undefined {
  if (str === undefined || transform === undefined) return undefined;
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform;
  if (Math.abs(b) > Math.abs(a)) return undefined;
  return { text: str, x, y, width: width ?? 0, height: Math.abs(d) || (height ?? 0) || 1 };
}
