/**
 * Checks a question of allocation before anything is divided.
 *
 * In: the question. Out: the problems. The place of each has the member or investor (`key`) and the field, named as the columns
 * of the tables: weight, floor, cap, hold, last, total, or `seed` for a
 * cell of the matrix, whose investor is in `args.field`.
 */
import { makeProblem, type Problem } from '../../messages/problem.js';
import { foldName } from '../../model/names.js';
import { givenBounds, floorOf, type AllocationQuestion, type Member } from './question.js';
import { hasRoom, inSteps } from './roundParts.js';

/** Largest total in steps of the last digit; with more, rounding errors of the calculation would be visible. */
const MOST_STEPS = 1e12;

export function checkAllocation(question: AllocationQuestion): readonly Problem[] {
  const { members, seed, total } = question;
  const problems: Problem[] = [
    ...findTwice(members, 'member'),
    ...findTwice(seed?.investors ?? [], 'investor'),
    ...members.flatMap((member) => checkMember(question, member)),
    ...(seed?.investors ?? []).flatMap(({ name, total: amount }) =>
      amount < 0 ? [negative(name, 'total', amount)] : [],
    ),
    ...(seed?.cells ?? []).flatMap((row, i) =>
      row.flatMap((cell, j) => (cell < 0 ? [negativeCell(question, i, j, cell)] : [])),
    ),
  ];
  if (members.length === 0) problems.push(makeProblem('allocation.noMembers', {}, {}));
  else if (members.every(({ weight }) => weight === 0))
    problems.push(makeProblem('allocation.noWeight', { field: 'weight' }, {}));
  else if (lacksLast(question)) problems.push(makeProblem('allocation.noLastColumn', { field: 'last' }, {}));
  if (total < 0) problems.push(makeProblem('allocation.negativeTotal', {}, { total }));
  const { digits } = question;
  if (digits !== undefined && Math.abs(inSteps(total, digits)) > MOST_STEPS) {
    const most = Math.floor(Math.log10(MOST_STEPS / total));
    problems.push(makeProblem('allocation.tooManyDigits', {}, { digits, total, most }));
  }
  return problems;
}

function checkMember(question: AllocationQuestion, member: Member): readonly Problem[] {
  const { name, weight, floor = 0, cap, hold, last } = member;
  const fields = { weight, floor, cap, hold, last };
  const found = Object.entries(fields).flatMap(([field, value]) =>
    value !== undefined && value < 0 ? [negative(name, field, value)] : [],
  );
  if (found.length > 0) return found;
  const { isIncrease, leastGrowth, digits } = question;
  if (last === undefined && (isIncrease === true || leastGrowth !== undefined))
    return lacksLast(question)
      ? []
      : [makeProblem('allocation.noLast', { key: name, field: 'last' }, { member: name })];
  const least = floorOf(question, member);
  const isGrowth = least > floor;
  const place = { key: name, field: hold === undefined ? 'cap' : 'hold' };
  const args = { member: name, floor: least, last: last ?? 0 };
  if (cap !== undefined && cap < least)
    return [
      makeProblem(
        isGrowth ? 'allocation.capBelowLast' : 'allocation.capBelowFloor',
        { ...place, field: 'cap' },
        { ...args, cap },
      ),
    ];
  if (hold !== undefined && hold < least)
    return [
      makeProblem(isGrowth ? 'allocation.holdBelowLast' : 'allocation.holdBelowFloor', place, {
        ...args,
        hold,
      }),
    ];
  if (hold !== undefined && cap !== undefined && hold > cap)
    return [makeProblem('allocation.holdAboveCap', place, { member: name, hold, cap })];
  const bounds = givenBounds(question, member);
  if (digits === undefined || hasRoom(bounds, digits)) return [];
  return [
    hold === undefined
      ? makeProblem('allocation.noRoundNumber', place, {
          member: name,
          digits,
          floor: bounds.low,
          cap: bounds.high,
        })
      : makeProblem('allocation.holdNotRound', place, { member: name, digits, hold }),
  ];
}

/** Whether last values are needed and no member has one; this is reported once. */
function lacksLast({ members, isIncrease, leastGrowth }: AllocationQuestion): boolean {
  const isNeeded = isIncrease === true || leastGrowth !== undefined;
  return isNeeded && members.every(({ last }) => last === undefined);
}

function findTwice(
  rows: readonly { readonly name: string }[],
  field: 'member' | 'investor',
): readonly Problem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ name }) => {
    if (!seen.has(foldName(name))) {
      seen.add(foldName(name));
      return [];
    }
    return [makeProblem('allocation.twice', { key: name, field }, { name })];
  });
}

function negativeCell(
  { members, seed }: AllocationQuestion,
  row: number,
  column: number,
  value: number,
): Problem {
  const name = members[row]?.name ?? '';
  const field = seed?.investors[column]?.name ?? '';
  return makeProblem('allocation.negative', { key: name, field: 'seed' }, { name, field, value });
}

function negative(name: string, field: string, value: number): Problem {
  return makeProblem('allocation.negative', { key: name, field }, { name, field, value });
}
