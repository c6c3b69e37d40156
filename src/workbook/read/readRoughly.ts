/**
 * An approximate model for sheets that cannot be read as a model.
 *
 * In: the workbook and the model that will be written. Out: a model to compare the sheets with, never to calculate with.
 * Undefined if nothing useful can be read.
 */
import { findUnit } from '../../figures/units.js';
import type { Problem } from '../../messages/problem.js';
import type { Model } from '../../model/model.js';
import { prepareModel } from '../../model/prepare.js';
import { writeOverKeys } from '../../model/wording.js';
import type { WorkbookSnapshot } from '../plan/plan.js';
import { startReport } from '../tables/tables.js';
import { readModel } from './readWorkbook.js';
import { recogniseSheets } from './recogniseSheets.js';

/** Largest number of repairs. */
const MOST_REPAIRS = 12;

/**
 * A row with a problem is taken from `wanted`, or left out if it already equals the wanted row; the values of all inputs are as
 * wanted. `read`: a workbook for which `readWorkbook` gives problems.
 */
export function readRoughly(read: WorkbookSnapshot, wanted: Model): Model | undefined {
  const { snapshot, copies } = recogniseSheets(read);
  const lacking = new Set<string>();
  let model = readModel(snapshot, copies, startReport(), new Map(), new Map(), { wanted, lacking });
  if (model !== undefined) model = withKnownUnits(withWantedRows(model, wanted, lacking), wanted);
  for (let repairs = 0; model !== undefined && repairs < MOST_REPAIRS; repairs++) {
    const prepared = prepareModel(model);
    if (prepared.ok) return filledFrom(writeOverKeys(prepared.value).model, wanted);
    model = withoutFaults(model, wanted, prepared.problems);
  }
  return undefined;
}

/** The rows of tables that lack a column, as wanted; a row that is no longer wanted stays as far as it can be read. */
function withWantedRows(model: Model, wanted: Model, lacking: ReadonlySet<string>): Model {
  const tables = REPAIRED.filter((table) => lacking.has(table)).map((table) => {
    const rows = new Map(wanted[table].map((row) => [keyOf(row), row]));
    return [table, model[table].map((row) => rows.get(keyOf(row)) ?? row)] as const;
  });
  return { ...model, ...Object.fromEntries(tables) };
}

/** Rows whose unit is unknown, as wanted; of those that are no longer wanted, figures are left out and the others count. */
function withKnownUnits(model: Model, wanted: Model): Model {
  const mend = <T extends Row & { readonly unit: string }>(
    rows: readonly T[],
    others: readonly T[],
    rest: (row: T) => readonly T[],
  ): readonly T[] =>
    rows.flatMap((row) => {
      if (findUnit(row.unit) !== undefined) return [row];
      const other = others.find((each) => keyOf(each) === keyOf(row));
      return other === undefined ? rest(row) : [other];
    });
  const counted = <T extends { readonly unit: string }>(row: T): readonly T[] => [{ ...row, unit: '项' }];
  return {
    ...model,
    figures: mend(model.figures, wanted.figures, () => []),
    indicators: mend(model.indicators, wanted.indicators, counted),
    parameters: mend(model.parameters, wanted.parameters, counted),
  };
}

/**
 * Fills in as wanted what cannot be read: an input that cannot be read does not tell what was written there, and neither does a
 * table without one of its columns.
 */
function filledFrom(model: Model, wanted: Model): Model {
  const tables = REPAIRED.filter((table) => model[table].length === 0);
  const scenarios = model.scenarios.map((own) => {
    const other = wanted.scenarios.find(({ key }) => key === own.key);
    return other === undefined ? own : { ...own, values: other.values };
  });
  const parameters = model.parameters.map((own) => {
    const other = wanted.parameters.find(({ key }) => key === own.key);
    return other === undefined ? own : { ...own, value: other.value };
  });
  // A number that was typed since the workbook was last read is no number of ours: otherwise it would be overwritten without a word.
  const figures = model.figures.map((own) => wanted.figures.find(({ id }) => id === own.id) ?? own);
  const targets = model.targets.map((own) => {
    const other = wanted.targets.find(({ key }) => key === own.key);
    return other === undefined ? own : { ...own, value: other.value, tolerance: other.tolerance };
  });
  return {
    ...model,
    ...{ scenarios, parameters, figures, targets },
    ...Object.fromEntries(tables.map((table) => [table, wanted[table]])),
  };
}

const REPAIRED = ['figures', 'indicators', 'parameters', 'scenarios', 'targets', 'rules'] as const;

function withoutFaults(model: Model, wanted: Model, problems: readonly Problem[]): Model | undefined {
  const faults = problems.filter(({ severity }) => severity === 'error').map(({ place }) => place);
  const repaired = REPAIRED.map((table) => {
    const keys = new Set(faults.flatMap((place) => (place.table === table ? (place.key ?? []) : [])));
    return [table, keys.size === 0 ? model[table] : withoutRows(model[table], wanted[table], keys)] as const;
  });
  const isRest = faults.some(({ table }) => !REPAIRED.some((known) => known === table));
  const { dimensions: _, profiles: __, allocations: ___, accounts: ____, ...other } = model;
  const { overview: _____, vintages: ______, ...plain } = other;
  const rest = isRest ? { ...plain, milestones: [] } : model;
  const next = { ...rest, ...Object.fromEntries(repaired) };
  return JSON.stringify(next) === JSON.stringify(model) ? undefined : next;
}

const PLAIN = '=0';

type Row = Model[(typeof REPAIRED)[number]][number];

const keyOf = (row: Row): string => ('key' in row ? row.key : row.id);

/**
 * Replaces rows with problems by the wanted ones, or removes those that already equal them. A row that is no longer wanted is a row of
 * ours all the same: with a formula that any row may have it is found on the sheets, and deleted there.
 */
function withoutRows(
  rows: readonly Row[],
  wanted: readonly Row[],
  keys: ReadonlySet<string>,
): readonly Row[] {
  return rows.flatMap((row) => {
    if (!keys.has(keyOf(row))) return [row];
    const other = wanted.find((each) => keyOf(each) === keyOf(row));
    if (other === undefined)
      return 'formula' in row && row.formula !== PLAIN ? [{ ...row, formula: PLAIN }] : [];
    return JSON.stringify(other) === JSON.stringify(row) ? [] : [other];
  });
}
