/** Looks that a plan does not specify, defined once so that all hosts look the same, and limits of Excel. */
import type { WorkbookPlan } from '../workbook/plan/plan.js';

/** Thin lines of cell borders, `RRGGBB`. */
export const BORDER_COLOR = 'BFBFBF';

/** A plain style, because the plan's own styles already colour the header. */
export const TABLE_STYLE = 'TableStyleLight1';

/** Points. */
export const FONT_SIZE = 11;

export const FONT_NAME: Readonly<Record<WorkbookPlan['language'], string>> = { zh: '等线', en: 'Calibri' };

/** Limits of validation texts in characters; Excel repairs a file, or refuses a call, with longer ones. */
export const VALIDATION_TITLE_LENGTH = 32;
export const VALIDATION_MESSAGE_LENGTH = 225;

/** Cuts text to a length that Excel accepts, with an ellipsis if something was cut. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
