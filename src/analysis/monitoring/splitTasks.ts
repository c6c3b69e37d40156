/**
 * Splits the indicators that have an aim into yearly tasks, each with an owner and a date.
 *
 * In: a prepared model, a projection, the years, and owners. Out: a task for each year and series, the whole and its members: of a series
 * that has a level target, up to the year of its last one, and of the members among whom the pack divides such a total. Amounts are the
 * plan that monitoring judges by (path.ts), in the indicator's unit. The date is the last day of the year unless the owner's row says
 * another one.
 */
import { reportedValue } from '../../figures/units.js';
import { rowKey } from '../../model/memberRows.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Projection } from '../../model/projection.js';
import { memberPlans } from './memberPlans.js';
import type { Sense } from './measures.js';
import type { ObservedMember } from './observation.js';
import { packHistory } from './packHistory.js';
import { pathOf, type PathShape } from './path.js';
import { lookUps } from './readActuals.js';
import type { Owner } from './readOwners.js';
import { remembered } from './remembered.js';

export interface Task {
  readonly indicator: string;
  readonly member?: ObservedMember;
  readonly unit: string;
  readonly year: number;
  /** `atMost` for a ceiling. */
  readonly sense: Sense;
  /** What the year is to come to. */
  readonly amount: number;
  /** The year before: its actual, else the same plan; null where there is none. */
  readonly before: number | null;
  readonly increase: number | null;
  /** `plan`: a plan of the year or a part of a divided total; `path`: on the way to a target; `scenario`: a projection only. */
  readonly basis: 'plan' | 'path' | 'scenario';
  /** Year and value of the target that the path leads to. */
  readonly goal?: { readonly year: number; readonly value: number };
  /** Empty if nobody was named. */
  readonly owner: string;
  /** As `2026-12-31`. */
  readonly due: string;
}

interface TaskYears {
  readonly from: number;
  readonly to: number;
  readonly shape?: PathShape;
}

/** Tasks by series in the model's order, the whole before its members, then by year. */
export function splitTasks(
  prepared: PreparedModel,
  projection: Projection,
  { from, to, shape }: TaskYears,
  owners: readonly Owner[],
): readonly Task[] {
  const { model } = prepared;
  const historyOf = packHistory(prepared);
  const values = new Map(projection.indicators.map((series) => [series.key, series.values]));
  const firstYear = projection.years[0] ?? 0;
  const pathIn = (indicator: string, member: ObservedMember | undefined, year: number) => {
    const history = historyOf(indicator, member);
    if (history === undefined) return undefined;
    const scenario = (each: number): number | undefined => {
      const value = values.get(rowKey(indicator, member?.key))?.[each - firstYear];
      return typeof value === 'number' ? reportedValue(value, history.unit) : undefined;
    };
    const planIn = (each: number): number | undefined =>
      history.plans.get(each) ?? (member === undefined ? undefined : divided(indicator, member.key, each));
    return pathOf(history.targets, planIn, history.years, scenario, year, shape, model.baseYear);
  };
  const wholePath = remembered((id: string) => {
    const [indicator = '', year = ''] = id.split('\n');
    return pathIn(indicator, undefined, Number(year))?.path;
  });
  const divided = memberPlans(model, (indicator, year) => wholePath(`${indicator}\n${year}`));
  const members = observedMembers(prepared);
  const lastOf = (indicator: string, member?: ObservedMember): number =>
    Math.max(...(historyOf(indicator, member)?.targets ?? []).map(({ year }) => year), -Infinity);
  return model.indicators.flatMap(({ key, unit }) => {
    const allocations = (model.allocations ?? []).filter(({ total }) => total === key);
    const whole = [{ last: lastOf(key), member: undefined }];
    const below = members.map((member) => {
      const shared = allocations.flatMap(({ weights, years }) =>
        Object.hasOwn(weights, member.key) ? years : [],
      );
      return { last: Math.max(lastOf(key, member), ...shared), member };
    });
    return [...whole, ...below].flatMap(({ last, member }) => {
      const end = Math.min(to, last);
      return yearsBetween(from, end).flatMap((year): readonly Task[] => {
        const found = pathIn(key, member, year);
        if (found === undefined) return [];
        const { path, before = null, sense, isProjected, growth } = found;
        const owner = ownerOf(owners, key, member?.key ?? '', year);
        return [
          {
            indicator: key,
            ...(member === undefined ? {} : { member }),
            unit,
            year,
            sense,
            amount: path,
            before,
            increase: before === null ? null : path - before,
            basis: isProjected ? 'scenario' : growth === undefined ? 'plan' : 'path',
            ...(growth === undefined ? {} : { goal: { year: growth.goalYear, value: growth.goal } }),
            owner: owner?.name ?? '',
            due: owner?.due ?? `${year}-12-31`,
          },
        ];
      });
    });
  });
}

function yearsBetween(from: number, to: number): readonly number[] {
  return Number.isFinite(to) ? Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i) : [];
}

/** All members but the place that the model is about, under the names by which figures mention them. */
function observedMembers(prepared: PreparedModel): readonly ObservedMember[] {
  const look = lookUps(prepared);
  return (prepared.model.dimensions ?? []).flatMap(({ members }) =>
    members.flatMap(({ key }) => {
      const member = look.member(key);
      return member === undefined || member === 'whole' ? [] : [member];
    }),
  );
}

/** The row that says most about the task: one of the member before one of all, one of the year before one of every year. */
function ownerOf(
  owners: readonly Owner[],
  indicator: string,
  member: string,
  year: number,
): { readonly name: string; readonly due?: string } | undefined {
  const fits = owners.filter(
    (owner) =>
      owner.indicator === indicator &&
      (owner.member === undefined || owner.member === member) &&
      (owner.year === undefined || owner.year === year),
  );
  const weight = (owner: Owner): number =>
    (owner.member === undefined ? 0 : 2) + (owner.year === undefined ? 0 : 1);
  const [best] = [...fits].sort((a, b) => weight(b) - weight(a));
  if (best === undefined) return undefined;
  const { name, date } = best;
  if (date === undefined) return { name };
  return { name, due: date.length === 10 ? date : `${year}-${date}` };
}
