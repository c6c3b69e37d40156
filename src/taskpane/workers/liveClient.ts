/**
 * The pane's side of the live fan chart. One session and one running move at a time: a new request replaces a waiting one, so
 * that the chart never falls behind the slider. Moves are sent once per frame of the screen: pointers report more often, and then
 * two answers would arrive in one frame and none in the next.
 */
import type { LiveRequest, Moves } from '../../analysis/uncertainty/live.js';
import type { Model } from '../../model/model.js';
import { openChannel, watchSilence } from './channel.js';
import type { LiveAnswer, LiveAsk } from './protocol.js';

export type LiveNews =
  | LiveAnswer
  | { readonly kind: 'broken'; readonly detail: string }
  /** The worker has not answered for long, or does so again. */
  | { readonly kind: 'silent'; readonly isSilent: boolean };

export interface LiveClient {
  /** No answer of an earlier session arrives after this. The fan without moves follows by itself. */
  open(model: Model, request: LiveRequest, fingerprints?: readonly string[]): void;
  move(moves: Moves): void;
  close(): void;
}

export function createLiveClient(
  onNews: (news: LiveNews) => void,
  openWorker: () => Worker = () => new Worker(new URL('./liveWorker.ts', import.meta.url)),
  onNextFrame: (run: () => void) => void = (run) => void requestAnimationFrame(run),
): LiveClient {
  let isBusy = false;
  let waiting: Moves | undefined;
  /** Whether the frame in which `waiting` should have been sent is over, or no frame has to be awaited. */
  let isDue = false;
  let isFrameAsked = false;

  const forget = (): void => {
    isBusy = false;
    waiting = undefined;
  };
  const channel = openChannel<LiveAsk, LiveAnswer>(
    openWorker,
    {
      onAnswer: (answer) => receive(answer),
      onBroken(detail) {
        forget();
        onNews({ kind: 'broken', detail });
      },
    },
    watchSilence((isSilent) => onNews({ kind: 'silent', isSilent })),
  );
  const receive = (answer: LiveAnswer): void => {
    onNews(answer);
    if (answer.kind === 'fingerprints') return;
    if (answer.kind === 'refused') waiting = undefined;
    isBusy = false;
    channel.rest();
    if (isDue) sendWaiting();
  };
  const sendWaiting = (): void => {
    isDue = waiting !== undefined && isBusy;
    if (waiting === undefined || isBusy) return;
    const moves = waiting;
    isBusy = true;
    waiting = undefined;
    channel.ask({ kind: 'move', moves });
  };

  return {
    close() {
      forget();
      channel.close();
    },
    open(model, request, fingerprints = []) {
      isBusy = true;
      waiting = {};
      isDue = true;
      channel.begin(model);
      channel.ask({ kind: 'open', request, fingerprints });
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
