/**
 * One worker's share of a simulation: it calculates some of the draws and summarises some of the outputs.
 *
 * The draws are divided into spans, which the shares take in turn. A share keeps the values of the outputs it owns and sends
 * those of the others as parcels; when all draws of its own outputs have arrived it summarises them. So neither drawing nor
 * summarising waits for a single worker. Every draw depends only on its index and every statistic is taken over a whole column,
 * so the result is the same for any number of shares. Outputs that do not fit into memory together are calculated in several
 * passes over the same draws.
 */
import type { PreparedModel } from '../../model/prepared.js';
import { createContributions, type Contribution } from './contribution.js';
import type { Evaluator, MakeEvaluator, OutputCell } from '../calculate/evaluator.js';
import {
  createRankTable,
  cumulativeOf,
  histogramOf,
  summarise,
  type Curve,
  type Histogram,
  type Summary,
} from './summary.js';
import { createTally, type Counts } from './tally.js';
import type { Drawer } from './uncertain.js';
import type { SimulationPlan } from './simulationPlan.js';

/** Values of outputs in a span, for the share that owns them. */
export interface Parcel {
  readonly to: number;
  readonly pass: number;
  /** First draw. */
  readonly from: number;
  readonly columns: readonly Float64Array<ArrayBuffer>[];
}

/** The summary of one output after all its draws have arrived. */
export interface Finished extends Summary {
  /** Index among the plan's outputs (from 0). */
  readonly index: number;
  readonly focus?: {
    readonly histogram: Histogram;
    readonly cumulative: Curve;
    readonly contributions: readonly Contribution[];
  };
}

export interface Share {
  /** Calculates a pass. Each step is a span and yields its number of draws and the parcels for other shares. */
  calculate(pass: number): Generator<{ readonly draws: number; readonly parcels: readonly Parcel[] }, void>;
  accept(parcel: Parcel): void;
  /** Whether all draws of the outputs it owns in the pass have arrived. */
  isWhole(pass: number): boolean;
  /** Summarises a pass, one step per output; then the values of the pass are released. */
  sumUp(pass: number): Generator<Finished, void>;
  /** Counts of the draws calculated by this share. */
  counts(): Counts;
}

/** Number of draws in a span: a multiple of CHUNK. */
const SPAN = 8192;

export function createShare(
  prepared: PreparedModel,
  plan: SimulationPlan,
  makeEvaluator: MakeEvaluator,
  { index, count }: { readonly index: number; readonly count: number } = { index: 0, count: 1 },
): Share {
  const { draws } = plan.sample;
  const tally = createTally(prepared);
  const ranks = createRankTable();
  const contributions = createContributions(prepared, plan.uncertain, plan.drawer, draws);
  const kept = new Map<number, Kept>();

  const outputsOf = (pass: number): readonly number[] => plan.passes[pass] ?? [];
  const ownedBy = (owner: number, pass: number): readonly number[] =>
    outputsOf(pass).filter((_, i) => i % count === owner);
  const keep = (pass: number): Kept => {
    const found = kept.get(pass) ?? {
      arrived: 0,
      columns: ownedBy(index, pass).map(() => new Float64Array(draws)),
    };
    kept.set(pass, found);
    return found;
  };
  const accept = ({ pass, from, columns }: Parcel): void => {
    const into = keep(pass);
    columns.forEach((column, i) => into.columns[i]?.set(column, from));
    into.arrived += columns[0]?.length ?? 0;
  };

  return {
    accept,
    isWhole: (pass) => ownedBy(index, pass).length === 0 || keep(pass).arrived === draws,
    counts: () => tally.read(),
    *calculate(pass) {
      const outputs = outputsOf(pass);
      // The targets are counted along with the first pass.
      const cells = [
        ...outputs.map((i) => plan.outputs[i] as OutputCell),
        ...(pass === 0 ? tally.cells : []),
      ];
      const evaluator = makeEvaluator(prepared, plan.point, plan.drawer.inputs, cells);
      const scratch = plan.drawer.inputs.map(() => new Float64Array(Math.min(evaluator.blockSize, SPAN)));
      for (let from = index * SPAN; from < draws; from += count * SPAN) {
        const size = Math.min(SPAN, draws - from);
        const columns = runSpan(plan.drawer, evaluator, scratch, from, size, cells.length);
        if (pass === 0) tally.add(columns.slice(outputs.length));
        const parcels = Array.from({ length: count }, (_, to) => ({
          to,
          pass,
          from,
          columns: columns.slice(0, outputs.length).filter((__, i) => i % count === to),
        }));
        const own = parcels[index];
        if (own !== undefined) accept(own);
        yield {
          draws: size,
          parcels: parcels.filter((parcel) => parcel !== own && parcel.columns.length > 0),
        };
      }
    },
    *sumUp(pass) {
      const { columns } = keep(pass);
      for (const [i, output] of ownedBy(index, pass).entries()) {
        const column = columns[i] as Float64Array;
        const { key } = plan.outputs[output] as OutputCell;
        const focus = plan.focused.has(output)
          ? {
              histogram: histogramOf(column),
              cumulative: cumulativeOf(column),
              contributions: contributions(key, column),
            }
          : undefined;
        yield { index: output, ...summarise(column, ranks), ...(focus === undefined ? {} : { focus }) };
      }
      kept.delete(pass);
    },
  };
}

interface Kept {
  readonly columns: readonly Float64Array[];
  /** Number of draws whose values have arrived. */
  arrived: number;
}

function runSpan(
  drawer: Drawer,
  evaluator: Evaluator,
  scratch: readonly Float64Array[],
  from: number,
  size: number,
  outputs: number,
): readonly Float64Array<ArrayBuffer>[] {
  const columns = Array.from({ length: outputs }, () => new Float64Array(size));
  const step = scratch[0]?.length ?? size;
  for (let start = 0; start < size; start += step) {
    const count = Math.min(step, size - start);
    const block = scratch.map((column) => column.subarray(0, count));
    drawer.fill(from + start, block);
    evaluator.run(block, count).forEach((values, i) => columns[i]?.set(values.subarray(0, count), start));
  }
  return columns;
}
