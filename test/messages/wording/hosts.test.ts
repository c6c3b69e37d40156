import { describe, expect, it } from 'vitest';
import * as failures from '../../../src/hosts/failure.js';
import { CLEANUP_INCOMPLETE, NOT_RESTORED } from '../../../src/hosts/office/office.js';
import { describeFailure } from '../../../src/messages/wording/hosts.js';

const OURS = [
  failures.SHEET_NAME_TAKEN,
  failures.CELLS_IN_THE_WAY,
  failures.UNSUPPORTED_CONTENT,
  failures.CANCELLED,
  CLEANUP_INCOMPLETE,
  NOT_RESTORED,
];

describe('describeFailure', () => {
  it.each(OURS)('has a sentence of its own for %s, in both languages', (code) => {
    for (const language of ['zh', 'en'] as const) {
      const sentence = describeFailure({ code, place: '总览' }, language);
      expect(sentence).not.toContain(`(${code})`);
      expect(sentence).not.toContain(`（${code}）`);
      expect(sentence).not.toMatch(/[{}]/);
    }
  });

  it('tells an unknown code as it is, and what to do', () => {
    expect(describeFailure({ code: 'SomethingNew' }, 'en')).toContain('SomethingNew');
    expect(describeFailure({ code: 'SomethingNew' }, 'zh')).toContain('请再试一次');
  });
});
