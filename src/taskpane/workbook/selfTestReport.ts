/** The report of a self-test as text to copy: in English, because it is for whoever answers, and a reader sees the pane's own words. */
import type { SelfTestReport } from '../../hosts/office/selfTest.js';
import { SELF_TEST } from '../../messages/wording/selfTest.js';

/** What Office and the browser tell of themselves. */
export interface Platform {
  /** For example `Excel 16.0.17328 on OfficeOnline`. */
  readonly host: string;
  /** The highest ExcelApi requirement set. */
  readonly excelApi: string;
  readonly userAgent: string;
}

export function writeReport({ rows, left }: SelfTestReport, platform: Platform): string {
  const word = (key: keyof typeof SELF_TEST): string => SELF_TEST[key].en;
  return [
    `Tuiyan self-test: ${platform.host}`,
    `ExcelApi ${platform.excelApi}; ${platform.userAgent}`,
    ...rows.map(
      ({ check, result, detail }) =>
        `${word(`selfTest.${result}`)}  ${word(`selfTest.${check}`)}${detail === undefined ? '' : `: ${detail}`}`,
    ),
    left.length === 0 ? 'Nothing is left in the workbook.' : `Left in the workbook: ${left.join(', ')}`,
  ].join('\n');
}
