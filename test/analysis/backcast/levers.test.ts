/** Who is asked to move, from which year on, at what cost; and that others are told to be conditions. */
import { beforeAll, describe, expect, it } from 'vitest';
import { backcast, type BackcastFound } from '../../../src/analysis/backcast/backcast.js';
import type { SolveQuadratic } from '../../../src/analysis/backcast/quadratic.js';
import { movableParameters, type BackcastRequest } from '../../../src/analysis/backcast/stage.js';
import { ROLES, type Parameter } from '../../../src/model/model.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { leftOutSentences } from '../../../src/analysis/backcast/leftOut.js';
import { moneySentence, type MoneyOverYears } from '../../../src/analysis/backcast/money.js';
import { projectModel } from '../../../src/model/project.js';
import { indicator, parameter, rule, small, target, zhejiang, zhejiangAfter } from '../models.js';
import { loadSolver } from '../solver.js';

let solve: SolveQuadratic;
beforeAll(async () => {
  solve = await loadSolver();
});

it('moves levers by default, and no condition, property, goal or switch', () => {
  const parameters = ROLES.map((role) => parameter(`par_${role}`, 1, [0, 2], { role }));
  const sum = `=${parameters.map(({ key }) => key).join('+')}`;
  const prepared = small({ parameters, indicators: [indicator('sum_all', sum)] });
  expect(movableParameters(prepared)).toEqual(['par_lever']);
});

function found(prepared: PreparedModel, request: Partial<BackcastRequest> = {}): BackcastFound {
  const result = backcast(prepared, { scenario: 'base', ...request }, solve);
  if (!result.feasible) throw new Error(result.sentence.en);
  return result;
}

/** To 9 digits: what the solver finds is exact to rounding only. */
function rounded(values: BackcastFound['values']): object {
  return JSON.parse(
    JSON.stringify(values, (_, each: unknown) =>
      typeof each === 'number' ? Number(each.toPrecision(9)) : each,
    ),
  ) as object;
}

/** f = x + y of the year, to be 6 in 2026; x and y are 1, between 0 and 10. */
function two(x: Partial<Parameter>, y: Partial<Parameter> = {}): PreparedModel {
  return small({
    parameters: [parameter('x', 1, [0, 10], x), parameter('y', 1, [0, 10], y)],
    indicators: [indicator('f', '=x+y')],
    targets: [target('f', '>=', 6)],
  });
}

describe('years that can still change', () => {
  it('are those from the earliest year of a lever on: before it nothing moves', () => {
    const { changes, values } = found(two({ earliest: 2026 }, { role: 'exogenous' }));
    expect(changes).toMatchObject([{ parameter: 'x', role: 'lever', from: 1 }]);
    expect(rounded(values)).toEqual({ x: { 2026: 5 } });
  });

  it('are all years after the base year without one, and for a parameter that is no lever', () => {
    expect(rounded(found(two({})).values)).toEqual({ x: { 2025: 3 }, y: { 2025: 3 } });
    const exogenous = two({ role: 'exogenous', earliest: 2026 });
    expect(rounded(found(exogenous, { movable: ['x'] }).values)).toEqual({ x: { 2025: 5 } });
  });

  it('have the only knots of a path', () => {
    const path = [2025, 2026];
    // x has one knot, 2026, which costs x^2; y rises over 2025: of y1 and y2 with y2 given, y1 = 2/3 y2.
    const { values } = found(two({ earliest: 2026 }), { path });
    expect(Object.keys(values['x'] ?? {})).toEqual(['2026']);
    const [early = NaN, late = NaN] = Object.values(values['y'] ?? {});
    expect((early - 1) / (late - 1)).toBeCloseTo(2 / 3, 9);
    // All years alike from 2026 on where the path has no year left.
    const late2026 = found(two({ earliest: 2026 }, { role: 'exogenous' }), { path: [2025] });
    expect(rounded(late2026.values)).toEqual({ x: { 2026: 5 } });
  });
});

describe('what is told of the answer', () => {
  it('is that a parameter is a condition where it is named and no department decides it', () => {
    const model = two({ role: 'exogenous' });
    expect(found(model).sentence.en).not.toContain('what would have to be true');
    const named = found(model, { movable: ['x', 'y'] });
    expect(named.changes.map(({ role }) => role).sort()).toEqual(['exogenous', 'lever']);
    expect(named.sentence.en).toContain('No department decides x name: that is not advice');
    expect(named.sentence.zh).toContain('其中“x名”不由部门决定');
  });

  it('is the ordering cost of a change in all its years, where a unit has one', () => {
    // 2 more in 2025 and in 2026, at 1.5 each.
    const model = two({ cost: { amount: 1.5, unit: '亿元' } });
    const changes = found(model).changes.map(({ parameter: key, orderingCost }) => [key, orderingCost]);
    expect(Object.fromEntries(changes)).toEqual({
      x: { amount: expect.closeTo(6, 9) as number, unit: '亿元' },
      y: undefined,
    });
  });
});

describe('the money of an answer', () => {
  it('is the difference of the series that the lever drives, added over the years, by the model', () => {
    const result = found(zhejiang, { scenario: 'continuation' });
    const base = projectModel(zhejiang, 'continuation');
    const change = result.changes.find(({ parameter: key }) => key === 'gov_st_growth');
    const [money, ...others] = change?.money ?? [];
    expect(others).toEqual([]);
    expect(money).toMatchObject({ indicator: 'gov_st_input', unit: '亿元', from: 2026, to: 2030 });
    // 1,200 of 2025 grows by 5 % in the scenario and by the answer's rate in the plan.
    const rate = 1 + (change?.to as number) / 100;
    const series = base.indicators.find(({ key }) => key === 'gov_st_input');
    const was = (year: number): number => series?.values[base.years.indexOf(year)] as number;
    const extra = [2026, 2027, 2028, 2029, 2030].map((year) => 1200 * rate ** (year - 2025) - was(year));
    expect(money?.total).toBeCloseTo(
      extra.reduce((sum, each) => sum + each, 0),
      6,
    );
    expect(Math.abs((change?.orderingCost?.amount ?? 0) - (money?.total ?? 0))).toBeGreaterThan(100);
    const words = moneySentence(zhejiang, 'gov_st_growth', money as MoneyOverYears);
    expect(words.zh).toMatch(
      /^按模型推算，“政府投入增速”的调整使“政府科技创新投入”在2026至2030年合计增加[\d,.]+亿元，其中2030年\+/,
    );
    expect(words.en).toMatch(/over 2026 to 2030, \+[\d.]+ billion yuan of it in 2030\.$/);
  });

  it('is none of a lever that nobody pays for', () => {
    const movable = [...movableParameters(zhejiang), 'ai_growth'];
    const result = found(zhejiang, { scenario: 'continuation', movable });
    expect(result.changes.find(({ parameter: key }) => key === 'ai_growth')?.money).toEqual([]);
    // A condition is no advice, and with it the target is worked back to.
    expect(result.sentence.en).toContain('what would have to be true');
    expect(result.leftOut.some(({ why }) => why === 'unmoved')).toBe(false);
  });
});

describe('targets that are left out', () => {
  it('are those that are missed and that no parameter moves which may move, each with its value', () => {
    const { leftOut } = found(zhejiang, { scenario: 'continuation' });
    const unmoved = leftOut.filter(({ why }) => why === 'unmoved');
    expect(unmoved.map(({ key }) => key)).toEqual(['ai_2027']);
    expect(unmoved[0]).toMatchObject({ met: false });
    expect(unmoved[0]?.sentence.en).toContain('None of the parameters that may move changes it');
    // In a scenario that meets it nothing is asked for it.
    expect(found(zhejiang, { scenario: 'on_target' }).targets.map(({ key }) => key)).toContain('ai_2027');
  });

  it('are none of those that a lever moves in a later year only, once it is late', () => {
    const late = parameter('x', 1, [0, 10], { earliest: 2026 });
    const early = parameter('y', 1, [0, 10]);
    const model = small({
      parameters: [late, early],
      indicators: [indicator('f', '=x'), indicator('g', '=y')],
      targets: [target('f', '>=', 5, 2025), target('g', '>=', 5, 2025)],
    });
    const { leftOut } = found(model, { scenario: 'base' });
    expect(leftOut.map(({ why }) => why)).toEqual(['unmoved']);
  });

  it('are named with the reason, also the one that is known from within its year only', () => {
    const { leftOut, targets, sentence } = found(zhejiang, { scenario: 'continuation' });
    expect([...leftOut, ...targets].map(({ key }) => key).sort()).toEqual(
      zhejiang.model.targets.map(({ key }) => key).sort(),
    );
    expect(sentence.en).toContain(`meets the ${targets.length} targets worked back to`);
    const fund = leftOut.find(({ key }) => key === 'fund_2025');
    expect(fund).toMatchObject({ why: 'early', met: null });
    expect(fund?.sentence.zh).toContain('科创母基金');
    expect(fund?.sentence.en).toContain('the year, which was not over');
    const decided = found(zhejiangAfter, { scenario: 'continuation' }).leftOut;
    const missed = decided.find(({ key }) => key === 'fund_2025');
    expect(missed).toMatchObject({ why: 'decided', met: false });
    expect(missed?.sentence.en).toContain('An actual has missed it already (11 billion yuan)');
    const all = leftOutSentences(leftOut);
    for (const language of ['zh', 'en'] as const) {
      const text = all.map((words) => words[language]).join('\n');
      for (const { name } of leftOut) expect(text).toContain(name[language]);
    }
  });

  it('are none where targets are asked for', () => {
    expect(found(two({}), { targets: [target('f', '>=', 6)] }).leftOut).toEqual([]);
  });
});

describe('a model without targets to work back to', () => {
  const parts = {
    parameters: [parameter('x', 1, [0, 10])],
    indicators: [indicator('f', '=x')],
  };

  it('is told so, and nothing is said to be met', () => {
    const { sentence } = found(small(parts));
    expect(sentence.en).toContain('There is no target to work back to');
    expect(sentence.zh).toContain('没有可以倒推的目标');
    expect(sentence.en).not.toMatch(/target.* met|meets/);
  });

  it('is worked back to its hard rules alone', () => {
    const { sentence, changes } = found(small({ ...parts, rules: [rule('least_f', '=f>=2')] }));
    expect(changes).toHaveLength(1);
    expect(sentence.en).toContain('There is no target to work back to');
    expect(sentence.en).toContain('By the hard rules alone');
  });
});
