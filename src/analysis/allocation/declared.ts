/**
 * The question of an allocation that a model declares, for one year.
 *
 * In: the declaration, its members with their names, and the total of the year. Out: the question; amounts are in the unit of the total,
 * as people write them. A name that two members share is replaced by their keys.
 */
import type { Allocation, Member as ModelMember, Model } from '../../model/model.js';
import type { AllocationQuestion, Member } from './question.js';

type Named = Pick<ModelMember, 'key' | 'name'>;

/** The members that an allocation is over; keys of its weights where the dimension has no such level. */
export function membersOver(
  model: Model,
  { over, weights }: Pick<Allocation, 'over' | 'weights'>,
): readonly Named[] {
  const all = model.dimensions?.find(({ key }) => key === over.dimension)?.members ?? [];
  const ofLevel = all.filter(({ level }) => level === over.level);
  return ofLevel.length > 0
    ? ofLevel
    : Object.keys(weights).map((key) => ({ key, name: { zh: key, en: key } }));
}

/** The question of a year. `pick`: a member's name in the language of the answer. */
export function declaredQuestion(
  allocation: Pick<Allocation, 'weights' | 'floor' | 'cap' | 'hold' | 'last'>,
  members: readonly Named[],
  total: number,
  pick: (name: Named['name']) => string,
): AllocationQuestion {
  const names = members.map(({ name }) => pick(name));
  return {
    total,
    members: members.map(({ key }, i): Member => {
      const name = names[i] ?? key;
      const isUnique = names.indexOf(name) === names.lastIndexOf(name);
      const given = (['floor', 'cap', 'hold', 'last'] as const).flatMap((field) => {
        const value = allocation[field]?.[key];
        return value === undefined ? [] : [[field, value] as const];
      });
      return {
        name: isUnique ? name : key,
        weight: allocation.weights[key] ?? 0,
        ...Object.fromEntries(given),
      };
    }),
  };
}
