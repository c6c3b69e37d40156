import { describe, expect, it } from 'vitest';
import { makeReferenceEvaluator } from '../../../src/analysis/calculate/evaluator.js';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import {
  EDGES,
  openLive,
  type LiveRequest,
  type LiveSession,
} from '../../../src/analysis/uncertainty/live.js';
import { setParameterValue } from '../../../src/model/edit.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { prepared as prepare } from '../../model/packs.js';
import { indicator, parameter, small, target, zhejiang } from '../models.js';
import { simulateWhole, valueOf } from './simulations.js';

const plan = { method: 'latin', seed: 2030, draws: 1000 } as const;

function open(model: PreparedModel, request: Partial<LiveRequest>, make = makeKernelEvaluator): LiveSession {
  return valueOf(openLive(model, { scenario: 'base', indicator: '', plan, movable: [], ...request }, make));
}

/** The same percentiles by `simulate`, and the probabilities of the indicator's targets. */
function byHand(model: PreparedModel, scenario: string, key: string) {
  const found = simulateWhole(model, { scenario, plan });
  const rows = found.series.filter((row) => row.key === key);
  return {
    years: rows.map(({ year }) => year),
    edges: rows.flatMap(({ percentiles }) => EDGES.map((percent) => percentiles[percent].value)),
    probabilities: found.targets
      .filter(({ target: { indicator: of } }) => of === key)
      .map(({ probability }) => probability),
  };
}

const moving = [
  { parameter: 'rd_growth', least: -6, most: 6 },
  { parameter: 'rest_growth', least: -3, most: 3 },
];

describe('a live simulation', () => {
  it.each(zhejiang.model.scenarios.map(({ key }) => key))(
    'shows what the whole simulation does while nothing is moved (%s)',
    (scenario) => {
      for (const key of ['rd_intensity', 'society_st_input', 'ai_core_revenue']) {
        const fan = open(zhejiang, { scenario, indicator: key, movable: moving }).update({});
        const wanted = byHand(zhejiang, scenario, key);
        expect(fan.years).toEqual(wanted.years);
        expect([...fan.edges]).toEqual(wanted.edges);
        expect(fan.probabilities).toEqual(wanted.probabilities);
      }
    },
  );

  it('moves as a scenario that gives the moved values does', () => {
    const session = open(zhejiang, { scenario: 'continuation', indicator: 'rd_intensity', movable: moving });
    const given = setParameterValue(zhejiang.model, 'continuation', 'rd_growth', 'all', 8);
    const wanted = byHand(prepare(given), 'continuation', 'rd_intensity');
    const fan = session.update({ rd_growth: 2 });
    fan.edges.forEach((edge, i) => expect(Math.abs(edge / wanted.edges[i]! - 1)).toBeLessThan(1e-12));
    expect(fan.probabilities).toEqual(wanted.probabilities);
  });

  it('comes back to where it was', () => {
    const session = open(zhejiang, { scenario: 'continuation', indicator: 'rd_intensity', movable: moving });
    const before = session.update({});
    const moved = session.update({ rd_growth: 4, rest_growth: -1 });
    expect(moved.edges[0]).toBeGreaterThan(before.edges[0]!);
    expect(session.update({})).toEqual(before);
  });

  const model = small({
    parameters: [
      parameter('a', 3, [0, 10], { distribution: { kind: 'normal', parameters: { mean: 3, sd: 1 } } }),
      parameter('walk', 2, [0, 10], {
        distribution: { kind: 'randomWalk', parameters: { sd: 0.1, multiplicative: 1 } },
      }),
      parameter('drift', 2, [0, 10], {
        distribution: { kind: 'meanReversion', parameters: { sd: 1, persistence: 0.5 } },
      }),
      parameter('still', { 2023: 1, 2026: 2 }, [0, 10]),
    ],
    indicators: [indicator('sum', '=a+still'), indicator('level', '=walk'), indicator('other', '=drift')],
    targets: [target('sum', '>=', 5)],
  });
  const movable = ['a', 'walk', 'drift', 'still'].map((key) => ({ parameter: key, least: -10, most: 10 }));

  it('shifts what is added, and stretches what is multiplied', () => {
    const of = (key: string, moves: Record<string, number>) =>
      open(model, { indicator: key, movable }).update(moves).edges;
    const differences = (a: Float64Array, b: Float64Array) => [...b].map((value, i) => value - a[i]!);
    for (const change of differences(of('sum', {}), of('sum', { a: 1.5 })))
      expect(change).toBeCloseTo(1.5, 12);
    for (const change of differences(of('sum', {}), of('sum', { still: -2 })))
      expect(change).toBeCloseTo(-2, 12);
    for (const change of differences(of('other', {}), of('other', { drift: 4 })))
      expect(change).toBeCloseTo(4, 12);
    const [before, after] = [of('level', {}), of('level', { walk: 2 })];
    after.forEach((value, i) => expect(value / before[i]!).toBeCloseTo(2, 12));
    for (const value of of('level', { walk: -2 })) expect(value).toBeCloseTo(0, 12);
  });

  it('gives the plan without uncertainty, and the probability of the target', () => {
    const session = open(model, { indicator: 'sum', movable, plan: { ...plan, draws: 20_000 } });
    expect([...session.update({}).planned]).toEqual([4, 5]);
    expect([...session.update({ a: 1, still: 0.5 }).planned]).toEqual([5.5, 6.5]);
    expect(session.update({}).probabilities[0]).toBeCloseTo(0.5, 3);
    expect(session.update({ a: 1 }).probabilities[0]).toBeCloseTo(0.8413, 3);
  });

  it('is the same on any evaluator', () => {
    const moves = { a: 0.3, still: 0.2 };
    const [quick, slow] = [makeKernelEvaluator, makeReferenceEvaluator].map((make) =>
      open(model, { indicator: 'sum', movable }, make).update(moves),
    );
    expect(quick).toEqual(slow);
  });

  it('counts draws without a number', () => {
    const roots = small({
      parameters: [
        parameter('a', 0, [-1, 1], { distribution: { kind: 'uniform', parameters: { min: -1, max: 1 } } }),
      ],
      indicators: [indicator('root', '=SQRT(a)')],
    });
    const session = open(roots, { indicator: 'root', movable: [{ parameter: 'a', least: -1, most: 1 }] });
    expect(session.update({}).failed).toBe(500);
    expect(session.update({ a: 1 }).failed).toBe(0);
  });

  it('says why there is none', () => {
    const certain = small({ parameters: [parameter('a', 1, [0, 2])], indicators: [indicator('b', '=a')] });
    const found = openLive(
      certain,
      { scenario: 'base', indicator: 'b', plan, movable: [] },
      makeKernelEvaluator,
    );
    expect(found.ok ? '' : found.reasons[0]!.en).toContain('No parameter has a distribution');
    const wrong = openLive(
      model,
      { scenario: 'base', indicator: 'sum', plan: { ...plan, seed: 0.5 }, movable: [] },
      makeKernelEvaluator,
    );
    expect(wrong.ok ? '' : wrong.reasons[0]!.en).toContain('whole number');
  });
});
