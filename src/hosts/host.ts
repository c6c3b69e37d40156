/** What every host can do: apply a plan, and read the workbook back. Hosts decide nothing. */
import type { WorkbookPlan, WorkbookSnapshot } from '../workbook/plan/plan.js';

export interface ApplyOptions {
  /** Called with the share done, 0 to 1, and the name of the sheet in hand. */
  readonly onProgress?: (done: number, sheet: string) => void;
  readonly signal?: AbortSignal;
}

interface ReadOptions {
  /** Nobody waits for it: while a cell is being edited it may be put off instead of refused. */
  readonly isPatient?: boolean;
}

/** Why a host could not do it: a stable code, and the host's own words for the curious. */
export interface HostFailure {
  readonly code: string;
  readonly detail: string;
  /** Sheet or cell concerned, where the host knows. */
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
