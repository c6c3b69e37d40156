import { describe, expect, it } from 'vitest';
import { describePlace } from '../../src/messages/messages.js';
import { verifyDerived } from '../../src/model/derived.js';
import { locateProblems } from '../../src/model/locate.js';
import { readPack, writeModelJson, writePack, type PackFiles } from '../../src/model/pack.js';
import { prepareModel } from '../../src/model/prepare.js';
import { SMALL, smallModel, valueOf, ZHEJIANG } from './packs.js';

describe('laws', () => {
  it.each([
    ['small', SMALL],
    ['Zhejiang', ZHEJIANG],
  ])('the %s pack is read back as it was written', (_, files) => {
    const model = valueOf(readPack(files));
    expect(valueOf(readPack(writePack(model)))).toEqual(model);
    expect(valueOf(readPack({ ...files, model: writeModelJson(model) }))).toEqual(model);
  });
});

describe('readPack', () => {
  it('reports the problems of all three files', () => {
    const broken = {
      documents: SMALL.documents.replace('report.txt', ''),
      figures: SMALL.figures.replace('1200,,亿元', '1200,,斤'),
      model: SMALL.model.replace('"version": 1', '"version": 3'),
    };
    expect(
      readPack(broken).problems.map(({ place, code }) => `${place.file ?? ''}:${place.line ?? ''} ${code}`),
    ).toEqual(['documents.csv:2 figures.empty', 'figures.csv:2 figures.unit', 'model.json:3 model.newer']);
  });

  it('knows which documents there are', () => {
    const outcome = readPack({ ...SMALL, figures: SMALL.figures.replace(',p1,2', ',p9,2') });
    expect(outcome.problems.map(({ code }) => code)).toEqual(['figures.document']);
  });
});

describe('locateProblems', () => {
  /** What stands in the file at the place of the only problem of a changed pack. */
  const textAt = (files: PackFiles): string => {
    const problems = locateProblems(prepareModel(valueOf(readPack(files))).problems, files);
    expect(problems.length).toBe(1);
    const { file, line, column } = problems[0]!.place;
    const text = file === 'figures.csv' ? files.figures : files.model;
    return text.split('\n')[(line ?? 0) - 1]?.slice((column ?? 0) - 1) ?? '';
  };
  const withModel = (from: string, to: string): PackFiles => {
    expect(SMALL.model).toContain(from);
    return { ...SMALL, model: SMALL.model.replace(from, to) };
  };

  it('finds the place within a formula, past escapes', () => {
    expect(textAt(withModel('"=rd_expenditure/gdp"', '"=\\u0072d_expenditure/gdpp"'))).toMatch(/^gdpp"/);
  });

  it.each([
    ['"unit": "家"', '"unit": "斤"', /^"斤"/],
    ['"extends": "base"', '"extends": "bse"', /^"bse"/],
    ['"2026": 8', '"2026": 80', /^80/],
    ['"gdp_2024"', '"gdp_2023"', /^"gdp_2023"/],
    ['"year": 2027', '"year": 2037', /^2037/],
    ['2027, 2030', '2027, 2031', /^2031/],
  ])('%s -> %s', (from, to, expected) => {
    expect(textAt(withModel(from, to))).toMatch(expected);
  });

  it('finds the row and column of a figure', () => {
    const figures = SMALL.figures.replace(
      'hightech_firms_2024,hightech_firms,',
      'hightech_firms_2024,hightech_firm,',
    );
    expect(textAt({ ...SMALL, figures })).toMatch(/^hightech_firm,/);
  });

  it.each([
    '=rd_expenditure_2024/rd_intensity_2023',
    '"=IF(""a""=""a"",rd_expenditure_2024/rd_intensity_2023,0)"',
  ])('finds the place within the formula of a derived figure: %s', (formula) => {
    const figures = SMALL.figures.replace('=rd_expenditure_2024/rd_intensity_2024', formula);
    const { problems } = verifyDerived(valueOf(readPack({ ...SMALL, figures })).figures);
    const [located] = locateProblems(problems, { ...SMALL, figures });
    const { line = 0, column = 0 } = located?.place ?? {};
    expect(figures.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^rd_intensity_2023/);
  });

  it('leaves a problem without a row at its file', () => {
    const [located] = locateProblems(
      [
        {
          code: 'model.noValue',
          severity: 'error',
          place: { table: 'parameters', key: 'nothing' },
          args: { key: 'nothing' },
        },
      ],
      SMALL,
    );
    expect(located && describePlace(located.place)).toBe('model.json');
  });
});

describe('verifyDerived', () => {
  const withFormula = (formula: string, value = 40000) =>
    verifyDerived(
      smallModel.figures.map((figure) => (figure.id === 'gdp_2024' ? { ...figure, formula, value } : figure)),
    );
  const problems = (formula: string, value?: number) =>
    withFormula(formula, value).problems.map(({ code }) => code);

  it('recalculates, a % figure standing for its fraction', () => {
    expect(withFormula('=rd_expenditure_2024/rd_intensity_2024')).toEqual({
      figures: 1,
      verified: 1,
      problems: [],
    });
  });

  it('takes a difference in the last digits for none, and no other', () => {
    expect(problems('=rd_expenditure_2024/rd_intensity_2024', 40000.00000001)).toEqual([]);
    expect(problems('=rd_expenditure_2024/rd_intensity_2024', 40000.0001)).toEqual(['derived.otherValue']);
  });

  it('reports what a formula cannot mean', () => {
    expect(problems('=rd_expenditure_2024/(rd_intensity_2024-rd_intensity_2024)')).toContain('derived.error');
    expect(problems('=rd_expenditure_2025/rd_intensity_2024')).toEqual(['formula.nameUnknownNear']);
    expect(problems('=gdp_2024')).toEqual(['derived.cycle']);
    expect(problems('=PREV(rd_expenditure_2024)')).toContain('derived.error');
  });

  it('wants units that go together, counted things being bare numbers', () => {
    expect(problems('=rd_expenditure_2024+rd_intensity_2024')).toContain('formula.unitDimension');
    expect(problems('=rd_expenditure_2024/hightech_firms_2024', 1200 / 45000)).toEqual([]);
  });

  it('proves the derived figures of the Zhejiang pack', () => {
    const { figures } = valueOf(readPack(ZHEJIANG));
    expect(verifyDerived(figures).problems).toEqual([]);
  });
});
