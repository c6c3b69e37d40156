/**
 * Scenarios that hang together: no series of continuation grows faster than it last did, nothing turns or zigzags without a
 * stated cause, every scenario moves the headline series in one direction, and keeps every hard rule.
 */
import { describe, expect, it } from 'vitest';
import { projectModel } from '../../../src/model/project.js';
import type { Scenario } from '../../../src/model/model.js';
import { zhejiang } from '../../analysis/models.js';
import { at, LATER, type ValueAt } from './points.js';

const { model } = zhejiang;
const others = model.scenarios.filter(({ key }) => key !== 'continuation');
const figure = (id: string): number => zhejiang.figureById.get(id)!.value;

/** Largest turn of a yearly growth, or of a rate, in points. */
const TURN = 3;

/**
 * Growth that the documents print last, by the series that it is about. High-tech value added last grew in 2023, when industry
 * as a whole grew less than in 2025, so that it is compared from 2026 on.
 */
const OBSERVED = [
  ['fiscal_st', 'fiscal_st_growth_2021_2024', 2025],
  ['industry_va_index', 'industry_growth_2025h1', 2025],
  ['digital_core_va', 'digital_core_growth_2025h1', 2025],
  ['ai_core_revenue', 'ai_core_growth_2025_01_07', 2026],
  ['sei_growth', 'sei_growth_2025h1', 2025],
  ['hightech_growth', 'hightech_growth_2023', 2026],
] as const;

/** Stocks to which the same number is added every year: their growth falls by itself. */
const ADDED_TO = new Set(['leading_tech_firms']);

/** Per cent of the year before, or the rate itself where the series is a rate. */
function growth(value: ValueAt, key: string, year: number): number {
  if (zhejiang.seriesByKey.get(key)!.unit.symbol === '%' && key !== 'industry_va_index')
    return value(key, year);
  return 100 * (value(key, year) / value(key, year - 1) - 1);
}

/** Growth by year, where the series has the year and the one before. */
function growthOf(value: ValueAt, key: string): readonly { readonly year: number; readonly rate: number }[] {
  return LATER.flatMap((year) => {
    try {
      return [{ year, rate: growth(value, key, year) }];
    } catch {
      return [];
    }
  });
}

// The group of policy numbers tests stated numbers against each other, whatever the scenario.
const projected = zhejiang.series
  .filter(({ expr, indicator }) => expr !== undefined && indicator.group !== model.overview?.policy?.group)
  .map(({ indicator }) => indicator.key)
  .filter((key) => !ADDED_TO.has(key));

describe('continuation', () => {
  it.each(OBSERVED)('%s grows no faster than %s', (key, id, from) => {
    for (const { year, rate } of growthOf(at(), key))
      if (year >= from) expect(rate, String(year)).toBeLessThanOrEqual(figure(id));
  });

  it('passes one trillion of AI revenue in 2028, as 22.1 % flat does', () => {
    expect(at()('ai_core_revenue', 2027)).toBeLessThan(10000);
    expect(at()('ai_core_revenue', 2028)).toBeGreaterThan(10000);
  });
});

describe.each(model.scenarios.map((scenario) => [scenario.key, scenario] as const))(
  '%s',
  (name, scenario) => {
    // By the ratio as well: a stepped ratio would show as a zigzag.
    it.each([2, 1])('turns by at most 3 points and does not zigzag (leverage method %i)', (method) => {
      const value = at({ leverage_method: method }, name);
      for (const key of projected) {
        const rates = growthOf(value, key);
        const turns = rates.slice(1).map(({ year, rate }, i) => ({ year, turn: rate - rates[i]!.rate }));
        for (const { year, turn } of turns)
          expect(Math.abs(turn), `${key} ${year}`).toBeLessThanOrEqual(TURN + 1e-9);
        turns.slice(1).forEach(({ year, turn }, i) => {
          const before = turns[i]!.turn;
          const isZigzag = turn * before < 0 && Math.min(Math.abs(turn), Math.abs(before)) > 0.5;
          expect(isZigzag, `${key} ${year}`).toBe(false);
        });
      }
    });

    it('states the cause where it leaves the last observed growth by more', () => {
      for (const [key, id, from] of OBSERVED) {
        // An average of four years is no growth of the year before.
        if (id === 'fiscal_st_growth_2021_2024') continue;
        const turn = growth(at({}, name), key, from) - figure(id);
        if (Math.abs(turn) > TURN) expect(scenario.note.zh, `${key} ${turn}`).toContain(String(from));
      }
    });

    it('leaves government input outside the fiscal item at least nine tenths of what it was', () => {
      const value = at({}, name);
      const rest = (year: number): number => value('gov_st_input', year) - value('fiscal_st', year);
      for (let year = 2026; year <= 2030; year += 1)
        expect(rest(year) / rest(2025), String(year)).toBeGreaterThanOrEqual(0.9);
    });

    it('keeps every hard rule', () => {
      const hard = new Set(model.rules.filter(({ severity }) => severity === 'hard').map(({ key }) => key));
      const { rules } = projectModel(zhejiang, name);
      expect(rules.filter(({ rule, holds }) => hard.has(rule) && holds !== true)).toEqual([]);
    });
  },
);

describe.each(others.map(({ key, name }) => [key, name.zh] as const))('%s (%s)', (key) => {
  it('moves at least 8 of the 10 headline series in one direction', () => {
    const headline = model.overview?.indicators ?? [];
    expect(headline).toHaveLength(10);
    const moves = headline.map((series) => Math.sign(at({}, key)(series, 2030) - at()(series, 2030)));
    const most = Math.max(...[1, -1].map((sign) => moves.filter((move) => move === sign).length));
    expect(most, JSON.stringify(moves)).toBeGreaterThanOrEqual(8);
  });
});

it('on target reaches both goals, and only just', () => {
  const value = at({}, 'on_target');
  const gaps = [value('rd_intensity', 2030) / 3.5 - 1, value('society_st_input', 2030) / 10000 - 1];
  for (const gap of gaps) {
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(gap).toBeLessThan(0.015);
  }
});

it('scenarios are ordered: pressure, continuation, on target, ambitious', () => {
  const order = ['pressure', 'continuation', 'on_target', 'ambitious'];
  expect(new Set(order)).toEqual(new Set(model.scenarios.map(({ key }: Scenario) => key)));
  for (const series of ['rd_expenditure', 'rd_intensity', 'society_st_input', 'gdp', 'ai_core_revenue']) {
    const values = order.map((key) => at({}, key)(series, 2030));
    expect(values, series).toEqual([...values].sort((a, b) => a - b));
  }
});
