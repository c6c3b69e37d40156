/** The sheet of variance shares: indices as stamped, ranked, and live words on whether they still speak of the model. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCurrent } from '../../../src/analysis/uncertainty/stamp.js';
import { LANGUAGES, type Language } from '../../../src/messages/language.js';
import { setParameterValue } from '../../../src/model/edit.js';
import type { Model } from '../../../src/model/model.js';
import type { Cell, SheetPlan, WorkbookPlan, WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { patchPlan } from '../../../src/workbook/living/patchPlan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { readAttachments } from '../../../src/workbook/read/readAttachments.js';
import { snapshotOf } from '../snapshotOf.js';
import { SENTENCE_ROW, SHARE, STATUS_ROW } from '../../../src/workbook/sheets/varianceLayout.js';
import { calculated, differences, numberOf, rowOf, snapshot } from '../engine.js';
import { preparedOf, tinyModel } from '../models.js';
import { simulationOf } from '../simulations.js';
import { randomVariance, uncertainModel, varianceOf } from '../variances.js';

const prepared = preparedOf(uncertainModel);
const variance = varianceOf(prepared);
const CURRENT = 'Results are current';
const STALE = 'Out of date: calculate again';

const planOf = (model: Model, language: Language = 'en'): WorkbookPlan =>
  planWorkbook(preparedOf(model), language, { variance });

function sheetOf(plan: WorkbookPlan): SheetPlan {
  const sheet = plan.sheets.find(({ key }) => key === 'variance');
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const cellsOf = (plan: WorkbookPlan): readonly (readonly (Cell | undefined)[])[] =>
  sheetOf(plan).blocks[0]?.cells ?? [];
const shown = (cell: Cell | undefined): unknown => cell?.cached ?? cell?.value;

/** Rows of the shares: those whose key is one of a parameter, before the stamp. */
function sharesOf(plan: WorkbookPlan, parameters: readonly string[]): readonly (readonly unknown[])[] {
  const lines = cellsOf(plan).map((line) => line.map(shown));
  return parameters.map((key) => lines.find((line) => line[2] === key) ?? []);
}

/** State on the sheet, and what Checks counts. */
function stateIn(seen: WorkbookSnapshot): readonly unknown[] {
  const cells = (sheet: string) => seen.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  const row = cells('Checks').find(
    (line) => line[0]?.value === 'Variance shares out of date (rows changed since)',
  );
  return [
    cells('Variance shares')[STATUS_ROW]?.[0]?.value,
    (row ?? []).some((cell) => Number(cell?.value) > 0),
  ];
}

const FRESH = [CURRENT, false];
const OLD = [STALE, true];

describe('Sobol indices in the workbook', () => {
  let plan: WorkbookPlan;
  beforeAll(() => {
    plan = planOf(uncertainModel);
  });

  it('come back as they were written, in both languages, whatever the model has become', () => {
    const random = randomVariance(
      ['base', 'high'],
      ['intensity', 'rd'],
      tinyModel.parameters.map(({ key }) => key),
    );
    fc.assert(
      fc.property(random, fc.constantFrom(...LANGUAGES), (written, language) => {
        const read = readAttachments(snapshotOf(planWorkbook(prepared, language, { variance: written })));
        expect(read.problems).toEqual([]);
        expect(read.ok && read.value.variance).toEqual(written);
      }),
      { numRuns: 40 },
    );
    expect(isCurrent(prepared, variance)).toBe(true);
    const read = readAttachments(snapshotOf(plan));
    expect(read.ok && read.value.variance).toEqual(variance);
  });

  it('are ranked by total index, whatever the order of the rows', () => {
    const random = randomVariance(['base'], ['rd'], ['gdp_growth', 'rd_growth']);
    fc.assert(
      fc.property(random, (written) => {
        const keys = written.indices.map(({ parameter }) => parameter);
        const rows = sharesOf(planWorkbook(prepared, 'en', { variance: written }), keys);
        rows.forEach((row, i) => {
          const { total, first } = written.indices[i]!;
          const above = written.indices.filter((other) => other.total.value > total.value).length;
          expect(row[SHARE.rank]).toBe(Number.isNaN(total.value) ? '' : above + 1);
          const less = total.value - first.value;
          expect(row[SHARE.interaction]).toBe(Number.isNaN(less) ? '' : less);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('have a sheet only where there are any, after Uncertainty or Sensitivity', () => {
    const keys = (simulated: boolean, withVariance: boolean): readonly string[] =>
      planWorkbook(prepared, 'zh', {
        ...(simulated ? { simulation: simulationOf(prepared, 'base', 50) } : {}),
        ...(withVariance ? { variance } : {}),
      }).sheets.map(({ key }) => key);
    expect(keys(true, false)).not.toContain('variance');
    const after = (list: readonly string[]) => list[list.indexOf('variance') - 1];
    expect(after(keys(true, true))).toBe('uncertainty');
    expect(after(keys(false, true))).toBe('sensitivity');
  });

  it('say what matters most, and are charted with the largest on top', () => {
    const [top, next] = variance.indices;
    expect([top?.parameter, next?.parameter]).toEqual(['rd_growth', 'gdp_growth']);
    const said = String(shown(cellsOf(plan)[SENTENCE_ROW]?.[0]));
    const share = `${Math.round(100 * top!.total.value)}%`;
    expect(said).toMatch(`${share} of the uncertainty of R&D intensity in 2027 involves R&D growth;`);
    expect(said).toContain('Next comes GDP growth (');
    const chart = sheetOf(plan).charts[0];
    expect(chart?.series.length).toBe(2);
    const lines = cellsOf(plan).map((line) => shown(line[0]));
    const bars = lines.indexOf('Data of the bar chart');
    expect(lines.slice(bars + 2, bars + 4)).toEqual(['GDP growth', 'R&D growth']);
    expect(chart?.categories).toBe(`'Variance shares'!$A$${bars + 3}:$A$${bars + 4}`);
  });

  it.each(LANGUAGES)('are calculated alike by another engine (%s)', async (language) => {
    const planned = planOf(uncertainModel, language);
    expect(differences(planned, await snapshot(await calculated(planned)))).toEqual([]);
    const gaps = { value: NaN, low: NaN, high: NaN };
    const [first, ...rest] = variance.indices;
    const indices = [{ parameter: 'gone', first: gaps, total: gaps }, ...rest, first!];
    const broken = planWorkbook(preparedOf(tinyModel), language, { variance: { ...variance, indices } });
    expect(differences(broken, await snapshot(await calculated(broken)))).toEqual([]);
  });

  it.each<readonly [string, string, () => readonly [number, number, string], readonly unknown[]]>([
    [
      'a blue cell of the base scenario',
      'projection:base',
      () => [rowOf(plan, 'projection:base', 2, 'rd_growth'), 6, '0.08'],
      OLD,
    ],
    ['a figure', 'baseline', () => [5, 4, '9.5'], OLD],
    [
      'a distribution',
      'model',
      () => [rowOf(plan, 'model', 0, 'gdp_growth'), 10, 'normal(mean=5, sd=2)'],
      OLD,
    ],
    ['a name', 'model', () => [rowOf(plan, 'model', 0, 'gdp'), 2, 'Gross domestic product'], FRESH],
  ])('know at once when a user changes %s', async (_, sheet, place, expected) => {
    const host = await calculated(plan);
    expect(stateIn(await snapshot(host))).toEqual(FRESH);
    const [row, column, input] = place();
    expect(row).toBeGreaterThan(0);
    host.model().setUserInput(numberOf(plan, sheet), row, column, input);
    host.model().evaluate();
    expect(stateIn(await snapshot(host))).toEqual(expected);
  });

  it('stay out of date when the workbook is built again, until the change is taken back', () => {
    const changed = setParameterValue(uncertainModel, 'base', 'rd_growth', 'all', 8);
    expect(stateIn(snapshotOf(planOf(changed)))).toEqual(OLD);
    const back = setParameterValue(changed, 'base', 'rd_growth', 'all', 6.1);
    expect(stateIn(snapshotOf(planOf(back)))).toEqual(FRESH);
  });

  it('are followed by a live link when they become out of date, and back: only contents of cells change', () => {
    const changed = planOf(setParameterValue(uncertainModel, 'high', 'rd_growth', 2026, 8));
    expect(patchPlan(plan, changed)).toBeDefined();
    expect(patchPlan(changed, plan)).toBeDefined();
  });

  it('outlive their scenario, indicator and parameters, out of date', () => {
    const { figures, indicators, parameters, scenarios, ...rest } = uncertainModel;
    const gone: Model = {
      ...rest,
      figures: figures.filter(({ indicator }) => indicator !== 'intensity'),
      indicators: indicators
        .filter(({ key }) => key !== 'intensity')
        .map((row) => (row.key === 'gdp' ? { ...row, formula: '=PREV(gdp) * (1 + other_growth)' } : row)),
      parameters: parameters.map((row) => (row.key === 'gdp_growth' ? { ...row, key: 'other_growth' } : row)),
      scenarios: scenarios.filter(({ key }) => key !== 'high'),
      targets: [],
    };
    const planned = planOf(gone);
    expect(stateIn(snapshotOf(planned))).toEqual(OLD);
    expect(sharesOf(planned, ['gdp_growth', 'rd_growth']).map(([name]) => name)).toEqual([
      'gdp_growth',
      'R&D growth',
    ]);
    const read = readAttachments(snapshotOf(planned));
    expect(read.ok && read.value.variance).toEqual(variance);
  });
});
