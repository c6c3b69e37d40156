/** What the pane and the worker of the live fan chart post to each other. */
import type { LiveFan, LiveRequest, Moves } from '../../analysis/uncertainty/live.js';
import type { Bilingual } from '../../messages/language.js';
import type { Model } from '../../model/model.js';

/** `hashScenario` by scenario: what a stamped result is compared with. */
export type Hashes = Readonly<Record<string, string>>;

export type ToLiveWorker =
  /** Sent when it has changed: it is the largest part. */
  | { readonly kind: 'model'; readonly model: Model }
  | {
      readonly kind: 'open';
      readonly session: number;
      readonly request: LiveRequest;
      /** Scenarios whose fingerprints are wanted. */
      readonly fingerprints: readonly string[];
    }
  | { readonly kind: 'move'; readonly session: number; readonly moves: Moves };

export type FromLiveWorker =
  | { readonly kind: 'fingerprints'; readonly session: number; readonly hashes: Hashes }
  | {
      readonly kind: 'opened';
      readonly session: number;
      readonly remarks: readonly Bilingual[];
      readonly movers: readonly string[];
    }
  | { readonly kind: 'refused'; readonly session: number; readonly reasons: readonly Bilingual[] }
  | { readonly kind: 'fan'; readonly session: number; readonly fan: LiveFan };
