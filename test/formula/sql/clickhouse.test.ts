/** SQL agrees with the interpreter in ClickHouse. */
import { CLICKHOUSE } from '../../../src/formula/sql/clickhouse.js';
import { startClickHouse } from '../../databases/clickhouse.js';
import { agrees } from './agreement.js';

agrees(async () => {
  const [node] = await startClickHouse(1);
  if (node === undefined) throw new Error('no server');
  const types = { number: 'Float64', text: 'String', logical: 'UInt8' } as const;
  return { dialect: CLICKHOUSE, types, engine: 'ENGINE = Memory', ask: node.ask, close: node.stop };
}, 25);
