/**
 * What the pane and its workers post to each other: one protocol for analyses, the live fan chart and whole simulations.
 *
 * The model is sent once for any number of tasks, because it is the largest part. A task is one question or one session; every
 * answer names the task that it belongs to, so that nothing of a task given up is taken for the present one. What a service
 * asks and answers is its own affair (the types below).
 */
import type { LiveFan, LiveRequest, Moves } from '../../analysis/uncertainty/live.js';
import type { Finished, Parcel } from '../../analysis/uncertainty/share.js';
import type { Outline } from '../../analysis/uncertainty/simulationPlan.js';
import type { Counts } from '../../analysis/uncertainty/tally.js';
import type { SimulationRequest } from '../../analysis/uncertainty/uncertainty.js';
import type { Bilingual } from '../../messages/language.js';
import type { Model } from '../../model/model.js';
import type { JobKind, RequestOf, ResultOf } from './jobs.js';

export type ToWorker<Ask> =
  | { readonly kind: 'model'; readonly model: Model }
  | { readonly kind: 'ask'; readonly task: number; readonly ask: Ask };

export type FromWorker<Answer> =
  | { readonly kind: 'answer'; readonly task: number; readonly answer: Answer }
  /** A programmer's mistake or a limit of the machine: never a wrong input, which answers speak of themselves. */
  | { readonly kind: 'broken'; readonly task: number; readonly detail: string };

/** What each worker is asked, and what it answers. */
export interface Services {
  readonly job: { readonly ask: JobAsk; readonly answer: JobAnswer };
  readonly live: { readonly ask: LiveAsk; readonly answer: LiveAnswer };
  readonly draw: { readonly ask: DrawAsk; readonly answer: DrawAnswer };
}

/** One analysis. */
export type JobAsk = {
  [K in JobKind]: { readonly job: K; readonly request: RequestOf<K> };
}[JobKind];

export type JobAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'result'; readonly result: ResultOf<JobKind> };

/** `hashScenario` by scenario: what a stamped result is compared with. */
export type Hashes = Readonly<Record<string, string>>;

/** A session of the live fan chart: opened once, then moved. */
export type LiveAsk =
  | {
      readonly kind: 'open';
      readonly request: LiveRequest;
      /** Scenarios whose fingerprints are wanted. */
      readonly fingerprints: readonly string[];
    }
  | { readonly kind: 'move'; readonly moves: Moves };

export type LiveAnswer =
  | { readonly kind: 'fingerprints'; readonly hashes: Hashes }
  | { readonly kind: 'opened'; readonly remarks: readonly Bilingual[]; readonly movers: readonly string[] }
  | { readonly kind: 'refused'; readonly reasons: readonly Bilingual[] }
  | { readonly kind: 'fan'; readonly fan: LiveFan };

/** One share of a whole simulation: started once, then told of each pass. */
export type DrawAsk =
  | {
      readonly kind: 'start';
      readonly request: SimulationRequest;
      /** Which share of how many. */
      readonly index: number;
      readonly count: number;
      /** To the other workers, by their index; none at the own one. Parcels take this way, past the pane. */
      readonly ports: readonly (MessagePort | undefined)[];
    }
  | { readonly kind: 'pass'; readonly pass: number };

export type DrawAnswer =
  | {
      readonly kind: 'ready';
      readonly outline: Outline;
      readonly passes: number;
      readonly work: number;
      readonly remarks: readonly Bilingual[];
      /** `hashScenario` of the model and scenario. */
      readonly hash: string;
    }
  | { readonly kind: 'refused'; readonly reasons: readonly Bilingual[] }
  /** More of the work that `ready` announced. */
  | { readonly kind: 'progress'; readonly done: number }
  | {
      readonly kind: 'finished';
      readonly pass: number;
      readonly rows: readonly Finished[];
      readonly counts: Counts;
    };

export type BetweenDrawWorkers = Parcel;
