/**
 * The layout of the sheet of variance shares: state, sentence and chart at the top, then the shares and their stamp; below, not
 * printed, the data of the chart and the fingerprint of the model.
 */
import type { StampedVariance } from '../../analysis/sensitivity/stampVariance.js';
import type { HeaderId } from '../../messages/wording/workbook.js';
import type { Context } from '../tables/context.js';
import type { TablePlace } from '../tables/layout.js';
import { fingerprintRows } from './resultFingerprint.js';

export const STATUS_ROW = 2;
export const SENTENCE_ROW = 3;
const CHART_ROW = 5;

export const SHARE_COLUMNS = [
  'parameterName',
  'rank',
  'key',
  'firstOrder',
  'firstLow',
  'firstHigh',
  'totalEffect',
  'totalLow',
  'totalHigh',
  'interaction',
] as const satisfies readonly HeaderId[];
export const SHARE = { rank: 1, first: 3, total: 6, interaction: 9 } as const;
export const PRINTED_COLUMNS = SHARE_COLUMNS.length;

/** `parameters` is the number of parameters, so that a missing row is noticed. */
export const STAMP_KEYS = [
  'scenario',
  'indicator',
  'year',
  'draws',
  'seed',
  'modelHash',
  'version',
  'parameters',
] as const;

/** Largest number of parameters in the chart, those with the largest total index. */
const MOST_BARS = 12;

export interface VarianceLayout {
  readonly chart: { readonly row: number; readonly rows: number };
  readonly shares: TablePlace;
  /** Row of the sum of first-order indices, right below the table; the note follows. */
  readonly sumRow: number;
  readonly noteRow: number;
  readonly stamp: TablePlace;
  readonly printedRows: number;
  readonly bars: TablePlace;
  readonly fingerprint: TablePlace;
}

export function layOut(context: Context, { indices }: StampedVariance, hasScenario: boolean): VarianceLayout {
  const table = (title: number, count: number): TablePlace => ({
    ...{ title, header: title + 1, first: title + 2, count },
  });
  const shown = Math.min(MOST_BARS, indices.length);
  // Two bars per parameter, and room for title, axis and legend.
  const chart = { row: CHART_ROW, rows: 6 + Math.ceil(1.5 * shown) };
  const shares = table(chart.row + chart.rows + 1, indices.length);
  const sumRow = shares.first + shares.count;
  const stamp = table(sumRow + 3, STAMP_KEYS.length);
  // The count of changes is right below the stamp.
  const printedRows = stamp.first + stamp.count + 1;
  const bars = table(printedRows + 1, shown);
  const fingerprint = table(bars.first + bars.count + 1, hasScenario ? fingerprintRows(context) : 0);
  return { chart, shares, sumRow, noteRow: sumRow + 1, stamp, printedRows, bars, fingerprint };
}
