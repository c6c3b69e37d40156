/** From a table to a model: it always projects, and series made by a method get that method. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKey } from '../../src/figures/name.js';
import { checkUncertainty } from '../../src/analysis/uncertainty/checkUncertainty.js';
import { readPack, writePack } from '../../src/model/pack.js';
import { prepareModel } from '../../src/model/prepare.js';
import { projectModel } from '../../src/model/project.js';
import { buildModel, type Source } from '../../src/start/buildModel.js';
import { blankModel } from '../../src/start/blankModel.js';
import { readTables } from '../../src/start/table/readTables.js';
import type { TableSeries } from '../../src/start/table/series.js';
import { valueOf } from '../model/packs.js';
import { gridOf } from './grids.js';

const SOURCE: Source = { name: { zh: '表', en: 'Table' }, author: 'me', date: '2026-01-31' };

function seriesOf(name: string, values: readonly number[], unit = '亿元', isTotal = false): TableSeries {
  return {
    ...{ name, english: '', section: '', unit, note: '', isTotal, sheet: 'a.csv', cell: 'A2' },
    points: values.map((value, i) => ({ year: 2010 + i, value, cell: `B${i + 2}` })),
  };
}

/** Formulas of the model that a table becomes. */
function formulasOf(...series: readonly TableSeries[]): readonly (string | undefined)[] {
  return buildModel(series, SOURCE).model.indicators.map(({ formula }) => formula);
}

const years = Array.from({ length: 11 }, (_, i) => i);

describe('laws', () => {
  const name = fc.oneof(
    fc.constantFrom(
      'SUM',
      'year',
      'AI2030',
      'R1C1',
      '2023',
      'PREV',
      '增速（％）',
      'a×b',
      '-',
      'TRUE',
      '上年',
      'Sales & costs',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  );
  const series = fc
    .uniqueArray(
      name.map((text) => text.trim()).filter((text) => text !== ''),
      {
        minLength: 1,
        maxLength: 6,
        selector: (text) => text.normalize('NFKC').toLowerCase(),
      },
    )
    .chain((names) =>
      fc.tuple(
        ...names.map((each) =>
          fc
            .tuple(
              fc.array(
                fc.oneof(
                  fc.integer({ min: -1000, max: 1_000_000 }),
                  fc.double({ min: 0.001, max: 1e6, noNaN: true }),
                ),
                { minLength: 1, maxLength: 14 },
              ),
              fc.constantFrom(
                '亿元',
                '%',
                '人',
                '',
                '个',
                '万人',
                '元/人',
                '[元]',
                '[标准箱]',
                '岁',
                '[年数]',
              ),
              fc.boolean(),
            )
            .map(([values, unit, isTotal]) => seriesOf(each, values, unit, isTotal)),
        ),
      ),
    );

  it('whatever the names and numbers, the model projects and can be drawn from, also as files', () => {
    fc.assert(
      fc.property(series, (rows) => {
        const { model } = buildModel(rows, SOURCE);
        const prepared = prepareModel(model);
        expect(prepared.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(checkUncertainty(model)).toEqual([]);
        for (const { key } of [...model.indicators, ...model.parameters]) {
          expect(isKey(key)).toBe(true);
          expect(key).toContain('_');
        }
        for (const { key } of model.scenarios)
          expect(projectModel(valueOf(prepared), key).scenario).toBe(key);
        expect(valueOf(readPack(writePack(model)))).toEqual(model);
      }),
    );
  });

  it('in the base scenario, past values are the table’s own', () => {
    fc.assert(
      fc.property(series, (rows) => {
        const { model } = buildModel(rows, SOURCE);
        const { figures } = model;
        expect(figures.map(({ value }) => value)).toEqual(
          rows.flatMap(({ points }) => points.map(({ value }) => value)),
        );
        expect(
          figures.every(
            ({ kind, note, author }) => kind === 'input' && note.includes('!B') && author === 'me',
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('methods are found again', () => {
  it('compound growth', () => {
    expect(
      formulasOf(
        seriesOf(
          '产值',
          years.map((i) => 100 * 1.07 ** i),
        ),
      ),
    ).toEqual(['=PREV(series_1) * (1 + series_1_growth)']);
  });

  it('linear', () => {
    expect(
      formulasOf(
        seriesOf(
          '产值',
          years.map((i) => 100 + 7 * i),
        ),
      ),
    ).toEqual(['=PREV(series_1) + series_1_step']);
  });

  it('logistic, with its ceiling', () => {
    let value = 5;
    const values = years.map(() => (value *= 1 + 0.6 * (1 - value / 100)));
    const { model } = buildModel([seriesOf('普及率', values, '人')], SOURCE);
    expect(model.indicators[0]?.formula).toContain('series_1_ceiling');
    expect(model.parameters.find(({ key }) => key === 'series_1_ceiling')?.value).toBeCloseTo(100, 1);
    expect(model.parameters.find(({ key }) => key === 'series_1_rate')?.value).toBeCloseTo(60, 1);
  });

  it('damped growth', () => {
    let value = 100;
    const values = years.map((i) => (value *= 1 + 0.3 * 0.85 ** i));
    expect(formulasOf(seriesOf('产值', values))[0]).toContain('DAMPED');
  });

  it('a share of another series', () => {
    const whole = [100, 113, 109, 131, 128, 150, 171, 160, 185, 204, 199];
    const shares = [10, 10.1, 9.9, 10, 10.1, 9.9, 10, 10, 10.1, 9.9, 10];
    const part = whole.map((value, i) => (value * (shares[i] ?? 10)) / 100);
    const { model } = buildModel([seriesOf('总量', whole), seriesOf('部分', part)], SOURCE);
    const formulas = model.indicators.map(({ formula }) => formula);
    expect(formulas[1]).toMatch(/^=series_1 \* series_2_share$|^=PREV/);
    expect(formulas[0]).toMatch(/^=PREV\(series_1\)/);
  });

  describe('a ratio to a series of another unit', () => {
    // Output moves by a sixth from year to year, always at the same growth; use is half of it, a little off in one of the years fitted.
    const output = [100, 130, 112, 150, 131, 170, 152, 196, 180, 222, 201];
    const ratios = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.55, 0.5, 0.5, 0.5];
    const use = output.map((value, i) => value * (ratios[i] ?? 0.5));

    it('with the unit of the quotient, and the value of least squares', () => {
      const { model } = buildModel([seriesOf('产值', output), seriesOf('用量', use, '万吨')], SOURCE);
      expect(model.indicators[1]?.formula).toBe('=series_1 * series_2_ratio');
      const ratio = model.parameters.find(({ key }) => key === 'series_2_ratio');
      expect([ratio?.unit, ratio?.min]).toEqual(['万吨/亿元', expect.any(Number)]);
      // By hand: sum of output times use over sum of squared output, 0.5 + 0.05 * 196^2 / sum.
      const squares = output.reduce((sum, each) => sum + each * each, 0);
      expect(ratio?.value).toBeCloseTo(0.5 + (0.05 * 196 ** 2) / squares, 3);
      expect(ratio?.distribution).toMatchObject({ kind: 'triangular', parameters: { min: 0.5, max: 0.55 } });
      const prepared = prepareModel(model);
      expect(prepared.problems).toEqual([]);
      const { indicators } = projectModel(valueOf(prepared), model.scenarios[0]?.key ?? '');
      const at = (key: string): number => Number(indicators.find((each) => each.key === key)?.values.at(-1));
      expect(at('series_2') / at('series_1')).toBeCloseTo(Number(ratio?.value), 6);
    });

    it('is none without enough years, between rates, or where the two move apart', () => {
      const formula = (values: readonly number[], unit: string, length = 11): string | undefined =>
        formulasOf(
          seriesOf('产值', output.slice(0, length)),
          seriesOf('用量', values.slice(0, length), unit),
        )[1];
      expect(formula(use, '万吨', 7)).not.toContain('ratio');
      expect(formula(use, '%')).not.toContain('ratio');
      expect(formula([...use].reverse(), '万吨')).not.toContain('ratio');
      expect(
        formula(
          use.map((value, i) => (i === 4 ? 0 : value)),
          '万吨',
        ),
      ).not.toContain('ratio');
    });
  });

  it('a total is the sum of the rows beside it, and told where it is not', () => {
    const a = seriesOf('甲', [1, 2, 3, 4, 5]);
    const b = seriesOf('乙', [2, 2, 2, 3, 3]);
    expect(
      formulasOf(seriesOf('全国', [9, 9, 9, 9, 9]), a, b, seriesOf('合计', [3, 4, 5, 7, 8], '亿元', true)).at(
        -1,
      ),
    ).toBe('=series_2 + series_3');
    const { problems } = buildModel([a, b, seriesOf('合计', [3, 4, 5, 7, 9], '亿元', true)], SOURCE);
    expect(problems.map(({ code }) => code)).toEqual(['start.totalDiffers']);
  });

  it('a sum that is not called one is found, also with another row between its parts', () => {
    const rows = [
      seriesOf('地区生产总值', [443.8, 467.3, 499.9, 520.1, 551.7]),
      seriesOf('第一产业', [43.8, 47.3, 49.9, 50.1, 51.2]),
      seriesOf('第二产业', [200.1, 210.2, 220.3, 230.4, 245.5]),
      seriesOf('工业', [150.2, 160.9, 170.1, 177.7, 190.4]),
      seriesOf('第三产业', [199.9, 209.8, 229.7, 239.6, 255.0]),
    ];
    const { model, problems } = buildModel(rows, SOURCE);
    expect(model.indicators[0]?.formula).toBe('=series_2 + series_3 + series_5');
    expect(problems.map(({ code }) => code)).toEqual(['start.isSum']);
    // One value that differs by more than rounding, and it is no sum.
    const other = seriesOf('地区生产总值', [443.8, 467.3, 499.9, 521.1, 551.7]);
    expect(formulasOf(other, ...rows.slice(1))[0]).toContain('PREV');
  });

  it('a row that is two sums keeps both: of the rows above it, and one of the rows below it is what is left', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(...[1000, 500, 700].map((most) => fc.integer({ min: 100, max: most }))), {
          minLength: 8,
          maxLength: 12,
        }),
        fc.constantFrom('毛利', 'Contribution', 'Rest'),
        fc.constantFrom('合计', 'Turnover'),
        (rows, last, total) => {
          const of = (f: (row: readonly number[]) => number): readonly number[] => rows.map(f);
          const [a, b, cost] = [of(([x = 0]) => x), of(([, x = 0]) => x), of(([, , x = 0]) => x)];
          const all = rows.map((_, i) => (a[i] ?? 0) + (b[i] ?? 0));
          const left = all.map((value, i) => value - (cost[i] ?? 0));
          const { model, problems } = buildModel(
            [
              seriesOf('Goods', a),
              seriesOf('Services', b),
              seriesOf(total, all, '亿元', total === '合计'),
              seriesOf('Cost', cost),
              seriesOf(last, left),
            ],
            SOURCE,
          );
          expect(problems.map(({ code }) => code)).toEqual(['start.isSum', 'start.isDifference']);
          const prepared = valueOf(prepareModel(model));
          for (const { key } of model.scenarios) {
            const { indicators } = projectModel(prepared, key);
            const at = (i: number): readonly number[] => (indicators[i]?.values ?? []).map(Number);
            at(2).forEach((value, i) => {
              expect((at(0)[i] ?? 0) + (at(1)[i] ?? 0)).toBeCloseTo(value, 6);
              expect((at(3)[i] ?? 0) + (at(4)[i] ?? 0)).toBeCloseTo(value, 6);
            });
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('a chain of balances is kept at every step: revenue, gross profit, operating profit', () => {
    const revenue = [1000.3, 1150.7, 1322.4, 1480.9, 1701.2];
    const cost = [600.1, 700.4, 790.3, 902.7, 1015.5];
    const staff = [250.9, 270.1, 301.8, 322.3, 377.7];
    const minus = (x: readonly number[], y: readonly number[]): readonly number[] =>
      x.map((each, i) => Number((each - (y[i] ?? 0)).toFixed(1)));
    const gross = minus(revenue, cost);
    expect(
      formulasOf(
        seriesOf('Revenue', revenue),
        seriesOf('Cost', cost),
        seriesOf('Gross profit', gross),
        seriesOf('Staff', staff),
        seriesOf('Operating profit', minus(gross, staff)),
      ).map((formula) => formula?.replace(/=PREV.*/, 'own')),
    ).toEqual(['own', 'own', '=revenue_total - cost_total', 'own', '=gross_profit - staff_total']);
  });

  it('what is left of a sum is a difference', () => {
    const { model, problems } = buildModel(
      [
        seriesOf('Revenue', [1204.1, 1310.7, 1399.2, 1466.8], '百万美元'),
        seriesOf('Costs', [903.3, 977.5, 1048.8, 1101.9], '百万美元'),
        seriesOf('Operating profit', [300.8, 333.2, 350.4, 364.9], '百万美元'),
      ],
      SOURCE,
    );
    expect(model.indicators[2]?.formula).toBe('=revenue_total - costs_total');
    expect(problems.map(({ code }) => code)).toEqual(['start.isDifference']);
  });

  it('a row may be the sum of the rows above it and have a difference below it', () => {
    const { model } = buildModel(
      [
        seriesOf('Power tools', [12450, 11980, 14210, 15630]),
        seriesOf('Hand tools', [11430, 11920, 13880, 14095]),
        seriesOf('Total revenue', [23880, 23900, 28090, 29725]),
        seriesOf('Cost of sales', [15522, 15774, 18118, 19470]),
        seriesOf('Gross profit', [8358, 8126, 9972, 10255]),
        seriesOf('Gross margin', [35.0, 34.0, 35.5, 34.5], '%'),
      ].map((row, i) => (i < 5 ? { ...row, unit: '' } : row)),
      SOURCE,
    );
    expect(model.indicators.slice(2).map(({ formula }) => formula)).toEqual([
      '=power_tools + hand_tools',
      expect.stringContaining('PREV'),
      '=total_revenue - cost_of_sales',
      '=gross_profit / total_revenue',
    ]);
  });

  it('small numbers that add up by accident stay free', () => {
    expect(
      formulasOf(seriesOf('甲', [3, 4, 5]), seriesOf('乙', [1, 1, 2]), seriesOf('丙', [2, 3, 3])).every(
        (formula) => formula?.includes('PREV') === true,
      ),
    ).toBe(true);
  });

  it('a quotient of two rows follows from them, in its unit', () => {
    const gdp = seriesOf('地区生产总值', [3821.5, 4150.2, 4478.9, 4790.3, 4922.7]);
    const people = seriesOf('常住人口', [712.3, 718.8, 724.1, 729.9, 734.2], '万人');
    const each = seriesOf(
      '人均地区生产总值',
      gdp.points.map(({ value }, i) => Math.round((value * 1e4) / people.points[i]!.value)),
      '元',
    );
    const taxes = seriesOf('税收', [301.2, 322.8, 349.9, 371.4, 366.1]);
    const share = seriesOf(
      '税收占地区生产总值比重',
      gdp.points.map(({ value }, i) => Number(((100 * taxes.points[i]!.value) / value).toFixed(2))),
      '%',
    );
    const { model, problems } = buildModel([gdp, people, each, taxes, share], SOURCE);
    expect(model.indicators[2]).toMatchObject({ formula: '=series_1 / series_2 * 10000', unit: '元/人' });
    expect(model.indicators[4]?.formula).toBe('=series_4 / series_1');
    expect(problems.map(({ code }) => code)).toEqual(['start.isQuotient', 'start.isQuotient']);
    expect(prepareModel(model).problems).toEqual([]);
  });

  it.each([
    ['地区生产总值', '地区生产总值增速'],
    ['地区生产总值', '增速'],
    ['GDP', 'GDP growth'],
    ['Industry output', 'Industry output growth'],
    ['Sales', 'Growth rate'],
  ])('%s and %s: the growth of a level is calculated, and clashes with nothing', (level, growth) => {
    const rows = [
      seriesOf(level, [4000, 4240, 4520, 4775, 5060]),
      seriesOf(growth, [6.5, 6.0, 6.6, 5.6, 6.0], '%'),
    ];
    // Also where the table gives no units.
    const bare = buildModel(
      rows.map((row) => ({ ...row, unit: '' })),
      SOURCE,
    ).model;
    expect(bare.indicators[1]).toMatchObject({ formula: `=GROWTH(${bare.indicators[0]!.key})`, unit: '%' });
    const { model, problems } = buildModel(rows, SOURCE);
    expect(prepareModel(model).problems).toEqual([]);
    expect(model.indicators[1]?.formula).toBe(`=GROWTH(${model.indicators[0]!.key})`);
    expect(problems.map(({ code }) => code)).toEqual(['start.isGrowth']);
  });

  it('growth at constant prices is a series of its own, and told', () => {
    const rows = [
      seriesOf('产值', [4000, 4240, 4520, 4775, 5060]),
      seriesOf('产值增速', [6.5, 5.1, 6.2, 5.6, 6.0], '%'),
    ];
    const { model, problems } = buildModel(rows, SOURCE);
    expect(prepareModel(model).problems).toEqual([]);
    expect(model.indicators[1]?.formula).toContain('PREV');
    expect(problems.map(({ code, args }) => [code, args['year'], args['calculated']])).toEqual([
      ['start.growthDiffers', 2011, 6],
    ]);
  });

  it('totals of two measures side by side are each the sum of their own rows', () => {
    const table = gridOf(`
      县|产值（亿元）||用电（亿千瓦时）|
      |2022|2023|2022|2023
      甲|88.2|93.1|14.2|14.9
      乙|210.5|224.0|31.7|32.8
      丙|145.1|150.2|25.5|25.9
      合计|443.8|467.3|71.4|73.6`);
    const { model, problems } = buildModel(valueOf(readTables([table])), SOURCE);
    expect(model.indicators.slice(-2).map(({ formula }) => formula)).toEqual([
      '=series_1 + series_3 + series_5',
      '=series_2 + series_4 + series_6',
    ]);
    expect(problems).toEqual([]);
  });

  it('rows of one unit are no shares of each other without a reason', () => {
    const many = [
      seriesOf('进出口总额', [921.4, 1033.7, 1121, 1098.2, 1141.9, 1402.5, 1498.3, 1471.6]),
      seriesOf('财政收入', [412.3, 441.8, 470.1, 488.5, 479.2, 533.6, 519.8, 561.4]),
    ];
    expect(formulasOf(...many).every((formula) => formula?.includes('PREV') === true)).toBe(true);
    const part = (isPart: object) => ({
      ...seriesOf('税收', [10, 11.3, 11.9, 13.6, 15]),
      ...isPart,
    });
    const whole = seriesOf('财政', [100, 110, 121, 133, 146.4]);
    expect(formulasOf(whole, part({}))[1]).toContain('PREV');
    expect(formulasOf(whole, part({ isPart: true }))[1]).toBe('=series_1 * series_2_share');
  });

  it('per cent moves by points', () => {
    expect(formulasOf(seriesOf('强度', [2.1, 2.2, 2.4, 2.5, 2.6], '%'))).toEqual([
      '=PREV(series_1) + series_1_step',
    ]);
  });
});

it('low, base and high enclose each other', () => {
  const { model } = buildModel([seriesOf('产值', [100, 104, 112, 109, 118, 127, 131, 140])], SOURCE);
  const [parameter] = model.parameters;
  const [low, high] = ['low', 'high'].map((key) =>
    Number(model.scenarios.find((row) => row.key === key)?.values[parameter?.key ?? '']),
  );
  const base = Number(parameter?.value);
  expect([low! < base, base < high!, parameter!.min <= low!, high! <= parameter!.max]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(parameter?.reason.en).toContain('mean error');
  expect(parameter?.distribution?.kind).toBe('normal');
});

describe('a distribution comes from the past changes of its series, or a sentence tells why there is none', () => {
  const parametersOf = (values: readonly number[]) =>
    buildModel([seriesOf('产值', values)], SOURCE).model.parameters;

  it('too few changes', () => {
    const [parameter] = parametersOf([100, 104, 112]);
    expect(parameter?.distribution).toBeUndefined();
    expect(parameter?.reason.en).toContain('only 2 past changes');
  });

  it('changes that do not differ', () => {
    const [parameter] = parametersOf([100, 103, 106, 109, 112, 115]);
    expect(parameter?.distribution).toBeUndefined();
    expect(parameter?.reason.en).toContain('do not differ');
  });

  it('a flat series does not spread to a ceiling: its growth stays open', () => {
    const parameters = parametersOf([2431, 2440, 2447, 2451, 2449, 2446, 2440, 2435, 2433]);
    expect(parameters.map(({ key }) => key)).not.toContain('series_1_ceiling');
    expect(parameters[0]?.distribution?.kind).toBe('normal');
  });

  it('the rate and the ceiling of a spread vary as its past does', () => {
    let value = 5;
    const noise = [0.02, -0.03, 0.01, 0.04, -0.02, -0.01, 0.03, -0.04, 0.02, 0.01, -0.02];
    const values = noise.slice(0, 9).map((each) => (value *= 1 + (0.6 + 3 * each) * (1 - value / 100)));
    const parameters = parametersOf(values);
    const rate = parameters.find(({ key }) => key === 'series_1_rate');
    const ceiling = parameters.find(({ key }) => key === 'series_1_ceiling');
    expect(rate?.distribution?.kind).toBe('normal');
    expect(ceiling?.distribution).toBeUndefined();
    expect(ceiling!.min).toBeGreaterThan(0.5 * Number(ceiling!.value));
    expect(ceiling!.max).toBeLessThan(1.5 * Number(ceiling!.value));
    expect(ceiling?.reason.en).toContain('no distribution');
  });
});

it('English names make keys, and the name of a Chinese row is repeated', () => {
  const table = valueOf(readTables([gridOf('||2020|2021\n销售额|Sales revenue|1|2\n利润|Profit|3|4')]));
  expect(buildModel(table, SOURCE).model.indicators.map(({ key, name }) => [key, name.zh, name.en])).toEqual([
    ['sales_revenue', '销售额', 'Sales revenue'],
    ['profit_total', '利润', 'Profit'],
  ]);
});

it('the blank model has no problems', () => {
  const model = blankModel(SOURCE, 2025);
  expect(prepareModel(model).problems).toEqual([]);
  expect(checkUncertainty(model)).toEqual([]);
  expect(valueOf(readPack(writePack(model)))).toEqual(model);
});

describe('a per cent that has been within 100', () => {
  it.each([
    ['Urbanisation rate', [88, 89, 89.8, 90.7, 91.9, 92.4, 93.6, 94.5, 95.4, 96.2]],
    ['Occupancy', [90, 90, 90, 90, 60, 90, 90, 90, 90, 90]],
    ['Coverage', [80, 90, 97, 99, 100, 100]],
  ])('%s stays within it in every scenario, and a rule of the workbook says so', (name, values) => {
    const { model, problems } = buildModel([seriesOf(name, values, '%')], SOURCE);
    expect(problems).toEqual([]);
    expect(model.rules).toHaveLength(1);
    const prepared = valueOf(prepareModel(model));
    for (const { key } of model.scenarios) {
      const projected = (projectModel(prepared, key).indicators[0]?.values ?? []).map(Number);
      expect(projected.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  });

  it('law: odds that grow by one factor are found again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 400, max: 900 }), (first, step) => {
        const s = step / 1000;
        const values = years.map((i) => 100 / (1 + (100 / first - 1) * Math.exp(-s * i)));
        const [parameter] = buildModel([seriesOf('Share', values, '%')], SOURCE).model.parameters;
        if (parameter?.key.endsWith('_odds') === true)
          expect(Number(parameter.value)).toBeCloseTo(100 * s, values.at(-1)! < 99.9 ? 1 : -2);
      }),
      { numRuns: 30 },
    );
  });

  it('a quotient that passes it is told', () => {
    const urban = [90, 93.5, 95.8, 98.6, 101.9, 104.7];
    const all = [101, 102.2, 103.1, 104.4, 105.3, 106.2];
    const share = urban.map((value, i) => Number(((100 * value) / (all[i] ?? 1)).toFixed(2)));
    const { model, problems } = buildModel(
      [
        seriesOf('Urban', urban, '万人'),
        seriesOf('Population', all, '万人'),
        seriesOf('Urban share', share, '%'),
      ],
      SOURCE,
    );
    expect(problems.map(({ code }) => code)).toEqual(['start.isQuotient', 'start.passesHundred']);
    expect(model.rules.map(({ formula }) => formula)).toEqual(['=urban_share <= 1']);
  });

  it('growth is none', () => {
    const { model } = buildModel([seriesOf('Sales growth', [60, 70, 78, 90, 95], '%')], SOURCE);
    expect(model.indicators[0]?.formula).toContain('PREV(sales_growth) +');
    expect(model.rules).toEqual([]);
  });
});

describe('the low and the high scenario', () => {
  // Growth of 10, 20, 5, 15 and 30 %: five past values.
  const grown = [1.1, 1.2, 1.05, 1.15, 1.3].reduce<readonly number[]>(
    (values, rate) => [...values, (values.at(-1) ?? 0) * rate],
    [100],
  );
  const { model } = buildModel([seriesOf('Sales', grown)], SOURCE);
  const [parameter] = model.parameters;
  const valueIn = (key: string): number =>
    Number(model.scenarios.find((row) => row.key === key)?.values[parameter?.key ?? '']);

  it('are as far from the base as their notes say', () => {
    const base = Number(parameter?.value);
    const mean = 16;
    const sd = Math.sqrt([10, 20, 5, 15, 30].reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / 4);
    const width = (1.28 * sd) / Math.sqrt(5);
    expect(Math.abs(base - valueIn('low') - width)).toBeLessThan(0.01 * width);
    expect(Math.abs(valueIn('high') - base - width)).toBeLessThan(0.01 * width);
    const notes = model.scenarios.map(({ note }) => note);
    expect(notes[1]?.zh).toContain('1.28×标准差÷√5');
    expect(notes[2]?.en).toContain('1.28 standard deviations over √5 above the base');
  });

  it('name no probability, for a draw of the parameter is more spread than its mean over the years', () => {
    const { sd } = parameter?.distribution?.parameters ?? {};
    // The low value is 1.28 / sqrt(5) = 0.57 standard deviations down: more than one draw in four is lower.
    expect((Number(parameter?.value) - valueIn('low')) / (sd ?? NaN)).toBeCloseTo(1.2816 / Math.sqrt(5), 2);
    for (const { note } of model.scenarios) {
      expect(note.en).not.toMatch(/chance/);
      expect(note.zh).not.toContain('分之一');
    }
  });
});
