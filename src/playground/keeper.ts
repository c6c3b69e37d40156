/**
 * Keeps the work of the playground in the browser, once the user has said yes, and offers it again after a reload.
 *
 * In: the pane's store, the embedded workbook once it is open, and where work is kept. Out: what the page shows of it, and whether
 * leaving the page would lose something. Nothing is kept before the question is answered with yes, because others may use the
 * machine. Work that cannot be read is told and left alone. A page keeps one record; it replaces the one that it went on from.
 */
import type { Bilingual } from '../messages/language.js';
import type { Problem } from '../messages/problem.js';
import type { PaneState } from '../taskpane/state/state.js';
import type { Store } from '../taskpane/state/store.js';
import { readHead, readWork, writeWork, type View } from './keptWork.js';
import type { Kept, WorkStore } from './workStore.js';

/** The embedded workbook as the keeper needs it. */
export interface Book {
  /** Calls `use` with the workbook's bytes when it says what the pane says. */
  take<T>(use: (bytes: Uint8Array) => T): Promise<T>;
  /** Shows a kept workbook in place of the present one, and brings it in step; false where it cannot be opened. */
  open(bytes: Uint8Array): Promise<boolean>;
}

export interface Offer {
  readonly key: string;
  readonly kind: 'readable' | 'newer' | 'broken';
  readonly savedAt: Date | undefined;
  readonly name: Bilingual | undefined;
  /** What is wrong with it, where that was found out. */
  readonly problems: readonly Problem[];
}

export interface KeeperState {
  /** `asking`: there is work to lose and no answer yet. */
  readonly switch: 'unasked' | 'asking' | 'off' | 'on';
  /** Work of earlier visits, the latest first. */
  readonly offers: readonly Offer[];
  /** The offers want an answer. */
  readonly isOffering: boolean;
  /** When the present work was kept last. */
  readonly savedAt: Date | undefined;
  /** Why the browser did not do as it was told; empty when it did. */
  readonly failure: string;
  /** What of the work taken up could not be taken up. */
  readonly lacks: readonly Problem[];
  readonly lacksWorkbook: boolean;
}

export interface Keeper {
  readonly getState: () => KeeperState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Whether leaving the page now would lose something. */
  readonly isUnsaved: () => boolean;
  /** Looks for work of earlier visits. */
  readonly start: () => Promise<void>;
  /** Undefined: there is none any more. */
  readonly setBook: (book: Book | undefined) => void;
  /** To be called when the user has edited cells. */
  readonly noteEdit: () => void;
  readonly turn: (isOn: boolean) => Promise<void>;
  /** The user does not want the offers now. */
  readonly dismiss: () => void;
  readonly continueWith: (key: string) => Promise<void>;
  /** The record as a text to be saved; undefined where it is gone. */
  readonly textOf: (key: string) => Promise<string | undefined>;
  readonly remove: (key: string) => Promise<void>;
  readonly forgetAll: () => Promise<void>;
  /** Keeps what is not kept yet, without waiting for a pause. */
  readonly saveNow: () => Promise<void>;
  readonly stop: () => void;
}

/** Milliseconds without a change before work is kept. */
const PAUSE = 1000;
/** Records that are kept; the oldest that could be read make room. */
const MOST_RECORDS = 5;

const START: KeeperState = {
  switch: 'unasked',
  offers: [],
  isOffering: false,
  savedAt: undefined,
  failure: '',
  lacks: [],
  lacksWorkbook: false,
};

/** What of the page is work. */
type Content = Pick<PaneState, 'model' | 'attachments' | 'drafts'> & { readonly edits: number };

export function createKeeper(store: Store, works: WorkStore, clock: () => Date = () => new Date()): Keeper {
  let own = newKey();
  /** Of the model whose record it is: another model that is begun gets a record of its own. */
  let { begun } = store.getState();
  const listeners = new Set<() => void>();
  let state = START;
  let book: Book | undefined;
  /** A kept workbook that waits for the engine. */
  let waiting: Uint8Array | undefined;
  let edits = 0;
  let saved: Content | undefined;
  /** Records that the next one replaces. */
  let replaced: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const change = (part: Partial<KeeperState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const content = (): Content => {
    const { model, attachments, drafts } = store.getState();
    return { model, attachments, drafts, edits };
  };
  const isDirty = (): boolean =>
    saved === undefined ? isBegun(store.getState(), edits) : !isSame(saved, content());

  /** The browser's answer is told where it is a refusal. */
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      const value = await work();
      if (state.failure !== '') change({ failure: '' });
      return value;
    } catch (thrown) {
      change({ failure: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown) });
      return undefined;
    }
  };

  const save = async (): Promise<void> => {
    if (state.switch !== 'on' || !isDirty()) return;
    if (store.getState().begun !== begun) {
      begun = store.getState().begun;
      own = newKey();
      replaced = [];
    }
    const at = clock();
    const take = (bytes?: Uint8Array) => ({
      taken: content(),
      record: writeWork(store.getState(), at.toISOString(), waiting ?? bytes),
    });
    const { taken, record } = book === undefined ? take() : await book.take(take);
    if (record === undefined) return;
    const isKept = await attempt(() => works.put(own, record, replaced));
    if (isKept === undefined) return;
    if (!isKept) {
      change({ switch: 'off', offers: [], savedAt: undefined });
      saved = undefined;
      return;
    }
    replaced = [];
    saved = taken;
    change({ savedAt: at });
    follow();
  };
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    const next = queue.then(work, work);
    queue = next;
    return next;
  };
  /** After each change of the page. */
  const follow = (): void => {
    wait();
    // Whether leaving would lose something may be another answer now.
    for (const listener of listeners) listener();
  };
  const wait = (): void => {
    if (!isDirty()) return;
    if (state.switch === 'unasked' && !state.isOffering) change({ switch: 'asking' });
    if (state.switch !== 'on') return;
    clearTimeout(timer);
    timer = setTimeout(() => void enqueue(save), PAUSE);
  };

  const find = async (): Promise<readonly Kept[]> => {
    const found = await attempt(() => works.read());
    if (found === undefined) return [];
    change({ switch: found.isOn ? 'on' : 'off' });
    const offers = found.kept
      .filter(({ key }) => key !== own)
      .map(({ key, record }): Offer => ({ key, ...readHead(record), problems: [] }))
      .sort((a, b) => (b.savedAt?.getTime() ?? 0) - (a.savedAt?.getTime() ?? 0));
    const old = offers.filter(({ kind }) => kind === 'readable').slice(MOST_RECORDS - 1);
    replaced = [...new Set([...replaced, ...old.map(({ key }) => key)])];
    change({ offers });
    return found.kept;
  };
  const recordOf = async (key: string): Promise<unknown> =>
    (await attempt(() => works.read()))?.kept.find((kept) => kept.key === key)?.record;
  const refuse = (key: string, kind: Offer['kind'], problems: readonly Problem[]): void =>
    change({
      offers: state.offers.map((offer) => (offer.key === key ? { ...offer, kind, problems } : offer)),
    });

  const openWaiting = async (): Promise<void> => {
    if (book === undefined || waiting === undefined) return;
    const bytes = waiting;
    const isOpen = await book.open(bytes);
    if (waiting === bytes) waiting = undefined;
    if (!isOpen) {
      // The record is kept as it is, for it holds what could not be opened.
      replaced = [];
      change({ lacksWorkbook: true });
    }
  };

  const stopFollowing = store.subscribe(follow);
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isUnsaved: isDirty,
    async start() {
      await find();
      // A browser that blocks storage has kept nothing, which is no news before anything is asked of it.
      const isNewer = state.failure.startsWith('VersionError');
      change({ isOffering: state.offers.length > 0, failure: isNewer ? state.failure : '' });
      follow();
    },
    setBook(opened) {
      book = opened;
      void openWaiting();
    },
    noteEdit() {
      edits += 1;
      follow();
    },
    async turn(isOn) {
      clearTimeout(timer);
      // A plain "no" leaves no trace: where nothing is kept, there is no switch either.
      const isThere = isOn || state.switch === 'on';
      const done = isThere ? await attempt(() => works.turn(isOn).then(() => true)) : true;
      if (done === true) change({ switch: isOn ? 'on' : 'off' });
      if (isOn && done === true) await enqueue(save);
    },
    dismiss() {
      change({ isOffering: false });
      follow();
    },
    async continueWith(key) {
      const reading = readWork(await recordOf(key));
      if (reading.kind !== 'work') {
        refuse(key, reading.kind, reading.kind === 'broken' ? reading.problems : []);
        return;
      }
      const { model, attachments, view, workbook, lacks } = reading.work;
      store.dispatch({ kind: 'changeModel', model, origin: 'pane' });
      const { refused } = store.getState();
      if (refused.length > 0) {
        refuse(key, 'broken', refused);
        return;
      }
      // Only a record that was taken up whole is replaced.
      replaced = lacks.length === 0 ? [...replaced, key] : replaced;
      change({
        isOffering: false,
        lacks,
        lacksWorkbook: false,
        offers: state.offers.filter((offer) => offer.key !== key),
      });
      waiting = workbook;
      // The workbook is asked for before the pane's change reaches it: the kept one is brought in step.
      void openWaiting();
      store.dispatch({ kind: 'attach', attachments });
      if (view !== undefined) showView(store, view);
    },
    async textOf(key) {
      const record = await recordOf(key);
      return record === undefined ? undefined : JSON.stringify(record, withoutBytes, 2);
    },
    async remove(key) {
      if ((await attempt(() => works.remove(key).then(() => true))) !== true) return;
      const offers = state.offers.filter((offer) => offer.key !== key);
      change({ offers, isOffering: state.isOffering && offers.length > 0 });
    },
    async forgetAll() {
      clearTimeout(timer);
      change({ switch: 'off' });
      await enqueue(async () => {
        if ((await attempt(() => works.forget().then(() => true))) !== true) return;
        saved = undefined;
        replaced = [];
        change({ offers: [], isOffering: false, savedAt: undefined, switch: 'off' });
      });
    },
    saveNow() {
      clearTimeout(timer);
      return enqueue(save);
    },
    stop() {
      stopFollowing();
      clearTimeout(timer);
    },
  };
}

function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** Whether there is anything that the page did not begin with. */
function isBegun({ model, original, drafts, attachments, isOwn }: PaneState, edits: number): boolean {
  const { simulation, variance, sensitivity } = attachments;
  const hasResults = [simulation, variance, sensitivity].some((result) => result !== undefined);
  return isOwn || model !== original || Object.keys(drafts).length > 0 || hasResults || edits > 0;
}

function isSame(a: Content, b: Content): boolean {
  return (
    a.model === b.model && a.attachments === b.attachments && a.drafts === b.drafts && a.edits === b.edits
  );
}

/** What names rows of another model is passed over. */
function showView(store: Store, { tab, scenario, indicator, drafts }: View): void {
  const { model } = store.getState();
  if (model?.scenarios.some(({ key }) => key === scenario) === true)
    store.dispatch({ kind: 'chooseScenario', scenario });
  if (model?.indicators.some(({ key }) => key === indicator) === true)
    store.dispatch({ kind: 'chooseIndicator', indicator });
  for (const [name, text] of Object.entries(drafts)) {
    const rule = /^rule (.*)$/.exec(name)?.[1];
    if (rule !== undefined && model?.rules.some(({ key }) => key === rule) === true)
      store.dispatch({ kind: 'editRule', rule, text });
    else if (model?.indicators.some(({ key }) => key === name) === true)
      store.dispatch({ kind: 'editFormula', indicator: name, text });
  }
  store.dispatch({ kind: 'showTab', tab });
}

function withoutBytes(name: string, value: unknown): unknown {
  return name === 'workbook' ? undefined : value;
}
