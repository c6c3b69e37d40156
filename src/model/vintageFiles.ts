/**
 * The two tables of earlier plans in a pack: vintages.csv with their values, revisions.csv with why the headline series changed.
 *
 * In: the texts, each of which may be missing. Out: vintages, oldest first, or problems with line and column. `writeVintages` writes the
 * texts again. Values are in the unit of their row. The base year of a vintage is the first year that it has a value for.
 */
import { placeOf, readTable, writeCsv, type CsvField } from '../figures/csv.js';
import { findUnit } from '../figures/units.js';
import { makeProblem, type Outcome, type Problem } from '../messages/problem.js';
import { CAUSES, type Cause, type Revision, type Vintage } from './model.js';

/** The texts of the two files. */
export interface VintageFiles {
  readonly vintages?: string;
  readonly revisions?: string;
}

export const VINTAGE_NAMES = { vintages: 'vintages.csv', revisions: 'revisions.csv' } as const;

const VALUE_COLUMNS = [
  'vintage',
  'made',
  'scenario',
  'indicator',
  'member',
  'year',
  'value',
  'unit',
] as const;
const REVISION_COLUMNS = [
  'vintage',
  'scenario',
  'indicator',
  'member',
  'year',
  'was',
  'is',
  'cause',
  'of',
  'amount',
] as const;

/** The earlier plans of a pack; none where there are no files. */
export function readVintages({ vintages = '', revisions = '' }: VintageFiles): Outcome<readonly Vintage[]> {
  const problems: Problem[] = [];
  const drafts = vintages.trim() === '' ? new Map<string, Draft>() : readValues(vintages, problems);
  if (revisions.trim() !== '') readRevisions(revisions, drafts, problems);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: [...drafts.values()].map(finished), problems };
}

interface Draft {
  readonly key: string;
  readonly made: string;
  readonly plan: Record<string, Record<string, Record<number, number>>>;
  readonly units: Record<string, string>;
  readonly years: Set<number>;
  scenario: string;
  readonly revisions: Map<string, Revision>;
}

function finished({ key, made, plan, units, years, scenario, revisions }: Draft): Vintage {
  const first = scenario === '' ? (Object.keys(plan)[0] ?? '') : scenario;
  return {
    key,
    made,
    baseYear: Math.min(...years),
    plan,
    units,
    scenario: first,
    revisions: [...revisions.values()],
  };
}

function readValues(text: string, problems: Problem[]): Map<string, Draft> {
  const file = VINTAGE_NAMES.vintages;
  const table = readTable(text, file, VALUE_COLUMNS);
  problems.push(...table.problems);
  const drafts = new Map<string, Draft>();
  for (const row of table.rows) {
    const key = row.vintage.text;
    const year = numberIn(row.year, file, problems);
    const value = numberIn(row.value, file, problems);
    if (findUnit(row.unit.text) === undefined)
      problems.push(makeProblem('model.vintageUnit', placeOf(file, row.unit), { found: row.unit.text }));
    const draft = drafts.get(key) ?? startDraft(key, row.made.text);
    drafts.set(key, draft);
    const series = (draft.plan[row.scenario.text] ??= {});
    (series[row.indicator.text] ??= {})[year] = value;
    draft.units[row.indicator.text] = row.unit.text;
    draft.years.add(year);
  }
  return drafts;
}

function startDraft(key: string, made: string): Draft {
  return { key, made, plan: {}, units: {}, years: new Set(), scenario: '', revisions: new Map() };
}

function readRevisions(text: string, drafts: ReadonlyMap<string, Draft>, problems: Problem[]): void {
  const file = VINTAGE_NAMES.revisions;
  const table = readTable(text, file, REVISION_COLUMNS);
  problems.push(...table.problems);
  for (const row of table.rows) {
    const draft = drafts.get(row.vintage.text);
    if (draft === undefined) {
      const args = { found: row.vintage.text, known: [...drafts.keys()].join(' ') };
      problems.push(makeProblem('model.vintageUnknown', placeOf(file, row.vintage), args));
      continue;
    }
    draft.scenario = row.scenario.text;
    const indicator = row.indicator.text;
    const year = numberIn(row.year, file, problems);
    const id = `${indicator} ${year}`;
    const [was, is] = [row.was, row.is].map((field) =>
      field.text === '' ? null : numberIn(field, file, problems),
    );
    const known = draft.revisions.get(id);
    const revision = known ?? { indicator, member: null, year, was: was ?? null, is: is ?? null, causes: [] };
    const cause = CAUSES.find((each) => each === row.cause.text);
    if (cause === undefined && row.cause.text !== '')
      problems.push(
        makeProblem('model.vintageCause', placeOf(file, row.cause), {
          found: row.cause.text,
          known: CAUSES.join(' '),
        }),
      );
    const fresh: readonly Cause[] =
      cause === undefined
        ? []
        : [
            {
              cause,
              ...(row.of.text === '' ? {} : { of: row.of.text }),
              amount: numberIn(row.amount, file, problems),
            },
          ];
    draft.revisions.set(id, { ...revision, causes: [...revision.causes, ...fresh] });
  }
}

function numberIn(field: CsvField, file: string, problems: Problem[]): number {
  const value = field.text.trim() === '' ? NaN : Number(field.text);
  if (!Number.isFinite(value))
    problems.push(makeProblem('model.vintageNumber', placeOf(file, field), { found: field.text }));
  return value;
}

/** The two texts; none of a model without earlier plans. */
export function writeVintages(vintages: readonly Vintage[] = []): VintageFiles {
  if (vintages.length === 0) return {};
  const values = vintages.flatMap(({ key, made, plan, units }) =>
    Object.entries(plan).flatMap(([scenario, series]) =>
      Object.entries(series).flatMap(([indicator, byYear]) =>
        Object.entries(byYear).map(([year, value]) => [
          key,
          made,
          scenario,
          indicator,
          '',
          year,
          String(value),
          units[indicator] ?? '',
        ]),
      ),
    ),
  );
  const revisions = vintages.flatMap(({ key, scenario, revisions: rows }) =>
    rows.flatMap(({ indicator, year, was, is, causes }) => {
      const head = [key, scenario, indicator, '', String(year), textOf(was), textOf(is)];
      if (causes.length === 0) return [[...head, '', '', '']];
      return causes.map(({ cause, of = '', amount }) => [...head, cause, of, String(amount)]);
    }),
  );
  return {
    vintages: writeCsv([VALUE_COLUMNS, ...values]),
    revisions: writeCsv([REVISION_COLUMNS, ...revisions]),
  };
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value);
}
