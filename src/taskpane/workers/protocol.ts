/**
 * The messages between the pane and its workers: one protocol for analyses, the live fan chart and whole simulations.
 *
 * The model is sent once for any number of tasks, because it is the largest part. A task is one question or one session; every
 * answer has the number of its task, so that answers of a cancelled task are not mistaken for those of the present one. Each
 * service has its own types of questions and answers (below).
 */
import type { LiveFan, LiveRequest, Moves } from '../../analysis/uncertainty/live.js';
import type { Finished, Parcel } from '../../analysis/uncertainty/share.js';
import type { Outline } from '../../analysis/uncertainty/simulationPlan.js';
import type { Counts } from '../../analysis/uncertainty/tally.js';
import type { SimulationRequest } from '../../analysis/uncertainty/uncertainty.js';
import type { Bilingual, Language } from '../../messages/language.js';
import type { Model } from '../../model/model.js';
import type { Attachments } from '../../workbook/plan/attachments.js';
import type { JobKind, RequestOf, ResultOf } from './jobs.js';

export type ToWorker<Ask> =
  | { readonly kind: 'model'; readonly model: Model }
  | { readonly kind: 'ask'; readonly task: number; readonly ask: Ask };

export type FromWorker<Answer> =
  | { readonly kind: 'answer'; readonly task: number; readonly answer: Answer }
  /** A programmer's mistake or a limit of the machine; wrong input is reported in regular answers. */
  | { readonly kind: 'broken'; readonly task: number; readonly detail: string };

/** The questions and answers of each worker. */
export interface Services {
  readonly job: { readonly ask: JobAsk; readonly answer: JobAnswer };
  readonly live: { readonly ask: LiveAsk; readonly answer: LiveAnswer };
  readonly draw: { readonly ask: DrawAsk; readonly answer: DrawAnswer };
  readonly book: { readonly ask: BookAsk; readonly answer: BookAnswer };
}

/** One analysis. */
export type JobAsk = {
  [K in JobKind]: { readonly job: K; readonly request: RequestOf<K> };
}[JobKind];

export type JobAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'result'; readonly result: ResultOf<JobKind> };

/** `hashScenario` by scenario, with which stamped results are compared. */
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

/** One share of a whole simulation: started once, then notified of each pass. */
export type DrawAsk =
  | {
      readonly kind: 'start';
      readonly request: SimulationRequest;
      /** Index of the share (from 0), and the number of shares. */
      readonly index: number;
      readonly count: number;
      /**
       * Ports to the other workers, by their index; undefined at the own one. Parcels are sent through them, not through the
       * pane.
       */
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

/** The embedded workbook of the playground, written anew. */
export interface BookAsk {
  readonly language: Language;
  readonly attachments: Attachments;
}

export type BookAnswer =
  /** The fraction done, 0 to 1, and the present sheet. */
  | { readonly kind: 'progress'; readonly done: number; readonly sheet: string }
  | { readonly kind: 'written'; readonly bytes: Uint8Array };

export type BetweenDrawWorkers = Parcel;
