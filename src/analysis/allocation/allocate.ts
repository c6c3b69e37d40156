/**
 * Allocates a total to members, or to members by investors.
 *
 * In: a valid question (checkAllocation.ts). Out: the members' amounts, pro rata unless a bound binds, and which bounds bind; or
 * by how much the bounds miss the total, and whose bounds they are. With a seed, the amounts are the sums of the rows and RAS
 * fills the matrix (balance.ts). With digits, amounts and cells are rounded at the end, so that floors, caps and all sums still
 * hold. A total with more digits is rounded first.
 */
import { makeProblem, type Problem } from '../../messages/problem.js';
import { balanceMatrix, type Balance } from './balance.js';
import { divideTotal, type Bound } from './divide.js';
import {
  baseOf,
  boundsOf,
  floorOf,
  type AllocationQuestion,
  type Investor,
  type Member,
  type Seed,
} from './question.js';
import { roundMatrix } from './roundMatrix.js';
import { roundParts, roundTo } from './roundParts.js';

export type AllocationAnswer = Allocated | NotAllocated;

export interface Allocated {
  readonly feasible: true;
  /** The total that was divided, rounded if digits were asked for. */
  readonly total: number;
  /** In the order of the members. */
  readonly values: readonly number[];
  readonly binding: readonly Binding[];
  /** One row per member, one column per investor. */
  readonly matrix?: readonly (readonly number[])[];
  readonly method: AllocationMethod;
}

interface Binding {
  readonly kind: 'floor' | 'cap' | 'hold';
  readonly member: string;
  /** The value of the bound. */
  readonly value: number;
}

/** `quadratic`: at least one bound binds. */
type AllocationMethod = 'proRata' | 'quadratic' | 'ras';

interface NotAllocated {
  readonly feasible: false;
  /** The floors exceed the total by this much. */
  readonly shortBy?: number;
  /** The caps fall short of the total by this much. */
  readonly overBy?: number;
  /** Names of the members and investors concerned. */
  readonly names: readonly string[];
  readonly problem: Problem;
}

/** Relative tolerance within which the sums of members and of investors count as equal. */
const SAME = 1e-9;
/** Largest number of names in one sentence. */
const MOST_LISTED = 12;

export function allocate(question: AllocationQuestion): AllocationAnswer {
  const { members, digits, seed } = question;
  const total = digits === undefined ? question.total : roundTo(question.total, digits);
  if (seed !== undefined) {
    const differ = compareSums(question.total, seed);
    if (differ !== undefined) return differ;
  }
  const base = members.map((member) => baseOf(question, member));
  const bounds = members.map((member) => boundsOf(question, member));
  const baseTotal = base.reduce((sum, value) => sum + value, 0);
  const division = divideTotal(
    total - baseTotal,
    members.map(({ weight }, i) => {
      const { low, high } = bounds[i] ?? { low: 0, high: Infinity };
      return { weight, low: low - (base[i] ?? 0), high: high - (base[i] ?? 0) };
    }),
    baseTotal,
  );
  if (!division.ok) return refuseBounds(question, total, division);
  const exact = division.values.map((value, i) => value + (base[i] ?? 0));
  const rounding =
    digits === undefined ? { ok: true as const, values: exact } : roundParts(exact, bounds, total, digits);
  if (!rounding.ok) return refuseBounds(question, total, rounding);
  const { values } = rounding;
  const binding = members.flatMap((member, i) => bindingOf(question, member, division.bounds[i]));
  const answer = { feasible: true as const, total, values, binding };
  if (seed === undefined) return { ...answer, method: binding.length === 0 ? 'proRata' : 'quadratic' };

  const columns = columnTotals(seed.investors, total, digits);
  const balance = balanceMatrix(seed.cells, values, columns);
  if (!balance.ok) return refuseSeed(question, values, columns, balance);
  const matrix = digits === undefined ? balance.matrix : roundMatrix(balance.matrix, values, columns, digits);
  return { ...answer, matrix, method: 'ras' };
}

/**
 * Totals of the investors that add up to the total exactly; rounded by largest remainder if they have more digits than asked for.
 */
function columnTotals(
  investors: readonly Investor[],
  total: number,
  digits: number | undefined,
): readonly number[] {
  const sum = investors.reduce((all, { total: amount }) => all + amount, 0);
  const scaled = investors.map(({ total: amount }) => (sum === 0 ? 0 : amount * (total / sum)));
  if (digits === undefined) return scaled;
  const bounds = scaled.map(() => ({ low: 0, high: Infinity }));
  const rounded = roundParts(scaled, bounds, total, digits);
  if (!rounded.ok) throw new Error(`totals that add up to ${total} cannot be rounded to ${digits} digits`);
  return rounded.values;
}

function bindingOf(question: AllocationQuestion, member: Member, bound: Bound): readonly Binding[] {
  const { name, hold, cap } = member;
  if (hold !== undefined) return [{ kind: 'hold', member: name, value: hold }];
  if (bound === 'low') return [{ kind: 'floor', member: name, value: floorOf(question, member) }];
  return bound === 'high' && cap !== undefined ? [{ kind: 'cap', member: name, value: cap }] : [];
}

function compareSums(total: number, { investors }: Seed): NotAllocated | undefined {
  const sum = investors.reduce((all, { total: amount }) => all + amount, 0);
  const difference = clean(Math.abs(total - sum));
  if (difference <= SAME * Math.max(total, sum)) return undefined;
  const args = { total: clean(total), sum: clean(sum), difference };
  return {
    feasible: false,
    ...(sum > total ? { shortBy: difference } : { overBy: difference }),
    names: investors.map(({ name }) => name),
    problem: makeProblem('allocation.sumsDiffer', { field: 'total' }, args),
  };
}

/** The refusal if floors exceed the total or caps fall short of it. */
function refuseBounds(
  question: AllocationQuestion,
  total: number,
  miss: { readonly shortBy: number } | { readonly overBy: number },
): NotAllocated {
  const { members } = question;
  const isShort = 'shortBy' in miss;
  const by = clean(isShort ? miss.shortBy : miss.overBy);
  const bounds = members.map((member) => ({
    name: member.name,
    ...boundsOf(question, member),
    isFixed: member.weight === 0 && member.hold === undefined,
    base: baseOf(question, member),
  }));
  const bound = bounds.flatMap(({ name, low, high, isFixed, base }) => {
    // Without a weight only one amount is possible: the one nearest to the last value, or to 0.
    const only = Math.min(high, Math.max(low, base));
    const value = isFixed ? only : isShort ? low : high;
    return (isShort ? value > 0 : Number.isFinite(value)) ? [{ name, value }] : [];
  });
  const sum = clean(bound.reduce((all, { value }) => all + value, 0));
  const names = bound.map(({ name }) => name);
  const args = { bounds: listAmounts(bound), sum, total: clean(total), by };
  return isShort
    ? {
        feasible: false,
        shortBy: by,
        names,
        problem: makeProblem('allocation.floorsAbove', { key: names[0] ?? '', field: 'floor' }, args),
      }
    : {
        feasible: false,
        overBy: by,
        names,
        problem: makeProblem('allocation.capsBelow', { key: names[0] ?? '', field: 'cap' }, args),
      };
}

function refuseSeed(
  { members, seed }: AllocationQuestion,
  values: readonly number[],
  columns: readonly number[],
  { why }: Extract<Balance, { readonly ok: false }>,
): NotAllocated {
  if (why === undefined)
    return { feasible: false, names: [], problem: makeProblem('allocation.seedTooFar', {}, {}) };
  const amountsOf = (
    indices: readonly number[],
    rows: readonly { readonly name: string }[],
    amounts: readonly number[],
  ) => indices.map((i) => ({ name: rows[i]?.name ?? '', value: amounts[i] ?? 0 }));
  const short = amountsOf(why.rows, members, values);
  const open = amountsOf(why.columns, seed?.investors ?? [], columns);
  const shortBy = clean(why.shortBy);
  const args = {
    members: listAmounts(short),
    investors: listAmounts(open),
    need: sumOf(short),
    room: sumOf(open),
    by: shortBy,
  };
  const place = { key: short[0]?.name ?? '', field: 'seed' };
  return {
    feasible: false,
    shortBy,
    names: [...short, ...open].map(({ name }) => name),
    problem: makeProblem(open.length === 0 ? 'allocation.seedEmpty' : 'allocation.seedClosed', place, args),
  };
}

interface Amount {
  readonly name: string;
  readonly value: number;
}

function sumOf(amounts: readonly Amount[]): number {
  return clean(amounts.reduce((sum, { value }) => sum + value, 0));
}

/** The first amounts, and the number of the others. */
function listAmounts(amounts: readonly Amount[]): string {
  const listed = amounts.slice(0, MOST_LISTED).map(({ name, value }) => `${name} ${clean(value)}`);
  const more = amounts.length - listed.length;
  return [...listed, ...(more > 0 ? [`… +${more}`] : [])].join(', ');
}

/** Rounded to 12 digits, without the rounding errors of sums of decimals. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
