/** Both tables are for sorting: no title, no derived figure, no contradiction and no other sheet depends on the order of the rows. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model } from '../../../src/model/model.js';
import { createXlsxHost } from '../../../src/hosts/file/xlsx.js';
import type { Cell, WorkbookPlan, WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { FIGURE_COLUMNS } from '../../../src/workbook/tables/figureTables.js';
import { copyExcel } from '../../hosts/excel/index.js';
import { convert, findOffice } from '../../hosts/soffice.js';
import { livingOf, modelOf, planOf, startLiving } from '../living.js';
import { sortRows } from '../livingUser.js';
import { tinyModel } from '../models.js';

const SHEET = '基准';
const ID = FIGURE_COLUMNS.indexOf('id');

/** Two documents, so that their table can be sorted too; derived figures on derived ones, across units. */
const model: Model = {
  ...tinyModel,
  documents: tinyModel.documents.flatMap((document) => [
    document,
    { ...document, id: '002', title: '另一份', file: '002.txt' },
  ]),
  figures: [
    ...tinyModel.figures.map((figure) =>
      figure.id === 'gdp_2024_b' && figure.source !== undefined
        ? { ...figure, source: { ...figure.source, document: '002' } }
        : figure,
    ),
    {
      ...{ id: 'intensity_goal_2026', indicator: 'intensity', geography: '浙江', period: '2026' },
      ...{ periodBasis: 'implied', value: 3.3, unit: '%', qualifier: 'atMost', kind: 'derived', caliber: '' },
      ...{ formula: '=intensity_goal_2027-0.1%', note: '' },
    },
  ],
};

/** A key is a text. */
function keyOf(cell: { readonly value?: unknown } | undefined): string {
  return typeof cell?.value === 'string' ? cell.value : '';
}

/** What the rows of a table say, by the text in their column of keys; formulas by what they give. */
function rowsById({ sheets }: WorkbookSnapshot, first: number, last: number, key: number) {
  const cells = sheets.find(({ name }) => name === SHEET)?.cells ?? [];
  const rows = cells.slice(first, last + 1);
  return Object.fromEntries(
    rows.map((row) => [keyOf(row[key]), Array.from(row, (cell) => cell?.value ?? null)]),
  );
}

/** Everything that the other sheets show. */
function shownElsewhere({ sheets }: WorkbookSnapshot) {
  return sheets
    .filter(({ name }) => name !== SHEET)
    .map(({ name, cells }) => [name, cells.map((row) => Array.from(row, (cell) => cell?.value ?? null))]);
}

test('sorting the documents changes no figure, no title and no other sheet', async () => {
  const start = await startLiving(planOf(model));
  const before = await start.read();
  const [figures, documents] = [4, 13];
  const found = before.sheets.find(({ name }) => name === SHEET);
  expect(found?.cells[figures]?.[ID]?.value).toBe('gdp_2024');
  expect(found?.cells[documents]?.[1]?.value).toBe('001');
  const orders = fc.shuffledSubarray([0, 1], { minLength: 2 });
  await fc.assert(
    fc.asyncProperty(orders, async (byDocument) => {
      const living = livingOf(copyExcel(start.excel));
      const sheet = living.sheet(SHEET);
      sortRows(sheet, { row: documents, column: 0, rows: 2, columns: 7 }, byDocument);
      living.excel.executor.changed();
      const after = await living.read();
      expect(rowsById(after, figures, figures + 4, ID)).toEqual(rowsById(before, figures, figures + 4, ID));
      expect(rowsById(after, documents, documents + 1, 1)).toEqual(
        rowsById(before, documents, documents + 1, 1),
      );
      expect(shownElsewhere(after)).toEqual(shownElsewhere(before));
      const read = modelOf(after);
      expect(new Map(read.figures.map((figure) => [figure.id, figure]))).toEqual(
        new Map(modelOf(before).figures.map((figure) => [figure.id, figure])),
      );
    }),
    { numRuns: 2 },
  );
});

const FIGURES = 4;

test('sorting the figures changes no figure, no contradiction and no other sheet', async () => {
  const count = model.figures.length;
  const start = await startLiving(planOf(model));
  const before = await start.read();
  const orders = fc.shuffledSubarray(
    model.figures.map((_, i) => i),
    { minLength: count },
  );
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      const after = await sorted(start.excel, order).read();
      const rows = (snapshot: WorkbookSnapshot) => rowsById(snapshot, FIGURES, FIGURES + count - 1, ID);
      expect(rows(after)).toEqual(rows(before));
      expect(shownElsewhere(after)).toEqual(shownElsewhere(before));
    }),
    { numRuns: 4 },
  );
});

test('LibreOffice calculates a sorted workbook as the one that was built', async () => {
  const office = findOffice();
  if (office === undefined) return;
  const count = model.figures.length;
  const plan = planOf(model);
  const start = await startLiving(plan);
  const order = model.figures.map((_, i) => count - 1 - i);
  const host = createXlsxHost();
  expect(await host.apply(withCells(plan, await sorted(start.excel, order).read()))).toMatchObject({
    ok: true,
  });
  const saved = await createXlsxHost({ bytes: convert(office, host.bytes(), 'xlsx') }).read();
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure));
  const shown = saved.value;
  const values = (snapshot: WorkbookSnapshot): unknown =>
    Object.entries(rowsById(snapshot, FIGURES, FIGURES + count - 1, ID))
      .map(([id, row]) => [
        id,
        rounded(row[FIGURE_COLUMNS.indexOf('value')]),
        row[FIGURE_COLUMNS.indexOf('conflict')] ?? '',
      ])
      .sort((a, b) => String(a[0]).localeCompare(String(b[0])));
  expect(values(shown)).toEqual(values(await start.read()));
  for (const sheet of plan.sheets.filter(({ key }) => key.startsWith('projection:'))) {
    const cells = shown.sheets.find(({ name }) => name === sheet.name)?.cells ?? [];
    sheet.blocks[0]?.cells.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (typeof cell?.cached === 'number')
          expect(rounded(cells[row]?.[column]?.value)).toBe(rounded(cell.cached));
      });
    });
  }
});

test('a derived figure that is too long to be written out is referred to by its cell, and only where it is', () => {
  const derived = (id: string, formula: string) =>
    tinyModel.figures
      .filter((figure) => figure.id === 'intensity_goal_2027')
      .map((figure) => ({ ...figure, id, formula, indicator: 'rd', unit: '亿元' }));
  const figures = [
    ...tinyModel.figures,
    ...derived('short', '=rd_2024*2'),
    ...derived('long', `=${Array.from({ length: 40 }, () => 'rd_2024').join('+')}`),
    ...derived('both', '=short+long'),
  ];
  const sheet = planOf({ ...tinyModel, figures }).sheets.find(({ key }) => key === 'baseline');
  const row = sheet?.blocks[0]?.cells.find((line) => line[ID]?.value === 'both');
  expect(row?.[FIGURE_COLUMNS.indexOf('value')]?.formula).toBe(
    '=INDEX($AA$5:$AA$11,MATCH("rd_2024",$R$5:$R$11,0),1)*2+IF($R$10="long",$D$10,NA())',
  );
});

function sorted(excel: Parameters<typeof copyExcel>[0], order: readonly number[]) {
  const living = livingOf(copyExcel(excel));
  const area = { row: FIGURES, column: 0, rows: order.length, columns: FIGURE_COLUMNS.length };
  sortRows(living.sheet(SHEET), area, order);
  living.excel.executor.changed();
  return living;
}

/** The plan with the contents that the Baseline has in the snapshot. */
function withCells(plan: WorkbookPlan, { sheets }: WorkbookSnapshot): WorkbookPlan {
  const found = sheets.find(({ name }) => name === SHEET)?.cells ?? [];
  const contentOf = (cell: Cell, row: number, column: number): Cell => {
    const there = found[row]?.[column];
    const style = cell.style === undefined ? {} : { style: cell.style };
    if (there?.formula !== undefined) return { ...style, formula: there.formula, cached: 0 };
    const value = there?.value ?? null;
    return { ...style, value: typeof value === 'object' ? null : value };
  };
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) =>
      sheet.key !== 'baseline'
        ? sheet
        : {
            ...sheet,
            blocks: sheet.blocks.map((block) => ({
              ...block,
              cells: block.cells.map((line, r) =>
                line.map((cell, c) => cell && contentOf(cell, block.row + r, block.column + c)),
              ),
            })),
          },
    ),
  };
}

function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
}
