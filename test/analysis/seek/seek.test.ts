import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  seekGoal,
  type Reached,
  type SeekResult,
  type Unreachable,
} from '../../../src/analysis/seek/seek.js';
import { setParameterValue } from '../../../src/model/edit.js';
import type { Parameter } from '../../../src/model/model.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { prepareModel } from '../../../src/model/prepare.js';
import { projectModel } from '../../../src/model/project.js';
import { valueOf } from '../../model/packs.js';
import { indicator, parameter, rule, small, zhejiang } from '../models.js';

function reached(result: SeekResult): Reached {
  if (!result.reached) throw new Error(result.reason.en);
  return result;
}

function missed(result: SeekResult): Unreachable {
  if (result.reached) throw new Error(`reached at ${result.value}`);
  return result;
}

/** One parameter x in [-10, 10] and the indicator f. */
function oneOf(formula: string, now = 0, rules: readonly string[] = []): PreparedModel {
  return small({
    parameters: [parameter('x', now, [-10, 10]), parameter('idle', 1, [0, 2])],
    indicators: [indicator('f', formula)],
    rules: rules.map((text, i) => rule(`rule_${i}`, text)),
  });
}

function seekX(model: PreparedModel, value: number): SeekResult {
  return seekGoal(model, { scenario: 'base', indicator: 'f', year: 2026, value, by: { parameter: 'x' } });
}

describe('roles', () => {
  const model = (x: Partial<Parameter>) =>
    small({ parameters: [parameter('x', 1, [0, 10], x)], indicators: [indicator('f', '=2*x')] });

  it('a lever moves from its earliest year on, and its answer is advice', () => {
    const result = reached(seekX(model({ earliest: 2026 }), 6));
    expect([result.value, result.values]).toEqual([3, { x: { 2026: 3 } }]);
    expect(result).not.toHaveProperty('remark');
    const early = { scenario: 'base', indicator: 'f', year: 2025, value: 6, by: { parameter: 'x' } };
    expect(missed(seekGoal(model({ earliest: 2026 }), early)).stop).toBe('unmoved');
  });

  it('by a common factor, each lever moves from its own earliest year on', () => {
    const two = small({
      parameters: [parameter('x', 1, [0, 10], { earliest: 2026 }), parameter('y', 1, [0, 10])],
      indicators: [indicator('f', '=x+y')],
    });
    const by = { parameters: ['x', 'y'] };
    const at = (year: number) =>
      reached(seekGoal(two, { scenario: 'base', indicator: 'f', year, value: 6, by }));
    expect(at(2026).values).toEqual({ x: { 2026: 3 }, y: { 2025: 3 } });
    expect(at(2025).value).toBe(5);
  });

  it('the answer by a condition is told to be no advice', () => {
    const result = reached(seekX(model({ role: 'exogenous' }), 6));
    expect(result.values).toEqual({ x: 3 });
    expect(result.remark).toEqual({
      zh: '“x名”不由部门决定：这是须成立的条件，不是建议。',
      en: 'No department decides x name: this is what would have to be true, not advice.',
    });
  });

  it('of what would move the indicator, levers are named first', () => {
    const names = small({
      parameters: [
        parameter('idle', 1, [0, 2]),
        parameter('x', 1, [0, 10], { role: 'exogenous' }),
        parameter('y', 1, [0, 10]),
      ],
      indicators: [indicator('f', '=x+y')],
    });
    const result = seekGoal(names, {
      scenario: 'base',
      indicator: 'f',
      year: 2026,
      value: 6,
      by: { parameter: 'idle' },
    });
    expect(missed(result).reason.en).toContain('what does is y name, x name.');
  });
});

describe('goal seek on functions of one parameter', () => {
  it('finds the root of any line within the range, and only there', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }).filter((a) => Math.abs(a) > 1e-3),
        fc.double({ min: -50, max: 50, noNaN: true }).filter((b) => b === 0 || Math.abs(b) > 1e-6),
        (a, b) => {
          const wanted = b / a;
          const result = seekGoal(
            small({
              parameters: [parameter('x', 0, [-10, 10]), parameter('a', a, [-5, 5])],
              indicators: [indicator('f', '=x*a')],
            }),
            { scenario: 'base', indicator: 'f', year: 2026, value: b, by: { parameter: 'x' } },
          );
          if (Math.abs(wanted) <= 10 * (1 - 1e-12)) {
            expect(Math.abs(reached(result).value - wanted)).toBeLessThanOrEqual(
              1e-12 * Math.max(1e-6, Math.abs(wanted)),
            );
            expect(reached(result).residual).toBeLessThanOrEqual(1e-12);
          } else if (Math.abs(wanted) > 10 * (1 + 1e-12)) {
            expect(missed(result).stop).toBe('bound');
            expect(Math.abs(missed(result).value!)).toBe(10);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['=x^2', 4, [-2, 2]],
    ['=(x-1)*(x-2)*(x-3)', 0, [1, 2, 3]],
    ['=x^3-3*x', 2, [-1, 2]],
    ['=(x-0.37)^2', 0, [0.37]],
    ['=EXP(x)', 1, [0]],
    ['=(x-0.001)*(x-0.0012)', 0, [0.001, 0.0012]],
    ['=ABS(x-1)', 2, [-1, 3]],
    ['=MAX(x,0)', 3, [3]],
  ])('finds all roots of %s = %d', (formula, value, roots) => {
    const result = reached(seekX(oneOf(formula, 0.2), value));
    expect(result.roots).toHaveLength(roots.length);
    // Where the function only touches its goal, x is known to the root of the rounding only.
    result.roots.forEach((root, i) => expect(Math.abs(root - roots[i]!)).toBeLessThan(3e-7));
    expect(result.residual).toBeLessThanOrEqual(1e-12);
  });

  it('takes the root nearest to what the scenario has', () => {
    expect(reached(seekX(oneOf('=x^2', -1), 4)).value).toBeCloseTo(-2, 12);
    expect(reached(seekX(oneOf('=x^2', 1), 4)).value).toBeCloseTo(2, 12);
  });

  it('says where a curve without a root comes nearest', () => {
    const result = missed(seekX(oneOf('=(x-1)^2+3', 0), 2));
    expect(result.stop).toBe('turn');
    expect(result.closest).toBeCloseTo(3, 12);
    expect(result.value).toBeCloseTo(1, 6);
  });

  it('takes no jump for a root', () => {
    const result = missed(seekX(oneOf('=IF(x<1.3,0,5)+0*x', 0), 2));
    expect(result.stop).toBe('jump');
    expect(result.closest).toBe(0);
  });

  it('steps over errors', () => {
    expect(reached(seekX(oneOf('=1/x+LN(x)*0', 5), 4)).roots).toEqual([0.25]);
    expect(missed(seekX(oneOf('=SQRT(x-100)'), 4)).stop).toBe('noNumber');
  });

  it('stops at a hard rule that was kept, and tells which', () => {
    const result = missed(seekX(oneOf('=2*x', 0, ['=f<=6.5']), 10));
    expect(result.stop).toBe('rule');
    expect(result.closest).toBeCloseTo(6.5, 9);
    expect(result.reason.en).toContain('rule_0 name');
  });

  it('does not hold a rule against the goal that is broken anyway', () => {
    expect(reached(seekX(oneOf('=2*x', 0, ['=f>=1000']), 10)).value).toBe(5);
  });

  it('says in a sentence that the parameter does not move the indicator, and what does', () => {
    const model = oneOf('=2*x');
    const result = missed(
      seekGoal(model, { scenario: 'base', indicator: 'f', year: 2026, value: 3, by: { parameter: 'idle' } }),
    );
    expect(result.stop).toBe('unmoved');
    expect(result.reason).toEqual({
      zh: '“idle名”不影响2026年的“f名”：能影响它的有x名。',
      en: 'idle name does not move f name of 2026: what does is x name.',
    });
    const fixed = missed(seekX(oneOf('=7'), 3));
    expect(fixed.reason.en).toContain('No parameter moves f name of 2026');
  });
});

describe('goal seek where formulas are rough', () => {
  /** One parameter x in a range, f of it. */
  const ranged = (
    formula: string,
    now: number,
    range: readonly [number, number],
    value: number,
  ): SeekResult =>
    seekX(small({ parameters: [parameter('x', now, range)], indicators: [indicator('f', formula)] }), value);

  it('takes a step that is long enough as one answer, its nearest place', () => {
    expect(reached(ranged('=ROUND(x,0)', 0, [-10, 10], 3)).roots).toEqual([expect.closeTo(2.5, 12)]);
    expect(reached(ranged('=ROUND(x,0)', 9, [-10, 10], 3)).value).toBeCloseTo(3.5, 12);
    expect(reached(ranged('=ROUND(x,2)', 0, [-10, 10], 7.77)).value).toBeCloseTo(7.765, 12);
    expect(reached(ranged('=IF(x<1.3,0,5)', 0, [-10, 10], 5)).roots).toEqual([expect.closeTo(1.3, 12)]);
    expect(reached(ranged('=MAX(x,2)', 5, [-10, 10], 2)).roots).toEqual([expect.closeTo(2, 12)]);
    expect(missed(ranged('=ROUND(x,0)', 0, [-10, 10], 2.4)).stop).toBe('jump');
  });

  it('tells a pole from a root', () => {
    const pole = missed(ranged('=1/(x-3)', 0, [-10, 10], 0));
    expect([pole.stop, Math.abs(pole.value!)]).toEqual(['bound', 10]);
    expect(reached(ranged('=1/(x-3)', 0, [-10, 10], 2)).roots).toEqual([expect.closeTo(3.5, 12)]);
    expect(reached(ranged('=1/(x-3)^2', 0, [-10, 10], 4)).roots).toHaveLength(2);
  });

  it('finds roots in ranges of many powers of ten', () => {
    expect(reached(ranged('=1/x', 1, [1e-9, 1e9], 1e6)).value).toBeCloseTo(1e-6, 15);
    expect(reached(ranged('=(LN(x)-1)*(LN(x)-2)', 1, [1e-9, 1e9], 0)).roots).toEqual([
      expect.closeTo(Math.E, 9),
      expect.closeTo(Math.E ** 2, 9),
    ]);
    const steep = reached(ranged('=1000000*(x-1000000)', 0, [0, 1e9], 1));
    expect(steep.value).toBeCloseTo(1000000.000001, 9);
  });

  it('finds roots at the ends of the range', () => {
    expect(reached(ranged('=x^2', 1, [0, 10], 100)).value).toBe(10);
    expect(reached(ranged('=x^2', 1, [0, 10], 0)).value).toBe(0);
  });

  it('says where the formula ends', () => {
    const result = missed(ranged('=SQRT(x-2)', 5, [-10, 10], -1));
    expect([result.stop, result.closest]).toEqual(['edge', expect.closeTo(0, 6)]);
    expect(result.value).toBeCloseTo(2, 9);
  });

  it.each([
    // A jump back, a cap, and a fall to 0, each inside one step of the grid.
    ['=IF(x<=5,x,x-5)', 4.999, 4.999],
    ['=IF(x>4.99,0,x)', 4.95, 4.95],
    ['=MIN(x,4.99)', 4.98, 4.98],
    ['=IF(AND(x>1.01,x<1.02),9,0)+x/1000', 9.001015, 1.015],
    ['=1/(x-3)', 1_000_000, 3.000001],
    ['=1/(x-3)', -1_000_000, 2.999999],
    ['=ROUNDUP(x,0)+x/1000', 4.0035, 3.5],
  ])('%s comes to %d', (formula, goal, answer) => {
    expect(reached(seekX(oneOf(formula), goal)).value).toBeCloseTo(answer, 9);
  });

  it('finds all answers of a saw', () => {
    const { roots, value } = reached(seekX(oneOf('=x-INT(x)'), 0.999));
    expect(roots.map((x) => Math.round(x * 1e9) / 1e9)).toEqual(
      Array.from({ length: 20 }, (_, i) => Math.round((i - 10 + 0.999) * 1e9) / 1e9),
    );
    expect(value).toBeCloseTo(-0.001, 9);
  });

  it('says so where a formula jumps too often to look everywhere', () => {
    const result = missed(seekX(oneOf('=MOD(x*100000,1)*0.5'), 0.75));
    expect(result.stop).toBe('rough');
  });

  it('offers the nearest place it can stand behind, at a jump too', () => {
    const model = small({
      parameters: [parameter('x', 0, [-10, 10])],
      indicators: [indicator('f', '=IF(x<1.3,x,x+5)')],
    });
    const result = missed(seekX(model, 4));
    const again = reached(seekX(model, result.closest!));
    expect(again.residual).toBeLessThanOrEqual(1e-12);
    expect(result.closest).toBeCloseTo(6.3, 9);
  });

  it('gives a switch whole numbers only', () => {
    const options = [1, 2, 3].map((n) => ({ zh: `第${n}`, en: `no ${n}` }));
    const model = small({
      parameters: [parameter('x', 1, [1, 3], { unit: '项', options })],
      indicators: [indicator('f', '=IF(x=1,10,IF(x=2,20,30))')],
    });
    expect(reached(seekX(model, 20)).value).toBe(2);
    const between = missed(seekX(model, 24));
    expect([between.stop, between.value]).toEqual(['choice', 2]);
  });

  it('counts a parameter given twice once', () => {
    const model = small({
      parameters: [parameter('x', 2, [0, 10]), parameter('y', 3, [0, 10])],
      indicators: [indicator('f', '=x*y')],
    });
    const by = { parameters: ['x', 'x', 'y'] };
    const result = reached(seekGoal(model, { scenario: 'base', indicator: 'f', year: 2026, value: 24, by }));
    expect(result.value).toBeCloseTo(2, 12);
    expect(result.roots).toHaveLength(1);
  });
});

describe('goal seek in the Zhejiang pack', () => {
  const reprojected = (
    key: string,
    year: number | 'all',
    value: number,
    indicatorKey: string,
    at: number,
  ) => {
    const model = setParameterValue(zhejiang.model, 'continuation', key, year, value);
    const projection = projectModel(valueOf(prepareModel(model)), 'continuation');
    return projection.indicators.find((row) => row.key === indicatorKey)!.values[at - 2023] as number;
  };

  it('gives the closed form g_S = (1 + g_Y)(s_T / s_0)^(1/n) - 1 where GDP and leverage stay even', () => {
    // At a constant ratio society input grows with public money, and R&D with it; without an elasticity of capital, GDP grows evenly.
    const even = { leverage_method: 1, rd_elasticity: 0, industry_other_growth: 5.2, rest_growth: 5.2 };
    const edited = Object.entries(even).reduce(
      (model, [key, value]) => setParameterValue(model, 'continuation', key, 'all', value),
      zhejiang.model,
    );
    const model = valueOf(prepareModel(edited));
    const result = reached(
      seekGoal(model, {
        scenario: 'continuation',
        indicator: 'rd_intensity',
        year: 2030,
        value: 3.5,
        by: { parameter: 'gov_st_growth' },
      }),
    );
    const at = (key: string) => model.seriesByKey.get(key)!.actuals.get(2024)!.value;
    // R&D of 2025 has its own growth, 6 %.
    const s2025 = ((at('rd_expenditure') / at('gdp')) * 1.06) / 1.052;
    const wanted = 100 * (1.052 * (0.035 / s2025) ** (1 / 5) - 1);
    expect(Math.abs(result.value - wanted)).toBeLessThan(1e-11);
    expect(result.residual).toBeLessThanOrEqual(1e-12);
  });

  it('reaches what it says when the answer is written into the scenario', () => {
    for (const year of [undefined, 2027, 2029]) {
      const result = reached(
        seekGoal(zhejiang, {
          scenario: 'continuation',
          indicator: 'rd_expenditure',
          year: 2030,
          value: 4250,
          by: { parameter: 'others_growth', ...(year === undefined ? {} : { year }) },
        }),
      );
      const found = reprojected('others_growth', year ?? 'all', result.value, 'rd_expenditure', 2030);
      expect(Math.abs(found / 4250 - 1)).toBeLessThan(1e-12);
    }
  });

  it('moves several parameters by a common factor', () => {
    const result = reached(
      seekGoal(zhejiang, {
        scenario: 'continuation',
        indicator: 'rd_intensity',
        year: 2030,
        value: 3.4,
        by: { parameters: ['rd_growth', 'others_growth'] },
      }),
    );
    expect(result.point.get('rd_growth')![5]! / 0.06).toBeCloseTo(result.value, 12);
    expect(result.point.get('others_growth')![5]! / 0.06).toBeCloseTo(result.value, 12);
    expect(result.achieved).toBeCloseTo(3.4, 10);
  });

  it('says which bound stops it', () => {
    const result = missed(
      seekGoal(zhejiang, {
        scenario: 'continuation',
        indicator: 'rd_intensity',
        year: 2030,
        value: 9,
        by: { parameter: 'rd_growth' },
      }),
    );
    expect(result.stop).toBe('bound');
    expect(result.value).toBe(15);
    expect(result.reason.zh).toContain('15%');
  });

  it('will not let fiscal money grow more slowly than revenue', () => {
    const result = missed(
      seekGoal(zhejiang, {
        scenario: 'continuation',
        indicator: 'fiscal_st',
        year: 2030,
        value: 800,
        by: { parameter: 'fiscal_growth' },
      }),
    );
    expect(result.stop).toBe('rule');
    expect(result.value).toBeCloseTo(4, 9);
    expect(result.reason.zh).toContain('财政科技增幅高于经常性收入增幅');
  });

  it('leaves figures alone', () => {
    const result = missed(
      seekGoal(zhejiang, {
        scenario: 'continuation',
        indicator: 'gov_st_input',
        year: 2025,
        value: 1300,
        by: { parameter: 'gov_st_growth' },
      }),
    );
    expect(result.stop).toBe('figure');
  });
});
