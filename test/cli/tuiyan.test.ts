/** The command as users run it: the built program, as a process, on packs in folders. */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLI_FILE } from '../../scripts/lib/buildCli.mjs';
import { linesOf as lines, runCommand as tuiyan, setUpCommand, type Finished } from './command.js';

const SMALL = 'test/packs/small';
const TEXTS = 'test/packs/small/texts';

const folder = setUpCommand();

/** A copy of the small pack with one text in one file changed. */
function packWith(file: string, from: string, to: string): string {
  const copy = mkdtempSync(join(folder, 'pack-'));
  cpSync(SMALL, copy, { recursive: true });
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(copy, file), text.replace(from, to));
  return copy;
}

describe('usage', () => {
  it('lists the verbs, and the options of one', async () => {
    const { code, out } = await tuiyan(['--help']);
    expect(code).toBe(0);
    for (const verb of ['build', 'project', 'eval', 'verify']) expect(out).toContain(`\n  ${verb}`);
    expect((await tuiyan(['build', '--help'])).out).toContain('--out F.xlsx');
  });

  it('comes in the language of the system, or the one asked for', async () => {
    expect((await tuiyan(['--help'], '', { LANG: 'zh_CN.UTF-8' })).out).toContain('用法');
    expect((await tuiyan(['build', '--help', '--lang', 'zh'])).out).toContain('用法');
  });

  it.each([
    [[], 'Name a verb'],
    [['biuld'], 'did you mean build?'],
    [['simulat'], 'no verb "simulat"'],
    [['build'], 'build needs --out'],
    [['build', '--out'], '--out needs a value'],
    [['build', '--ouy', 'x.xlsx'], 'did you mean --out?'],
    [['project', 'extra'], '"extra" is not understood'],
    [['project', '--json=1'], '--json takes no value'],
    [['project', '--json', '--json'], 'only once'],
    [['project', '--lang', 'fr'], 'not "fr"'],
    [['verify'], 'verify needs --documents'],
    [['list'], 'list needs indicators|parameters'],
    [['list', 'indicatr'], 'did you mean indicators?'],
    [['list', 'rules', 'targets'], '"targets" is one word too many'],
    [['--vrsion'], 'did you mean --version?'],
  ])('%j is refused in three lines with the usage, and exit 2', async (words, sentence) => {
    const { code, out, err } = await tuiyan(words);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(lines(err)).toHaveLength(3);
    expect(err).toContain(sentence);
    expect(err).toContain('Usage: tuiyan');
  });
});

describe('--lang and --version', () => {
  it('prints the version, alone and with any verb', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    for (const words of [['--version'], ['-V'], ['build', '--version']])
      expect(await tuiyan(words)).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it('takes the language before the verb too, and tells mistakes in it', async () => {
    expect((await tuiyan(['--lang', 'zh', '--help'])).out).toContain('用法');
    expect((await tuiyan(['--help', '--lang', 'zh'])).out).toContain('用法');
    expect((await tuiyan(['--lang', 'zh', 'biuld'])).err).toContain('是否指 build');
    expect((await tuiyan(['build', '--ouy', '--lang=zh'])).err).toContain('是否指 --out');
  });
});

describe('list', () => {
  it.each(['indicators', 'parameters', 'scenarios', 'targets', 'rules', 'figures', 'members'])(
    'gives rows of %s with key, both names and unit',
    async (kind) => {
      const { code, out, err } = await tuiyan(['list', kind, '--json']);
      expect([code, err]).toEqual([0, '']);
      const rows = JSON.parse(out) as readonly Record<string, unknown>[];
      expect(rows.length).toBeGreaterThan(0);
      for (const { key, zh, en, unit } of rows) {
        expect([typeof key, typeof zh, typeof en]).toEqual(['string', 'string', 'string']);
        expect(unit === null).toBe(['scenarios', 'rules', 'members'].includes(kind));
      }
    },
  );

  it('lists what the pack names, as a table too', async () => {
    const { out } = await tuiyan(['list', 'indicators', '--pack', SMALL, '--json']);
    const model = JSON.parse(readFileSync(join(SMALL, 'model.json'), 'utf8')) as {
      readonly indicators: readonly { readonly key: string }[];
    };
    expect((JSON.parse(out) as readonly { key: string }[]).map(({ key }) => key)).toEqual(
      model.indicators.map(({ key }) => key),
    );
    expect((await tuiyan(['list', 'indicators', '--pack', SMALL])).out).toMatch(
      /rd_intensity +.*R&D intensity/,
    );
  });

  it('names the nearest ones where a name is not known', async () => {
    const { code, err } = await tuiyan(['seek', '--target', 'rd_intensty:2030=3%', '--by', 'rd_growth']);
    expect([code, lines(err)]).toEqual([2, [expect.stringContaining('did you mean "rd_intensity"')]]);
  });
});

describe('project', () => {
  interface Projected {
    readonly scenario: string;
    readonly years: readonly number[];
    readonly series: readonly {
      readonly indicator: string;
      readonly unit: string;
      readonly values: Readonly<Record<string, number>>;
    }[];
    readonly targets: readonly object[];
    readonly rules: readonly object[];
  }

  it('prints values in their unit, targets and rules', async () => {
    const { code, out, err } = await tuiyan(['project', '--pack', SMALL, '--json', '--scenario', 'high']);
    expect([code, err]).toEqual([0, '']);
    const found = JSON.parse(out) as Projected;
    expect(found.scenario).toBe('high');
    expect(found.years).toEqual([2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030]);
    const intensity = found.series.find(({ indicator }) => indicator === 'rd_intensity');
    expect(intensity?.unit).toBe('%');
    expect(Object.keys(intensity?.values ?? {})).toEqual([
      '2024',
      '2025',
      '2026',
      '2027',
      '2028',
      '2029',
      '2030',
    ]);
    expect(intensity?.values['2024']).toBe(3);
    // "3.2 % or so": half the last digit is its tolerance.
    const { projected, gap, ...target } = found.targets[0] as unknown as Record<string, unknown>;
    expect([projected, gap]).toEqual([expect.closeTo(3.16, 2), expect.closeTo(-0.04, 2)]);
    expect(target).toEqual({
      key: 'intensity_2027',
      indicator: 'rd_intensity',
      year: 2027,
      basis: 'level',
      comparator: '>=',
      target: 3.2,
      unit: '%',
      qualifier: 'about',
      tolerance: 0.05,
      source: 'rd_intensity_2027',
      origin: 'document',
      status: 'met',
      met: true,
      basisOf: 'projection',
      restsOn: [],
    });
    expect(found.rules[0]).toEqual({ rule: 'intensity_rises', year: 2025, holds: true });
  });

  it('says which targets have no actual yet, and judges an average as an average', async () => {
    const { out } = await tuiyan(['project', '--json']);
    const { targets } = JSON.parse(out) as { readonly targets: readonly Record<string, unknown>[] };
    expect(targets.filter(({ met }) => met === null).map(({ status }) => status)).toHaveLength(47);
    expect(targets.find(({ key }) => key === 'gov_2025')).toMatchObject({
      ...{ status: 'noActual', met: null, projected: 1200, restsOn: ['gov_st_input_2025'] },
    });
    expect(targets.find(({ key }) => key === 'fiscal_growth_2025')).toMatchObject({
      ...{ basis: 'average', from: 2021, year: 2025, target: 15, status: 'met', met: true },
      projected: expect.closeTo(16.67018833850784, 9) as number,
    });
    const table = await tuiyan(['project', '--lang', 'zh']);
    expect(table.out).toContain('财政科技投入（2021–2025年均增速）');
    expect(table.out).toContain(
      '可以判断的 6 项目标中达到 1 项。另有 4 项不计入：其数值就是计划数或目标数，自己与自己相比。另有 1 项不计入：数值是当年年内的，全年尚未结束。另有 42 项没有可比的数列或数值，不计入。',
    );
  });

  it('takes the first scenario, and the Zhejiang pack, where none is named', async () => {
    const { code, out } = await tuiyan(['project', '--json']);
    expect(code).toBe(0);
    const found = JSON.parse(out) as Projected;
    expect(found.scenario).toBe('continuation');
    expect(found.series.length).toBeGreaterThanOrEqual(25);
  });

  it('prints a table in either language', async () => {
    expect((await tuiyan(['project', '--pack', SMALL])).out).toMatch(/R&D intensity +% +3\.00/);
    expect((await tuiyan(['project', '--pack', SMALL, '--lang', 'zh'])).out).toMatch(
      /研发投入强度 +% +3\.00/,
    );
  });

  it('prints an error value as an object', async () => {
    const pack = packWith('model.json', '"=rd_expenditure/gdp"', '"=rd_expenditure/(gdp-gdp)"');
    const { series } = JSON.parse((await tuiyan(['project', '--pack', pack, '--json'])).out) as Projected;
    expect(series.find(({ indicator }) => indicator === 'rd_intensity')?.values['2025']).toEqual({
      error: '#DIV/0!',
    });
  });

  it('lists the scenarios when it does not know the one asked for', async () => {
    const { code, err } = await tuiyan(['project', '--pack', SMALL, '--scenario', 'hihg']);
    expect(code).toBe(2);
    expect(lines(err)).toEqual([
      expect.stringMatching(/did you mean "high"\?.*base \(Continuation\), high \(Ambitious\)/),
    ]);
  });
});

describe('build', () => {
  it('writes a workbook and says what is in it', async () => {
    const file = join(folder, 'small.xlsx');
    const { code, out, err } = await tuiyan(['build', '--pack', SMALL, '--out', file, '--json']);
    expect([code, err]).toEqual([0, '']);
    const { sheets, formulas, seconds } = JSON.parse(out) as Record<string, number>;
    expect(sheets).toBeGreaterThanOrEqual(7);
    expect(formulas).toBeGreaterThan(50);
    expect(seconds).toBeGreaterThan(0);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  });

  it('writes the Zhejiang pack in Chinese', async () => {
    const { code, out } = await tuiyan(['build', '--out', join(folder, '浙江.xlsx'), '--lang', 'zh']);
    expect(code).toBe(0);
    expect(out).toContain('张工作表');
  });

  it('adds a simulation when asked, and takes no options of one otherwise', async () => {
    const file = join(folder, 'drawn.xlsx');
    const words = ['build', '--out', file, '--draws', '100', '--seed', '3'];
    expect(await tuiyan(words)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--simulate') as unknown,
    });
    const plain = JSON.parse((await tuiyan(['build', '--out', file, '--json'])).out) as { sheets: number };
    const drawn = await tuiyan([...words, '--simulate', '--json']);
    expect((JSON.parse(drawn.out) as { sheets: number }).sheets).toBe(plain.sheets + 1);
  });

  it.each([
    ['no-such-folder/a.xlsx', 1, 'There is no folder'],
    ['.', 1, 'is a folder'],
    ['a.csv', 2, 'is not an .xlsx file name'],
  ])('refuses --out %s in a sentence', async (out, wanted, sentence) => {
    const { code, err } = await tuiyan(['build', '--pack', SMALL, '--out', join(folder, out)]);
    expect(code).toBe(wanted);
    expect(lines(err)).toEqual([expect.stringContaining(sentence)]);
  });

  it('leaves an older file and its folder as they are when the pack has problems', async () => {
    const place = join(folder, 'kept');
    mkdirSync(place);
    writeFileSync(join(place, 'old.xlsx'), 'old');
    const pack = packWith('model.json', '"=rd_expenditure/gdp"', '"=rd_expenditure/"');
    expect((await tuiyan(['build', '--pack', pack, '--out', join(place, 'old.xlsx')])).code).toBe(1);
    expect(readdirSync(place)).toEqual(['old.xlsx']);
    expect(readFileSync(join(place, 'old.xlsx'), 'utf8')).toBe('old');
  });
});

describe('bad packs', () => {
  it.each([
    ['a wrong unit', 'figures.csv', '1200,,亿元', '1200,,亿斤', /亿斤.*use one of/],
    [
      'a unit of another kind',
      'figures.csv',
      '1200,,亿元',
      '1200,,%',
      /cannot be converted.*correct the unit/,
    ],
    [
      'an unknown indicator',
      'figures.csv',
      ',rd_expenditure,',
      ',rd_expend,',
      /no indicator "rd_expend".*did you mean "rd_expenditure"/,
    ],
    [
      'a row with a quotation mark out of place',
      'figures.csv',
      '某省,2027',
      '某"省,2027',
      /quotation mark.*put the whole field/,
    ],
    [
      'a row with a field too many',
      'figures.csv',
      '某省,2027',
      '某省,,2027',
      /17 fields, the header has 16.*comma/,
    ],
    [
      'a formula cycle',
      'model.json',
      '"=PREV(gdp)*(1+gdp_growth)"',
      '"=rd_expenditure/rd_intensity"',
      /circle.*GDP -> R&D intensity -> GDP.*PREV/,
    ],
    [
      'a name that is not known',
      'model.json',
      '"=rd_expenditure/gdp"',
      '"=rd_expenditure/gpd"',
      /"gpd".*gdp/,
    ],
    [
      'a formula of mixed units',
      'model.json',
      '"=rd_expenditure/gdp"',
      '"=(rd_expenditure+rd_growth)/gdp"',
      /亿元.*%/,
    ],
    ['a formula that ends early', 'model.json', '"=rd_expenditure/gdp"', '"=rd_expenditure/"', /must follow/],
    [
      'a parent that is not known',
      'model.json',
      '"extends": "base"',
      '"extends": "basis"',
      /no scenario "basis"/,
    ],
    [
      'a comma too many',
      'model.json',
      '"source": "assumption",',
      '"source": "assumption",,',
      /field name.*comma/,
    ],
    [
      'a model from a newer version',
      'model.json',
      '"version": 1',
      '"version": 7',
      /made by a newer Tuiyan.*update Tuiyan/,
    ],
  ] as const)(
    '%s: one sentence with file, line and remedy, and no file',
    async (_, file, from, to, sentence) => {
      const pack = packWith(file, from, to);
      const out = join(pack, 'out.xlsx');
      const before = readdirSync(pack);
      const { code, err, out: printed } = await tuiyan(['build', '--pack', pack, '--out', out]);
      expect([code, printed]).toEqual([1, '']);
      expect(lines(err).length).toBe(1);
      const [place, , rest] = /^(.*?):(\d+):(\d+) error (.*)$/.exec(err.trim())?.slice(1) ?? [];
      expect(place).toBe(join(pack, file));
      const changed = readFileSync(join(pack, file), 'utf8');
      const line = changed.slice(0, changed.indexOf(to)).split('\n').length;
      expect(err).toContain(`${file}:${line}:`);
      expect(err).toMatch(sentence);
      expect(rest).toBeDefined();
      expect(readdirSync(pack)).toEqual(before);
    },
  );

  it('but a value outside its plausible range is a warning, and the workbook is made', async () => {
    const pack = packWith('model.json', '"2026": 8', '"2026": 80');
    const out = join(pack, 'out.xlsx');
    const { code, err } = await tuiyan(['build', '--pack', pack, '--out', out]);
    expect([code, lines(err).length]).toEqual([0, 1]);
    expect(err).toMatch(/model\.json:\d+:\d+ warning .*80.*outside its plausible range 0 to 15/);
    expect(existsSync(out)).toBe(true);
  });

  it('speak Chinese too', async () => {
    const pack = packWith('model.json', '"version": 1', '"version": 7');
    const { err } = await tuiyan(['project', '--pack', pack, '--lang', 'zh']);
    expect(err).toContain('model.json:3:14 error 这个模型由更新版本的推演生成');
  });

  it('that are not there, or lack a file, are named', async () => {
    expect((await tuiyan(['project', '--pack', join(folder, 'nothing')])).err).toContain(
      'There is no folder',
    );
    const empty = mkdtempSync(join(folder, 'empty-'));
    const { code, err } = await tuiyan(['project', '--pack', empty]);
    expect([code, lines(err).length]).toEqual([1, 3]);
    expect(err).toContain('model.json:1:1 error');
  });
});

describe('verify', () => {
  const verify = (pack: string, documents = TEXTS): Promise<Finished> =>
    tuiyan(['verify', '--pack', pack, '--documents', documents, '--json']);

  it('proves every figure of a good pack', async () => {
    const { code, out } = await verify(SMALL);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ figures: 8, verified: 8, problems: [] });
  });

  it.each([
    ['3.00%,', '3.01%,', 3, /quotes "3\.01%".*copy it from the text/],
    ['r1,5,4.5', 'r1,4,4.5', 6, /on line 5: correct the line/],
    ['1200,,亿元', '1201,,亿元', 2, /states 1200 亿元, not 1201 亿元/],
    ['80,90', '80,95', 7, /states 80–90 %, not 80–95 %/],
    ['40000', '40001', 9, /is 40000 by its formula, not 40001/],
  ])('%s -> %s is one problem with its line', async (from, to, line, sentence) => {
    const { code, out, err } = await verify(packWith('figures.csv', from, to));
    expect(code).toBe(1);
    const own = lines(err).filter((text) => text.includes(`figures.csv:${line}:`));
    expect(own.length).toBe(1);
    expect(own[0]).toMatch(sentence);
    const { figures, verified, problems } = JSON.parse(out) as {
      figures: number;
      verified: number;
      problems: readonly { line: number }[];
    };
    expect(figures - verified).toBe(problems.length);
    expect(problems.map((problem) => problem.line)).toContain(line);
  });

  it('names a document that is not there, and one that was changed', async () => {
    const changed = mkdtempSync(join(folder, 'texts-'));
    writeFileSync(join(changed, 'report.txt'), `${readFileSync(join(TEXTS, 'report.txt'), 'utf8')}\n`);
    const { code, err } = await verify(SMALL, changed);
    expect(code).toBe(1);
    expect(lines(err)).toEqual([
      expect.stringMatching(/documents\.csv:2:\d+ error .*is not the text that was registered/),
      expect.stringMatching(/documents\.csv:3:\d+ error .*"plan\.txt", is not there/),
    ]);
  });

  it('names a folder that is not there', async () => {
    expect(await verify(SMALL, join(folder, 'nothing'))).toMatchObject({ code: 1, out: '' });
  });
});

describe('eval', () => {
  const evaluate = async (requests: readonly (object | string)[]): Promise<readonly unknown[]> => {
    const input = requests
      .map((request) => (typeof request === 'string' ? request : JSON.stringify(request)))
      .join('\n');
    const { code, out, err } = await tuiyan(['eval'], input);
    expect([code, err]).toEqual([0, '']);
    return lines(out).map((line) => JSON.parse(line) as unknown);
  };

  it('calculates each formula three times, to the last digit', async () => {
    const inputs = { rate: 0.1, 研发经费: 2901.4 };
    expect(
      await evaluate([
        { id: 1, formula: '=研发经费*(1+rate)', inputs },
        { id: 'two', formula: '=1/3' },
        { id: 3, formula: '=-2^2', inputs: {} },
        { id: 4, formula: '=IF(rate>0,"up","down")', inputs },
        { id: 5, formula: '=rate>1', inputs },
        { id: 6, formula: '=0.1+0.2' },
      ]),
    ).toEqual([
      { id: 1, interpret: 2901.4 * 1.1, kernel: 2901.4 * 1.1, excel: 2901.4 * 1.1 },
      { id: 'two', interpret: 1 / 3, kernel: 1 / 3, excel: 1 / 3 },
      { id: 3, interpret: 4, kernel: 4, excel: 4 },
      { id: 4, interpret: 'up', kernel: 'up', excel: 'up' },
      { id: 5, interpret: false, kernel: false, excel: false },
      { id: 6, interpret: 0.1 + 0.2, kernel: 0.1 + 0.2, excel: 0.1 + 0.2 },
    ]);
  });

  it('gives error values as objects', async () => {
    expect(
      await evaluate([
        { id: 1, formula: '=1/x', inputs: { x: 0 } },
        { id: 2, formula: '=SQRT(-1)' },
        { id: 3, formula: '=PREV(x)', inputs: { x: 1 } },
      ]),
    ).toEqual([
      { id: 1, interpret: { error: '#DIV/0!' }, kernel: { error: '#DIV/0!' }, excel: { error: '#DIV/0!' } },
      { id: 2, interpret: { error: '#NUM!' }, kernel: { error: '#NUM!' }, excel: { error: '#NUM!' } },
      { id: 3, interpret: { error: '#N/A' }, kernel: { error: '#N/A' }, excel: { error: '#N/A' } },
    ]);
  });

  it('gives numbers where the engine shows amounts of money', async () => {
    expect(
      await evaluate([
        { id: 1, formula: '=ROUND(PMT(0.1,2,1000),6)' },
        { id: 2, formula: '=SLN(30000,7500,10)' },
        { id: 3, formula: '=FV(0,12,-100)' },
      ]),
    ).toEqual([
      { id: 1, interpret: -576.190476, kernel: -576.190476, excel: -576.190476 },
      { id: 2, interpret: 2250, kernel: 2250, excel: 2250 },
      { id: 3, interpret: 1200, kernel: 1200, excel: 1200 },
    ]);
  });

  it('gives a formula the same answer whatever came before it', async () => {
    const inputs = { x: 2, y: 1 };
    expect(
      await evaluate([
        { id: 1, formula: '=x > --(y%)', inputs },
        { id: 2, formula: '=++(x > y)%', inputs },
      ]),
    ).toEqual([
      { id: 1, interpret: true, kernel: true, excel: true },
      { id: 2, interpret: 0.01, kernel: 0.01, excel: 0.01 },
    ]);
  });

  it('goes on when a formula keeps the engine busy for ever', async () => {
    const num = { error: '#NUM!' };
    expect(
      await evaluate([
        { id: 1, formula: '=FACT(9E+300)' },
        { id: 2, formula: '=1+a', inputs: { a: 2 } },
      ]),
    ).toEqual([
      { id: 1, interpret: num, kernel: num, excel: null },
      { id: 2, interpret: 3, kernel: 3, excel: 3 },
    ]);
  });

  it('answers every line, whatever is in it', async () => {
    const answers = await evaluate([
      { id: 1, formula: '=1+' },
      'not json',
      { id: 3 },
      { id: 4, formula: '=a', inputs: { a: 'text' } },
      { id: 5, formula: '=research', inputs: { reserch: 1 } },
      '[]',
      { id: 7, formula: '=2' },
    ]);
    expect(answers).toMatchObject([
      { id: 1, problem: { code: 'formula.valueMissing', start: 3, end: 3 } },
      { id: null, problem: { code: 'eval.notJson', start: 0 } },
      { id: 3, problem: { code: 'eval.notAFormula' } },
      { id: 4, problem: { code: 'eval.notInputs' } },
      { id: 5, problem: { code: 'formula.nameUnknownNear', start: 1, end: 9 } },
      { id: null, problem: { code: 'eval.notAFormula' } },
      { id: 7, interpret: 2, kernel: 2, excel: 2 },
    ]);
  });

  it('keeps the order over many lines', async () => {
    const requests = Array.from({ length: 5000 }, (_, i) => ({
      id: i,
      formula: '=a+b',
      inputs: { a: i, b: 0.5 },
    }));
    expect(await evaluate(requests)).toEqual(
      requests.map(({ id }) => ({ id, interpret: id + 0.5, kernel: id + 0.5, excel: id + 0.5 })),
    );
  });

  it('answers before its input ends', async () => {
    const child = spawn(process.execPath, [CLI_FILE, 'eval']);
    child.stdin.write('{"id": 1, "formula": "=1+1"}\n');
    const answer = await new Promise<string>((resolve) => {
      child.stdout.setEncoding('utf8').once('data', resolve);
    });
    expect(JSON.parse(answer)).toEqual({ id: 1, interpret: 2, kernel: 2, excel: 2 });
    child.stdin.end();
    await new Promise((resolve) => child.once('close', resolve));
  });
});

it('a reader that has seen enough ends the program quietly', async () => {
  const child = spawn(process.execPath, [CLI_FILE, 'project', '--json']);
  child.stdout.destroy();
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code).toBe(0);
  expect(err).not.toContain('Error');
});
