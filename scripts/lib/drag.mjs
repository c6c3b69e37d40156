/** How many frames a second the fan chart follows a dragged slider in a real browser. */
import { watchLongTasks } from './longTasks.mjs';
import { Refusal } from './project.mjs';

/** Milliseconds of a drag, and between two movements of the mouse: more than two a frame. */
const DRAG = 5000;
const MOVE = 7;
/** To and fro so many times, evenly: more than two steps of the slider a frame, so that it stands still in none. */
const TURNS = 3;

/**
 * Drags the first slider of the uncertainty panel to and fro with the mouse, and lets it go. `framesPerSecond`: frames
 * that showed another fan than the frame before; `sliderPerSecond`: those that showed the slider elsewhere, beyond which no chart
 * can follow; `longestTask`: of the main thread in milliseconds, 0 when none was over 50.
 *
 * @param {import('playwright-core').Page} page with the pane's tab of analyses
 */
export async function measureDrag(page) {
  const slider = page.locator('#tuiyan-panel-analysis input[type=range]').first();
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (box === null) throw new Refusal('the uncertainty panel shows no slider.');
  await page.evaluate(startRecording);
  const takeLongest = await watchLongTasks(page);
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
  return { ...dragged, longestTask: await takeLongest() };
}

/** From 0 to 1 and back while `x` grows by 1. @param {number} x */
function triangle(x) {
  return 1 - Math.abs(1 - 2 * (x % 1));
}

/** In the page: notes every frame in which the fan has another shape or the slider another value. */
function startRecording() {
  const slider = /** @type {HTMLInputElement} */ (
    document.querySelector('#tuiyan-panel-analysis input[type=range]')
  );
  const record = { changed: /** @type {number[]} */ ([]), moved: 0 };
  Object.assign(globalThis, { record });
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
  const { changed, moved } = /** @type {{ record: { changed: number[], moved: number } }} */ (
    /** @type {unknown} */ (globalThis)
  ).record;
  const seconds = ((changed.at(-1) ?? 0) - (changed[1] ?? 0)) / 1000;
  const perSecond = (/** @type {number} */ count) => Number((count / seconds).toFixed(1));
  return {
    seconds: Number(seconds.toFixed(3)),
    framesPerSecond: perSecond(changed.length - 2),
    sliderPerSecond: perSecond(moved - 1),
  };
}
