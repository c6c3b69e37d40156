/** The task pane as built, in a real browser, 320 pixels wide. */
import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findColorViolations, findViolations } from './axe.js';
import { findAtRest, launchForTests, showScheme } from './browser.js';

const TABS = ['baseline', 'model', 'scenarios', 'results', 'plan', 'analysis', 'workbook'];
const NARROW = { width: 320, height: 640 };

const launched = launchForTests();

async function open(locale: string): Promise<Page> {
  const page = await launched.openAgain('taskpane.html', {
    locale,
    viewport: NARROW,
    acceptDownloads: true,
  });
  await page.locator('#tuiyan-panel-baseline li').first().waitFor();
  return page;
}

async function showTab(page: Page, tab: string): Promise<void> {
  await page.locator(`#tuiyan-tab-${tab}`).click();
  await page.locator(`#tuiyan-panel-${tab} :is(h2, button, article)`).first().waitFor();
}

/** The parts of the section Plan, by their buttons. */
const PLAN_PARTS = [0, 1, 2, 3];

async function showPart(page: Page, part: number): Promise<void> {
  await page.locator('#tuiyan-panel-plan [role="group"] button').nth(part).click();
  await page.locator('#tuiyan-panel-plan :is(section, select, p):visible').first().waitFor();
}

/** Panels that have to be scrolled sideways, or text that is cut off in them. */
function findCut(page: Page): Promise<readonly string[]> {
  return findAtRest(page, () => cutIn(page));
}

function cutIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = [document.documentElement, ...document.querySelectorAll('[role="tabpanel"]')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName}#${element.id} ${element.scrollWidth}`);
    const outside = [...document.querySelectorAll('[role="tabpanel"] *, header *, [role="tab"]')]
      .filter(
        (element) =>
          element.checkVisibility() && element.getBoundingClientRect().right > window.innerWidth + 1,
      )
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`);
    return [...wide, ...outside];
  });
}

describe.each(['zh-CN', 'en-US'])('in %s', (locale) => {
  it('fits 320 pixels and has no violation of accessibility in any tab, light or dark', async () => {
    const page = await open(locale);
    for (const tab of TABS) {
      await showTab(page, tab);
      const parts = tab === 'plan' ? PLAN_PARTS : [0];
      for (const part of parts) {
        if (tab === 'plan') await showPart(page, part);
        const view = `${tab} ${part}`;
        await showScheme(page, 'light');
        expect(await findCut(page), view).toEqual([]);
        expect(await findViolations(page), view).toEqual([]);
        await showScheme(page, 'dark');
        expect(await findCut(page), `${view}, dark`).toEqual([]);
        expect(await findColorViolations(page), `${view}, dark`).toEqual([]);
      }
    }
  });
});

it('speaks the language of the browser, and keeps the one chosen', async () => {
  const page = await open('en-US');
  await page.getByRole('tab', { name: 'Baseline' }).waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('tab', { name: '基准' }).waitFor();
  await page.reload();
  await page.getByRole('tab', { name: '基准' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
});

it('downloads a workbook that another program reads', async () => {
  const page = await open('zh-CN');
  await showTab(page, 'workbook');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 .xlsx 文件' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const workbook = await readXlsx(await readFile(await download.path()));
  expect(workbook.sheets.map(({ name }) => name)).toContain('总览');
  const formulas = workbook.sheets
    .flatMap(({ cells }) => [...(cells?.values() ?? [])])
    .filter(({ formula }) => formula !== undefined);
  expect(formulas.length).toBeGreaterThan(500);
  await page.getByText(/已生成 .+\.xlsx/).waitFor();
});

describe('by keyboard alone', () => {
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

  /** Presses Tab until the element has the focus. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the Tab key does not reach ${selector}`);
  }

  it('finds a figure', async () => {
    const page = await open('zh-CN');
    await tabTo(page, '#tuiyan-panel-baseline input[type="search"]');
    await page.keyboard.type('rd_intensity_2024');
    await page.getByText(/找到 \d 条/).waitFor();
  });

  it('edits a formula with a suggestion, and undoes it', async () => {
    const page = await open('zh-CN');
    await tabTo(page, '[role="tab"][aria-selected="true"]');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('模型');
    await page.locator('#tuiyan-panel-model textarea').first().waitFor();
    await tabTo(page, '#tuiyan-panel-model textarea');
    const field = page.locator('#tuiyan-panel-model').getByRole('textbox', { name: /公式$/ }).first();
    await page.locator('.cm-content').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('=上年(地区生产总值)*(1+研发增');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(')');
    expect(await page.locator('.cm-content').innerText()).toBe('=上年(地区生产总值)*(1+研发增速)');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('false');
    await page.keyboard.press('Shift+Tab');
    await page.getByRole('button', { name: '撤销' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).toContain('地区生产总值实际增速');
  });

  it('chooses a scenario, changes a parameter and sees the result', async () => {
    const page = await open('zh-CN');
    await tabTo(page, '[role="tab"][aria-selected="true"]');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.locator('#tuiyan-panel-scenarios article').first().waitFor();
    await tabTo(page, '#tuiyan-panel-scenarios input[type="radio"]');
    await page.keyboard.press('ArrowLeft');
    expect(await page.getByRole('radio', { name: '承压' }).isChecked()).toBe(true);
    await tabTo(
      page,
      'article[aria-label="其他主体自主增速"] input[inputmode="decimal"], article[aria-label="其他主体自主增速"] input[type="range"]',
    );
    await page.keyboard.press('End');
    await page.locator('#tuiyan-tab-scenarios').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('region', { name: '与目标对照' }).waitFor();
    const target = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /研发投入强度 · 2030/ }) });
    // 15 % a year of the others' own growth lifts intensity far above its target.
    expect(await target.first().innerText()).toMatch(/推演\s*[4-9]\./);
  });

  it('downloads the workbook', async () => {
    const page = await open('zh-CN');
    await tabTo(page, '[role="tab"][aria-selected="true"]');
    await page.keyboard.press('End');
    await page.getByRole('button', { name: '下载 .xlsx 文件' }).waitFor();
    await tabTo(page, '#tuiyan-panel-workbook button');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  });
});

it('tells what is wrong with a formula, at its place, while it is typed', async () => {
  const page = await open('en-US');
  await showTab(page, 'model');
  const field = page.getByRole('textbox', { name: 'Formula of GDP', exact: true });
  await field.fill('=PREV(GDP)*(1+GDP grwth)');
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  const id = await field.getAttribute('aria-describedby');
  const sentences = await page.locator(`[id="${id}"]`).innerText();
  expect(sentences).toContain('character');
  // The underline lies over the text it is about: both layers break lines alike.
  const layers = await field.evaluate((area) => {
    const copy = area.previousElementSibling ?? area.parentElement?.firstElementChild;
    return [area.scrollHeight, copy?.scrollHeight];
  });
  expect(Math.abs((layers[0] ?? 0) - (layers[1] ?? 99))).toBeLessThanOrEqual(2);
});

it('paints and works while office.js does not arrive', async () => {
  const context = await launched.browser.newContext({ locale: 'zh-CN', viewport: NARROW });
  // Never answered: as on a network where the file hangs.
  await context.route('**/office.js', () => undefined);
  const page = await context.newPage();
  await page.goto(`${launched.origin}/taskpane.html?_host_Info=Excel$Web$16.01$zh-CN`, {
    waitUntil: 'commit',
  });
  await page.locator('#tuiyan-panel-baseline li').first().waitFor();
  await showTab(page, 'scenarios');
  expect(await page.getByRole('article').count()).toBeGreaterThan(20);
  await context.close();
});
