/**
 * Checks that cells still have the contents for which the plan was made: another window, a colleague or the user may have changed
 * them since. Checked once before anything is written, and again right before the swap.
 */
import type { Content, SheetUpdate } from '../../workbook/plan/plan.js';
import { rangeAddress } from '../../workbook/plan/address.js';
import { mapSheets } from '../../workbook/plan/references.js';
import { CHANGED_MEANWHILE, HostError } from '../failure.js';

export interface SeenCheck {
  /** After a sync: throws if a cell has other contents. */
  verify(): void;
}

/** Queues the check. `isMoved`: rows or columns were inserted, so the references in formulas have changed. */
export function askSeen(
  worksheet: Excel.Worksheet,
  name: string,
  seen: SheetUpdate['seen'],
  isMoved = false,
): SeenCheck {
  const asked = seen.map(({ area, cells }) => {
    const range = worksheet.getRange(rangeAddress(area));
    range.load('formulas');
    return { range, cells };
  });
  return {
    verify() {
      const isSame = asked.every(({ range, cells }) =>
        cells.every((row, r) =>
          row.every((content, c) => holds((range.formulas as unknown[][])[r]?.[c], content, isMoved)),
        ),
      );
      if (!isSame) throw new HostError(CHANGED_MEANWHILE, 'cells are not what they were', name);
    },
  };
}

function holds(found: unknown, content: Content, isMoved: boolean): boolean {
  // Excel returns 15 to 17 digits of a number, depending on the interface.
  if (typeof content === 'number' && typeof found === 'number')
    return Math.abs(found - content) <= 1e-14 * Math.abs(content);
  if (typeof content !== 'object') return found === content || String(found) === String(content);
  if (typeof found !== 'string' || !found.startsWith('=')) return false;
  return isMoved || found === content.formula || worded(found) === worded(content.formula);
}

/** The formula without Excel's own spelling: quotes around sheet names, spaces. */
function worded(formula: string): string {
  return mapSheets(formula, (name) => name).replace(/\s+/g, '');
}

/** A content as it is written into a cell; text always with Excel's text prefix. */
export function inputOfContent(content: Content): string | number | boolean {
  if (typeof content === 'object') return content.formula;
  return typeof content === 'string' && content !== '' ? `'${content}` : content;
}
