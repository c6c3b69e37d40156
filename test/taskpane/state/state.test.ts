/** The pane's state, with the real engine and pack. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engine } from '../../../src/taskpane/state/engine.js';
import { type Action, type PaneState, initialState, reduce } from '../../../src/taskpane/state/state.js';
import { wallClock } from '../../../src/taskpane/state/clock.js';
import { createStore } from '../../../src/taskpane/state/store.js';
import { readSeedPack } from '../realPack.js';

const MODEL = readSeedPack();
const START = reduce(
  initialState('zh'),
  { kind: 'readPack', outcome: { ok: true, value: MODEL, problems: [] } },
  engine,
);

const run = (actions: readonly Action[], state: PaneState = START) =>
  actions.reduce((current, action) => reduce(current, action, engine), state);

const parameters = MODEL.parameters.filter(({ options }) => options === undefined);

/** Edits of parameters within their ranges, each a gesture of its own. */
const edit = fc
  .record({
    scenario: fc.constantFrom(...MODEL.scenarios.map(({ key }) => key)),
    parameter: fc.constantFrom(...parameters),
    year: fc.constantFrom<number | 'all'>('all', 2025, 2027, 2030),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ scenario, parameter, year, share }): readonly Action[] => [
    {
      kind: 'setParameter',
      scenario,
      parameter: parameter.key,
      year,
      value: parameter.min + share * (parameter.max - parameter.min),
    },
    { kind: 'endGesture' },
  ]);

describe('laws', () => {
  it('as many undos as edits lead back to the start, and redos to the end', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const end = run(edits.flat());
        const back = run(
          edits.map(() => ({ kind: 'undo' })),
          end,
        );
        expect(back.model).toBe(START.model);
        const again = run(
          edits.map(() => ({ kind: 'redo' })),
          back,
        );
        expect(again.model).toBe(end.model);
        expect(again.calculation?.projections).toEqual(end.calculation?.projections);
      }),
      { numRuns: 12 },
    );
  });

  it('a parameter moved by the short way projects what calculating everything anew does', () => {
    fc.assert(
      fc.property(edit, (actions) => {
        const { model, calculation } = run(actions);
        const anew = engine.calculate(model!);
        expect(anew.ok && anew.value.projections).toEqual(calculation?.projections);
      }),
      { numRuns: 12 },
    );
  });

  it('the calculation always belongs to the model', () => {
    const state = run([
      { kind: 'setParameter', scenario: 'on_target', parameter: 'rd_growth', year: 'all', value: 9 },
      { kind: 'editFormula', indicator: 'gdp', text: '=wrong(' },
      { kind: 'undo' },
    ]);
    expect(state.calculation?.prepared.model).toBe(state.model);
  });
});

describe('a base scenario', () => {
  const set = (value: number | 'inherit', year: number | 'all' = 'all'): Action => ({
    kind: 'setParameter',
    scenario: 'continuation',
    parameter: 'rd_growth',
    year,
    value,
  });
  const valueOf = (state: PaneState) => state.model?.parameters.find(({ key }) => key === 'rd_growth')?.value;

  it('changes the value of the model itself, which the others inherit', () => {
    const state = run([set(7)]);
    expect(valueOf(state)).toBe(7);
    expect(state.model?.scenarios).toBe(START.model?.scenarios);
    expect(
      run([set(8, 2028)], state)
        .calculation?.projections.get('continuation')
        ?.parameters.find(({ key }) => key === 'rd_growth')?.values,
    ).toEqual([0.07, 0.07, 0.07, 0.07, 0.07, 0.08, 0.08, 0.08]);
  });

  it('goes back to the pack', () => {
    const state = run([set(7), set(9, 2027), set('inherit')]);
    expect(valueOf(state)).toBe(valueOf(START));
    expect(state.calculation?.projections).toEqual(START.calculation?.projections);
  });
});

describe('a drag or a stay in a field is one step of undo', () => {
  const drag = (value: number): Action => ({
    kind: 'setParameter',
    scenario: 'on_target',
    parameter: 'rd_growth',
    year: 'all',
    value,
  });

  it('joins edits of one gesture', () => {
    expect(run([drag(7), drag(8), drag(9)]).past).toHaveLength(1);
  });

  it('starts anew after the gesture has ended', () => {
    expect(run([drag(7), { kind: 'endGesture' }, drag(9)]).past).toHaveLength(2);
  });
});

describe('a formula', () => {
  it('with problems stays a draft, and the last good results stay', () => {
    const state = run([{ kind: 'editFormula', indicator: 'gdp', text: '=上年(地区生产总值)*(1+增速' }]);
    expect(state.model).toBe(START.model);
    expect(state.calculation).toBe(START.calculation);
    expect(state.drafts['gdp']?.problems.length).toBeGreaterThan(0);
    expect(state.past).toHaveLength(0);
  });

  it('that was right on the way to a wrong one counts for nothing', () => {
    const state = run(['=1', '=1+'].map((text) => ({ kind: 'editFormula', indicator: 'gdp', text })));
    expect(state.model).toBe(START.model);
    expect(state.past).toHaveLength(0);
  });

  it('in Chinese is kept over keys and changes all scenarios', () => {
    const state = run([{ kind: 'editFormula', indicator: 'gdp', text: '＝上年（地区生产总值）×（1＋10%）' }]);
    expect(state.drafts).toEqual({});
    expect(state.model?.indicators.find(({ key }) => key === 'gdp')?.formula).toMatch(/PREV\(gdp\)/);
    const values = state.calculation?.projections
      .get('pressure')
      ?.indicators.find(({ key }) => key === 'gdp')?.values;
    expect(Number(values?.at(-1)) / Number(values?.at(-2))).toBeCloseTo(1.1, 12);
  });

  it('reverts to the pack', () => {
    const changed = run([{ kind: 'editFormula', indicator: 'gdp', text: '=1' }]);
    const state = run([{ kind: 'revertFormula', indicator: 'gdp' }], changed);
    expect(state.calculation?.projections).toEqual(START.calculation?.projections);
  });

  it('that makes a circle names the way, and nothing is taken over', () => {
    const state = run([{ kind: 'editFormula', indicator: 'gdp', text: '=rd_expenditure/rd_intensity' }]);
    expect(state.drafts['gdp']?.problems.map(({ severity }) => severity)).toContain('error');
    expect(state.model).toBe(START.model);
  });
});

describe('a model from the workbook', () => {
  it('is taken over as one step of undo', () => {
    const state = run([{ kind: 'changeModel', model: { ...MODEL, targets: [] }, origin: 'workbook' }]);
    expect(state.past).toHaveLength(1);
    expect(state.origin).toBe('workbook');
    expect(state.calculation?.projections.get('continuation')?.targets).toEqual([]);
  });

  it('that cannot be calculated is refused with reasons, and the pane keeps its own', () => {
    const indicators = MODEL.indicators.map((row) => (row.key === 'gdp' ? { ...row, unit: 'furlong' } : row));
    const state = run([{ kind: 'changeModel', model: { ...MODEL, indicators }, origin: 'workbook' }]);
    expect(state.model).toBe(START.model);
    expect(state.refused.length).toBeGreaterThan(0);
  });
});

it('without a calculation tells why', () => {
  const outcome = {
    ok: false,
    problems: [{ code: 'formula.empty', severity: 'error', place: {}, args: {} }],
  } as const;
  expect(reduce(initialState('zh'), { kind: 'readPack', outcome }, engine).problems).toHaveLength(1);
});

it('two edits of one field some time apart are two steps of undo, quick ones are one', () => {
  let now = 0;
  const store = createStore(initialState('zh'), wallClock, () => now);
  store.dispatch({ kind: 'readPack', outcome: { ok: true, value: MODEL, problems: [] } });
  store.setEngine(engine);
  const { key } = parameters[0]!;
  const edit = (value: number) =>
    store.dispatch({
      kind: 'setParameter',
      scenario: MODEL.scenarios[0]!.key,
      parameter: key,
      year: 'all',
      value,
    });
  edit(parameters[0]!.min);
  now += 300;
  edit(parameters[0]!.max);
  expect(store.getState().past).toHaveLength(1);
  now += 5000;
  edit(parameters[0]!.min);
  expect(store.getState().past).toHaveLength(2);
});

it('two formulas typed into one field some time apart are two steps of undo; the way to a wrong one is none', () => {
  let now = 0;
  const store = createStore(initialState('zh'), wallClock, () => now);
  store.dispatch({ kind: 'readPack', outcome: { ok: true, value: MODEL, problems: [] } });
  store.setEngine(engine);
  const { key, formula = '' } = MODEL.indicators.find((indicator) => indicator.formula !== undefined)!;
  const type = (text: string, pause: number) => {
    now += pause;
    store.dispatch({ kind: 'editFormula', indicator: key, text });
  };
  const shown = () => store.getState().model?.indicators.find((indicator) => indicator.key === key)?.formula;
  const start = shown();
  type(`${formula}*1`, 5000);
  type(`${formula}*1+0`, 5000);
  expect(store.getState().past).toHaveLength(2);
  store.dispatch({ kind: 'undo' });
  store.dispatch({ kind: 'undo' });
  expect(shown()).toBe(start);
  type(`${formula}*2`, 5000);
  type(`${formula}*2+`, 5000);
  expect(shown()).toBe(start);
  type(`${formula}*2+1`, 5000);
  expect(store.getState().past).toHaveLength(1);
});

describe('another model', () => {
  const begin = (model = MODEL): Action => ({
    ...{ kind: 'begin', model, tab: 'results', isOwn: true, isBuildDue: false },
  });

  it('takes the place of the present one and of all that belongs to it', () => {
    const store = createStore(START);
    store.setEngine(engine);
    const [parameter] = parameters;
    const scenario = MODEL.scenarios[0]!.key;
    store.dispatch({ kind: 'showStart' });
    store.dispatch({
      kind: 'setParameter',
      scenario,
      parameter: parameter!.key,
      year: 'all',
      value: parameter!.min,
    });
    expect(store.getState().attachments.journal?.entries).toHaveLength(1);
    const other = { ...MODEL, name: { zh: '另一个', en: 'Another' } };
    store.dispatch(begin(other));
    const { isStarting, begun, past, attachments, model, original, tab, isOwn } = store.getState();
    expect({ isStarting, begun, past, attachments, tab, isOwn }).toEqual({
      ...{ isStarting: false, begun: 1, past: [], attachments: {}, tab: 'results', isOwn: true },
    });
    expect(model?.name).toEqual(other.name);
    expect(original).toBe(model);
  });

  it('that cannot be calculated changes nothing, and says why', () => {
    const [first, ...rest] = MODEL.indicators;
    const broken = { ...MODEL, indicators: [{ ...first!, formula: '=nothing_known + 1' }, ...rest] };
    const state = run([{ kind: 'showStart' }, begin(broken)]);
    expect(state.refused.length).toBeGreaterThan(0);
    expect({ ...state, refused: [], isStarting: false }).toEqual({ ...START, refused: [] });
  });
});
