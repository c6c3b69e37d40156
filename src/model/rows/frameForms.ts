/** The forms of what frames the series: a scenario, a dimension, and a member of one. */
import type { Dimension, Member, Model, Scenario } from '../model.js';
import { given, putRow, type FormReader, type RowForm } from './formReader.js';
import { renamedMember } from './renaming.js';

export function scenarioForm(row: Scenario): RowForm {
  return {
    nameZh: row.name.zh,
    nameEn: row.name.en,
    key: row.key,
    extends: row.extends ?? '',
    noteZh: row.note.zh,
    noteEn: row.note.en,
    author: row.author ?? '',
  };
}

/** The values of a scenario are changed with the parameters; a new one has none of its own. */
export function putScenario(reader: FormReader): Model {
  const { of } = reader;
  const { model } = of;
  const name = reader.name();
  for (const id of ['nameZh', 'nameEn'] as const) {
    const text = id === 'nameZh' ? name.zh : name.en;
    const isTaken = model.scenarios.some(
      (row) => row.key !== of.key && (id === 'nameZh' ? row.name.zh : row.name.en).trim() === text,
    );
    if (isTaken && text !== '') reader.tell(id, 'scenario.nameTaken', { name: text });
  }
  const parent = reader.text('extends');
  const author = reader.text('author');
  const row: Scenario = {
    key: reader.key(),
    name,
    note: reader.both('noteZh', 'noteEn') ?? { zh: '', en: '' },
    values: model.scenarios.find(({ key }) => key === of.key)?.values ?? {},
    ...given({ extends: parent === '' ? undefined : parent, author: author === '' ? undefined : author }),
  };
  return { ...model, scenarios: putRow(model.scenarios, row, of.key) };
}

/** The levels of a dimension are a list; its members are rows of their own. */
export function dimensionForm(row: Dimension): RowForm {
  return { nameZh: row.name.zh, nameEn: row.name.en, key: row.key, levels: row.levels.join('; ') };
}

/** A level that is written otherwise in its place is renamed, in members, indicators and allocations too. */
export function putDimension(reader: FormReader): Model {
  const { of } = reader;
  const { model } = of;
  const dimensions = model.dimensions ?? [];
  const old = dimensions.find(({ key }) => key === of.key);
  reader.needed('levels');
  const levels = reader.list('levels');
  const row: Dimension = { key: reader.key(), name: reader.name(), levels, members: old?.members ?? [] };
  const renamed = renamedLevels(old?.levels ?? [], levels);
  const level = (written: string): string => renamed.get(written) ?? written;
  const put = {
    ...model,
    dimensions: putRow(
      dimensions,
      { ...row, members: row.members.map((member) => ({ ...member, level: level(member.level) })) },
      of.key,
    ),
  };
  if (renamed.size === 0) return put;
  const over = <T extends { readonly dimension: string; readonly level: string }>(each: T): T =>
    each.dimension === row.key ? { ...each, level: level(each.level) } : each;
  return {
    ...put,
    indicators: model.indicators.map((each) =>
      each.over === undefined ? each : { ...each, over: each.over.map(over) },
    ),
    ...given({ allocations: model.allocations?.map((each) => ({ ...each, over: over(each.over) })) }),
  };
}

/** From a level that is gone to the new one in its place. */
function renamedLevels(before: readonly string[], after: readonly string[]): ReadonlyMap<string, string> {
  if (before.length !== after.length) return new Map();
  return new Map(
    before.flatMap((level, i) => {
      const now = after[i] ?? level;
      return after.includes(level) || before.includes(now) ? [] : [[level, now] as const];
    }),
  );
}

/** The dimension is that whose list has the member. */
export function memberForm(model: Model, row: Member): RowForm {
  const dimension = model.dimensions?.find(({ members }) => members.includes(row));
  return {
    dimension: dimension?.key ?? '',
    nameZh: row.name.zh,
    nameEn: row.name.en,
    key: row.key,
    level: row.level,
    parent: row.parent ?? '',
    aliases: (row.aliases ?? []).join('; '),
  };
}

/** A member with another name keeps the former ones as aliases. */
export function putMember(reader: FormReader): Model {
  const { of } = reader;
  const dimensions = of.model.dimensions ?? [];
  const home = dimensions.find(({ key }) => key === reader.needed('dimension'));
  const old = home?.members.find(({ key }) => key === of.key);
  const aliases = reader
    .text('aliases')
    .split(/[;；,，、]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const parent = reader.text('parent');
  const plain: Member = {
    key: reader.key(),
    name: reader.name(),
    level: reader.needed('level'),
    ...given({
      aliases: aliases.length === 0 ? undefined : aliases,
      parent: parent === '' ? undefined : parent,
    }),
  };
  const isRenamed = old !== undefined && (old.name.zh !== plain.name.zh || old.name.en !== plain.name.en);
  const row = isRenamed ? renamedMember({ ...plain, name: old.name }, plain.name) : plain;
  return {
    ...of.model,
    dimensions: dimensions.map((each) =>
      each === home ? { ...each, members: putRow(each.members, row, old?.key) } : each,
    ),
  };
}
