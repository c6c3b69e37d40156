import { describe, expect, it } from 'vitest';
import { driversOf } from '../../../src/analysis/sensitivity/drivers.js';
import { prepared } from '../../model/packs.js';
import { indicator, modelOf, parameter, zhejiang } from '../models.js';

describe('what drives an answer', () => {
  it('is shared out by the squares of effects: three times the effect is nine times the share', () => {
    const normal = (sd: number) => ({ kind: 'normal', parameters: { mean: 5, sd } });
    const rows = [
      parameter('x', 5, [-50, 50], { distribution: normal(3) }),
      parameter('y', 5, [-50, 50], { distribution: normal(1) }),
      parameter('z', 5, [-100, 100]),
    ];
    const model = modelOf({ indicators: [indicator('f', '=100*(x+y+z)')], parameters: rows });
    const found = driversOf(prepared(model), model.scenarios[0]?.key ?? '', 'f', model.horizon);
    expect(found.map(({ parameter: key }) => key)).toEqual(['x', 'y']);
    expect(found.map(({ share }) => share)).toEqual([expect.closeTo(0.9, 9), expect.closeTo(0.1, 9)]);
  });

  it('is nothing where no parameter moves it', () => {
    const model = modelOf({ indicators: [indicator('f', '=100')], parameters: [parameter('x', 5, [0, 9])] });
    expect(driversOf(prepared(model), model.scenarios[0]?.key ?? '', 'f', model.horizon)).toEqual([]);
  });

  it('of intensity in the first pack is above all what others put in', () => {
    const [first, ...rest] = driversOf(zhejiang, 'continuation', 'rd_intensity', 2030);
    expect(first?.parameter).toBe('others_growth');
    expect([first, ...rest].reduce((sum, row) => sum + (row?.share ?? 0), 0)).toBeCloseTo(1, 9);
  });
});
