import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexNames, nearestName } from '../../../src/formula/values/nearest.js';

const letter = fc.constantFrom(...Array.from('abcABCgdp_研发经费投入增速'));
const name = fc.string({ unit: letter, minLength: 1, maxLength: 8 });

describe('the nearest name', () => {
  it('is found within one edit of a known name of three characters and more', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: letter, minLength: 3, maxLength: 12 }),
        letter,
        fc.nat(12),
        (known, other, at) => {
          const written = known.slice(0, at) + other + known.slice(at + 1);
          // In upper or lower case only, it would be the known name itself.
          fc.pre(written.toLowerCase() !== known.toLowerCase());
          expect(nearestName(written, ['zzzzzzzzzzzzzzzzzzzzzzzz', known])).toBe(known);
        },
      ),
    );
  });

  it('is the same whether the names were made ready before or not', () => {
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 8 }), (written, known) => {
        expect(nearestName(written, indexNames(known))).toBe(nearestName(written, known));
      }),
    );
  });

  it('is one that holds the written name, where none is near', () => {
    expect(nearestName('研发', ['地区生产总值', '研发投入强度', '研发经费'])).toBe('研发经费');
    expect(nearestName('全省研发经费总额', ['研发经费', '研发'])).toBe('研发经费');
  });
});
