/**
 * Rows and columns inserted and deleted, with all that follows: cells, references in every formula, names, tables,
 * merged cells, rules, charts, sizes. References are read by @borgar/fx, not by the code under test.
 */
import { parseA1Ref, stringifyA1Ref, stringifyTokens, tokenize } from '@borgar/fx';
import type { Area } from '../../../src/workbook/plan/plan.js';
import { rangeAddress } from '../../../src/workbook/plan/address.js';
import { areaOf, type CellState, type SheetState, type WorkbookState } from './state.js';

export type Axis = 'row' | 'column';

/** Inserts `count` (negative: deletes) lines before line `at`; 0-based. */
export function shiftLines(
  workbook: WorkbookState,
  sheet: SheetState,
  axis: Axis,
  at: number,
  count: number,
): void {
  const moveArea = (area: Area): Area | undefined => shiftArea(area, axis, at, count);
  shiftCells(sheet, axis, at, count);
  const follow = (formula: string, home: SheetState): string =>
    shiftFormula(formula, sheet.id, home === sheet, moveArea);
  for (const other of workbook.sheets) {
    for (const cell of other.cells.values()) followCell(cell, other, follow);
    for (const chart of other.charts)
      for (const series of chart.series)
        for (const [name, value] of Object.entries(series))
          if (typeof value === 'string' && name !== 'Name')
            series[name] = followSeries(value, sheet.id, moveArea);
  }
  for (const name of workbook.names.values())
    name.formula = shiftFormula(name.formula, sheet.id, false, moveArea);
  const keep = (areas: readonly Area[]): Area[] => areas.flatMap((area) => moveArea(area) ?? []);
  sheet.merges = keep(sheet.merges);
  sheet.tables = sheet.tables.flatMap((table) => {
    const area = moveArea(table.area);
    return area === undefined ? [] : [Object.assign(table, { area })];
  });
  for (const { look } of sheet.charts)
    if (typeof look['Position'] === 'string') {
      const moved = moveArea(areaOf(look['Position']));
      if (moved !== undefined) look['Position'] = corners(moved);
    }
  shiftSizes(sheet, axis === 'row' ? 'RowHeight ' : 'ColumnWidth ', at, count);
}

function corners(area: Area): string {
  const text = rangeAddress(area);
  return text.includes(':') ? text : `${text}:${text}`;
}

function shiftCells(sheet: SheetState, axis: Axis, at: number, count: number): void {
  const cells = [...sheet.cells];
  sheet.cells.clear();
  for (const [place, cell] of cells) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    const line = axis === 'row' ? row : column;
    if (line < at) sheet.cells.set(place, cell);
    else if (count > 0 || line >= at - count) {
      const next = line + count;
      sheet.cells.set(axis === 'row' ? `${next},${column}` : `${row},${next}`, cell);
    }
    // New lines look like the line before them.
    if (line === at - 1)
      for (let i = 0; i < count; i++)
        sheet.cells.set(axis === 'row' ? `${at + i},${column}` : `${row},${at + i}`, {
          ...{ input: null, format: { ...cell.format }, extras: {}, rules: [] },
        });
  }
}

function shiftArea(area: Area, axis: Axis, at: number, count: number): Area | undefined {
  const [start, size] = axis === 'row' ? [area.row, area.rows] : [area.column, area.columns];
  const end = start + size - 1;
  const gone = at - Math.min(count, 0);
  if (count < 0 && start >= at && end < gone) return undefined;
  const first = start < at ? start : count > 0 || start >= gone ? start + count : at;
  const last = end < at ? end : count > 0 || end >= gone ? end + count : at - 1;
  return axis === 'row'
    ? { ...area, row: first, rows: last - first + 1 }
    : { ...area, column: first, columns: last - first + 1 };
}

/** References to the sheet in one formula; `isHome`: those without a sheet mean it too. */
function shiftFormula(
  formula: string,
  id: string,
  isHome: boolean,
  move: (area: Area) => Area | undefined,
): string {
  if (!isHome && !formula.includes(`'${id}'!`)) return formula;
  const tokens = tokenize(formula, { mergeRefs: true });
  for (const token of tokens) {
    if (token.type !== 'range') continue;
    const ref = parseA1Ref(token.value);
    if (ref === undefined || !('range' in ref)) continue;
    const [sheet] = ref.context ?? [];
    if (sheet === undefined ? !isHome : sheet !== id) continue;
    const { top, left, bottom, right } = ref.range;
    const isWhole = [top, left, bottom, right].some((edge) => edge === undefined || edge === null);
    if (isWhole) continue;
    const [t, l, b, r] = [Number(top), Number(left), Number(bottom), Number(right)];
    const moved = move({ row: t, column: l, rows: b - t + 1, columns: r - l + 1 });
    if (moved === undefined) {
      token.value = '#REF!';
      continue;
    }
    const range = {
      ...ref.range,
      ...{ top: moved.row, left: moved.column },
      ...{ bottom: moved.row + moved.rows - 1, right: moved.column + moved.columns - 1 },
    };
    const short = stringifyA1Ref({ context: [], range });
    // Excel keeps both ends of a range of one cell.
    const text = token.value.includes(':') && !short.includes(':') ? `${short}:${short}` : short;
    token.value = sheet === undefined ? text : `'${id}'!${text}`;
  }
  return stringifyTokens(tokens);
}

function followCell(
  cell: CellState,
  home: SheetState,
  follow: (formula: string, home: SheetState) => string,
): void {
  if (typeof cell.input === 'object' && cell.input !== null && 'formula' in cell.input)
    cell.input = { formula: follow(cell.input.formula, home) };
  const list = cell.extras['Validation.Rule'];
  if (typeof list === 'string') cell.extras['Validation.Rule'] = follow(list, home);
  cell.rules = cell.rules.map((rule) => {
    const look = JSON.parse(rule) as Record<string, unknown>;
    const formula = look['Custom.Rule.Formula'];
    const address = follow(`=${String(look['address'])}`, home).slice(1);
    return JSON.stringify({
      ...look,
      address,
      ...(typeof formula === 'string' ? { 'Custom.Rule.Formula': follow(formula, home) } : {}),
    });
  });
}

function followSeries(text: string, id: string, move: (area: Area) => Area | undefined): string {
  const bar = text.indexOf('!');
  if (text.slice(0, bar) !== id) return text;
  const moved = move(areaOf(text.slice(bar + 1)));
  return moved === undefined ? '#REF!' : `${id}!${rangeAddress(moved)}`;
}

function shiftSizes(sheet: SheetState, prefix: string, at: number, count: number): void {
  const sizes = Object.entries(sheet.look).filter(([name]) => name.startsWith(prefix));
  for (const [name] of sizes) Reflect.deleteProperty(sheet.look, name);
  for (const [name, size] of sizes) {
    const line = Number(name.slice(prefix.length));
    if (line < at) sheet.look[name] = size;
    else if (count > 0 || line >= at - count) sheet.look[`${prefix}${line + count}`] = size;
  }
}
