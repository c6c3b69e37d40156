/** The user in front of the simulated Excel: has a cell in edit, presses Ctrl+Z. */
import { copyWorkbook, describeWorkbook, type WorkbookState } from './state.js';

/** The user has begun to type in a cell. Excel then refuses batches, or lets those wait that say they can. */
export class CellEdit {
  private end: (() => void) | undefined;
  private ended: Promise<void> | undefined;

  begin(): void {
    this.ended = new Promise((resolve) => (this.end = resolve));
  }

  /** Enter or Escape. */
  finish(): void {
    this.end?.();
    this.ended = undefined;
  }

  /** Undefined when no cell is being edited. */
  get whenFinished(): Promise<void> | undefined {
    return this.ended;
  }
}

/** Excel's list of what can be undone: a record for each batch that changed something, or one for each run that merges them. */
export class UndoList {
  private readonly records: { readonly before: WorkbookState; readonly group: object | undefined }[] = [];

  constructor(private readonly workbook: WorkbookState) {}

  get length(): number {
    return this.records.length;
  }

  /** Around a batch. `group`: the run it belongs to, when the run merges its batches. */
  record<T>(group: object | undefined, batch: () => T): T {
    const before = copyWorkbook(this.workbook);
    const answer = batch();
    const isGrouped = group !== undefined && this.records.at(-1)?.group === group;
    if (!isGrouped && text(before) !== text(this.workbook)) this.records.push({ before, group });
    return answer;
  }

  /** Ctrl+Z. */
  undo(): void {
    const record = this.records.pop();
    if (record !== undefined) Object.assign(this.workbook, copyWorkbook(record.before));
  }
}

function text(workbook: WorkbookState): string {
  return JSON.stringify(describeWorkbook(workbook));
}
