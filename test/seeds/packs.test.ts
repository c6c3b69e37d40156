/** Generality: what holds of the Zhejiang pack holds of every pack that comes with the program. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkUncertainty } from '../../src/analysis/uncertainty/checkUncertainty.js';
import { errorsOf } from '../../src/analysis/words/errorWords.js';
import { LANGUAGES } from '../../src/messages/language.js';
import { diffModels } from '../../src/model/changes.js';
import { readPack, writePack } from '../../src/model/pack.js';
import { prepareModel } from '../../src/model/prepare.js';
import { projectModel } from '../../src/model/project.js';
import { writeOverKeys } from '../../src/model/wording.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { prepared, readFiles, valueOf } from '../model/packs.js';
import { snapshotOf } from '../workbook/snapshotOf.js';

const PACKS = readdirSync('seeds', { withFileTypes: true })
  // The folder of blocks is no pack.
  .filter((entry) => entry.isDirectory() && entry.name !== 'blocks')
  .map(({ name }) => name);

/** What the sheet Checks says of an integrity check that counts anything. */
const FAILED = { zh: '未通过', en: 'failed' } as const;

it('are four at least, each with its files', () => {
  expect(PACKS.length).toBeGreaterThanOrEqual(4);
  for (const pack of PACKS)
    for (const file of ['documents.csv', 'figures.csv', 'model.json'])
      expect(existsSync(join('seeds', pack, file)), `${pack}/${file}`).toBe(true);
});

describe.each(PACKS)('%s', (pack) => {
  const files = readFiles(join('seeds', pack));
  const model = valueOf(readPack(files));

  it('has no problem, and can be drawn from', () => {
    const prepared = prepareModel(model);
    expect([...readPack(files).problems, ...prepared.problems]).toEqual([]);
    expect(checkUncertainty(model)).toEqual([]);
  });

  it('has a value at the horizon for every formula in every scenario, and no error', () => {
    const ready = prepared(model);
    const calculated = new Set(model.indicators.flatMap(({ key, formula }) => (formula === undefined ? [] : key)));
    for (const { key } of model.scenarios) {
      const projection = projectModel(ready, key);
      expect(errorsOf(projection)).toEqual([]);
      const horizon = projection.years.indexOf(model.horizon);
      for (const { key: indicator, values } of projection.indicators.filter((row) => calculated.has(row.key)))
        expect(typeof values[horizon], `${indicator} in ${key}`).toBe('number');
      expect(projection.targets.some(({ status }) => status !== 'noActual')).toBe(true);
      for (const { rule, holds } of projection.rules) expect(holds, rule).toBeDefined();
    }
  });

  it.each(LANGUAGES)('comes back from its workbook (%s)', (language) => {
    const ready = writeOverKeys(prepared(model));
    const snapshot = snapshotOf(planWorkbook(ready, language));
    const back = valueOf(readWorkbook(snapshot));
    expect(diffModels(ready.model, back)).toEqual([]);
    // A manager's first page says in red that a check failed.
    const checks = snapshot.sheets.find(({ key }) => key === 'checks')?.cells ?? [];
    const failed = checks.filter((row) => row.some((cell) => cell?.value === FAILED[language]));
    expect(failed.map(([label]) => label?.value)).toEqual([]);
  });

  it('is written as it is read', () => {
    expect(valueOf(readPack(writePack(model)))).toEqual(model);
  });
});
