/** The table of documents is for sorting: no title depends on the order of its rows. Derived figures do depend on that of the figures. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model } from '../../../src/model/model.js';
import type { WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { FIGURE_COLUMNS } from '../../../src/workbook/tables/figureTables.js';
import { copyExcel } from '../../hosts/excel/index.js';
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
