// @vitest-environment node
/** Work that was kept is read as strictly as a stranger's pack: what was written comes back, and nothing else is taken for work. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  KEPT_FORMAT,
  readHead,
  readWork,
  writeWork,
  type KeptRecord,
} from '../../src/playground/keptWork.js';
import { engine } from '../../src/taskpane/state/engine.js';
import { initialState, type PaneState } from '../../src/taskpane/state/state.js';
import { createStore } from '../../src/taskpane/state/store.js';
import type { Attachments } from '../../src/workbook/plan/attachments.js';
import { PERCENTILES, type Percentile } from '../../src/analysis/uncertainty/summary.js';
import { smallModel, edited } from '../model/packs.js';

const AT = '2026-11-30T16:05:00.000Z';

function stateOf(change = (model: typeof smallModel) => model): PaneState {
  const store = createStore(initialState('zh'));
  store.dispatch({ kind: 'readPack', outcome: { ok: true, value: smallModel, problems: [] } });
  store.setEngine(engine);
  store.dispatch({ kind: 'changeModel', model: change(smallModel), origin: 'pane' });
  return store.getState();
}

const scenario = smallModel.scenarios[0]!.key;
const indicator = smallModel.indicators[0]!.key;
const number = fc
  .oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, 0.1))
  .map((value) => value + 0);
const probability = fc.record({ probability: number, low: number, high: number });
const finite = fc.integer();

const attachments: fc.Arbitrary<Attachments> = fc.record(
  {
    simulation: fc.record({
      ...{
        scenario: fc.constant(scenario),
        draws: finite,
        seed: finite,
        method: fc.constantFrom('sobol', 'latin'),
      },
      ...{ modelHash: fc.string(), version: fc.string() },
      series: fc.array(
        fc.record({
          ...{ key: fc.constant(indicator), year: finite, mean: number, sd: number },
          percentiles: fc
            .array(number, { minLength: PERCENTILES.length, maxLength: PERCENTILES.length })
            .map(
              (values) =>
                Object.fromEntries(PERCENTILES.map((p, i) => [p, values[i]])) as Record<Percentile, number>,
            ),
        }),
        { maxLength: 3 },
      ),
      targets: fc.constant([]),
      allTargets: probability,
    }),
    sensitivity: fc.record({
      scenario: fc.constant(scenario),
      indicator: fc.constant(indicator),
      year: finite,
    }),
    journal: fc.record({
      entries: fc.array(
        fc.record(
          {
            at: fc.string(),
            name: fc.string({ unit: 'grapheme' }),
            changes: fc.array(fc.record({ path: fc.string(), to: fc.string() })),
          },
          { requiredKeys: ['at', 'changes'] },
        ),
      ),
    }),
  },
  { requiredKeys: [] },
);

/** Texts are read with line feeds only, as those of cells. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === 'string'
        ? each.replace(/\r\n?/g, '\n')
        : typeof each === 'number'
          ? String(each)
          : each,
    ),
  );

describe('what is written', () => {
  it('comes back: results and journal', () => {
    const state = stateOf();
    fc.assert(
      fc.property(attachments, (given) => {
        const reading = readWork(structuredClone(writeWork({ ...state, attachments: given }, AT)));
        expect(reading.kind).toBe('work');
        if (reading.kind !== 'work') return;
        expect(reading.work.lacks).toEqual([]);
        expect(plain(reading.work.attachments)).toEqual(plain(given));
      }),
      { numRuns: 60 },
    );
  });

  it('comes back: the model, whatever was edited', () => {
    fc.assert(
      fc.property(edited, (edit) => {
        const state = stateOf(edit);
        const reading = readWork(writeWork(state, AT));
        expect(reading.kind === 'work' ? reading.work.model : reading).toEqual(state.model);
      }),
      { numRuns: 40 },
    );
  });

  it('comes back: workbook, view and what was typed', () => {
    const before = stateOf();
    const state = {
      ...before,
      tab: 'model',
      drafts: { [indicator]: { text: '=1+', problems: [] } },
    } as const;
    const reading = readWork(writeWork(state, AT, Uint8Array.of(1, 2)));
    if (reading.kind !== 'work') throw new Error(reading.kind);
    expect(reading.work.workbook).toEqual(Uint8Array.of(1, 2));
    expect(reading.work.view).toMatchObject({ tab: 'model', drafts: { [indicator]: '=1+' } });
  });
});

describe('what is no work', () => {
  const good = writeWork(stateOf(), AT) as KeptRecord;

  it('never throws and is never taken for work', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (found) => {
        expect(readWork(found).kind).not.toBe('work');
        expect(['broken', 'newer']).toContain(readHead(found).kind);
      }),
    );
  });

  it('with any one field replaced is work of the same model or refused', () => {
    const names = Object.keys(good) as (keyof KeptRecord)[];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), (name, value) => {
        const reading = readWork({ ...good, [name]: value });
        if (reading.kind === 'work') expect(reading.work.model).toEqual(readModel(good));
        readHead({ ...good, [name]: value });
      }),
    );
  });

  it('of a newer version is told as such', () => {
    const newer = { ...good, format: KEPT_FORMAT + 1, extra: {} };
    expect(readWork(newer)).toEqual({ kind: 'newer' });
    expect(readHead(newer)).toMatchObject({ kind: 'newer', name: smallModel.name });
  });

  it('names the problems of a broken pack', () => {
    const reading = readWork({ ...good, model: good.model.slice(0, -20) });
    expect(reading).toMatchObject({ kind: 'broken', problems: [{ place: { file: 'model.json' } }] });
  });

  it.each([
    ['{"simulation":{"scenario":"x"}}', 'model.missingField'],
    [`{"sensitivity":{"scenario":"nope","indicator":"${indicator}","year":2030}}`, 'kept.foreign'],
    ['{"__proto__":{"polluted":true}}', 'model.unknownField'],
    ['['.repeat(100_000), 'json.lessDepth'],
    ['{', 'json.name'],
  ])('keeps the model where the results are %.40s', (text, code) => {
    const reading = readWork({ ...good, attachments: text });
    if (reading.kind !== 'work') throw new Error(reading.kind);
    expect(reading.work.lacks.map((problem) => problem.code)).toContain(code);
    expect(reading.work.attachments).toEqual({});
    expect(reading.work.model).toEqual(readModel(good));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

function readModel(record: KeptRecord) {
  const reading = readWork(record);
  return reading.kind === 'work' ? reading.work.model : undefined;
}
