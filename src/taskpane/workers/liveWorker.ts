/** The worker behind the live fan chart: it keeps the draws of one session and applies moves to them. */
import { makeKernelEvaluator } from '../../analysis/calculate/kernelEvaluator.js';
import { openLive, type LiveSession } from '../../analysis/uncertainty/live.js';
import { hashScenario } from '../../analysis/uncertainty/stamp.js';
import type { Hashes } from './protocol.js';
import { serve } from './serve.js';

let current: { readonly task: number; readonly session: LiveSession } | undefined;

serve<'live'>((prepared, ask, task, post) => {
  if (ask.kind === 'open') {
    const found = openLive(prepared, ask.request, makeKernelEvaluator);
    current = found.ok ? { task, session: found.value } : undefined;
    const hashes = ask.fingerprints
      .filter((scenario) => prepared.scenarioByKey.has(scenario))
      .map((scenario) => [scenario, hashScenario(prepared, scenario)]);
    if (found.ok) post({ kind: 'opened', remarks: found.remarks, movers: found.value.movers });
    else post({ kind: 'refused', reasons: found.reasons });
    post({ kind: 'fingerprints', hashes: Object.fromEntries(hashes) as Hashes });
    return;
  }
  // A move of an earlier session.
  if (current?.task !== task) return;
  const fan = current.session.update(ask.moves);
  post({ kind: 'fan', fan }, [fan.edges.buffer, fan.planned.buffer]);
});
