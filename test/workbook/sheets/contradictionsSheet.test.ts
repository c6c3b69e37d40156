/** The Contradictions sheet: sets with what each member would have to become, and pairs of figures linked on both sides. */
import { describe, expect, it } from 'vitest';
import type { Contradictions } from '../../../src/analysis/contradictions/contradictions.js';
import { figurePairs } from '../../../src/analysis/contradictions/figurePairs.js';
import { policySet } from '../../../src/analysis/contradictions/policySet.js';
import { LANGUAGES } from '../../../src/messages/language.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import type { Cell } from '../../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { zhejiang } from '../../analysis/models.js';
import { valueOf } from '../../model/packs.js';
import { snapshotOf } from '../snapshotOf.js';

const policy = policySet(zhejiang, 'continuation')!;
const contradictions: Contradictions = {
  scenario: 'continuation',
  pairs: figurePairs(zhejiang.model.figures),
  sets: [policy],
  isCut: false,
};

describe.each(LANGUAGES)('in %s', (language) => {
  const plan = planWorkbook(zhejiang, language, { contradictions });
  const sheet = plan.sheets.find(({ key }) => key === 'contradictions')!;
  const rows = sheet.blocks.flatMap(({ cells }) => cells);
  const textOf = (cell: Cell | undefined): unknown => cell?.value ?? cell?.cached;

  it('has every pair with a link to both figures, their live values, and the difference', () => {
    const sides = rows.map((row) => [row[3], row[7]]);
    for (const { a, b } of contradictions.pairs) {
      const found = sides.findIndex(
        ([one, other]) => textOf(one ?? undefined) === a.id && textOf(other ?? undefined) === b.id,
      );
      expect(found, `${a.id} ${b.id}`).toBeGreaterThanOrEqual(0);
      const row = rows[found]!;
      for (const column of [3, 7]) expect(row[column]?.link).toMatch(/![A-Z]+\d+$/);
      for (const column of [5, 9]) expect(row[column]?.formula).toContain('MATCH(');
    }
    const at15 = rows.find(
      (row) =>
        textOf(row[3] ?? undefined) === 'society_st_input_2030' &&
        textOf(row[7] ?? undefined) === 'society_st_input_2030_at15',
    );
    expect(textOf(at15?.[12] ?? undefined)).toBeCloseTo(4481.77, 2);
  });

  it('has each member of a set with what it would have to become, and how the numbers were read', () => {
    const shown = rows.flatMap((row) => row.map((cell) => textOf(cell ?? undefined)));
    for (const { name, becomes } of policy.members)
      expect(shown).toEqual(expect.arrayContaining([name[language], becomes[language]]));
    expect(shown).toContain(policy.reading?.[language]);
    expect(shown).toEqual(expect.arrayContaining([expect.closeTo(0.0679072, 6), expect.closeTo(4.14314, 4)]));
  });

  it('does not get in the way of reading the workbook back', () => {
    const without = planWorkbook(zhejiang, language);
    expect(valueOf(readWorkbook(snapshotOf(plan)))).toEqual(valueOf(readWorkbook(snapshotOf(without))));
  });
});

it('is left out where nothing was searched for', () => {
  expect(planWorkbook(zhejiang, 'zh').sheets.map(({ key }) => key)).not.toContain('contradictions');
});
