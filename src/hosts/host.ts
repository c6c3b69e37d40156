/** The interface of all hosts: apply a plan, and read the workbook back. Hosts make no decisions. */
import type { WorkbookPlan, WorkbookSnapshot } from '../workbook/plan/plan.js';

export interface ApplyOptions {
  /** Called with the fraction done, 0 to 1, and the name of the present sheet. */
  readonly onProgress?: (done: number, sheet: string) => void;
  readonly signal?: AbortSignal;
}

interface ReadOptions {
  /** Nobody waits for the result: it may be delayed instead of refused while a cell is being edited. */
  readonly isPatient?: boolean;
}

/** The reason why a host failed: a stable code, and the host's own message. */
export interface HostFailure {
  readonly code: string;
  readonly detail: string;
  /** Sheet or cell concerned, if the host knows it. */
  readonly place?: string;
}

export type HostResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: HostFailure };

export interface Host {
  /** Writes the plan's sheets; sheets of the same key are replaced, all others are left alone. All or nothing. */
  apply(plan: WorkbookPlan, options?: ApplyOptions): Promise<HostResult<void>>;
  /** Reads all sheets' used cells and all names. */
  read(options?: ReadOptions): Promise<HostResult<WorkbookSnapshot>>;
}
