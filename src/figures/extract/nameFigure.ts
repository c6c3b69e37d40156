/**
 * Names what a number measures, by the words before it, after it, or of the figure before.
 *
 * In: a number, the subject read before it, and what earlier clauses were about. Out: the phrase as a pack would name it (研发经费增速,
 * 高新技术产业增加值占规上工业比重), and the key of the pack's indicator of that name, if there is one.
 */
import { findIndicator, type IndicatorIndex } from './indicatorIndex.js';
import { isGeneric, isVerbOnly, readCounted, stripLead, withVerb } from './indicatorWords.js';
import type { NumberFigure } from './numberFigure.js';
import { nameOfItsOwn } from './ownName.js';
import type { Places } from './placeWords.js';
import type { Subject } from './subject.js';

/** The data with which the names of a document are compared. */
export interface Names {
  readonly index: IndicatorIndex;
  readonly places: Places;
}

/** Subjects to which later clauses refer. */
export interface Memory {
  readonly noun: string;
  /** What the figure before was of, whether named before or after its number. */
  readonly last: string;
  /** The whole phrase of the last share or rate, to which 提高1.6个百分点 refers. */
  readonly rate: string;
  /** The names of the last list, for 占…比重分别为. */
  readonly shared: readonly string[];
  /** What the numbers of the sentence before are of, each once. */
  readonly named: readonly string[];
  /** The place with which the last sentence that names one begins. */
  readonly place: string;
}

export interface Named {
  readonly noun: string;
  readonly key: string | undefined;
  readonly phrase: string;
  readonly isCounted: boolean;
  readonly isInherited: boolean;
  /** Characters after the number that name it. */
  readonly used: number;
}

export function nameFigure(
  text: string,
  figure: NumberFigure,
  subject: Subject,
  memory: Memory,
  isAside: boolean,
  reader: Names,
): Named {
  const own = nameOfItsOwn(text, figure, subject, memory);
  if (own !== undefined) {
    const key = findIndicator(reader.index, [own.phrase], figure.unit);
    return { ...own, key, isCounted: false, isInherited: false, used: 0 };
  }
  const inherited = inheritedNoun(figure, subject, memory, isAside, text);
  const right = text.slice(figure.end, figure.end + 48);
  const isShareOf = figure.unit === '%' && /^的/.test(right) && subject.change === undefined;
  const isNameless = subject.noun.length < 2 || isVerbOnly(subject.noun);
  const isNamedAfter =
    figure.counts ||
    isShareOf ||
    (isNameless && subject.change === undefined && !figure.isRank) ||
    (/元$/.test(figure.unit) && /^的/.test(right));
  const counted = isNamedAfter ? readCounted(right, isShareOf) : '';
  const isCounted = counted !== '';
  const ratio =
    /[倍%]/.test(figure.unit) && subject.change === undefined
      ? /^(?:仅|只|不足|约)?(?:是|为|相当于)(.*)$/.exec(subject.noun)
      : null;
  // 其中：甲市30亿元: the place alone, of what was named before.
  const isPlace = reader.places.isPlace(subject.noun);
  const isInherited =
    !isCounted && (subject.noun.length < 2 || isGeneric(subject.noun) || ratio !== null || isPlace);
  const isVerb = !isCounted && figure.counts && isVerbOnly(subject.noun) && memory.last !== '';
  // 总投资106亿元的某项目: what the project's money is, is before the number.
  const invested =
    /元$/.test(figure.unit) && PROJECT.test(counted) ? INVESTED.exec(subject.noun)?.[0] : undefined;
  const noun = isCounted
    ? `${isShareOf && BY_MEANS.test(text.slice(Math.max(0, figure.start - 12), figure.start)) ? memory.last : ''}${/新增$/.test(subject.noun) ? '新增' : ''}${reader.places.strip(stripLead(counted))}${invested ?? ''}`
    : isInherited
      ? extended(inherited, ratio === null && !isPlace ? subject : { ...subject, noun: '' })
      : isVerb
        ? withVerb(memory.last, subject.noun)
        : ofProject(ofWhole(ofMoney(subject.noun, memory.noun), memory.noun), memory.last);
  const phrase =
    ratio === null
      ? phraseOf(noun, figure, subject, isShareOf && isCounted)
      : `${noun}与${(ratio[1] ?? '').replace(/的$/, '')}之比`;
  const phrases = isCounted ? [phrase] : [phrase, ...(subject.shareOf === undefined ? [] : [`${noun}占比`])];
  const key = findIndicator(reader.index, figure.isRank ? [phrase] : phrases, figure.unit);
  const used = isCounted ? right.indexOf(counted) + counted.length : 0;
  return { noun, key, phrase, isCounted, isInherited, used };
}

/** 研发经费投入1120亿元，投入强度2.32%: the intensity of the money named before. */
function ofMoney(noun: string, before: string): string {
  return noun === '投入强度' && /(?:经费|资金|投资)(?:投入|支出)?$/.test(before)
    ? `${before.replace(/(?:投入|支出)$/, '')}投入强度`
    : noun;
}

/** The subject of a clause without a name of its own. */
function inheritedNoun(
  figure: NumberFigure,
  subject: Subject,
  memory: Memory,
  isAside: boolean,
  text: string,
): string {
  if (figure.unit === 'pp' && (subject.change ?? subject.gap) !== undefined && memory.rate !== '')
    return memory.rate;
  const noun = isAside || figure.isRank ? memory.last : memory.noun;
  // 新增46家，累计达到312家: of all, not of the new ones.
  const isTotal = /(?:累计|总数|总量|共)[^，。；]{0,6}$/.test(
    text.slice(Math.max(0, figure.start - 10), figure.start),
  );
  return isTotal ? noun.replace(/^新(?:增|认定|建|引进|培育|入库)/, '') : noun;
}

/** 省级实验室30家，其中国家级5家: a rank alone is of what was named before. */
function ofWhole(noun: string, before: string): string {
  const isRankAlone = /^(?:国家|世界|省|市|区|县|部|厅)级$/.test(noun);
  return isRankAlone ? `${noun}${before.replace(/^(?:新增)?(?:国家|世界|省|市|区|县|部|厅)级/, '')}` : noun;
}

/** 总投资106亿元的某项目今年计划投资18亿元: the money is that of the project named before. */
function ofProject(noun: string, last: string): string {
  const project = last.replace(INVESTED, '');
  return ALONE.test(noun) && PROJECT.test(project) ? `${project}${noun}` : noun;
}

/** 7条走廊，以占全省约1%的面积: the share is of what was named before. */
const BY_MEANS = /(?:^|[，、])仅?以占?[^，。；]{0,8}$/;

const PROJECT = /(?:项目|工程|基地)$/;
const INVESTED = /(?:计划)?总?投资额?$/;
const ALONE = /^(?:年度)?(?:计划|完成|年度)?(?:总?投资额?)$/;

/** The noun before with what the clause adds: 新增, 总量; a bare 增速 of a change adds nothing. */
function extended(inherited: string, subject: Subject): string {
  if (subject.noun === '新增') return `新增${inherited}`;
  const isRate = /^(?:增[速幅]|[降涨跌]幅)$/.test(subject.noun) && /增速$/.test(inherited);
  // 增速高于全市, 降幅收窄: of the rate named before, which is said once.
  if (isRate) return `${inherited.slice(0, -2)}${subject.noun}`;
  // 占63.3%，比重提升3.1个百分点.
  if (/^(?:比重|占比|比例)$/.test(subject.noun) && /(?:比重|占比|比例)$/.test(inherited)) return inherited;
  const isSpoken =
    inherited !== '' && subject.change !== undefined && /^(?:增[速幅]|同比)$/.test(subject.noun);
  return `${inherited}${isSpoken ? '' : subject.noun}`;
}

function phraseOf(noun: string, figure: NumberFigure, subject: Subject, isPart: boolean): string {
  if (figure.isRank) return /位次|排名$/.test(noun) ? noun : `${noun}位次`;
  if (subject.shareOf !== undefined && !/\p{Script=Han}/u.test(noun + subject.shareOf))
    return `${noun} as a share of ${subject.shareOf}`;
  if (subject.shareOf === '') return `${noun}占比${subject.change === undefined ? '' : '提高'}`;
  if (subject.shareOf !== undefined)
    return `${noun}占${subject.shareOf}比重${subject.change === undefined ? '' : '提高'}`;
  if (isPart) return `${noun}占比`;
  if (subject.gap !== undefined) return `${noun}与${subject.gap}之差`;
  if (subject.change === undefined) return noun;
  const words = /\p{Script=Han}/u.test(noun) ? CHANGE.zh : CHANGE.en;
  const way = subject.change > 0 ? 'up' : 'down';
  if (figure.unit === 'pp' || figure.unit === '位') return noun + words.points[way];
  // 常住人口增加1.2万人 is not what the population is.
  if (figure.unit !== '%' && figure.unit !== '倍' && figure.unit !== '‰') return noun + words.amount[way];
  return /增速|增长$|growth(?: rate)?$/i.test(noun) ? noun : noun + words.rate;
}

/** What a change of something is called, in the language of its name. */
const CHANGE = {
  zh: { points: { up: '提高', down: '下降' }, amount: { up: '增加', down: '减少' }, rate: '增速' },
  en: {
    points: { up: ' rise', down: ' fall' },
    amount: { up: ' increase', down: ' decrease' },
    rate: ' growth',
  },
} as const;
