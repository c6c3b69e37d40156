/** Allocation as a whole: cases worked out by hand, and what is told where it cannot be done. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, type AllocationAnswer } from '../../../src/analysis/allocation/allocate.js';
import { checkAllocation } from '../../../src/analysis/allocation/checkAllocation.js';
import type { AllocationQuestion, Member } from '../../../src/analysis/allocation/question.js';
import { describe as sentence } from '../../../src/messages/messages.js';

const NAMES = ['Ash', 'Birch', 'Cedar', 'Dale'];

/** Members in a row: weights, and columns of bounds, where undefined is an empty cell. */
function members(
  weights: readonly number[],
  columns: Partial<Record<keyof Member, readonly (number | undefined)[]>> = {},
): readonly Member[] {
  return weights.map((weight, i) => ({
    name: NAMES[i] ?? `M${i}`,
    weight,
    ...Object.fromEntries(
      Object.entries(columns).flatMap(([field, values]) =>
        values[i] === undefined ? [] : [[field, values[i]]],
      ),
    ),
  }));
}

function allocated(question: AllocationQuestion): Extract<AllocationAnswer, { feasible: true }> {
  expect(checkAllocation(question)).toEqual([]);
  const answer = allocate(question);
  if (!answer.feasible) throw new Error(sentence(answer.problem, 'en'));
  return answer;
}

function refused(
  question: AllocationQuestion,
): Omit<Extract<AllocationAnswer, { feasible: false }>, 'problem'> & { readonly message: string } {
  expect(checkAllocation(question)).toEqual([]);
  const answer = allocate(question);
  if (answer.feasible) throw new Error(JSON.stringify(answer));
  const { problem, ...rest } = answer;
  return { ...rest, message: sentence(problem, 'en') };
}

describe('an allocation', () => {
  it('is pro rata, and says so', () => {
    expect(allocated({ total: 1000, members: members([50, 30, 20]) })).toEqual({
      feasible: true,
      total: 1000,
      values: [500, 300, 200],
      binding: [],
      method: 'proRata',
    });
  });

  it('names the bounds that bind', () => {
    const question = {
      total: 1000,
      members: members([50, 30, 20, 0], {
        floor: [undefined, 290, undefined, 10],
        cap: [400],
        hold: [undefined, undefined, 250],
      }),
    };
    expect(allocated(question)).toMatchObject({
      values: [400, 340, 250, 10],
      binding: [
        { kind: 'cap', member: 'Ash', value: 400 },
        { kind: 'hold', member: 'Cedar', value: 250 },
        { kind: 'floor', member: 'Dale', value: 10 },
      ],
      method: 'quadratic',
    });
  });

  it('gives nothing to a member without weight or floor', () => {
    expect(allocated({ total: 90, members: members([1, 0, 2]) }).values).toEqual([30, 0, 60]);
  });

  it('of 0 gives everyone 0, and no bound binds', () => {
    expect(allocated({ total: 0, members: members([1, 2]) })).toMatchObject({ values: [0, 0], binding: [] });
  });

  it('of the increase adds a share of it to last year', () => {
    const last = [400, 300, 100];
    expect(
      allocated({ total: 1000, isIncrease: true, members: members([1, 1, 2], { last }) }).values,
    ).toEqual([450, 350, 200]);
    // Without weight a member keeps what it had.
    expect(
      allocated({ total: 1000, isIncrease: true, members: members([1, 1, 0], { last }) }).values,
    ).toEqual([500, 400, 100]);
    // Floors and caps are of the whole amount.
    const capped = members([1, 1, 2], { last, cap: [undefined, undefined, 150] });
    expect(allocated({ total: 1000, isIncrease: true, members: capped })).toMatchObject({
      values: [475, 375, 150],
      binding: [{ kind: 'cap', member: 'Cedar', value: 150 }],
    });
  });

  it('of a decrease takes by weight, and from no one more than there is', () => {
    const last = [400, 300, 100];
    const answer = allocated({ total: 600, isIncrease: true, members: members([1, 1, 6], { last }) });
    expect(answer).toMatchObject({
      values: [350, 250, 0],
      binding: [{ kind: 'floor', member: 'Cedar', value: 0 }],
    });
  });

  it('is not below last year, or grows by so many per cent', () => {
    const last = [450, 300, 230];
    const all = members([50, 30, 20], { last });
    expect(allocated({ total: 1000, leastGrowth: 0, members: all }).values).toEqual([470, 300, 230]);
    const grown = allocated({ total: 1010, leastGrowth: 1, members: all });
    expect(grown.values).toEqual([474.7, 303, 232.3].map((x) => expect.closeTo(x, 9) as number));
    expect(grown.binding.map(({ member }) => member)).toEqual(['Birch', 'Cedar']);
  });

  it('to digits keeps floors, caps and the total', () => {
    expect(allocated({ total: 100, digits: 0, members: members([1, 1, 1]) }).values).toEqual([34, 33, 33]);
    const bounded = members([1, 1, 1], { floor: [undefined, undefined, 33.4], cap: [33.2] });
    expect(allocated({ total: 100, digits: 0, members: bounded }).values).toEqual([33, 33, 34]);
    expect(allocated({ total: 100.04, digits: 1, members: members([1, 1, 1]) })).toMatchObject({
      total: 100,
      values: [33.4, 33.3, 33.3],
    });
  });

  it('says how much is missing, and whose floors they are (alloc_infeasible)', () => {
    expect(refused({ total: 1000, members: members([1, 1, 1], { floor: [400, 400, 250] }) })).toEqual({
      feasible: false,
      shortBy: 50,
      names: ['Ash', 'Birch', 'Cedar'],
      message:
        'The members get at least Ash 400, Birch 400, Cedar 250, which adds up to 1050, and the total is 1000: 50 is missing. Raise the total by 50, or lower these floors and holds by 50 in all.',
    });
  });

  it('says how much is left over, and whose caps they are', () => {
    const answer = refused({
      total: 1000,
      members: members([1, 1, 0], { cap: [400, undefined, undefined], hold: [undefined, 300] }),
    });
    expect(answer).toMatchObject({ overBy: 300, names: ['Ash', 'Birch', 'Cedar'] });
    expect(answer.message).toContain(
      'at most Ash 400, Birch 300, Cedar 0, which adds up to 700, and the total is 1000: 300 is left over',
    );
  });

  it('to digits that floors do not allow is refused', () => {
    expect(
      refused({ total: 2, digits: 0, members: members([1, 1, 1], { floor: [0.5, 0.5, 0.5] }) }),
    ).toMatchObject({ shortBy: 1 });
  });
});

describe('an allocation to members and investors', () => {
  const seed = {
    investors: [
      { name: 'State', total: 1200 },
      { name: 'Firms', total: 5650 },
      { name: 'Others', total: 350 },
    ],
    cells: [
      [500, 2900, 200],
      [400, 1900, 100],
      [300, 850, 50],
    ],
  };

  it('takes the amounts as sums of the rows', () => {
    const answer = allocated({ total: 7200, members: members([3, 2, 1]), seed });
    expect(answer).toMatchObject({ method: 'ras', values: [3600, 2400, 1200] });
    answer.matrix?.forEach((row, i) => {
      row.forEach((cell, j) => {
        expect(cell).toBeCloseTo(seed.cells[i]![j]!, 9);
      });
    });
  });

  it('names sums that differ, and by how much (ras_sums_differ)', () => {
    const investors = [
      { name: 'State', total: 4000 },
      { name: 'Firms', total: 6000 },
    ];
    const cells = [
      [1, 1],
      [1, 1],
    ];
    expect(refused({ total: 10001, members: members([5000, 5001]), seed: { investors, cells } })).toEqual({
      feasible: false,
      overBy: 1,
      names: ['State', 'Firms'],
      message:
        'The members add up to 10001 and the investors to 10000 (difference 1): change the total, or the totals of the investors, until the two are equal.',
    });
    // A difference of the rounding of decimals is none.
    allocated({ total: 10000.000005, members: members([5000, 5000]), seed: { investors, cells } });
  });

  it('names members whose cells of 0 leave no way', () => {
    const closed = {
      ...seed,
      cells: [
        [1, 0, 1],
        [1, 0, 1],
        [1, 1, 1],
      ],
    };
    const answer = refused({ total: 7200, members: members([3, 2, 1]), seed: closed });
    expect(answer).toMatchObject({ shortBy: 4450, names: ['Ash', 'Birch', 'State', 'Others'] });
    expect(answer.message).toContain('Together Ash 3600, Birch 2400 need 6000');
    expect(answer.message).toContain('State 1200, Others 350, 1550 in all: 4450 is missing');
    const empty = {
      ...seed,
      cells: [
        [0, 0, 0],
        [1, 1, 1],
        [1, 1, 1],
      ],
    };
    expect(refused({ total: 7200, members: members([3, 2, 1]), seed: empty }).message).toContain(
      'Together Ash 3600 need 3600, and all their cells in the matrix are 0',
    );
  });

  it('to digits keeps both sums and the zeros', () => {
    const answer = allocated({
      total: 7200,
      digits: 1,
      members: members([7, 2, 1]),
      seed: {
        ...seed,
        cells: [
          [5, 3, 0],
          [4, 19, 1],
          [3, 8, 5],
        ],
      },
    });
    const { matrix = [], values } = answer;
    expect(values).toEqual([5040, 1440, 720]);
    const tenths = matrix.map((row) => row.map((cell) => Math.round(cell * 10)));
    expect(matrix.flat()).toEqual(tenths.flat().map((cell) => cell / 10));
    expect(tenths.map((row) => row.reduce((a, b) => a + b))).toEqual([50400, 14400, 7200]);
    expect([0, 1, 2].map((j) => tenths.reduce((all, row) => all + row[j]!, 0))).toEqual([12000, 56500, 3500]);
    expect(matrix[0]![2]).toBe(0);
  });
});

describe('a question', () => {
  const codes = (question: AllocationQuestion) =>
    checkAllocation(question).map(({ code, place }) =>
      `${code} ${place.key ?? ''} ${place.field ?? ''}`.trim(),
    );

  it.each<[string, AllocationQuestion, readonly string[]]>([
    ['without members', { total: 1, members: [] }, ['allocation.noMembers']],
    ['without weights', { total: 1, members: members([0, 0]) }, ['allocation.noWeight  weight']],
    ['with a negative weight', { total: 1, members: members([1, -1]) }, ['allocation.negative Birch weight']],
    [
      'with a negative floor',
      { total: 1, members: members([1], { floor: [-1] }) },
      ['allocation.negative Ash floor'],
    ],
    ['with a negative total', { total: -1, members: members([1]) }, ['allocation.negativeTotal']],
    [
      'with a member twice',
      { total: 1, members: [...members([1]), ...members([2])] },
      ['allocation.twice Ash member'],
    ],
    [
      'with a cap below the floor',
      { total: 1, members: members([1], { floor: [5], cap: [4] }) },
      ['allocation.capBelowFloor Ash cap'],
    ],
    [
      'with a hold below the floor',
      { total: 1, members: members([1], { floor: [5], hold: [4] }) },
      ['allocation.holdBelowFloor Ash hold'],
    ],
    [
      'with a hold above the cap',
      { total: 1, members: members([1], { cap: [5], hold: [6] }) },
      ['allocation.holdAboveCap Ash hold'],
    ],
    [
      'with a cap below last year',
      { total: 1, leastGrowth: 0, members: members([1], { cap: [5], last: [6] }) },
      ['allocation.capBelowLast Ash cap'],
    ],
    [
      'with a hold below last year',
      { total: 1, leastGrowth: 0, members: members([1], { hold: [5], last: [6] }) },
      ['allocation.holdBelowLast Ash hold'],
    ],
    [
      'of an increase, with no last year at all',
      { total: 1, isIncrease: true, members: members([1, 1]) },
      ['allocation.noLastColumn  last'],
    ],
    [
      'with a cap that is last year and 3 per cent, but for binary rounding',
      { total: 1, leastGrowth: 3, members: members([1, 1], { last: [0.1, 0.1], cap: [0.103] }) },
      [],
    ],
    [
      'of an increase without last year',
      { total: 1, isIncrease: true, members: members([1, 1], { last: [1] }) },
      ['allocation.noLast Birch last'],
    ],
    [
      'with a hold of more digits',
      { total: 1, digits: 0, members: members([1, 1], { hold: [0.5] }) },
      ['allocation.holdNotRound Ash hold'],
    ],
    [
      'with bounds closer than a digit',
      { total: 1, digits: 0, members: members([1, 1], { floor: [0.4], cap: [0.6] }) },
      ['allocation.noRoundNumber Ash cap'],
    ],
    ['with too many digits', { total: 7200, digits: 9, members: members([1]) }, ['allocation.tooManyDigits']],
    [
      'with a negative cell, and an investor twice',
      {
        total: 1,
        members: members([1]),
        seed: {
          investors: [
            { name: 'State', total: 1 },
            { name: 'State', total: -1 },
          ],
          cells: [[1, -1]],
        },
      },
      ['allocation.twice State investor', 'allocation.negative State total', 'allocation.negative Ash seed'],
    ],
  ])('%s is told', (_, question, expected) => {
    expect(codes(question)).toEqual(expected);
    for (const problem of checkAllocation(question))
      for (const language of ['zh', 'en'] as const)
        expect(sentence(problem, language)).not.toMatch(/undefined|NaN/);
  });

  it('of any kind is answered within its bounds and to its total, or refused with an amount', () => {
    const amount = fc.option(
      fc.integer({ min: 0, max: 500 }).map((x) => x / 10),
      { nil: undefined },
    );
    const member = fc.record({
      weight: fc.integer({ min: 0, max: 9 }),
      floor: amount,
      cap: amount,
      last: fc.integer({ min: 0, max: 60 }),
    });
    const question = fc.record({
      total: fc.integer({ min: 0, max: 2000 }).map((x) => x / 10),
      rows: fc.array(member, { minLength: 1, maxLength: 6 }),
      isIncrease: fc.boolean(),
      leastGrowth: fc.option(fc.integer({ min: -20, max: 10 }), { nil: undefined }),
      digits: fc.option(fc.constantFrom(0, 1), { nil: undefined }),
    });
    fc.assert(
      fc.property(question, ({ total, rows, isIncrease, leastGrowth, digits }) => {
        const asked: AllocationQuestion = {
          total,
          isIncrease,
          ...(leastGrowth === undefined ? {} : { leastGrowth }),
          ...(digits === undefined ? {} : { digits }),
          members: rows.map(({ weight, floor, cap, last }, i) => ({
            name: `M${i}`,
            weight,
            last,
            ...(floor === undefined ? {} : { floor }),
            ...(cap === undefined ? {} : { cap }),
          })),
        };
        if (checkAllocation(asked).length > 0) return;
        const answer = allocate(asked);
        if (!answer.feasible) {
          expect((answer.shortBy ?? 0) + (answer.overBy ?? 0)).toBeGreaterThan(0);
          return;
        }
        const wanted = digits === 0 ? Math.round(total) : total;
        expect(answer.values.reduce((a, b) => a + b)).toBeCloseTo(wanted, 9);
        answer.values.forEach((value, i) => {
          const { floor = 0, cap = Infinity, last } = rows[i]!;
          const least =
            leastGrowth === undefined ? floor : Math.max(floor, (last * (100 + leastGrowth)) / 100);
          expect(value).toBeGreaterThanOrEqual(least - 1e-9);
          expect(value).toBeLessThanOrEqual(cap + 1e-9);
          if (digits !== undefined) expect(value).toBe(Math.round(value * 10 ** digits) / 10 ** digits);
        });
      }),
      { numRuns: 500 },
    );
  });
});
