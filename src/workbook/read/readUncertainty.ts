/**
 * Reads back the simulation on the Uncertainty sheet as it was stamped. An incomplete result is not used: the first cell that is
 * missing or not a number is reported.
 */
import { METHODS, type StampedSeries, type StampedSimulation } from '../../analysis/uncertainty/stamp.js';
import { PERCENTILES, type Percentile } from '../../analysis/uncertainty/summary.js';
import { REGIONS } from '../plan/naming.js';
import type { WorkbookSnapshot } from '../plan/plan.js';
import { lost, rowsIn, type ResultRow } from './readResult.js';
import { STAMP_COLUMNS } from '../tables/resultStamp.js';
import type { Report } from '../tables/tables.js';
import {
  ALL_TARGETS,
  CHANCE_COLUMNS,
  PERCENTILE_COLUMNS,
  type STAMP_KEYS,
} from '../sheets/uncertaintyLayout.js';

const UNREAD = 'workbook.simulationUnread';

export function readSimulation(snapshot: WorkbookSnapshot, report: Report): StampedSimulation | undefined {
  const before = report.problems.length;
  const stamp = rowsIn(snapshot, REGIONS.simulation, STAMP_COLUMNS, UNREAD, report);
  if (stamp === undefined) return undefined;
  const chances = rowsIn(snapshot, REGIONS.probabilities, CHANCE_COLUMNS, UNREAD, report)?.rows ?? [];
  const series = rowsIn(snapshot, REGIONS.percentiles, PERCENTILE_COLUMNS, UNREAD, report)?.rows ?? [];

  const setting = (key: (typeof STAMP_KEYS)[number]): ResultRow =>
    stamp.rows.find((row) => row.key === key) ?? lost(stamp.none);
  const method = METHODS.find((name) => name === setting('method').text('stampValue'));
  if (method === undefined) setting('method').unread('stampValue');
  const targets = chances.map((row) => ({
    target: row.key,
    probability: row.number('probability'),
    low: row.number('probabilityLow'),
    high: row.number('probabilityHigh'),
  }));
  const together = targets.find(({ target }) => target === ALL_TARGETS);
  if (together === undefined) lost(stamp.none);
  const simulation: StampedSimulation = {
    scenario: setting('scenario').text('stampValue'),
    draws: setting('draws').number('stampValue'),
    seed: setting('seed').number('stampValue'),
    method: method ?? 'latin',
    modelHash: setting('modelHash').text('stampValue'),
    version: setting('version').text('stampValue'),
    series: series.map((row): StampedSeries => ({
      key: row.key,
      year: row.number('year'),
      mean: row.numberOrNone('mean'),
      sd: row.numberOrNone('sd'),
      percentiles: Object.fromEntries(
        PERCENTILES.map((percent) => [percent, row.numberOrNone(`p${percent}`)]),
      ) as Record<Percentile, number>,
    })),
    targets: targets.filter(({ target }) => target !== ALL_TARGETS),
    allTargets: {
      probability: together?.probability ?? NaN,
      low: together?.low ?? NaN,
      high: together?.high ?? NaN,
    },
  };
  return report.problems.length > before ? undefined : simulation;
}
