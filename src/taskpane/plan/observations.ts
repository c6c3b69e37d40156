/**
 * Adding and removing rows of observations.
 *
 * In: the rows that are there, and a table of new ones. Out: all rows, where a new value of the same series and period has replaced the
 * old one, with the number of those that differ; or the problems of the table, because of which nothing was added.
 */
import { rowsOfObservations, type ActualRow } from '../../analysis/monitoring/actualRows.js';
import { readActuals } from '../../analysis/monitoring/readActuals.js';
import type { Problem } from '../../messages/problem.js';
import type { PreparedModel } from '../../model/prepared.js';

interface Added {
  /** Undefined if nothing was added. */
  readonly rows: readonly ActualRow[] | undefined;
  readonly replaced: number;
  readonly problems: readonly Problem[];
}

export function addTable(rows: readonly ActualRow[], csv: string, prepared: PreparedModel): Added {
  const read = readActuals(csv, '', prepared);
  if (read.problems.some(({ severity }) => severity === 'error'))
    return { rows: undefined, replaced: 0, problems: read.problems };
  const added = rowsOfObservations(read.observations);
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  const replaced = added.filter((row) => {
    const old = byId.get(idOf(row));
    return old !== undefined && old.value !== row.value;
  }).length;
  for (const row of added) byId.set(idOf(row), row);
  return { rows: [...byId.values()], replaced, problems: read.problems };
}

/** Series, period and way of counting: a cumulative value and a single one of a period are two. */
export function idOf({ indicator, member, period, says }: ActualRow): string {
  return [indicator, member, period, says].join('\n');
}
