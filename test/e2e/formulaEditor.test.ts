/** The editor of formulas in a real browser: it takes the place of the text area, helps, shows what is wrong, and leaves. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { launchForTests } from './browser.js';

const launched = launchForTests();

/** The pane at its narrowest, with the caret in the editor of the GDP's formula. */
async function openEditor() {
  const page = await launched.openAgain('taskpane.html', { viewport: { width: 320, height: 700 } });
  await page.getByRole('tab', { name: '模型' }).click();
  const field = page.getByRole('textbox', { name: '地区生产总值的公式', exact: true });
  await field.click();
  await page.locator('.cm-content').waitFor();
  expect(await field.getAttribute('class')).toContain('cm-content');
  return { page, field };
}

// A mark where something is missing counts as a line of its own.
const written = async (page: Page) => (await page.locator('.cm-content').innerText()).trimEnd();
const bottom = async (page: Page, selector: string) => {
  const box = await page.locator(selector).last().boundingBox();
  return box === null ? NaN : box.y + box.height;
};

it('helps with names, arguments and units, and never hides what is wrong', async () => {
  const { page, field } = await openEditor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('=上年(研发');
  await page.getByRole('option').first().waitFor();
  expect(await page.locator('b').allInnerTexts()).toEqual(['指标']);
  // The list hangs below the sentences about the unfinished formula.
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  const problems = `[id="${await field.getAttribute('aria-describedby')}"]`;
  const list = await page.getByRole('listbox').boundingBox();
  expect(list?.y).toBeGreaterThanOrEqual(await bottom(page, problems));
  await page
    .getByRole('option', { name: /^研发经费/ })
    .first()
    .click();
  expect(await written(page)).toBe('=上年(研发经费');
  await page.keyboard.type(')*1.1');
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('false');
  await page.keyboard.press('Control+Z');
  expect(await written(page)).not.toContain('*1.1');
  await page.keyboard.press('Control+Y');
  await page.keyboard.press('Enter');
  expect(await written(page)).toBe('=上年(研发经费)*1.1');
  await page.keyboard.press('Tab');
  // The text area is back, with the formula as the model prints it.
  await expect.poll(() => field.inputValue()).toMatch(/^=上年\(研发经费\) ?\* ?1\.1$/);
});

it('underlines what is wrong at its place, and marks where something is missing', async () => {
  const { page } = await openEditor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('=1+研发增苏');
  await expect.poll(() => page.locator('.cm-content mark').allInnerTexts()).toEqual(['研发增苏']);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('=(1+2');
  await page.locator('.cm-content span[aria-hidden="true"]').waitFor({ state: 'attached' });
});

it('uses nothing of a composition before it ends', async () => {
  const { page, field } = await openEditor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('=');
  const before = await field.getAttribute('aria-invalid');
  const input = await page.context().newCDPSession(page);
  for (const text of ['y', 'yan', 'yanfa'])
    await input.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  expect(await page.getByRole('option').count()).toBe(0);
  expect(await field.getAttribute('aria-invalid')).toBe(before);
  await input.send('Input.insertText', { text: '研发经费' });
  await expect.poll(() => written(page)).toBe('=研发经费');
  await page.getByRole('option').first().waitFor();
  await input.detach();
});

it('takes over what is selected by the pointer, and is as high as the text area it replaces', async () => {
  const page = await launched.openAgain('taskpane.html', { viewport: { width: 320, height: 700 } });
  await page.getByRole('tab', { name: '模型' }).click();
  const field = page.getByRole('textbox', { name: '地区生产总值的公式', exact: true });
  await field.scrollIntoViewIfNeeded();
  const before = await field.boundingBox();
  await field.click({ position: { x: 60, y: 14 } });
  await page.locator('.cm-content').waitFor();
  const after = await page.locator('.cm-editor').boundingBox();
  expect(Math.abs((before?.height ?? 0) - 2 - (after?.height ?? 0))).toBeLessThanOrEqual(2);
  await page.keyboard.type('x');
  expect((await written(page)).indexOf('x')).toBeGreaterThan(2);
  expect((await written(page)).indexOf('x')).toBeLessThan(12);
});
