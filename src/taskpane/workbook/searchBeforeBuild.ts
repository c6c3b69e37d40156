/**
 * What a build shows about contradictions: the search that is kept if it still belongs to the model, else a new one, made in a worker.
 * A build does not depend on it: where the search is stopped or fails, or the model is too large, the workbook is built as it is.
 */
import type { Store } from '../state/store.js';
import type { JobClient } from '../workers/jobClient.js';

/** Ends when the store has a search that belongs to its model, or there can be none. */
export async function searchBeforeBuild(
  store: Store,
  openClient: () => JobClient,
  signal: AbortSignal,
): Promise<void> {
  const { calculation, attachments } = store.getState();
  if (calculation === undefined) return;
  const { prepared } = calculation;
  const { isSearchCurrent, searchedScenario } =
    await import('../../analysis/contradictions/stampContradictions.js');
  const kept = attachments.contradictions;
  if (kept !== undefined && isSearchCurrent(prepared, kept)) return;
  // The scenario that was asked for last is asked again.
  const scenario =
    kept !== undefined && prepared.scenarioByKey.has(kept.scenario)
      ? kept.scenario
      : searchedScenario(prepared);
  if (scenario === undefined || signal.aborted) return;
  const client = openClient();
  const stop = (): void => client.stop();
  signal.addEventListener('abort', stop);
  // A worker that cannot be opened throws. The sheet then says that it is out of date, or is missing as before.
  const outcome = await Promise.resolve()
    .then(() => client.run('contradictions', prepared.model, { scenario }))
    .catch(() => undefined);
  signal.removeEventListener('abort', stop);
  if (outcome?.kind === 'done')
    store.dispatch({ kind: 'attach', attachments: { contradictions: outcome.result.stamp } });
}
