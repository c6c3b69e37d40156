/**
 * The add-in as a user of Excel meets it: the built task pane in a real browser, Microsoft's own Excel library, and behind
 * it the simulated workbook of test/hosts/excel, in the page. Office.js alone is replaced.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { findViolations } from './axe.js';
import { type Launched, launch } from './browser.js';
import { bundleExcel } from './excel/bundle.js';
import type { ExcelForTests } from './excel/page.js';

const ADDRESS = 'taskpane.html?_host_Info=Excel$Web$16.01$zh-CN$$$$0';

let launched: Launched;
let office: string;
beforeAll(async () => {
  [launched, office] = await Promise.all([launch(), bundleExcel()]);
});
afterAll(() => launched.close());
afterEach(() => {
  expect(launched.foreignRequests).toEqual([]);
  expect(launched.errors).toEqual([]);
});

/** The pane with the Workbook tab open. */
async function open(): Promise<Page> {
  const page = await launched.openPage(ADDRESS, {
    viewport: { width: 350, height: 900 },
    scripts: { '**/office/office.js': office },
  });
  await page.getByRole('tab', { name: '工作簿' }).click();
  return page;
}

/** Calls the user in front of the simulated Excel. */
function excel<K extends keyof ExcelForTests>(
  page: Page,
  what: K,
  ...args: Parameters<ExcelForTests[K]>
): Promise<ReturnType<ExcelForTests[K]>> {
  return page.evaluate(
    ([name, list]) => {
      const method = window.excelForTests[name] as (...args: unknown[]) => unknown;
      return method(...list) as never;
    },
    [what, args] as [K, unknown[]],
  );
}

async function build(page: Page): Promise<void> {
  await page.getByText('还没有推演的工作表').waitFor();
  await page.getByRole('button', { name: '生成工作簿' }).click();
  await page.getByText(/已生成 \d+ 张工作表/).waitFor();
  await page.getByText('窗格与工作簿已同步').waitFor();
}

/** The cell of a parameter's first year on the sheet of the scenario. */
async function parameterCell(page: Page, sheet: string, key: string): Promise<[number, number]> {
  const place = await excel(page, 'find', sheet, key);
  if (place === undefined) throw new Error(`${sheet} has no ${key}`);
  return [place[0], place[1] + 1];
}

/** Until no batch has come during sixty pauses by the page's own clock, which is as late as the page is; how many there are then. */
function rest(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let before = -1;
    for (let quiet = 0; quiet < 60;) {
      await new Promise((resume) => setTimeout(resume, 50));
      const now = window.excelForTests.batches().length;
      quiet = now === before ? quiet + 1 : 0;
      before = now;
    }
    return before;
  });
}

async function projectionSheet(page: Page): Promise<string> {
  const name = (await excel(page, 'sheets')).find((each) => each.startsWith('推演'));
  if (name === undefined) throw new Error('no projection sheet');
  return name;
}

it('builds a workbook; then sheet and pane follow each other, and neither echoes', async () => {
  const page = await open();
  await build(page);
  expect(await excel(page, 'sheets')).toEqual(
    expect.arrayContaining(['Sheet1', '总览', '基准', '模型', '对比']),
  );
  expect(await findViolations(page)).toEqual([]);
  const sheet = await projectionSheet(page);
  const [row, column] = await parameterCell(page, sheet, 'rd_growth');

  // A blue cell of the sheet shows in the pane.
  await excel(page, 'type', sheet, row, column, 0.123);
  await page.getByRole('tab', { name: '情景' }).click();
  const card = page.getByRole('article', { name: '研发增速', exact: true });
  await expect.poll(() => card.getByRole('slider').inputValue()).toBe('12.3');
  const rested = await rest(page);

  // A slider of the pane changes its cells, in one small write after the look at them, and then all is quiet.
  await card.getByRole('slider').press('End');
  await expect.poll(() => excel(page, 'input', sheet, row, column)).not.toBe(0.123);
  const now = await rest(page);
  const written = (await excel(page, 'batches')).slice(rested).filter(({ isWrite }) => isWrite);
  expect(written).toHaveLength(1);
  expect(written[0]?.bytes).toBeLessThan(20_000);
  expect(now - rested).toBeLessThanOrEqual(4);
  await page.context().close();
});

it('shows conflicts with their cells before it writes, and does what is chosen', async () => {
  const page = await open();
  await build(page);
  const sheet = await projectionSheet(page);
  const place = await excel(page, 'find', sheet, 'gdp');
  const [row, column] = [place?.[0] ?? 0, (place?.[1] ?? 0) + 4];
  const formula = await excel(page, 'input', sheet, row, column);
  expect(formula).toMatch(/^=/);
  await excel(page, 'type', sheet, row, column, 12345);
  await page.getByText('处请留意').waitFor();
  await rest(page);

  const update = page.getByRole('button', { name: '更新工作簿' });
  const question = page.getByRole('region', { name: '写入前请确认' });
  for (const [answer, expected] of [
    ['取消', 12345],
    ['写入，但保留我的单元格', 12345],
    ['照此写入', formula],
  ] as const) {
    await update.click();
    await question.waitFor();
    expect(await question.innerText()).toContain(`${sheet}!`);
    expect(await question.innerText()).toContain('12345');
    expect(await findViolations(page)).toEqual([]);
    await question.getByRole('button', { name: answer, exact: true }).click();
    await question.waitFor({ state: 'detached' });
    await rest(page);
    expect(await excel(page, 'input', sheet, row, column)).toBe(expected);
  }
  await page.context().close();
});

it('says what Excel refused and what to do, and goes on once it is mended', async () => {
  const page = await open();
  await build(page);
  const sheet = await projectionSheet(page);
  const [row, column] = await parameterCell(page, sheet, 'rd_growth');
  const before = await excel(page, 'input', sheet, row, column);
  await excel(page, 'protect', true);
  await page.getByRole('tab', { name: '情景' }).click();
  const slider = page.getByRole('article', { name: '研发增速', exact: true }).getByRole('slider');
  await slider.press('End');
  await page.getByRole('tab', { name: '工作簿' }).click();
  await page.getByText('撤销工作表保护').waitFor();
  expect(await excel(page, 'input', sheet, row, column)).toBe(before);
  await excel(page, 'protect', false);
  await page.getByRole('button', { name: '重新读取工作簿' }).click();
  await page.getByText('窗格与工作簿已同步').waitFor();
  await expect.poll(() => excel(page, 'input', sheet, row, column)).not.toBe(before);
  await page.context().close();
});
