/** The simulated Excel itself, asked through Microsoft's library: it answers as Excel does where a host depends on it. */
import { describe, expect, test, vi } from 'vitest';
import { copyExcel, createExcel, type SimulatedExcel } from './index.js';
import { shiftLines } from './lines.js';
import { cellAt, describeWorkbook } from './state.js';

type Work = (context: Excel.RequestContext, worksheet: Excel.Worksheet) => void;

/** One batch; the code of its error, or `done`. */
async function attempt({ runtime }: SimulatedExcel, work: Work): Promise<string> {
  try {
    await runtime.run(async (context) => {
      work(context, context.workbook.worksheets.getItem('Sheet1'));
      await context.sync();
    });
    return 'done';
  } catch (thrown) {
    return (thrown as { code: string }).code;
  }
}

describe('values', () => {
  test.each([
    ['a number', [[1]], 'done'],
    ['one row too few', [[1, 2]], 'InvalidArgument'],
    ['one column too few', [[1], [2]], 'InvalidArgument'],
    ['no rows', [], 'InvalidArgument'],
  ])('for two rows of two cells: %s', async (what, values, code) => {
    const excel = createExcel();
    const address = what === 'a number' ? 'A1' : 'A1:B2';
    expect(await attempt(excel, (_, sheet) => void (sheet.getRange(address).formulas = values))).toBe(code);
  });

  test('`null` leaves a cell as it is; one value goes into all cells', async () => {
    const excel = createExcel();
    await attempt(excel, (_, sheet) => {
      sheet.getRange('A1:B1').formulas = [[1, 2]];
      sheet.getRange('A1:B1').formulas = [[null, 3]];
      sheet.getRange('A2:B2').formulas = 7 as unknown as unknown[][];
    });
    const [sheet] = excel.workbook.sheets;
    expect(['0,0', '0,1', '1,0', '1,1'].map((place) => sheet?.cells.get(place)?.input)).toEqual([1, 3, 7, 7]);
  });

  test('text is read as a user would type it, unless it begins with an apostrophe', async () => {
    const excel = createExcel();
    await attempt(excel, (_, sheet) => {
      sheet.getRange('A1:D1').formulas = [['2025-01', "'2025-01", '3.22%', '=1+1']];
    });
    const [sheet] = excel.workbook.sheets;
    expect([0, 1, 2, 3].map((column) => sheet?.cells.get(`0,${column}`)?.input)).toEqual([
      45_658,
      { text: '2025-01' },
      0.0322,
      { formula: '=1+1' },
    ]);
  });
});

describe('a batch', () => {
  test('stops at the action that fails; what came before it stays done', async () => {
    const excel = createExcel();
    const code = await attempt(excel, (_, sheet) => {
      sheet.getRange('A1').formulas = [[1]];
      sheet.getRange('A2').formulas = [[1, 2]];
      sheet.getRange('A3').formulas = [[3]];
    });
    expect(code).toBe('InvalidArgument');
    const [sheet] = excel.workbook.sheets;
    expect(
      [...(sheet?.cells.keys() ?? [])].filter((place) => sheet?.cells.get(place)?.input !== null),
    ).toEqual(['0,0']);
  });

  test('of more than 5 MB is refused whole, and so is an answer of more', async () => {
    const excel = createExcel();
    const long = 'x'.repeat(5_000_000);
    const write: Work = (_, sheet) => void (sheet.getRange('A1').formulas = [[long]]);
    expect(await attempt(excel, write)).toBe('RequestPayloadSizeLimitExceeded');
    for (const row of [0, 1]) cellAt(excel.workbook.sheets[0]!, row, 0).input = { text: long.slice(0, 3e6) };
    const ask: Work = (_, sheet) => void sheet.getRange('A1:A2').load('formulas');
    expect(await attempt(excel, ask)).toBe('ResponsePayloadSizeLimitExceeded');
  });

  test('with a cell in edit is refused, or waits', async () => {
    const excel = createExcel();
    excel.executor.cellEdit.begin();
    expect(await attempt(excel, (_, sheet) => sheet.getRange('A1').clear())).toBe(
      'InvalidOperationInCellEditMode',
    );
    const work = excel.runtime.run(
      async (context) => {
        context.workbook.worksheets.getItem('Sheet1').getRange('A1').formulas = [[1]];
        await context.sync();
      },
      { delayForCellEdit: true },
    );
    excel.executor.cellEdit.finish();
    await work;
    expect(excel.workbook.sheets[0]?.cells.get('0,0')?.input).toBe(1);
  });

  test('does not calculate while calculation is suspended', async () => {
    const excel = createExcel();
    let pending: OfficeExtension.ClientResult<unknown> | string = '';
    await excel.runtime.run(async (context) => {
      const { application } = context.workbook;
      application.suspendApiCalculationUntilNextSync();
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').formulas = [[1]];
      application.load('calculationState');
      await context.sync();
      pending = application.calculationState;
      application.load('calculationState');
      await context.sync();
      expect(application.calculationState).toBe('Done');
    });
    expect(pending).toBe('Pending');
  });
});

describe('what is not there', () => {
  test('is an error, or a null object on which calls do nothing', async () => {
    const excel = createExcel();
    const missing: Work = ({ workbook }) => workbook.worksheets.getItem('none').getRange('A1').clear();
    expect(await attempt(excel, missing)).toBe('ItemNotFound');
    await excel.runtime.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject('none');
      sheet.getRange('A1').clear();
      sheet.delete();
      await context.sync();
      expect(sheet.isNullObject).toBe(true);
    });
  });
});

describe('sheets', () => {
  test.each(['', 'x'.repeat(32), 'a:b', 'a\\b', 'a/b', 'a?b', 'a*b', 'a[b', 'a]b', "'a", "a'", 'History'])(
    'cannot be called "%s"',
    async (name) => {
      expect(
        await attempt(createExcel(), ({ workbook }) => void workbook.worksheets.add(name).load('name')),
      ).toBe('InvalidArgument');
    },
  );

  test('of one name, in whatever case, cannot be two; one has to be visible', async () => {
    const excel = createExcel();
    const add: Work = ({ workbook }) => void workbook.worksheets.add('SHEET1').load('name');
    expect(await attempt(excel, add)).toBe('ItemAlreadyExists');
    expect(await attempt(excel, (_, sheet) => sheet.delete())).toBe('InvalidOperation');
  });

  test('renamed, moved by inserted lines, or deleted: formulas and names follow', async () => {
    const excel = createExcel();
    const { workbook } = excel;
    await attempt(excel, (context, sheet) => {
      const other = context.workbook.worksheets.add('other');
      sheet.getRange('B2').formulas = [[5]];
      other.getRange('A1').formulas = [['=Sheet1!B2*2']];
      context.workbook.names.add('five', '=Sheet1!$B$2');
    });
    const [sheet, other] = workbook.sheets;
    if (sheet === undefined || other === undefined) throw new Error('no sheets');
    const told = (): unknown => {
      const input = other.cells.get('0,0')?.input as { formula: string };
      return [workbook.toNames(input.formula), workbook.toNames(workbook.names.get('five')?.formula ?? '')];
    };
    shiftLines(workbook, sheet, 'row', 0, 3);
    workbook.renameSheet(sheet, '数据');
    expect(told()).toEqual([`='数据'!B5*2`, `='数据'!$B$5`]);
    workbook.deleteSheet(sheet);
    expect(told()).toEqual([`=#REF!B5*2`, `=#REF!$B$5`]);
  });
});

describe('protection', () => {
  const write: Work = (_, sheet) => void (sheet.getRange('A1').formulas = [[1]]);
  const add: Work = ({ workbook }) => void workbook.worksheets.add('new').load('name');
  const look: Work = (_, sheet) => void sheet.getRange('A1').load('formulas');

  test.each([
    ['a sheet', 'AccessDenied', 'done'],
    ['the structure', 'done', 'AccessDenied'],
    ['the file, read-only,', 'AccessDenied', 'AccessDenied'],
  ])('of %s: writing %s, adding a sheet %s, reading always', async (what, writes, adds) => {
    const excel = createExcel();
    const { workbook } = excel;
    const [sheet] = workbook.sheets;
    if (sheet !== undefined) sheet.isProtected = what === 'a sheet';
    workbook.isProtected = what === 'the structure';
    workbook.isReadOnly = what.startsWith('the file');
    const before = describeWorkbook(workbook);
    expect([await attempt(excel, look), await attempt(excel, write)]).toEqual(['done', writes]);
    expect(await attempt(excel, add)).toBe(adds);
    if (writes !== 'done' && adds !== 'done') expect(describeWorkbook(workbook)).toEqual(before);
  });

  const protectSheet = (password?: string): Work => {
    return (_, sheet) => sheet.protection.protect({ allowFormatCells: true }, password);
  };
  const unprotectSheet = (password?: string): Work => {
    return (_, sheet) => sheet.protection.unprotect(password);
  };
  const protectBook = (password?: string): Work => {
    return ({ workbook }) => workbook.protection.protect(password);
  };
  const unprotectBook = (password?: string): Work => {
    return ({ workbook }) => workbook.protection.unprotect(password);
  };

  describe.each([
    ['a sheet', protectSheet, unprotectSheet, write],
    ['the structure', protectBook, unprotectBook, add],
  ])('of %s as a method', (_, protect, unprotect, change) => {
    test('refuses until it is ended, and again once it is back', async () => {
      const excel = createExcel();
      const codes: string[] = [];
      for (const work of [protect(), change, protect(), unprotect(), unprotect(), change, protect(), change])
        codes.push(await attempt(excel, work));
      const [refused, done] = ['AccessDenied', 'done'];
      expect(codes).toEqual([done, refused, refused, done, done, done, done, refused]);
    });

    test.each([
      ['Secret', 'Secret', 'done'],
      ['Secret', 'secret', 'InvalidArgument'],
      ['Secret', '', 'InvalidArgument'],
      ['Secret', undefined, 'InvalidArgument'],
      [undefined, 'Secret', 'done'],
      ['', undefined, 'done'],
    ])('with password %s, ended with %s: %s', async (password, given, code) => {
      const excel = createExcel();
      await attempt(excel, protect(password));
      expect(await attempt(excel, unprotect(given))).toBe(code);
      expect(await attempt(excel, change)).toBe(code === 'done' ? 'done' : 'AccessDenied');
    });

    test('cannot be begun or ended in a file open for reading only', async () => {
      const excel = createExcel();
      excel.workbook.isReadOnly = true;
      const codes = [await attempt(excel, protect()), await attempt(excel, unprotect())];
      expect(codes).toEqual(['AccessDenied', 'AccessDenied']);
    });
  });

  test('shows, with its options, as long as it lasts', async () => {
    const excel = createExcel();
    const seen: unknown[] = [];
    for (const work of [protectSheet('Secret'), protectBook(), unprotectSheet('Secret'), unprotectBook()]) {
      await attempt(excel, work);
      await excel.runtime.run(async (context) => {
        const { workbook } = context;
        const sheet = workbook.worksheets.getItem('Sheet1').protection.load('protected,options');
        workbook.protection.load('protected');
        await context.sync();
        const { allowFormatCells, allowSort } = sheet.protected ? sheet.options : {};
        seen.push([sheet.protected, allowFormatCells, allowSort, workbook.protection.protected]);
      });
    }
    expect(seen).toEqual([
      [true, true, false, false],
      [true, true, false, true],
      [false, undefined, undefined, true],
      [false, undefined, undefined, false],
    ]);
  });
});

describe('settings', () => {
  /** Key and value of each, and how many Excel counts. */
  async function settingsOf({ runtime }: SimulatedExcel): Promise<unknown> {
    return runtime.run(async (context) => {
      const settings = context.workbook.settings.load('items/key,items/value');
      const count = settings.getCount();
      await context.sync();
      return [count.value, settings.items.map(({ key, value }) => [key, value as unknown])];
    });
  }

  test('keep what JSON can say, and dates, in the file; a second one of the same key replaces the first', async () => {
    const excel = createExcel();
    await attempt(excel, ({ workbook: { settings } }) => {
      settings.add('plan', 'old');
      settings.add('plan', { years: [2025, 2030], note: '杭州', saved: new Date(0) });
      settings.add('Plan', 1);
      settings.add('none', null);
    });
    const expected = [
      ['plan', { years: [2025, 2030], note: '杭州', saved: new Date(0) }],
      ['Plan', 1],
      ['none', null],
    ];
    expect(await settingsOf(excel)).toEqual([3, expected]);
    expect(await settingsOf(copyExcel(excel))).toEqual([3, expected]);
  });

  test('are found by key, changed and deleted', async () => {
    const excel = createExcel();
    const missing: Work = (context) => void context.workbook.settings.getItem('plan').load('value');
    expect(await attempt(excel, missing)).toBe('ItemNotFound');
    await excel.runtime.run(async (context) => {
      const { settings } = context.workbook;
      const before = settings.getItemOrNullObject('plan');
      before.delete();
      const made = settings.add('plan', 1);
      await context.sync();
      expect(before.isNullObject).toBe(true);
      made.value = 2;
      const found = settings.getItem('plan').load('key,value');
      await context.sync();
      expect([found.key, found.value]).toEqual(['plan', 2]);
      settings.load('items/key');
      await context.sync();
      for (const setting of settings.items) setting.delete();
      await context.sync();
    });
    expect(await settingsOf(excel)).toEqual([0, []]);
  });

  test('can be read in a file open for reading only, not written; a protected workbook takes them', async () => {
    const excel = createExcel();
    const write: Work = ({ workbook }) => void workbook.settings.add('plan', 1);
    excel.workbook.isProtected = true;
    expect(await attempt(excel, write)).toBe('done');
    excel.workbook.isReadOnly = true;
    const change: Work = ({ workbook }) => void (workbook.settings.getItem('plan').value = 2);
    const remove: Work = ({ workbook }) => workbook.settings.getItem('plan').delete();
    for (const work of [write, change, remove]) expect(await attempt(excel, work)).toBe('AccessDenied');
    expect(await settingsOf(excel)).toEqual([1, [['plan', 1]]]);
  });
});

test('formulas are calculated, errors have types, and what others change between two batches shows', async () => {
  const excel = createExcel();
  const { executor, workbook } = excel;
  await attempt(excel, (_, sheet) => {
    sheet.getRange('A1:A3').formulas = [[2], ['=A1*A1'], ['=1/0']];
  });
  executor.beforeBatch = () => {
    cellAt(workbook.sheets[0]!, 0, 0).input = 3;
    executor.changed();
  };
  await excel.runtime.run(async (context) => {
    const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:A3');
    range.load('values,valueTypes');
    await context.sync();
    expect(range.values).toEqual([[3], [9], ['#DIV/0!']]);
    expect(range.valueTypes).toEqual([['Double'], ['Double'], ['Error']]);
  });
});

test('an event tells of an edit, and who made it', async () => {
  const excel = createExcel();
  const heard: (string | undefined)[] = [];
  await excel.runtime.run(async (context) => {
    context.workbook.worksheets.onChanged.add((event) => {
      heard.push(event.triggerSource);
      return Promise.resolve();
    });
    await context.sync();
  });
  const [sheet] = excel.workbook.sheets;
  if (sheet !== undefined) excel.tellChanged(sheet);
  await attempt(excel, (_, worksheet) => void (worksheet.getRange('A1').formulas = [[1]]));
  await vi.waitFor(() => expect(heard).toEqual([undefined, 'ThisLocalAddin']), { timeout: 60_000 });
});
