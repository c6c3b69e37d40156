import { describe, expect, it } from 'vitest';
import { PERCENTILES } from '../../src/analysis/summary.js';
import { remarkFewDraws, unboundedPercentiles } from '../../src/cli/few-draws.js';

describe('percentiles without a 95 % interval', () => {
  it('are all of them where there is no draw, or one', () => {
    for (const draws of [0, 1]) expect([...unboundedPercentiles(draws)]).toEqual([...PERCENTILES]);
  });

  it('are those whose interval would begin or end beyond the draws', () => {
    // Six draws are the fewest with the median between the smallest and the largest: 1 - 2 / 2^6 = 97 %.
    expect(unboundedPercentiles(5).has(50)).toBe(true);
    expect(unboundedPercentiles(6).has(50)).toBe(false);
    // 1 - 0.95^n reaches 95 % with 59 draws.
    expect([...unboundedPercentiles(58)]).toEqual([5, 95]);
  });

  it('are none from a hundred draws on', () => {
    expect([...unboundedPercentiles(100)]).toEqual([]);
    expect(remarkFewDraws(100)).toEqual([]);
    expect(remarkFewDraws(1_000_000)).toEqual([]);
  });

  it('are named in both languages', () => {
    expect(remarkFewDraws(58)).toEqual([
      {
        zh: '只抽样58次，分位数p5、p95给不出95%区间，结果只供试算：请至少抽样100次，正式使用建议10,000次。',
        en: 'Draws: 58. That is too few for a 95 % interval of p5, p95, so take the results as a trial: use at least 100, or 10,000 to rely on them.',
      },
    ]);
  });
});
