/**
 * Makes a model, which can be projected at once, of the series of a table: figures with their source cells, a formula for each
 * series with the reason for it, three scenarios, distributions.
 *
 * In: series, and data that the core cannot know: the model's name, the author of the numbers and the date. Out: the model.
 * Everything in it is visible and can be changed by hand.
 */
import type { Figure } from '../figures/figure.js';
import type { Bilingual } from '../messages/language.js';
import type { Problem } from '../messages/problem.js';
import { START } from '../messages/wording/start.js';
import { MODEL_VERSION, type Indicator, type Model, type Parameter, type Scenario } from '../model/model.js';
import { prepareModel } from '../model/prepare.js';
import { settleScenarios } from '../model/roll/settleScenarios.js';
import { continueRow } from './continueSeries.js';
import { nameRows, type Row } from './nameSeries.js';
import { isWithinHundred, suggestFormulas } from './suggest/suggestFormulas.js';
import { tellPassed, withinRule } from './withinHundred.js';
import type { TableSeries } from './table/series.js';

export interface Source {
  readonly name: Bilingual;
  readonly author: string;
  /** `2025-09-18`. */
  readonly date: string;
}

/** Number of years after the last one of the table. */
const AHEAD = 5;
/** Largest number of indicators on the first page. */
const MOST_HEADLINES = 8;
interface BuiltModel {
  readonly model: Model;
  /** Remarks about rows that follow from other rows, or only seem to. */
  readonly problems: readonly Problem[];
}

export function buildModel(series: readonly TableSeries[], source: Source): BuiltModel {
  const { suggestions, problems } = suggestFormulas(series);
  const units = suggestions.flatMap((each, i) => {
    if (each.kind === 'growthOf') return [[i, '%'] as const];
    return each.kind === 'quotient' ? [[i, each.unit] as const] : [];
  });
  const { rows, taken } = nameRows(series, source.name, new Map(units));
  const years = series.flatMap(({ points }) => points.map(({ year }) => year));
  const baseYear = Math.max(...years);
  const parameters: (readonly [Parameter, Parameter, Parameter])[] = [];
  const indicators = rows.map((row, i): Indicator => {
    const { formula, reason, values } = continueRow(row, suggestions[i], rows, taken);
    parameters.push(...values);
    const { key, name, unit, group } = row;
    return {
      ...{ key, name, unit, group, formula, reason },
      figures: row.series.points.map(({ year }) => `${key}_${year}`),
      ...(i < MOST_HEADLINES ? { headline: true } : {}),
    };
  });
  const model: Model = {
    version: MODEL_VERSION,
    name: source.name,
    firstYear: Math.min(...years),
    baseYear,
    horizon: baseYear + AHEAD,
    milestones: [baseYear + AHEAD],
    geography: '',
    documents: [],
    figures: rows.flatMap((row) => figuresOf(row, source)),
    indicators,
    parameters: parameters.map(([parameter]) => parameter),
    scenarios: scenariosOf(parameters),
    targets: [],
    rules: [],
  };
  const settled = withOnePast(model);
  const within = rows.filter((row) => isWithinHundred(row.series));
  const passed = tellPassed(settled, within);
  const bounded = within.filter((row) => {
    const suggestion = suggestions[rows.indexOf(row)];
    const isBounded = suggestion?.kind === 'fit' && suggestion.fit.method === 'bounded';
    return isBounded || passed.some(({ row: each }) => each === row);
  });
  return {
    model: { ...settled, rules: bounded.map((row) => withinRule(row, taken)) },
    problems: [...problems, ...passed.map(({ problem }) => problem)],
  };
}

/** Where a series lacks a past year, the scenarios have one value of it: their own begin after the base year. */
export function withOnePast(model: Model): Model {
  const prepared = prepareModel(model);
  return prepared.ok ? settleScenarios(prepared.value, model.firstYear - 1).model : model;
}

function figuresOf({ key, unit, series }: Row, { author, date }: Source): readonly Figure[] {
  return series.points.map(({ year, value, cell }) => ({
    ...{ id: `${key}_${year}`, indicator: key, geography: '', period: String(year), periodBasis: 'printed' },
    ...{ value, unit, qualifier: 'exact', kind: 'input', caliber: '', author, date },
    note: [`${series.sheet}!${cell}`, series.note].filter((text) => text !== '').join('; '),
  }));
}

function scenariosOf(
  parameters: readonly (readonly [Parameter, Parameter, Parameter])[],
): readonly Scenario[] {
  const values = (at: 1 | 2): Scenario['values'] =>
    Object.fromEntries(
      parameters.flatMap((row) => (row[at].value === row[0].value ? [] : [[row[0].key, row[at].value]])),
    );
  return [
    { key: 'base', name: START['scenario.base'], note: START['scenario.baseNote'], values: {} },
    {
      key: 'low',
      name: START['scenario.low'],
      extends: 'base',
      note: START['scenario.lowNote'],
      values: values(1),
    },
    {
      key: 'high',
      name: START['scenario.high'],
      extends: 'base',
      note: START['scenario.highNote'],
      values: values(2),
    },
  ];
}
