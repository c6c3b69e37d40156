/**
 * Writes and reads one scenario as a file, for someone who has the same or a similar model.
 *
 * Written: JSON with a version, the model's name, the values that the scenario gives and those that it inherits from other
 * scenarios or from the parameters' defaults, each with its unit. Read: the text of such a file, into a model.
 * The result is the model with the scenario added at the end. It extends the same scenario as before if that key exists;
 * otherwise the inherited values become its own, and so do the model's defaults for parameters that the file lacks. Values that
 * do not fit are left out with a warning: of unknown parameters, in units that cannot be converted, between the options of a
 * switch. A key or name that is taken gets a number.
 */
import { isKey } from '../figures/name.js';
import { convert, findUnit } from '../figures/units.js';
import type { Bilingual } from '../messages/language.js';
import type { Outcome, Problem } from '../messages/problem.js';
import { freeScenarioKey, mergeValues } from './edit.js';
import { parseJson } from './json.js';
import { number, object, optional, record, ShapeReport, text } from './jsonShape.js';
import type { Model, Parameter, ParameterValue, Scenario } from './model.js';
import { ownDefaults } from './ownership.js';
import { lineage } from './parameters.js';
import { bilingual, faultProblem, parameterValue } from './readModel.js';
import { Report, type RowPlace } from './report.js';

const SCENARIO_FILE_VERSION = 1;
const FORMAT = 'tuiyan-scenario';

interface FileValue {
  readonly unit: string;
  readonly value: ParameterValue;
}

interface ScenarioFile {
  readonly format: string;
  readonly version: number;
  readonly model: Bilingual;
  readonly scenario: {
    readonly key: string;
    readonly name: Bilingual;
    readonly extends?: string;
    readonly note: Bilingual;
    readonly author?: string;
  };
  readonly values: Readonly<Record<string, FileValue>>;
  readonly inherited: Readonly<Record<string, FileValue>>;
}

const values = record(object<FileValue>({ unit: text, value: parameterValue }), 'keys');
const scenarioFile = object<ScenarioFile>({
  format: text,
  version: number,
  model: bilingual,
  scenario: object<ScenarioFile['scenario']>({
    key: text,
    name: bilingual,
    extends: optional(text),
    note: bilingual,
    author: optional(text),
  }),
  values,
  inherited: values,
});

export function writeScenarioFile(model: Model, key: string): string {
  const row = model.scenarios.find((scenario) => scenario.key === key);
  if (row === undefined) throw new Error(`no scenario "${key}"`);
  const ancestors = lineage(model, row).slice(1);
  const inherited = ancestors.reduceRight<Scenario['values']>(
    (merged, ancestor) => mergeValues(merged, ancestor.values, model.firstYear),
    ownDefaults(model, { key, name: row.name, note: row.note, values: {} }).values,
  );
  const { values: own, ...scenario } = row;
  const file: ScenarioFile = {
    format: FORMAT,
    version: SCENARIO_FILE_VERSION,
    model: model.name,
    scenario,
    values: withUnits(model, own),
    inherited: withUnits(model, inherited),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function withUnits(model: Model, given: Scenario['values']): ScenarioFile['values'] {
  return Object.fromEntries(
    model.parameters.flatMap(({ key, unit }) => {
      const value = given[key];
      return value === undefined ? [] : [[key, { unit, value }] as const];
    }),
  );
}

interface ImportedScenario {
  readonly model: Model;
  /** Key of the scenario that was added. */
  readonly scenario: string;
}

/** `file` is the file's name, for problems. */
export function importScenario(model: Model, json: string, file: string): Outcome<ImportedScenario> {
  const read = readScenarioFile(json, file);
  if (!read.ok) return read;
  const { scenario, values: own, inherited, model: from } = read.value;
  const report = new Report();
  const place: RowPlace = { table: 'scenarios', key: scenario.key };
  if (from.zh !== model.name.zh && from.en !== model.name.en)
    report.add('scenario.otherModel', place, { zh: from.zh, en: from.en }, 'warning');

  const parent = model.scenarios.find(({ key }) => key === scenario.extends);
  if (scenario.extends !== undefined && parent === undefined)
    report.add('scenario.noParent', place, { parent: scenario.extends }, 'warning');
  const fitting = fitValues(model, own, place, report);
  const merged =
    parent === undefined
      ? mergeValues(fitValues(model, inherited, place, report), fitting, model.firstYear)
      : fitting;

  const key = freeScenarioKey(model, isKey(scenario.key) ? scenario.key : 'scenario');
  const { zh, en } = scenario.name;
  const isNamed = zh.trim() !== '' && en.trim() !== '';
  // A name that is blank in one language is taken from the other; if it is blank in both, it is the key.
  const given = isNamed
    ? scenario.name
    : { zh: zh.trim() || en.trim() || key, en: en.trim() || zh.trim() || key };
  const name = freeName(model, given);
  if (!isNamed) report.add('scenario.unnamed', place, { zh: name.zh, en: name.en }, 'warning');
  if (key !== scenario.key || name !== given)
    report.add('scenario.renamed', place, { zh: name.zh, en: name.en, key }, 'warning');
  const added: Scenario = ownDefaults(model, {
    key,
    name,
    ...(parent === undefined ? {} : { extends: parent.key }),
    note: scenario.note,
    ...(scenario.author === undefined ? {} : { author: scenario.author }),
    values: merged,
  });
  const value = { model: { ...model, scenarios: [...model.scenarios, added] }, scenario: key };
  return { ok: true, value, problems: report.problems };
}

function readScenarioFile(json: string, file: string): Outcome<ScenarioFile> {
  const fail = (code: Problem['code'], args: Problem['args']): Outcome<ScenarioFile> => ({
    ok: false,
    problems: [{ code, severity: 'error', place: { file }, args }],
  });
  const reading = parseJson(json);
  if ('fault' in reading) return { ok: false, problems: [faultProblem(json, file, reading.fault)] };
  const { format, version } = headOf(json);
  if (format !== FORMAT) return fail('scenario.notAFile', { file });
  if (typeof version === 'number' && version > SCENARIO_FILE_VERSION)
    return fail('scenario.newer', { version, known: SCENARIO_FILE_VERSION });
  const report = new ShapeReport(json, file);
  const value = scenarioFile(reading.node, report);
  return value === undefined
    ? { ok: false, problems: report.problems }
    : { ok: true, value, problems: report.problems };
}

/** Format and version, which are read first because the file may be newer. */
function headOf(json: string): { readonly format?: unknown; readonly version?: unknown } {
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null ? value : {};
}

/** The values that the model can accept, in its own units. */
function fitValues(
  model: Model,
  given: ScenarioFile['values'],
  place: RowPlace,
  report: Report,
): Scenario['values'] {
  const parameters = new Map(model.parameters.map((row) => [row.key, row]));
  const fitting: Record<string, ParameterValue> = {};
  for (const [key, { unit, value }] of Object.entries(given)) {
    const at = { ...place, field: `values.${key}` };
    const parameter = parameters.get(key);
    if (parameter === undefined) {
      report.add('scenario.unknownParameter', at, { key }, 'warning');
      continue;
    }
    const fitted = mapValue(value, (each) => inUnitOf(parameter, each, unit));
    if (fitted === undefined)
      report.add('scenario.otherUnit', at, { key, unit, expected: parameter.unit }, 'warning');
    else if (numbersOf(fitted).some((each) => isNoOption(parameter, each)))
      report.add('scenario.noOption', at, { key, min: parameter.min, max: parameter.max }, 'warning');
    else fitting[key] = fitted;
    const outside = numbersOf(fitted).find((each) => each < parameter.min || each > parameter.max);
    if (outside !== undefined && parameter.options === undefined) {
      const { min, max } = parameter;
      report.add(
        'model.valueOutside',
        at,
        { key, value: outside, min, max, unit: parameter.unit },
        'warning',
      );
    }
  }
  return fitting;
}

function inUnitOf(parameter: Parameter, value: number, unit: string): number | undefined {
  if (unit === parameter.unit) return value;
  const [from, to] = [findUnit(unit), findUnit(parameter.unit)];
  return from === undefined || to === undefined ? undefined : convert(value, from, to);
}

function isNoOption({ options, min, max }: Parameter, value: number): boolean {
  return options !== undefined && (!Number.isInteger(value) || value < min || value > max);
}

function numbersOf(value: ParameterValue | undefined): readonly number[] {
  return typeof value === 'number' ? [value] : Object.values(value ?? {});
}

/** Applies a function to each number of a value; undefined if it is undefined for one of them. */
function mapValue(
  value: ParameterValue,
  map: (value: number) => number | undefined,
): ParameterValue | undefined {
  if (typeof value === 'number') return map(value);
  const entries = Object.entries(value).map(([year, each]) => [year, map(each)] as const);
  const mapped = entries.flatMap(([year, each]) => (each === undefined ? [] : [[year, each] as const]));
  return mapped.length === entries.length ? Object.fromEntries(mapped) : undefined;
}

/** A name that no scenario has in either language; the same object if it is free. */
export function freeName(model: Model, name: Bilingual): Bilingual {
  const isTaken = ({ zh, en }: Bilingual): boolean =>
    model.scenarios.some((row) => row.name.zh.trim() === zh.trim() || row.name.en.trim() === en.trim());
  let free = name;
  for (let n = 2; isTaken(free); n++) free = { zh: `${name.zh}（${n}）`, en: `${name.en} (${n})` };
  return free;
}
