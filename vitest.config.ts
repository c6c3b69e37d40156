/**
 * Three groups of tests: `unit` in Node, `pane` with a simulated page, `e2e` with the built pages in a real browser.
 * Run one with `npm test -- --project unit`, one file with `npm test -- test/architecture.test.ts`.
 */
import { configDefaults, defineConfig } from 'vitest/config';

const PANE = ['test/taskpane/**/*.test.{ts,tsx}', 'test/playground/**/*.test.{ts,tsx}'];
const BROWSER = ['test/e2e/**/*.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default', './test/summary.ts'],
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...PANE, ...BROWSER],
          setupFiles: ['./test/seed.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pane',
          environment: 'happy-dom',
          include: PANE,
          setupFiles: ['./test/seed.ts', './test/pane.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: BROWSER,
          // One browser at a time: two on a small machine time each other out.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
