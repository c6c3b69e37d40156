import { expect, it } from 'vitest';
import { describe } from '../../src/messages/messages.js';

it('tells the beginning of a very long text, and every other text whole', () => {
  const sentence = (text: string) =>
    describe({ code: 'figures.typedSize', severity: 'error', place: {}, args: { text } }, 'en');
  expect(sentence('9'.repeat(1_000_000)).length).toBeLessThan(400);
  expect(sentence(`${'9'.repeat(199)}😀${'9'.repeat(5000)}`)).toContain('9…');
  expect(sentence('9'.repeat(1500))).toContain('9'.repeat(1500));
});
