import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeTarget } from '../../src/model/completeModel.js';
import type { Model, Target } from '../../src/model/model.js';
import { readPack } from '../../src/model/pack.js';
import { projectModel } from '../../src/model/project.js';
import type { TargetStatus } from '../../src/model/projection.js';
import {
  countTargets,
  measure,
  meetsTarget,
  targetReadings,
  worstOf,
  type TargetReading,
} from '../../src/model/targetReading.js';
import { prepared, smallModel, valueOf, ZHEJIANG } from './packs.js';

const zhejiang = valueOf(readPack(ZHEJIANG));
const SCENARIO = smallModel.scenarios[0]!.key;

/** The small model with one target; R&D grows by 6 % a year from 1200 in 2024 in the first scenario. */
function withTarget(change: Partial<Target>, model: Model = smallModel): Model {
  const draft = {
    ...{ key: 'asked', indicator: 'rd_expenditure', year: 2030, comparator: '>=' as const },
    ...{ value: 1800, source: 'assumption' },
    ...change,
  };
  return { ...model, targets: [completeTarget(draft, '亿元', undefined)] };
}

function judge(change: Partial<Target>, model?: Model): TargetStatus {
  return projectModel(prepared(withTarget(change, model)), SCENARIO).targets[0]!;
}

function reading(change: Partial<Target>, model?: Model): TargetReading {
  return targetReadings(prepared(withTarget(change, model)))[0]!;
}

describe('what a target is compared with', () => {
  it('is the level, in its own unit', () => {
    expect(judge({ value: 0.18, unit: '万亿元' }).projected).toBeCloseTo(0.17022229, 8);
    expect(judge({}).projected).toBeCloseTo(1702.2229347, 6);
  });

  it('is the growth of the year, and of several years the worst', () => {
    expect(judge({ basis: 'year', value: 6, unit: '%' })).toMatchObject({ met: true, target: 0.06 });
    // GDP grows by 5.5 % up to 2027 and by 5 % afterwards.
    const gdp = { indicator: 'gdp', basis: 'year' as const, unit: '%', value: 5.5 };
    expect(judge({ ...gdp, from: 2025, year: 2027 }).projected).toBeCloseTo(0.055, 12);
    expect(judge({ ...gdp, from: 2025 }).projected).toBeCloseTo(0.05, 12);
    expect(judge({ ...gdp, from: 2025, comparator: '<=' }).projected).toBeCloseTo(0.055, 12);
    expect(judge({ ...gdp, from: 2025, comparator: '<=' }).met).toBe(true);
    expect(judge({ ...gdp, from: 2025, comparator: '=' }).projected).toBeCloseTo(0.05, 12);
  });

  it('is the average growth from the year before the span', () => {
    const status = judge({ basis: 'average', from: 2025, value: 6, unit: '%' });
    expect(status.projected).toBeCloseTo(0.06, 12);
    expect(status.met).toBe(true);
  });

  it('is the increase on the year before the span', () => {
    expect(judge({ basis: 'increase', from: 2025, value: 500 }).projected).toBeCloseTo(502.2229347, 6);
    expect(judge({ basis: 'increase', from: 2025, value: 0.05, unit: '万亿元' })).toMatchObject({
      met: true,
    });
  });

  it('is an error where growth starts from nothing', () => {
    expect(measure('year', 5, 0, 1, 1)).toEqual({ error: '#DIV/0!' });
    expect(measure('average', -5, 1, 1, 2)).toEqual({ error: '#NUM!' });
    expect(measure('increase', 5, 0, 1, 1)).toBe(5);
  });
});

describe('the fiscal average of 2021 to 2025', () => {
  const of = (scenario: string): TargetStatus =>
    projectModel(prepared(zhejiang), scenario).targets.find(({ key }) => key === 'fiscal_growth_2025')!;

  it.each([
    ['continuation', 0.16670188338508],
    ['pressure', 0.155897226635411],
  ])('is met in the scenario %s', (scenario, value) => {
    expect(of(scenario)).toMatchObject({ status: 'met', met: true });
    expect(of(scenario).projected).toBeCloseTo(value, 9);
  });

  it('counts from the figure of 2020, which is before the first year', () => {
    const found = targetReadings(prepared(zhejiang)).find(
      ({ target }) => target.key === 'fiscal_growth_2025',
    )!;
    expect(found.parts).toEqual([
      { year: 2025, base: { year: 2020, figure: { id: 'fiscal_st_2020', value: 451.104157133408 } } },
    ]);
  });
});

describe('targets that have no actual yet', () => {
  it('are five of those with a series in the first pack in every scenario, and all without one, and one of the others is met in continuation', () => {
    const readings = targetReadings(prepared(zhejiang));
    for (const { key } of zhejiang.scenarios) {
      const { targets } = projectModel(prepared(zhejiang), key);
      // Those without a series have nothing to be compared with.
      const plans = targets
        .filter(({ status, projected }) => status === 'noActual' && projected !== undefined)
        .map((row) => row.key);
      expect(plans).toEqual([
        ...['society_2025', 'gov_2025', 'enterprise_2025', 'fund_2025', 'digital_cluster_2025'],
      ]);
      for (const row of targets) if (row.status === 'noActual') expect(row.met).toBeNull();
    }
    const { targets } = projectModel(prepared(zhejiang), 'continuation');
    expect(countTargets(readings, targets)).toEqual({ met: 1, judged: 6, itself: 4, early: 1, nothing: 42 });
  });

  it('are those whose year is a plan figure, or is calculated from one of that year', () => {
    const planned = {
      ...smallModel,
      figures: smallModel.figures.map((figure) =>
        figure.id === 'rd_expenditure_2030' ? { ...figure, period: '2026', kind: 'plan' as const } : figure,
      ),
      indicators: smallModel.indicators.map((row) =>
        row.key === 'rd_expenditure'
          ? { ...row, startsFrom: 'plan' as const, figures: [...(row.figures ?? []), 'rd_expenditure_2030'] }
          : row,
      ),
    };
    expect(judge({ year: 2026 }, planned)).toMatchObject({ status: 'noActual', met: null, projected: 1800 });
    // R&D over GDP of the same year.
    const intensity = { indicator: 'rd_intensity', unit: '%', value: 3 };
    expect(judge({ ...intensity, year: 2026 }, planned).status).toBe('noActual');
    // The years after it are projected from it: judged, and said to rest on it.
    expect(reading({ ...intensity, year: 2027 }, planned)).toMatchObject({
      basisOf: 'projection',
      restsOn: ['rd_expenditure_2030'],
    });
    expect(judge({ ...intensity, year: 2027 }, planned).status).not.toBe('noActual');
    expect(reading({ year: 2025 }, planned).restsOn).toEqual([]);
  });

  it('are those whose level was reached before the year was over and falls short', () => {
    const [document] = smallModel.documents;
    const within = {
      ...smallModel,
      documents: smallModel.documents.map((each) =>
        each.id === document!.id ? { ...each, published: '2024-09-18' } : each,
      ),
      figures: smallModel.figures.map((figure) =>
        figure.indicator === 'rd_expenditure' && figure.period === '2024'
          ? {
              ...figure,
              periodBasis: 'implied' as const,
              source: { document: document!.id, line: 1, token: '1200' },
            }
          : figure,
      ),
    };
    // 1200 in September: 1300 may still be reached in 2024, and 1100 has been.
    expect(judge({ year: 2024, value: 1300 }, within)).toMatchObject({ status: 'noActual', met: null });
    expect(reading({ year: 2024, value: 1300 }, within).unjudged).toBe('early');
    expect(judge({ year: 2024, value: 1100 }, within).status).toBe('met');
    expect(judge({ year: 2024, value: 1300, comparator: '<=' }, within).status).toBe('met');
    // So does what is calculated from the level.
    const derived = { indicator: 'gdp', year: 2024 };
    expect(reading({ ...derived, value: 50_000 }, within).unjudged).toBe('early');
    expect(judge({ ...derived, value: 30_000 }, within).status).toBe('met');
    // The years after it are projected as ever.
    expect(reading({ year: 2025 }, within).unjudged).toBeUndefined();
    // A year that the document prints, or a document of a later year, is the year's own.
    const later = { ...within, documents: smallModel.documents };
    expect(judge({ year: 2024, value: 1300 }, later).status).toBe('missed');
  });

  it('are those without a series of their own', () => {
    expect(judge({ indicator: 'fiscal_st' })).toMatchObject({ status: 'noActual', projected: undefined });
    const place = { key: 'east', name: { zh: '东部', en: 'East' }, level: 'city' };
    const dimension = { key: 'place', name: { zh: '地区', en: 'Place' }, levels: ['city'], members: [place] };
    const model = { ...smallModel, dimensions: [dimension] };
    expect(judge({ member: 'east' }, model)).toMatchObject({ status: 'noActual', projected: undefined });
    expect(reading({ member: 'east' }, model).unjudged).toBe('noSeries');
  });

  it('are those of a year without a value', () => {
    const from = { indicator: 'enterprise_rd', basis: 'year' as const, unit: '%', year: 2024, value: 1 };
    const { firstYear } = smallModel;
    expect(reading({ ...from, year: firstYear + 1 }).unjudged).toBe('noValue');
  });
});

describe('what a target rests on', () => {
  it('is an actual where the figure of its year is one', () => {
    expect(reading({ year: 2024 }).basisOf).toBe('actual');
    // A ratio of two actual figures; a formula over a parameter is a projection.
    expect(reading({ indicator: 'rd_intensity', unit: '%', year: 2024 }).basisOf).toBe('actual');
    expect(reading({ year: 2025 }).basisOf).toBe('projection');
  });
});

describe('tolerance', () => {
  it.each([
    [0.034499, false],
    [0.0345, true],
    [0.034975, true],
    [0.0351, true],
    [0.0356, true],
  ])('of about 3.5 %%: %f', (value, met) => {
    expect(meetsTarget(value - 0.035, '>=', 0.0005)).toBe(met);
  });

  const number = fc.integer({ min: -2_000_000, max: 2_000_000 }).map((n) => n / 1000);
  const slack = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 1000);

  it('never makes a target harder, and 0 leaves it as it is', () => {
    fc.assert(
      fc.property(
        number,
        slack,
        slack,
        fc.constantFrom('>=', '<=', '>', '<', '='),
        (gap, a, b, comparator) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          if (meetsTarget(gap, comparator, less)) expect(meetsTarget(gap, comparator, more)).toBe(true);
          expect(meetsTarget(gap, comparator, 0)).toBe(meetsTarget(gap, comparator));
        },
      ),
    );
  });

  it('of "=" holds where both bounds do', () => {
    fc.assert(
      fc.property(number, slack, (gap, tolerance) => {
        const both = meetsTarget(gap, '>=', tolerance) && meetsTarget(gap, '<=', tolerance);
        expect(meetsTarget(gap, '=', tolerance)).toBe(both);
      }),
    );
  });
});

it('the worst part decides: a target of several years is met when all years meet it', () => {
  const comparators = ['>=', '<=', '>', '<', '='] as const;
  const readings = comparators.map((comparator) => reading({ comparator, value: 5 }));
  const part = fc.integer({ min: 0, max: 10 });
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...readings),
      fc.integer({ min: 0, max: 3 }),
      (values, of, tolerance) => {
        const { comparator } = of.target;
        const all = values.every((value) => meetsTarget(value - of.wanted, comparator, tolerance));
        expect(meetsTarget(worstOf(of, values) - of.wanted, comparator, tolerance)).toBe(all);
      },
    ),
  );
});
