/** The form of an indicator. With a new one comes, if given, its value in the base year, as a figure of the user's own. */
import type { Figure } from '../../figures/figure.js';
import { printFormula } from '../../formula/text/print.js';
import { MEASURES, type Indicator, type Model, type Over, type Total } from '../model.js';
import { foldName } from '../names.js';
import type { PreparedModel } from '../prepared.js';
import { given, putRow, type FormOf, type FormReader, type RowForm } from './formReader.js';

export function indicatorForm(
  { model, names, seriesByKey }: PreparedModel,
  row: Indicator,
  language: FormOf['language'],
): RowForm {
  const written = seriesByKey.get(row.key)?.written;
  return {
    nameZh: row.name.zh,
    nameEn: row.name.en,
    key: row.key,
    unit: row.unit,
    group: groupText(model, row.group, language),
    formula: written === undefined ? (row.formula ?? '') : printFormula(written, names, language),
    reasonZh: row.reason?.zh ?? '',
    reasonEn: row.reason?.en ?? '',
    caliberZh: row.caliber?.zh ?? '',
    caliberEn: row.caliber?.en ?? '',
    from: String(row.from ?? ''),
    figures: (row.figures ?? []).join('; '),
    headline: row.headline === undefined ? '' : row.headline ? 'yes' : 'no',
    startsFrom: row.startsFrom ?? '',
    measure: row.measure ?? '',
    over: (row.over ?? []).map(({ dimension, level }) => `${dimension}:${level}`).join('; '),
    ofMembers: typeof row.total === 'object' ? `mean ${row.total.mean}` : (row.total ?? ''),
  };
}

/** `date`: the day on which the value of a new indicator is given. */
export function putIndicator(reader: FormReader, date: string): Model {
  const { of } = reader;
  const { model } = of;
  const key = reader.key();
  const name = reader.name();
  const unit = reader.unit();
  const old = model.indicators.find((row) => row.key === of.key);
  if (
    old !== undefined &&
    old.unit !== unit &&
    model.allocations?.some(({ total }) => total === key) === true
  )
    reader.tell('unit', 'model.unitFixed', { unit: old.unit });
  const formula = reader.text('formula');
  const figures = reader.list('figures');
  const headline = reader.choice('headline', ['yes', 'no']);
  const value = of.key === undefined ? reader.number('value', unit) : undefined;
  const figure = value === undefined ? undefined : baseFigure(reader, key, unit, value, date);
  const used = figure === undefined ? figures : [...figures, figure.id];
  // A value alone would end with its year: until there is another formula it stays as it is.
  const held = formula === '' && figure !== undefined ? `=PREV(${key})` : formula;
  const row: Indicator = {
    key,
    name,
    unit,
    group: groupKey(model, reader.needed('group')),
    ...given({
      caliber: reader.both('caliberZh', 'caliberEn'),
      figures: used.length === 0 ? undefined : used,
      startsFrom: reader.choice('startsFrom', ['plan']),
      measure: reader.choice('measure', MEASURES),
      formula: held === '' ? undefined : held,
      from: reader.year('from'),
      reason: reader.both('reasonZh', 'reasonEn'),
      headline: headline === undefined ? undefined : headline === 'yes',
      over: readOver(reader),
      total: readTotal(reader),
    }),
  };
  return {
    ...model,
    figures: figure === undefined ? model.figures : [...model.figures, figure],
    indicators: putRow(model.indicators, row, of.key),
  };
}

function baseFigure(reader: FormReader, key: string, unit: string, value: number, date: string): Figure {
  const { model } = reader.of;
  const taken = new Set(model.figures.map(({ id }) => id.toLowerCase()));
  let id = `${key}_${model.baseYear}`;
  for (let n = 2; taken.has(id.toLowerCase()); n += 1) id = `${key}_${model.baseYear}_${n}`;
  return {
    ...{ id, indicator: key, geography: model.geography, period: String(model.baseYear) },
    ...{ periodBasis: 'printed', value, unit, qualifier: 'exact', kind: 'input', caliber: '' },
    ...{ author: reader.text('figureAuthor'), date, note: reader.text('note') },
  };
}

/** A heading as people see it, or its key where it has no name. */
export function groupText(model: Model, group: string, language: FormOf['language']): string {
  return model.groups?.find(({ key }) => key === group)?.name[language] ?? group;
}

/** The key of a heading by its key or name; a new heading is its own key. */
export function groupKey(model: Model, text: string): string {
  const wanted = foldName(text);
  const found = model.groups?.find(({ key, name }) =>
    [key, name.zh, name.en].some((each) => foldName(each) === wanted),
  );
  return found?.key ?? text;
}

/** `place:city; investor:kind`. */
function readOver(reader: FormReader): readonly Over[] | undefined {
  const items = reader.list('over');
  if (items.length === 0) return undefined;
  return items.map((item) => {
    const [dimension = '', level = '', ...others] = item.split(/[:：]/);
    if (dimension === '' || level === '' || others.length > 0)
      reader.tell('over', 'workbook.notOver', { found: item });
    return { dimension, level };
  });
}

/** `sum`, `given`, `none`, or `mean` and the key of the weights. */
function readTotal(reader: FormReader): Total | undefined {
  const [word = '', weight] = reader.text('ofMembers').split(/\s+/);
  if (word === 'mean' && weight !== undefined) return { mean: weight };
  if (word === '' || word === 'sum' || word === 'given' || word === 'none')
    return word === '' ? undefined : word;
  reader.tell('ofMembers', 'model.choice', {
    found: reader.text('ofMembers'),
    choices: 'sum, given, none, mean KEY',
  });
  return undefined;
}
