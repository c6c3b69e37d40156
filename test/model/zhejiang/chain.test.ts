/**
 * The chain from public money to growth: values calculated by hand, both readings and methods, and its laws.
 *
 * S whole society, G government, O others, R R&D, K its capital; the values are those of the model's specification.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zhejiang } from '../../analysis/models.js';
import { at, LATER, type Values } from './points.js';

/** Any value of a parameter's range, to three decimals. */
function within(key: string): fc.Arbitrary<number> {
  const { min, max } = zhejiang.parameterByKey.get(key)!.parameter;
  return fc
    .integer({ min: Math.round(min * 1000), max: Math.round(max * 1000) })
    .map((value) => value / 1000);
}

function anyOf(keys: readonly string[]): fc.Arbitrary<Values> {
  return fc.record(Object.fromEntries(keys.map((key) => [key, within(key)])));
}

describe('continuation', () => {
  const value = at();

  it.each([
    ['society_st_input', 2025, 7200],
    ['society_st_input', 2026, 7632],
    ['society_st_input', 2030, 9635.2242],
    ['rd_expenditure', 2025, 3075.484],
    ['rd_expenditure', 2026, 3260.013],
    ['rd_expenditure', 2030, 4115.6914],
    ['rd_capital', 2024, 13177.1917],
    ['rd_capital', 2025, 14276.0969],
    ['rd_capital', 2030, 20220.7978],
    ['rd_capital_growth', 2025, 8.3394],
    ['rd_capital_growth', 2030, 6.7219],
    ['rd_contribution', 2025, 0.5838],
    ['rd_contribution', 2030, 0.4705],
    // 6.5 + 0.07 x 9 (past growth), then 5.5 + 0.07 x 8.3394 of the year before.
    ['industry_growth', 2025, 7.13],
    ['industry_growth', 2026, 6.0838],
    // 0.27 x 7.13 + 0.73 x 4.9, and 0.27 x 6.0838 + 0.73 x 4.6.
    ['gdp_growth', 2025, 5.5021],
    ['gdp_growth', 2026, 5.0006],
  ] as const)('%s of %i is %d', (key, year, wanted) => {
    expect(value(key, year)).toBeCloseTo(wanted, 4);
  });

  it('falls short of both goals, with intensity rising every year', () => {
    expect(value('rd_intensity', 2030)).toBeCloseTo(3.3946, 4);
    for (const year of LATER)
      expect(value('rd_intensity', year)).toBeGreaterThan(value('rd_intensity', year - 1));
  });

  it('has the derived targets of 2027 on its own geometric paths', () => {
    const targets = new Map(zhejiang.model.targets.map((target) => [target.key, target]));
    expect(targets.get('intensity_2027')?.value).toBeCloseTo(value('rd_intensity_path', 2027), 12);
    expect(targets.get('intensity_2027')?.value).toBeCloseTo(3.22 * (3.5 / 3.22) ** (3 / 6), 12);
    expect(targets.get('society_2027')?.value).toBeCloseTo(value('society_path', 2027), 9);
    expect(targets.get('society_2027')?.value).toBeCloseTo(7200 * (10000 / 7200) ** (2 / 5), 9);
  });

  it('at 4.5 % of others’ growth, intensity falls every year after 2025', () => {
    const slow = at({ others_growth: 4.5 });
    for (const year of LATER.slice(1))
      expect(slow('rd_intensity', year)).toBeLessThan(slow('rd_intensity', year - 1));
  });
});

describe('society input', () => {
  it('by the marginal multiplier, at 4.5 % of others’ growth', () => {
    const value = at({ others_growth: 4.5 });
    const wanted = [7542, 7900.29, 8275.64805, 8668.88946225, 9080.86860055125];
    wanted.forEach((each, i) => expect(value('society_st_input', 2026 + i)).toBeCloseTo(each, 8));
  });

  it('by the ratio, and with government on top', () => {
    const ratio = at({ leverage_method: 1 });
    expect(ratio('society_st_input', 2026)).toBeCloseTo(1260 * 6, 8);
    const onTop = at({ society_reading: 2, leverage_method: 1 });
    expect(onTop('society_st_input', 2025)).toBe(8400);
    expect(onTop('society_st_input', 2026)).toBeCloseTo(1260 * 7, 8);
  });

  it('at reading 2 agrees with the policy numbers in 2025, and asks for less growth', () => {
    const value = at({ society_reading: 2 });
    expect(value('society_st_input', 2025)).toBe(8400);
    expect(value('policy_excess', 2025)).toBeCloseTo(0, 9);
    expect(value('gov_growth_needed', 2030)).toBeCloseTo(3.5486, 4);
    expect(value('leverage_needed', 2025)).toBeCloseTo(6, 9);
    expect(at()('gov_growth_needed', 2030)).toBeCloseTo(6.7907, 4);
  });

  it('of one trillion gives R&D of 4271.51 and the intensity goal: the two agree', () => {
    // R&D of 2025 times 10,000 / 7,200; the growth of others that gives it is found by halving.
    const found = { low: 6, high: 8 };
    for (let step = 0; step < 60; step++) {
      const middle = (found.low + found.high) / 2;
      if (at({ others_growth: middle })('society_st_input', 2030) < 10000) found.low = middle;
      else found.high = middle;
    }
    const value = at({ others_growth: found.low });
    expect(value('rd_expenditure', 2030)).toBeCloseTo((3075.484 * 10000) / 7200, 6);
    expect(value('rd_expenditure', 2030) / at()('gdp', 2030)).toBeCloseTo(0.0352, 4);
  });

  it('has parts that add up and are not negative, at every reading, method and value', () => {
    const switches = fc.record({
      society_reading: fc.constantFrom(1, 2),
      leverage_method: fc.constantFrom(1, 2),
    });
    const rest = anyOf(['gov_st_growth', 'others_growth', 'marginal_leverage', 'leverage_ratio']);
    fc.assert(
      fc.property(switches, rest, (chosen, values) => {
        const value = at({ ...values, ...chosen });
        for (const year of LATER) {
          const [whole, gov] = [value('society_st_input', year), value('gov_st_input', year)];
          const [others, firms] = [value('others_st_input', year), value('enterprise_st_input', year)];
          expect(gov + others).toBeCloseTo(whole, 6);
          expect(firms + value('residual_st_input', year)).toBeCloseTo(others, 6);
          expect(value('residual_st_input', year)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('R&D', () => {
  it('does not follow society input at an elasticity of 0, and in part below 1', () => {
    const none = at({ rd_society_elasticity: 0 });
    expect(none('rd_expenditure', 2030)).toBeCloseTo(3075.484, 9);
    const half = at({ rd_society_elasticity: 0.5 });
    expect(half('rd_expenditure', 2026)).toBeCloseTo(3075.484 * Math.sqrt(7632 / 7200), 8);
  });

  it('is real at its own price: only capital and what follows change', () => {
    const value = at({ rd_price_growth: 2 });
    expect(value('rd_expenditure', 2030)).toBe(at()('rd_expenditure', 2030));
    expect(value('rd_real', 2024)).toBe(2901.4);
    expect(value('rd_real', 2026)).toBeCloseTo(3260.01304 / 1.02 ** 2, 4);
    expect(value('rd_capital', 2030)).toBeLessThan(at()('rd_capital', 2030));
  });
});

describe('law of capital', () => {
  /** R&D grows evenly: its own growth in 2025, and public money’s at a constant ratio afterwards. */
  const evenly = (growth: number): Values => ({
    leverage_method: 1,
    rd_growth: growth,
    gov_st_growth: growth,
  });

  it('grows at exactly the rate at which R&D grew and grows', () => {
    fc.assert(
      fc.property(within('rd_growth_past'), within('rd_depreciation'), (growth, depreciation) => {
        const value = at({
          ...evenly(growth),
          rd_growth_past: growth,
          rd_depreciation: depreciation,
        });
        for (const year of LATER) expect(value('rd_capital_growth', year)).toBeCloseTo(growth, 9);
      }),
    );
  });

  it('grows at a rate between past and future growth of R&D, nearer to the future every year', () => {
    const growth = fc.double({ min: 0, max: 15, noNaN: true });
    fc.assert(
      fc.property(within('rd_growth_past'), growth, (past, future) => {
        const value = at({ ...evenly(future), rd_growth_past: past });
        let [least, most] = [Math.min(past, future), Math.max(past, future)];
        for (const year of LATER) {
          const found = value('rd_capital_growth', year);
          expect(found).toBeGreaterThanOrEqual(least - 1e-9);
          expect(found).toBeLessThanOrEqual(most + 1e-9);
          if (past > future) most = found;
          else least = found;
        }
      }),
    );
  });

  it('acts on industry after one, two or three years, with past growth before the data', () => {
    for (const lag of [1, 2, 3]) {
      const value = at({ rd_lag: lag });
      for (const year of LATER) {
        const from = year - lag;
        const growth = from <= 2024 ? 9 : value('rd_capital_growth', from);
        expect(value('rd_industry_effect', year)).toBeCloseTo(0.07 * growth, 10);
      }
    }
  });
});

describe('law of direction', () => {
  const AMOUNTS = [
    'society_st_input',
    'rd_expenditure',
    'rd_intensity',
    'rd_capital',
    'industry_growth',
    'gdp',
  ];
  const OTHERS = [
    'rd_growth',
    'rd_growth_past',
    'rd_depreciation',
    'rd_elasticity',
    'rd_society_elasticity',
    'rest_growth',
    'industry_weight',
    'industry_other_growth',
  ];
  const MOVERS = ['gov_st_growth', 'others_growth', 'marginal_leverage'];

  it.each(MOVERS)('more of %s never lowers society input, R&D, intensity, capital or growth', (mover) => {
    const scenario = fc.constantFrom(...zhejiang.model.scenarios.map(({ key }) => key));
    const pair = fc.tuple(within(mover), within(mover));
    const rest = anyOf([...MOVERS, ...OTHERS]);
    fc.assert(
      fc.property(scenario, rest, pair, (key, values, [a, b]) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((each) =>
          at({ ...values, [mover]: each }, key),
        );
        for (const year of LATER)
          for (const series of AMOUNTS) {
            const [before, after] = [less!(series, year), more!(series, year)];
            expect(after, `${series} ${year}`).toBeGreaterThanOrEqual(before - 1e-9 * Math.abs(before));
          }
      }),
      { numRuns: 60 },
    );
  });

  it('public money does move them all by 2030', () => {
    const [less, more] = [at(), at({ gov_st_growth: 6 })];
    for (const series of AMOUNTS) expect(more(series, 2030), series).toBeGreaterThan(less(series, 2030));
  });
});

describe('blocks that are switched off', () => {
  it('change nothing, whatever their parameters are', () => {
    const parameters = zhejiang.parameters.filter(
      ({ parameter }) => parameter.group === 'blocks' && parameter.role !== 'switch',
    );
    const base = at();
    fc.assert(
      fc.property(anyOf(parameters.map(({ parameter }) => parameter.key)), (values) => {
        const value = at(values);
        for (const series of ['rd_expenditure', 'industry_growth', 'gdp', 'tfp_residual'])
          expect(value(series, 2030)).toBe(base(series, 2030));
      }),
      { numRuns: 20 },
    );
  });

  it('industry × technology adds the product of upgrading and technology, both of the year before', () => {
    const value = at({ industry_tech_block: 2 });
    const upgrading = value('hightech_share', 2026) / value('hightech_share', 2025) - 1;
    const cross = upgrading * value('rd_capital_growth', 2026);
    expect(value('industry_tech_cross', 2027)).toBeCloseTo(cross, 10);
    expect(value('industry_growth', 2027)).toBeCloseTo(at()('industry_growth', 2027) + cross, 10);
  });

  it('tax support moves R&D by its after-tax cost, in the year in which it changes', () => {
    // Without extra deduction B = (1 - 0.25) / (1 - 0.25) = 1; with 100 % it is 0.5 / 0.75.
    const value = at({ tax_block: 2, super_deduction: { 2023: 0, 2027: 100 } });
    expect([value('b_index', 2026), value('b_index', 2027)]).toEqual([1, expect.closeTo(2 / 3, 12)]);
    expect(value('rd_tax_factor', 2027)).toBeCloseTo((2 / 3) ** -0.3, 12);
    expect(value('rd_tax_factor', 2028)).toBe(1);
    expect(value('rd_expenditure', 2027)).toBeCloseTo(at()('rd_expenditure', 2027) * (2 / 3) ** -0.3, 6);
    expect(value('rd_expenditure', 2026)).toBe(at()('rd_expenditure', 2026));
  });

  it('growth accounting leaves a residual, and its parts add up', () => {
    // 0.45 x 6.2 and 0.55 x 0.8; capital of R&D of 8.3394 % at 0.07 acts in 2026.
    const value = at({ accounting_block: 2 });
    expect(value('capital_contribution', 2026)).toBeCloseTo(2.79, 12);
    expect(value('labour_contribution', 2026)).toBeCloseTo(0.44, 12);
    expect(value('rd_industry_effect', 2026)).toBeCloseTo(0.5837614678899085, 10);
    expect(value('tfp_residual', 2026)).toBeCloseTo(
      value('industry_growth', 2026) - 2.79 - 0.44 - 0.5837614678899085,
      10,
    );
  });
});

describe('the pack', () => {
  it('says role, range and reason of every parameter, and formula and reason of every projected series', () => {
    for (const { parameter } of zhejiang.parameters) {
      expect(parameter.reason.zh, parameter.key).not.toBe('');
      expect(parameter.role === 'switch', parameter.key).toBe(parameter.options !== undefined);
    }
    for (const { indicator } of zhejiang.series)
      if (indicator.formula !== undefined) expect(indicator.reason, indicator.key).toBeDefined();
  });

  it('sub-funds grow with the fund of funds, without a jump from the ratio', () => {
    expect(at()('sub_funds', 2026)).toBeCloseTo(226.6, 9);
  });
});
