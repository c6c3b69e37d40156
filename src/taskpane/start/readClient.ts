/**
 * Reads what the user brings in a worker, so that a large file does not block the page.
 *
 * Each reading has a worker of its own, which is ended with it: by its answer, by `stop`, or by a failure.
 */
import type { AnswerOf, AskOf, FromReader, ReadingKind, ToReader } from './readings.js';

export type ReadingOutcome<K extends ReadingKind> =
  | { readonly kind: 'done'; readonly answer: AnswerOf<K> }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'broken'; readonly detail: string };

export interface ReadClient {
  /** A new reading ends the one before. */
  read<K extends ReadingKind>(
    kind: K,
    ask: AskOf<K>,
    onProgress?: (done: number, total: number) => void,
  ): Promise<ReadingOutcome<K>>;
  stop(): void;
}

export function createReadClient(
  openWorker: () => Worker = () => new Worker(new URL('./readWorker.ts', import.meta.url)),
): ReadClient {
  let stop = (): void => undefined;
  return {
    stop: () => stop(),
    read(kind, ask, onProgress) {
      stop();
      return new Promise((resolve) => {
        let worker: Worker | undefined;
        const end = (outcome: ReadingOutcome<typeof kind>): void => {
          worker?.terminate();
          stop = () => undefined;
          resolve(outcome);
        };
        stop = () => end({ kind: 'stopped' });
        try {
          worker = openWorker();
          worker.addEventListener('message', ({ data }: MessageEvent<FromReader>) => {
            // Other messages, such as those of a library in the worker, are none of ours.
            switch (data.kind) {
              case 'progress':
                onProgress?.(data.done, data.total);
                break;
              case 'answer':
                end({ kind: 'done', answer: data.answer });
                break;
              case 'broken':
                end(data);
            }
          });
          worker.addEventListener('error', ({ message }) => end({ kind: 'broken', detail: message }));
          worker.postMessage({ kind, ask } satisfies ToReader);
        } catch (thrown) {
          // The browser has no workers, or must not start any.
          end({ kind: 'broken', detail: thrown instanceof Error ? thrown.message : String(thrown) });
        }
      });
    },
  };
}
