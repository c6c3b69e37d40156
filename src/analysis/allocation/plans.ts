/**
 * What follows from one allocation: the tier below it, the years after it, and what a member's wish costs the others.
 *
 * In: a question without faults, and what is asked on top of it. Out: answers as `allocate` gives them.
 */
import { allocate, type AllocationAnswer } from './allocate.js';
import type { AllocationQuestion, Investor, Member } from './question.js';
import { roundTo } from './roundParts.js';

/** Members below a member: the counties of a city. */
export interface Tier {
  readonly parent: string;
  readonly members: readonly Member[];
  /** Start values of these members by the investors of the parent; without them only amounts are divided. */
  readonly cells?: readonly (readonly number[])[];
}

/**
 * Divides what each parent got among its members, under the same settings. Amounts add up to the parent's amount and, with cells,
 * those of each investor to the parent's amount from it. Answers are in the order of `tiers`.
 */
export function allocateTiers(
  question: AllocationQuestion,
  answer: Extract<AllocationAnswer, { readonly feasible: true }>,
  tiers: readonly Tier[],
): readonly AllocationAnswer[] {
  const { seed, total: _, members, ...settings } = question;
  return tiers.map(({ parent, members: own, cells }) => {
    const row = members.findIndex(({ name }) => name === parent);
    const total = answer.values[row];
    if (total === undefined) throw new Error(`"${parent}" has no amount to divide`);
    const investors = seed?.investors.map(({ name }, i): Investor => {
      return { name, total: answer.matrix?.[row]?.[i] ?? 0 };
    });
    const below = { ...settings, total, members: own };
    return allocate(
      cells === undefined || investors === undefined ? below : { ...below, seed: { investors, cells } },
    );
  });
}

interface YearAnswer {
  readonly year: number;
  readonly answer: AllocationAnswer;
}

/**
 * One allocation a year, each on the last values that the year before leaves, so that increases and "not below last year" follow each
 * other. It ends with the first year that cannot be met.
 */
export function allocateYears(
  question: Omit<AllocationQuestion, 'total' | 'seed'>,
  totals: readonly { readonly year: number; readonly total: number }[],
): readonly YearAnswer[] {
  const answers: YearAnswer[] = [];
  let { members } = question;
  for (const { year, total } of totals) {
    const answer = allocate({ ...question, members, total });
    answers.push({ year, answer });
    if (!answer.feasible) break;
    members = members.map((member, i) => ({ ...member, last: answer.values[i] ?? 0 }));
  }
  return answers;
}

interface Wish {
  /** With the member held at what it asks for. */
  readonly answer: AllocationAnswer;
  /** By member, what it gets more than before; empty where the wish cannot be met. */
  readonly changes: readonly number[];
}

/** What if this member asks for so many per cent more? The total stays, and the others follow within their bounds. */
export function askForMore(
  question: AllocationQuestion,
  answer: Extract<AllocationAnswer, { readonly feasible: true }>,
  member: string,
  percent: number,
): Wish {
  const { digits } = question;
  const now = answer.values[question.members.findIndex(({ name }) => name === member)];
  if (now === undefined) throw new Error(`"${member}" has no amount`);
  const wanted = Number(((now * (100 + percent)) / 100).toPrecision(15));
  const hold = digits === undefined ? wanted : roundTo(wanted, digits);
  const members = question.members.map((each) => (each.name === member ? { ...each, hold } : each));
  const asked = allocate({ ...question, members });
  return {
    answer: asked,
    changes: asked.feasible ? asked.values.map((value, i) => value - (answer.values[i] ?? 0)) : [],
  };
}
