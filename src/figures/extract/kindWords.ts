/**
 * Determines the kind of a figure: actual, target, growth, rule and so on.
 *
 * In: the clause before the number, and whether its section is about the future. Out: a figure's kind.
 */
import type { FigureKind } from '../figure.js';

export type Tense = 'past' | 'future' | 'open';

const AIM =
  /力争|目标|预期|预计|规划(?!局|院|展)|拟|争取|将(?!军|近)|确保|努力|有望|奋斗|瞄准|冲刺|计划(?:新|到|在|投资|建|用|引)|要(?:达|实现|突破|超|建|完成|新增|力争)|(?:到|(?<!截)至)(?:20\d\d年|“?十[一二三四五六七八九]五”?末)|\b(?:target|aims?|will|plans? to|expected|by 20\d\d|goal|projected|should)\b/;
const RULE =
  /给予|补助|补贴|奖励|不得|原则上|必须|按(?:照)?[^，。；]{0,10}(?:标准|比例)|(?:占比|比例|比重|增幅|增长)[^，。；]{0,4}(?:不低于|不少于|不超过|不高于)|最高(?:不超过|给予|可)|刚性|%[”’」]?政策[^，。；]{0,4}$|\b(?:shall|must|subsid)/;
const PLAN = /(?:安排|(?<!公共)预算(?!收入|支出|内|数)|计划总?投资|拟投资|概算)[^，。；]{0,12}$/;
const DONE =
  /已|累计|目前|现有|截至|达成|完成了|实现了|迄今|至今|以来|年来|\b(?:reached|was|were|had|rose|grew|fell|totall?ed|increased|decreased|stood at|amounted to)\b/;
/** 预算执行, 计划完成: the result of a plan is not a plan. */
const FUTURE_SECTION =
  /下一步|目标|任务|安排|计划|展望|打算|思路|部署|举措|规划|要求|预期|重点工作|工作安排|愿景|保障措施|Outlook|Target|Plan|Goal/i;
const PAST_SECTION =
  /回顾|成效|成就|完成|进展|前期|总结|过去|现状|基础|执行情况|运行|形势|公报|取得|Review|Progress|Achieve/i;

/** The tense that a heading gives the numbers below it. */
export function tenseOf(heading: string): Tense | undefined {
  if (PAST_SECTION.test(heading)) return 'past';
  return FUTURE_SECTION.test(heading) ? 'future' : undefined;
}

/** Whether words speak of what is hoped for. */
export function speaksOfAims(words: string): boolean {
  const spoken = words.replace(OF_PLAN, '');
  return AIM.test(spoken) && !DONE.test(spoken);
}

/** Whether a clause sets a rule: 给予…补助, 不得. */
export function setsRule(clause: string): boolean {
  return RULE.test(clause);
}

/** 完成全年目标任务的52.3%: the part of a plan that is done. */
const OF_PLAN = /完成了?(?:全年|年度|年初)?(?:预期|预定)?(?:目标任务|目标|任务|计划|预算)数?的/g;

interface KindClues {
  /** The sentence up to the number. */
  readonly before: string;
  readonly clause: string;
  readonly tense: Tense;
  readonly isChange: boolean;
  /** Years of the period lie after the document's. */
  readonly isLater: boolean;
  /** The period ended before the document's year, or before the plan that the document is. */
  readonly isOver: boolean;
  /** It is an early part of that year: what a heading calls tasks does not make it one. */
  readonly isPart: boolean;
}

/** The kind of a figure from the clues of its clause and section. */
export function kindOf({
  before: spoken,
  clause: words,
  tense,
  isChange,
  isLater,
  isOver,
  isPart,
}: KindClues): FigureKind {
  const before = spoken.replace(OF_PLAN, '');
  const clause = words.replace(OF_PLAN, '');
  if (RULE.test(clause)) return 'rule';
  if (isLater) return 'target';
  const isAim = AIM.test(clause) || (AIM.test(before.slice(-150)) && !DONE.test(clause));
  if (!isOver && (isAim || (tense === 'future' && !isPart && !DONE.test(before)))) return 'target';
  if (PLAN.test(clause)) return 'plan';
  return isChange ? 'growth' : 'actual';
}
