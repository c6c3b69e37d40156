/**
 * Follow-ups of an allocation: the tier below it, the years after it, and the cost of a member's wish for the others.
 *
 * In: a valid question, and the additional request. Out: answers of `allocate`.
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
 * Divides each parent's amount among its members, with the same settings. Amounts add up to the parent's amount; with cells, the
 * amounts of each investor add up to the parent's amount from that investor. Answers are in the order of `tiers`.
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
 * One allocation per year, each based on the amounts of the year before, so that increases and "not below last year" refer to it.
 * It ends with the first year that has no solution.
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
  /** The allocation with the member's amount fixed at its wish. */
  readonly answer: AllocationAnswer;
  /** By member, the change of its amount; empty if the wish cannot be met. */
  readonly changes: readonly number[];
}

/** The allocation if a member gets `percent` more. The total is unchanged, and the others adjust within their bounds. */
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
