/** Nodes and listeners of a page are counted, not timed: going round the tabs adds none for good. */
import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { launchForTests } from './browser.js';

const launched = launchForTests();
const TABS = ['baseline', 'model', 'scenarios', 'results', 'plan', 'analysis', 'workbook'] as const;
const ROUNDS = 15;

interface Count {
  readonly nodes: number;
  readonly listeners: number;
}

async function count(page: Page, session: CDPSession): Promise<Count> {
  // Twice: what a first collection finishes, the second one frees.
  for (let times = 0; times < 2; times += 1) {
    await page.evaluate(() => new Promise((resume) => requestIdleCallback(resume)));
    await session.send('HeapProfiler.collectGarbage');
  }
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { nodes: value('Nodes'), listeners: value('JSEventListeners') };
}

/** Once round all tabs, each shown for two frames. */
function goRound(page: Page, rounds: number): Promise<void> {
  return page.evaluate(
    async ([tabs, times]) => {
      const frame = () => new Promise((resume) => requestAnimationFrame(resume));
      for (let round = 0; round < times; round += 1)
        for (const tab of tabs) {
          document.querySelector<HTMLElement>(`#tuiyan-tab-${tab}`)?.click();
          await frame();
          await frame();
        }
    },
    [TABS, rounds] as const,
  );
}

it.each(['taskpane.html', 'index.html'])(
  `${ROUNDS} rounds over all tabs of %s leave no node and no listener`,
  async (address) => {
    const page = await launched.openPage(address, { viewport: { width: 1280, height: 800 } });
    for (const tab of TABS) {
      await page.locator(`#tuiyan-tab-${tab}`).click();
      await page.locator(`#tuiyan-panel-${tab} > *`).first().waitFor();
      await expect
        .poll(() => page.locator(`#tuiyan-panel-${tab}`).innerText())
        .not.toMatch(/^(正在读取)?…?$/);
    }
    if (address === 'index.html') await page.locator('canvas').waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await goRound(page, 5);
    const before = await count(page, session);
    await goRound(page, ROUNDS);
    const after = await count(page, session);
    // Fewer than one in five rounds: a leak adds at least one for each.
    expect(after.nodes - before.nodes).toBeLessThan(ROUNDS / 5);
    expect(after.listeners - before.listeners).toBeLessThan(ROUNDS / 5);
    await page.context().close();
  },
);
