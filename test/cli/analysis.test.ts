/** The verbs of the analyses as users run them: the built program on the Zhejiang pack. */
import { describe, expect, it } from 'vitest';
import { runCommand, setUpCommand, type Finished } from './command.js';

setUpCommand();

function tuiyan(...words: readonly string[]): Promise<Finished> {
  return runCommand([...words, '--lang', 'en']);
}

async function answer(exit: number, words: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await tuiyan(...words, '--json');
  expect([code, err]).toEqual([exit, '']);
  return JSON.parse(out) as Record<string, unknown>;
}

const json = (...words: readonly string[]) => answer(0, words);
/** The answer is that it cannot be done: exit 1, and its JSON. */
const impossible = (...words: readonly string[]) => answer(1, words);

describe('tuiyan seek', () => {
  it('seeks a probability, and says what does not go together with it', async () => {
    const goal = ['--target', 'society_st_input:2030>=9600', '--by', 'others_growth'];
    const found = await json('seek', ...goal, '--probability', '80%', '--draws', '400', '--seed', '7');
    expect(found).toMatchObject({ parameter: 'others_growth', draws: 400, seed: 7, probability: 0.8 });
    expect(found['before']).not.toBe(0.8);
    const misused = await tuiyan('seek', ...goal, '--probability', '120%');
    expect([misused.code, misused.err]).toEqual([2, expect.stringContaining('between 0% and 100%')]);
    const drawn = await tuiyan(
      'seek',
      '--target',
      'rd_intensity:2030=3.5%',
      '--by',
      'rd_growth',
      '--draws',
      '9',
    );
    expect([drawn.code, drawn.err]).toEqual([2, expect.stringContaining('--probability')]);
  });

  it('prints the answer in units', async () => {
    const found = await json('seek', '--target', 'rd_intensity:2030=3.5%', '--by', 'rd_growth');
    expect(found).toMatchObject({
      parameter: 'rd_growth',
      achieved: expect.closeTo(3.5, 10) as number,
      from: 6,
    });
    expect(found['residual']).toBeLessThanOrEqual(1e-12);
    expect(found['roots']).toEqual([found['value']]);
    expect(found['iterations']).toBeGreaterThan(0);
  });

  it('reads display names, full-width signs and other units', async () => {
    const zh = await json('seek', '--target', '研发投入强度：2030＝3.5％', '--by', '研发增速');
    const en = await json('seek', '--target', 'rd_intensity:2030=3.5', '--by', 'rd_growth');
    expect(zh['value']).toBe(en['value']);
    const big = await json('seek', '--target', 'society_st_input:2030=1万亿元', '--by', 'gov_st_growth');
    expect(big['achieved']).toBeCloseTo(10000, 6);
  });

  it('takes one year, and several parameters by a factor', async () => {
    const year = await json('seek', '--target', 'rd_expenditure:2030=4250', '--by', 'others_growth:2028');
    expect(year['value']).toBeGreaterThan(6);
    const factor = await json('seek', '--target', 'rd_intensity:2030=3.4', '--by', 'rd_growth,others_growth');
    expect(factor['parameter']).toBe('rd_growth,others_growth');
  });

  it('tells the role of what it moves, and that a condition is no advice', async () => {
    const lever = await json('seek', '--target', 'society_st_input:2030=1万亿元', '--by', 'gov_st_growth');
    expect([lever['role'], lever['remark']]).toEqual(['lever', undefined]);
    const condition = await json('seek', '--target', 'rd_intensity:2030=3.5%', '--by', 'others_growth');
    expect(condition['role']).toBe('exogenous');
    expect(condition['remark']).toContain('what would have to be true');
  });

  it('says what stops it', async () => {
    const found = await impossible('seek', '--target', 'rd_intensity:2030=9%', '--by', 'rd_growth');
    expect(found).toMatchObject({ unreachable: true, stop: 'bound', value: 15 });
    expect(found['closest']).toBeCloseTo(3.6787, 3);
    expect(found['reason']).toContain('15%');
  });

  it.each([
    [
      ['--target', 'rd_intensity:2030=3.5%', '--by', 'fiscal_growth'],
      1,
      'does not move R&D intensity of 2030',
    ],
    [['--target', 'gov_st_input:2025=1300', '--by', 'gov_st_growth'], 1, 'is a baseline figure'],
    [['--target', 'rd_intensity:2030=3.5亿元', '--by', 'rd_growth'], 2, 'is in %'],
    [['--target', 'rd_intensity:2030=3,5', '--by', 'rd_growth'], 2, '"3,5" could be 3.5 or 35'],
    [['--target', 'rd_intensity:2030=1e999', '--by', 'rd_growth'], 2, 'too large or too small'],
    [['--target', 'rd_expenditure:2030=1.2万', '--by', 'rd_growth'], 2, 'could be 1.2万亿元 or 1.2万元'],
    [['--target', 'rd_intensity:2030=3.5', '--by', ','], 2, '--by names no parameter'],
    [['--target', 'rd_intensity:2030=3.5', '--by', 'rd_growth,研发增速'], 2, 'twice: keep one'],
    [['--target', 'rd_intensity 2030', '--by', 'rd_growth'], 2, 'cannot be read'],
    [['--target', 'rd_intensty:2030=3', '--by', 'rd_growth'], 2, 'did you mean "rd_intensity"'],
    [['--target', 'rd_intensity:2031=3', '--by', 'rd_growth'], 2, "is not one of the model's years"],
    [['--target', 'rd_intensity:2030=3', '--by', 'rd_grwth'], 2, 'did you mean "rd_growth"'],
    [['--target', 'rd_intensity:2030=3', '--by', 'leverage_method'], 2, 'is a switch'],
    [['--target', 'rd_intensity:2030=3', '--by', 'rd_growth', '--scenario', 'on_tagret'], 2, 'did you mean'],
  ])('answers %j with one sentence', async (words, wanted, sentence) => {
    const { code, err } = await tuiyan('seek', ...words);
    expect(code).toBe(wanted);
    expect(err).toContain(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('tuiyan backcast', () => {
  it('prints changes, targets and what holds them back', async () => {
    const found = await json('backcast');
    expect(found['feasible']).toBe(true);
    const targets = found['targets'] as readonly { readonly met: boolean }[];
    expect(targets.every(({ met }) => met)).toBe(true);
    const changes = found['changes'] as readonly {
      readonly parameter: string;
      readonly from: unknown;
      readonly to: unknown;
    }[];
    expect(changes.find(({ parameter }) => parameter === 'gov_st_growth')).toMatchObject({ from: 5 });
    expect((found['binding'] as readonly object[]).length).toBeGreaterThan(0);
  });

  it('leads a path, moves what it is told to, and names a conflict', async () => {
    const path = await json('backcast', '--path', '2025,2027,2030');
    expect(path['feasible']).toBe(true);
    const one = await json('backcast', '--target', 'rd_intensity:2030>=3.5%', '--by', 'rd_growth');
    expect((one['changes'] as readonly object[]).length).toBe(1);
    const none = await impossible(
      'backcast',
      '--target',
      'gov_st_input:2030>=2413.6; leverage:2030>=6; society_st_input:2030<=10000',
      '--by',
      'gov_st_growth,others_growth',
    );
    expect(none['feasible']).toBe(false);
    expect(none['conflict']).toHaveLength(3);
  });

  it('moves levers only, and what is no lever when it is named, as a condition', async () => {
    const found = await json('backcast');
    const changes = found['changes'] as readonly { readonly role: string }[];
    expect(new Set(changes.map(({ role }) => role))).toEqual(new Set(['lever']));
    const words = ['backcast', '--target', 'rd_intensity:2030>=3.5%', '--by', 'others_growth'];
    const { code, out } = await tuiyan(...words);
    expect([code, out]).toEqual([0, expect.stringContaining('what would have to be true')]);
    expect(out).toMatch(/Autonomous growth of the others +exogenous +%/);
  });
});

describe('what tuiyan backcast says', () => {
  it('is the money over the years by the model, and every target left out with its reason', async () => {
    const found = await json('backcast');
    const changes = found['changes'] as readonly Record<string, unknown>[];
    const publicMoney = changes.find((row) => row['parameter'] === 'gov_st_growth');
    const [money] = publicMoney?.['money'] as readonly { readonly total: number }[];
    const total = Math.round(money?.total ?? NaN);
    expect(publicMoney).not.toHaveProperty('cost');
    expect(found['leftOut']).toContainEqual(expect.objectContaining({ key: 'fund_2025', why: 'early' }));
    const { out } = await runCommand(['backcast', '--lang', 'zh']);
    expect(out).toContain(`在2026至2030年合计增加${total.toLocaleString('en')}亿元`);
    expect(out).toMatch(/全年尚未结束.*科创母基金规模/);
    expect(out).not.toContain('费用合计');
  });

  it('is in its help that levers move by default', async () => {
    const { out } = await tuiyan('backcast', '--help');
    expect(out.replace(/\s+/g, ' ')).toContain('default: those that a department can decide, the levers');
  });
});

describe('tuiyan backcast, used wrongly', () => {
  it.each([
    [['--path', '2023'], "is not one of the model's years 2025 to 2030"],
    [['--path', '2027,x'], 'The year x'],
    [['--path', ','], '--path names no year'],
    [['--by', 'rd_growth,研发增速'], 'names "rd_growth" twice'],
    [['--by', 'rd_grwth'], 'did you mean "rd_growth"'],
    [['--by', 'leverage_method'], 'is a switch'],
    [['--by', ','], '--by names no parameter'],
    [['--target', 'rd_intensity:2030'], 'cannot be read'],
    [['--target', 'rd_intensity:2030>=3.5亿元'], 'is in %'],
  ])('answers %j with one sentence', async (words, sentence) => {
    const { code, err } = await tuiyan('backcast', ...words);
    expect([code, err.trimEnd().split('\n').length]).toEqual([2, 1]);
    expect(err).toContain(sentence);
  });
});

/** The pack has correlations of its own. */
const CORRELATED =
  'The parameters are correlated; Sobol indices take them as independent and leave the correlations out.\n';

describe('tuiyan sensitivity', () => {
  it('prints tornado, elasticities and Sobol indices', async () => {
    const words = ['sensitivity', '--indicator', 'rd_intensity', '--year', '2030', '--json'];
    const { code, out, err } = await tuiyan(...(words as [string, ...string[]]));
    expect([code, err]).toEqual([0, CORRELATED]);
    const found = JSON.parse(out) as Record<string, unknown>;
    const keys = (name: string) =>
      (found[name] as readonly { readonly parameter: string }[]).map(({ parameter }) => parameter);
    for (const name of ['tornado', 'elasticity', 'sobol'])
      expect(keys(name)).toEqual(expect.arrayContaining(['gov_st_growth', 'others_growth', 'rest_growth']));
    // The first page says so: what others put in, an assumption, explains most.
    expect(keys('sobol')[0]).toBe('others_growth');
    const sum = (found['sobol'] as readonly { readonly first: number }[]).reduce(
      (total, { first }) => total + first,
      0,
    );
    expect(sum).toBeCloseTo(1, 1);
  });

  it.each([1, 2, 10])('of %i draws gives Sobol indices without intervals, and says so', async (draws) => {
    const words = ['--indicator', 'rd_intensity', '--year', '2030', '--draws', String(draws), '--json'];
    const { code, out, err } = await tuiyan('sensitivity', ...words);
    expect([code, err.trimEnd().split('\n').length]).toEqual([0, 2]);
    expect(err).toMatch(new RegExp(`^Draws: ${draws}\\. .*too few for Sobol indices.*at least 100`, 'm'));
    expect(err).toContain(CORRELATED);
    const { sobol } = JSON.parse(out) as { sobol: readonly object[] };
    expect(sobol.length).toBeGreaterThan(0);
    for (const row of sobol) expect(row).toMatchObject({ firstConfidence: null, totalConfidence: null });
  });

  it.each(['2031', '2030.0', '0x7EE', 'x'])('takes no year %s', async (year) => {
    const { code, err } = await tuiyan('sensitivity', '--indicator', 'rd_intensity', '--year', year);
    expect([code, err]).toEqual([2, `The year ${year} is not one of the model's years 2023 to 2030.\n`]);
  });

  it('is told what it lacks', async () => {
    const { code, err } = await tuiyan('sensitivity', '--indicator', 'rd_intensity');
    expect([code, err.split('\n')[0]]).toEqual([2, 'sensitivity needs --year: YEAR.']);
  });
});

describe('tuiyan simulate', () => {
  it('is the same for a seed, and another for another', async () => {
    const of = async (seed: string): Promise<Record<string, unknown>> => {
      const { seconds, ...rest } = await json('simulate', '--draws', '500', '--seed', seed);
      expect(seconds).toBeGreaterThan(0);
      return rest;
    };
    const [one, again, other] = [await of('1'), await of('1'), await of('2')];
    expect(again).toEqual(one);
    expect(other['series']).not.toEqual(one['series']);
    const series = one['series'] as readonly Record<string, number | string>[];
    const row = series.find(({ indicator, year }) => indicator === 'rd_intensity' && year === 2030)!;
    for (const key of ['mean', 'sd', 'p5', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95'])
      expect(row[key]).toBeTypeOf('number');
    expect(row['p50']).toBeCloseTo(3.4, 1);
    const [target] = one['targets'] as readonly Record<string, unknown>[];
    expect(target).toMatchObject({
      indicator: 'rd_intensity',
      year: 2030,
      probability: expect.any(Number) as number,
    });
  });

  it.each([
    [1, ['p5', 'p50', 'p95'], []],
    [2, ['p5', 'p50', 'p95'], []],
    [10, ['p5', 'p10', 'p95'], ['p50']],
  ])('of %i draws states no interval that they do not give, and says so', async (draws, open, known) => {
    const { code, out, err } = await tuiyan('simulate', '--draws', String(draws), '--json');
    expect([code, err.trimEnd().split('\n').length]).toEqual([0, 1]);
    expect(err).toMatch(new RegExp(`^Draws: ${draws}\\. .*too few .*p5, .*p95.*use at least 100`));
    expect(out).not.toMatch(/NaN|Infinity/);
    const { series } = JSON.parse(out) as { series: readonly Row[] };
    const row = series.find(({ indicator, year }) => indicator === 'rd_intensity' && year === 2030)!;
    for (const key of open) expect(row.confidence[key]).toBeNull();
    for (const key of known) expect(row.confidence[key]).toHaveLength(2);
    for (const key of ['mean', 'p5', 'p50', 'p95'] as const) expect(row[key]).toBeTypeOf('number');
    expect(row.sd === null).toBe(draws === 1);
  });

  it('of a hundred draws states all of them and has nothing to remark', async () => {
    const { series, base } = await json('simulate', '--draws', '100');
    expect(base).toEqual(['society_base', 'cluster_415x_base', 'digital_core_base', 'ai_core_base']);
    for (const { confidence } of series as readonly Row[])
      expect(Object.values(confidence)).not.toContain(null);
  });

  it('writes counts of draws with thousands marks, and reads them', async () => {
    const words = ['simulate', '--draws', '2,000'];
    const { out } = await tuiyan(...words);
    expect(out).toMatch(/^Draws: 2,000 \(latin, seed 2030\)/);
    expect(out).toContain('The probabilities carry the uncertainty of the base itself: ');
    expect((await runCommand([...words, '--lang', 'zh'])).out).toMatch(/^2,000 次抽样（latin，种子 2030）/);
    expect((await runCommand(['simulate', '--help', '--lang', 'zh'])).out).toContain('默认 10,000');
  });
});

interface Row {
  readonly indicator: string;
  readonly year: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly p5: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly confidence: Readonly<Record<string, readonly [number, number] | null>>;
}

describe.each([
  ['simulate'],
  ['sensitivity', '--indicator', 'rd_intensity', '--year', '2030'],
  ['build', '--simulate', '--out', 'never.xlsx'],
])('tuiyan %s, told how to draw', (...verb) => {
  it.each([
    [['--seed', '1.5'], '--seed takes a whole number from 0'],
    [['--seed', 'x'], '--seed takes a whole number from 0'],
    [['--seed', '-3'], '--seed takes a whole number from 0'],
    [['--seed', '9007199254740993'], '--seed takes a whole number from 0 to 9007199254740991'],
    [['--draws', '0'], '--draws takes a whole number from 1 to 1,000,000, such as 10000, not "0"'],
    [['--draws', '-5'], '--draws takes a whole number from 1'],
    [['--draws', '2.5'], '--draws takes a whole number from 1'],
    [['--draws', '1,0'], '"1,0" could be 1 or 10'],
    [['--draws', '0x10'], '--draws takes a whole number from 1'],
    [['--draws', 'abc'], '--draws takes a whole number from 1'],
    [['--draws', '10000000'], '--draws takes up to 1,000,000, not 10,000,000'],
    [['--draws', '0', '--seed', 'x'], '--draws takes a whole number'],
    [['--scenario', 'ambitios'], 'did you mean "ambitious"'],
  ])('answers %j with exit 2 and one sentence', async (words, sentence) => {
    const { code, out, err } = await tuiyan(...verb, ...words);
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toContain(sentence);
  });
});

it('tuiyan simulate knows its methods', async () => {
  const { code, err } = await tuiyan('simulate', '--method', 'guess');
  expect([code, err]).toEqual([2, '--method can be random, latin or sobol, not "guess".\n']);
});

describe('tuiyan contradictions', () => {
  it('prints sets with what each member would have to become, and pairs of figures with both sides', async () => {
    const found = await json('contradictions');
    expect(found).toMatchObject({ scenario: 'continuation', complete: true });
    const sets = found['sets'] as readonly { readonly kind: string; readonly members: readonly object[] }[];
    expect(sets.find(({ kind }) => kind === 'policy')?.members).toContainEqual(
      expect.objectContaining({
        key: 'leverage_goal',
        stated: 6,
        needed: expect.closeTo(4.14314, 4) as number,
      }),
    );
    const pairs = found['figures'] as readonly {
      readonly kind: string;
      readonly a: object;
      readonly b: object;
    }[];
    expect(pairs.length).toBeGreaterThan(10);
    const { out } = await runCommand(['contradictions', '--lang', 'zh']);
    expect(out).toContain('“政府投入政策增速”须由15%改为6.79072%');
  });

  it('says so where there is none', async () => {
    const { code, out } = await tuiyan('contradictions', '--pack', 'seeds/household');
    expect([code, out]).toEqual([0, expect.stringContaining('None was found') as string]);
  });
});
