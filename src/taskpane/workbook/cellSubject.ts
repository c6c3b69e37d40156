/**
 * What a cell of a workbook of ours is about: a series, a year and a scenario.
 *
 * In: the model, and the cell with the texts that label it. Out: the subject, or undefined where row or column do not say it. A row says
 * its series by a name or a key in one of its first cells, a column its year by the nearest whole number above that is a year of the
 * model, a sheet its scenario by its name; a sheet of another name is about the scenario in focus.
 */
import type { PreparedModel } from '../../model/prepared.js';
import type { ActiveCell } from '../../hosts/office/activeCell.js';

interface CellSubject {
  readonly key: string;
  readonly year: number;
  /** Undefined where the sheet names none. */
  readonly scenario?: string;
}

export function cellSubject(
  prepared: PreparedModel,
  cell: Omit<ActiveCell, 'address'>,
): CellSubject | undefined {
  const key = cell.left.map((text) => seriesOf(prepared, text)).find((found) => found !== undefined);
  const year = [...cell.above]
    .reverse()
    .find((value) => typeof value === 'number' && prepared.years.includes(value));
  if (key === undefined || typeof year !== 'number') return undefined;
  const { scenarios } = prepared.model;
  // The longest name counts: one scenario's may be part of another's.
  const [named] = scenarios
    .flatMap((row) => [row.name.zh, row.name.en, row.key].map((name) => ({ key: row.key, name })))
    .filter(({ name }) => name !== '' && cell.sheet.includes(name))
    .sort((a, b) => b.name.length - a.name.length);
  return { key, year, ...(named === undefined ? {} : { scenario: named.key }) };
}

/** An indicator with a series; a parameter is an assumption and has no ground but itself. */
function seriesOf(prepared: PreparedModel, text: unknown): string | undefined {
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  const key = prepared.names.resolve(text.trim());
  return key !== undefined && prepared.seriesByKey.has(key) ? key : undefined;
}
