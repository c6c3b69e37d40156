/** Lines of a stream, however it is cut into pieces; too long ones are let go. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLines } from '../../src/cli/lines.js';

async function* piecesOf(text: string, cuts: readonly number[]): AsyncGenerator<string> {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  for (const [i, place] of places.entries()) {
    await Promise.resolve();
    yield text.slice(place, places[i + 1] ?? text.length);
  }
}

it('are those of the text, and undefined where they have too many characters', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ maxLength: 12 }).map((line) => line.replaceAll('\n', ' '))),
      fc.array(fc.nat()),
      async (lines, cuts) => {
        const text = lines.join('\n');
        const read: (string | undefined)[] = [];
        for await (const some of readLines(piecesOf(text, cuts), 8)) read.push(...some);
        expect(read).toEqual(text.split('\n').map((line) => (line.length > 8 ? undefined : line)));
      },
    ),
  );
});

it('a line of 100 million characters is not kept', async () => {
  let most = 0;
  async function* long(): AsyncGenerator<string> {
    const piece = 'x'.repeat(65_536);
    for (let i = 0; i < 1600; i++) {
      await Promise.resolve();
      most = Math.max(most, process.memoryUsage().heapUsed);
      yield piece;
    }
    yield '\nlast';
  }
  const before = process.memoryUsage().heapUsed;
  const read: (string | undefined)[] = [];
  for await (const some of readLines(long(), 1_000_000)) read.push(...some);
  expect(read).toEqual([undefined, 'last']);
  expect(most - before).toBeLessThan(60_000_000);
});
