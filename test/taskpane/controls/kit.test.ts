// @vitest-environment node
/** One kit: what it makes is made nowhere else, so that all of the pane looks alike. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject } from '../../../scripts/lib/project.mjs';
import { listModules } from '../../../scripts/lib/unusedExports.mjs';

const KIT = inProject('src/taskpane/controls/kit.tsx');
const elsewhere = listModules('src/taskpane', 'src/playground').filter((file) => file !== KIT);

it.each([
  ['Notice', /\bMessageBar\b/],
  ['Field', /\bLabelled\b|<label htmlFor/],
  ['Card or useCardStyles', /borderRadiusLarge,\s+border: `1px solid \$\{tokens\.colorNeutralStroke2\}`/],
  ['Note', /: \{ margin: 0, fontSize: tokens\.fontSizeBase200, color: tokens\.colorNeutralForeground3 \}/],
])('%s is used instead', (_, sign) => {
  expect(elsewhere.filter((file) => sign.test(readFileSync(file, 'utf8')))).toEqual([]);
});
