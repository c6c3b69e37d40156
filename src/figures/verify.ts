/**
 * Verifies figures against the texts from which they were taken.
 *
 * In: figures and documents of a pack, and the texts by document id. Out: how many figures are correct, and a problem for each
 * that is not: its token is not exactly on its line, or the number in the token is not the figure's value. Derived figures have
 * no token; model/derived.ts recalculates them.
 */
import { makeProblem, type Problem } from '../messages/problem.js';
import { readChange } from './change.js';
import { readEnglishAmount } from './englishAmount.js';
import type { Document, Figure, FigureSource } from './figure.js';
import { readNumbers, readSingleNumbers, type PrintedNumber } from './number.js';
import { convert, findUnit, isCounting, sameDimension, type Unit } from './units.js';

export interface DocumentText {
  readonly text: string;
  /** SHA-256 of the file's bytes, in lower-case hexadecimal. */
  readonly sha256: string;
}

export interface Verification {
  readonly figures: number;
  readonly verified: number;
  readonly problems: readonly Problem[];
}

/** Relative tolerance; the difference between a printed number and its conversion is smaller. */
const TOLERANCE = 1e-12;

export function verifyFigures(
  figures: readonly Figure[],
  documents: readonly Document[],
  texts: ReadonlyMap<string, DocumentText>,
): Verification {
  const problems = documents.flatMap((document) => verifyDocument(document, texts.get(document.id)));
  const lines = new Map([...texts].map(([id, { text }]) => [id, text.split('\n')] as const));
  let verified = 0;
  let printed = 0;
  for (const figure of figures) {
    if (figure.source === undefined) continue;
    printed += 1;
    const document = lines.get(figure.source.document);
    // A missing document has been reported above.
    if (document === undefined) continue;
    const found = verifyFigure(figure, figure.source, document);
    if (found === undefined) verified += 1;
    else problems.push(found);
  }
  return { figures: printed, verified, problems };
}

function verifyDocument(document: Document, text: DocumentText | undefined): readonly Problem[] {
  const place = { table: 'documents', key: document.id } as const;
  if (text === undefined)
    return [
      makeProblem('verify.noDocument', { ...place, field: 'file' }, { id: document.id, file: document.file }),
    ];
  if (text.sha256 === document.sha256) return [];
  const args = { id: document.id, file: document.file, found: text.sha256 };
  return [makeProblem('verify.changedDocument', { ...place, field: 'sha256' }, args)];
}

function verifyFigure(figure: Figure, source: FigureSource, lines: readonly string[]): Problem | undefined {
  const place = { table: 'figures', key: figure.id } as const;
  const { document, line, token } = source;
  const text = lines[line - 1];
  const args = { id: figure.id, document, line, token };
  if (text === undefined)
    return makeProblem('verify.noLine', { ...place, field: 'line' }, { ...args, lines: lines.length });
  if (!text.includes(token)) {
    const elsewhere = lines.flatMap((candidate, i) => (candidate.includes(token) ? [i + 1] : []));
    const nearest = elsewhere.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
    return nearest === undefined
      ? makeProblem('verify.noToken', { ...place, field: 'token' }, args)
      : makeProblem('verify.tokenElsewhere', { ...place, field: 'line' }, { ...args, found: nearest });
  }
  if (stateNumber(figure, text, token)) return undefined;
  const printed = readNumbers(token).map((read) => printNumber(read, figure.unit));
  const value = `${figure.value}${figure.valueMax === undefined ? '' : `–${figure.valueMax}`} ${figure.unit}`;
  return printed.length === 0
    ? makeProblem('verify.noNumber', { ...place, field: 'token' }, { ...args, value })
    : makeProblem(
        'verify.otherNumber',
        { ...place, field: 'value' },
        { ...args, value, printed: printed.join(', ') },
      );
}

/** Whether the token, read on its line, states the figure's number. */
function stateNumber(figure: Figure, line: string, token: string): boolean {
  const unit = findUnit(figure.unit);
  if (unit === undefined) return false;
  const inToken = readNumbers(token);
  // A rule in words (只增不减) has no digits; the value of its figure is 0.
  if (inToken.length === 0) return figure.kind === 'rule' && figure.value === 0;
  const { valueMax } = figure;
  if (valueMax !== undefined)
    return inToken.some(
      (read) =>
        read.max !== undefined &&
        isSame(read.value, read.unit, figure.value, unit) &&
        isSame(read.max, read.unit, valueMax, unit),
    );
  const inLine = readSingleNumbers(line);
  return occurrences(line, token).some((offset) =>
    inLine.some((read) => {
      // The whole line is read: a number that the token cuts short (22% of 3.22%) then starts before the token, or differs from
      // it.
      const isInside = read.at >= offset && read.at < offset + token.length;
      const isPartOfRange = inToken.some((r) => r.max !== undefined && covers(r, read.at - offset));
      if (!isInside || isPartOfRange) return false;
      const change = readChange(line, read);
      return (
        isSame(read.value, read.unit, figure.value, unit) ||
        (change !== undefined && isSame(change.value, change.unit, figure.value, unit)) ||
        statesInEnglish(figure, unit, line, read)
      );
    }),
  );
}

/** 120.5 billion yuan is 1,205 亿元; a fall by 3.2 per cent is -3.2 %. */
function statesInEnglish(figure: Figure, unit: Unit, line: string, read: PrintedNumber): boolean {
  const isWord = /^[ -]?[A-Za-z%]/.test(line.slice(read.end, read.end + 2));
  if (!isWord && !/[A-Z$€£¥￥]\s?$/.test(line.slice(Math.max(0, read.start - 2), read.start))) return false;
  const amount = readEnglishAmount(line, read);
  if (amount.unit === '') return isCounting(unit) && isNear(amount.value, figure.value);
  return [amount.value, -amount.value].some((value) => isSame(value, amount.unit, figure.value, unit));
}

/** Whether the printed number and the figure's number, each in its unit, are equal. Counting words may differ (100 家, 100 个). */
function isSame(printed: number, symbol: string | undefined, value: number, unit: Unit): boolean {
  const size = value * unit.scale * unit.display;
  const found = symbol === undefined ? undefined : findUnit(symbol);
  // A number without a unit is in the figure's unit (67.1 和 33.3%), or in the base unit after its multipliers (4.67万亿).
  if (found === undefined) return isNear(printed, value) || isNear(printed, value * unit.scale);
  if (sameDimension(found, unit)) return isNear(printed * found.scale * found.display, size);
  return isCounting(found) && isCounting(unit) && isNear(printed, value);
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

function covers(read: PrintedNumber, offset: number): boolean {
  return offset >= read.start && offset < read.end;
}

function occurrences(line: string, token: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = line.indexOf(token); at >= 0; at = line.indexOf(token, at + 1)) offsets.push(at);
  return offsets;
}

/** In the wanted unit if it converts to it, so that both numbers of a sentence can be compared: 1200 亿元, not 120000000000 元. */
function printNumber({ value, max, unit }: PrintedNumber, wanted: string): string {
  const [from, to] = [findUnit(unit ?? ''), findUnit(wanted)];
  const isConverted = from !== undefined && to !== undefined && sameDimension(from, to);
  const print = (number: number): string =>
    String(isConverted ? Number((convert(number, from, to) ?? number).toPrecision(15)) : number);
  const symbol = isConverted ? wanted : unit;
  return `${print(value)}${max === undefined ? '' : `–${print(max)}`}${symbol === undefined ? '' : ` ${symbol}`}`;
}
