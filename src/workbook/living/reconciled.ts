/** What a reconciliation is asked for, and what it comes to for one sheet. */
import type { Problem } from '../../messages/problem.js';
import type { SheetUpdate, WorkbookPlan } from '../plan/plan.js';

export interface ReconcileOptions {
  /** Cells of the user that the plan would write over stay as they are. */
  readonly keepConflicts?: boolean;
  /** The plan of the model that was read from the workbook: what it says of a cell was taken over and is no conflict. */
  readonly says?: WorkbookPlan;
}

export interface ReconciledSheet {
  readonly key: string;
  readonly update: SheetUpdate;
  readonly problems: readonly Problem[];
  /** Lines found that go. */
  readonly goneRows: readonly number[];
  readonly goneColumns: readonly number[];
  /** Cells found in which the new plan has something, as `row,column`. */
  readonly known: ReadonlySet<string>;
}
