/** Tiers, years and wishes, by hand and by law. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, type AllocationAnswer } from '../../../src/analysis/allocation/allocate.js';
import { allocateTiers, allocateYears, askForMore } from '../../../src/analysis/allocation/plans.js';
import type { AllocationQuestion, Member } from '../../../src/analysis/allocation/question.js';

type Met = Extract<AllocationAnswer, { feasible: true }>;

const members = (names: string, weights: readonly number[], more: Partial<Member> = {}): readonly Member[] =>
  [...names].map((name, i) => ({ name, weight: weights[i] ?? 0, ...more }));

function met(answer: AllocationAnswer | undefined): Met {
  if (answer?.feasible !== true) throw new Error(JSON.stringify(answer));
  return answer;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

describe('tiers', () => {
  it('add up in both directions (alloc_city_tier)', () => {
    const province = {
      total: 2901.4,
      members: [
        { name: 'Hangzhou', weight: 1, hold: 800 },
        { name: 'Rest', weight: 1 },
      ],
    };
    const top = met(allocate(province));
    expect((top.values[0]! / province.total) * 100).toBeCloseTo(27.572895843385954, 12);
    expect(top.values[1]).toBeCloseTo(2101.4, 9);
    const [counties] = allocateTiers(province, top, [
      { parent: 'Hangzhou', members: members('abc', [5, 3, 2]) },
    ]);
    expect(met(counties).values).toEqual([400, 240, 160]);
  });

  it('keep what the parent gets from each investor, to the last digit', () => {
    const amounts = (length: number) =>
      fc.array(fc.integer({ min: 1, max: 99 }), { minLength: length, maxLength: length });
    fc.assert(
      fc.property(
        amounts(3),
        amounts(2),
        fc.array(amounts(2), { minLength: 7, maxLength: 7 }),
        amounts(4),
        (weights, shares, cells, below) => {
          const investors = shares.map((share, i) => ({ name: `I${i}`, total: share * 10 }));
          const question: AllocationQuestion = {
            total: sum(shares) * 10,
            digits: 1,
            members: members('ABC', weights),
            seed: { investors, cells: cells.slice(0, 3) },
          };
          const top = met(allocate(question));
          const [answer] = allocateTiers(question, top, [
            { parent: 'B', members: members('wxyz', below), cells: cells.slice(3) },
          ]);
          const { values, matrix } = met(answer);
          expect(sum(values)).toBeCloseTo(top.values[1]!, 9);
          for (const column of [0, 1])
            expect(sum(matrix!.map((row) => row[column]!))).toBeCloseTo(top.matrix![1]![column]!, 9);
          expect(matrix!.flat()).toEqual(matrix!.flat().map((cell) => Math.round(cell * 10) / 10));
        },
      ),
    );
  });
});

describe('years', () => {
  it('each start from the year before', () => {
    const question = { members: members('ab', [3, 1], { last: 50 }), isIncrease: true };
    const answers = allocateYears(question, [
      { year: 2026, total: 120 },
      { year: 2027, total: 160 },
    ]);
    expect(answers.map(({ year, answer }) => [year, met(answer).values])).toEqual([
      [2026, [65, 55]],
      [2027, [95, 65]],
    ]);
  });

  it('end where a floor of last year cannot be kept', () => {
    const question = { members: members('ab', [3, 1], { last: 10 }), leastGrowth: 5 };
    const answers = allocateYears(
      question,
      [100, 103, 120].map((total, i) => ({ year: 2026 + i, total })),
    );
    expect(answers.map(({ year, answer }) => [year, answer.feasible])).toEqual([
      [2026, true],
      [2027, false],
    ]);
    expect(answers[1]!.answer).toMatchObject({ shortBy: 2 });
  });
});

describe('a wish', () => {
  it('is paid for by the others, by their weights and within their floors', () => {
    const [a, b, c] = members('abc', [50, 30, 20]) as [Member, Member, Member];
    const question = { total: 1000, members: [a, b, { ...c, floor: 199 }] };
    const { answer, changes } = askForMore(question, met(allocate(question)), 'a', 2);
    expect(met(answer)).toMatchObject({
      values: [510, 291, 199],
      binding: [
        { kind: 'hold', member: 'a', value: 510 },
        { kind: 'floor', member: 'c', value: 199 },
      ],
    });
    expect(changes).toEqual([10, -9, -1]);
  });

  it('that floors do not allow is told', () => {
    const question = { total: 100, members: members('ab', [1, 1], { floor: 50 }) };
    expect(askForMore(question, met(allocate(question)), 'a', 2)).toMatchObject({
      answer: { feasible: false, shortBy: 1 },
      changes: [],
    });
  });

  it('of more never gives another more', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 5, noNaN: true }), (all, percent) => {
        const question = { total: 1000, members: members('abcdef'.slice(0, all.length), all) };
        const { answer, changes } = askForMore(question, met(allocate(question)), 'a', percent);
        if (!answer.feasible) return;
        expect(sum(answer.values)).toBeCloseTo(1000, 9);
        for (const change of changes.slice(1)) expect(change).toBeLessThanOrEqual(1e-9);
      }),
    );
  });
});
