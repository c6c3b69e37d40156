/**
 * Before the tests of the pane: what is waited for may take its time. After each of them nothing is left on the page. The
 * library sees to that itself only where test functions are global, which they are not here.
 */
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

/** Milliseconds; ends what never comes. By default a second, which a loaded machine may take for one picture. */
configure({ asyncUtilTimeout: 300_000 });

// The editor of formulas needs a page with a layout (test/e2e/formulaEditor.test.ts). Here it does not arrive, and the plain field serves.
vi.mock('../src/taskpane/formula/FormulaEditor.js', () => {
  throw new Error('no editor in a page without layout');
});

afterEach(cleanup);
