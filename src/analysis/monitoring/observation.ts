/** An observation for monitoring, and the series that it belongs to. Amounts are in the indicator's unit, as people write them. */
import type { MonthSpan } from '../../figures/period.js';
import type { Bilingual } from '../../messages/language.js';
import type { Place } from '../../messages/problem.js';
import { grouped } from './grouped.js';

/** Whom a row is about, other than the whole: a member of a dimension, or a place of the pack. */
export interface ObservedMember {
  readonly key: string;
  readonly name: Bilingual;
  /** Names under which the pack's figures mention it, folded. */
  readonly names: ReadonlySet<string>;
}

export interface Observation {
  /** Key of an indicator of the model. */
  readonly indicator: string;
  /** Absent for the whole. */
  readonly member?: ObservedMember;
  /** As packs write it: `2026H1`. */
  readonly period: string;
  /** The months that the value counts: from January where it is cumulative. */
  readonly span: MonthSpan;
  readonly value: number;
  /** Half of the last digit that was written, in the unit of `value`. */
  readonly half: number;
  /** Whether the row says that it is cumulative, that it is not, or neither. */
  readonly says: 'cumulative' | 'single' | 'neither';
  /** As the row writes it; empty where it says none. */
  readonly caliber: string;
  /** As the row writes it; empty where it gives none. */
  readonly source: string;
  readonly place: Place;
}

/** All observations of one indicator and member, in the order of the file. */
export interface ObservedSeries {
  readonly indicator: string;
  readonly member?: ObservedMember;
  readonly observations: readonly Observation[];
}

export function seriesOf(observations: readonly Observation[]): readonly ObservedSeries[] {
  const series = grouped(observations, ({ indicator, member }) => `${indicator}\n${member?.key ?? ''}`);
  return [...series.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { indicator, member } = first;
    return [{ indicator, ...(member === undefined ? {} : { member }), observations: own }];
  });
}
