import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/messages/problem.js';
import { markText } from '../../../src/taskpane/formula/marks.js';

const problem = (start?: number, end?: number): Problem => ({
  code: 'formula.empty',
  severity: 'error',
  place: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
  args: {},
});

describe('markText', () => {
  it('loses and adds no character, wherever problems stand', () => {
    const span = fc.tuple(fc.integer({ min: -2, max: 40 }), fc.integer({ min: -2, max: 40 }));
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.array(span, { maxLength: 5 }),
        (text, spans) => {
          const pieces = markText(
            text,
            spans.map(([a, b]) => problem(a, b)),
          );
          expect(pieces.map((piece) => (piece.kind === 'caret' ? '' : piece.text)).join('')).toBe(text);
        },
      ),
    );
  });

  it('marks the span', () => {
    expect(markText('=GPD*2', [problem(1, 4)])).toEqual([
      { kind: 'plain', text: '=' },
      { kind: 'wrong', text: 'GPD' },
      { kind: 'plain', text: '*2' },
    ]);
  });

  it('shows a caret where something is missing', () => {
    expect(markText('=1+', [problem(3, 3)])).toEqual([{ kind: 'plain', text: '=1+' }, { kind: 'caret' }]);
  });

  it('leaves problems without a place to the sentence', () => {
    expect(markText('=1', [problem()])).toEqual([{ kind: 'plain', text: '=1' }]);
  });
});
