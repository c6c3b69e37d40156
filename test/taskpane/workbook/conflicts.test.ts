// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../../scripts/lib/project.mjs';
import type { Problem } from '../../../src/messages/problem.js';
import { groupBySheet, isConflict, subjectOf } from '../../../src/taskpane/workbook/conflicts.js';

const problem = (code: Problem['code'], cell: string): Problem => ({
  code,
  severity: 'warning',
  place: { cell },
  args: {},
});

describe('what a build has to tell', () => {
  it('is sorted by whose it is, each kind of problem that a reconciliation gives', () => {
    const folder = inProject('src/workbook/living');
    const codes = readdirSync(folder).flatMap((file) =>
      [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/'(workbook\.\w+)'/g)].map(([, code]) => code),
    );
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes)
      expect([code, subjectOf(problem(code as Problem['code'], ''))]).not.toContain(undefined);
  });

  it('is a conflict only where something of the user is met', () => {
    expect(isConflict(problem('workbook.formulaOvertyped', 'a!B5'))).toBe(true);
    expect(isConflict(problem('workbook.rowKept', 'a!B5'))).toBe(true);
    expect(isConflict(problem('workbook.rowRemoved', 'a!B5'))).toBe(false);
    expect(isConflict(problem('workbook.columnMissing', 'a!B5'))).toBe(false);
  });

  it('is gathered by sheet, each place once', () => {
    const groups = groupBySheet([
      problem('workbook.formulaOvertyped', '推演·基础!F17'),
      problem('workbook.textReplaced', '模型!A3'),
      problem('workbook.formulaReplaced', '推演·基础!G17:H17'),
      problem('workbook.rowRestored', '推演·基础'),
      problem('workbook.formulaReplaced', '推演·基础!F17'),
      problem('workbook.textReplaced', 'a!b!A3'),
    ]);
    expect(groups.map(({ sheet, places, problems }) => [sheet, places, problems.length])).toEqual([
      ['推演·基础', ['F17', 'G17:H17'], 4],
      ['模型', ['A3'], 1],
      ['a!b', ['A3'], 1],
    ]);
  });
});
