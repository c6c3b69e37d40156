/**
 * The plan of a year for a member if the pack divides the total of that year among members.
 *
 * In: the model, and the path of a total by year. Out: the member's part of it, from the first allocation of that indicator that holds
 * for the year; undefined where there is none, or where its bounds cannot be kept (the verb `allocate` says why).
 */
import type { Allocation, Model } from '../../model/model.js';
import { allocate } from '../allocation/allocate.js';

export function memberPlans(
  { allocations = [] }: Model,
  totalIn: (indicator: string, year: number) => number | undefined,
): (indicator: string, member: string, year: number) => number | undefined {
  const known = new Map<string, ReadonlyMap<string, number>>();
  return (indicator, member, year) => {
    const allocation = allocations.find(
      ({ total, years, weights }) =>
        total === indicator && years.includes(year) && Object.hasOwn(weights, member),
    );
    if (allocation === undefined) return undefined;
    const id = `${allocation.key}:${year}`;
    const divided = known.get(id) ?? divide(allocation, totalIn(indicator, year));
    known.set(id, divided);
    return divided.get(member);
  };
}

function divide(
  { weights, floor = {}, cap = {}, hold = {}, last = {} }: Allocation,
  total: number | undefined,
): ReadonlyMap<string, number> {
  if (total === undefined) return new Map();
  const bound = (name: 'floor' | 'cap' | 'hold' | 'last', value: number | undefined): object =>
    value === undefined ? {} : { [name]: value };
  const members = Object.entries(weights).map(([name, weight]) => ({
    name,
    weight,
    ...bound('floor', floor[name]),
    ...bound('cap', cap[name]),
    ...bound('hold', hold[name]),
    ...bound('last', last[name]),
  }));
  const answer = allocate({ total, members });
  return answer.feasible
    ? new Map(members.map(({ name }, i) => [name, answer.values[i] ?? 0] as const))
    : new Map();
}
