/** The self-test in the pane: results, what is left, and a report to copy. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import SelfTest, { type SelfTestRun } from '../../../src/taskpane/workbook/SelfTest.js';
import { TextProvider } from '../../../src/taskpane/text/text.js';
import { runSelfTest } from '../../../src/hosts/office/selfTest.js';
import { createExcel } from '../../hosts/excel/index.js';

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, 'clipboard');
});

const platform = { host: 'Excel 16.0.1 on PC', excelApi: '1.20', userAgent: 'test' };

async function runWithout(...names: readonly string[]): Promise<SelfTestRun> {
  const { runtime, executor } = createExcel();
  executor.refused = new Set(names);
  return { report: await runSelfTest(runtime), platform };
}

function stubClipboard(writeText: () => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

function show(run: () => Promise<SelfTestRun>): void {
  render(
    <TextProvider language="en">
      <SelfTest run={run} />
    </TextProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Run the test' }));
}

it('says that everything works', async () => {
  show(() => runWithout());
  expect(await screen.findByText('Everything works.')).toBeTruthy();
});

it('names what failed, and copies it with the platform', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  stubClipboard(writeText);
  show(() => runWithout('CopyFrom'));
  expect(await screen.findByText(/1 check failed/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Copy the report' }));
  expect(await screen.findByText(/The report is copied/)).toBeTruthy();
  const [text] = writeText.mock.calls.flat() as unknown as [string];
  expect(text).toContain('Excel 16.0.1 on PC');
  expect(text).toMatch(/FAILED {2}Copies between sheets: ApiNotFound/);
  expect(text).toContain('Nothing is left in the workbook.');
});

it('tells what is left, and shows the report where it may not be copied', async () => {
  stubClipboard(() => Promise.reject(new Error('no')));
  show(() => runWithout('Delete'));
  expect(await screen.findByText(/delete it yourself: ~tuiyan self-test/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Copy the report' }));
  const field = await screen.findByRole('textbox', { name: 'Report of the test' });
  expect((field as HTMLTextAreaElement).value).toContain('Left in the workbook: ~tuiyan self-test');
});

it('says why the test could not start', async () => {
  show(() => Promise.reject(new Error('part 7 is missing')));
  expect(await screen.findByText(/could not start: part 7 is missing/)).toBeTruthy();
});
