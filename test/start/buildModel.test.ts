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
