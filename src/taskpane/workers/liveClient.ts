/**
 * The pane's side of the live fan chart. One session at a time and one move under way: what is asked meanwhile replaces
 * what was waiting, so that the chart never falls behind the slider. Moves leave with the frames of the screen: pointers report
 * more often, and answers to all of that would arrive two in one frame and none in the next.
 */
import type { LiveFan, LiveRequest, Moves } from '../../analysis/uncertainty/live.js';
import type { Bilingual } from '../../messages/language.js';
import type { Model } from '../../model/model.js';
import type { FromLiveWorker, Hashes, ToLiveWorker } from './liveMessages.js';

export type LiveAnswer =
  | { readonly kind: 'opened'; readonly remarks: readonly Bilingual[]; readonly movers: readonly string[] }
  | { readonly kind: 'refused'; readonly reasons: readonly Bilingual[] }
  | { readonly kind: 'fan'; readonly fan: LiveFan }
  | { readonly kind: 'fingerprints'; readonly hashes: Hashes }
  | { readonly kind: 'broken'; readonly detail: string };

export interface LiveClient {
  /** Nothing of the session before arrives after this. The fan with nothing moved follows by itself. */
  open(model: Model, request: LiveRequest, fingerprints?: readonly string[]): void;
  move(moves: Moves): void;
  close(): void;
}

export function createLiveClient(
  onAnswer: (answer: LiveAnswer) => void,
  openWorker: () => Worker = () => new Worker(new URL('./liveWorker.ts', import.meta.url)),
  onNextFrame: (run: () => void) => void = (run) => void requestAnimationFrame(run),
): LiveClient {
  let worker: Worker | undefined;
  let sent: Model | undefined;
  let session = 0;
  let isBusy = false;
  let waiting: Moves | undefined;
  /** The frame that `waiting` should have left with is over, or no frame was to be waited for. */
  let isDue = false;
  let isFrameAsked = false;

  /** Whether it went off. */
  const post = (message: ToLiveWorker): boolean => {
    try {
      worker ??= start();
      worker.postMessage(message);
      return true;
    } catch (thrown) {
      // A browser without workers, or one that is told not to start any.
      close();
      onAnswer({ kind: 'broken', detail: thrown instanceof Error ? thrown.message : String(thrown) });
      return false;
    }
  };
  const close = (): void => {
    worker?.terminate();
    worker = undefined;
    sent = undefined;
    isBusy = false;
    waiting = undefined;
  };
  const start = (): Worker => {
    const opened = openWorker();
    opened.addEventListener('message', ({ data }: MessageEvent<FromLiveWorker>) => receive(data));
    opened.addEventListener('error', ({ message }) => {
      close();
      onAnswer({ kind: 'broken', detail: message });
    });
    return opened;
  };
  const receive = (message: FromLiveWorker): void => {
    if (message.session !== session) return;
    onAnswer(message);
    if (message.kind === 'fingerprints') return;
    if (message.kind === 'refused') waiting = undefined;
    isBusy = false;
    if (isDue) sendWaiting();
  };
  const sendWaiting = (): void => {
    isDue = waiting !== undefined && isBusy;
    if (waiting === undefined || isBusy) return;
    const moves = waiting;
    isBusy = true;
    waiting = undefined;
    post({ kind: 'move', session, moves });
  };

  return {
    close,
    open(model, request, fingerprints = []) {
      session += 1;
      if (sent !== model && !post({ kind: 'model', model })) return;
      sent = model;
      isBusy = true;
      waiting = {};
      isDue = true;
      post({ kind: 'open', session, request, fingerprints });
    },
    move(moves) {
      waiting = moves;
      if (isFrameAsked) return;
      isFrameAsked = true;
      onNextFrame(() => {
        isFrameAsked = false;
        sendWaiting();
      });
    },
  };
}
