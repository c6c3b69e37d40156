/** A report as one page of HTML: complete, without script or anything from elsewhere, texts as texts, charts true to the numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawChart } from '../../../src/hosts/page/chart.js';
import { writePage } from '../../../src/hosts/page/page.js';
import { niceScale } from '../../../src/hosts/page/scale.js';
import { formatNumber } from '../../../src/hosts/page/text.js';
import { LANGUAGES } from '../../../src/messages/language.js';
import type { ChartPlan, SheetPlan, WorkbookPlan } from '../../../src/workbook/plan/plan.js';
import { planReport } from '../../../src/workbook/sheets/planReport.js';
import { SMALL, valueOf } from '../../model/packs.js';
import { readPack } from '../../../src/model/pack.js';
import { preparedOf } from '../../workbook/models.js';

const prepared = preparedOf(valueOf(readPack(SMALL)));

function sheetOf(cells: SheetPlan['blocks'][number]['cells'], more: Partial<SheetPlan> = {}): SheetPlan {
  return {
    key: 'overview',
    name: "It's <one>",
    blocks: [{ row: 0, column: 0, cells }],
    merges: [],
    columnWidths: {},
    rowHeights: {},
    tables: [],
    validations: [],
    conditionalFormats: [],
    charts: [],
    print: { orientation: 'portrait', fitWidth: 1, fitHeight: 0 },
    gridlines: false,
    ...more,
  };
}

function pageOf(sheet: SheetPlan, styles: WorkbookPlan['styles'] = {}): string {
  return writePage({ language: 'en', title: 'T', sheets: [sheet], names: [], styles }, 'note');
}

describe('a report', () => {
  it.each(LANGUAGES)('has the parts in order and loads nothing (%s)', (language) => {
    const plan = planReport(prepared, language, {});
    expect(plan.sheets.map(({ key }) => key)).toEqual([
      'overview',
      'compare',
      'sensitivity',
      'why',
      'checks',
      'baseline',
    ]);
    const page = writePage(plan, 'note');
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(|https?:|javascript:/i);
    expect(page).toContain(`default-src 'none'`);
    expect(page.match(/<svg /g)).toHaveLength(plan.sheets.flatMap(({ charts }) => charts).length);
    // Every link leads to an element of the page.
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('says why each judged number is what it is, down to a document', () => {
    const why = planReport(prepared, 'en', {}).sheets.find(({ key }) => key === 'why')!;
    const texts = why.blocks.flatMap(({ cells }) => cells.flat().map((cell) => String(cell?.value ?? '')));
    const [target] = prepared.model.targets;
    const name = prepared.model.indicators.find(({ key }) => key === target!.indicator)!.name.en;
    expect(texts).toContain(`${name}, ${target!.year}`);
    expect(texts.some((text) => text.startsWith('='))).toBe(true);
    expect(texts.some((text) => /^R&D expenditure 2024: .*, line 3$/.test(text))).toBe(true);
  });
});

describe('cells of a page', () => {
  it('any text is text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const page = pageOf(sheetOf([[{ value: `<b onclick="x">${text}</b>` }]]));
        const [, content = ''] = /<td[^>]*>([^]*)<\/td>/.exec(page) ?? [];
        expect(content).not.toMatch(/<(?!br>)/);
        expect(content).toContain('&lt;b onclick=&quot;x&quot;&gt;');
      }),
    );
  });

  it('leaves out marks that turn the direction of text', () => {
    expect(pageOf(sheetOf([[{ value: 'a\u202eb\u2066c\u0000d' }]]))).toContain('>abcd</td>');
  });

  it.each([
    ['0.00%', 0.03353, '3.35%'],
    ['#,##0.0', 9635.24, '9,635.2'],
    ['"≥ "0.00%" (2030)"', 0.035, '≥ 3.50% (2030)'],
    ['"达到";"未达到";"未达到"', 0, '未达到'],
    ['+0.00" 个百分点";-0.00" 个百分点";0.00" 个百分点"', -0.11, '-0.11 个百分点'],
    ['[>=1E+299]"无数值";0.00%', 1e300, '无数值'],
  ])('%s shows %d as %s, as a spreadsheet does', (format, value, shown) => {
    expect(formatNumber(value, format)).toBe(shown);
  });

  it('shows errors as their codes and formulas as their values', () => {
    const page = pageOf(
      sheetOf([
        [
          { formula: '=1/0', cached: { error: '#DIV/0!' } },
          { formula: '=1+1', cached: 2 },
        ],
      ]),
    );
    expect(page).toContain('>#DIV/0!</td>');
    expect(page).toContain('>2</td>');
    expect(page).not.toContain('1+1');
  });

  it('spans merged cells, leaves out what is not printed, and colours what a format compares', () => {
    const sheet = sheetOf(
      [
        [{ value: 'wide' }, undefined, { value: 'key' }],
        [{ value: 'met' }, { value: 'missed' }, { value: 'key' }],
      ],
      {
        merges: [{ row: 0, column: 0, rows: 1, columns: 2 }],
        print: {
          orientation: 'landscape',
          fitWidth: 1,
          fitHeight: 0,
          area: { row: 0, column: 0, rows: 2, columns: 2 },
        },
        conditionalFormats: [
          { area: { row: 1, column: 0, rows: 1, columns: 2 }, formula: '=A2="met"', style: 'good' },
        ],
      },
    );
    const page = pageOf(sheet, { good: { fill: 'DDF0DF' } });
    expect(page).toContain('<td colspan="2">wide</td>');
    expect(page).not.toContain('key');
    expect(page).toContain('<td class="c0">met</td>');
    expect(page).toMatch(/<td(?: class="(?!c0)[^"]*")?>missed<\/td>/);
  });
});

describe('charts of a page', () => {
  const chart: ChartPlan = {
    key: 'c',
    kind: 'columnStacked',
    title: 'Sums',
    area: { row: 0, column: 0, rows: 10, columns: 4 },
    categories: 'years',
    series: [
      { name: { text: 'a' }, values: 'a' },
      { name: { text: 'b' }, values: 'b' },
    ],
    valueFormat: '0',
    description: 'Two series & their sum',
  };
  const values: Readonly<Record<string, readonly number[]>> = {
    years: [2025, 2026],
    a: [10, 20],
    b: [30, 20],
  };
  const heights = (svg: string): readonly number[] =>
    [...svg.matchAll(/<rect[^>]* height="([\d.]+)"/g)].map(([, height]) => Number(height));

  it('heights of columns are in proportion to the values', () => {
    const svg = drawChart(chart, (ref) => values[ref], { width: 600, height: 300 });
    const [a, b, c, d] = heights(svg);
    expect(b! / a!).toBeCloseTo(3, 1);
    expect(c!).toBeCloseTo(d!, 0);
    expect(svg).toContain('aria-label="Two series &amp; their sum"');
  });

  it('a missing value is a gap of a line', () => {
    const line = { ...chart, kind: 'line' as const, series: [{ name: { text: 'a' }, values: 'a' }] };
    const shown: Readonly<Record<string, readonly (number | null)[]>> = {
      years: [1, 2, 3, 4, 5],
      a: [1, 2, null, 3, 4],
    };
    const svg = drawChart(line, (ref) => shown[ref], { width: 600, height: 300 });
    expect(svg.match(/<polyline/g)).toHaveLength(2);
  });

  it('the scale holds every value, with few round steps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (numbers) => {
          const { ticks, share } = niceScale(numbers, { min: undefined, max: undefined });
          const slack = 1e-6 * Math.max(1, ...numbers.map(Math.abs));
          expect(ticks[0]!).toBeLessThanOrEqual(Math.min(...numbers) + slack);
          expect(ticks.at(-1)!).toBeGreaterThanOrEqual(Math.max(...numbers) - slack);
          expect(ticks.length).toBeLessThanOrEqual(12);
          for (const number of numbers) {
            expect(share(number)).toBeGreaterThanOrEqual(0);
            expect(share(number)).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});
