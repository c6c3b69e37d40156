/**
 * The series that an indicator with members has: one for each member, one under its own key, and one for what no member has.
 *
 * In: a model. Out: for each indicator with `over` its rows, in the order in which they are shown: the total, the members, the
 * rest. A row of a member has the key `sales__north`, or `sales__north__public` if there are two dimensions. Nothing here is about
 * figures or formulas.
 */
import { findUnit, isRatio } from '../figures/units.js';
import type { Bilingual } from '../messages/language.js';
import { makeProblem, type Problem } from '../messages/problem.js';
import type { Dimension, Indicator, Member, Model } from './model.js';
import { foldName } from './names.js';

/** Between the key of an indicator and the keys of members. */
const SEPARATOR = '__';
/** Between the name of an indicator and the names of members. */
export const NAME_SEPARATOR = '·';
export const REST_NAME: Bilingual = { zh: '其余', en: 'Rest' };

/** The reason of a rest whose members are floors. */
export const REST_CEILING: Bilingual = {
  zh: '总数减各成员之和：有的成员只说“突破”“以上”，是下限，所以其余是上限，不是实际数。',
  en: 'The total less its members: some of them are floors, so that what is left is a ceiling and no actual.',
};
/** With more, neither a sheet nor the pane can be read. */
const MOST_DIMENSIONS = 2;
const MOST_MEMBERS = 1_000;
const MOST_ROWS = 20_000;

export interface MemberRow {
  readonly key: string;
  /** Key of the indicator in the model as it is written. */
  readonly of: string;
  /** `rest`: the given total without the members that have values. */
  readonly role: 'total' | 'member' | 'rest';
  /** One for each dimension, in the order of `over`; none for a total and a rest. */
  readonly members: readonly Member[];
}

/** The rows of each indicator with members, by its key. */
export type MemberRows = ReadonlyMap<string, readonly MemberRow[]>;

/** The key of a member's row; of the whole, without members, the indicator's own. */
export function memberKey(indicator: string, members: readonly { readonly key: string }[]): string {
  return rowKey(indicator, members.length === 0 ? undefined : memberPart(members));
}

/** The part of such a key after the indicator: `north`, or `north__public` of two dimensions. */
export function memberPart(members: readonly { readonly key: string }[]): string {
  return members.map(({ key }) => key).join(SEPARATOR);
}

/** The key of the row of a member whose own key is given, and of the whole. Source: MODEL 6. */
export function rowKey(indicator: string, member: string | undefined): string {
  return member === undefined ? indicator : `${indicator}${SEPARATOR}${member}`;
}

/** The rows of all indicators, and the problems of `over` and `total`. An indicator with such a problem has only its total. */
export function memberRows(model: Model): {
  readonly rows: MemberRows;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const rows = new Map<string, readonly MemberRow[]>();
  let count = 0;
  for (const indicator of model.indicators) {
    const { key, total = 'sum' } = indicator;
    const before = problems.length;
    const levels = levelsOf(model, indicator, problems);
    problems.push(...totalProblems(model, indicator));
    if (indicator.over === undefined) continue;
    const size = levels.reduce((product, { length }) => product * length, 1);
    count += size;
    if (size > MOST_MEMBERS || count > MOST_ROWS)
      problems.push(at(key, 'over', 'model.memberTooMany', { key, members: size, rows: count }));
    const isWrong = problems.length > before;
    const members = isWrong ? [] : product(levels).map((each): MemberRow => memberRow(key, each));
    const rest: readonly MemberRow[] =
      total === 'given' && !isWrong
        ? [{ key: `${key}${SEPARATOR}rest`, of: key, role: 'rest', members: [] }]
        : [];
    rows.set(key, [{ key, of: key, role: 'total', members: [] }, ...members, ...rest]);
  }
  problems.push(...clashes(model, rows));
  return { rows, problems };
}

function memberRow(of: string, members: readonly Member[]): MemberRow {
  return { key: memberKey(of, members), of, role: 'member', members };
}

/** The members of each level of `over`. */
function levelsOf(
  model: Model,
  { key, over = [] }: Indicator,
  problems: Problem[],
): readonly (readonly Member[])[] {
  const add = (code: Problem['code'], args: Problem['args']): void => {
    problems.push(at(key, 'over', code, { key, ...args }));
  };
  const dimensions = model.dimensions ?? [];
  if (over.length > MOST_DIMENSIONS) add('model.memberDimensions', { most: MOST_DIMENSIONS });
  const twice = over.find(({ dimension }, i) => over.findIndex((other) => other.dimension === dimension) < i);
  if (twice !== undefined) add('model.memberDimensionTwice', { dimension: twice.dimension });
  return over.map(({ dimension, level }) => {
    const found = dimensions.find((row) => row.key === dimension);
    if (found === undefined) {
      add('model.memberNoDimension', { dimension, names: dimensions.map((row) => row.key).join(' ') });
      return [];
    }
    const members = membersOf(found, level);
    if (members.length === 0)
      add('model.memberNoLevel', { dimension, level, levels: found.levels.join(' ') });
    return members;
  });
}

function membersOf({ members }: Dimension, level: string): readonly Member[] {
  return members.filter((member) => member.level === level);
}

function totalProblems(
  { indicators }: Model,
  { key, over, total, unit: symbol }: Indicator,
): readonly Problem[] {
  if (total === undefined) {
    const unit = findUnit(symbol);
    // Percentages are added up only where the pack says so: parts of one whole have the same base, rates have not.
    return over !== undefined && unit !== undefined && isRatio(unit)
      ? [at(key, 'total', 'model.totalOfRates', { key, unit: symbol })]
      : [];
  }
  if (over === undefined) return [at(key, 'total', 'model.totalWithoutMembers', { key })];
  if (typeof total === 'string') return [];
  const weight = indicators.find((row) => row.key === total.mean);
  const isSame = weight?.over !== undefined && JSON.stringify(weight.over) === JSON.stringify(over);
  return isSame && weight.key !== key
    ? []
    : [at(key, 'total', 'model.totalWeight', { key, weight: total.mean })];
}

/** Every pair, in the order of the first list, then of the second. */
function product(levels: readonly (readonly Member[])[]): readonly (readonly Member[])[] {
  return levels.reduce<readonly (readonly Member[])[]>(
    (done, level) => done.flatMap((members) => level.map((member) => [...members, member])),
    [[]],
  );
}

/** A row of a member must not have the key of anything else. */
function clashes({ indicators, parameters, targets }: Model, rows: MemberRows): readonly Problem[] {
  const taken = new Map(
    [...targets, ...parameters, ...indicators].map(({ key }) => [foldName(key), key] as const),
  );
  const problems: Problem[] = [];
  for (const [of, own] of rows)
    for (const { key, role } of own) {
      if (role === 'total') continue;
      const other = taken.get(foldName(key));
      if (other !== undefined)
        problems.push(at(of, 'over', 'model.memberKeyTaken', { key: of, row: key, other }));
      taken.set(foldName(key), of);
    }
  return problems;
}

function at(key: string, field: string, code: Problem['code'], args: Problem['args']): Problem {
  return makeProblem(code, { table: 'indicators', key, field }, args);
}
