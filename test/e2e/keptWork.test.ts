/** Work of the playground in a real browser: asked about before it is lost, kept when the user says so, and forgotten when told to. */
import type { BrowserContext, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findViolations } from './axe.js';
import { launchForTests } from './browser.js';

const launched = launchForTests();
const FIELD = '其他主体自主增速（%）';

/** Opens the playground, or another page of the same visitor. */
async function open(context?: BrowserContext): Promise<Page> {
  const page =
    context === undefined
      ? await launched.openPage('index.html', { viewport: { width: 1280, height: 800 } })
      : await context.newPage();
  if (context !== undefined) await page.goto(`${launched.origin}/index.html`);
  await page.locator('canvas').waitFor();
  await button(page, /保存/).waitFor();
  return page;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const field = (page: Page) => page.getByRole('textbox', { name: FIELD, exact: true });

async function change(page: Page, value: string): Promise<void> {
  await page.locator('#tuiyan-tab-scenarios').click();
  await field(page).fill(value);
}

/** Loads the page anew; whether the browser asked first. */
async function reload(page: Page): Promise<boolean> {
  let isAsked = false;
  const accept = (dialog: { accept: () => Promise<void> }) => {
    isAsked = true;
    void dialog.accept();
  };
  page.once('dialog', accept);
  await page.reload();
  page.off('dialog', accept);
  await page.locator('canvas').waitFor();
  await button(page, /保存/).waitFor();
  return isAsked;
}

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

it('asks before unsaved work is left, and keeps nothing without a yes', async () => {
  const page = await open();
  expect(await reload(page)).toBe(false);
  await change(page, '13');
  await page.getByText('要把工作保存在这个浏览器里吗').waitFor();
  expect(await findViolations(page)).toEqual([]);
  await button(page, '不保存').click();
  expect(await databases(page)).toEqual([]);
  expect(await reload(page)).toBe(true);
  expect(await databases(page)).toEqual([]);
  expect(await page.getByText('从上次停下的地方继续').count()).toBe(0);
  await page.context().close();
});

it('goes on after a reload: model, what the user wrote in the workbook, and the tab', async () => {
  const page = await open();
  // A note of the user beside the table of the first sheet.
  await page.keyboard.press('F6');
  await page.locator('.ic-workbook-container').focus();
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('my note');
  await page.keyboard.press('Enter');
  await change(page, '13');
  await button(page, '保存在这台电脑').click();
  await button(page, /^已保存 \d/).waitFor();
  expect(await reload(page)).toBe(false);
  await page.getByText('浙江').first().waitFor();
  expect(await findViolations(page)).toEqual([]);
  await button(page, '从上次停下的地方继续').click();
  await expect.poll(() => field(page).inputValue()).toBe('13');
  await button(page, '表格视图').click();
  const cells = () => page.locator('main table').innerText();
  await expect.poll(cells).toContain('my note');
  const sheets = page.getByRole('combobox', { name: '工作表', exact: true });
  await sheets.selectOption({ label: '推演·延续' });
  await expect.poll(cells, { interval: 500 }).toContain('13.00%');
  // The page that went on keeps its own record; the one before is replaced by it.
  await change(page, '12');
  await expect
    .poll(async () => (await recordsOf(page)).map((record) => record.includes('"12"')))
    .toEqual([false]);
  await expect.poll(async () => (await recordsOf(page)).length).toBe(1);
  await page.context().close();
});

it('forgets everything when told to, and tells of what it cannot read', async () => {
  const page = await open();
  await change(page, '13');
  await button(page, '保存在这台电脑').click();
  await button(page, /^已保存 \d/).waitFor();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open('tuiyan');
        request.onsuccess = () => {
          const transaction = request.result.transaction('work', 'readwrite');
          transaction.objectStore('work').put({ format: 1, documents: '<b>' }, 'broken');
          transaction.objectStore('work').put({ format: 2, savedAt: '2027-01-01T00:00:00Z' }, 'newer');
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
  );
  await reload(page);
  await page.getByText('内容已损坏').waitFor();
  await page.getByText('由本程序的更新版本保存').waitFor();
  expect(await page.getByText('从上次停下的地方继续').count()).toBe(1);
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, '另存为文件').click()]);
  expect(file.suggestedFilename()).toBe('tuiyan-kept.json');
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await button(page, 'Forget everything').click();
  await expect.poll(() => databases(page)).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  await page.context().close();
});

it('tells another page when everything was forgotten, and the database stays away', async () => {
  const page = await open();
  await change(page, '13');
  await button(page, '保存在这台电脑').click();
  await button(page, /^已保存 \d/).waitFor();
  const other = await open(page.context());
  await button(page, /^已保存/).click();
  await button(page, '全部清除').click();
  await expect.poll(() => databases(page)).toEqual([]);
  await button(other, '暂不').click();
  await change(other, '12');
  await button(other, '保存工作…').waitFor();
  expect(await databases(other)).toEqual([]);
  await page.context().close();
});

/** The texts of the records kept. */
function recordsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const request = indexedDB.open('tuiyan');
        request.onsuccess = () => {
          const all = request.result.transaction('work').objectStore('work').getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(all.result.map((record: { model: string }) => record.model));
          };
        };
      }),
  );
}
