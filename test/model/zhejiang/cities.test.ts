/** Series by city: figures join their place by themselves, aspirations never do, and the province is what it was without them. */
import { expect, it } from 'vitest';
import { readPack } from '../../../src/model/pack.js';
import { projectModel } from '../../../src/model/project.js';
import { prepared, valueOf, ZHEJIANG } from '../packs.js';

const model = valueOf(readPack(ZHEJIANG));
const BY_CITY = ['ai_core_revenue_city', 'compute_capacity'];
const FOUR = ['hangzhou', 'ningbo', 'jiaxing', 'shaoxing'];

it('four cities have twice the first half as a floor, keep their share, and the rest is what is left', () => {
  for (const { key } of model.scenarios) {
    const { indicators, years } = projectModel(prepared(model), key);
    const at = (series: string, year: number): number =>
      Number(indicators.find((row) => row.key === series)?.values[years.indexOf(year)] ?? NaN);
    for (const year of years.filter((each) => each >= 2025)) {
      const whole = at('ai_core_revenue', year);
      expect(at('ai_core_revenue_city', year)).toBeCloseTo(whole, 8);
      // 100 for the first half, twice: 200 of 6,000, so one thirtieth in every year; the rest has 26 of 30.
      for (const city of FOUR) expect(at(`ai_core_revenue_city__${city}`, year)).toBeCloseTo(whole / 30, 8);
      expect(at('ai_core_revenue_city__rest', year)).toBeCloseTo((whole * 26) / 30, 8);
    }
    expect(at('ai_core_revenue_city__wenzhou', 2025)).toBeNaN();
  }
});

it('computing capacity joins where it is actual; the 50 EFlops that Hangzhou aims at do not', () => {
  const { series } = prepared(model);
  const joined = series.filter(
    ({ member, actuals }) => member?.of === 'compute_capacity' && actuals.size > 0,
  );
  expect(joined.map(({ indicator, actuals }) => [indicator.key, actuals.get(2025)?.value])).toEqual([
    ['compute_capacity__wenzhou', 1.669],
    ['compute_capacity__jiaxing', 40],
  ]);
  const aim = projectModel(prepared(model), 'continuation').targets.find(
    ({ key }) => key === 'compute_capacity_hangzhou_2025',
  );
  expect(aim?.status).toBe('noActual');
});

it('changes nothing else: every other series and status is as without the members', () => {
  const without = {
    ...model,
    figures: model.figures.filter(({ indicator }) => indicator !== 'ai_core_revenue_city'),
    indicators: model.indicators.flatMap(({ over: _, total: __, ...row }) =>
      row.key === 'ai_core_revenue_city' ? [] : [row],
    ),
  };
  for (const { key } of model.scenarios) {
    const [now, then] = [model, without].map((each) => projectModel(prepared(each), key));
    expect(now?.indicators.filter((row) => !BY_CITY.some((name) => row.key.startsWith(name)))).toEqual(
      then?.indicators,
    );
    expect(now?.targets.map(({ status, projected }) => [status, projected])).toEqual(
      then?.targets.map(({ status, projected }) => [status, projected]),
    );
    expect(now?.rules).toEqual(then?.rules);
  }
});
