/** `tuiyan project`: a scenario year by year, with targets and rules. */
import { findUnit, reportedValue, type Unit } from '../figures/units.js';
import { errorsOf, explainError } from '../analysis/words/errorWords.js';
import { isError, type FormulaError, type Scalar } from '../formula/values/value.js';
import type { Language } from '../messages/language.js';
import type { PreparedModel } from '../model/prepared.js';
import { projectModel } from '../model/project.js';
import type { Projection } from '../model/projection.js';
import { chooseScenario } from './choices.js';
import { loadModel } from './packs.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

export const project: Verb = {
  name: 'project',
  summary: 'projectSummary',
  options: [{ name: 'scenario', help: 'scenarioOption', value: 'KEY' }],
  run: async (given, terminal) => {
    const prepared = loadModel(given['pack'], terminal);
    if (prepared === undefined) return INPUT_HAS_PROBLEMS;
    const scenario = chooseScenario(prepared, given['scenario'], terminal);
    if (scenario === undefined) return WRONG_USAGE;
    const projection = projectModel(prepared, scenario);
    await terminal.write(
      'json' in given
        ? JSON.stringify(reportProjection(prepared, projection, terminal.language))
        : tabulate(prepared, projection, terminal),
    );
    return DONE;
  },
};

/** Value as JSON, in its unit: 3.5 with %, an error as {"error": "#DIV/0!"}, null where there is none. */
type Reported = number | string | boolean | { readonly error: string } | null;

function report(value: Scalar | undefined, unit: Unit): Reported {
  if (value === undefined) return null;
  if (isError(value)) return { error: value.error };
  return typeof value === 'number' ? reportedValue(value, unit) : value;
}

/** Where an error arose and why; the same error in other years and series comes from there. */
function reportError(prepared: PreparedModel, found: FormulaError, language: Language): unknown {
  const { error, origin } = found;
  const message = explainError(prepared, found)[language];
  return { indicator: origin?.name ?? null, year: origin?.year ?? null, error, message };
}

/** The object that `project --json` prints; a contract with scripts. Years without a value are left out. */
function reportProjection(prepared: PreparedModel, projection: Projection, language: Language): unknown {
  const { scenario, years, indicators, targets, rules } = projection;
  const errors = errorsOf(projection);
  const units = new Map(indicators.map(({ key, unit }) => [key, unitOf(unit)]));
  return {
    scenario,
    years,
    series: indicators.map(({ key, unit, values }) => {
      const given = years.map((year, i) => [year, report(values[i], unitOf(unit))] as const);
      return {
        indicator: key,
        unit,
        values: Object.fromEntries(given.filter(([, value]) => value !== null)),
      };
    }),
    targets: targets.map(({ indicator, year, comparator, target, projected, gap, met }) => {
      const unit = units.get(indicator) ?? unitOf('倍');
      return {
        indicator,
        year,
        comparator,
        target: report(target, unit),
        projected: report(projected, unit),
        gap: report(gap, unit),
        met,
      };
    }),
    rules: rules.map(({ rule, year, holds }) => ({ rule, year, holds: holds ?? null })),
    ...(errors.length === 0 ? {} : { errors: errors.map((error) => reportError(prepared, error, language)) }),
  };
}

function tabulate(prepared: PreparedModel, projection: Projection, terminal: Terminal): string {
  const { language, say } = terminal;
  const { years, indicators, targets, rules } = projection;
  const name = prepared.scenarioByKey.get(projection.scenario)?.name[language] ?? projection.scenario;
  const series = indicators.map(({ key, unit, values }) => {
    return [
      nameOf(prepared, key, language),
      unit,
      ...values.map((value) => show(value, unitOf(unit), language)),
    ];
  });
  const seriesTable = [[say('indicator'), say('unit'), ...years.map(String)], ...series];
  const targetRows = targets.map(({ indicator, year, comparator, target, projected, gap, met }) => {
    const unit = prepared.seriesByKey.get(indicator)?.unit ?? unitOf('倍');
    const [wanted, found, difference] = [target, projected, gap].map((value) => show(value, unit, language));
    return [
      nameOf(prepared, indicator, language),
      unit.symbol,
      String(year),
      `${comparator} ${wanted ?? ''}`,
      found ?? '',
      difference ?? '',
      say(met ? 'met' : 'missed'),
    ];
  });
  const heads = ['targets', 'unit', 'year', 'target', 'projected', 'gap', 'status'] as const;
  const targetTable = [heads.map((head) => say(head)), ...targetRows];
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
    printTable(targetTable, (column) => column > 1 && column < 6),
    printTable([[say('rules'), ''], ...ruleTable], () => false),
    ...errorsOf(projection).map((error) => explainError(prepared, error)[language]),
  ].join('\n\n');
}

function nameOf(prepared: PreparedModel, key: string, language: Language): string {
  return prepared.seriesByKey.get(key)?.indicator.name[language] ?? key;
}

/** Decimals as the unit's number format has them. */
function show(value: Scalar | undefined, unit: Unit, language: Language): string {
  if (value === undefined) return '';
  if (isError(value)) return value.error;
  if (typeof value !== 'number') return String(value);
  const decimals = /\.(0+)/.exec(unit.format)?.[1]?.length ?? 0;
  return reportedValue(value, unit).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

function unitOf(symbol: string): Unit {
  const unit = findUnit(symbol);
  if (unit === undefined) throw new Error(`unit "${symbol}" is not in the table`);
  return unit;
}
