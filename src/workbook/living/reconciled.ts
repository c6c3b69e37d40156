/** The options of a reconciliation, and its result for one sheet. */
import type { Problem } from '../../messages/problem.js';
import type { SheetUpdate, WorkbookPlan } from '../plan/plan.js';

export interface ReconcileOptions {
  /** Cells of the user that the plan would overwrite are kept. */
  readonly keepConflicts?: boolean;
  /** The plan of the model that was read from the workbook: cells with its contents are no conflict, because they were read. */
  readonly says?: WorkbookPlan;
}

export interface ReconciledSheet {
  readonly key: string;
  readonly update: SheetUpdate;
  readonly problems: readonly Problem[];
  /** Lines found that are removed. */
  readonly goneRows: readonly number[];
  readonly goneColumns: readonly number[];
  /** Cells found for which the new plan has contents, as `row,column`. */
  readonly known: ReadonlySet<string>;
}
