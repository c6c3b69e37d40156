/**
 * Names of numbers that are not simply the noun before or after them: years in a row, places in a named ranking, parts of a plan, limits of a
 * subsidy, a class limit said again.
 *
 * In: a number with the subject read before it, and what earlier clauses were about. Out: the phrase, or undefined for all other numbers.
 */
import type { NumberFigure } from './numberFigure.js';
import type { Subject } from './subject.js';

/** What was named before: by the clauses, and of the last number. */
interface Before {
  readonly noun: string;
  readonly last: string;
}

interface OwnName {
  /** What later clauses refer to. */
  readonly noun: string;
  readonly phrase: string;
}

/** The name of such a number; undefined for all others. */
export function nameOfItsOwn(
  text: string,
  figure: NumberFigure,
  subject: Subject,
  memory: Before,
): OwnName | undefined {
  const before = text.slice(Math.max(0, figure.start - 24), figure.start);
  const after = text.slice(figure.end, figure.end + 32);
  if (figure.isRank) return placed(before);
  if (figure.unit === '年') return inARow(text, figure, after, subject, memory);
  if (figure.unit === 'pp') return pulled(subject, memory);
  if (/[%‰]/.test(figure.unit))
    return ofPlan(before, memory) ?? limited(subject, after) ?? quoted(text, figure, before, after);
  if (/元$/.test(figure.unit)) return given(subject, after);
  return figure.counts ? limitAgain(before, memory) : undefined;
}

/** 位置前移，跃居全球科技集群第十三位: a ranking that has a name is what the number is of. */
function placed(before: string): OwnName | undefined {
  const noun = RANKING.exec(before)?.[1];
  return noun === undefined ? undefined : { noun, phrase: `${noun}位次` };
}

const RANKING =
  /[，；。](?:也|并|已|首次|再次|现)?(?:[跃位稳]?居|[位名]列|[跃上]?升至|跻身|进入)([^，。；、\d]{2,14}(?:集群|榜|榜单|指数|排行|能力|竞争力))$/;

/** 连续4年居全国第四, 连续7年蝉联冠军城市: what is counted is the years. */
function inARow(
  text: string,
  figure: NumberFigure,
  after: string,
  subject: Subject,
  memory: Before,
): OwnName | undefined {
  if (!text.startsWith('连续', figure.start)) return undefined;
  const won = /^(?:蝉联|荣获|荣膺|获评|入选|登上)([^，。；]{2,24})/.exec(after)?.[1];
  const own = won ?? (subject.noun.length > 1 ? subject.noun : memory.noun);
  if (own === '') return undefined;
  return { noun: own.replace(/第[一二三四五六七八九十][城名位].*$/, ''), phrase: `${own}连续年数` };
}

/** 高技术制造业增长15.7%，拉动规上工业增长3.6个百分点. */
function pulled({ noun, change }: Subject, memory: Before): OwnName | undefined {
  if (!/^(?:拉动|带动|贡献)[^，]{2,}/.test(noun) || memory.noun === '' || change === undefined)
    return undefined;
  return { noun: memory.noun, phrase: `${memory.noun}${noun}${change > 0 ? '增长' : '下降'}` };
}

/** 完成全年目标任务的52.3%: of the subject before. */
function ofPlan(before: string, { noun }: Before): OwnName | undefined {
  const plan = /完成了?((?:全年|年度|年初)?(?:预期|预定)?(?:目标任务|目标|任务|计划|预算))数?的$/.exec(
    before,
  )?.[1];
  return plan === undefined || noun === '' ? undefined : { noun, phrase: `${noun}占${plan}比重` };
}

/** 按不超过实际投资额的10%给予补助. */
function limited({ noun }: Subject, after: string): OwnName | undefined {
  const whole = /^按?(?:不超过|不高于|不低于|不少于)(.{2,16})$/.exec(noun)?.[1]?.replace(/的$/, '');
  if (whole === undefined) return undefined;
  const phrase = `${/补助|补贴|奖励|资助|支持|贴息/.exec(after)?.[0] ?? ''}占${whole}比重`;
  return { noun: phrase, phrase };
}

/** 落实“两个15%”政策: a name that has the number in it. */
function quoted(text: string, figure: NumberFigure, before: string, after: string): OwnName | undefined {
  const opened = /[“‘]([^“”‘’，。；]{0,8})$/.exec(before);
  const closed = /^([^“”‘’，。；]{0,8})[”’]((?:政策|现象|行动|工程|计划|目标|机制|制度|要求|规定))/.exec(
    after,
  );
  if (opened === null || closed === null) return undefined;
  const inside = `${opened[1] ?? ''}${text.slice(figure.start, figure.end)}${closed[1] ?? ''}`;
  const phrase = `“${inside}”${closed[2] ?? ''}`;
  return { noun: phrase, phrase };
}

/** 对企业给予50万元奖励. */
function given({ noun }: Subject, after: string): OwnName | undefined {
  const gift = /^(?:的)?(?:一次性)?(奖励|补助|补贴|资助|支持)/.exec(after)?.[1];
  if (gift === undefined || !/给予$/.test(noun)) return undefined;
  const phrase = `${noun.replace(/(?:一次性)?给予$/, '')}${gift}`;
  return { noun: phrase, phrase };
}

/** 营收超10亿元的企业5家、超50亿元的2家: the same with another limit. */
function limitAgain(before: string, { last }: Before): OwnName | undefined {
  const limit = /[、，]((?:超过?|突破|不足)[\d.]+[万亿]?元)的?$/.exec(before)?.[1];
  if (limit === undefined || !CLASS_LIMIT.test(last)) return undefined;
  const noun = last.replace(CLASS_LIMIT, limit);
  return { noun, phrase: noun };
}

const CLASS_LIMIT = /(?:超过?|突破|不足)[\d.]+[万亿]?元|[\d.]+[万亿]?元以上/;
