/** The values of each parameter's row on the Sensitivity sheet when the plan is made, and its rank. */
import { isError, type Scalar } from '../../formula/values/value.js';
import type { Context } from '../tables/context.js';
import { formatOf } from '../tables/fields.js';
import { divide, roundGap, subtract, textOf } from '../plan/scalars.js';
import type { Mover } from './sensitivityCases.js';
import { endsOf, type Study } from './sensitivityStudy.js';

/** Width of a swing with an end that is not a number, so that it comes first and is seen. */
const NO_NUMBER = 1e300;

/** One parameter's values in the table of points. */
export interface Row {
  readonly mover: Mover;
  readonly at: readonly Scalar[];
  readonly width: number;
  /** From 1. */
  readonly rank: number;
  readonly elasticity: Scalar;
  readonly lowText: Scalar;
  readonly highText: Scalar;
}

export function rowsOf(context: Context, study: Study): readonly Row[] {
  const { movers, question, view } = study;
  const { indicator, year } = question;
  const base = context.valueAt(view.index, indicator, year) ?? 0;
  const widths = movers.map((mover) => {
    const [low, high] = endsOf(mover, question);
    const width = roundGap(subtract(high, low));
    return typeof width === 'number' ? Math.abs(width) : NO_NUMBER;
  });
  return movers.map((mover, i) => {
    const width = widths[i] ?? 0;
    const wider = widths.filter((other) => other > width).length;
    const same = widths.slice(0, i + 1).filter((other) => other === width).length;
    const [down, up] = mover.factors.map((one) => one.valueAt(indicator, year) ?? { error: '#N/A' as const });
    const [less = 1, more = 1] = mover.factors.map(({ share }) => share);
    const elasticity =
      down === undefined || up === undefined || typeof base !== 'number'
        ? ''
        : divide(subtract(up, down), (more - less) * base);
    const format = textFormat(context.unitOf(mover.key));
    const [lowText, highText] = [mover.points[0], mover.points.at(-1)].map((point) =>
      textOf(point?.valueAt(mover.key, year) ?? 0, format),
    );
    return {
      mover,
      at: mover.points.map((point) => point.valueAt(indicator, year) ?? { error: '#N/A' as const }),
      width,
      rank: wider + same,
      elasticity: isError(elasticity) ? '' : elasticity,
      lowText: lowText ?? '',
      highText: highText ?? '',
    };
  });
}

/** Whether differences of values in this unit are in percentage points. */
export function isShare(unit: string): boolean {
  return unit === '%' || unit === 'pp';
}

/** Formats that TEXT knows in every language of Excel. */
export function textFormat(unit: string): string {
  const format = formatOf(unit);
  return format === 'General' ? '0.00' : format;
}

/** Rows in the order of their ranks. */
export function byRank(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => a.rank - b.rank);
}
