import { expect, it } from 'vitest';
import type { Problem } from '../../src/messages/problem.js';
import { fewProblems } from '../../src/start/fewProblems.js';

const warning = (code: Problem['code'], n: number): Problem => ({
  ...{ code, severity: 'warning', place: { file: 'a', line: n } },
  args: {},
});

it('keeps six warnings of a kind and counts the rest; errors are all kept', () => {
  const many = Array.from({ length: 9 }, (_, i) => warning('start.noUnit', i));
  const few = Array.from({ length: 6 }, (_, i) => warning('start.mark', i));
  const errors = many.map((each) => ({ ...each, code: 'start.yearTwice', severity: 'error' }) as const);
  const found = fewProblems([...many, ...few, ...errors]);
  expect(found.filter(({ code }) => code === 'start.noUnit')).toHaveLength(6);
  expect(found.filter(({ code }) => code === 'start.mark')).toEqual(few);
  expect(found.filter(({ severity }) => severity === 'error')).toEqual(errors);
  expect(found.find(({ code }) => code === 'start.more')?.args).toEqual({ count: 3 });
});
