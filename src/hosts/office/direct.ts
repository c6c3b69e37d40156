/**
 * Writes contents in place, for example after a slider was moved or a formula changed. It needs no hidden sheet, so Excel's undo
 * list is kept, and only two round trips. The old contents are in the plan's update, so they are restored after a failure.
 */
import type { Content, SheetUpdate } from '../../workbook/plan/plan.js';
import { rangeAddress } from '../../workbook/plan/address.js';
import type { Arrangement } from './arrange.js';
import { CALL_BYTES, jsonBytes, type Step } from './batches.js';
import { inputOfContent } from './seen.js';
import { blockSteps } from './stage.js';
import { partOf } from '../updates.js';

export function* directSteps({ placements, presentName }: Arrangement): Iterable<Step> {
  for (const { sheet, old } of placements) {
    if (old === undefined) continue;
    const { blocks } = partOf(sheet, old.update.write);
    for (const block of blocks)
      for (const step of blockSteps(block, old.id, presentName, '')) yield { sheet: sheet.name, ...step };
  }
}

/** Restores the old contents; may be repeated. */
export function* directUndoSteps({ placements }: Arrangement): Iterable<Step> {
  for (const { old } of placements)
    for (const seen of old?.update.seen ?? []) yield putBack(old?.id ?? '', seen);
}

function putBack(sheet: string, { area, cells }: SheetUpdate['seen'][number]): Step {
  const formulas = cells.map((row: readonly Content[]) => row.map(inputOfContent));
  return {
    bytes: CALL_BYTES + jsonBytes(formulas),
    queue: (_, sheetOf) => void (sheetOf(sheet).getRange(rangeAddress(area)).formulas = formulas),
  };
}
