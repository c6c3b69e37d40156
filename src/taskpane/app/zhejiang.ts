/** The pack that comes with the program, as texts in a chunk of its own. */
import documents from '../../../seeds/zhejiang/documents.csv?raw';
import figures from '../../../seeds/zhejiang/figures.csv?raw';
import model from '../../../seeds/zhejiang/model.json?raw';
import type { Outcome } from '../../messages/problem.js';
import type { Model } from '../../model/model.js';
import { readPack } from '../../model/pack.js';

export function readSeedPack(): Outcome<Model> {
  return readPack({ documents, figures, model });
}
