/**
 * The analyses as jobs for a worker: requests and the functions that answer them. One row per kind.
 *
 * Requests, progress and results are plain data, so that they can be posted between threads.
 */
import {
  reportBackcast,
  reportSeek,
  reportSensitivity,
  reportTable,
  type BackcastReport,
  type SeekReport,
  type SensitivityReport,
  type TableReport,
  type TableRequest,
} from '../../analysis/answers.js';
import type { BackcastRequest } from '../../analysis/backcast/backcast.js';
import { makeKernelEvaluator } from '../../analysis/calculate/kernelEvaluator.js';
import { findContradictions, type Contradictions } from '../../analysis/contradictions/contradictions.js';
import {
  stampContradictions,
  type StampedContradictions,
} from '../../analysis/contradictions/stampContradictions.js';
import type { SeekRequest } from '../../analysis/seek/seek.js';
import type { Question } from '../../analysis/sensitivity/sensitivity.js';
import { analyseVariance, type SobolResult } from '../../analysis/sensitivity/sobol.js';
import type { SobolPlan } from '../../analysis/sensitivity/sobolIndices.js';
import { hashScenario } from '../../analysis/uncertainty/stamp.js';
import { stampVariance, type StampedVariance } from '../../analysis/sensitivity/stampVariance.js';
import type { Finding } from '../../analysis/uncertainty/uncertain.js';
import type { PreparedModel } from '../../model/prepared.js';
import { rollPack, type RollAnswer, type RollAsk } from '../../model/roll/rollPack.js';
import { openSolver } from './solver.js';
import { VERSION } from './version.js';

export interface JobContext {
  readonly onProgress: (done: number, total: number) => void;
}

type Answer<Request, Result> = (
  prepared: PreparedModel,
  request: Request,
  context: JobContext,
) => Result | Promise<Result>;

const seek: Answer<SeekRequest, SeekReport> = (prepared, request, { onProgress }) =>
  reportSeek(prepared, request, onProgress);

const backcast: Answer<BackcastRequest, BackcastReport> = async (prepared, request, { onProgress }) =>
  reportBackcast(prepared, request, await openSolver(), onProgress);

/** What was found, and what a workbook keeps of it. */
interface ContradictionsReport extends Contradictions {
  readonly stamp: StampedContradictions;
}

const contradictions: Answer<{ readonly scenario: string }, ContradictionsReport> = async (
  prepared,
  { scenario },
) => {
  const found = findContradictions(prepared, scenario, await openSolver());
  return { ...found, stamp: stampContradictions(prepared, scenario, found, VERSION) };
};

const sensitivity: Answer<Question, Finding<SensitivityReport>> = (prepared, question, { onProgress }) =>
  reportSensitivity(prepared, question, onProgress);

const table: Answer<TableRequest, TableReport> = (prepared, request, { onProgress }) =>
  reportTable(prepared, request, onProgress);

/** The result with its stamp for the workbook. */
interface VarianceReport extends SobolResult {
  readonly stamp: StampedVariance;
}

const variance: Answer<Question & SobolPlan, Finding<VarianceReport>> = (
  prepared,
  request,
  { onProgress },
) => {
  const found = analyseVariance(prepared, request, request, makeKernelEvaluator, onProgress);
  if (!found.ok) return found;
  const stamp = stampVariance(prepared, request, request, found.value, VERSION);
  return { ...found, value: { ...found.value, stamp } };
};

/** The fingerprint with which a stamped result is compared. */
const fingerprint: Answer<{ readonly scenario: string }, string> = (prepared, { scenario }) =>
  hashScenario(prepared, scenario);

const roll: Answer<RollAsk, RollAnswer> = (prepared, request) => rollPack(prepared, request);

export const JOBS = {
  seek,
  backcast,
  contradictions,
  roll,
  sensitivity,
  table,
  variance,
  fingerprint,
} as const;

export type JobKind = keyof typeof JOBS;
export type RequestOf<K extends JobKind> = Parameters<(typeof JOBS)[K]>[1];
export type ResultOf<K extends JobKind> = Awaited<ReturnType<(typeof JOBS)[K]>>;
