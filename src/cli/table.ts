/**
 * A plain table for terminals: columns padded to their widest cell, Chinese characters counted as two places.
 *
 * In: rows of texts, all of one length, and which columns hold numbers. Out: the lines, without trailing spaces.
 */
import { withoutControls } from './terminal.js';

export function printTable(
  given: readonly (readonly string[])[],
  isNumber: (column: number) => boolean,
): string {
  // As the terminal will have them, so that they are as wide as they are shown.
  const rows = given.map((row) => row.map(withoutControls));
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => placesOf(row[column] ?? ''))),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - placesOf(cell));
        return isNumber(column) ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}

/** Places a text takes in a terminal: East Asian wide characters take two. */
export function placesOf(text: string): number {
  let places = 0;
  for (const char of text)
    places +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        char,
      )
        ? 2
        : 1;
  return places;
}
