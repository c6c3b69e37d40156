/** What the pane writes into the journal, with the real engine and pack. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, hashModel } from '../../../src/analysis/calculate/hash.js';
import { modelAt, type Journal } from '../../../src/model/journal.js';
import { timeText } from '../../../src/taskpane/state/clock.js';
import { engine } from '../../../src/taskpane/state/engine.js';
import { type Action, type PaneState, initialState, reduce } from '../../../src/taskpane/state/state.js';
import { readSeedPack } from '../realPack.js';

const MODEL = readSeedPack();
const START = reduce(
  initialState('zh'),
  { kind: 'readPack', outcome: { ok: true, value: MODEL, problems: [] } },
  engine,
  'start',
);

/** Each action a second after the one before. */
function run(actions: readonly Action[], state: PaneState = START): PaneState {
  return actions.reduce(
    (current, action, i) =>
      reduce(current, action, engine, `2026-01-31T00:00:${String(i).padStart(2, '0')}Z`),
    state,
  );
}

const drag = (value: number, parameter = 'rd_growth'): Action => ({
  kind: 'setParameter',
  scenario: 'pressure',
  parameter,
  year: 'all',
  value,
});
const END: Action = { kind: 'endGesture' };
const journalOf = (state: PaneState): Journal => state.attachments.journal ?? { entries: [] };
const said = (state: PaneState) =>
  journalOf(state).entries.map(({ step, changes }) => [
    step,
    ...changes.map(({ from, to }) => `${from} ${to}`),
  ]);

const action = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map((value) => drag(value)),
  fc.integer({ min: 1, max: 9 }).map((value) => drag(value, 'rd_depreciation')),
  fc.constantFrom<Action>(
    END,
    { kind: 'undo' },
    { kind: 'redo' },
    { kind: 'editFormula', indicator: 'gdp', text: '=PREV(gdp)*1.05' },
    { kind: 'editFormula', indicator: 'gdp', text: '=PREV(gdp)*' },
    { kind: 'returnTo', point: 0 },
    { kind: 'returnTo', point: -1 },
  ),
);

describe('laws', () => {
  it('the journal leads from the present model back to the first, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 9 }), (actions) => {
        const state = run(actions);
        expect(hashModel(modelAt(journalOf(state), state.model!, -1))).toBe(hashModel(START.model!));
        expect(journalOf(state).entries.every(({ changes }) => changes.length > 0)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('without a time nothing is recorded', () => {
    expect(reduce(START, drag(7), engine).attachments).toBe(START.attachments);
  });
});

describe('steps', () => {
  it('one drag is one entry, from where it began to where it ended', () => {
    expect(said(run([drag(7), drag(8), drag(9), END]))).toEqual([[undefined, expect.stringMatching(/ 9$/)]]);
  });

  it('a drag back to where it began leaves none', () => {
    const there = run([drag(7), END]);
    expect(journalOf(run([drag(8), drag(7)], there))).toEqual(journalOf(there));
  });

  it('undo and redo are told as what they are', () => {
    const entries = said(run([drag(7), END, { kind: 'undo' }, { kind: 'redo' }]));
    expect(entries.map(([step]) => step)).toEqual([undefined, 'undo', 'redo']);
  });

  it('a formula that was right on the way to a wrong one leaves none', () => {
    const type = (text: string): Action => ({ kind: 'editFormula', indicator: 'gdp', text });
    expect(said(run([type('=1'), type('=1+')]))).toEqual([]);
    expect(said(run([type('=1'), type('=1+'), type('=1+1')]))).toHaveLength(1);
  });

  it('returning to a point is a step that can be undone', () => {
    const before = run([drag(7), END, drag(8), END]);
    const back = run([{ kind: 'returnTo', point: 0 }], before);
    expect(hashModel(back.model!)).toBe(hashModel(run([drag(7)]).model!));
    expect(journalOf(back).entries.at(-1)?.step).toBe('return');
    expect(run([{ kind: 'undo' }], back).model).toBe(before.model);
  });

  it('a point is named without a step of undo', () => {
    const state = run([drag(7), END, { kind: 'namePoint', point: 0, name: '上报稿' }]);
    expect(journalOf(state).entries[0]?.name).toBe('上报稿');
    expect(state.past).toHaveLength(1);
  });
});

describe('a journal read from the workbook', () => {
  const there = run([drag(7), END]);
  const read: Journal = { ...journalOf(there), fingerprint: fingerprintOf(there.model!) };
  const open: Action = { kind: 'changeModel', model: there.model!, origin: 'workbook' };
  const attach = (journal: Journal): Action => ({ kind: 'attach', attachments: { journal } });

  it('counts when the workbook is opened, and that is no entry, whichever comes first', () => {
    const empty = { entries: [], fingerprint: read.fingerprint! };
    for (const journal of [read, empty]) {
      expect(journalOf(run([open, attach(journal)]))).toEqual({ entries: journal.entries });
      expect(journalOf(run([attach(journal), open]))).toEqual({ entries: journal.entries });
    }
  });

  it('does not take away what the pane has recorded since', () => {
    const state = run([drag(9), END], there);
    expect(journalOf(run([attach(read)], state))).toEqual(journalOf(state));
  });

  it('brings the names that were typed there', () => {
    const named = { ...read, entries: read.entries.map((entry) => ({ ...entry, name: '初稿' })) };
    expect(journalOf(run([attach(named)], there)).entries[0]?.name).toBe('初稿');
  });

  it('that ends with another model says that something is missing, as soon as there is more to say', () => {
    const stale = { ...read, fingerprint: 'other' };
    const steps = (actions: readonly Action[]) => said(run(actions)).map(([step]) => step);
    expect(steps([attach(stale), open])).toEqual([undefined, 'gap']);
    expect(steps([open, attach(stale), drag(5)])).toEqual([undefined, 'gap', undefined]);
  });

  it('with values that make no model is not returned to', () => {
    const entries = [
      { at: 'x', changes: [{ path: 'scenarios.pressure.values', from: '3', to: '{}' }] },
      ...read.entries,
    ];
    const state = run([open, attach({ entries })]);
    const back = run([{ kind: 'returnTo', point: -1 }], state);
    expect(back.model).toBe(state.model);
    expect(back.refused.map(({ code }) => code)).toEqual(['history.noModel']);
  });
});

it('the time is local, with its offset', () => {
  const text = timeText(new Date('2026-01-31T08:05:09.123Z'));
  expect(text).toMatch(/^2026-0[12]-\d\dT\d\d:\d\d:09[+-]\d\d:\d\d$/);
  expect(Date.parse(text)).toBe(Date.parse('2026-01-31T08:05:09Z'));
});
