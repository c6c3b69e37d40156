/**
 * The layout of the Uncertainty sheet: at the top a part for managers (state, sentence, fan charts, probabilities), then the
 * stamp and percentiles by year; below them the data of the charts, and the fingerprint of the model that was simulated.
 */
import { PERCENTILES, type Percentile } from '../../analysis/uncertainty/summary.js';
import type { StampedSeries, StampedSimulation } from '../../analysis/uncertainty/stamp.js';
import type { HeaderId } from '../../messages/wording/workbook.js';
import type { Context } from '../tables/context.js';
import type { TablePlace } from '../tables/layout.js';
import { fingerprintRows } from './resultFingerprint.js';

export const STATUS_ROW = 2;
export const SENTENCE_ROW = 3;
export const FIRST_CHART = 5;
export const CHART_ROWS = 18;

export const STAMP_KEYS = ['scenario', 'draws', 'seed', 'method', 'modelHash', 'version'] as const;

/** Key of the row for all targets together; no key of a target has this form. */
export const ALL_TARGETS = '*';
export const CHANCE_COLUMNS = [
  'indicatorName',
  'unit',
  'key',
  'probability',
  'probabilityLow',
  'probabilityHigh',
] as const satisfies readonly HeaderId[];
export const CHANCE = { probability: 3, low: 4, high: 5, words: 6 } as const;

type PercentileHeader = `p${Percentile}`;
const headerOf = (percent: Percentile): PercentileHeader => `p${percent}`;

/** Percentiles that people read come first and are printed; the others are data of the fan. */
const ASKED: readonly Percentile[] = [5, 10, 25, 50, 75, 90, 95];
export const PERCENT_ORDER: readonly Percentile[] = [
  ...ASKED,
  ...PERCENTILES.filter((percent) => !ASKED.includes(percent)),
];
export const PERCENTILE_COLUMNS = [
  ...(['indicatorName', 'unit', 'key', 'year', 'planned', 'mean', 'sd'] as const),
  ...PERCENT_ORDER.map(headerOf),
] as const satisfies readonly HeaderId[];
export const SERIES = { year: 3, planned: 4, mean: 5, sd: 6, percentiles: 7 } as const;
export const PRINTED_COLUMNS = SERIES.percentiles + ASKED.length;

/** Column of a percentile. */
export function percentColumn(percent: Percentile): number {
  return SERIES.percentiles + PERCENT_ORDER.indexOf(percent);
}

/** Lower and upper percentile of each band of the fan, from the lowest to the highest, and the middle share that it bounds. */
export const BANDS: readonly {
  readonly low: Percentile;
  readonly high: Percentile;
  readonly share: number;
}[] = [
  { low: 10, high: 20, share: 80 },
  { low: 20, high: 30, share: 60 },
  { low: 30, high: 40, share: 40 },
  { low: 40, high: 50, share: 20 },
  { low: 50, high: 60, share: 20 },
  { low: 60, high: 70, share: 40 },
  { low: 70, high: 80, share: 60 },
  { low: 80, high: 90, share: 80 },
];
/** Columns of a fan's data: year, line, the part below the bands, the bands, and the target. */
export const FAN = { year: 3, line: 4, below: 5, bands: 6, target: 6 + BANDS.length } as const;

const MOST_FANS = 4;

export interface FanPlace {
  readonly key: string;
  /** The base year, and the years simulated. */
  readonly years: readonly number[];
  readonly header: number;
  readonly first: number;
}

export interface UncertaintyLayout {
  readonly chances: TablePlace;
  readonly stamp: TablePlace;
  readonly percentiles: TablePlace;
  readonly seriesRow: (key: string, year: number) => number;
  readonly fanData: number;
  readonly fans: readonly FanPlace[];
  readonly fingerprint: TablePlace;
}

/** The layout of a simulation. `hasScenario`: whether its scenario is still in the model. */
export function layOut(
  context: Context,
  simulation: StampedSimulation,
  hasScenario: boolean,
): UncertaintyLayout {
  const keys = fanKeys(context, simulation.series);
  const chartRows = Math.ceil(keys.length / 2) * (CHART_ROWS + 1);
  const table = (title: number, count: number): TablePlace => ({
    ...{ title, header: title + 1, first: title + 2, count },
  });
  const chances = table(FIRST_CHART + chartRows, simulation.targets.length + 1);
  // One row for a note, and one to separate the tables.
  const stamp = table(chances.first + chances.count + 2, STAMP_KEYS.length);
  // The count of changes is right below the stamp.
  const percentiles = table(stamp.first + stamp.count + 2, simulation.series.length);
  const rows = new Map(
    simulation.series.map(({ key, year }, i) => [`${key}:${year}`, percentiles.first + i]),
  );
  const fanData = percentiles.first + percentiles.count + 1;
  let next = fanData + 1;
  const fans = keys.map((key): FanPlace => {
    const years = [context.model.baseYear, ...yearsOf(simulation.series, key)];
    const header = next;
    next = header + 1 + years.length + 1;
    return { key, years, header, first: header + 1 };
  });
  return {
    ...{ chances, stamp, percentiles, fanData, fans },
    seriesRow: (key, year) => {
      const row = rows.get(`${key}:${year}`);
      if (row === undefined) throw new Error(`"${key}" was not simulated in ${year}`);
      return row;
    },
    fingerprint: table(next, hasScenario ? fingerprintRows(context) : 0),
  };
}

function yearsOf(series: readonly StampedSeries[], key: string): readonly number[] {
  return series.filter((row) => row.key === key).map(({ year }) => year);
}

/**
 * The indicators that get a fan: those of the Overview, those with a target that can be missed, and headline indicators, if they
 * vary.
 */
function fanKeys({ layout, prepared, topics }: Context, series: readonly StampedSeries[]): readonly string[] {
  const wanted = [
    ...[topics.chart, topics.whole].filter((key) => key !== undefined),
    ...layout.compare.gapTargets.map(({ indicator }) => indicator),
    ...series.map(({ key }) => key),
  ];
  const varies = (key: string): boolean => {
    const rows = series.filter((row) => row.key === key);
    const { percentiles } = rows.at(-1) ?? {};
    return (
      rows.length > 1 &&
      percentiles !== undefined &&
      percentiles[90] > percentiles[10] &&
      rows.every((row) => Number.isFinite(row.percentiles[10]) && Number.isFinite(row.percentiles[90]))
    );
  };
  return [...new Set(wanted)]
    .filter((key) => prepared.seriesByKey.has(key) && varies(key))
    .slice(0, MOST_FANS);
}
