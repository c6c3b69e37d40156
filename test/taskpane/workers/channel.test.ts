// @vitest-environment node
/** One worker as the pane sees it: answers of the present task alone, and a worker that says nothing is noticed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openChannel, watchSilence } from '../../../src/taskpane/workers/channel.js';
import { createBookWriter } from '../../../src/playground/bookClient.js';
import { NO_ATTACHMENTS } from '../../../src/workbook/plan/attachments.js';
import { createJobClient } from '../../../src/taskpane/workers/jobClient.js';
import { createLiveStore } from '../../../src/taskpane/uncertainty/liveStore.js';
import { createLiveClient } from '../../../src/taskpane/workers/liveClient.js';
import { startDrawing } from '../../../src/taskpane/workers/drawPool.js';
import type { FromWorker } from '../../../src/taskpane/workers/protocol.js';
import { zhejiang } from '../../analysis/models.js';

/** A worker that does only what the test makes it do. */
function puppet() {
  const listeners = new Map<string, (event: { data?: unknown; message?: string }) => void>();
  const got: { kind: string; task?: number }[] = [];
  let ended = 0;
  const worker = {
    postMessage: (message: { kind: string }) => void got.push(message),
    terminate: () => (ended += 1),
    addEventListener: (type: string, listener: (event: { data?: unknown }) => void) =>
      listeners.set(type, listener),
  } as unknown as Worker;
  return {
    got,
    ended: () => ended,
    open: () => worker,
    say: (data: FromWorker<unknown>) => listeners.get('message')?.({ data }),
    fail: (type: 'error' | 'messageerror', message: string) => listeners.get(type)?.({ message }),
  };
}

const LONG = 60_000;
const seek = {
  scenario: 'continuation',
  indicator: 'rd_intensity',
  year: 2030,
  value: 0.03,
  by: { parameter: 'rd_growth' },
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a channel', () => {
  const open = (worker: ReturnType<typeof puppet>) => {
    const news: unknown[] = [];
    const channel = openChannel<string, string>(
      worker.open,
      { onAnswer: (answer) => news.push(answer), onBroken: (detail) => news.push({ detail }) },
      watchSilence((isSilent) => news.push({ isSilent })),
    );
    return { channel, news };
  };

  it('sends the model once, and hands on nothing of a task given up', () => {
    const worker = puppet();
    const { channel, news } = open(worker);
    channel.begin(zhejiang.model);
    channel.ask('one');
    channel.begin(zhejiang.model);
    channel.ask('two');
    expect(worker.got.map(({ kind }) => kind)).toEqual(['model', 'ask', 'ask']);
    worker.say({ kind: 'answer', task: 1, answer: 'late' });
    worker.say({ kind: 'answer', task: 2, answer: 'right' });
    expect(news).toEqual(['right']);
  });

  it('tells of silence, and of its end', () => {
    const worker = puppet();
    const { channel, news } = open(worker);
    channel.begin(zhejiang.model);
    channel.ask('one');
    vi.advanceTimersByTime(LONG);
    expect(news).toEqual([{ isSilent: true }]);
    worker.say({ kind: 'answer', task: 1, answer: 'after all' });
    expect(news.slice(1)).toEqual([{ isSilent: false }, 'after all']);
  });

  it('expects nothing when all is answered', () => {
    const worker = puppet();
    const { channel, news } = open(worker);
    channel.begin(zhejiang.model);
    channel.ask('one');
    worker.say({ kind: 'answer', task: 1, answer: 'done' });
    channel.rest();
    vi.advanceTimersByTime(LONG);
    expect(news).toEqual(['done']);
  });

  it.each(['error', 'messageerror'] as const)('ends the worker after an event "%s"', (type) => {
    const worker = puppet();
    const { channel, news } = open(worker);
    channel.begin(zhejiang.model);
    channel.ask('one');
    worker.fail(type, 'out of memory');
    vi.advanceTimersByTime(LONG);
    expect(news).toHaveLength(1);
    expect(worker.ended()).toBe(1);
    worker.say({ kind: 'answer', task: 1, answer: 'late' });
    expect(news).toHaveLength(1);
  });
});

describe('a worker that never answers', () => {
  it('is told of by a job, which can be stopped and asked again', async () => {
    const worker = puppet();
    const client = createJobClient(worker.open);
    const told: boolean[] = [];
    const asked = client.run('seek', zhejiang.model, seek, { onSilent: (isSilent) => told.push(isSilent) });
    vi.advanceTimersByTime(LONG);
    expect(told).toEqual([true]);
    client.stop();
    expect(await asked).toEqual({ kind: 'stopped' });
    void client.run('seek', zhejiang.model, seek);
    expect(worker.got.filter(({ kind }) => kind === 'model')).toHaveLength(2);
    client.stop();
  });

  it('is told of by the live chart, which can be started again', () => {
    const worker = puppet();
    const store = createLiveStore((onNews) => createLiveClient(onNews, worker.open, setImmediate));
    const plan = { method: 'latin', seed: 1, draws: 100 } as const;
    store.open(
      zhejiang.model,
      { scenario: 'continuation', indicator: 'rd_intensity', plan, movable: [] },
      [],
    );
    vi.advanceTimersByTime(LONG);
    expect(store.getState().isSilent).toBe(true);
    store.restart();
    expect(store.getState().isSilent ?? false).toBe(false);
    expect(worker.ended()).toBe(1);
    expect(worker.got.filter(({ kind }) => kind === 'ask')).toHaveLength(2);
    store.close();
  });

  it('is told of by a whole simulation, which can be stopped', async () => {
    const worker = puppet();
    const told: boolean[] = [];
    const request = {
      scenario: 'continuation',
      plan: { method: 'latin', seed: 1, draws: 100 },
      outputs: [],
      focus: [],
    } as const;
    const drawing = startDrawing(zhejiang, request, 2, { onSilent: (is) => told.push(is) }, worker.open);
    vi.advanceTimersByTime(LONG);
    expect(told).toEqual([true]);
    drawing.stop();
    expect(await drawing.outcome).toEqual({ kind: 'stopped' });
    expect(worker.ended()).toBe(2);
  });

  it('or that fails writes no workbook of the playground, so that the page writes it', async () => {
    const contents = { prepared: zhejiang, language: 'zh', attachments: NO_ATTACHMENTS } as const;
    const [silent, broken] = [puppet(), puppet()];
    const waited = createBookWriter(silent.open)(contents, () => undefined);
    vi.advanceTimersByTime(LONG);
    expect(await waited).toBeUndefined();
    expect(silent.ended()).toBe(1);
    const failed = createBookWriter(broken.open)(contents, () => undefined);
    broken.fail('error', 'out of memory');
    expect(await failed).toBeUndefined();
  });
});
