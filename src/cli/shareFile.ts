/**
 * The file of one share of a simulation: a line of JSON that identifies the simulation, then the numbers.
 *
 * In: a share and where it belongs. Out: bytes, and back. The numbers of each part follow one another little-endian: levels,
 * moments (doubles), counts (32-bit whole numbers), then for every output a bit for each bin that is kept, whether it varies
 * (a byte), and at the end the values kept. A file may come from anywhere: everything is checked against its lengths, ranges
 * and the SHA-256 of the numbers before any of it is used.
 */
import { createHash } from 'node:crypto';
import type { KeptPart, KeptShare } from '../analysis/uncertainty/shareOfDraws.js';
import type { OutputCell } from '../analysis/calculate/evaluator.js';
import type { Counts } from '../analysis/uncertainty/tally.js';
import { BINS } from '../sampling/bins.js';
import { CHUNK } from '../sampling/statistics.js';
import { METHODS, type SamplePlan } from '../sampling/uniforms.js';

const FORMAT = 'tuiyan share 1';
/** Characters of the first line; one with a million outputs has more than anyone simulates. */
const LONGEST_HEADER = 64_000_000;
/** As many shares as `--share I/N` can ask for. */
const MOST_SHARES = 999_999;

/** The identity of a simulation: shares with equal identities belong together. */
export interface ShareIdentity {
  /** `hashModel` of the model. */
  readonly model: string;
  /** Version of the program. */
  readonly program: string;
  readonly scenario: string;
  readonly plan: SamplePlan;
  readonly outputs: readonly OutputCell[];
  /** How many shares there are. */
  readonly count: number;
}

export interface ShareFile {
  readonly identity: ShareIdentity;
  /** From 1. */
  readonly index: number;
  readonly share: KeptShare;
}

interface PartHeader {
  readonly from: number;
  readonly to: number;
  readonly tally: Counts;
}

export function writeShare({ identity, index, share }: ShareFile): Uint8Array {
  const { kept, parts } = share;
  const outputs = identity.outputs.length;
  const mask = new Uint8Array((outputs * BINS) / 8);
  kept.forEach((bins, output) => {
    for (const bin of bins) {
      const at = output * BINS + bin;
      mask[at >>> 3] = (mask[at >>> 3] as number) | (1 << (at & 7));
    }
  });
  const numbers = [
    mask,
    ...parts.flatMap(({ counted, values }) => [
      counted.levels,
      counted.moments,
      counted.counts,
      counted.varies,
      ...values,
    ]),
  ].map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const hash = createHash('sha256');
  for (const each of numbers) hash.update(each);
  const header = {
    format: FORMAT,
    ...identity,
    index,
    parts: parts.map(({ counted: { from, to, tally } }): PartHeader => ({ from, to, tally })),
    sha256: hash.digest('hex'),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...numbers]);
}

/** Undefined if the file is not a share, or is damaged. */
export function readShare(bytes: Uint8Array): ShareFile | undefined {
  const end = bytes.subarray(0, LONGEST_HEADER).indexOf(10);
  if (end < 0) return undefined;
  const header = readHeader(new TextDecoder().decode(bytes.subarray(0, end)));
  if (header === undefined) return undefined;
  const numbers = bytes.subarray(end + 1);
  if (createHash('sha256').update(numbers).digest('hex') !== header.sha256) return undefined;
  const { identity, index } = header;
  const outputs = identity.outputs.length;
  let next = 0;
  /** A copy, because the numbers may start at any byte. */
  const take = (size: number): ArrayBuffer | undefined => {
    if (!(size >= 0 && next + size <= numbers.length)) return undefined;
    const taken = new Uint8Array(size);
    taken.set(numbers.subarray(next, next + size));
    next += size;
    return taken.buffer;
  };
  const mask = take((outputs * BINS) / 8);
  if (mask === undefined) return undefined;
  const bits = new Uint8Array(mask);
  const kept = identity.outputs.map((_, output) =>
    Array.from({ length: BINS }, (__, bin) => bin).filter((bin) => {
      const at = output * BINS + bin;
      return ((bits[at >>> 3] as number) & (1 << (at & 7))) !== 0;
    }),
  );
  const parts: KeptPart[] = [];
  for (const { from, to, tally } of header.parts) {
    const levels = take(8 * outputs);
    const moments = take(24 * outputs * Math.ceil((to - from) / CHUNK));
    const counts = take(4 * outputs * BINS);
    const varies = take(outputs);
    if (levels === undefined || moments === undefined || counts === undefined || varies === undefined)
      return undefined;
    const counted = {
      from,
      to,
      tally,
      levels: new Float64Array(levels),
      moments: new Float64Array(moments),
      counts: new Int32Array(counts),
      varies: new Uint8Array(varies),
    };
    const values: Float64Array<ArrayBuffer>[] = [];
    for (const [output, bins] of kept.entries()) {
      const own = counted.counts.subarray(output * BINS, (output + 1) * BINS);
      // As many values in the bins as the moments count, none of them negative, and no more than draws.
      if (!own.every((count) => count >= 0 && count <= to - from)) return undefined;
      if (own.reduce((sum, count) => sum + count, 0) !== numbersOf(counted.moments, output, outputs))
        return undefined;
      const column = take(8 * bins.reduce((sum, bin) => sum + (own[bin] as number), 0));
      if (column === undefined) return undefined;
      const found = new Float64Array(column);
      if (found.some((value) => value !== value)) return undefined;
      values.push(found);
    }
    parts.push({ counted, values });
  }
  return next === numbers.length ? { identity, index, share: { kept, parts } } : undefined;
}

function numbersOf(moments: Float64Array, output: number, outputs: number): number {
  const size = moments.length / outputs;
  let sum = 0;
  for (let k = output * size; k < (output + 1) * size; k += 3) sum += moments[k] as number;
  return sum;
}

interface Header {
  readonly identity: ShareIdentity;
  readonly index: number;
  readonly parts: readonly PartHeader[];
  readonly sha256: string;
}

function readHeader(line: string): Header | undefined {
  const given = fields(parse(line));
  const plan = fields(given['plan']);
  const { format, model, program, scenario, count, index, sha256 } = given;
  const { method, seed, draws } = plan;
  const known = METHODS.find((each) => each === method);
  if (format !== FORMAT || known === undefined || !isText(sha256)) return undefined;
  if (!isText(model) || !isText(program) || !isText(scenario)) return undefined;
  if (!isCount(seed, 0) || !isCount(draws, 1) || !isCount(count, 1) || !isCount(index, 1)) return undefined;
  if (index > count || count > MOST_SHARES) return undefined;
  const outputs = listOf(given['outputs'], ({ key, year }) =>
    isText(key) && isCount(year, 0) ? { key, year } : undefined,
  );
  const parts = listOf(given['parts'], ({ from, to, tally }) => {
    const { met, together } = fields(tally);
    if (!isCount(from, 0) || !isCount(to, from + 1) || to > draws || from % CHUNK !== 0) return undefined;
    const isFit = (value: unknown): value is number => isCount(value, 0) && value <= to - from;
    if (!Array.isArray(met) || !met.every(isFit) || !isFit(together)) return undefined;
    return { from, to, tally: { met, together } };
  });
  if (outputs === undefined || outputs.length === 0 || parts === undefined) return undefined;
  return {
    identity: { model, program, scenario, plan: { method: known, seed, draws }, outputs, count },
    index,
    parts,
    sha256,
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf<T>(
  value: unknown,
  read: (item: Readonly<Record<string, unknown>>) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.flatMap((item) => read(fields(item)) ?? []);
  return items.length === value.length ? items : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
}
