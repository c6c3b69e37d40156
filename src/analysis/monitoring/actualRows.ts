/**
 * Observations as plain rows, the form in which a workbook keeps them, and the table that `readActuals` reads.
 *
 * In: observations, or rows. Out: rows, or CSV text. Values are in the indicator's unit, as people write them.
 */
import { writeCsv } from '../../figures/csv.js';
import type { Observation } from './observation.js';

export interface ActualRow {
  /** Key of an indicator. */
  readonly indicator: string;
  /** Key of a member or place; empty for the whole. */
  readonly member: string;
  readonly period: string;
  readonly value: number;
  readonly says: Observation['says'];
  readonly caliber: string;
  readonly source: string;
}

export function rowsOfObservations(observations: readonly Observation[]): readonly ActualRow[] {
  return observations.map(({ indicator, member, period, value, says, caliber, source }) => ({
    ...{ indicator, member: member?.key ?? '', period, value, says, caliber, source },
  }));
}

/** Words of the column `cumulative`. */
const SAYS = { cumulative: 'yes', single: 'no', neither: '' } as const satisfies Record<
  Observation['says'],
  string
>;

/** The table as CSV text, in the order of the rows. */
export function writeActuals(rows: readonly ActualRow[]): string {
  const head = ['indicator', 'member', 'period', 'value', 'caliber', 'cumulative', 'source'];
  return writeCsv([
    head,
    ...rows.map(({ indicator, member, period, value, says, caliber, source }) => [
      ...[indicator, member, period, String(value), caliber, SAYS[says], source],
    ]),
  ]);
}
