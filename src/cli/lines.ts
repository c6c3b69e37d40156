/**
 * The lines of a stream as they arrive, without keeping more of a line than it may have.
 *
 * In: pieces of text. Out: for each piece the lines that end in it, and at last the rest. A line with more than `most`
 * characters is `undefined`, and its text is discarded while it is read.
 */
export async function* readLines(
  pieces: AsyncIterable<unknown>,
  most: number,
): AsyncGenerator<readonly (string | undefined)[]> {
  let begun: string[] = [];
  let length = 0;
  const add = (text: string): void => {
    length += text.length;
    if (length > most) begun = [];
    else begun.push(text);
  };
  const finish = (): string | undefined => {
    const line = length > most ? undefined : begun.join('');
    begun = [];
    length = 0;
    return line;
  };
  for await (const piece of pieces) {
    const [first = '', ...others] = String(piece).split('\n');
    add(first);
    const lines: (string | undefined)[] = [];
    for (const other of others) {
      lines.push(finish());
      add(other);
    }
    if (lines.length > 0) yield lines;
  }
  yield [finish()];
}
