/**
 * Bit for bit the same on every machine: a hash of the draws for seed 2030. When one changes, results that users have stamped
 * with seed and version cannot be repeated any more: say so in the change log, or undo it.
 */
import { expect, it } from 'vitest';
import { correlateScores, prepareCorrelation, reorderSample } from '../../src/sampling/correlation.js';
import { fillQuantiles } from '../../src/sampling/distributions.js';
import { METHODS, fillColumn } from '../../src/sampling/uniforms.js';
import { EXAMPLES, draw, hashOf, prepared } from './samples.js';

it('draws of each method', () => {
  const found = METHODS.map((method) => {
    const out = new Float64Array(10_000);
    fillColumn(
      { method, seed: 2030, draws: 10_000 },
      { name: 'gdp_growth', year: 2027, dimension: 4 },
      0,
      out,
    );
    return `${method} ${hashOf(out)}`;
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "random 5115e6a3c8e16944",
      "latin 90da5b07e1aef095",
      "sobol 339805389cb72e2c",
    ]
  `);
});

it('values of each distribution', () => {
  const uniforms = draw('golden', 10_000);
  const found = EXAMPLES.map(([kind, parameters]) => {
    const out = new Float64Array(10_000);
    fillQuantiles(prepared(kind, parameters), uniforms, out);
    return `${kind} ${hashOf(out)}`;
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "constant 2cb245122e8618be",
      "normal b4620a332d0dbd3e",
      "lognormal 6408d9adf676bd42",
      "uniform ee4afded17837ef6",
      "triangular 2c44acdfb5f7780b",
      "triangular de5861d67cfe5eb8",
      "triangular 46ea14366bd973d5",
      "exponential 55e2638795935561",
      "weibull 7873a86332eeda18",
      "weibull 62e004bc015b49d9",
      "twoPieceNormal c95e1c3d0b009930",
      "pert a831aaaf0f83a4e3",
      "pert 0ddf919345747f20",
      "beta 777ac8b5163ed937",
      "beta 3e4a727a4a3d748f",
      "gamma 4af44de796b3ef31",
      "gamma 5964e17de06ccb7d",
      "gamma b628b56a20b7e889",
      "studentT 5ddb6cbc35fafa8d",
      "studentT dc478a9a8f5087f2",
      "discrete b148607d83d20e68",
      "empirical e646173e05f44a0c",
      "metalog 6df17d87fd54234b",
      "metalog 2c67777ebcec2a22",
      "metalog f0a59c2e0762e07c",
      "metalog acdd135eaf1f8eeb",
      "normal d51b989a235cefb5",
      "normal 119eedbd8778bc39",
      "triangular 326fe08aeb1d7fb5",
      "twoPieceNormal 8a7b427898a1e962",
      "gamma 28b97d79ac214b40",
      "studentT ac19bd718486604f",
      "empirical 3341b8740085bae8",
      "discrete 8784385d7c254ffc",
    ]
  `);
});

it('correlated draws', () => {
  const outcome = prepareCorrelation([
    [1, 0.6, 0.2],
    [0.6, 1, -0.3],
    [0.2, -0.3, 1],
  ]);
  if (!outcome.ok) throw new Error('refused');
  const columns = ['a', 'b', 'c'].map((name) => draw(name, 5000));
  const scores = columns.map(() => new Float64Array(5000));
  correlateScores(outcome.value, columns, scores);
  expect([...scores, ...reorderSample(outcome.value, columns)].map(hashOf)).toMatchInlineSnapshot(`
    [
      "9b70fed974fb3ca5",
      "7cf0082df6b53b17",
      "b61af432007deb1a",
      "68a3544f581a2c3e",
      "2ed5707163b15f09",
      "36e429020e7a52fb",
    ]
  `);
});
