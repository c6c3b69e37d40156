/**
 * Data that all sheets of a workbook share: the model and its projections, the language, the names of the sheets, the layout, and
 * the value of every series when the plan is made.
 */
import type { Scalar } from '../../formula/values/value.js';
import { fill, type Bilingual, type Language } from '../../messages/language.js';
import { WORDS, type Word } from '../../messages/wording/workbook.js';
import { NAME_SEPARATOR, REST_NAME, type MemberRow } from '../../model/memberRows.js';
import type { Model, Scenario } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { projectModel } from '../../model/project.js';
import type { Projection } from '../../model/projection.js';
import { cellOn } from '../plan/address.js';
import { planLayout, type Layout } from './layout.js';
import { textWidth } from '../plan/measure.js';
import { chooseSheetNames, regionSuffixes, type SheetNames } from '../plan/naming.js';
import type { Cell } from '../plan/plan.js';
import { groupNames, unitText, type GroupNames } from './fields.js';
import { constant, live } from '../plan/sheet.js';
import type { Role } from '../plan/styles.js';
import { topicsOf, type Topics } from './topics.js';

export interface ScenarioView {
  readonly scenario: Scenario;
  readonly index: number;
  readonly sheet: string;
  /** Suffix of the defined names of its sheet. */
  readonly suffix: string;
  readonly projection: Projection;
}

export interface Context {
  readonly prepared: PreparedModel;
  readonly model: Model;
  readonly language: Language;
  readonly years: readonly number[];
  readonly layout: Layout;
  readonly topics: Topics;
  readonly groups: GroupNames;
  readonly scenarios: readonly ScenarioView[];
  readonly sheets: SheetNames['sheets'];
  readonly say: (word: Word, args?: Readonly<Record<string, string | number>>) => string;
  readonly text: (both: Bilingual) => string;
  /** Value of an indicator or parameter; undefined if it has none. */
  readonly valueAt: (scenario: number, key: string, year: number) => Scalar | undefined;
  /** Rows on the Model sheet of an indicator and of a member, by key. */
  readonly indicatorRow: (key: string) => number;
  readonly memberRow: (key: string) => number;
  readonly unitOf: (key: string) => string;
  readonly nameOf: (key: string) => string;
}

export function startContext(prepared: PreparedModel, language: Language): Context {
  const { model, years } = prepared;
  const names = chooseSheetNames(model, language);
  const suffixes = regionSuffixes(model.scenarios.map(({ key }) => key));
  const scenarios = model.scenarios.map((scenario, index): ScenarioView => {
    const projection = projectModel(prepared, scenario.key);
    return {
      scenario,
      index,
      sheet: names.projections[index] ?? '',
      suffix: suffixes[index] ?? '',
      projection,
    };
  });
  const values = scenarios.map(
    ({ projection }) =>
      new Map([...projection.parameters, ...projection.indicators].map(({ key, values: row }) => [key, row])),
  );
  const described = (key: string): { readonly name: Bilingual; readonly unit: string } => {
    const item =
      prepared.seriesByKey.get(key)?.indicator ??
      prepared.parameterByKey.get(key)?.parameter ??
      // A target may be about an indicator that has no values yet.
      model.indicators.find((row) => row.key === key);
    if (item === undefined) throw new Error(`no series "${key}"`);
    return item;
  };
  const layout = planLayout(prepared);
  const rowsIn = (rows: readonly { readonly key: string }[], first: number) => {
    const byKey = new Map(rows.map(({ key }, i) => [key, first + i]));
    return (key: string): number => {
      const row = byKey.get(key);
      if (row === undefined) throw new Error(`no row for "${key}"`);
      return row;
    };
  };
  const members = (model.dimensions ?? []).flatMap((dimension) => dimension.members);
  return {
    prepared,
    model,
    language,
    years,
    layout,
    indicatorRow: rowsIn(model.indicators, layout.model.indicators.first),
    memberRow: rowsIn(members, layout.model.members.first),
    topics: topicsOf(prepared),
    groups: groupNames(model.groups),
    scenarios,
    sheets: names.sheets,
    say: (word, args = {}) => fill(WORDS[word][language], args),
    text: (both) => both[language],
    valueAt: (scenario, key, year) => values[scenario]?.get(key)?.[year - model.firstYear],
    unitOf: (key) => described(key).unit,
    nameOf: (key) => described(key).name[language],
  };
}

/** The name of an indicator or parameter, by a live link to the Model sheet, where it can be changed. */
export function nameCell(context: Context, key: string, role: Role = 'label'): Cell {
  const member = context.prepared.seriesByKey.get(key)?.member;
  if (member !== undefined && member.role !== 'total') return memberNameCell(context, key, member, role);
  const { model, layout, sheets } = context;
  const isIndicator = !context.prepared.parameterByKey.has(key);
  const list: readonly { readonly key: string }[] = isIndicator ? model.indicators : model.parameters;
  const table = isIndicator ? layout.model.indicators : layout.model.parameters;
  const row = table.first + list.findIndex((item) => item.key === key);
  return live(`=${cellOn(sheets.model, row, NAME_COLUMN)}`, context.nameOf(key), role);
}

/** The name of a member's row, from the cells with the names of its indicator and its members. */
function memberNameCell(
  context: Context,
  key: string,
  { of, members, role: kind }: MemberRow,
  role: Role,
): Cell {
  const cells = [context.indicatorRow(of), ...members.map((member) => context.memberRow(member.key))].map(
    (row) => cellOn(context.sheets.model, row, NAME_COLUMN),
  );
  const rest = kind === 'rest' ? [`"${NAME_SEPARATOR}${REST_NAME[context.language]}"`] : [];
  return live(`=${[cells.join(`&"${NAME_SEPARATOR}"&`), ...rest].join('&')}`, context.nameOf(key), role);
}

/** The column of the names in the sheet's own language, the same in all tables of the Model sheet. */
const NAME_COLUMN = 1;

/** The cell with a scenario's name on the Model sheet. */
export function scenarioNameRef(context: Context, scenario: number): string {
  return cellOn(context.sheets.model, context.layout.model.scenarios.first + scenario, NAME_COLUMN);
}

/** The name of a scenario, by a live link to the Model sheet. */
export function scenarioCell(context: Context, scenario: number, role: Role = 'label'): Cell {
  const name = context.scenarios[scenario]?.scenario.name;
  return live(`=${scenarioNameRef(context, scenario)}`, name === undefined ? '' : context.text(name), role);
}

/** The unit beside the values of an indicator or parameter. */
export function unitCell(context: Context, key: string): Cell {
  return constant(unitText(context.unitOf(key), context.language), 'unit');
}

/** Width in characters of a column of names, within bounds. */
export function labelWidth(context: Context, keys: readonly string[], least: number, most: number): number {
  const widths = keys.map((key) => textWidth(context.nameOf(key)) + 3);
  return Math.min(most, Math.max(least, ...widths));
}
