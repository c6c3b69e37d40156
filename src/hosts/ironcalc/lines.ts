/**
 * Inserts and deletes rows and columns in an IronCalc workbook, as Excel does.
 *
 * IronCalc 0.8 moves cells, formulas and conditional formats. It does not move defined names, and it retypes texts without their
 * text prefix, so that `001` becomes 1 and `=1+2` a formula: both are corrected here.
 */
import type { Model } from '@ironcalc/wasm';
import type { Area } from '../../workbook/plan/plan.js';
import { absoluteReference, parseReference } from '../../workbook/plan/address.js';
import { mapSheets } from '../../workbook/plan/references.js';
import { eachContent, fromEngineName, toEngineName } from './text.js';

export type Axis = 'row' | 'column';

/** `at`: 0-based; `count`: lines to insert before it, or, negative, to delete from it on. */
export interface Move {
  readonly axis: Axis;
  readonly at: number;
  readonly count: number;
}

/** Moves lines with cells and texts. The caller changes names, each once for all moves (`nameAfter`). */
export function moveCells(model: Model, sheet: number, { axis, at, count }: Move): void {
  keepTexts(model, sheet, { axis, at, count }, () => {
    const [line, lines] = [at + 1, Math.abs(count)];
    if (axis === 'row') {
      if (count > 0) model.insertRows(sheet, line, lines);
      else model.deleteRows(sheet, line, lines);
    } else if (count > 0) model.insertColumns(sheet, line, lines);
    else model.deleteColumns(sheet, line, lines);
  });
}

/** Moves lines with cells, texts and names. */
export function moveLines(model: Model, sheet: number, axis: Axis, at: number, count: number): void {
  moveCells(model, sheet, { axis, at, count });
  moveNames(model, sheet, { axis, at, count });
}

/** Corrects names and texts after `move`, which is the engine's own function. */
export function keepRight(
  model: Model,
  sheet: number,
  axis: Axis,
  at: number,
  count: number,
  move: () => void,
): void {
  keepTexts(model, sheet, { axis, at, count }, move);
  moveNames(model, sheet, { axis, at, count });
}

function keepTexts(model: Model, sheet: number, { axis, at, count }: Move, move: () => void): void {
  const texts: { readonly row: number; readonly column: number; readonly content: string }[] = [];
  eachContent(model, sheet, (content, row, column) => {
    const line = shiftLine(axis === 'row' ? row : column, at, count);
    if (line === undefined || !content.startsWith("'")) return;
    texts.push({ ...(axis === 'row' ? { row: line, column } : { row, column: line }), content });
  });
  move();
  for (const { row, column, content } of texts)
    if (model.getCellContent(sheet, row + 1, column + 1) !== content)
      model.setUserInput(sheet, row + 1, column + 1, content);
}

function moveNames(model: Model, sheet: number, move: Move): void {
  const moves = new Map([[fromEngineName(model.getWorksheetsProperties()[sheet]?.name ?? ''), [move]]]);
  for (const { name, scope, formula } of model.getDefinedNameList()) {
    const next = nameAfter(formula, moves);
    if (next === undefined) model.deleteDefinedName(name, scope ?? null);
    else if (next !== formula) model.updateDefinedName(name, scope ?? null, name, scope ?? null, next);
  }
}

/**
 * The reference of a name after the moves of each sheet, by the sheet's name in the plan; undefined if its cells are deleted. The
 * same text if nothing has moved, and for anything but a reference to cells of one sheet.
 */
export function nameAfter(formula: string, moves: ReadonlyMap<string, readonly Move[]>): string | undefined {
  const reference = parseReference(mapSheets(formula, fromEngineName));
  if (reference === undefined) return formula;
  let area: Area | undefined = reference.area;
  for (const { axis, at, count } of moves.get(reference.sheet) ?? [])
    area = area === undefined ? undefined : shiftArea(area, axis, at, count);
  if (area === undefined) return undefined;
  const isStill = JSON.stringify(area) === JSON.stringify(reference.area);
  return isStill ? formula : mapSheets(absoluteReference(reference.sheet, area), toEngineName);
}

/** Undefined for a line that is deleted. */
function shiftLine(line: number, at: number, count: number): number | undefined {
  if (line < at) return line;
  return count < 0 && line < at - count ? undefined : line + count;
}

/** The area after a move; it grows around lines inserted inside it; undefined if all of it is deleted. */
function shiftArea(area: Area, axis: Axis, at: number, count: number): Area | undefined {
  const [start, size] = axis === 'row' ? [area.row, area.rows] : [area.column, area.columns];
  const lines = Array.from({ length: size }, (_, i) => shiftLine(start + i, at, count)).filter(
    (line) => line !== undefined,
  );
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return axis === 'row'
    ? { ...area, row: first, rows: last - first + 1 }
    : { ...area, column: first, columns: last - first + 1 };
}
