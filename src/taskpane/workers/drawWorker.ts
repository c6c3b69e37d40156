/** A worker of a whole simulation: takes one share of it (analysis/uncertainty/share.ts), pass by pass. */
import { makeKernelEvaluator } from '../../analysis/calculate/kernelEvaluator.js';
import { hashScenario } from '../../analysis/uncertainty/stamp.js';
import { createShare, type Finished, type Share } from '../../analysis/uncertainty/share.js';
import type { SimulationPlan } from '../../analysis/uncertainty/simulationPlan.js';
import { planSimulation, summingWork, workOf } from '../../analysis/uncertainty/uncertainty.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { BetweenDrawWorkers, DrawAnswer, DrawAsk } from './protocol.js';
import { serve, type Post } from './serve.js';

interface Working {
  readonly plan: SimulationPlan;
  readonly share: Share;
  readonly ports: readonly (MessagePort | undefined)[];
}

let working: Working | undefined;
/** Called when a parcel has arrived. */
let arrived: () => void = () => undefined;

serve<'draw'>((prepared, ask, _, post) => {
  if (ask.kind === 'start') start(prepared, ask, post);
  else if (working !== undefined) return runPass(working, ask.pass, post);
  return undefined;
});

function start(
  prepared: PreparedModel,
  { request, index, count, ports }: Extract<DrawAsk, { kind: 'start' }>,
  post: Post<DrawAnswer>,
): void {
  const plan = planSimulation(prepared, request);
  if (!plan.ok) {
    post({ kind: 'refused', reasons: plan.reasons });
    return;
  }
  const share = createShare(prepared, plan.value, makeKernelEvaluator, { index, count });
  for (const port of ports) {
    if (port === undefined) continue;
    port.onmessage = ({ data }: MessageEvent<BetweenDrawWorkers>) => {
      share.accept(data);
      arrived();
    };
  }
  working = { plan: plan.value, share, ports };
  const { sample, parameters, outputs, asked, passes } = plan.value;
  post({
    kind: 'ready',
    outline: { sample, parameters, outputs, asked },
    passes: passes.length,
    work: workOf(plan.value),
    remarks: plan.remarks,
    hash: hashScenario(prepared, request.scenario),
  });
}

async function runPass({ plan, share, ports }: Working, pass: number, post: Post<DrawAnswer>): Promise<void> {
  for (const { draws, parcels } of share.calculate(pass)) {
    for (const parcel of parcels)
      ports[parcel.to]?.postMessage(
        parcel,
        parcel.columns.map(({ buffer }) => buffer),
      );
    post({ kind: 'progress', done: draws });
    // Parcels of others are received between spans, so that they do not accumulate.
    await pause();
  }
  while (!share.isWhole(pass)) await new Promise<void>((resolve) => (arrived = resolve));
  const rows: Finished[] = [];
  for (const row of share.sumUp(pass)) {
    rows.push(row);
    post({ kind: 'progress', done: summingWork(plan.sample.draws) });
  }
  post({ kind: 'finished', pass, rows, counts: share.counts() });
}

/** Waits until pending messages have been handled; a timer would take four milliseconds each time. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
