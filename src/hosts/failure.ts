/** Results, and codes of failures that hosts detect before they write anything. */
import type { HostFailure, HostResult } from './host.js';

/** A user's sheet has the name that the plan needs (`place`: the sheet). */
export const SHEET_NAME_TAKEN = 'SheetNameTaken';
/** A cell of the user is where the plan writes (`place`: the cell). */
export const CELLS_IN_THE_WAY = 'CellsInTheWay';
/** The workbook contains something that the host would lose by writing (`place`: the sheet). */
export const UNSUPPORTED_CONTENT = 'UnsupportedContent';
/** The plan was made for a workbook that is open; a file is only ever written whole (`place`: the first such sheet). */
export const FILE_NOT_OPEN = 'FileNotOpen';
/** Somebody changed the sheet after the plan was made for it (`place`: the sheet); nothing was written. */
export const CHANGED_MEANWHILE = 'ChangedMeanwhile';
/** The workbook's structure, or a sheet of ours (`place`), is protected; nothing was written. */
export const WORKBOOK_PROTECTED = 'WorkbookProtected';
export const SHEET_PROTECTED = 'SheetProtected';
/** The caller's signal was aborted; nothing was changed. */
export const CANCELLED = 'Cancelled';
/** The content cannot be written or read; `detail` has the library's message. */
export const HOST_ERROR = 'HostError';

export const done: HostResult<void> = { ok: true, value: undefined };

export function failed(
  code: string,
  detail: string,
  place?: string,
): { readonly ok: false; readonly failure: HostFailure } {
  return { ok: false, failure: place === undefined ? { code, detail } : { code, detail, place } };
}

/** A failure that is thrown inside a host; its public methods convert it to a result. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    detail: string,
    readonly place?: string,
  ) {
    super(detail);
    this.name = 'HostError';
  }
}

/** Throws if the caller has asked to stop. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new HostError(CANCELLED, 'stopped by the caller');
}

/** The result of a thrown value; for anything but a `HostError` it has the original message. */
export function failureOf(thrown: unknown): { readonly ok: false; readonly failure: HostFailure } {
  if (thrown instanceof HostError) return failed(thrown.code, thrown.message, thrown.place);
  return failed(HOST_ERROR, thrown instanceof Error ? thrown.message : String(thrown));
}
