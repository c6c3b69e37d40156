/**
 * One share of a simulation, calculated independently of the others; and the simulation from all shares.
 *
 * In: some of the draws, counted (part.ts). A share cannot know which bins will contain the order statistics of all draws, but
 * its own are near them: it keeps the values of all bins within six standard errors of its own ranks. Out, from all shares: the
 * simulation, equal bit for bit to that of one machine. If the values kept do not contain an order statistic after all (one
 * simulation in many millions), `lacking` lists the outputs that have to be calculated again.
 */
import type { PreparedModel } from '../../model/prepared.js';
import { BINS, findBins } from '../../sampling/bins.js';
import type { Answer, Finish, Work } from './inParts.js';
import { addParts, addTallies, finishColumn, inOrder, type CountedColumn } from './mergeParts.js';
import type { Counted, Range, Wish } from './part.js';
import type { Finished } from './share.js';
import type { Outline } from './simulationPlan.js';
import { createRankTable, type RankTable } from './summary.js';
import { finishSimulation } from './uncertainty.js';

/** Results of one part of a share; `values` by output, of the bins listed in `kept`, bin after bin. */
export interface KeptPart {
  readonly counted: Counted;
  readonly values: readonly Float64Array<ArrayBuffer>[];
}

export interface KeptShare {
  /** Bins kept of each output, ascending; none for an output that does not vary. */
  readonly kept: readonly (readonly number[])[];
  readonly parts: readonly KeptPart[];
}

/** Number of standard errors; one in a thousand million is beyond. */
const MARGIN = 6;

/** Yields work like `simulateInParts`, for the draws of one share. */
export function* calculateShare(
  outputs: number,
  draws: number,
): Generator<Work, KeptShare, readonly Answer[]> {
  const all = Array.from({ length: outputs }, (_, i) => i);
  const ranks = createRankTable();
  const counted = countedOf(yield { kind: 'count', outputs: all, withTargets: true });
  const columns = addParts(all, counted, () => ({ ranks: [], places: [], hasInterval: [] }));
  const kept = columns.map((column) => (column.level === undefined ? binsNear(column, draws, ranks) : []));
  const wishes = kept.flatMap((bins, output): readonly Wish[] =>
    bins.length === 0 ? [] : [{ output, bins: bins.map((bin) => ({ bin })) }],
  );
  const gathered = yield { kind: 'gather', wishes };
  const values = inOrder(gathered.flatMap((each) => (each.kind === 'gathered' ? [each] : [])));
  return {
    kept,
    parts: counted.map((part, k) => {
      const columnOf = new Map(wishes.map(({ output }, i) => [output, values[k]?.columns[i]] as const));
      return { counted: part, values: all.map((output) => columnOf.get(output) ?? new Float64Array(0)) };
    }),
  };
}

/** The simulation, or the outputs for which the shares have not kept enough. Together the shares must have all draws. */
export function mergeShares(
  prepared: PreparedModel,
  outline: Outline,
  shares: readonly KeptShare[],
): { readonly lacking: readonly number[]; readonly finish: (others: readonly Finished[]) => Finish } {
  const { draws } = outline.sample;
  const parts = shares
    .flatMap(({ kept, parts }) => parts.map((part) => ({ ...part, kept, from: part.counted.from })))
    .sort((a, b) => a.from - b.from);
  const ranks = createRankTable();
  const all = outline.outputs.map((_, i) => i);
  const counted = parts.map((part) => part.counted);
  const columns = addParts(all, counted, ranks);
  const finished: Finished[] = [];
  const lacking: number[] = [];
  for (const column of columns) {
    const gathered = parts.map((part, k) => takeWanted(column, part.kept[column.output] ?? [], part, k));
    if (gathered.some((values) => values === undefined)) lacking.push(column.output);
    else finished.push(finishColumn(column, draws, ranks, gathered as readonly Float64Array[]));
  }
  const tally = addTallies(counted);
  return {
    lacking,
    finish: (others) => finishSimulation(prepared, outline, [...finished, ...others], [tally]),
  };
}

/** Bins that may contain a wanted order statistic of all draws, judged by the ranks among these. */
function binsNear({ counts, moments }: CountedColumn, draws: number, ranks: RankTable): readonly number[] {
  const sum = new Int32Array(BINS);
  for (const each of counts)
    for (let bin = 0; bin < BINS; bin++) sum[bin] = (sum[bin] ?? 0) + (each[bin] ?? 0);
  const own = moments.count;
  if (own === 0) return [];
  const wanted = ranks(draws).ranks;
  const bins = new Set<number>();
  for (const rank of wanted) {
    const part = draws > 1 ? rank / (draws - 1) : 0;
    const error = MARGIN * Math.sqrt(part * (1 - part) * own) + MARGIN;
    const ends = [part * own - error, part * own + error].map((end) =>
      Math.max(0, Math.min(own - 1, Math.round(end))),
    );
    const [first, last] = findBins(sum, [...new Set(ends)]);
    const end = (last ?? first)?.bin ?? 0;
    for (let bin = first?.bin ?? 0; bin <= end; bin++) bins.add(bin);
  }
  return [...bins].sort((a, b) => a - b);
}

/** The values of the wanted bins that a part kept; undefined if one with values in it was not kept. */
function takeWanted(
  { output, wanted, counts }: CountedColumn,
  kept: readonly number[],
  { counted, values }: KeptPart,
  part: number,
): Float64Array | undefined {
  const own = counts[part];
  const column = values[output];
  if (own === undefined || column === undefined) return undefined;
  const size = wanted.reduce((sum, { bin }) => sum + (own[bin] ?? 0), 0);
  // All draws of the part have the same value: a share without any other value keeps none.
  if (counted.varies[output] === 0) return new Float64Array(size).fill(counted.levels[output] ?? NaN);
  const starts = new Map<number, number>();
  let next = 0;
  for (const bin of kept) {
    starts.set(bin, next);
    next += own[bin] ?? 0;
  }
  const taken = new Float64Array(size);
  let place = 0;
  for (const { bin } of wanted) {
    const count = own[bin] ?? 0;
    if (count === 0) continue;
    const start = starts.get(bin);
    if (start === undefined) return undefined;
    taken.set(column.subarray(start, start + count), place);
    place += count;
  }
  return taken;
}

function countedOf(answers: readonly Answer[]): readonly Counted[] {
  return inOrder(answers.flatMap((answer) => (answer.kind === 'counted' ? [answer.counted] : [])));
}

/** The draws of share `index` (from 1) of `count`: whole chunks; empty if there are more shares than chunks. */
export function rangeOfShare(draws: number, chunk: number, index: number, count: number): Range {
  const chunks = Math.ceil(draws / chunk);
  const at = (share: number): number => Math.min(draws, Math.floor((share * chunks) / count) * chunk);
  return { from: at(index - 1), to: index === count ? draws : at(index) };
}
