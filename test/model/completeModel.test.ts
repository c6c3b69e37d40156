/** Version 1 is read for good, and what is not written has the same meaning everywhere. */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/figures/figure.js';
import { completeModel, completeParameter, completeTarget } from '../../src/model/completeModel.js';
import { readModelFile, writeModelFile } from '../../src/model/readModel.js';
import { readPack } from '../../src/model/pack.js';
import { Report } from '../../src/model/report.js';
import { readFiles, SMALL, valueOf } from './packs.js';

const SHARED = '../shared/cases/packs';

const figure: Figure = {
  id: 'goal',
  indicator: 'rd_intensity',
  geography: '某省',
  period: '2030',
  periodBasis: 'printed',
  value: 3.5,
  unit: '%',
  qualifier: 'about',
  kind: 'target',
  caliber: '',
  source: { document: 'd', line: 1, token: '3.5%左右' },
  note: '',
};
const draft = {
  key: 'goal',
  indicator: 'rd_intensity',
  year: 2030,
  comparator: '>=',
  value: 3.5,
  source: 'goal',
} as const;

describe('version 1', () => {
  it('is a version 2 with the defaults of its rows', () => {
    const model = valueOf(readPack(SMALL));
    expect(JSON.parse(SMALL.model)).toMatchObject({ version: 1 });
    expect(model.version).toBe(2);
    for (const { role, options } of model.parameters)
      expect(role).toBe(options === undefined ? 'lever' : 'switch');
    expect(model.targets.map(({ basis, unit, tolerance }) => [basis, unit, tolerance])).toEqual([
      ['level', '%', 0.05],
      ['level', '亿元', 0],
    ]);
    // What is written again is version 2 in full and reads as the same model.
    const written = writeModelFile(model);
    expect(written).toContain('"version": 2');
    expect(valueOf(readModelFile(written, 'model.json'))).toEqual(
      valueOf(readModelFile(SMALL.model, 'model.json', model.figures)),
    );
  });

  const shared = existsSync(SHARED)
    ? readdirSync(SHARED).filter((name) => existsSync(`${SHARED}/${name}/model.json`))
    : [];
  it.each(shared)('%s has a model that is read', (name) => {
    const { model } = readFiles(`${SHARED}/${name}`);
    const { version } = JSON.parse(model) as { version: number };
    const read = readModelFile(model, 'model.json');
    expect(version).toBeLessThanOrEqual(2);
    expect(read.problems).toEqual([]);
    expect(valueOf(read).version).toBe(2);
  });
});

describe('a target without the fields of version 2', () => {
  it('takes tolerance, qualifier and origin from its figure', () => {
    expect(completeTarget(draft, '%', figure)).toMatchObject({
      basis: 'level',
      unit: '%',
      qualifier: 'about',
      tolerance: 0.05,
      origin: 'document',
    });
    const token = (text: string, value: number, unit: string) =>
      completeTarget({ ...draft, value, unit }, unit, {
        ...figure,
        value,
        unit,
        source: { document: 'd', line: 1, token: text },
      }).tolerance;
    expect(token('3.50%左右', 3.5, '%')).toBe(0.005);
    expect(token('1200亿元左右', 1200, '亿元')).toBe(0.5);
    expect(token('1.25万亿元左右', 12500, '亿元')).toBe(50);
    expect(completeTarget(draft, '%', { ...figure, kind: 'derived' }).origin).toBe('derived');
    expect(completeTarget({ ...draft, source: 'assumption' }, '%', undefined)).toMatchObject({
      qualifier: 'exact',
      tolerance: 0,
      origin: 'assumption',
    });
    expect(completeTarget({ ...draft, basis: 'average' }, '亿元', undefined).unit).toBe('%');
  });

  it('has to give a tolerance where half a digit is more than 2 %', () => {
    const trillion: Figure = {
      ...figure,
      value: 1,
      unit: '万亿元',
      source: { document: 'd', line: 1, token: '1万亿元左右' },
    };
    const codes = (version: number, tolerance?: number) => {
      const report = new Report();
      const target = { ...draft, value: 10000, ...(tolerance === undefined ? {} : { tolerance }) };
      const indicators = [{ key: 'rd_intensity', name: { zh: '', en: '' }, unit: '亿元', group: '' }];
      completeModel({ version, indicators, parameters: [], targets: [target] }, [trillion], report);
      return report.problems.map(({ code, severity }) => `${severity} ${code}`);
    };
    expect(codes(2)).toEqual(['error model.toleranceMissing']);
    expect(codes(1)).toEqual(['warning model.toleranceMissing']);
    expect(codes(2, 100)).toEqual([]);
  });
});

it('a parameter with options is a switch, any other a lever, unless it says what it is', () => {
  const plain = { key: 'a', name: { zh: '', en: '' }, unit: '%', group: '', value: 1, min: 0, max: 1 };
  const row = { ...plain, reason: { zh: '', en: '' }, source: 'assumption' };
  expect(completeParameter(row).role).toBe('lever');
  expect(completeParameter({ ...row, options: [] }).role).toBe('switch');
  expect(completeParameter({ ...row, role: 'goal' }).role).toBe('goal');
});

describe('a target that follows a derived figure', () => {
  const path: Figure = { ...figure, id: 'path', kind: 'derived', formula: '=goal*0.9', value: 3.1507 };
  const model = (target: object) => ({
    ...(JSON.parse(SMALL.model) as object),
    targets: [{ ...draft, source: 'path', ...target }],
  });
  const read = (target: object) =>
    readModelFile(JSON.stringify(model({ value: undefined, ...target })), 'model.json', [figure, path]);

  it('has its value, no tolerance of printed digits, and is written without one', () => {
    const found = valueOf(read({}));
    expect(found.targets).toMatchObject([{ value: 3.1507, origin: 'derived', tolerance: 0 }]);
    const written = JSON.parse(writeModelFile(found, [figure, path])) as { targets: readonly object[] };
    expect(written.targets[0]).not.toHaveProperty('value');
  });

  it('may be typed with fewer digits, and is told with other ones', () => {
    expect(read({ value: 3.15 }).problems).toEqual([]);
    expect(read({ value: 3.16 }).problems).toMatchObject([
      { code: 'model.targetDerived', severity: 'warning', args: { calculated: 3.1507 } },
    ]);
    expect(read({ value: 3.16, origin: 'assumption' }).problems).toEqual([]);
  });

  it('is the only one without a value', () => {
    expect(read({ source: 'goal' }).problems).toMatchObject([{ code: 'model.targetValue' }]);
  });
});
