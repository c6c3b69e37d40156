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
/** To and fro so many times, evenly: more than two steps of the slider a frame, so that it stands still in none. */
const TURNS = 3;
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
  const { seconds, framesPerSecond, sliderPerSecond, longestTask } = await measureDrag();
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
      ? JSON.stringify({ ...line, sliderPerSecond, longestTask })
      : `fan-drag     zhejiang       ${framesPerSecond} new fans a second, each in a frame of its own, for ${sliderPerSecond} frames with the slider elsewhere; longest task ${longestTask} ms`,
  );
});

/**
 * Drags the first slider of the uncertainty panel to and fro with the mouse, and lets it go. `framesPerSecond`: frames
 * that showed another fan than the frame before; `sliderPerSecond`: those that showed the slider elsewhere, beyond which no chart
 * can follow; `longestTask`: of the main thread in milliseconds, 0 when none was over 50.
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
      moves.push(mouse('mouseMoved', 0.1 + 0.8 * triangle((passed / DRAG) * TURNS)));
      await new Promise((resolve) => setTimeout(resolve, MOVE));
    }
    await Promise.all(moves);
    const dragged = await page.evaluate(readRecording);
    await mouse('mouseReleased', 0.5);
    await page.waitForTimeout(1500);
    const { longestTask } = await page.evaluate(readRecording);
    return { ...dragged, longestTask };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** From 0 to 1 and back while `x` grows by 1. @param {number} x */
function triangle(x) {
  return 1 - Math.abs(1 - 2 * (x % 1));
}

/** In the page: notes every frame in which the fan has another shape or the slider another value, and long tasks. */
function startRecording() {
  const slider = /** @type {HTMLInputElement} */ (
    document.querySelector('#tuiyan-panel-analysis input[type=range]')
  );
  const record = { changed: /** @type {number[]} */ ([]), moved: 0, longestTask: 0 };
  Object.assign(globalThis, { record });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) record.longestTask = Math.max(record.longestTask, duration);
  }).observe({ entryTypes: ['longtask'] });
  let before = '';
  let valueBefore = slider.value;
  /** @param {number} time */
  const look = (time) => {
    const shape = document.querySelector('[data-band="0"]')?.getAttribute('d') ?? '';
    if (shape !== before) record.changed.push(time);
    before = shape;
    if (slider.value !== valueBefore) record.moved += 1;
    valueBefore = slider.value;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page. The first two shapes are that before the drag and that of pressing the button. */
function readRecording() {
  const { changed, moved, longestTask } =
    /** @type {{ record: { changed: number[], moved: number, longestTask: number } }} */ (
      /** @type {unknown} */ (globalThis)
    ).record;
  const seconds = ((changed.at(-1) ?? 0) - (changed[1] ?? 0)) / 1000;
  const perSecond = (/** @type {number} */ count) => Number((count / seconds).toFixed(1));
  return {
    seconds: Number(seconds.toFixed(3)),
    framesPerSecond: perSecond(changed.length - 2),
    sliderPerSecond: perSecond(moved - 1),
    longestTask: Math.round(longestTask),
  };
}
