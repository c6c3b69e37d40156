/** The Allocation sheet: live where it is pro rata, checked where it was solved. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { BrowserHost } from '../../../src/hosts/ironcalc/browser.js';
import type { Allocation, Model } from '../../../src/model/model.js';
import type { WorkbookPlan } from '../../../src/workbook/plan/plan.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { valueOf } from '../../model/packs.js';
import { calculated, differences, numberOf, snapshot } from '../engine.js';
import { preparedOf, tinyModel } from '../models.js';
import { snapshotOf } from '../snapshotOf.js';

const name = (text: string) => ({ zh: text, en: text });
const pro: Omit<Allocation, 'hold'> = {
  key: 'split',
  name: name('Split'),
  total: 'gdp',
  over: { dimension: 'place', level: 'city' },
  years: [2025, 2027],
  weights: { east: 3, west: 1, north: 1 },
  source: 'assumption',
};
const model: Model = {
  ...tinyModel,
  dimensions: [
    {
      key: 'place',
      name: name('Place'),
      levels: ['city'],
      members: ['east', 'west', 'north'].map((key) => ({ key, name: name(`The ${key}`), level: 'city' })),
    },
  ],
  allocations: [
    { ...pro, hold: { north: 10 } },
    { ...pro, key: 'floored', name: name('Floored'), years: [2025], floor: { west: 40_000 } },
    { ...pro, key: 'short', name: name('Short'), years: [2025], floor: { west: 1e9 } },
  ],
};

const plan = planWorkbook(preparedOf(model), 'en');
const cells = (of: WorkbookPlan) => of.sheets[numberOf(of, 'allocation')]?.blocks[0]?.cells ?? [];
const lines = cells(plan);
const rowOf = (text: string, from = 0): number =>
  lines.findIndex((line, i) => i >= from && (line[0]?.value === text || line[0]?.cached === text));

describe('the Allocation sheet', () => {
  let host: BrowserHost;
  beforeAll(async () => {
    host = await calculated(plan);
  });

  it('is there only where the model has allocations, before the analyses', () => {
    const keys = (of: Model): readonly string[] =>
      planWorkbook(preparedOf(of), 'en').sheets.map(({ key }) => key);
    expect(keys(tinyModel)).not.toContain('allocation');
    const all = keys(model);
    expect(all[all.indexOf('allocation') + 1]).toBe('sensitivity');
    expect(all[all.indexOf('allocation') - 1]).toBe('compare');
  });

  it('shows in an independent engine what the plan says', async () => {
    expect(differences(plan, await snapshot(host))).toEqual([]);
  });

  it('divides by formulas what holds leave', () => {
    const total = Number(lines[rowOf('Split') + 2]?.[6]?.cached);
    const amounts = ['The east', 'The west', 'The north'].map((member) => lines[rowOf(member)]?.[6]);
    expect(amounts.every((cell) => cell?.formula !== undefined)).toBe(true);
    [(total - 10) * 0.75, (total - 10) * 0.25, 10].forEach((value, i) => {
      expect(amounts[i]?.cached).toBeCloseTo(value, 9);
    });
    expect(lines[rowOf('Method')]?.[6]?.value).toBe('formula');
  });

  it('keeps solved amounts as numbers, and says what cannot be', () => {
    const floored = rowOf('Floored');
    expect(lines[rowOf('The west', floored)]?.[6]).toMatchObject({ value: 40_000 });
    expect(lines[rowOf('Method', floored)]?.[6]?.value).toBe('solved');
    const short = rowOf('Short');
    expect(lines[rowOf('Method', short)]?.[6]?.value).toBe('not possible');
    expect(String(lines[rowOf('Method', short) + 1]?.[0]?.value)).toContain('The west 1000000000');
  });

  it('follows a weight that is typed over, and sees where solved amounts no longer fit', async () => {
    const edited = await calculated(plan);
    const sheet = numberOf(plan, 'allocation');
    edited.model().setUserInput(sheet, rowOf('The west') + 1, 2, '3');
    // The floor of the second division is raised above what was solved.
    edited.model().setUserInput(sheet, rowOf('The west', rowOf('Floored')) + 1, 4, '41000');
    edited.model().evaluate();
    const seen = (await snapshot(edited)).sheets.find(({ key }) => key === 'allocation')?.cells ?? [];
    const value = (row: number): unknown => seen[row]?.[6]?.value;
    expect(value(rowOf('The west'))).toBe(value(rowOf('The east')));
    expect(value(rowOf('Sum is the total (1 yes, 0 no: build again)'))).toBe(1);
    expect(value(rowOf('Amounts within bounds (1 yes, 0 no: build again)', rowOf('Floored')))).toBe(0);
  });

  it('leaves the model that is read back as it was', () => {
    expect(valueOf(readWorkbook(snapshotOf(plan)))).toEqual(model);
  });
});
