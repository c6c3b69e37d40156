import { describe, expect, test } from 'vitest';
import type { Workbook, WriteSheet } from 'hucre/xlsx';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { mapSheets } from '../../../src/workbook/plan/references.js';
import { createXlsxHost, type XlsxHost } from '../../../src/hosts/file/xlsx.js';
import { fromFileFormula, toFileFormula } from '../../../src/hosts/file/functions.js';
import { apply, expectSheet, hostContract, read, sameValue, type Subject } from '../contract.js';
import { schemaMistakes, schemasPresent } from '../ooxml.js';
import { largePlan, MODEL, plan, smallPlan, TEXTS } from '../plans.js';
import { convert, findOffice, withoutResults } from '../soffice.js';

/** A user who opens the file in a program that keeps cells and names, but no charts, and saves it. */
function makeSubject(): Subject {
  let host = createXlsxHost();
  let empty = true;
  const edit = async (change: (workbook: Workbook, sheets: WriteSheet[]) => void): Promise<void> => {
    const workbook: Workbook =
      empty && !(await hasSheets(host)) ? { sheets: [] } : await readXlsx(host.bytes(), { readStyles: true });
    empty = false;
    const sheets = workbook.sheets.map(
      ({ charts: _charts, pivotTables: _pivots, ...sheet }): WriteSheet => sheet,
    );
    change(workbook, sheets);
    const { namedRanges = [] } = workbook;
    host = createXlsxHost({ bytes: await writeXlsx({ sheets, namedRanges }) });
  };
  return {
    get host() {
      return host;
    },
    type: (name, row, column, input) =>
      edit((_, sheets) => {
        let sheet = sheets.find((candidate) => candidate.name === name);
        if (sheet === undefined) sheets.push((sheet = { name, cells: new Map() }));
        sheet.cells ??= new Map();
        sheet.cells.set(
          `${row},${column}`,
          input.startsWith('=') ? { formula: input.slice(1) } : { value: input },
        );
      }),
    rename: (name, next) =>
      edit((workbook, sheets) => {
        const rename = (text: string): string => mapSheets(text, (each) => (each === name ? next : each));
        for (const sheet of sheets) {
          if (sheet.name === name) sheet.name = next;
          for (const cell of sheet.cells?.values() ?? [])
            if (cell.formula !== undefined) cell.formula = rename(cell.formula);
        }
        for (const range of workbook.namedRanges ?? []) range.range = rename(range.range);
      }),
  };
}

async function hasSheets(host: XlsxHost): Promise<boolean> {
  return (await read(host)).sheets.length > 0;
}

async function fileOf(planned: typeof smallPlan): Promise<Uint8Array> {
  const host = createXlsxHost();
  await apply(host, planned);
  return host.bytes();
}

function part(bytes: Uint8Array, path: string): string {
  const content = unzipSync(bytes)[path];
  if (content === undefined) throw new Error(`no part ${path}`);
  return strFromU8(content);
}

describe('xlsx host', () => {
  hostContract(makeSubject, { calculates: false, runs: 60 });

  test('the same plan gives the same bytes, and another date only another date', async () => {
    expect(await fileOf(smallPlan)).toEqual(await fileOf(smallPlan));
    const later = createXlsxHost({ date: new Date(Date.UTC(2026, 5, 1)) });
    await apply(later, smallPlan);
    expect(part(later.bytes(), 'docProps/core.xml')).toContain('2026-06-01T00:00:00Z');
    expect(part(later.bytes(), 'xl/worksheets/sheet1.xml')).toBe(
      part(await fileOf(smallPlan), 'xl/worksheets/sheet1.xml'),
    );
  });

  test('a file built again keeps the date it was made', async () => {
    const later = createXlsxHost({ bytes: await fileOf(smallPlan), date: new Date(Date.UTC(2026, 5, 1)) });
    await apply(later, smallPlan);
    const properties = part(later.bytes(), 'docProps/core.xml');
    expect(properties).toMatch(/<dcterms:created [^>]*>2025-01-01T00:00:00Z</);
    expect(properties).toMatch(/<dcterms:modified [^>]*>2026-06-01T00:00:00Z</);
  });

  test('every part is valid against ISO/IEC 29500-4', async () => {
    if (!schemasPresent()) return;
    expect(await schemaMistakes(await fileOf(smallPlan))).toEqual([]);
    expect(await schemaMistakes(await fileOf(largePlan(20, 8)))).toEqual([]);
    expect(await schemaMistakes(await fileOf(plan([])))).toEqual([]);
  });

  test('what a file needs beyond cells is there', async () => {
    const bytes = await fileOf(smallPlan);
    const workbook = part(bytes, 'xl/workbook.xml');
    expect(workbook).toContain(
      `<definedName name="_xlnm.Print_Area" localSheetId="0">'模型 &amp; 假设'!$A$1:$E$24</definedName>`,
    );
    expect(workbook).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'模型 &amp; 假设'!$1:$3</definedName>`,
    );
    expect(workbook).toContain('<definedName name="Tuiyan.sheet.model" hidden="1">');
    const model = part(bytes, 'xl/worksheets/sheet1.xml');
    for (const text of [
      'showGridLines="0"',
      'FF1F4E79',
      'state="frozen"',
      '<mergeCell ref="A1:D1"/>',
      'fitToWidth="1"',
      'orientation="portrait"',
      '<hyperlink ref="E5"',
    ]) {
      expect(model).toContain(text);
    }
    expect(model).toMatch(/<dataValidation type="list" sqref="C6"[^>]*errorStyle="warning"/);
    expect(part(bytes, 'xl/worksheets/sheet2.xml')).toMatch(
      /<cfRule type="expression"[^>]*><formula>B2&lt;B3</,
    );
    expect(part(bytes, 'xl/tables/table1.xml')).toContain(
      'name="Assumptions" displayName="Assumptions" ref="A3:C6"',
    );
    expect(part(bytes, 'xl/comments1.xml')).toContain('研发经费年均增速');
    expect(part(bytes, 'docProps/core.xml')).toContain('<dc:title>测试</dc:title>');
  });

  test('charts are native, named by their cells, with the colours and dashes of the plan', async () => {
    const bytes = await fileOf(smallPlan);
    const line = part(bytes, 'xl/charts/chart1.xml');
    expect(line).toContain(`<c:f>'推演·承压 ''26'!$A$2</c:f>`);
    expect(line).toContain('<c:v>研发经费</c:v>');
    expect(line).toContain('<a:prstDash val="sysDash"/>');
    expect(line).toContain('1F4E79');
    expect(line).toContain('formatCode="#,##0"');
    const kinds = [2, 3, 4, 5, 6].map((number) =>
      /<c:(bar|area)Chart>(?:<c:barDir val="(\w+)"\/>)?<c:grouping val="(\w+)"/
        .exec(part(bytes, `xl/charts/chart${number}.xml`))
        ?.slice(1),
    );
    expect(kinds).toEqual([
      ['bar', 'col', 'clustered'],
      ['bar', 'col', 'stacked'],
      ['bar', 'bar', 'clustered'],
      ['area', undefined, 'standard'],
      ['area', undefined, 'stacked'],
    ]);
    expect(part(bytes, 'xl/drawings/drawing2.xml')).toContain('descr="2024 至 2026 年研发经费与目标"');
  });

  test('text is text: never a formula, an error or a date, also after somebody edits the cell', async () => {
    const bytes = await fileOf(smallPlan);
    const xml = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml.match(/<f>/g)).toHaveLength(1);
    expect(xml).not.toContain('t="e"');
    expect(part(bytes, 'xl/styles.xml')).toContain('quotePrefix="1"');
    const { cells } = (await read(createXlsxHost({ bytes }))).sheets[0]!;
    expect(cells.slice(7).map((row) => row[0]?.value)).toEqual(TEXTS);
  });

  test('younger functions get their prefix in the file and lose it again', () => {
    const formula = `=IF(NORM.DIST(A1,0,1,TRUE)>0.5,CEILING.MATH(B1),"IFS(1)")&'IFS(x)'!A1&IFS(A1>1,2)`;
    const written = toFileFormula(formula);
    expect(written).toBe(
      `IF(_xlfn.NORM.DIST(A1,0,1,TRUE)>0.5,_xlfn.CEILING.MATH(B1),"IFS(1)")&'IFS(x)'!A1&_xlfn.IFS(A1>1,2)`,
    );
    expect(fromFileFormula(written)).toBe(formula);
  });

  test('LibreOffice opens the file and recalculates it to the cached values', async () => {
    const office = findOffice();
    if (office === undefined) return;
    const saved = createXlsxHost({ bytes: convert(office, await fileOf(smallPlan), 'xlsx') });
    const snapshot = await read(saved);
    const wrong: unknown[] = [];
    for (const planned of smallPlan.sheets) {
      const found = snapshot.sheets.find(({ name }) => name === planned.name);
      for (const { row, column, cells } of planned.blocks) {
        cells.forEach((line, r) => {
          line.forEach((cell, c) => {
            if (cell?.cached === undefined) return;
            const value = found?.cells[row + r]?.[column + c]?.value;
            // It knows #NUM! only as an error of its own, and saves it as #VALUE!.
            const same =
              typeof cell.cached === 'object' ? typeof value === 'object' : sameValue(cell.cached, value);
            if (!same) wrong.push({ sheet: planned.name, cell, value });
          });
        });
      }
    }
    expect(wrong).toEqual([]);
    expect(snapshot.sheets.map(({ key }) => key)).toEqual(['model', 'projection:stress']);
    expect(snapshot.sheets[0]?.cells.slice(7, 7 + TEXTS.length).map((row) => row[0]?.value)).toEqual(TEXTS);
  });

  test('a file without results has no value in any formula cell', async () => {
    const bytes = await fileOf(smallPlan);
    const sheet = 'xl/worksheets/sheet2.xml';
    expect(part(bytes, sheet)).toMatch(/<\/f><v>/);
    expect(part(withoutResults(bytes), sheet)).not.toMatch(/<\/f><v/);
  });

  test('formulas that another program shares between cells are read whole', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: MODEL,
          cells: new Map([
            ['0,0', { value: 1 }],
            [
              '0,1',
              {
                formula: 'A1*$C$1+SUM(A$1:A1)&"A1"',
                formulaType: 'shared',
                formulaSharedIndex: 0,
                formulaRef: 'B1:B3',
              },
            ],
            ['1,1', { formula: '', formulaType: 'shared', formulaSharedIndex: 0 }],
            ['2,1', { formula: '', formulaType: 'shared', formulaSharedIndex: 0 }],
          ]),
        },
      ],
    });
    const { cells } = (await read(createXlsxHost({ bytes }))).sheets[0]!;
    expect(cells.map((row) => row[1]?.formula)).toEqual([
      '=A1*$C$1+SUM(A$1:A1)&"A1"',
      '=A2*$C$1+SUM(A$1:A2)&"A1"',
      '=A3*$C$1+SUM(A$1:A3)&"A1"',
    ]);
  });

  test('a file with charts of others is refused, not robbed of them', async () => {
    const chart = {
      type: 'column' as const,
      series: [{ values: 'A1:A2' }],
      anchor: { from: { row: 3, col: 0 } },
    };
    const host = createXlsxHost({
      bytes: await writeXlsx({ sheets: [{ name: '我的图', rows: [[1], [2]], charts: [chart] }] }),
    });
    expect(await host.apply(smallPlan)).toMatchObject({
      ok: false,
      failure: { code: 'UnsupportedContent', place: '我的图' },
    });
  });

  test('20,000 cells', async () => {
    const bytes = await fileOf(largePlan());
    expectSheet(await read(createXlsxHost({ bytes })), largePlan().sheets[0]!);
  });
});
