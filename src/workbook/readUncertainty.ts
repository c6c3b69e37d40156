/**
 * The simulation on the Uncertainty sheet, read back as it was stamped. What is not whole is no result: then there is none,
 * and the first cell that is missing or no number is reported.
 */
import { METHODS, type StampedSeries, type StampedSimulation } from '../analysis/stamp.js';
import { PERCENTILES, type Percentile } from '../analysis/summary.js';
import type { HeaderId } from '../messages/workbook.js';
import { REGIONS } from './naming.js';
import type { WorkbookSnapshot } from './plan.js';
import {
  cellAt,
  findHeading,
  findRegion,
  headerRow,
  isBlank,
  placeOf,
  plainText,
  type Report,
} from './tables.js';
import {
  ALL_TARGETS,
  CHANCE_COLUMNS,
  PERCENTILE_COLUMNS,
  STAMP_COLUMNS,
  type STAMP_KEYS,
} from './uncertaintyLayout.js';

export function readSimulation(snapshot: WorkbookSnapshot, report: Report): StampedSimulation | undefined {
  const before = report.problems.length;
  const stamp = rowsIn(snapshot, 'simulation', STAMP_COLUMNS, report);
  if (stamp === undefined) return undefined;
  const chances = rowsIn(snapshot, 'probabilities', CHANCE_COLUMNS, report)?.rows ?? [];
  const series = rowsIn(snapshot, 'percentiles', PERCENTILE_COLUMNS, report)?.rows ?? [];

  const setting = (key: (typeof STAMP_KEYS)[number]): Row =>
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

function lost(row: Row): Row {
  row.unread('key');
  return row;
}

interface Row {
  readonly key: string;
  text(id: HeaderId): string;
  number(id: HeaderId): number;
  /** An empty cell is NaN: no draw gave a number. */
  numberOrNone(id: HeaderId): number;
  unread(id: HeaderId): void;
}

/** Rows with a key; undefined where the region is gone. Keys may come more than once. */
function rowsIn(
  snapshot: WorkbookSnapshot,
  name: 'simulation' | 'probabilities' | 'percentiles',
  columns: readonly HeaderId[],
  report: Report,
): { readonly rows: readonly Row[]; readonly none: Row } | undefined {
  const region = findRegion(snapshot, REGIONS[name]);
  if (region === undefined) return undefined;
  const { sheet, area } = region;
  // One report is enough: what is not whole is not kept.
  const unread = (row: number, column: number): void => {
    if (!report.problems.some(({ code }) => code === 'workbook.simulationUnread'))
      report.add('workbook.simulationUnread', 'warning', placeOf(sheet, row, column));
  };
  const header = headerRow(region, 'key');
  const columnOf = new Map<HeaderId, number>();
  for (const id of header === undefined ? [] : columns) {
    const column = findHeading(sheet, header ?? 0, id, area);
    if (column !== undefined) columnOf.set(id, column);
  }
  const keyAt = columnOf.get('key');
  const rowAt = (row: number, key: string): Row => {
    const columnAt = (id: HeaderId): number => columnOf.get(id) ?? keyAt ?? area.column;
    const cell = (id: HeaderId) => cellAt(sheet, row, columnOf.get(id) ?? -1);
    const number = (id: HeaderId): number => {
      const value = cell(id)?.value;
      if (typeof value === 'number') return value;
      unread(row, columnAt(id));
      return NaN;
    };
    return {
      key,
      text: (id) => plainText(cell(id)),
      number,
      numberOrNone: (id) => (isBlank(cell(id)) ? NaN : number(id)),
      unread: (id) => unread(row, columnAt(id)),
    };
  };
  const none: Row = {
    ...{ key: '', text: () => '', number: () => NaN, numberOrNone: () => NaN },
    unread: () => unread(area.row, area.column),
  };
  const isWhole = columns.every((id) => id === 'unit' || columnOf.has(id));
  if (header === undefined || keyAt === undefined || !isWhole) {
    unread(header ?? area.row, area.column);
    return { rows: [], none };
  }
  const rows: Row[] = [];
  for (let row = header + 1; row < area.row + area.rows; row++) {
    const key = plainText(cellAt(sheet, row, keyAt)).trim();
    if (key !== '') rows.push(rowAt(row, key));
  }
  return { rows, none };
}
