/**
 * Ranks members.
 *
 * In: rows of monitoring. Out: for each indicator with several members their ranks, best first. Members are compared by the ratio
 * of achieved to required growth, and by the attainment of the plan if one of them has no ratio. Equal members share a rank: both
 * are compared as plain numbers rounded as lights are, so that noise of binary fractions decides nothing.
 */
import { grouped } from './grouped.js';
import { roundRatio } from './measures.js';
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
    const score = scoreAmong(own);
    const sorted = [...own].sort((a, b) => score(b) - score(a));
    return [
      {
        indicator,
        places: sorted.map((row) => ({ rank: rankAmong(own, row), row })),
      },
    ];
  });
}

/** Rank of a row among the members of its indicator, from 1; equal ones share a rank, and the next ranks after all of them. */
export function rankAmong(peers: readonly MonitoredRow[], row: MonitoredRow): number {
  const score = scoreAmong(peers);
  return 1 + peers.filter((other) => score(other) > score(row)).length;
}

/** The number that members are compared by; of attainment a part of 1, not per cent. */
function scoreAmong(peers: readonly MonitoredRow[]): (row: MonitoredRow) => number {
  const byRatio = peers.every(({ ratio }) => ratio !== null);
  return ({ ratio, attainment }) => {
    if (byRatio && ratio !== null) return roundRatio(ratio);
    return attainment === null ? -Number.MAX_VALUE : roundRatio(attainment / 100);
  };
}
