/**
 * What keeps a generated workbook from being read by everyone: by a screen reader, in black and white, or row by row.
 *
 * In: a plan. Out: a sentence for each fault, with its place. Sources: Microsoft, "Make your Excel documents accessible to people with
 * disabilities" (alternative text, one header row a table, no merged cells in tables, no meaning by colour alone); WCAG 2.2, 1.4.3
 * (contrast of 4.5:1).
 */
import { cellAddress } from '../../src/workbook/plan/address.js';
import type { Area, Cell, CellStyle, SheetPlan, WorkbookPlan } from '../../src/workbook/plan/plan.js';

export function unreadable(plan: WorkbookPlan): readonly string[] {
  return [
    ...plan.sheets.flatMap((sheet) => [
      ...chartFaults(sheet),
      ...tableFaults(sheet),
      ...colourFaults(sheet, plan.styles),
    ]),
    ...contrastFaults(plan),
  ];
}

/** A chart says what it shows in a sentence of its own, not its title again. */
function chartFaults({ name, charts }: SheetPlan): readonly string[] {
  return charts.flatMap(({ key, title, description }) => [
    ...(description.trim() === '' ? [`${name}: the chart ${key} has no alternative text`] : []),
    ...(description.trim() === title.trim() ? [`${name}: the alternative text of ${key} is its title`] : []),
  ]);
}

/** A table has one row of headings, each its own, and nothing merged in it; and two tables have no cell in common. */
function tableFaults(sheet: SheetPlan): readonly string[] {
  const { name, tables, merges } = sheet;
  return tables.flatMap((table, i) => {
    const heads = Array.from({ length: table.area.columns }, (_, column) =>
      shown(cellAt(sheet, table.area.row, table.area.column + column)),
    );
    const empty = heads.filter((head) => head.trim() === '').length;
    const twice = heads.filter((head, at) => heads.indexOf(head) !== at);
    return [
      ...(empty > 0 ? [`${name}: ${table.name} has ${empty} empty headings`] : []),
      ...twice.map((head) => `${name}: ${table.name} has the heading "${head}" twice`),
      ...(table.area.rows < 2 ? [`${name}: ${table.name} has no row below its headings`] : []),
      ...merges
        .filter((area) => meet(area, table.area))
        .map((area) => `${name}: ${table.name} has merged cells at ${cellAddress(area.row, area.column)}`),
      ...tables
        .slice(i + 1)
        .filter(({ area }) => meet(area, table.area))
        .map((other) => `${name}: ${table.name} and ${other.name} have cells in common`),
    ];
  });
}

/**
 * A cell that is coloured by its state shows the state too: a text, or 1 and 0 in a format with words. Other colours stress what the
 * cell shows anyway, such as a sign.
 */
function colourFaults(sheet: SheetPlan, styles: Readonly<Record<string, CellStyle>>): readonly string[] {
  return sheet.conditionalFormats.flatMap(({ area, formula }) => {
    // Green for 1, and red for 0 in another format of the same cells.
    if (!formula.includes(`${cellAddress(area.row, area.column)}=1`)) return [];
    return cellsIn(sheet, area).flatMap(({ cell, address }) => {
      const value = cell.formula === undefined ? cell.value : cell.cached;
      const format = styles[cell.style ?? '']?.numberFormat ?? '';
      const isState = value === 0 || value === 1;
      return isState && !/"[^"]+"/.test(format)
        ? [`${sheet.name}: ${address} has its state in colour only`]
        : [];
    });
  });
}

function contrastFaults({ styles }: WorkbookPlan): readonly string[] {
  return Object.entries(styles).flatMap(([key, { color = '000000', fill = 'FFFFFF' }]) => {
    const ratio = contrast(color, fill);
    return ratio < 4.5 ? [`the style ${key} has a contrast of ${ratio.toFixed(2)}`] : [];
  });
}

/** Source: WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const parts = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function meet(a: Area, b: Area): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

function cellAt({ blocks }: SheetPlan, row: number, column: number): Cell | undefined {
  return blocks
    .map((block) => block.cells[row - block.row]?.[column - block.column])
    .filter((cell) => cell !== undefined)
    .at(-1);
}

function cellsIn(sheet: SheetPlan, area: Area): readonly { readonly cell: Cell; readonly address: string }[] {
  return sheet.blocks.flatMap((block) =>
    block.cells.flatMap((line, r) =>
      line.flatMap((cell, c) => {
        const at: Area = { row: block.row + r, column: block.column + c, rows: 1, columns: 1 };
        return cell === undefined || !meet(at, area)
          ? []
          : [{ cell, address: cellAddress(at.row, at.column) }];
      }),
    ),
  );
}

function shown(cell: Cell | undefined): string {
  const value = cell?.formula === undefined ? cell?.value : cell.cached;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
