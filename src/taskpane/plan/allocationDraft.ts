/**
 * What the form of an allocation holds, and what follows from it.
 *
 * In: the model and its projection. Out: a declaration as the model keeps it, in the unit of the total, with the settings of the form
 * (least growth, digits). A new one divides the first headline with a unit that adds up among the members of the lowest level that has
 * several members, by equal weights, until weights are typed or taken from a series.
 */
import { checkAllocation } from '../../analysis/allocation/checkAllocation.js';
import { allocate, type AllocationAnswer } from '../../analysis/allocation/allocate.js';
import { declaredQuestion, membersOver } from '../../analysis/allocation/declared.js';
import { floorOf, type AllocationQuestion } from '../../analysis/allocation/question.js';
import { reportedValue } from '../../figures/units.js';
import type { Bilingual } from '../../messages/language.js';
import type { Problem } from '../../messages/problem.js';
import { freeKey } from '../../model/editGoals.js';
import { measureOf } from '../../model/measure.js';
import type { Allocation, Member, Model, Over } from '../../model/model.js';
import type { PreparedIndicator, PreparedModel } from '../../model/prepared.js';
import type { Projection } from '../../model/projection.js';

/** A declaration with the settings that only the form has. */
export interface AllocationDraft {
  readonly allocation: Allocation;
  readonly year: number;
  /** Least growth on the last value, in per cent. */
  readonly leastGrowth?: number;
  readonly digits?: number;
}

export const BOUNDS = ['floor', 'cap', 'hold', 'last'] as const;
type Bound = (typeof BOUNDS)[number];

/** The levels of dimensions that have several members. */
export function levelsOf({
  dimensions = [],
}: Model): readonly (Over & { readonly members: readonly Member[] })[] {
  return dimensions.flatMap(({ key, levels, members }) =>
    levels.flatMap((level) => {
      const own = members.filter((each) => each.level === level);
      return own.length > 1 ? [{ dimension: key, level, members: own }] : [];
    }),
  );
}

/** The series that can be divided: amounts that add up, of the whole. */
export function divisibleSeries({ series }: PreparedModel): readonly PreparedIndicator[] {
  return series.filter(({ indicator, member }) => member === undefined && measureOf(indicator) !== 'ratio');
}

/** A draft of a declared allocation, or a new one; undefined if the model has no members or nothing to divide. */
export function startDraft(prepared: PreparedModel, key: string | undefined): AllocationDraft | undefined {
  const { model } = prepared;
  const declared = model.allocations?.find((each) => each.key === key);
  const year = declared?.years[0] ?? Math.min(model.baseYear + 1, model.horizon);
  if (declared !== undefined) return { allocation: declared, year };
  const [level] = levelsOf(model);
  const series = divisibleSeries(prepared);
  const total = series.find(({ indicator }) => indicator.headline === true) ?? series[0];
  if (level === undefined || total === undefined) return undefined;
  const over = { dimension: level.dimension, level: level.level };
  return {
    year,
    allocation: {
      ...newNames(model, total.indicator),
      total: total.indicator.key,
      over,
      years: [year],
      weights: Object.fromEntries(level.members.map((member) => [member.key, 1])),
      source: 'assumption',
    },
  };
}

function newNames(
  model: Model,
  { key }: { readonly key: string },
): { readonly key: string; readonly name: Bilingual } {
  return { key: freeKey(model.allocations ?? [], `${key}_allocation`), name: { zh: '', en: '' } };
}

/** The total of the draft's year in its unit; undefined if the series has no number then. */
export function totalOf(
  { seriesByKey }: PreparedModel,
  projection: Projection,
  { allocation, year }: AllocationDraft,
): number | undefined {
  const row = projection.indicators.find(({ key }) => key === allocation.total);
  const value = row?.values[projection.years.indexOf(year)];
  const unit = seriesByKey.get(allocation.total)?.unit;
  // Without the rounding errors of the conversion.
  return typeof value === 'number' && unit !== undefined
    ? Number(reportedValue(value, unit).toPrecision(15))
    : undefined;
}

interface Divided {
  readonly question: AllocationQuestion;
  readonly answer: AllocationAnswer | undefined;
  readonly problems: readonly Problem[];
}

/** Divides the total. Without an answer there are problems. */
export function divide(
  model: Model,
  { allocation, leastGrowth, digits }: AllocationDraft,
  total: number,
  pick: (name: Bilingual) => string,
): Divided {
  const declared = declaredQuestion(allocation, membersOver(model, allocation), total, pick);
  const question = {
    ...declared,
    ...(leastGrowth === undefined ? {} : { leastGrowth }),
    ...(digits === undefined ? {} : { digits }),
  };
  const problems = checkAllocation(question);
  if (problems.length > 0) return { question, answer: undefined, problems };
  const answer = allocate(question);
  return answer.feasible
    ? { question, answer, problems }
    : { question, answer: undefined, problems: [answer.problem] };
}

/** Sets a number of a member; without a value the bound is removed, and a weight is 0. */
export function setMember(
  draft: AllocationDraft,
  member: string,
  field: Bound | 'weight',
  value: number | undefined,
): AllocationDraft {
  const { allocation } = draft;
  if (field === 'weight')
    return withAllocation(draft, { weights: { ...allocation.weights, [member]: value ?? 0 } });
  const { [member]: _, ...others } = allocation[field] ?? {};
  const own = value === undefined ? others : { ...others, [member]: value };
  const { [field]: __, ...rest } = allocation;
  return { ...draft, allocation: Object.keys(own).length === 0 ? rest : { ...rest, [field]: own } };
}

/** The draft with parts of its declaration replaced. */
export function withAllocation(draft: AllocationDraft, change: Partial<Allocation>): AllocationDraft {
  return { ...draft, allocation: { ...draft.allocation, ...change } };
}

/** The model with the draft's allocation; its least growth becomes floors, since a declaration has only those. */
export function keepDraft(model: Model, draft: AllocationDraft, name: Bilingual): Model {
  const { allocation, leastGrowth, year } = draft;
  const members = membersOver(model, allocation);
  const question = declaredQuestion(allocation, members, 0, ({ en }) => en);
  const floors = members.flatMap(({ key }, i) => {
    const member = question.members[i];
    const floor =
      member === undefined
        ? 0
        : floorOf({ ...question, ...(leastGrowth === undefined ? {} : { leastGrowth }) }, member);
    return floor > 0 ? [[key, floor] as const] : [];
  });
  const { floor: _, ...rest } = allocation;
  const kept: Allocation = {
    ...rest,
    name: allocation.name.zh === '' ? name : allocation.name,
    years: allocation.years.includes(year)
      ? allocation.years
      : [...allocation.years, year].sort((a, b) => a - b),
    ...(floors.length === 0 ? {} : { floor: Object.fromEntries(floors) }),
  };
  const rows = model.allocations ?? [];
  const isThere = rows.some(({ key }) => key === kept.key);
  return {
    ...model,
    allocations: isThere ? rows.map((row) => (row.key === kept.key ? kept : row)) : [...rows, kept],
  };
}
