// @vitest-environment node
/** Pane and embedded workbook, linked: each follows the other, and what the user wrote into the grid stays. */
import { describe, expect, test } from 'vitest';
import { fromEngineName, snapshotOf, toEngineFormula } from '../../src/hosts/ironcalc/text.js';
import type { Store } from '../../src/taskpane/state/store.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { modelOf } from '../workbook/living.js';
import { preparedOf, tinyModel } from '../workbook/models.js';
import { BASE, start, until, type Linked } from './linked.js';

const setGrowth = (store: Store, value: number): void => {
  store.dispatch({ kind: 'setParameter', scenario: 'high', parameter: 'rd_growth', year: 'all', value });
  store.dispatch({ kind: 'endGesture' });
};

const growthIn = (linked: Linked): unknown =>
  modelOf(snapshotOf(linked.link.host.model())).scenarios.find(({ key }) => key === 'high')?.values[
    'rd_growth'
  ];

describe('the linked grid', () => {
  test('follows the pane without being replaced; the pane follows an edit in the grid', async () => {
    const linked = await start();
    const shown = linked.link.host.model();
    setGrowth(linked.store, 9);
    await until(() => growthIn(linked) === 9);
    expect(linked.link.host.model()).toBe(shown);
    // The first year of `gdp_growth` in the base scenario: the cell below the heading of 2025.
    linked.grid().setUserInput(linked.sheet(), 7, 6, '0.0425');
    const growth = () =>
      linked.store.getState().model?.parameters.find(({ key }) => key === 'gdp_growth')?.value;
    await until(() => JSON.stringify(growth()) === '{"2025":4.25,"2027":5}');
    linked.link.stop();
  });

  test('keeps rows that the user inserts, what stands in them, and formulas of theirs', async () => {
    const linked = await start();
    const { store } = linked;
    linked.grid().insertRows(linked.sheet(), 10, 1);
    linked.grid().setUserInput(linked.sheet(), 10, 1, '我的旁注');
    linked.grid().setUserInput(linked.sheet(), 40, 1, toEngineFormula(`='${BASE}'!F17*2`));
    setGrowth(store, 9);
    await until(() => growthIn(linked) === 9);
    const kept = () => [10, 40].map((row) => linked.link.host.model().getCellContent(linked.sheet(), row, 1));
    expect(kept()[0]).toBe('我的旁注');
    expect(kept()[1]).toContain('F17');
    // The build button too.
    const built = await linked.link.host.apply(planWorkbook(preparedOf(tinyModel), 'zh'));
    expect(built).toEqual({ ok: true, value: undefined });
    expect(kept()[0]).toBe('我的旁注');
    expect(modelOf(snapshotOf(linked.link.host.model()))).toEqual(store.getState().model);
    linked.link.stop();
  });

  test('begins another model: its sheets in place of ours, with sheets of the user kept', async () => {
    const linked = await start();
    const { store, link } = linked;
    const begin = async (key: string): Promise<readonly string[]> => {
      const scenarios = tinyModel.scenarios.filter((row) => row.extends === undefined);
      const model = { ...tinyModel, name: { zh: key, en: key }, scenarios };
      store.dispatch({ kind: 'begin', model, tab: 'results', isOwn: true, isBuildDue: false });
      await link.take(() => undefined);
      expect(modelOf(snapshotOf(link.host.model()))).toEqual(store.getState().model);
      return link.host
        .model()
        .getWorksheetsProperties()
        .map(({ name }) => fromEngineName(name));
    };
    const before = linked.grid().getWorksheetsProperties().length;
    expect(before).toBeGreaterThan(3);
    expect((await begin('一')).length).toBeLessThan(before);
    linked.grid().newSheet();
    const names = link.host
      .model()
      .getWorksheetsProperties()
      .map(({ name }) => name);
    const own = names.find((name) => name.startsWith('Sheet')) ?? '';
    const number = names.indexOf(own);
    linked.grid().setUserInput(number, 3, 2, 'mine');
    const sheets = await begin('二');
    expect(link.host.model().getCellContent(sheets.indexOf(own), 3, 2)).toBe('mine');
    expect(linked.problems()).toEqual([]);
    link.stop();
  });

  test('tells of a formula that was typed over, and leaves it until the build button', async () => {
    const linked = await start();
    const at = [linked.sheet(), 16, 7] as const;
    linked.grid().setUserInput(...at, '5000');
    setGrowth(linked.store, 9);
    linked.store.dispatch({ kind: 'editFormula', indicator: 'rd', text: '=PREV(rd) * 1.5' });
    await until(() => linked.problems().some(({ code }) => code === 'workbook.formulaOvertyped'));
    expect(linked.link.host.model().getCellContent(...at)).toBe('5000');
    const built = await linked.link.host.apply(planWorkbook(preparedOf(tinyModel), 'zh'));
    expect(built).toEqual({ ok: true, value: undefined });
    expect(linked.link.host.model().getCellContent(...at)).toMatch(/^=.*1\.5$/);
    linked.link.stop();
  });

  test('what the link itself removes and writes anew is never told as an edit of the user', async () => {
    const linked = await start();
    const { store } = linked;
    const all = store.getState().model!;
    const shown = () => modelOf(snapshotOf(linked.link.host.model()));
    store.dispatch({ kind: 'changeModel', model: { ...all, targets: [], rules: [] }, origin: 'pane' });
    await until(() => shown().targets.length === 0);
    expect(linked.problems()).toEqual([]);
    store.dispatch({ kind: 'undo' });
    await until(() => shown().targets.length === all.targets.length);
    expect(linked.problems()).toEqual([]);
    linked.link.stop();
  });

  test('a conflict goes when the user mends the cell, or when asked for what the model says', async () => {
    const linked = await start();
    const at = [linked.sheet(), 16, 7] as const;
    const content = () => linked.link.host.model().getCellContent(...at);
    const overtype = async (factor: string) => {
      linked.grid().setUserInput(...at, '5000');
      linked.store.dispatch({ kind: 'editFormula', indicator: 'rd', text: `=PREV(rd) * ${factor}` });
      await until(() => linked.problems().length > 0);
      expect(linked.problems().map(({ code }) => code)).toEqual(['workbook.formulaOvertyped']);
    };
    await overtype('1.5');
    // Filled from the left, as a user brings a formula back.
    const left = linked.link.host.model().getCellContent(at[0], at[1], at[2] - 1);
    linked.grid().setUserInput(...at, left.replaceAll('E16', 'F16'));
    await until(() => linked.problems().length === 0);
    expect(content()).toMatch(/^=.*1\.5$/);
    await overtype('1.6');
    await linked.link.restore();
    expect(linked.problems()).toEqual([]);
    expect(content()).toMatch(/^=.*1\.6$/);
    linked.link.stop();
  });
});

describe('a workbook that was kept', () => {
  test('is shown again with what the user wrote in it, and follows the pane', async () => {
    const first = await start();
    const sheet = first.sheet();
    const grid = first.grid();
    grid.setUserInput(sheet, 90, 12, 'my note');
    setGrowth(first.store, 7);
    // Both sides are in step in what is kept, though neither pause is over.
    const { bytes, model } = await first.link.take((taken) => ({
      bytes: taken,
      model: first.store.getState().model!,
    }));
    first.link.stop();

    const next = await start();
    next.store.dispatch({ kind: 'changeModel', model, origin: 'pane' });
    expect(await next.link.open(bytes)).toBe(true);
    expect(next.grid().getCellContent(next.sheet(), 90, 12)).toBe('my note');
    expect(modelOf(snapshotOf(next.link.host.model()))).toEqual(model);
    expect(next.problems()).toEqual([]);
    expect(growthIn(next)).toBe(7);
    setGrowth(next.store, 8);
    await next.link.take(() => undefined);
    expect(modelOf(snapshotOf(next.link.host.model()))).toEqual(next.store.getState().model);
    next.link.stop();
  });

  test('that is no workbook changes nothing', async () => {
    const { link } = await start();
    const before = link.host.model();
    for (const bytes of [new Uint8Array(), Uint8Array.of(1, 2, 3), new Uint8Array(5000).fill(255)])
      expect(await link.open(bytes)).toBe(false);
    const cut = await link.take((bytes) => bytes.slice(0, bytes.length / 2));
    expect(await link.open(cut)).toBe(false);
    expect(link.host.model()).toBe(before);
    link.stop();
  });
});
