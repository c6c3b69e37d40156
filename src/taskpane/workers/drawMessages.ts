/**
 * What the pane and the workers of a whole simulation post to each other. Parcels go from worker to worker, through
 * channels that the pane hands out at the start.
 */
import type { Finished, Parcel } from '../../analysis/uncertainty/share.js';
import type { Counts } from '../../analysis/uncertainty/tally.js';
import type { Outline } from '../../analysis/uncertainty/simulationPlan.js';
import type { SimulationRequest } from '../../analysis/uncertainty/uncertainty.js';
import type { Bilingual } from '../../messages/language.js';
import type { Model } from '../../model/model.js';

export type ToDrawWorker =
  | {
      readonly kind: 'start';
      readonly model: Model;
      readonly request: SimulationRequest;
      /** Which share of how many. */
      readonly index: number;
      readonly count: number;
      /** To the other workers, by their index; none at the own one. */
      readonly ports: readonly (MessagePort | undefined)[];
    }
  | { readonly kind: 'pass'; readonly pass: number };

export type FromDrawWorker =
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
