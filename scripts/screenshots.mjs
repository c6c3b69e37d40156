/**
 * `npm run screenshots`: the pictures of README and docs, taken of the built pages, into docs/images.
 * `npm run screenshots -- listing` takes only those whose name has the word.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { WEB_FOLDER, ensureWeb } from './lib/buildWeb.mjs';
import { LAUNCH_ARGUMENTS, requireChromium } from './lib/chromium.mjs';
import { Refusal, inProject, main } from './lib/project.mjs';
import { serveFolder } from './lib/serve.mjs';

const FOLDER = 'docs/images';

/** @typedef {import('playwright-core').Page} Page */

const WIDE = { width: 1440, height: 860 };
const NARROW = { width: 320, height: 720 };
/** The size of a listing's pictures that Microsoft's marketplace requires, in pixels. */
const LISTING = { width: 1366, height: 768 };

/**
 * `prepare` brings the page to what the picture shows; without it, the picture is of the page as it opens.
 * @type {readonly { name: string, path: string, locale: string, dark?: boolean,
 *   viewport: { width: number, height: number }, prepare?: (page: Page) => Promise<void> }[]}
 */
const SHOTS = [
  {
    name: 'playground',
    path: 'index.html',
    locale: 'zh-CN',
    viewport: WIDE,
    prepare: showResultsBesideSheet,
  },
  {
    name: 'playground-en',
    path: 'index.html',
    locale: 'en-US',
    viewport: WIDE,
    prepare: showResultsBesideSheet,
  },
  {
    name: 'playground-dark',
    path: 'index.html',
    locale: 'zh-CN',
    dark: true,
    viewport: WIDE,
    prepare: showResultsBesideSheet,
  },
  { name: 'pane-baseline', path: 'taskpane.html', locale: 'zh-CN', viewport: NARROW },
  {
    name: 'pane-formula',
    path: 'taskpane.html',
    locale: 'zh-CN',
    viewport: NARROW,
    prepare: typeWrongFormula,
  },
  { name: 'pane-scenarios', path: 'taskpane.html', locale: 'zh-CN', viewport: NARROW, prepare: showScenario },
  { name: 'pane-results', path: 'taskpane.html', locale: 'zh-CN', viewport: NARROW, prepare: showResults },
  { name: 'pane-results-en', path: 'taskpane.html', locale: 'en-US', viewport: NARROW, prepare: showResults },
  {
    name: 'pane-results-dark',
    path: 'taskpane.html',
    locale: 'zh-CN',
    dark: true,
    viewport: NARROW,
    prepare: showResults,
  },
  ...[
    { part: 'results', prepare: showResultsBesideSheet },
    { part: 'formula', prepare: typeFormulaBesideSheet },
    { part: 'goal', prepare: seekGoalBesideSheet },
  ].map(({ part, prepare }) => ({
    ...{ name: `listing-${part}`, path: 'index.html', locale: 'en-US', viewport: LISTING, prepare },
  })),
];

await main(async () => {
  const wanted = process.argv.slice(2);
  const shots = SHOTS.filter(({ name }) => wanted.every((word) => name.includes(word)));
  if (shots.length === 0)
    throw new Refusal(`no picture is called ${wanted.join(' ')}: leave the name out to take all.`);
  await ensureWeb();
  mkdirSync(inProject(FOLDER), { recursive: true });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: LAUNCH_ARGUMENTS });
  const server = await serveFolder(inProject(WEB_FOLDER));
  try {
    for (const { name, path, locale, dark = false, viewport, prepare } of shots) {
      const context = await browser.newContext({
        locale,
        viewport,
        colorScheme: dark ? 'dark' : 'light',
        deviceScaleFactor: viewport === NARROW ? 2 : 1,
      });
      const page = await context.newPage();
      await page.goto(`${server.origin}/${path}`);
      // The playground opens with the page that asks what to begin with.
      await page.locator('#tuiyan-tab-baseline').click();
      await page.locator('#tuiyan-panel-baseline li').first().waitFor();
      await prepare?.(page);
      const file = join(FOLDER, `${name}.png`);
      await page.screenshot({ path: inProject(file), animations: 'disabled' });
      console.log(file);
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
});

/** @param {Page} page */
async function showResults(page) {
  await page.locator('#tuiyan-tab-results').click();
  await page.locator('#tuiyan-panel-results svg[role="img"]').waitFor();
}

/** @param {Page} page */
async function showResultsBesideSheet(page) {
  await page.locator('canvas').waitFor({ timeout: 60_000 });
  await showResults(page);
  // The grid is drawn again after its fonts have been measured.
  await page.waitForTimeout(1000);
}

/** @param {Page} page */
async function typeFormulaBesideSheet(page) {
  await page.locator('canvas').waitFor({ timeout: 60_000 });
  await page.locator('#tuiyan-tab-model').click();
  const field = page.getByRole('textbox', { name: /^Formula of R&D expenditure/ }).first();
  await field.click();
  await field.scrollIntoViewIfNeeded();
  await page.waitForTimeout(1000);
}

/** @param {Page} page */
async function seekGoalBesideSheet(page) {
  await page.locator('canvas').waitFor({ timeout: 60_000 });
  await page.locator('#tuiyan-tab-analysis').click();
  await page.getByRole('button', { name: 'Goal seek', exact: true }).click();
  await page.getByRole('button', { name: 'Solve', exact: true }).click();
  await page.getByRole('button', { name: 'Write', exact: true }).waitFor();
  await page.getByRole('combobox', { name: 'Parameter' }).evaluate((field) => field.scrollIntoView());
  await page.waitForTimeout(1000);
}

/** @param {Page} page */
async function showScenario(page) {
  await page.locator('#tuiyan-tab-scenarios').click();
  await page.getByRole('radio', { name: '进取' }).check({ force: true });
  await page.getByRole('article', { name: '研发增速', exact: true }).scrollIntoViewIfNeeded();
}

/** @param {Page} page */
async function typeWrongFormula(page) {
  await page.locator('#tuiyan-tab-model').click();
  const field = page.getByRole('textbox', { name: '研发经费的公式', exact: true });
  await field.fill('=上年(研发经费)*(1+研发增苏)');
  await field.scrollIntoViewIfNeeded();
}
