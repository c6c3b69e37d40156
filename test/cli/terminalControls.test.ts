/** What reaches the terminal: no control characters of a pack. */
import { describe, expect, it } from 'vitest';
import { printTable } from '../../src/cli/table.js';
import { withoutControls } from '../../src/cli/terminal.js';

describe('a line for the terminal', () => {
  it('holds no character that a terminal obeys', () => {
    expect(withoutControls('a\u001b[31mb\u009bc\u0007\td\n')).toBe('a\\u001b[31mb\\u009bc\\u0007\td\n');
  });

  it('shows what would turn its order round or has no width, and keeps the joiners of emoji', () => {
    expect(withoutControls('A\u202e\u2066b\u200b\u2028\ufeffc')).toBe(
      'A\\u202e\\u2066b\\u200b\\u2028\\ufeffc',
    );
    expect(withoutControls('👩\u200d🔬研发')).toBe('👩\u200d🔬研发');
  });

  it('has its columns in line all the same', () => {
    const lines = printTable(
      [
        ['a\u202eb', '1'],
        ['研发', '2'],
      ],
      () => false,
    ).split('\n');
    expect(lines).toEqual(['a\\u202eb  1', '研发      2']);
  });

  it('leaves JSON the same value', () => {
    const value = { name: 'x\u001b\u0085\u007fy\u202e\u200b\u2029' };
    expect(JSON.parse(withoutControls(JSON.stringify(value)))).toEqual(value);
  });
});
