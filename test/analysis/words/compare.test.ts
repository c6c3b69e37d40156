import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareScenarios, describeDifferences } from '../../../src/analysis/words/compare.js';
import { canonicalJson, fnv1a, hashModel } from '../../../src/analysis/calculate/hash.js';
import { setParameterValue } from '../../../src/model/edit.js';
import { projectModel } from '../../../src/model/project.js';
import { zhejiang } from '../models.js';

describe('scenarios side by side', () => {
  const keys = ['continuation', 'on_target', 'pressure'];
  const comparison = compareScenarios(zhejiang, keys);

  it('have the values of their projections, and differences to the first', () => {
    const intensity = comparison.series.find((row) => row.indicator === 'rd_intensity')!;
    const last = comparison.years.length - 1;
    keys.forEach((key, i) => {
      const series = projectModel(zhejiang, key).indicators.find((row) => row.key === 'rd_intensity')!;
      expect(intensity.values[i]![last]).toBe(series.values[last]);
      expect(intensity.differences[i]![last]).toBe(intensity.values[i]![last]! - intensity.values[0]![last]!);
    });
  });

  it('say when a target is reached first', () => {
    const row = comparison.targets.find(({ target }) => target.key === 'intensity_2030')!;
    expect(row.reachedIn[0]).toBeUndefined();
    const reached = row.reachedIn[1]!;
    expect(reached).toBeGreaterThanOrEqual(2029);
    expect(row.statuses[1]!.met).toBe(true);
    // Met in its year, whatever comes after.
    const growth = comparison.targets.find(({ target }) => target.year === 2025)!;
    growth.statuses.forEach(({ met }, i) => {
      if (met) expect(growth.reachedIn[i]).toBeLessThanOrEqual(2025);
    });
  });

  it('are told apart in words', () => {
    const sentences = describeDifferences(zhejiang, 'continuation', 'on_target');
    const zh = sentences.map((each) => each.zh);
    expect(zh).toContain('“研发增速”：6%改为6.5%');
    expect(zh).toContain('“数字经济核心产业增速”自2025年起：10%改为10.5%');
    expect(zh).toContain('“数字经济核心产业增速”自2028年起：8%改为8.5%');
    expect(zh).toContain('“政府投入增速”：5%改为7%');
    expect(zh.some((each) => each.startsWith('2030年“研发投入强度”≥3.5%：由未达到变为达到'))).toBe(true);
    expect(sentences.some(({ en }) => en === 'Growth of government input: 5% becomes 7%')).toBe(true);
    expect(describeDifferences(zhejiang, 'pressure', 'pressure')).toEqual([
      { zh: '两个情景的参数完全相同。', en: 'The two scenarios have the same parameters.' },
    ]);
  });
});

describe('fingerprint of a model', () => {
  it('is FNV-1a of 64 bits', () => {
    // Noll's published test values.
    expect(fnv1a('')).toBe('cbf29ce484222325');
    expect(fnv1a('a')).toBe('af63dc4c8601ec8c');
    expect(fnv1a('foobar')).toBe('85944171f73967e8');
  });

  it('agrees with 64-bit arithmetic on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let wanted = 0xcbf29ce484222325n;
        for (const byte of Buffer.from(text, 'utf8'))
          wanted = BigInt.asUintN(64, (wanted ^ BigInt(byte)) * 0x100000001b3n);
        expect(fnv1a(text)).toBe(wanted.toString(16).padStart(16, '0'));
      }),
    );
  });

  it('does not depend on the order of keys, but on every value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(hashModel(reversed)).toBe(hashModel(object));
        expect(JSON.parse(canonicalJson(object))).toEqual(JSON.parse(JSON.stringify(object)));
      }),
    );
    const changed = setParameterValue(zhejiang.model, 'on_target', 'rd_growth', 2028, 6.3);
    expect(hashModel(changed)).not.toBe(hashModel(zhejiang.model));
  });
});
