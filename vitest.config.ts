/**
 * Four groups of tests: `unit` in Node, `pane` with a simulated page, `programs` with the built command line and other
 * programs of the system, `e2e` with the built pages in a real browser. Each prepares what it needs, and only when one
 * of its tests runs. One group: `npm test -- --project unit`; one file: `npm test -- test/architecture.test.ts`.
 *
 * No limit of time measures anything: the limits end what hangs, and are far above what a loaded machine takes.
 */
import { configDefaults, defineConfig } from 'vitest/config';
import { BUNDLED } from './test/packages.js';

const PANE = ['test/taskpane/**/*.test.{ts,tsx}', 'test/playground/**/*.test.{ts,tsx}'];
const PROGRAMS = [
  'test/cli/**/*.test.ts',
  'test/hosts/zhejiang.test.ts',
  'test/hosts/file/xlsx.test.ts',
  'test/workbook/sheets/baselineSheet.test.ts',
  'test/workbook/sheets/selfTestSheet.test.ts',
  'test/deploy/**/*.test.ts',
  'test/formula/sql/clickhouse.test.ts',
  'test/formula/sql/postgresql.test.ts',
];
const BROWSER = ['test/e2e/**/*.test.ts'];

/** Milliseconds after which a test counts as hanging. */
const HANGING = 600_000;
const LIMITS = {
  testTimeout: HANGING,
  hookTimeout: HANGING,
  expect: { poll: { timeout: HANGING / 2, interval: 50 } },
};

export default defineConfig({
  test: {
    reporters: ['default', './test/summary.ts'],
    allowOnly: false,
    // All cores: by default one is left idle, which on two cores is half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Its files share their modules: none of them keeps anything that another one could see, and loading costs more than most.
          isolate: false,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...PANE, ...PROGRAMS, ...BROWSER],
          alias: BUNDLED,
          globalSetup: './test/packages.ts',
          setupFiles: ['./test/seed.ts'],
          ...LIMITS,
        },
      },
      {
        test: {
          name: 'pane',
          environment: 'happy-dom',
          include: PANE,
          alias: BUNDLED,
          globalSetup: './test/packages.ts',
          setupFiles: ['./test/seed.ts', './test/pane.ts'],
          ...LIMITS,
        },
      },
      {
        test: {
          name: 'programs',
          environment: 'node',
          // So that one process of the command answers the tests of many files.
          isolate: false,
          include: PROGRAMS,
          alias: BUNDLED,
          globalSetup: ['./test/packages.ts', './test/programs.ts'],
          setupFiles: ['./test/seed.ts'],
          ...LIMITS,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: BROWSER,
          globalSetup: './test/e2e/setup.ts',
          ...LIMITS,
          // A look at a page costs much more than one at a value.
          expect: { poll: { timeout: HANGING / 2, interval: 200 } },
        },
      },
    ],
  },
});
