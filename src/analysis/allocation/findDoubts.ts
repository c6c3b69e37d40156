/**
 * What an answer does that the reader of the question may not expect: nothing here is wrong, and all of it is told.
 *
 * In: a question without faults, and the dimensions of the model that the total comes from, if it comes from one. Out: warnings, with
 * places as those of checkAllocation.ts.
 */
import { makeProblem, type Problem } from '../../messages/problem.js';
import type { Dimension } from '../../model/model.js';
import { findNamed } from '../../model/names.js';
import type { AllocationQuestion } from './question.js';
import { inSteps, roundTo } from './roundParts.js';

export function findDoubts(
  question: AllocationQuestion,
  dimensions: readonly Dimension[] = [],
): readonly Problem[] {
  return [...findRounded(question), ...findDecrease(question), ...findHolders(question, dimensions)];
}

/** Whether a total can be written with so many digits. */
export function isRound(total: number, digits: number): boolean {
  return Number.isInteger(inSteps(total, digits));
}

function findRounded({ total, digits, seed }: AllocationQuestion): readonly Problem[] {
  if (digits === undefined) return [];
  const warn = (code: Problem['code'], place: Problem['place'], args: Problem['args']): Problem =>
    makeProblem(code, place, { ...args, digits }, 'warning');
  const ofTotal = isRound(total, digits)
    ? []
    : [warn('allocation.totalRounded', {}, { total: clean(total), rounded: roundTo(total, digits) })];
  const ofInvestors = (seed?.investors ?? []).flatMap(({ name, total: own }) => {
    if (isRound(own, digits)) return [];
    const args = { name, total: clean(own), rounded: roundTo(own, digits) };
    return [warn('allocation.investorRounded', { key: name, field: 'total' }, args)];
  });
  return [...ofTotal, ...ofInvestors];
}

function findDecrease({ total, members, isIncrease }: AllocationQuestion): readonly Problem[] {
  const sum = members.reduce((all, { last = 0 }) => all + last, 0);
  if (isIncrease !== true || total >= sum - 1e-9 * sum) return [];
  const args = { total: clean(total), sum: clean(sum), by: clean(sum - total) };
  return [makeProblem('allocation.decrease', { field: 'last' }, args, 'warning')];
}

/** A province among its cities. */
function findHolders({ members }: AllocationQuestion, dimensions: readonly Dimension[]): readonly Problem[] {
  return dimensions.flatMap((dimension) => {
    const known = members.flatMap(({ name }) => {
      const member = findNamed(dimension.members, name);
      return member === undefined ? [] : [{ name, member }];
    });
    const parentOf = new Map(dimension.members.map(({ key, parent }) => [key, parent]));
    return known.flatMap(({ name, member: { key } }) => {
      const held = known.filter(({ member }) => isBelow(member.key, key, parentOf)).map((row) => row.name);
      const args = { name, members: held.join(', ') };
      return held.length === 0
        ? []
        : [makeProblem('allocation.holdsOthers', { key: name, field: 'member' }, args, 'warning')];
    });
  });
}

function isBelow(key: string, above: string, parentOf: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (let at = parentOf.get(key); at !== undefined && !seen.has(at); at = parentOf.get(at)) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

/** Without what the sums of decimals leave behind: 12 digits. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
