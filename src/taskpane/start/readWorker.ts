/** A worker that answers one reading. Stopping a reading is ending the worker. */
import {
  READINGS,
  type AnswerOf,
  type AskOf,
  type FromReader,
  type ReadingKind,
  type ToReader,
} from './readings.js';

type Run = (
  ask: AskOf<ReadingKind>,
  onProgress: (done: number, total: number) => void,
) => Promise<AnswerOf<ReadingKind>>;

addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  const send = (message: FromReader): void => globalThis.postMessage(message);
  const run = READINGS[data.kind] as Run;
  run(data.ask, (done, total) => send({ kind: 'progress', done, total })).then(
    (answer) => send({ kind: 'answer', answer }),
    (thrown: unknown) =>
      send({ kind: 'broken', detail: thrown instanceof Error ? thrown.message : String(thrown) }),
  );
});
