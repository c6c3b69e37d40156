/**
 * What every host must do. The three hosts' tests run it, each on its own kind of workbook.
 *
 * A `Subject` is a workbook with a user in front of it: `type` puts something into a cell as a user would, `rename` gives a
 * sheet another name.
 */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { mapSheets } from '../../src/workbook/plan/references.js';
import { eachCell } from '../../src/workbook/plan/rectangles.js';
import type { Host } from '../../src/hosts/host.js';
import type {
  Cell,
  CellSnapshot,
  SheetPlan,
  SheetSnapshot,
  WorkbookPlan,
  WorkbookSnapshot,
} from '../../src/workbook/plan/plan.js';
import { block, GROWTH, largePlan, MODEL, plan, PROJECTION, sheet, smallPlan } from './plans.js';

export interface Subject {
  readonly host: Host;
  /** Row and column 0-based; `input` as typed: a formula with `=`, or text. The sheet is made when missing. */
  readonly type: (sheet: string, row: number, column: number, input: string) => Promise<void>;
  readonly rename: (sheet: string, name: string) => Promise<void>;
}

export interface ContractOptions {
  /** The host calculates; a file only holds what the plan said. */
  readonly calculates: boolean;
  /** Random workbooks to try. */
  readonly runs: number;
}

export function hostContract(make: () => Subject, { calculates, runs }: ContractOptions): void {
  test('what was applied is read back: values, formulas, names', async () => {
    const { host } = make();
    await apply(host, smallPlan);
    const snapshot = await read(host);
    for (const planned of smallPlan.sheets) expectSheet(snapshot, planned);
    expect(snapshot.names.map(({ name, ref }) => [name, canonical(ref)]).sort()).toEqual(
      smallPlan.names.map(({ name, ref }) => [name, canonical(ref)]).sort(),
    );
  });

  test('any numbers, texts and truth values come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(arbitraryCell(), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        async (cells) => {
          const { host } = make();
          const random = plan([sheet('random', '随机 "数据"', { blocks: [block(1, 2, cells)] })]);
          await apply(host, random);
          expectSheet(await read(host), random.sheets[0]!);
        },
      ),
      { numRuns: runs },
    );
  });

  test('a second plan replaces the sheets of the same key and leaves others alone', async () => {
    const subject = make();
    await apply(subject.host, smallPlan);
    await subject.type('我的表', 0, 0, '我的笔记');
    await subject.type('我的表', 1, 0, `='模型 & 假设'!B4*2`);
    const changed = withGrowth(0.05);
    await apply(subject.host, changed);
    const snapshot = await read(subject.host);
    for (const planned of changed.sheets) expectSheet(snapshot, planned, { values: false });
    expect(snapshot.sheets.filter(({ key }) => key !== undefined)).toHaveLength(2);
    const mine = findSheet(snapshot, '我的表');
    expect(mine.key).toBeUndefined();
    expect(mine.cells[0]?.[0]).toEqual({ value: '我的笔记' });
    expect(canonical(mine.cells[1]?.[0]?.formula ?? '')).toBe(canonical(`='模型 & 假设'!B4*2`));
    if (calculates) expect(mine.cells[1]?.[0]?.value).toBeCloseTo(0.1, 12);
  });

  test('a smaller plan leaves nothing of the larger one, a larger one grows', async () => {
    const { host } = make();
    const of = (rows: number): WorkbookPlan =>
      plan([
        sheet('list', '清单', {
          blocks: [
            block(
              0,
              0,
              Array.from({ length: rows }, (_, row) => [{ value: row }, { value: `行 ${row}` }]),
            ),
          ],
        }),
      ]);
    for (const rows of [4, 2, 6]) {
      await apply(host, of(rows));
      const { cells } = findSheet(await read(host), '清单');
      expect(cells.filter((row) => row.some((cell) => cell !== undefined))).toHaveLength(rows);
    }
  });

  test('a sheet that the user renamed is known again, and keeps its references', async () => {
    const subject = make();
    await apply(subject.host, smallPlan);
    await subject.type('我的表', 0, 0, `='模型 & 假设'!B4*2`);
    await subject.rename(MODEL, '用户改的名');
    expect((await read(subject.host)).sheets.find(({ key }) => key === 'model')?.name).toBe('用户改的名');
    await apply(subject.host, withGrowth(0.05));
    const snapshot = await read(subject.host);
    expect(snapshot.sheets.map(({ name }) => name).sort()).toEqual(
      [...startSheets(snapshot), '我的表', MODEL, PROJECTION].sort(),
    );
    expect(canonical(findSheet(snapshot, '我的表').cells[0]?.[0]?.formula ?? '')).toBe(
      canonical(`='模型 & 假设'!B4*2`),
    );
  });

  test('sheets of a plan may swap their names', async () => {
    const { host } = make();
    const of = (first: string, second: string): WorkbookPlan =>
      plan([
        sheet('a', first, {
          blocks: [block(0, 0, [[{ value: '甲' }, { formula: `='${second}'!A1`, cached: '乙' }]])],
        }),
        sheet('b', second, { blocks: [block(0, 0, [[{ value: '乙' }]])] }),
      ]);
    await apply(host, of('左', '右'));
    await apply(host, of('右', '左'));
    const snapshot = await read(host);
    for (const planned of of('右', '左').sheets) expectSheet(snapshot, planned);
  });

  test("the user's cells on our sheet stay, and are not written over", async () => {
    const subject = make();
    await apply(subject.host, smallPlan);
    await subject.type(PROJECTION, 2, 30, '旁注');
    await apply(subject.host, smallPlan);
    expect(findSheet(await read(subject.host), PROJECTION).cells[2]?.[30]?.value).toBe('旁注');

    const before = await read(subject.host);
    const wide = Array.from({ length: 31 }, (_, value): Cell => ({ value }));
    const wider = plan(
      smallPlan.sheets.map((planned) =>
        planned.key === 'model'
          ? planned
          : { ...planned, charts: [], conditionalFormats: [], blocks: [block(2, 0, [wide])] },
      ),
      {
        names: smallPlan.names,
      },
    );
    const result = await subject.host.apply(wider);
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'CellsInTheWay', place: `'${PROJECTION}'!AE3` },
    });
    expect(await read(subject.host)).toEqual(before);
  });

  test("a user's sheet with a name that the plan wants is not touched", async () => {
    const subject = make();
    await subject.type(MODEL, 0, 0, '这是我的表');
    const before = await read(subject.host);
    expect(await subject.host.apply(smallPlan)).toMatchObject({
      ok: false,
      failure: { code: 'SheetNameTaken', place: MODEL },
    });
    expect(await read(subject.host)).toEqual(before);
  });

  test('an empty plan changes nothing', async () => {
    const subject = make();
    await subject.type('我的表', 0, 0, '在');
    const before = await read(subject.host);
    await apply(subject.host, plan([]));
    expect(await read(subject.host)).toEqual(before);
  });

  test('twenty thousand cells', async () => {
    const { host } = make();
    const large = largePlan();
    await apply(host, large);
    expectSheet(await read(host), large.sheets[0]!);
  });

  test('a plan that cannot be written changes nothing', async () => {
    const { host } = make();
    await apply(host, smallPlan);
    const before = await read(host);
    const [first, second] = smallPlan.sheets;
    const broken = sheet('projection:stress', PROJECTION, {
      blocks: [block(0, 0, [[{ value: 1, style: '没有的样式' }]])],
    });
    expect(await host.apply({ ...smallPlan, sheets: [first!, broken] })).toMatchObject({ ok: false });
    expect(await read(host)).toEqual(before);
    expect(second?.key).toBe('projection:stress');
  });

  test('a cancelled plan changes nothing', async () => {
    const { host } = make();
    await apply(host, smallPlan);
    const before = await read(host);
    const stop = new AbortController();
    const result = await host.apply(withGrowth(0.07), {
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'Cancelled' } });
    expect(await read(host)).toEqual(before);
  });

  test('progress grows to 1', async () => {
    const { host } = make();
    const shares: number[] = [];
    expect(await host.apply(smallPlan, { onProgress: (share) => shares.push(share) })).toMatchObject({
      ok: true,
    });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(shares.length).toBeGreaterThanOrEqual(3);
  });
}

export async function apply(host: Host, planned: WorkbookPlan): Promise<void> {
  expect(await host.apply(planned)).toEqual({ ok: true, value: undefined });
}

export async function read(host: Host): Promise<WorkbookSnapshot> {
  const result = await host.read();
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail}`);
  return result.value;
}

/** Every planned cell stands in the snapshot: constants exactly, formulas by text and by cached value to 1e-9. */
export function expectSheet(
  snapshot: WorkbookSnapshot,
  planned: SheetPlan,
  check: { values: boolean } = { values: true },
): void {
  const found = snapshot.sheets.find(({ key }) => key === planned.key);
  expect(found?.name).toBe(planned.name);
  const wrong: unknown[] = [];
  eachCell(planned, (cell, row, column) => {
    const read = found?.cells[row]?.[column];
    const place = `${planned.name} row ${row + 1} column ${column + 1}`;
    if (!agrees(cell, read, check.values)) wrong.push({ place, planned: cell, read });
  });
  expect(wrong).toEqual([]);
}

function agrees(cell: Cell, read: CellSnapshot | undefined, values: boolean): boolean {
  if (cell.formula === undefined)
    return (read?.value ?? null) === (cell.value ?? null) && read?.formula === undefined;
  if (canonical(read?.formula ?? '') !== canonical(cell.formula)) return false;
  return !values || sameValue(cell.cached, read?.value);
}

export function sameValue(planned: Cell['cached'], read: CellSnapshot['value'] | undefined): boolean {
  if (typeof planned === 'number' && typeof read === 'number') {
    return Math.abs(planned - read) <= 1e-9 * Math.max(1, Math.abs(planned));
  }
  if (typeof planned === 'object') return typeof read === 'object' && read?.error === planned.error;
  return planned === read;
}

/**
 * Programs differ in which sheet names they quote, in how they spell numbers, and in whether they keep the `--` that
 * makes numbers of truth values; not in what they mean.
 */
export function canonical(formula: string): string {
  return mapSheets(formula, (name) => name).replace(
    /"(?:[^"]|"")*"|'(?:[^']|'')*'|--|(?<![\w.$])\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi,
    (part) => {
      if (part === '--') return '';
      return /^["']/.test(part) ? part : String(Number(part));
    },
  );
}

export function findSheet(snapshot: WorkbookSnapshot, name: string): SheetSnapshot {
  const found = snapshot.sheets.find((candidate) => candidate.name === name);
  if (found === undefined)
    throw new Error(`no sheet "${name}" among ${snapshot.sheets.map((each) => each.name).join(', ')}`);
  return found;
}

/** The small plan with another assumption; its cached values are not adjusted. */
function withGrowth(growth: number): WorkbookPlan {
  const adjust = (cell: Cell | undefined): Cell | undefined =>
    cell?.value === GROWTH ? { ...cell, value: growth } : cell;
  return {
    ...smallPlan,
    sheets: smallPlan.sheets.map((each) => ({
      ...each,
      blocks: each.blocks.map((part) => ({ ...part, cells: part.cells.map((cells) => cells.map(adjust)) })),
    })),
  };
}

function startSheets(snapshot: WorkbookSnapshot): string[] {
  return snapshot.sheets.map(({ name }) => name).filter((name) => /^Sheet\d$/.test(name));
}

function arbitraryCell(): fc.Arbitrary<Cell> {
  const letters = fc.oneof(
    fc.constantFrom(...Array.from(`=+-@'"#<>&%,;()!{}[]_ \n年亿元增速（）：，·𠮷é0123456789TRUEA`)),
    fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme-ascii' }),
  );
  const text = fc.array(letters, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
  const number = fc
    .double({ min: -1e15, max: 1e15, noNaN: true })
    .map((value) => Number(value.toPrecision(15)) + 0);
  return fc.oneof(text, number, fc.integer(), fc.boolean()).map((value): Cell => ({ value }));
}
