/** The journal: every point leads to the model that was, within bounds, and nothing goes without a line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setParameterValue } from '../../src/model/edit.js';
import {
  EMPTY_JOURNAL,
  foldJournal,
  isPartOf,
  modelAt,
  MOST_ENTRIES,
  MOST_TEXT,
  namePoint,
  recordStep,
  type Journal,
} from '../../src/model/journal.js';
import type { Model } from '../../src/model/model.js';
import { edited, model, smallModel } from './packs.js';

const AT = '2026-01-31T16:05:09+08:00';

/** The models after each change, and the journal of the changes. */
function run(start: Model, edits: readonly ((of: Model) => Model)[]): { journal: Journal; points: Model[] } {
  const points: Model[] = [];
  let [journal, present] = [EMPTY_JOURNAL, start];
  for (const edit of edits) {
    const next = edit(present);
    journal = recordStep(foldJournal(journal, present), present, next, { at: AT });
    if (journal.entries.length > points.length) points.push(next);
    present = next;
  }
  return { journal, points };
}

const value = (n: number) => (of: Model) => setParameterValue(of, 'high', 'rd_growth', 'all', n);

describe('laws', () => {
  it('every point is the model that was', () => {
    fc.assert(
      fc.property(model, fc.array(edited, { maxLength: 8 }), (start, edits) => {
        const { journal, points } = run(start, edits);
        const present = points.at(-1) ?? start;
        points.forEach((point, i) => {
          expect(modelAt(journal, present, i)).toEqual(point);
        });
        expect(modelAt(journal, present, -1)).toEqual(start);
      }),
    );
  });

  it('a step that changes nothing leaves no entry', () => {
    fc.assert(
      fc.property(model, (one) => {
        expect(recordStep(EMPTY_JOURNAL, one, structuredClone(one), { at: AT })).toBe(EMPTY_JOURNAL);
      }),
    );
  });
});

describe('bounds', () => {
  const many = Array.from({ length: MOST_ENTRIES + 30 }, (_, i) => value(i + 1));

  it('older entries are folded into one line that counts them, and every point left is the model that was', () => {
    const { journal } = run(smallModel, many);
    const present = value(MOST_ENTRIES + 30)(smallModel);
    expect(journal.entries.length).toBeLessThanOrEqual(MOST_ENTRIES);
    const [first] = journal.entries;
    expect(first?.step).toBe('fold');
    const counted = journal.entries.reduce((sum, { folded }) => sum + (folded?.count ?? 1), 0);
    expect(counted).toBe(MOST_ENTRIES + 30);
    expect(first?.changes.map(({ from, to }) => [from, to])).toEqual([
      ['{"2026":8}', String(first?.folded?.count)],
    ]);
    expect(modelAt(journal, present, -1)).toEqual(smallModel);
    expect(modelAt(journal, present, 0)).toEqual(value(first?.folded?.count ?? 0)(smallModel));
  });

  it('named points stay', () => {
    const { journal: early } = run(smallModel, many.slice(0, 10));
    const named = namePoint(early, 4, ' 上报稿 ');
    let [journal, present] = [named, value(10)(smallModel)];
    for (const edit of many.slice(10)) {
      const next = edit(present);
      journal = recordStep(foldJournal(journal, present), present, next, { at: AT });
      present = next;
    }
    const point = journal.entries.findIndex(({ name }) => name === '上报稿');
    expect(modelAt(journal, present, point)).toEqual(value(5)(smallModel));
    expect(namePoint(journal, point, '').entries[point]?.name).toBeUndefined();
  });

  it('long values are folded sooner', () => {
    const long = (n: number) => (of: Model) => ({ ...of, geography: String(n).repeat(MOST_TEXT / 20) });
    const { journal } = run(
      smallModel,
      Array.from({ length: 30 }, (_, i) => long(i % 10)),
    );
    const text = journal.entries.slice(0, -1).flatMap(({ changes }) => changes.map(({ to = '' }) => to));
    expect(text.join('').length).toBeLessThanOrEqual(MOST_TEXT);
    expect(journal.entries[0]?.step).toBe('fold');
  });
});

it('goes on from another journal when it holds the last entry of it', () => {
  const { journal } = run(smallModel, [value(1), value(2)]);
  const shorter = { entries: journal.entries.slice(0, 1) };
  expect(isPartOf(EMPTY_JOURNAL, shorter)).toBe(true);
  expect(isPartOf(journal, journal)).toBe(true);
  const other = recordStep(EMPTY_JOURNAL, smallModel, value(3)(smallModel), { at: '2026-02-01T00:00:00Z' });
  expect(isPartOf(other, journal)).toBe(false);
});
