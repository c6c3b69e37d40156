/**
 * Whether cells still hold what the plan was made for: another window, a colleague or the user may have changed them
 * since. Looked at once before anything is written, and once more when all is ready, right before the swap.
 */
import type { Content, SheetUpdate } from '../../workbook/plan/plan.js';
import { rangeAddress } from '../../workbook/plan/address.js';
import { mapSheets } from '../../workbook/plan/references.js';
import { CHANGED_MEANWHILE, HostError } from '../failure.js';

export interface SeenCheck {
  /** After a sync: throws when a cell holds something else. */
  verify(): void;
}

/** Queues the question. `isMoved`: rows or columns were inserted, so formulas are worded differently by now. */
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
  // Excel keeps 15 to 17 digits of a number, depending on who asks.
  if (typeof content === 'number' && typeof found === 'number')
    return Math.abs(found - content) <= 1e-14 * Math.abs(content);
  if (typeof content !== 'object') return found === content || String(found) === String(content);
  if (typeof found !== 'string' || !found.startsWith('=')) return false;
  return isMoved || found === content.formula || worded(found) === worded(content.formula);
}

/** Without what Excel words in its own way: quotes around sheet names, spaces. */
function worded(formula: string): string {
  return mapSheets(formula, (name) => name).replace(/\s+/g, '');
}

/** A content as it is put into a cell; text always with Excel's sign for text. */
export function inputOfContent(content: Content): string | number | boolean {
  if (typeof content === 'object') return content.formula;
  return typeof content === 'string' && content !== '' ? `'${content}` : content;
}
