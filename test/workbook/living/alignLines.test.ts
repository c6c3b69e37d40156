/** Long runs of blank lines, as the change log keeps in reserve. */
import { expect, test } from 'vitest';
import { alignLines, type Line } from '../../../src/workbook/living/alignLines.js';

const BLANK: Line = { texts: [], shape: '.....', isEdge: false };
const NOTE: Line = { texts: ['a note'], shape: '.t...', isEdge: false };

test('one line that came between 400 others moves none of them against its neighbours', () => {
  const planned = Array.from({ length: 400 }, () => BLANK);
  const found = [...planned.slice(0, 7), NOTE, ...planned.slice(7)];
  expect(alignLines(planned, found)).toEqual(planned.map((_, i) => (i < 7 ? i : i + 1)));
});

test('a line that was written over one of 400 is the only one that is not found', () => {
  const planned = Array.from({ length: 400 }, () => BLANK);
  const found = planned.map((line, i) => (i === 7 ? NOTE : line));
  expect(alignLines(planned, found)).toEqual(planned.map((_, i) => (i === 7 ? undefined : i)));
});
