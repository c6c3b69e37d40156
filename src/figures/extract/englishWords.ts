/**
 * What a number in an English sentence measures, and the words that qualify it.
 *
 * In: the words before a number in its clause, without periods and brackets, or the words after it. Out: the noun phrase and the change
 * that its verb tells: "R&D expenditure grew at an average annual rate of" is a rise of R&D expenditure.
 */
import type { Qualifier } from '../figure.js';
import type { Subject } from './subject.js';

const RISE =
  'ris(?:e|es|en|ing)|rose|grow(?:s|n|ing|th)?|grew|increas(?:e|es|ed|ing)|climb(?:s|ed)?|gain(?:s|ed)?|expand(?:s|ed)?|improv(?:e|es|ed)|jump(?:s|ed)?|surg(?:e|es|ed)|up|higher|widen(?:s|ed)?';
const FALL =
  'fall(?:s|en|ing)?|fell|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|drop(?:s|ped)?|shr[aiu]nk|down|lower|slip(?:s|ped)?|narrow(?:s|ed)?|contract(?:s|ed)';
/** Verbs that end the subject of a sentence, and the words that help them. */
const LEVEL =
  'will|would|can|could|may|might|shall|should|must|did|does|do|has|have|had|is|are|was|were|be|been|reach(?:es|ed)?|total(?:s|led|ed)|hit|hits|stands?|stood|amount(?:s|ed)|comes?|came|account(?:s|ed|ing)|ma[dk]es? up|represent(?:s|ed)|spen[dt]s?|earn(?:s|ed)|invest(?:s|ed)|record(?:s|ed)|post(?:s|ed)|employ(?:s|ed)|produce[sd]?|report(?:s|ed)|remain(?:s|ed)|approach(?:es|ed)|exceed(?:s|ed)?|double[sd]?|triple[sd]?|went|goes|sold|built|attract(?:s|ed)|generate[sd]|received?|paid|plans?|aims?|expects?|targets|ranks?|ranked';
const VERB = new RegExp(`(?<![\\p{L}\\p{N}-])(?:(${RISE})|(${FALL})|${LEVEL})(?![\\p{L}\\p{N}-])`, 'giu');
const NOUN_OF_CHANGE = /\b(?:growth|increase|rise|decline|decrease|fall|drop)(?: rate)?(?: of)?$/i;

/** Plans that name their object after the verb. */
const MEANT =
  /(?:^(?:and )?|\b(?:aims?|plans?|intends?|seeks?|hopes?|expects?|wants?|will|should|is|are|and) (?:to )?)(?:(raise|increase|lift|boost|expand|grow|double)|(?:cut|reduce|lower|bring down|shrink)) (.+?) ((?:from|to|by|at least|above|below|beyond|over)\b.*)$/i;
/** Who says it is not what it is of. */
const PRONOUN =
  /^(?:we|they|it|there|you|i|he|she|(?:this is )?(?:equivalent|equal|equalling|representing|or))$/i;
/** An increase of 4 per cent: of what was named before. */
const CHANGE_ALONE = /^(?:increase|rise|growth|decline|decrease|fall|drop)s?$/i;
const IS_GROWTH = /\bgrowth(?: rate)?$|^growth(?: rate)? of\b/i;

const LEAD =
  /^(?:[\s,;:–—-]|(?:and|but|while|whereas|with|of (?:these|which|this)|in total|overall|also|or|the|a|an|its|our|their|this|that|these|those|which|where|total|for|in|by|from|on|at|to|year[- ]on[- ]year|annually|respectively)(?![\p{L}\p{N}-]))+/iu;
const TAIL =
  /(?:[\s,;:–—-]|(?<![\p{L}\p{N}-])(?:of|to|by|at|in|from|for|and|or|with|about|the|a|an|only|just|not|nearly|almost|already|also|now|average|annual|annually|yearly|rate|per year|a year|(?:over|compared with) the (?:previous|same|last) (?:year|period)|year[- ]on[- ]year|on average|accounting|as much as|as many as|total|record|another|around))+$/iu;
const LONGEST = 80;

export function readEnglishSubject(left: string): Subject {
  const text = left.trim();
  const meant = MEANT.exec(text);
  // The province aims to raise the share of X from 5 per cent to 8: the share, and no change where a level is named.
  if (meant !== null) {
    const isBy = /\bby\b[^,]*$/i.test(meant[3] ?? '');
    const noun = shorten(trim(meant[2] ?? ''));
    return isBy ? { noun, change: meant[1] === undefined ? -1 : 1 } : { noun };
  }
  const verbs = [...text.matchAll(VERB)].filter(({ index }) => !isNounOfChange(text, index));
  const first = verbs[0];
  const rest = text.slice(first?.index ?? text.length);
  const noun = trim(first === undefined ? text : text.slice(0, first.index));
  const isLevel =
    /\b(?:to|from|as|for)$/i.test(rest) || (first === undefined && /\b(?:to|from)$/i.test(text));
  const moves = verbs.filter(([word]) => !/^ma[dk]es? up$/i.test(word)).map((match) => sign(match));
  const named = NOUN_OF_CHANGE.exec(trimEnd(text))?.[0];
  const change = isLevel
    ? undefined
    : (moves.find((way) => way !== undefined) ??
      changeOf(named, rest) ??
      (IS_GROWTH.test(noun) ? 1 : undefined));
  return {
    noun: PRONOUN.test(noun) || CHANGE_ALONE.test(noun) ? '' : shorten(noun),
    ...(change === undefined ? {} : { change }),
  };
}

/** The growth of exports, export growth: a noun with an article or an adjective before it, and no verb. */
function isNounOfChange(text: string, at: number): boolean {
  const word = /^[a-z]+/i.exec(text.slice(at))?.[0] ?? '';
  if (/^growth$/i.test(word)) return true;
  if (!/^(?:increase|rise|decline|decrease|fall|drop)$/i.test(word)) return false;
  return /\b(?:an?|the|annual|average|reported|its)\s$/i.test(text.slice(0, at));
}

function sign([, rise, fall]: RegExpMatchArray): 1 | -1 | undefined {
  if (rise !== undefined) return 1;
  return fall === undefined ? undefined : -1;
}

/** 1 or -1 where a noun right before the number, or the subject of the verb "was", is a change. */
function changeOf(named: string | undefined, rest: string): 1 | -1 | undefined {
  if (named === undefined) return undefined;
  if (rest !== '' && !NOUN_OF_CHANGE.test(trimEnd(rest))) return undefined;
  return /growth|increase|rise/i.test(named) ? 1 : -1;
}

/** What is counted, right after the number: 350 companies, 1,200 surveyed firms. Empty where a preposition or a verb follows. */
export function readEnglishCounted(right: string): string {
  const run = /^ ?([A-Za-z][A-Za-z0-9&'’ -]{1,60})/.exec(right)?.[1] ?? '';
  const noun = run.slice(0, COUNTED_END.exec(run)?.index ?? run.length).trim();
  return noun.length < 2 ? '' : noun;
}

const COUNTED_END = new RegExp(
  `(?:^|[ ])(?:and|or|in|on|at|by|of|for|from|to|with|that|who|which|as|than|per|over|under|between|during|since|${LEVEL}|${RISE}|${FALL}|join(?:s|ed)|open(?:s|ed)|export|exports|took|take|year-on-year|ago|earlier|later)(?![\\p{L}\\p{N}-])`,
  'iu',
);

/** What a share is of: 3.1 percent of GDP, 20% of the total. Empty where nothing says it. */
export function readEnglishWhole(right: string): string {
  const run = /^ of (?:the |its |their |our |all )*([A-Za-z][A-Za-z&'’ -]{1,50})/.exec(right)?.[1] ?? '';
  return run.slice(0, COUNTED_END.exec(run)?.index ?? run.length).trim();
}

/** Qualifiers before a number, the denials first: must not exceed, no fewer than. */
const BEFORE: readonly (readonly [RegExp, Qualifier])[] = [
  [
    /(?:\b(?:at most|up to|no more than|not more than|(?:must |may |should |shall |will |can |did |does |do )?not (?:to )?exceed(?:ing)?|a maximum of|within))\s$/i,
    'atMost',
  ],
  [
    /(?:\b(?:at least|no fewer than|no less than|not (?:less|fewer) than|(?<!no )(?<!not )more than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|in excess of|upwards of|a minimum of|topped))\s$/i,
    'atLeast',
  ],
  [/\b(?:less than|fewer than|under|below|(?:falls?|fell) short of)\s$/i, 'atMost'],
  [
    /\b(?:about|around|approximately|approx\.|nearly|almost|roughly|some|close to|circa|ca\.|an estimated)\s$/i,
    'about',
  ],
];
const AFTER: readonly (readonly [RegExp, Qualifier])[] = [
  [/^ (?:or (?:more|higher|above|over)|and (?:above|over|more))\b/i, 'atLeast'],
  [/^ (?:or (?:less|fewer|lower|below))\b/i, 'atMost'],
  [/^ or so\b/i, 'about'],
];

/** The qualifier at the end of `before` or at the start of `after`, and the characters that it takes on that side. */
export function readEnglishQualifier(
  before: string,
  after: string,
): { readonly qualifier: Qualifier; readonly before: number; readonly after: number } | undefined {
  const left = findWords(BEFORE, before);
  const right = findWords(AFTER, after);
  const qualifier = right?.qualifier ?? left?.qualifier;
  return qualifier === undefined
    ? undefined
    : { qualifier, before: left?.length ?? 0, after: right?.length ?? 0 };
}

function findWords(
  rows: typeof BEFORE,
  text: string,
): { readonly qualifier: Qualifier; readonly length: number } | undefined {
  for (const [pattern, qualifier] of rows) {
    const found = pattern.exec(text);
    if (found !== null) return { qualifier, length: found[0].length };
  }
  return undefined;
}

const PERIODS =
  /(?:\b(?:(?:by|at|since|until)?\s?the end of|as of|in|by|during|for|since|from|between|until|to)\s)?(?:the )?(?:(?:first|second) half of |(?:first|second|third|fourth) quarter of |first (?:two|three) quarters of |fiscal(?: year)? |FY ?)?(?<![\p{L}\p{N}.,$€£¥])(?:19|20)\d{2}(?:\s?(?:-|–|to|and)\s?(?:20)?\d{2})?(?![\p{L}\p{N}%]|[.,]\d)/giu;

/** The text without names of periods. */
export function withoutEnglishPeriods(text: string): string {
  return text.replace(PERIODS, ' ').replace(/\s+/g, ' ');
}

function trim(text: string): string {
  return trimEnd(text).replace(LEAD, '').trim();
}

function trimEnd(text: string): string {
  return text.replace(TAIL, '');
}

/** The last words that fit, whole. */
function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const last = text.slice(-LONGEST);
  return last.slice(last.indexOf(' ') + 1);
}
