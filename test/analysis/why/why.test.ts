/** Laws of the explanations, on every calculated value of the Zhejiang pack; and values checked by hand on a small model. */
import { describe, expect, it } from 'vitest';
import { bridgeScenarios, bridgeYears, type Bridge } from '../../../src/analysis/why/bridge.js';
import { findDependents } from '../../../src/analysis/why/dependents.js';
import { explainValue } from '../../../src/analysis/why/explainValue.js';
import { findSources } from '../../../src/analysis/why/figureSources.js';
import { fillFormula } from '../../../src/analysis/why/fillFormula.js';
import { wordCells, wordOrigin, wordTarget } from '../../../src/analysis/why/originWords.js';
import { compileFormula } from '../../../src/formula/evaluate/interpret.js';
import { parseFormula } from '../../../src/formula/text/parse.js';
import { modelNames } from '../../../src/model/names.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { valuesOf } from '../../../src/model/projection.js';
import { allAtOnce } from '../../../src/workbook/plan/steps.js';
import { explainDifference } from '../../../src/model/roll/explainDifference.js';
import { projectModel, scopeOf } from '../../../src/model/project.js';
import type { Projection } from '../../../src/model/projection.js';
import { indicator, parameter, small, zhejiang } from '../models.js';

const NAMES = modelNames(zhejiang.model);
const SCENARIOS = zhejiang.model.scenarios.map(({ key }) => key);
const PROJECTIONS = new Map(SCENARIOS.map((key) => [key, projectModel(zhejiang, key)]));
const projectionOf = (scenario: string): Projection => {
  const found = PROJECTIONS.get(scenario);
  if (found === undefined) throw new Error(scenario);
  return found;
};

/** Every value that a formula gives. */
function* calculated(prepared: PreparedModel, projection: Projection) {
  const valueAt = valuesOf(projection);
  for (const row of prepared.series)
    for (const year of prepared.years) {
      const cell = { key: row.indicator.key, year };
      const explanation = explainValue(prepared, projection, cell, valueAt);
      const { origin } = explanation;
      if (origin.kind === 'formula')
        yield { cell, row, valueAt, reads: origin.reads, value: explanation.value };
    }
}

function unitOf(key: string) {
  const row = zhejiang.seriesByKey.get(key) ?? zhejiang.parameterByKey.get(key);
  if (row === undefined) throw new Error(key);
  return row.unit;
}

describe('the cells behind a value', () => {
  it.each(SCENARIOS)('are all that it needs, in %s', (scenario) => {
    const projection = projectionOf(scenario);
    let count = 0;
    for (const { cell, row, valueAt, reads, value } of calculated(zhejiang, projection)) {
      const known = new Set(reads.map(({ key, year }) => `${key}:${year}`));
      const scope = scopeOf(zhejiang, (key, year) =>
        known.has(`${key}:${year}`) ? valueAt(key, year) : undefined,
      )(cell.year, cell.key);
      expect(row.evaluate?.(scope)).toEqual(value);
      count += 1;
    }
    expect(count).toBeGreaterThan(300);
  });

  it('depend on it the other way round', () => {
    const projection = projectionOf('continuation');
    const all = [...calculated(zhejiang, projection)];
    for (const key of ['rd_expenditure', 'gdp', 'gov_st_growth', 'rd_intensity', 'leverage_method'])
      for (const year of [2024, 2026]) {
        const back = all
          .filter(({ reads }) => reads.some((read) => read.key === key && read.year === year))
          .map(({ cell }) => cell);
        expect(findDependents(zhejiang, projection, { key, year }).cells).toEqual(back);
      }
  });
});

describe('a formula with its values', () => {
  it.each(SCENARIOS)('can be calculated again from what is written, in %s', (scenario) => {
    let count = 0;
    for (const { cell, row, valueAt, value } of calculated(zhejiang, projectionOf(scenario))) {
      if (row.expr === undefined || typeof value !== 'number') continue;
      const scope = scopeOf(zhejiang, valueAt)(cell.year, cell.key);
      const filled = fillFormula(row.expr, scope, unitOf, 'en');
      if (filled.includes('…')) continue;
      const parsed = parseFormula(filled.replace(/(\d),(?=\d{3})/g, '$1'), NAMES);
      if (!parsed.ok) throw new Error(filled);
      const again = compileFormula(parsed.value)(scope);
      // Six digits are written; where two near numbers are subtracted fewer are left.
      expect(Math.abs(Number(again) - value), filled).toBeLessThanOrEqual(
        1e-4 * Math.max(1, Math.abs(value)),
      );
      count += 1;
    }
    expect(count).toBeGreaterThan(300);
  });

  const made = small({
    parameters: [parameter('rate', 0.5, [0, 1]), parameter('mode', 2, [1, 2])],
    indicators: [
      indicator('start', '=10'),
      indicator('grown', '=IF(YEAR<=2024,start,PREV(grown)*(1+rate))'),
      indicator('share', '=GROWTH(grown)', { from: 2025 }),
      indicator('chosen', '=CHOOSE(mode,1/0,grown)'),
      indicator('spans', '=SUM(SPAN(grown))'),
      indicator('less', '=start-2*grown'),
      indicator('signed', '=less^2', { from: 2026 }),
    ],
  });
  const projection = projectModel(made, made.model.scenarios[0]?.key ?? '');
  it.each([
    ['grown', 2024, '=10'],
    ['grown', 2025, '=10 * (1 + 0.5)'],
    ['share', 2026, '=22.5 / 15 - 1'],
    ['chosen', 2025, '=15'],
    ['spans', 2026, '=SUM(10 … 22.5)'],
    ['signed', 2026, '=(-35)^2'],
  ])('of %s in %i is %s', (key, year, filled) => {
    const row = made.seriesByKey.get(key);
    if (row?.expr === undefined) throw new Error(key);
    const scope = scopeOf(made, valuesOf(projection))(year, key);
    const units = (each: string) => {
      const unit = (made.seriesByKey.get(each) ?? made.parameterByKey.get(each))?.unit;
      if (unit === undefined) throw new Error(each);
      return unit;
    };
    expect(fillFormula(row.expr, scope, units, 'en')).toBe(filled);
  });
});

describe('a difference', () => {
  const headlines = zhejiang.model.indicators
    .filter(({ headline }) => headline === true)
    .map(({ key }) => key);
  /** The rounding of a sum is all that may be left. */
  const expectSum = ({ was, is, steps }: Bridge) => {
    const sum = steps.reduce((total, { amount }) => total + amount, 0);
    expect(Math.abs(sum - (is - was))).toBeLessThanOrEqual(
      4 * Number.EPSILON * Math.max(Math.abs(was), Math.abs(is)),
    );
  };

  it('of two scenarios is the sum of what the assumptions contribute', () => {
    for (const other of SCENARIOS.slice(1))
      for (const key of headlines.slice(0, 3)) {
        const bridge = allAtOnce(bridgeScenarios(zhejiang, ['continuation', other], key, 2030));
        expect(bridge).toBeDefined();
        if (bridge === undefined) continue;
        expectSum(bridge);
        expect(bridge.steps.every(({ of }) => of !== undefined && zhejiang.parameterByKey.has(of))).toBe(
          true,
        );
      }
  });

  it('of two scenarios is explained as a roll explains a revision', () => {
    const bridge = allAtOnce(bridgeScenarios(zhejiang, ['continuation', 'ambitious'], 'rd_intensity', 2030));
    const cases = (['continuation', 'ambitious'] as const).map((scenario) => ({
      prepared: zhejiang,
      scenario,
    }));
    const [before, after] = cases;
    if (before === undefined || after === undefined) throw new Error('two cases');
    const revision = explainDifference(before, after, ['rd_intensity']).find(({ year }) => year === 2030);
    expect(bridge?.steps.map(({ of }) => of)).toEqual(revision?.causes.map(({ of }) => of));
    for (const [i, { amount }] of (bridge?.steps ?? []).entries())
      expect(amount).toBeCloseTo(revision?.causes[i]?.amount ?? NaN, 12);
  });

  it('of a scenario with itself has no steps', () => {
    expect(allAtOnce(bridgeScenarios(zhejiang, ['on_target', 'on_target'], 'gdp', 2030))?.steps).toEqual([]);
  });

  it('of two years is the sum of what the formula reads', () => {
    let count = 0;
    for (const scenario of SCENARIOS)
      for (const { indicator: row } of zhejiang.series)
        for (const years of [
          [2026, 2030],
          [2024, 2027],
          [2029, 2030],
        ] as const) {
          const bridge = bridgeYears(zhejiang, projectionOf(scenario), row.key, years);
          if (bridge === undefined) continue;
          expectSum(bridge);
          count += 1;
        }
    expect(count).toBeGreaterThan(500);
  });

  it('of a ratio in two years is what numerator and denominator contribute, one after the other', () => {
    const projection = projectionOf('continuation');
    const valueAt = valuesOf(projection);
    const at = (key: string, year: number) => Number(valueAt(key, year));
    const bridge = bridgeYears(zhejiang, projection, 'rd_intensity', [2028, 2030]);
    const between = (100 * at('rd_expenditure', 2030)) / at('gdp', 2028);
    expect(bridge?.steps.map(({ of }) => of)).toEqual(['rd_expenditure', 'gdp']);
    expect(bridge?.steps[0]?.amount).toBeCloseTo(between - 100 * at('rd_intensity', 2028), 9);
    expect(bridge?.steps[1]?.amount).toBeCloseTo(100 * at('rd_intensity', 2030) - between, 9);
  });

  it('cannot be split where the later value is a figure', () => {
    expect(bridgeYears(zhejiang, projectionOf('continuation'), 'rd_intensity', [2030, 2024])).toBeUndefined();
  });
});

describe('the words', () => {
  const projection = projectionOf('on_target');
  const origin = (key: string, year: number) =>
    wordOrigin(zhejiang, explainValue(zhejiang, projection, { key, year }));

  it('name the line and the token of a printed figure', () => {
    expect(origin('rd_intensity', 2024).zh).toMatch(/^“3\.22%”，《.+》第\d+行$/);
  });

  it('name the scenario that gives a value, and the source of a default', () => {
    expect(origin('gov_st_growth', 2027)).toEqual({
      zh: '情景“达标”的取值',
      en: 'value of the scenario "On target"',
    });
    expect(origin('rd_society_elasticity', 2027).en).toMatch(/^the model's default; source: /);
  });

  it('join years that follow each other', () => {
    const cells = [2024, 2025, 2027].map((year) => ({ key: 'gdp', year }));
    expect(wordCells(zhejiang, cells).map(({ en }) => en)).toEqual(['GDP, 2024–2025', 'GDP, 2027']);
  });

  it('name a target by what it asks', () => {
    expect(wordTarget(zhejiang, 'intensity_2030').zh).not.toContain('_');
  });

  it('lead a derived figure to the printed ones', () => {
    const figure = zhejiang.seriesByKey.get('gdp')?.actuals.get(2024)?.figure;
    if (figure === undefined) throw new Error('no figure');
    expect(figure.formula).toBeDefined();
    const sources = findSources(zhejiang, figure);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.every((row) => row.formula === undefined)).toBe(true);
  });
});
