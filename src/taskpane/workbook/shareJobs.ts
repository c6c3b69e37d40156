/** What is passed on: a page, and a copy with values only. Planner and writers are loaded when first needed. */
import { fill } from '../../messages/language.js';
import { SHARE_WORDS } from '../../messages/wording/share.js';
import { valuesOnly } from '../../workbook/plan/valuesOnly.js';
import type { PaneState } from '../state/state.js';
import { VERSION } from '../workers/version.js';

interface SharedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly type: string;
}

/** The report of the model in the pane as one page of HTML; undefined before there is a calculation. `date` as `2026-01-31`. */
export async function shareReport(
  { calculation, language, attachments }: PaneState,
  name: string,
  date: string,
): Promise<SharedFile | undefined> {
  if (calculation === undefined) return undefined;
  const [{ planReport }, { writePage }] = await Promise.all([
    import('../../workbook/sheets/planReport.js'),
    import('../../hosts/page/page.js'),
  ]);
  const plan = planReport(calculation.prepared, language, attachments);
  const note = fill(SHARE_WORDS.shareNote[language], { version: VERSION, pack: plan.title, date });
  return { name: `${name}.html`, content: writePage(plan, note), type: 'text/html' };
}

/** The workbook with values in place of formulas. Throws where the file cannot be written, which is a mistake of the program. */
export async function shareValues(
  { calculation, language, attachments }: PaneState,
  name: string,
): Promise<SharedFile | undefined> {
  if (calculation === undefined) return undefined;
  const [{ planWorkbook }, { createXlsxHost }] = await Promise.all([
    import('../../workbook/sheets/planWorkbook.js'),
    import('../../hosts/file/xlsx.js'),
  ]);
  const host = createXlsxHost({ date: new Date() });
  const applied = await host.apply(valuesOnly(planWorkbook(calculation.prepared, language, attachments)));
  if (!applied.ok) throw new Error(`${applied.failure.code}: ${applied.failure.detail}`);
  return {
    name: `${fill(SHARE_WORDS.shareValuesName[language], { name })}.xlsx`,
    content: host.bytes(),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
}
