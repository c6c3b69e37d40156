/**
 * Reads the model back from a workbook: the inverse of `planWorkbook`.
 *
 * In: cells and defined names as read by a host. Out: the model that the workbook shows, with every edit that a user made in an
 * input, a formula text or a table, or the problems that prevent reading it, each with its cell. Regions are found by name,
 * columns by heading, rows by key. Formulas are returned over keys. A model that is returned can be prepared.
 */
import type { Bilingual } from '../../messages/language.js';
import type { Outcome, Problem } from '../../messages/problem.js';
import { SETTINGS, WORDS, type HeaderId, type SettingId } from '../../messages/wording/workbook.js';
import { checkAxis } from '../../model/checkModel.js';
import { completeModel, type DraftParameter } from '../../model/completeModel.js';
import { MODEL_VERSION, type Model, type Named, type ParameterValue } from '../../model/model.js';
import { prepareModel } from '../../model/prepare.js';
import { Report as ModelReport } from '../../model/report.js';
import { writeOverKeys } from '../../model/wording.js';
import { groupNames, readNumber, readText, splitList } from '../tables/fields.js';
import {
  FIGURE_READ,
  FIGURE_READ_IF_THERE,
  DOCUMENT_COLUMNS,
  readDocument,
  readFigure,
} from '../tables/figureTables.js';
import {
  INDICATOR_READ,
  INDICATOR_READ_IF_THERE,
  PARAMETER_READ,
  NAMED_KEYS,
  namedColumns,
  type NamedTable,
  PARAMETER_READ_IF_THERE,
  readIndicator,
  readNamed,
  readParameter,
  readRule,
  readScenario,
  readTarget,
  ruleColumns,
  SCENARIO_READ,
  SCENARIO_READ_IF_THERE,
  TARGET_READ,
  TARGET_READ_IF_THERE,
} from '../tables/modelTables.js';
import { readOverview } from '../tables/overviewSettings.js';
import { SETTING_COLUMNS } from '../sheets/modelSheet.js';
import { REGIONS } from '../plan/naming.js';
import type { WorkbookSnapshot } from '../plan/plan.js';
import { inCellOf } from './problemCells.js';
import type { InputRows } from './readInputRows.js';
import { readValues } from './readValues.js';
import { recogniseSheets, type ScenarioCopy } from './recogniseSheets.js';
import { ownCopies, withCopies } from './scenarioCopies.js';
import {
  accountColumns,
  allocationColumns,
  dimensionColumns,
  memberColumns,
  PROFILE_COLUMNS,
  readAccount,
  readAllocation,
  readDimensions,
  readProfile,
} from '../tables/dimensionTables.js';
import { readVintageRows, REVISION_COLUMNS, VINTAGE_COLUMNS } from '../tables/vintageTables.js';
import {
  headerRow,
  isBlank,
  type Region,
  findRegion,
  findTable,
  lacksColumn,
  readTable,
  startReport,
  type ReadRow,
  type Report,
} from '../tables/tables.js';

export function readWorkbook(read: WorkbookSnapshot): Outcome<Model> {
  const { snapshot, copies } = recogniseSheets(read);
  const report = startReport();
  if (snapshot.sheets.every(({ key }) => key === undefined)) {
    report.add('workbook.notOurs', 'error', undefined);
    return { ok: false, problems: report.problems };
  }
  const places = new Map<string, ReadRow>();
  const inputs = new Map<string, InputRows>();
  const model = readModel(snapshot, copies, report, places, inputs);
  const hasErrors = (problems: readonly Problem[]): boolean =>
    problems.some(({ severity }) => severity === 'error');
  if (model === undefined || hasErrors(report.problems)) return { ok: false, problems: report.problems };
  const prepared = prepareModel(model);
  const found = prepared.problems.map((problem) => ({
    ...problem,
    place: inCellOf(problem.place, places, inputs),
  }));
  const problems = [...report.problems, ...found];
  return prepared.ok
    ? { ok: true, value: writeOverKeys(prepared.value).model, problems }
    : { ok: false, problems };
}

/** For sheets that cannot be read as a model. */
export interface RoughReading {
  /** Gives the settings if those of the workbook cannot be read. */
  readonly wanted: Model;
  /** Is given the tables that lack a column: their rows are read without it. */
  readonly lacking: Set<string>;
}

/** The model of the sheets as far as they can be read, not yet checked; undefined if its years are not known. */
export function readModel(
  snapshot: WorkbookSnapshot,
  copies: readonly ScenarioCopy[],
  report: Report,
  places: Map<string, ReadRow>,
  inputs: Map<string, InputRows>,
  rough?: RoughReading,
): Model | undefined {
  const rows = (
    name: keyof typeof REGIONS,
    what: Bilingual,
    key: HeaderId,
    columns: readonly HeaderId[],
    ifThere: readonly HeaderId[] = [],
  ) => {
    const region = findTable(snapshot, REGIONS[name], key, columns);
    if (region === undefined) {
      report.add('workbook.regionMissing', 'error', undefined, { name: REGIONS[name], ...what });
      return [];
    }
    const read =
      rough === undefined
        ? readTable(region, key, columns, report, ifThere)
        : readTable(region, key, [key], report, [...columns.filter((id) => id !== key), ...ifThere]);
    if (rough !== undefined && lacksColumn(region, key, columns)) rough.lacking.add(name);
    for (const row of read) places.set(`${name} ${row.key}`, row);
    // Headings that were moved away from their rows head none: the rows must not be read as a model without them.
    if (rough === undefined && read.length === 0 && isHeadless(findRegion(snapshot, REGIONS[name]), key))
      report.add('workbook.regionMissing', 'error', undefined, { name: REGIONS[name], ...what });
    return read;
  };
  const named = (table: NamedTable): readonly Named[] => {
    const columns = namedColumns(table, 'zh');
    // A model may have no such names; then there is no such table.
    if (findTable(snapshot, REGIONS[table], NAMED_KEYS[table], columns) === undefined) return [];
    const what = WORDS[`${table}Title`];
    return rows(table, what, NAMED_KEYS[table], columns).map((row) => readNamed(row, report));
  };
  const found = readSettings(rows('settings', WORDS.settingsTitle, 'key', SETTING_COLUMNS), report);
  const groups = named('groups');
  const placeNames = named('places');
  const shownGroups = groupNames(groups);
  const indicators = rows(
    'indicators',
    WORDS.indicatorsTitle,
    'key',
    INDICATOR_READ,
    INDICATOR_READ_IF_THERE,
  ).map((row) => readIndicator(row, shownGroups, report));
  const parameters = rows(
    'parameters',
    WORDS.parametersTitle,
    'key',
    PARAMETER_READ,
    PARAMETER_READ_IF_THERE,
  ).map((row) => readParameter(row, shownGroups, report));
  const listed = rows('scenarios', WORDS.scenariosTitle, 'key', SCENARIO_READ, SCENARIO_READ_IF_THERE).map(
    (row) => readScenario(row, report),
  );
  const scenarios = withCopies(listed, copies, report);
  const units = new Map(indicators.map(({ key, unit }) => [key, unit]));
  const targets = rows('targets', WORDS.targetsTitle, 'key', TARGET_READ, TARGET_READ_IF_THERE).map((row) =>
    readTarget(row, (indicator) => units.get(indicator) ?? '', report),
  );
  const optional = (
    name: 'dimensions' | 'members' | 'profiles' | 'allocations' | 'accounts' | 'vintages' | 'revisions',
    columns: readonly HeaderId[],
  ) =>
    // Found by its headings too: a table whose name was deleted must not be read as a model without such rows.
    findTable(snapshot, REGIONS[name], 'key', columns) === undefined
      ? []
      : rows(name, WORDS[`${name}Title`], 'key', columns);
  const dimensions = readDimensions(
    optional('dimensions', dimensionColumns('zh')),
    optional('members', memberColumns('zh')),
    report,
  );
  const profiles = optional('profiles', PROFILE_COLUMNS).map((row) => readProfile(row, report));
  const allocations = optional('allocations', allocationColumns('zh')).map((row) =>
    readAllocation(row, report),
  );
  const accounts = optional('accounts', accountColumns('zh')).map((row) => readAccount(row, report));
  const vintages = readVintageRows(
    optional('vintages', VINTAGE_COLUMNS),
    optional('revisions', REVISION_COLUMNS),
    report,
  );
  const rules = rows('rules', WORDS.rulesTitle, 'key', ruleColumns('zh')).map((row) => readRule(row, report));
  const figures = rows('figures', WORDS.baselineTitle, 'id', FIGURE_READ, FIGURE_READ_IF_THERE).map((row) =>
    readFigure(row, report),
  );
  const documents = rows('documents', WORDS.documentsTitle, 'id', DOCUMENT_COLUMNS).map((row) =>
    readDocument(row, report),
  );
  const axis = new ModelReport();
  if (found !== undefined) checkAxis(found, axis);
  report.problems.push(
    ...axis.problems.map((problem) => ({ ...problem, place: inCellOf(problem.place, places, inputs) })),
  );
  // Without valid years no column of a scenario's sheet is a year.
  const settings = axis.hasErrors
    ? rough && settingsOf(rough.wanted)
    : (found ?? (rough && settingsOf(rough.wanted)));
  if (settings === undefined) return undefined;
  const years = Array.from(
    { length: settings.horizon - settings.firstYear + 1 },
    (_, i) => settings.firstYear + i,
  );
  const values = readValues({ snapshot, parameters, scenarios, years, report }, inputs);
  const draft = {
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
    ...(dimensions.length === 0 ? {} : { dimensions }),
    ...(profiles.length === 0 ? {} : { profiles }),
    ...(allocations.length === 0 ? {} : { allocations }),
    ...(accounts.length === 0 ? {} : { accounts }),
    ...(vintages.length === 0 ? {} : { vintages }),
    ...(groups.length === 0 ? {} : { groups }),
    ...(placeNames.length === 0 ? {} : { places: placeNames }),
  };
  const defaults = new ModelReport();
  const model = completeModel<Model>(draft, figures, defaults);
  report.problems.push(
    ...defaults.problems.map((problem) => ({ ...problem, place: inCellOf(problem.place, places, inputs) })),
  );
  return ownCopies(model, copies);
}

/** Whether a named region has contents and no headings. */
function isHeadless(region: Region | undefined, key: HeaderId): boolean {
  if (region === undefined || headerRow(region, key) !== undefined) return false;
  const { sheet, area } = region;
  const rows = sheet.cells.slice(area.row, area.row + area.rows);
  return rows.some((row) =>
    row.slice(area.column, area.column + area.columns).some((cell) => !isBlank(cell)),
  );
}

function withValue(parameter: Omit<DraftParameter, 'value'>, value: ParameterValue): DraftParameter {
  return { ...parameter, value };
}

type Settings = Pick<
  Model,
  'version' | 'name' | 'firstYear' | 'baseYear' | 'horizon' | 'milestones' | 'geography' | 'overview'
>;

function settingsOf(model: Model): Settings {
  const { version, name, firstYear, baseYear, horizon, milestones, geography, overview } = model;
  const years = { firstYear, baseYear, horizon, milestones };
  return { version, name, geography, ...years, ...(overview === undefined ? {} : { overview }) };
}

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
  const overview = readOverview(byKey, report);
  const settings: Settings = {
    // Workbooks of older versions have no such row.
    version: byKey.has('version') ? whole('version') : 1,
    name: { zh: text('nameZh'), en: text('nameEn') },
    firstYear: whole('firstYear'),
    baseYear: whole('baseYear'),
    horizon: whole('horizon'),
    milestones,
    geography: text('geography'),
    ...(overview === undefined ? {} : { overview }),
  };
  const { version } = settings;
  const isWrong = report.problems.length > before;
  if (version > MODEL_VERSION)
    report.add('workbook.newerVersion', 'warning', byKey.get('version')?.place('settingValue'), {
      version,
      known: MODEL_VERSION,
    });
  return isWrong ? undefined : settings;
}
