/** What the pane passes on: a page that needs nothing, and a workbook whose numbers stay as they are. */
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { shareReport, shareValues } from '../../../src/taskpane/workbook/shareJobs.js';
import { engine } from '../../../src/taskpane/state/engine.js';
import { initialState } from '../../../src/taskpane/state/state.js';
import { valuesOnly } from '../../../src/workbook/plan/valuesOnly.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { preparedOf, tinyModel } from '../../workbook/models.js';

const calculated = engine.calculate(tinyModel);
if (!calculated.ok) throw new Error(JSON.stringify(calculated.problems));
const state = { ...initialState('en'), calculation: calculated.value };

describe('what is passed on', () => {
  it('is nothing before there is a calculation', async () => {
    expect(await shareReport(initialState('en'), 'x', '2026-01-31')).toBeUndefined();
    expect(await shareValues(initialState('en'), 'x')).toBeUndefined();
  });

  it('is a page without scripts and addresses of others, with its date', async () => {
    const file = await shareReport(state, 'plan', '2026-01-31');
    expect([file?.name, file?.type]).toEqual(['plan.html', 'text/html']);
    expect(file?.content).toContain('on 2026-01-31.');
    expect(file?.content).not.toMatch(/<script|src="http/);
  });

  it('is a workbook that another program reads, without a formula', async () => {
    const file = await shareValues(state, 'plan');
    expect(file?.name).toBe('plan (values).xlsx');
    const workbook = await readXlsx(file?.content as Uint8Array);
    expect(workbook.sheets.length).toBeGreaterThan(5);
    const cells = workbook.sheets.flatMap(({ cells: own }) => [...(own?.values() ?? [])]);
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
  });
});

it('has each value in its place, and an error as its text', () => {
  const plan = planWorkbook(preparedOf(tinyModel), 'en');
  const copy = valuesOnly(plan);
  plan.sheets.forEach((sheet, s) =>
    sheet.blocks.forEach((block, b) =>
      block.cells.forEach((line, r) =>
        line.forEach((cell, c) => {
          const cached = cell?.cached;
          const value =
            cell?.formula === undefined ? cell?.value : typeof cached === 'object' ? cached.error : cached;
          expect(copy.sheets[s]?.blocks[b]?.cells[r]?.[c]?.value).toEqual(value);
        }),
      ),
    ),
  );
  const error = { formula: '=1/0', cached: { error: '#DIV/0!' } };
  const broken = {
    ...plan,
    sheets: [{ ...plan.sheets[0]!, blocks: [{ row: 0, column: 0, cells: [[error]] }] }],
  };
  expect(valuesOnly(broken).sheets[0]?.blocks[0]?.cells[0]?.[0]).toEqual({ value: '#DIV/0!' });
});
