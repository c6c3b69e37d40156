/** What the analyses find, put into the workbook and calculated there by an independent engine. */
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptAsNew, adoptInto } from '../../src/analysis/backcast/adopt.js';
import { backcast } from '../../src/analysis/backcast/backcast.js';
import { seekGoal } from '../../src/analysis/seek/seek.js';
import type { BrowserHost } from '../../src/hosts/ironcalc/browser.js';
import { meetsTarget, openTargets } from '../../src/model/targetReading.js';
import { cellValue } from '../../src/figures/units.js';
import { prepareModel } from '../../src/model/prepare.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { valueOf } from '../model/packs.js';
import { calculated, snapshot } from '../workbook/engine.js';
import { zhejiang } from './models.js';
import { loadSolver } from './solver.js';

const plan = planWorkbook(zhejiang, 'en');
const both = (text: string) => ({ zh: text, en: text });

interface Sheet {
  /** Row and column, from 0, of a key in a year. */
  placeOf(key: string, year: number): readonly [row: number, column: number];
  valueAt(key: string, year: number): unknown;
}

/** A projection sheet as it stands now. */
async function sheetOf(host: BrowserHost, name: string): Promise<Sheet> {
  const cells = (await snapshot(host)).sheets.find((sheet) => sheet.name === name)?.cells ?? [];
  const placeOf: Sheet['placeOf'] = (key, year) => {
    const row = cells.findIndex((line) => line.slice(0, 4).some((cell) => cell?.value === key));
    const head = cells.find((line) => line.some((cell) => cell?.value === year)) ?? [];
    return [row, head.findIndex((cell) => cell?.value === year)];
  };
  return {
    placeOf,
    valueAt: (key, year) => {
      const [row, column] = placeOf(key, year);
      return cells[row]?.[column]?.value;
    },
  };
}

const nameOf = (key: string, of = plan): string => of.sheets.find((sheet) => sheet.key === key)?.name ?? '';

describe('in IronCalc', () => {
  let host: BrowserHost;
  beforeAll(async () => {
    host = await calculated(plan);
  });

  it('the value that goal seek found, typed into the blue cell, meets the goal', async () => {
    const found = seekGoal(zhejiang, {
      scenario: 'continuation',
      indicator: 'rd_intensity',
      year: 2030,
      value: 3.5,
      by: { parameter: 'others_growth' },
    });
    if (!found.reached) throw new Error(found.reason.en);
    const name = nameOf('projection:continuation');
    const before = await sheetOf(host, name);
    expect(before.valueAt('rd_intensity', 2030)).not.toBeCloseTo(0.035, 5);
    const [row, column] = before.placeOf('others_growth', zhejiang.model.firstYear);
    const number = plan.sheets.findIndex(({ key }) => key === 'projection:continuation');
    host.model().setUserInput(number, row + 1, column + 1, String(found.value / 100));
    host.model().evaluate();
    const after = await sheetOf(host, name);
    expect(Number(after.valueAt('rd_intensity', 2030)) / 0.035).toBeCloseTo(1, 11);
  });
});

describe('adopted', () => {
  it('a backcast becomes a scenario that meets its targets in the workbook too', async () => {
    const result = backcast(zhejiang, { scenario: 'continuation' }, await loadSolver());
    if (!result.feasible) throw new Error(result.sentence.en);
    const fresh = { key: 'backcast', name: both('Found'), note: both('note') };
    const { model, key } = adoptAsNew(zhejiang.model, 'continuation', fresh, result.values);
    const changed = planWorkbook(valueOf(prepareModel(model)), 'en');
    const sheet = await sheetOf(await calculated(changed), nameOf(`projection:${key}`, changed));
    // What an actual has decided, what has no series and what no lever moves, no change can meet.
    const asked = new Set(result.targets.map((row) => row.key));
    expect(asked.size).toBeGreaterThan(3);
    for (const { target } of openTargets(zhejiang).filter(({ target: { key: each } }) => asked.has(each))) {
      const { indicator, year, comparator, value } = target;
      const { unit } = zhejiang.seriesByKey.get(indicator)!;
      const shown = Number(sheet.valueAt(indicator, year));
      expect(meetsTarget(shown - cellValue(value, unit), comparator), `${indicator} ${year}`).toBe(true);
    }
  });

  it('leaves earlier years and other scenarios as they were', () => {
    const values = { rest_growth: { 2027: 4 }, rd_growth: 7 };
    const base = adoptInto(zhejiang.model, 'continuation', values);
    const of = (key: string) => base.parameters.find((row) => row.key === key)!.value;
    expect(of('rest_growth')).toEqual({ 2023: 4.9, 2026: 4.6, 2027: 4 });
    expect(of('rd_growth')).toBe(7);
    expect(base.scenarios).toEqual(zhejiang.model.scenarios);
    const own = adoptInto(zhejiang.model, 'pressure', values);
    expect(own.parameters).toEqual(zhejiang.model.parameters);
    expect(own.scenarios.find(({ key }) => key === 'pressure')!.values['rest_growth']).toEqual({
      2025: 4.2,
      2026: 3.6,
      2027: 4,
    });
  });
});
