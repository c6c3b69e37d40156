/** A table pasted from Excel, whose cells are parted by tabs, as CSV; any other text is returned as it is. */
import { writeCsv } from '../../figures/csv.js';

export function asCsv(text: string): string {
  if (!text.includes('\t')) return text;
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  return writeCsv(rows);
}
