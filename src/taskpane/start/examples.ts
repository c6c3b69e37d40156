/** The packs that come with the program, as examples to begin with: a chunk of its own. */
import companyDocuments from '../../../seeds/company/documents.csv?raw';
import companyFigures from '../../../seeds/company/figures.csv?raw';
import companyModel from '../../../seeds/company/model.json?raw';
import householdDocuments from '../../../seeds/household/documents.csv?raw';
import householdFigures from '../../../seeds/household/figures.csv?raw';
import householdModel from '../../../seeds/household/model.json?raw';
import regionDocuments from '../../../seeds/yunhu/documents.csv?raw';
import regionFigures from '../../../seeds/yunhu/figures.csv?raw';
import regionModel from '../../../seeds/yunhu/model.json?raw';
import type { Model } from '../../model/model.js';
import { readPack, type PackFiles } from '../../model/pack.js';
import { readSeedPack } from '../app/zhejiang.js';

const TEXTS: readonly PackFiles[] = [
  { documents: regionDocuments, figures: regionFigures, model: regionModel },
  { documents: companyDocuments, figures: companyFigures, model: companyModel },
  { documents: householdDocuments, figures: householdFigures, model: householdModel },
];

/** All examples, the one that the pane opens with first. A pack with problems is none. */
export function readExamples(): readonly Model[] {
  return [readSeedPack(), ...TEXTS.map(readPack)].flatMap((read) => (read.ok ? [read.value] : []));
}
