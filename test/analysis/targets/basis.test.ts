/** Growth and increases in the analyses: backcast, simulation and goal seek mean the same by a target. */
import { beforeAll, describe, expect, it } from 'vitest';
import { backcast, type BackcastFound } from '../../../src/analysis/backcast/backcast.js';
import type { SolveQuadratic } from '../../../src/analysis/backcast/quadratic.js';
import { impactOf } from '../../../src/analysis/backcast/impact.js';
import { makeReferenceEvaluator } from '../../../src/analysis/calculate/evaluator.js';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import { scenarioPoint } from '../../../src/analysis/calculate/point.js';
import { goalsOf } from '../../../src/analysis/seek/targetGoal.js';
import { openLive } from '../../../src/analysis/uncertainty/live.js';
import { hashScenario } from '../../../src/analysis/uncertainty/stamp.js';
import { runSimulation, simulate, type Simulation } from '../../../src/analysis/uncertainty/uncertainty.js';
import { describeTarget } from '../../../src/analysis/words/describeTarget.js';
import { completeTarget } from '../../../src/model/completeModel.js';
import type { Target } from '../../../src/model/model.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { projectModel } from '../../../src/model/project.js';
import { prepared } from '../../model/packs.js';
import { indicator, parameter, small, zhejiang, zhejiangAfter } from '../models.js';
import { loadSolver } from '../solver.js';

let solve: SolveQuadratic;
beforeAll(async () => {
  solve = await loadSolver();
});

/** f is 100 in 2024 and grows by x a year. */
const grown = indicator('f', '=100*(1+x)^(YEAR-BASEYEAR)');

function asked(key: string, value: number, more: Partial<Target>): Target {
  const draft = { key, indicator: 'f', year: 2026, comparator: '>=' as const, value, source: 'assumption' };
  return completeTarget({ ...draft, ...more }, '倍', undefined);
}

function model(targets: readonly Target[]): PreparedModel {
  const distribution = { kind: 'uniform', parameters: { min: 0, max: 20 } };
  return small({
    parameters: [parameter('x', 5, [0, 20], { unit: '%', distribution })],
    indicators: [grown],
    targets,
  });
}

/** All of them ask for growth of 8 % a year. */
const alike: readonly Target[] = [
  asked('level', 116.64, {}),
  asked('average', 8, { basis: 'average', from: 2025 }),
  asked('one_year', 8, { basis: 'year' }),
  asked('each_year', 8, { basis: 'year', from: 2025 }),
  asked('increase', 16.64, { basis: 'increase', from: 2025 }),
  asked('last_increase', 8.64, { basis: 'increase', from: 2026 }),
];

describe('targets that ask for the same in other words', () => {
  it.each(alike.map((target) => [target.key, target] as const))('have one backcast: %s', (_, target) => {
    const found = backcast(model([target]), { scenario: 'base' }, solve) as BackcastFound;
    expect(found.feasible).toBe(true);
    expect(found.changes[0]?.to).toBeCloseTo(8, 9);
    expect(found.targets[0]).toMatchObject({ status: 'met', met: true });
  });

  it.each([makeKernelEvaluator, makeReferenceEvaluator])('have one probability', (make) => {
    const plan = { method: 'latin', seed: 1, draws: 2000 } as const;
    const found = runSimulation(simulate(model(alike), { scenario: 'base', plan }, make));
    const { targets, allTargets } = (found as { readonly value: Simulation }).value;
    // Growth of a whole per cent has no draw of its own: x is above 8 % in 60 % of the draws.
    for (const { probability, target } of targets) expect(probability, target.key).toBeCloseTo(0.6, 3);
    expect(allTargets.probability).toBeCloseTo(0.6, 3);
    const live = openLive(model(alike), { scenario: 'base', indicator: 'f', plan, movable: [] }, make);
    if (!live.ok) throw new Error('no fan');
    expect(live.value.update({}).probabilities).toEqual(targets.map(({ probability }) => probability));
  });

  it('are one level for a goal seek, where they start from a figure', () => {
    expect(goalsOf(zhejiang).find(({ target }) => target.key === 'fiscal_growth_2025')).toMatchObject({
      ...{ indicator: 'fiscal_st', year: 2025, value: 907.331588761 },
    });
    // What is itself projected is no fixed start, and a plan figure is nothing to look for.
    expect(goalsOf(model(alike)).map(({ target }) => target.key)).toEqual(['level']);
    expect(goalsOf(zhejiang).some(({ target }) => target.key === 'gov_2025')).toBe(false);
  });
});

describe('the tolerance of a target', () => {
  const loose = [asked('level', 116.64, { tolerance: 116.64 - 114.49 })];

  it('counts in a probability, not in what a backcast aims at', () => {
    const plan = { method: 'latin', seed: 1, draws: 2000 } as const;
    const found = runSimulation(simulate(model(loose), { scenario: 'base', plan }, makeKernelEvaluator));
    // 7 % a year gives 114.49.
    const { targets } = (found as { readonly value: Simulation }).value;
    expect(targets[0]?.probability).toBeCloseTo(0.65, 3);
    const back = backcast(model(loose), { scenario: 'base' }, solve) as BackcastFound;
    expect(back.changes[0]?.to).toBeCloseTo(8, 9);
  });

  it('and the basis are part of what a simulation is stamped with', () => {
    const hashes = [alike.slice(0, 1), alike.slice(1, 2), loose].map((targets) =>
      hashScenario(model(targets), 'base'),
    );
    expect(new Set(hashes).size).toBe(3);
  });
});

describe('targets that have no actual yet', () => {
  const plans = ['society_2025', 'gov_2025', 'enterprise_2025', 'fund_2025', 'digital_cluster_2025'];

  it('have no probability and no place in what a change does', () => {
    const plan = { method: 'latin', seed: 1, draws: 100 } as const;
    const request = { scenario: 'continuation', plan };
    const found = runSimulation(simulate(zhejiang, request, makeKernelEvaluator));
    const { targets } = (found as { readonly value: Simulation }).value;
    expect(targets).toHaveLength(6);
    for (const { target } of targets) expect(plans).not.toContain(target.key);
    const point = scenarioPoint(zhejiang, 'continuation');
    const impact = impactOf(zhejiang, point, point, []);
    expect(impact.rows.flatMap((row) => row.targets)).toHaveLength(6);
  });

  it('and those that an actual has decided ask nothing of a backcast', () => {
    const found = backcast(zhejiangAfter, { scenario: 'continuation' }, solve) as BackcastFound;
    expect(found.feasible).toBe(true);
    expect(found.targets.map(({ key }) => key)).not.toContain('fund_2025');
    const status = projectModel(zhejiangAfter, 'continuation').targets.find(({ key }) => key === 'fund_2025');
    expect(status).toMatchObject({ status: 'missed', gap: -20 });
  });

  it('are left out of a backcast unless someone asks for them', () => {
    const own = zhejiang.model.targets.filter(({ key }) => key === 'gov_2025');
    const only = prepared({ ...zhejiang.model, targets: own });
    const found = backcast(only, { scenario: 'continuation' }, solve) as BackcastFound;
    expect(found).toMatchObject({ feasible: true, targets: [] });
    const higher = own.map((target) => ({ ...target, value: 1300 }));
    const named = backcast(only, { scenario: 'continuation', targets: higher }, solve);
    expect(named.feasible).toBe(false);
  });
});

it('a target says what it measures', () => {
  const [fiscal] = zhejiang.model.targets.filter(({ key }) => key === 'fiscal_growth_2025');
  expect(describeTarget(zhejiang.model, fiscal!).zh).toBe('2025年“财政科技投入（2021–2025年均增速）”≥15%');
  expect(describeTarget(zhejiang.model, fiscal!).en).toBe(
    'Fiscal S&T spending (average growth 2021–2025) of 2025 ≥ 15%',
  );
});
