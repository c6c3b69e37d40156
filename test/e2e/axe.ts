/** Runs axe-core in a page and tells its violations in short, for a readable failure. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { findAtRest } from './browser.js';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/**
 * Tabs that are not shown are left out: what is hidden has no violation, and axe-core would find that out for each of thousands of
 * elements. Nothing is loaded before: of the rules only those for audio and video ask for that, and there is neither.
 */
const run = (options: object): string => `axe.run(
  { exclude: [...document.querySelectorAll('[role="tabpanel"]')].filter((panel) => panel.getClientRects().length === 0) },
  ${JSON.stringify({ resultTypes: ['violations'], preload: false, ...options })},
).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes })))`;

const ALL = run({});
const COLORS = run({ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } });

/** `rule: element — what to mend`, one a place; empty when all is well. */
export function findViolations(page: Page): Promise<readonly string[]> {
  return findAtRest(page, () => violationsOf(page, ALL));
}

/** As `findViolations`, after nothing but the scheme of colours has changed: what depends on colours. */
export function findColorViolations(page: Page): Promise<readonly string[]> {
  return findAtRest(page, () => violationsOf(page, COLORS));
}

async function violationsOf(page: Page, rules: string): Promise<readonly string[]> {
  const isLoaded = await page.evaluate(() => 'axe' in window);
  if (!isLoaded) await page.evaluate(SOURCE);
  const violations = await page.evaluate<readonly Violation[]>(rules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${target.join(' ')} — ${failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    ),
  );
}
