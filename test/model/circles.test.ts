import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as sentence } from '../../src/messages/messages.js';
import type { Indicator, Model } from '../../src/model/model.js';
import { prepareModel } from '../../src/model/prepare.js';
import { projectModel } from '../../src/model/project.js';
import { smallModel } from './packs.js';

const NAMES = ['aaa_one', 'bbb_two', 'ccc_three'] as const;
const [FIRST, LAST] = [smallModel.firstYear, smallModel.horizon];

function series(key: string, formula: string, more: Partial<Indicator> = {}): Indicator {
  return { key, name: { zh: `${key}中`, en: `${key} en` }, unit: '倍', group: 'macro', formula, ...more };
}

function withSeries(...added: readonly Indicator[]): Model {
  return { ...smallModel, indicators: [...smallModel.indicators, ...added] };
}

const circles = (model: Model) =>
  prepareModel(model).problems.filter(({ code }) => code === 'model.circle' || code === 'model.cycle');

/** One reference: a formula's text, and the year it reads from a formula in `year`. */
const reference = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom('AT', 'LAG', 'BASE', 'PREV'), fc.nat(7))
  .map(([key, fn, n]) => {
    const at = {
      AT: { text: `AT(${key},${FIRST + n})`, of: () => FIRST + n },
      LAG: { text: `LAG(${key},${n})`, of: (year: number) => year - n },
      BASE: { text: `BASE(${key})`, of: () => smallModel.baseYear },
      PREV: { text: `PREV(${key})`, of: (year: number) => year - 1 },
    }[fn];
    return { key, ...at };
  });

describe('laws', () => {
  it('a circle is told exactly where the value of some year needs itself', () => {
    fc.assert(
      fc.property(
        fc.tuple(...NAMES.map(() => fc.array(reference, { minLength: 1, maxLength: 2 }))),
        fc.integer({ min: FIRST, max: LAST }),
        (formulas, from) => {
          const model = withSeries(
            ...NAMES.map((key, i) =>
              series(key, `=${(formulas[i] ?? []).map(({ text }) => text).join('+')}`, { from }),
            ),
          );
          const needs = (cell: string): readonly string[] => {
            const [key = '', year = ''] = cell.split(':');
            const index = NAMES.findIndex((name) => name === key);
            if (Number(year) < from || Number(year) > LAST) return [];
            return (formulas[index] ?? []).map((found) => `${found.key}:${found.of(Number(year))}`);
          };
          const reaches = (start: string): boolean => {
            const seen = new Set<string>();
            const open = [...needs(start)];
            for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
              if (cell === start) return true;
              if (!seen.has(cell)) open.push(...needs(cell));
              seen.add(cell);
            }
            return false;
          };
          const cells = NAMES.flatMap((key) => {
            return Array.from({ length: LAST - from + 1 }, (_, i) => `${key}:${from + i}`);
          });
          expect(circles(model).length > 0).toBe(cells.some(reaches));
        },
      ),
    );
  });
});

describe('a circle through years', () => {
  it.each([
    ['AT of a year with a formula', [series('aaa_one', '=AT(aaa_one,2029)*1', { from: 2025 })]],
    ['AT through another series', [series('aaa_one', '=bbb_two+1'), series('bbb_two', '=AT(aaa_one,2030)')]],
    ['named years', [series('aaa_one', '=AT(aaa_one,HORIZON)')]],
    ['a span to a fixed year', [series('aaa_one', '=SUM(SPAN(aaa_one,2026,2028))')]],
    ['a branch that is never taken', [series('aaa_one', '=IF(1=1,1,AT(aaa_one,2030))')]],
    ['a stock', [series('aaa_one', '=STOCK(bbb_two,0.1,1)'), series('bbb_two', '=AT(aaa_one,2028)')]],
  ])('%s', (_, added) => {
    expect(circles(withSeries(...added)).map(({ code }) => code)).toEqual(['model.circle']);
  });

  it('is told with its series and years, at the reference', () => {
    const model = withSeries(series('aaa_one', '=bbb_two+1'), series('bbb_two', '=2*AT(aaa_one,2030)'));
    const [found] = circles(model);
    expect(found && sentence(found, 'en')).toContain(
      'aaa_one en(2030) -> bbb_two en(2030) -> aaa_one en(2030)',
    );
    expect(found?.place).toMatchObject({ table: 'indicators', key: 'aaa_one', start: 1, end: 8 });
  });

  it('is one through LAG by 0 years, which is the same year', () => {
    const model = withSeries(series('aaa_one', '=LAG(bbb_two,0)'), series('bbb_two', '=aaa_one'));
    expect(circles(model).map(({ code }) => code)).toEqual(['model.cycle']);
  });

  it('is none where the fixed year has a figure, or a formula that looks back', () => {
    const index = series('aaa_one', '=PREV(aaa_one)*gdp/AT(gdp,2024)', { figures: ['gdp_2024'] });
    const later = series('bbb_two', '=AT(gdp,2030)/gdp');
    const own = series('ccc_three', '=AT(rd_expenditure,2024)/rd_expenditure', { from: 2024 });
    expect(circles(withSeries({ ...index, unit: '亿元' }, later, own))).toEqual([]);
  });
});

describe('projection', () => {
  it('what is accepted has no value that waits for itself', () => {
    const accepted = withSeries(series('aaa_one', '=AT(gdp,2030)/gdp', { from: 2025 }));
    const outcome = prepareModel(accepted);
    if (!outcome.ok) throw new Error('refused');
    const { indicators } = projectModel(outcome.value, 'base');
    expect(indicators.find(({ key }) => key === 'aaa_one')?.values[7]).toBe(1);
  });
});
