/** The Contradictions sheet: sets with what each member would have to become, and pairs of figures linked on both sides. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figurePairs } from '../../../src/analysis/contradictions/figurePairs.js';
import { policySet } from '../../../src/analysis/contradictions/policySet.js';
import type { MemberData } from '../../../src/analysis/contradictions/sets.js';
import {
  isSearchCurrent,
  stampContradictions,
} from '../../../src/analysis/contradictions/stampContradictions.js';
import { LANGUAGES } from '../../../src/messages/language.js';
import { readAttachments } from '../../../src/workbook/read/readAttachments.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import type { Cell } from '../../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { indicator, parameter, small, zhejiang } from '../../analysis/models.js';
import { HEADERS, WORDS } from '../../../src/messages/wording/workbook.js';
import { prepared, valueOf } from '../../model/packs.js';
import { gridOf } from '../../../src/workbook/living/sheetLines.js';
import { calculated, numberOf } from '../engine.js';
import { preparedOf, tinyModel } from '../models.js';
import { snapshotOf } from '../snapshotOf.js';

const policy = policySet(zhejiang, 'continuation')!;
const SMALL = small({ parameters: [parameter('x', 1, [0, 10])], indicators: [indicator('f', '=x')] });
const pairs = figurePairs(zhejiang.model.figures);
const contradictions = stampContradictions(
  zhejiang,
  'continuation',
  { sets: [policy], isCut: false },
  '1.2.3',
);

describe.each(LANGUAGES)('in %s', (language) => {
  const plan = planWorkbook(zhejiang, language, { contradictions });
  const sheet = plan.sheets.find(({ key }) => key === 'contradictions')!;
  const rows = sheet.blocks.flatMap(({ cells }) => cells);
  const textOf = (cell: Cell | undefined): unknown => cell?.value ?? cell?.cached;

  it('has every pair with a link to both figures, their live values, and the difference', () => {
    const sides = rows.map((row) => [row[3], row[7]]);
    for (const { a, b } of pairs) {
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

  it('says that it is current, and out of date after a rule or a number has changed', () => {
    expect(rows.flat().map((cell) => textOf(cell ?? undefined))).toContain(WORDS.resultCurrent[language]);
    const { model } = zhejiang;
    const changes = {
      rule: { ...model, rules: model.rules.slice(1) },
      number: {
        ...model,
        parameters: model.parameters.map((row) =>
          row.key === 'gov_growth_goal' && typeof row.value === 'number'
            ? { ...row, value: row.value + 1 }
            : row,
        ),
      },
    };
    for (const changed of Object.values(changes)) {
      const later = prepared(changed);
      expect(isSearchCurrent(later, contradictions)).toBe(false);
      const stale = planWorkbook(later, language, { contradictions });
      const shown = stale.sheets
        .find(({ key }) => key === 'contradictions')!
        .blocks.flatMap(({ cells }) => cells.flat());
      expect(shown.map((cell) => textOf(cell ?? undefined))).toContain(WORDS.varianceStale[language]);
      expect(valueOf(readAttachments(snapshotOf(stale))).contradictions).toEqual(contradictions);
    }
  });

  it('does not get in the way of reading the workbook back', () => {
    const without = planWorkbook(zhejiang, language);
    expect(valueOf(readWorkbook(snapshotOf(plan)))).toEqual(valueOf(readWorkbook(snapshotOf(without))));
  });
});

it('is out of date in the workbook itself once a rule, a range or a role is changed, and current again', async () => {
  const tiny = preparedOf(tinyModel);
  const search = stampContradictions(tiny, 'base', { sets: [], isCut: false }, '1.2.3');
  const plan = planWorkbook(tiny, 'zh', { contradictions: search });
  const grid = (await calculated(plan)).model();
  const planned = plan.sheets.find(({ key }) => key === 'contradictions')!;
  const cellsOf = gridOf(planned);
  const at = cellsOf.findIndex((line) => line.some((cell) => cell?.cached === WORDS.resultCurrent.zh));
  const across = cellsOf[at]!.findIndex((cell) => cell?.cached === WORDS.resultCurrent.zh);
  const status = (): string =>
    grid.getFormattedCellValue(numberOf(plan, 'contradictions'), at + 1, across + 1);
  expect(status()).toBe(WORDS.resultCurrent.zh);
  const sheet = numberOf(plan, 'model');
  const cells = gridOf(plan.sheets[sheet]!);
  /** 1-based place of a field of a row of the Model sheet, by the heading above it. */
  const place = (key: string, heading: string): readonly [number, number] => {
    const row = cells.findIndex((line) => line[0]?.value === key);
    const header = cells.slice(0, row).reduce((last, line, i) => (line[0]?.value === '键' ? i : last), -1);
    return [row + 1, (cells[header] ?? []).findIndex((cell) => cell?.value === heading) + 1];
  };
  const [rule] = tinyModel.rules;
  const changes = [
    [place('rd_growth', HEADERS.max.zh), '0.9'],
    [place('rd_growth', HEADERS.role.zh), '外部条件'],
    [place(rule!.key, HEADERS.from.zh), '2029'],
    [place(rule!.key, HEADERS.formula.zh), "'=1=1"],
  ] as const;
  for (const [[row, column], text] of changes) {
    const before = grid.getCellContent(sheet, row, column);
    grid.setUserInput(sheet, row, column, text);
    grid.evaluate();
    expect(status(), text).toBe(WORDS.varianceStale.zh);
    grid.setUserInput(sheet, row, column, before);
    grid.evaluate();
  }
  expect(status()).toBe(WORDS.resultCurrent.zh);
});

it('what is kept of a search is read back as it was, whatever the sets are', () => {
  const number = fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((x) => Number(x.toPrecision(15)) + 0);
  const member: fc.Arbitrary<MemberData> = fc.oneof(
    fc.record({
      kind: fc.constant('rule' as const),
      key: fc.constantFrom('low', '2026', '=a'),
      years: fc.constantFrom([2026], [2026, 2030]),
    }),
    fc.record(
      {
        kind: fc.constantFrom('target' as const, 'number' as const),
        key: fc.constantFrom('intensity_2030', 'gone'),
        stated: number,
        needed: number,
        unit: fc.constantFrom('%', '亿元'),
      },
      { requiredKeys: ['kind', 'key'] },
    ),
  );
  const sets = fc.array(fc.array(member, { minLength: 1, maxLength: 3 }), { maxLength: 3 });
  fc.assert(
    fc.property(sets, fc.boolean(), (drawn, isCut) => {
      const kept = { ...contradictions, sets: drawn, isCut };
      const back = valueOf(readAttachments(snapshotOf(planWorkbook(SMALL, 'en', { contradictions: kept }))));
      expect(back.contradictions).toEqual(kept);
    }),
    { numRuns: 15 },
  );
});

it('is left out where nothing was searched for', () => {
  expect(planWorkbook(zhejiang, 'zh').sheets.map(({ key }) => key)).not.toContain('contradictions');
});
