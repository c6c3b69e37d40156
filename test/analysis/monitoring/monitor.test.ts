/** Monitoring on the small model: R&D is 1200 in 2024 and has a level target of 1800 in 2030; society input of the hand-calculated case. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsOf } from '../../../src/figures/period.js';
import { describe as sentenceOf } from '../../../src/messages/messages.js';
import { completeTarget } from '../../../src/model/completeModel.js';
import type { Model, Profile } from '../../../src/model/model.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { projectModel } from '../../../src/model/project.js';
import {
  monitorActuals,
  type MonitoredRow,
  type Monitoring,
} from '../../../src/analysis/monitoring/monitor.js';
import { pathOf } from '../../../src/analysis/monitoring/path.js';
import { rankRows } from '../../../src/analysis/monitoring/ranking.js';
import { readActuals } from '../../../src/analysis/monitoring/readActuals.js';
import { readPack } from '../../../src/model/pack.js';
import { prepared, smallModel, valueOf, ZHEJIANG } from '../../model/packs.js';

const HEAD = 'indicator,member,period,value,unit,caliber,cumulative\n';

const ready = new Map<Model, PreparedModel>();

/** As the command does it: nothing is calculated from what cannot be read. */
function monitor(rows: string, model: Model = smallModel, asOf?: string): Monitoring {
  const known = ready.get(model) ?? prepared(model);
  ready.set(model, known);
  const read = readActuals(HEAD + rows, 'f.csv', known);
  if (read.problems.some(({ severity }) => severity === 'error'))
    return { rows: [], problems: read.problems };
  const day = asOf === undefined ? undefined : monthsOf(asOf);
  const scenario = projectModel(known, model.scenarios[0]!.key);
  const found = monitorActuals(known, scenario, read.observations, day);
  return { rows: found.rows, problems: [...read.problems, ...found.problems] };
}

const row = (rows: string, model?: Model, asOf?: string): MonitoredRow => {
  const { rows: found, problems } = monitor(rows, model, asOf);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return found[0]!;
};

const told = (rows: string, model?: Model): readonly string[] =>
  monitor(rows, model).problems.map(({ code, place }) => `${place.line}:${code}`);

function withTargets(...drafts: readonly Parameters<typeof completeTarget>[0][]): Model {
  return { ...smallModel, targets: drafts.map((draft) => completeTarget(draft, '亿元', undefined)) };
}

const goal = (year: number, value: number, change: object = {}) => ({
  ...{ key: `goal_${year}`, indicator: 'rd_expenditure', year, comparator: '>=' as const },
  ...{ value, source: 'assumption' },
  ...change,
});

function withProfile(...profiles: readonly Partial<Profile>[]): Model {
  const row = { key: 'p', indicator: 'rd_expenditure', period: 'H1', share: 48.5, source: 'assumption' };
  return { ...smallModel, profiles: profiles.map((each, i) => ({ ...row, key: `p_${i}`, ...each })) };
}

const CASE = 'rd_expenditure,,2025,7050,,,\nrd_expenditure,,2025H1,3200,,,\nrd_expenditure,,2026H1,3400,,,\n';

describe('the hand-calculated half-year', () => {
  const found = row(CASE, withTargets(goal(2030, 10000)));

  it('is judged by growth on a year ago against required growth', () => {
    expect(found).toMatchObject({
      ...{ period: '2026H1', actual: 3400, yoy: 6.25, light: 'amber', method: 'lastYear' },
      requiredYoy: expect.closeTo(7.24132633689778, 10) as number,
      ratio: expect.closeTo(0.8631015520117453, 10) as number,
      nowcast: expect.closeTo(7490.625, 9) as number,
      path: expect.closeTo(7560.513506751294, 8) as number,
      planned: expect.closeTo((7560.513506751294 * 3200) / 7050, 8) as number,
      restNeeded: expect.closeTo(4160.513506751294, 8) as number,
      restNeededYoy: expect.closeTo(8.065285889643992, 9) as number,
      progress: expect.closeTo((3400 / 7560.513506751294) * 100, 9) as number,
    });
    expect(found.attainment).toBeCloseTo((found.actual / found.planned) * 100, 10);
    expect(found.behind).toBeCloseTo(found.planned - 3400, 8);
  });

  it('has an interval around its nowcast', () => {
    expect(found.nowcastLow).toBeLessThan(found.nowcast);
    expect(found.nowcastHigh).toBeGreaterThan(found.nowcast);
    // The rest of last year was 3850; the required growth is the larger of the two.
    expect(found.nowcastHigh! - found.nowcast).toBeCloseTo(3850 * 0.0724132633689778, 8);
  });

  it('does not take a derived point of an older path for its end', () => {
    const model = withTargets(goal(2030, 10000), goal(2027, 8211, { origin: 'derived' }));
    expect(row(CASE, model).path).toBeCloseTo(7560.513506751294, 8);
    const stated = withTargets(goal(2030, 10000), goal(2027, 8211));
    expect(row(CASE, stated).path).toBeCloseTo(Math.sqrt(7050 * 8211), 8);
  });
});

describe('the path of a year', () => {
  it('starts at the last actual of the pack, and ends at a target of the year itself', () => {
    const half = 'rd_expenditure,,2024H1,500,,,\nrd_expenditure,,2025H1,600,,,\n';
    expect(row(half).path).toBeCloseTo(1200 * 1.5 ** (1 / 6), 9);
    expect(row(half, withTargets(goal(2025, 1300))).path).toBe(1300);
  });

  it('is the scenario where no target is ahead, and a plan figure of the year before all', () => {
    const half = 'rd_expenditure,,2024H1,500,,,\nrd_expenditure,,2025H1,600,,,\n';
    expect(row(half, withTargets())).toMatchObject({ path: expect.closeTo(1272, 9) as number });
    const [figure] = smallModel.figures;
    const plan = { ...figure!, id: 'plan_2025', period: '2025', kind: 'plan' as const, value: 1290 };
    const model = { ...smallModel, figures: [...smallModel.figures, plan] };
    expect(row(half, model)).toMatchObject({ path: 1290, requiredYoy: expect.closeTo(7.5, 9) as number });
  });

  it.each([
    ['linear', 50],
    ['front', 75],
    ['back', 25],
  ] as const)('runs %s from 0, which growth at one rate cannot', (shape, path) => {
    const target = { year: 2026, value: 100, isCeiling: false, isFloor: true, isDerived: false };
    const none = (): undefined => undefined;
    const actuals = new Map([[2024, 0]]);
    expect(pathOf([target], none, actuals, none, 2025, shape)).toMatchObject({ path, before: 0 });
    expect(pathOf([target], none, actuals, none, 2025)).toBeUndefined();
  });

  it.each([
    ['back', [104, 116, 136, 164, 200]],
    ['front', [136, 164, 184, 196, 200]],
  ] as const)('%s keeps its start at the base year: a plan that is kept is never put off', (shape, plan) => {
    // 100 + 100 f² and 100 + 100 (1 - (1 - f)²) for f = 1/5 … 5/5.
    const target = { year: 2029, value: 200, isCeiling: false, isFloor: true, isDerived: false };
    const none = (): undefined => undefined;
    const actuals = new Map([[2024, 100]]);
    plan.forEach((value, i) => {
      const year = 2025 + i;
      const found = pathOf([target], none, actuals, none, year, shape, 2024);
      expect(found).toMatchObject({ path: expect.closeTo(value, 9) as number, growth: { baseYear: 2024 } });
      actuals.set(year, value);
    });
  });

  it('to a floor that is passed already is held at the last actual, and that is told', () => {
    const half = (value: number): string =>
      `rd_expenditure,,2024H1,500,,,\nrd_expenditure,,2025H1,${value},,,\n`;
    for (const year of [2025, 2030]) {
      const passed = withTargets(goal(year, 1000));
      expect(row(half(500), passed)).toMatchObject({ path: 1200, requiredYoy: 0, light: 'green' });
      expect(row(half(490), passed)).toMatchObject({ path: 1200, light: 'amber' });
      expect(told(half(490), passed)).toEqual(['3:monitor.floorPassed']);
    }
    const ceiling = withTargets(goal(2025, 1000, { comparator: '<=' }));
    expect(row(half(490), ceiling).path).toBe(1000);
  });

  it('is missing where nothing says it', () => {
    expect(told('rd_expenditure,,2031H1,1000,,,\n')).toEqual(['2:monitor.noPlan']);
  });
});

describe('the share of the year', () => {
  it('is the profile of the pack where last year is not known, with its range', () => {
    const model = withProfile({ low: 47, high: 50 });
    const found = row('rd_expenditure,,2025H1,582,,,\n', model);
    expect(found).toMatchObject({ method: 'profile', yoy: null, ratio: null });
    expect(found.nowcast).toBeCloseTo(1200, 9);
    expect(found.nowcastLow).toBeCloseTo(1164, 9);
    expect(found.nowcastHigh).toBeCloseTo(582 / 0.47, 9);
    expect(found.planned).toBeCloseTo(found.path * 0.485, 9);
    // Without last year's half the level decides.
    expect(found.light).toBe('amber');
  });

  it('adds profiles of parts, and of last year the months themselves', () => {
    const model = withProfile({}, { period: 'Q3', share: 25, low: 24, high: 26 });
    expect(row('rd_expenditure,,2025-01..2025-09,900,,,\n', model).nowcast).toBeCloseTo(900 / 0.735, 9);
    const quarters = [1, 2, 3, 4].map((q) => `rd_expenditure,,2024Q${q},300,,,\n`).join('');
    expect(row(`${quarters}rd_expenditure,,2025Q1,310,,,\n`, model)).toMatchObject({
      ...{
        method: 'lastYear',
        nowcast: 1240,
        planned: expect.closeTo(1200 * 1.5 ** (1 / 6) * 0.25, 9) as number,
      },
    });
  });

  it('ranges over the shares of earlier years', () => {
    const found = row(
      'rd_expenditure,,2023,1000,,,\nrd_expenditure,,2023H1,400,,,\nrd_expenditure,,2024H1,600,,,\nrd_expenditure,,2025H1,630,,,\n',
    );
    expect(found).toMatchObject({ nowcast: 1260, nowcastLow: 1260, nowcastHigh: 1575 });
  });

  it('is not doubled: without one the period is refused', () => {
    expect(told('rd_expenditure,,2025H1,600,,,\n')).toEqual(['2:monitor.noProfile']);
  });

  it('is 1 for a whole year', () => {
    expect(row('rd_expenditure,,2025,1300,,,\n')).toMatchObject({
      ...{ method: 'wholeYear', nowcast: 1300, restNeeded: null, restNeededYoy: null },
      ...{ nowcastLow: 1300, nowcastHigh: 1300, light: 'green' },
    });
  });
});

describe('single and cumulative values', () => {
  const last = 'rd_expenditure,,2024H1,500,,,\n';

  it('come to the same', () => {
    const amounts = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }));
    fc.assert(
      fc.property(amounts, ([a, b]) => {
        const single = row(`${last}rd_expenditure,,2025Q1,${a},,,\nrd_expenditure,,2025Q2,${b},,,\n`);
        const cumulative = row(
          `rd_expenditure,,2024H1,500,,,yes\nrd_expenditure,,2025Q1,${a},,,yes\nrd_expenditure,,2025Q2,${a + b},,,yes\n`,
        );
        expect(single).toEqual(cumulative);
        // Counted from January, the second quarter is the half-year.
        expect(single).toMatchObject({ period: '2025H1', actual: a + b });
      }),
    );
  });

  it('are judged by themselves where the months before are missing, and that is told', () => {
    const rows = 'rd_expenditure,,2024Q3,250,,,\nrd_expenditure,,2025Q3,270,,,\n';
    expect(told(rows)).toEqual(['3:monitor.alone']);
    expect(row(rows)).toMatchObject({ actual: 270, yoy: 8, nowcast: expect.closeTo(1296, 9) as number });
  });

  it('are not mixed unless each says which', () => {
    const mixed = `${last}rd_expenditure,,2025-02,200,,,yes\nrd_expenditure,,2025-03,90,,,\n`;
    expect(told(mixed)).toEqual(['2:monitor.mixed']);
    const clear = 'rd_expenditure,,2025-02,200,,,yes\nrd_expenditure,,2025-03,90,,,no\n';
    const profile = withProfile({ period: '01..03', share: 22 });
    expect(row(clear, profile)).toMatchObject({ actual: 290, period: '2025Q1' });
  });
});

describe('lights', () => {
  const half = (value: number): string =>
    `rd_expenditure,,2024H1,500,,,\nrd_expenditure,,2025H1,${value},,,\n`;
  /** Required growth of 10 %. */
  const model = withTargets(goal(2025, 1320));

  it.each([
    [550, 'green'],
    [549.9999, 'amber'],
    [540, 'amber'],
    [539.9, 'red'],
    [490, 'red'],
  ])('%d is %s', (value, light) => {
    expect(row(half(value), model).light).toBe(light);
  });

  it('go by level where the required growth is not positive', () => {
    const falling = withTargets(goal(2025, 1080, { comparator: '=' }));
    expect(row(half(450), falling)).toMatchObject({
      light: 'green',
      ratio: null,
      yoy: -10,
      requiredYoy: -10,
    });
    expect(row(half(360), falling).light).toBe('amber');
    expect(row(half(359), falling).light).toBe('red');
  });

  it('are green below a ceiling', () => {
    const ceiling = withTargets(goal(2025, 1080, { comparator: '<=' }));
    expect(row(half(449), ceiling)).toMatchObject({ light: 'green', behind: 0 });
    expect(row(half(460), ceiling)).toMatchObject({
      light: 'amber',
      behind: expect.closeTo(10, 9) as number,
    });
    expect(row(half(600), ceiling).light).toBe('red');
  });

  it('count the periods without a green one', () => {
    const quarters = 'rd_expenditure,,2024Q1,250,,,\nrd_expenditure,,2024Q2,250,,,\n';
    const now = 'rd_expenditure,,2025Q1,260,,,\nrd_expenditure,,2025Q2,255,,,\n';
    expect(row(quarters + now, model).streak).toBe(2);
    expect(row(quarters + now.replace('260', '290'), model)).toMatchObject({ light: 'amber', streak: 1 });
    expect(row(half(560), model).streak).toBe(0);
  });
});

describe('laws', () => {
  const amount = fc.integer({ min: 1, max: 100000 });

  it('hold for any last year and half', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 99 }), amount, amount, (year, percent, now, target) => {
        const last = (year * percent) / 100;
        const rows = `rd_expenditure,,2025,${year},,,\nrd_expenditure,,2025H1,${last},,,\nrd_expenditure,,2026H1,${now},,,\n`;
        const found = row(rows, withTargets(goal(2030, target)));
        // actual / planned = nowcast / path, and what is there and what is needed make up the path.
        expect(found.attainment! / 100 / (found.nowcast / found.path)).toBeCloseTo(1, 9);
        expect(found.restNeeded).toBeCloseTo(Math.max(0, found.path - now), 6);
        expect(found.nowcastLow!).toBeLessThanOrEqual(found.nowcast * (1 + 1e-12));
        expect(found.nowcastHigh!).toBeGreaterThanOrEqual(found.nowcast * (1 - 1e-12));
        // Growth of the half is growth of the nowcast on last year.
        expect(found.yoy! / 100 + 1).toBeCloseTo(found.nowcast / year, 6);
      }),
    );
  });

  it('do not depend on the unit that a value is written in', () => {
    fc.assert(
      fc.property(amount, (now) => {
        const plain = row(`rd_expenditure,,2024H1,500,,,\nrd_expenditure,,2025H1,${now},,,\n`);
        const other = row(
          `研发经费,,2024年上半年,5000000,万元,,\nR&D expenditure,某省,2025H1,${now}亿元,,R&D经费,\n`,
        );
        expect(other).toEqual(plain);
      }),
    );
  });
});

describe('what cannot be right', () => {
  it.each([
    [
      'a half larger than its year',
      'rd_expenditure,,2025,1000,,,\nrd_expenditure,,2025H1,1100,,,\n',
      '3:monitor.partAboveWhole',
    ],
    ['a half larger than the pack’s year', 'rd_expenditure,,2024H1,1300,,,\n', '2:monitor.abovePack'],
    [
      'a cumulative value that falls',
      'rd_expenditure,,2025-05,500,,,yes\nrd_expenditure,,2025-06,400,,,yes\n',
      '2:monitor.partAboveWhole',
    ],
    [
      'two values of one period',
      'rd_expenditure,,2025H1,500,,,\nrd_expenditure,,2025-01..2025-06,500,,,\n',
      '3:monitor.double',
    ],
    ['a negative amount', 'rd_expenditure,,2025H1,-500,,,\n', '2:monitor.negative'],
    ['another scope', 'rd_expenditure,,2025H1,500,,财政科技投入,\n', '2:monitor.caliber'],
    ['another unit', 'rd_expenditure,,2025H1,500,家,,\n', '2:monitor.unit'],
    ['an unknown unit', 'rd_expenditure,,2025H1,500,钱,,\n', '2:figures.unit'],
    ['an unknown indicator', 'rd_expenditur,,2025H1,500,,,\n', '2:monitor.nearIndicator'],
    ['an unknown member', 'rd_expenditure,火星,2025H1,500,,,\n', '2:monitor.unknownMember'],
    ['a period that cannot be read', 'rd_expenditure,,2025H3,500,,,\n', '2:monitor.period'],
    ['a doubtful number', 'rd_expenditure,,2025H1,"3,5",,,\n', '2:figures.typedComma'],
    [
      'a period that cannot be cumulative',
      'rd_expenditure,,2025-03..2025-05,5,,,yes\n',
      '2:figures.cumulative',
    ],
  ])('%s is told at its place', (_, rows, problem) => {
    const found = monitor(rows);
    expect(found.problems.map(({ code, place }) => `${place.line}:${code}`)).toEqual([problem]);
    expect(found.rows).toEqual([]);
    for (const each of found.problems) {
      expect(sentenceOf(each, 'en')).not.toMatch(/\{|undefined/);
      expect(sentenceOf(each, 'zh')).not.toMatch(/\{|undefined/);
    }
  });

  it('is told with a fit where halves and year differ, and nothing is changed', () => {
    const rows =
      'rd_expenditure,,2025H1,100,,,\nrd_expenditure,,2025H2,120,,,\nrd_expenditure,,2025,231,,,\nrd_expenditure,,2026H1,110,,,\n';
    const { problems, rows: found } = monitor(rows);
    expect(problems.map(({ code, severity, args }) => [code, severity, args['fitted']])).toEqual([
      ['monitor.sumFitted', 'warning', '2025H1 105, 2025H2 126'],
      // The pack has 1200 for 2024.
      ['figures.slip', 'warning', undefined],
    ]);
    expect(found[0]).toMatchObject({ yoy: 10, nowcast: expect.closeTo(254.1, 9) as number });
    // Halves and year agree within their written digits.
    expect(told(rows.replace('231', '220').replace('100', '100.4'))).toEqual(['2:figures.slip']);
  });

  it('leaves out what is after the day, and tells how much', () => {
    const rows =
      'rd_expenditure,,2024H1,500,,,\nrd_expenditure,,2025H1,550,,,\nrd_expenditure,,2025H2,700,,,\nrd_expenditure,,2026H1,700,,,\n';
    const { problems, rows: found } = monitor(rows, smallModel, '2025H1');
    expect(problems.map(({ code, severity, args }) => [code, severity, args['count']])).toEqual([
      ['monitor.later', 'warning', 2],
    ]);
    expect(found.map(({ period }) => period)).toEqual(['2025H1']);
    expect(monitor(rows, smallModel, '2023').problems.map(({ code }) => code)).toEqual(['monitor.allLater']);
  });

  it('says that a row without a value is not used', () => {
    expect(
      told('rd_expenditure,,2024H1,500,,,\nrd_expenditure,,2025H1,550,,,\nrd_expenditure,,2025H2,,,,\n'),
    ).toEqual(['4:monitor.noValue']);
  });
});

describe('rates', () => {
  // The pack has 3.22 % for 2024.
  const zhejiang = valueOf(readPack(ZHEJIANG));
  const rows = 'rd_intensity,,2024H1,3.1,%,,\nrd_intensity,,2025H1,3.35,%,,\n';

  it('grow by points, and are not added', () => {
    const found = row(rows, zhejiang);
    expect(found).toMatchObject({ growthUnit: 'pp', restNeeded: null, restNeededYoy: null });
    expect(found.yoy).toBeCloseTo(0.25, 10);
    expect(found.requiredYoy).toBeCloseTo(found.path - 3.22, 9);
    expect(found.ratio).toBeCloseTo(0.25 / found.requiredYoy!, 8);
  });

  it('of two quarters are not the sum of the half', () => {
    const quarters =
      'rd_intensity,,2024Q2,3.1,%,,\nrd_intensity,,2025Q1,3.3,%,,\nrd_intensity,,2025Q2,3.35,%,,\n';
    const found = row(quarters, zhejiang);
    expect(found).toMatchObject({ period: '2025Q2', actual: 3.35 });
    expect(found.yoy).toBeCloseTo(0.25, 10);
  });
});

describe('units and slips', () => {
  it.each([
    ['billion yuan', '60'],
    ['RMB bn', '60'],
    ['千万元', '6000'],
    ['1 000 万元', '6000'],
  ])('%s is converted, and that is told', (unit, value) => {
    const rows = `rd_expenditure,,2024H1,500,,,\nrd_expenditure,,2025H1,${value},${unit},,\n`;
    expect(told(rows)).toEqual(['3:figures.unitConverted']);
    expect(row(rows).actual).toBeCloseTo(600, 9);
  });

  it.each([
    ['million USD', 'figures.otherCurrency'],
    ['亿美元', 'figures.otherCurrency'],
    ['亿港元', 'figures.otherCurrency'],
    ['million pounds', 'figures.otherCurrency'],
    ['万吨', 'monitor.unit'],
    ['万人', 'monitor.unit'],
    ['furlongs', 'figures.unit'],
  ])('%s is refused', (unit, code) => {
    expect(told(`rd_expenditure,,2025H1,600,${unit},,\n`)).toEqual([`2:${code}`]);
  });

  it('a value many times that of a year ago is told with its ratio', () => {
    const last = 'rd_expenditure,,2024H1,500,,,\n';
    for (const factor of [0.0001, 0.01, 0.1, 10, 100, 10000]) {
      const { problems } = monitor(`${last}rd_expenditure,,2025H1,${550 * factor},,,\n`);
      const slip = problems.find(({ code }) => code === 'figures.slip');
      expect(slip).toMatchObject({
        severity: 'warning',
        place: { line: 3 },
        args: { before: 500, year: 2024 },
      });
      expect(slip?.args['ratio']).toBeCloseTo(1.1 * factor, 8);
    }
    expect(told(`${last}rd_expenditure,,2025H1,900,,,\n`)).toEqual([]);
    // The half of 2024 is not known: 1200 of the whole year are.
    expect(told('rd_expenditure,,2025H1,60,,,\n')).toContain('2:figures.slip');
  });

  it('a row of totals is no member', () => {
    for (const name of ['合计', '小 计：', 'Total', '全省'])
      expect(told(`rd_expenditure,${name},2025H1,600,,,\n`)).toEqual(['2:figures.totalMember']);
  });

  it('every year whose parts differ from it is told', () => {
    const year = (each: number): string =>
      `rd_expenditure,,${each},1300,,,\nrd_expenditure,,${each}H1,600,,,\nrd_expenditure,,${each}H2,650,,,\n`;
    expect(
      told(year(2025) + year(2026) + year(2027)).filter((line) => /sum(Fitted|Differs)/.test(line)),
    ).toEqual(['2:monitor.sumFitted', '5:monitor.sumFitted', '8:monitor.sumFitted']);
  });
});

describe('members', () => {
  const members = ['jia', 'yi', 'bing'].map((key, i) => ({
    ...{ key, name: { zh: `${'甲乙丙'.charAt(i)}市`, en: `City ${'ABC'.charAt(i)}` }, level: 'city' },
  }));
  const model: Model = {
    ...withTargets(...members.map(({ key }) => goal(2025, 110, { key: `goal_${key}`, member: key }))),
    dimensions: [{ key: 'place', name: { zh: '地区', en: 'Places' }, levels: ['city'], members }],
  };
  const rows = [
    ['甲市', 100, 55],
    ['City B', 100, 53],
    ['丙市', 100, 56],
  ]
    .map(
      ([name, year, half]) =>
        `rd_expenditure,${name},2024,${year},,,\nrd_expenditure,${name},2024H1,50,,,\nrd_expenditure,${name},2025H1,${half},,,\n`,
    )
    .join('');

  it('have plans of their own, and are ranked', () => {
    const found = monitor(rows, model);
    expect(found.problems).toEqual([]);
    expect(found.rows.map(({ member, light, path }) => [member?.key, light, path])).toEqual([
      ['jia', 'green', 110],
      ['yi', 'red', 110],
      ['bing', 'green', 110],
    ]);
    const [ranking] = rankRows(found.rows);
    expect(ranking!.places.map(({ rank, row: { member } }) => [rank, member?.key])).toEqual([
      [1, 'bing'],
      [2, 'jia'],
      [3, 'yi'],
    ]);
  });

  /** A model that divides the R&D of 2025 among the cities. */
  const dividing = (target: ReturnType<typeof goal>, floor?: Readonly<Record<string, number>>): Model => ({
    ...withTargets(target),
    dimensions: model.dimensions!,
    allocations: [
      {
        key: 'shares',
        name: { zh: '分解', en: 'Shares' },
        total: 'rd_expenditure',
        over: { dimension: 'place', level: 'city' },
        years: [2025],
        weights: { jia: 50, yi: 30, bing: 20 },
        ...(floor === undefined ? {} : { floor }),
        source: 'assumption',
      },
    ],
  });

  it('have their part of a total that the pack divides', () => {
    const divided = dividing(goal(2025, 1320), { bing: 330 });
    // 1320 less the floor of 330, by 50 and 30.
    const found = monitor(rows, divided);
    expect(found.problems).toEqual([]);
    expect(found.rows.map(({ path }) => path)).toEqual([618.75, 371.25, 330]);
    expect(found.rows[0]!.requiredYoy).toBeCloseTo(518.75, 9);
  });

  it('keep the plan that the pack gives them, whatever is observed of the whole', () => {
    const divided = dividing(goal(2026, 1452));
    const paths = (more: string): readonly number[] =>
      monitor(rows + more, divided).rows.flatMap(({ member, path }) => (member === undefined ? [] : [path]));
    const alone = paths('');
    expect(alone).toHaveLength(3);
    fc.assert(
      fc.property(fc.integer({ min: 800, max: 1400 }), fc.integer({ min: 300, max: 700 }), (last, half) => {
        expect(paths(`rd_expenditure,,2024,${last},,,\nrd_expenditure,,2025H1,${half},,,\n`)).toEqual(alone);
      }),
    );
  });

  it('share a place where they are equal', () => {
    const found = monitor(rows.replace(',56,', ',55,'), model);
    expect(rankRows(found.rows)[0]!.places.map(({ rank }) => rank)).toEqual([1, 1, 3]);
  });

  it('are equal where only the noise of binary fractions differs', () => {
    const [one] = monitor(rows, model).rows;
    const ratios = [1.5, 0.1 + 0.2, 0.3, 0.29];
    expect(ratios[1]).not.toBe(ratios[2]);
    const ranked = rankRows(ratios.map((ratio) => ({ ...one!, ratio })));
    expect(ranked[0]!.places.map(({ rank }) => rank)).toEqual([1, 2, 2, 4]);
    const attained = ratios.map((part) => ({ ...one!, ratio: null, attainment: part * 100 }));
    expect(rankRows(attained)[0]!.places.map(({ rank }) => rank)).toEqual([1, 2, 2, 4]);
  });
});

describe('a year that was derived from its half', () => {
  // The Zhejiang pack has twice the first half of 2025 as the revenue of that year.
  const zhejiang = valueOf(readPack(ZHEJIANG));
  const half = 'cluster_415x_revenue,,2026H1,49000,,,\n';

  it('tells nothing of the share of the half', () => {
    expect(told(half, zhejiang)).toEqual(['2:monitor.noProfile']);
  });

  it('gives way to the share that the pack states: 96,288.66 and not 93,400', () => {
    const model = {
      ...zhejiang,
      profiles: withProfile({ indicator: 'cluster_415x_revenue', low: 47, high: 50 }).profiles!,
    };
    const found = row('cluster_415x_revenue,,2025H1,46700,,,\n', model);
    expect(found).toMatchObject({
      method: 'profile',
      nowcast: expect.closeTo(96288.65979381444, 8) as number,
    });
    expect(row(half, model).method).toBe('profile');
  });

  it('is no plan of that year, and that is told', () => {
    const model = { ...zhejiang, profiles: withProfile({ indicator: 'cluster_415x_revenue' }).profiles! };
    expect(told('cluster_415x_revenue,,2025H1,46700,,,\n', model)).toEqual(['2:monitor.planOfPart']);
    expect(told(half, model)).toEqual([]);
  });
});

describe('stocks', () => {
  const firms =
    'hightech_firms,,2024,1000,,,\nhightech_firms,,2024Q1,940,,,\nhightech_firms,,2024Q3,980,,,\n';
  const now = 'hightech_firms,,2025Q1,1034,,,\nhightech_firms,,2025Q3,1078,,,\n';
  const marked = (measure: 'flow' | 'stock'): Model => ({
    ...smallModel,
    indicators: smallModel.indicators.map((each) =>
      each.key === 'hightech_firms' ? { ...each, measure } : each,
    ),
  });

  it('are not added: the last level is the year so far', () => {
    expect(row(firms + now, marked('stock'))).toMatchObject({
      ...{ period: '2025Q3', actual: 1078, method: 'lastYear' },
      yoy: expect.closeTo(10, 9) as number,
      // 98 % of the end of the year.
      nowcast: expect.closeTo(1100, 9) as number,
    });
    expect(told(firms + now, marked('stock'))).not.toContain('4:monitor.takenAsStock');
  });

  it('have one value for one end of a period, whenever the period begins', () => {
    expect(told(`${firms}hightech_firms,,2025H1,1034,,,\nhightech_firms,,2025Q2,1035,,,\n`)).toContain(
      '6:monitor.double',
    );
  });

  it('are told where only the unit says so, and a row that says whether it is cumulative counts new ones', () => {
    expect(told(firms + now)).toContain('4:monitor.takenAsStock');
    const added =
      'hightech_firms,,2024,400,,,\nhightech_firms,,2024Q1,100,,,no\nhightech_firms,,2024Q2,100,,,no\n' +
      'hightech_firms,,2025Q1,120,,,no\nhightech_firms,,2025Q2,130,,,no\n';
    expect(row(added)).toMatchObject({ actual: 250, period: '2025H1' });
    expect(row(added.replaceAll(',no', ','), marked('flow'))).toMatchObject({ actual: 250, nowcast: 500 });
  });

  it('need what is missing to the end of the year', () => {
    const found = row(firms + now, marked('stock'));
    expect(found.restNeeded).toBeCloseTo(Math.max(0, found.path - 1078), 9);
  });
});
