/** The small plan of the self-test: one sheet with one of everything that a plan can hold. */
import type { ChartPlan, ChartSeriesPlan, SheetPlan, WorkbookPlan } from '../../workbook/plan/plan.js';

export const TEST_SHEET = '~tuiyan self-test';
export const OTHER_SHEET = '~tuiyan self-test 2';
export const TEST_NAME = 'tuiyan_selftest';
export const TEST_TABLE = 'tuiyan_selftest_table';
export const TEST_CHART = 'tuiyan self-test';

const area = (row: number, column: number, rows: number, columns: number) => ({ row, column, rows, columns });

function chart(
  key: string,
  kind: ChartPlan['kind'],
  first: Partial<ChartSeriesPlan>,
  second: Partial<ChartSeriesPlan>,
): ChartPlan {
  return {
    ...{ key, kind, title: 'tuiyan', area: area(6, 0, 8, 4), categories: `'${TEST_SHEET}'!$A$1:$C$1` },
    series: [
      { name: { text: 'a' }, values: `'${TEST_SHEET}'!$A$2:$C$2`, color: '1F4E79', ...first },
      { name: { text: 'b' }, values: `'${TEST_SHEET}'!$A$3:$C$3`, color: 'C00000', ...second },
    ],
    ...{ valueFormat: '0', valueTitle: 'y', valueMin: 0, valueMax: 9, description: 'tuiyan' },
  };
}

const SHEET: SheetPlan = {
  key: 'selfTest',
  name: TEST_SHEET,
  tabColor: '1F4E79',
  blocks: [
    {
      row: 0,
      column: 0,
      cells: [
        // Texts that Excel would make a date and a number of. Cells of one look in two places are one list of ranges.
        [
          { value: '2025-01', style: 'text' },
          { value: '=1+2', style: 'number', comment: 'tuiyan' },
          { value: 'c', style: 'text', link: `'${TEST_SHEET}'!A1` },
        ],
        [1, 2, 3].map((value) => ({ value, style: 'number' })),
        ['A', 'B', 'C'].map((column) => ({ formula: `=${column}2*2`, style: 'number' })),
      ],
    },
  ],
  merges: [area(4, 0, 1, 3)],
  columnWidths: { 0: 12, 1: 12, 2: 20 },
  rowHeights: { 0: 24 },
  tables: [],
  validations: [
    {
      area: area(1, 1, 1, 1),
      rule: { kind: 'decimal', min: 0, max: 9 },
      title: 'tuiyan',
      message: '0–9',
      severity: 'warning',
    },
    {
      area: area(1, 2, 1, 1),
      rule: { kind: 'list', source: `'${TEST_SHEET}'!$A$2:$C$2` },
      title: 'tuiyan',
      message: '1, 2, 3',
      severity: 'stop',
    },
  ],
  conditionalFormats: [{ area: area(1, 0, 1, 3), formula: 'A2>1', style: 'number' }],
  charts: [
    chart('columns', 'columnClustered', {}, {}),
    chart('bars', 'barOverlapped', {}, {}),
    chart('fan', 'areaStacked', { hidden: true }, { line: true, dashed: true, unlisted: true }),
  ],
  print: { orientation: 'landscape', fitWidth: 1, fitHeight: 1, titleRows: 1, area: area(0, 0, 3, 3) },
  gridlines: false,
  freeze: { rows: 1, columns: 1 },
};

export const PLAN: WorkbookPlan & { readonly sheets: readonly [SheetPlan] } = {
  language: 'en',
  title: 'self-test',
  sheets: [SHEET],
  names: [],
  styles: {
    text: { italic: true, wrap: true, align: 'left', vertical: 'center', border: 'bottom', indent: 1 },
    number: { bold: true, size: 11, color: '0000FF', fill: 'FFF9E5', numberFormat: '0.00', border: 'all' },
  },
};
