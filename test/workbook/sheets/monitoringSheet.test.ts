/** The sheets of monitoring: live where a formula can tell, and the same numbers as the analysis. */
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsOfObservations } from '../../../src/analysis/monitoring/actualRows.js';
import { monitorActuals } from '../../../src/analysis/monitoring/monitor.js';
import { readActuals } from '../../../src/analysis/monitoring/readActuals.js';
import { createXlsxHost } from '../../../src/hosts/file/xlsx.js';
import type { BrowserHost } from '../../../src/hosts/ironcalc/browser.js';
import { completeTarget } from '../../../src/model/completeModel.js';
import type { Model } from '../../../src/model/model.js';
import { projectModel } from '../../../src/model/project.js';
import type { Observed } from '../../../src/workbook/plan/attachments.js';
import type { Cell, WorkbookPlan } from '../../../src/workbook/plan/plan.js';
import { tellUnread } from '../../../src/workbook/living/tellUnread.js';
import { readAttachments } from '../../../src/workbook/read/readAttachments.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { columnOf, type MonitoringColumn } from '../../../src/workbook/sheets/monitoringRows.js';
import { LANGUAGES } from '../../../src/messages/language.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { convert, findOffice } from '../../hosts/soffice.js';
import { prepared, smallModel, valueOf } from '../../model/packs.js';
import { calculated, differences, numberOf, snapshot } from '../engine.js';
import { canonical } from '../models.js';
import { snapshotOf } from '../snapshotOf.js';

const name = (text: string) => ({ zh: text, en: text });
const goal = (indicator: string, unit: string, value: number, more: object = {}) =>
  completeTarget(
    {
      key: `goal_${indicator}`,
      indicator,
      year: 2030,
      comparator: '>=',
      value,
      source: 'assumption',
      ...more,
    },
    unit,
    undefined,
  );
const model: Model = {
  ...smallModel,
  targets: [
    goal('rd_expenditure', '亿元', 10000),
    goal('rd_intensity', '%', 3.5),
    goal('hightech_firms', '家', 1500, { comparator: '<=' }),
  ],
  dimensions: [
    {
      key: 'place',
      name: name('Place'),
      levels: ['city'],
      members: ['east', 'west', 'north'].map((key) => ({ key, name: name(`The ${key}`), level: 'city' })),
    },
  ],
  allocations: [
    {
      key: 'split',
      name: name('Split'),
      total: 'rd_expenditure',
      over: { dimension: 'place', level: 'city' },
      years: [2025, 2026],
      weights: { east: 3, west: 1, north: 1 },
      source: 'assumption',
    },
  ],
};
const CSV = `indicator,member,period,value,cumulative,source
rd_expenditure,,2025,7050,,statistics
rd_expenditure,,2025H1,3200,,
rd_expenditure,,2026Q1,1600,,
rd_expenditure,,2026Q2,1800,,
rd_expenditure,east,2025,4000,,
rd_expenditure,east,2025H1,1800,,
rd_expenditure,east,2026H1,2000,,
rd_expenditure,west,2025,1500,,
rd_expenditure,west,2025H1,700,,
rd_expenditure,west,2025H2,790,,
rd_expenditure,west,2026H1,720,,
rd_expenditure,north,2025,1400,,
rd_expenditure,north,2025H1,700,,
rd_expenditure,north,2026H1,790,,
rd_intensity,,2025,3.1,,
rd_intensity,,2025H1,3.0,,
rd_intensity,,2026H1,3.1,,
hightech_firms,,2025,1100,,
hightech_firms,,2025Q2,1050,,
hightech_firms,,2026Q2,1200,,
`;
const ready = prepared(model);
const read = readActuals(CSV, 'f.csv', ready);
const observations: Observed = { rows: rowsOfObservations(read.observations), asOf: '2026H1' };
const plan = planWorkbook(ready, 'en', { observations });

const linesOf = (key: string, of: WorkbookPlan = plan): readonly (readonly (Cell | undefined)[])[] =>
  of.sheets[numberOf(of, key)]?.blocks[0]?.cells ?? [];
const TOP = 8;
const cellOf = (row: number, column: MonitoringColumn): Cell | undefined =>
  linesOf('monitoring')[TOP + row]?.[columnOf(column)];

describe('the sheets of monitoring', () => {
  let host: BrowserHost;
  beforeAll(async () => {
    host = await calculated(plan);
  });

  it('exist only where there are observations, before the analyses', () => {
    const keys = plan.sheets.map(({ key }) => key);
    expect(keys.slice(keys.indexOf('allocation'), keys.indexOf('sensitivity'))).toEqual([
      ...['allocation', 'meeting', 'judgement', 'scores', 'monitoring'],
    ]);
    expect(planWorkbook(ready, 'en').sheets.map(({ key }) => key)).not.toContain('monitoring');
  });

  it('show what the analysis calculates', () => {
    const { rows } = monitorActuals(ready, projectModel(ready, model.scenarios[0]!.key), read.observations, {
      year: 2026,
      from: 1,
      to: 6,
    });
    expect(rows).toHaveLength(6);
    rows.forEach((row, i) => {
      const scale = row.growthUnit === 'pp' ? 0.01 : 1;
      const near = (column: MonitoringColumn, value: number | null, factor: number): void => {
        const cell = cellOf(i, column);
        const shown = cell?.cached ?? cell?.value ?? '';
        if (value === null) expect(shown).toBe('');
        else expect(shown, `${i} ${column}`).toBeCloseTo(value * factor, 8);
      };
      for (const column of [
        'planned',
        'actual',
        'nowcast',
        'path',
        'nowcastLow',
        'nowcastHigh',
        'behind',
      ] as const)
        near(column, row[column], scale);
      for (const column of ['attainment', 'progress', 'yoy', 'requiredYoy', 'restNeededYoy'] as const)
        near(column, row[column], 0.01);
      near('ratio', row.ratio, 1);
      near('restNeeded', row.restNeeded, scale);
      expect(cellOf(i, 'light')?.cached).toBe(row.light);
      expect(cellOf(i, 'light')?.formula).toBeDefined();
    });
  });

  it('calculate the hand-calculated half-year from the cells of the observations', () => {
    expect(cellOf(0, 'actual')).toMatchObject({
      cached: 3400,
      formula: expect.stringMatching(/^=F\d+\+F\d+$/) as string,
    });
    expect(cellOf(0, 'yoy')?.cached).toBeCloseTo(0.0625, 12);
    expect(cellOf(0, 'requiredYoy')?.cached).toBeCloseTo(0.0724132633689778, 12);
    expect(cellOf(0, 'ratio')?.cached).toBeCloseTo(0.8631015520117453, 10);
    expect(cellOf(0, 'nowcast')?.cached).toBeCloseTo(7490.625, 9);
    expect(cellOf(0, 'restNeeded')?.cached).toBeCloseTo(4160.513506751294, 8);
    expect(cellOf(0, 'light')?.cached).toBe('amber');
  });

  it('show in an independent engine what the plan says', async () => {
    expect(differences(plan, await snapshot(host))).toEqual([]);
  });

  it('are recalculated by LibreOffice without any stored result', async () => {
    const office = findOffice();
    if (office === undefined) return;
    const file = createXlsxHost();
    expect(await file.apply(plan)).toMatchObject({ ok: true });
    const saved = await createXlsxHost({ bytes: convert(office, file.bytes(), 'xlsx') }).read();
    if (!saved.ok) throw new Error(saved.failure.detail);
    const ours = {
      ...plan,
      sheets: plan.sheets.filter(({ key }) => ['meeting', 'judgement', 'scores', 'monitoring'].includes(key)),
    };
    expect(differences(ours, saved.value)).toEqual([]);
  });

  it('follow an observation that is typed over: light, rank, counts and score', async () => {
    const edited = await calculated(plan);
    const sheet = numberOf(plan, 'monitoring');
    const at = linesOf('monitoring').findIndex(
      (line) =>
        line[0]?.value === 'rd_expenditure' && line[2]?.value === 'west' && line[4]?.value === '2026H1',
    );
    edited.model().setUserInput(sheet, at + 1, 6, '100');
    edited.model().evaluate();
    const seen = await snapshot(edited);
    const value = (key: string, row: number, column: number): unknown =>
      seen.sheets.find((each) => each.key === key)?.cells[row]?.[column]?.value;
    expect(cellOf(2, 'light')?.cached).toBe('green');
    expect(value('monitoring', TOP + 2, columnOf('light'))).toBe('red');
    expect(value('monitoring', TOP + 2, columnOf('rank'))).toBe(3);
    expect(value('scores', 9, 1)).toBeLessThan(Number(linesOf('scores')[9]?.[1]?.cached));
    expect(value('meeting', 1, 0)).not.toBe(linesOf('meeting')[1]?.[0]?.cached);
  });

  it('count wholes and members of one period apart, and say what the meeting has no numbers of', async () => {
    const missing = ['rd_expenditure,north,2026H1', 'hightech_firms,,2026Q2'];
    const lines = CSV.split('\n').filter((line) => !missing.some((start) => line.startsWith(start)));
    const { observations: left } = readActuals(lines.join('\n'), 'f.csv', ready);
    const partly = planWorkbook(ready, 'en', {
      observations: { rows: rowsOfObservations(left), asOf: '2026H1' },
    });
    const page = linesOf('meeting', partly);
    const said = page[1]?.[0]?.cached;
    // North and the firms have numbers of 2025 only: neither is counted among the halves.
    expect(said).toMatch(/^The whole, 2 series: .* Members, 2 series: .* of 2 more are of other periods/);
    expect(said).toMatch(/runs from the last actual to the next aim; shape: geometric\.$/);
    const periods = page.flatMap((line) => line.slice(1, 4).map((cell) => cell?.cached));
    expect(periods.filter((text) => typeof text === 'string' && text.startsWith('2025'))).toEqual([]);
    expect(page.map((line) => String(line[0]?.value ?? ''))).toContainEqual(
      expect.stringContaining('members (of 3, 2 have a number of this period)'),
    );
    const seen = await snapshot(await calculated(partly));
    expect(seen.sheets.find(({ key }) => key === 'meeting')?.cells[1]?.[0]?.value).toBe(said);
  });

  it('rank equal members alike, hold a passed floor, and run from 0, in an independent engine', async () => {
    const places = ['east', 'west', 'north'];
    const passed: Model = { ...model, allocations: [], targets: [goal('rd_expenditure', '亿元', 1000)] };
    const own = prepared(passed);
    // Twelve per cent more each: 33.3, 7.7 and 12.3 give ratios that differ in their last binary digits only.
    const amounts = { east: [33.3, 37.296], west: [7.7, 8.624], north: [12.3, 13.776] } as const;
    const members = places.flatMap((key) => {
      const [last, now] = amounts[key as keyof typeof amounts];
      return [`rd_expenditure,${key},2025,${last}`, `rd_expenditure,${key},2026,${now}`];
    });
    const lines = ['rd_expenditure,,2025,1250', 'rd_expenditure,,2026,1200', ...members];
    const given = readActuals(`indicator,member,period,value\n${lines.join('\n')}\n`, 'g.csv', own);
    const targets = places.map((key) => ({
      ...goal('rd_expenditure', '亿元', amounts[key as keyof typeof amounts][0] * 1.1 ** 5, { member: key }),
      key: `goal_${key}`,
    }));
    const equal = prepared({ ...passed, targets: [...passed.targets, ...targets] });
    const shown = planWorkbook(equal, 'en', {
      observations: { rows: rowsOfObservations(given.observations) },
    });
    const cell = (row: number, column: MonitoringColumn): Cell | undefined =>
      linesOf('monitoring', shown)[TOP + row]?.[columnOf(column)];
    expect(cell(0, 'path')).toMatchObject({
      cached: 1250,
      formula: expect.stringContaining('MAX(') as string,
    });
    expect([cell(0, 'light')?.cached, cell(0, 'restNeeded')?.formula]).toEqual(['amber', undefined]);
    const ratios = [1, 2, 3].map((row) => Number(cell(row, 'ratio')?.cached));
    expect(new Set(ratios).size).toBeGreaterThan(1);
    expect([1, 2, 3].map((row) => cell(row, 'rank')?.cached)).toEqual([1, 1, 1]);
    expect(differences(shown, await snapshot(await calculated(shown)))).toEqual([]);
  });

  it('weigh attainments up to the cap, and leave out what is missing', () => {
    const weighted = planWorkbook(ready, 'en', {
      observations: { ...observations, weights: { rd_expenditure: 2 }, cap: 100 },
    });
    const lines = linesOf('scores', weighted);
    const [east, west] = [lines[8], lines[9]];
    expect(east?.[4]?.cached).toBe(Math.min(1, Number(cellOf(1, 'attainment')?.cached)));
    expect(Number(cellOf(2, 'attainment')?.cached)).toBeGreaterThan(1);
    expect(west?.[1]?.cached).toBe(100);
    expect(readBack(weighted)).toMatchObject({ weights: { rd_expenditure: 2 }, cap: 100 });
  });

  it.each([
    ['linear', 7050 + 2950 / 5],
    // From the base year, 1200 in 2024, a third of the years on the way.
    ['front', 1200 + 8800 * (1 - (4 / 6) ** 2)],
    ['back', 1200 + 8800 / 9],
  ] as const)('run %s to the aim by a formula, and read that back', async (shape, path) => {
    const shaped = planWorkbook(ready, 'zh', { observations: { ...observations, shape } });
    const cell = linesOf('monitoring', shaped)[TOP]?.[columnOf('path')];
    expect(cell?.cached).toBeCloseTo(path, 9);
    expect(differences(shaped, await snapshot(await calculated(shaped)))).toEqual([]);
    expect(readBack(shaped)?.shape).toBe(shape);
  });

  it('tell periods that do not add up to their year, fitted by Denton', () => {
    const lines = linesOf('monitoring');
    const at = lines.findIndex((line) => String(line[0]?.value).startsWith('Periods fitted'));
    expect(lines[at + 2]?.[4]?.value).toBeCloseTo((700 * 1500) / 1490, 9);
    expect(lines[at + 4]?.[4]?.cached).toBeCloseTo(1500, 9);
  });

  it.each(LANGUAGES)(
    'give back day, shape, weights and cap in a workbook whose names were deleted (%s)',
    (language) => {
      const settings = { ...observations, shape: 'front', weights: { rd_expenditure: 2 }, cap: 100 } as const;
      const built = snapshotOf(planWorkbook(ready, language, { observations: settings }));
      // Marks of sheets are names too.
      const sheets = built.sheets.map(({ name, cells }) => ({ name, cells }));
      expect(valueOf(readAttachments({ sheets, names: [] })).observations).toMatchObject(settings);
    },
  );

  it('give back the observations and leave the model as it was', () => {
    expect(readBack(plan)).toEqual({ ...observations, weights: { rd_expenditure: 1 }, cap: 120 });
    expect(valueOf(readWorkbook(snapshotOf(plan)))).toEqual(canonical(model));
    const again = planWorkbook(ready, 'en', { observations: readBack(plan)! });
    expect(again).toEqual(plan);
  });

  it('are as they were written when the file is read: nothing is told as missing', async () => {
    // Without members no table of the meeting reaches to the last column of its banner.
    const rows = observations.rows.filter(({ member }) => member === '');
    const file = createXlsxHost();
    const written = planWorkbook(ready, 'en', { observations: { rows } });
    expect(await file.apply(written)).toMatchObject({ ok: true });
    const saved = await createXlsxHost({ bytes: file.bytes() }).read();
    if (!saved.ok) throw new Error(saved.failure.detail);
    expect(tellUnread(saved.value, valueOf(readWorkbook(saved.value)))).toEqual([]);
  });

  it('print the meeting and the judgement on one page each', () => {
    for (const key of ['meeting', 'judgement', 'scores'])
      expect(plan.sheets[numberOf(plan, key)]?.print).toMatchObject({ fitWidth: 1, fitHeight: 1 });
  });
});

function readBack(of: WorkbookPlan): Observed | undefined {
  return valueOf(readAttachments(snapshotOf(of))).observations;
}
