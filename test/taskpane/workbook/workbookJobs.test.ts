/** Build, take over and compare, on a real .xlsx host. */
import { describe, expect, it } from 'vitest';
import { createXlsxHost } from '../../../src/hosts/file/xlsx.js';
import { setFormula, setParameterValue } from '../../../src/model/edit.js';
import { textsOf } from '../../../src/taskpane/text/text.js';
import type { Problem } from '../../../src/messages/problem.js';
import { createOfficeHost } from '../../../src/hosts/office/office.js';
import { compareModels } from '../../../src/taskpane/state/modelChanges.js';
import {
  buildWorkbook,
  reportThrown,
  takeOverWorkbook,
  type BuildOptions,
  type Decision,
} from '../../../src/taskpane/workbook/workbookJobs.js';
import { createExcel, type SimulatedExcel } from '../../hosts/excel/index.js';
import { cellAt, describeWorkbook, type CellState } from '../../hosts/excel/state.js';
import { engine } from '../../../src/taskpane/state/engine.js';
import { initialState } from '../../../src/taskpane/state/state.js';
import { createStore } from '../../../src/taskpane/state/store.js';
import { tinyModel } from '../../workbook/models.js';
import { startStore } from '../realPack.js';

const TEXTS = textsOf('zh');
const options = (signal = new AbortController().signal): BuildOptions => ({
  signal,
  onProgress: () => undefined,
  decide: (problems) => Promise.reject(new Error(`asked about ${problems.map(({ code }) => code).join()}`)),
});

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

describe('a workbook that the user has worked in', () => {
  /** A pane with the tiny model. */
  const stateOf = () => {
    const store = createStore(initialState('zh'));
    store.dispatch({ kind: 'readPack', outcome: { ok: true, value: tinyModel, problems: [] } });
    store.setEngine(engine);
    return store.getState();
  };

  /** The pack's workbook, with a formula that the user has overtyped. */
  async function worked(): Promise<{ excel: SimulatedExcel; cell: CellState; place: RegExp }> {
    const excel = createExcel();
    const open = () => Promise.resolve(createOfficeHost(excel.runtime));
    const built = await buildWorkbook(stateOf(), open, options(), TEXTS);
    if (built.intent !== 'success') throw new Error(built.sentence);
    const sheet = excel.workbook.sheets.find(({ name }) => name.startsWith('推演'));
    const found = [...(sheet?.cells ?? [])]
      .reverse()
      .find(([, { input }]) => typeof input === 'object' && input !== null && 'formula' in input);
    if (sheet === undefined || found === undefined) throw new Error('no formula');
    const [row = 0, column = 0] = found[0].split(',').map(Number);
    const cell = cellAt(sheet, row, column);
    cell.input = 4321;
    excel.executor.changed();
    return { excel, cell, place: new RegExp(`^${sheet.name}![A-Z]+${row + 1}$`) };
  }

  const build = async (excel: SimulatedExcel, decision: Decision) => {
    const asked: (readonly [readonly Problem[], boolean])[] = [];
    const { batches } = excel.executor;
    const writes = batches.length;
    let writtenBefore = false;
    const report = await buildWorkbook(
      stateOf(),
      () => Promise.resolve(createOfficeHost(excel.runtime)),
      {
        ...options(),
        decide(problems, canKeep) {
          asked.push([problems, canKeep]);
          writtenBefore = batches.slice(writes).some(({ isWrite }) => isWrite);
          return Promise.resolve(decision);
        },
      },
      TEXTS,
    );
    return { report, asked, writtenBefore };
  };

  it.each(['write', 'keep', 'cancel'] as const)(
    'is asked about with its cells, and "%s" is done',
    async (decision) => {
      const { excel, cell, place } = await worked();
      const before = describeWorkbook(excel.workbook);
      const { report, asked, writtenBefore } = await build(excel, decision);
      expect(writtenBefore).toBe(false);
      expect(asked).toHaveLength(1);
      const [[problems, canKeep]] = asked as [(typeof asked)[0]];
      expect(canKeep).toBe(true);
      expect(problems.map(({ code }) => code)).toEqual(['workbook.formulaOvertyped']);
      expect(problems[0]?.place.cell).toMatch(place);
      expect(report.intent).toBe(decision === 'cancel' ? 'info' : 'success');
      if (decision === 'write') expect(cell.input).toEqual({ formula: expect.any(String) as string });
      else expect(describeWorkbook(excel.workbook)).toEqual(before);
    },
  );

  it('and is as the pane has it, is not written to', async () => {
    const excel = createExcel();
    const open = () => Promise.resolve(createOfficeHost(excel.runtime));
    await buildWorkbook(stateOf(), open, options(), TEXTS);
    const { length } = excel.executor.batches;
    const report = await buildWorkbook(stateOf(), open, options(), TEXTS);
    expect(report.sentence).toBe(TEXTS.t('workbook.upToDate'));
    expect(excel.executor.batches.slice(length).filter(({ isWrite }) => isWrite)).toEqual([]);
  });

  it('that Excel fails on is reported with a remedy and with its own words', async () => {
    const excel = createExcel();
    excel.executor.failure = { batch: 4, action: 20, code: 'MemoryLimitReached' };
    const open = () => Promise.resolve(createOfficeHost(excel.runtime));
    const report = await buildWorkbook(stateOf(), open, options(), TEXTS);
    expect(report).toMatchObject({ intent: 'error' });
    expect(report.sentence).toContain('内存不足');
    expect(report.detail).toContain('Failed on purpose.');
    expect(excel.workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
  });
});

it('what was thrown on the way becomes a sentence too', () => {
  const lost = Object.assign(new Error('Loading chunk 7 failed.'), { name: 'ChunkLoadError' });
  expect(reportThrown(lost, TEXTS).sentence).toBe(TEXTS.t('app.loadFailed'));
  expect(reportThrown(new Error('x'), TEXTS)).toMatchObject({ intent: 'error', detail: 'x' });
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
