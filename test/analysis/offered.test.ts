/** An analysis that nobody can call, or that nothing tests, is forgotten work: each folder of src/analysis has tests and a verb. */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../scripts/lib/project.mjs';
import { VERBS } from '../../src/cli/verbs.js';

/** Folders whose verb has another name. */
const VERB_OF: Readonly<Record<string, string>> = {
  allocation: 'allocate',
  monitoring: 'monitor',
  uncertainty: 'simulate',
};

/** Folders that hold no analysis, with the reason. They need tests all the same. */
const WITHOUT_VERB: Readonly<Record<string, string>> = {
  account: 'lays out series that `project` prints, for pane and sheet',
  calculate: 'evaluates the model for the analyses',
  words: 'words the results of the analyses',
};

const FOLDERS = readdirSync(inProject('src/analysis'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('each folder of src/analysis', () => {
  it('has a folder of the same name with a test', () => {
    const untested = FOLDERS.filter((folder) => {
      const tests = inProject('test/analysis', folder);
      return !existsSync(tests) || !readdirSync(tests).some((file) => /\.test\.tsx?$/.test(file));
    });
    expect(untested).toEqual([]);
  });

  it('has a verb, or a reason here to have none', () => {
    const verbs = VERBS.map(({ name }) => name);
    const unoffered = FOLDERS.filter(
      (folder) => !(folder in WITHOUT_VERB) && !verbs.includes(VERB_OF[folder] ?? folder),
    );
    expect(unoffered).toEqual([]);
  });

  it('named in these lists exists', () => {
    expect(FOLDERS).toEqual(expect.arrayContaining([...Object.keys(VERB_OF), ...Object.keys(WITHOUT_VERB)]));
  });
});
