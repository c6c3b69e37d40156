/** Whatever one cell of a built workbook is typed over with: reading takes it, or tells it. Nothing is passed over. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPack } from '../../../src/model/pack.js';
import type { Model } from '../../../src/model/model.js';
import { writeOverKeys } from '../../../src/model/wording.js';
import { tellUnread } from '../../../src/workbook/living/tellUnread.js';
import type { CellSnapshot, WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { prepared, readFiles, valueOf } from '../../model/packs.js';
import { snapshotOf } from '../snapshotOf.js';

interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

let clean: WorkbookSnapshot;
let filled: readonly Place[];
let model: Model;

beforeAll(() => {
  const pack = writeOverKeys(prepared(valueOf(readPack(readFiles('test/packs/small')))));
  const plan = planWorkbook(pack, 'en');
  const found = snapshotOf(plan);
  // Hosts know sheets by a mark that is in no cell.
  const keyed = found.sheets.map((sheet, i) => ({ ...sheet, key: plan.sheets[i]!.key }));
  clean = { ...found, sheets: keyed };
  filled = clean.sheets.flatMap(({ cells }, sheet) =>
    cells.flatMap((line, row) =>
      line.flatMap((cell, column) => (hasContent(cell) ? [{ sheet, row, column }] : [])),
    ),
  );
  model = valueOf(readWorkbook(clean));
});

function hasContent(cell: CellSnapshot | undefined): boolean {
  return cell !== undefined && (cell.formula !== undefined || (cell.value !== null && cell.value !== ''));
}

function typedInto({ sheet, row, column }: Place, typed: CellSnapshot): WorkbookSnapshot {
  const sheets = clean.sheets.map((each, i) => {
    if (i !== sheet) return each;
    const cells = each.cells.map((line) => [...line]);
    while (cells.length <= row) cells.push([]);
    const line = cells[row]!;
    line[column] = typed;
    return { ...each, cells };
  });
  return { ...clean, sheets };
}

/** Whether the reading differs in the model or has a word for it. */
function isNoticed(snapshot: WorkbookSnapshot): boolean {
  const read = readWorkbook(snapshot);
  if (!read.ok || read.problems.length > 0) return true;
  if (JSON.stringify(read.value) !== JSON.stringify(model)) return true;
  return tellUnread(snapshot, read.value).length > 0;
}

describe('one cell typed over', () => {
  it('is taken or told, wherever it is', () => {
    expect(isNoticed(clean)).toBe(false);
    const edit = fc.tuple(fc.nat(), fc.constantFrom<string | number>(7.77, 'typed over', -3));
    fc.assert(
      fc.property(edit, ([at, value]) => {
        const place = filled[at % filled.length]!;
        expect([place, isNoticed(typedInto(place, { value }))]).toEqual([place, true]);
      }),
      { numRuns: 10 },
    );
  });

  it('below the figures is told, with an id or without one', () => {
    const sheet = clean.sheets.findIndex(({ cells }) =>
      cells.some((row) => row.some((cell) => cell?.value === 'Id')),
    );
    const cells = clean.sheets[sheet]?.cells ?? [];
    const head = cells.findIndex((row) => row.some((cell) => cell?.value === 'Id'));
    const idAt = cells[head]!.findIndex((cell) => cell?.value === 'Id');
    let row = head;
    while (hasContent(cells[row]?.[idAt])) row += 1;
    for (const column of [2, 3])
      expect(isNoticed(typedInto({ sheet, row, column }, { value: 2022 }))).toBe(true);
  });
});
