/**
 * Tests of the groups `unit` and `programs` share their modules within a worker (vitest.config.ts): what one of them replaces,
 * the next one would find replaced. Tests of the pane and of the pages have modules of their own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject } from '../scripts/lib/project.mjs';

const OWN_MODULES = /^(?:taskpane|playground|e2e)\//;

/** A module, a global, the clock, the variables or the folder of the process. */
const REPLACES =
  /\bvi\s*\.\s*(?:mock|doMock|resetModules|stubGlobal|stubEnv|spyOn|useFakeTimers|setSystemTime)\b|\bprocess\.chdir\(|\b(?:globalThis|process\.env)(?:\.\w+|\[[^\]]*\])\s*=(?!=)/;

it('a test whose modules are shared replaces nothing', () => {
  const files = readdirSync(inProject('test'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.test\.tsx?$/.test(file) && !OWN_MODULES.test(file));
  const faults = files.flatMap((file) => {
    const found = REPLACES.exec(readFileSync(inProject(`test/${file}`), 'utf8'));
    return found === null ? [] : [`test/${file}: ${found[0]}`];
  });
  expect(faults).toEqual([]);
});
