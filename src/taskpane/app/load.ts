/**
 * Loads what the first paint does not need: the pack first, because the baseline shows it, then the engine. Where a part does not
 * arrive, the store says so, and asking again loads what is missing in place.
 */
import type { Store } from '../state/store.js';

export async function loadPackAndEngine(store: Store): Promise<void> {
  store.dispatch({ kind: 'setIncomplete', isIncomplete: false });
  try {
    // Both at once: they are independent files.
    const parts = [import('../state/engine.js'), import('./zhejiang.js')] as const;
    // Whichever fails is met below.
    for (const part of parts) part.catch(() => undefined);
    const [engine, pack] = parts;
    const { readSeedPack } = await pack;
    if (store.getState().model === undefined) store.dispatch({ kind: 'readPack', outcome: readSeedPack() });
    store.setEngine((await engine).engine);
  } catch {
    store.dispatch({ kind: 'setIncomplete', isIncomplete: true });
  }
}

/** Resolves once the model is calculated, or cannot be; a part that is missing may still be loaded. */
export function whenCalculated(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const follow = (): void => {
      const { calculation, problems } = store.getState();
      if (calculation === undefined && problems.length === 0) return;
      stop();
      resolve();
    };
    const stop = store.subscribe(follow);
    follow();
  });
}
