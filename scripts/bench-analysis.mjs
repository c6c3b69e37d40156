/**
 * `npm run bench:analysis -- --json`: what the analyses cost (test/bench/analysis), and how many frames a second the fan chart
 * follows a dragged slider in a real browser. A line each: {analysis, model, draws, workers, seconds, framesPerSecond}.
 */
import { bundleBench } from './lib/bench.mjs';
import { WEB_FOLDER, ensureWeb } from './lib/build-web.mjs';
import { LAUNCH_ARGUMENTS, requireChromium } from './lib/chromium.mjs';
import { Refusal, ensureInstalled, inProject, main, runNode } from './lib/project.mjs';
import { serveFolder } from './lib/serve.mjs';

/** Another folder of built pages than dist/web, which is built when it is out of date. */
const FOLDER = process.env['TUIYAN_WEB'];
/** Milliseconds of a drag, and between two movements of the mouse: more than two a frame. */
const DRAG = 5000;
const MOVE = 7;
/** Draws behind the live chart. */
const DRAWS = 10_000;

await main(async () => {
  ensureInstalled();
  const isJson = process.argv.includes('--json');
  if (!process.argv.includes('--drag')) {
    const file = await bundleBench('analysis', { analysis: 'test/bench/analysis/main.ts' });
    process.exitCode = runNode(file, process.argv.slice(2));
  }
  if (FOLDER === undefined) await ensureWeb();
  const { seconds, framesPerSecond, longestTask } = await measureDrag();
  const line = {
    analysis: 'fan-drag',
    model: 'zhejiang',
    draws: DRAWS,
    workers: 1,
    seconds,
    framesPerSecond,
  };
  console.log(
    isJson
      ? JSON.stringify({ ...line, longestTask })
      : `fan-drag     zhejiang       ${framesPerSecond} new fans a second, each in a frame of its own; longest task ${longestTask} ms`,
  );
});

/**
 * Drags the first slider of the uncertainty panel to and fro with the mouse, and lets it go. `framesPerSecond`: frames
 * that showed another fan than the frame before; `longestTask`: of the main thread in milliseconds, 0 when none was over 50.
 */
async function measureDrag() {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: requireChromium(), args: LAUNCH_ARGUMENTS });
  const server = await serveFolder(FOLDER ?? inProject(WEB_FOLDER));
  try {
    const page = await browser.newPage({ viewport: { width: 350, height: 900 }, locale: 'zh-CN' });
    await page.goto(`${server.origin}/taskpane.html`);
    await page.locator('#tuiyan-tab-analysis').click();
    await page.locator('[data-band="0"]').waitFor({ timeout: 60_000 });
    const slider = page.locator('#tuiyan-panel-analysis input[type=range]').first();
    await slider.scrollIntoViewIfNeeded();
    // What is still loading in the background is not the drag's.
    await page.waitForTimeout(2000);
    const box = await slider.boundingBox();
    if (box === null) throw new Refusal('the uncertainty panel shows no slider.');
    await page.evaluate(startRecording);
    const session = await page.context().newCDPSession(page);
    const y = box.y + box.height / 2;
    /** @param {'mousePressed' | 'mouseMoved' | 'mouseReleased'} type @param {number} part of the slider's width */
    const mouse = (type, part) =>
      session.send('Input.dispatchMouseEvent', {
        type,
        x: box.x + box.width * part,
        y,
        button: 'left',
        buttons: 1,
        clickCount: 1,
      });
    const thumb = await slider.evaluate((element) => {
      const { value, min, max } = /** @type {HTMLInputElement} */ (element);
      return (Number(value) - Number(min)) / (Number(max) - Number(min));
    });
    await mouse('mousePressed', thumb);
    const start = performance.now();
    /** @type {Promise<unknown>[]} */
    const moves = [];
    for (let passed = 0; passed < DRAG; passed = performance.now() - start) {
      moves.push(mouse('mouseMoved', 0.5 + 0.4 * Math.sin((passed / DRAG) * 6 * Math.PI)));
      await new Promise((resolve) => setTimeout(resolve, MOVE));
    }
    await Promise.all(moves);
    const dragged = await page.evaluate(readRecording);
    await mouse('mouseReleased', 0.5);
    await page.waitForTimeout(1500);
    const { longestTask } = await page.evaluate(readRecording);
    const { seconds, framesPerSecond } = dragged;
    return { seconds, framesPerSecond, longestTask };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** In the page: notes every frame in which the fan has another shape, and long tasks. */
function startRecording() {
  const record = { changed: /** @type {number[]} */ ([]), longestTask: 0 };
  Object.assign(globalThis, { record });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) record.longestTask = Math.max(record.longestTask, duration);
  }).observe({ entryTypes: ['longtask'] });
  let before = '';
  /** @param {number} time */
  const look = (time) => {
    const shape = document.querySelector('[data-band="0"]')?.getAttribute('d') ?? '';
    if (shape !== before) record.changed.push(time);
    before = shape;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page. */
function readRecording() {
  const { changed, longestTask } = /** @type {{ record: { changed: number[], longestTask: number } }} */ (
    /** @type {unknown} */ (globalThis)
  ).record;
  const milliseconds = (changed.at(-1) ?? 0) - (changed[1] ?? 0);
  return {
    seconds: Math.round(milliseconds) / 1000,
    framesPerSecond: Number(((changed.length - 2) / (milliseconds / 1000)).toFixed(1)),
    longestTask: Math.round(longestTask),
  };
}
