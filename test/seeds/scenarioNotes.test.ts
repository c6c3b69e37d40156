/**
 * The notes of scenarios are true: each is made of claims that are checked against the projection and the scenario's values.
 *
 * A claim is a piece of the note in both languages and what has to hold for it. What is left of a note without its claims has no
 * digit, so that no number is unchecked. Numbers are compared as they are written.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportedValue } from '../../src/figures/units.js';
import { resolveParameter } from '../../src/model/parameters.js';
import { readPack } from '../../src/model/pack.js';
import { projectModel } from '../../src/model/project.js';
import { prepared, readFiles, valueOf } from '../model/packs.js';

/** Values of the scenario: series, parameters and figures, in their units. */
interface Given {
  readonly value: (key: string, year: number) => number;
  readonly growth: (key: string, year: number) => number;
  /** A parameter, the same in all years from the first to the last named. */
  readonly parameter: (key: string, from?: number, to?: number, scenario?: string) => number;
  readonly figure: (id: string) => number;
  readonly other: (scenario: string, key: string, year: number) => number;
}

type Claim = readonly [zh: string, en: string, holds: (given: Given) => boolean];

const LATER = [2025, 2026, 2027, 2028, 2029, 2030];
const to = (digits: number, value: number): number => Number(value.toFixed(digits));
const falls = (values: readonly number[]): boolean => values.every((v, i) => i === 0 || v < values[i - 1]!);
const within = (least: number, most: number, values: readonly number[]): boolean =>
  values.every((v) => v >= least && v <= most);

/** Each series with the last growth that a document reports, and the first year that is projected. */
const OBSERVED = [
  ['fiscal_st', 'fiscal_st_growth_2021_2024', 2025],
  ['industry_va_index', 'industry_growth_2025h1', 2025],
  ['digital_core_va', 'digital_core_growth_2025h1', 2025],
  ['ai_core_revenue', 'ai_core_growth_2025_01_07', 2026],
] as const;

const TENTHS: Claim = [
  '人工智能2026、2027年每年增长约三成',
  'AI grows by about three tenths in 2026 and in 2027',
  ({ growth }) => within(27, 33, [2026, 2027].map((year) => growth('ai_core_revenue', year))),
];

const CLAIMS: Readonly<Record<string, Readonly<Record<string, readonly Claim[]>>>> = {
  zhejiang: {
    continuation: [
      [
        '财政科技投入、规上工业、战略性新兴产业、数字经济核心产业和人工智能核心产业的增速都不高于文件给出的最近增速',
        'Fiscal S&T spending, above-scale industry, strategic emerging industry, the core digital economy and AI revenue grow no faster than the documents last report',
        ({ value, growth, figure }) =>
          OBSERVED.every(([key, id, from]) =>
            LATER.filter((year) => year >= from).every((year) => growth(key, year) <= figure(id)),
          ) && LATER.every((year) => value('sei_growth', year) <= figure('sei_growth_2025h1')),
      ],
      [
        '人工智能自2026年起逐年放缓',
        'AI slows year by year from 2026',
        ({ growth, figure }) =>
          falls([
            figure('ai_core_growth_2025_01_07'),
            ...LATER.slice(1).map((y) => growth('ai_core_revenue', y)),
          ]),
      ],
      [
        '高新技术产业2025年增长8.05%，高于2023年的7.0%，2026年起低于它',
        'High-tech value added grows by 8.05 % in 2025, above the 7.0 % of 2023, and by less from 2026',
        ({ value, figure }) =>
          to(2, value('hightech_growth', 2025)) === 8.05 &&
          figure('hightech_growth_2023') === 7 &&
          LATER.slice(1).every((year) => value('hightech_growth', year) < 7),
      ],
    ],
    on_target: [
      [
        '其他主体投入自主增长6.5%，政府投入每年增长7%',
        'Others’ own input grows by 6.5 % and public money by 7 % a year',
        ({ parameter, growth }) =>
          parameter('others_growth') === 6.5 &&
          LATER.slice(1).every((year) => to(9, growth('gov_st_input', year)) === 7),
      ],
      TENTHS,
      [
        '市场上限由2万亿元扩大到4万亿元',
        'its ceiling is 40,000 instead of 20,000',
        ({ parameter }) =>
          parameter('ai_ceiling') === 40000 &&
          parameter('ai_ceiling', 2025, 2030, 'continuation') === 20000,
      ],
    ],
    ambitious: [
      [
        '政府投入每年增长15%，其他主体投入自主增长8%',
        'Public money grows by 15 % a year and others’ own input by 8 %',
        ({ parameter, growth }) =>
          parameter('others_growth') === 8 &&
          LATER.slice(1).every((year) => to(9, growth('gov_st_input', year)) === 15),
      ],
      [
        '撬动比因此逐年下降',
        'leverage falls every year',
        ({ value }) => falls(LATER.map((year) => value('leverage', year))),
      ],
      TENTHS,
      [
        '市场上限扩大到4万亿元',
        'its ceiling is 40,000',
        ({ parameter }) => parameter('ai_ceiling') === 40000,
      ],
    ],
    pressure: [
      [
        '经济增速放缓',
        'GDP growth slows',
        ({ value }) => value('gdp_growth', 2030) < value('gdp_growth', 2025),
      ],
      [
        '财政科技投入增速由5.0%降到2027年起的3.5%',
        'growth of fiscal S&T spending falls from 5.0 % to 3.5 % from 2027',
        ({ growth }) =>
          within(5, 5, [2025, 2026].map((year) => to(9, growth('fiscal_st', year)))) &&
          within(3.5, 3.5, LATER.slice(2).map((year) => to(9, growth('fiscal_st', year)))),
      ],
      [
        '其他主体投入自主增长3.3%',
        'others’ own input grows by 3.3 %',
        ({ parameter }) => parameter('others_growth') === 3.3,
      ],
      [
        '人工智能自2026年起逐年放缓',
        'AI slows year by year from 2026',
        ({ growth }) =>
          falls(LATER.slice(1).map((year) => growth('ai_core_revenue', year))),
      ],
    ],
  },
  company: {
    base: [
      [
        '市场每年增长5%，份额每年提高2%，售价每年涨1.5%，单位成本每年涨1.2%，经营费用每年涨5%',
        'The market grows by 5 % a year, the share gains 2 %, prices rise by 1.5 %, unit cost by 1.2 % and operating cost by 5 %',
        ({ growth, parameter }) =>
          parameter('market_growth') === 5 &&
          parameter('share_gain') === 2 &&
          to(9, growth('unit_price', 2030)) === 1.5 &&
          to(9, growth('unit_cost', 2030)) === 1.2 &&
          to(9, growth('operating_cost', 2030)) === 5,
      ],
    ],
    premium: [
      [
        '售价每年涨3.5%，基准为1.5%；份额不再提高',
        'Prices rise by 3.5 % a year, 1.5 % in the base; the share gains nothing',
        ({ growth, parameter }) =>
          to(9, growth('unit_price', 2030)) === 3.5 &&
          parameter('price_change', 2026, 2030, 'base') === 1.5 &&
          parameter('share_gain') === 0,
      ],
    ],
    downturn: [
      [
        '市场在2026、2027年每年收缩3%，2028年起每年增长4%；基准为每年增长5%',
        'The market shrinks by 3 % a year in 2026 and 2027 and grows by 4 % from 2028; in the base it grows by 5 %',
        ({ parameter }) =>
          parameter('market_growth', 2026, 2027) === -3 &&
          parameter('market_growth', 2028, 2030) === 4 &&
          parameter('market_growth', 2026, 2030, 'base') === 5,
      ],
    ],
  },
  household: {
    base: [
      [
        '收入每年涨4%，房租涨3.5%，物价涨2.5%，不另外节省',
        'Income rises by 4 % a year, rent by 3.5 % and prices by 2.5 %; no further saving',
        ({ growth, parameter }) =>
          to(9, growth('net_income', 2031)) === 4 &&
          to(9, growth('rent_paid', 2031)) === 3.5 &&
          to(9, growth('living_cost', 2031)) === 2.5 &&
          parameter('saving_effort', 2026, 2031) === 0,
      ],
    ],
    thrift: [
      [
        '日常开支每年在上年基础上再省3%，2031年比“照旧”低17%',
        'Living costs are cut by a further 3 % each year; in 2031 they are 17 % below those of “As now”',
        ({ value, other, parameter }) =>
          parameter('saving_effort', 2026, 2031) === 3 &&
          to(0, 100 * (1 - value('living_cost', 2031) / other('base', 'living_cost', 2031))) === 17,
      ],
    ],
  },
  yunhu: {
    base: [
      [
        '经济每年增长5%，研发自身增长8%，都略低于近两年；财政科技支出每年增长9%',
        'GDP grows by 5 % a year and R&D by itself by 8 %, both a little less than in the last two years; public spending grows by 9 %',
        ({ growth, parameter }) =>
          to(9, growth('gdp_level', 2030)) === 5 &&
          parameter('rd_growth') === 8 &&
          to(9, growth('fiscal_science', 2030)) === 9 &&
          [2024, 2025].every(
            (year) =>
              within(5, 6, [growth('gdp_level', year)]) && within(8, 9, [growth('rd_spending', year)]),
          ),
      ],
    ],
    push: [
      [
        '财政科技支出每年增长14%，延续为9%；每年新认定企业2,600家，延续为2,200家',
        'Public spending grows by 14 % a year, 9 % in the continuation; 2,600 new firms a year instead of 2,200',
        ({ growth, parameter }) =>
          to(9, growth('fiscal_science', 2030)) === 14 &&
          parameter('fiscal_growth', 2026, 2030, 'base') === 9 &&
          parameter('firm_entry') === 2600 &&
          parameter('firm_entry', 2026, 2030, 'base') === 2200,
      ],
    ],
    slow: [
      [
        '经济每年增长4%，研发自身增长6%；延续为5%和8%',
        'GDP grows by 4 % a year and R&D by itself by 6 %; 5 % and 8 % in the continuation',
        ({ growth, parameter }) =>
          to(9, growth('gdp_level', 2030)) === 4 &&
          parameter('rd_growth') === 6 &&
          parameter('gdp_growth', 2026, 2030, 'base') === 5 &&
          parameter('rd_growth', 2026, 2030, 'base') === 8,
      ],
    ],
  },
};

const PACKS = readdirSync('seeds', { withFileTypes: true })
  // The folder of blocks is no pack.
  .filter((entry) => entry.isDirectory() && entry.name !== 'blocks')
  .map(({ name }) => name);

describe.each(PACKS)('%s', (pack) => {
  const ready = prepared(valueOf(readPack(readFiles(`seeds/${pack}`))));
  const { model } = ready;

  it.each(model.scenarios.map((scenario) => [scenario.key, scenario] as const))('%s', (key, { note }) => {
    const claims = CLAIMS[pack]?.[key] ?? [];
    expect(claims.length).toBeGreaterThan(0);
    const given = givenBy(key);
    for (const [zh, en, holds] of claims) {
      expect(note.zh).toContain(zh);
      expect(note.en).toContain(en);
      expect(holds(given), zh).toBe(true);
    }
    for (const [language, at] of [
      ['zh', 0],
      ['en', 1],
    ] as const)
      expect(claims.reduce((rest, claim) => rest.replace(claim[at], ''), note[language])).not.toMatch(/\d/);
  });

  function givenBy(scenario: string): Given {
    const valueIn = (of: string) => {
      const { years, indicators } = projectModel(ready, of);
      return (key: string, year: number): number => {
        const found = indicators.find((row) => row.key === key)?.values[years.indexOf(year)];
        if (typeof found !== 'number') throw new Error(`${pack} ${of}: ${key} of ${year}`);
        return reportedValue(found, ready.seriesByKey.get(key)!.unit);
      };
    };
    const value = valueIn(scenario);
    return {
      value,
      growth: (key, year) => 100 * (value(key, year) / value(key, year - 1) - 1),
      other: (of, key, year) => valueIn(of)(key, year),
      figure: (id) => ready.figureById.get(id)!.value,
      parameter: (key, from = model.baseYear + 1, last = model.horizon, of = scenario) => {
        const row = ready.parameterByKey.get(key)!.parameter;
        const values = resolveParameter(model, ready.scenarioByKey.get(of)!, row)
          .filter((_, i) => ready.years[i]! >= from && ready.years[i]! <= last)
          .map((each) => each.value);
        if (new Set(values).size !== 1) throw new Error(`${key} is ${values.join(', ')}`);
        return values[0]!;
      },
    };
  }
});
