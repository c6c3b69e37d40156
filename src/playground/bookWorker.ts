/** The worker that writes the embedded workbook of a model anew, so that the page can be used meanwhile. */
import init, { Model } from '@ironcalc/wasm';
import { serve } from '../taskpane/workers/serve.js';
import { writeBook } from './writeBook.js';

let opened: Promise<unknown> | undefined;

serve<'book'>(async (prepared, { language, attachments }, _, post) => {
  await (opened ??= init());
  const empty = new Model('Tuiyan', 'en', 'UTC', 'en');
  const result = await writeBook(empty, { prepared, language, attachments }, (done, sheet) =>
    post({ kind: 'progress', done, sheet }),
  );
  if (!result.ok) throw new Error(result.failure.detail);
  post({ kind: 'written', bytes: result.value }, [result.value.buffer as ArrayBuffer]);
});
