/** Backcast with rules that have several ways to hold, or that nothing can be steered by. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { alternativesOf } from '../../../src/analysis/backcast/alternatives.js';
import {
  backcast,
  type BackcastRequest,
  type BackcastResult,
} from '../../../src/analysis/backcast/backcast.js';
import type { SolveQuadratic } from '../../../src/analysis/backcast/quadratic.js';
import { parseFormula } from '../../../src/formula/text/parse.js';
import { printFormula } from '../../../src/formula/text/print.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { indicator, parameter, rule, small, target } from '../models.js';
import { loadSolver } from '../solver.js';

let solve: SolveQuadratic;
beforeAll(async () => {
  solve = await loadSolver();
});

/** x and y in [0, 10], now 1 and 2; f = x + 2y has to reach `least`. */
function withRules(rules: readonly string[], least = 10): PreparedModel {
  return small({
    parameters: [
      parameter('x', 1, [0, 10]),
      parameter('y', 2, [0, 10]),
      parameter('way', 1, [1, 2], {
        unit: '项',
        options: [
          { zh: '一', en: 'one' },
          { zh: '二', en: 'two' },
        ],
      }),
    ],
    indicators: [indicator('f', '=x+2*y')],
    targets: [target('f', '>=', least)],
    rules: rules.map((text, i) => rule(`rule_${i}`, text)),
  });
}

function run(model: PreparedModel, more: Partial<BackcastRequest> = {}): BackcastResult {
  return backcast(model, { scenario: 'base', ...more }, solve);
}

/** Values of x and y in the last year; undefined where there is no answer. */
function answer(result: BackcastResult): readonly [number, number] | undefined {
  if (!result.feasible) return undefined;
  return [result.point.get('x')![3]!, result.point.get('y')![3]!];
}

describe('the ways in which a condition holds', () => {
  const { names } = withRules([]);
  const ways = (text: string): readonly string[] | undefined => {
    const parsed = parseFormula(text, names);
    if (!parsed.ok) throw new Error(text);
    return alternativesOf(parsed.value)?.map((way) =>
      way
        .map(
          ({ op, left, right }) =>
            printFormula(left, names, 'key') + op + printFormula(right, names, 'key').replace('=', ''),
        )
        .join(' ')
        .replaceAll('=x', 'x')
        .replaceAll('=y', 'y'),
    );
  };

  it.each([
    ['=x>1', ['x>1']],
    ['=AND(x>1,y<2)', ['x>1 y<2']],
    ['=OR(x>1,y<2)', ['x>1', 'y<2']],
    ['=NOT(OR(x>1,y<2))', ['x<=1 y>=2']],
    ['=NOT(AND(x>1,y<2))', ['x<=1', 'y>=2']],
    ['=x<>1', ['x<1', 'x>1']],
    ['=NOT(x<>1)', ['x=1']],
    ['=IF(x>1,y>2,y<3)', ['x>1 y>2', 'x<=1 y<3']],
    ['=NOT(IF(x>1,y>2,y<3))', ['x>1 y<=2', 'x<=1 y>=3']],
    ['=IF(x>1,y>2)', ['x>1 y>2']],
    ['=IF(x>1,TRUE,y<3)', ['x>1', 'x<=1 y<3']],
    ['=XOR(x>1,y>2)', ['x>1 y<=2', 'x<=1 y>2']],
    ['=AND(OR(x>1,y>2),x<9)', ['x>1 x<9', 'y>2 x<9']],
  ])('%s', (text, wanted) => {
    expect(ways(text)).toEqual(wanted);
  });

  it.each(['=MOD(x,2)', '=ISERROR(x)', '=x', '=IF(x,y>1,y<1)'])('cannot be read from %s', (text) => {
    expect(ways(text)).toBeUndefined();
  });
});

describe('backcast with alternatives', () => {
  it('takes the cheaper way', () => {
    // Plain least change: (2, 4). Forbidden by the rule; y >= 4.5 costs less than y <= 3.
    expect(answer(run(withRules(['=OR(y<=3,y>=4.5)'])))).toEqual([
      expect.closeTo(1, 9),
      expect.closeTo(4.5, 9),
    ]);
    expect(answer(run(withRules(['=OR(y<=3.9,y>=6)'])))).toEqual([
      expect.closeTo(2.2, 9),
      expect.closeTo(3.9, 9),
    ]);
  });

  it('keeps a rule with IF, NOT, <> and ROUND', () => {
    expect(answer(run(withRules(['=IF(y>3,x>=5,TRUE)'])))).toEqual([
      expect.closeTo(4, 6),
      expect.closeTo(3, 6),
    ]);
    expect(answer(run(withRules(['=NOT(AND(y>3,y<6))'])))).toEqual([
      expect.closeTo(4, 9),
      expect.closeTo(3, 9),
    ]);
    const rounded = answer(run(withRules(['=ROUND(x-3,1)>0'])))!;
    expect(rounded[0]).toBeGreaterThanOrEqual(3.05);
    expect(rounded[0]).toBeLessThanOrEqual(3.1 + 1e-6);
  });

  it('finds the least change of all, as a fine grid does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 4, maxLength: 4 }),
        fc.constantFrom('<=', '>='),
        fc.constantFrom('<=', '>='),
        ([a, b, c, d], left, right) => {
          const model = withRules([`=OR(x${left}${a},y${right}${b})`, `=OR(x>=${c},y<=${d})`]);
          const compare = (op: string, p: number, q: number) => (op === '<=' ? p <= q : p >= q);
          let best = Infinity;
          for (let i = 0; i <= 100; i++)
            for (let j = 0; j <= 100; j++) {
              const [x, y] = [i / 10, j / 10];
              if (x + 2 * y < 10 - 1e-9) continue;
              if (!compare(left, x, a!) && !compare(right, y, b!)) continue;
              if (x < c! && y > d!) continue;
              best = Math.min(best, ((x - 1) / 10) ** 2 + ((y - 2) / 10) ** 2);
            }
          const result = run(model);
          if (best === Infinity) expect(result.feasible).toBe(false);
          else expect(result.feasible && result.cost).toBeCloseTo(best, 9);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('names a conflict that no way resolves', () => {
    const result = run(withRules(['=OR(y<=1,y>=9)', '=OR(x<=1,x>=9)', '=x+y<=8']));
    if (result.feasible) throw new Error('feasible');
    expect(result.conflict.map(({ key }) => key).sort()).toEqual(['f_least_10', 'rule_0', 'rule_2']);
  });
});

describe('backcast is honest', () => {
  it('offers no change that breaks a hard rule it cannot steer by', () => {
    const stepped = answer(run(withRules(['=MOD(INT(y),2)=1'])));
    if (stepped !== undefined) expect(Math.floor(stepped[1]) % 2).toBe(1);
    const unread = run(withRules(['=ISERROR(1/MAX(0,y-3))']));
    expect(unread.feasible).toBe(false);
    expect(unread.sentence.en).toContain('breaks the hard rule "rule_0 name" in 2025');
  });

  it('does not call impossible what only has no slope where it starts', () => {
    const model = small({
      parameters: [parameter('x', 1, [0, 10])],
      indicators: [indicator('f', '=IF(x>6,x,0)')],
      targets: [target('f', '>=', 7)],
    });
    const result = run(model);
    expect(result.feasible ? result.point.get('x')![3] : result.sentence.en).toBeCloseTo(7, 9);
    const flat = small({
      parameters: [parameter('x', 1, [0, 10])],
      indicators: [indicator('f', '=IF(ROUND(x,2)=7.77,1,0)')],
      targets: [target('f', '>=', 1)],
    });
    expect(run(flat).sentence.en).toContain('nor was it shown that there is none');
  });

  it('takes a weight of 0 as free, each parameter once, and no switch', () => {
    const free = run(withRules([]), { weights: { x: 0 } });
    expect(answer(free)).toEqual([expect.closeTo(6, 3), expect.closeTo(2, 3)]);
    const twice = run(withRules([]), { movable: ['x', 'x', 'y', 'way'] });
    expect(answer(twice)).toEqual([expect.closeTo(2, 9), expect.closeTo(4, 9)]);
    expect(() => run(withRules([]), { weights: { x: -1 } })).toThrow('weight -1');
  });

  it('meets a target that says "equal", from either side', () => {
    for (const wanted of [1, 3, 17]) {
      const model = small({
        parameters: [parameter('x', 1, [0, 10]), parameter('y', 2, [0, 10])],
        indicators: [indicator('f', '=x+2*y')],
        targets: [target('f', '=', wanted)],
      });
      const found = answer(run(model))!;
      expect(found[0] + 2 * found[1]).toBeCloseTo(wanted, 12);
    }
  });
});
