/** Runs long work of the main thread in slices, between which the pane can respond. */

import type { Steps } from '../../workbook/plan/steps.js';

/** Milliseconds after which a slice ends, at the next step. */
const SLICE = 16;

export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (let start = performance.now(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - start < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    start = performance.now();
  }
}
