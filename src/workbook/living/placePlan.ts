/**
 * Moves a plan to the places of its lines: cells, and everything that refers to cells (formulas, links, tables, rules, charts,
 * print set-up, defined names), on sheets that may have other names.
 */
import { absoluteReference, parseReference } from '../plan/address.js';
import { mapLines, type LineMap } from './lineMap.js';
import type { Area, Block, Cell, ChartPlan, DefinedName, SheetPlan, WorkbookPlan } from '../plan/plan.js';
import { mapReferences, type MoveReference } from '../plan/references.js';

export interface SheetPlace {
  readonly name: string;
  readonly rows: LineMap;
  readonly columns: LineMap;
}

/** By the sheet's planned name; a sheet without a place is unchanged. */
export type Places = ReadonlyMap<string, SheetPlace>;

export function placePlan(plan: WorkbookPlan, places: Places): WorkbookPlan {
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => placeSheet(sheet, places)),
    names: plan.names.map(({ name, ref }): DefinedName => ({ name, ref: placeReference(ref, places) })),
  };
}

/** A function that moves the plan's references; `home` is the planned name of the formula's own sheet. */
function mover(home: string, places: Places): MoveReference {
  return (sheet, area) => {
    const place = places.get(sheet ?? home);
    if (place === undefined) return { sheet, area };
    return { sheet: sheet === undefined ? undefined : place.name, area: placeArea(area, place) };
  };
}

function placeArea(area: Area, { rows, columns }: SheetPlace): Area {
  const [top, bottom] = placeRange(area.row, area.rows, rows);
  const [left, right] = placeRange(area.column, area.columns, columns);
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** First and last place of a run of planned lines, which may have been sorted. */
function placeRange(start: number, count: number, { place, isIdentity }: LineMap): readonly [number, number] {
  if (isIdentity || count === 1) return [place(start), place(start + count - 1)];
  let [first, last] = [Infinity, -Infinity];
  for (let line = start; line < start + count; line++) {
    first = Math.min(first, place(line));
    last = Math.max(last, place(line));
  }
  return [first, last];
}

function placeReference(ref: string, places: Places): string {
  const reference = parseReference(ref);
  const place = reference === undefined ? undefined : places.get(reference.sheet);
  if (reference === undefined || place === undefined) return ref;
  return absoluteReference(place.name, placeArea(reference.area, place));
}

const NOWHERE: SheetPlace = { name: '', rows: mapLines([], 0), columns: mapLines([], 0) };

/** A sheet moved to the places of its lines. */
export function placeSheet(sheet: SheetPlan, places: Places): SheetPlan {
  const own = places.get(sheet.name);
  const place: SheetPlace = own ?? { ...NOWHERE, name: sheet.name };
  const move = mover(sheet.name, places);
  const isStill = [...places.values()].every(({ rows, columns }) => rows.isIdentity && columns.isIdentity);
  const areNamed = [...places].every(([name, { name: next }]) => name === next);
  if (isStill && areNamed) return sheet;
  const text = (formula: string): string => mapReferences(formula, move);
  const area = (planned: Area): Area => placeArea(planned, place);
  const cell = (planned: Cell | undefined): Cell | undefined => {
    if (planned === undefined || (planned.formula === undefined && planned.link === undefined))
      return planned;
    return {
      ...planned,
      ...(planned.formula === undefined ? {} : { formula: text(planned.formula) }),
      ...(planned.link === undefined ? {} : { link: text(planned.link) }),
    };
  };
  const sizes = (bySize: Readonly<Record<number, number>>, lines: LineMap): Record<number, number> =>
    Object.fromEntries(Object.entries(bySize).map(([line, size]) => [lines.place(Number(line)), size]));
  const { print } = sheet;
  return {
    ...sheet,
    name: place.name,
    blocks: sheet.blocks.flatMap((block) => placeBlock(block, place, cell)),
    merges: sheet.merges.map(area),
    columnWidths: sizes(sheet.columnWidths, place.columns),
    rowHeights: sizes(sheet.rowHeights, place.rows),
    tables: sheet.tables.map((table) => ({ ...table, area: area(table.area) })),
    validations: sheet.validations.map((validation) => ({
      ...validation,
      area: area(validation.area),
      rule:
        validation.rule.kind === 'list'
          ? { kind: 'list', source: text(validation.rule.source) }
          : validation.rule,
    })),
    conditionalFormats: sheet.conditionalFormats.map((format) => ({
      ...format,
      area: area(format.area),
      formula: text(format.formula),
    })),
    charts: sheet.charts.map((chart) => placeChart(chart, place, text)),
    print: {
      ...print,
      ...(print.area === undefined ? {} : { area: area(print.area) }),
      ...(print.titleRows === undefined ? {} : { titleRows: place.rows.place(print.titleRows - 1) + 1 }),
    },
  };
}

/** A chart keeps its size; it moves with the line of its top left corner. */
function placeChart(chart: ChartPlan, place: SheetPlace, text: (formula: string) => string): ChartPlan {
  const { row, column } = chart.area;
  return {
    ...chart,
    area: { ...chart.area, row: place.rows.place(row), column: place.columns.place(column) },
    categories: text(chart.categories),
    series: chart.series.map((series) => ({
      ...series,
      name: 'ref' in series.name ? { ref: text(series.name.ref) } : series.name,
      values: text(series.values),
    })),
  };
}

/** The block in parts whose lines are still neighbours. */
function placeBlock(
  block: Block,
  { rows, columns }: SheetPlace,
  cellOf: (cell: Cell | undefined) => Cell | undefined,
): readonly Block[] {
  const width = block.cells[0]?.length ?? 0;
  const down = runs(block.cells.length, (i) => rows.place(block.row + i));
  const across = runs(width, (i) => columns.place(block.column + i));
  return down.flatMap((r) =>
    across.map((c) => ({
      row: rows.place(block.row + r.start),
      column: columns.place(block.column + c.start),
      cells: block.cells
        .slice(r.start, r.end)
        .map((cells) => Array.from({ length: c.end - c.start }, (_, i) => cellOf(cells[c.start + i]))),
    })),
  );
}

function runs(
  count: number,
  placeOf: (index: number) => number,
): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let i = 0; i < count; i++) {
    const last = found.at(-1);
    if (last !== undefined && placeOf(i) === placeOf(i - 1) + 1) last.end = i + 1;
    else found.push({ start: i, end: i + 1 });
  }
  return found;
}
