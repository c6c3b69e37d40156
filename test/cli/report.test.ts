/** `tuiyan report` as users run it. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, setUpCommand } from './command.js';

setUpCommand();
const folder = mkdtempSync(join(tmpdir(), 'tuiyan-report-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('tuiyan report', () => {
  it.each([
    ['zh', 'zh-CN', '目标达成情况'],
    ['en', 'en', 'Targets (of documents, unless marked)'],
  ])('writes one page with the targets, the reasons and the sources (%s)', async (lang, shown, word) => {
    const file = join(folder, `${lang}.html`);
    const { code, out, err } = await runCommand(['report', '--out', file, '--lang', lang, '--json']);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ pages: 7 });
    const page = readFileSync(file, 'utf8');
    expect(page).toContain(`<html lang="${shown}">`);
    expect(page).toContain(word);
    expect(page).not.toMatch(/#REF!|#NAME\?|undefined|NaN|######|<script/);
    // The number that the first page leads with is the projected one.
    const projected = await runCommand(['project', '--json']);
    const { series } = JSON.parse(projected.out) as {
      series: readonly { indicator: string; values: Readonly<Record<string, number>> }[];
    };
    const intensity = series.find(({ indicator }) => indicator === 'rd_intensity')?.values['2030'] ?? NaN;
    expect(page).toContain(`${intensity.toFixed(2)}%`);
  });

  it('wants a name that ends in .html, and writes nothing otherwise', async () => {
    const file = join(folder, 'a.xlsx');
    const { code, err } = await runCommand(['report', '--out', file, '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toContain('is not an .html file name');
    expect(existsSync(file)).toBe(false);
  });
});
