/** `tuiyan project`: a scenario year by year, with targets and rules. */
import { errorsOf, explainError } from '../analysis/words/errorWords.js';
import { findUnit, type Unit } from '../figures/units.js';
import type { FormulaError } from '../formula/values/value.js';
import type { Language } from '../messages/language.js';
import { memberPart } from '../model/memberRows.js';
import { isModelled, modelledYears } from '../model/pastGaps.js';
import type { PreparedIndicator, PreparedModel } from '../model/prepared.js';
import { projectModel } from '../model/project.js';
import { targetReadings } from '../model/targetReading.js';
import type { Projection } from '../model/projection.js';
import { unitText } from '../workbook/tables/fields.js';
import { reportScalar, showScalar } from './amounts.js';
import { chooseMember, chooseScenario } from './choices.js';
import { loadModel } from './packs.js';
import { printTable } from './table.js';
import { reportTarget, tabulateTargets } from './targets.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

export const project: Verb = {
  name: 'project',
  summary: 'projectSummary',
  options: [
    { name: 'scenario', help: 'scenarioOption', value: 'KEY' },
    { name: 'member', help: 'memberOption', value: 'KEY' },
  ],
  run: async (given, terminal) => {
    const prepared = loadModel(given['pack'], terminal);
    if (prepared === undefined) return INPUT_HAS_PROBLEMS;
    const scenario = chooseScenario(prepared, given['scenario'], terminal);
    if (scenario === undefined) return WRONG_USAGE;
    const member =
      given['member'] === undefined ? undefined : chooseMember(prepared, given['member'], terminal);
    if (given['member'] !== undefined && member === undefined) return WRONG_USAGE;
    const whole = projectModel(prepared, scenario);
    const projection = member === undefined ? whole : onlyMember(prepared, whole, member);
    await terminal.write(
      'json' in given
        ? JSON.stringify(reportProjection(prepared, projection, terminal.language))
        : tabulate(prepared, projection, terminal),
    );
    return DONE;
  },
};

/** Reports where an error arose and why; the same error in other years and series has this origin. */
function reportError(prepared: PreparedModel, found: FormulaError, language: Language): unknown {
  const { error, origin } = found;
  const message = explainError(prepared, found)[language];
  return { indicator: origin?.name ?? null, year: origin?.year ?? null, error, message };
}

/** The object that `project --json` prints; a contract with scripts. Years without a value are left out. */
function reportProjection(prepared: PreparedModel, projection: Projection, language: Language): unknown {
  const { scenario, years, indicators, targets, rules } = projection;
  const errors = errorsOf(projection);
  const readings = targetReadings(prepared);
  return {
    scenario,
    years,
    series: indicators.map(({ key, unit, values }) => {
      const given = years.map((year, i) => [year, reportScalar(values[i], unitOf(unit))] as const);
      const row = prepared.seriesByKey.get(key);
      const modelled = row === undefined ? [] : modelledYears(row, prepared);
      return {
        indicator: key,
        ...memberOf(row),
        unit,
        // Years that are over and have no figure among those that do.
        ...(modelled.length === 0 ? {} : { modelled }),
        values: Object.fromEntries(given.filter(([, value]) => value !== null)),
      };
    }),
    targets: targets.flatMap((status, i) => {
      const reading = readings[i];
      return reading === undefined ? [] : [reportTarget(reading, status)];
    }),
    rules: rules.map(({ rule, year, holds }) => ({ rule, year, holds: holds ?? null })),
    ...(errors.length === 0 ? {} : { errors: errors.map((error) => reportError(prepared, error, language)) }),
  };
}

function tabulate(prepared: PreparedModel, projection: Projection, terminal: Terminal): string {
  const { language, say } = terminal;
  const { years, indicators, targets, rules } = projection;
  const name = prepared.scenarioByKey.get(projection.scenario)?.name[language] ?? projection.scenario;
  const isMarked = (key: string, year: number): boolean => {
    const row = prepared.seriesByKey.get(key);
    return row !== undefined && isModelled(row, year, prepared.model);
  };
  const series = indicators.map(({ key, unit, values }) => [
    nameOf(prepared, key, language),
    unitText(unit, language),
    ...values.map((value, i) => {
      const shown = showScalar(value, unitOf(unit), language);
      return shown !== '' && isMarked(key, years[i] ?? 0) ? `${shown}*` : shown;
    }),
  ]);
  const hasMarks = indicators.some(({ key }) => years.some((year) => isMarked(key, year)));
  const seriesTable = [[say('indicator'), say('unit'), ...years.map(String)], ...series];
  const ruleTable = prepared.rules.map(({ rule }) => {
    const checked = rules.filter((status) => status.rule === rule.key);
    const broken = checked.filter(({ holds }) => holds === false).map(({ year }) => year);
    const unanswered = checked.filter(({ holds }) => holds === undefined).map(({ year }) => year);
    const remarks = [
      ...(broken.length > 0 ? [say('broken', { years: broken.join(' ') })] : []),
      ...(unanswered.length > 0 ? [say('unanswered', { years: unanswered.join(' ') })] : []),
    ];
    return [rule.name[language], remarks.length === 0 ? say('holds') : remarks.join('; ')];
  });
  return [
    say('scenario', { name }),
    printTable(seriesTable, (column) => column > 1),
    ...(hasMarks ? [say('modelledYears')] : []),
    ...tabulateTargets(prepared, targets, terminal),
    printTable([[say('rules'), ''], ...ruleTable], () => false),
    ...errorsOf(projection).map((error) => explainError(prepared, error)[language]),
  ].join('\n\n');
}

/** The indicator and the member of a row, if it is one of a member. */
function memberOf(row: PreparedIndicator | undefined): { readonly of?: string; readonly member?: string } {
  const { of, members = [] } = row?.member ?? {};
  return of === undefined || members.length === 0 ? {} : { of, member: memberPart(members) };
}

/** The projection with the series of one member only, beside all targets and rules. */
function onlyMember({ seriesByKey }: PreparedModel, projection: Projection, member: string): Projection {
  const isIts = (key: string): boolean =>
    seriesByKey.get(key)?.member?.members.some((each) => each.key === member) === true;
  return { ...projection, indicators: projection.indicators.filter(({ key }) => isIts(key)) };
}

function nameOf(prepared: PreparedModel, key: string, language: Language): string {
  return prepared.seriesByKey.get(key)?.indicator.name[language] ?? key;
}

function unitOf(symbol: string): Unit {
  const unit = findUnit(symbol);
  if (unit === undefined) throw new Error(`unit "${symbol}" is not in the table`);
  return unit;
}
