/**
 * A user's tables -> what each row becomes, and the model that is built of the rows taken.
 *
 * In: rectangles of cells, the model's name, the date and the numbers of the rows that are left out. Out: the preview, or the reasons why there
 * is no model. Plain data, which a worker can send.
 */
import type { Bilingual } from '../../messages/language.js';
import type { Outcome, Problem } from '../../messages/problem.js';
import { makeProblem } from '../../messages/problem.js';
import { printFormula } from '../../formula/text/print.js';
import type { Model } from '../../model/model.js';
import { prepareModel } from '../../model/prepare.js';
import { buildModel, type Source } from '../../start/buildModel.js';
import { fewProblems } from '../../start/fewProblems.js';
import type { Grid } from '../../start/table/grid.js';
import { readTables } from '../../start/table/readTables.js';
import type { TableSeries } from '../../start/table/series.js';

/** Largest number of series that a person can look through; a larger table is a database. */
const MOST_SERIES = 2000;

export interface PreviewRow {
  /** Of the series in the table, 0-based. */
  readonly index: number;
  readonly name: Bilingual;
  /** Symbol of the unit; empty where the table gives none. */
  readonly unit: string;
  readonly years: readonly number[];
  /** `Sheet B5`, the cell of its name. */
  readonly place: string;
  /** Undefined for a row that is left out. */
  readonly formula?: Bilingual;
  readonly reason?: Bilingual;
}

export interface TablePreview {
  readonly series: readonly TableSeries[];
  readonly rows: readonly PreviewRow[];
  /** Undefined where all rows are left out. */
  readonly model: Model | undefined;
  readonly problems: readonly Problem[];
}

/** The preview of tables as they were read. */
export function previewTables(grids: readonly Grid[], source: Source): Outcome<TablePreview> {
  const tables = readTables(grids);
  if (!tables.ok) return { ok: false, problems: fewProblems(tables.problems) };
  const count = tables.value.length;
  if (count > MOST_SERIES) {
    const file = grids[0]?.name ?? '';
    const args = { count, most: MOST_SERIES };
    return { ok: false, problems: [makeProblem('start.tableTooLarge', { file }, args)] };
  }
  return previewSeries(tables.value, new Set(), source, tables.problems);
}

/** The preview of series, of which some are left out by their numbers. `found`: problems of reading. */
export function previewSeries(
  series: readonly TableSeries[],
  leftOut: ReadonlySet<number>,
  source: Source,
  found: readonly Problem[],
): Outcome<TablePreview> {
  const taken = series.flatMap((row, index) => (leftOut.has(index) ? [] : [{ row, index }]));
  const rowsWith = (became: ReadonlyMap<number, Omit<PreviewRow, 'index' | 'years' | 'place'>>) =>
    series.map((row, index): PreviewRow => {
      const { name, unit, sheet, cell, points } = row;
      const plain = { name: { zh: name, en: name }, unit };
      const place = `${sheet} ${cell}`.trim();
      return { ...plain, ...became.get(index), index, place, years: points.map(({ year }) => year) };
    });
  if (taken.length === 0)
    return {
      ok: true,
      value: { series, rows: rowsWith(new Map()), model: undefined, problems: found },
      problems: [],
    };
  const built = buildModel(
    taken.map(({ row }) => row),
    source,
  );
  const outcome = prepareModel(built.model);
  if (!outcome.ok) return outcome;
  const prepared = outcome.value;
  const became = new Map(
    taken.map(({ index }, at) => {
      const indicator = built.model.indicators[at];
      const written = prepared.seriesByKey.get(indicator?.key ?? '')?.written;
      const { name = { zh: '', en: '' }, unit = '', reason } = indicator ?? {};
      const inOne = (language: 'zh' | 'en'): string =>
        written === undefined ? '' : printFormula(written, prepared.names, language);
      const formula = { zh: inOne('zh'), en: inOne('en') };
      return [index, { name, unit, formula, ...(reason === undefined ? {} : { reason }) }] as const;
    }),
  );
  const problems = fewProblems([...found, ...built.problems, ...outcome.problems]);
  return { ok: true, value: { series, rows: rowsWith(became), model: built.model, problems }, problems: [] };
}
