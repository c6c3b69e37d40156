/** Laws that every plan keeps, and the whole plan of the tiny model as text to be read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPack } from '../../../src/model/pack.js';
import { LANGUAGES, type Language } from '../../../src/messages/language.js';
import type { Model } from '../../../src/model/model.js';
import { projectModel } from '../../../src/model/project.js';
import { cellAddress, columnLetters, parseReference } from '../../../src/workbook/plan/address.js';
import { textWidth } from '../../../src/workbook/plan/measure.js';
import type { Cell, SheetPlan, WorkbookPlan } from '../../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { ROLES } from '../../../src/workbook/plan/styles.js';
import { readFiles, valueOf } from '../../model/packs.js';
import { preparedOf, randomModel, tinyModel } from '../models.js';

const zhejiang = valueOf(readPack(readFiles('seeds/zhejiang')));

const plans = new WeakMap<Model, Map<Language, WorkbookPlan>>();

/** Each model is planned once in each language. */
function plan(model: Model, language: Language): WorkbookPlan {
  const known = plans.get(model) ?? new Map<Language, WorkbookPlan>();
  plans.set(model, known);
  const made = known.get(language) ?? planWorkbook(preparedOf(model), language);
  known.set(language, made);
  return made;
}

/** All cells of a sheet with their positions. */
function cellsOf(
  sheet: SheetPlan,
): readonly { readonly row: number; readonly column: number; readonly cell: Cell }[] {
  return sheet.blocks.flatMap((block) =>
    block.cells.flatMap((line, r) =>
      line.flatMap((cell, c) =>
        cell === undefined ? [] : [{ row: block.row + r, column: block.column + c, cell }],
      ),
    ),
  );
}

/** Cells that a formula refers to on other sheets, by sheet name. */
function sheetsIn(formula: string): readonly string[] {
  const outsideTexts = formula.replace(/"(?:[^"]|"")*"/g, '""');
  return [...outsideTexts.matchAll(/'((?:[^']|'')+)'!/g)].map((match) =>
    (match[1] ?? '').replace(/''/g, "'"),
  );
}

/** One expectation for a sheet, not six for each of its thousands of cells. */
function faultsOf({ style, formula, cached, value }: Cell, planned: WorkbookPlan, names: readonly string[]) {
  const faults: string[] = [];
  if (style !== undefined && !Object.hasOwn(planned.styles, style)) faults.push(`style ${style}`);
  if (formula === undefined) return faults;
  if (!/^=[^=]/.test(formula) || formula.length >= 8192) faults.push(`formula ${formula}`);
  if (cached === undefined) faults.push('formula without its value');
  if (value !== undefined) faults.push(`value ${String(value)} beside a formula`);
  for (const other of sheetsIn(formula)) if (!names.includes(other)) faults.push(`no sheet ${other}`);
  return faults;
}

function expectLawful(planned: WorkbookPlan): void {
  const names = planned.sheets.map(({ name }) => name);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^(?!')[^:\\/?*[\]]{1,31}(?<!')$/);
  for (const { name, ref } of planned.names) {
    expect(name).toMatch(/^[a-z_][A-Za-z0-9_.]*$/);
    expect(names).toContain(parseReference(ref)?.sheet);
  }
  expect(new Set(planned.names.map(({ name }) => name.toLowerCase())).size).toBe(planned.names.length);
  const tables = planned.sheets.flatMap((sheet) => sheet.tables.map((table) => table.name));
  expect(new Set(tables).size).toBe(tables.length);
  for (const sheet of planned.sheets) {
    for (const block of sheet.blocks)
      for (const line of block.cells) expect(line).toHaveLength(block.cells[0]?.length ?? 0);
    const faults = cellsOf(sheet).flatMap(({ row, column, cell }) =>
      faultsOf(cell, planned, names).map((fault) => `${sheet.name}!${cellAddress(row, column)} ${fault}`),
    );
    expect(faults).toEqual([]);
    for (const { name, area } of sheet.tables) {
      const headings = cellsOf(sheet).filter(
        ({ row, column }) => row === area.row && column >= area.column && column < area.column + area.columns,
      );
      const texts = headings.map(({ cell }) => cell.value);
      expect(new Set(texts).size, name).toBe(area.columns);
      for (const text of texts) expect(typeof text, name).toBe('string');
      expect(area.rows, name).toBeGreaterThan(1);
    }
  }
}

describe('a plan', () => {
  it('is lawful for random models', () => {
    fc.assert(
      fc.property(randomModel, fc.constantFrom(...LANGUAGES), (model, language) => {
        expectLawful(plan(model, language));
      }),
      { numRuns: 30 },
    );
  });

  it.each(LANGUAGES)('is lawful for Zhejiang (%s), and no cell shows an error', (language) => {
    const planned = plan(zhejiang, language);
    expectLawful(planned);
    const errors = planned.sheets.flatMap((sheet) =>
      cellsOf(sheet).filter(({ cell }) => typeof cell.cached === 'object'),
    );
    expect(errors).toEqual([]);
  });

  it('uses only functions that Excel 2016, LibreOffice and WPS have', () => {
    const used = plan(zhejiang, 'zh').sheets.flatMap((sheet) =>
      cellsOf(sheet).flatMap(({ cell }) =>
        [
          ...(cell.formula ?? '')
            .replace(/"(?:[^"]|"")*"|'(?:[^']|'')+'!/g, '')
            .matchAll(/([A-Z][A-Z0-9.]*)\(/g),
        ].map((match) => match[1]),
      ),
    );
    const known =
      'ABS AND COUNTBLANK COUNTIF EXP IF IFERROR INDEX ISERROR ISNUMBER LEFT MATCH MAX MIN OR ROUND SUM SUMPRODUCT TEXT'.split(
        ' ',
      );
    expect([...new Set(used)].filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });

  it('gives every scenario sheet the same rows', () => {
    const [first, ...others] = plan(zhejiang, 'zh')
      .sheets.filter(({ key }) => key.startsWith('projection:'))
      .map((sheet) =>
        cellsOf(sheet)
          .filter(({ column, row }) => column === 2 && row > 2)
          .map(({ row, cell }) => [row, cell.value]),
      );
    for (const other of others) expect(other).toEqual(first);
  });

  it('has one formula along each row of indicators', () => {
    const sheet = plan(zhejiang, 'zh').sheets.find(({ key }) => key === 'projection:ambitious');
    const indicators = new Set(zhejiang.indicators.map(({ key }) => key));
    const rows = new Map<number, { readonly column: number; readonly formula: string }[]>();
    for (const { row, column, cell } of sheet === undefined ? [] : cellsOf(sheet))
      if (cell.formula !== undefined && column > 3 && column < 11 && !cell.formula.includes('!'))
        rows.set(row, [...(rows.get(row) ?? []), { column, formula: cell.formula }]);
    let compared = 0;
    for (const [row, cells] of rows) {
      const key = sheet?.blocks[0]?.cells[row]?.[2]?.value;
      if (typeof key !== 'string' || !indicators.has(key)) continue;
      const [first, ...others] = cells.slice(1).map(({ column, formula }) => relative(formula, column));
      compared += others.length;
      for (const other of others) expect(other, key).toBe(first);
    }
    expect(compared).toBeGreaterThan(100);
  });

  /** Columns that move with the formula, written as a distance from its own column. */
  function relative(formula: string, column: number): string {
    return formula.replace(/(?<![$A-Z])([A-Z]{1,2})(?=\$?\d)/g, (name) => {
      let index = 0;
      while (columnLetters(index) !== name) index++;
      return `C[${index - column}]`;
    });
  }

  it('shows the projection cell by cell', () => {
    const prepared = preparedOf(zhejiang);
    for (const scenario of zhejiang.scenarios) {
      const sheet = plan(zhejiang, 'en').sheets.find(({ key }) => key === `projection:${scenario.key}`);
      const { parameters, indicators } = projectModel(prepared, scenario.key);
      const lines = sheet?.blocks[0]?.cells ?? [];
      for (const series of [...parameters, ...indicators]) {
        const line = lines.find((cells) => cells[2]?.value === series.key);
        const shown = series.values.map((_, i) => line?.[3 + i]?.cached ?? line?.[3 + i]?.value ?? undefined);
        expect(shown, series.key).toEqual(series.values);
      }
    }
  });

  it('reads well: formulas as a person would write them', () => {
    const sheet = plan(tinyModel, 'zh').sheets.find(({ key }) => key === 'projection:base');
    const formulas = (key: string): unknown[] =>
      (sheet?.blocks[0]?.cells ?? [])
        .filter((line) => line[2]?.value === key)
        .flatMap((line) => line.slice(3, 8).map((cell) => cell?.formula ?? cell?.value));
    expect(formulas('gdp')).toEqual([
      null,
      `=INDEX('基准'!$D$5:$D$8,MATCH("gdp_2024",'基准'!$R$5:$R$8,0),1)*10000`,
      '=E14*(1+F$7)',
      '=F14*(1+G$7)',
      '=G14*(1+H$7)',
    ]);
    expect(formulas('gdp_growth')).toEqual(['=E7', '=F7', 0.055, '=F7', 0.05]);
    expect(formulas('intensity')).toEqual([null, '=E16/E14', '=F16/F14', '=G16/G14', '=H16/H14']);
  });

  /** Headings and texts inside formulas are ours; other texts may be the model's, in any language. */
  const textsOf = (planned: WorkbookPlan, of: (cell: Cell) => readonly string[]): readonly string[] =>
    planned.sheets.flatMap((sheet) =>
      cellsOf(sheet).flatMap(({ row, column, cell }) =>
        of(cell).map((text) => `${sheet.name}!${cellAddress(row, column)}: ${text}`),
      ),
    );
  const heading = ({ value, style = '' }: Cell): readonly string[] =>
    /^(?:heading|section|legend)/.test(style) && typeof value === 'string' ? [value] : [];
  const literals = ({ formula = '' }: Cell): readonly string[] =>
    [...formula.matchAll(/'(?:[^']|'')+'!|"((?:[^"]|"")*)"/g)].map(([, text]) => text ?? '');

  it('has its headings and sentences in the language of its sheets', () => {
    const [en, zh] = [plan(zhejiang, 'en'), plan(zhejiang, 'zh')];
    const HAN = /: .*\p{Script=Han}/u;
    const WORD = /: .*[A-Za-z]{2}/;
    expect([...textsOf(en, heading), ...textsOf(en, literals)].filter((text) => HAN.test(text))).toEqual([]);
    expect(textsOf(zh, heading).filter((text) => WORD.test(text) && !HAN.test(text))).toEqual([]);
  });

  it.each(LANGUAGES)('leaves no label of the Overview clipped (%s)', (language) => {
    const sheet = plan(zhejiang, language).sheets[0];
    for (const { row, column, cell } of sheet === undefined ? [] : cellsOf(sheet)) {
      const text = cell.cached ?? cell.value;
      const merged = sheet?.merges.some((area) => area.row === row && area.column === column);
      if (typeof text !== 'string' || merged === true || row > 60) continue;
      if (cell.style?.startsWith('section') === true || cell.style?.startsWith('legend') === true) continue;
      expect(textWidth(text), text).toBeLessThanOrEqual(sheet?.columnWidths[column] ?? 8);
    }
  });

  it.each(LANGUAGES)('of the tiny model, to be read (%s)', async (language) => {
    await expect(render(plan(tinyModel, language))).toMatchFileSnapshot(`golden/tiny.${language}.txt`);
  });
});

describe('styles', () => {
  it('have a contrast of 4.5 to 1 or more', () => {
    for (const [role, style] of Object.entries(ROLES)) {
      const fill = 'fill' in style ? style.fill : 'FFFFFF';
      const color = 'color' in style ? style.color : '000000';
      expect(contrast(color, fill), role).toBeGreaterThanOrEqual(4.5);
    }
  });

  /** WCAG 2 contrast of two RRGGBB colours. */
  function contrast(a: string, b: string): number {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance(color: string): number {
    const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
      const channel = parseInt(color.slice(start, start + 2), 16) / 255;
      return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
});

/** A plan as text: a line a row, each cell with its formula and what it shows. */
function render(planned: WorkbookPlan): string {
  const shown = (cell: Cell): string => {
    const value = JSON.stringify(cell.cached ?? cell.value);
    const link = cell.link === undefined ? '' : ` -> ${cell.link}`;
    return (cell.formula === undefined ? value : `${cell.formula} => ${value}`) + link;
  };
  const sheets = planned.sheets.map((sheet) => {
    const rows = new Map<number, string[]>();
    // Of the cases of the sensitivity the first parameter's are enough to read.
    const last = sheet.key === 'sensitivity' ? 85 : Infinity;
    for (const { row, column, cell } of cellsOf(sheet).filter((each) => each.row < last))
      if (cell.formula !== undefined || (cell.value !== null && cell.value !== undefined))
        rows.set(row, [...(rows.get(row) ?? []), `${cellAddress(row, column)} ${shown(cell)}`]);
    const lines = [...rows].sort(([a], [b]) => a - b).map(([, cells]) => cells.join(' | '));
    const extras = [
      ...sheet.validations.map(
        ({ area, rule }) => `validation ${cellAddress(area.row, area.column)} ${JSON.stringify(rule)}`,
      ),
      ...sheet.conditionalFormats.map(
        ({ area, formula, style }) => `format ${cellAddress(area.row, area.column)} ${formula} ${style}`,
      ),
      ...sheet.charts.map(
        (chart) =>
          `chart ${chart.key} ${chart.categories} ${chart.series.map(({ values }) => values).join(' ')}`,
      ),
    ];
    return [`## ${sheet.name} (${sheet.key})`, ...lines, ...extras].join('\n');
  });
  const names = planned.names.map(({ name, ref }) => `${name} ${ref}`).join('\n');
  return `${sheets.join('\n\n')}\n\n## names\n${names}\n`;
}
