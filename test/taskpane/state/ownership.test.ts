/** A change in a scenario shows in it and in those that extend it, by whichever door the scenario came. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adoptAsNew, adoptInto } from '../../../src/analysis/backcast/adopt.js';
import { duplicateScenario, freeScenarioKey } from '../../../src/model/edit.js';
import type { Model } from '../../../src/model/model.js';
import { holdsDefault, ownDefaults, reachOf } from '../../../src/model/ownership.js';
import { lineage } from '../../../src/model/parameters.js';
import { importScenario, writeScenarioFile } from '../../../src/model/scenarioFile.js';
import { engine } from '../../../src/taskpane/state/engine.js';
import type { Calculation, ParameterChange } from '../../../src/taskpane/state/state.js';
import { model, rate, smallModel, valueOf, year } from '../../model/packs.js';

const name = { zh: '新', en: 'New' };

/** Every way in which a scenario comes about from another one: the model with it, and its key. */
const DOORS: Readonly<Record<string, (of: Model, scenario: string) => { model: Model; scenario: string }>> = {
  copy: (of, scenario) => {
    const free = freeScenarioKey(of, scenario);
    return { model: duplicateScenario(of, scenario, free, name), scenario: free };
  },
  file: (of, scenario) => valueOf(importScenario(of, writeScenarioFile(of, scenario), 'a.json')),
  'file into a model without the parent': (of, scenario) => {
    const bare = { ...of, scenarios: of.scenarios.filter((row) => row.extends === undefined).slice(0, 1) };
    return valueOf(importScenario(bare, writeScenarioFile(of, scenario), 'a.json'));
  },
  adopted: (of, scenario) => {
    const made = adoptAsNew(of, scenario, { key: 'found', name, note: name }, {});
    return { model: made.model, scenario: made.key };
  },
};

interface Edit {
  readonly n: number;
  readonly change: ParameterChange;
  readonly isAdopted: boolean;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  n: fc.nat(),
  isAdopted: fc.boolean(),
  change: fc.oneof(
    fc.record({
      year: fc.oneof(year, fc.constant('all' as const)),
      value: fc.oneof(rate, fc.constant('inherit' as const)),
    }),
    fc.constant({ year: 'all', value: 'override' } as const),
  ),
});

const start = (of: Model): Calculation => valueOf(engine.calculate(of));

function apply(before: Calculation, original: Model, scenario: string, { n, change, isAdopted }: Edit) {
  const { model: of } = before.prepared;
  const { key } = of.parameters[n % of.parameters.length]!;
  return isAdopted && typeof change.value === 'number'
    ? start(adoptInto(of, scenario, { [key]: change.value }))
    : engine.setParameter(before, original, scenario, key, change);
}

const projected = ({ projections }: Calculation, scenario: string) =>
  projections.get(scenario)!.indicators.map(({ key, values }) => [key, [...values]]);

describe('a change in a scenario', () => {
  it.each(Object.keys(DOORS))(
    'that came by the door “%s” leaves the projections of all others alone',
    (door) => {
      fc.assert(
        fc.property(model, fc.nat(), fc.array(edit, { minLength: 1, maxLength: 6 }), (one, n, edits) => {
          const made = DOORS[door]!(one, one.scenarios[n % one.scenarios.length]!.key);
          const others = made.model.scenarios.map(({ key }) => key).filter((key) => key !== made.scenario);
          const before = start(made.model);
          const after = edits.reduce((now, each) => apply(now, made.model, made.scenario, each), before);
          for (const key of others) expect(projected(after, key)).toEqual(projected(before, key));
          // What was projected step by step is what the model projects.
          for (const [key] of after.projections)
            expect(projected(after, key)).toEqual(projected(start(after.prepared.model), key));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('shows in the scenarios that are told, and in no other', () => {
    fc.assert(
      fc.property(model, fc.nat(), fc.array(edit, { minLength: 1, maxLength: 4 }), (one, n, edits) => {
        const { key: scenario } = one.scenarios[n % one.scenarios.length]!;
        let now = start(one);
        for (const each of edits) {
          const { model: of } = now.prepared;
          const { key } = of.parameters[each.n % of.parameters.length]!;
          const told = new Set(reachOf(of, scenario, key).map((row) => row.key));
          const next = apply(now, one, scenario, { ...each, isAdopted: false });
          for (const row of of.scenarios)
            if (!told.has(row.key)) expect(projected(next, row.key)).toEqual(projected(now, row.key));
          now = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('in the original leaves its copy alone, too', () => {
    fc.assert(
      fc.property(model, fc.array(edit, { minLength: 1, maxLength: 4 }), (one, edits) => {
        const { key } = one.scenarios.filter((row) => row.extends === undefined)[0]!;
        const { model: both, scenario: copy } = DOORS['copy']!(one, key);
        const before = start(both);
        const after = edits.reduce((now, each) => apply(now, both, key, each), before);
        expect(projected(after, copy)).toEqual(projected(before, copy));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a scenario that owns its values', () => {
  it('has the numbers that it had', () => {
    fc.assert(
      fc.property(model, (one) => {
        const own = { ...one, scenarios: one.scenarios.map((row) => ownDefaults(one, row)) };
        const [before, after] = [start(one), start(own)];
        for (const { key } of one.scenarios) expect(projected(after, key)).toEqual(projected(before, key));
      }),
      { numRuns: 60 },
    );
  });

  it('may share defaults again after a reset; then a change gives each its own value', () => {
    const { model: two, scenario: copy } = DOORS['copy']!(smallModel, 'base');
    const parameter = two.parameters[0]!.key;
    expect(holdsDefault(two, 'base', parameter)).toBe(true);
    const reset = engine.setParameter(start(two), two, copy, parameter, { year: 'all', value: 'inherit' });
    const { model: shared } = reset.prepared;
    expect(holdsDefault(shared, 'base', parameter)).toBe(false);
    const changed = engine.setParameter(reset, two, 'base', parameter, { year: 'all', value: 8 });
    expect(changed.prepared.model.parameters).toEqual(two.parameters);
    expect(lineage(changed.prepared.model, changed.prepared.model.scenarios[0]!)[0]!.values[parameter]).toBe(
      8,
    );
  });
});
