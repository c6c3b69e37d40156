/**
 * The worked example of Iman and Conover's method in Mildenhall, "Correlation and Aggregate Loss Distributions With An Emphasis On
 * The Iman-Conover Method" (2005), section on a simple example: 20 draws of four lognormal variables, every number printed. It is
 * the method of Iman and Conover (1982) with their normal scores.
 */
import { expect, it } from 'vitest';
import { prepareCorrelation, rankCorrelation, reorderSample } from '../../src/sampling/correlation.js';
import { pearson } from '../../src/sampling/rank.js';

/** The variables, ascending. */
const SORTED = [
  [
    123567, 126109, 138713, 139016, 152213, 153224, 153407, 155716, 155780, 161678, 161805, 167447, 170737,
    171592, 178881, 181678, 184381, 206940, 217092, 240935,
  ],
  [
    44770, 45191, 47453, 47941, 49345, 49420, 50686, 52931, 54010, 57346, 57685, 57698, 58380, 60948, 66972,
    68053, 70592, 72243, 86685, 87138,
  ],
  [
    15934, 16839, 17233, 17265, 17620, 17859, 20804, 21110, 22728, 24072, 25198, 25393, 30357, 30779, 32634,
    33117, 35248, 36656, 38483, 39483,
  ],
  [
    13273, 15406, 16706, 16891, 18821, 19569, 20166, 20796, 20968, 21178, 23236, 23375, 24019, 24785, 25000,
    26754, 27079, 30136, 30757, 35108,
  ],
];
/** Ranks (1 the least) of the shuffled scores, column by column. */
const SHUFFLED = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
  [18, 2, 20, 9, 16, 3, 6, 7, 4, 14, 8, 13, 10, 1, 12, 17, 5, 19, 11, 15],
  [4, 2, 16, 17, 13, 6, 18, 7, 12, 11, 3, 15, 9, 5, 20, 19, 1, 14, 10, 8],
  [7, 16, 6, 4, 20, 12, 8, 10, 15, 3, 14, 13, 18, 9, 1, 19, 17, 2, 11, 5],
];
/** Linear correlations of the scores. */
const ASKED = [
  [1, 0.8, 0.4, 0],
  [0.8, 1, 0.3, -0.2],
  [0.4, 0.3, 1, 0.1],
  [0, -0.2, 0.1, 1],
];
/** The result as printed, column by column. */
const REORDERED = [
  [
    123567, 126109, 138713, 139016, 152213, 153224, 153407, 155716, 155780, 161678, 161805, 167447, 170737,
    171592, 178881, 181678, 184381, 206940, 217092, 240935,
  ],
  [
    50686, 44770, 57685, 47453, 57346, 45191, 47941, 52931, 49420, 58380, 54010, 66972, 57698, 49345, 68053,
    72243, 60948, 86685, 70592, 87138,
  ],
  [
    15934, 16839, 17620, 35248, 20804, 21110, 38483, 17859, 33117, 22728, 17265, 32634, 24072, 30357, 39483,
    36656, 17233, 25393, 30779, 25198,
  ],
  [
    16706, 25000, 19569, 20166, 30757, 24019, 23375, 20796, 27079, 15406, 23236, 24785, 30136, 20968, 16891,
    35108, 26754, 13273, 21178, 18821,
  ],
];
/** The linear correlations of the result as printed, to two decimals. */
const ACHIEVED = [
  [1, 0.85, 0.26, -0.11],
  [0.85, 1, 0.19, -0.2],
  [0.26, 0.19, 1, 0.1],
  [-0.11, -0.2, 0.1, 1],
];

it('gives the published example, number for number', () => {
  // The function takes correlations of ranks.
  const correlation = prepareCorrelation(
    ASKED.map((row) => row.map((r) => (r === 1 ? 1 : rankCorrelation(r)))),
  );
  if (!correlation.ok) throw new Error('the example asks for a valid correlation');
  const columns = SHUFFLED.map((ranks, j) =>
    Float64Array.from(ranks, (rank) => SORTED[j]?.[rank - 1] ?? NaN),
  );
  const reordered = reorderSample(correlation.value, columns);
  expect(reordered.map((column) => [...column])).toEqual(REORDERED);
  const achieved = reordered.map((a) => reordered.map((b) => Number(pearson(a, b).toFixed(2)) + 0));
  expect(achieved).toEqual(ACHIEVED);
});
