/** Shares put together are the whole simulation, whatever they kept: what they lack is calculated again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  allOutputs,
  type Simulation,
  type SimulationRequest,
} from '../../src/analysis/uncertainty/uncertainty.js';
import type { Finding } from '../../src/analysis/uncertainty/uncertain.js';
import { readShare, type ShareFile } from '../../src/cli/shareFile.js';
import { makeShare, mergeFiles } from '../../src/cli/simulateShare.js';
import { BINS } from '../../src/sampling/bins.js';
import { METHODS } from '../../src/sampling/uniforms.js';
import { mixedModel, simulateWhole, UNUSUAL, valueOf } from '../analysis/uncertainty/simulations.js';

const mixed = mixedModel(UNUSUAL);
const outputs = allOutputs(mixed);

/** Without the values of some bins, as a share whose own percentiles are far from those of all draws. */
function keepLess(file: ShareFile, isLeftOut: (output: number, bin: number) => boolean): ShareFile {
  const { kept, parts } = file.share;
  return {
    ...file,
    share: {
      kept: kept.map((bins, output) => bins.filter((bin) => !isLeftOut(output, bin))),
      parts: parts.map(({ counted, values }) => ({
        counted,
        values: values.map((column, output) => {
          let next = 0;
          const runs = (kept[output] ?? []).flatMap((bin) => {
            const count = counted.counts[output * BINS + bin] ?? 0;
            next += count;
            return isLeftOut(output, bin) ? [] : [...column.subarray(next - count, next)];
          });
          return Float64Array.from(runs);
        }),
      })),
    },
  };
}

async function sharesOf(request: SimulationRequest, count: number): Promise<readonly ShareFile[]> {
  const files: ShareFile[] = [];
  for (let index = 1; index <= count; index++) {
    const bytes = valueOf(await makeShare(mixed, { ...request, outputs }, { index, count }));
    files.push(readShare(bytes)!);
  }
  return files;
}

const request = fc.record({
  scenario: fc.constant('base'),
  plan: fc.record({
    method: fc.constantFrom(...METHODS),
    seed: fc.nat(1000),
    draws: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 4000, max: 10_000 })),
  }),
});

it('shares are the simulation, and none of it is calculated again', async () => {
  // In the first share of this one `rare` is the same in all draws, in the second it is not.
  const plan = { method: 'random', seed: 215, draws: 4000 } as const;
  await fc.assert(
    fc.asyncProperty(request, fc.integer({ min: 1, max: 4 }), async (asked, count) => {
      const again = (): Promise<Finding<Simulation>> => Promise.reject(new Error('calculated again'));
      const found = valueOf(await mergeFiles(mixed, await sharesOf(asked, count), again));
      expect(found).toEqual(simulateWhole(mixed, asked));
    }),
    { numRuns: 10, examples: [[{ scenario: 'base', plan }, 2]] },
  );
});

it('an output of which a share kept too little is calculated again, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(
      request,
      fc.integer({ min: 1, max: 4 }),
      fc.nat(),
      fc.subarray([...outputs.keys()]),
      fc.constantFrom(1, 2, 3),
      async (asked, count, at, chosen, step) => {
        const files = await sharesOf(asked, count);
        const poor = at % count;
        // All bins of the chosen outputs, or some of them.
        const isLeftOut = (output: number, bin: number) => chosen.includes(output) && bin % step === 0;
        const fewer = files.map((file, i) => (i === poor ? keepLess(file, isLeftOut) : file));
        const seen: number[] = [];
        const found = await mergeFiles(mixed, fewer, (some) => {
          for (const { key, year } of some.outputs!)
            seen.push(outputs.findIndex((cell) => cell.key === key && cell.year === year));
          return Promise.resolve({ ok: true, value: simulateWhole(mixed, some), remarks: [] });
        });
        expect(valueOf(found)).toEqual(simulateWhole(mixed, asked));
        expect(seen.filter((output) => !chosen.includes(output))).toEqual([]);
        const { parts } = files[poor]!.share;
        const withValues = chosen.filter((output) => parts.some(({ values }) => values[output]!.length > 0));
        if (step === 1 && asked.plan.draws >= 4000) expect(seen).toEqual(withValues);
      },
    ),
    { numRuns: 15 },
  );
});
