/**
 * The tables of the Model sheet: one function that writes a row and one that reads it, side by side.
 *
 * Texts are in both languages, the sheet's own first. Formulas are written with display names in the sheet's language; they can
 * be read in any language, and `readWorkbook` converts them to keys. Numbers with a unit are cell values (3.22 % is 0.0322).
 */
import type { Bilingual, Language } from '../../messages/language.js';
import type { HeaderId } from '../../messages/wording/workbook.js';
import { QUALIFIERS } from '../../figures/figure.js';
import type { DraftParameter, DraftTarget } from '../../model/completeModel.js';
import {
  BASES,
  COMPARATORS,
  MEASURES,
  ORIGINS,
  ROLES,
  type Indicator,
  type Named,
  type Parameter,
  type Rule,
  type Scenario,
  type Target,
} from '../../model/model.js';
import { overText, readOver, readTotal, totalText } from './memberFields.js';
import {
  choiceText,
  correlationsText,
  costText,
  distributionText,
  type GroupNames,
  listText,
  numberCell,
  optionLines,
  readBoth,
  readChoice,
  readCorrelations,
  readCost,
  readDistribution,
  readFormulaText,
  readList,
  readNumber,
  readOptionalChoice,
  readOptions,
  readSource,
  readText,
  readValue,
  required,
  sourceText,
  textCell,
} from './fields.js';
import type { Cell } from '../plan/plan.js';
import { blank, constant } from '../plan/sheet.js';
import type { ReadRow, Report, RowCells } from './tables.js';

type Pair = 'name' | 'reason' | 'caliber' | 'note' | 'options';

/** Column of a bilingual field: the sheet's own language, or the other one. */
export function column(field: Pair, language: Language, which: 'own' | 'other'): HeaderId {
  return (language === 'zh') === (which === 'own') ? `${field}Zh` : `${field}En`;
}

/** The two cells of a bilingual text. */
export function bothCells(field: Pair, text: Bilingual | undefined, language: Language): RowCells {
  return {
    [column(field, language, 'own')]: textCell(text?.[language], field === 'name' ? 'edit' : 'text'),
    [column(field, language, 'other')]: textCell(text?.[language === 'zh' ? 'en' : 'zh']),
  };
}

const yearCell = (year: number | undefined): Cell =>
  year === undefined ? blank('input', '0') : constant(year, 'input', '0');

const empty: Bilingual = { zh: '', en: '' };

/** A user who adds a row types the name once: it is used for the other language until there is a better one. */
export function readName(row: ReadRow, report: Report): Bilingual {
  const { zh, en } = readBoth(row, 'nameZh', 'nameEn', report) ?? empty;
  return { zh: zh.trim() === '' ? en : zh, en: en.trim() === '' ? zh : en };
}

// --- indicators -----------------------------------------------------------------------------------

/** Columns of the table of indicators. */
export const indicatorColumns = (language: Language): readonly HeaderId[] => [
  'key',
  column('name', language, 'own'),
  'unit',
  'group',
  'formula',
  column('reason', language, 'own'),
  'from',
  'figures',
  'headline',
  column('caliber', language, 'own'),
  column('name', language, 'other'),
  column('reason', language, 'other'),
  column('caliber', language, 'other'),
  'sameCaliber',
  'startsFrom',
  'measure',
];

/** The last columns, in workbooks of models with members. */
export const MEMBER_COLUMNS: readonly HeaderId[] = ['over', 'ofMembers'];

/** Workbooks of older versions have no such columns. */
export const INDICATOR_READ_IF_THERE: readonly HeaderId[] = ['startsFrom', 'measure', ...MEMBER_COLUMNS];

/** The columns that are read; the column about the figures used is only for readers. */
export const INDICATOR_READ = indicatorColumns('zh').filter(
  (id) => id !== 'sameCaliber' && !INDICATOR_READ_IF_THERE.includes(id),
);

/** `formula` is the text in the sheet's language. */
export function indicatorCells(
  indicator: Indicator,
  formula: string | undefined,
  groups: GroupNames,
  language: Language,
): RowCells {
  const { headline } = indicator;
  return {
    key: textCell(indicator.key, 'key'),
    ...bothCells('name', indicator.name, language),
    unit: textCell(indicator.unit),
    group: textCell(groups.text(indicator.group, language)),
    formula: textCell(formula, 'edit'),
    ...bothCells('reason', indicator.reason, language),
    from: yearCell(indicator.from),
    figures: textCell(listText(indicator.figures), 'key'),
    headline: textCell(
      headline === undefined ? '' : choiceText('headline', headline ? 'yes' : 'no', language),
      'edit',
    ),
    ...bothCells('caliber', indicator.caliber, language),
    startsFrom: textCell(
      indicator.startsFrom === undefined ? '' : choiceText('startsFrom', indicator.startsFrom, language),
      'edit',
    ),
    measure: textCell(
      indicator.measure === undefined ? '' : choiceText('measure', indicator.measure, language),
      'edit',
    ),
    over: textCell(overText(indicator.over), 'edit'),
    ofMembers: textCell(totalText(indicator.total, language), 'edit'),
  };
}

/** The indicator of a row; its formula is as written. */
export function readIndicator(row: ReadRow, groups: GroupNames, report: Report): Indicator {
  const caliber = readBoth(row, 'caliberZh', 'caliberEn', report);
  const reason = readBoth(row, 'reasonZh', 'reasonEn', report);
  const figures = readList(row, 'figures', report);
  const formula = readFormulaText(row, 'formula', report);
  const from = readNumber(row, 'from', report);
  const marked = readText(row, 'headline', report) !== '';
  const headline = marked ? readChoice(row, 'headline', 'headline', ['yes', 'no'], report) : undefined;
  const startsFrom = readOptionalChoice(row, 'startsFrom', 'startsFrom', ['plan'], report);
  const measure = readOptionalChoice(row, 'measure', 'measure', MEASURES, report);
  const over = readOver(row, report);
  const total = readTotal(row, report);
  return {
    key: row.key,
    name: readName(row, report),
    unit: readText(row, 'unit', report),
    group: groups.key(readText(row, 'group', report)),
    ...(caliber === undefined ? {} : { caliber }),
    ...(figures.length === 0 ? {} : { figures }),
    ...(startsFrom === undefined ? {} : { startsFrom }),
    ...(measure === undefined ? {} : { measure }),
    ...(formula === undefined ? {} : { formula }),
    ...(from === undefined ? {} : { from }),
    ...(reason === undefined ? {} : { reason }),
    ...(headline === undefined ? {} : { headline: headline === 'yes' }),
    ...(over === undefined ? {} : { over }),
    ...(total === undefined ? {} : { total }),
  };
}

// --- parameters -----------------------------------------------------------------------------------

/** Columns of the table of parameters. */
export const parameterColumns = (language: Language): readonly HeaderId[] => [
  'key',
  column('name', language, 'own'),
  'unit',
  'group',
  column('options', language, 'own'),
  column('reason', language, 'own'),
  'min',
  'max',
  'source',
  'distribution',
  'role',
  'earliest',
  'cost',
  'marginOf',
  column('name', language, 'other'),
  column('reason', language, 'other'),
  column('options', language, 'other'),
];

/** The last column, in workbooks of models with correlations. */
export const CORRELATIONS: HeaderId = 'correlations';
/** Columns that older workbooks, or models without correlations, do not have. */
export const PARAMETER_READ_IF_THERE: readonly HeaderId[] = [
  'role',
  'earliest',
  'cost',
  'marginOf',
  CORRELATIONS,
];
export const PARAMETER_READ = parameterColumns('zh').filter((id) => !PARAMETER_READ_IF_THERE.includes(id));

/** The row of a parameter. */
export function parameterCells(
  parameter: Parameter,
  source: Cell,
  groups: GroupNames,
  language: Language,
): RowCells {
  const { options, min, unit } = parameter;
  const other = language === 'zh' ? 'en' : 'zh';
  return {
    key: textCell(parameter.key, 'key'),
    ...bothCells('name', parameter.name, language),
    unit: textCell(unit),
    group: textCell(groups.text(parameter.group, language)),
    [column('options', language, 'own')]: textCell(optionLines(options, min, language)),
    [column('options', language, 'other')]: textCell(optionLines(options, min, other)),
    ...bothCells('reason', parameter.reason, language),
    min: numberCell(min, unit, 'input'),
    max: numberCell(parameter.max, unit, 'input'),
    source,
    distribution: textCell(distributionText(parameter.distribution), 'edit'),
    role: textCell(choiceText('role', parameter.role, language), 'edit'),
    earliest: yearCell(parameter.earliest),
    cost: textCell(costText(parameter.cost), 'edit'),
    marginOf: textCell(parameter.marginOf, 'edit'),
    correlations: textCell(correlationsText(parameter.correlations), 'edit'),
  };
}

/** Everything except the value, which is on the projection sheets. */
export function readParameter(
  row: ReadRow,
  groups: GroupNames,
  report: Report,
): Omit<DraftParameter, 'value'> {
  const unit = readText(row, 'unit', report);
  const options = readOptions(row, report);
  const distribution = readDistribution(row, report);
  const correlations = readCorrelations(row, report);
  const role = readOptionalChoice(row, 'role', 'role', ROLES, report);
  const earliest = readNumber(row, 'earliest', report);
  const cost = readCost(row, report);
  const marginOf = readText(row, 'marginOf', report).trim();
  return {
    key: row.key,
    name: readName(row, report),
    unit,
    group: groups.key(readText(row, 'group', report)),
    min: required(readValue(row, 'min', unit, report), row, 'min', report),
    max: required(readValue(row, 'max', unit, report), row, 'max', report),
    ...(role === undefined ? {} : { role }),
    ...(earliest === undefined ? {} : { earliest }),
    ...(cost === undefined ? {} : { cost }),
    ...(marginOf === '' ? {} : { marginOf }),
    ...(options === undefined ? {} : { options }),
    reason: readBoth(row, 'reasonZh', 'reasonEn', report) ?? empty,
    source: readSource(row, report),
    ...(distribution === undefined ? {} : { distribution }),
    ...(correlations === undefined ? {} : { correlations }),
  };
}

// --- scenarios ------------------------------------------------------------------------------------

/** Columns of the table of scenarios. */
export const scenarioColumns = (language: Language): readonly HeaderId[] => [
  'key',
  column('name', language, 'own'),
  'extends',
  'sheet',
  column('note', language, 'own'),
  column('note', language, 'other'),
  column('name', language, 'other'),
  'author',
];

/** The columns that are read; `sheet` is only for readers, and workbooks of older versions have no `author`. */
export const SCENARIO_READ = scenarioColumns('zh').filter((id) => id !== 'sheet' && id !== 'author');
export const SCENARIO_READ_IF_THERE: readonly HeaderId[] = ['author'];

/** The row of a scenario. */
export function scenarioCells(scenario: Scenario, sheet: Cell, language: Language): RowCells {
  return {
    key: textCell(scenario.key, 'key'),
    ...bothCells('name', scenario.name, language),
    extends: textCell(scenario.extends, 'edit'),
    sheet,
    ...bothCells('note', scenario.note, language),
    author: textCell(scenario.author, 'edit'),
  };
}

/** Everything except the values, which are on the scenario's projection sheet. */
export function readScenario(row: ReadRow, report: Report): Omit<Scenario, 'values'> {
  const parent = readText(row, 'extends', report).trim();
  const author = readText(row, 'author', report);
  return {
    key: row.key,
    name: readName(row, report),
    ...(parent === '' ? {} : { extends: parent }),
    note: readBoth(row, 'noteZh', 'noteEn', report) ?? empty,
    ...(author === '' ? {} : { author }),
  };
}

// --- targets --------------------------------------------------------------------------------------

/** The indicator's name and the document's value are only for readers; the other columns are read. */
export const targetColumns = (language: Language): readonly HeaderId[] => [
  'key',
  'indicatorName',
  'unit',
  'comparator',
  column('note', language, 'own'),
  'basis',
  'year',
  'targetValue',
  'tolerance',
  'source',
  'from',
  column('note', language, 'other'),
  'origin',
  'indicator',
  'qualifier',
  'baseFigure',
  'member',
  'documentValue',
  'agrees',
];

export const TARGET_READ: readonly HeaderId[] = [
  'key',
  'comparator',
  'noteZh',
  'noteEn',
  'year',
  'targetValue',
  'source',
  'indicator',
];

/** Workbooks of older versions have none of these. */
export const TARGET_READ_IF_THERE: readonly HeaderId[] = [
  'unit',
  'basis',
  'from',
  'tolerance',
  'qualifier',
  'origin',
  'baseFigure',
  'member',
];

/** The row of a target. */
export function targetCells(target: Target, source: Cell, language: Language): RowCells {
  const { unit } = target;
  return {
    key: textCell(target.key, 'key'),
    basis: textCell(choiceText('basis', target.basis, language), 'edit'),
    from: yearCell(target.from),
    tolerance: numberCell(target.tolerance, unit, 'input'),
    qualifier: textCell(choiceText('qualifier', target.qualifier, language), 'edit'),
    origin: textCell(choiceText('origin', target.origin, language), 'edit'),
    baseFigure: textCell(target.base, 'key'),
    member: textCell(target.member, 'key'),
    unit: textCell(unit, 'unit'),
    comparator: textCell(choiceText('comparator', target.comparator, language), 'edit'),
    ...bothCells('note', target.note, language),
    year: constant(target.year, 'input', '0'),
    targetValue: numberCell(target.value, unit, 'input'),
    source,
    indicator: textCell(target.indicator, 'key'),
  };
}

/** `unitOf` gives the unit of an indicator, in which the target's value is written. */
export function readTarget(row: ReadRow, unitOf: (indicator: string) => string, report: Report): DraftTarget {
  const indicator = readText(row, 'indicator', report).trim();
  const basis = readOptionalChoice(row, 'basis', 'basis', BASES, report);
  const isGrowth = basis === 'year' || basis === 'average';
  const typed = readText(row, 'unit', report).trim();
  const unit = typed !== '' ? typed : isGrowth ? '%' : unitOf(indicator);
  const from = readNumber(row, 'from', report);
  const tolerance = readValue(row, 'tolerance', unit, report);
  const qualifier = readOptionalChoice(row, 'qualifier', 'qualifier', QUALIFIERS, report);
  const origin = readOptionalChoice(row, 'origin', 'origin', ORIGINS, report);
  const base = readText(row, 'baseFigure', report).trim();
  const member = readText(row, 'member', report).trim();
  const note = readBoth(row, 'noteZh', 'noteEn', report);
  return {
    key: row.key,
    indicator,
    year: required(readNumber(row, 'year', report), row, 'year', report),
    comparator: readChoice(row, 'comparator', 'comparator', COMPARATORS, report) ?? '>=',
    value: required(readValue(row, 'targetValue', unit, report), row, 'targetValue', report),
    unit,
    source: readSource(row, report),
    ...(member === '' ? {} : { member }),
    ...(from === undefined ? {} : { from }),
    ...(basis === undefined ? {} : { basis }),
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(base === '' ? {} : { base }),
    ...(origin === undefined ? {} : { origin }),
    ...(note === undefined ? {} : { note }),
  };
}

// --- rules ----------------------------------------------------------------------------------------

/** Columns of the table of rules. */
export const ruleColumns = (language: Language): readonly HeaderId[] => [
  'key',
  column('name', language, 'own'),
  'from',
  'to',
  'formula',
  column('reason', language, 'own'),
  'severity',
  'source',
  column('name', language, 'other'),
  column('reason', language, 'other'),
];

/** The row of a rule. */
export function ruleCells(rule: Rule, formula: string, source: Cell, language: Language): RowCells {
  return {
    key: textCell(rule.key, 'key'),
    ...bothCells('name', rule.name, language),
    from: yearCell(rule.from),
    to: yearCell(rule.to),
    formula: textCell(formula, 'edit'),
    ...bothCells('reason', rule.reason, language),
    severity: textCell(choiceText('severity', rule.severity, language), 'edit'),
    source,
  };
}

/** The rule of a row. */
export function readRule(row: ReadRow, report: Report): Rule {
  const from = readNumber(row, 'from', report);
  const to = readNumber(row, 'to', report);
  return {
    key: row.key,
    name: readName(row, report),
    formula: readFormulaText(row, 'formula', report) ?? '',
    severity: readChoice(row, 'severity', 'severity', ['hard', 'soft'], report) ?? 'hard',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    source: readSource(row, report),
    reason: readBoth(row, 'reasonZh', 'reasonEn', report) ?? empty,
  };
}

// --- names of groups and places ---------------------------------------------------------------------

/** The heading of each table's keys distinguishes the two tables from each other and from all others. */
export const NAMED_KEYS = { groups: 'groupKey', places: 'placeKey' } as const satisfies Record<
  string,
  HeaderId
>;
export type NamedTable = keyof typeof NAMED_KEYS;

/** Columns of a table of names. */
export const namedColumns = (table: NamedTable, language: Language): readonly HeaderId[] => [
  NAMED_KEYS[table],
  column('name', language, 'own'),
  column('name', language, 'other'),
];

/** The row of a name. */
export function namedCells(table: NamedTable, { key, name }: Named, language: Language): RowCells {
  return { [NAMED_KEYS[table]]: textCell(key, 'key'), ...bothCells('name', name, language) };
}

/** The key and names of a row. */
export function readNamed(row: ReadRow, report: Report): Named {
  return { key: row.key, name: readName(row, report) };
}

/** The cell of a source: for a figure its id with a link to it; other sources are text. */
export function sourceCell(source: string, language: Language, figureLink: string | undefined): Cell {
  const cell = textCell(sourceText(source, language), figureLink === undefined ? 'edit' : 'key');
  return figureLink === undefined ? cell : { ...cell, link: figureLink };
}
