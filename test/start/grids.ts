/** Tables as texts: rows by line, cells by `|`, numbers where a cell is one. */
import type { Grid, GridCell } from '../../src/start/table/grid.js';

export function gridOf(text: string, name = 'table'): Grid {
  const lines = text.replace(/^\n|\n\s*$/g, '').split('\n');
  return { name, rows: lines.map((line) => line.split('|').map((cell) => cellOf(cell.trim()))) };
}

function cellOf(text: string): GridCell | undefined {
  if (text === '') return undefined;
  return { value: /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text };
}

/** Rows and columns exchanged. */
export function turned({ name, rows }: Grid): Grid {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return { name, rows: Array.from({ length: width }, (_, column) => rows.map((row) => row[column])) };
}
