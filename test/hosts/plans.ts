/**
 * Plans made by hand, small enough to check by eye. Sheet names are Chinese and hold what needs quoting;
 * texts look like formulas, errors, dates and numbers.
 */
import type {
  Block,
  Cell,
  CellStyle,
  ChartPlan,
  SheetPlan,
  WorkbookPlan,
} from '../../src/workbook/plan/plan.js';

export const STYLES: Readonly<Record<string, CellStyle>> = {
  title: { bold: true, size: 16, color: '1F4E79' },
  header: {
    bold: true,
    color: 'FFFFFF',
    fill: '1F4E79',
    align: 'center',
    vertical: 'center',
    wrap: true,
    border: 'all',
  },
  input: { color: '0000FF', fill: 'FFF9E5', numberFormat: '0.00%', border: 'bottom' },
  number: { numberFormat: '#,##0.0', align: 'right' },
  money: { numberFormat: '"¥"#,##0.00' },
  text: { numberFormat: '@', indent: 1, italic: true },
  bad: { bold: true, color: '9C0006', fill: 'FFC7CE' },
};

export function block(row: number, column: number, cells: Block['cells']): Block {
  return { row, column, cells };
}

export function sheet(key: string, name: string, parts: Partial<SheetPlan> = {}): SheetPlan {
  return {
    key,
    name,
    blocks: [],
    merges: [],
    columnWidths: {},
    rowHeights: {},
    tables: [],
    validations: [],
    conditionalFormats: [],
    charts: [],
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 0 },
    gridlines: true,
    ...parts,
  };
}

export function plan(sheets: readonly SheetPlan[], parts: Partial<WorkbookPlan> = {}): WorkbookPlan {
  return { language: 'zh', title: '测试', sheets, names: [], styles: STYLES, ...parts };
}

const text = (value: string, style?: string): Cell => (style === undefined ? { value } : { value, style });

/** Two sheets that refer to each other both ways, a name, a table, and everything a sheet can carry. */
export const MODEL = '模型 & 假设';
export const PROJECTION = "推演·承压 '26";

const YEARS = [2024, 2025, 2026];
export const GROWTH = 0.0322;
const BASE = 4670.5;

const CHART: ChartPlan = {
  key: 'spending',
  kind: 'line',
  title: '研发经费 <对比> 目标',
  area: { row: 8, column: 0, rows: 12, columns: 4 },
  categories: `'推演·承压 ''26'!$B$1:$D$1`,
  series: [
    { name: { ref: `'推演·承压 ''26'!$A$2` }, values: `'推演·承压 ''26'!$B$2:$D$2`, color: '1F4E79' },
    { name: { text: '目标' }, values: `'推演·承压 ''26'!$B$3:$D$3`, color: 'C00000', dashed: true },
  ],
  valueFormat: '#,##0',
  valueTitle: '亿元',
  valueMin: 0,
  description: '2024 至 2026 年研发经费与目标',
};

export const TEXTS = [
  '=1+2',
  '+86 571',
  '-5',
  '@SUM(A1)',
  '#N/A',
  '#DIV/0!',
  'TRUE',
  '2025-01',
  '1/2',
  '3.22%',
  '00123',
  '1e5',
  "'quoted",
  '“引号”, "quotes" & <tags>',
  ' 前后有空格 ',
  '第一行\n第二行\n',
  '_x0041_ 不是字母 A',
  '=上年(研发经费) * (1 + 研发增速)',
];

export const smallPlan: WorkbookPlan = plan(
  [
    sheet('model', MODEL, {
      tabColor: '1F4E79',
      blocks: [
        block(0, 0, [[text('假设与文本', 'title')]]),
        block(2, 0, [
          [text('键', 'header'), text('值', 'header'), text('说明', 'header')],
          [
            text('growth'),
            { value: GROWTH, style: 'input', comment: '研发经费年均增速\n出处：规划' },
            text('增速'),
          ],
          [text('base'), { value: BASE, style: 'money' }, text('基数')],
          [text('active'), { value: true }, { value: null, style: 'input' }],
        ]),
        block(
          7,
          0,
          TEXTS.map((value) => [text(value, 'text'), undefined, { value: value.length, style: 'number' }]),
        ),
        block(4, 4, [
          [
            {
              formula: `='推演·承压 ''26'!D2`,
              cached: BASE * (1 + GROWTH) ** 2,
              style: 'number',
              link: `'推演·承压 ''26'!D2`,
            },
          ],
        ]),
      ],
      merges: [{ row: 0, column: 0, rows: 1, columns: 4 }],
      columnWidths: { 0: 28, 2: 20 },
      rowHeights: { 0: 30 },
      freeze: { rows: 3, columns: 1 },
      tables: [{ name: 'Assumptions', area: { row: 2, column: 0, rows: 4, columns: 3 } }],
      validations: [
        {
          area: { row: 3, column: 1, rows: 1, columns: 1 },
          rule: { kind: 'decimal', min: -0.5, max: 1 },
          title: '增速',
          message: '请输入 -50% 到 100% 之间的数。',
          severity: 'stop',
        },
        {
          area: { row: 5, column: 2, rows: 1, columns: 1 },
          rule: { kind: 'list', source: `'模型 & 假设'!$A$4:$A$6` },
          title: '选择',
          message: '请从列表中选择。',
          severity: 'warning',
        },
      ],
      print: {
        orientation: 'portrait',
        fitWidth: 1,
        fitHeight: 0,
        titleRows: 3,
        area: { row: 0, column: 0, rows: 24, columns: 5 },
      },
      gridlines: false,
    }),
    sheet('projection:stress', PROJECTION, {
      blocks: [
        block(0, 0, [
          [text('年份', 'header'), ...YEARS.map((value): Cell => ({ value, style: 'header' }))],
          [
            text('研发经费'),
            { formula: `='模型 & 假设'!B5`, cached: BASE, style: 'number' },
            { formula: '=B2*(1+growth)', cached: BASE * (1 + GROWTH), style: 'number' },
            { formula: '=C2*(1+growth)', cached: BASE * (1 + GROWTH) ** 2, style: 'number' },
          ],
          [text('目标'), { value: 4500 }, { value: 4900 }, { value: 5000 }],
          [
            text('达标'),
            { formula: '=B2>=B3', cached: true },
            { formula: '=IF(C2>=C3,"达标","缺口 "&TEXT(C3-C2,"0"))', cached: '缺口 79' },
            { formula: '=IFS(D2>=D3,1,TRUE,-1)', cached: -1 },
          ],
          [
            text('错误'),
            { formula: '=1/0', cached: { error: '#DIV/0!' } },
            { formula: '=NA()', cached: { error: '#N/A' } },
            { formula: '=SQRT(-1)', cached: { error: '#NUM!' } },
          ],
          [
            text('函数'),
            { formula: '=NORM.DIST(0.5,0,1,TRUE)', cached: 0.6914624612740131 },
            { formula: '=CEILING.MATH(2.5)', cached: 3 },
            { formula: '=SUM(B3:D3)/3', cached: 4800 },
          ],
        ]),
      ],
      conditionalFormats: [
        { area: { row: 1, column: 1, rows: 1, columns: 3 }, formula: '=B2<B3', style: 'bad' },
        { area: { row: 3, column: 1, rows: 1, columns: 3 }, formula: `=LEFT(B4,1)="缺"`, style: 'bad' },
      ],
      charts: [
        CHART,
        ...(['columnClustered', 'columnStacked', 'barClustered', 'area', 'areaStacked'] as const).map(
          (kind, index): ChartPlan => ({
            ...CHART,
            key: kind,
            kind,
            area: { ...CHART.area, column: 5 * (index + 1) },
          }),
        ),
      ],
    }),
  ],
  {
    names: [
      { name: 'growth', ref: `'模型 & 假设'!$B$4` },
      { name: 'years', ref: `'推演·承压 ''26'!$B$1:$D$1` },
    ],
  },
);

/** 200 rows by 100 columns: a column of numbers, then each cell its left neighbour times 1.01 plus 1. */
export function largePlan(rows = 200, columns = 100): WorkbookPlan {
  const cells = Array.from({ length: rows }, (_, row) => {
    let value = row + 1;
    return Array.from({ length: columns }, (__, column): Cell => {
      if (column === 0) return { value, style: 'input' };
      value = value * 1.01 + 1;
      return {
        formula: `=${letters(column - 1)}${row + 1}*1.01+1`,
        cached: value,
        style: row % 2 === 0 ? 'number' : 'money',
      };
    });
  });
  return plan([sheet('large', '大块', { blocks: [block(0, 0, cells)] })]);
}

function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : String.fromCharCode(64 + Math.floor(column / 26)) + String.fromCharCode(65 + (column % 26));
}
