/** Blocks taken into a model and out of it: every block of the program on the Zhejiang pack, and the way back. */
import { describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { addBlock, blockState, dropBlock } from '../../src/model/takeBlock.js';
import { prepareModel } from '../../src/model/prepare.js';
import { writeOverKeys } from '../../src/model/wording.js';
import type { Model } from '../../src/model/model.js';
import { BLOCKS } from '../../src/taskpane/plan/blockTexts.js';
import { readSeedPack } from '../taskpane/realPack.js';
import { prepared } from './packs.js';

const start = writeOverKeys(prepared(readSeedPack())).model;

function taken(key: string): Model {
  const outcome = addBlock(start, key, BLOCKS[key]!);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return writeOverKeys(prepared(outcome.value)).model;
}

it('lists every folder of blocks', () => {
  expect(Object.keys(BLOCKS).sort()).toEqual(readdirSync('seeds/blocks').sort());
});

describe.each(Object.keys(BLOCKS))('the block %s', (key) => {
  const block = BLOCKS[key]!;

  it('is out, in after it was taken in, and leaves nothing behind when it is taken out', () => {
    expect(blockState(start, block).is).toBe('out');
    const inside = taken(key);
    expect(blockState(inside, block).is).toBe('in');
    expect(dropBlock(inside, block)).toEqual(start);
  });

  it('has its placeholders and switches, with or without being in the model', () => {
    const inside = taken(key);
    const state = blockState(inside, block);
    expect(blockState(start, block)).toMatchObject({
      switches: state.switches,
      placeholders: state.placeholders,
    });
    const byKey = new Map(inside.parameters.map((row) => [row.key, row]));
    for (const each of state.placeholders) expect(byKey.get(each)?.source).toBe('assumption');
    for (const each of state.switches) expect(byKey.get(each)?.role).toBe('switch');
  });
});

it('counts a filled placeholder no more, tells a block that is partly there, and prunes scenarios', () => {
  const block = BLOCKS['account']!;
  const inside = taken('account');
  const [first = ''] = blockState(inside, block).placeholders;
  const filled = {
    ...inside,
    parameters: inside.parameters.map((row) =>
      row.key === first ? { ...row, source: 'gov_st_input_2025' } : row,
    ),
  };
  expect(blockState(filled, block).placeholders).not.toContain(first);
  const own = inside.scenarios.map((row) => ({ ...row, values: { ...row.values, [first]: 3 } }));
  expect(dropBlock({ ...inside, scenarios: own }, block)).toEqual(start);
  const partly = { ...inside, rules: inside.rules.slice(0, -1) };
  expect(blockState(partly, block).is).toBe('partly');
  expect(addBlock(partly, 'account', block).ok).toBe(false);
});

it('is refused by a model that lacks what it uses', () => {
  const without = { ...start, indicators: start.indicators.filter(({ key }) => key !== 'society_st_input') };
  const outcome = addBlock(without, 'account', BLOCKS['account']!);
  const problems = outcome.ok ? prepareModel(outcome.value).problems : outcome.problems;
  expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
});
