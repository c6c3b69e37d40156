/**
 * The match of a pattern that starts at an offset of a text, 0-based. The pattern is sticky (flag `y`), so only this offset is
 * tried, and the time does not grow with the text.
 */
export function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}
