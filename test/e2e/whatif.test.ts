/** Goal seek, backcast and sensitivity in a real browser, with their worker and the solver under the page's policy. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findViolations } from './axe.js';
import { type OpenOptions, launchForTests } from './browser.js';

const NARROW = { width: 320, height: 900 };

const launched = launchForTests();

async function open(analysis: string, options: OpenOptions = {}): Promise<Page> {
  const page = await launched.openAgain('taskpane.html', { viewport: NARROW, ...options });
  await page.locator('#tuiyan-tab-analysis').click();
  await page.getByRole('button', { name: analysis, exact: true }).click();
  return page;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

it('seeks a goal, writes the answer into the scenario, and undoes it', async () => {
  const page = await open('单变量求解');
  await page.getByRole('combobox', { name: '年份' }).selectOption('2030');
  await page.getByRole('textbox', { name: '希望达到' }).fill('3.5');
  await page.getByRole('combobox', { name: '参数' }).selectOption('gov_st_growth');
  await press(page, '求解');
  // Calculated apart from the product: at 8.18 % a year public money brings intensity to 3.5 %.
  await page.getByText(/8\.18/).first().waitFor();
  await press(page, '写入');
  await page.getByText(/已写入情景/).waitFor();
  await press(page, '撤销');
  await expect.poll(() => page.getByRole('button', { name: '撤销' }).isDisabled()).toBe(true);
});

it('works back from the targets with the solver, or names those that exclude each other', async () => {
  const page = await open('目标倒推');
  await press(page, '倒推');
  const panel = page.locator('#tuiyan-panel-analysis');
  // In the pack's base scenario some of the documents' numbers exclude each other.
  await expect.poll(() => panel.innerText()).toMatch(/不能同时|无法同时|需要的调整/);
});

it('keeps a result while another analysis is looked at', async () => {
  const page = await open('敏感性');
  await press(page, '分析');
  await page.getByRole('button', { name: '在工作簿“敏感性”表中列出' }).waitFor();
  await press(page, '单变量求解');
  await page.getByRole('button', { name: '求解', exact: true }).waitFor();
  await press(page, '敏感性');
  await page.getByRole('button', { name: '在工作簿“敏感性”表中列出' }).waitFor();
});

it('stops Sobol indices without keeping any of them', async () => {
  const page = await open('敏感性');
  await page.getByRole('combobox', { name: '抽样次数' }).selectOption('65536');
  await press(page, '计算 Sobol 指数');
  await press(page, '停止');
  await page.getByText('已停止，没有保留任何结果。').waitFor();
});

it('keeps Sobol indices with the workbook, and marks them when the model has changed since', async () => {
  const page = await open('敏感性');
  await page.getByRole('combobox', { name: '抽样次数' }).selectOption('1024');
  await press(page, '计算 Sobol 指数');
  await page.getByRole('button', { name: '写入工作簿', exact: true }).click();
  const kept = page.getByText('随工作簿保存的方差来源');
  await expect.poll(() => kept.innerText()).toContain('与现在的模型一致');
  expect(await findViolations(page)).toEqual([]);
  await press(page, '单变量求解');
  await page.getByRole('combobox', { name: '年份' }).selectOption('2030');
  await page.getByRole('textbox', { name: '希望达到' }).fill('3.5');
  await page.getByRole('combobox', { name: '参数' }).selectOption('rd_growth');
  await press(page, '求解');
  await press(page, '写入');
  await press(page, '敏感性');
  await expect.poll(() => kept.innerText()).toContain('已过时');
  await press(page, '撤销');
  await expect.poll(() => kept.innerText()).toContain('与现在的模型一致');
});

describe.each([
  ['zh-CN', 'light', ['敏感性', '单变量求解', '目标倒推'], ['分析', '求解', '倒推']],
  ['en-US', 'dark', ['Sensitivity', 'Goal seek', 'Backcast'], ['Analyse', 'Solve', 'Work back']],
] as const)('in %s, %s', (locale, colorScheme, panels, runs) => {
  it('has no violation of accessibility and fits 320 pixels, with results shown', async () => {
    const page = await open(panels[0], { locale, colorScheme });
    for (const [place, panel] of panels.entries()) {
      await press(page, panel);
      const run = page.getByRole('button', { name: runs[place] ?? '', exact: true });
      await run.click();
      await run.waitFor();
      expect(await findViolations(page), panel).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, panel).toBeLessThanOrEqual(NARROW.width);
    }
  });
});
