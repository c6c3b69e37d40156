/**
 * A pack in an archive, as `tuiyan new`, `read` and `roll` write it or the pane saves it -> its model.
 *
 * In: name and bytes, and the packs that are known, against which changes are told. Out: the model and the changes in words, or the problems
 * that prevented it, with the name of the archive before that of the file in it.
 */
import { changeLine, wordChanges } from '../../analysis/words/changeWords.js';
import { decodeText } from '../../hosts/decodeText.js';
import { unzipPack, ZIP_PROBLEMS } from '../../hosts/file/packZip.js';
import { makeProblem, type Outcome, type Problem } from '../../messages/problem.js';
import { diffModels } from '../../model/changes.js';
import { gatherPack } from '../../model/gatherPack.js';
import { locateProblems } from '../../model/locate.js';
import type { Model } from '../../model/model.js';
import { readPack } from '../../model/pack.js';
import type { NamedBytes } from './openTables.js';
import type { OpenedWorkbook } from './openWorkbook.js';

export function openPack({ name, bytes }: NamedBytes, known: readonly Model[]): Outcome<OpenedWorkbook> {
  const opened = unzipPack(bytes);
  if (!opened.ok) return refuse([makeProblem(ZIP_PROBLEMS[opened.reason], { file: name }, { file: name })]);
  const problems: Problem[] = [];
  const read = (file: string): string => {
    const content = opened.files.get(file);
    const decoded = content === undefined ? undefined : decodeText(content, file);
    if (decoded?.ok === true) return decoded.text;
    problems.push(decoded?.problem ?? makeProblem('cli.noPackFile', { file }, { file }));
    return '';
  };
  const files = gatherPack({ has: (file) => opened.files.has(file), read }, () => undefined);
  const ofArchive = ({ place, ...problem }: Problem): Problem => ({
    ...problem,
    place: { ...place, file: place.file === undefined ? name : `${name}/${place.file}` },
  });
  if (problems.length > 0) return refuse(problems.map(ofArchive));
  const model = readPack(files);
  const told = locateProblems(model.problems, files).map(ofArchive);
  if (!model.ok) return refuse(told);
  const before = known.find(
    ({ name: other }) => other.zh === model.value.name.zh && other.en === model.value.name.en,
  );
  const changes = before === undefined ? [] : diffModels(before, model.value);
  const value: OpenedWorkbook = {
    ...{ model: model.value, attachments: {}, against: before?.name, problems: told },
    changes: wordChanges(changes, model.value).map(changeLine),
  };
  return { ok: true, value, problems: [] };
}

function refuse(problems: readonly Problem[]): Outcome<never> {
  return { ok: false, problems };
}
