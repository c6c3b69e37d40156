/** Correlations between parameters, from model.json to the workbook and back. */
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/messages/language.js';
import type { Model } from '../../src/model/model.js';
import { prepareModel } from '../../src/model/prepare.js';
import { readPack, writePack } from '../../src/model/pack.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { snapshotOf } from './snapshotOf.js';
import type { WorkbookSnapshot } from '../../src/workbook/plan/plan.js';
import { codes, valueOf, ZHEJIANG } from '../model/packs.js';
import { canonical, preparedOf } from './models.js';

const plain = canonical(valueOf(readPack(ZHEJIANG)));

function withCorrelations(rows: Readonly<Record<string, Readonly<Record<string, number>>>>): Model {
  return {
    ...plain,
    parameters: plain.parameters.map((row) => {
      const correlations = rows[row.key];
      return correlations === undefined ? row : { ...row, correlations };
    }),
  };
}

const correlated = withCorrelations({
  rest_growth: { rd_growth: 0.6, fiscal_growth: -0.25 },
  soe_rd_growth: { rd_growth: 1 },
});

describe('correlations', () => {
  it('stand in model.json', () => {
    expect(valueOf(readPack(writePack(correlated)))).toEqual(correlated);
  });

  it.each(LANGUAGES)('come back from the workbook (%s)', (language) => {
    const snapshot = snapshotOf(planWorkbook(preparedOf(correlated), language));
    expect(valueOf(readWorkbook(snapshot))).toEqual(correlated);
  });

  it('that cannot be read are told with their cell', () => {
    const snapshot = snapshotOf(planWorkbook(preparedOf(correlated), 'zh'));
    const edited: WorkbookSnapshot = {
      ...snapshot,
      sheets: snapshot.sheets.map((sheet) => ({
        ...sheet,
        cells: sheet.cells.map((row) =>
          row.map((cell) => (cell?.value === 'rd_growth=1' ? { ...cell, value: 'rd_growth 1' } : cell)),
        ),
      })),
    };
    const outcome = readWorkbook(edited);
    expect(codes(outcome)).toContain('workbook.notCorrelations');
    expect(outcome.problems.find(({ code }) => code === 'workbook.notCorrelations')?.place.cell).toMatch(
      /!R\d+$/,
    );
  });

  it.each([
    [{ rest_growth: { rest_growth: 0.5 } }, 'model.correlationSelf'],
    [{ rest_growth: { rd_growth: 1.5 } }, 'model.correlationValue'],
    [{ rest_growth: { rd_growth: 0.5 }, rd_growth: { rest_growth: 0.5 } }, 'model.correlationTwice'],
    [{ rest_growth: { rd_grwth: 0.5 } }, 'model.nearParameter'],
  ])('that cannot be are told: %o', (rows, code) => {
    expect(codes(prepareModel(withCorrelations(rows)))).toEqual([code]);
  });
});
