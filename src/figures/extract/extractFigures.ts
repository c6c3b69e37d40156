/**
 * Figures that a document states, as candidates for a person to accept: documents -> figures.
 *
 * In: the lines of a text, and the words of a pack (names, units, scopes, places; never its figures). Out: a candidate for each number
 * that a planner may want, with the place where it is printed. What is no figure is left out, and so is a list with 分别 whose names
 * and numbers are not as many.
 */
import { canFall, timesOf } from '../change.js';
import type { FigureKind, Qualifier } from '../figure.js';
import { readNumbers } from '../number.js';
import { assignLists } from './respectively.js';
import { foldPhrase, indexIndicators, type NamedIndicator } from './indicatorIndex.js';
import { readSubject, stripLead, type Subject } from './indicatorWords.js';
import { governing, type Governing } from './governingPeriod.js';
import { kindOf, tenseOf, type Tense } from './kindWords.js';
import { nameFigure, type Memory, type Named, type Names } from './nameFigure.js';
import { readFigure, type NumberFigure } from './numberFigure.js';
import { readPassages, type Passage } from './passages.js';
import { readDocumentTime, readPeriods, type DocumentTime, type NamedPeriod } from './periodWords.js';
import { learnPlaces, type Places } from './placeWords.js';
import { readSentences, type Clause, type Sentence } from './sentences.js';

export interface Vocabulary {
  readonly indicators: readonly NamedIndicator[];
  readonly places: readonly string[];
}

export interface Candidate {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** As printed, without the blanks that conversion left inside. */
  readonly token: string;
  readonly value: number;
  readonly valueMax?: number;
  readonly unit: string;
  readonly qualifier: Qualifier;
  /** Key of the pack's indicator, or else the words of the text. */
  readonly indicator: string;
  /** The words of the text, whatever the pack calls it. */
  readonly phrase: string;
  readonly geography: string;
  readonly period: string;
  readonly periodBasis: 'printed' | 'implied' | 'none';
  readonly kind: FigureKind;
  /** Words in brackets after the name: 规上口径. */
  readonly caliber: string;
  /** 0 to 1: how much of it was said rather than inferred. */
  readonly confidence: number;
}

interface ExtractOptions {
  readonly vocabulary: Vocabulary;
  /** The document's date, where it is known: `2025-09-18`. */
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
  let state: State = { tense: 'open', year: undefined, place: undefined, listed: undefined };
  const found: Candidate[] = [];
  for (const passage of passages) {
    const next = readPassage(passage, state, reader);
    found.push(...next.found);
    state = next.state;
  }
  return found;
}

interface Reader extends Names {
  readonly time: DocumentTime;
}

/** What headings and earlier paragraphs have set. */
interface State {
  readonly tense: Tense;
  readonly year: NamedPeriod | undefined;
  /** The place that the last heading with one begins with. */
  readonly place: string | undefined;
  /** A year at the start of the paragraph above a list. */
  readonly listed: NamedPeriod | undefined;
}

function readPassage(
  passage: Passage,
  before: State,
  reader: Reader,
): { readonly found: readonly Candidate[]; readonly state: State } {
  const { text } = passage;
  const isHeading = passage.kind === 'heading';
  const figures =
    passage.kind === 'row' || CAPTION.test(text)
      ? []
      : readNumbers(text).flatMap((read) => readFigure(text, read));
  // Most paragraphs have no figure, and only the first words of those can matter to the next.
  const spoken = figures.length > 0 || isHeading ? text : text.slice(0, 12);
  const periods = readPeriods(spoken, reader.time.year).filter(({ start }) => !isCited(text, start));
  const state = isHeading ? headingState(text, periods, before, reader.places) : before;
  const found: Candidate[] = [];
  const listed = isHeading ? undefined : paragraphState(text, periods, state, before.listed);
  const after = { ...state, listed };
  const set = state.year ?? (ITEM.test(text) ? before.listed : undefined);
  if (figures.length === 0) return { found, state: after };
  const sentences = readSentences(text);
  let at = 0;
  let memory: Memory = { noun: '', shared: [], place: state.place ?? reader.places.own, last: '', rate: '' };
  for (const sentence of sentences) {
    const inside: NumberFigure[] = [];
    while (at < figures.length && (figures[at]?.start ?? Infinity) < sentence.end) {
      const figure = figures[at];
      if (figure !== undefined && figure.start >= sentence.start) inside.push(figure);
      at += 1;
    }
    memory = {
      ...memory,
      place: opening(text.slice(sentence.start, sentence.start + 24), reader.places) ?? memory.place,
    };
    if (inside.length === 0) continue;
    const read = readSentence(passage, sentence, inside, periods, { ...state, year: set }, memory, reader);
    found.push(...read.found);
    memory = read.memory;
  }
  return { found, state: after };
}

/** Captions repeat what the text says. */
const CAPTION = /^.{0,60}(?:图|图表|示意图|资料图片|摄)$/;

/** The place that a sentence begins with: 某市将…, 全省…. */
function opening(text: string, { find, own }: Places): string | undefined {
  const start = text
    .replace(/^[\s“"‘'—]+/, '')
    .replace(PERIOD_WORDS, '')
    .replace(/^，/, '');
  if (/^(?:全省|我省|全市|我市|全区|全县)/.test(start)) return own;
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
): State {
  const year = periods.find(({ role }) => role === 'year');
  const tense = tenseOf(text);
  const named = find(text);
  const place = named !== undefined && text.startsWith(named) ? named : undefined;
  return {
    tense: tense ?? (year === undefined ? before.tense : 'open'),
    year: year ?? (tense === undefined ? before.year : undefined),
    place: place === own ? undefined : (place ?? before.place),
    listed: undefined,
  };
}

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

const ITEM = /^\s*(?:——|[-•●■*]\s?|其中)/;

function readSentence(
  passage: Passage,
  sentence: Sentence,
  figures: readonly NumberFigure[],
  periods: readonly NamedPeriod[],
  state: State,
  before: Memory,
  reader: Reader,
): { readonly found: readonly Candidate[]; readonly memory: Memory } {
  const { text } = passage;
  const found: Candidate[] = [];
  const lists = assignLists(text, sentence, figures, before.shared, (left) =>
    readSubject(withoutPeriods(left, reader)),
  );
  let memory: Memory = { ...before, shared: lists.shared.length > 0 ? lists.shared : before.shared };
  let lastEnd = sentence.start;
  let clauseStart = -1;
  let last: Subject | undefined;
  for (const figure of figures) {
    const clause = sentence.clauses.find(({ start, end }) => figure.start >= start && figure.start < end);
    if (clause === undefined) continue;
    const listed = lists.byFigure.get(figure);
    if (listed === 'refused') continue;
    const isSame = clause.start === clauseStart;
    clauseStart = clause.start;
    const from = Math.max(clause.start, isSame ? lastEnd : clause.start);
    const priorEnd = lastEnd;
    const left = outside(text, from, figure.start);
    const clauseText = outside(text, clause.start, figure.start);
    // 由6.8%提高到9.5%: both are of one thing.
    const continued = isSame && CONTINUED.test(left) ? last : undefined;
    const near =
      listed ?? continued ?? inEnglishShare(readSubject(withoutPeriods(left, reader)), text, figure);
    const subject =
      near.noun === '' && !isSame ? withEarlier(near, text, sentence, clause, figures, reader) : near;
    last = subject;
    const named = nameFigure(text, figure, subject, memory, clause.isAside, reader);
    lastEnd = figure.end + named.used;
    if (named.noun === '') continue;
    if (!named.isCounted && !named.isInherited && subject.noun.length >= 2)
      memory = { ...memory, noun: named.noun };
    const isRate = figure.unit === '%' && !figure.isRank;
    memory = { ...memory, last: named.noun, ...(isRate ? { rate: named.phrase } : {}) };
    const period = governing(
      figure,
      sentence,
      periods,
      state.year,
      reader.time,
      subject,
      clauseText,
      priorEnd,
    );
    const isChange = subject.change !== undefined;
    const year = reader.time.year;
    const kind = figure.isRank
      ? 'actual'
      : kindOf({
          before: text.slice(sentence.start, figure.start),
          clause: `${clauseText}${text.slice(figure.start, Math.min(clause.end, figure.end + 8))}`,
          tense: state.tense,
          isChange,
          isLater: year !== undefined && period.to > year,
          isOver:
            year !== undefined &&
            period.to < year + (reader.time.isPlan ? 1 : 0) &&
            period.basis === 'printed',
        });
    found.push(
      candidate(passage, figure, subject, named, period, kind, clauseText, sentence, memory.place, reader),
    );
  }
  return { found, memory };
}

/** 持续增加，达到30亿元: a clause without a subject goes on with the clause before it, if that has no number of its own. */
function withEarlier(
  subject: Subject,
  text: string,
  sentence: Sentence,
  clause: Clause,
  figures: readonly NumberFigure[],
  reader: Reader,
): Subject {
  let before: Clause | undefined;
  for (const other of sentence.clauses)
    if (!other.isAside && other.end < clause.start && other.end > (before?.end ?? -1)) before = other;
  if (before === undefined || clause.isAside) return subject;
  const { start, end } = before;
  if (figures.some((figure) => figure.start >= start && figure.start < end)) return subject;
  const { noun } = readSubject(withoutPeriods(outside(text, start, end), reader));
  return { ...subject, noun };
}

const CONTINUED = /^(?:的|，)?(?:提高|提升|增长|增加|上升|下降|降低|跃升|扩大|减少|发展)(?:到|至|为)/;

/** 3.1 percent of GDP: what the share is of follows the number. */
function inEnglishShare(subject: Subject, text: string, figure: NumberFigure): Subject {
  if (figure.unit !== '%' || subject.change !== undefined) return subject;
  const whole = /^ of (?:the |its )?([A-Z][A-Za-z&]+)/.exec(text.slice(figure.end, figure.end + 40))?.[1];
  return whole === undefined ? subject : { ...subject, shareOf: whole };
}

/** Text between two offsets without what is in brackets. */
function outside(text: string, from: number, to: number): string {
  const piece = text.slice(from, to);
  return /[（(]/.test(piece) ? piece.replace(/[（(][^（()）]*[)）]/g, '') : piece;
}

const PERIOD_WORDS =
  /(?:截至|截止|到|至|自|在|比|较)?(?:(?:19|20)\d{2}年(?:[-—–至到](?:19|20)\d{2}年)?(?:上半年|下半年|[一二三四]季度|前三季度|\d{1,2}[-—–至]\d{1,2}月|\d{1,2}月)?(?:底|末|度|以来|年底)?|今年(?:上半年|前三季度|一季度|以来)?|去年|上半年|前三季度|[“"]?十[一二三四五]五[”"]?(?:以来|期间|时期|末)?|\d{1,2}[-—–]\d{1,2}月|(?<!\d)\d{1,2}月(?:底|末)?|[\d二三四五六七八九十]+年来)，?/g;

function withoutPeriods(left: string, reader: Reader): string {
  const bare = left.replace(PERIOD_WORDS, '');
  const stripped = stripLead(bare);
  return reader.places.strip(stripped);
}

function candidate(
  passage: Passage,
  figure: NumberFigure,
  subject: Subject,
  named: Named,
  period: Governing,
  kind: FigureKind,
  clause: string,
  sentence: Sentence,
  place: string,
  reader: Reader,
): Candidate {
  const { text, lines, columns } = passage;
  const { read } = figure;
  const isRise = subject.change === 1 && !/(?:到|至|为|to)$/.test(clause);
  const times = timesOf(text.slice(read.at, read.end), figure.value, figure.unit, isRise);
  const isFall = times === undefined && subject.change === -1 && canFall(figure.value, figure.unit);
  const sign = isFall ? -1 : 1;
  const value = times?.value ?? sign * figure.value;
  const start = figure.start;
  const geography = placeOf(text, sentence, figure, clause, place, reader);
  const caliber =
    /[（(]([^（()）]{1,20}(?:口径|不含[^（()）]*|含[^（()）]*))[)）]/.exec(
      text.slice(figure.end, figure.end + 30),
    )?.[1] ?? '';
  return {
    line: lines[start] ?? 0,
    column: columns[start] ?? 0,
    token: text.slice(start, figure.end),
    value,
    ...(figure.max === undefined ? {} : { valueMax: sign * figure.max }),
    unit: times?.unit ?? figure.unit,
    qualifier: /^级/.test(text.slice(figure.end)) ? 'band' : (figure.qualifier ?? read.qualifier),
    indicator: named.key ?? named.phrase,
    phrase: named.phrase,
    geography,
    period: period.period,
    periodBasis: period.basis,
    kind,
    caliber,
    confidence: confidenceOf(figure, named, period),
  };
}

/** The place that the clause names, or the one with which an earlier clause of the sentence begins; else the document's own. */
function placeOf(
  text: string,
  sentence: Sentence,
  figure: NumberFigure,
  clause: string,
  place: string,
  reader: Reader,
): string {
  const { find, own } = reader.places;
  const here = find(clause);
  if (here !== undefined) return /等/.test(clause.slice(clause.indexOf(here))) ? own : here;
  const earlier = text.slice(sentence.start, figure.start).split('，').slice(0, -1).reverse();
  for (const piece of earlier) {
    const named = find(piece);
    if (named === undefined) continue;
    return piece.replace(/^\s|其中/g, '').startsWith(named) ? named : place;
  }
  return place;
}

function confidenceOf(figure: NumberFigure, named: Named, period: Governing): number {
  let doubt = 0;
  if (named.key === undefined) doubt += 0.1;
  if (named.isInherited) doubt += 0.15;
  if (period.basis === 'implied') doubt += 0.1;
  if (period.basis === 'none') doubt += 0.2;
  if (figure.unit === '') doubt += 0.1;
  if (foldPhrase(named.noun).length < 3) doubt += 0.1;
  return Number((1 - doubt).toFixed(2));
}
