/**
 * The pane's side of one worker: opens it when first needed, sends it the model if that has changed, passes on the answers of the
 * present task, and reports if it fails or is silent.
 *
 * A worker that runs out of memory, or that a policy prevents from starting, may end without an event; one that calculates cannot
 * answer a question about its state. So only silence can be observed: it is reported, the worker continues, and the user decides.
 */
import type { Model } from '../../model/model.js';
import type { FromWorker, ToWorker } from './protocol.js';

export interface Channel<Ask> {
  /** Begins a task: no answer of an earlier task arrives after this. */
  begin(model: Model): void;
  /**
   * For the present task. The buffers and ports of `transfer` are transferred, not copied. False if it could not be sent; then
   * `onBroken` was called.
   */
  ask(ask: Ask, transfer?: readonly Transferable[]): boolean;
  /** Everything asked has been answered. */
  rest(): void;
  /** Ends the worker; the next task opens another. */
  close(): void;
}

interface ChannelListener<Answer> {
  readonly onAnswer: (answer: Answer) => void;
  /** The worker has been ended by then. */
  readonly onBroken: (detail: string) => void;
}

export function openChannel<Ask, Answer>(
  openWorker: () => Worker,
  { onAnswer, onBroken }: ChannelListener<Answer>,
  silence: Silence = NO_WATCH,
): Channel<Ask> {
  let worker: Worker | undefined;
  let sent: Model | undefined;
  let task = 0;
  const close = (): void => {
    silence.rest();
    worker?.terminate();
    worker = undefined;
    sent = undefined;
  };
  const fail = (detail: string): void => {
    close();
    onBroken(detail);
  };
  const open = (): Worker => {
    const opened = openWorker();
    opened.addEventListener('message', ({ data }: MessageEvent<FromWorker<Answer>>) => {
      if (opened !== worker || data.task !== task) return;
      silence.hear();
      if (data.kind === 'answer') onAnswer(data.answer);
      else fail(data.detail);
    });
    opened.addEventListener('error', ({ message }) => {
      if (opened === worker) fail(message);
    });
    opened.addEventListener('messageerror', () => {
      if (opened === worker) fail('an answer could not be read');
    });
    return opened;
  };
  const post = (message: ToWorker<Ask>, transfer: readonly Transferable[] = []): boolean => {
    try {
      worker ??= open();
      worker.postMessage(message, [...transfer]);
      return true;
    } catch (thrown) {
      // The browser has no workers, or must not start any.
      fail(thrown instanceof Error ? thrown.message : String(thrown));
      return false;
    }
  };
  /** The model of the present task, sent to the worker before the first question. */
  let wanted: Model | undefined;
  return {
    close,
    rest: () => silence.rest(),
    begin(model) {
      task += 1;
      wanted = model;
    },
    ask(ask, transfer) {
      if (wanted !== undefined && sent !== wanted) {
        if (!post({ kind: 'model', model: wanted })) return false;
        sent = wanted;
      }
      silence.expect();
      return post({ kind: 'ask', task, ask }, transfer);
    },
  };
}

/** Watches over workers from which something is expected. */
interface Silence {
  expect(): void;
  hear(): void;
  rest(): void;
}

/** Milliseconds: the longest steps of an analysis between two reports take a few seconds on a slow machine. */
const SILENCE = 20_000;

/** Calls `onSilent(true)` if nothing was heard for a long time, and `onSilent(false)` when that is over. */
export function watchSilence(onSilent: (isSilent: boolean) => void, longest = SILENCE): Silence {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSilent = false;
  const set = (next: boolean): void => {
    if (next === isSilent) return;
    isSilent = next;
    onSilent(next);
  };
  const restart = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => set(true), longest);
  };
  return {
    expect() {
      if (timer === undefined) restart();
    },
    hear() {
      set(false);
      if (timer !== undefined) restart();
    },
    rest() {
      clearTimeout(timer);
      timer = undefined;
      set(false);
    },
  };
}

const NO_WATCH: Silence = { expect: () => undefined, hear: () => undefined, rest: () => undefined };
