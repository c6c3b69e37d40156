/** Models from plans of our own making: a province's, a company's in English, a city's budget. Everything in them is invented. */
import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../src/figures/extract/extractFigures.js';
import { verifyFigures } from '../../src/figures/verify.js';
import type { Model } from '../../src/model/model.js';
import { readPack, writePack } from '../../src/model/pack.js';
import { prepareModel } from '../../src/model/prepare.js';
import { projectModel } from '../../src/model/project.js';
import { buildPlan } from '../../src/start/buildPlan.js';

const HASH = '0'.repeat(64);
const SOURCE = { name: { zh: '计划', en: 'Plan' }, author: 'Ana', date: '2026-02-03' };

function build(text: string): ReturnType<typeof buildPlan> {
  const lines = text.split('\n');
  const document = {
    ...{ id: 'document_1', title: '计划', publisher: '', published: '', number: '', file: 'document_1.txt' },
    sha256: HASH,
  };
  const candidates = extractFigures(lines, { vocabulary: { indicators: [], places: [] } });
  return buildPlan([{ document, text: { text, sha256: HASH }, candidates }], SOURCE);
}

function modelOf(text: string): Model {
  const built = build(text);
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.model;
}

const PROVINCE = `青川省“十五五”科技创新发展规划

一、发展基础

2025年，全省研发经费投入820亿元，比上年增长9.5%，占地区生产总值比重为2.6%。地区生产总值31500亿元，增长5.8%。省级实验室35家，居全国第八位。2024年，研发经费投入749亿元。

二、主要目标

到2030年，研发经费投入达到1400亿元以上，占地区生产总值比重达到3.2%左右。地区生产总值年均增长5.5%以上。省级实验室60家以上。数字经济核心产业增加值突破5000亿元。`;

describe('a plan', () => {
  const model = modelOf(PROVINCE);
  const indicator = (name: string): Model['indicators'][number] | undefined =>
    model.indicators.find(({ name: { zh } }) => zh === name);

  it('becomes a pack that can be written, read and prepared', () => {
    const read = readPack(writePack(model));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(prepareModel(read.value).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(model).toMatchObject({
      firstYear: 2024,
      baseYear: 2025,
      horizon: 2030,
      milestones: [2030],
      geography: '青川',
    });
  });

  it('grows from the last actual to the aim, and the aim is its target', () => {
    const level = indicator('研发经费投入');
    const key = level?.key ?? '';
    expect(level).toMatchObject({ unit: '亿元', formula: `=PREV(${key}) * (1 + ${key}_growth)` });
    const growth = model.parameters.find((each) => each.key === `${key}_growth`);
    const end = 820 * (1 + Number(growth?.value) / 100) ** 5;
    expect(end).toBeGreaterThanOrEqual(1400);
    expect(end).toBeLessThan(1400.1);
    expect(model.targets.find((target) => target.indicator === key)).toMatchObject({
      ...{ year: 2030, basis: 'level', comparator: '>=', value: 1400, unit: '亿元', qualifier: 'atLeast' },
      origin: 'document',
    });
  });

  it('calculates a ratio whose two sides have paths of their own, so that its aim is judged', () => {
    const share = indicator('研发经费投入占地区生产总值比重');
    const [part, whole] = [indicator('研发经费投入')?.key, indicator('地区生产总值')?.key];
    expect(share).toMatchObject({ unit: '%', formula: `=${part ?? ''} / ${whole ?? ''}` });
    expect(model.parameters.some(({ key }) => key === `${share?.key ?? ''}_step`)).toBe(false);
    expect(model.targets.find((target) => target.indicator === share?.key)).toMatchObject({ value: 3.2 });
  });

  it('lets growth that is aimed at drive the level', () => {
    const level = indicator('地区生产总值');
    expect(model.parameters.find(({ key }) => key === `${level?.key ?? ''}_growth`)?.value).toBe(5.5);
    expect(model.targets.find((target) => target.indicator === level?.key)).toMatchObject({
      ...{ basis: 'average', from: 2026, year: 2030, value: 5.5, unit: '%' },
    });
  });

  it('keeps an aim without a past as a target that nothing reaches yet', () => {
    const level = indicator('数字经济核心产业增加值');
    expect(level).not.toHaveProperty('formula');
    expect(model.targets.find((target) => target.indicator === level?.key)).toMatchObject({ value: 5000 });
  });

  it('keeps line and printed words of every figure, and they are verified', () => {
    const texts = new Map([['document_1', { text: PROVINCE, sha256: HASH }]]);
    const { verified, figures, problems } = verifyFigures(model.figures, model.documents, texts);
    expect(problems).toEqual([]);
    expect(verified).toBe(figures);
    expect(figures).toBeGreaterThan(8);
  });
});

it('takes half of the last printed digit as the tolerance of an aim that is "about"', () => {
  const { targets } = modelOf(PROVINCE);
  const tolerances = targets.map(({ qualifier, value, tolerance }) => [qualifier, value, tolerance]);
  expect(tolerances).toContainEqual(['about', 3.2, 0.05]);
  expect(tolerances).toContainEqual(['atLeast', 1400, 0]);
});

it('makes an aim below what is an upper limit', () => {
  const text =
    '青川省总结\n\n2025年，煤炭消费量5000万吨。到2030年，煤炭消费量控制在4500万吨以内。2025年，危旧房80家，到2030年，危旧房达到20家。';
  expect(modelOf(text).targets.map(({ comparator, value }) => `${comparator} ${value}`)).toEqual([
    '<= 4500',
    '<= 20',
  ]);
});

it('joins units of one dimension, and tells what repeats', () => {
  const text =
    '青川省情况\n\n2025年，工业产值9800亿元。2025年，工业产值9900亿元。到2030年，工业产值达到1.5万亿元。';
  const built = build(text);
  expect(built.problems).toMatchObject([{ code: 'start.planDouble', args: { count: 1 } }]);
  expect(built.ok && built.model.targets).toMatchObject([{ value: 15000, unit: '亿元' }]);
});

it('is refused where nothing that was is stated', () => {
  const built = build('青川省计划\n\n到2030年，工业产值达到1.5万亿元。');
  expect(built).toMatchObject({ ok: false, problems: [{ code: 'start.noActuals', severity: 'error' }] });
});

const COMPANY = `Acme sales and margin plan

1 Where we are

In 2025, revenue reached $45.2 million, up 8.5% from 2024. Gross margin was 31.2% in 2025. We had 350 employees in 2025.

2 Targets

By 2030, revenue will exceed $70 million. Gross margin should be at least 35% by 2030. The number of employees will be no more than 420 by 2030.`;

it('makes a model of an English plan, its figures verified as they are printed', () => {
  const model = modelOf(COMPANY);
  expect(model.indicators.map(({ name: { en } }) => en)).toEqual([
    'revenue',
    'Yearly growth of revenue',
    'Gross margin',
    'employees',
  ]);
  expect(model.targets.map(({ comparator, value, unit }) => `${comparator} ${value} ${unit}`)).toEqual([
    '>= 7000 万美元',
    '>= 35 %',
    '<= 420 人',
  ]);
  const texts = new Map([['document_1', { text: COMPANY, sha256: HASH }]]);
  const { verified, problems } = verifyFigures(model.figures, model.documents, texts);
  expect([verified, problems]).toEqual([7, []]);
  const others = model.figures.map((figure) => ({ ...figure, value: figure.value * 10 }));
  expect(verifyFigures(others, model.documents, texts).verified).toBe(0);
});

describe('what a document does not say', () => {
  const PAST =
    '2024年，全社会研发经费投入296亿元，研发经费投入强度达到2.9%，地区生产总值10200亿元，高新技术企业达到4200家。\n';
  const projected = (text: string) => {
    const built = build(`某市“十五五”科技创新规划\n\n${text}`);
    if (!built.ok) throw new Error(JSON.stringify(built.problems));
    const prepared = prepareModel(built.model);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    const { years, indicators } = projectModel(prepared.value, 'base');
    const at = (name: string, year: number): number => {
      const key = built.model.indicators.find((row) => row.name.zh === name)?.key;
      return Number(indicators.find((row) => row.key === key)?.values[years.indexOf(year)]);
    };
    const told = (code: string): readonly unknown[] =>
      built.problems.filter((problem) => problem.code === code).map(({ args }) => args);
    return { at, told, model: built.model };
  };

  it('of a whole follows from part and ratio, and is told', () => {
    const { at, told } = projected(
      `${PAST}到2030年，研发经费投入强度达到3.4%左右，全社会研发经费投入年均增长8%以上。`,
    );
    // By hand: 296 x 1.08^6 = 469.71, over 3.4 %.
    expect(at('全社会研发经费投入', 2030)).toBeCloseTo(469.71, 1);
    expect(at('地区生产总值', 2030)).toBeCloseTo((296 * 1.08 ** 6) / 0.034, 0);
    expect(at('研发经费投入强度', 2030)).toBeCloseTo(0.034, 5);
    expect(told('start.planTied')).toEqual([
      { name: '地区生产总值', from: '全社会研发经费投入 / 研发经费投入强度' },
    ]);
  });

  it('of a part follows from whole and ratio', () => {
    const { at } = projected(`${PAST}到2030年，研发经费投入强度达到3.4%左右，地区生产总值达到15000亿元。`);
    expect(at('全社会研发经费投入', 2030)).toBeCloseTo(15000 * 0.034, 1);
  });

  it('is never tied by numbers alone, or by a name alone', () => {
    // 2.9 % is R&D over GDP as well, but it is the share of something else.
    const other = projected(
      `${PAST.replace('研发经费投入强度', '林地面积占比')}到2030年，林地面积占比达到3.4%。`,
    );
    expect(other.told('start.planTied')).toEqual([]);
    // 3.9 % is no quotient of 296 and 10,200.
    const off = projected(
      `${PAST.replace('2.9%', '3.9%')}到2030年，研发经费投入强度达到4.4%，全社会研发经费投入年均增长8%。`,
    );
    expect(off.told('start.planTied')).toEqual([]);
  });

  it('of a series at all keeps its value, which is told by name, with a growth to fill in', () => {
    const { at, told, model } = projected(`${PAST}到2030年，全社会研发经费投入年均增长8%以上。`);
    expect(at('高新技术企业', 2030)).toBe(4200);
    expect(told('start.planFlat')).toEqual([{ count: 2, names: '地区生产总值 · 高新技术企业' }]);
    const open = model.parameters.filter(({ value }) => value === 0);
    expect(open.map(({ min, max, distribution }) => [min, max, distribution])).toEqual([
      [-20, 20, undefined],
      [-20, 20, undefined],
    ]);
  });

  it.each([
    ['高新技术企业数量翻一番', 8400],
    ['高新技术企业数量比2024年翻两番', 16800],
  ])('%s is a multiple of the level, derived from what is printed', (words, value) => {
    const { at, model } = projected(`${PAST}到2030年，${words}。`);
    expect(at('高新技术企业', 2030) / value).toBeCloseTo(1, 4);
    const target = model.targets.find((row) => row.value === value);
    expect(target).toMatchObject({ basis: 'level', comparator: '>=', year: 2030 });
    const aim = model.figures.find(({ id }) => id === target?.source);
    expect(aim?.formula).toMatch(/^=(series_\d+)_2024\*\1_2030_multiple$/);
    expect(model.figures.find(({ id }) => aim?.formula?.endsWith(id))?.source?.token).toMatch(/^翻/);
  });

  it('of the base of a multiple leaves it out, by name', () => {
    const { told } = projected(`${PAST}到2030年，高新技术企业数量比2015年翻两番。`);
    expect(told('start.planChange')).toEqual([{ count: 1, names: '高新技术企业数量 翻两番 (4)' }]);
  });
});
