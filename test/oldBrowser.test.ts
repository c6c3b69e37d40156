/** What an old browser must be able to read, at the level of Internet Explorer 11. */
import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { expect, test } from 'vitest';
import { inProject } from '../scripts/lib/project.mjs';

const script = readFileSync(inProject('src/taskpane/oldBrowser.js'), 'utf8');

test('the message for old browsers is ECMAScript 5', () => {
  expect(() => parse(script, { ecmaVersion: 5 })).not.toThrow();
  expect(() => parse('const a = 1', { ecmaVersion: 5 })).toThrow();
});

test('the page has a text before any script runs', () => {
  const page = readFileSync(inProject('src/taskpane/index.html'), 'utf8');
  expect(page).toContain('id="tuiyan-static"');
  expect(page.indexOf('tuiyan-static')).toBeLessThan(page.indexOf('<script src="oldBrowser.js">'));
});
