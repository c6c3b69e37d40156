/** The Sensitivity sheet says what the analysis says, and goes on saying it after a user's edits. */
import { describe, expect, it } from 'vitest';
import { differentiate } from '../../../src/analysis/calculate/derivatives.js';
import { scenarioPoint, withValues, type Point } from '../../../src/analysis/calculate/point.js';
import { analyseSensitivity, spider, type Question } from '../../../src/analysis/sensitivity/sensitivity.js';
import { swingsOf } from '../../../src/analysis/sensitivity/swings.js';
import { cellValue } from '../../../src/figures/units.js';
import type { Model } from '../../../src/model/model.js';
import { readPack } from '../../../src/model/pack.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import type { SheetQuestion } from '../../../src/workbook/plan/attachments.js';
import type { Cell, SheetPlan } from '../../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { readAttachments } from '../../../src/workbook/read/readAttachments.js';
import { QUESTION_ROW, SENTENCE_ROW, VALUE_CELL } from '../../../src/workbook/sheets/sensitivityLayout.js';
import { readFiles, valueOf } from '../../model/packs.js';
import { calculated, differences, snapshot } from '../engine.js';
import { preparedOf, tinyModel } from '../models.js';

const zhejiang = preparedOf(valueOf(readPack(readFiles('seeds/zhejiang'))));

/** The tiny model with yearly paths, additive and multiplicative, beside a distribution, a range and a switch. */
const paths: Model = {
  ...tinyModel,
  parameters: tinyModel.parameters.map((parameter) => {
    if (parameter.key === 'rd_growth')
      return { ...parameter, distribution: { kind: 'randomWalk', parameters: { sd: 0.8 } } };
    if (parameter.key !== 'rd_growth_slow') return parameter;
    const shock = { sd: 0.2, persistence: 0.6, multiplicative: 1 };
    return { ...parameter, distribution: { kind: 'meanReversion', parameters: shock } };
  }),
};

function sheetOf(prepared: PreparedModel, question: SheetQuestion): SheetPlan {
  const plan = planWorkbook(prepared, 'en', { sensitivity: question });
  const sheet = plan.sheets.find(({ key }) => key === 'sensitivity');
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const cells = (sheet: SheetPlan): readonly (readonly (Cell | undefined)[])[] => sheet.blocks[0]?.cells ?? [];
const shown = (cell: Cell | undefined): unknown => cell?.cached ?? cell?.value ?? undefined;

/** Rows below the heading `title`, up to the first that has no name. */
function table(sheet: SheetPlan, title: string): readonly (readonly unknown[])[] {
  const lines = cells(sheet).map((line) => line.map(shown));
  const start = lines.findIndex((line) => line[0] === title) + 2;
  const end = lines.findIndex((line, i) => i >= start && (line[3] === undefined || line[3] === null));
  return lines.slice(start, end);
}

function near(value: unknown, expected: number): void {
  expect(Math.abs(Number(value) - expected), `${String(value)} is not ${expected}`).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(expected)),
  );
}

function expectAnalysis(prepared: PreparedModel, question: Question): void {
  const found = analyseSensitivity(prepared, question);
  if (!found.ok) throw new Error(JSON.stringify(found.reasons));
  const { value, elasticities } = found.value;
  // The sheet keeps the twelve that move the indicator most.
  const tornado = found.value.tornado.slice(0, 12);
  const kept = new Set(tornado.map(({ parameter }) => parameter));
  const sheet = sheetOf(prepared, question);
  near(shown(cells(sheet)[VALUE_CELL.row]?.[VALUE_CELL.column]), value);
  const name = (key: string): string => prepared.names.write(key, 'en');
  const ranked = table(sheet, 'Ranked by effect');
  const moving = ranked.filter((line) => line[7] !== 0);
  expect(moving.map((line) => line[0])).toEqual(tornado.map(({ parameter }) => name(parameter)));
  tornado.forEach(({ atLow, atHigh }, i) => {
    const line = ranked[i] ?? [];
    near(line[3], atLow);
    near(line[4], atHigh);
    near(line[5], atLow - value);
    near(line[6], atHigh - value);
    near(line[7], Math.abs(atHigh - atLow));
  });
  for (const { parameter, elasticity } of elasticities) {
    const line = ranked.find((row) => row[0] === name(parameter));
    // A central difference over one per cent is off by some 1e-4 of the curvature.
    if (Number.isFinite(elasticity) && kept.has(parameter)) expect(line?.[8]).toBeCloseTo(elasticity, 3);
  }
  const points = table(sheet, 'The indicator along the range of each parameter');
  const lines = spider(
    prepared,
    question,
    tornado
      .map(({ parameter }) => parameter)
      .filter((key) => prepared.parameterByKey.get(key)?.parameter.options === undefined),
    4,
  );
  if (!lines.ok) throw new Error('no spider');
  for (const { parameter, results } of lines.value) {
    const line = points.find((row) => row[0] === name(parameter)) ?? [];
    results.forEach((result, k) => {
      near(line[3 + k], result);
    });
  }
  const ends = table(sheet, 'Ends of the ranges (blue may be changed)');
  for (const { parameter, low, basis } of tornado) {
    const unit = prepared.parameterByKey.get(parameter)?.unit;
    const line = ends.find((row) => row[0] === name(parameter)) ?? [];
    if (basis === 'range' && unit !== undefined) near(line[3], cellValue(low, unit));
  }
}

describe('the Sensitivity sheet', () => {
  it.each([
    ['continuation', 'rd_intensity', 2030],
    ['ambitious', 'society_st_input', 2028],
    ['pressure', 'industry_growth', 2027],
    ['on_target', 'ai_core_revenue', 2030],
    ['continuation', 'rd_capital', 2026],
  ])('says what the analysis says: %s, %s, %i', (scenario, indicator, year) => {
    expectAnalysis(zhejiang, { scenario, indicator, year });
  });

  it('says what the analysis says of yearly paths, ranges and switches', () => {
    for (const scenario of ['base', 'high'])
      for (const year of [2025, 2027]) {
        expectAnalysis(preparedOf(tinyModel), { scenario, indicator: 'intensity', year });
        expectAnalysis(preparedOf(paths), { scenario, indicator: 'intensity', year });
      }
  });

  it('answers for the first target when nobody asks, and for nothing when nothing moves it', () => {
    const plan = planWorkbook(preparedOf(tinyModel), 'en');
    const sheet = plan.sheets.find(({ key }) => key === 'sensitivity');
    const line = cells(sheet ?? plan.sheets[0]!)[QUESTION_ROW + 2] ?? [];
    expect([shown(line[1]), shown(line[2])]).toEqual([2027, 'first_target 2027']);
    const asked = { scenario: 'gone', indicator: 'intensity', year: 2027 };
    expect(sheetOf(preparedOf(tinyModel), asked)).toEqual(sheet);
    const still = { ...tinyModel, targets: [] };
    expect(planWorkbook(preparedOf(still), 'en').sheets.map(({ key }) => key)).not.toContain('sensitivity');
  });

  it.each([
    ['rd_intensity', 2030, undefined],
    ['rd_intensity', 2030, ['rest_growth', 'rd_growth']],
    ['society_st_input', 2028, ['others_growth', 'gov_st_growth']],
  ] as const)('tables two parameters as the analysis does: %s, %i, %j', (indicator, year, pair) => {
    const question = { scenario: 'continuation', indicator, year };
    const sheet = sheetOf(zhejiang, pair === undefined ? question : { ...question, pair });
    const lines = cells(sheet).map((line) => line.map(shown));
    const head = lines.findIndex((line) => String(line[0]).endsWith(' →'));
    const [down = '', across = ''] = [9, 10].map((column) => String(lines[head]?.[column]));
    if (pair !== undefined) expect([down, across]).toEqual(pair);
    const found = spider(zhejiang, question, [down, across], 4);
    const swings = swingsOf(zhejiang, question.scenario);
    if (!found.ok || !swings.ok) throw new Error('no spider');
    const start = scenarioPoint(zhejiang, question.scenario);
    const model = differentiate(zhejiang, []);
    const t = year - zhejiang.model.firstYear;
    // A shifted parameter keeps the course that the scenario plans for it.
    const moved = (point: Point, key: string, end: number): Point => {
      const planned = start.get(key)!;
      const isRange = swings.value.get(key)?.kind === 'range';
      return withValues(
        point,
        key,
        planned.map((value) => (isRange ? end : value + end - planned[t]!)),
      );
    };
    const [ends = [], others = []] = [down, across].map((key) => {
      const { values } = found.value.find(({ parameter }) => parameter === key)!;
      return values.map((value) => cellValue(value, zhejiang.parameterByKey.get(key)!.unit));
    });
    ends.forEach((end, i) => {
      near(lines[head + 1 + i]?.[2], end);
      others.forEach((other, j) => {
        near(lines[head]?.[3 + j], other);
        const both = moved(moved(start, down, end), across, other);
        near(lines[head + 1 + i]?.[3 + j], Number(model.at(both).at(indicator, year)?.value));
      });
    });
  });

  it('takes the two that matter most when the pair asked for cannot be', () => {
    const question = { scenario: 'base', indicator: 'intensity', year: 2027 };
    const sheet = sheetOf(preparedOf(tinyModel), question);
    for (const pair of [
      ['rd_growth', 'rd_growth'],
      ['rd_growth', 'gone'],
    ] as const)
      expect(sheetOf(preparedOf(tinyModel), { ...question, pair })).toEqual(sheet);
  });

  it('has one formula along each row of a case', () => {
    const lines = cells(
      sheetOf(zhejiang, { scenario: 'continuation', indicator: 'industry_growth', year: 2030 }),
    );
    const start = lines.findIndex((line) => shown(line[0]) === 'As in the scenario (from its sheet)');
    const relative = (formula: string, column: number): string =>
      formula.replace(
        /(?<![$A-Z'])([A-Z])(?=\$?\d)/g,
        (letter) => `C[${letter.charCodeAt(0) - 65 - column}]`,
      );
    let compared = 0;
    for (const line of lines.slice(start + 1)) {
      if (line[6]?.formula === undefined) continue;
      // The last years are all projected.
      const formulas = [6, 7, 8, 9].map((column) => relative(line[column]?.formula ?? '', column));
      expect(new Set(formulas).size, formulas.join(' ')).toBe(1);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('says in a sentence what matters most', () => {
    const sheet = sheetOf(zhejiang, { scenario: 'continuation', indicator: 'rd_intensity', year: 2030 });
    expect(shown(cells(sheet)[SENTENCE_ROW]?.[0])).toBe(
      'What matters most for R&D intensity in 2030 is Change of the GDP deflator: from -1.00% to 3.00% it moves the indicator from 3.61% to 2.84%. Next comes Autonomous growth of the others.',
    );
  });

  it('follows a blue cell of the projection, the year chosen on it, and a Chinese sheet too', async () => {
    const prepared = preparedOf(paths);
    const first = planWorkbook(prepared, 'zh');
    const host = await calculated(first);
    expect(differences(first, await snapshot(host))).toEqual([]);
    const number = (key: string): number => first.sheets.findIndex((sheet) => sheet.key === key);
    const lines = first.sheets[number('projection:base')]?.blocks[0]?.cells ?? [];
    const row = lines.findIndex((line) => line[2]?.value === 'gdp_growth');
    host.model().setUserInput(number('projection:base'), row + 1, 6, '0.04');
    host.model().setUserInput(number('sensitivity'), QUESTION_ROW + 3, 2, '2026');
    host.model().evaluate();
    const seen = await snapshot(host);
    const edited = {
      ...paths,
      parameters: paths.parameters.map((parameter) =>
        parameter.key === 'gdp_growth' ? { ...parameter, value: { 2025: 4, 2027: 5 } } : parameter,
      ),
    };
    const asked = readAttachments(seen);
    if (!asked.ok) throw new Error('not read');
    expect(asked.value).toMatchObject({
      sensitivity: { scenario: 'base', indicator: 'intensity', year: 2026 },
    });
    expect(differences(planWorkbook(preparedOf(edited), 'zh', asked.value), seen)).toEqual([]);
  });
});
