/** What reaches the terminal: no control characters of a pack. */
import { describe, expect, it } from 'vitest';
import { withoutControls } from '../../src/cli/terminal.js';

describe('a line for the terminal', () => {
  it('holds no character that a terminal obeys', () => {
    expect(withoutControls('a\u001b[31mb\u009bc\u0007\td\n')).toBe('a\\u001b[31mb\\u009bc\\u0007\td\n');
  });

  it('leaves JSON the same value', () => {
    const value = { name: 'x\u001b\u0085\u007fy' };
    expect(JSON.parse(withoutControls(JSON.stringify(value)))).toEqual(value);
  });
});
