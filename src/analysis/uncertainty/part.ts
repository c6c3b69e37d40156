/**
 * A part of a simulation whose columns are not stored: a range of its draws, calculated twice.
 *
 * The first pass counts the values of each output into bins and calculates their moments. When the counts of all parts have been
 * added up, it is known which bins contain the wanted order statistics (sampling/bins.ts); the second pass gathers the values of
 * those bins. Calculating twice is cheaper than storing. The bins depend on the first draws of the simulation, which every part
 * calculates itself, so that all parts have the same bins. The results of a part are plain data: they may come from a worker, or
 * from a file written by another machine.
 */
import type { PreparedModel } from '../../model/prepared.js';
import {
  BINS,
  countBins,
  gatherBins,
  PILOT,
  placesOf,
  scaleOf,
  type Scale,
  type WantedBin,
} from '../../sampling/bins.js';
import { addLevel, addMoments, CHUNK, createMoments } from '../../sampling/statistics.js';
import type { MakeEvaluator, OutputCell } from '../calculate/evaluator.js';
import type { SimulationPlan } from './simulationPlan.js';
import { createTally, type Counts } from './tally.js';

/** Draws from .. to - 1; both are multiples of CHUNK, except the end of all draws. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Results of the first pass for some outputs, one after the other in each array. */
export interface Counted extends Range {
  /** BINS numbers per output. */
  readonly counts: Int32Array<ArrayBuffer>;
  /** Count, mean and squares of each chunk of the range. */
  readonly moments: Float64Array<ArrayBuffer>;
  /** 1 if not all values of the output are equal to its first one. */
  readonly varies: Uint8Array<ArrayBuffer>;
  /** The first value of each output. */
  readonly levels: Float64Array<ArrayBuffer>;
  /** Counts for targets, if they were asked for. */
  readonly tally: Counts;
}

/** Wanted bins of an output, by its index among the plan's outputs. */
export interface Wish {
  readonly output: number;
  readonly bins: readonly Pick<WantedBin, 'bin'>[];
}

export interface Part {
  /** The first pass. Each step is a chunk and yields its number of draws. */
  count(outputs: readonly number[], withTargets: boolean): Generator<number, Counted>;
  /**
   * The second pass: values of the wanted bins, one column per wish, bin after bin. Only for the outputs that were counted last.
   */
  gather(wishes: readonly Wish[]): Generator<number, readonly Float64Array<ArrayBuffer>[]>;
}

export function createPart(
  prepared: PreparedModel,
  plan: SimulationPlan,
  makeEvaluator: MakeEvaluator,
  range: Range,
): Part {
  const { drawer } = plan;
  const { draws } = plan.sample;
  const known = new Map<number, Known>();

  const calculator = (cells: readonly OutputCell[]): Calculate => {
    const evaluator = makeEvaluator(prepared, plan.point, drawer.inputs, cells, CHUNK);
    const inputs = drawer.inputs.map(() => new Float64Array(CHUNK));
    const outputs = evaluator.blockSize < CHUNK ? cells.map(() => new Float64Array(CHUNK)) : undefined;
    const first = (columns: readonly Float64Array[], size: number): readonly Float64Array[] =>
      size === CHUNK ? columns : columns.map((column) => column.subarray(0, size));
    return (from, size) => {
      const drawn = first(inputs, size);
      drawer.fill(from, drawn);
      if (outputs === undefined) return evaluator.run(drawn, size);
      for (let start = 0; start < size; start += evaluator.blockSize) {
        const end = Math.min(start + evaluator.blockSize, size);
        const block = drawn.map((column) => column.subarray(start, end));
        evaluator.run(block, end - start).forEach((values, i) => outputs[i]?.set(values, start));
      }
      return first(outputs, size);
    };
  };
  function* chunks(): Generator<Range> {
    for (let from = range.from; from < range.to; from += CHUNK)
      yield { from, to: Math.min(from + CHUNK, range.to) };
  }

  return {
    *count(outputs, withTargets) {
      const tally = createTally(prepared);
      const cells = outputs.map((i) => plan.outputs[i] as OutputCell);
      const calculate = calculator(withTargets ? [...cells, ...tally.cells] : cells);
      const pilots = cells.map(() => new Float64Array(Math.min(PILOT, draws)));
      for (let from = 0; from < Math.min(PILOT, draws); from += CHUNK) {
        const columns = calculate(from, Math.min(CHUNK, draws - from));
        pilots.forEach((pilot, i) => pilot.set(columns[i] as Float64Array, from));
      }
      const scales = pilots.map(scaleOf);
      const levels = Float64Array.from(pilots, (pilot) => pilot[0] ?? NaN);
      const counts = new Int32Array(BINS * cells.length);
      const countsOf = cells.map((_, i) => counts.subarray(i * BINS, (i + 1) * BINS));
      const moments = cells.map(() => createMoments(range.to - range.from));
      const varies = new Uint8Array(cells.length);
      for (const { from, to } of chunks()) {
        const columns = calculate(from, to - from);
        for (let i = 0; i < cells.length; i++) {
          const column = columns[i] as Float64Array;
          const level = levels[i] as number;
          const isSame = varies[i] === 0 && isLevel(column, level);
          if (!isSame) varies[i] = 1;
          // If all values are equal, the first is enough: half of the outputs of a model may be constant.
          const measured = isSame ? column.subarray(0, 1) : column;
          const own = moments[i] as (typeof moments)[number];
          if (isSame) addLevel(own, from - range.from, level, column.length);
          else addMoments(own, from - range.from, column);
          countBins(measured, scales[i], countsOf[i] as Int32Array, isSame ? column.length : 1);
        }
        if (withTargets) tally.add(columns.slice(cells.length));
        yield to - from;
      }
      known.clear();
      outputs.forEach((output, place) =>
        known.set(output, { scale: scales[place], counts: countsOf[place] as Int32Array, place, calculate }),
      );
      return {
        ...range,
        counts: counts.slice(),
        moments: joined(moments.map((each) => each.chunks)),
        varies,
        levels,
        tally: tally.read(),
      };
    },
    *gather(wishes) {
      const columns = wishes.map(({ output, bins }) => {
        const found = known.get(output);
        if (found === undefined) throw new Error(`output ${output} was not counted`);
        const size = bins.reduce((sum, { bin }) => sum + (found.counts[bin] ?? 0), 0);
        return { ...found, places: placesOf(bins, found.counts), values: new Float64Array(size) };
      });
      const calculate = columns[0]?.calculate;
      if (calculate === undefined) return [];
      for (const { from, to } of chunks()) {
        const found = calculate(from, to - from);
        for (const { place, scale, places, values } of columns)
          gatherBins(found[place] as Float64Array, scale, places, values);
        yield to - from;
      }
      return columns.map(({ values }) => values);
    },
  };
}

/** Calculates draws from, from + 1, …, at most CHUNK of them; the columns are valid until the next call. */
type Calculate = (from: number, size: number) => readonly Float64Array[];

/** Data of an output that is kept between the two passes. */
interface Known {
  readonly scale: Scale | undefined;
  readonly counts: Int32Array;
  /** Index among the columns of `calculate`. */
  readonly place: number;
  readonly calculate: Calculate;
}

function isLevel(column: Float64Array, level: number): boolean {
  for (let i = 0; i < column.length; i++) if (!Object.is(column[i], level)) return false;
  return true;
}

/** One column after the other. */
export function joined(parts: readonly Float64Array[]): Float64Array<ArrayBuffer> {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const part of parts) {
    whole.set(part, next);
    next += part.length;
  }
  return whole;
}
