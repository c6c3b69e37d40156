/**
 * Watches edits of the workbook: cells, rows and columns, deleted sheets. Many edits may come at once (a fill, a paste, an
 * inserted row), so the listener is called once, after a pause. Writes of this add-in are ignored if Excel tells who wrote
 * (ExcelApi 1.14); otherwise they are reported too, and the listener must compare contents, so that an echo has no effect.
 */
import type { ExcelRuntime } from './batches.js';
import { failureOfExcel } from './errors.js';
import type { HostResult } from '../host.js';

export interface Watch {
  stop(): Promise<void>;
}

interface WatchOptions {
  /** Milliseconds without another edit. */
  readonly pause?: number;
}

const PAUSE = 250;

/** Excel's trigger source for changes made by this add-in. */
const OURS = 'ThisLocalAddin';

/** Needs ExcelApi 1.7; without it the result is `ApiNotFound`, and the workbook is read only when the user asks for it. */
export async function watchWorkbook(
  excel: ExcelRuntime,
  onEdit: () => void,
  { pause = PAUSE }: WatchOptions = {},
): Promise<HostResult<Watch>> {
  if (!excel.supports('1.7'))
    return { ok: false, failure: { code: 'ApiNotFound', detail: 'events need ExcelApi 1.7' } };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const tell = (): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(onEdit, pause);
  };
  const onChanged = (event: { readonly triggerSource?: string }): Promise<void> => {
    if (event.triggerSource !== OURS) tell();
    return Promise.resolve();
  };
  const onDeleted = (): Promise<void> => {
    tell();
    return Promise.resolve();
  };
  try {
    const handlers = await excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const made: OfficeExtension.EventHandlerResult<never>[] = [];
      if (excel.supports('1.9')) made.push(worksheets.onChanged.add(onChanged));
      else {
        worksheets.load('items/name,items/id');
        await context.sync();
        for (const worksheet of worksheets.items) made.push(worksheet.onChanged.add(onChanged));
      }
      made.push(worksheets.onDeleted.add(onDeleted));
      await context.sync();
      return made;
    });
    return {
      ok: true,
      value: {
        async stop() {
          isStopped = true;
          clearTimeout(timer);
          const [first] = handlers;
          if (first === undefined) return;
          // Handlers can only be removed in the context that added them.
          for (const handler of handlers) handler.remove();
          await first.context.sync().catch(() => undefined);
        },
      },
    };
  } catch (thrown) {
    return failureOfExcel(thrown);
  }
}
