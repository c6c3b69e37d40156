/** An input method in the embedded workbook: Chromium composes as it would for a Chinese keyboard. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { launchForTests } from './browser.js';

const launched = launchForTests();

async function openCells(): Promise<Page> {
  const page = await launched.openPage('index.html', { viewport: { width: 1280, height: 800 } });
  await page.locator('canvas').waitFor();
  await page.keyboard.press('F6');
  await page.locator('.ic-workbook-container').focus();
  return page;
}

/** What the editor of the selected cell holds. */
const editorText = (page: Page) =>
  page.evaluate(() => {
    const editor = document.activeElement;
    return editor instanceof HTMLTextAreaElement && editor.matches('.ic-editor-container textarea')
      ? editor.value
      : undefined;
  });

it('Chinese typed onto a selected cell keeps its first letter, and other keys do what they did', async () => {
  const page = await openCells();
  const input = await page.context().newCDPSession(page);
  for (const text of ['n', 'ni', 'nihao'])
    await input.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  expect(await editorText(page)).toBeUndefined();
  await input.send('Input.insertText', { text: '你好' });
  await expect.poll(() => editorText(page)).toBe('你好');
  await page.keyboard.type('a');
  expect(await editorText(page)).toBe('你好a');
  await page.keyboard.press('Escape');
  await expect.poll(() => editorText(page)).toBeUndefined();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('12');
  await expect.poll(() => editorText(page)).toBe('12');
  await page.keyboard.press('Escape');
  await page.context().close();
});
