/**
 * A report: what a manager reads, how the numbers behind the targets come about, and the figures with their sources.
 *
 * In: what a workbook is planned from. Out: a plan of the sheets that the report shows, for a host that writes pages. Numbers and
 * sentences are those of the workbook, from the same plan.
 */
import type { Language } from '../../messages/language.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Attachments } from '../plan/attachments.js';
import type { WorkbookPlan } from '../plan/plan.js';
import { styleTable } from '../plan/styles.js';
import { startContext } from '../tables/context.js';
import { planWorkbook } from './planWorkbook.js';
import { planWhy } from './whySheet.js';

/** Keys of sheets in the order of the report: what is read first, then the proof. */
const ORDER: readonly string[] = [
  'overview',
  'compare',
  'account',
  'allocation',
  'sensitivity',
  'uncertainty',
  'variance',
  'contradictions',
  'why',
  'checks',
  'baseline',
];

/** The plan of the report's pages. */
export function planReport(prepared: PreparedModel, language: Language, contents: Attachments): WorkbookPlan {
  const plan = planWorkbook(prepared, language, contents);
  const why = planWhy(startContext(prepared, language));
  const pages = [...plan.sheets, ...(why === undefined ? [] : [why])];
  const used = (why?.blocks ?? []).flatMap(({ cells }) =>
    cells.flatMap((line) => line.map((cell) => cell?.style)),
  );
  return {
    ...plan,
    sheets: ORDER.flatMap((key) => pages.filter((sheet) => sheet.key === key)),
    styles: { ...plan.styles, ...styleTable(used.filter((style) => style !== undefined)) },
  };
}
