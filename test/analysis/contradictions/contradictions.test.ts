/** What cannot hold together: every smallest set against a search of all subsets, hand-calculated models, and the figures of a pack. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SolveQuadratic } from '../../../src/analysis/backcast/quadratic.js';
import {
  findContradictions,
  type Contradictions,
} from '../../../src/analysis/contradictions/contradictions.js';
import { figurePairs } from '../../../src/analysis/contradictions/figurePairs.js';
import { minimalSets } from '../../../src/analysis/contradictions/minimalSets.js';
import type { Figure } from '../../../src/figures/figure.js';
import { peers } from '../../../src/workbook/sheets/baselineSheet.js';
import { indicator, parameter, rule, small, target, zhejiang, zhejiangAfter, type Parts } from '../models.js';
import { loadSolver } from '../solver.js';

let solve: SolveQuadratic;
beforeAll(async () => {
  solve = await loadSolver();
});

const NUMBERS = [0, 1, 2, 3, 4, 5];

describe('smallest sets', () => {
  // A set fails when it contains one of some bad sets: what minimal sets of a monotone question are.
  const bad = fc.array(fc.uniqueArray(fc.constantFrom(...NUMBERS), { minLength: 1, maxLength: 4 }), {
    maxLength: 5,
  });

  it('are all of them, and each is smallest', () => {
    fc.assert(
      fc.property(bad, (sets) => {
        const canHold = (set: readonly number[]): boolean =>
          !sets.some((each) => each.every((member) => set.includes(member)));
        const found = minimalSets(NUMBERS, canHold);
        expect(found.isCut).toBe(false);
        const sorted = sets.map((set) => [...set].sort());
        const smallest = sorted.filter(
          (set, i) =>
            !sorted.some(
              (other, j) =>
                other.every((member) => set.includes(member)) &&
                (other.length < set.length || (other.length === set.length && j < i)),
            ),
        );
        const text = (all: readonly (readonly number[])[]) =>
          all.map((set) => [...set].sort().join(' ')).sort();
        expect(text(found.sets)).toEqual(text(smallest));
      }),
    );
  });

  it('are told to be not all where questions run out', () => {
    expect(minimalSets(NUMBERS, (set) => set.length < 2, 5).isCut).toBe(true);
  });
});

function found(parts: Parts): Contradictions['sets'] {
  return findContradictions(small(parts), 'base', solve).sets;
}

const members = (sets: Contradictions['sets']): readonly (readonly string[])[] =>
  sets.map((set) => set.members.map(({ key }) => key));

describe('targets and rules', () => {
  const x = parameter('x', 1, [0, 10]);
  const y = parameter('y', 1, [0, 10]);
  const indicators = [indicator('sum_xy', '=x+y'), indicator('only_x', '=x')];

  it('are in no set where the levers can meet them all', () => {
    expect(found({ parameters: [x, y], indicators, targets: [target('sum_xy', '>=', 15)] })).toEqual([]);
  });

  it('that cannot hold together are a set, with the value that each would have to be', () => {
    const sets = found({
      parameters: [x, y],
      indicators,
      targets: [target('sum_xy', '>=', 15), target('only_x', '<=', 4)],
    });
    expect(members(sets)).toEqual([['sum_xy_least_15', 'only_x_most_4']]);
    // x <= 4 and y <= 10 leave 14; a sum of 15 with y <= 10 asks for x of 5.
    const [sum, only] = sets[0]!.members;
    expect(sum).toMatchObject({ stated: 15, needed: expect.closeTo(14, 5) as number });
    expect(only).toMatchObject({ stated: 4, needed: expect.closeTo(5, 5) as number });
    expect(sum?.becomes.en).toContain('14 at most');
    expect(only?.becomes.zh).toContain('最少为5');
  });

  it('make several sets, soft rules among them, and one alone that is out of reach', () => {
    const sets = found({
      parameters: [x, y],
      indicators,
      targets: [target('sum_xy', '>=', 15), target('only_x', '>=', 12)],
      rules: [rule('low_x', '=x<=4', 'soft'), rule('low_y', '=y<=3', 'hard')],
    });
    expect(new Set(members(sets).map((set) => [...set].sort().join(' ')))).toEqual(
      new Set(['only_x_least_12', 'low_x sum_xy_least_15', 'low_y sum_xy_least_15']),
    );
    const soft = sets.flatMap((set) => set.members).find(({ key }) => key === 'low_x');
    expect(soft?.becomes.en).toContain('low_x name" fails in 2025, 2026');
  });
});

describe('the Zhejiang pack', () => {
  let all: Contradictions;
  beforeAll(() => {
    all = findContradictions(zhejiang, 'continuation', solve);
  });

  it('has the three policy numbers as one smallest set, with what each would have to be', () => {
    const policy = all.sets.find(({ kind }) => kind === 'policy');
    const needed = Object.fromEntries(policy?.members.map((member) => [member.key, member.needed]) ?? []);
    expect(Object.keys(needed).sort()).toEqual(['gov_growth_goal', 'leverage_goal', 'society_goal']);
    // By hand: (10,000 / 6 / 1,200)^(1/5) - 1; 10,000 / (1,200 * 1.15^5); 1,200 * 1.15^5 * 6.
    expect(needed['gov_growth_goal']).toBeCloseTo(6.790716584560208, 8);
    expect(needed['leverage_goal']).toBeCloseTo(4.143139460819082, 8);
    expect(needed['society_goal']).toBeCloseTo(14481.77175, 4);
    expect(policy?.reading?.zh).toContain('恰好达到');
    expect(policy?.reading?.en).toContain('floor');
  });

  it('has a target that an actual has missed as a set of its own, once its year is over', () => {
    expect(all.sets.some((set) => set.members.some(({ key }) => key === 'fund_2025'))).toBe(false);
    const over = findContradictions(zhejiangAfter, 'continuation', solve);
    const fund = over.sets.find((set) => set.members.some(({ key }) => key === 'fund_2025'));
    expect(fund?.members).toMatchObject([{ stated: 130, needed: 110 }]);
    expect(all.isCut).toBe(false);
  });

  it('links both sides of every pair that the Baseline marks', () => {
    const { figures } = zhejiang.model;
    /** The note of a figure names another statement of the same number. */
    const isSaidAgain = (figure: Figure, id: string): boolean => {
      const other = zhejiang.figureById.get(id);
      return (['indicator', 'geography', 'period', 'unit', 'value', 'qualifier'] as const).every(
        (field) => figure[field] === other?.[field],
      );
    };
    const linked = new Set(all.pairs.flatMap(({ a, b }) => [`${a.id} ${b.id}`, `${b.id} ${a.id}`]));
    peers(figures).forEach((others, i) => {
      for (const other of others)
        if (other.value !== figures[i]!.value) expect(linked).toContain(`${figures[i]!.id} ${other.id}`);
    });
    for (const figure of figures)
      for (const id of figure.note.match(/[A-Za-z_]\w*/g) ?? [])
        if (id !== figure.id && zhejiang.figureById.has(id) && !isSaidAgain(figure, id))
          expect(linked).toContain(`${figure.id} ${id}`);
    // The fund of funds is 110 in two documents, and the note says that they agree.
    expect(linked).not.toContain('fund_of_funds_2025 fund_of_funds_2025_b');
  });
});

describe('pairs of figures', () => {
  const figure = (id: string, value: number, more: Partial<Figure> = {}): Figure => ({
    id,
    indicator: 'sales',
    geography: '某省',
    period: '2025',
    periodBasis: 'printed',
    value,
    unit: '亿元',
    qualifier: 'exact',
    kind: 'actual',
    caliber: '',
    note: '',
    ...more,
  });
  const kindOf = (a: Figure, b: Figure): readonly string[] => figurePairs([a, b]).map(({ kind }) => kind);

  it.each([
    ['conflict', figure('one', 10), figure('two', 11)],
    ['conflict', figure('one', 10, { qualifier: 'atMost' }), figure('two', 11, { qualifier: 'atLeast' })],
    ['reading', figure('one', 10, { qualifier: 'atLeast' }), figure('two', 11, { qualifier: 'atLeast' })],
    ['vintage', figure('one', 10, { kind: 'target' }), figure('two', 11)],
    ['caliber', figure('one', 10, { caliber: 'all' }), figure('two', 11, { caliber: 'large firms' })],
    ['reading', figure('one', 10, { note: 'see two' }), figure('two', 10, { period: '2024' })],
  ] as const)('%s', (kind, a, b) => {
    expect(kindOf(a, b)).toEqual([kind]);
  });

  it('are none of one number that a note names again, and one where it is of another period or kind of bound', () => {
    const named = { note: 'agrees with two' };
    expect(kindOf(figure('one', 10, named), figure('two', 10))).toEqual([]);
    expect(kindOf(figure('one', 10, named), figure('two', 100000, { unit: '万元' }))).toEqual([]);
    expect(kindOf(figure('one', 10, named), figure('two', 10, { qualifier: 'atLeast' }))).toEqual([
      'reading',
    ]);
    expect(kindOf(figure('one', 10, named), figure('two', 10, { indicator: 'profit' }))).toEqual(['reading']);
  });

  it('are none of equal figures, in other units too, and of other periods', () => {
    expect(kindOf(figure('one', 10), figure('two', 10))).toEqual([]);
    expect(kindOf(figure('one', 10), figure('two', 100000, { unit: '万元' }))).toEqual([]);
    expect(kindOf(figure('one', 10), figure('two', 11, { period: '2024' }))).toEqual([]);
  });
});
