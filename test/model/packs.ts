/** Packs of the tests, read from their folders, and random models. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  addScenario,
  duplicateScenario,
  freeScenarioKey,
  removeScenario,
  renameScenario,
  setFormula,
  setParameterValue,
} from '../../src/model/edit.js';
import type { Outcome } from '../../src/messages/problem.js';
import type { Indicator, Model, Parameter, ParameterValue, Scenario } from '../../src/model/model.js';
import { PACK_NAMES, readPack, type PackFiles } from '../../src/model/pack.js';
import { prepareModel } from '../../src/model/prepare.js';
import type { PreparedModel } from '../../src/model/prepared.js';

export function readFiles(folder: string): PackFiles {
  const read = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
  return {
    documents: read(PACK_NAMES.documents),
    figures: read(PACK_NAMES.figures),
    model: read(PACK_NAMES.model),
  };
}

export const SMALL = readFiles('test/packs/small');
export const ZHEJIANG = readFiles('seeds/zhejiang');

/** The value of an outcome that has one. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

export const smallModel: Model = valueOf(readPack(SMALL));

export function prepared(model: Model): PreparedModel {
  return valueOf(prepareModel(model));
}

export function codes(outcome: Outcome<unknown>): readonly string[] {
  return outcome.problems.map(({ code }) => code);
}

const FIRST = 2023;
const BASE = 2024;
const HORIZON = 2029;

export const year = fc.integer({ min: FIRST, max: HORIZON });
/** Per cent, in the range of the random parameters. */
export const rate = fc.integer({ min: -80, max: 80 }).map((tenths) => tenths / 10);

export const parameterValue: fc.Arbitrary<ParameterValue> = fc.oneof(
  rate,
  fc
    .uniqueArray(fc.tuple(year, rate), { minLength: 1, maxLength: 4, selector: ([given]) => given })
    .map((entries) => Object.fromEntries(entries)),
);

const both = (text: string) => ({ zh: `${text}中`, en: `${text}_en` });

/**
 * Amounts in 亿元: some start from a figure and grow, the others add, subtract or share earlier ones in the
 * same year or the year before. All are linear in the figures.
 */
export const model: fc.Arbitrary<Model> = fc
  .record({
    starts: fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 3 }),
    steps: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(4)), { maxLength: 6 }),
    rates: fc.array(parameterValue, { minLength: 1, maxLength: 4 }),
    overrides: fc.array(
      fc.tuple(fc.nat(), fc.dictionary(fc.constantFrom('rate_a', 'rate_b', 'rate_c'), parameterValue)),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  })
  .map(({ starts, steps, rates, overrides }): Model => {
    const parameters = rates.map((value, i): Parameter => ({
      key: `rate_${'abcd'.charAt(i)}`,
      name: both(`rate${'abcd'.charAt(i)}`),
      unit: '%',
      group: 'macro',
      value,
      min: -10,
      max: 10,
      role: 'lever',
      reason: both('why'),
      source: 'assumption',
    }));
    const rateKey = (n: number): string => parameters[n % parameters.length]?.key ?? '';
    const indicators: Indicator[] = starts.map((_, i) => ({
      key: `start_${i}`,
      name: both(`start${'xyz'.charAt(i)}`),
      unit: '亿元',
      group: 'macro',
      figures: [`figure_${i}`],
      formula: `=PREV(start_${i})*(1+${rateKey(i)})`,
    }));
    steps.forEach(([a, b, c, kind], i) => {
      const [x, y] = [
        indicators[a % indicators.length]?.key ?? '',
        indicators[b % indicators.length]?.key ?? '',
      ];
      const formulas = [
        `=${x}+${y}`,
        `=${x}-${y}`,
        `=${x}*${rateKey(c)}`,
        `=PREV(${x})+${y}`,
        `=AT(${x},${HORIZON})-${y}`,
      ];
      const formula = formulas[kind] ?? '';
      const name = both(`step${'abcdef'.charAt(i)}`);
      indicators.push({ key: `step_${i}`, name, unit: '亿元', group: 'macro', formula, from: BASE + 1 });
    });
    const known = new Set(parameters.map(({ key }) => key));
    const scenarios = overrides.map(([parent, values], i): Scenario => ({
      key: `scenario_${i}`,
      name: both(`scenario${i}`),
      note: both('note'),
      ...(i === 0 ? {} : { extends: `scenario_${parent % i}` }),
      values: Object.fromEntries(Object.entries(values).filter(([key]) => known.has(key))),
    }));
    return {
      version: 2,
      name: both('model'),
      firstYear: FIRST,
      baseYear: BASE,
      horizon: HORIZON,
      milestones: [],
      geography: '某省',
      documents: [],
      figures: starts.map((value, i) => ({
        id: `figure_${i}`,
        indicator: `start_${i}`,
        geography: '某省',
        period: String(BASE),
        periodBasis: 'printed',
        value,
        unit: '亿元',
        qualifier: 'exact',
        kind: 'derived',
        caliber: '',
        formula: `=${value}`,
        note: '',
      })),
      indicators,
      parameters,
      scenarios,
      targets: [],
      rules: [],
    };
  });

const name = { zh: '新', en: 'New' };

/** Any edit that a model allows. */
export const edited: fc.Arbitrary<(of: Model) => Model> = fc
  .record({
    kind: fc.nat(5),
    n: fc.nat(),
    at: fc.oneof(year, fc.constant('all' as const)),
    value: fc.oneof(rate, fc.constant('inherit' as const)),
  })
  .map(({ kind, n, at, value }) => (of: Model) => {
    const scenario = of.scenarios[n % of.scenarios.length]!.key;
    const free = freeScenarioKey(of, scenario);
    switch (kind) {
      case 0:
        return setFormula(of, of.indicators[n % of.indicators.length]!.key, n % 2 === 0 ? '=1' : undefined);
      case 1:
        return setParameterValue(of, scenario, of.parameters[n % of.parameters.length]!.key, at, value);
      case 2:
        return addScenario(of, { key: free, name, note: name, extends: scenario, values: {} });
      case 3:
        return duplicateScenario(of, scenario, free, name);
      case 4:
        return renameScenario(of, scenario, name);
      default:
        return of.scenarios.length > 1 ? removeScenario(of, scenario) : of;
    }
  });
