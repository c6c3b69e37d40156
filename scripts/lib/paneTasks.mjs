/**
 * The load of each analysis on the pane's main thread in a real browser: the longest task, from pressing its button until its
 * result is shown.
 */
import { watchLongTasks } from './longTasks.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ readonly panel: string, readonly run: string, readonly steps: (page: Page) => Promise<void> }} Analysis */

const NOTHING = async () => undefined;
const QUIET = 500;

/** @type {Readonly<Record<string, Analysis>>} */
const ANALYSES = {
  simulate: {
    panel: '不确定性',
    run: '开始模拟',
    steps: async (page) => {
      await page.getByRole('heading', { name: '达到目标的概率' }).waitFor({ timeout: 120_000 });
      await page.getByRole('button', { name: '写入工作簿' }).click();
      await page.getByText('与现在的模型一致').waitFor();
    },
  },
  seek: {
    panel: '单变量求解',
    run: '求解',
    steps: async (page) => {
      await page.getByRole('button', { name: '写入', exact: true }).click();
      await page.getByText(/已写入情景/).waitFor();
      await page.getByRole('button', { name: '撤销', exact: true }).click();
    },
  },
  backcast: { panel: '目标倒推', run: '倒推', steps: NOTHING },
  sensitivity: {
    panel: '敏感性',
    run: '分析',
    steps: (page) => page.getByRole('button', { name: '在工作簿“敏感性”表中列出' }).click(),
  },
  table: { panel: '敏感性', run: '列表', steps: NOTHING },
  sobol: { panel: '敏感性', run: '计算 Sobol 指数', steps: NOTHING },
};

/**
 * Measures on a loaded pane in Chinese that shows its tab of analyses.
 *
 * @param {Page} page
 * @param {number} draws of the simulation
 * @returns {AsyncGenerator<{ analysis: string, seconds: number, longestTask: number }>}
 */
export async function* measureTasks(page, draws) {
  const takeLongest = await watchLongTasks(page);
  for (const [analysis, { panel, run, steps }] of Object.entries(ANALYSES)) {
    await press(page, panel);
    if (analysis === 'simulate') await page.getByRole('textbox', { name: '抽样次数' }).fill(String(draws));
    if (analysis === 'seek') await askForIntensity(page);
    await page.waitForTimeout(QUIET);
    await takeLongest();
    const start = performance.now();
    await press(page, run);
    // While an analysis runs, another button is in its place.
    await page.getByRole('button', { name: run, exact: true }).waitFor({ timeout: 120_000 });
    const seconds = Math.round(performance.now() - start) / 1000;
    await steps(page);
    await page.waitForTimeout(QUIET);
    yield { analysis: `pane-${analysis}`, seconds, longestTask: await takeLongest() };
  }
}

/** @param {Page} page @param {string} name */
function press(page, name) {
  return page.getByRole('button', { name, exact: true }).click();
}

/** @param {Page} page */
async function askForIntensity(page) {
  await page.getByRole('combobox', { name: '年份' }).selectOption('2030');
  await page.getByRole('textbox', { name: '希望达到' }).fill('3.5');
  await page.getByRole('combobox', { name: '参数' }).selectOption('rd_growth');
}
