/** A simulation calculated by four processes is that of one, and what is no share of it is refused. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand, setUpCommand } from './command.js';

const DRAWS = ['--draws', '9000'];

const folder = setUpCommand();
const pack = (): readonly string[] => ['--pack', fileOf('pack')];
const fileOf = (name: string): string => join(folder, name);
const share = (name: string, ...more: readonly string[]) =>
  runCommand(['simulate', ...pack(), ...DRAWS, '--out', fileOf(name), ...more]);
const merge = (names: readonly string[], ...more: readonly string[]) =>
  runCommand(['simulate', ...pack(), ...more, '--merge', ...names.map(fileOf)]);

beforeAll(async () => {
  cpSync('test/packs/small', fileOf('pack'), { recursive: true });
  const file = join(fileOf('pack'), 'model.json');
  const model = JSON.parse(readFileSync(file, 'utf8')) as { parameters: { key: string }[] };
  const distribution = { kind: 'normal', parameters: { mean: 6, sd: 1 } };
  const parameters = model.parameters.map((row) => (/growth/.test(row.key) ? { ...row, distribution } : row));
  writeFileSync(file, JSON.stringify({ ...model, parameters }));
  const made = await Promise.all([1, 2, 3, 4].map((i) => share(`s${i}`, '--share', `${i}/4`)));
  expect(made.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
});

const withoutSeconds = (text: string): unknown => ({ ...(JSON.parse(text) as object), seconds: 0 });

describe('shares of a simulation', () => {
  it('are the whole one together, in any order', async () => {
    const whole = await runCommand(['simulate', ...pack(), ...DRAWS, '--json']);
    const merged = await merge(['s3', 's1', 's4', 's2'], '--json');
    expect(merged.code).toBe(0);
    expect(withoutSeconds(merged.out)).toEqual(withoutSeconds(whole.out));
  });

  it('may be more than there are blocks of draws, and of some indicators only', async () => {
    const names = Array.from({ length: 7 }, (_, i) => `some${i + 1}`);
    for (const [i, name] of names.entries())
      expect((await share(name, '--share', `${i + 1}/7`, '--outputs', 'gdp,rd_intensity')).code).toBe(0);
    const merged = JSON.parse((await merge(names, '--json')).out) as { series: { indicator: string }[] };
    expect([...new Set(merged.series.map(({ indicator }) => indicator))]).toEqual(['gdp', 'rd_intensity']);
    const whole = JSON.parse(
      (await runCommand(['simulate', ...pack(), ...DRAWS, '--json'])).out,
    ) as typeof merged;
    expect(merged.series).toEqual(
      whole.series.filter(({ indicator }) => ['gdp', 'rd_intensity'].includes(indicator)),
    );
  }, 60_000);

  it('that are missing, doubled, foreign or damaged are told in a sentence', async () => {
    await share('other', '--share', '2/4', '--seed', '9');
    const bytes = readFileSync(fileOf('s2'));
    writeFileSync(fileOf('cut'), bytes.subarray(0, bytes.length - 9));
    const flipped = Buffer.from(bytes);
    flipped[bytes.length - 1]! ^= 1;
    writeFileSync(fileOf('flipped'), flipped);
    writeFileSync(fileOf('text'), '{"format":"tuiyan share 1","outputs":[{}],"parts":1e9}\nx');
    writeFileSync(fileOf('nested'), `${'['.repeat(100_000)}\n`);
    const end = bytes.indexOf(10);
    const header = bytes.subarray(0, end).toString();
    const faked = (change: (header: string) => string): Buffer =>
      Buffer.concat([Buffer.from(change(header)), bytes.subarray(end)]);
    writeFileSync(
      fileOf('huge'),
      faked((text) => text.replace(/"from":\d+/, '"from":0').replace(/"to":\d+/, '"to":9007199254740991')),
    );
    writeFileSync(
      fileOf('model'),
      faked((text) => text.replace(/"model":"./, '"model":"x')),
    );
    writeFileSync(
      fileOf('moved'),
      faked((text) => text.replace('"index":2', '"index":3')),
    );
    for (const [names, words] of [
      [['s1', 's2', 's4'], 'missing: 3/4'],
      [['s1', 's2', 's2', 's3', 's4'], 'both share 2/4'],
      [['s1', 'other', 's3', 's4'], 'not shares of one simulation'],
      [['s1', 'cut', 's3', 's4'], 'not the whole file of a share'],
      [['flipped'], 'not the whole file of a share'],
      [['text'], 'not the whole file of a share'],
      [['nested'], 'not the whole file of a share'],
      [['huge'], 'not the whole file of a share'],
      [['model'], 'another model'],
      [['moved'], 'another model'],
      [['nowhere'], 'cannot be read'],
    ] as const) {
      const { code, out, err } = await merge(names, '--lang', 'en');
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain(words);
    }
  }, 60_000);

  it('need an output, and a merge takes nothing but files', async () => {
    for (const [words, sentence] of [
      [['--share', '1/4'], '--share needs --out'],
      [['--share', '5/4', '--out', 'x'], 'such as 2/4'],
      [['--out', 'x'], '--out belongs to --share'],
      [['--outputs', 'gdp'], '--outputs belongs to --share'],
      [['--seed', '3', '--merge', 'x'], 'leave --seed out'],
    ] as const) {
      const { code, err } = await runCommand(['simulate', ...pack(), '--lang', 'en', ...words]);
      expect(code).toBe(2);
      expect(err).toContain(sentence);
    }
  });
});
