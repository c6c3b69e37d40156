/** Tasks of a page's main thread that browsers report: from 50 ms. */

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<() => Promise<number>>} gives the longest since it was called before, in milliseconds; 0 when there was none
 */
export async function watchLongTasks(page) {
  await page.evaluate(startRecording);
  return () => page.evaluate(takeLongest);
}

/** In the page. */
function startRecording() {
  const record = { longest: 0 };
  Object.assign(globalThis, { taskRecord: record });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) record.longest = Math.max(record.longest, duration);
  }).observe({ entryTypes: ['longtask'] });
}

/** In the page. */
function takeLongest() {
  const { taskRecord } = /** @type {{ taskRecord: { longest: number } }} */ (
    /** @type {unknown} */ (globalThis)
  );
  const { longest } = taskRecord;
  taskRecord.longest = 0;
  return Math.round(longest);
}
