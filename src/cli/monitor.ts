/** `tuiyan monitor`: observations within the year against the plan of the year. */
import { amount } from '../analysis/words/words.js';
import { cellValue, findUnit, type Unit } from '../figures/units.js';
import { fill, type Language } from '../messages/language.js';
import {
  GROWTHS,
  LIGHTS,
  MONITORING,
  MONITORING_HEADS,
  PROFILE_METHODS,
} from '../messages/wording/monitoring.js';
import type { PreparedModel } from '../model/prepared.js';
import { writeOverKeys } from '../model/wording.js';
import type { MonitoredRow } from '../analysis/monitoring/monitor.js';
import { rankRows } from '../analysis/monitoring/ranking.js';
import { unitText } from '../workbook/tables/fields.js';
import { plain, written } from './amounts.js';
import { monitorFile, readAsOf, readShape } from './monitorFile.js';
import { loadModel } from './packs.js';
import { chooseOutput, tellResult } from './resultFile.js';
import { printTable } from './table.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';
import { searchContradictions, writeWorkbook } from './workbookFile.js';

export const monitor: Verb = {
  name: 'monitor',
  summary: 'monitorSummary',
  options: [
    { name: 'actuals', help: 'actualsOption', value: 'F.csv', isRequired: true },
    { name: 'asof', help: 'asofOption', value: 'PERIOD' },
    { name: 'shape', help: 'shapeOption', value: 'geometric|linear|front|back' },
    { name: 'out', help: 'monitorOutOption', value: 'F.xlsx' },
  ],
  run: async (given, terminal) => {
    const asOf = readAsOf(given['asof'], terminal);
    const shape = readShape(given['shape'], terminal);
    if (asOf === 'unreadable' || shape === 'unreadable') return WRONG_USAGE;
    const output = 'out' in given ? chooseOutput(given['out'] ?? '', '.xlsx', terminal) : undefined;
    if (typeof output === 'number') return output;
    const loaded = loadModel(given['pack'], terminal);
    if (loaded === undefined) return INPUT_HAS_PROBLEMS;
    const prepared = output === undefined ? loaded : writeOverKeys(loaded);
    const found = monitorFile(prepared, given['actuals'] ?? '', asOf, terminal, shape);
    if (found === undefined) return INPUT_HAS_PROBLEMS;
    if (output !== undefined) {
      const contents = { observations: found.observed, ...(await searchContradictions(prepared)) };
      const written = await writeWorkbook(prepared, contents, output, terminal);
      if (written === undefined) return INPUT_HAS_PROBLEMS;
    }
    const rows = found.rows;
    const text =
      'json' in given ? JSON.stringify(rows.map(reportRow)) : describeRows(prepared, rows, terminal.language);
    // A workbook on the standard output leaves no place for the table.
    await tellResult(output, text, terminal);
    return DONE;
  },
};

/**
 * A row of `monitor --json`; a contract with scripts. Amounts are in the indicator's unit, attainment and progress in per cent, growth
 * in `growthUnit`: per cent, or percentage points for a rate.
 */
function reportRow(row: MonitoredRow): object {
  const number = (value: number | null): number | null => (value === null ? null : plain(value));
  return {
    indicator: row.indicator,
    member: row.member?.key ?? null,
    period: row.period,
    planned: number(row.planned),
    actual: number(row.actual),
    attainment: number(row.attainment),
    progress: number(row.progress),
    growthUnit: row.growthUnit,
    yoy: number(row.yoy),
    requiredYoy: number(row.requiredYoy),
    ratio: number(row.ratio),
    light: row.light,
    nowcast: number(row.nowcast),
    nowcastLow: number(row.nowcastLow),
    nowcastHigh: number(row.nowcastHigh),
    method: row.method,
    path: number(row.path),
    restNeeded: number(row.restNeeded),
    restNeededYoy: number(row.restNeededYoy),
  };
}

const TEXTS = ['indicator', 'member', 'unit', 'period'] as const;
const NUMBERS = ['planned', 'actual', 'attainment', 'progress', 'yoy', 'requiredYoy', 'ratio'] as const;
const AFTER = ['nowcast', 'nowcastLow', 'nowcastHigh', 'path', 'restNeeded', 'restNeededYoy'] as const;
const RATES: readonly string[] = ['attainment', 'progress'];
const GROWN: readonly string[] = ['yoy', 'requiredYoy', 'restNeededYoy'];

/** One decimal for per cent, two for the points of a rate, which moves less. */
function growthText(value: number, growthUnit: MonitoredRow['growthUnit'], language: Language): string {
  return fill(GROWTHS[growthUnit][language], { value: value.toFixed(growthUnit === 'pp' ? 2 : 1) });
}

/** The table, then the ranking of members, then the members that are behind. */
function describeRows(prepared: PreparedModel, rows: readonly MonitoredRow[], language: Language): string {
  const heads = [...TEXTS, ...NUMBERS, 'light', ...AFTER, 'method'] as const;
  const table = rows.map((row) => {
    const unit = unitOf(row.unit);
    const show = (column: (typeof NUMBERS)[number] | (typeof AFTER)[number]): string => {
      const value = row[column];
      if (value === null) return '';
      if (GROWN.includes(column)) return growthText(value, row.growthUnit, language);
      if (RATES.includes(column)) return value.toFixed(1);
      return column === 'ratio' ? value.toFixed(2) : written(value, unit, language);
    };
    return [
      prepared.names.write(row.indicator, language),
      row.member?.name[language] ?? '',
      unitText(row.unit, language),
      row.period,
      ...NUMBERS.map(show),
      LIGHTS[row.light][language],
      ...AFTER.map(show),
      PROFILE_METHODS[row.method][language],
    ];
  });
  const firstNumber = TEXTS.length;
  const isNumber = (column: number): boolean =>
    column >= firstNumber && column !== firstNumber + NUMBERS.length && column < heads.length - 1;
  return [
    printTable([heads.map((head) => MONITORING_HEADS[head][language]), ...table], isNumber),
    ...describeRanking(prepared, rows, language),
    describeBehind(prepared, rows, language),
  ].join('\n\n');
}

function describeRanking(
  prepared: PreparedModel,
  rows: readonly MonitoredRow[],
  language: Language,
): readonly string[] {
  return rankRows(rows).map(({ indicator, places }) =>
    fill(MONITORING.ranking[language], {
      indicator: prepared.names.write(indicator, language),
      list: places
        .map(({ rank, row }) =>
          fill(MONITORING.ranked[language], { rank, name: row.member?.name[language] ?? '' }),
        )
        .join(language === 'zh' ? '，' : ', '),
    }),
  );
}

/** A sentence for each row without a green light, those farthest behind in their own plan first. */
function describeBehind(prepared: PreparedModel, rows: readonly MonitoredRow[], language: Language): string {
  const behind = rows
    .filter(({ light }) => light !== 'green')
    .sort((a, b) => (a.attainment ?? 0) - (b.attainment ?? 0))
    .map((row) => {
      const unit = unitOf(row.unit);
      const indicator = prepared.names.write(row.indicator, language);
      const args = {
        name: row.member === undefined ? indicator : `${indicator}·${row.member.name[language]}`,
        period: row.period,
        light: LIGHTS[row.light][language],
        streak: row.streak,
      };
      if (row.behind > 0) {
        const say = (value: number): string => amount(cellValue(value, unit), unit)[language];
        const behind = say(row.behind);
        if (row.restNeeded === null) return fill(MONITORING.behindOnly[language], { ...args, behind });
        return fill(MONITORING.behind[language], { ...args, behind, rest: say(row.restNeeded) });
      }
      const grown = (value: number | null): string => growthText(value ?? 0, row.growthUnit, language);
      const growth = { yoy: grown(row.yoy), required: grown(row.requiredYoy) };
      return fill(MONITORING.behindGrowth[language], { ...args, ...growth });
    });
  return behind.length === 0 ? MONITORING.noneBehind[language] : behind.join('\n');
}

function unitOf(symbol: string): Unit {
  const unit = findUnit(symbol);
  if (unit === undefined) throw new Error(`unit "${symbol}" is not in the table`);
  return unit;
}
