/** The lint rules that keep the architecture, tried on wrong code: a rule that never fails proves nothing. */
import { readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { CORE, STAGES } from '../scripts/lib/importDirections.mjs';
import { ROOT, inProject } from '../scripts/lib/project.mjs';

/** Only our own rules: those that need types cannot judge a file that does not exist. */
const eslint = new ESLint({
  cwd: ROOT,
  ruleFilter: ({ ruleId }) => !ruleId.startsWith('@typescript-eslint/'),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

/** Messages about `code`, were it in src/<file>. */
async function lint(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: inProject('src', file) });
  return result!.messages.map(({ message }) => message);
}

describe('import directions', () => {
  it('have a row for every folder of src', () => {
    const folders = readdirSync(inProject('src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).filter((name) => !(name in STAGES))).toEqual([]);
  });

  it.each([
    ['figures/a.ts', '../formula/expr.js'],
    ['formula/a.ts', '../figures/figure.js'],
    ['sampling/a.ts', '../model/model.js'],
    ['model/a.ts', '../workbook/plan.js'],
    ['model/a.ts', '../analysis/seek.js'],
    ['analysis/a.ts', '../workbook/plan.js'],
    ['workbook/a.ts', '../hosts/host.js'],
    ['hosts/a.ts', '../model/model.js'],
    ['hosts/a.ts', '../workbook/read.js'],
    ['hosts/office/a.ts', '../../taskpane/app.js'],
    ['taskpane/a.ts', '../playground/index.js'],
    ['taskpane/a.ts', '../cli/main.js'],
    ['playground/a.ts', '../cli/main.js'],
    ['cli/a.ts', '../taskpane/app.js'],
    ['messages/a.ts', '../model/model.js'],
    ['figures/a.ts', '../../seeds/zhejiang/figures.csv?raw'],
    ['formula/a.ts', 'react'],
    ['model/a.ts', 'node:fs'],
    ['workbook/a.ts', 'hucre'],
    ['elsewhere/a.ts', '../figures/figure.js'],
  ])('%s may not import %s', async (file, source) => {
    for (const code of [
      `import '${source}';`,
      `import type { X } from '${source}';`,
      `export * from '${source}';`,
      `export { x } from '${source}';`,
      `void import('${source}');`,
      `export type T = import('${source}').X;`,
    ])
      expect(await lint(file, code), code).toHaveLength(1);
  });

  it.each([
    ['formula/a.ts', './expr.js'],
    ['formula/a.ts', 'mathjs/number'],
    ['model/a.ts', '../figures/figure.js'],
    ['model/a.ts', '../formula/expr.js'],
    ['analysis/a.ts', '../model/model.js'],
    ['workbook/a.ts', '../analysis/seek.js'],
    ['hosts/office/a.ts', '../../workbook/plan.js'],
    ['hosts/office/a.ts', '../host.js'],
    ['hosts/a.ts', 'hucre'],
    ['taskpane/a.tsx', '../hosts/host.js'],
    ['playground/a.tsx', '../taskpane/app.js'],
    ['cli/a.ts', 'node:fs'],
    ['cli/a.ts', '../../seeds/zhejiang/figures.csv?raw'],
  ])('%s may import %s', async (file, source) => {
    expect(await lint(file, `import '${source}';`)).toEqual([]);
  });
});

describe.each(CORE)('the core folder %s', (folder) => {
  it.each([
    'export const now = Date.now();',
    'export const now = new Date();',
    'export const draw = Math.random();',
    'export const title = document.title;',
    'export const answer = fetch("/x");',
    'export const home = process.cwd();',
    'export const app = Excel.run;',
    'export const run = eval("1");',
    'export let counter = 0;',
    'let counter = 0; export function next() { return ++counter; }',
  ])('may not say %s', async (code) => {
    expect(await lint(`${folder}/a.ts`, code)).not.toEqual([]);
  });

  it('may say what is pure', async () => {
    expect(await lint(`${folder}/a.ts`, 'export const year = (x: number): number => Math.floor(x);')).toEqual(
      [],
    );
  });
});
