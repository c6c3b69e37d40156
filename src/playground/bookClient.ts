/** The page's side of the worker that writes workbooks. Where it fails or is silent, the page writes the workbook itself. */
import { openChannel, watchSilence } from '../taskpane/workers/channel.js';
import type { BookAnswer, BookAsk } from '../taskpane/workers/protocol.js';
import type { BookWriter } from './writeBook.js';

type Progress = Parameters<BookWriter>[1];

/** One workbook at a time. The worker is kept, because it has loaded the engine. */
export function createBookWriter(
  openWorker: () => Worker = () => new Worker(new URL('./bookWorker.ts', import.meta.url)),
): BookWriter {
  let finish: (bytes: Uint8Array | undefined) => void = () => undefined;
  let report: Progress = () => undefined;
  const channel = openChannel<BookAsk, BookAnswer>(
    openWorker,
    {
      onAnswer(answer) {
        if (answer.kind === 'progress') report(answer.done, answer.sheet);
        else finish(answer.bytes);
      },
      onBroken: () => finish(undefined),
    },
    watchSilence((isSilent) => {
      if (!isSilent) return;
      channel.close();
      finish(undefined);
    }),
  );
  return ({ prepared, language, attachments }, onProgress) =>
    new Promise((resolve) => {
      report = onProgress;
      finish = (bytes) => {
        channel.rest();
        resolve(bytes);
      };
      channel.begin(prepared.model);
      channel.ask({ language, attachments });
    });
}
