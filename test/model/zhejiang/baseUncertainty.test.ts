/** The uncertainty of what series start from, floors, scaled part years and targets, and correlations: both are in the simulation. */
import { expect, it } from 'vitest';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import { remarkBase } from '../../../src/analysis/uncertainty/baseMargins.js';
import { checkUncertainty } from '../../../src/analysis/uncertainty/checkUncertainty.js';
import {
  runSimulation,
  simulate,
  type SimulationRequest,
} from '../../../src/analysis/uncertainty/uncertainty.js';
import type { Model } from '../../../src/model/model.js';
import { readPack } from '../../../src/model/pack.js';
import { projectModel } from '../../../src/model/project.js';
import { prepared, smallModel, valueOf, ZHEJIANG } from '../packs.js';

const model = valueOf(readPack(ZHEJIANG));
const scenario = 'continuation';

/** The model in which only these parameters are uncertain. */
function onlyUncertain(keys: (key: string) => boolean): Model {
  return {
    ...model,
    parameters: model.parameters.map(({ distribution, correlations: _, ...row }) =>
      distribution !== undefined && keys(row.key) ? { ...row, distribution } : row,
    ),
  };
}

function spread(of: Model, indicator: string, year: number, more: Partial<SimulationRequest> = {}) {
  const plan = { method: 'latin', seed: 7, draws: 4000 } as const;
  const outputs = [{ key: indicator, year }];
  const finding = runSimulation(
    simulate(prepared(of), { scenario, plan, outputs, focus: outputs, ...more }, makeKernelEvaluator),
  );
  if (!finding.ok) throw new Error(finding.reasons.map(({ en }) => en).join(' '));
  const row = finding.value.series.find((each) => each.key === indicator && each.year === year);
  return { ...row!, low: finding.value.focus[0]!.cumulative };
}

const isBase = (key: string): boolean => key.endsWith('_base');

it('a floor moves up only: triangular from 0 to 5 % with its mode at 0, on 10,000 that grows by 10 %', () => {
  const row = spread(
    onlyUncertain((key) => key === 'digital_core_base'),
    'digital_core_va',
    2025,
  );
  // By hand: 11,000 * (1 + 5/3 %), and 11,000 * 5 % / sqrt(18).
  expect(row.mean).toBeCloseTo(11183.333, 0);
  expect(row.sd).toBeCloseTo(129.636, 0);
  // None is below what the floor gives.
  expect(Math.min(...row.low.values)).toBeGreaterThanOrEqual(11000 - 1e-6);
});

it.each([
  ['digital_core_va', 2027],
  ['ai_core_revenue', 2027],
  ['cluster_415x_revenue', 2027],
  ['society_st_input', 2030],
])('law: the interval of %s in %i is wider with the uncertainty of its base', (indicator, year) => {
  const without = spread(
    onlyUncertain((key) => !isBase(key)),
    indicator,
    year,
  );
  const withBase = spread(
    onlyUncertain(() => true),
    indicator,
    year,
  );
  expect(withBase.sd).toBeGreaterThan(without.sd);
});

it('leaves the projections as they were: every margin is 0 as given', () => {
  const margins = model.parameters.filter(
    ({ key }) => isBase(key) && model.indicators.some((row) => row.formula?.includes(key)),
  );
  expect(margins.map(({ value }) => value)).toEqual([0, 0, 0, 0]);
  const { indicators, years } = projectModel(prepared(model), scenario);
  const at = (key: string, year: number) =>
    indicators.find((row) => row.key === key)?.values[years.indexOf(year)];
  expect([at('digital_core_va', 2025), at('society_st_input', 2025)]).toEqual([11000, 7200]);
});

it('the margin of whole-society input is shared by enterprises and others from the year after', () => {
  const at = (margin: number, key: string, year: number): number => {
    const parameters = model.parameters.map((row) =>
      row.key === 'society_base' ? { ...row, value: margin } : row,
    );
    const { indicators, years } = projectModel(prepared({ ...model, parameters }), scenario);
    return Number(indicators.find((row) => row.key === key)?.values[years.indexOf(year)]);
  };
  // 7200 * 1.04 - 1200 - 5650: the printed numbers of 2025 stay.
  expect(at(4, 'residual_st_input', 2025)).toBeCloseTo(638, 9);
  expect(at(4, 'enterprise_others_share', 2025)).toBeCloseTo(5650 / 6000, 12);
  // Others grow by 6 % from 6288 instead of 6000, beside what public money draws in: 288 * 1.06 more in 2026.
  const more = (key: string) => at(4, key, 2026) - at(0, key, 2026);
  expect(more('society_st_input')).toBeCloseTo(305.28, 6);
  expect(more('enterprise_st_input') / 305.28).toBeCloseTo(at(0, 'enterprise_others_share', 2026), 9);
  expect(more('residual_st_input')).toBeGreaterThan(0);
});

it('every margin names its figure, and the simulation says so', () => {
  expect(model.parameters.filter(({ key }) => isBase(key)).map(({ marginOf }) => marginOf)).toEqual([
    'society_st_stated_2025',
    'cluster_415x_revenue_2025',
    'digital_core_va_2024',
    'ai_core_revenue_2025_annualised',
  ]);
  expect(remarkBase(prepared(model))[0]?.en).toContain('floor (0% to 5%)');
  expect(remarkBase(prepared(smallModel))).toEqual([]);
});

it('correlations do not contradict each other, and R&D and GDP that move together make intensity narrower', () => {
  expect(checkUncertainty(model)).toEqual([]);
  const pairs = model.parameters.flatMap(({ correlations = {} }) => Object.keys(correlations));
  expect(pairs.length).toBeGreaterThan(10);
  const none = { parameters: [], matrix: [] };
  const together = spread(model, 'rd_intensity', 2030);
  const apart = spread(model, 'rd_intensity', 2030, { correlation: none });
  expect(together.sd).toBeLessThan(apart.sd);
});
