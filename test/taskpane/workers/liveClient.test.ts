// @vitest-environment node
/** The live fan chart's client on a real thread: only the last of what was asked counts, and nothing of an old session. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import { openLive, type LiveFan, type LiveRequest } from '../../../src/analysis/uncertainty/live.js';
import { hashScenario } from '../../../src/analysis/uncertainty/stamp.js';
import {
  createLiveClient,
  type LiveClient,
  type LiveNews,
} from '../../../src/taskpane/workers/liveClient.js';
import { createLiveStore } from '../../../src/taskpane/uncertainty/liveStore.js';
import { zhejiang } from '../../analysis/models.js';
import { threadsOf } from '../threads.js';

const request: LiveRequest = {
  scenario: 'continuation',
  indicator: 'rd_intensity',
  plan: { method: 'latin', seed: 2030, draws: 2000 },
  movable: [{ parameter: 'rd_growth', least: -6, most: 9 }],
};

let openWorker: () => Worker;
beforeAll(async () => {
  openWorker = await threadsOf('liveWorker.ts');
});

let client: LiveClient | undefined;
afterEach(() => client?.close());

/** All answers up to the first that `isLast`. */
function collect(isLast: (answer: LiveNews, all: readonly LiveNews[]) => boolean): {
  readonly client: LiveClient;
  readonly answers: Promise<readonly LiveNews[]>;
} {
  const all: LiveNews[] = [];
  let settle: (answers: readonly LiveNews[]) => void;
  const answers = new Promise<readonly LiveNews[]>((resolve) => (settle = resolve));
  const made = createLiveClient(
    (answer) => {
      all.push(answer);
      if (isLast(answer, all)) settle(all);
    },
    openWorker,
    setImmediate,
  );
  client = made;
  return { client: made, answers };
}

function fanOf(indicator: string, moves: Record<string, number>): LiveFan {
  const found = openLive(zhejiang, { ...request, indicator }, makeKernelEvaluator);
  if (!found.ok) throw new Error('refused');
  return found.value.update(moves);
}

const fans = (answers: readonly LiveNews[]): readonly LiveFan[] =>
  answers.flatMap((answer) => (answer.kind === 'fan' ? [answer.fan] : []));

describe('live client', () => {
  it('opens with the fan as it stands, movers and fingerprints', async () => {
    const { client: live, answers } = collect(({ kind }) => kind === 'fan');
    live.open(zhejiang.model, request, ['continuation', 'gone']);
    const all = await answers;
    expect(all).toContainEqual({ kind: 'opened', remarks: [], movers: ['rd_growth'] });
    expect(all).toContainEqual({
      kind: 'fingerprints',
      hashes: { continuation: hashScenario(zhejiang, 'continuation') },
    });
    expect(fans(all)).toEqual([fanOf('rd_intensity', {})]);
  });

  it('skips moves that a later one has overtaken', async () => {
    const wanted = fanOf('rd_intensity', { rd_growth: 3 });
    const { client: live, answers } = collect((_, all) => fans(all).at(-1)?.planned[5] === wanted.planned[5]);
    live.open(zhejiang.model, request);
    for (let step = 1; step <= 300; step += 1) live.move({ rd_growth: step / 100 });
    expect(fans(await answers)).toEqual([wanted]);
  });

  it('drops what belongs to the session before', async () => {
    const { client: live, answers } = collect(({ kind }) => kind === 'fan');
    live.open(zhejiang.model, request);
    live.move({ rd_growth: 1 });
    live.open(zhejiang.model, { ...request, indicator: 'ai_core_revenue' });
    expect(fans(await answers)).toEqual([fanOf('ai_core_revenue', {})]);
  });

  it('hands on why there is nothing to show', async () => {
    const { client: live, answers } = collect(({ kind }) => kind === 'refused');
    live.open(zhejiang.model, { ...request, plan: { ...request.plan, seed: 0.5 } });
    expect(JSON.stringify(await answers)).toContain('whole number');
  });

  it('says when the worker breaks, and works again afterwards', async () => {
    const first = collect(({ kind }) => kind === 'broken');
    first.client.open({ ...zhejiang.model, indicators: [] }, request);
    expect((await first.answers).at(-1)).toEqual({
      kind: 'broken',
      detail: 'no model that can be calculated',
    });
    const second = collect(({ kind }) => kind === 'fan');
    second.client.open(zhejiang.model, request);
    expect(fans(await second.answers)).toHaveLength(1);
  });
});

describe('live client without workers', () => {
  it('says so instead of failing', () => {
    const answers: LiveNews[] = [];
    const live = createLiveClient(
      (answer) => answers.push(answer),
      () => {
        throw new Error('no workers here');
      },
      setImmediate,
    );
    live.open(zhejiang.model, request);
    live.move({ rd_growth: 1 });
    expect(answers[0]).toEqual({ kind: 'broken', detail: 'no workers here' });
  });
});

describe('live store', () => {
  it('keeps the moved fan until that of the changed model arrives, and none of another indicator', async () => {
    const store = createLiveStore((onAnswer) => createLiveClient(onAnswer, openWorker, setImmediate));
    const until = (isThere: () => boolean) =>
      new Promise<void>((resolve) => {
        const stop = store.subscribe(() => {
          if (!isThere()) return;
          stop();
          resolve();
        });
      });
    store.open(zhejiang.model, request, []);
    await until(() => store.getState().fan !== undefined);
    store.move({ rd_growth: 2 });
    expect(store.getState().isMoved).toBe(true);
    await until(
      () => store.getState().fan?.planned[5] === fanOf('rd_intensity', { rd_growth: 2 }).planned[5],
    );
    store.open(zhejiang.model, request, []);
    expect(store.getState().isMoved).toBe(true);
    expect(store.getState().fan).toBeDefined();
    await until(() => !store.getState().isMoved);
    expect(store.getState().fan).toEqual(fanOf('rd_intensity', {}));
    store.open(zhejiang.model, { ...request, indicator: 'ai_core_revenue' }, []);
    expect(store.getState().fan).toBeUndefined();
    store.close();
  });
});
