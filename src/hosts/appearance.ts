/** What a plan leaves to the hosts, decided once so that all of them look the same, and the limits Excel sets. */
import type { WorkbookPlan } from '../workbook/plan/plan.js';

/** Thin lines of cell borders, `RRGGBB`. */
export const BORDER_COLOR = 'BFBFBF';

/** Quiet, because the plan's own styles already colour the header. */
export const TABLE_STYLE = 'TableStyleLight1';

/** Points. */
export const FONT_SIZE = 11;

export const FONT_NAME: Readonly<Record<WorkbookPlan['language'], string>> = { zh: '等线', en: 'Calibri' };

/** Excel repairs a file, or refuses a call, whose validation texts are longer (characters). */
export const VALIDATION_TITLE_LENGTH = 32;
export const VALIDATION_MESSAGE_LENGTH = 225;

/** Cuts text to what Excel takes, with an ellipsis where something was cut. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
