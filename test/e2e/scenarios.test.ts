/** Managing scenarios, comparing them and the history, as built, in a real browser, 320 pixels wide. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findViolations } from './axe.js';
import { launchForTests } from './browser.js';

const launched = launchForTests();

async function open(colorScheme: 'light' | 'dark', forcedColors: 'none' | 'active'): Promise<Page> {
  const viewport = { width: 320, height: 640 };
  const page = await launched.openPage('taskpane.html', { colorScheme, forcedColors, viewport });
  await page.locator('#tuiyan-panel-baseline li').first().waitFor();
  await page.locator('#tuiyan-tab-scenarios').click();
  await page.getByRole('button', { name: '新增', exact: true }).waitFor();
  return page;
}

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

describe.each([
  ['light', 'none'],
  ['dark', 'none'],
  ['light', 'active'],
] as const)('in %s, forced colors %s', (scheme, forced) => {
  it('a scenario is added and named by keyboard, compared and recorded, without a violation', async () => {
    const page = await open(scheme, forced);
    await page.getByRole('button', { name: '新增', exact: true }).focus();
    await page.keyboard.press('Enter');
    const name = page.getByLabel('中文名称');
    await name.waitFor();
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
    await name.fill('加快');
    await page.keyboard.press('Enter');
    await page.getByText('加快', { exact: true }).waitFor();
    expect(await findViolations(page)).toEqual([]);

    await page.getByRole('button', { name: '对比', exact: true }).click();
    await page.getByRole('heading', { name: '两个情景的差别' }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(await isWide(page)).toBe(false);

    await page.getByRole('button', { name: '变更记录' }).click();
    const panel = page.getByRole('dialog', { name: '变更记录' });
    await panel.getByText('新增情景“新情景”').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await page.context().close();
  });
});
