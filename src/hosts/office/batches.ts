/**
 * Sends work to Excel in few round trips. Work is a sequence of steps; each queues some calls on Excel's proxies and states the
 * bytes of their request, so that the runner can send as many as fit.
 *
 * Excel on the web refuses requests above 5 MB; a batch is closed at 4 MB of estimated bytes. No proxy may be kept from one step
 * to the next: a batch may end between them, and proxies of created objects are then invalid. Steps therefore find their objects
 * by name.
 */
import { stopIfAborted } from '../failure.js';

/** The parts of Office.js that this host needs: `Excel.run`, and whether an ExcelApi requirement set is supported. */
export interface ExcelRuntime {
  run<T>(batch: (context: Excel.RequestContext) => Promise<T>, options?: ExcelRunOptions): Promise<T>;
  /** `supports('1.9')`: `Office.context.requirements.isSetSupported('ExcelApi', '1.9')`. */
  supports(version: string): boolean;
}

/** Options of `Excel.run`; a runtime may ignore them. */
export interface ExcelRunOptions {
  /** One entry in Excel's undo list (ExcelApi 1.20). */
  readonly mergeUndoGroup?: boolean;
  /** Waits until the user has finished editing a cell (ExcelApi 1.5). */
  readonly delayForCellEdit?: boolean;
}

/** The sheet of that name or id, the same proxy for a whole batch, because each new one costs an action and a path. */
type SheetOf = (nameOrId: string) => Excel.Worksheet;

export interface Step {
  /** Estimated length of the request's JSON in bytes of UTF-8. */
  readonly bytes: number;
  readonly queue: (context: Excel.RequestContext, sheetOf: SheetOf) => void;
  /** Name of the present sheet, for the progress bar. */
  readonly sheet?: string;
}

/** Bytes of a call on a newly found range, as measured: its object paths, its bookkeeping actions and one property. */
export const CALL_BYTES = 700;

const BATCH_BYTES = 4_000_000;

export interface RunOptions {
  readonly excel: ExcelRuntime;
  readonly signal?: AbortSignal | undefined;
  readonly onSheet?: (sheet: string) => void;
}

/** Sends all steps in as few batches as possible, without calculation or repainting in between. */
export async function runSteps(
  context: Excel.RequestContext,
  steps: Iterable<Step>,
  options: RunOptions,
): Promise<void> {
  let pending = 0;
  let begun = false;
  let sheetOf = sheetsIn(context);
  for (const step of steps) {
    if (begun && pending + step.bytes > BATCH_BYTES) {
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one for 4 MB, which is the point of this loop
      await context.sync();
      stopIfAborted(options.signal);
      begun = false;
      pending = 0;
    }
    if (!begun) {
      quieten(context, options.excel);
      sheetOf = sheetsIn(context);
    }
    begun = true;
    pending += step.bytes;
    if (step.sheet !== undefined) options.onSheet?.(step.sheet);
    step.queue(context, sheetOf);
  }
  if (begun) await context.sync();
}

function sheetsIn({ workbook }: Excel.RequestContext): SheetOf {
  const known = new Map<string, Excel.Worksheet>();
  return (nameOrId) => {
    const sheet = known.get(nameOrId) ?? workbook.worksheets.getItem(nameOrId);
    known.set(nameOrId, sheet);
    return sheet;
  };
}

function quieten(context: Excel.RequestContext, excel: ExcelRuntime): void {
  if (excel.supports('1.6')) context.application.suspendApiCalculationUntilNextSync();
  if (excel.supports('1.9')) context.application.suspendScreenUpdatingUntilNextSync();
}

/** Bytes of a value in a request: Chinese characters take three. */
export function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
