/**
 * What follows an allocation of `tuiyan allocate`: a member's wish for more, the years after it, the tier below, and the page for one
 * member to send out.
 *
 * In: the question and its answer, and what the options ask for. Out: fields of the JSON answer, and sentences and tables. Amounts
 * are in the unit of the total.
 */
import type { AllocationAnswer } from '../analysis/allocation/allocate.js';
import { allocateTiers, allocateYears, askForMore, type Tier } from '../analysis/allocation/plans.js';
import type { AllocationQuestion } from '../analysis/allocation/question.js';
import { describe } from '../messages/messages.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';

type Answered = Extract<AllocationAnswer, { readonly feasible: true }>;

/** What the options ask for; each part may be missing. */
export interface More {
  readonly ask?: { readonly member: string; readonly percent: number };
  readonly totals?: readonly { readonly year: number; readonly total: number }[];
  readonly tiers?: readonly Tier[];
  readonly page?: string;
}

interface MoreAnswer {
  readonly json: object;
  readonly words: readonly string[];
}

export function answerMore(
  question: AllocationQuestion,
  answer: Answered,
  more: More,
  terminal: Terminal,
): MoreAnswer {
  const parts = [
    more.ask === undefined ? undefined : tellWish(question, answer, more.ask, terminal),
    more.totals === undefined ? undefined : tellYears(question, more.totals, terminal),
    more.tiers === undefined ? undefined : tellTiers(question, answer, more.tiers, terminal),
    more.page === undefined ? undefined : tellPage(question, answer, more, more.page, terminal),
  ].filter((part) => part !== undefined);
  return {
    json: Object.assign({}, ...parts.map(({ json }) => json)) as object,
    words: parts.flatMap(({ words }) => words),
  };
}

/** The amounts of an answer by member, or why there are none. */
function amounts(names: readonly string[], answer: AllocationAnswer, { language }: Terminal): object {
  if (!answer.feasible) {
    const { problem, ...rest } = answer;
    return { ...rest, message: describe(problem, language) };
  }
  const members = names.map((member, i) => ({ member, value: answer.values[i] }));
  return { feasible: true, total: answer.total, members, binding: answer.binding };
}

function tellWish(
  question: AllocationQuestion,
  answer: Answered,
  { member, percent }: { readonly member: string; readonly percent: number },
  terminal: Terminal,
): MoreAnswer {
  const wish = askForMore(question, answer, member, percent);
  const names = question.members.map(({ name }) => name);
  const heading = terminal.say('wishHeading', { member, percent: String(percent) });
  if (!wish.answer.feasible) {
    const told = amounts(names, wish.answer, terminal);
    const why = describe(wish.answer.problem, terminal.language);
    return { json: { ask: { member, percent, ...told } }, words: [`${heading}\n${why}`] };
  }
  const { values } = wish.answer;
  const rows = names.map((name, i) => ({ member: name, value: values[i], change: wish.changes[i] ?? 0 }));
  const number = numberOf(question, terminal);
  const head = [terminal.say('member'), terminal.say('allocatedValue'), terminal.say('wishChange')];
  const body = rows.map(({ member: name, value = 0, change }) => [
    name,
    number(value),
    `${change > 0 ? '+' : ''}${number(change)}`,
  ]);
  return {
    json: { ask: { member, percent, feasible: true, members: rows } },
    words: [`${heading}\n${printTable([head, ...body], (column) => column > 0)}`],
  };
}

function tellYears(
  question: AllocationQuestion,
  totals: readonly { readonly year: number; readonly total: number }[],
  terminal: Terminal,
): MoreAnswer {
  const { seed: _, total: __, ...rest } = question;
  const answers = allocateYears(rest, totals);
  const names = question.members.map(({ name }) => name);
  const years = answers.map(({ year, answer }) => ({ year, ...amounts(names, answer, terminal) }));
  const number = numberOf(question, terminal);
  const solved = answers.flatMap(({ year, answer }) => (answer.feasible ? [{ year, answer }] : []));
  const head = [terminal.say('member'), ...solved.map(({ year }) => String(year))];
  const body = names.map((name, i) => [name, ...solved.map(({ answer }) => number(answer.values[i] ?? 0))]);
  const table = printTable([head, ...body], (column) => column > 0);
  const failed = answers.flatMap(({ year, answer }) =>
    answer.feasible ? [] : [`${year}: ${describe(answer.problem, terminal.language)}`],
  );
  return { json: { years }, words: [[terminal.say('yearsHeading'), table, ...failed].join('\n')] };
}

function tellTiers(
  question: AllocationQuestion,
  answer: Answered,
  tiers: readonly Tier[],
  terminal: Terminal,
): MoreAnswer {
  const answers = allocateTiers(question, answer, tiers);
  const number = numberOf(question, terminal);
  const below = tiers.map(({ parent, members }, i) => {
    const own = answers[i];
    const names = members.map(({ name }) => name);
    const json = own === undefined ? {} : amounts(names, own, terminal);
    const lines = names.map((name, j) => [name, number(own?.feasible === true ? (own.values[j] ?? 0) : 0)]);
    const text =
      own?.feasible === false
        ? describe(own.problem, terminal.language)
        : printTable([[terminal.say('member'), terminal.say('allocatedValue')], ...lines], (c) => c > 0);
    return {
      json: { parent, ...json },
      text: `${terminal.say('belowHeading', { member: parent })}\n${text}`,
    };
  });
  return { json: { below: below.map(({ json }) => json) }, words: below.map(({ text }) => text) };
}

/** The page for one member: its target, share, last year, growth, bounds, path by year, and the members below it. */
function tellPage(
  question: AllocationQuestion,
  answer: Answered,
  more: More,
  name: string,
  terminal: Terminal,
): MoreAnswer {
  const { say } = terminal;
  const row = question.members.findIndex((member) => member.name === name);
  const member = question.members[row];
  const value = answer.values[row] ?? 0;
  const number = numberOf(question, terminal);
  const per = (part: number, whole: number): string =>
    whole === 0 ? say('pageNone') : `${((100 * part) / whole).toFixed(2)}%`;
  const last = member?.last;
  const bound = answer.binding.find((each) => each.member === name);
  const { seed: _, total: __, ...rest } = question;
  const path = more.totals === undefined ? [] : allocateYears(rest, more.totals);
  const byYear = path.flatMap(({ year, answer: own }) =>
    own.feasible ? [{ year, value: own.values[row] ?? 0, share: (own.values[row] ?? 0) / own.total }] : [],
  );
  const tier = more.tiers?.find(({ parent }) => parent === name);
  const [own] = tier === undefined ? [] : allocateTiers(question, answer, [tier]);
  const rows = [
    [say('pageTarget'), number(value)],
    [say('shareOfTotal'), per(value, answer.total)],
    [say('pageLast'), last === undefined ? say('pageNone') : number(last)],
    [say('pageGrowth'), last === undefined ? say('pageNone') : per(value - last, last)],
    [
      say('bound'),
      bound === undefined ? say('pageNone') : say(WORDS[bound.kind], { value: number(bound.value) }),
    ],
    ...byYear.map((each) => [
      say('pageYear', { year: String(each.year) }),
      `${number(each.value)} (${(100 * each.share).toFixed(2)}%)`,
    ]),
    ...(own?.feasible === true
      ? (tier?.members ?? []).map((each, i) => [`- ${each.name}`, number(own.values[i] ?? 0)])
      : []),
  ];
  const page = {
    member: name,
    value,
    share: answer.total === 0 ? null : value / answer.total,
    last: last ?? null,
    growth: last === undefined || last === 0 ? null : value / last - 1,
    binding: bound ?? null,
    path: byYear,
  };
  const table = printTable([[say('member'), name], ...rows], (column) => column > 0);
  return { json: { page }, words: [`${say('pageHeading', { member: name })}\n${table}`] };
}

const WORDS = { floor: 'floorBound', cap: 'capBound', hold: 'holdBound' } as const;

function numberOf({ digits }: AllocationQuestion, { language }: Terminal): (value: number) => string {
  return (value) =>
    value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
      minimumFractionDigits: digits ?? 0,
      maximumFractionDigits: digits ?? 4,
    });
}

/** The question of each tier, for the checks of its table. */
export function tierQuestions(
  { seed: _, ...question }: AllocationQuestion,
  answer: Answered,
  tiers: readonly Tier[],
): readonly { readonly parent: string; readonly question: AllocationQuestion }[] {
  return tiers.map(({ parent, members }) => {
    const row = question.members.findIndex(({ name }) => name === parent);
    return { parent, question: { ...question, total: answer.values[row] ?? 0, members } };
  });
}
