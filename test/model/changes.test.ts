/** Differences between models: exact both ways, small, and in the order of the rows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, diffModels, joinPath, splitPath } from '../../src/model/changes.js';
import {
  duplicateScenario,
  removeScenario,
  renameScenario,
  setParameterValue,
} from '../../src/model/edit.js';
import type { Model } from '../../src/model/model.js';
import { randomModel } from '../workbook/models.js';
import { edited, model, smallModel } from './packs.js';

/** Two models, unrelated or one made from the other; of the rows in any order. */
const pair: fc.Arbitrary<readonly [Model, Model]> = fc.oneof(
  fc.tuple(model, model),
  fc.tuple(randomModel, randomModel),
  fc
    .tuple(model, fc.array(edited, { maxLength: 5 }))
    .map(([one, edits]): readonly [Model, Model] => [one, edits.reduce((of, change) => change(of), one)]),
  fc
    .tuple(randomModel, fc.infiniteStream(fc.nat()))
    .map(([one, stream]): readonly [Model, Model] => [one, shuffled(one, stream)]),
);

function shuffled(one: Model, stream: Iterator<number>): Model {
  const mix = <T>(rows: readonly T[]): T[] =>
    rows
      .map((row) => ({ row, at: Number(stream.next().value) }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row);
  return {
    ...one,
    indicators: mix(one.indicators),
    scenarios: mix(one.scenarios).slice(1),
    figures: mix(one.figures),
  };
}

describe('laws', () => {
  it('a difference applied leads from one model to the other, and backwards to the first', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const changes = diffModels(a, b);
        expect(applyChanges(a, changes, 'forwards')).toEqual(b);
        expect(applyChanges(b, changes, 'backwards')).toEqual(a);
      }),
    );
  });

  it('a model differs from itself and from its copy in nothing', () => {
    fc.assert(
      fc.property(randomModel, (one) => {
        expect(diffModels(one, one)).toEqual([]);
        expect(diffModels(one, structuredClone(one))).toEqual([]);
      }),
    );
  });

  it('applying leaves the model it starts from as it was, and shares what did not change', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const before = structuredClone(a);
        const after = applyChanges(a, diffModels(a, b), 'forwards');
        expect(a).toEqual(before);
        if (diffModels(a, b).every(({ path }) => !path.startsWith('figures')))
          expect(after.figures).toBe(a.figures);
      }),
    );
  });

  it('paths of any keys are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (parts) => {
        expect(splitPath(joinPath(parts))).toEqual(parts);
      }),
    );
  });
});

describe('a difference says what a person would', () => {
  const paths = (after: Model) => diffModels(smallModel, after).map(({ path }) => path);

  it('one value of a scenario', () => {
    expect(diffModels(smallModel, setParameterValue(smallModel, 'high', 'rd_growth', 'all', 9))).toEqual([
      { path: 'scenarios.high.values.rd_growth', from: '{"2026":8}', to: '9' },
    ]);
  });

  it('a name in one language, a row that comes and one that goes', () => {
    const name = { ...smallModel.scenarios[0]!.name, zh: '新名' };
    expect(paths(renameScenario(smallModel, 'base', name))).toEqual(['scenarios.base.name.zh']);
    expect(paths(duplicateScenario(smallModel, 'high', 'copy', name))).toEqual([
      'scenarios.copy',
      'scenarios.copy.@after',
    ]);
    expect(paths(removeScenario(smallModel, 'base'))).toContain('scenarios.base');
  });
});

it('changes whose row is not there change nothing', () => {
  const changes = [{ path: 'scenarios.gone.name.zh', from: '"a"', to: '"b"' }];
  expect(applyChanges(smallModel, changes, 'forwards')).toEqual(smallModel);
});
