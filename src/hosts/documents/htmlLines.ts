/**
 * HTML -> lines of text, one per block.
 *
 * It only scans tags: nothing is loaded or run. Scripts, styles, templates, comments and the small print of ruby are left out;
 * blocks, rows and breaks end a line, cells are separated by a bar, and inline markup inside a word or a number is removed. Time
 * is linear in the text.
 */

import { decodeEntities } from './entities.js';

/** Elements that are left out with their contents. */
const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'iframe',
  'object',
  'svg',
  'math',
  'rt',
  'rp',
  'select',
  'textarea',
]);
/** Tags at which a line ends. */
const BLOCKS = new Set(
  'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
);
const CELLS = new Set(['td', 'th']);
const TAG = /<(?:!--|\/?([a-zA-Z][a-zA-Z0-9:-]*)|[!?])/g;
export function htmlLines(html: string): readonly string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let position = 0;
  const spans: Spans = { column: 0, rows: [], pending: 0 };
  const end = (): void => {
    const text = line
      .join('')
      // 1&nbsp;200 is one number, whose groups of three are separated by a non-breaking blank.
      .replace(/(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, '')
      .replace(/[ \t\r\n\f\u00a0\u2009\u202f]+/g, ' ')
      .trim();
    if (text !== '' && text !== '|') lines.push(text);
    line = [];
  };
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
    line.push(decodeEntities(html.slice(position, tag.index)));
    const name = tag[1]?.toLowerCase();
    const isClosing = html.charAt(tag.index + 1) === '/';
    position = endOfTag(html, tag.index, tag[0]);
    if (name !== undefined && SILENT.has(name) && !isClosing && html.charAt(position - 2) !== '/')
      position = endOfElement(html, position, name);
    if (name !== undefined && BLOCKS.has(name)) end();
    else if (name !== undefined && CELLS.has(name) && !isClosing)
      line.push(...cellMarks(html.slice(tag.index, position), spans));
    if (name === 'tr' && !isClosing) {
      spans.column = 0;
      spans.pending = 0;
    }
    if (name === 'table') spans.rows = [];
    TAG.lastIndex = position;
  }
  line.push(decodeEntities(html.slice(position)));
  end();
  return lines;
}

/** Where the next cell of a row is, and for how many more rows each column is taken by a cell from above. */
interface Spans {
  column: number;
  rows: number[];
  /** Empty columns after the last cell. */
  pending: number;
}

const MOST_SPAN = 100;

/** A bar for a cell, and for each column before it that a cell from above takes; a cell over several columns leaves the others empty. */
function cellMarks(tag: string, spans: Spans): readonly string[] {
  const marks: string[] = Array.from({ length: spans.pending }, () => ' | ');
  while ((spans.rows[spans.column] ?? 0) > 0 && marks.length < MOST_SPAN) {
    spans.rows[spans.column] = (spans.rows[spans.column] ?? 0) - 1;
    spans.column += 1;
    marks.push(' | ');
  }
  const across = spanOf(tag, 'colspan');
  const down = spanOf(tag, 'rowspan');
  for (let index = 0; index < across; index += 1) spans.rows[spans.column + index] = down - 1;
  spans.column += across;
  spans.pending = across - 1;
  return [...marks, ' | '];
}

function spanOf(tag: string, name: string): number {
  const given = Number(new RegExp(`\\s${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(tag)?.[1] ?? 1);
  return Math.max(1, Math.min(MOST_SPAN, given));
}

/** Past the `>` that ends a tag; quoted attribute values may hold one. A tag that never ends takes the rest. */
function endOfTag(html: string, at: number, opening: string): number {
  if (opening === '<!--') {
    const close = html.indexOf('-->', at + 4);
    return close < 0 ? html.length : close + 3;
  }
  let quote = '';
  for (let position = at + opening.length; position < html.length; position += 1) {
    const character = html.charAt(position);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return position + 1;
  }
  return html.length;
}

function endOfElement(html: string, from: number, name: string): number {
  const close = new RegExp(`</${name}(?=[\\s>/])[^>]*>`, 'gi');
  close.lastIndex = from;
  const found = close.exec(html);
  return found === null ? html.length : found.index + found[0].length;
}
