/** What the pack says about itself: each method its assumptions, and documents' targets all there, each from its figure. */
import { describe, expect, it } from 'vitest';
import { wholeYear } from '../../../src/figures/period.js';
import { readPack } from '../../../src/model/pack.js';
import { projectModel } from '../../../src/model/project.js';
import { prepared, valueOf, ZHEJIANG } from '../packs.js';

const model = valueOf(readPack(ZHEJIANG));
const ready = prepared(model);

it('every method with a parameter says what it assumes, in both languages', () => {
  const keys = new Set(model.parameters.map(({ key }) => key));
  const silent = model.indicators.filter(
    ({ formula = '', reason }) =>
      [...formula.matchAll(/\w+/g)].some(([word]) => keys.has(word)) &&
      !(/假设/.test(reason?.zh ?? '') && /[Aa]ssume/.test(reason?.en ?? '')),
  );
  expect(silent.map(({ key }) => key)).toEqual([]);
});

describe('targets of the documents', () => {
  it('are all there from the year after the base on, each with its figure', () => {
    const stated = model.figures.filter(
      ({ kind, period }) => kind === 'target' && (wholeYear(period) ?? 0) > model.baseYear,
    );
    const sources = new Set(model.targets.map(({ source }) => source));
    expect(stated.filter(({ id }) => !sources.has(id)).map(({ id }) => id)).toEqual([]);
    expect(stated.length).toBeGreaterThan(45);
  });

  it('of 2027: those of Hangzhou and Wenzhou have their place, and no series is taken for them', () => {
    const { targets } = projectModel(ready, 'continuation');
    const rows = model.targets
      .filter(({ year, origin }) => year === 2027 && origin === 'document')
      .map(({ key, member, value }) => [member, value, targets.find((row) => row.key === key)?.status]);
    const of = (place: string) => rows.filter(([member]) => member === place).map(([, value]) => value);
    expect(of('hangzhou').sort()).toEqual([3000, 5, 20, 10, 60, 15].sort());
    expect(of('wenzhou').sort()).toEqual([1000, 10, 100].sort());
    expect(new Set(rows.map(([, , status]) => status))).toEqual(new Set(['noActual']));
  });

  it('about the scale of a cluster are not judged on core revenue', () => {
    const crossed = model.targets.filter(
      ({ indicator, origin }) => indicator === 'ai_core_revenue' && origin !== 'assumption',
    );
    expect(crossed).toEqual([]);
  });

  it('the fund of funds starts from the 110 that exist, to which the sub-funds of 206 belong', () => {
    const { indicators, targets, years } = projectModel(ready, 'continuation');
    const at = (key: string, year: number) =>
      indicators.find((row) => row.key === key)?.values[years.indexOf(year)];
    expect([at('fund_of_funds', 2025), at('sub_funds', 2025)]).toEqual([110, 206]);
    expect(Number(at('sub_funds', 2026)) / 206).toBeCloseTo(1.1, 9);
    expect(targets.find(({ key }) => key === 'fund_2025')).toMatchObject({ status: 'noActual', gap: -20 });
  });
});
