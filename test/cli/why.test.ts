/** `tuiyan why` as users run it. */
import { describe, expect, it } from 'vitest';
import { runCommand, setUpCommand } from './command.js';

setUpCommand();

interface Row {
  readonly key: string;
  readonly year: number;
  readonly distance: number;
  readonly value: number;
  readonly filled?: string;
}

describe('tuiyan why', () => {
  it('gives formula, values, sources and what uses them as JSON', async () => {
    const { code, out, err } = await runCommand(['why', 'rd_intensity:2030', '--depth', '1', '--json']);
    expect([code, err]).toEqual([0, '']);
    const answer = JSON.parse(out) as { rows: readonly Row[]; usedBy: object };
    expect(answer).toMatchObject({ scenario: 'continuation', key: 'rd_intensity', year: 2030 });
    const [first, rd, gdp] = answer.rows;
    expect(answer.rows.map(({ key, distance }) => [key, distance])).toEqual([
      ['rd_intensity', 0],
      ['rd_expenditure', 1],
      ['gdp', 1],
    ]);
    expect(first?.value).toBeCloseTo((100 * (rd?.value ?? NaN)) / (gdp?.value ?? NaN), 9);
    expect(first).toMatchObject({ origin: 'formula', formula: '=rd_expenditure / gdp', unit: '%' });
    expect(answer.usedBy).toMatchObject({ targets: ['intensity_2030'] });
  });

  it('says where a printed number stands, in words', async () => {
    const { code, out } = await runCommand(['why', '研发投入强度:2024', '--lang', 'zh']);
    expect(code).toBe(0);
    expect(out).toMatch(/研发投入强度（2024年）\s+3\.22%\s+“3\.22%”，《.+》第\d+行/);
  });

  it('splits a difference of scenarios into assumptions that add up', async () => {
    const words = ['why', 'rd_intensity:2030', '--scenario', 'on_target', '--against', 'continuation'];
    const { code, out } = await runCommand([...words, '--json']);
    expect(code).toBe(0);
    const { difference } = JSON.parse(out) as {
      difference: { was: number; is: number; steps: readonly { of: string; amount: number }[] };
    };
    const sum = difference.steps.reduce((total, { amount }) => total + amount, 0);
    expect(sum).toBeCloseTo(difference.is - difference.was, 12);
    expect(difference.steps.map(({ of }) => of)).toContain('gov_st_growth');
    const text = await runCommand([...words, '--lang', 'en']);
    expect(text.out).toMatch(/Growth of government input +\+0\.\d+ percentage points/);
  });

  it.each([
    [['why', 'rd_intensity'], 2, /write INDICATOR:YEAR/],
    [['why', 'rd_intensty:2030'], 2, /rd_intensity/],
    [['why', 'rd_intensity:2031'], 2, /2031 is not one of the model's years/],
    [['why', 'rd_intensity:2030', '--against', 'nobody'], 2, /nobody/],
    [['why', 'rd_intensity:2030', '--depth', '0'], 2, /from 1 to 50/],
    [['why'], 2, /why INDICATOR:YEAR/],
  ] as const)('%j ends with %i and a sentence', async (words, code, sentence) => {
    const finished = await runCommand(words);
    expect(finished.code).toBe(code);
    expect(finished.err).toMatch(sentence);
  });

  it('whose difference cannot be split says so and ends with 1', async () => {
    const { code, out } = await runCommand(['why', 'rd_intensity:2024', '--against', '2026']);
    expect(code).toBe(1);
    expect(out).toContain('cannot be split');
  });
});
