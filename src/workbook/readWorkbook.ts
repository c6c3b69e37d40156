/**
 * Reads the model back from a workbook: the inverse of `planWorkbook`.
 *
 * In: what a host read, cells and defined names. Out: the model that the workbook shows, with every edit a user
 * made in an input, a formula text or a table, or the problems that keep it from being one, each with its cell.
 * Regions are found by name, columns by heading, rows by key. Formulas come back over keys. A model that is
 * returned can be prepared.
 */
import type { Bilingual } from '../messages/language.js';
import type { Outcome, Place, Problem } from '../messages/problem.js';
import { SETTINGS, WORDS, type HeaderId, type SettingId } from '../messages/workbook.js';
import {
  MODEL_VERSION,
  type Model,
  type Parameter,
  type ParameterValue,
  type Scenario,
} from '../model/model.js';
import { prepareModel } from '../model/prepare.js';
import type { PreparedModel } from '../model/prepared.js';
import { printFormula } from '../formula/print.js';
import { readNumber, readText, splitList } from './fields.js';
import { FIGURE_READ, DOCUMENT_COLUMNS, readDocument, readFigure } from './figureTables.js';
import {
  INDICATOR_READ,
  parameterColumns,
  readIndicator,
  readParameter,
  readRule,
  readScenario,
  readTarget,
  ruleColumns,
  scenarioColumns,
  TARGET_READ,
} from './modelTables.js';
import { SETTING_COLUMNS } from './modelSheet.js';
import { INPUTS, REGIONS, SCENARIO_KEY } from './naming.js';
import type { WorkbookSnapshot } from './plan.js';
import { findInputRows, readInputRow, type InputRows } from './readInputRows.js';
import {
  cellAt,
  findRegion,
  placeOf,
  plainText,
  readTable,
  startReport,
  type ReadRow,
  type Report,
} from './tables.js';

export function readWorkbook(snapshot: WorkbookSnapshot): Outcome<Model> {
  const report = startReport();
  const places = new Map<string, ReadRow>();
  const inputs = new Map<string, InputRows>();
  const model = readModel(snapshot, report, places, inputs);
  const hasErrors = (problems: readonly Problem[]): boolean =>
    problems.some(({ severity }) => severity === 'error');
  if (model === undefined || hasErrors(report.problems)) return { ok: false, problems: report.problems };
  const prepared = prepareModel(model);
  const found = prepared.problems.map((problem) => ({
    ...problem,
    place: inCellOf(problem.place, places, inputs),
  }));
  const problems = [...report.problems, ...found];
  return prepared.ok ? { ok: true, value: overKeys(prepared.value), problems } : { ok: false, problems };
}

type Places = Map<string, ReadRow>;

function readModel(
  snapshot: WorkbookSnapshot,
  report: Report,
  places: Places,
  inputs: Map<string, InputRows>,
): Model | undefined {
  const rows = (name: keyof typeof REGIONS, what: Bilingual, key: HeaderId, columns: readonly HeaderId[]) => {
    const region = findRegion(snapshot, REGIONS[name]);
    if (region === undefined) {
      report.add('workbook.regionMissing', 'error', undefined, { name: REGIONS[name], ...what });
      return [];
    }
    const read = readTable(region, key, columns, report);
    for (const row of read) places.set(`${name} ${row.key}`, row);
    return read;
  };
  const settings = readSettings(rows('settings', WORDS.settingsTitle, 'key', SETTING_COLUMNS), report);
  const indicators = rows('indicators', WORDS.indicatorsTitle, 'key', INDICATOR_READ).map((row) =>
    readIndicator(row, report),
  );
  const parameters = rows('parameters', WORDS.parametersTitle, 'key', parameterColumns('zh')).map((row) =>
    readParameter(row, report),
  );
  const scenarios = rows(
    'scenarios',
    WORDS.scenariosTitle,
    'key',
    scenarioColumns('zh').filter((id) => id !== 'sheet'),
  ).map((row) => readScenario(row, report));
  const units = new Map(indicators.map(({ key, unit }) => [key, unit]));
  const targets = rows('targets', WORDS.targetsTitle, 'key', TARGET_READ).map((row) =>
    readTarget(row, (indicator) => units.get(indicator) ?? '', report),
  );
  const rules = rows('rules', WORDS.rulesTitle, 'key', ruleColumns('zh')).map((row) => readRule(row, report));
  const figures = rows('figures', WORDS.baselineTitle, 'id', FIGURE_READ).map((row) =>
    readFigure(row, report),
  );
  const documents = rows('documents', WORDS.documentsTitle, 'id', DOCUMENT_COLUMNS).map((row) =>
    readDocument(row, report),
  );
  if (settings === undefined) return undefined;
  const years = Array.from(
    { length: settings.horizon - settings.firstYear + 1 },
    (_, i) => settings.firstYear + i,
  );
  const values = readValues(snapshot, parameters, scenarios, years, report, inputs);
  return {
    ...settings,
    documents,
    figures,
    indicators,
    parameters: parameters.map((parameter) => withValue(parameter, values.own.get(parameter.key) ?? 0)),
    scenarios: scenarios.map((scenario) => ({
      ...scenario,
      values: values.byScenario.get(scenario.key) ?? {},
    })),
    targets,
    rules,
  };
}

function withValue(parameter: Omit<Parameter, 'value'>, value: ParameterValue): Parameter {
  return { ...parameter, value };
}

type Settings = Pick<
  Model,
  'version' | 'name' | 'firstYear' | 'baseYear' | 'horizon' | 'milestones' | 'geography'
>;

function readSettings(rows: readonly ReadRow[], report: Report): Settings | undefined {
  if (rows.length === 0) return undefined;
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const before = report.problems.length;
  const missing = (id: SettingId, row: ReadRow | undefined): void => {
    report.add('workbook.settingMissing', 'error', row?.place('settingValue'), { key: id, ...SETTINGS[id] });
  };
  const text = (id: SettingId): string => {
    const row = byKey.get(id);
    if (row === undefined) missing(id, row);
    return row === undefined ? '' : readText(row, 'settingValue', report);
  };
  const whole = (id: SettingId): number => {
    const row = byKey.get(id);
    const value = row === undefined ? undefined : readNumber(row, 'settingValue', report);
    if (row === undefined || value === undefined) missing(id, row);
    else if (!Number.isInteger(value) || value < 0 || value > 9999)
      report.add('workbook.notWhole', 'error', row.place('settingValue'), { found: value });
    return value ?? 0;
  };
  const milestones = splitList(text('milestones')).map(Number);
  const milestonesRow = byKey.get('milestones');
  if (milestonesRow !== undefined && milestones.some((year) => !Number.isInteger(year)))
    report.add('workbook.notWhole', 'error', milestonesRow.place('settingValue'), {
      found: text('milestones'),
    });
  const settings: Settings = {
    version: whole('version'),
    name: { zh: text('nameZh'), en: text('nameEn') },
    firstYear: whole('firstYear'),
    baseYear: whole('baseYear'),
    horizon: whole('horizon'),
    milestones,
    geography: text('geography'),
  };
  const { version } = settings;
  if (version > MODEL_VERSION)
    report.add('workbook.newerVersion', 'error', byKey.get('version')?.place('settingValue'), {
      version,
      known: MODEL_VERSION,
    });
  return report.problems.length > before ? undefined : settings;
}

// --- values of parameters ---------------------------------------------------------------------------------

interface Values {
  readonly own: ReadonlyMap<string, ParameterValue>;
  readonly byScenario: ReadonlyMap<string, Readonly<Record<string, ParameterValue>>>;
}

/** Parameters' own values stand in the base scenario's sheet, or among the defaults where it overrides them. */
function readValues(
  snapshot: WorkbookSnapshot,
  parameters: readonly Omit<Parameter, 'value'>[],
  scenarios: readonly Omit<Scenario, 'values'>[],
  years: readonly number[],
  report: Report,
  inputs: Map<string, InputRows>,
): Values {
  const own = new Map<string, ParameterValue>();
  const defaultsRegion = findRegion(snapshot, REGIONS.defaults);
  const defaults = defaultsRegion === undefined ? undefined : findInputRows(defaultsRegion, years, report);
  if (defaults !== undefined) {
    inputs.set('', defaults);
    for (const { key, unit } of parameters) {
      if (!defaults.rowOf.has(key)) continue;
      const value = readInputRow(defaults, { key, unit, inherits: false }, years, report);
      if (value === undefined)
        report.add('workbook.valueMissing', 'error', firstCell(defaults, key), {}, key);
      else own.set(key, value);
    }
  }
  const sheets = findScenarioSheets(snapshot, scenarios, years, report);
  const base = scenarios.find((scenario) => scenario.extends === undefined)?.key;
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
    for (const [key, row] of rows.rowOf)
      if (!parameters.some((parameter) => parameter.key === key))
        report.add(
          'workbook.parameterUnknown',
          'error',
          placeOf(rows.region.sheet, row, 0),
          { parameter: key },
          key,
        );
  }
  return { own, byScenario };
}

function firstCell({ region, rowOf, columnOf }: InputRows, key: string): string {
  return placeOf(region.sheet, rowOf.get(key) ?? region.area.row, Math.min(...columnOf.values()));
}

/** The inputs of each scenario, by the scenario's key in its sheet. */
function findScenarioSheets(
  snapshot: WorkbookSnapshot,
  scenarios: readonly Omit<Scenario, 'values'>[],
  years: readonly number[],
  report: Report,
): ReadonlyMap<string, InputRows> {
  const found = new Map<string, InputRows>();
  const lost: string[] = [];
  for (const { name } of snapshot.names) {
    if (!name.toLowerCase().startsWith(INPUTS)) continue;
    const suffix = name.slice(INPUTS.length);
    const region = findRegion(snapshot, name);
    const keyRegion = findRegion(snapshot, SCENARIO_KEY + suffix);
    if (region === undefined || keyRegion === undefined) {
      report.add('workbook.regionMissing', 'error', undefined, { name, ...WORDS.parametersHeading });
      lost.push(suffix);
      continue;
    }
    const { row, column } = keyRegion.area;
    const key = plainText(cellAt(keyRegion.sheet, row, column)).trim();
    if (!scenarios.some((scenario) => scenario.key === key)) {
      const place = placeOf(keyRegion.sheet, row, column);
      report.add('workbook.scenarioUnknown', 'error', place, { scenario: key }, key);
      continue;
    }
    const rows = findInputRows(region, years, report);
    if (rows !== undefined) found.set(key, rows);
  }
  const base = scenarios.find((scenario) => scenario.extends === undefined)?.key;
  for (const { key } of scenarios) {
    if (found.has(key) || lost.includes(key)) continue;
    if (key === base)
      report.add('workbook.regionMissing', 'error', undefined, {
        name: INPUTS + key,
        ...WORDS.parametersHeading,
      });
    else report.add('workbook.scenarioNew', 'warning', undefined, { scenario: key }, key);
  }
  return found;
}

// --- problems of the model as problems of cells --------------------------------------------------------------

/** Columns that hold a field of a table's rows, where its name differs from the column's. */
const FIELD_COLUMNS: Readonly<Record<string, HeaderId>> = {
  'targets value': 'targetValue',
  'figures caliber': 'figureCaliber',
  'figures source': 'document',
  options: 'optionsZh',
  reason: 'reasonZh',
  note: 'noteZh',
  caliber: 'caliberZh',
  name: 'nameZh',
  'name.zh': 'nameZh',
  'name.en': 'nameEn',
};

/** The place of a problem as a cell, where its table, key and field say which. */
function inCellOf(place: Place, places: Places, inputs: ReadonlyMap<string, InputRows>): Place {
  const { table, key, field = '' } = place;
  if (table === undefined) return place;
  const [head = '', second = '', third = ''] = field.split('.');
  if (table === 'scenarios' && head === 'values')
    return { ...place, ...inputCell(inputs.get(key ?? ''), second, third) };
  const row = table === 'model' ? places.get(`settings ${head}`) : places.get(`${table} ${key ?? ''}`);
  if (table === 'parameters' && head === 'value') {
    const base = inputs.has('') && inputs.get('')?.rowOf.has(key ?? '') === true ? '' : undefined;
    const first = base ?? [...inputs.keys()].find((scenario) => scenario !== '');
    return { ...place, ...inputCell(inputs.get(first ?? ''), key ?? '', second) };
  }
  if (row === undefined) return place;
  const wanted = FIELD_COLUMNS[`${table} ${head}`] ?? FIELD_COLUMNS[field] ?? FIELD_COLUMNS[head] ?? head;
  return { ...place, cell: row.place(table === 'model' ? 'settingValue' : (wanted as HeaderId)) };
}

function inputCell(rows: InputRows | undefined, parameter: string, year: string): { readonly cell?: string } {
  const row = rows?.rowOf.get(parameter);
  if (rows === undefined || row === undefined) return {};
  const column = rows.columnOf.get(Number(year)) ?? Math.min(...rows.columnOf.values());
  return { cell: placeOf(rows.region.sheet, row, column) };
}

/** The same model with its formulas over keys, as packs write them. */
function overKeys({ model, names, seriesByKey, rules }: PreparedModel): Model {
  const ruleText = new Map(rules.map(({ rule, expr }) => [rule.key, printFormula(expr, names, 'key')]));
  return {
    ...model,
    indicators: model.indicators.map((indicator) => {
      const expr = seriesByKey.get(indicator.key)?.expr;
      return expr === undefined ? indicator : { ...indicator, formula: printFormula(expr, names, 'key') };
    }),
    rules: model.rules.map((rule) => ({ ...rule, formula: ruleText.get(rule.key) ?? rule.formula })),
  };
}
