/**
 * Finds references inside formula text, and moves them to the new places of their cells.
 *
 * Text is scanned, not parsed: strings and errors are skipped, so that only references to cells change. Whole
 * columns, whole rows and references to tables (`Table[Column]`) are not changed; Excel updates them itself.
 */
import { type Anchor, cellAddress, columnIndex, quoteSheet } from './address.js';
import type { Area } from './plan.js';

/** The new place of a reference's cells, and their sheet; undefined if they are gone. */
export type MoveReference = (
  sheet: string | undefined,
  area: Area,
  isFixed?: { readonly row: boolean; readonly column: boolean },
) => { readonly sheet: string | undefined; readonly area: Area } | undefined;

const PIECES =
  /"(?:[^"]|"")*"|#(?:REF|DIV\/0|VALUE|NUM|NULL)!|#N\/A|#NAME\?|(?:'((?:[^']|'')+)'!|([\p{L}_][\p{L}\p{N}\p{M}_.·•・]*)!)?(?<![\p{L}\p{N}_.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\p{N}_.(!])|'((?:[^']|'')+)'!|([\p{L}_][\p{L}\p{N}\p{M}_.·•・]*)!/gu;

/** The formula with every reference moved; sheets are quoted, anchors are kept, lost cells become `#REF!`. */
export function mapReferences(formula: string, move: MoveReference): string {
  return formula.replace(PIECES, (piece: string, ...found: (string | undefined)[]) => {
    const [quoted, plain, fixColumn, column, fixRow, row, fixColumn2, column2, fixRow2, row2] = found;
    const [quotedAlone, plainAlone] = found.slice(10);
    const alone = quotedAlone?.replaceAll("''", "'") ?? plainAlone;
    if (alone !== undefined) {
      // A sheet name before something that is not a cell: `'模型'!#REF!`, a name of that sheet, a whole column.
      const moved = move(alone, { row: 0, column: 0, rows: 1, columns: 1 });
      return moved?.sheet === undefined ? piece : `${quoteSheet(moved.sheet)}!`;
    }
    if (column === undefined || row === undefined) return piece;
    const top = Number(row) - 1;
    const left = columnIndex(column);
    const area: Area = {
      row: top,
      column: left,
      rows: row2 === undefined ? 1 : Number(row2) - top,
      columns: column2 === undefined ? 1 : columnIndex(column2) - left + 1,
    };
    const isFixed = { row: fixRow === '$', column: fixColumn === '$' };
    const moved = move(quoted?.replaceAll("''", "'") ?? plain, area, isFixed);
    if (moved === undefined) return '#REF!';
    const head = moved.sheet === undefined ? '' : `${quoteSheet(moved.sheet)}!`;
    const anchor = (c: string | undefined, r: string | undefined): Anchor =>
      c === '$' ? (r === '$' ? 'both' : 'column') : r === '$' ? 'row' : 'none';
    const first = cellAddress(moved.area.row, moved.area.column, anchor(fixColumn, fixRow));
    if (row2 === undefined) return head + first;
    const bottom = moved.area.row + moved.area.rows - 1;
    const right = moved.area.column + moved.area.columns - 1;
    return `${head}${first}:${cellAddress(bottom, right, anchor(fixColumn2, fixRow2))}`;
  });
}

/** LibreOffice leaves out the quotes of `推演·基准`, which Excel needs. Text, quoted sheet, error, or plain sheet; anything else is skipped character by character. */
const SHEET_PLACES =
  /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|#(?:REF|DIV\/0|VALUE|NUM|NULL)!|#N\/A|#NAME\?|([\p{L}_][\p{L}\p{N}\p{M}_.·•・]*)!/gu;

/**
 * Renames sheets in a formula and changes nothing else; `rename` maps each sheet name to its new name. All sheet names are
 * quoted. Every host needs this, because none keeps a formula exactly as the plan writes it.
 */
export function mapSheets(formula: string, rename: (sheet: string) => string): string {
  // Most formulas name no sheet.
  if (!formula.includes('!')) return formula;
  return formula.replace(SHEET_PLACES, (place: string, quoted?: string, plain?: string) => {
    const sheet = quoted?.replaceAll("''", "'") ?? plain;
    return sheet === undefined ? place : `${quoteSheet(rename(sheet))}!`;
  });
}

/** Every reference of a formula, with its sheet; undefined = the formula's own sheet. */
export function referencesIn(
  formula: string,
): readonly { readonly sheet: string | undefined; readonly area: Area }[] {
  const found: { sheet: string | undefined; area: Area }[] = [];
  mapReferences(formula, (sheet, area) => {
    found.push({ sheet, area });
    return { sheet, area };
  });
  return found;
}

/**
 * A formula in a form for comparison: programs differ in the quoting of sheets, in spaces and letter case, in how they write
 * numbers, in whether they keep the `--` that converts truth values to numbers, and in parentheses around a sum in a sum.
 * LibreOffice writes TRUE as TRUE(), as a constant too.
 */
export function comparable(formula: string): string {
  return mapReferences(formula, (sheet, area) => ({ sheet, area }))
    .replace(
      /"(?:[^"]|"")*"|'(?:[^']|'')*'|--|\s+|(?<![\w.])(?:true|false)\(\)|(?<![\w.$])\d+(?:\.\d+)?(?:e[+-]?\d+)?|[a-z]+/gi,
      (part) => {
        if (/^["']/.test(part)) return part;
        if (part === '--' || part.trim() === '') return '';
        return /^\d/.test(part) ? String(Number(part)) : part.replace('()', '').toUpperCase();
      },
    )
    .replace(/(\$?[A-Z]{1,3}\$?\d+):\1(?!\d)/g, '$1')
    .replace(/\+\(([^()"'=<>&,;]*)\)(?=$|[-+,;)=<>&])/g, '+$1');
}

/** The formula as it would be in another column: the same for cells along a row that were filled to the right. */
export function inColumn(formula: string, from: number, to: number): string {
  return mapReferences(formula, (sheet, area, isFixed) => {
    const column = isFixed?.column === true ? area.column : area.column + to - from;
    return column < 0 ? undefined : { sheet, area: { ...area, column } };
  });
}

/** The formula with its references masked: two formulas that are equal in this form do the same calculation with other cells. */
export function withoutReferences(formula: string): string {
  const nothing = { row: 0, column: 0, rows: 1, columns: 1 };
  return comparable(
    mapReferences(formula, (_, { rows, columns }) => ({
      sheet: undefined,
      area: rows * columns === 1 ? nothing : { ...nothing, columns: 2 },
    })).replace(/\$/g, ''),
  );
}
