/** Packs whose distributions or correlations cannot be drawn from, and models that no parameter moves. */
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, runCommand, setUpCommand } from './command.js';

const SMALL = 'test/packs/small';
const TEXTS = 'test/packs/small/texts';
const NORMAL = { kind: 'normal', parameters: { mean: 6, sd: 1 } };

const folder = setUpCommand();

interface Row {
  readonly key: string;
}

interface ModelFile {
  readonly indicators: readonly Row[];
  readonly parameters: readonly Row[];
}

type Changes = Readonly<Record<string, object>>;

/** The small pack with fields of parameters, or of indicators, given by key. */
function packWith(parameters: Changes, indicators: Changes = {}): string {
  const copy = mkdtempSync(join(folder, 'pack-'));
  cpSync(SMALL, copy, { recursive: true });
  const file = join(copy, 'model.json');
  const model = JSON.parse(readFileSync(file, 'utf8')) as ModelFile;
  const changed = {
    ...model,
    indicators: model.indicators.map((row) => ({ ...row, ...indicators[row.key] })),
    parameters: model.parameters.map((row) => ({ ...row, ...parameters[row.key] })),
  };
  writeFileSync(file, JSON.stringify(changed, null, 2));
  return copy;
}

/** Line and column of a text that stands in the pack's model once. */
function placeIn(pack: string, text: string): string {
  const model = readFileSync(join(pack, 'model.json'), 'utf8');
  expect(model.split(text).length).toBe(2);
  const before = model.slice(0, model.indexOf(text)).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

const drawing = (pack: string): readonly (readonly string[])[] => [
  ['simulate', '--pack', pack, '--draws', '100'],
  ['sensitivity', '--pack', pack, '--indicator', 'rd_intensity', '--year', '2030'],
  ['build', '--pack', pack, '--simulate', '--out', join(pack, 'drawn.xlsx')],
  ['verify', '--pack', pack, '--documents', TEXTS],
];
const planning = (pack: string): readonly (readonly string[])[] => [
  ['project', '--pack', pack],
  ['seek', '--pack', pack, '--target', 'rd_intensity:2030=3.5', '--by', 'rd_growth'],
  ['backcast', '--pack', pack],
  ['build', '--pack', pack, '--out', join(pack, 'plain.xlsx')],
];

const faults: readonly (readonly [string, Changes, string, string, RegExp])[] = [
  [
    'an sd below 0',
    { rd_growth: { distribution: { kind: 'normal', parameters: { mean: 6, sd: -1 } } } },
    '"sd": ',
    '-1',
    /The parameter sd of the distribution normal is -1, outside its range/,
  ],
  [
    'a kind that is not known',
    { rd_growth: { distribution: { kind: 'gauss', parameters: { mean: 6, sd: 1 } } } },
    '"kind": ',
    '"gauss"',
    /There is no distribution "gauss": choose one of constant, normal/,
  ],
  [
    'a minimum above the maximum',
    { rd_growth: { distribution: { kind: 'triangular', parameters: { min: 9, mode: 6, max: 5 } } } },
    '"parameters": ',
    '{\n',
    /triangular must satisfy min ≤ mode ≤ max .* but are 9, 6, 5: put them in order/,
  ],
  [
    'a path without its parameter',
    { rd_growth: { distribution: { kind: 'randomWalk', parameters: { multiplicative: 1 } } } },
    '"parameters": ',
    '{\n',
    /The distribution randomWalk lacks its parameter sd/,
  ],
  [
    'a correlation with a parameter that has no distribution',
    { rd_growth: { distribution: NORMAL, correlations: { firms_inflow: 0.5 } } },
    '"firms_inflow": ',
    '0.5',
    /"firms_inflow" has no distribution and cannot be correlated/,
  ],
  [
    'a correlation of a yearly path',
    {
      rd_growth: { distribution: NORMAL, correlations: { gdp_growth: 0.5 } },
      gdp_growth: { distribution: { kind: 'randomWalk', parameters: { sd: 1 } } },
    },
    '"gdp_growth": ',
    '0.5',
    /"gdp_growth" is uncertain along the years and cannot be correlated/,
  ],
];

describe.each(faults)('%s', (_, changes, field, value, sentence) => {
  /** The place of the value, which stands after its field. */
  const placed = (pack: string): string => {
    const [line = '', column = ''] = placeIn(pack, field + value).split(':');
    return `${line}:${Number(column) + field.length}`;
  };

  it('is one error at its line and column where a verb draws', async () => {
    const pack = packWith(changes);
    for (const words of drawing(pack)) {
      const { code, err } = await runCommand(words);
      expect([words[0], code, linesOf(err).length]).toEqual([words[0], 1, 1]);
      expect(err).toContain(`model.json:${placed(pack)} error `);
      expect(err).toMatch(sentence);
    }
    expect(existsSync(join(pack, 'drawn.xlsx'))).toBe(false);
  });

  it('is a warning where a verb does not, and the work is done', async () => {
    const pack = packWith(changes);
    for (const words of planning(pack)) {
      const { code, out, err } = await runCommand(words);
      expect([words[0], code, linesOf(err).length]).toEqual([words[0], 0, 1]);
      expect(err).toContain(`model.json:${placed(pack)} warning `);
      expect(err).toMatch(sentence);
      expect(out).not.toBe('');
    }
    expect(existsSync(join(pack, 'plain.xlsx'))).toBe(true);
  });
});

describe('correlations', () => {
  it('of 1.5 are one error everywhere', async () => {
    const distribution = NORMAL;
    const pack = packWith({
      rd_growth: { distribution, correlations: { firms_inflow: 1.5 } },
      firms_inflow: { distribution },
    });
    for (const words of [...drawing(pack), ...planning(pack)]) {
      const { code, err } = await runCommand(words);
      expect([words[0], code, linesOf(err)]).toEqual([
        words[0],
        1,
        [expect.stringMatching(/model\.json:\d+:\d+ error .*is 1\.5: it has to be from -1 to 1/)],
      ]);
    }
  });

  it('that contradict each other are told once, at the pair that changes most or by the simulation', async () => {
    const distribution = NORMAL;
    const pack = packWith({
      rd_growth: { distribution, correlations: { gdp_growth: 0.9, firms_inflow: -0.9 } },
      gdp_growth: { distribution, correlations: { firms_inflow: 0.9 } },
      firms_inflow: { distribution },
    });
    const [simulate = [], , , verify = []] = drawing(pack);
    const drawn = await runCommand(simulate);
    expect([drawn.code, linesOf(drawn.err)]).toEqual([
      0,
      [expect.stringMatching(/^These correlations contradict each other/)],
    ]);
    for (const words of [verify, ...planning(pack)]) {
      const { code, err } = await runCommand(words);
      expect([words[0], code, linesOf(err)]).toEqual([
        words[0],
        0,
        [expect.stringMatching(/model\.json:\d+:\d+ warning These correlations contradict each other/)],
      ]);
    }
  });
});

describe('verify', () => {
  it('lists every problem of the uncertainty with its line, in Chinese too', async () => {
    const pack = packWith({
      rd_growth: { distribution: { kind: 'normal', parameters: { mean: 6, sd: -1 } } },
      firms_inflow: { distribution: { kind: 'gauss', parameters: {} } },
    });
    const words = ['verify', '--pack', pack, '--documents', TEXTS, '--json', '--lang', 'zh'];
    const { code, out, err } = await runCommand(words);
    expect([code, linesOf(err).length]).toEqual([1, 2]);
    expect(err).toContain('分布 normal 的参数 sd 为 -1，超出允许范围');
    expect(JSON.parse(out)).toMatchObject({
      figures: 8,
      verified: 8,
      problems: [
        { code: 'sampling.domain', severity: 'error', file: 'model.json', key: 'rd_growth' },
        { code: 'sampling.unknownDistribution', severity: 'error', file: 'model.json', key: 'firms_inflow' },
      ],
    });
  });

  it('names a model that cannot be read', async () => {
    const pack = packWith({});
    writeFileSync(join(pack, 'model.json'), '{"version": 1,,}');
    const { code, err } = await runCommand(['verify', '--pack', pack, '--documents', TEXTS]);
    expect([code, linesOf(err)]).toEqual([1, [expect.stringContaining('model.json:1:15 error')]]);
  });
});

describe('a model that no parameter moves', () => {
  const still = (): string =>
    packWith(
      {},
      {
        gdp: { formula: '=PREV(gdp)*1.05' },
        rd_expenditure: { formula: '=PREV(rd_expenditure)*1.05' },
      },
    );

  it('has no goal to seek', async () => {
    const words = ['seek', '--pack', still(), '--target', 'rd_intensity:2030=3.5', '--by', 'rd_growth'];
    const { code, out, err } = await runCommand([...words, '--json']);
    expect([code, linesOf(err)]).toEqual([
      1,
      [expect.stringMatching(/^No parameter moves R&D intensity of 2030: look at its formula/)],
    ]);
    expect(JSON.parse(out)).toMatchObject({ unreachable: true, closest: null, stop: 'unmoved' });
    expect(await runCommand(words)).toEqual({ code: 1, out: '', err });
  });

  it('has nothing to change for its targets', async () => {
    const words = ['backcast', '--pack', still()];
    const { code, out, err } = await runCommand([...words, '--json']);
    expect([code, err]).toEqual([1, '']);
    const { reason, ...rest } = JSON.parse(out) as Record<string, unknown>;
    expect(rest).toEqual({
      scenario: 'base',
      changes: [],
      targets: [],
      binding: [],
      feasible: false,
      conflict: [],
    });
    expect(reason).toMatch(/^There is no parameter to change: .*look at the formulas\.$/);
    expect((await runCommand(words)).out).toBe(`${String(reason)}\n`);
  });

  it('names the target that the chosen parameter does not move', async () => {
    const words = ['backcast', '--by', 'fiscal_growth', '--target', 'rd_intensity:2030>=4'];
    const { code, out, err } = await runCommand([...words, '--json']);
    expect([code, err]).toEqual([1, '']);
    expect(JSON.parse(out)).toMatchObject({
      feasible: false,
      conflict: [{ kind: 'target', key: 'rd_intensity:2030>=4' }],
      reason: expect.stringContaining('None of the parameters that may change moves this') as unknown,
    });
  });
});
