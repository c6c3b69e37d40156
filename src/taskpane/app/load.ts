/** Loads what the first paint does not need: the pack first, because the baseline shows it, then the engine. */
import type { Store } from '../state/store.js';

export async function loadPackAndEngine(store: Store): Promise<void> {
  // Both at once: they are independent files.
  const engine = import('../state/engine.js');
  const { readSeedPack } = await import('./zhejiang.js');
  store.dispatch({ kind: 'readPack', outcome: readSeedPack() });
  store.setEngine((await engine).engine);
}
