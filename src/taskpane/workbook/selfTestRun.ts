/** Runs the self-test, and asks Office and the browser what they are. A part of its own, loaded when the test is started. */
import type { ExcelRuntime } from '../../hosts/office/office.js';
import { runSelfTest } from '../../hosts/office/selfTest.js';
import type { SelfTestRun } from './SelfTest.js';

/** The newest requirement set that is asked for. */
const NEWEST = 30;

export async function testExcel(excel: ExcelRuntime): Promise<SelfTestRun> {
  const levels = Array.from({ length: NEWEST }, (_, i) => `1.${NEWEST - i}`);
  const { host, version, platform } = Office.context.diagnostics;
  return {
    report: await runSelfTest(excel),
    platform: {
      host: `${host} ${version} on ${platform}`,
      excelApi: levels.find((level) => excel.supports(level)) ?? 'below 1.1',
      userAgent: navigator.userAgent,
    },
  };
}
