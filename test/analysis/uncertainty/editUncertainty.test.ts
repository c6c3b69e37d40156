import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setCorrelations, setDistribution } from '../../../src/analysis/uncertainty/editUncertainty.js';
import { moveDistribution } from '../../../src/analysis/calculate/moveDistribution.js';
import {
  checkCorrelation,
  modelCorrelation,
  uncertainParameters,
} from '../../../src/analysis/uncertainty/uncertain.js';
import { scenarioPoint } from '../../../src/analysis/calculate/point.js';
import type { Distribution, Model } from '../../../src/model/model.js';
import { DISTRIBUTIONS, prepareDistribution } from '../../../src/sampling/distributions.js';
import { prepared, valueOf } from '../../model/packs.js';
import { modelOf, indicator, parameter, zhejiang } from '../models.js';

const normal = (mean: number): Distribution => ({ kind: 'normal', parameters: { mean, sd: 1 } });
const KEYS = ['a', 'b', 'p', 'q'];
const model: Model = modelOf({
  parameters: KEYS.map((key, i) => parameter(key, i, [-10, 10], { distribution: normal(i) })),
  indicators: [indicator('sum', '=a+b+p+q')],
});

const correlation = fc
  .tuple(
    fc.shuffledSubarray(KEYS, { minLength: 2 }),
    fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 16 }),
  )
  .map(([parameters, tenths]) => ({
    parameters,
    matrix: parameters.map((_, i) =>
      parameters.map((__, j) => (i === j ? 1 : (tenths[4 * Math.min(i, j) + Math.max(i, j)] ?? 0) / 10)),
    ),
  }));

describe('correlations', () => {
  it('are those that were set, each pair once', () => {
    fc.assert(
      fc.property(correlation, ({ parameters, matrix }) => {
        const edited = setCorrelations(model, { parameters, matrix });
        prepared(edited);
        const read = modelCorrelation(edited);
        const at = (a: string, b: string) => {
          const [i, j] = [read?.parameters.indexOf(a) ?? -1, read?.parameters.indexOf(b) ?? -1];
          return read?.matrix[i]?.[j] ?? 0;
        };
        parameters.forEach((a, i) =>
          parameters.forEach((b, j) => a !== b && expect(at(a, b)).toBe(matrix[i]![j])),
        );
        expect(setCorrelations(edited, read ?? { parameters: [], matrix: [] })).toEqual(edited);
        expect(setCorrelations(edited, { parameters: [], matrix: [] })).toEqual(model);
      }),
    );
  });

  it('go with the distribution', () => {
    const both = setCorrelations(model, {
      parameters: ['a', 'b', 'p'],
      matrix: [
        [1, 0.5, 0],
        [0.5, 1, 0.3],
        [0, 0.3, 1],
      ],
    });
    for (const gone of [undefined, { kind: 'randomWalk', parameters: { sd: 1 } }]) {
      const edited = setDistribution(both, 'b', gone);
      prepared(edited);
      expect(modelCorrelation(edited)).toBeUndefined();
      expect(edited.parameters[1]!.distribution).toEqual(gone);
    }
    expect(modelCorrelation(setDistribution(both, 'b', normal(9)))).toEqual(modelCorrelation(both));
  });

  it('that cannot hold together are named with what they became', () => {
    const uncertain = uncertainParameters(prepared(model), scenarioPoint(prepared(model), 'base'));
    if (!uncertain.ok) throw new Error('no uncertain parameters');
    const found = checkCorrelation(prepared(model), uncertain.value, {
      parameters: ['a', 'b', 'p'],
      matrix: [
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ],
    });
    expect(found.ok && found.remarks[0]!.en).toMatch(/that of a name and b name, from 0.9 to 0.48/);
    expect(found.ok && found.remarks[0]!.zh).toContain('“a名”与“b名”');
  });
});

describe('a moved distribution', () => {
  const laws: readonly Distribution[] = [
    normal(2),
    { kind: 'uniform', parameters: { min: 1, max: 4 } },
    { kind: 'triangular', parameters: { min: 1, mode: 2, max: 4, truncateMin: 1.5 } },
    { kind: 'pert', parameters: { min: 1, mode: 2, max: 4 } },
    { kind: 'beta', parameters: { alpha: 2, beta: 3 } },
    { kind: 'studentT', parameters: { degrees: 5 } },
    { kind: 'twoPieceNormal', parameters: { mode: 1, sdLow: 1, sdHigh: 2, truncateMax: 3 } },
    { kind: 'constant', parameters: { value: 3 } },
    { kind: 'discrete', parameters: { value1: 1, value2: 3, probability1: 0.5, probability2: 0.5 } },
    { kind: 'empirical', parameters: { value1: 1, value2: 3, value3: 5 } },
    {
      kind: 'metalog',
      parameters: {
        value1: 1,
        value2: 2,
        value3: 4,
        probability1: 0.1,
        probability2: 0.5,
        probability3: 0.9,
      },
    },
  ];

  it('has its quantiles moved by as much', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...laws),
        fc.integer({ min: -40, max: 40 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (law, tenths, p) => {
          const by = tenths / 8;
          const moved = moveDistribution(law, by);
          const quantile = (data: Distribution | undefined) =>
            valueOf(prepareDistribution(data!)).law.quantile(p);
          expect(quantile(moved)).toBeCloseTo(quantile(law) + by, 8);
          const back = moveDistribution(moved!, -by)!;
          expect(quantile(back)).toBeCloseTo(quantile(law), 8);
        },
      ),
    );
  });

  it('covers every kind: it is moved, or says that it cannot be', () => {
    const fixed = ['lognormal', 'exponential', 'weibull', 'gamma'];
    expect([...laws.map(({ kind }) => kind), ...fixed].sort()).toEqual(
      DISTRIBUTIONS.map(({ key }) => key).sort(),
    );
    for (const kind of fixed)
      expect(moveDistribution({ kind, parameters: { mean: 1, sd: 1 } }, 1)).toBeUndefined();
    const path = { kind: 'randomWalk', parameters: { sd: 1 } };
    expect(moveDistribution(path, 3)).toBe(path);
  });

  it('is the same number there and back', () => {
    for (const { parameter: row } of zhejiang.parameters)
      if (row.distribution !== undefined)
        expect(moveDistribution(moveDistribution(row.distribution, 0.3)!, -0.3)).toEqual(row.distribution);
  });
});
