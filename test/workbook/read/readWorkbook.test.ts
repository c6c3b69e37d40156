/** The workbook is the database: what is written reads back, edits come back as the edited model. */
import fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../src/messages/language.js';
import { describe as sentenceOf } from '../../../src/messages/messages.js';
import type { Model } from '../../../src/model/model.js';
import { projectModel } from '../../../src/model/project.js';
import { setParameterValue } from '../../../src/model/edit.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { snapshotOf } from '../snapshotOf.js';
import { columnIndex } from '../../../src/workbook/plan/address.js';
import type { CellSnapshot, WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { prepared, readFiles, valueOf } from '../../model/packs.js';
import { readPack } from '../../../src/model/pack.js';
import { canonical, preparedOf, randomModel, tinyModel } from '../models.js';

const written = (model: Model, language: Language): WorkbookSnapshot =>
  snapshotOf(planWorkbook(preparedOf(model), language));

/** The snapshot with one cell changed: `base!E7`, where `base` is the scenario's sheet. */
function edit(snapshot: WorkbookSnapshot, place: string, cell: CellSnapshot | undefined): WorkbookSnapshot {
  const { sheet, row, column } = at(place);
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((candidate) => {
      if (candidate.name !== sheet) return candidate;
      const cells = candidate.cells.map((line) => [...line]);
      const line = cells[row];
      if (line !== undefined) line[column] = cell;
      return { ...candidate, cells };
    }),
  };
}

function at(place: string): { sheet: string; row: number; column: number } {
  const [, sheet = '', column = '', row = ''] = /^(.*)!([A-Z]+)(\d+)$/.exec(place) ?? [];
  return { sheet, row: Number(row) - 1, column: columnIndex(column) };
}

/** Address of the cell in the row that holds `key` and the column headed `heading`, on a sheet. */
function find(snapshot: WorkbookSnapshot, sheet: string, key: string, heading: string | number): string {
  const cells = snapshot.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  const row = cells.findIndex((line) => Array.from(line).some((cell) => cell?.value === key));
  for (let header = row; header >= 0; header--) {
    const column = Array.from(cells[header] ?? []).findIndex((cell) => cell?.value === heading);
    if (column >= 0) return `${sheet}!${String.fromCharCode(65 + column)}${row + 1}`;
  }
  throw new Error(`no cell for ${key} and ${heading}`);
}

const BASE = '推演·基础';
const HIGH = '推演·高-快-';

suite('a workbook read back', () => {
  it.each(LANGUAGES)('keeps the names of years in formulas and rules (%s)', (language) => {
    const [target] = tinyModel.targets;
    const indicators = tinyModel.indicators.map((row) =>
      row.key === 'gdp'
        ? { ...row, formula: `${row.formula ?? ''}*(TARGETYEAR(${target!.key})/HORIZON)^0` }
        : row,
    );
    const rules = tinyModel.rules.map((rule) => ({
      ...rule,
      formula: `=IF(YEAR>BASEYEAR,${rule.formula.replace(/^=/, '')},TRUE)`,
    }));
    const outcome = readWorkbook(written({ ...tinyModel, indicators, rules }, language));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    const { formula } = outcome.value.indicators.find(({ key }) => key === 'gdp')!;
    expect(formula).toContain(`TARGETYEAR(${target!.key})`);
    expect(formula).toContain('HORIZON');
    for (const rule of outcome.value.rules) expect(rule.formula).toContain('BASEYEAR');
  });

  it.each(LANGUAGES)('is the model that was written (%s)', (language) => {
    fc.assert(
      fc.property(randomModel, (model) => {
        const outcome = readWorkbook(written(model, language));
        expect(outcome.ok ? outcome.value : outcome.problems).toEqual(model);
      }),
      { numRuns: 60 },
    );
  });

  it.each(LANGUAGES)('is the tiny model, with every kind of field (%s)', (language) => {
    expect(valueOf(readWorkbook(written(tinyModel, language)))).toEqual(tinyModel);
  });

  it.each(LANGUAGES)('is the Zhejiang model (%s)', (language) => {
    const model = canonical(valueOf(readPack(readFiles('seeds/zhejiang'))));
    expect(valueOf(readWorkbook(written(model, language)))).toEqual(model);
  });

  it('survives edits of parameters made in the pane, also in the base scenario', () => {
    for (const scenario of ['base', 'high'])
      for (const year of ['all', 2023, 2026, 2027] as const) {
        const edited = canonical(setParameterValue(tinyModel, scenario, 'rd_growth', year, 7.7));
        expect(valueOf(readWorkbook(written(edited, 'zh')))).toEqual(edited);
      }
  });
});

suite('an edit in the workbook', () => {
  const snapshot = written(tinyModel, 'zh');
  const value = (cell: number | string): CellSnapshot => ({ value: cell });
  const readEdited = (place: string, cell: CellSnapshot | undefined): Model =>
    valueOf(readWorkbook(edit(snapshot, place, cell)));
  const parameter = (model: Model, key: string) => model.parameters.find((row) => row.key === key)?.value;
  const override = (model: Model, key: string) =>
    model.scenarios.find((row) => row.key === 'high')?.values[key];

  it('of a blue input changes the value', () => {
    expect(parameter(readEdited(find(snapshot, BASE, 'rd_growth', 2023), value(0.07)), 'rd_growth')).toBe(7);
  });

  it('typed over a held year gives a value from that year on', () => {
    const model = readEdited(find(snapshot, BASE, 'rd_growth', 2026), value(0.08));
    expect(parameter(model, 'rd_growth')).toEqual({ 2023: 6.1, 2026: 8 });
  });

  it('typed over an inherited year overrides it, and keeps what the sheet shows after it', () => {
    const place = find(snapshot, HIGH, 'rd_growth_slow', 2025);
    const outcome = readWorkbook(edit(snapshot, place, value(0.04)));
    expect(override(valueOf(outcome), 'rd_growth_slow')).toEqual({ 2025: 4, 2026: 3 });
    expect(outcome.problems.map(({ code }) => code)).toContain('workbook.inputBreaksInheritance');
  });

  it('that clears an override inherits again', () => {
    expect(
      override(readEdited(find(snapshot, HIGH, 'rd_growth', 2026), undefined), 'rd_growth'),
    ).toBeUndefined();
    expect(
      override(readEdited(find(snapshot, HIGH, 'gdp_growth', 2023), undefined), 'gdp_growth'),
    ).toBeUndefined();
  });

  it('that calculates in an input takes the result, and says so', () => {
    const place = find(snapshot, BASE, 'rd_growth', 2025);
    const outcome = readWorkbook(edit(snapshot, place, { value: 0.065, formula: '=D9+0.4%' }));
    expect(parameter(valueOf(outcome), 'rd_growth')).toEqual({ 2023: 6.1, 2025: 6.5 });
    expect(outcome.problems).toMatchObject([
      { code: 'workbook.inputCalculated', severity: 'warning', place: { cell: place } },
    ]);
  });

  it.each(['=上年(研发经费)*1.1', '＝PREV（rd）×110%', '=PREV(研发经费)*1.1'])(
    'of a formula text: %s',
    (text) => {
      const model = readEdited(find(snapshot, '模型', 'rd', '公式'), value(text));
      expect(model.indicators[1]?.formula).toMatch(/^=PREV\(rd\) \* (1\.1|110%)$/);
    },
  );

  it('of a formula that Excel took for its own', () => {
    const cell: CellSnapshot = { value: { error: '#NAME?' }, formula: '=PREV(rd)*2' };
    expect(readEdited(find(snapshot, '模型', 'rd', '公式'), cell).indicators[1]?.formula).toBe(
      '=PREV(rd) * 2',
    );
  });

  it('of a figure revises the figure: its printed value is kept', () => {
    const model = readEdited(find(snapshot, '基准', 'gdp_2024', '数值'), value(9.2));
    expect(model.figures[0]).toMatchObject({ value: 9.01, revised: 9.2 });
  });

  it('accepts words of the other language, and codes', () => {
    const place = find(snapshot, '基准', 'gdp_2024', '限定');
    for (const word of ['at least', '不少于', 'atLeast'])
      expect(readEdited(place, value(word)).figures[0]?.qualifier).toBe('atLeast');
  });

  it('projects to what the sheet shows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...[2023, 2024, 2025, 2026, 2027]),
        fc.integer({ min: 0, max: 150 }),
        (year, tenths) => {
          const edited = edit(snapshot, find(snapshot, HIGH, 'rd_growth_slow', year), value(tenths / 1000));
          const model = valueOf(readWorkbook(edited));
          const row = projectModel(prepared(model), 'high').parameters.find(
            ({ key }) => key === 'rd_growth_slow',
          );
          const expected = [2023, 2024, 2025, 2026, 2027].map((y) => (y === year ? tenths / 1000 : 0.03));
          expect(row?.values).toEqual(expected);
        },
      ),
    );
  });
});

suite('a workbook that a user rearranged', () => {
  const snapshot = written(tinyModel, 'zh');

  it('with sheets renamed', () => {
    const renamed: WorkbookSnapshot = {
      sheets: snapshot.sheets.map((sheet) => ({ ...sheet, name: `我的 ${sheet.name}` })),
      names: snapshot.names.map((name) => ({ ...name, ref: name.ref.replace(/^'/, "'我的 ") })),
    };
    expect(valueOf(readWorkbook(relinked(renamed)))).toEqual(tinyModel);
  });

  /** Links to other sheets follow a renaming, as in Excel. */
  function relinked(renamed: WorkbookSnapshot): WorkbookSnapshot {
    return {
      ...renamed,
      sheets: renamed.sheets.map((sheet) => ({
        ...sheet,
        cells: sheet.cells.map((line) =>
          Array.from(line, (cell) =>
            cell?.formula === undefined
              ? cell
              : { ...cell, formula: cell.formula.replace(/'(?=[^']+'!)/g, "'我的 ") },
          ),
        ),
      })),
    };
  }

  it('with rows inserted in every table and columns swapped', () => {
    const moved: WorkbookSnapshot = {
      names: snapshot.names.map(({ name, ref }) => ({
        name,
        ref: ref.startsWith("'模型'")
          ? ref.replace(/\$(\d+)/g, (_, row: string) => `$${Number(row) + 2}`)
          : ref,
      })),
      sheets: snapshot.sheets.map((sheet) =>
        sheet.name === '模型'
          ? { ...sheet, cells: [[], [], ...sheet.cells.map((line) => [...Array.from(line).slice(0, 17)])] }
          : sheet,
      ),
    };
    const swapped = moved.sheets.map((sheet) =>
      sheet.name === '模型'
        ? { ...sheet, cells: sheet.cells.map((line) => [line[1], line[0], ...line.slice(2)]) }
        : sheet,
    );
    const model = valueOf(readWorkbook({ ...moved, sheets: swapped }));
    expect(model.indicators).toEqual(tinyModel.indicators);
    expect(model.rules).toEqual(tinyModel.rules);
  });

  it('with a row added right below a table', () => {
    const row = at(find(snapshot, '模型', 'named_only', '公式')).row;
    const cells = ['new_count', '新数', '家', '科技企业', '=100', '', null, '', '', '', 'New count', '', ''];
    const added: WorkbookSnapshot = {
      ...snapshot,
      sheets: snapshot.sheets.map((sheet) => {
        if (sheet.name !== '模型') return sheet;
        const lines = [...sheet.cells];
        lines[row + 1] = cells.map((cell) => (cell === null ? undefined : { value: cell }));
        return { ...sheet, cells: lines };
      }),
    };
    const model = valueOf(readWorkbook(added));
    expect(model.indicators.at(-1)).toMatchObject({
      key: 'new_count',
      group: 'enterprises',
      formula: '=100',
    });
  });
});

suite('a cell that cannot be read', () => {
  const snapshot = written(tinyModel, 'zh');
  const codesAt = (place: string, cell: CellSnapshot | undefined) =>
    readWorkbook(edit(snapshot, place, cell)).problems.map(({ code, place: where }) => [code, where.cell]);

  it.each([
    [BASE, 'rd_growth', 2023, '六', 'workbook.notNumber'],
    [BASE, 'rd_growth', 2023, undefined, 'workbook.valueMissing'],
    ['模型', 'rd_growth', '下限', 'low', 'workbook.notNumber'],
    ['模型', 'rd_growth', '下限', undefined, 'workbook.valueMissing'],
    ['模型', 'gdp_growth', '分布', 'normal 5', 'workbook.notDistribution'],
    ['模型', 'rd_rises', '约束', '大概', 'workbook.notChoice'],
    ['模型', 'baseYear', '内容', '今年', 'workbook.notNumber'],
    ['模型', 'version', '内容', 99, 'workbook.newerVersion'],
    ['基准', 'gdp_2024', '数值', '约9', 'workbook.notNumber'],
    ['基准', 'intensity_goal_2027', '数值', 0.5, 'workbook.derivedOvertyped'],
    ['模型', 'rd', '公式', '=上年(研发经费', 'formula.parenthesisMissing'],
    ['模型', 'rd', '单位', '斤', 'figures.unit'],
    [BASE, 'rd_growth', 2023, 0.5, 'model.valueOutside'],
  ] as const)('%s, %s, %s: %s', (sheet, key, heading, typed, code) => {
    const place = find(snapshot, sheet, key, heading);
    expect(codesAt(place, typed === undefined ? undefined : { value: typed })).toContainEqual([code, place]);
  });

  it('is told in both languages, with what to do', () => {
    const place = find(snapshot, BASE, 'rd_growth', 2023);
    const [problem] = readWorkbook(edit(snapshot, place, { value: '六' })).problems;
    expect(problem && sentenceOf(problem, 'zh')).toBe('这个单元格应是数字，却是“六”：请输入数字。');
    expect(problem && sentenceOf(problem, 'en')).toBe(
      'This cell must hold a number, not "六": type a number.',
    );
  });

  it('years that are no axis are told at the year, and nothing else is', () => {
    const year = fc.oneof(fc.integer({ min: 2015, max: 2035 }), fc.integer({ min: 0, max: 9999 }));
    fc.assert(
      fc.property(year, year, year, (firstYear, baseYear, horizon) => {
        fc.pre(firstYear > baseYear || baseYear >= horizon || horizon - firstYear >= 100);
        const typed = Object.entries({ firstYear, baseYear, horizon }).reduce(
          (found, [key, value]) => edit(found, find(snapshot, '模型', key, '内容'), { value }),
          snapshot,
        );
        const { ok, problems } = readWorkbook(typed);
        expect(ok).toBe(false);
        for (const { code, place } of problems) {
          expect(['model.baseBeforeFirst', 'model.horizonBeforeBase', 'model.tooManyYears']).toContain(code);
          expect(place.cell).toMatch(/^模型!C\d+$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a sheet whose headings are no years any more: every year is told', () => {
    const base = snapshot.sheets.find(({ name }) => name === BASE);
    const row = base?.cells.findIndex((cells) => cells.some((cell) => cell?.value === 2025)) ?? -1;
    const years = Array.from(base?.cells[row] ?? []).flatMap((cell, column) =>
      typeof cell?.value === 'number' ? [column] : [],
    );
    const without = years.reduce(
      (found, column) => edit(found, `${BASE}!${String.fromCharCode(65 + column)}${row + 1}`, undefined),
      snapshot,
    );
    const { ok, problems } = readWorkbook(without);
    expect(ok).toBe(false);
    expect(problems.filter(({ code }) => code === 'workbook.yearMissing')).toHaveLength(5);
  });

  it('a key deleted, a key twice', () => {
    const place = find(snapshot, '模型', 'rd_growth', '键');
    expect(codesAt(place, undefined)).toContainEqual(['workbook.keyMissing', place]);
    expect(codesAt(place, { value: 'gdp_growth' })).toContainEqual(['workbook.keyDuplicate', place]);
    const input = find(snapshot, BASE, 'rd_growth', '键');
    expect(codesAt(input, undefined)).toContainEqual(['workbook.keyMissing', input]);
  });

  it('a heading, a name, a sheet that is gone', () => {
    const heading = find(snapshot, '模型', 'rd_growth', '下限').replace(/\d+$/, '');
    const row = at(find(snapshot, '模型', 'gdp_growth', '下限')).row;
    expect(codesAt(`${heading}${row}`, undefined).map(([code]) => code)).toContain('workbook.columnMissing');
    for (const name of ['tuiyan_targets', 'tuiyan_inputs_high', 'tuiyan_inputs_base']) {
      const names = snapshot.names.map((defined) =>
        defined.name === name ? { name, ref: '#REF!' } : defined,
      );
      // The name alone is gone: headings tell as much. Its sheet is gone: that is told.
      expect(valueOf(readWorkbook({ ...snapshot, names }))).toEqual(tinyModel);
      const sheet = { tuiyan_targets: '模型', tuiyan_inputs_high: HIGH, tuiyan_inputs_base: BASE }[name];
      const lost = names.map((defined) =>
        defined.ref.includes(`'${sheet ?? ''}'`) ? { ...defined, ref: '#REF!' } : defined,
      );
      const outcome = readWorkbook({
        sheets: snapshot.sheets.filter((each) => each.name !== sheet),
        names: lost,
      });
      expect(outcome.ok).toBe(false);
      expect(outcome.problems.map(({ code }) => code)).toContain(
        sheet === '模型' ? 'workbook.regionMissing' : 'workbook.scenarioSheetMissing',
      );
    }
    expect(readWorkbook({ sheets: [], names: [] }).ok).toBe(false);
  });

  it('a scenario renamed by key, and a new one', () => {
    const place = find(snapshot, '模型', 'high', '键');
    expect(codesAt(place, { value: 'higher' }).map(([code]) => code)).toEqual(
      expect.arrayContaining(['workbook.scenarioUnknown', 'workbook.scenarioNew']),
    );
  });
});
