/** The playground as built, in a real browser: workbook and pane beside each other, in step. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.js';
import { launchForTests, showScheme } from './browser.js';

const WIDE = { width: 1280, height: 800 };

const launched = launchForTests();

async function open(): Promise<Page> {
  const page = await launched.openAgain('index.html', { viewport: WIDE });
  await page.locator('canvas').waitFor();
  return page;
}

/** The rows of a sheet, read in the table view; the sheet view is shown again afterwards. */
async function readSheet(page: Page, sheet: string): Promise<readonly (readonly string[])[]> {
  await page.getByRole('button', { name: '表格视图' }).click();
  await page.getByRole('combobox', { name: '工作表', exact: true }).selectOption({ label: sheet });
  await page.getByRole('columnheader', { name: 'A', exact: true }).waitFor();
  // The table shows eighty rows at a time.
  const more = page.getByRole('main').getByRole('button', { name: /^再显示/ });
  while ((await more.count()) > 0) await more.click();
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll('main table tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    ),
  );
  await page.getByRole('button', { name: '工作表视图' }).click();
  await page.locator('canvas').waitFor();
  return rows;
}

/** Row with the label, and the column of a year, 0-based; column 0 is the row's number. */
function locate(
  rows: readonly (readonly string[])[],
  label: string,
  year: string,
): { row: number; column: number } {
  const row = rows.findIndex((cells) => cells.includes(label));
  const column = rows.find((cells) => cells.includes(year))?.indexOf(year) ?? -1;
  return { row, column };
}

/** Selects a cell of the base scenario by keyboard; the focus is in the grid then. */
async function selectCell(page: Page, label: string, year: string): Promise<void> {
  const place = locate(await readSheet(page, '推演·延续'), label, year);
  await page.keyboard.press('F6');
  await page.locator('.ic-workbook-container').focus();
  for (let row = 0; row < place.row; row += 1) await page.keyboard.press('ArrowDown');
  for (let column = 1; column < place.column; column += 1) await page.keyboard.press('ArrowRight');
}

/** Waits until the cell of 2030 on the sheet of the base scenario shows what is expected. */
async function expectCell(page: Page, label: string, expected: RegExp): Promise<void> {
  const read = async () => {
    const rows = await readSheet(page, '推演·延续');
    const { row, column } = locate(rows, label, '2030');
    return rows[row]?.[column];
  };
  await expect.poll(read, { interval: 500 }).toMatch(expected);
}

const intensity = (page: Page) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /研发投入强度 · 2030/ }) })
    .first();

/** One page, which each of these leaves as the next one needs it: the workbook takes some seconds to be written. */
describe('opens', () => {
  let page: Page;
  beforeAll(async () => {
    page = await open();
  });

  it('with the Zhejiang workbook and the pane', async () => {
    for (const sheet of [
      '总览',
      '基准',
      '模型',
      '推演·延续',
      '推演·达标',
      '推演·进取',
      '推演·承压',
      '对比',
      '检查',
    ])
      await page.locator('.ic-sheet-tab-name', { hasText: sheet }).first().waitFor();
    await page.getByRole('tab', { name: '基准', exact: true }).waitFor();
    const overview = await readSheet(page, '总览');
    expect(overview.flat().join('\n')).toContain('研发投入强度');
    expect(overview.flat().filter((text) => /^#/.test(text))).toEqual([]);
  });

  it('changes the width of the pane by keyboard, and goes between sheet and pane with F6', async () => {
    const pane = page.locator('aside');
    const before = (await pane.boundingBox())?.width ?? 0;
    await page.getByRole('separator', { name: '调整窗格宽度' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await pane.boundingBox())?.width ?? 0).toBeGreaterThan(before);
    await page.locator('#tuiyan-tab-model').click();
    await page.keyboard.press('F6');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('ic-workbook-container');
    await page.keyboard.press('F6');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('模型');
  });

  it('stands one above the other in a narrow window, without sideways scrolling', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const paneBelow = () =>
      page.evaluate(
        () =>
          (document.querySelector('aside')?.getBoundingClientRect().top ?? 0) -
          (document.querySelector('main')?.getBoundingClientRect().bottom ?? 0),
      );
    await expect.poll(paneBelow).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize(WIDE);
    await expect.poll(paneBelow).toBeLessThan(0);
  });

  it('has no violation of accessibility, with sheet or table, and follows the language', async () => {
    for (const [language, colorScheme] of [
      ['zh', 'light'],
      ['en', 'dark'],
    ] as const) {
      if (language === 'en') {
        await page.getByRole('button', { name: 'English', exact: true }).click();
        await page.locator('.ic-sheet-tab-name', { hasText: 'Overview' }).first().waitFor();
      }
      await showScheme(page, colorScheme);
      expect(await findViolations(page), `sheet, ${language}`).toEqual([]);
      await page.getByRole('button', { name: language === 'zh' ? '表格视图' : 'Table view' }).click();
      await page.locator('main table').waitFor();
      expect(await findViolations(page), `table, ${language}`).toEqual([]);
      await page.getByRole('button', { name: language === 'zh' ? '工作表视图' : 'Sheet view' }).click();
      await page.locator('canvas').waitFor();
    }
  });
});

describe('an edit', () => {
  it('of a blue cell changes the pane', async () => {
    const page = await open();
    await selectCell(page, '其他主体自主增速', '2025');
    await page.keyboard.type('14%');
    await page.keyboard.press('Enter');
    await page.locator('#tuiyan-tab-results').click();
    await expect.poll(() => intensity(page).innerText()).toMatch(/推演\s*[45]\./);
  });

  it('of a parameter changes the workbook, and leaves the focus where it is', async () => {
    const page = await open();
    // The first year holds the value; each later one refers to the year before.
    await selectCell(page, '其他主体自主增速', '2023');
    await page.locator('#tuiyan-tab-scenarios').click();
    const field = page.getByRole('textbox', { name: '其他主体自主增速（%）', exact: true });
    await field.focus();
    const picture = () =>
      page
        .locator('canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const before = await picture();
    await field.fill('13');
    // The workbook has followed, which is when the grid would take the focus: it shows other numbers.
    await expect.poll(picture).not.toBe(before);
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    await expectCell(page, '其他主体自主增速', /^13\.00%$/);
    // What follows from it is calculated by the workbook itself.
    await expectCell(page, '研发投入强度', /^[45]\.\d\d%$/);
    // The change stands in the workbook's own record.
    const record = async () => (await readSheet(page, '变更记录')).find((cells) => cells.includes('1.1'));
    await expect.poll(record, { interval: 500 }).toContain('13%');
  });

  it('of a formula in the pane changes the formulas of the sheets', async () => {
    const page = await open();
    await page.locator('#tuiyan-tab-model').click();
    await page
      .getByRole('textbox', { name: '研发投入强度的公式', exact: true })
      .fill('=研发经费/地区生产总值*2');
    await expectCell(page, '研发投入强度', /^6\.\d\d%$/);
  });
});

it('begins with a pasted table: two clicks to a model and its workbook', async () => {
  const page = await open();
  const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024];
  const table = [
    ['指标', '单位', ...years],
    ['营业收入', '万元', ...years.map((_, i) => 1200 + 90 * i + (i % 2))],
    ['=cmd|"/c calc"!A1', '万元', ...years.map((_, i) => 300 + 11 * i + (i % 3))],
    ['<img src=x onerror=alert(1)>', '人', ...years.map((_, i) => 40 + 2 * i + (i % 3))],
    ['利润', '', '暂无'],
  ];
  await page.getByRole('button', { name: /^从我的表格/ }).click();
  const paste = page.getByRole('textbox', { name: '把表格粘贴到这里' });
  await paste.fill('只有一句话');
  await page.getByText('没有建模型，因为：').waitFor();
  await paste.fill(
    table
      .map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join('\t'))
      .join('\n'),
  );
  await page.getByText('读到 3 个指标，2018–2024 年').waitFor();
  expect(await page.getByRole('listitem').filter({ hasText: '营业收入' }).first().innerText()).toMatch(
    /万元[^]*7 个数：2018–2024[^]*=上年\(营业收入\)[^]*线性/,
  );
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '建立模型和工作簿' }).click();
  await page.locator('#tuiyan-panel-results svg[role="img"]').waitFor();
  await page.locator('.ic-sheet-tab-name', { hasText: '推演·高' }).first().waitFor();
  const cells = (await readSheet(page, '推演·基准')).flat();
  expect(cells).toContain('营业收入');
  expect(cells.filter((text) => /^#/.test(text))).toEqual([]);
  // What is begun here exists nowhere else: leaving the page would be asked about.
  await page.getByText('要把工作保存在这个浏览器里吗').waitFor();

  // The next piece of work, of a document's text: reviewed by keyboard, and begun after the question.
  const text = [
    '海州市科技创新情况',
    '',
    '一、发展基础',
    '2024年，研发经费投入125.6亿元，高新技术企业9800家。',
    '',
    '二、发展目标',
    '到2030年，研发经费投入达到220亿元。',
  ].join('\n');
  await page.getByRole('button', { name: '开始页：新建或打开' }).click();
  await page.getByRole('button', { name: /^从文件/ }).click();
  await page.getByRole('textbox', { name: '或把正文粘贴到这里' }).fill(text);
  await page.getByRole('button', { name: '找出其中的数' }).click();
  await page.getByText('将成为 2 个指标、3 条数据、1 个目标').waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('listbox', { name: '找到的数' }).focus();
  await page.keyboard.press('End');
  expect(await page.locator('mark').innerText()).toBe('9800家');
  await page.keyboard.press('Delete');
  await page.getByText('将成为 1 个指标、2 条数据、1 个目标').waitFor();
  await page.getByRole('button', { name: '建立模型和工作簿' }).click();
  await page.getByRole('button', { name: '换掉' }).click();
  await page.locator('#tuiyan-panel-results svg[role="img"]').waitFor();
  expect((await readSheet(page, '总览')).flat()).toContain('粘贴的文字');
});
