/**
 * Tells when somebody edits the workbook: cells, rows and columns, sheets that go. Edits come in showers (a fill, a
 * paste, a row inserted), so they are told once, after a pause. What this add-in wrote itself is not told where
 * Excel says who wrote (ExcelApi 1.14); elsewhere it is, and whoever listens compares contents, so that an echo ends there.
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

/** Excel's own word for changes that this add-in made. */
const OURS = 'ThisLocalAddin';

/** Needs ExcelApi 1.7; before it, `ApiNotFound`: then the workbook is read when the user asks for it. */
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
          // Handlers can only be taken away in the context that added them.
          for (const handler of handlers) handler.remove();
          await first.context.sync().catch(() => undefined);
        },
      },
    };
  } catch (thrown) {
    return failureOfExcel(thrown);
  }
}
