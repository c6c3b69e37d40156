/**
 * Ranks members.
 *
 * In: rows of monitoring. Out: for each indicator with several members their ranks, best first. Members are compared by the ratio
 * of achieved to required growth, and by the attainment of the plan if one of them has no ratio. Equal members share a rank.
 */
import { grouped } from './grouped.js';
import type { MonitoredRow } from './monitor.js';

interface Ranking {
  readonly indicator: string;
  readonly places: readonly { readonly rank: number; readonly row: MonitoredRow }[];
}

export function rankRows(rows: readonly MonitoredRow[]): readonly Ranking[] {
  const ofMembers = rows.filter(({ member }) => member !== undefined);
  const groups = grouped(ofMembers, ({ indicator }) => indicator);
  return [...groups].flatMap(([indicator, own]) => {
    if (own.length < 2) return [];
    const byRatio = own.every(({ ratio }) => ratio !== null);
    const score = (row: MonitoredRow): number => (byRatio ? row.ratio : row.attainment) ?? -Infinity;
    const sorted = [...own].sort((a, b) => score(b) - score(a));
    return [
      {
        indicator,
        places: sorted.map((row) => ({
          rank: 1 + sorted.filter((other) => score(other) > score(row)).length,
          row,
        })),
      },
    ];
  });
}
