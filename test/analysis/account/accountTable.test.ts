/** The table of an account, by hand. */
import { expect, it } from 'vitest';
import { accountTable } from '../../../src/analysis/account/accountTable.js';
import type { Account } from '../../../src/model/model.js';
import type { Projection } from '../../../src/model/projection.js';

const account: Account = {
  key: 'a',
  name: { zh: '账户', en: 'Account' },
  total: 't',
  uses: ['u', 'v'],
  cells: { p: ['pu', 'pv'], q: ['qu', 'qv'] },
  parts: { q: ['q1', 'q2'] },
  source: 'assumption',
};

function projection(rows: Readonly<Record<string, readonly (number | undefined)[]>>): Projection {
  const indicators = Object.entries(rows).map(([key, values]) => ({ key, unit: '', values, origins: [] }));
  return { scenario: 's', years: [2024, 2025, 2026], parameters: [], indicators, targets: [], rules: [] };
}

/** 2024 has no total; in 2025 60 + 40 = 70 + 30 = 100; in 2026 the uses are 1 short. */
const rows = {
  t: [undefined, 100, 110],
  p: [50, 60, 66],
  q: [40, 40, 44],
  u: [60, 70, 77],
  v: [30, 30, 32],
  pu: [1, 45, 50],
  pv: [1, 15, 16],
  qu: [1, 25, 27],
  qv: [1, 15, 16],
  q1: [1, 30, 33],
  q2: [1, 10, 11],
};

it('has the years in which everything has a number, both sums, and whether they are the total', () => {
  const table = accountTable(account, projection(rows));
  expect(table.years).toEqual([2025, 2026]);
  expect(table.total.values).toEqual([100, 110]);
  expect(table.sums).toEqual([
    { investors: 100, uses: 100, agrees: true },
    { investors: 110, uses: 109, agrees: false },
  ]);
  expect(table.investors.map(({ key, values }) => [key, values])).toEqual([
    ['p', [60, 66]],
    ['q', [40, 44]],
  ]);
  expect(table.investors[1]?.parts.map(({ values }) => values)).toEqual([
    [30, 33],
    [10, 11],
  ]);
  expect(table.investors[1]?.uses.map(({ key, values }) => [key, values])).toEqual([
    ['qu', [25, 27]],
    ['qv', [15, 16]],
  ]);
});

it('has no year where an amount never has a number', () => {
  expect(accountTable(account, projection({ ...rows, qv: [1, undefined, undefined] })).years).toEqual([]);
});
