/** Years that are over and have no figure: marked as the model's, and a scenario that changes them is told. */
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { prepareModel } from '../../src/model/prepare.js';
import { readPack } from '../../src/model/pack.js';
import { seekGoal } from '../../src/analysis/seek/seek.js';
import { isModelled, tellChangedPast } from '../../src/model/pastGaps.js';
import { projectModel } from '../../src/model/project.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { prepared, smallModel, valueOf, ZHEJIANG } from './packs.js';

/** Firms are known for 2021 and 2024; 2022 and 2023 are the model's. */
function withGap(inflow: Model['scenarios'][number]['values'] = {}): Model {
  const known = smallModel.figures.find(({ id }) => id === 'hightech_firms_2024')!;
  const older = { ...known, id: 'hightech_firms_2021', period: '2021', value: 30000 };
  return {
    ...smallModel,
    firstYear: 2020,
    figures: [...smallModel.figures, older],
    indicators: smallModel.indicators.map((row) =>
      row.key === 'hightech_firms'
        ? { ...row, figures: ['hightech_firms_2021', 'hightech_firms_2024'] }
        : row,
    ),
    scenarios: smallModel.scenarios.map((row) => (row.key === 'high' ? { ...row, values: inflow } : row)),
  };
}

describe('past years without a figure', () => {
  const ready = prepared(withGap());
  const firms = ready.seriesByKey.get('hightech_firms')!;

  it('are those between figures and up to the base year, and no others', () => {
    expect(ready.years.filter((year) => isModelled(firms, year, ready.model))).toEqual([2022, 2023]);
    // No figure at all: the model's in every year.
    const ratio = ready.seriesByKey.get('enterprise_rd')!;
    expect(ready.years.filter((year) => isModelled(ratio, year, ready.model))).toEqual([]);
  });

  it('are marked on the sheets of the scenarios, with a remark', () => {
    const { sheets } = planWorkbook(ready, 'en');
    const cells = sheets
      .filter(({ key }) => key.startsWith('projection'))
      .flatMap(({ blocks }) => blocks.flatMap((block) => block.cells.flat()));
    const marked = cells.filter((cell) => cell?.style?.includes('"*"') === true);
    // Two years in each of two scenarios.
    expect(marked.map((cell) => cell?.cached)).toEqual([32000, 34000, 32000, 34000]);
    expect(cells.filter((cell) => cell?.comment?.includes('(* This year is over') === true).length).toBe(2);
  });

  it.each([
    [{ firms_inflow: 3000 }, [2022, 2023]],
    [{ firms_inflow: { 2023: 3000 } }, [2023]],
    [{ firms_inflow: { 2025: 3000 } }, []],
    [{}, []],
  ])('that a scenario changes by %j are told', (values, years) => {
    const changed = prepared(withGap(values));
    const told = tellChangedPast(changed, projectModel(changed, 'high'), projectModel(changed, 'base'));
    expect(told.map(({ code, severity, args }) => [code, severity, args['year']])).toEqual(
      years.map((year) => ['model.scenarioPast', 'warning', year]),
    );
    // Every verb and host prepares the model, so every one tells it.
    const outcome = prepareModel(withGap(values));
    expect(outcome.problems).toEqual(told);
    // And the workbook counts these years.
    const { sheets } = planWorkbook(changed, 'en');
    const cells = sheets.find(({ key }) => key === 'checks')!.blocks.flatMap((block) => block.cells);
    const row = cells.find(([first]) => JSON.stringify(first?.cached ?? '').includes('without a figure'))!;
    expect(row.slice(1, 4).map((cell) => cell?.cached)).toEqual([0, years.length, years.length]);
  });

  it('are not changed by a goal seek', () => {
    const find = seekGoal(ready, {
      scenario: 'high',
      indicator: 'hightech_firms',
      year: 2030,
      value: 60000,
      by: { parameter: 'firms_inflow' },
    });
    expect(find.reached && Object.keys(find.values['firms_inflow'] ?? {})).toEqual(['2025']);
  });

  it('are not changed by any scenario of the pack', () => {
    expect(prepareModel(valueOf(readPack(ZHEJIANG))).problems).toEqual([]);
  });
});
