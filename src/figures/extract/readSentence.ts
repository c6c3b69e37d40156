/**
 * The figures of one sentence: clause by clause, each number with its name, its period and its kind.
 *
 * In: a sentence with its numbers, the context of headings, and the subjects of earlier sentences. Out: candidates, and the
 * subjects to which the next sentence may refer.
 */
import { makeCandidate, type Candidate } from './candidate.js';
import { readEnglishWhole, withoutEnglishPeriods } from './englishWords.js';
import { governing } from './governingPeriod.js';
import { readSubject, stripLead } from './indicatorWords.js';
import { kindOf, setsRule, speaksOfAims, type Tense } from './kindWords.js';
import { nameFigure, type Memory, type Names } from './nameFigure.js';
import type { NumberFigure } from './numberFigure.js';
import type { Passage } from './passages.js';
import type { DocumentTime, NamedPeriod } from './periodWords.js';
import type { Places } from './placeWords.js';
import { assignLists } from './respectively.js';
import type { Clause, Sentence } from './sentences.js';
import type { Subject } from './subject.js';

/** The data for reading a whole document. */
export interface Reader extends Names {
  readonly time: DocumentTime;
}

/** The context given by headings and earlier paragraphs. */
export interface Setting {
  readonly tense: Tense;
  readonly year: NamedPeriod | undefined;
}

export function readSentence(
  passage: Passage,
  sentence: Sentence,
  figures: readonly NumberFigure[],
  periods: readonly NamedPeriod[],
  set: Setting,
  before: Memory,
  reader: Reader,
): { readonly found: readonly Candidate[]; readonly memory: Memory } {
  const { text } = passage;
  const found: Candidate[] = [];
  const lists = assignLists(text, sentence, figures, before.shared, before.named, (left) =>
    readSubject(withoutPeriods(left, reader)),
  );
  let memory: Memory = { ...before, shared: lists.shared.length > 0 ? lists.shared : before.shared };
  // A semicolon parts what is said of several things; a full stop begins anew.
  const nouns = new Set<string>(/[；;]/.test(text.charAt(sentence.start - 1)) ? before.named : []);
  let lastEnd = sentence.start;
  let clauseStart = -1;
  let last: Subject | undefined;
  let lastUnit = '';
  for (const [index, figure] of figures.entries()) {
    const clause = sentence.clauses.find(({ start, end }) => figure.start >= start && figure.start < end);
    if (clause === undefined) continue;
    const listed = lists.byFigure.get(figure);
    if (listed === 'refused') continue;
    const isSame = clause.start === clauseStart;
    clauseStart = clause.start;
    const from = Math.max(clause.start, isSame ? lastEnd : clause.start);
    const priorEnd = lastEnd;
    // 居某市首位: what comes first is what was named before.
    const before = outside(text, from, figure.start);
    const left = figure.isRank ? before.replace(RANKED_IN, '') : before;
    const clauseText = outside(text, clause.start, figure.start);
    // 由6.8%提高到9.5%: both have the same subject.
    const continued =
      isSame && CONTINUED.test(withoutEnglishPeriods(left))
        ? asLevel(last, lastUnit, figure.unit)
        : undefined;
    const near =
      listed ?? continued ?? inEnglishShare(readSubject(withoutPeriods(left, reader)), text, figure);
    const subject =
      near.noun === '' && !isSame ? withEarlier(near, text, sentence, clause, figures, reader) : near;
    last = subject;
    lastUnit = figure.unit;
    const named = nameFigure(text, figure, subject, memory, clause.isAside, reader);
    lastEnd = figure.end + named.used;
    if (named.noun === '') continue;
    if (!named.isCounted && !named.isInherited && subject.noun.length >= 2)
      memory = { ...memory, noun: named.noun };
    const isRate = figure.unit === '%' && !figure.isRank;
    if (!figure.isRank) nouns.add(named.noun);
    memory = { ...memory, last: named.noun, ...(isRate ? { rate: named.phrase } : {}) };
    const isStart = START.test(text.slice(Math.max(0, figure.start - 6), figure.start));
    const period = governing({
      ...{
        figure,
        sentence,
        periods,
        set: set.year,
        isAhead: set.tense === 'future',
        isBehind: set.tense === 'past',
        isStart,
        isHoped: speaksOfAims(clauseText),
        isRule: setsRule(`${clauseText}${text.slice(figure.start, Math.min(clause.end, figure.end + 8))}`),
        time: reader.time,
        subject,
        clause: clauseText,
        spoken: text.slice(sentence.start, figure.start),
      },
      ...{ lastEnd: priorEnd, ownEnd: endOfWords(text, figure, figures[index + 1], sentence) },
    });
    const isChange = subject.change !== undefined;
    const year = reader.time.year;
    const isLater = year !== undefined && period.to > year;
    const kind = figure.isRank
      ? isLater
        ? 'target'
        : 'actual'
      : isStart && !isLater
        ? 'actual'
        : kindOf({
            before: text.slice(sentence.start, figure.start),
            clause: `${clauseText}${text.slice(figure.start, Math.min(clause.end, figure.end + 8))}`,
            tense: set.tense,
            isChange,
            isLater,
            isPart: year === period.to && /H1|Q[1-3]|-(?!1[0-2]$)\d\d$/.test(period.period),
            isOver: period.basis === 'printed' && isOver(period.to, reader.time),
          });
    const geography = placeOf(text, sentence, figure, clauseText, memory.place, reader.places);
    found.push(
      makeCandidate({ passage, figure, subject, named, period, kind, geography, clause: clauseText }),
    );
  }
  return { found, memory: { ...memory, named: [...nouns] } };
}

/** The year ended before the document's own, or before the plan that the document is. */
function isOver(to: number, { year, plan, isPlan }: DocumentTime): boolean {
  return (
    (year !== undefined && to < year + (isPlan ? 1 : 0)) || (plan !== undefined && to > 0 && to < plan.from)
  );
}

const START = /(?:[由从]|\bfrom\s)$/;

/** 增长9.3%至987亿元, rose by 9% to 98.7 billion: what it came to is a level, and only between two rates may both be changes. */
function asLevel(subject: Subject | undefined, before: string, unit: string): Subject | undefined {
  if (subject?.change === undefined || before === unit) return subject;
  return { noun: subject.noun };
}

const RANKED_IN = /(?:位?居|位?列|排名?|跃居|稳居|蝉联|保持)[^，。；]{1,8}$/;

/** Up to the next number or comma: in English a period follows its number there. */
function endOfWords(
  text: string,
  figure: NumberFigure,
  next: NumberFigure | undefined,
  { end }: Sentence,
): number {
  const last = Math.min(next?.start ?? end, end);
  const comma = text.slice(figure.end, last).search(/[,;:，；：]/);
  return comma < 0 ? last : figure.end + comma;
}

const CONTINUED =
  /^(?:的|，)?(?:提高|提升|增长|增加|上升|下降|降低|跃升|扩大|减少|发展|[增升降减])(?:到|至|为)|^\s*to\s*$/;

/** 持续增加，达到30亿元: a clause without a subject continues the clause before it, if that has no number of its own. */
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

/** 3.1 percent of GDP: what the share is of follows the number; alone, 42% of households, it is all that names it. */
function inEnglishShare(subject: Subject, text: string, figure: NumberFigure): Subject {
  // We had 350 employees: nothing else names them.
  const counted = /[A-Za-z]+$/.exec(text.slice(figure.start, figure.end))?.[0];
  if (subject.noun === '' && figure.unit === '人' && counted !== undefined)
    return { ...subject, noun: counted };
  if (figure.unit !== '%' || subject.change !== undefined) return subject;
  const whole = readEnglishWhole(text.slice(figure.end, figure.end + 60));
  if (whole === '') return subject;
  return subject.noun === '' ? { noun: `share of ${whole}` } : { ...subject, shareOf: whole };
}

/** The place that the clause names, or the one with which an earlier clause of the sentence begins; else the document's own. */
function placeOf(
  text: string,
  sentence: Sentence,
  figure: NumberFigure,
  clause: string,
  place: string,
  places: Places,
): string {
  const { find, own } = places;
  // 居某市首位: where it is first, and not whose it is.
  const here = find(figure.isRank ? clause.replace(/(?:[居列]|排名?)[^，]{0,8}$/, '') : clause);
  if (here !== undefined) return /等/.test(clause.slice(clause.indexOf(here))) ? own : here;
  const earlier = text.slice(sentence.start, figure.start).split('，').slice(0, -1).reverse();
  for (const piece of earlier) {
    const named = find(piece);
    if (named === undefined) continue;
    return piece.replace(/^(?:\s|其中|位于|在)+/, '').startsWith(named) ? named : place;
  }
  return place;
}

/** Text between two offsets without what is in brackets. */
function outside(text: string, from: number, to: number): string {
  const piece = text.slice(from, to);
  return /[（(]/.test(piece) ? piece.replace(/[（(][^（()）]*[)）]/g, '') : piece;
}

export const PERIOD_WORDS =
  /(?:截至|截止|到|至|自|在|比|较)?(?:(?:19|20)\d{2}年(?:[-—–至到](?:19|20)\d{2}年)?(?:上半年|下半年|[一二三四]季度|前三季度|\d{1,2}[-—–至]\d{1,2}月|\d{1,2}月)?(?:底|末|度|以来|年底)?|今年(?:上半年|前三季度|一季度|以来)?|去年|上半年|前三季度|[一二三四]季度|[“"]?十[一二三四五六七八九]五[”"]?(?:以来|期间|时期|末)?|\d{1,2}[-—–]\d{1,2}月|(?<!\d)\d{1,2}月(?:底|末)?|(?:过去|近|最近)?[\d二三四五六七八九十]+年(?:来|间|(?=翻|$)))，?/g;

function withoutPeriods(left: string, reader: Reader): string {
  if (!/\p{Script=Han}/u.test(left)) return withoutEnglishPeriods(left);
  return reader.places.strip(stripLead(left.replace(PERIOD_WORDS, '')));
}
