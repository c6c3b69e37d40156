/** The whole Zhejiang workbook through every host and three independent calculations; the other language on a small one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBrowserHost } from '../../src/hosts/ironcalc/browser.js';
import { createOfficeHost } from '../../src/hosts/office/office.js';
import { createXlsxHost } from '../../src/hosts/file/xlsx.js';
import type { Language } from '../../src/messages/language.js';
import { readPack } from '../../src/model/pack.js';
import { prepareModel } from '../../src/model/prepare.js';
import type { PreparedModel } from '../../src/model/prepared.js';
import type { WorkbookPlan, WorkbookSnapshot } from '../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { snapshotOf } from '../workbook/snapshotOf.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { preparedOf, tinyModel } from '../workbook/models.js';
import { simulationOf } from '../workbook/simulations.js';
import { apply, expectSheet, read, sameValue } from './contract.js';
import { newModel } from './engine.js';
import { createExcel } from './excel/index.js';
import { schemaMistakes, schemasPresent } from './ooxml.js';
import { convert, findOffice } from './soffice.js';

const PACK = join(import.meta.dirname, '../../seeds/zhejiang');

function loadModel(): PreparedModel {
  const file = (name: string): string => readFileSync(join(PACK, name), 'utf8');
  const model = readPack({
    documents: file('documents.csv'),
    figures: file('figures.csv'),
    model: file('model.json'),
  });
  if (!model.ok) throw new Error(JSON.stringify(model.problems.slice(0, 3)));
  const prepared = prepareModel(model.value);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems.slice(0, 3)));
  return prepared.value;
}

/** Every cell of the snapshot that shows an error. */
function errorsIn(snapshot: WorkbookSnapshot): unknown[] {
  return snapshot.sheets.flatMap(({ name, cells }) =>
    cells.flatMap((row, r) =>
      row.flatMap((cell, c) =>
        typeof cell?.value === 'object' && cell.value !== null
          ? [{ name, row: r + 1, column: c + 1, cell }]
          : [],
      ),
    ),
  );
}

function expectWhole(snapshot: WorkbookSnapshot, planned: WorkbookPlan): void {
  for (const sheet of planned.sheets) expectSheet(snapshot, sheet);
  expect(errorsIn(snapshot)).toEqual([]);
}

/** `expected`: what the workbook stage reads from a perfect copy of the plan; its own tests compare that with the model. */
interface Case {
  readonly planned: WorkbookPlan;
  readonly expected: ReturnType<typeof readWorkbook>;
}

function caseOf(model: PreparedModel, language: Language): Case {
  const [scenario] = model.model.scenarios;
  const simulation = simulationOf(model, scenario?.key ?? '', 100);
  const planned = planWorkbook(model, language, { simulation });
  return { planned, expected: readWorkbook(snapshotOf(planned)) };
}

const zhejiang = loadModel();
const chinese = caseOf(zhejiang, 'zh');
const english = caseOf(zhejiang, 'en');

/** Hosts write both languages alike: the file of the English pack is calculated below, its plan is that of the others. */
describe.each([
  ['the Zhejiang workbook in zh', chinese],
  ['the tiny workbook in en', caseOf(preparedOf(tinyModel), 'en')],
] as const)('%s', (_, { planned, expected }) => {
  test('IronCalc calculates every cell to its cached value; the model reads back', async () => {
    const host = createBrowserHost(newModel());
    await apply(host, planned);
    const snapshot = await read(host);
    expectWhole(snapshot, planned);
    expect(readWorkbook(snapshot)).toEqual(expected);
  });

  test('Excel (simulated) takes it in few round trips, twice; the model reads back', async () => {
    const { runtime, executor } = createExcel();
    const host = createOfficeHost(runtime);
    for (const most of [6, 6]) {
      const before = executor.batches.length;
      await apply(host, planned);
      const batches = executor.batches.slice(before);
      const bytes = batches.reduce((sum, batch) => sum + batch.bytes, 0);
      expect(batches.length).toBeLessThanOrEqual(most + Math.ceil(bytes / 4_000_000));
    }
    const snapshot = await read(host);
    expectWhole(snapshot, planned);
    expect(readWorkbook(snapshot)).toEqual(expected);
  });
});

describe.each([
  ['zh', chinese],
  ['en', english],
] as const)('the Zhejiang workbook in %s', (_, { planned, expected }) => {
  test('the file: valid, read back, and calculated by LibreOffice to the cached values', async () => {
    const host = createXlsxHost();
    await apply(host, planned);
    const snapshot = await read(host);
    expectWhole(snapshot, planned);
    expect(readWorkbook(snapshot)).toEqual(expected);
    if (schemasPresent()) expect(await schemaMistakes(host.bytes())).toEqual([]);
    const office = findOffice();
    if (office === undefined) return;
    const saved = await read(createXlsxHost({ bytes: convert(office, host.bytes(), 'xlsx') }));
    expect(errorsIn(saved)).toEqual([]);
    expect(differences(saved, planned)).toEqual([]);
  });
});

/** Calculated cells whose value is not the cached one. LibreOffice spells formulas its own way, so only values count. */
function differences(snapshot: WorkbookSnapshot, planned: WorkbookPlan): unknown[] {
  return planned.sheets.flatMap((sheet) => {
    const found = snapshot.sheets.find(({ name }) => name === sheet.name);
    return sheet.blocks.flatMap((block) =>
      block.cells.flatMap((cells, r) =>
        cells.flatMap((cell, c) => {
          if (cell?.cached === undefined) return [];
          const value = found?.cells[block.row + r]?.[block.column + c]?.value ?? '';
          return sameValue(cell.cached, value)
            ? []
            : [{ sheet: sheet.name, row: block.row + r + 1, column: block.column + c + 1, cell, value }];
        }),
      ),
    );
  });
}
