/**
 * What a user's hands do to a simulated workbook besides typing: cut and paste, sort, copy and move sheets. As Excel does
 * it: references follow cells that are cut, not cells that are sorted; a copied sheet refers to itself where the original did.
 */
import { parseA1Ref, stringifyA1Ref, stringifyTokens, tokenize } from '@borgar/fx';
import type { Area } from '../../src/workbook/plan/plan.js';
import {
  contains,
  eachPlace,
  type CellState,
  type SheetState,
  type WorkbookState,
} from '../hosts/excel/state.js';

interface Place {
  /** Undefined: the formula's own sheet. */
  readonly id: string | undefined;
  readonly area: Area;
}

/** Every reference of a formula (by sheet id), changed; a reference that is to stay gives itself. */
function mapFormula(formula: string, change: (place: Place, isRelative: Relative) => Place): string {
  const tokens = tokenize(formula);
  for (const token of tokens) {
    if (token.type !== 'range') continue;
    const ref = parseA1Ref(token.value);
    if (ref === undefined || !('range' in ref)) continue;
    const { top, left, bottom, right } = ref.range;
    if ([top, left, bottom, right].some((edge) => edge === undefined || edge === null)) continue;
    const [t, l, b, r] = [Number(top), Number(left), Number(bottom), Number(right)];
    const [id] = ref.context ?? [];
    const { range } = ref;
    const isRelative = { row: range.$top !== true, column: range.$left !== true };
    const next = change({ id, area: { row: t, column: l, rows: b - t + 1, columns: r - l + 1 } }, isRelative);
    const { row, column, rows, columns } = next.area;
    const moved = { ...range, top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
    const short = stringifyA1Ref({ context: [], range: moved });
    const text = token.value.includes(':') && !short.includes(':') ? `${short}:${short}` : short;
    token.value = next.id === undefined ? text : `'${next.id}'!${text}`;
  }
  return stringifyTokens(tokens);
}

interface Relative {
  readonly row: boolean;
  readonly column: boolean;
}

function changeFormula(cell: CellState, change: (formula: string) => string): void {
  if (typeof cell.input === 'object' && cell.input !== null && 'formula' in cell.input)
    cell.input = { formula: change(cell.input.formula) };
}

/** Cut and paste: cells go, with their looks, and every reference to them, or to a part of them, follows. */
export function cutPaste(
  workbook: WorkbookState,
  from: SheetState,
  area: Area,
  to: SheetState,
  row: number,
  column: number,
): void {
  const cut = new Map<string, CellState>();
  eachPlace(area, (r, c) => {
    const cell = from.cells.get(`${r},${c}`);
    if (cell !== undefined) cut.set(`${r - area.row + row},${c - area.column + column}`, cell);
    from.cells.delete(`${r},${c}`);
  });
  const target = { ...area, row, column };
  const follow = (home: SheetState, next: SheetState) => (formula: string) =>
    mapFormula(formula, ({ id, area: referred }) => {
      const sheet = id ?? home.id;
      const isCut = sheet === from.id && contains(area, referred);
      const place = isCut
        ? {
            id: to.id,
            area: {
              ...referred,
              row: referred.row - area.row + row,
              column: referred.column - area.column + column,
            },
          }
        : { id: sheet, area: referred };
      return place.id === next.id && (id === undefined || isCut) ? { ...place, id: undefined } : place;
    });
  for (const cell of cut.values()) changeFormula(cell, follow(from, to));
  for (const other of workbook.sheets)
    for (const cell of other.cells.values()) changeFormula(cell, follow(other, other));
  for (const name of workbook.names.values())
    name.formula = mapFormula(name.formula, ({ id, area: referred }) =>
      id === from.id && contains(area, referred)
        ? {
            id: to.id,
            area: {
              ...referred,
              row: referred.row - area.row + row,
              column: referred.column - area.column + column,
            },
          }
        : { id, area: referred },
    );
  eachPlace(target, (r, c) => to.cells.delete(`${r},${c}`));
  for (const [place, cell] of cut) to.cells.set(place, cell);
  const merges = from.merges.filter((merge) => contains(area, merge));
  from.merges = from.merges.filter((merge) => !contains(area, merge));
  to.merges.push(
    ...merges.map((merge) => ({
      ...merge,
      row: merge.row - area.row + row,
      column: merge.column - area.column + column,
    })),
  );
}

/** Data > Sort: `order[i]` is the row, from 0 within the area, that comes to stand i-th. Formulas are worded as if copied. */
export function sortRows(sheet: SheetState, area: Area, order: readonly number[]): void {
  const rows = order.map((from, to) =>
    Array.from({ length: area.columns }, (_, c) => {
      const cell = sheet.cells.get(`${area.row + from},${area.column + c}`);
      if (cell === undefined) return undefined;
      const copy: CellState = { ...cell, format: { ...cell.format }, extras: { ...cell.extras } };
      changeFormula(copy, (formula) =>
        mapFormula(formula, ({ id, area: referred }, { row }) => ({
          id,
          area: row && id === undefined ? { ...referred, row: referred.row + to - from } : referred,
        })),
      );
      return copy;
    }),
  );
  rows.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      const place = `${area.row + r},${area.column + c}`;
      if (cell === undefined) sheet.cells.delete(place);
      else sheet.cells.set(place, cell);
    });
  });
}

/** Move or Copy > Create a copy: right after the original, as `推演·基础 (2)`. Names of the workbook do not point at it. */
export function copySheet(workbook: WorkbookState, original: SheetState): SheetState {
  let n = 2;
  const nameOf = (): string => `${original.name.slice(0, 31 - ` (${n})`.length)} (${n})`;
  while (workbook.findSheet(nameOf()) !== undefined) n += 1;
  const copy = workbook.addSheet(nameOf());
  for (const [place, cell] of original.cells) copy.cells.set(place, structuredClone(cell));
  Object.assign(copy.look, structuredClone(original.look));
  copy.merges = structuredClone(original.merges);
  copy.charts = structuredClone(original.charts);
  moveSheet(workbook, copy, workbook.sheets.indexOf(original) + 1);
  return copy;
}

export function moveSheet(workbook: WorkbookState, sheet: SheetState, to: number): void {
  const others = workbook.sheets.filter((other) => other !== sheet);
  workbook.sheets = [...others.slice(0, to), sheet, ...others.slice(to)];
}
