/**
 * Figures that a document states, as candidates for a person to accept: documents -> figures.
 *
 * In: the lines of a text, and the words of a pack (names, units, scopes, places; never its figures). Out: a candidate for each number
 * that a planner may want, with the place where it is printed. Numbers that are not figures are left out, and so is a list with
 * 分别 in which the numbers of names and values differ.
 */
import { readNumbers } from '../number.js';
import type { Candidate } from './candidate.js';
import { indexIndicators, type NamedIndicator } from './indicatorIndex.js';
import { tenseOf } from './kindWords.js';
import type { Memory } from './nameFigure.js';
import { readFigure, type NumberFigure } from './numberFigure.js';
import { readPassages, type Passage } from './passages.js';
import { readDocumentTime, readPeriods, type NamedPeriod } from './periodWords.js';
import { learnPlaces, type Places } from './placeWords.js';
import { PERIOD_WORDS, readSentence, type Reader, type Setting } from './readSentence.js';
import { readSentences } from './sentences.js';
import { readTables } from './tableRows.js';

export interface Vocabulary {
  readonly indicators: readonly NamedIndicator[];
  readonly places: readonly string[];
}

interface ExtractOptions {
  readonly vocabulary: Vocabulary;
  /** The document's date, if it is known: `2025-09-18`. */
  readonly published?: string;
}

export function extractFigures(lines: readonly string[], options: ExtractOptions): readonly Candidate[] {
  const passages = readPassages(lines);
  const time = readDocumentTime(
    lines.map((line) => line.trim()),
    options.published,
  );
  const reader: Reader = {
    index: indexIndicators(options.vocabulary.indicators),
    places: learnPlaces(
      passages.map(({ text }) => text),
      options.vocabulary.places,
    ),
    time,
  };
  const topics = topicsOf(passages, reader.places);
  let state: State = {
    ...{
      tense: 'open',
      level: 0,
      year: undefined,
      place: undefined,
      placeAt: 0,
      aim: undefined,
      opened: undefined,
      listed: undefined,
    },
  };
  const found: Candidate[] = [];
  for (const [index, passage] of passages.entries()) {
    if (passage.kind === 'row') {
      if (passages[index - 1]?.kind === 'row') continue;
      const rows = passages.slice(index, endOfRows(passages, index));
      const place = state.place ?? topics[index] ?? reader.places.own;
      found.push(...readTables(rows, { caption: captionOf(passages, index), set: state, place }, reader));
      continue;
    }
    const next = readPassage(passage, state, topics[index] ?? reader.places.own, reader);
    found.push(...next.found);
    state = withPlace(next.state, passage.text, index);
  }
  return found;
}

/** A heading's place governs while the text below still names it now and then. */
function withPlace(state: State, text: string, index: number): State {
  if (state.place === undefined) return state;
  if (text.includes(state.place)) return { ...state, placeAt: index };
  return index - state.placeAt > FAR ? { ...state, place: undefined } : state;
}

const FAR = 12;

/** The context given by headings and earlier paragraphs. */
interface State extends Setting {
  /** The passage that has named `place` last, 0-based. */
  readonly placeAt: number;
  /** Of the heading that has set the tense; the highest is 0, those without a mark are 9. */
  readonly level: number;
  /** The place at the beginning of the last heading that has one. */
  readonly place: string | undefined;
  /** 到2030年 in a paragraph above, below a heading on aims. */
  readonly aim: NamedPeriod | undefined;
  /** Last year, at the start of a paragraph of the section: of the paragraphs after it too, until one names a period of its own. */
  readonly opened: NamedPeriod | undefined;
  /** A year at the start of the paragraph above a list. */
  readonly listed: NamedPeriod | undefined;
}

function endOfRows(passages: readonly Passage[], from: number): number {
  const end = passages.findIndex(({ kind }, index) => index > from && kind !== 'row');
  return end < 0 ? passages.length : end;
}

/** The line above a table, and the one above that where the first is only the unit: 单位：亿元. */
function captionOf(passages: readonly Passage[], at: number): string {
  const [second, first] = [passages[at - 1], passages[at - 2]].map((passage) =>
    passage === undefined || passage.kind === 'row' || passage.text.length > LONGEST_CAPTION
      ? ''
      : passage.text,
  );
  return /^[（(]?(?:计量)?单位|^Unit/i.test(second ?? '') ? `${first ?? ''} ${second ?? ''}` : (second ?? '');
}

const LONGEST_CAPTION = 60;

function readPassage(
  passage: Passage,
  before: State,
  /** The place that the paragraphs around are about. */
  topic: string,
  reader: Reader,
): { readonly found: readonly Candidate[]; readonly state: State } {
  const { text } = passage;
  const isHeading = passage.kind === 'heading';
  const figures = CAPTION.test(text) ? [] : readNumbers(text).flatMap((read) => readFigure(text, read));
  // Most paragraphs have no figure, and only the first words of those can matter to the next.
  const spoken = figures.length > 0 || isHeading ? text : text.slice(0, 12);
  const periods = readPeriods(spoken, reader.time.year).filter(({ start }) => !isCited(text, start));
  const state = isHeading
    ? headingState(text, periods, before, reader.places, passage.lines[0] === 1)
    : before;
  const found: Candidate[] = [];
  const listed = isHeading ? undefined : paragraphState(text, periods, state, before.listed);
  const aim = [...periods].reverse().find(({ isAim, role }) => isAim && role === 'year');
  const opened = isHeading ? undefined : openedBy(periods, state, before.opened, reader.time.year);
  const after = {
    ...state,
    ...{ listed, opened },
    aim: isHeading || state.tense !== 'future' ? undefined : (aim ?? state.aim),
  };
  // A numbered item of a plan begins anew: 到2026年 above is not of it.
  const aimAbove = reader.time.plan !== undefined && levelOf(text) !== UNMARKED ? undefined : before.aim;
  const set = state.year ?? (ITEM.test(text) ? before.listed : undefined) ?? aimAbove ?? opened;
  if (figures.length === 0) return { found, state: after };
  const sentences = readSentences(text);
  let at = 0;
  let memory: Memory = { noun: '', shared: [], named: [], place: state.place ?? topic, last: '', rate: '' };
  for (const sentence of sentences) {
    const inside: NumberFigure[] = [];
    while (at < figures.length && (figures[at]?.start ?? Infinity) < sentence.end) {
      const figure = figures[at];
      if (figure !== undefined && figure.start >= sentence.start) inside.push(figure);
      at += 1;
    }
    memory = {
      ...memory,
      place: opening(text.slice(sentence.start, sentence.start + 24), topic, reader.places) ?? memory.place,
    };
    if (inside.length === 0) continue;
    const read = readSentence(passage, sentence, inside, periods, { ...state, year: set }, memory, reader);
    found.push(...read.found);
    memory = read.memory;
  }
  return { found, state: after };
}

/** Captions repeat the text. */
const CAPTION = /^.{0,60}(?:图|图表|示意图|资料图片|摄)$/;

/** The place that a sentence begins with: 某市将…, 全省…. */
function opening(text: string, topic: string, { find, own }: Places): string | undefined {
  const start = text
    .replace(/^(?:[\s“"‘'—]|位于|在)+/, '')
    .replace(PERIOD_WORDS, '')
    .replace(/^，/, '');
  if (/^(?:全省|我省)/.test(start)) return own;
  if (/^[全我][市区县州盟旗]/.test(start)) return topic;
  const named = find(start);
  return named !== undefined && start.startsWith(named) ? named : undefined;
}

function isCited(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}

function headingState(
  text: string,
  periods: readonly NamedPeriod[],
  before: State,
  { find, own }: Places,
  isTitle: boolean,
): State {
  // 前三季度…运行情况: a title that names a part of a year is of the whole text.
  const year = periods.find(({ role }) => role === 'year' || (role === 'part' && isTitle));
  const tense = tenseOf(text);
  const named = find(text);
  const place = named !== undefined && text.startsWith(named) ? named : undefined;
  // 目标任务 governs the headings below it, and not the next of its own level.
  const level = levelOf(text);
  const isBelow = level > before.level || level === UNMARKED;
  return {
    tense: tense ?? (year === undefined && isBelow ? before.tense : 'open'),
    level: tense === undefined && isBelow ? before.level : level,
    year: year ?? (tense === undefined ? before.year : undefined),
    place: place === own ? undefined : (place ?? before.place),
    placeAt: before.placeAt,
    aim: undefined,
    opened: undefined,
    listed: undefined,
  };
}

const UNMARKED = 9;
const MARKS: readonly RegExp[] = [
  /^第[一二三四五六七八九十\d]+[章编部]/,
  /^第[一二三四五六七八九十\d]+节/,
  /^[一二三四五六七八九十]+、/,
  /^[（(][一二三四五六七八九十]+[)）]/,
  /^\d+[.．、]/,
  /^[（(]\d+[)）]/,
];

function levelOf(text: string): number {
  const hashes = /^#+/.exec(text)?.[0].length;
  if (hashes !== undefined) return hashes;
  const index = MARKS.findIndex((mark) => mark.test(text));
  return index < 0 ? UNMARKED : index;
}

/**
 * The place that each passage is about: the document's own, or another one that the paragraphs around it name three times or more, and more
 * than all others; then on until the document's own is named again. A magazine and a yearbook go from one city to the next without saying so again.
 */
function topicsOf(passages: readonly Passage[], { own, count }: Places): readonly string[] {
  const counts = passages.map(({ text }) => count(text));
  let last = own;
  return passages.map((_, index) => {
    const near = new Map<string, number>();
    let total = 0;
    for (const named of counts.slice(Math.max(0, index - AROUND), index + AROUND + 1))
      for (const [place, times] of named) {
        near.set(place, (near.get(place) ?? 0) + times);
        total += times;
      }
    const [place = own, times = 0] = [...near].sort((a, b) => b[1] - a[1])[0] ?? [];
    if (times >= 3 && times > 0.5 * total) last = place;
    else if (near.has(own)) last = own;
    return last;
  });
}

const AROUND = 5;

/** A year at the start of a paragraph governs the items of the list below it; a year within one is about that paragraph alone. */
function paragraphState(
  text: string,
  periods: readonly NamedPeriod[],
  state: State,
  listed: NamedPeriod | undefined,
): NamedPeriod | undefined {
  if (state.year !== undefined) return undefined;
  const first = periods.find(({ start, role, isAim }) => start <= 2 && role === 'year' && !isAim);
  return first ?? (ITEM.test(text) ? listed : undefined);
}

function openedBy(
  periods: readonly NamedPeriod[],
  { tense }: State,
  before: NamedPeriod | undefined,
  now: number | undefined,
): NamedPeriod | undefined {
  const own = periods.filter(({ role, isFrom }) => role !== 'base' && role !== 'now' && !isFrom);
  const [first] = own;
  if (first === undefined) return tense === 'future' ? undefined : before;
  const isLastYear = now !== undefined && first.to === now - 1 && first.role === 'year';
  return isLastYear && first.start <= 4 && !first.isAim ? first : undefined;
}

const ITEM = /^\s*(?:——|[-•●■*]\s?|其中)/;
