/**
 * Finds members that are probably missing from a table of weights.
 *
 * In: the dimensions of the model, and the names in the table. Out: a warning for each level of which the table has at least half
 * of the members but not all. It is not an error, because a total may be meant for some of them only.
 */
import type { Problem } from '../../messages/problem.js';
import type { Dimension } from '../../model/model.js';
import { foldName } from '../../model/names.js';

export function findMissing(dimensions: readonly Dimension[], names: readonly string[]): readonly Problem[] {
  const given = new Set(names.map(foldName));
  return dimensions.flatMap(({ levels, members }) =>
    levels.flatMap((level) => {
      const all = members.filter((member) => member.level === level);
      const missing = all.filter(({ key, name, aliases = [] }) =>
        [key, name.zh, name.en, ...aliases].every((each) => !given.has(foldName(each))),
      );
      const found = all.length - missing.length;
      if (missing.length === 0 || found < 2 || found < missing.length) return [];
      const args = {
        members: missing.map(({ name: { zh, en } }) => (zh === en ? zh : `${zh} (${en})`)).join(', '),
        count: found,
        level,
      };
      return [
        { code: 'allocation.membersMissing', severity: 'warning', place: { field: 'weight' }, args } as const,
      ];
    }),
  );
}
