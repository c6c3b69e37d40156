/**
 * A text as readers of tables compare it: letters of Chinese keyboards as plain ones, without characters of no width and of control.
 * Blanks outside are cut.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\u2212\u2010-\u2012]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
}
