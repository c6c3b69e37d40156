/**
 * The layout of the Sensitivity sheet. Upper part: question, sentence, charts, tables with a row for each parameter. Lower part:
 * the calculation, in the year columns of the projection sheets.
 */
import type { TablePlace } from '../tables/layout.js';
import { POINTS, type Mover } from './sensitivityCases.js';
import type { Study } from './sensitivityStudy.js';

/** Columns of the tables of parameters after the first three: name, unit, and one that differs. */
export const RANKED = {
  atLow: 3,
  atHigh: 4,
  lessLow: 5,
  lessHigh: 6,
  width: 7,
  elasticity: 8,
  rank: 9,
} as const;
export const ENDS = { basis: 2, low: 3, high: 4, mean: 5, reference: 6, lowText: 7, highText: 8 } as const;
/** The points of the swing are in these columns. */
export const POINT = { first: 3, width: 8, rank: 9, elasticity: 10 } as const;
export const COLUMNS = 11;

export const VALUE_CELL = { row: 3, column: 6 } as const;
export const QUESTION_ROW = 2;
/** Rows of the question, counted from its first, and its columns: the year as input, keys and mark. */
export const QUESTION_ROWS = { scenario: 0, indicator: 1, year: 2 } as const;
export const QUESTION_COLUMNS = { label: 0, year: 1, key: 2 } as const;
export const SENTENCE_ROW = 5;
export const CHARTS = { row: 7, rows: 18 } as const;

/** Largest number of lines of the spider chart. */
const MOST_LINES = 5;

export interface SensitivityLayout {
  readonly ranked: TablePlace;
  readonly note: number;
  readonly ends: TablePlace;
  readonly endsNote: number;
  readonly points: TablePlace;
  readonly pair: PairPlace | undefined;
  /** Last row that is printed. */
  readonly printed: number;
  readonly data: number;
  /** Bars of the tornado, the widest last; lines of the spider, the widest first. */
  readonly bars: { readonly header: number; readonly first: number; readonly count: number };
  readonly lines: { readonly header: number; readonly first: number; readonly count: number };
  readonly calculation: number;
  readonly yearRow: number;
  readonly baseTitle: number;
  readonly baseRow: (key: string) => number;
  readonly blocks: ReadonlyMap<string, BlockPlace>;
}

/** The cases of one parameter. */
export interface BlockPlace {
  readonly title: number;
  /** Row of the standard deviations; only for yearly paths. */
  readonly deviation: number;
  /** First row of the i-th case: points first, then factors. */
  readonly caseRow: (index: number) => number;
}

/** The two-way table, and its cases. */
export interface PairPlace extends TablePlace {
  readonly calculation: number;
  /** First row of the case with one parameter at its i-th point and the other at its j-th. */
  readonly caseRow: (i: number, j: number) => number;
}

export function layOut(study: Study): SensitivityLayout {
  const { movers, parameters, indicators } = study;
  const count = movers.length;
  const table = (title: number): TablePlace => ({ title, header: title + 1, first: title + 2, count });
  const ranked = table(CHARTS.row + CHARTS.rows + 1);
  const note = ranked.first + count;
  const ends = table(note + 2);
  const endsNote = ends.first + count;
  const points = table(endsNote + 2);
  const pairTable = { ...table(points.first + count + 1), count: POINTS.length };
  // There is a note below the table.
  const printed = study.pair === undefined ? points.first + count : pairTable.first + pairTable.count + 1;
  const data = printed + 1;
  const moving = movers.filter((mover) => moves(mover, study)).length;
  const bars = { header: data + 1, first: data + 2, count: Math.max(moving, Math.min(count, 2)) };
  const lines = {
    header: bars.first + bars.count + 1,
    first: bars.first + bars.count + 2,
    count: Math.min(bars.count, MOST_LINES),
  };
  const calculation = lines.first + lines.count + 1;
  const yearRow = calculation + 1;
  const baseTitle = yearRow + 1;
  const keys = [...parameters, ...indicators];
  const rows = new Map(keys.map((key, i) => [key, baseTitle + 1 + i]));
  let next = baseTitle + 1 + keys.length;
  const blocks = new Map<string, BlockPlace>();
  for (const { key, swing, affected, points: steps, factors } of movers) {
    const title = next;
    const deviation = title + 1;
    const first = deviation + (swing.kind === 'path' ? 1 : 0);
    const size = 1 + affected.length;
    blocks.set(key, { title, deviation, caseRow: (index) => first + index * size });
    next = first + (steps.length + factors.length) * size;
  }
  const calculationOfPair = next;
  const rowsOfPair = study.pair?.both.length ?? 0;
  const pair = study.pair && {
    ...pairTable,
    calculation: calculationOfPair,
    caseRow: (i: number, j: number) => calculationOfPair + 1 + (i * POINTS.length + j) * rowsOfPair,
  };
  return {
    ...{ ranked, note, ends, endsNote, points, data, bars, lines, calculation, yearRow, baseTitle, blocks },
    ...{ pair, printed },
    baseRow: (key) => {
      const row = rows.get(key);
      if (row === undefined) throw new Error(`"${key}" is not part of the question`);
      return row;
    },
  };
}

/** Row of an affected indicator, counted from the first row of its case. */
export function rowInCase({ affected }: Mover, indicator: string): number {
  const index = affected.indexOf(indicator);
  if (index < 0) throw new Error(`"${indicator}" is not affected`);
  return 1 + index;
}

function moves({ points }: Mover, { question: { indicator, year } }: Study): boolean {
  const values = points.map((point) => point.valueAt(indicator, year));
  return values.some((value) => value !== values[0]);
}
