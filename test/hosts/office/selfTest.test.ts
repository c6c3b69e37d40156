/** The self-test: what it finds, that it tries all that the host asks of Excel, and that nothing of it is left. */
import { expect, test } from 'vitest';
import { watchWorkbook } from '../../../src/hosts/office/events.js';
import { createOfficeHost } from '../../../src/hosts/office/office.js';
import { runSelfTest, type SelfTestReport } from '../../../src/hosts/office/selfTest.js';
import { planLiving } from '../../../src/workbook/living/livingPlan.js';
import { planOf } from '../../workbook/living.js';
import { preparedOf } from '../../workbook/models.js';
import { CHANGES } from '../../workbook/random/changes.js';
import { model } from '../../workbook/random/model.js';
import { drawFrom } from '../../workbook/random/secondBuild.js';
import { apply, read } from '../contract.js';
import { copyExcel, createExcel, type SimulatedExcel } from '../excel/index.js';
import { describeWorkbook } from '../excel/state.js';
import { smallPlan } from '../plans.js';

async function built(level = '1.20'): Promise<SimulatedExcel> {
  const excel = createExcel(level);
  await apply(createOfficeHost(excel.runtime), smallPlan);
  return excel;
}

const first = planOf(model);

const failedIn = ({ rows }: SelfTestReport) =>
  rows.filter(({ result }) => result === 'failed').map(({ check }) => check);

test.each(['1.20', '1.13', '1.9', '1.7', '1.4'])(
  'ExcelApi %s: all that it offers works, and the workbook is as it was',
  async (level) => {
    const { runtime, workbook } = await built(level);
    const before = describeWorkbook(workbook);
    const { rows, left } = await runSelfTest(runtime);
    expect(rows.filter(({ result }) => result === 'failed')).toEqual([]);
    expect(rows.some(({ result }) => result === 'notOffered')).toBe(level !== '1.20' && level !== '1.13');
    expect(left).toEqual([]);
    expect(describeWorkbook(workbook)).toEqual(before);
  },
);

test.each([
  ['Formulas', ['contents', 'lines']],
  ['NumberFormat', ['looks']],
  ['SetPrintArea', ['layout']],
  ['GetMergedAreasOrNullObject', ['merges']],
  ['DataValidation', ['validation', 'conditions']],
  ['ConditionalFormats', ['validation', 'conditions']],
  ['Hyperlink', ['links']],
  ['Comments', ['comments']],
  ['Resize', ['tables']],
  ['SetXAxisValues', ['charts']],
  ['CopyFrom', ['copies']],
  ['Insert', ['lines']],
  ['Clear', ['clearing']],
  ['Protection', ['protection']],
  ['_RegisterDeletedEvent', ['events']],
])('an Excel without %s: the report names it, and nothing is left', async (name, checks) => {
  const { runtime, workbook, executor } = await built();
  const before = describeWorkbook(workbook);
  executor.refused = new Set([name]);
  const report = await runSelfTest(runtime);
  expect(failedIn(report)).toEqual(expect.arrayContaining(checks));
  expect(report.rows.find(({ check }) => check === checks[0])?.detail).toContain('ApiNotFound');
  expect(report.left).toEqual([]);
  expect(describeWorkbook(workbook)).toEqual(before);
});

test('an Excel in which no sheet can be added: one failure, the rest is not run', async () => {
  const { runtime, workbook } = await built();
  workbook.isProtected = true;
  const { rows, left } = await runSelfTest(runtime);
  expect(rows.map(({ result }) => result)).toEqual(['failed', ...rows.slice(1).map(() => 'notRun')]);
  expect(left).toEqual([]);
});

test('a batch that is lost anywhere leaves nothing, or the report tells what', async () => {
  const start = await built();
  const clean = copyExcel(start);
  const before = describeWorkbook(start.workbook);
  await runSelfTest(clean.runtime);
  for (let batch = 0; batch < clean.executor.batches.length; batch++) {
    const { runtime, workbook, executor } = copyExcel(start);
    executor.failure = { batch, action: 'all' };
    const { left } = await runSelfTest(runtime);
    if (left.length === 0) expect(describeWorkbook(workbook)).toEqual(before);
  }
});

test('what cannot be removed is told', async () => {
  const { runtime, executor } = await built();
  executor.refused = new Set(['Delete']);
  expect((await runSelfTest(runtime)).left).toContain('~tuiyan self-test');
});

test('it tries all that builds, readings and the link ask of Excel', async () => {
  const host = await askedBy(async (excel) => {
    const office = createOfficeHost(excel.runtime);
    await apply(office, first);
    for (const change of ['horizonLonger', 'ruleRemoved', 'scenarioRemoved']) {
      const found = await read(office);
      const wanted = CHANGES[change]?.(model, drawFrom(1)) ?? model;
      await apply(office, planLiving(found, preparedOf(wanted), 'zh', { last: model }).plan);
    }
    const watch = await watchWorkbook(excel.runtime, () => undefined);
    if (watch.ok) await watch.value.stop();
  });
  const tried = await askedBy(async ({ runtime }) => {
    await runSelfTest(runtime);
  });
  expect(host.size).toBeGreaterThan(60);
  // A hidden sheet cannot be made the active one, so the user's sheet stays in view; the library sends long arrays in pieces.
  const others = ['Activate', '_ValidateArraySize', 'GetRow', 'GetBoundingRect'];
  expect([...host].filter((name) => !tried.has(name) && !others.includes(name))).toEqual([]);
});

/** Names on the wire of all properties and methods. */
async function askedBy(work: (excel: SimulatedExcel) => Promise<void>): Promise<ReadonlySet<string>> {
  const excel = createExcel();
  const names = new Set<string>();
  const { executor } = excel;
  const execute = executor.execute.bind(executor);
  executor.execute = (request, sent) => {
    for (const { Name } of request.Actions) names.add(Name);
    for (const { Name } of Object.values(request.ObjectPaths)) names.add(Name);
    for (const { QueryInfo } of request.Actions)
      for (const name of QueryInfo?.Select ?? []) names.add(`load ${name}`);
    return execute(request, sent);
  };
  await work(excel);
  return names;
}
