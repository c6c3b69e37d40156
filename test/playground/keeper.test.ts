// @vitest-environment node
/** Nothing is kept before the user says so; then nothing is lost, and what cannot be read is told and left alone. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeeper, type Book, type Keeper } from '../../src/playground/keeper.js';
import type { WorkStore } from '../../src/playground/workStore.js';
import { engine } from '../../src/taskpane/state/engine.js';
import { initialState } from '../../src/taskpane/state/state.js';
import { createStore, type Store } from '../../src/taskpane/state/store.js';
import { smallModel } from '../model/packs.js';

/** As the browser's: `kept` is undefined while nothing was ever kept. */
function memory() {
  const disk: { kept: Map<string, unknown> | undefined; isOn: boolean; isFull: boolean } = {
    kept: undefined,
    isOn: false,
    isFull: false,
  };
  const works: WorkStore = {
    async read() {
      await Promise.resolve();
      if (disk.kept === undefined) return undefined;
      return { isOn: disk.isOn, kept: [...disk.kept].map(([key, record]) => ({ key, record })) };
    },
    async turn(isOn) {
      await Promise.resolve();
      disk.kept ??= new Map();
      disk.isOn = isOn;
    },
    async put(key, record, removed) {
      await Promise.resolve();
      if (disk.isFull) throw new DOMException('no room', 'QuotaExceededError');
      if (disk.kept === undefined) return false;
      disk.kept.set(key, structuredClone(record));
      for (const old of removed) disk.kept.delete(old);
      return true;
    },
    async remove(key) {
      await Promise.resolve();
      disk.kept?.delete(key);
    },
    async forget() {
      await Promise.resolve();
      disk.kept = undefined;
      disk.isOn = false;
    },
  };
  return { disk, works };
}

function open(works: WorkStore): { readonly store: Store; readonly keeper: Keeper } {
  const store = createStore(initialState('zh'));
  store.dispatch({ kind: 'readPack', outcome: { ok: true, value: smallModel, problems: [] } });
  store.setEngine(engine);
  return { store, keeper: createKeeper(store, works) };
}

const parameter = 'rd_growth';
const set = (store: Store, value: number) =>
  store.dispatch({ kind: 'setParameter', scenario: 'high', parameter, year: 'all', value });
const valueIn = (store: Store) =>
  store.getState().model?.scenarios.find(({ key }) => key === 'high')?.values[parameter];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pause = () => vi.advanceTimersByTimeAsync(5000);

describe('before the question is answered', () => {
  it('nothing is kept, the question comes with the first change, and leaving is asked about', async () => {
    const { disk, works } = memory();
    const { store, keeper } = open(works);
    await keeper.start();
    expect(keeper.getState().switch).toBe('unasked');
    expect(keeper.isUnsaved()).toBe(false);
    set(store, 7);
    await pause();
    expect(keeper.getState().switch).toBe('asking');
    expect(keeper.isUnsaved()).toBe(true);
    expect(disk.kept).toBeUndefined();
    await keeper.turn(false);
    await pause();
    expect([keeper.getState().switch, disk.kept, keeper.isUnsaved()]).toEqual(['off', undefined, true]);
  });

  it('an edit of cells alone counts as work', async () => {
    const { works } = memory();
    const { keeper } = open(works);
    await keeper.start();
    keeper.noteEdit();
    expect([keeper.getState().switch, keeper.isUnsaved()]).toEqual(['asking', true]);
  });
});

describe('kept work', () => {
  it('of one model is not written over by another model that is begun on the same page', async () => {
    const { disk, works } = memory();
    const { store, keeper } = open(works);
    await keeper.start();
    set(store, 7);
    await keeper.turn(true);
    await pause();
    expect(disk.kept?.size).toBe(1);
    const model = { ...smallModel, name: { zh: '另一个', en: 'Another' } };
    store.dispatch({ kind: 'begin', model, tab: 'results', isOwn: true, isBuildDue: false });
    expect(keeper.isUnsaved()).toBe(true);
    await pause();
    set(store, 8);
    await pause();
    const names = [...(disk.kept?.values() ?? [])].map((record) => (record as { name: unknown }).name);
    expect(names).toEqual([smallModel.name, model.name]);
    keeper.stop();
  });

  it('is offered by the next page with time and name, and goes on where it was', async () => {
    const { disk, works } = memory();
    const first = open(works);
    await first.keeper.start();
    set(first.store, 7);
    await first.keeper.turn(true);
    first.store.dispatch({ kind: 'editFormula', indicator: smallModel.indicators[0]!.key, text: '=1+' });
    first.store.dispatch({ kind: 'showTab', tab: 'scenarios' });
    expect(first.keeper.isUnsaved()).toBe(true);
    await pause();
    expect(first.keeper.isUnsaved()).toBe(false);
    first.keeper.stop();

    const next = open(works);
    await next.keeper.start();
    const { offers, isOffering } = next.keeper.getState();
    expect(isOffering).toBe(true);
    expect(offers).toMatchObject([{ kind: 'readable', name: smallModel.name }]);
    expect(offers[0]?.savedAt).toBeInstanceOf(Date);
    await next.keeper.continueWith(offers[0]!.key);
    expect(valueIn(next.store)).toEqual(valueIn(first.store));
    expect(next.store.getState().attachments.journal).toEqual(first.store.getState().attachments.journal);
    expect(Object.values(next.store.getState().drafts).map(({ text }) => text)).toEqual(['=1+']);
    expect(next.store.getState().tab).toBe('scenarios');
    // One record, which replaces the one that it goes on from.
    await pause();
    expect(disk.kept?.size).toBe(1);
    expect(disk.kept?.has(offers[0]!.key)).toBe(false);
    // Taking up is a step of undo.
    next.store.dispatch({ kind: 'undo' });
    expect(valueIn(next.store)).toEqual(
      smallModel.scenarios.find(({ key }) => key === 'high')?.values[parameter],
    );
  });

  it('holds the workbook; one that cannot be opened is told, and its record stays', async () => {
    const { disk, works } = memory();
    const first = open(works);
    await first.keeper.start();
    const book: Book = {
      take: async (use) => use(await Promise.resolve(Uint8Array.of(7, 7))),
      open: () => Promise.resolve(false),
    };
    first.keeper.setBook(book);
    set(first.store, 7);
    await first.keeper.turn(true);
    const [key, record] = [...disk.kept!][0]!;
    expect(record).toMatchObject({ workbook: Uint8Array.of(7, 7) });

    const next = open(works);
    await next.keeper.start();
    await next.keeper.continueWith(key);
    await pause();
    // The engine is not there yet: what waits for it is kept all the same.
    expect([...disk.kept!.values()]).toMatchObject([{ workbook: Uint8Array.of(7, 7) }]);
    next.keeper.setBook(book);
    await pause();
    expect(next.keeper.getState().lacksWorkbook).toBe(true);
  });

  it.each([
    ['newer', { format: 99, savedAt: '2026-01-01T00:00:00Z', name: { zh: '甲', en: 'A' } }],
    ['broken', { format: 1, documents: 5 }],
    ['broken', 'nonsense'],
  ] as const)(
    'that is %s is told, never removed by itself, and can be saved as a file',
    async (kind, record) => {
      const { disk, works } = memory();
      await works.turn(true);
      disk.kept?.set('old', record);
      const { store, keeper } = open(works);
      await keeper.start();
      expect(keeper.getState().offers).toMatchObject([{ key: 'old', kind }]);
      await keeper.continueWith('old');
      expect(store.getState().past).toEqual([]);
      keeper.dismiss();
      for (let value = 1; value < 8; value += 1) {
        set(store, value);
        await pause();
      }
      expect(disk.kept?.get('old')).toBe(record);
      expect(await keeper.textOf('old')).toBe(JSON.stringify(record, undefined, 2));
      await keeper.remove('old');
      expect(disk.kept?.has('old')).toBe(false);
      expect(keeper.getState().offers).toEqual([]);
    },
  );

  it('keeps the last five of the records that can be read', async () => {
    const { disk, works } = memory();
    for (let visit = 0; visit < 8; visit += 1) {
      vi.setSystemTime(new Date(2026, 0, 1 + visit));
      const { store, keeper } = open(works);
      await keeper.start();
      keeper.dismiss();
      set(store, visit + 1);
      await keeper.turn(true);
      await pause();
      keeper.stop();
    }
    expect(disk.kept?.size).toBe(5);
  });
});

describe('the user decides', () => {
  it('stopping keeps no more; forgetting leaves nothing, in no page', async () => {
    const { disk, works } = memory();
    const { store, keeper } = open(works);
    await keeper.start();
    set(store, 7);
    await keeper.turn(true);
    const other = open(works);
    await other.keeper.start();
    other.keeper.dismiss();
    await keeper.turn(false);
    set(store, 8);
    await pause();
    expect(keeper.isUnsaved()).toBe(true);
    expect(JSON.stringify([...disk.kept!.values()])).not.toContain('"rd_growth\\": 8');
    await keeper.turn(true);
    await keeper.forgetAll();
    expect(disk.kept).toBeUndefined();
    // The other page had it on: it does not bring the database back.
    set(other.store, 9);
    await pause();
    expect([disk.kept, other.keeper.getState().switch, other.keeper.isUnsaved()]).toEqual([
      undefined,
      'off',
      true,
    ]);
  });

  it('is told when the browser has no room, and leaving is asked about', async () => {
    const { disk, works } = memory();
    const { store, keeper } = open(works);
    await keeper.start();
    set(store, 7);
    disk.isFull = true;
    await keeper.turn(true);
    expect(keeper.getState().failure).toContain('QuotaExceededError');
    expect(keeper.isUnsaved()).toBe(true);
    disk.isFull = false;
    set(store, 8);
    await pause();
    expect([keeper.getState().failure, keeper.isUnsaved()]).toEqual(['', false]);
  });
});
