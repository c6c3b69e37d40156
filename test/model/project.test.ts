import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { removeScenario, setParameterValue } from '../../src/model/edit.js';
import { prepareModel } from '../../src/model/prepare.js';
import { projectModel } from '../../src/model/project.js';
import type { Projection } from '../../src/model/projection.js';
import { meetsTarget } from '../../src/model/targetReading.js';
import { model, prepared, rate, smallModel, valueOf, year, ZHEJIANG } from './packs.js';
import { readPack } from '../../src/model/pack.js';

function project(of: Model, scenario: string): Projection {
  return projectModel(prepared(of), scenario);
}

/** Values of all indicators, row by row. */
function numbers(of: Model, scenario: string): readonly (readonly unknown[])[] {
  return project(of, scenario).indicators.map(({ values }) => values);
}

describe('laws', () => {
  it('twice the figures give twice the amounts', () => {
    fc.assert(
      fc.property(model, (one) => {
        const two = {
          ...one,
          figures: one.figures.map((figure) => ({ ...figure, formula: `=${figure.value * 2}` })),
        };
        const doubled = numbers(one, 'scenario_0').map((row) =>
          row.map((x) => (typeof x === 'number' ? x * 2 : x)),
        );
        expect(JSON.stringify(numbers(two, 'scenario_0'))).toEqual(JSON.stringify(doubled));
      }),
    );
  });

  it('a scenario without values of its own projects what its parent does', () => {
    fc.assert(
      fc.property(model, (one) => {
        const parent = one.scenarios.at(-1)!;
        const child = { ...parent, key: 'child', extends: parent.key, values: {} };
        const both = { ...one, scenarios: [...one.scenarios, child] };
        expect(numbers(both, 'child')).toEqual(numbers(both, parent.key));
        const origins = project(both, 'child').parameters.flatMap((series) => series.origins);
        expect(new Set(origins)).toEqual(new Set(['inherited']));
      }),
    );
  });

  it('a value set to what is inherited changes nothing', () => {
    fc.assert(
      fc.property(model, year, (one, from) => {
        const scenario = one.scenarios.at(-1)!.key;
        const parameters = prepared(one).parameters.map(({ parameter }) => parameter.key);
        const before = project(one, scenario);
        // Given for every year from `from` on: a value set for one year holds until the next one given.
        const after = parameters.reduce((changed, key) => {
          const series = before.parameters.find((row) => row.key === key)!;
          return before.years.reduce((again, at, i) => {
            const value = Math.round(Number(series.values[i]) * 1000) / 10;
            return at < from ? again : setParameterValue(again, scenario, key, at, value);
          }, changed);
        }, one);
        expect(numbers(after, scenario)).toEqual(numbers(one, scenario));
      }),
    );
  });

  it('a value set for a year holds from that year until the next one given, and leaves earlier years alone', () => {
    fc.assert(
      fc.property(model, year, rate, (one, from, value) => {
        const scenario = one.scenarios.at(-1)!;
        const before = project(one, scenario.key).parameters[0]!;
        const key = before.key;
        const after = project(setParameterValue(one, scenario.key, key, from, value), scenario.key)
          .parameters[0]!;
        const own = scenario.values[key];
        const given =
          typeof own === 'number'
            ? []
            : Object.keys(own ?? {})
                .map(Number)
                .filter((other) => other > from);
        const until = Math.min(...given);
        project(one, scenario.key).years.forEach((at, i) => {
          const isNew = at >= from && at < until;
          expect(after.values[i]).toBe(isNew ? Number((value / 100).toFixed(6)) : before.values[i]);
        });
      }),
    );
  });

  it('scenarios that extend a removed one project what they did', () => {
    fc.assert(
      fc.property(model, fc.nat(), (one, n) => {
        if (one.scenarios.length < 2) return;
        const removed = one.scenarios[n % one.scenarios.length]!.key;
        const fewer = removeScenario(one, removed);
        for (const { key } of fewer.scenarios) expect(numbers(fewer, key)).toEqual(numbers(one, key));
      }),
    );
  });

  it('every scenario has a value or a blank for every year', () => {
    fc.assert(
      fc.property(model, (one) => {
        for (const { key } of one.scenarios) {
          const projection = project(one, key);
          expect(projection.years).toEqual([2023, 2024, 2025, 2026, 2027, 2028, 2029]);
          for (const { values, origins } of [...projection.indicators, ...projection.parameters]) {
            expect([values.length, origins.length]).toEqual([7, 7]);
            values.forEach((value, i) => {
              expect(value === undefined).toBe(origins[i] === 'none');
            });
          }
        }
      }),
    );
  });
});

describe('the small pack', () => {
  const { years, indicators, targets, rules, parameters } = project(smallModel, 'high');
  const series = (key: string) => indicators.find((row) => row.key === key)!;

  it('takes figures in their years and formulas after', () => {
    expect(years).toEqual([2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030]);
    expect(series('rd_expenditure').origins.slice(0, 3)).toEqual(['none', 'figure', 'formula']);
    expect(series('rd_expenditure').values.slice(0, 3)).toEqual([undefined, 1200, 1272]);
    expect(series('rd_intensity').values[1]).toBe(0.03);
  });

  it('starts a formula without figures in the base year', () => {
    expect(series('enterprise_rd').origins.slice(0, 2)).toEqual(['none', 'formula']);
    expect(series('enterprise_rd').values[1]).toBe(1020);
  });

  it('leaves out indicators that only name figures', () => {
    expect(indicators.map(({ key }) => key)).toEqual([
      'gdp',
      'rd_expenditure',
      'rd_intensity',
      'enterprise_rd',
      'hightech_firms',
    ]);
  });

  it('says which values of parameters are its own', () => {
    const growth = parameters.find(({ key }) => key === 'rd_growth')!;
    expect(growth.values).toEqual([0.06, 0.06, 0.06, 0.08, 0.08, 0.08, 0.08, 0.08]);
    expect(growth.origins.slice(2, 4)).toEqual(['inherited', 'own']);
    expect(new Set(project(smallModel, 'base').parameters.flatMap((row) => row.origins))).toEqual(
      new Set(['own']),
    );
  });

  it('compares targets in cell values', () => {
    // "3.2 % or so" is met from 3.15 % on.
    expect(targets.map(({ key, target, tolerance, met }) => [key, target, tolerance, met])).toEqual([
      ['intensity_2027', 0.032, 0.0005, true],
      ['rd_2030', 1800, 0, true],
    ]);
    expect(targets[1]?.gap).toBeCloseTo(68.99, 1);
  });

  it('checks rules from the year after the base year', () => {
    expect(rules.map((status) => status.year)).toEqual([2025, 2026, 2027, 2028, 2029, 2030]);
    expect(rules.every(({ holds }) => holds === true)).toBe(true);
  });

  it('throws for a scenario that it does not have', () => {
    expect(() => project(smallModel, 'higher')).toThrow('higher');
  });
});

describe('errors and blanks', () => {
  const withFormula = (formula: string, from = 2023): Model => ({
    ...smallModel,
    rules: [],
    targets: [],
    indicators: [
      ...smallModel.indicators,
      { key: 'extra', name: { zh: '另加', en: 'Extra' }, unit: '倍', group: 'macro', formula, from },
      {
        key: 'after',
        name: { zh: '其后', en: 'After' },
        unit: '倍',
        group: 'macro',
        formula: '=extra+1',
        from,
      },
    ],
  });
  const last = (of: Model) =>
    project(of, 'base')
      .indicators.slice(-2)
      .map(({ values }) => values);

  it('a blank that a formula refers to gives #N/A, not 0', () => {
    const [extra] = last(withFormula('=gdp/gdp'));
    expect(extra?.slice(0, 2)).toMatchObject([{ error: '#N/A' }, 1]);
  });

  it('errors keep the series, year and place they arose in', () => {
    const [extra, after] = last(withFormula('=1+gdp/(gdp-gdp)', 2025));
    const origin = { name: 'extra', year: 2026 };
    expect(extra?.[3]).toMatchObject({ error: '#DIV/0!', origin });
    expect(after?.[3]).toMatchObject({ error: '#DIV/0!', origin });
  });

  it('a value that waits for itself through a fixed year is told before anything is calculated', () => {
    const { ok, problems } = prepareModel(withFormula('=AT(after,2030)', 2024));
    expect(ok).toBe(false);
    expect(problems.map(({ code }) => code)).toContain('model.circle');
  });

  it('a figure in another unit of its kind is converted', () => {
    const figures = smallModel.figures.flatMap((figure) =>
      figure.id === 'rd_expenditure_2024'
        ? [figure, { ...figure, id: 'rd_in_trillions', value: 0.12, unit: '万亿元' }]
        : [figure],
    );
    const indicators = smallModel.indicators.map((row) =>
      row.key === 'rd_expenditure' ? { ...row, figures: ['rd_in_trillions'] } : row,
    );
    expect(numbers({ ...smallModel, figures, indicators }, 'base')).toEqual(numbers(smallModel, 'base'));
  });
});

describe('meetsTarget', () => {
  it('takes a gap of binary fractions for none', () => {
    for (const comparator of ['>=', '<=', '='] as const) expect(meetsTarget(-8e-17, comparator)).toBe(true);
    for (const comparator of ['>', '<'] as const) expect(meetsTarget(8e-17, comparator)).toBe(false);
    expect(meetsTarget(-1e-6, '>=')).toBe(false);
  });
});

describe('the Zhejiang pack', () => {
  const zhejiang = valueOf(readPack(ZHEJIANG));

  it('has four scenarios of which the last three extend the first', () => {
    expect(zhejiang.scenarios.map((scenario) => scenario.extends)).toEqual([
      undefined,
      ...Array<string>(3).fill(zhejiang.scenarios[0]!.key),
    ]);
  });

  it('has no error in any series, and an answer to every rule', () => {
    for (const { key } of zhejiang.scenarios) {
      const projection = project(zhejiang, key);
      const values = projection.indicators.flatMap((row) => row.values);
      expect(values.filter((value) => value !== undefined && typeof value !== 'number')).toEqual([]);
      expect(projection.rules.filter(({ holds }) => holds === undefined)).toEqual([]);
    }
  });
});

describe('size', () => {
  const MANY = 3000;

  /** Each indicator is the next one's value in the horizon and one more; the last one grows. */
  function chain(last: string): Model {
    const [gdp] = smallModel.indicators;
    if (gdp === undefined) throw new Error('the small model has no indicator');
    const links = Array.from({ length: MANY }, (_, i) => {
      const next = i + 1 < MANY ? `link_${i + 1}` : last;
      const { figures: _figures, ...rest } = gdp;
      const key = `link_${i}`;
      return { ...rest, key, name: { zh: key, en: key }, formula: `=AT(${next},${smallModel.horizon})+1` };
    });
    return { ...smallModel, indicators: [...links, ...smallModel.indicators], targets: [], rules: [] };
  }

  it('a chain through fixed years may be as long as the model', () => {
    const { indicators, scenarios } = smallModel;
    const key = indicators[0]!.key;
    const rows = new Map(
      project(chain(key), scenarios[0]!.key).indicators.map((row) => [row.key, row.values.at(-1) as number]),
    );
    expect(rows.get('link_0')).toBeCloseTo(rows.get(key)! + MANY, 6);
  });
});
