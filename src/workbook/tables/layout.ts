/**
 * The layout: rows and columns (0-based) of all sheets, computed before any cell is written,
 * because sheets refer to each other. All projection sheets have the same rows.
 */
import type { HeaderId } from '../../messages/wording/workbook.js';
import { isOptionalTable } from '../../model/changes.js';
import type { Model, Target } from '../../model/model.js';
import { defaultHeldBy } from '../../model/ownership.js';
import type { PreparedModel } from '../../model/prepared.js';
import { isOwnLevel, targetReadings, type TargetReading } from '../../model/targetReading.js';
import { FIGURE_COLUMNS } from './figureTables.js';
import { overviewRows } from './overviewSettings.js';
import { comparedIndicators } from './topics.js';

/** A table: the row of its headings, and its first data row. */
export interface TablePlace {
  readonly title: number;
  readonly header: number;
  readonly first: number;
  /** Number of data rows; at least one, because a table cannot be without. */
  readonly count: number;
}

const MODEL_TABLES = [
  'settings',
  'scenarios',
  'targets',
  'rules',
  'parameters',
  'defaults',
  'indicators',
  'dimensions',
  'members',
  'profiles',
  'allocations',
  'accounts',
  'groups',
  'places',
] as const;
export type ModelTable = (typeof MODEL_TABLES)[number];

type ProjectionRow =
  | { readonly kind: 'section'; readonly section: 'parameters' | 'indicators' | 'targets' | 'rules' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'parameter' | 'indicator' | 'target' | 'rule'; readonly key: string };

export interface Layout {
  readonly baseline: {
    readonly figures: TablePlace;
    readonly documents: TablePlace;
    readonly column: (id: HeaderId) => number;
    readonly figureRow: (id: string) => number;
  };
  readonly model: Readonly<Record<ModelTable, TablePlace>>;
  readonly projection: {
    readonly header: number;
    readonly firstYearColumn: number;
    /** Columns of the lower bound, the upper bound and the count of inputs outside them. */
    readonly minColumn: number;
    readonly maxColumn: number;
    readonly checkColumn: number;
    readonly rows: readonly ProjectionRow[];
    readonly firstRow: number;
    readonly lastParameterRow: number;
    readonly lastRow: number;
    readonly rowOf: (kind: 'parameter' | 'indicator' | 'target' | 'rule', key: string) => number;
    /** Row of an indicator or parameter by key; undefined if it has none. */
    readonly seriesRow: (key: string) => number | undefined;
    readonly yearColumn: (year: number) => number;
  };
  readonly compare: {
    readonly selectorRow: number;
    /** Keys of the indicators (and some parameters) that are compared. */
    readonly indicators: readonly string[];
    readonly firstYearColumn: number;
    readonly active: TablePlace;
    readonly targetLineRow: number;
    readonly byYear: TablePlace;
    readonly targets: TablePlace;
    readonly gaps: TablePlace;
    /** For each indicator the target of the latest year, among the targets of its level in its own unit. */
    readonly lastTargets: readonly Target[];
    /** For each series the latest target that can be missed, on any basis: targets of the gap chart. */
    readonly gapTargets: readonly Target[];
    readonly activeRow: (indicator: string) => number;
    readonly byYearRow: (indicator: string, scenario: number) => number;
    readonly targetRow: (target: string, scenario: number) => number;
  };
}

/** Empty rows between two tables of a sheet, so that rows can be added to the upper one. */
const GAP = 2;

function place(title: number, count: number): TablePlace {
  return { title, header: title + 1, first: title + 2, count: Math.max(1, count) };
}

function after(table: TablePlace): number {
  return table.first + table.count + GAP;
}

export function planLayout(prepared: PreparedModel): Layout {
  const { model } = prepared;
  return {
    baseline: baselineLayout(model),
    model: modelLayout(model),
    projection: projectionLayout(prepared),
    compare: compareLayout(prepared),
  };
}

function baselineLayout(model: Model): Layout['baseline'] {
  const figures: TablePlace = { title: 0, header: 3, first: 4, count: Math.max(1, model.figures.length) };
  const rows = new Map(model.figures.map(({ id }, i) => [id, figures.first + i]));
  return {
    figures,
    documents: place(after(figures), model.documents.length),
    column: (id) => indexOf(FIGURE_COLUMNS, id),
    figureRow: (id) => found(rows.get(id), id),
  };
}

/** Number of settings that every model has. */
const FIXED_SETTINGS = 8;

function modelLayout(model: Model): Layout['model'] {
  const settings = place(4, FIXED_SETTINGS + overviewRows(model.overview).length);
  const scenarios = place(after(settings), model.scenarios.length);
  const targets = place(after(scenarios), model.targets.length);
  const rules = place(after(targets), model.rules.length);
  const parameters = place(after(rules), model.parameters.length);
  const overridden = defaultedParameters(model).length;
  const defaults = place(after(parameters), overridden);
  const indicators = place(overridden > 0 ? after(defaults) : after(parameters), model.indicators.length);
  // Tables that most models lack come last, so that they do not move the others.
  const members = (model.dimensions ?? []).reduce((sum, dimension) => sum + dimension.members.length, 0);
  const counts = [model.dimensions?.length ?? 0, members, model.profiles?.length ?? 0];
  const rare: TablePlace[] = [];
  let last = indicators;
  counts.push(model.allocations?.length ?? 0, model.accounts?.length ?? 0);
  counts.push(model.groups?.length ?? 0, model.places?.length ?? 0);
  for (const count of counts) {
    const next = place(after(last), count);
    rare.push(next);
    if (count > 0) last = next;
  }
  const [dimensions = last, memberRows = last, profiles = last, allocations = last, ...names] = rare;
  const [accounts = last, groups = last, places = last] = names;
  const optional = { dimensions, members: memberRows, profiles, allocations, accounts, groups, places };
  return { settings, scenarios, targets, rules, parameters, defaults, indicators, ...optional };
}

/** The row after the last row of the Model sheet's tables, 0-based. */
export function modelEnd(model: Model, places: Layout['model']): number {
  const used = MODEL_TABLES.filter((table) => !isAbsent(model, table)).map((table) => places[table]);
  return Math.max(...used.map(({ first, count }) => first + count));
}

/** Whether the Model sheet of this model lacks the table. */
export function isAbsent(model: Model, table: ModelTable): boolean {
  if (table === 'defaults') return defaultedParameters(model).length === 0;
  if (table === 'members') return (model.dimensions ?? []).every(({ members }) => members.length === 0);
  return isOptionalTable(table) && (model[table] ?? []).length === 0;
}

/** The scenario whose sheet has the parameters' own values: the first that extends none. */
export function baseScenario(model: Model): string | undefined {
  return model.scenarios.find((scenario) => scenario.extends === undefined)?.key;
}

/**
 * Parameters whose default is in a table of its own, because the base scenario's sheet cannot hold it: the base scenario
 * overrides it, or a scenario that does not extend the base scenario shows it too.
 */
export function defaultedParameters(model: Model): readonly string[] {
  const base = baseScenario(model);
  const isHeld = base === undefined ? () => false : defaultHeldBy(model, base);
  return model.parameters.map(({ key }) => key).filter((key) => !isHeld(key));
}

function projectionLayout(prepared: PreparedModel): Layout['projection'] {
  const { model, years } = prepared;
  const rows: ProjectionRow[] = [
    { kind: 'section', section: 'parameters' },
    ...grouped(model.parameters, 'parameter'),
  ];
  const parameters = rows.length;
  rows.push(
    { kind: 'section', section: 'indicators' },
    ...grouped(
      prepared.series.map(({ indicator }) => indicator),
      'indicator',
    ),
    { kind: 'section', section: 'targets' },
    ...model.targets.map(({ key }): ProjectionRow => ({ kind: 'target', key })),
    { kind: 'section', section: 'rules' },
    ...model.rules.map(({ key }): ProjectionRow => ({ kind: 'rule', key })),
  );
  const header = 3;
  const firstRow = header + 1;
  const rowByKey = new Map(
    rows.flatMap((row, i) => ('key' in row ? [[`${row.kind} ${row.key}`, firstRow + i]] : [])),
  );
  const firstYearColumn = 3;
  const minColumn = firstYearColumn + years.length;
  return {
    header,
    firstYearColumn,
    minColumn,
    maxColumn: minColumn + 1,
    checkColumn: minColumn + 2,
    rows,
    firstRow,
    lastParameterRow: firstRow + parameters - 1,
    lastRow: firstRow + rows.length - 1,
    rowOf: (kind, key) => found(rowByKey.get(`${kind} ${key}`), key),
    seriesRow: (key) => rowByKey.get(`indicator ${key}`) ?? rowByKey.get(`parameter ${key}`),
    yearColumn: (year) => firstYearColumn + year - model.firstYear,
  };
}

/** Rows by group; groups are in the order in which they first appear. */
function grouped(
  items: readonly { readonly key: string; readonly group: string }[],
  kind: 'parameter' | 'indicator',
): readonly ProjectionRow[] {
  const groups = [...new Set(items.map(({ group }) => group))];
  return groups.flatMap((group): ProjectionRow[] => [
    { kind: 'group', group },
    ...items.filter((item) => item.group === group).map(({ key }): ProjectionRow => ({ kind, key })),
  ]);
}

function compareLayout(prepared: PreparedModel): Layout['compare'] {
  const { model } = prepared;
  const indicators = comparedIndicators(prepared);
  const scenarios = model.scenarios.length;
  const selectorRow = 3;
  // One row more than indicators: the line of the target in the chart.
  const active = place(selectorRow + 2, indicators.length + 1);
  const byYear = place(after(active), indicators.length * scenarios);
  const targets = place(after(byYear), model.targets.length * scenarios);
  const readings = targetReadings(prepared);
  const isFigure = ({ series = '', target }: TargetReading): boolean =>
    prepared.seriesByKey.get(series)?.actuals.has(target.year) === true;
  // If the value of that year is a figure, no scenario changes the gap.
  const gapTargets = latestTargets(
    readings.filter((row) => row.unjudged === undefined && row.target.value !== 0 && !isFigure(row)),
  );
  const targetIndex = new Map(model.targets.map(({ key }, i) => [key, i]));
  return {
    selectorRow,
    indicators,
    firstYearColumn: 3,
    active,
    targetLineRow: active.first + indicators.length,
    byYear,
    targets,
    gaps: place(after(targets), gapTargets.length),
    lastTargets: latestTargets(readings.filter((row) => isOwnLevel(prepared, row))),
    gapTargets,
    activeRow: (indicator) => active.first + indexOf(indicators, indicator),
    byYearRow: (indicator, scenario) => byYear.first + indexOf(indicators, indicator) * scenarios + scenario,
    targetRow: (target, scenario) =>
      targets.first + found(targetIndex.get(target), target) * scenarios + scenario,
  };
}

/** For each series the target of the latest year (of equal years the first), in the order of the targets. */
function latestTargets(readings: readonly TargetReading[]): readonly Target[] {
  return readings
    .filter(
      (row, i) =>
        !readings.some(
          (other, j) =>
            other.series === row.series &&
            (other.target.year > row.target.year || (other.target.year === row.target.year && j < i)),
        ),
    )
    .map(({ target }) => target);
}

function indexOf<T>(items: readonly T[], item: T): number {
  const index = items.indexOf(item);
  return found(index < 0 ? undefined : index, String(item));
}

function found(row: number | undefined, key: string): number {
  if (row === undefined) throw new Error(`the layout has no place for "${key}"`);
  return row;
}
