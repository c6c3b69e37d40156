/** Every export of src has a reader in another file; what is there for tests alone is named here, with its reason. */
import { describe, expect, it } from 'vitest';
import { inProject } from '../scripts/lib/project.mjs';
import {
  ENTRY_POINTS,
  findTestsOnly,
  findUnimported,
  listModules,
  readModule,
  readModules,
} from '../scripts/lib/unusedExports.mjs';

/** Nothing in src reads these. */
const SERVES_TESTS: Readonly<Record<string, string>> = {
  'src/analysis/calculate/kernelModel.ts: allOutputs':
    'the kernel is compared with the interpreter on all outputs',
  'src/analysis/calculate/kernelModel.ts: ruleOutput': 'the same for rules',
  'src/analysis/calculate/kernelModel.ts: fixedValues':
    'a kernel with nothing uncertain, compared with the projection',
  'src/analysis/uncertainty/inParts.ts: simulateHere':
    'one machine, which any division into parts has to equal',
  'src/figures/period.ts: printPeriod': 'the law that a period printed is the period read',
  'src/hosts/ironcalc/lines.ts: moveLines': 'one move with its names, which moves together are compared with',
  'src/sampling/correlation.ts: reorderSample':
    'a whole sample with its values, as in the published example, which one slice has to equal',
  'src/sampling/latin.ts: fillLatin': 'the column as a whole, which blocks of it have to equal',
  'src/sampling/rank.ts: spearman': 'the rank correlation that draws are asked for is measured',
  'src/sampling/statistics.ts: momentsOfSample':
    'the moments of a whole column, which those of blocks have to equal',
  'src/sampling/statistics.ts: quantileBounds': 'the bounds that a quantile of some draws has to be within',
  'src/sampling/streams.ts: uniformAt':
    'one draw of a stream, which has to be the draw at that place in a run',
  'src/workbook/living/reconcile.ts: reconcile': 'all steps of a reconciliation at once',
};

const [modules, others] = [readModules(listModules('src')), readModules(listModules('test', 'scripts'))];

it('every export has an importer', () => {
  const mend = 'remove the word `export`, or the whole of what nobody uses';
  expect(findUnimported(modules, others), mend).toEqual([]);
});

it('what only tests read is named with its reason, and nothing is named without need', () => {
  expect(findTestsOnly(modules)).toEqual(Object.keys(SERVES_TESTS));
});

it('every entry point is a file', () => {
  for (const path of ENTRY_POINTS) expect([...modules.keys()]).toContain(inProject(path));
});

describe('exports and imports of a file', () => {
  const path = inProject('src/figures/tried.ts');
  const read = (text: string) => readModule(path, text);

  it.each([
    ['export function sum() {}', 'sum'],
    ['export const { first, second: other } = both;', 'first other'],
    ['export interface Row {}\nexport type Rows = Row[];\nexport class Table {}', 'Row Rows Table'],
    ['const x = 1;\nexport { x as y };', 'y'],
    ["export type { Figure } from './figure.js';", 'Figure'],
    ['export default class {}', 'default'],
    ['function inner() {}', ''],
  ])('%s', (text, names) => {
    expect([...read(text).exports.keys()].join(' ')).toBe(names);
  });

  it.each([
    ["import { units as u, type Unit } from './units.js';", 'units Unit'],
    ["import csv from './csv.js';", 'default'],
    ["import * as all from './csv.js';", '*'],
    ["const { x } = await import('./csv.js');", '*'],
    ["new Worker(new URL('./csv.ts', import.meta.url));", '*'],
    ["let row: import('./csv.js').CsvRow;", 'CsvRow'],
    ["export { readCsv } from './csv.js';", 'readCsv'],
    ["import { expect } from 'vitest';", ''],
  ])('%s', (text, names) => {
    expect(
      read(text)
        .imports.map(({ name }) => name)
        .join(' '),
    ).toBe(names);
  });

  it('an export without importer is told, and whether its own file uses it', () => {
    const tried = new Map([[path, read('export const used = 1;\nexport const unused = used;')]]);
    expect(findUnimported(tried, new Map())).toEqual([
      'src/figures/tried.ts: used',
      'src/figures/tried.ts: unused',
    ]);
    expect(findTestsOnly(tried)).toEqual(['src/figures/tried.ts: unused']);
    const test = new Map([
      [inProject('test/tried.ts'), { exports: new Map(), imports: [{ file: path, name: '*' }] }],
    ]);
    expect(findUnimported(tried, test)).toEqual([]);
  });
});
