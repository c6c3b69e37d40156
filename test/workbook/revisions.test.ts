/** A number typed over a printed one is a revision: in the model, on the sheet and in what is told. */
import { describe as suite, expect, it } from 'vitest';
import type { Figure } from '../../src/figures/figure.js';
import { LANGUAGES, type Language } from '../../src/messages/language.js';
import { HEADERS, type HeaderId } from '../../src/messages/wording/workbook.js';
import { changeFigure, takeBackRevision } from '../../src/model/editFigures.js';
import type { Model } from '../../src/model/model.js';
import { prepareModel } from '../../src/model/prepare.js';
import { projectModel } from '../../src/model/project.js';
import type { CellSnapshot, WorkbookSnapshot } from '../../src/workbook/plan/plan.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { FIGURE_COLUMNS } from '../../src/workbook/tables/figureTables.js';
import { prepared, smallModel, valueOf } from '../model/packs.js';
import { snapshotOf } from './snapshotOf.js';

const ID = 'rd_expenditure_2024';

/** Cells of the figure's row, changed by column. */
function edit(
  model: Model,
  language: Language,
  changes: Partial<Record<HeaderId, CellSnapshot>>,
): WorkbookSnapshot {
  const snapshot = snapshotOf(planWorkbook(prepared(model), language));
  const sheets = snapshot.sheets.map((sheet) => {
    const header = sheet.cells.findIndex((line) => line[0]?.value === HEADERS.indicatorName[language]);
    const isBaseline = header >= 0 && sheet.cells[header]?.[3]?.value === HEADERS.value[language];
    const row = sheet.cells.findIndex((line) => line.some((cell) => cell?.value === ID));
    if (!isBaseline || row < 0) return sheet;
    const cells = sheet.cells.map((line) => [...line]);
    for (const [id, cell] of Object.entries(changes))
      cells[row]![FIGURE_COLUMNS.findIndex((column) => column === id)] = cell;
    return { ...sheet, cells };
  });
  return { ...snapshot, sheets };
}

const figureOf = (model: Model): Figure => model.figures.find(({ id }) => id === ID)!;
const cellsOf = (model: Model, id: HeaderId): readonly unknown[] => {
  const { sheets } = planWorkbook(prepared(model), 'en');
  const column = FIGURE_COLUMNS.indexOf(id);
  return sheets
    .filter(({ key }) => key === 'baseline')
    .flatMap(({ blocks }) => blocks.flatMap(({ cells }) => cells))
    .filter((line) => line.some((cell) => cell?.value === ID))
    .map((line) => line[column]?.cached ?? line[column]?.value);
};

suite.each(LANGUAGES)('a number typed over a printed one (%s)', (language) => {
  it('is a revision: the printed value stays beside it, and projections use the new one', () => {
    const outcome = readWorkbook(edit(smallModel, language, { value: { value: 1300 } }));
    const revised = valueOf(outcome);
    expect(figureOf(revised)).toMatchObject({ value: 1200, revised: 1300, source: { token: '1200亿元' } });
    const { indicators } = projectModel(prepared(revised), 'base');
    expect(indicators.find(({ key }) => key === 'rd_expenditure')?.values[1]).toBe(1300);
    // What is derived from it follows.
    expect(revised.figures.find(({ id }) => id === 'gdp_2024')?.formula).toContain(ID);
    expect(prepared(revised).figureById.get('gdp_2024')?.value).toBeCloseTo(43333.3333, 3);
    // It is told that nobody has said who, when and why.
    const told = prepareModel(revised).problems.filter(({ code }) => code === 'figures.revisionWithout');
    expect(told.map(({ severity, args }) => [severity, args['column']])).toEqual([
      ['warning', 'author'],
      ['warning', 'date'],
      ['warning', 'note'],
    ]);
  });

  it('is written and read back as it is, and a printed value typed again is none', () => {
    const revised = valueOf(readWorkbook(edit(smallModel, language, { value: { value: 1300 } })));
    const again = valueOf(readWorkbook(edit(revised, language, {})));
    expect(figureOf(again)).toEqual(figureOf(revised));
    const back = valueOf(readWorkbook(edit(revised, language, { value: { value: 1200 } })));
    expect(figureOf(back)).toEqual(figureOf(smallModel));
  });

  it('is signed on the sheet, where Excel makes a serial number of a day', () => {
    const signed = valueOf(
      readWorkbook(
        edit(smallModel, language, {
          value: { value: 1300 },
          figureAuthor: { value: '张三' },
          figureDate: { value: 46356 },
          note: { value: '年报修订' },
        }),
      ),
    );
    expect(figureOf(signed)).toMatchObject({ author: '张三', date: '2026-11-30', note: '年报修订' });
    expect(prepareModel(signed).problems).toEqual(prepareModel(smallModel).problems);
  });
});

suite('the sheet', () => {
  const revised: Model = {
    ...smallModel,
    figures: smallModel.figures.map((figure) => (figure.id === ID ? { ...figure, revised: 1300 } : figure)),
  };

  it('shows value, printed value and what is missing', () => {
    expect(cellsOf(revised, 'value')).toEqual([1300]);
    expect(cellsOf(revised, 'printed')).toEqual([1200]);
    expect(cellsOf(revised, 'revision')).toEqual(['revised: author, date or reason (remark) is missing']);
    expect(cellsOf(smallModel, 'revision')).toEqual(['']);
  });

  it('shows a signed revision as one, and none that was taken back', () => {
    const signed = changeFigure(revised, ID, { author: 'A', date: '2026-11-30', note: 'why' });
    expect(cellsOf(signed, 'revision')).toEqual(['revised']);
    expect(figureOf(takeBackRevision(signed, ID))).toEqual({ ...figureOf(smallModel), note: 'why' });
    expect(() => changeFigure(revised, 'no_such_figure', {})).toThrow('no_such_figure');
  });
});
