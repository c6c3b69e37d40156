/** The embedded workbook of a model, written into an empty one: no line has to move, and no name is changed twice. */
import type { Model } from '@ironcalc/wasm';
import { createBrowserHost } from '../hosts/ironcalc/browser.js';
import type { ApplyOptions, HostResult } from '../hosts/host.js';
import type { Language } from '../messages/language.js';
import type { PreparedModel } from '../model/prepared.js';
import type { Attachments } from '../workbook/plan/attachments.js';
import { planWorkbook } from '../workbook/sheets/planWorkbook.js';
import { planForGrid } from './gridPlan.js';

interface BookContents {
  readonly prepared: PreparedModel;
  readonly language: Language;
  readonly attachments: Attachments;
}

/** Writes a workbook; undefined where it cannot be written elsewhere than in the page. */
export type BookWriter = (
  contents: BookContents,
  onProgress: NonNullable<ApplyOptions['onProgress']>,
) => Promise<Uint8Array | undefined>;

/** The bytes of the workbook that `empty`, with one empty sheet, becomes. */
export async function writeBook(
  empty: Model,
  { prepared, language, attachments }: BookContents,
  onProgress: NonNullable<ApplyOptions['onProgress']>,
): Promise<HostResult<Uint8Array>> {
  const host = createBrowserHost(empty);
  const result = await host.apply(planForGrid(planWorkbook(prepared, language, attachments)), { onProgress });
  return result.ok ? { ok: true, value: host.model().toBytes() } : result;
}
