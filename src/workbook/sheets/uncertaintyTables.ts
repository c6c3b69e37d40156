/** The tables of the Uncertainty sheet that are read back: the stamp, probabilities of the targets, percentiles by year. */
import type { StampedSeries, StampedSimulation } from '../../analysis/uncertainty/stamp.js';
import { HEADERS, type Word } from '../../messages/wording/workbook.js';
import type { Target } from '../../model/model.js';
import { cellAddress, cellOn } from '../plan/address.js';
import { nameCell, scenarioCell, unitCell, type Context } from '../tables/context.js';
import { toleranceText } from '../../messages/wording/targetStatus.js';
import { choiceText, formatOf, textCell } from '../tables/fields.js';
import type { Cell } from '../plan/plan.js';
import { writtenValue } from './projectionStatus.js';
import { subjectCell } from './targetFormulas.js';
import { writeSection, type ResultSheet, type StampRow } from '../tables/resultStamp.js';
import { blank, constant, live, quoteText } from '../plan/sheet.js';
import {
  ALL_TARGETS,
  CHANCE,
  CHANCE_COLUMNS,
  PERCENT_ORDER,
  PERCENTILE_COLUMNS,
  PRINTED_COLUMNS,
  SERIES,
  STAMP_KEYS,
  type UncertaintyLayout,
} from './uncertaintyLayout.js';

export interface Sheet extends ResultSheet {
  readonly simulation: StampedSimulation;
  readonly places: UncertaintyLayout;
  /** Number of the scenario that was simulated; undefined if it is no longer in the model. */
  readonly scenario: number | undefined;
}

// --- how it was made ------------------------------------------------------------------------------------

export function stampRows({ context, simulation, scenario }: Sheet): readonly StampRow[] {
  const method = { random: 'methodRandom', latin: 'methodLatin', sobol: 'methodSobol' } as const;
  const beside: Partial<Record<(typeof STAMP_KEYS)[number], Cell>> = {
    method: constant(context.say(method[simulation.method]), 'note'),
    ...(scenario === undefined ? {} : { scenario: scenarioCell(context, scenario, 'noteLine') }),
  };
  const labels: Readonly<Record<(typeof STAMP_KEYS)[number], Word>> = {
    scenario: 'stampScenario',
    draws: 'stampDraws',
    seed: 'stampSeed',
    method: 'stampMethod',
    modelHash: 'stampHash',
    version: 'stampVersion',
  };
  return STAMP_KEYS.map((key) => ({ key, label: labels[key], value: simulation[key], beside: beside[key] }));
}

// --- probabilities ----------------------------------------------------------------------------------------

const VERDICTS: readonly (readonly [least: number, word: Word])[] = [
  [0.9, 'chanceCertain'],
  [2 / 3, 'chanceLikely'],
  [1 / 3, 'chanceOpen'],
  [0.1, 'chanceUnlikely'],
  [0, 'chanceRemote'],
];

/** Writes the probabilities of the targets. */
export function writeChances(to: Sheet): void {
  const { sheet, context, simulation, places } = to;
  const { language, say } = context;
  const place = places.chances;
  writeSection(to, place, 'chancesTitle', PRINTED_COLUMNS);
  sheet.putRow(place.header, 0, [
    ...CHANCE_COLUMNS.map((id, i) =>
      id === 'unit'
        ? blank('heading')
        : constant(HEADERS[id][language], i < CHANCE.probability ? 'heading' : 'headingCenter'),
    ),
    constant(say('chanceWords'), 'headingCenter'),
  ]);
  const rows = [
    { label: constant(say('allTargetsTogether'), 'labelStrong'), key: ALL_TARGETS, ...simulation.allTargets },
    ...simulation.targets.map(({ target, ...chance }) => ({
      ...chance,
      label: targetLabel(context, target),
      key: target,
    })),
  ];
  rows.forEach(({ label, key, probability, low, high }, i) => {
    const row = place.first + i;
    const own = cellAddress(row, CHANCE.probability);
    const formula = VERDICTS.reduceRight((rest, [least, word]) => {
      const text = quoteText(say(word));
      return rest === '' ? text : `IF(${own}>=${fraction(least)},${text},${rest})`;
    }, '');
    const verdict = VERDICTS.find(([least]) => probability >= least)?.[1] ?? 'chanceRemote';
    sheet.putRow(row, 0, [
      label,
      blank('unit'),
      constant(key, 'key'),
      constant(probability, 'strong', '0.0%'),
      constant(low, 'bound', '0.0%'),
      constant(high, 'bound', '0.0%'),
      live(`=${formula}`, say(verdict), 'status'),
    ]);
  });
  const area = { row: place.first, column: CHANCE.words, rows: rows.length, columns: 1 };
  const chance = cellAddress(place.first, CHANCE.probability, 'column');
  sheet.format({ area, formula: `=${chance}>=2/3`, style: 'good' });
  sheet.format({ area, formula: `=${chance}<1/3`, style: 'bad' });
  sheet.format({ area, formula: `=AND(${chance}>=1/3,${chance}<2/3)`, style: 'warn' });
  sheet.put(place.first + place.count, 0, constant(say('chancesNote'), 'note'));
}

function fraction(least: number): string {
  return least === 2 / 3 ? '2/3' : least === 1 / 3 ? '1/3' : String(least);
}

/** `R&D intensity ≥ 3.5% (2030)`, the name live; only the key if the model has no such target. */
function targetLabel(context: Context, key: string): Cell {
  const target: Target | undefined = context.model.targets.find((one) => one.key === key);
  if (target === undefined) return textCell(key, 'text');
  const { comparator, value, unit, year } = target;
  const written = writtenValue(value, unit, context.language);
  const sign = choiceText('comparator', comparator, context.language);
  const from = choiceText('origin', target.origin, context.language);
  const rest = ` ${sign} ${written}${toleranceText(target.tolerance)} (${year}) · ${from}`;
  return subjectCell(context, target, 'label', rest);
}

// --- percentiles ------------------------------------------------------------------------------------------

/** Writes the percentiles by year. */
export function writePercentiles(to: Sheet): void {
  const { sheet, context, simulation, places } = to;
  const place = places.percentiles;
  writeSection(to, place, 'percentilesTitle', PERCENTILE_COLUMNS.length);
  sheet.putRow(
    place.header,
    0,
    PERCENTILE_COLUMNS.map((id, i) =>
      constant(HEADERS[id][context.language], i < SERIES.year ? 'heading' : 'headingCenter'),
    ),
  );
  sheet.height(place.header, 34);
  simulation.series.forEach((series, i) => {
    const isFirst = simulation.series[i - 1]?.key !== series.key;
    sheet.putRow(place.first + i, 0, seriesCells(to, series, isFirst));
  });
}

function seriesCells(
  to: Sheet,
  { key, year, mean, sd, percentiles }: StampedSeries,
  isFirst: boolean,
): readonly Cell[] {
  const { context } = to;
  const isKnown = context.prepared.seriesByKey.has(key);
  const format = isKnown ? formatOf(context.unitOf(key)) : 'General';
  const number = (value: number, role: 'number' | 'strong' = 'number'): Cell =>
    Number.isFinite(value) ? constant(value, role, format) : blank(role, format);
  const role = isFirst ? 'labelStrong' : 'label';
  return [
    isKnown ? nameCell(context, key, role) : textCell(key, 'text'),
    isKnown ? unitCell(context, key) : blank('unit'),
    constant(key, 'key'),
    constant(year, 'status', '0'),
    plannedCell(to, key, year),
    number(mean),
    number(sd),
    ...PERCENT_ORDER.map((percent) => number(percentiles[percent], percent === 50 ? 'strong' : 'number')),
  ];
}

/** The present value in the projection of the scenario. */
export function plannedCell({ context, scenario }: Sheet, key: string, year: number): Cell {
  const isKnown = context.prepared.seriesByKey.has(key);
  const format = isKnown ? formatOf(context.unitOf(key)) : 'General';
  const value = scenario === undefined || !isKnown ? undefined : context.valueAt(scenario, key, year);
  const view = scenario === undefined ? undefined : context.scenarios[scenario];
  if (view === undefined || value === undefined) return blank('number', format);
  const { rowOf, yearColumn } = context.layout.projection;
  return live(
    `=${cellOn(view.sheet, rowOf('indicator', key), yearColumn(year), 'none')}`,
    value,
    'link',
    format,
  );
}
