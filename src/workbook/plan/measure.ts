/**
 * Measures texts in characters of Excel's default font; a Chinese character has a width of two. Hosts cannot fit the heights of
 * rows with merged or wrapped cells, so plans state them.
 */

/** Height in points of one line of text in the default size. */
const LINE = 15;

export function textWidth(text: string): number {
  let longest = 0;
  for (const line of text.split('\n')) {
    let width = 0;
    for (const character of line) width += isWide(character) ? 2 : 1;
    longest = Math.max(longest, width);
  }
  return longest;
}

function isWide(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xffdc) ||
    code >= 0x1f300 ||
    (code >= 0x2014 && code <= 0x2026)
  );
}

/** Number of lines of `text` wrapped in a column `width` characters wide. */
function wrappedLines(text: string, width: number): number {
  const room = Math.max(1, width - 2);
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / room)), 0);
}

/** Height in points of a row whose cells hold these wrapped texts in columns of these widths. */
export function rowHeight(texts: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = texts.reduce((most, { text, width }) => Math.max(most, wrappedLines(text, width)), 1);
  return Math.min(LINE * lines + 3, 400);
}
