/**
 * The name of what a number measures: the words before it, after it, or those of the figure before.
 *
 * In: a number, the subject read before it, and what earlier clauses were about. Out: the phrase as a pack would name it (研发经费增速,
 * 高新技术产业增加值占规上工业比重), and the key of the pack's indicator of that name, if there is one.
 */
import { findIndicator, type IndicatorIndex } from './indicatorIndex.js';
import { isGeneric, isVerbOnly, readCounted, stripLead, type Subject } from './indicatorWords.js';
import type { NumberFigure } from './numberFigure.js';
import type { Places } from './placeWords.js';

/** What the names of a document are held against. */
export interface Names {
  readonly index: IndicatorIndex;
  readonly places: Places;
}

/** Subjects that later clauses go on with. */
export interface Memory {
  readonly noun: string;
  /** What the figure before was of, whether named before or after its number. */
  readonly last: string;
  /** The names of the last list, for 占…比重分别为. */
  readonly shared: readonly string[];
  /** The place with which the last sentence that names one begins. */
  readonly place: string;
}

export interface Named {
  readonly noun: string;
  readonly key: string | undefined;
  readonly phrase: string;
  readonly isCounted: boolean;
  readonly isInherited: boolean;
}

export function nameFigure(
  text: string,
  figure: NumberFigure,
  subject: Subject,
  memory: Memory,
  isAside: boolean,
  reader: Names,
): Named {
  const inherited = isAside || figure.isRank ? memory.last : memory.noun;
  const right = text.slice(figure.end, figure.end + 48);
  const isShareOf = figure.unit === '%' && /^的/.test(right) && subject.change === undefined;
  const isNameless = subject.noun.length < 2 || isVerbOnly(subject.noun);
  const isNamedAfter =
    figure.counts ||
    isShareOf ||
    (isNameless && subject.change === undefined && !figure.isRank) ||
    (/元$/.test(figure.unit) && /^的/.test(right));
  const counted = isNamedAfter ? readCounted(right) : '';
  const isCounted = counted !== '';
  const isInherited = !isCounted && (subject.noun.length < 2 || isGeneric(subject.noun));
  const noun = isCounted
    ? `${/新增$/.test(subject.noun) ? '新增' : ''}${reader.places.strip(stripLead(counted))}`
    : isInherited
      ? subject.noun === '新增'
        ? `新增${inherited}`
        : `${inherited}${inherited !== '' && /^(?:增[速幅]|同比)$/.test(subject.noun) ? '' : subject.noun}`
      : subject.noun;
  const phrase = phraseOf(noun, figure, subject, isShareOf && isCounted);
  const phrases = isCounted ? [phrase] : [phrase, ...(subject.shareOf === undefined ? [] : [`${noun}占比`])];
  const key = findIndicator(reader.index, figure.isRank ? [phrase] : phrases, figure.unit);
  return { noun, key, phrase, isCounted, isInherited };
}

function phraseOf(noun: string, figure: NumberFigure, subject: Subject, isPart: boolean): string {
  if (figure.isRank) return /位次|排名$/.test(noun) ? noun : `${noun}位次`;
  if (subject.shareOf !== undefined)
    return `${noun}占${subject.shareOf}比重${subject.change === undefined ? '' : '提高'}`;
  if (isPart) return `${noun}占比`;
  if (subject.gap !== undefined) return `${noun}与${subject.gap}之差`;
  if (subject.change === undefined) return noun;
  if (figure.unit === 'pp') return `${noun}${subject.change > 0 ? '提高' : '下降'}`;
  // 常住人口增加1.2万人 is not what the population is.
  if (figure.unit !== '%' && figure.unit !== '倍' && figure.unit !== '‰')
    return `${noun}${subject.change > 0 ? '增加' : '减少'}`;
  return /增速|增长$/.test(noun) ? noun : `${noun}增速`;
}
