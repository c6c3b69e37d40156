/** Uncertainty in a real browser: the live fan chart under a real mouse, whole simulations in real workers. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findViolations } from './axe.js';
import { type OpenOptions, launchForTests } from './browser.js';

const NARROW = { width: 320, height: 900 };

const launched = launchForTests();

async function open(options: OpenOptions = {}): Promise<Page> {
  const page = await launched.openAgain('taskpane.html', { viewport: NARROW, ...options });
  await page.locator('#tuiyan-tab-analysis').click();
  await page.locator('[data-band="0"]').waitFor();
  return page;
}

const shape = (page: Page) => page.locator('[data-band="0"]').getAttribute('d');
const slider = (page: Page) => page.getByRole('slider', { name: '其他主体自主增速' });
const readOut = async (page: Page) =>
  (await page.getByText('中位数').first().locator('xpath=..').textContent()) ?? '';

async function simulate(page: Page, draws: string): Promise<void> {
  await page.getByRole('textbox', { name: '抽样次数' }).fill(draws);
  await page.getByRole('button', { name: '开始模拟', exact: true }).click();
}

describe('the live fan chart', () => {
  it('follows the mouse, and letting go writes one step that undo takes back', async () => {
    const page = await open();
    const [before, value] = [await shape(page), await slider(page).inputValue()];
    await slider(page).scrollIntoViewIfNeeded();
    const box = (await slider(page).boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    const seen = new Set<string | null>();
    for (const part of [0.5, 0.6, 0.7, 0.8]) {
      await page.mouse.move(box.x + box.width * part, y);
      await expect.poll(() => shape(page)).not.toBe([...seen].at(-1) ?? before);
      seen.add(await shape(page));
    }
    expect(seen.size).toBe(4);
    await page.mouse.up();
    await expect.poll(() => page.getByRole('button', { name: '撤销' }).isEnabled()).toBe(true);
    expect(await slider(page).inputValue()).not.toBe(value);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => slider(page).inputValue()).toBe(value);
    await expect.poll(() => shape(page)).toBe(before);
  });

  it('works by keyboard', async () => {
    const page = await open();
    const before = await readOut(page);
    await slider(page).focus();
    for (let i = 0; i < 20; i += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(() => readOut(page)).not.toBe(before);
    await page.getByRole('img', { name: /扇形图/ }).focus();
    await page.keyboard.press('ArrowLeft');
    expect(await readOut(page)).toMatch(/^2029/);
  });

  it('stands in a table too', async () => {
    const page = await open();
    await page.getByText('数值表').first().click();
    const cells = await page
      .locator('#tuiyan-panel-analysis table tbody tr')
      .last()
      .locator('th, td')
      .allTextContents();
    expect(cells[0]).toBe('2030');
    expect(cells.slice(1, 10).map(Number)).toEqual([...cells.slice(1, 10).map(Number)].sort((a, b) => a - b));
  });
});

describe('a whole simulation', () => {
  it('gives probabilities, shape and sources, the same again for the same seed', async () => {
    const page = await open();
    const read = async () => {
      await simulate(page, '50000');
      await page.getByRole('heading', { name: '达到目标的概率' }).waitFor();
      await page.getByRole('button', { name: '开始模拟', exact: true }).waitFor();
      return page.locator('#tuiyan-panel-analysis section').last().innerText();
    };
    const first = await read();
    expect(first).toContain('全部目标同时达到');
    expect(first).toContain('抽样次数足够');
    expect(first).toMatch(/其他主体自主增速\s+\d+% \(\+0\.\d\d\)/);
    await page.getByRole('img', { name: /直方图/ }).waitFor();
    await page.getByRole('button', { name: '累积曲线' }).click();
    await page.getByRole('img', { name: /累积分布曲线/ }).waitFor();
    await page.getByRole('button', { name: '直方图' }).click();
    expect(await read()).toBe(first);
  });

  it('is cancelled at once, without a result', async () => {
    const page = await open();
    await simulate(page, '1000000');
    await page.getByRole('progressbar', { name: '模拟进度' }).waitFor();
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByText('已停止，没有保留任何结果。').waitFor();
    expect(await page.getByRole('heading', { name: '达到目标的概率' }).count()).toBe(0);
  });

  it('is kept with the workbook, and marked when the model has changed since', async () => {
    const page = await open();
    await simulate(page, '1000');
    await page.getByRole('button', { name: '写入工作簿' }).click();
    await page.getByText('与现在的模型一致').waitFor();
    await slider(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('随工作簿保存的模拟结果已过时').waitFor();
    await page.getByText('模型或情景在模拟之后有改动').waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('与现在的模型一致').waitFor();
  });

  it.each([
    ['抽样次数', '10000000', '抽样次数最多 1,000,000'],
    ['抽样次数', '一万', '不是数字'],
    ['随机种子', '1.5', '随机种子须是'],
  ])('with %s %s says what to do, and does not start', async (field, text, sentence) => {
    const page = await open();
    await page.getByRole('textbox', { name: field }).fill(text);
    await page.getByText(sentence).waitFor();
    expect(await page.getByRole('button', { name: '开始模拟', exact: true }).isDisabled()).toBe(true);
  });
});

it('takes distributions and correlations, and says what cannot be', async () => {
  const page = await open();
  await page.locator('summary', { hasText: '参数的分布' }).click();
  await page.getByRole('combobox', { name: '参数', exact: true }).selectOption('rd_growth');
  await page.getByRole('textbox', { name: '标准差' }).fill('-1');
  await page.getByText('请改为').waitFor();
  const before = await shape(page);
  await page.getByRole('textbox', { name: '标准差' }).fill('3');
  await page.getByRole('img', { name: /“研发增速”的分布/ }).waitFor();
  await page.getByRole('button', { name: '采用这个分布' }).click();
  await expect.poll(() => shape(page)).not.toBe(before);
  await page.locator('summary', { hasText: '参数之间的相关系数' }).click();
  // The pack has correlations of its own.
  await page.getByRole('button', { name: '全部清除' }).click();
  for (const key of ['rest_growth', 'rd_growth', 'others_growth'])
    await page.getByRole('combobox', { name: '加入参数' }).selectOption(key);
  const fields = page.getByRole('textbox', { name: /的相关系数/ });
  for (const [i, text] of ['0.9', '-0.9', '0.9'].entries()) await fields.nth(i).fill(text);
  await page.getByText('这些相关系数彼此矛盾').waitFor();
  await fields.nth(1).fill('0.8');
  await expect.poll(() => page.getByText('这些相关系数彼此矛盾').count()).toBe(0);
  const uncorrelated = await shape(page);
  await page.getByRole('button', { name: '采用这些相关系数' }).click();
  await expect.poll(() => shape(page)).not.toBe(uncorrelated);
  for (let i = 0; i < 2; i += 1) await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => shape(page)).toBe(before);
});

describe.each([
  ['zh-CN', 'light'],
  ['en-US', 'dark'],
] as const)('at 320 pixels, %s, %s', (locale, colorScheme) => {
  it('violates no rule of axe, and nothing sticks out', async () => {
    const page = await open({ locale, colorScheme, reducedMotion: 'reduce' });
    const panel = page.locator('#tuiyan-panel-analysis');
    await panel.getByRole('button', { name: /^(开始模拟|Simulate)$/ }).click();
    await panel.getByRole('heading', { name: /达到目标的概率|Probability of the targets/ }).waitFor();
    for (const summary of await panel.locator('summary').all()) await summary.click();
    await panel.getByRole('button', { name: /采用这个分布|Apply this distribution/ }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(await panel.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  });
});
