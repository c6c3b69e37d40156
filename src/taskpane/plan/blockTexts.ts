/** The blocks that come with the program, by the name of their folder: a chunk of its own. A test compares the list with the folders. */
import account from '../../../seeds/blocks/account/model.json?raw';
import compute from '../../../seeds/blocks/compute/model.json?raw';
import evaluation from '../../../seeds/blocks/evaluation/model.json?raw';
import funds from '../../../seeds/blocks/funds/model.json?raw';
import ladder from '../../../seeds/blocks/ladder/model.json?raw';
import systems from '../../../seeds/blocks/systems/model.json?raw';
import transfer from '../../../seeds/blocks/transfer/model.json?raw';
import vouchers from '../../../seeds/blocks/vouchers/model.json?raw';
import type { BlockFiles } from '../../model/blocks.js';

const TEXTS = { account, compute, evaluation, funds, ladder, systems, transfer, vouchers };

export const BLOCKS: Readonly<Record<string, BlockFiles>> = Object.fromEntries(
  Object.entries(TEXTS).map(([name, model]) => [name, { folder: `../blocks/${name}`, model }]),
);
