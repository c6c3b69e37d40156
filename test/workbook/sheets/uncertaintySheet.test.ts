/** The Uncertainty sheet: values as stamped, and live words on whether they still speak of the model. */
import { beforeAll, describe, expect, it } from 'vitest';
import { hashScenario, isCurrent } from '../../../src/analysis/uncertainty/stamp.js';
import { setParameterValue } from '../../../src/model/edit.js';
import type { Model } from '../../../src/model/model.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { snapshotOf } from '../snapshotOf.js';
import type { WorkbookPlan, WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { STATUS_ROW } from '../../../src/workbook/sheets/uncertaintyLayout.js';
import { valueOf } from '../../model/packs.js';
import { calculated, differences, numberOf, rowOf, snapshot } from '../engine.js';
import { preparedOf, tinyModel } from '../models.js';
import { simulationOf } from '../simulations.js';

const prepared = preparedOf(tinyModel);
const simulation = simulationOf(prepared, 'high');
const CURRENT = 'Results are current';
const STALE = 'Out of date: simulate again';

const planOf = (model: Model): WorkbookPlan => planWorkbook(preparedOf(model), 'en', { simulation });

function shownIn(seen: WorkbookSnapshot, sheet: string, row: number, column: number): unknown {
  return seen.sheets.find(({ name }) => name === sheet)?.cells[row]?.[column]?.value;
}

/** State on the sheet, what Checks counts, what the Overview says. */
function stateIn(seen: WorkbookSnapshot): readonly unknown[] {
  const checks = seen.sheets.find(({ name }) => name === 'Checks')?.cells ?? [];
  const row = checks.find((line) =>
    /^Simulation out of date/.test(JSON.stringify(line[0]?.value ?? '').slice(1)),
  );
  const isWarned = String(shownIn(seen, 'Overview', 6, 1)).startsWith('The simulation is out of date');
  return [shownIn(seen, 'Uncertainty', STATUS_ROW, 0), Number(row?.[3]?.value) > 0, isWarned];
}

const FRESH = [CURRENT, false, false];
const OLD = [STALE, true, true];

describe('a simulation in the workbook', () => {
  let plan: WorkbookPlan;
  beforeAll(() => {
    plan = planOf(tinyModel);
  });

  it('is left out where there is none', () => {
    expect(planWorkbook(prepared, 'en').sheets.map(({ key }) => key)).not.toContain('uncertainty');
  });

  it.each(['en', 'zh'] as const)('is calculated alike by another engine (%s)', async (language) => {
    const planned = planWorkbook(prepared, language, { simulation });
    expect(differences(planned, await snapshot(await calculated(planned)))).toEqual([]);
  });

  it('stacks bands that add up to the percentiles', () => {
    const sheet = plan.sheets.find(({ key }) => key === 'uncertainty');
    const lines = sheet?.blocks[0]?.cells ?? [];
    const chart = sheet?.charts.find(({ key }) => key === 'fan-intensity');
    expect(chart?.series.map(({ line, hidden }) => line ?? hidden ?? false)).toEqual([
      true,
      ...Array<boolean>(8).fill(false),
      true,
      true,
    ]);
    const header = lines.findIndex((line) => line[2]?.value === 'intensity' && line[2].style === 'keyPlain');
    for (const year of [2025, 2026, 2027]) {
      const line = lines[header + 1 + year - 2024] ?? [];
      const stack = line.slice(5, 14).reduce((sum, cell) => sum + Number(cell?.cached ?? cell?.value), 0);
      const row = simulation.series.find((series) => series.key === 'intensity' && series.year === year);
      expect(stack).toBeCloseTo(row?.percentiles[90] ?? NaN, 12);
    }
  });

  it.each<readonly [string, string, () => readonly [number, number, string], readonly unknown[]]>([
    [
      'a blue cell of its scenario',
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
    ['a formula text', 'model', () => [rowOf(plan, 'model', 0, 'intensity'), 5, 'rd / gdp * 2'], OLD],
    ['a target', 'model', () => [rowOf(plan, 'model', 0, 'intensity_2027'), 8, '0.035'], OLD],
    ['a name', 'model', () => [rowOf(plan, 'model', 0, 'gdp'), 2, 'Gross domestic product'], FRESH],
    ['a range', 'model', () => [rowOf(plan, 'model', 0, 'rd_growth_slow'), 8, '0.2'], FRESH],
  ])('knows at once when a user changes %s', async (_, sheet, place, expected) => {
    const host = await calculated(plan);
    expect(stateIn(await snapshot(host))).toEqual(FRESH);
    const [row, column, input] = place();
    expect(row).toBeGreaterThan(0);
    host.model().setUserInput(numberOf(plan, sheet), row, column, input);
    host.model().evaluate();
    expect(stateIn(await snapshot(host))).toEqual(expected);
  });

  it('stays out of date when the workbook is built again, until the change is taken back', () => {
    const changed = setParameterValue(tinyModel, 'base', 'rd_growth', 'all', 8);
    expect(isCurrent(preparedOf(changed), simulation)).toBe(false);
    expect(stateIn(snapshotOf(planOf(changed)))).toEqual(OLD);
    const back = setParameterValue(changed, 'base', 'rd_growth', 'all', 6.1);
    expect(stateIn(snapshotOf(planOf(back)))).toEqual(FRESH);
  });

  it('outlives its scenario and its targets, out of date', () => {
    const { scenarios, ...rest } = tinyModel;
    const gone = { ...rest, scenarios: scenarios.filter(({ key }) => key !== 'high'), targets: [] };
    const planned = planWorkbook(preparedOf(gone), 'en', { simulation });
    expect(shownIn(snapshotOf(planned), 'Uncertainty', STATUS_ROW, 0)).toBe(STALE);
  });
});

describe('the hash of a scenario', () => {
  it('is the same for the model read back, and for other words', () => {
    const read = preparedOf(valueOf(readWorkbook(snapshotOf(planOf(tinyModel)))));
    expect(hashScenario(read, 'high')).toBe(simulation.modelHash);
    const renamed = {
      ...tinyModel,
      indicators: tinyModel.indicators.map((row) => ({
        ...row,
        name: { zh: `${row.name.zh}甲`, en: `${row.name.en} a` },
      })),
    };
    expect(hashScenario(preparedOf(renamed), 'high')).toBe(simulation.modelHash);
  });

  it('is another one for other numbers, not for those of another scenario', () => {
    const here = setParameterValue(tinyModel, 'high', 'rd_growth', 2027, 9.5);
    expect(hashScenario(preparedOf(here), 'high')).not.toBe(simulation.modelHash);
    expect(hashScenario(preparedOf(here), 'base')).toBe(hashScenario(prepared, 'base'));
  });
});
