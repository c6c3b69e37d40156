/** Derived figures that are not what their formulas come to are refused by every verb, in one sentence that names them. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, runCommand, setUpCommand } from './command.js';

const SMALL = 'test/packs/small';
const FORMULA = '=rd_expenditure_2024/rd_intensity_2024';

const folder = setUpCommand();

function packWith(from: string, to: string): string {
  const copy = mkdtempSync(join(folder, 'pack-'));
  cpSync(SMALL, copy, { recursive: true });
  const text = readFileSync(join(copy, 'figures.csv'), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(copy, 'figures.csv'), text.replace(from, to));
  return copy;
}

const VERBS: readonly (readonly string[])[] = [
  ['project'],
  ['build', '--out', 'out.xlsx'],
  ['simulate', '--draws', '100'],
  ['seek', '--target', 'rd_intensity:2027=3.2', '--by', 'rd_growth'],
  ['backcast'],
  ['sensitivity', '--indicator', 'rd_intensity', '--year', '2030'],
  ['verify', '--documents', join(SMALL, 'texts')],
];

describe('every verb', () => {
  it.each([
    [
      'a value that is not its formula’s',
      '2024,printed,1200',
      '2024,printed,1300',
      'gdp_2024" is 43333.3333333333',
    ],
    ['a circle', FORMULA, '=gdp_2024*1', 'gdp_2024 -> gdp_2024'],
  ])(
    '%s',
    async (_, from, to, expected) => {
      const pack = packWith(from, to);
      for (const [verb = '', ...rest] of VERBS) {
        const words = rest.map((word) => (word.endsWith('.xlsx') ? join(pack, word) : word));
        const { code, out, err } = await runCommand([verb, '--pack', pack, ...words]);
        const about = linesOf(err).filter((line) => line.includes('figures.csv:9:'));
        expect([verb, code, about.length]).toEqual([verb, 1, 1]);
        expect(about[0]).toContain(expected);
        if (verb !== 'verify') expect([verb, out]).toEqual([verb, '']);
      }
      expect(readdirSync(pack).some((name) => name.endsWith('.xlsx'))).toBe(false);
    },
    300_000,
  );

  it.each([
    ['a value left out is calculated', 'implied,40000,,亿元', 'implied,,,亿元', 0, ''],
    ['a value with fewer digits is the same value', '1200,,亿元', '1200.004,,亿元', 0, ''],
    ['an unknown name', FORMULA, '=rd_expenditure_2024/intensity', 1, 'intensity'],
    ['units that do not go together', FORMULA, '=rd_expenditure_2024+rd_intensity_2024', 1, '%'],
    [
      'a divisor that is 0',
      FORMULA,
      '=rd_expenditure_2024/(rd_intensity_2024-rd_intensity_2024)',
      1,
      '#DIV/0!',
    ],
  ])('%s', async (_, from, to, expected, sentence) => {
    const { code, out, err } = await runCommand(['project', '--pack', packWith(from, to), '--json']);
    expect(code).toBe(expected);
    expect(err).toContain(sentence);
    if (expected === 0) expect(out).toContain('"gdp"');
  });
});
