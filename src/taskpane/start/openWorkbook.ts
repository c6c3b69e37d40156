/**
 * A workbook of ours, edited in any program -> its model and what was changed.
 *
 * In: name and bytes, and the packs that are known, against which changes are told. Out: the model with results and journal, the changes in
 * words, and warnings of cells that were not taken; or the problem that prevented it.
 */
import { changeLine, wordChanges } from '../../analysis/words/changeWords.js';
import { createXlsxHost } from '../../hosts/file/xlsx.js';
import type { Bilingual } from '../../messages/language.js';
import type { Outcome, Problem } from '../../messages/problem.js';
import { diffModels } from '../../model/changes.js';
import type { Model } from '../../model/model.js';
import { readPack, writePack } from '../../model/pack.js';
import { prepareModel } from '../../model/prepare.js';
import { writeOverKeys } from '../../model/wording.js';
import { tellUnread } from '../../workbook/living/tellUnread.js';
import { hasOurSheets } from '../../workbook/living/livingPlan.js';
import type { Attachments } from '../../workbook/plan/attachments.js';
import { readAttachments } from '../../workbook/read/readAttachments.js';
import { readWorkbook } from '../../workbook/read/readWorkbook.js';
import { damaged, macrosLeft, workbookObstacle, type NamedBytes } from './openTables.js';

export interface OpenedWorkbook {
  readonly model: Model;
  readonly attachments: Attachments;
  /** Of the model against which the changes are told; undefined where none is known of that name. */
  readonly against: Bilingual | undefined;
  readonly changes: readonly Bilingual[];
  readonly problems: readonly Problem[];
}

export async function openWorkbook(
  { name, bytes }: NamedBytes,
  known: readonly Model[],
): Promise<Outcome<OpenedWorkbook>> {
  const obstacle = workbookObstacle(name, bytes);
  if (obstacle !== undefined) return { ok: false, problems: [obstacle] };
  const read = await createXlsxHost({ bytes }).read();
  if (!read.ok) return { ok: false, problems: [damaged(name, read.failure.detail)] };
  const ofFile = (problem: Problem): Problem => ({ ...problem, place: { ...problem.place, file: name } });
  if (!hasOurSheets(read.value)) {
    const problem: Problem = {
      code: 'start.foreignWorkbook',
      severity: 'error',
      place: { file: name },
      args: {},
    };
    return { ok: false, problems: [problem] };
  }
  const found = readWorkbook(read.value);
  if (!found.ok) return { ok: false, problems: found.problems.map(ofFile) };
  // The pack is read again, so that nothing is begun that could not be kept.
  const model = readPack(writePack(found.value));
  if (!model.ok) return { ok: false, problems: model.problems };
  const held = readAttachments(read.value);
  const unread = tellUnread(read.value, found.value).map(ofFile);
  const before = known.find(
    ({ name: { zh, en } }) => zh === found.value.name.zh && en === found.value.name.en,
  );
  const prepared = before === undefined ? undefined : prepareModel(before);
  const reference = prepared?.ok === true ? writeOverKeys(prepared.value).model : undefined;
  const changes = reference === undefined ? [] : diffModels(reference, found.value);
  const value: OpenedWorkbook = {
    model: found.value,
    attachments: held.ok ? held.value : {},
    against: reference?.name,
    changes: wordChanges(changes, found.value).map(changeLine),
    problems: [
      ...macrosLeft(name, bytes),
      ...found.problems.map(ofFile),
      ...held.problems.map(ofFile),
      ...unread,
    ],
  };
  return { ok: true, value, problems: [] };
}
