import fc from 'fast-check';
import { derivative, evaluate } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { differentiate, evenLever, type Lever } from '../../../src/analysis/calculate/derivatives.js';
import { scenarioPoint, withValues, type Point } from '../../../src/analysis/calculate/point.js';
import { FUNCTIONS } from '../../../src/formula/functions/functions.js';
import { isError, type Scalar } from '../../../src/formula/values/value.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { projectModel } from '../../../src/model/project.js';
import { model, prepared } from '../../model/packs.js';
import { indicator, parameter, small, zhejiang } from '../models.js';

function plain(value: Scalar | undefined): unknown {
  return isError(value) ? value.error : value;
}

function expectSameValues(model: PreparedModel, scenario: string): void {
  const surface = differentiate(model, []).at(scenarioPoint(model, scenario));
  for (const { key, values } of projectModel(model, scenario).indicators)
    model.years.forEach((year, i) =>
      expect([key, year, plain(surface.at(key, year)?.value)]).toEqual([key, year, plain(values[i])]),
    );
}

function moved(point: Point, { parameter: key, weights }: Lever, size: number): Point {
  const old = point.get(key)!;
  return withValues(
    point,
    key,
    old.map((value, t) => value + size * weights[t]!),
  );
}

function numberAt(model: PreparedModel, point: Point, key: string, year: number): number {
  const value = differentiate(model, []).at(point).at(key, year)?.value;
  if (typeof value !== 'number') throw new Error(`${key} ${year}`);
  return value;
}

/** Central differences, Richardson's extrapolation: relative error about 1e-9. */
function difference(of: (size: number) => number, h: number): number {
  const central = (step: number): number => (of(step) - of(-step)) / (2 * step);
  return (4 * central(h / 2) - central(h)) / 3;
}

describe('values', () => {
  it('are those of the projection, to the bit, in every scenario of the Zhejiang pack', () => {
    for (const { key } of zhejiang.model.scenarios) expectSameValues(zhejiang, key);
  });

  it('are those of the projection in random models', () => {
    fc.assert(
      fc.property(model, (random) => {
        const ready = prepared(random);
        for (const { key } of random.scenarios) expectSameValues(ready, key);
      }),
      { numRuns: 60 },
    );
  });

  it('tell which rules hold as the projection does', () => {
    const surface = differentiate(zhejiang, []).at(scenarioPoint(zhejiang, 'ambitious'));
    for (const { rule, year, holds } of projectModel(zhejiang, 'ambitious').rules)
      expect(
        surface.holds(
          zhejiang.rules.find((row) => row.rule.key === rule)!,
          year,
        ),
      ).toBe(holds);
  });
});

describe('derivatives', () => {
  it('agree with differences for every indicator, year and parameter of the Zhejiang pack', () => {
    const levers = zhejiang.parameters
      .filter(({ parameter: { options } }) => options === undefined)
      .map(({ parameter: { key } }) => evenLever(zhejiang, key));
    const point = scenarioPoint(zhejiang, 'on_target');
    const surface = differentiate(zhejiang, levers).at(point);
    let compared = 0;
    levers.forEach((lever, j) => {
      const h = 1e-3 * Math.abs(point.get(lever.parameter)![3] || 1e-2);
      const sides = [h, -h, h / 2, -h / 2].map((size) =>
        differentiate(zhejiang, []).at(moved(point, lever, size)),
      );
      for (const {
        indicator: { key },
      } of zhejiang.series)
        for (const year of zhejiang.years) {
          const dual = surface.at(key, year);
          if (typeof dual?.value !== 'number') continue;
          const values = sides.map((side) => side.at(key, year)?.value as number);
          const [a, b, c, d] = values as [number, number, number, number];
          const wanted = (4 * ((c - d) / h) - (a - b) / (2 * h)) / 3;
          const noise = (1e-12 * Math.abs(dual.value)) / h;
          const found = dual.gradient?.[j] ?? 0;
          expect(Math.abs(found - wanted), `${key} ${year} by ${lever.parameter}`).toBeLessThanOrEqual(
            1e-6 * Math.abs(wanted) + noise,
          );
          if (found !== 0) compared += 1;
        }
    });
    expect(compared).toBeGreaterThan(250);
  });

  it('of one year add up to those of all years', () => {
    const each = zhejiang.years.map((_, t): Lever => ({
      parameter: 'rd_growth',
      weights: zhejiang.years.map((__, other) => (other === t ? 1 : 0)),
    }));
    const levers = [evenLever(zhejiang, 'rd_growth'), ...each];
    const gradient = differentiate(zhejiang, levers)
      .at(scenarioPoint(zhejiang, 'continuation'))
      .at('rd_capital', 2030)!.gradient!;
    const [whole, ...parts] = gradient;
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(whole!, 6);
  });

  it('have rows only for functions that are calculated from their arguments', () => {
    const strict = FUNCTIONS.filter(({ meaning }) => meaning.kind === 'strict').map(({ key }) => key);
    expect(FUNCTIONS.filter(({ key, partials }) => partials !== undefined && !strict.includes(key))).toEqual(
      [],
    );
  });

  it('of a function found by iteration are those of the equation it solves', () => {
    const ready = small({
      parameters: [parameter('a', 12, [0, 50])],
      indicators: [indicator('rate', '=RATE(10,0-a,100)'), indicator('payment', '=PMT(rate,10,100)')],
    });
    const surface = differentiate(ready, [evenLever(ready, 'a')]).at(scenarioPoint(ready, 'base'));
    expect(surface.at('payment', 2025)!.gradient![0]).toBeCloseTo(-1, 7);
  });

  const SMOOTH = [
    '=SUM(a,b,2)+SUM({1,2},b)',
    '=PRODUCT(a,b,a)',
    '=SUMSQ(a,b)',
    '=ABS(a-5)*b',
    '=a^b',
    '=POWER(b,a)',
    '=(0-a)^3',
    '=(0-a)^(1/3)',
    '=SQRT(a)/b',
    '=EXP(a/b)',
    '=LN(a)*LOG(b)+LOG(a,b)+LOG10(b)',
    '=MIN(a,b)*3+MAX(a,b,1)',
    '=AVERAGE(a,b,3)',
    '=MEDIAN(a,b,2.2,9)',
    '=GEOMEAN(a,b,3)',
    '=NORM.DIST(a,b,1.5,TRUE)+NORM.DIST(2,a,b,FALSE)',
    '=NORM.S.DIST(a,TRUE)*NORM.S.DIST(b,FALSE)',
    '=NORM.INV(a/10,b,a)+NORM.S.INV(b/9)',
    '=RRI(5,a,b)+RRI(a,2,b)',
    '=PMT(a/30,12,b,1,1)+PMT(b/90,a*4,100)',
    '=FV(a/30,12,b,1,1)+FV(b/90,a*4,100)',
    '=PV(a/30,12,b,1,1)+PV(b/90,a*4,100)',
    '=NPV(a/30,b,a,2)',
    '=SLN(a,b,a+b)',
    '=EFFECT(a/10,4)+NOMINAL(b/10,4)+PDURATION(a/20,b,9)',
    '=MOD(a*7,b)',
    '=IF(a>b,a*a,b*b)+IFERROR(LN(b-100),a*b)+CHOOSE(2,a,b*a)',
    '=LOGISTIC(a,b,2025)+BASS(a,b/10,0.3,2020)+DAMPED(a,b/10,2023)',
    '=-a%+a/b-a*b',
    '=ROUND(a,2)*b+INT(b)*a',
    '=STOCK(a,b/10,a*b)',
    '=CUMULATE(a)*b+GROWTH(b)+AT(a,2025)',
  ];

  it.each(SMOOTH)('of %s agree with differences', (formula) => {
    fc.assert(
      fc.property(fc.integer({ min: 1200, max: 3400 }), fc.integer({ min: 1210, max: 3410 }), (p, q) => {
        fc.pre(Math.abs(p - q) > 5);
        // Odd thousandths keep clear of corners and steps.
        const [a, b] = [p / 1000 + 0.00037, q / 1000 + 0.00041];
        const ready = small({
          parameters: [parameter('a', a, [0, 5]), parameter('b', b, [0, 5])],
          indicators: [indicator('out', formula)],
        });
        const levers = ['a', 'b'].map((key) => evenLever(ready, key));
        const point = scenarioPoint(ready, 'base');
        const dual = differentiate(ready, levers).at(point).at('out', 2026)!;
        levers.forEach((lever, j) => {
          const wanted = difference((size) => numberAt(ready, moved(point, lever, size), 'out', 2026), 1e-4);
          const scale = Math.max(1, Math.abs(wanted), Math.abs(dual.value as number));
          expect(Math.abs((dual.gradient?.[j] ?? 0) - wanted) / scale).toBeLessThan(2e-8);
        });
      }),
      { numRuns: 12 },
    );
  });

  it.each(['a^3/b + sqrt(a*b)', 'exp(-a/b)*log(b)', '(a-b)/(a+b)^2', 'b^a'])(
    'of %s agree with symbolic derivatives',
    (text) => {
      const ready = small({
        parameters: [parameter('a', 1.7, [0, 5]), parameter('b', 2.3, [0, 5])],
        indicators: [indicator('out', `=${text.replaceAll('log', 'LN')}`.replace('exp(-a/b)', 'EXP(0-a/b)'))],
      });
      const gradient = differentiate(ready, [evenLever(ready, 'a'), evenLever(ready, 'b')])
        .at(scenarioPoint(ready, 'base'))
        .at('out', 2026)!.gradient!;
      ['a', 'b'].forEach((by, j) => {
        const wanted = evaluate(derivative(text, by).toString(), { a: 1.7, b: 2.3 }) as number;
        expect(Math.abs(gradient[j]! / wanted - 1)).toBeLessThan(1e-13);
      });
    },
  );

  it('of annuities have their limits where the rate is 0', () => {
    const ready = small({
      parameters: [parameter('a', 0, [0, 5])],
      indicators: [indicator('future', '=FV(a,12,3,5)'), indicator('present', '=PV(a,12,3,5)')],
    });
    const surface = differentiate(ready, [evenLever(ready, 'a')]).at(scenarioPoint(ready, 'base'));
    expect(surface.at('future', 2025)!.gradient![0]).toBeCloseTo(-5 * 12 - 3 * 66, 9);
    expect(surface.at('present', 2025)!.gradient![0]).toBeCloseTo(12 * 5 + 3 * 78, 9);
  });

  it('follow the branch that is taken, and are none where a condition is the value', () => {
    const ready = small({
      parameters: [parameter('a', 1, [0, 5])],
      indicators: [indicator('yes', '=IF(a<2,3*a,7)'), indicator('no', '=IF(a>2,3*a)+1')],
    });
    const surface = differentiate(ready, [evenLever(ready, 'a')]).at(scenarioPoint(ready, 'base'));
    expect(surface.at('yes', 2025)!.gradient![0]).toBe(3);
    expect(surface.at('no', 2025)!.gradient).toBeUndefined();
  });
});
