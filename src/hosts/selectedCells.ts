/**
 * The cells that a user has selected in a workbook, as plain values for a table to be read from.
 *
 * Dates are texts such as `2023-12-31`; fractions shown as per cent are marked; what the workbook shows as an error is a text such as `#N/A`.
 */

interface SelectedCell {
  readonly value: string | number;
  readonly isPercent?: true;
}

export interface SelectedCells {
  /** Of the sheet. */
  readonly name: string;
  readonly rows: readonly (readonly (SelectedCell | undefined)[])[];
}

/** `format`: the number format of the cell, as Excel writes it. */
export function selectedCell(
  value: string | number | boolean | null | undefined,
  format: string,
): SelectedCell | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return { value: value ? 'TRUE' : 'FALSE' };
  if (typeof value === 'string') return value.trim() === '' ? undefined : { value };
  const plain = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (plain.includes('%')) return { value, isPercent: true };
  if (/[ymd]/i.test(plain.replace(/general/i, ''))) return { value: dateText(value) };
  return { value };
}

/** The rectangle `rows` of the sheet `name` with the first cell at (`row`, `column`), 0-based, so that addresses are those of the sheet. */
export function placedCells(
  name: string,
  row: number,
  column: number,
  rows: readonly (readonly (SelectedCell | undefined)[])[],
): SelectedCells | undefined {
  if (rows.every((line) => line.every((cell) => cell === undefined))) return undefined;
  const left = Array.from({ length: column }, () => undefined);
  const above = Array.from({ length: row }, () => []);
  return { name, rows: [...above, ...rows.map((line) => [...left, ...line])] };
}

/** A day of Excel's calendar, whose day 60 (29 February 1900) never was. */
function dateText(serial: number): string {
  const days = serial < 60 ? serial + 1 : serial;
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(serial) : date.toISOString().slice(0, 10);
}
