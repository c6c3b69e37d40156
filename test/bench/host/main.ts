/**
 * What a build costs: the real Office.js library, and a simulated workbook behind it. A line of JSON for each build:
 * `{what, indicators, years, scenarios, cells, syncs, bytes, actions, seconds}`. Bytes are those of the requests as sent;
 * seconds are ours and the library's, not Excel's.
 */
import { createOfficeHost } from '../../../src/hosts/office/office.js';
import { prepareModel } from '../../../src/model/prepare.js';
import type { Model } from '../../../src/model/model.js';
import { patchPlan } from '../../../src/workbook/living/patchPlan.js';
import type { WorkbookPlan } from '../../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { createExcel, type SimulatedExcel } from '../../hosts/excel/index.js';
import { makeModel } from './models.js';

interface Size {
  readonly indicators: number;
  readonly years: number;
  readonly scenarios: number;
}

const SIZES: readonly Size[] = [
  { indicators: 30, years: 12, scenarios: 3 },
  { indicators: 300, years: 12, scenarios: 3 },
  { indicators: 3000, years: 12, scenarios: 3 },
  { indicators: 1000, years: 30, scenarios: 10 },
];

function planOf(model: Model): WorkbookPlan {
  const prepared = prepareModel(model);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems.slice(0, 3)));
  return planWorkbook(prepared.value, 'zh');
}

function cellsIn({ sheets }: WorkbookPlan): number {
  return sheets.reduce(
    (sum, { blocks }) =>
      sum + blocks.reduce((n, { cells }) => n + cells.flat().filter((cell) => cell !== undefined).length, 0),
    0,
  );
}

async function measure(what: string, size: Size, excel: SimulatedExcel, plan: WorkbookPlan): Promise<void> {
  const first = excel.executor.batches.length;
  const begin = performance.now();
  const result = await createOfficeHost(excel.runtime).apply(plan);
  const seconds = Number(((performance.now() - begin) / 1000).toFixed(2));
  if (!result.ok) throw new Error(`${what}: ${result.failure.code} ${result.failure.detail}`);
  const batches = excel.executor.batches.slice(first);
  const sum = (of: 'bytes' | 'actions'): number => batches.reduce((total, batch) => total + batch[of], 0);
  const largest = Math.max(...batches.map(({ bytes }) => bytes));
  const line = { what, ...size, cells: cellsIn(plan), syncs: batches.length, bytes: sum('bytes') };
  process.stdout.write(`${JSON.stringify({ ...line, largest, actions: sum('actions'), seconds })}\n`);
}

for (const size of SIZES) {
  const model = makeModel(size.indicators, size.years, size.scenarios);
  const excel = createExcel();
  const plan = planOf(model);
  await measure('first build', size, excel, plan);
  if (cellsIn(plan) > 200_000) continue;
  const faster: Model = {
    ...model,
    parameters: model.parameters.map((each) => (each.key === 'rate_0' ? { ...each, value: 9 } : each)),
  };
  const patch = patchPlan(plan, planOf(faster));
  if (patch === undefined) throw new Error('the change is no patch');
  await measure('one assumption', size, excel, patch);
}
