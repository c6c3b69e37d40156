/** Managing scenarios, comparing them and the history, as built, in a real browser, 320 pixels wide. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findColorViolations, findViolations } from './axe.js';
import { launchForTests, showScheme } from './browser.js';

const launched = launchForTests();

async function open(): Promise<Page> {
  const page = await launched.openAgain('taskpane.html', { viewport: { width: 320, height: 640 } });
  await page.locator('#tuiyan-panel-baseline li').first().waitFor();
  await page.locator('#tuiyan-tab-scenarios').click();
  await page.getByRole('button', { name: '新增', exact: true }).waitFor();
  return page;
}

/** What is shown, in light, dark and forced colours. */
async function expectNoViolation(page: Page): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
  await showScheme(page, 'dark');
  expect(await findColorViolations(page), 'dark').toEqual([]);
  await showScheme(page, 'light');
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await findColorViolations(page), 'forced colors').toEqual([]);
  await page.emulateMedia({ forcedColors: 'none' });
}

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

it('a scenario is added and named by keyboard, compared and recorded, without a violation in any colours', async () => {
  const page = await open();
  await page.getByRole('button', { name: '新增', exact: true }).focus();
  await page.keyboard.press('Enter');
  const name = page.getByLabel('中文名称');
  await name.waitFor();
  expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
  await name.fill('加快');
  await page.keyboard.press('Enter');
  await page.getByText('加快', { exact: true }).waitFor();
  await expectNoViolation(page);

  await page.getByRole('button', { name: '对比', exact: true }).click();
  await page.getByRole('heading', { name: '两个情景的差别' }).waitFor();
  await expectNoViolation(page);
  expect(await isWide(page)).toBe(false);

  await page.getByRole('button', { name: '变更记录' }).click();
  const panel = page.getByRole('dialog', { name: '变更记录' });
  await panel.getByText('新增情景“新情景”').waitFor();
  await expectNoViolation(page);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
});
