/** A pack with members, by the verbs: every analysis works on the series of a member, by key or by name. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PACK_NAMES, writePack } from '../../src/model/pack.js';
import { shops } from '../model/members.js';
import { runCommand, setUpCommand } from './command.js';

const folder = setUpCommand();
const pack = join(folder, 'shops');

beforeAll(() => {
  mkdirSync(pack);
  const model = {
    ...shops,
    targets: shops.targets.map((row) => ({ ...row, source: 'assumption', origin: 'assumption' as const })),
  };
  const files = writePack(model);
  for (const name of ['documents', 'figures', 'model'] as const)
    writeFileSync(join(pack, PACK_NAMES[name]), files[name]);
});

async function answer(...words: readonly string[]): Promise<unknown> {
  const { code, out, err } = await runCommand([...words, '--pack', pack, '--json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

describe('members on the command line', () => {
  it('project gives each series its indicator and member; --member leaves the others out', async () => {
    expect(await answer('project')).toMatchObject({
      series: [
        { indicator: 'sales', values: { 2024: 60 } },
        { indicator: 'sales__north', of: 'sales', member: 'north', values: { 2024: 30 } },
        ...[{}, {}, {}, {}, {}, {}, {}],
      ],
      targets: [{ key: 'north_goal', indicator: 'sales', member: 'north', status: 'missed' }],
    });
    const { series } = (await answer('project', '--member', '西')) as { series: readonly object[] };
    expect(series).toMatchObject([{ indicator: 'sales__west' }, { indicator: 'cost__west' }]);
    const unknown = await runCommand(['project', '--pack', pack, '--member', 'Nort']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('did you mean "north"');
  });

  it('list names them', async () => {
    const rows = (await answer('list', 'indicators')) as readonly { key: string }[];
    expect(rows.find(({ key }) => key === 'sales__north')).toMatchObject({
      ...{ zh: '销售额·北镇', en: 'Sales·North', of: 'sales', member: 'north' },
    });
    expect(rows.find(({ key }) => key === 'sales')).toMatchObject({
      over: [{ dimension: 'place', level: 'town' }],
    });
  });

  it('seek, sensitivity, simulate, why and backcast work on the series of a member', async () => {
    const sought = await answer('seek', '--target', '销售额·北镇:2027=45', '--by', 'growth');
    expect(sought).toMatchObject({ parameter: 'growth' });
    expect((sought as { value: number }).value).toBeCloseTo(100 * (1.5 ** (1 / 3) - 1), 6);
    const swings = await answer('sensitivity', '--indicator', 'sales__north', '--year', '2027');
    expect(swings).toMatchObject({ tornado: [{ parameter: 'growth' }] });
    const drawn = await answer('simulate', '--draws', '200', '--seed', '1');
    expect((drawn as { targets: object[] }).targets).toMatchObject([{ key: 'north_goal' }]);
    const why = await answer('why', 'sales__north:2025');
    expect(why).toMatchObject({ key: 'sales__north', rows: [{ value: 33 }, {}, {}] });
    const changes = await answer('backcast');
    expect(changes).toMatchObject({ feasible: true, changes: [{ parameter: 'growth' }] });
  });

  it('build and read give the pack back with one formula', async () => {
    const file = join(folder, 'shops.xlsx');
    await answer('build', '--out', file);
    const out = join(folder, 'again');
    const { code, err } = await runCommand(['read', file, '--out', out, '--json']);
    expect([code, err]).toEqual([0, '']);
    const again = await runCommand(['list', 'indicators', '--pack', out, '--json']);
    const rows = JSON.parse(again.out) as readonly { key: string; formula?: string }[];
    expect(rows.map(({ key }) => key)).toContain('sales__west');
    expect(rows.find(({ key }) => key === 'cost')?.formula).toBe('=sales * cost_share');
  });
});
