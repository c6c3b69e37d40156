/** The Vintages sheet: an earlier plan with what arrived, what is judged now, and revisions whose causes add up; read back whole. */
import { describe, expect, it } from 'vitest';
import type { FigureKind } from '../../../src/figures/figure.js';
import { LANGUAGES } from '../../../src/messages/language.js';
import { setParameterValue } from '../../../src/model/edit.js';
import type { Model } from '../../../src/model/model.js';
import { readPack, writePack } from '../../../src/model/pack.js';
import { prepareModel } from '../../../src/model/prepare.js';
import { readActuals } from '../../../src/model/roll/readActuals.js';
import { rollModel } from '../../../src/model/roll/rollModel.js';
import { keepVintage } from '../../../src/model/roll/vintage.js';
import type { Cell } from '../../../src/workbook/plan/plan.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { prepared, smallModel, valueOf } from '../../model/packs.js';
import { calculated, differences, snapshot } from '../engine.js';
import { snapshotOf } from '../snapshotOf.js';

/** The small model with the actuals of a year. */
function rollTo(model: Model, year: number, rd: number, intensity: number): Model {
  const before = prepared(model);
  const text = `indicator,member,period,value,unit,source\nrd_expenditure,,${year},${rd},亿元,x\nrd_intensity,,${year},${intensity},%,x\n`;
  const actuals = valueOf(readActuals(text, 'a.csv', before, year));
  const roll = valueOf(rollModel(before, { to: year, actuals, date: '2026-01-20', file: 'a.csv' }));
  return keepVintage(before, roll, `${year + 1}-01-20`);
}

const once = rollTo(smallModel, 2025, 1300, 3.1);
const twice = rollTo(once, 2026, 1400, 3.2);
// After the roll an assumption is changed too.
const edited = setParameterValue(twice, 'base', 'rd_growth', 'all', 9);
const text = (cell: Cell | null | undefined): unknown => cell?.value ?? cell?.cached;

describe('a roll', () => {
  it('takes the first scenario for a year passed without an actual, and each its own from the next year on', () => {
    // The firms have no actual of 2025, and the scenario has more of them a year.
    const own = setParameterValue(smallModel, 'high', 'firms_inflow', 'all', 3000);
    const before = prepared({
      ...own,
      indicators: own.indicators.map((row) =>
        row.key === 'hightech_firms' ? { ...row, figures: ['hightech_firms_2024'] } : row,
      ),
    });
    const rolled = rollTo(before.model, 2025, 1300, 3.1);
    expect(rolled.scenarios.find(({ key }) => key === 'high')?.values['firms_inflow']).toEqual({
      2026: 3000,
    });
    const outcome = prepareModel(rolled);
    expect(outcome.problems).toEqual([]);
  });
});

describe('vintages', () => {
  it('do not list a number that a person typed on the day of the roll as one that the roll brought', () => {
    const [first] = smallModel.figures;
    const typed = {
      ...{ ...first!, id: 'firms_typed_2025', indicator: 'hightech_firms', unit: '家', value: 900 },
      ...{ period: '2025', kind: 'input' as const, author: 'me', date: '2026-01-20', note: 'typed' },
    };
    const { source: _, ...input } = typed;
    const own: Model = {
      ...smallModel,
      figures: [...smallModel.figures, input],
      indicators: smallModel.indicators.map((row) =>
        row.key === 'hightech_firms' ? { ...row, figures: ['hightech_firms_2024', input.id] } : row,
      ),
    };
    const plan = planWorkbook(prepared(rollTo(own, 2025, 1300, 3.1)), 'en');
    const cells =
      plan.sheets.find(({ key }) => key === 'vintages')?.blocks.flatMap(({ cells }) => cells) ?? [];
    const listed = cells.map((line) => text(line[6]));
    expect(listed).toContain('rd_expenditure_2025');
    expect(listed).not.toContain('firms_typed_2025');
  });

  it('are files of the pack, and read back', () => {
    expect(twice.vintages?.map(({ key, baseYear, made }) => [key, baseYear, made])).toEqual([
      ['base_2024', 2024, '2026-01-20'],
      ['base_2025', 2025, '2027-01-20'],
    ]);
    expect(valueOf(readPack(writePack(twice))).vintages).toEqual(twice.vintages);
  });

  it('with a wrong number, unit, cause or name are refused with the place', () => {
    const files = writePack(twice);
    const codes = (change: Partial<typeof files>): readonly unknown[] =>
      readPack({ ...files, ...change }).problems.map(({ code, place }) => [code, place.file, place.line]);
    const [head, first = ''] = files.vintages!.split('\n');
    expect(
      codes({ vintages: `${head}\n${first.replace(/,[^,]*,([^,]*)$/, ',many,$1')}\n`, revisions: '' }),
    ).toEqual([['model.vintageNumber', 'vintages.csv', 2]]);
    expect(codes({ vintages: `${head}\n${first.replace(/[^,]*$/, 'furlong')}\n`, revisions: '' })).toEqual([
      ['model.vintageUnit', 'vintages.csv', 2],
    ]);
    const [top, row = ''] = files.revisions!.split('\n');
    expect(codes({ revisions: `${top}\n${row.replace(/^[^,]*/, 'base_1999')}\n` })).toEqual([
      ['model.vintageUnknown', 'revisions.csv', 2],
    ]);
    expect(codes({ revisions: `${top}\n${row.replace(/figures/, 'weather')}\n` })).toEqual([
      ['model.vintageCause', 'revisions.csv', 2],
    ]);
  });

  it('are on no sheet where there are none', () => {
    expect(planWorkbook(prepared(smallModel), 'zh').sheets.some(({ key }) => key === 'vintages')).toBe(false);
  });
});

describe.each(LANGUAGES)('the sheet in %s', (language) => {
  const plan = planWorkbook(prepared(edited), language);
  const sheet = plan.sheets.find(({ key }) => key === 'vintages')!;
  const rows = sheet.blocks.flatMap(({ cells }) => cells);
  const [yes] = language === 'zh' ? ['是'] : ['yes'];

  it('has the actual beside the plan of the vintage, with live present values', () => {
    const name = smallModel.indicators.find(({ key }) => key === 'rd_expenditure')!.name[language];
    const arrived = rows.find((row) => text(row[0]) === name && row[2]?.value === 2025 && row[6]?.link)!;
    expect(arrived[3]?.value).toBeCloseTo(once.vintages![0]!.plan['base']!['rd_expenditure']![2025]!, 9);
    expect(arrived[4]).toMatchObject({ cached: 1300 });
    expect(arrived[4]?.formula).toContain('!');
    expect(arrived[5]?.cached).toBeCloseTo(1300 - Number(arrived[3]?.value), 9);
    expect(arrived[6]?.value).toBe('rd_expenditure_2025');
  });

  it('has no plan figure, and no actual that was there before, among what arrived', () => {
    // The firms have a figure of 2025 in the pack; the roll brings no number of them.
    const of = (kind: FigureKind): readonly unknown[] => {
      const firms = smallModel.figures.find(({ id }) => id === 'hightech_firms_2024')!;
      const figures = [
        ...smallModel.figures,
        { ...firms, id: 'firms_now', period: '2025', value: 47000, kind },
      ];
      const indicators = smallModel.indicators.map((row) =>
        row.key === 'hightech_firms'
          ? {
              ...row,
              figures: ['hightech_firms_2024', 'firms_now'],
              ...(kind === 'plan' ? { startsFrom: 'plan' as const } : {}),
            }
          : row,
      );
      const rolled = rollTo({ ...smallModel, figures, indicators }, 2025, 1300, 3.1);
      return planWorkbook(prepared(rolled), language)
        .sheets.find(({ key }) => key === 'vintages')!
        .blocks.flatMap(({ cells }) => cells)
        .flatMap((row) => (row[2]?.value === 2025 && row[6]?.link ? [row[6].value] : []));
    };
    const arrived = ['gdp_2025', 'rd_expenditure_2025', 'rd_intensity_2025'];
    expect(of('plan')).toEqual(arrived);
    expect(of('actual')).toEqual(arrived);
  });

  it('adds up each revision by its causes, and tells what changed since', () => {
    const heads = rows.filter((row) => text(row[8]) === yes);
    expect(heads.length).toBeGreaterThan(4);
    expect(rows.some((row) => ['否', 'no'].includes(String(text(row[8]))))).toBe(false);
    // The growth was raised after the roll: values after 2026 differ since.
    const since = heads.filter((row) => Math.abs(Number(text(row[6]))) > 1e-6);
    expect(since.length).toBeGreaterThan(0);
  });

  it('is read back as it was', () => {
    expect(valueOf(readWorkbook(snapshotOf(plan))).vintages).toEqual(edited.vintages);
  });

  it('shows in IronCalc what the plan says', async () => {
    const host = await calculated(plan);
    const seen = await snapshot(host);
    expect(differences(plan, seen)).toEqual([]);
    expect(valueOf(readWorkbook(seen)).vintages).toEqual(edited.vintages);
  });
});
