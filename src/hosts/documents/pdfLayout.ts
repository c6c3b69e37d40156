/**
 * Pieces of text with their places on a page -> lines in the order in which a person reads them.
 *
 * In: the pieces of each page, x from the left and y from the bottom, in points. Out: lines with their page. Two columns of prose
 * are read one after the other, cells of a table are separated by bars, running heads and page numbers are left out, including
 * one at the end of a heading's line. A gap that is larger than that between lines becomes an empty line.
 */

export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the letters. */
  readonly height: number;
}

export interface PdfPage {
  /** 1-based. */
  readonly page: number;
  /** In points. */
  readonly height: number;
  readonly pieces: readonly Piece[];
}

export interface PageLine {
  readonly page: number;
  readonly text: string;
}

/** Pieces of one height on the page, from left to right. */
interface Row {
  readonly y: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

export function layPages(pages: readonly PdfPage[]): readonly PageLine[] {
  const laid = pages.map(({ page, height, pieces }) => {
    const rows = rowsOf(pieces);
    const isMargin = ({ y }: Row): boolean => y > (1 - MARGIN) * height || y < MARGIN * height;
    return { page, body: rows.filter((row) => !isMargin(row)), margin: rows.filter(isMargin) };
  });
  const repeated = runningHeads(laid.map(({ margin }) => margin));
  return laid.flatMap(({ page, body, margin }) => {
    const kept = margin.filter((row) => !repeated.has(plain(row)) && !PAGE_NUMBER.test(textOf(row)));
    const rows = [...kept, ...body].sort((a, b) => b.y - a.y);
    return linesOf(inColumns(rows)).map((text) => ({ page, text }));
  });
}

/** Height of the margins with running heads and page numbers, as a fraction of the page's height. */
const MARGIN = 0.1;

/** 12, - 12 -, 第12页, 第 12 页 共 40 页, Page 12 of 40. */
const PAGE_NUMBER =
  /^\s*(?:[-—–·]\s*)?(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[，,/]?\s*共?\s*\d{1,4}\s*页?)?(?:\s*[-—–·])?\s*$|^\s*Page \d{1,4}(?: of \d{1,4})?\s*$/i;

/** Rows from top to bottom: pieces that overlap by half of their height are in one row. */
function rowsOf(pieces: readonly Piece[]): readonly Row[] {
  const rows: { y: number; height: number; pieces: Piece[] }[] = [];
  const sorted = [...pieces].sort((a, b) => b.y - a.y);
  for (const piece of sorted) {
    if (piece.text === '') continue;
    // Small raised digits belong to the row that they overlap.
    const row = rows
      .slice(-3)
      .find(({ y, height }) => Math.abs(y - piece.y) < 0.5 * Math.max(height, piece.height));
    if (row === undefined) rows.push({ y: piece.y, height: piece.height, pieces: [piece] });
    else {
      row.pieces.push(piece);
      row.height = Math.max(row.height, piece.height);
    }
  }
  return rows.map(({ y, height, pieces: inside }) => ({
    y,
    height,
    pieces: inside.sort((a, b) => a.x - b.x),
  }));
}

/** Rows of the margins that are repeated on at least three pages, apart from their digits. */
function runningHeads(pages: readonly (readonly Row[])[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const rows of pages)
    for (const key of new Set(rows.map(plain))) times.set(key, (times.get(key) ?? 0) + 1);
  return new Set([...times].filter(([key, count]) => key !== '' && count >= 3).map(([key]) => key));
}

function plain(row: Row): string {
  return textOf(row).replace(/[\d\s]+/g, '');
}

function textOf({ pieces }: Row): string {
  return pieces.map(({ text }) => text).join('');
}

/**
 * The rows of two columns of prose one column after the other. Lines of prose fill their columns; a table, whose cells do not, is
 * not rearranged. A row across both columns separates the parts above and below it.
 */
function inColumns(rows: readonly Row[]): readonly Row[] {
  const gutter = findGutter(rows);
  if (gutter === undefined) return rows;
  const ordered: Row[] = [];
  let left: Row[] = [];
  let right: Row[] = [];
  const flush = (): void => {
    ordered.push(...left, ...right);
    left = [];
    right = [];
  };
  for (const row of rows) {
    if (row.pieces.some((piece) => crosses(piece, gutter))) {
      flush();
      ordered.push(row);
      continue;
    }
    const before = row.pieces.filter(({ x }) => x < gutter);
    const after = row.pieces.filter(({ x }) => x >= gutter);
    if (before.length > 0) left.push({ ...row, pieces: before });
    if (after.length > 0) right.push({ ...row, pieces: after });
  }
  flush();
  return ordered;
}

function crosses({ x, width, text }: Piece, at: number): boolean {
  return text.trim() !== '' && x < at - 1 && x + width > at + 1;
}

const LEAST_ROWS = 6;

/** The x between two columns; undefined if there are none. */
function findGutter(rows: readonly Row[]): number | undefined {
  const pieces = rows.flatMap((row) => row.pieces).filter(({ text }) => text.trim() !== '');
  if (rows.length < LEAST_ROWS) return undefined;
  const from = Math.min(...pieces.map(({ x }) => x));
  const to = Math.max(...pieces.map(({ x, width }) => x + width));
  const width = to - from;
  let best: { readonly at: number; readonly crossed: number } | undefined;
  for (let share = 0.35; share <= 0.65; share += 0.01) {
    const at = from + share * width;
    const crossed = rows.filter((row) => row.pieces.some((piece) => crosses(piece, at))).length;
    if (best === undefined || crossed < best.crossed) best = { at, crossed };
  }
  if (best === undefined || best.crossed > 0.3 * rows.length) return undefined;
  const { at } = best;
  const fill = (
    side: (x: number) => boolean,
    room: number,
  ): { readonly count: number; readonly middle: number } => {
    const shares = rows
      .filter((row) => !row.pieces.some((piece) => crosses(piece, at)))
      .map((row) => row.pieces.filter(({ x, text }) => side(x) && text.trim() !== ''))
      .filter((inside) => inside.length > 0)
      .map((inside) => inside.reduce((sum, piece) => sum + piece.width, 0) / room)
      .sort((a, b) => a - b);
    return { count: shares.length, middle: shares[Math.floor(shares.length / 2)] ?? 0 };
  };
  const left = fill((x) => x < at, at - from);
  const right = fill((x) => x >= at, to - at);
  const isProse =
    left.count >= LEAST_ROWS && right.count >= LEAST_ROWS && left.middle > 0.6 && right.middle > 0.6;
  return isProse ? at : undefined;
}

function linesOf(rows: readonly Row[]): readonly string[] {
  const cells = rows.map(cellsOf);
  const gaps = rows.slice(1).map((row, index) => (rows[index]?.y ?? 0) - row.y);
  const usual = middleOf(gaps.filter((gap) => gap > 0));
  const lines: string[] = [];
  rows.forEach((row, index) => {
    const gap = index === 0 ? 0 : (gaps[index - 1] ?? 0);
    // The sentence continues at the top of the next column.
    const isApart = gap > 1.6 * usual || row.height > 1.15 * (rows[index - 1]?.height ?? row.height);
    if (index > 0 && isApart) lines.push('');
    const own = cells[index] ?? [];
    const isTable =
      own.length > 1 && [cells[index - 1], cells[index + 1]].some((other) => (other?.length ?? 0) > 1);
    const last = own.at(-1) ?? '';
    if (isTable && own.length > 2) lines.push(own.join(' | '));
    // A contents entry, or the page's number at the end of a heading's line.
    else if (own.length === 2 && /^\s*\d{1,3}\s*$/.test(last) && !isTable) lines.push(own[0] ?? '');
    else lines.push(own.join(isTable ? ' | ' : ' '));
  });
  return lines;
}

/** The texts of a row, separated by gaps of nearly a letter's width. */
function cellsOf({ pieces, height }: Row): readonly string[] {
  const cells: string[] = [];
  let end = -Infinity;
  for (const { text, x, width } of pieces) {
    if (text.trim() === '') continue;
    const room = x - end;
    const last = cells.length - 1;
    if (last < 0 || room > 0.75 * height) cells.push(text.trim());
    else cells[last] = `${cells[last] ?? ''}${room > 0.2 * height ? ' ' : ''}${text.trim()}`;
    end = x + width;
  }
  return cells;
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Infinity;
}
