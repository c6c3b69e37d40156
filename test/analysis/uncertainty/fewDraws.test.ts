import { describe, expect, it } from 'vitest';
import { convergenceOf } from '../../../src/analysis/uncertainty/convergence.js';
import { remarkFewDraws } from '../../../src/analysis/uncertainty/fewDraws.js';
import { hasInterval, PERCENTILES, summarise } from '../../../src/analysis/uncertainty/summary.js';

const without = (draws: number) => PERCENTILES.filter((percent) => !hasInterval(draws, percent));

describe('percentiles without a 95% interval', () => {
  it('are all of them where there is no draw, or one', () => {
    for (const draws of [0, 1]) expect(without(draws)).toEqual([...PERCENTILES]);
  });

  it('are those whose interval would begin or end beyond the draws', () => {
    // Six draws are the fewest with the median between the smallest and the largest: 1 - 2 / 2^6 = 97%.
    expect(without(5).includes(50)).toBe(true);
    expect(without(6).includes(50)).toBe(false);
    // 1 - 0.95^n reaches 95% with 59 draws.
    expect(without(58)).toEqual([5, 95]);
  });

  it('are none from a hundred draws on', () => {
    expect(without(100)).toEqual([]);
    expect(remarkFewDraws(100)).toEqual([]);
    expect(remarkFewDraws(1_000_000)).toEqual([]);
  });

  it('are named in both languages', () => {
    expect(remarkFewDraws(58)).toEqual([
      {
        zh: '只抽样58次，分位数p5、p95给不出95%区间，结果只供试算：请至少抽样100次，正式使用建议10,000次。',
        en: 'Draws: 58. That is too few for a 95% interval of p5, p95, so take the results as a trial: use at least 100, or 10,000 to rely on them.',
      },
    ]);
  });
});

describe('a summary of few draws', () => {
  it('has no interval where they give none, and is never enough', () => {
    for (const column of [Float64Array.of(7), Float64Array.of(1, 2, 3, 4, 5, 6, 7)]) {
      const { percentiles } = summarise(column);
      expect([percentiles[5].low, percentiles[95].high]).toEqual([NaN, NaN]);
      expect(percentiles[50].value).toBe(column.length === 1 ? 7 : 4);
      const { isEnough, share, needed } = convergenceOf({ percentiles }, column.length);
      expect({ isEnough, share }).toEqual({ isEnough: false, share: 1 });
      expect(needed).toBeGreaterThan(1000);
    }
  });
});
