/**
 * The tables of earlier plans: a row for each series of a scenario in a vintage, and a row for each revision of a series in a year. As in
 * modelTables.ts, one function writes a row and one reads it.
 *
 * Numbers are texts (`2024=90131.4, 2025=94000`), so that no digit is lost, in the unit of their row.
 */
import type { HeaderId } from '../../messages/wording/workbook.js';
import { CAUSES, type Cause, type Revision, type Vintage } from '../../model/model.js';
import { readText, textCell } from './fields.js';
import type { ReadRow, Report, RowCells } from './tables.js';

export const VINTAGE_COLUMNS: readonly HeaderId[] = [
  'key',
  'vintage',
  'madeOn',
  'scenarioKey',
  'indicator',
  'unit',
  'planValues',
];
export const REVISION_COLUMNS: readonly HeaderId[] = [
  'key',
  'vintage',
  'scenarioKey',
  'indicator',
  'year',
  'wasValue',
  'isValue',
  'causeAmounts',
];

/** The rows of all values. */
export function vintageRows(vintages: readonly Vintage[]): readonly RowCells[] {
  return vintages.flatMap(({ key, made, plan, units }) =>
    Object.entries(plan).flatMap(([scenario, series]) =>
      Object.entries(series).map(([indicator, values]) =>
        keyCells({
          key: `${key} ${scenario} ${indicator}`,
          vintage: key,
          madeOn: made,
          scenarioKey: scenario,
          indicator,
          unit: units[indicator] ?? '',
          planValues: pairsText(Object.entries(values)),
        }),
      ),
    ),
  );
}

/** The rows of all revisions. */
export function revisionRows(vintages: readonly Vintage[]): readonly RowCells[] {
  return vintages.flatMap(({ key, scenario, revisions }) =>
    revisions.map(({ indicator, year, was, is, causes }) =>
      keyCells({
        key: `${key} ${indicator} ${year}`,
        vintage: key,
        scenarioKey: scenario,
        indicator,
        year: String(year),
        wasValue: was === null ? '' : String(was),
        isValue: is === null ? '' : String(is),
        causeAmounts: pairsText(
          causes.map(({ cause, of, amount }) => [of === undefined ? cause : `${cause}:${of}`, amount]),
        ),
      }),
    ),
  );
}

function keyCells(texts: Partial<Record<HeaderId, string>>): RowCells {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, textCell(text, 'key')]));
}

function pairsText(pairs: readonly (readonly [string, number])[]): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join(', ');
}

/** The vintages of both tables, in the order of their rows. */
export function readVintageRows(
  values: readonly ReadRow[],
  revisions: readonly ReadRow[],
  report: Report,
): readonly Vintage[] {
  const field = (row: ReadRow, id: HeaderId): string => readText(row, id, report).trim();
  const keys = new Set(values.map((row) => field(row, 'vintage')));
  return [...keys].map((key): Vintage => {
    const rows = values.filter((row) => field(row, 'vintage') === key);
    const plan: Record<string, Record<string, Record<number, number>>> = {};
    const units: Record<string, string> = {};
    for (const row of rows) {
      const indicator = field(row, 'indicator');
      const pairs = readPairs(row, 'planValues', report);
      (plan[field(row, 'scenarioKey')] ??= {})[indicator] = Object.fromEntries(pairs);
      units[indicator] = field(row, 'unit');
    }
    const [first] = rows;
    const own = revisions.filter((row) => field(row, 'vintage') === key);
    const years = Object.values(plan).flatMap((series) => Object.values(series).flatMap(Object.keys));
    return {
      key,
      made: first === undefined ? '' : field(first, 'madeOn'),
      baseYear: Math.min(...years.map(Number)),
      plan,
      units,
      scenario: own[0] === undefined ? (Object.keys(plan)[0] ?? '') : field(own[0], 'scenarioKey'),
      revisions: own.map((row) => readRevision(row, field, report)),
    };
  });
}

function readRevision(row: ReadRow, field: (row: ReadRow, id: HeaderId) => string, report: Report): Revision {
  const number = (id: HeaderId): number | null =>
    field(row, id) === '' ? null : checked(field(row, id), row, id, report);
  return {
    indicator: field(row, 'indicator'),
    member: null,
    year: number('year') ?? 0,
    was: number('wasValue'),
    is: number('isValue'),
    causes: readPairs(row, 'causeAmounts', report).flatMap(([name, amount]): readonly Cause[] => {
      const [word = '', of] = name.split(':');
      const cause = CAUSES.find((each) => each === word);
      if (cause !== undefined) return [{ cause, ...(of === undefined ? {} : { of }), amount }];
      report.add('workbook.notNumbers', 'error', row.place('causeAmounts'), { found: name }, row.key);
      return [];
    }),
  };
}

function readPairs(row: ReadRow, id: HeaderId, report: Report): readonly (readonly [string, number])[] {
  const parts = readText(row, id, report)
    .split(',')
    .filter((part) => part.trim() !== '');
  return parts.map((part) => {
    const [name = '', value = ''] = part.split('=').map((piece) => piece.trim());
    return [name, checked(value, row, id, report)];
  });
}

function checked(text: string, row: ReadRow, id: HeaderId, report: Report): number {
  const value = text === '' ? NaN : Number(text);
  if (!Number.isFinite(value))
    report.add('workbook.notNumbers', 'error', row.place(id), { found: text }, row.key);
  return value;
}
