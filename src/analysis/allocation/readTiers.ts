/**
 * Reads the table of the members below members: the counties of cities.
 *
 * In: the text of `parent,member,weight[,floor][,cap][,hold][,last]`, the names of the members above, and the unit of the amounts.
 * Out: a tier for each parent in the order of its first row, and problems with line and column. A parent that is not among the
 * members, and fields that are no numbers, are told.
 */
import { placeOf, readTable, type CsvField } from '../../figures/csv.js';
import { readTypedNumber } from '../../figures/typedNumber.js';
import { makeProblem, type Problem } from '../../messages/problem.js';
import { foldName } from '../../model/names.js';
import type { Tier } from './plans.js';
import type { Member } from './question.js';
import { HEADINGS, OPTIONAL, type TableText } from './readTables.js';

interface Tiers {
  readonly tiers: readonly Tier[];
  readonly problems: readonly Problem[];
}

const PARENT_HEADINGS = { ...HEADINGS, 上级: 'parent', 所属: 'parent' } as const;

/** `unit`: symbol of the unit of floors, caps, holds and last values; empty for plain numbers. */
export function readTiers({ file, text }: TableText, parents: readonly string[], unit: string): Tiers {
  const table = readTable(text, file, ['parent', 'member', 'weight'], OPTIONAL, PARENT_HEADINGS);
  const problems: Problem[] = [...table.problems];
  const read = (field: CsvField, symbol: string): number | undefined => {
    if (field.text.trim() === '') return undefined;
    const reading = readTypedNumber(field.text, { unit: symbol });
    if (reading.ok) return reading.value;
    problems.push({ ...reading.problem, place: placeOf(file, field) });
    return undefined;
  };
  const known = new Map(parents.map((name) => [foldName(name), name]));
  const byParent = new Map<string, Member[]>();
  for (const row of table.rows) {
    const written = row.parent.text.trim();
    const parent = known.get(foldName(written));
    const name = row.member.text.trim();
    if (parent === undefined || name === '') {
      const field = parent === undefined ? row.parent : row.member;
      const code = field.text.trim() === '' ? 'allocation.noName' : 'allocation.strangeMember';
      problems.push(makeProblem(code, placeOf(file, field), { name: written, file }));
      continue;
    }
    const own = byParent.get(parent) ?? [];
    byParent.set(parent, own);
    if (own.some((each) => foldName(each.name) === foldName(name)))
      problems.push(makeProblem('allocation.twice', placeOf(file, row.member), { name, file }));
    const amounts = OPTIONAL.map((field) => [field, read(row[field], unit)] as const);
    own.push({
      name,
      weight: read(row.weight, '') ?? 0,
      ...Object.fromEntries(amounts.filter(([, value]) => value !== undefined)),
    });
  }
  return { tiers: [...byParent].map(([parent, members]) => ({ parent, members })), problems };
}
