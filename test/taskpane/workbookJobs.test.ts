/** Build, take over and compare, on a real .xlsx host. */
import { describe, expect, it } from 'vitest';
import { createXlsxHost } from '../../src/hosts/xlsx.js';
import { setFormula, setParameterValue } from '../../src/model/edit.js';
import { textsOf } from '../../src/taskpane/text.js';
import { buildWorkbook, compareModels, takeOverWorkbook } from '../../src/taskpane/workbookJobs.js';
import { startStore } from './realPack.js';

const TEXTS = textsOf('zh');
const options = (signal = new AbortController().signal) => ({ signal, onProgress: () => undefined });

describe('a workbook just built', () => {
  it('is reported with its size, and taken over it changes nothing', async () => {
    const store = startStore();
    const before = store.getState();
    const host = createXlsxHost();
    const open = () => Promise.resolve(host);
    const built = await buildWorkbook(before, open, options(), TEXTS);
    expect(built.intent).toBe('success');
    expect(built.sentence).toMatch(/已生成 \d+ 张工作表、\d+ 个公式/);
    const taken = await takeOverWorkbook(store, open, TEXTS);
    expect(taken.sentence).toBe(TEXTS.t('workbook.unchanged'));
    expect(store.getState().model).toBe(before.model);
  });

  it('of another model is taken over with its changes counted, as one step of undo', async () => {
    const host = createXlsxHost();
    const open = () => Promise.resolve(host);
    const other = startStore();
    other.dispatch({
      kind: 'setParameter',
      scenario: 'pressure',
      parameter: 'rd_growth',
      year: 'all',
      value: 1,
    });
    other.dispatch({ kind: 'endGesture' });
    other.dispatch({ kind: 'editFormula', indicator: 'gdp', text: '=上年(地区生产总值)*1.05' });
    await buildWorkbook(other.getState(), open, options(), TEXTS);

    const store = startStore();
    const taken = await takeOverWorkbook(store, open, TEXTS);
    expect(taken.sentence).toBe(TEXTS.t('workbook.takenOver', { parameters: 1, formulas: 1 }));
    expect(store.getState().past).toHaveLength(1);
    expect(store.getState().calculation?.projections).toEqual(other.getState().calculation?.projections);
  });
});

it('a cancelled build says so and leaves nothing behind', async () => {
  const host = createXlsxHost();
  const controller = new AbortController();
  controller.abort();
  const report = await buildWorkbook(
    startStore().getState(),
    () => Promise.resolve(host),
    options(controller.signal),
    TEXTS,
  );
  expect(report.intent).toBe('info');
  expect((await host.read()).ok).toBe(true);
  expect(() => host.bytes()).toThrow();
});

it('an empty workbook is refused with a reason, and the pane keeps its model', async () => {
  const store = startStore();
  const { model } = store.getState();
  const report = await takeOverWorkbook(store, () => Promise.resolve(createXlsxHost()), TEXTS);
  expect(report.intent).toBe('error');
  expect(report.problems?.length).toBeGreaterThan(0);
  expect(store.getState().model).toBe(model);
});

describe('compareModels', () => {
  const model = startStore().getState().model!;

  it('finds no difference in a model to itself, however its objects are ordered', () => {
    const shuffled = JSON.parse(JSON.stringify(model)) as typeof model;
    expect(compareModels(model, { ...shuffled })).toEqual({ parameters: 0, formulas: 0, others: 0 });
  });

  it('counts what differs', () => {
    const edited = setFormula(setParameterValue(model, 'pressure', 'rd_growth', 2028, 2), 'gdp', '=1');
    expect(compareModels(model, edited)).toEqual({ parameters: 1, formulas: 1, others: 0 });
    expect(compareModels(model, { ...model, targets: [] }).others).toBe(1);
  });
});
