/**
 * A .docx file -> its paragraphs as lines of text.
 *
 * In: the bytes of the file, a zip archive (ISO 29500-2) with word/document.xml in it (ISO 29500-1). Out: a line for every
 * paragraph, including empty ones, so that a line's number is that of its paragraph; a row of a table is one line with its cells
 * separated by bars, at the place of its first paragraph. Text deleted by tracked changes is left out, and such changes are
 * reported. Pictures, macros, fields and links are ignored. Parts that are too large according to the archive are not unpacked,
 * and never more bytes than it states.
 */
import { unzipSync } from 'fflate';
import { decodeEntities } from './entities.js';

type Docx =
  | { readonly ok: true; readonly lines: readonly string[]; readonly hasChanges: boolean }
  | { readonly ok: false; readonly reason: 'notDocx' | 'damaged' | 'tooLarge' };

const MOST_SPAN = 100;
const PART = 'word/document.xml';
const TAG = /<(\/?)([A-Za-z0-9]+:)?([A-Za-z]+)(?:\s[^<>]*?)?(\/?)>/g;
/** Elements that are left out with their contents: ruby above characters, and the second form of a text box. */
const SILENT = new Set(['rt', 'Fallback', 'del', 'moveFrom']);

export function docxLines(bytes: Uint8Array, most: number): Docx {
  const told = { size: 0 };
  let part: Uint8Array | undefined;
  try {
    part = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== PART) return false;
        told.size = originalSize;
        return originalSize <= most;
      },
    })[PART];
  } catch {
    return { ok: false, reason: 'damaged' };
  }
  if (told.size > most) return { ok: false, reason: 'tooLarge' };
  if (part === undefined) return { ok: false, reason: 'notDocx' };
  const xml = new TextDecoder().decode(part);
  return { ok: true, lines: paragraphsOf(xml), hasChanges: /<w:(?:ins|del|moveFrom)\s/.test(xml) };
}

function paragraphsOf(xml: string): readonly string[] {
  const lines: string[] = [];
  let text: string[] = [];
  /** Cells of the row, and the line that it takes; undefined outside tables. */
  let row: { readonly cells: string[]; readonly line: number } | undefined;
  let cell: string[] = [];
  /** Columns that the cell takes. */
  let across = 1;
  let depth = 0;
  let textFrom = -1;
  let silent: { readonly name: string; level: number } | undefined;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(xml); tag !== null; tag = TAG.exec(xml)) {
    const [whole, slash, , name = '', end] = tag;
    const isClosing = slash === '/';
    const isEmpty = end === '/';
    if (silent !== undefined) {
      if (name === silent.name && !isEmpty) silent.level += isClosing ? -1 : 1;
      if (silent.level === 0) silent = undefined;
      continue;
    }
    if (SILENT.has(name) && !isClosing && !isEmpty) silent = { name, level: 1 };
    else if (name === 't' && !isEmpty) {
      if (!isClosing) textFrom = tag.index + whole.length;
      else if (textFrom >= 0) text.push(decodeEntities(xml.slice(textFrom, tag.index)));
      if (isClosing) textFrom = -1;
    } else if (name === 'tab' || name === 'br' || name === 'cr') text.push(' ');
    else if (name === 'tr' && !isEmpty) {
      depth += isClosing ? -1 : 1;
      if (!isClosing && depth === 1) row = { cells: [], line: lines.length };
      else if (isClosing && depth === 0 && row !== undefined) {
        lines[row.line] = row.cells.join(' | ');
        row = undefined;
      }
    } else if (name === 'tc' && isClosing && row !== undefined && depth === 1) {
      row.cells.push(cell.join('').trim(), ...Array.from({ length: across - 1 }, () => ''));
      cell = [];
      across = 1;
    } else if (name === 'gridSpan') {
      across = Math.max(1, Math.min(MOST_SPAN, Number(/val="(\d{1,3})"/.exec(whole)?.[1] ?? 1)));
    } else if (name === 'p' && (isClosing || isEmpty)) {
      if (row === undefined) lines.push(text.join(''));
      else {
        cell.push(text.join(''));
        lines.push('');
      }
      text = [];
    }
  }
  return lines;
}
