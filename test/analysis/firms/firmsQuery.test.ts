/** The query over a table of firms: which name means what, and what is told. */
import { expect, it } from 'vitest';
import { DUCKDB } from '../../../src/formula/sql/duckdb.js';
import { firmsQuery } from '../../../src/analysis/firms/firmsQuery.js';

type Question = Parameters<typeof firmsQuery>[0];

const MODEL: Readonly<Record<string, number>> = { growth: 0.08, rd: 5 };
const question: Question = {
  dialect: DUCKDB,
  table: 'firms',
  columns: [
    { name: 'RD', type: 'number' },
    { name: 'city', type: 'text' },
    { name: 'since', type: undefined },
    { name: '#0', type: 'number' },
  ],
  formulas: [],
  by: [],
  year: 2027,
  names: {
    resolve: (written) => (written in MODEL ? written : undefined),
    all: Object.keys(MODEL),
    write: (key) => key,
  },
  valueAt: (key) => MODEL[key],
};
const ask = (formulas: Question['formulas'], by: readonly string[] = []): ReturnType<typeof firmsQuery> =>
  firmsQuery({ ...question, formulas, by });

it('a column comes before a name of the model, and that is told', () => {
  const query = ask([{ name: 'a', formula: '=rd*2' }]);
  expect(query).toMatchObject({ ok: true, hidden: ['RD'] });
  expect(query.ok && query.sql).toContain('CAST("RD" AS DOUBLE)');
  expect(query.ok && query.sql).toContain('"column #RD" * 2e0');
});

it('a name of the model is its value, and a formula may use those before it', () => {
  const query = ask([
    { name: 'a', formula: '=1+growth' },
    { name: 'b', formula: '=a*YEAR()' },
  ]);
  expect(query.ok && query.sql).toMatch(/1e0 \+ 0\.08e0/);
  expect(query.ok && query.sql).toContain('* 2027e0');
});

it('steps never have the name of a column', () => {
  const query = ask([{ name: 'a', formula: '=rd+1' }]);
  expect(query.ok && query.sql).toContain('AS "#0#"');
});

it('all problems are told at once, each with its formula', () => {
  const query = ask(
    [
      { name: 'a', formula: '=since+1' },
      { name: 'b', formula: '=zebra' },
      { name: 'c', formula: '=qqqq' },
      { name: 'city', formula: '=1' },
    ],
    ['town'],
  );
  expect(query.ok ? [] : query.problems.map(({ code, place }) => [code, place.key])).toEqual([
    ['firms.noColumn', undefined],
    ['firms.noValue', 'a'],
    ['firms.nameUnknown', 'b'],
    ['firms.nameUnknown', 'c'],
    ['firms.nameTaken', 'city'],
  ]);
});

it('an unknown name is told with the formula and the columns', () => {
  const query = ask([{ name: 'b', formula: '=zebra' }]);
  const args = { name: 'zebra', formula: 'b', known: 'RD, city, since, #0' };
  expect(query).toMatchObject({ ok: false, problems: [{ code: 'firms.nameUnknown', args }] });
});

it('columns that a formula cannot tell apart are refused when they are used, and only then', () => {
  const columns: Question['columns'] = [
    { name: 'ｒｄ', type: 'number' },
    { name: 'rd', type: 'number' },
    { name: 'staff', type: 'number' },
    { name: 'staff', column: 'staff_1', type: 'number' },
    { name: 'city', type: 'text' },
  ];
  const told = (formula: string, by: readonly string[] = []): unknown => {
    const query = firmsQuery({ ...question, columns, formulas: [{ name: 'a', formula }], by });
    return query.ok ? 'ok' : query.problems.map(({ code, args }) => [code, args['first'], args['second']]);
  };
  expect(told('=1', ['city'])).toBe('ok');
  expect(told('=rd*2')).toEqual([['firms.sameName', 'ｒｄ', 'rd']]);
  expect(told('=staff')).toEqual([['firms.sameName', 'staff', 'staff']]);
  expect(told('=1', ['rd'])).toEqual([['firms.sameName', 'ｒｄ', 'rd']]);
});

it('every column of the result has a name of its own', () => {
  const columns: Question['columns'] = [{ name: 'rows', type: 'number' }];
  const query = firmsQuery({ ...question, columns, by: ['rows'], formulas: [{ name: 'x', formula: '=1' }] });
  expect(query).toMatchObject({ ok: true, by: ['rows'] });
  expect(query.ok && query.sql).toContain('SELECT "rows",\n  count(*) AS "rows#"');
});
