/** What a workbook holds besides the model comes back as it was written, whatever the model has become. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../src/analysis/calculate/hash.js';
import { LANGUAGES } from '../../../src/messages/language.js';
import type { Attachments } from '../../../src/workbook/plan/attachments.js';
import { snapshotOf } from '../snapshotOf.js';
import type { WorkbookPlan, WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { readAttachments } from '../../../src/workbook/read/readAttachments.js';
import {
  QUESTION_COLUMNS,
  QUESTION_ROW,
  QUESTION_ROWS,
} from '../../../src/workbook/sheets/sensitivityLayout.js';
import { preparedOf, randomModel, tinyModel } from '../models.js';
import { randomSimulation, simulationOf } from '../simulations.js';
import { randomVariance, uncertainModel, varianceOf } from '../variances.js';

const tiny = preparedOf(tinyModel);
const language = fc.constantFrom(...LANGUAGES);

/** The snapshot with another value in one cell of a sheet. */
function withCell(
  plan: WorkbookPlan,
  key: string,
  row: number,
  column: number,
  value: number | string,
): WorkbookSnapshot {
  const snapshot = snapshotOf(plan);
  const index = plan.sheets.findIndex((sheet) => sheet.key === key);
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((sheet, i) =>
      i !== index
        ? sheet
        : {
            ...sheet,
            cells: sheet.cells.map((line, r) =>
              r === row ? Array.from(line, (cell, c) => (c === column ? { value } : cell)) : line,
            ),
          },
    ),
  };
}

describe('attachments', () => {
  it('come back as they were written', () => {
    const question = fc.constantFrom(
      { scenario: 'base', indicator: 'intensity', year: 2027 },
      { scenario: 'high', indicator: 'intensity', year: 2025, pair: ['rd_growth', 'gdp_growth'] as const },
      { scenario: 'high', indicator: 'rd', year: 2026 },
    );
    const journal = fc.record({
      entries: fc.array(fc.constant({ at: '2026-01-31T16:05:09+08:00', step: 'gap', changes: [] } as const)),
      fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
    });
    const attachments: fc.Arbitrary<Attachments> = fc.record(
      {
        simulation: randomSimulation(['base', 'high']),
        variance: randomVariance(['base', 'high'], ['intensity', 'rd'], ['gdp_growth', 'rd_growth']),
        sensitivity: question,
        journal,
      },
      { requiredKeys: ['journal'] },
    );
    fc.assert(
      fc.property(attachments, language, (written, inLanguage) => {
        const read = readAttachments(snapshotOf(planWorkbook(tiny, inLanguage, written)));
        expect(read).toEqual({ ok: true, value: written, problems: [] });
      }),
      { numRuns: 25 },
    );
  });

  it('of nothing are an empty journal of the model, whatever it is', () => {
    fc.assert(
      fc.property(randomModel, language, (model, inLanguage) => {
        const read = readAttachments(snapshotOf(planWorkbook(preparedOf(model), inLanguage)));
        const journal = { entries: [], fingerprint: fingerprintOf(model) };
        expect(read).toEqual({ ok: true, value: { journal }, problems: [] });
      }),
      { numRuns: 15 },
    );
  });

  it('keep a simulation as the program stamps it', () => {
    const simulation = simulationOf(tiny, 'base');
    const read = readAttachments(snapshotOf(planWorkbook(tiny, 'zh', { simulation })));
    expect(read.ok && read.value.simulation).toEqual(simulation);
  });

  it('follow the year that a user chooses on the sheet', () => {
    const [row, column] = [QUESTION_ROW + QUESTION_ROWS.year, QUESTION_COLUMNS.year];
    const chosen = withCell(planWorkbook(tiny, 'zh'), 'sensitivity', row, column, 2025);
    const read = readAttachments(chosen);
    expect(read.ok && read.value.sensitivity).toEqual({
      scenario: 'base',
      indicator: 'intensity',
      year: 2025,
    });
  });

  it('say where a simulation is not whole, and do not keep half of it', () => {
    const simulation = simulationOf(tiny, 'base');
    const plan = planWorkbook(tiny, 'zh', { simulation });
    const sheet = plan.sheets.find(({ key }) => key === 'uncertainty');
    const lines = sheet?.blocks[0]?.cells ?? [];
    const row = lines.findIndex((line) => line[2]?.value === 'intensity' && line[3]?.value === 2026);
    const read = readAttachments(withCell(plan, 'uncertainty', row, 9, 'oops'));
    expect(read.ok && Object.keys(read.value)).toEqual(['journal']);
    expect(read.problems.map(({ code, place }) => [code, place.cell])).toEqual([
      ['workbook.simulationUnread', `不确定性!J${row + 1}`],
    ]);
  });

  it('say where variance shares are not whole, and do not keep some of them', () => {
    const uncertain = preparedOf(uncertainModel);
    const plan = planWorkbook(uncertain, 'zh', { variance: varianceOf(uncertain) });
    const lines = plan.sheets.find(({ key }) => key === 'variance')?.blocks[0]?.cells ?? [];
    const rowOf = (key: string): number => lines.findIndex((line) => line[2]?.value === key);
    const [share, seed, header] = [rowOf('rd_growth'), rowOf('seed'), rowOf('rd_growth') - 1];
    const damaged: readonly (readonly [number, number, string, string])[] = [
      [share, 6, 'oops', `G${share + 1}`],
      // A row that went missing, the shares' region, and a setting of the stamp's.
      [share, 2, '', `A${header + 1}`],
      [seed, 2, '', `A${rowOf('scenario')}`],
      [seed, 3, '', `D${seed + 1}`],
    ];
    for (const [row, column, value, cell] of damaged) {
      const read = readAttachments(withCell(plan, 'variance', row, column, value));
      expect(read.ok && Object.keys(read.value)).toEqual(['journal']);
      expect(read.problems.map(({ code, place }) => [code, place.cell])).toEqual([
        ['workbook.varianceUnread', `方差来源!${cell}`],
      ]);
    }
  });
});
