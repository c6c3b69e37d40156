/**
 * `simulate --share I/N --out F` and `simulate --merge F…`: one simulation calculated on several machines.
 *
 * A share is calculated alone and written to a file; the merge puts the files together, bit for bit what one machine finds.
 */
import { readFileSync, statSync } from 'node:fs';
import { hashModel } from '../analysis/calculate/hash.js';
import type { OutputCell } from '../analysis/calculate/evaluator.js';
import { calculateShare, mergeShares, rangeOfShare } from '../analysis/uncertainty/shareOfDraws.js';
import type { Finding } from '../analysis/uncertainty/uncertain.js';
import {
  allOutputs,
  planSimulation,
  type Simulation,
  type SimulationRequest,
} from '../analysis/uncertainty/uncertainty.js';
import type { PreparedModel } from '../model/prepared.js';
import { CHUNK } from '../sampling/statistics.js';
import type { SamplePlan } from '../sampling/uniforms.js';
import { chooseIndicator } from './choices.js';
import { chooseThreads, openDrawThreads } from './drawThreads.js';
import { problemOf } from './packs.js';
import { reasonOf } from './reason.js';
import { readShare, writeShare, type ShareFile, type ShareIdentity } from './shareFile.js';
import type { Terminal } from './terminal.js';
import { VERSION } from './version.js';

/** Largest size of a file in bytes: more than a share of a million draws needs. */
const LARGEST_FILE = 4 * 2 ** 30;

interface ShareAsked {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** `2/4`; undefined for anything else. */
export function readShareAsked(written: string): ShareAsked | undefined {
  const [, index = '', count = ''] = /^\s*(\d{1,6})\s*[/／]\s*(\d{1,6})\s*$/.exec(written) ?? [];
  const asked = { index: Number(index), count: Number(count) };
  return asked.index >= 1 && asked.index <= asked.count ? asked : undefined;
}

/** Indicators named after --outputs, in all years; undefined after a sentence about a name that is none. */
export function chooseOutputs(
  prepared: PreparedModel,
  written: string | undefined,
  terminal: Terminal,
): readonly OutputCell[] | undefined {
  const all = allOutputs(prepared);
  if (written === undefined) return all;
  const keys = new Set<string>();
  for (const name of written.split(/[,，、]/).filter((each) => each.trim() !== '')) {
    const key = chooseIndicator(prepared, name.trim(), terminal);
    if (key === undefined) return undefined;
    keys.add(key);
  }
  return all.filter(({ key }) => keys.has(key));
}

/** Simulates one share and returns the content of its file, or the reasons why there is none. */
export async function makeShare(
  prepared: PreparedModel,
  request: SimulationRequest & { readonly outputs: readonly OutputCell[] },
  { index, count }: ShareAsked,
): Promise<Finding<Uint8Array>> {
  const planned = planSimulation(prepared, request);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const { draws } = plan.sample;
  const range = rangeOfShare(draws, CHUNK, index, count);
  const identity = identityOf(prepared, request.scenario, request.plan, request.outputs, count);
  const done = (share: ShareFile['share']): Finding<Uint8Array> => ({
    ok: true,
    value: writeShare({ identity, index, share }),
    remarks: planned.remarks,
  });
  // More shares than chunks of draws: some have none.
  if (range.from >= range.to) return done({ kept: plan.outputs.map(() => []), parts: [] });
  const threads = openDrawThreads(
    prepared,
    request,
    plan,
    range,
    chooseThreads(range.to - range.from, plan.outputs.length),
  );
  try {
    const job = calculateShare(plan.outputs.length, draws);
    let step = job.next();
    while (step.done !== true) step = job.next(await threads.work(step.value));
    return done(step.value);
  } finally {
    await threads.close();
  }
}

/** The scenario and plan are those of the files; undefined after a sentence about a file that does not fit. */
export function readShares(
  prepared: PreparedModel,
  files: readonly string[],
  terminal: Terminal,
): readonly ShareFile[] | undefined {
  const shares: ShareFile[] = [];
  const found = new Map<number, string>();
  for (const file of files) {
    const bytes = readBytes(file, terminal);
    if (bytes === undefined) return undefined;
    const share = readShare(bytes);
    if (share === undefined) {
      terminal.complain(terminal.say('shareUnreadable', { file }));
      return undefined;
    }
    const { identity, index } = share;
    const [first] = shares;
    const wanted = identityOf(prepared, identity.scenario, identity.plan, identity.outputs, identity.count);
    if (!isSame(identity, wanted) || !isOf(prepared, share)) {
      terminal.complain(terminal.say('shareOfOtherModel', { file }));
      return undefined;
    }
    if (first !== undefined && !isSame(identity, first.identity)) {
      terminal.complain(terminal.say('shareOfOther', { file, first: files[0] ?? '' }));
      return undefined;
    }
    const other = found.get(index);
    if (other !== undefined) {
      terminal.complain(terminal.say('shareTwice', { file, other, index, count: identity.count }));
      return undefined;
    }
    found.set(index, file);
    shares.push(share);
  }
  const count = shares[0]?.identity.count ?? 0;
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((index) => !found.has(index));
  if (missing.length === 0) return shares;
  const named = missing.slice(0, 10).map((index) => `${index}/${count}`);
  const rest = missing.length > named.length ? ['…'] : [];
  terminal.complain(terminal.say('shareMissing', { shares: [...named, ...rest].join(', ') }));
  return undefined;
}

/** `again`: simulates some of the outputs in one place, for what the shares do not hold. */
export async function mergeFiles(
  prepared: PreparedModel,
  shares: readonly ShareFile[],
  again: (request: SimulationRequest) => Promise<Finding<Simulation>>,
): Promise<Finding<Simulation>> {
  const [first] = shares;
  if (first === undefined) throw new Error('no shares');
  const { scenario, plan, outputs } = first.identity;
  const planned = planSimulation(prepared, { scenario, plan, outputs });
  if (!planned.ok) return planned;
  const merged = mergeShares(
    prepared,
    planned.value,
    shares.map(({ share }) => share),
  );
  const lacking = merged.lacking.map((index) => ({ index, cell: outputs[index] as OutputCell }));
  const others =
    lacking.length === 0
      ? undefined
      : await again({ scenario, plan, outputs: lacking.map(({ cell }) => cell) });
  if (others?.ok === false) return others;
  const rows = lacking.flatMap(({ index }, i) => {
    const row = others?.value.series[i];
    return row === undefined ? [] : [{ ...row, index }];
  });
  const { simulation, remarks } = merged.finish(rows);
  return { ok: true, value: simulation, remarks: [...planned.remarks, ...remarks] };
}

function identityOf(
  prepared: PreparedModel,
  scenario: string,
  plan: SamplePlan,
  outputs: readonly OutputCell[],
  count: number,
): ShareIdentity {
  return { model: hashModel(prepared.model), program: VERSION, scenario, plan, outputs, count };
}

function isSame(a: ShareIdentity, b: ShareIdentity): boolean {
  return hashModel(a) === hashModel(b);
}

/** Whether scenario, outputs and draws of the file exist in the model as the file has them. */
function isOf(prepared: PreparedModel, { identity, index, share }: ShareFile): boolean {
  const { scenario, plan, outputs, count } = identity;
  const known = new Set(allOutputs(prepared).map(({ key, year }) => `${key}:${year}`));
  const range = rangeOfShare(plan.draws, CHUNK, index, count);
  let next = range.from;
  for (const { counted } of [...share.parts].sort((a, b) => a.counted.from - b.counted.from)) {
    if (counted.from !== next) return false;
    next = counted.to;
  }
  return (
    prepared.scenarioByKey.has(scenario) &&
    outputs.every(({ key, year }) => known.has(`${key}:${year}`)) &&
    next === Math.max(range.from, range.to)
  );
}

function readBytes(file: string, terminal: Terminal): Uint8Array | undefined {
  try {
    const { size } = statSync(file);
    if (size <= LARGEST_FILE) return readFileSync(file);
  } catch (error) {
    terminal.report([problemOf('cli.noInput', file, { reason: reasonOf(error) })], '');
    return undefined;
  }
  terminal.complain(terminal.say('shareUnreadable', { file }));
  return undefined;
}
