/**
 * Reads the values of parameters: on the sheet of each scenario, and among the defaults on the Model sheet.
 *
 * A scenario's inputs are found by their name, or on the sheet that is recognised as the scenario's. Parameters' own values are
 * on the base scenario's sheet, or among the defaults if that scenario overrides them.
 */
import { WORDS } from '../../messages/wording/workbook.js';
import type { DraftParameter } from '../../model/completeModel.js';
import type { ParameterValue, Scenario } from '../../model/model.js';
import { INPUTS, REGIONS, SCENARIO_KEY } from '../plan/naming.js';
import type { SheetSnapshot, WorkbookSnapshot } from '../plan/plan.js';
import { findInputRows, firstInputColumn, readInputRow, type InputRows } from './readInputRows.js';
import { projectionKey, scenarioOf } from '../tables/scenarioSheets.js';
import {
  cellAt,
  findHeading,
  findRegion,
  headerRow,
  isBlank,
  placeOf,
  plainText,
  usedArea,
  type Region,
  type Report,
} from '../tables/tables.js';

interface Values {
  readonly own: ReadonlyMap<string, ParameterValue>;
  readonly byScenario: ReadonlyMap<string, Readonly<Record<string, ParameterValue>>>;
}

interface ValueSources {
  readonly snapshot: WorkbookSnapshot;
  readonly parameters: readonly Omit<DraftParameter, 'value'>[];
  readonly scenarios: readonly Omit<Scenario, 'values'>[];
  readonly years: readonly number[];
  readonly report: Report;
}

/** Rows found are put into `inputs` by scenario, the defaults under ''. */
export function readValues(sources: ValueSources, inputs: Map<string, InputRows>): Values {
  const { parameters, scenarios, years, report } = sources;
  const own = new Map<string, ParameterValue>();
  const defaults = readDefaults(sources, own);
  if (defaults !== undefined) inputs.set('', defaults);
  const sheets = findScenarioSheets(sources);
  const base = baseOf(scenarios);
  const byScenario = new Map<string, Readonly<Record<string, ParameterValue>>>();
  for (const { key: scenario } of scenarios) {
    const rows = sheets.get(scenario);
    if (rows === undefined) continue;
    inputs.set(scenario, rows);
    const values: Record<string, ParameterValue> = {};
    for (const { key, unit } of parameters) {
      const isOwner = scenario === base && defaults?.rowOf.has(key) !== true;
      if (!rows.rowOf.has(key)) {
        if (!rows.hasNameless)
          report.add(
            'workbook.parameterRowMissing',
            'error',
            rows.region.sheet.name,
            { scenario, parameter: key },
            key,
          );
        continue;
      }
      const value = readInputRow(rows, { key, unit, inherits: !isOwner }, years, report);
      if (!isOwner && value !== undefined) values[key] = value;
      else if (isOwner && value !== undefined) own.set(key, value);
      else if (isOwner) report.add('workbook.valueMissing', 'error', firstCell(rows, key), {}, key);
    }
    byScenario.set(scenario, values);
    for (const [key, row] of rows.rowOf) {
      if (parameters.some((parameter) => parameter.key === key)) continue;
      const at = placeOf(rows.region.sheet, row, 0);
      // A word in the column of keys of a row without any value is a note.
      if (isBlankRow(rows, row)) report.add('workbook.rowPassedOver', 'warning', at);
      else report.add('workbook.parameterUnknown', 'error', at, { parameter: key }, key);
    }
  }
  return { own, byScenario };
}

function isBlankRow({ region, columnOf }: InputRows, row: number): boolean {
  return [...columnOf.values()].every((column) => isBlank(cellAt(region.sheet, row, column)));
}

function baseOf(scenarios: readonly Omit<Scenario, 'values'>[]): string | undefined {
  return scenarios.find((scenario) => scenario.extends === undefined)?.key;
}

function readDefaults(
  { snapshot, parameters, years, report }: ValueSources,
  own: Map<string, ParameterValue>,
): InputRows | undefined {
  const region = findRegion(snapshot, REGIONS.defaults);
  const defaults = region === undefined ? undefined : findInputRows(region, years, report);
  if (defaults === undefined) return undefined;
  for (const { key, unit } of parameters) {
    if (!defaults.rowOf.has(key)) continue;
    const value = readInputRow(defaults, { key, unit, inherits: false }, years, report);
    if (value === undefined) report.add('workbook.valueMissing', 'error', firstCell(defaults, key), {}, key);
    else own.set(key, value);
  }
  return defaults;
}

function firstCell(rows: InputRows, key: string): string {
  const { region, rowOf } = rows;
  return placeOf(region.sheet, rowOf.get(key) ?? region.area.row, firstInputColumn(rows));
}

// --- the sheets ---------------------------------------------------------------------------------------------

/** The inputs of each scenario, by the scenario's key in its sheet. */
function findScenarioSheets(sources: ValueSources): ReadonlyMap<string, InputRows> {
  const { snapshot, scenarios, years, report } = sources;
  const found = new Map<string, InputRows>();
  /** Scenarios whose sheet has already been reported. */
  const told = new Set<string>();
  const strangers: { readonly key: string; readonly place: string }[] = [];
  const isListed = (key: string): boolean => scenarios.some((scenario) => scenario.key === key);
  const take = (key: string, region: Region): void => {
    const rows = findInputRows(region, years, report);
    if (rows === undefined) told.add(key);
    else found.set(key, rows);
  };
  for (const { name } of snapshot.names) {
    if (!name.toLowerCase().startsWith(INPUTS)) continue;
    const region = findRegion(snapshot, name);
    const keyRegion = findRegion(snapshot, SCENARIO_KEY + name.slice(INPUTS.length));
    if (region === undefined || keyRegion === undefined || headerRow(region, 'key') === undefined) continue;
    const { row, column } = keyRegion.area;
    const key = plainText(cellAt(keyRegion.sheet, row, column)).trim();
    if (isListed(key)) {
      if (!found.has(key)) take(key, region);
      continue;
    }
    told.add(scenarioOf(keyRegion.sheet) ?? key);
    strangers.push({ key, place: placeOf(keyRegion.sheet, row, column) });
  }
  const base = baseOf(scenarios);
  const wasThere = new Set(snapshot.names.map(({ name }) => name.toLowerCase()));
  for (const { key } of scenarios) {
    if (found.has(key) || told.has(key)) continue;
    const sheet = snapshot.sheets.find((each) => each.key === projectionKey(key));
    const region = sheet === undefined ? undefined : inputRegion(sheet, sources);
    if (region !== undefined) take(key, region);
    else if (sheet !== undefined || key === base || wasThere.has((INPUTS + key).toLowerCase()))
      report.add('workbook.scenarioSheetMissing', 'error', sheet?.name, { scenario: key }, key);
    else report.add('workbook.scenarioNew', 'warning', undefined, { scenario: key }, key);
  }
  // If a listed scenario has no sheet, the key on a sheet may have been changed, so nothing is guessed.
  const isComplete = scenarios.every(({ key }) => found.has(key));
  for (const { key, place } of strangers)
    if (isComplete) report.add('workbook.sheetNotRead', 'warning', place, { scenario: key }, key);
    else report.add('workbook.scenarioUnknown', 'error', place, { scenario: key }, key);
  return found;
}

/** The inputs on a sheet to which no name points: from the row of headings to the last row of a parameter. */
function inputRegion(sheet: SheetSnapshot, { parameters }: ValueSources): Region | undefined {
  const used = usedArea(sheet);
  const whole = { name: WORDS.parametersHeading.zh, sheet, area: used };
  const header = headerRow(whole, 'key');
  const column = header === undefined ? undefined : findHeading(sheet, header, 'key', used);
  if (header === undefined || column === undefined) return undefined;
  const keys = new Set(parameters.map(({ key }) => key));
  const last = sheet.cells.reduce(
    (found, row, r) => (keys.has(plainText(row[column]).trim()) ? r : found),
    header,
  );
  return { ...whole, area: { ...used, row: header, rows: last - header + 1 } };
}
