/**
 * The state of the live fan chart: only components that subscribe are rendered when a fan arrives, sixty times a second while a
 * slider is dragged.
 */
import type { LiveFan, LiveRequest, Moves } from '../../analysis/uncertainty/live.js';
import type { Bilingual } from '../../messages/language.js';
import type { Model } from '../../model/model.js';
import { createLiveClient, type LiveClient, type LiveNews } from '../workers/liveClient.js';
import type { Hashes } from '../workers/protocol.js';

interface LiveState {
  /** The subject of the fan; nothing is kept if the indicator or scenario changes. */
  readonly of: string;
  readonly fan?: LiveFan;
  readonly movers?: readonly string[];
  readonly remarks: readonly Bilingual[];
  /** Of the model last opened. */
  readonly hashes: Hashes;
  readonly reasons?: readonly Bilingual[];
  readonly broken?: string;
  /** The worker has not answered for a long time. */
  readonly isSilent?: boolean;
  /** Whether a parameter differs from its value in the model. */
  readonly isMoved: boolean;
}

export interface LiveStore {
  readonly getState: () => LiveState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly open: (model: Model, request: LiveRequest, fingerprints: readonly string[]) => void;
  readonly move: (moves: Moves) => void;
  /** Ends the worker and opens the last session again in another. */
  readonly restart: () => void;
  readonly close: () => void;
}

export function createLiveStore(
  createClient: (onNews: (news: LiveNews) => void) => LiveClient = createLiveClient,
): LiveStore {
  let state: LiveState = { of: '', remarks: [], hashes: {}, isMoved: false };
  /** Whether the new session has not answered yet, so that the fan of the old one is shown. */
  let isOpening = false;
  let opened: Parameters<LiveStore['open']> | undefined;
  const listeners = new Set<() => void>();
  const set = (next: LiveState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const client = createClient((answer) => {
    switch (answer.kind) {
      case 'opened': {
        const { reasons: _, broken: __, ...rest } = state;
        set({ ...rest, movers: answer.movers, remarks: answer.remarks });
        return;
      }
      case 'fan':
        set({ ...state, fan: answer.fan, isMoved: isOpening ? false : state.isMoved });
        isOpening = false;
        return;
      case 'refused':
        set({ ...emptied(state), reasons: answer.reasons });
        return;
      case 'broken':
        set({ ...emptied(state), broken: answer.detail });
        return;
      case 'fingerprints':
        set({ ...state, hashes: answer.hashes });
        return;
      case 'silent':
        set({ ...state, isSilent: answer.isSilent });
    }
  });
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(model, request, fingerprints) {
      const of = `${request.scenario}:${request.indicator}`;
      if (of !== state.of) set({ ...emptied(state), of });
      isOpening = true;
      opened = [model, request, fingerprints];
      client.open(model, request, fingerprints);
    },
    move(moves) {
      isOpening = false;
      if (!state.isMoved) set({ ...state, isMoved: true });
      client.move(moves);
    },
    restart() {
      client.close();
      if (opened === undefined) return;
      set({ ...emptied(state), of: state.of });
      isOpening = true;
      client.open(...opened);
    },
    close: () => client.close(),
  };
}

/** The state without a fan; the fingerprints are kept until new ones arrive. */
function emptied({ of, hashes }: LiveState): LiveState {
  return { of, remarks: [], hashes, isMoved: false };
}
