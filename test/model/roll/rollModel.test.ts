import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as tell } from '../../../src/messages/messages.js';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import { runSimulation, simulate } from '../../../src/analysis/uncertainty/uncertainty.js';
import { tellMargins, withoutMargins } from '../../../src/model/margins.js';
import type { Model } from '../../../src/model/model.js';
import { readPack, writePack } from '../../../src/model/pack.js';
import { prepareModel } from '../../../src/model/prepare.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { projectModel } from '../../../src/model/project.js';
import { readActuals } from '../../../src/model/roll/readActuals.js';
import type { Roll, RollOutcome } from '../../../src/model/roll/roll.js';
import { rollModel } from '../../../src/model/roll/rollModel.js';
import { figure, shops, withIndicator } from '../members.js';
import { model as randomModel, prepared, valueOf, ZHEJIANG } from '../packs.js';

const HEADER = 'indicator,member,period,value,unit,source\n';
const zhejiang = prepared(valueOf(readPack(ZHEJIANG)));

function roll(rows: string, follow?: string, before: PreparedModel = zhejiang, to = 2025): RollOutcome {
  const actuals = valueOf(readActuals(HEADER + rows, 'actuals.csv', before, to));
  const given = follow === undefined ? {} : { follow };
  return rollModel(before, { to, actuals, ...given, date: '2026-01-20', file: 'actuals.csv' });
}

function rolled(rows: string, follow?: string, before?: PreparedModel, to?: number): Roll {
  const outcome = roll(rows, follow, before, to);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

function codesOf(outcome: RollOutcome): readonly string[] {
  return outcome.problems.map(({ code }) => code);
}

function valueIn(of: PreparedModel, key: string, year: number): number {
  const { years, indicators } = projectModel(of, of.model.scenarios[0]?.key ?? '');
  return Number(indicators.find((row) => row.key === key)?.values[years.indexOf(year)]);
}

const R = 'rd_expenditure,,2025,3110,亿元,统计公报\n';
const S = 'rd_intensity,,2025,3.29,%,统计公报\n';
const GDP = 'gdp,,2025,95061.398,亿元,统计公报\n';
const basic = rolled(R + S);

describe('a roll of the base year', () => {
  it('repeats the derived figure of the base year where all its operands have actuals', () => {
    expect(valueIn(basic.prepared, 'gdp', 2025)).toBeCloseTo(94528.87537993921, 6);
    expect(basic.replaced).toContainEqual(
      expect.objectContaining({ indicator: 'gdp', formula: '=rd_expenditure_2025/rd_intensity_2025' }),
    );
  });

  it('makes the path and the growth needed start at the new base year', () => {
    expect(basic.prepared.model.baseYear).toBe(2025);
    expect(valueIn(basic.prepared, 'rd_intensity_path', 2025)).toBeCloseTo(0.0329, 12);
    expect(valueIn(basic.prepared, 'rd_intensity_path', 2027)).toBeCloseTo(0.0337244407485179, 12);
    const growth = valueIn(basic.prepared, 'gdp_growth', 2026);
    const needed = (1 + growth) * (3.5 / 3.29) ** (1 / 5) - 1;
    expect(valueIn(basic.prepared, 'rd_growth_needed', 2026)).toBeCloseTo(needed, 12);
  });

  it('makes targets on a path start there too, and tells both values', () => {
    const society = 'society_st_input,,2025,7050,亿元,统计公报\n';
    const { prepared: after, followed } = rolled(R + S + society);
    const wanted = (key: string): number => after.model.targets.find((row) => row.key === key)?.value ?? NaN;
    // By hand: 3.29 (3.5 / 3.29)^(2/5), where 3.22 (3.5 / 3.22)^(3/6) was 3.357; 7,050 (10,000 / 7,050)^(2/5).
    expect(wanted('intensity_2027')).toBeCloseTo(3.29 * (3.5 / 3.29) ** 0.4, 9);
    expect(wanted('society_2027')).toBeCloseTo(7050 * (10000 / 7050) ** 0.4, 6);
    // The path of the same pack says the same.
    expect(valueIn(after, 'rd_intensity_path', 2027) * 100).toBeCloseTo(wanted('intensity_2027'), 9);
    expect(
      followed.map(({ target, was, is }) => [target, Number(was.toFixed(3)), Number(is.toFixed(3))]),
    ).toEqual([
      ['intensity_2027', 3.357, 3.372],
      ['society_2027', 8211.065, 8107.995],
    ]);
    const path = after.model.figures.find(({ id }) => id === 'rd_intensity_2027_path');
    expect(path?.formula).toBe(
      '=rd_intensity_2025*(rd_intensity_2030/rd_intensity_2025)^((2027-2025)/(2030-2025))',
    );
    expect(path?.note).toContain('since the roll counted from the actual of 2025');
    // Without an actual of its own a path stays as it is, and what no roll touches follows nothing.
    expect(basic.followed.map(({ target }) => target)).toEqual(['intensity_2027']);
  });

  it('leaves a multiple of a past level, and a path whose years are not written', () => {
    const change = (formula: string) => ({
      ...zhejiang.model,
      figures: zhejiang.model.figures.map((each) =>
        each.id === 'rd_intensity_2027_path' ? { ...each, formula } : each,
      ),
    });
    for (const formula of [
      '=rd_intensity_2024*1.05',
      '=rd_intensity_2024*(rd_intensity_2030/rd_intensity_2024)^0.5',
    ]) {
      const { followed } = rolled(R + S, undefined, prepared(change(formula)));
      expect(followed).toEqual([]);
    }
  });

  it('never changes capital, or any other value, of past years', () => {
    expect(valueIn(basic.prepared, 'rd_capital', 2024)).toBeCloseTo(13177.191666666668, 8);
    expect(basic.checks.filter(({ check }) => check === 'past')).toEqual([]);
    const kept = projectModel(zhejiang, 'continuation').indicators.flatMap(({ key, values }) =>
      values[1] === undefined || key === 'rd_intensity_path' ? [] : [[key, values[1]] as const],
    );
    for (const [key, was] of kept) expect([key, valueIn(basic.prepared, key, 2024)]).toEqual([key, was]);
  });

  it('judges what was a target, which stays one', () => {
    const { prepared: after } = rolled('gov_st_input,,2025,1180,亿元,财政厅\n');
    const target = (of: PreparedModel) =>
      projectModel(of, 'continuation').targets.find(({ key }) => key === 'gov_2025');
    expect(target(zhejiang)?.status).toBe('noActual');
    expect(target(after)).toMatchObject({ status: 'missed', gap: -20 });
    expect(after.model.targets.find(({ key }) => key === 'gov_2025')).toEqual(
      zhejiang.model.targets.find(({ key }) => key === 'gov_2025'),
    );
    expect(after.model.indicators.find(({ key }) => key === 'gov_st_input')?.startsFrom).toBeUndefined();
  });

  it('explains every revision with causes that add up exactly', () => {
    expect(basic.revisions.length).toBeGreaterThan(20);
    for (const { was, is, causes } of basic.revisions) {
      expect(causes.reduce((sum, { amount }) => sum + amount, 0)).toBe((is ?? 0) - (was ?? 0));
      expect(causes.every(({ cause }) => cause === 'figures')).toBe(true);
    }
  });

  it('names the causes of a revision by what arrived, and by nothing that follows from it', () => {
    // GDP follows from R&D and intensity: 3110 / 3.29 % = 94528.875 instead of 95061.398.
    for (const { causes } of basic.revisions)
      for (const { cause, of } of causes)
        if (cause === 'figures') expect(['rd_expenditure', 'rd_intensity']).toContain(of);
    const of2025 = basic.revisions.find(({ indicator, year }) => indicator === 'gdp' && year === 2025);
    expect(of2025?.causes).toHaveLength(1);
    expect(of2025?.causes[0]).toMatchObject({ cause: 'figures', of: 'rd_intensity' });
    expect(of2025?.causes[0]?.amount).toBe((of2025?.is ?? 0) - (of2025?.was ?? 0));
    expect(of2025?.is).toBeCloseTo(94528.87538, 5);
  });

  it('takes units of the same kind, names in both languages, and says what it does not use', () => {
    const { prepared: after, unused } = rolled(
      '研发经费,,2025年,0.311,万亿元,\nR&D intensity,,2025,3.29%,%,\nhightech_firms,杭州,2025,18000,家,\nai_core_growth,,2025,20,%,\n',
    );
    expect(valueIn(after, 'rd_expenditure', 2025)).toBe(3110);
    expect(unused.map(({ indicator, member, reason }) => [indicator, member, reason])).toEqual([
      ['hightech_firms', 'hangzhou', 'member'],
      ['ai_core_growth', null, 'noSeries'],
    ]);
    const kept = after.model.figures.filter(({ kind }) => kind === 'input').map(({ indicator }) => indicator);
    expect(kept).toEqual(['rd_expenditure', 'rd_intensity', 'hightech_firms', 'ai_core_growth']);
  });

  it('gives a pack that reads back as it is', () => {
    expect(valueOf(readPack(writePack(basic.prepared.model)))).toEqual(basic.prepared.model);
  });

  it('rolls again, and over two years at once', () => {
    const twice = rolled(
      'rd_expenditure,,2026,3300,亿元,\nrd_intensity,,2026,3.35,%,\n',
      undefined,
      basic.prepared,
      2026,
    );
    const once = rolled(
      `${R}${S}rd_expenditure,,2026,3300,亿元,\nrd_intensity,,2026,3.35,%,\n`,
      undefined,
      zhejiang,
      2026,
    );
    for (const year of [2024, 2025, 2026, 2030])
      for (const key of ['gdp', 'rd_capital', 'rd_intensity'])
        expect(valueIn(once.prepared, key, year)).toBe(valueIn(twice.prepared, key, year));
  });
});

describe('an identity', () => {
  it('that fails beyond the printed digits stops the roll and names the sides', () => {
    const outcome = roll(R + S + GDP);
    expect(codesOf(outcome)).toEqual(['roll.identity']);
    const [problem] = outcome.problems;
    expect(problem === undefined ? '' : tell(problem, 'en')).toContain('rd_intensity / rd_expenditure / gdp');
    expect(outcome.ok ? [] : outcome.checks).toContainEqual(
      expect.objectContaining({ check: 'identity', indicator: 'rd_intensity', holds: false }),
    );
  });

  it('within the printed digits holds', () => {
    const [check] = rolled(`${R}${S}gdp,,2025,94600,亿元,\n`).checks;
    expect(check).toMatchObject({ check: 'identity', holds: true });
    expect(codesOf(roll(`${R}rd_intensity,,2025,3.290,%,\ngdp,,2025,94600.0,亿元,\n`))).toEqual([
      'roll.identity',
    ]);
  });

  it.each([
    ['gdp', 'gdp', 94528.87537993921],
    ['rd_intensity', 'rd_intensity', 3110 / 95061.398],
    ['rd_expenditure', 'rd_expenditure', 95061.398 * 0.0329],
  ])('lets %s give way', (follow, key, value) => {
    const { prepared: after, unused, checks } = rolled(R + S + GDP, follow);
    expect(valueIn(after, key, 2025)).toBeCloseTo(value, 8);
    expect(unused).toContainEqual(expect.objectContaining({ indicator: follow, reason: 'follows' }));
    expect(checks[0]).toMatchObject({ indicator: 'rd_intensity', holds: true, follows: follow });
  });

  it('is not settled by a series that is no part of it, or has nothing to follow from', () => {
    expect(codesOf(roll(R + S + GDP, 'fiscal_st'))).toEqual(['roll.identity']);
    expect(codesOf(roll(S))).toEqual(['roll.identity']);
    expect(codesOf(roll(S, 'gdp'))).toEqual(['roll.followNeeds']);
    expect(codesOf(roll(S + GDP, 'rd_expenditure'))).toEqual([]);
  });

  it('that holds asks nobody to give way', () => {
    expect(codesOf(roll(R + S, 'gdp'))).toEqual(['roll.followIdle']);
  });
});

describe('actuals that change nothing', () => {
  it('are those that the base year has: the model stays as it is', () => {
    const {
      prepared: after,
      unused,
      revisions,
      replaced,
    } = rolled('rd_expenditure,,2024,2901.4,亿元,\nrd_intensity,,2024,3.22,%,\n', undefined, zhejiang, 2024);
    expect(after.model).toEqual(zhejiang.model);
    expect(unused.map(({ reason }) => reason)).toEqual(['known', 'known']);
    expect([revisions, replaced]).toEqual([[], []]);
  });

  it('law: where every year turns out as projected, no value is revised', () => {
    fc.assert(
      fc.property(randomModel, (random: Model) => {
        const before = prepared(random);
        const to = random.baseYear + 1;
        const { indicators, years } = projectModel(before, random.scenarios[0]?.key ?? '');
        const at = years.indexOf(to);
        const actuals = indicators.flatMap(({ key, values }, i) => {
          const value = values[at];
          const unit = before.series[i]?.unit;
          return typeof value !== 'number' || unit === undefined || value === 0
            ? []
            : [
                {
                  indicator: key,
                  geography: random.geography,
                  year: to,
                  value,
                  unit,
                  half: Math.abs(value) * 1e-12,
                  caliber: '',
                  source: 'test',
                  place: {},
                },
              ];
        });
        const outcome = rollModel(before, { to, actuals, date: '2026-01-20', file: 'a.csv' });
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
        for (const { was, is } of outcome.value.revisions)
          expect(Math.abs((is ?? NaN) - (was ?? NaN))).toBeLessThanOrEqual(1e-9 * Math.abs(was ?? 0));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a second roll', () => {
  const first = rolled(`${R}${S}society_st_stated,,2025,7050,亿元,\ngov_st_input,,2025,1190,亿元,\n`);
  const next =
    'society_st_stated,,2026,7550,亿元,\ngov_st_input,,2026,1300,亿元,\nrd_expenditure,,2026,3310,亿元,\n';
  const outcome = roll(next, undefined, first.prepared, 2026);
  const second = outcome.ok ? outcome.value : first;

  it('changes no value of a past year in any scenario; paths from the last actual start later, which is told', () => {
    expect(outcome.ok && codesOf(outcome)).toEqual([]);
    for (const { key } of first.prepared.model.scenarios) {
      const [old, now] = [projectModel(first.prepared, key), projectModel(second.prepared, key)];
      for (const { key: row, values } of old.indicators)
        for (const [i, was] of values.entries()) {
          const is = now.indicators.find((each) => each.key === row)?.values[i];
          if ((old.years[i] ?? 0) <= 2025 && typeof was === 'number' && typeof is === 'number')
            expect([row, old.years[i], is]).toEqual([row, old.years[i], expect.closeTo(was, 6)]);
        }
    }
    const starts = second.checks.filter(({ check }) => check === 'laterStart');
    expect(starts).toContainEqual({
      check: 'laterStart',
      indicator: 'society_path',
      year: 2026,
      holds: null,
    });
    expect(valueIn(second.prepared, 'society_path', 2026)).toBeCloseTo(7550, 6);
    expect(valueIn(second.prepared, 'society_path', 2030)).toBeCloseTo(10000, 6);
  });
});

describe('what actuals decide', () => {
  it('growth of an actual that its formula does not give is told with what the formula used', () => {
    const growth = basic.checks.find(({ check, indicator }) => check === 'growth' && indicator === 'gdp');
    expect(growth).toMatchObject({
      holds: false,
      stated: expect.closeTo((94528.87537993921 / 90106 - 1) * 100, 1) as number,
      calculated: expect.closeTo(5.5, 1) as number,
      // Real growth and the deflator are assumptions: a surprise.
      isContradiction: false,
      of: [{ key: 'gdp_real_growth' }, { key: 'gdp_deflator', value: 0 }],
    });
  });

  it('targets that are judged now', () => {
    const { judged } = rolled('gov_st_input,,2025,1190,亿元,\n');
    expect(judged).toEqual([
      {
        ...{ target: 'gov_2025', indicator: 'gov_st_input', year: 2025, comparator: '>=', value: 1200 },
        ...{ unit: '亿元', is: 1190, status: 'missed' },
      },
    ]);
  });

  it('plan figures that an actual takes the place of, and who uses them still', () => {
    const { superseded } = rolled('society_st_input,,2025,7050,亿元,\ngov_st_input,,2025,1190,亿元,\n');
    expect(superseded).toMatchObject([
      { figure: 'society_st_input_2025', value: 7200, actual: 7050, usedBy: ['society_st_stated'] },
      { figure: 'gov_st_input_2025', value: 1200, actual: 1190, usedBy: [] },
    ]);
  });
});

describe('actuals that are taken with a word', () => {
  it.each([
    ['billion yuan', 311],
    ['RMB billion', 311],
    ['千万元', 31100],
  ])('in %s', (unit, value) => {
    const { problems, ...found } = readActuals(
      `${HEADER}rd_expenditure,,2025,${value},${unit},\n`,
      'actuals.csv',
      zhejiang,
      2025,
    );
    const [first] = 'value' in found ? found.value : [];
    expect(first).toMatchObject({ value: 3110, unit: { symbol: '亿元' } });
    expect(problems.map(({ code, severity, place }) => [code, severity, place.line])).toEqual([
      ['figures.unitConverted', 'warning', 2],
    ]);
  });

  it('many times as large or as small as the year before: the ratio, for every such year', () => {
    for (const factor of [0.01, 10, 10000]) {
      const { problems } = roll(`rd_expenditure,,2025,${3110 * factor},亿元,\n`);
      const slips = problems.filter(({ code }) => code === 'figures.slip');
      expect(slips).toMatchObject([{ severity: 'warning', place: { line: 2 }, args: { year: 2024 } }]);
      expect(Number(slips[0]?.args['ratio'])).toBeCloseTo((3110 * factor) / 2901.4, factor < 1 ? 2 : -2);
    }
    for (const value of [0, -3110])
      expect(codesOf(roll(`rd_expenditure,,2025,${value},亿元,\n`))).toContain('figures.slip');
    expect(codesOf(roll(R))).not.toContain('figures.slip');
  });
});

describe('actuals that cannot be', () => {
  const read = (rows: string) => readActuals(HEADER + rows, 'actuals.csv', zhejiang, 2025);

  it.each([
    ['rd_expenditure,,2023,2640,亿元,', 'roll.early', 18],
    ['rd_expenditure,,2026,3300,亿元,', 'roll.late', 18],
    ['rd_expenditure,,2025,3110,亿美元,', 'figures.otherCurrency', 28],
    ['rd_expenditure,,2025,3110,million pounds,', 'figures.otherCurrency', 28],
    ['rd_expenditure,,2025,3110,吨,', 'roll.otherUnit', 28],
    ['rd_expenditure,合 计,2025,3110,亿元,', 'figures.totalMember', 16],
    ['rd_expenditure,全市合计,2025,3110,亿元,', 'figures.totalMember', 16],
    ['rd_expenditure,,2025,3110,,', 'roll.noUnit', 28],
    ['rd_expenditure,,2025,,亿元,', 'roll.noValue', 23],
    ['rd_expenditure,,2025,三千,亿元,', 'figures.typedNotNumber', 23],
    ['rd_expenditure,,2025H1,1500,亿元,', 'roll.partYear', 17],
    ['rd_expenditure,,2025-01..2025-09,2200,亿元,', 'roll.partYear', 17],
    ['rd_expenditure,,2021..2025,2200,亿元,', 'roll.manyYears', 17],
    ['rd_expenditure,,last,2200,亿元,', 'roll.period', 17],
    ['rd_expenditur,,2025,3110,亿元,', 'roll.nearIndicator', 1],
    ['zzzzzzzz,,2025,3110,亿元,', 'roll.unknownIndicator', 1],
    ['rd_growth,,2025,6,%,', 'roll.notIndicator', 1],
    ['rd_expenditure,杭洲,2025,800,亿元,', 'roll.nearMember', 16],
    ['rd_expenditure,Xyzzyq,2025,800,亿元,', 'roll.unknownMember', 16],
  ])('%s: %s', (row, code, column) => {
    const [problem, ...others] = read(`${row}\n`).problems;
    expect([problem?.code, others]).toEqual([code, []]);
    expect(problem?.place).toMatchObject({ file: 'actuals.csv', line: 2 });
    expect(Math.abs((problem?.place.column ?? 0) - column)).toBeLessThanOrEqual(1);
  });

  it('an unknown indicator, with the nearest names', () => {
    const [problem] = read('rd_expenditur,,2025,3110,亿元,\n').problems;
    expect(String(problem?.args['nearest']).split(' / ')).toContain('rd_expenditure');
    expect(String(problem?.args['nearest']).split(' / ').length).toBeGreaterThan(1);
  });

  it('two of one year', () => {
    const { problems } = read(`${R}${R}`);
    expect(problems.map(({ code, args }) => [code, args['line']])).toEqual([['roll.twice', 2]]);
  });

  it('another caliber, or that of another indicator', () => {
    const of = (caliber: string) =>
      readActuals(
        `indicator,period,value,unit,caliber\nrd_expenditure,2025,3110,亿元,${caliber}\n`,
        'a.csv',
        zhejiang,
        2025,
      ).problems.map(({ code }) => code);
    expect(of('R&D经费')).toEqual([]);
    expect(of('规模以上工业研发费用')).toEqual(['roll.caliber']);
    expect(of('政府科技创新投入')).toEqual(['roll.caliberOf']);
  });

  it('a revised past', () => {
    expect(codesOf(roll('rd_expenditure,,2024,2950,亿元,\n'))).toEqual(['roll.revised']);
    expect(codesOf(roll('gdp,,2024,91000,亿元,\n'))).toEqual(['roll.revisedDerived']);
  });

  it('none at all', () => {
    expect(read('').problems.map(({ code }) => code)).toEqual(['roll.noActuals']);
  });

  it('a year that the base cannot move to', () => {
    const request = { actuals: [], date: '2026-01-20', file: 'a.csv' };
    expect(codesOf(rollModel(zhejiang, { ...request, to: 2023 }))).toEqual(['roll.toBeforeBase']);
    expect(codesOf(rollModel(zhejiang, { ...request, to: 2030 }))).toEqual(['roll.toAfterHorizon']);
  });

  it('headers may be in Chinese, parted by semicolons or tabs', () => {
    for (const separator of [',', ';', '\t'])
      expect(
        valueOf(
          readActuals(
            ['指标', '时期', '数值', '单位'].join(separator) +
              '\n' +
              ['研发经费', '2025', '3110', '亿元'].join(separator),
            'a.csv',
            zhejiang,
            2025,
          ),
        ),
      ).toMatchObject([{ indicator: 'rd_expenditure', value: 3110, half: 0.5 }]);
  });
});

describe('actuals of members', () => {
  const ROWS = 'sales,北镇,2025,40,亿元,\nsales,south,2025,21,亿元,\nsales,West,2025,12,亿元,\n';
  const sums = (of: PreparedModel): readonly number[] =>
    ['sales__north', 'sales__south', 'sales__west', 'sales'].map((key) => valueIn(of, key, 2025));

  it('join the series of the member, and the total follows', () => {
    const { prepared: after, replaced, unused } = rolled(ROWS, undefined, prepared(shops));
    expect(unused).toEqual([]);
    expect(sums(after)).toEqual([40, 21, 12, 73]);
    expect(replaced.map(({ indicator, is }) => [indicator, is])).toEqual([
      ['sales__north', 40],
      ['sales__south', 21],
      ['sales__west', 12],
    ]);
    expect(replaced[0]?.was).toBeCloseTo(33);
    expect(valueIn(after, 'sales__north', 2026)).toBeCloseTo(44);
    const again = prepared(valueOf(readPack(writePack(after.model))));
    expect(sums(again)).toEqual([40, 21, 12, 73]);
  });

  it('come before a plan figure of the member, and beside an actual of the total', () => {
    const plan = { ...figure('north_plan', 'sales', '北镇', '2025', 50), kind: 'plan' as const };
    for (const figures of [undefined, ['north_plan']]) {
      const model = withIndicator(
        'sales',
        { startsFrom: 'plan', ...(figures === undefined ? {} : { figures }) },
        { ...shops, figures: [...shops.figures, plan] },
      );
      expect(valueIn(prepared(model), 'sales__north', 2025)).toBe(50);
      const { prepared: after } = rolled(`sales,,2025,73,亿元,\n${ROWS}`, undefined, prepared(model));
      expect(sums(after)).toEqual([40, 21, 12, 73]);
    }
  });

  it('of a series without that member are kept, and told', () => {
    const { unused } = rolled('sales,upper,2025,40,亿元,\n', undefined, prepared(shops));
    expect(unused).toMatchObject([{ indicator: 'sales', member: 'upper', reason: 'member' }]);
  });
});

describe('the margin of a base figure', () => {
  it('ends with the actual of its year, which nothing moves any more', () => {
    const actuals = 'ai_core_revenue,,2025,6150,亿元,统计公报\nsociety_st_input,,2025,7350,亿元,统计公报\n';
    const { prepared: after, margins } = rolled(actuals);
    expect(margins).toEqual(['society_base', 'ai_core_base']);
    expect(tellMargins(after)).toEqual([]);
    const cells = [
      ['ai_core_revenue', 2025, 6150],
      ['society_st_input', 2025, 7350],
      // 6150 (1 + 31.5 % (1 - 6150 / 20000)), calculated by hand; the margin would make its mean 3 % larger.
      ['ai_core_revenue', 2026, 7491.5306],
    ] as const;
    const request = {
      scenario: 'continuation',
      plan: { draws: 2000, seed: 1, method: 'latin' as const },
      outputs: cells.map(([key, year]) => ({ key, year })),
    };
    const found = runSimulation(simulate(after, request, makeKernelEvaluator));
    if (!found.ok) throw new Error(JSON.stringify(found.reasons));
    const spread = found.value.series.map(({ percentiles }) => [percentiles[5].value, percentiles[95].value]);
    expect(spread.slice(0, 2)).toEqual([
      [6150, 6150],
      [7350, 7350],
    ]);
    expect(Math.abs((found.value.series[2]?.mean ?? 0) / cells[2][2] - 1)).toBeLessThan(0.005);
  });

  it('that was taken by hand is told until it is 0 and certain', () => {
    const model: Model = {
      ...zhejiang.model,
      indicators: zhejiang.model.indicators.map((row) =>
        row.key === 'digital_core_va' ? { ...row, figures: ['exact_2024'] } : row,
      ),
      figures: zhejiang.model.figures.flatMap((each) =>
        each.id === 'digital_core_va_2024' ? [each, { ...each, id: 'exact_2024', value: 10100 }] : [each],
      ),
    };
    const told = (of: Model) => prepareModel(of).problems.map(({ code, place }) => [code, place.key]);
    expect(told(model)).toContainEqual(['model.marginOver', 'digital_core_base']);
    expect(told(withoutMargins(model, new Set(['digital_core_base'])))).toEqual([]);
  });
});

describe('numbers in the notes of scenarios', () => {
  const noted = (zh: string): PreparedModel => {
    const { model } = zhejiang;
    const scenarios = model.scenarios.map((each, i) => (i === 0 ? { ...each, note: { zh, en: zh } } : each));
    return valueOf(prepareModel({ ...model, scenarios }));
  };
  const stale = (zh: string, rows: string) =>
    roll(rows, undefined, noted(zh)).problems.flatMap(({ code, args }) =>
      code === 'roll.staleNote' ? [args['numbers']] : [],
    );

  it('that were results are told when the roll moves them, and years, assumptions and what still holds are not', () => {
    // Intensity came out above the projection, so it is 3.39 % in 2030 no longer; R&D of 2024 is as it was.
    expect(stale('2030 年为 3.39%，2024 年是 2,901.4 亿元，假设 6.5%', R + S)).toEqual(['3.39']);
    expect(stale('2024 年是 2,901.4 亿元', R + S)).toEqual([]);
  });

  it('are none in the notes of the pack', () => {
    expect(codesOf(roll(R + S))).not.toContain('roll.staleNote');
  });
});
