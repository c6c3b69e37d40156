import { completeTarget } from '../../../src/model/completeModel.js';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  backcast,
  movableParameters,
  type BackcastConflict,
  type BackcastFound,
  type BackcastResult,
} from '../../../src/analysis/backcast/backcast.js';
import type { SolveQuadratic } from '../../../src/analysis/backcast/quadratic.js';
import type { Target } from '../../../src/model/model.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { prepareModel } from '../../../src/model/prepare.js';
import { projectModel } from '../../../src/model/project.js';
import { valueOf } from '../../model/packs.js';
import { indicator, parameter, rule, small, target, zhejiang, type Parts } from '../models.js';
import { loadSolver } from '../solver.js';

let solve: SolveQuadratic;
beforeAll(async () => {
  solve = await loadSolver();
});

function found(result: BackcastResult): BackcastFound {
  if (!result.feasible) throw new Error(result.sentence.en);
  return result;
}

function conflict(result: BackcastResult): BackcastConflict {
  if (result.feasible) throw new Error('feasible');
  return result;
}

/** The scenario with the values that were found, projected anew. */
function reprojected(
  model: PreparedModel,
  scenario: string,
  { values }: BackcastFound,
  targets?: readonly Target[],
) {
  const scenarios = model.model.scenarios.map((row) =>
    row.key === scenario ? { ...row, values: { ...row.values, ...values } } : row,
  );
  const changed = { ...model.model, scenarios, ...(targets === undefined ? {} : { targets }) };
  return projectModel(valueOf(prepareModel(changed)), scenario);
}

/** Parameters x and y in [0, 10], now at 1 and 2. */
function two(more: Omit<Parts, 'parameters'>): PreparedModel {
  return small({ parameters: [parameter('x', 1, [0, 10]), parameter('y', 2, [0, 10])], ...more });
}

describe('backcast in closed form', () => {
  it('goes the shortest way to a plane', () => {
    // x + 2y >= 10 from (1, 2): along (1, 2) by 5/5 = 1.
    const model = two({ indicators: [indicator('f', '=x+2*y')], targets: [target('f', '>=', 10)] });
    const result = found(backcast(model, { scenario: 'base' }, solve));
    const to = Object.fromEntries(result.changes.map((change) => [change.parameter, change.to]));
    expect(to['x']).toBeCloseTo(2, 12);
    expect(to['y']).toBeCloseTo(4, 12);
    expect(result.cost).toBeCloseTo(0.1 ** 2 + 0.2 ** 2, 12);
    expect(result.binding.map(({ kind, key }) => [kind, key])).toEqual([['target', 'f_least_10']]);
    // Cost of gap g: (g / 10)^2 / 5; its slope at 5.
    expect(result.binding[0]!.price).toBeCloseTo((2 * 5) / 500, 10);
  });

  it.each([
    ['>=', 1e300],
    ['<=', -1e300],
    ['=', 1e25],
    ['>=', 1e20],
  ] as const)('says that a target of %s %d is out of reach', (comparator, value) => {
    const model = two({
      indicators: [indicator('f', '=x+2*y')],
      targets: [{ ...target('f', '>=', 1), key: 'huge', comparator, value }],
    });
    expect(conflict(backcast(model, { scenario: 'base' }, solve)).conflict).toHaveLength(1);
  });

  it('weighs the parameters', () => {
    const model = two({ indicators: [indicator('f', '=x+2*y')], targets: [target('f', '>=', 10)] });
    const result = found(backcast(model, { scenario: 'base', weights: { y: 4 } }, solve));
    const to = Object.fromEntries(result.changes.map((change) => [change.parameter, change.to as number]));
    // x : y moves as 1 : 2/4.
    expect(to['x']! - 1).toBeCloseTo(2.5, 10);
    expect(to['y']! - 2).toBeCloseTo(1.25, 10);
  });

  it('finds the point of a hyperbola nearest to where it is', () => {
    const model = small({
      parameters: [parameter('x', 1, [0, 10]), parameter('y', 1, [0, 10])],
      indicators: [indicator('f', '=x*y')],
      targets: [target('f', '=', 16)],
    });
    const result = found(backcast(model, { scenario: 'base' }, solve));
    for (const { to } of result.changes) expect(to).toBeCloseTo(4, 10);
  });

  it('finds the point of a circle nearest to where it is', () => {
    const model = two({ indicators: [indicator('f', '=(x-5)^2+(y-5)^2')], targets: [target('f', '<=', 4)] });
    const result = found(backcast(model, { scenario: 'base' }, solve));
    const to = Object.fromEntries(result.changes.map((change) => [change.parameter, change.to as number]));
    expect(to['x']!).toBeCloseTo(5 - (2 * 4) / 5, 9);
    expect(to['y']!).toBeCloseTo(5 - (2 * 3) / 5, 9);
  });

  it('stops at the ends of ranges and goes on with what is left', () => {
    const model = two({ indicators: [indicator('f', '=x+2*y')], targets: [target('f', '>=', 27)] });
    const result = found(backcast(model, { scenario: 'base' }, solve));
    const to = Object.fromEntries(result.changes.map((change) => [change.parameter, change.to as number]));
    expect(to['y']).toBe(10);
    expect(to['x']).toBeCloseTo(7, 12);
    expect(result.binding.map(({ kind }) => kind).sort()).toEqual(['bound', 'target']);
  });

  it('keeps hard rules, AND and strict ones too', () => {
    const model = two({
      indicators: [indicator('f', '=x+2*y')],
      targets: [target('f', '>=', 10)],
      rules: [rule('order', '=AND(y<3*1,x>0)')],
    });
    const result = found(backcast(model, { scenario: 'base' }, solve));
    const to = Object.fromEntries(result.changes.map((change) => [change.parameter, change.to as number]));
    expect(to['y']!).toBeLessThan(3);
    expect(to['y']!).toBeCloseTo(3, 6);
    expect(to['x']!).toBeCloseTo(4, 6);
    expect(reprojected(model, 'base', result).rules.every(({ holds }) => holds)).toBe(true);
    expect(result.binding.some(({ kind, key }) => kind === 'rule' && key === 'order')).toBe(true);
  });

  it('changes nothing when all is met', () => {
    const model = two({ indicators: [indicator('f', '=x+2*y')], targets: [target('f', '>=', 5)] });
    expect(found(backcast(model, { scenario: 'base' }, solve))).toMatchObject({ changes: [], cost: 0 });
  });

  it('with nothing to change, says whether all is met', () => {
    const parts = { parameters: [parameter('x', 1, [0, 10])], indicators: [indicator('f', '=7')] };
    const ask = (goal: Target) => backcast(small({ ...parts, targets: [goal] }), { scenario: 'base' }, solve);
    expect(found(ask(target('f', '>=', 5)))).toMatchObject({ changes: [], cost: 0 });
    expect(conflict(ask(target('f', '>=', 8))).sentence.en).toContain('no parameter to change');
  });

  it('leads a path smoothly through the years', () => {
    const model = two({ indicators: [indicator('f', '=x+2*y')], targets: [target('f', '>=', 10)] });
    const result = found(backcast(model, { scenario: 'base', path: [2025, 2026] }, solve));
    // Of y1 and y2 with y2 given, 1/2 (y1^2 + y2^2) + (y2 - y1)^2 is least at y1 = 2/3 y2.
    for (const { from, to } of result.changes) {
      const values = to as Record<number, number>;
      expect((values[2025]! - (from as number)) / (values[2026]! - (from as number))).toBeCloseTo(2 / 3, 9);
    }
    expect(reprojected(model, 'base', result).targets.every(({ met }) => met !== false)).toBe(true);
  });
});

describe('conflicts', () => {
  it('names exactly the targets that contradict each other', () => {
    const model = two({
      indicators: [indicator('f', '=x+y'), indicator('g', '=x-y'), indicator('h', '=y')],
      targets: [target('f', '>=', 8), target('g', '>=', 3), target('h', '>=', 4), target('h', '<=', 9)],
    });
    // g >= 3 and h >= 4 need x >= 7: possible. Forbid it by a rule.
    const narrow = small({
      parameters: [parameter('x', 1, [0, 10]), parameter('y', 2, [0, 10])],
      indicators: model.model.indicators,
      targets: model.model.targets,
      rules: [rule('cap', '=x<=6'), rule('harmless', '=y<=9.5')],
    });
    expect(backcast(model, { scenario: 'base' }, solve).feasible).toBe(true);
    const result = conflict(backcast(narrow, { scenario: 'base' }, solve));
    expect(result.conflict.map(({ key }) => key).sort()).toEqual(['cap', 'g_least_3', 'h_least_4']);
  });

  it('says when one target alone is out of reach, and when nothing moves it', () => {
    const model = two({
      indicators: [indicator('f', '=x+y'), indicator('fixed', '=7')],
      targets: [target('f', '>=', 25)],
    });
    const alone = conflict(backcast(model, { scenario: 'base' }, solve));
    expect(alone.conflict.map(({ key }) => key)).toEqual(['f_least_25']);
    expect(alone.sentence.en).toContain('this alone is out of reach');
    const fixed = conflict(
      backcast(model, { scenario: 'base', targets: [target('fixed', '>=', 8)], movable: ['x'] }, solve),
    );
    expect(fixed.conflict.length).toBeLessThanOrEqual(1);
  });
});

const unmoved = ({ leftOut }: BackcastFound): readonly string[] =>
  leftOut.filter(({ why }) => why === 'unmoved').map(({ key }) => key);

describe('backcast in the Zhejiang pack', () => {
  it('moves levers only: no switch, goal, condition or property', () => {
    const keys = movableParameters(zhejiang);
    for (const key of [
      'society_reading',
      'leverage_method',
      'intensity_goal',
      'society_goal',
      'gov_growth_goal',
      'leverage_goal',
      'fiscal_growth_floor',
      'soe_premium',
    ])
      expect(keys).not.toContain(key);
    for (const key of [
      'rd_growth',
      'others_growth',
      'rest_growth',
      'ai_ceiling',
      'rd_elasticity',
      'leverage_ratio',
    ])
      expect(keys).not.toContain(key);
    expect(keys).toContain('gov_st_growth');
    expect(keys).toContain('hightech_firms_recognised');
  });

  it.each(['continuation', 'on_target', 'ambitious', 'pressure'])(
    'meets all targets and hard rules from the scenario %s, as the projection confirms',
    (scenario) => {
      const result = found(backcast(zhejiang, { scenario }, solve));
      const projection = reprojected(zhejiang, scenario, result);
      const missed = projection.targets.filter(({ status }) => status === 'missed').map(({ key }) => key);
      // No lever moves the revenue of AI: it is left out, and told.
      expect(missed).toEqual(unmoved(result));
      const hard = new Set(
        zhejiang.rules
          .filter(({ rule: { severity } }) => severity === 'hard')
          .map(({ rule: { key } }) => key),
      );
      expect(projection.rules.filter(({ rule: key, holds }) => hard.has(key) && holds !== true)).toEqual([]);
    },
  );

  it('leads a path through 2025, 2027 and 2030', () => {
    const result = found(backcast(zhejiang, { scenario: 'continuation', path: [2025, 2027, 2030] }, solve));
    const { targets } = reprojected(zhejiang, 'continuation', result);
    expect(targets.filter(({ met }) => met === false).map(({ key }) => key)).toEqual(unmoved(result));
  });

  it('finds that 15 % growth, leverage 6 and at most one trillion cannot all hold', () => {
    const make = (
      key: string,
      indicatorKey: string,
      comparator: Target['comparator'],
      value: number,
    ): Target => {
      const unit = zhejiang.seriesByKey.get(indicatorKey)!.unit.symbol;
      const draft = { key, indicator: indicatorKey, year: 2030, comparator, value, source: 'assumption' };
      return completeTarget(draft, unit, undefined);
    };
    const targets = [
      make('intensity', 'rd_intensity', '>=', 3.5),
      make('growth', 'gov_st_input', '>=', 1200 * 1.15 ** 5),
      make('leverage', 'leverage', '>=', 6),
      make('total', 'society_st_input', '<=', 10000),
    ];
    // What others put in is no lever: it may move because it is named, and leverage with it.
    const movable = ['gov_st_growth', 'others_growth'];
    const result = conflict(backcast(zhejiang, { scenario: 'continuation', targets, movable }, solve));
    expect(result.conflict.map(({ key }) => key).sort()).toEqual(['growth', 'leverage', 'total']);
    expect(result.sentence.zh).toContain('不能同时成立');
  });
});
