import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as sentence } from '../../src/messages/messages.js';
import type { Indicator, Model } from '../../src/model/model.js';
import { prepareModel } from '../../src/model/prepare.js';
import { codes, model, prepared, smallModel, valueOf, ZHEJIANG } from './packs.js';
import { readPack } from '../../src/model/pack.js';

function changeIndicator(key: string, change: Partial<Indicator>): Model {
  const indicators = smallModel.indicators.map((row) => (row.key === key ? { ...row, ...change } : row));
  return { ...smallModel, indicators };
}

/** Problems of a model as `table key field code`. */
function found(of: Model): readonly string[] {
  return prepareModel(of).problems.map(
    ({ code, place }) => `${place.table ?? ''} ${place.key ?? ''} ${place.field ?? ''} ${code}`,
  );
}

describe('laws', () => {
  it('the order puts every formula after what it refers to in the same year', () => {
    fc.assert(
      fc.property(model, (one) => {
        const { order, series } = prepared(one);
        expect([...order].sort()).toEqual(series.map(({ indicator }) => indicator.key).sort());
        for (const { indicator } of series) {
          const same = /^=((?:step|start)_\d)[+*-]((?:step|start)_\d|)/.exec(indicator.formula ?? '');
          for (const key of same?.slice(1).filter((name) => name !== '') ?? [])
            expect(order.indexOf(key)).toBeLessThan(order.indexOf(indicator.key));
        }
      }),
    );
  });

  it('never changes the model it is given', () => {
    fc.assert(
      fc.property(model, (one) => {
        const before = structuredClone(one);
        prepareModel(one);
        expect(one).toEqual(before);
      }),
    );
  });
});

describe('the packs', () => {
  it('of the tests has no problem at all', () => {
    expect(prepareModel(smallModel).problems).toEqual([]);
  });

  it('of Zhejiang has no error', () => {
    const { problems } = prepareModel(valueOf(readPack(ZHEJIANG)));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('gives formulas over display names the same meaning as over keys', () => {
    const over = prepared(
      changeIndicator('rd_expenditure', { formula: '=PREV(rd_expenditure)*(1+rd_growth)' }),
    );
    const { span: _, ...a } = over.seriesByKey.get('rd_expenditure')!.expr!;
    const { span: __, ...b } = prepared(smallModel).seriesByKey.get('rd_expenditure')!.expr!;
    expect(JSON.stringify(a).replace(/"span":\{[^}]*\}/g, '')).toBe(
      JSON.stringify(b).replace(/"span":\{[^}]*\}/g, ''),
    );
  });
});

describe('formulas', () => {
  it('that cannot be read say where, and which name is near', () => {
    const { problems } = prepareModel(changeIndicator('rd_intensity', { formula: '=rd_expenditur/gdp' }));
    expect(problems).toMatchObject([
      {
        code: 'formula.nameUnknownNear',
        place: { table: 'indicators', key: 'rd_intensity', field: 'formula', start: 1, end: 14 },
      },
    ]);
    expect(problems[0] && sentence(problems[0], 'en')).toContain('rd_expenditure');
  });

  it('may not refer to an indicator without values', () => {
    expect(
      found(changeIndicator('rd_intensity', { formula: '=rd_expenditure/gdp*enterprise_share' })),
    ).toEqual(['indicators rd_intensity formula model.noSeries']);
  });

  it('that refer to each other in one year are a cycle, told by name', () => {
    const cyclic = changeIndicator('gdp', { formula: '=enterprise_rd/0.85' });
    const model = {
      ...cyclic,
      indicators: cyclic.indicators.map((row) =>
        row.key === 'enterprise_rd' ? { ...row, formula: '=gdp*0.1' } : row,
      ),
    };
    const { problems } = prepareModel(model);
    expect(codes({ ok: false, problems })).toEqual(['model.cycle']);
    expect(sentence(problems[0]!, 'zh')).toContain('地区生产总值 -> 企业研发经费 -> 地区生产总值');
    expect(sentence(problems[0]!, 'en')).toContain('GDP -> Enterprise R&D -> GDP');
    expect(problems[0]?.place).toMatchObject({ table: 'indicators', key: 'gdp', start: 1, end: 14 });
  });

  it('have the unit of their indicator', () => {
    const { problems } = prepareModel(
      changeIndicator('rd_intensity', { formula: '=rd_expenditure*gdp_growth' }),
    );
    expect(problems).toMatchObject([
      { severity: 'error', place: { table: 'indicators', key: 'rd_intensity', field: 'formula' } },
    ]);
    expect(problems[0]?.code).toMatch(/^formula\.unit/);
  });

  it('may refer to their own past', () => {
    expect(
      found(changeIndicator('hightech_firms', { formula: '=LAG(hightech_firms,1)+firms_inflow' })),
    ).toEqual([]);
  });

  it('of rules are checked too', () => {
    const rules = smallModel.rules.map((rule) => ({ ...rule, formula: '=rd_intensity>', from: 2031 }));
    expect(found({ ...smallModel, rules })).toEqual([
      'rules intensity_rises from model.yearOutside',
      'rules intensity_rises to model.ruleReversed',
      'rules intensity_rises formula formula.valueMissing',
    ]);
  });
});

describe('keys and names', () => {
  it('must be valid defined names, each of one indicator or parameter', () => {
    const [first, ...others] = smallModel.parameters;
    const parameters = [
      { ...first!, key: 'AI2030' },
      { ...others[0]!, key: 'GDP' },
    ];
    const problems = found({ ...smallModel, parameters: [...smallModel.parameters, ...parameters] });
    expect(problems).toContain('parameters AI2030 key figures.name');
    expect(problems).toContain('parameters GDP key model.doubleKey');
    expect(problems.filter((text) => text.endsWith('model.doubleName')).length).toBeGreaterThan(0);
  });

  it('that two things share are refused', () => {
    expect(found(changeIndicator('gdp', { name: { zh: '研发经费', en: 'GDP' } }))).toContain(
      'indicators rd_expenditure name.zh model.doubleName',
    );
  });
});

describe('figures', () => {
  const changeFigure = (id: string, change: object): Model => ({
    ...smallModel,
    figures: smallModel.figures.map((figure) => (figure.id === id ? { ...figure, ...change } : figure)),
  });

  it.each([
    [{ indicator: 'rd_expenditur' }, ['figures rd_expenditure_2024 indicator model.nearIndicator']],
    [{ indicator: 'zzzzzzzz' }, ['figures rd_expenditure_2024 indicator model.unknownIndicator']],
    [{ period: '2024H1' }, ['indicators rd_expenditure figures.0 model.figurePeriod']],
    [{ period: '2019' }, ['indicators rd_expenditure figures.0 model.figureOutside']],
    // GDP is derived from this figure, so that its formula loses a name; of units the cause alone is told.
    [{ unit: '%' }, ['figures rd_expenditure_2024 unit model.figureUnit']],
    [
      { id: 'other_id' },
      [
        'indicators rd_expenditure figures.0 model.nearFigure',
        'figures gdp_2024 formula formula.nameUnknownNear',
      ],
    ],
  ])('%o', (change, expected) => {
    expect(found(changeFigure('rd_expenditure_2024', change))).toEqual(expected);
  });

  it('of one series are one a year', () => {
    expect(
      found(changeIndicator('rd_expenditure', { figures: ['rd_expenditure_2024', 'gdp_2024'] })),
    ).toEqual(['indicators rd_expenditure figures.1 model.figureYearTwice']);
  });

  it('of one series are of one caliber', () => {
    const chained = changeFigure('rd_expenditure_2030', { caliber: '全社会' });
    const indicators = chained.indicators.map((row) =>
      row.key === 'rd_expenditure'
        ? { ...row, figures: ['rd_expenditure_2024', 'rd_expenditure_2030'] }
        : row,
    );
    const startsFromPlan = indicators.map((row) =>
      row.key === 'rd_expenditure' ? { ...row, startsFrom: 'plan' as const } : row,
    );
    expect(codes(prepareModel({ ...chained, indicators }))).toContain('model.figurePlan');
    expect(prepareModel({ ...chained, indicators: startsFromPlan })).toMatchObject({
      ok: true,
      problems: [{ code: 'model.caliberChain', severity: 'warning' }],
    });
  });
});

describe('calibers', () => {
  const sum = (change: Partial<Indicator>): Model => {
    const { indicators, ...rest } = changeIndicator('fiscal_st', { formula: '=gdp*0.01' });
    const row: Indicator = {
      key: 'total',
      name: { zh: '合计', en: 'Total' },
      unit: '亿元',
      group: 'fiscal',
      formula: '=PREV(rd_expenditure)+fiscal_st',
      from: 2025,
      ...change,
    };
    return { ...rest, indicators: [...indicators, row] };
  };
  const caliber = { zh: '两类投入合计', en: 'both inputs' };
  const reason = { zh: '两者互不重复。', en: 'They do not overlap.' };

  it('that differ are not added without a word', () => {
    const outcome = prepareModel(sum({}));
    expect(outcome).toMatchObject({
      ok: true,
      problems: [{ code: 'model.caliberSum', severity: 'warning', place: { start: 1, end: 31 } }],
    });
    expect(codes(prepareModel(sum({ formula: '=SUM(rd_expenditure,1,-fiscal_st)' })))).toEqual([
      'model.caliberSum',
    ]);
    expect(codes(prepareModel(sum({ caliber: smallModel.indicators[1]!.caliber!, reason })))).toEqual([
      'model.caliberSum',
    ]);
  });

  it('may be added where the sum states its own with a reason', () => {
    expect(codes(prepareModel(sum({ caliber, reason })))).toEqual([]);
  });

  it('may be compared, divided, or weighed with shares', () => {
    expect(codes(prepareModel(sum({ unit: '倍', formula: '=fiscal_st/rd_expenditure' })))).toEqual([]);
    expect(
      codes(prepareModel(sum({ formula: '=IF(fiscal_st>rd_expenditure,fiscal_st,rd_expenditure)' }))),
    ).toEqual([]);
  });
});

describe('parameters, scenarios, targets', () => {
  it.each([
    [{ value: 20 }, 'parameters rd_growth value model.valueOutside'],
    [{ value: { 2024: 5, 2026: -1 } }, 'parameters rd_growth value.2026 model.valueOutside'],
    [{ value: {} }, 'parameters rd_growth value model.noValue'],
    [{ value: { 2024: 5, 2040: 6 } }, 'parameters rd_growth value.2040 model.valueUnused'],
    [{ unit: '斤' }, 'parameters rd_growth unit figures.unit'],
    [{ options: [{ zh: '甲', en: 'A' }] }, 'parameters rd_growth options model.optionCount'],
  ])('parameter with %o', (change, expected) => {
    const parameters = smallModel.parameters.map((row) =>
      row.key === 'rd_growth' ? { ...row, ...change } : row,
    );
    expect(found({ ...smallModel, parameters })).toEqual([expected]);
  });

  it('a switch takes whole numbers only', () => {
    const options = [
      { zh: '甲', en: 'A' },
      { zh: '乙', en: 'B' },
    ];
    const parameters = smallModel.parameters.map((row) =>
      row.key === 'rd_growth' ? { ...row, min: 1, max: 2, value: 1.5, options } : row,
    );
    expect(found({ ...smallModel, parameters, scenarios: smallModel.scenarios.slice(0, 1) })).toEqual([
      'parameters rd_growth value model.notAnOption',
    ]);
  });

  it.each([
    [{ extends: 'bas' }, 'scenarios high extends model.nearScenario'],
    [{ extends: 'zzzzzz' }, 'scenarios high extends model.unknownScenario'],
    [{ extends: 'high' }, 'scenarios high extends model.scenarioCycle'],
    [{ values: { rd_grwth: 1 } }, 'scenarios high values.rd_grwth model.nearParameter'],
    [{ values: { rd_growth: { 2026: 99 } } }, 'scenarios high values.rd_growth.2026 model.valueOutside'],
  ])('scenario with %o', (change, expected) => {
    const scenarios = smallModel.scenarios.map((row) => (row.key === 'high' ? { ...row, ...change } : row));
    expect(found({ ...smallModel, scenarios })).toEqual([expected]);
  });

  it('a circle of scenarios is reported once', () => {
    const [base, high] = smallModel.scenarios;
    const scenarios = [{ ...base!, extends: 'high' }, high!, { ...high!, key: 'third', extends: 'high' }];
    const { problems } = prepareModel({ ...smallModel, scenarios });
    expect(problems.map(({ code, args }) => [code, args['way']])).toEqual([
      ['model.scenarioCycle', 'base -> high -> base'],
    ]);
  });

  it('a model needs a scenario', () => {
    expect(found({ ...smallModel, scenarios: [] })).toEqual(['model  scenarios model.noScenario']);
  });

  it.each([
    [{ indicator: 'gdpp' }, 'targets rd_2030 indicator model.nearIndicator'],
    [{ year: 2035 }, 'targets rd_2030 year model.yearOutside'],
    [{ source: 'somewhere' }, 'targets rd_2030 source model.unknownFigure'],
  ])('target with %o', (change, expected) => {
    const targets = smallModel.targets.map((row) => (row.key === 'rd_2030' ? { ...row, ...change } : row));
    expect(found({ ...smallModel, targets })).toEqual([expected]);
  });

  it.each([
    [{ baseYear: 2022 }, 'model  baseYear model.baseBeforeFirst'],
    [{ horizon: 2200 }, 'model  horizon model.tooManyYears'],
    [{ milestones: [2027, 2050] }, 'model  milestones.1 model.yearOutside'],
  ])('years %o', (change, expected) => {
    expect(found({ ...smallModel, ...change })).toContain(expected);
  });
});

it('every problem has a sentence in both languages', () => {
  const broken: Model = {
    ...smallModel,
    milestones: [1999],
    scenarios: [],
    indicators: smallModel.indicators.map((row) => ({ ...row, unit: '斤', figures: ['nothing'] })),
  };
  const { problems } = prepareModel(broken);
  expect(problems.length).toBeGreaterThan(5);
  for (const problem of problems)
    for (const language of ['zh', 'en'] as const) expect(sentence(problem, language)).toMatch(/[。.]$/);
});

it('takes a target about an indicator without values: it has no actual yet', () => {
  const targets = smallModel.targets.map((row) =>
    row.key === 'rd_2030' ? { ...row, indicator: 'fiscal_st' } : row,
  );
  expect(codes(prepareModel({ ...smallModel, targets }))).toEqual([]);
});
