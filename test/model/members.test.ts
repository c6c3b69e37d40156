/** Indicators with members: one series a member, and their total. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/figures/figure.js';
import type { Model } from '../../src/model/model.js';
import { prepareModel } from '../../src/model/prepare.js';
import { readModelFile } from '../../src/model/readModel.js';
import { projectModel } from '../../src/model/project.js';
import { figure, modelOfMember, shops, withIndicator } from './members.js';
import { codes, prepared } from './packs.js';

function valuesOf(model: Model, key: string, scenario = 'base'): readonly unknown[] | undefined {
  const { indicators } = projectModel(prepared(model), scenario);
  return indicators.find((row) => row.key === key)?.values;
}

describe('members', () => {
  it('have a series each, after their total', () => {
    expect(prepared(shops).series.map(({ indicator }) => indicator.key)).toEqual([
      ...['sales', 'sales__north', 'sales__south', 'sales__west'],
      ...['cost', 'cost__north', 'cost__south', 'cost__west', 'profit'],
    ]);
    const names = prepared(shops).series.map(({ indicator }) => indicator.name.zh);
    expect(names.slice(0, 4)).toEqual(['销售额', '销售额·北镇', '销售额·南镇', '销售额·西镇']);
  });

  it('take the figures of their place by name or alias, and no aspiration', () => {
    expect(valuesOf(shops, 'sales__north')).toEqual([
      undefined,
      undefined,
      30,
      33,
      30 * 1.1 * 1.1,
      expect.closeTo(39.93),
    ]);
    expect(valuesOf(shops, 'sales__west')?.slice(0, 3)).toEqual([undefined, 8, 10]);
  });

  it('add up in the years in which every member has a value', () => {
    expect(valuesOf(shops, 'sales')).toEqual([
      undefined,
      undefined,
      60,
      66,
      expect.closeTo(72.6),
      expect.closeTo(79.86),
    ]);
    expect(valuesOf(shops, 'profit')?.[3]).toBeCloseTo(66 * 0.4);
  });

  it('are judged by targets of a member', () => {
    const { targets } = projectModel(prepared(shops), 'base');
    expect(targets).toMatchObject([{ key: 'north_goal', status: 'missed' }]);
    expect(targets[0]?.projected).toBeCloseTo(39.93);
    expect(projectModel(prepared(shops), 'high').targets).toMatchObject([{ status: 'met' }]);
  });

  it('keep the model as it was written', () => {
    expect(prepared(shops).model).toBe(shops);
  });
});

describe('the law of expansion', () => {
  const value = fc.integer({ min: 1, max: 1000 });
  const someFigures = fc.array(
    fc.record({
      place: fc.constantFrom('北镇', '南镇', '西镇'),
      year: fc.integer({ min: 2022, max: 2024 }),
      value,
    }),
    { minLength: 0, maxLength: 9 },
  );
  it('a member is projected as the model of that member alone; the total is the sum where all have a value', () => {
    fc.assert(
      fc.property(someFigures, fc.constantFrom('base', 'high'), (given, scenario) => {
        const cells = new Map(given.map((each) => [`${each.place} ${each.year}`, each]));
        const figures = [...cells.values()].map((each, i) =>
          figure(`figure_${i}`, 'sales', each.place, String(each.year), each.value),
        );
        const model: Model = { ...shops, figures, targets: [] };
        const all = projectModel(prepared(model), scenario).indicators;
        const at = (key: string) => all.find((row) => row.key === key)?.values ?? [];
        for (const key of ['north', 'south', 'west']) {
          if (
            !figures.some(
              ({ geography }) => geography === { north: '北镇', south: '南镇', west: '西镇' }[key],
            )
          ) {
            expect(at(`sales__${key}`).every((each) => each === undefined)).toBe(true);
            continue;
          }
          const alone = projectModel(prepared(modelOfMember(model, key)), scenario).indicators;
          for (const row of alone) expect(at(`${row.key}__${key}`)).toEqual(row.values);
        }
        at('sales').forEach((total, i) => {
          const parts = ['north', 'south', 'west'].map((key) => at(`sales__${key}`)[i]);
          if (parts.some((part) => part === undefined)) expect(total).toBeUndefined();
          else
            expect(total).toBeCloseTo(
              parts.reduce<number>((a, b) => a + Number(b), 0),
              9,
            );
        });
      }),
    );
  });
});

describe('what is wrong with members', () => {
  const places = [{ dimension: 'place', level: 'town' }] as const;
  const owners = [{ dimension: 'owner', level: 'kind' }] as const;
  it.each<readonly [string, Model]>([
    ['model.memberNoDimension', withIndicator('sales', { over: [{ dimension: 'plane', level: 'town' }] })],
    ['model.memberNoLevel', withIndicator('sales', { over: [{ dimension: 'place', level: 'village' }] })],
    ['model.memberDimensionTwice', withIndicator('sales', { over: [...places, ...places] })],
    ['model.totalWithoutMembers', withIndicator('profit', { total: 'given' })],
    ['model.totalWeight', withIndicator('sales', { total: { mean: 'profit' } })],
    ['model.totalOfRates', withIndicator('cost', { unit: '%', formula: '=SHAREOF(sales)' })],
    ['model.memberNoRow', withIndicator('cost', { over: owners })],
    ['model.memberNoTotal', withIndicator('cost', { total: 'none' })],
    ['model.memberCycle', withIndicator('sales', { formula: '=profit*growth' })],
    [
      'model.memberFigures',
      { ...shops, figures: [...shops.figures, figure('again', 'sales', '北镇', '2024', 31)] },
    ],
    ['model.memberUnknown', { ...shops, targets: shops.targets.map((row) => ({ ...row, member: 'east' })) }],
  ])('%s', (code, model) => {
    const outcome = prepareModel(model);
    expect(outcome.ok).toBe(false);
    expect(codes(outcome)).toContain(code);
  });

  it('a parameter has no members', () => {
    const [first] = shops.parameters;
    const parameters = [{ ...first, over: [...places] }];
    const { documents: _, figures: _f, ...file } = { ...shops, parameters };
    const outcome = readModelFile(JSON.stringify(file), 'model.json');
    expect(codes(outcome)).toEqual(['model.parameterOver']);
  });

  it('a key that a member needs is taken', () => {
    const [sales] = shops.indicators;
    const { over: _, ...plain } = { ...sales, key: 'sales__north', name: { zh: '别的', en: 'Other' } };
    const outcome = prepareModel({ ...shops, indicators: [...shops.indicators, plain as never] });
    expect(codes(outcome)).toContain('model.memberKeyTaken');
  });

  it('a fault in the formula is told once, at the indicator', () => {
    const outcome = prepareModel(withIndicator('cost', { formula: '=sales+growth' }));
    expect(outcome.problems.map(({ place }) => [place.key, place.field])).toEqual([['cost', 'formula']]);
    expect(codes(prepareModel(withIndicator('cost', { formula: '=PREV(sales' })))).toHaveLength(1);
  });

  it('a figure of a place that is neither a member nor the whole is told and not used', () => {
    const elsewhere = figure('east_2024', 'sales', '东镇', '2024', 900);
    const whole = figure('whole_2024', 'sales', '全公司', '2024', 60);
    for (const total of ['sum', 'given'] as const) {
      const listed = (added: Figure): Model =>
        withIndicator(
          'sales',
          { total, figures: [added.id] },
          {
            ...shops,
            figures: [...shops.figures, added],
          },
        );
      const outcome = prepareModel(listed(elsewhere));
      expect(outcome.problems).toMatchObject([
        {
          code: 'model.memberFigureElsewhere',
          severity: 'warning',
          args: { id: 'east_2024', place: '东镇' },
        },
      ]);
      expect(valuesOf(listed(elsewhere), 'sales')).not.toContain(900);
      expect(prepareModel(listed(whole)).problems).toEqual([]);
      expect(valuesOf(listed(whole), 'sales')?.[2]).toBe(60);
    }
  });

  it('rates add up only where the pack says so', () => {
    const shares = { unit: '%', formula: '=SHAREOF(sales)' } as const;
    const summed = withIndicator('cost', { ...shares, total: 'sum' });
    expect(valuesOf(withIndicator('profit', { formula: '=sales' }, summed), 'cost')?.[2]).toBeCloseTo(1);
  });

  it('of two figures the one in the list of the indicator is used', () => {
    const figures = [...shops.figures, figure('again', 'sales', '北镇', '2024', 31)];
    const model = withIndicator('sales', { figures: ['again'] }, { ...shops, figures });
    expect(valuesOf(model, 'sales__north')?.[2]).toBe(31);
  });

  it('a member without figures leaves the total blank, and is told', () => {
    const figures = shops.figures.filter(({ id }) => id !== 'south_2024');
    const outcome = prepareModel({ ...shops, figures });
    expect(outcome.ok).toBe(true);
    const [missing] = outcome.problems;
    expect(missing).toMatchObject({
      code: 'model.memberMissing',
      severity: 'warning',
      args: { missing: '南镇' },
    });
    expect(valuesOf({ ...shops, figures }, 'sales')?.every((value) => value === undefined)).toBe(true);
  });
});

describe('totals', () => {
  const stated = (value: number): Model => ({
    ...withIndicator('sales', { figures: ['all_2024'] }),
    figures: [...shops.figures, figure('all_2024', 'sales', '全公司', '2024', value)],
  });

  it('a sum is compared with the total that a figure states', () => {
    expect(codes(prepareModel(stated(60)))).toEqual([]);
    const [differs] = prepareModel(stated(65)).problems;
    expect(differs).toMatchObject({
      code: 'model.totalDiffers',
      severity: 'warning',
      args: { sum: 60, stated: 65, difference: -5 },
    });
    expect(valuesOf(stated(65), 'sales')?.[2]).toBe(60);
  });

  it('a given total has its own figures and formula, and a rest', () => {
    const given = withIndicator('sales', { total: 'given', figures: ['all_2024'] }, stated(65));
    expect(valuesOf(given, 'sales')?.slice(2, 4)).toEqual([65, 71.5]);
    expect(valuesOf(given, 'sales__rest')?.slice(1, 4)).toEqual([undefined, 5, 5.5]);
    const negative = prepareModel(
      withIndicator('sales', { total: 'given', figures: ['all_2024'] }, stated(55)),
    );
    expect(negative.ok).toBe(false);
    expect(codes(negative)).toContain('model.restNegative');
  });

  it('what is left of a total is a ceiling where a member is a floor, and says so', () => {
    const given = withIndicator('sales', { total: 'given', figures: ['all_2024'] }, stated(65));
    const reasonOf = (model: Model): string =>
      prepared(model).seriesByKey.get('sales__rest')?.indicator.reason?.en ?? '';
    expect(reasonOf(given)).not.toContain('ceiling');
    const floor = (which: (id: string) => boolean): Model => ({
      ...given,
      figures: given.figures.map((each) =>
        which(each.id) ? { ...each, qualifier: 'atLeast' as const } : each,
      ),
    });
    const [one] = shops.figures.filter(({ indicator, period }) => indicator === 'sales' && period === '2024');
    expect(reasonOf(floor((id) => id === one?.id))).toContain('a ceiling and no actual');
    // With a floor as the total as well, nothing is known of what is left.
    expect(reasonOf(floor((id) => id === one?.id || id === 'all_2024'))).not.toContain('ceiling');
  });

  it('no total: the key has no values', () => {
    const model = withIndicator(
      'profit',
      { formula: '=sales*0.4' },
      withIndicator('cost', { total: 'none' }),
    );
    expect(valuesOf(model, 'cost')?.every((value) => value === undefined)).toBe(true);
    expect(valuesOf(model, 'cost__north')?.[3]).toBeCloseTo(19.8);
  });

  it('a mean is weighted', () => {
    const rate = { ...shops.indicators[1], key: 'rate', name: { zh: '比率', en: 'Rate' }, unit: '%' };
    const formula = '=cost/sales*IF(sales>15,1,2)';
    const model: Model = {
      ...shops,
      indicators: [...shops.indicators, { ...rate, formula, total: { mean: 'sales' } } as never],
    };
    // 0.6 of the two larger towns, 1.2 of the smallest: (30 + 20) * 0.6 + 10 * 1.2 over 60.
    expect(valuesOf(model, 'rate')?.[2]).toBeCloseTo((50 * 0.6 + 10 * 1.2) / 60);
  });
});

describe('functions of members', () => {
  const with_ = (formula: string, change: object = {}): Model =>
    withIndicator('cost', { formula, ...change });

  it('SHAREOF is the share of the total', () => {
    const model = with_('=SHAREOF(sales)', { unit: '%', total: 'none' });
    const plain = withIndicator('profit', { formula: '=sales' }, model);
    expect(valuesOf(plain, 'cost__north')?.[2]).toBeCloseTo(0.5);
    expect(valuesOf(plain, 'cost__west')?.[2]).toBeCloseTo(1 / 6);
  });

  it('MEMBER names one member, also in a formula without members, and is written as its series', () => {
    const model = withIndicator('profit', { formula: '=MEMBER(sales,"西")+成员值(sales,"north")' });
    expect(valuesOf(model, 'profit')?.[2]).toBe(40);
    const [unknown] = prepareModel(withIndicator('profit', { formula: '=MEMBER(sales,"east")' })).problems;
    expect(unknown).toMatchObject({
      code: 'model.memberNotNamed',
      place: { key: 'profit' },
      args: { found: 'east' },
    });
    expect(codes(prepareModel(withIndicator('profit', { formula: '=SHAREOF(profit)' })))).toContain(
      'model.memberNone',
    );
  });

  it('SUMOVER adds up what is below a member, and everything for the total', () => {
    const model = with_('=SUMOVER(sales)', { over: [{ dimension: 'place', level: 'district' }] });
    const plain = withIndicator('profit', { formula: '=SUMOVER(sales)-cost' }, model);
    expect(valuesOf(plain, 'cost__upper')?.[2]).toBe(30);
    expect(valuesOf(plain, 'cost__lower')?.[2]).toBe(30);
    expect(valuesOf(plain, 'cost')?.[2]).toBe(60);
    expect(valuesOf(plain, 'profit')?.[2]).toBe(0);
    expect(codes(prepareModel(with_('=SUMOVER(sales)')))).toContain('model.memberNoChildren');
  });
});

describe('two dimensions', () => {
  it('have a series for each pair; the place or the member key tells the figures apart', () => {
    const over = [
      { dimension: 'place', level: 'town' },
      { dimension: 'owner', level: 'kind' },
    ] as const;
    const figures = ['北镇', '南镇', '西镇'].flatMap((place, i) =>
      ['own', 'partner'].map((owner, j) => ({
        ...figure(`part_${i}${j}_a`, 'part', place, '2024', 10 * i + j + 1),
        member: owner,
      })),
    );
    const part = { ...shops.indicators[0], key: 'part', name: { zh: '分项', en: 'Part' }, over } as const;
    const model: Model = {
      ...shops,
      figures: [...shops.figures, ...figures],
      indicators: [...shops.indicators, { ...part, formula: '=PREV(part)*(1+growth)' } as never],
    };
    expect(valuesOf(model, 'part__south__partner')?.slice(2, 4)).toEqual([12, expect.closeTo(13.2)]);
    expect(valuesOf(model, 'part')?.[2]).toBe(1 + 2 + 11 + 12 + 21 + 22);
  });
});
