/**
 * `npm run bench:analysis -- --json`: what the analyses cost (test/bench/analysis); in a real browser, how many frames a second the
 * fan chart follows a dragged slider, and the longest task of the main thread during each analysis. A line each: {analysis, model,
 * draws, workers, seconds, framesPerSecond, longestTask}, without fields that do not apply. `--pane` for the browser's part
 * alone, `--whole` for a million draws from start to end of the process, beside numpy.
 */
import { bundleBench } from './lib/bench.mjs';
import { ensureCli } from './lib/buildCli.mjs';
import { WEB_FOLDER, ensureWeb } from './lib/buildWeb.mjs';
import { LAUNCH_ARGUMENTS, requireChromium } from './lib/chromium.mjs';
import { measureDrag } from './lib/drag.mjs';
import { measureTasks } from './lib/paneTasks.mjs';
import { ensureInstalled, inProject, main, runNode } from './lib/project.mjs';
import { serveFolder } from './lib/serve.mjs';
import { measureWholeJob } from './lib/wholeJob.mjs';

/** Draws behind the live chart, and of the whole simulation. */
const LIVE_DRAWS = 10_000;
const DRAWS = 100_000;
/** Milliseconds to wait for loading in the background, which is not part of an analysis. */
const LOADING = 2000;

await main(async () => {
  ensureInstalled();
  if (!process.argv.includes('--pane')) {
    await ensureCli();
    for (const { analysis, ...measured } of measureWholeJob()) tell(analysis, measured);
  }
  if (process.argv.includes('--whole')) return;
  if (!process.argv.includes('--pane')) {
    const file = await bundleBench('analysis', { analysis: 'test/bench/analysis/main.ts' });
    process.exitCode = runNode(file, process.argv.slice(2));
  }
  await ensureWeb();
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: requireChromium(), args: LAUNCH_ARGUMENTS });
  const server = await serveFolder(inProject(WEB_FOLDER));
  try {
    const page = await browser.newPage({ viewport: { width: 350, height: 900 }, locale: 'zh-CN' });
    await page.goto(`${server.origin}/taskpane.html`);
    await page.locator('#tuiyan-tab-analysis').click();
    await page.locator('[data-band="0"]').waitFor({ timeout: 60_000 });
    await page.waitForTimeout(LOADING);
    tell('fan-drag', { draws: LIVE_DRAWS, workers: 1, ...(await measureDrag(page)) });
    for await (const { analysis, ...measured } of measureTasks(page, DRAWS)) tell(analysis, measured);
  } finally {
    await browser.close();
    await server.close();
  }
});

/** @param {string} analysis @param {Readonly<Record<string, number>>} measured */
function tell(analysis, measured) {
  const isJson = process.argv.includes('--json');
  const words = Object.entries(measured).map(([name, value]) => `${name} ${value}`);
  console.log(
    isJson
      ? JSON.stringify({ analysis, model: 'zhejiang', ...measured })
      : `${analysis.padEnd(18)} zhejiang       ${words.join(', ')}`,
  );
}
