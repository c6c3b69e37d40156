/** Who is asked to move, from which year on, at what cost; and that others are told to be conditions. */
import { beforeAll, describe, expect, it } from 'vitest';
import { backcast, type BackcastFound } from '../../../src/analysis/backcast/backcast.js';
import type { SolveQuadratic } from '../../../src/analysis/backcast/quadratic.js';
import { movableParameters, type BackcastRequest } from '../../../src/analysis/backcast/stage.js';
import { ROLES, type Parameter } from '../../../src/model/model.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { indicator, parameter, small, target } from '../models.js';
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

  it('is the cost of a change in all its years, where a unit has one', () => {
    // 2 more in 2025 and in 2026, at 1.5 each.
    const model = two({ cost: { amount: 1.5, unit: '亿元' } });
    const changes = found(model).changes.map(({ parameter: key, cost }) => [key, cost]);
    expect(Object.fromEntries(changes)).toEqual({
      x: { amount: expect.closeTo(6, 9) as number, unit: '亿元' },
      y: undefined,
    });
  });
});
