/** SQL agrees with the interpreter in PostgreSQL. */
import { POSTGRESQL } from '../../../src/formula/sql/postgresql.js';
import { startPostgreSql } from '../../databases/postgresql.js';
import { agrees } from './agreement.js';

agrees(async () => {
  const { ask, close } = await startPostgreSql();
  const types = { number: 'float8', text: 'text', logical: 'boolean' } as const;
  return { dialect: POSTGRESQL, types, engine: '', ask, close };
}, 25);
