/**
 * The cells of any .xlsx workbook, as plain values, without formulas and looks.
 *
 * In: the bytes. Out: its visible sheets with their values, and the names of the hidden ones. All cells of a merged range have
 * its value; dates are texts such as `2023-12-31`; fractions shown as per cent are texts with %; errors are texts such as `#N/A`.
 * The value of a formula that was never calculated is the formula's text: `=SUM(B2:B4)`.
 */
import { readXlsx, type CellStyle, type Sheet } from 'hucre/xlsx';
import type { HostResult } from '../host.js';
import { failureOf } from '../failure.js';

interface SheetCell {
  readonly value: string | number;
  readonly isPercent?: true;
  /** Colours of the cell, where they are not the usual ones; equal texts are equal colours. */
  readonly colours?: string;
}

interface SheetCells {
  readonly name: string;
  readonly rows: readonly (readonly (SheetCell | undefined)[])[];
}

export interface FileCells {
  readonly sheets: readonly SheetCells[];
  readonly hidden: readonly string[];
}

/** Larger merged ranges are decoration, not headings. */
const MOST_MERGED = 10_000;

export async function readSheetCells(bytes: Uint8Array): Promise<HostResult<FileCells>> {
  try {
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    const isHidden = ({ hidden, veryHidden }: Sheet): boolean => hidden === true || veryHidden === true;
    const value = {
      sheets: sheets.filter((sheet) => !isHidden(sheet)).map(cellsOf),
      hidden: sheets.filter(isHidden).map(({ name }) => name),
    };
    return { ok: true, value };
  } catch (thrown) {
    return failureOf(thrown);
  }
}

function cellsOf(sheet: Sheet): SheetCells {
  const rows = sheet.rows.map((values, row) =>
    Array.from(values, (value, column) => {
      const cell = sheet.cells?.get(`${row},${column}`);
      if (cell?.formula === undefined) return cellOf(value, cell?.style);
      const result = cell.formulaResult ?? value;
      return result === null || result === ''
        ? { value: `=${cell.formula.replace(/^=/, '')}` }
        : cellOf(result, cell.style);
    }),
  );
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) {
    const first = rows[startRow]?.[startCol];
    if (first === undefined || (endRow - startRow + 1) * (endCol - startCol + 1) > MOST_MERGED) continue;
    for (let row = startRow; row <= endRow; row++)
      for (let column = startCol; column <= endCol; column++) {
        const line = rows[row];
        if (line === undefined) continue;
        while (line.length < column) line.push(undefined);
        line[column] = first;
      }
  }
  return { name: sheet.name, rows };
}

function cellOf(
  value: Sheet['rows'][number][number] | undefined,
  style: CellStyle | undefined,
): SheetCell | undefined {
  const plain = plainCell(value, style?.numFmt);
  const colours = coloursOf(style);
  return plain === undefined || colours === '' ? plain : { ...plain, colours };
}

/** Colours of the filling and of the letters; empty where they are the usual ones. */
function coloursOf(style: CellStyle | undefined): string {
  const { fill, font } = style ?? {};
  const filled = fill?.type === 'pattern' && fill.pattern !== 'none' ? fill.fgColor : undefined;
  const parts = [filled, font?.color].map((colour) => {
    const { rgb, theme, tint, indexed } = colour ?? {};
    return [rgb, theme, tint, indexed].join(',');
  });
  return /[^,;]/.test(parts.join(';')) ? parts.join(';') : '';
}

function plainCell(
  value: Sheet['rows'][number][number] | undefined,
  format: string | undefined,
): SheetCell | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (value instanceof Date) return { value: value.toISOString().slice(0, 10) };
  if (typeof value === 'boolean') return { value: value ? 'TRUE' : 'FALSE' };
  if (typeof value === 'number' && format?.replace(/"[^"]*"|\\./g, '').includes('%') === true)
    return { value, isPercent: true };
  return { value };
}
