/** The journal in the workbook: what is written reads back, as text, whatever is in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, hashModel } from '../../../src/analysis/calculate/hash.js';
import { setFormula, setParameterValue } from '../../../src/model/edit.js';
import {
  EMPTY_JOURNAL,
  modelAt,
  recordGap,
  recordStep,
  STEPS,
  type Journal,
  type JournalEntry,
} from '../../../src/model/journal.js';
import { LANGUAGES } from '../../../src/messages/language.js';
import { startContext } from '../../../src/workbook/tables/context.js';
import { planHistory, readHistory } from '../../../src/workbook/sheets/historySheet.js';
import type { CellSnapshot, WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { snapshotOf } from '../snapshotOf.js';
import { prepared, smallModel, valueOf, ZHEJIANG } from '../../model/packs.js';
import { readPack } from '../../../src/model/pack.js';

const AT = '2026-01-31T16:05:09+08:00';
const ready = prepared(smallModel);

function written(journal: Journal, language: 'zh' | 'en' = 'zh'): WorkbookSnapshot {
  const { sheet, names } = planHistory(startContext(ready, language), journal);
  return snapshotOf({ language, title: '', sheets: [sheet], names, styles: {} });
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('=1+1', '+A1', '@x', "'", '', '3', '=HYPERLINK("http://x","y")'),
);

const change = fc.record(
  {
    path: fc
      .tuple(fc.constantFrom('scenarios', 'rules', 'parameters', 'name'), text, text)
      .map((parts) => parts.map((part) => (part.trim() === '' ? 'x' : part)).join('.')),
    from: text.map((value) => JSON.stringify(value)),
    to: text.map((value) => JSON.stringify(value)),
  },
  { requiredKeys: ['path'] },
);

const entry: fc.Arbitrary<JournalEntry> = fc
  .record({
    at: fc.integer({ min: 0, max: 2e9 }).map((s) => new Date(s * 1000).toISOString().replace('.000', '')),
    step: fc.option(fc.constantFrom(...STEPS.filter((step) => step !== 'fold')), { nil: undefined }),
    name: fc.option(
      text.map((name) => name.trim()).filter((name) => name !== ''),
      { nil: undefined },
    ),
    changes: fc.array(change, { maxLength: 3 }),
  })
  .map(({ at, step, name, changes }) => ({
    at,
    ...(step === undefined ? {} : { step }),
    ...(name === undefined ? {} : { name }),
    changes,
  }));

describe('laws', () => {
  it('a journal that is written reads back, in either language, as it was', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), fc.constantFrom(...LANGUAGES), (entries, language) => {
        const outcome = readHistory(written({ entries }, language));
        expect(outcome.problems).toEqual([]);
        expect(valueOf(outcome)?.entries).toEqual(entries);
      }),
    );
  });

  it('no cell is a formula, whatever the texts start with', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
        const cells = written({ entries }).sheets.flatMap((sheet) => sheet.cells.flat());
        expect(cells.filter((cell) => cell?.formula !== undefined)).toEqual([]);
      }),
    );
  });
});

const first = setParameterValue(smallModel, 'high', 'rd_growth', 2027, 9);
const second = setFormula(first, smallModel.indicators[0]!.key, undefined);
const journal = recordStep(recordStep(EMPTY_JOURNAL, smallModel, first, { at: AT }), first, second, {
  at: AT,
  step: 'workbook',
});

describe('the sheet', () => {
  const rows = written(journal).sheets[0]!.cells.map((row) => row.map((cell) => cell?.value));

  it('says what changed in words', () => {
    const row = rows.find((cells) => cells[0] === '1.1')!;
    expect(row[1]).toBe('2026-01-31 16:05:09 +08:00');
    expect(row[2]).toMatch(/^.*研发.*，2027 年起$/);
    expect(row.slice(3, 5)).toEqual(['8%', '9%']);
  });

  it('keeps rows in reserve, so that an entry more inserts no row', () => {
    const more = recordGap(journal, AT);
    expect(written(more).names).toEqual(written(journal).names);
  });

  it('stamps the model', () => {
    expect(valueOf(readHistory(written(journal)))?.fingerprint).toBe(fingerprintOf(smallModel));
  });

  it('holds a text longer than a cell', () => {
    const long = `"${'=长😀'.repeat(20_000)}"`;
    const entries = [{ at: AT, changes: [{ path: 'rules.x.formula', from: '"a"', to: long }] }];
    const snapshot = written({ entries });
    const lengths = snapshot.sheets[0]!.cells.flat().map((cell) => JSON.stringify(cell?.value ?? '').length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(32_767);
    expect(valueOf(readHistory(snapshot))?.entries).toEqual(entries);
  });
});

describe('a sheet that was edited by hand', () => {
  const edit = (key: string, column: number, value: string | null): WorkbookSnapshot => {
    const snapshot = written(journal);
    const cells = snapshot.sheets[0]!.cells.map((row): readonly (CellSnapshot | undefined)[] => {
      if (row[0]?.value !== key) return row;
      const line = [...row];
      line[column] = value === null ? undefined : { value };
      return line;
    });
    return { ...snapshot, sheets: [{ ...snapshot.sheets[0]!, cells }] };
  };

  it('takes a name typed there', () => {
    expect(valueOf(readHistory(edit('2.1', 5, ' 上报稿 ')))?.entries[1]?.name).toBe('上报稿');
  });

  it('may stand in another order', () => {
    const snapshot = written(journal);
    const [sheet] = snapshot.sheets;
    const turned = [...sheet!.cells.slice(0, 4), ...sheet!.cells.slice(4).reverse()];
    const read = readHistory({ ...snapshot, sheets: [{ ...sheet!, cells: turned }] });
    expect(valueOf(read)?.entries).toEqual(journal.entries);
  });

  it.each([
    ['history.entryNumber', 0, '第二'],
    ['history.time', 1, '昨天'],
    ['history.value', 8, '{"2027":'],
  ])('%s names the cell and leaves the rest', (code, column, value) => {
    const { ok, problems, ...rest } = readHistory(edit('1.1', column, value));
    expect(ok).toBe(true);
    expect(problems.map((problem) => [problem.code, problem.severity])).toEqual([[code, 'warning']]);
    expect(problems[0]?.place.cell).toMatch(/^变更记录!/);
    expect('value' in rest && rest.value?.entries.at(-1)).toEqual(journal.entries[1]);
  });

  it('says so where an entry was deleted', () => {
    expect(valueOf(readHistory(edit('1.1', 0, null)))?.entries.map(({ step }) => step)).toEqual([
      'gap',
      'workbook',
    ]);
  });
});

it('a workbook without the sheet has no journal', () => {
  expect(valueOf(readHistory({ sheets: [], names: [] }))).toBeUndefined();
});

it('points of a journal that was read lead to the models that were', () => {
  const read = valueOf(readHistory(written(journal)))!;
  expect(modelAt(read, second, 0)).toEqual(first);
  expect(modelAt(read, second, -1)).toEqual(smallModel);
});

it('the fingerprint of the real model survives the workbook', () => {
  const model = valueOf(readPack(ZHEJIANG));
  const once = valueOf(readWorkbook(snapshotOf(planWorkbook(prepared(model), 'zh'))));
  const twice = valueOf(readWorkbook(snapshotOf(planWorkbook(prepared(once), 'en'))));
  expect(hashModel(twice)).toBe(hashModel(once));
});
