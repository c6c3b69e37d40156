import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markKey, markName, markOf, splitMarks } from '../../src/hosts/marks.js';
import { block, plan, sheet, smallPlan } from './plans.js';

describe('marks', () => {
  test('the key of a mark is the key it was made of; marks are valid names', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: fc.constantFrom(...Array.from('aZ09:_. -年·')) }),
        (key) => {
          const name = markName(key);
          expect(markKey(name)).toBe(key);
          expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_.]*$/);
        },
      ),
    );
    expect(markKey('growth')).toBeUndefined();
  });

  test('a mark refers to all that the plan wrote', () => {
    const [first] = plan([
      sheet('k', '表', {
        blocks: [block(2, 1, [[{ value: 1 }]]), block(5, 3, [[{ value: 1 }, { value: 2 }]])],
      }),
    ]).sheets;
    expect(markOf(first!).ref).toBe("'表'!$B$3:$E$6");
    expect(markOf(sheet('k', '空')).ref).toBe("'空'!$A$1");
  });

  test('marks and names are told apart; a mark of a deleted sheet counts for nothing', () => {
    const marks = smallPlan.sheets.map(markOf);
    const split = splitMarks([...smallPlan.names, ...marks, { name: markName('gone'), ref: '=#REF!$A$1' }]);
    expect(split.names).toEqual(smallPlan.names);
    expect([...split.marks.keys()]).toEqual(['model', 'projection:stress']);
  });
});
