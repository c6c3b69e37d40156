/**
 * Runs a whole simulation in several workers of its own. Cancelling ends the workers, so that no result of a cancelled simulation
 * arrives; a result is returned only when it is complete.
 */
import type { Finished } from '../../analysis/uncertainty/share.js';
import type { Counts } from '../../analysis/uncertainty/tally.js';
import type { Finding } from '../../analysis/uncertainty/uncertain.js';
import type { Outline } from '../../analysis/uncertainty/simulationPlan.js';
import {
  finishSimulation,
  type Simulation,
  type SimulationRequest,
} from '../../analysis/uncertainty/uncertainty.js';
import type { Bilingual } from '../../messages/language.js';
import type { PreparedModel } from '../../model/prepared.js';
import { openChannel, watchSilence, type Channel } from './channel.js';
import type { DrawAnswer, DrawAsk } from './protocol.js';

export type DrawOutcome =
  /** `hash`: of what was simulated, as stamp.ts makes it; empty when there is no result. */
  | { readonly kind: 'done'; readonly finding: Finding<Simulation>; readonly hash: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'broken'; readonly detail: string };

export interface Drawing {
  readonly outcome: Promise<DrawOutcome>;
  readonly stop: () => void;
}

interface DrawListener {
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Whether no worker has reported for a long time. */
  readonly onSilent?: (isSilent: boolean) => void;
}

export function startDrawing(
  prepared: PreparedModel,
  request: SimulationRequest,
  count: number,
  { onProgress, onSilent }: DrawListener = {},
  openWorker: () => Worker = () => new Worker(new URL('./drawWorker.ts', import.meta.url)),
): Drawing {
  let settle: (outcome: DrawOutcome) => void = () => undefined;
  const outcome = new Promise<DrawOutcome>((resolve) => (settle = resolve));
  const end = (how: DrawOutcome): void => {
    silence.rest();
    for (const channel of channels) channel.close();
    settle(how);
  };
  // One watch for all: a worker that waits for the others has nothing to report.
  const silence = watchSilence((isSilent) => onSilent?.(isSilent));
  const channels = Array.from({ length: count }, (_, index): Channel<DrawAsk> =>
    openChannel<DrawAsk, DrawAnswer>(
      openWorker,
      {
        onAnswer: (answer) => receive(index, answer),
        onBroken: (detail) => end({ kind: 'broken', detail }),
      },
      { ...silence, rest: () => undefined },
    ),
  );

  let plan: Planned | undefined;
  let ready = 0;
  let done = 0;
  let pass = 0;
  let inPass = 0;
  const finished: Finished[] = [];
  const counts = new Map<number, Counts>();
  const startPass = (): void => {
    inPass = 0;
    for (const channel of channels) channel.ask({ kind: 'pass', pass });
  };
  const finish = ({ outline, remarks, hash }: Planned): void => {
    const result = finishSimulation(prepared, outline, finished, [...counts.values()]);
    end({
      kind: 'done',
      finding: { ok: true, value: result.simulation, remarks: [...remarks, ...result.remarks] },
      hash,
    });
  };
  const receive = (index: number, message: DrawAnswer): void => {
    switch (message.kind) {
      case 'refused':
        end({ kind: 'done', finding: { ok: false, reasons: message.reasons }, hash: '' });
        return;
      case 'ready':
        plan = message;
        ready += 1;
        if (ready === count) startPass();
        return;
      case 'progress':
        done += message.done;
        onProgress?.(Math.min(1, done / (plan?.work ?? 1)));
        return;
      case 'finished':
        finished.push(...message.rows);
        counts.set(index, message.counts);
        inPass += 1;
        if (inPass < count || plan === undefined) return;
        pass += 1;
        if (pass < plan.passes) startPass();
        else finish(plan);
    }
  };

  const ports = connectAll(count);
  for (const [index, channel] of channels.entries()) {
    const own = ports[index] ?? [];
    channel.begin(prepared.model);
    const isAsked = channel.ask(
      { kind: 'start', request, index, count, ports: own },
      own.filter((port) => port !== undefined),
    );
    if (!isAsked) break;
  }
  return { outcome, stop: () => end({ kind: 'stopped' }) };
}

interface Planned {
  readonly outline: Outline;
  readonly passes: number;
  readonly work: number;
  readonly remarks: readonly Bilingual[];
  readonly hash: string;
}

/** A channel between every two; row i holds the ports of worker i to the others. */
function connectAll(count: number): readonly (readonly (MessagePort | undefined)[])[] {
  const ports = Array.from({ length: count }, () =>
    Array.from({ length: count }, (): MessagePort | undefined => undefined),
  );
  for (let i = 0; i < count; i += 1)
    for (let j = 0; j < i; j += 1) {
      const { port1, port2 } = new MessageChannel();
      (ports[i] as (MessagePort | undefined)[])[j] = port1;
      (ports[j] as (MessagePort | undefined)[])[i] = port2;
    }
  return ports;
}
