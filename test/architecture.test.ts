/** The lint rules that keep the architecture, tried on wrong code: a rule that never fails proves nothing. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { CORE, STAGES, TOP, architectureTable } from '../scripts/lib/importDirections.mjs';
import { findCircle, listSources } from '../scripts/lib/importGraph.mjs';
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

  it('have rooms that exist, each with files in it', () => {
    for (const [stage, { rooms }] of Object.entries(STAGES)) {
      if (rooms === undefined) continue;
      const folders = readdirSync(inProject('src', stage), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name);
      expect(
        Object.keys(rooms)
          .filter((room) => room !== TOP)
          .sort(),
        stage,
      ).toEqual(folders.sort());
    }
  });

  it('have no circle among the rooms of a stage', () => {
    for (const [stage, { rooms = {} }] of Object.entries(STAGES)) {
      const done = new Set<string>();
      // A room is done when all that it may import are; a circle is never done.
      for (let more = true; more;) {
        const ready = Object.keys(rooms).filter(
          (room) =>
            !done.has(room) && (rooms[room] ?? []).every((other) => !(other in rooms) || done.has(other)),
        );
        ready.forEach((room) => done.add(room));
        more = ready.length > 0;
      }
      expect([...done].sort(), stage).toEqual(Object.keys(rooms).sort());
    }
  });

  it('are the table that ARCHITECTURE.md shows', () => {
    expect(readFileSync(inProject('ARCHITECTURE.md'), 'utf8')).toContain(architectureTable());
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
    ['formula/values/a.ts', '../functions/rows.js'],
    ['formula/elsewhere/a.ts', '../values/expr.js'],
    ['workbook/plan/a.ts', '../sheets/site.js'],
    ['workbook/sheets/a.ts', '../read/readWorkbook.js'],
    ['hosts/office/a.ts', '../file/xlsx.js'],
    ['taskpane/results/a.tsx', '../scenarios/YearValues.js'],
    ['taskpane/controls/a.tsx', '../results/TargetList.js'],
    ['messages/wording/a.ts', '../problems/problems.js'],
    ['messages/problems/a.ts', '../messages.js'],
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

describe('ARCHITECTURE.md', () => {
  it('names only files and folders that exist', () => {
    const text = readFileSync(inProject('ARCHITECTURE.md'), 'utf8');
    const paths = [...text.matchAll(/`([\w.-]+\/[\w./-]*)`/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(20);
    expect(
      paths.filter((path) => !existsSync(inProject(path)) && !existsSync(inProject('src', path))),
    ).toEqual([]);
  });
});

describe('circles', () => {
  it('are found, with the way round', () => {
    const file = inProject('src/formula/values/expr.ts');
    const circle = findCircle(file, "import { build } from './build.js';");
    expect(circle?.[0]).toBe('formula/values/expr.ts');
    expect(circle?.at(-1)).toBe('formula/values/expr.ts');
    expect(circle).toContain('formula/values/build.ts');
  });

  it('are an error of the lint', async () => {
    const [message] = await lint('formula/values/expr.ts', "import { build } from './build.js'; void build;");
    expect(message).toContain('in a circle');
  });

  it('do not exist in src', () => {
    for (const file of listSources())
      expect(findCircle(file, readFileSync(file, 'utf8')), file).toBeUndefined();
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
