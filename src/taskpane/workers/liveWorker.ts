/** The worker behind the live fan chart: holds the draws of one session and carries out moves on them. */
import { makeKernelEvaluator } from '../../analysis/calculate/kernelEvaluator.js';
import { openLive, type LiveSession } from '../../analysis/uncertainty/live.js';
import { hashScenario } from '../../analysis/uncertainty/stamp.js';
import { prepareModel } from '../../model/prepare.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { FromLiveWorker, Hashes, ToLiveWorker } from './liveMessages.js';

let prepared: PreparedModel | undefined;
let current: { readonly id: number; readonly session: LiveSession } | undefined;

addEventListener('message', ({ data }: MessageEvent<ToLiveWorker>) => {
  switch (data.kind) {
    case 'model': {
      const outcome = prepareModel(data.model);
      prepared = outcome.ok ? outcome.value : undefined;
      return;
    }
    case 'open': {
      if (prepared === undefined) throw new Error('no model that can be calculated');
      const { session, request } = data;
      const found = openLive(prepared, request, makeKernelEvaluator);
      current = found.ok ? { id: session, session: found.value } : undefined;
      const hashes = data.fingerprints
        .filter((scenario) => prepared?.scenarioByKey.has(scenario))
        .map((scenario) => [scenario, hashScenario(prepared as PreparedModel, scenario)]);
      if (found.ok) post({ kind: 'opened', session, remarks: found.remarks, movers: found.value.movers });
      else post({ kind: 'refused', session, reasons: found.reasons });
      post({ kind: 'fingerprints', session, hashes: Object.fromEntries(hashes) as Hashes });
      return;
    }
    case 'move': {
      // A move of a session given up for another.
      if (current?.id !== data.session) return;
      const fan = current.session.update(data.moves);
      post({ kind: 'fan', session: data.session, fan }, [fan.edges.buffer, fan.planned.buffer]);
    }
  }
});

function post(message: FromLiveWorker, transfer: ArrayBuffer[] = []): void {
  globalThis.postMessage(message, { transfer });
}
