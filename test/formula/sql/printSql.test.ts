/** SQL agrees with the interpreter in DuckDB; and what has no counterpart in SQL is refused by name. */
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { functionOf } from '../../../src/formula/functions/functions.js';
import { DUCKDB } from '../../../src/formula/sql/duckdb.js';
import { printSql } from '../../../src/formula/sql/printSql.js';
import { SQL_FUNCTIONS } from '../../../src/formula/sql/sqlFunctions.js';
import { agrees, parse, siteOf } from './agreement.js';

agrees(async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  return {
    dialect: DUCKDB,
    types: { number: 'DOUBLE', text: 'VARCHAR', logical: 'BOOLEAN' },
    engine: '',
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRowsJS(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
      return Promise.resolve();
    },
  };
}, 60);

describe('what SQL does not have', () => {
  it.each([
    ['=NORM.S.INV(x)', 'NORM.S.INV', 'function'],
    ['=ROUND(x,y)', 'ROUND', 'places'],
    ['=x+t', 't', 'types'],
    ['=SUM(x,b)', 'b', 'types'],
    ['=x&t', 'x', 'types'],
    ['=IF(b,x,t)', 't', 'types'],
    ['=t>1', 't', 'types'],
    ['=1<>t', 't', 'types'],
    ['=b="true"', 'b', 'types'],
    ['=x<b', 'x', 'types'],
    ['=IF(t=0,1,2)', 't', 'types'],
    ['=SWITCH(t,1,2,3)', 't', 'types'],
    ['=SUM({1,2})', '{…}', 'list'],
  ])('%s is refused by name', (formula, what, why) => {
    expect(printSql(parse(formula), siteOf(DUCKDB))).toMatchObject({ ok: false, refused: [{ what, why }] });
  });

  it('every row of the table is a function of the table of functions', () => {
    for (const key of Object.keys(SQL_FUNCTIONS)) expect(functionOf(key).key).toBe(key);
  });
});
