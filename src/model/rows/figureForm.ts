/**
 * The form of a figure: a number of the user's own, a derived one, or one that a document states.
 *
 * What a document prints stays as it is: a number typed over it is a revision, with the day and whoever gives it. The field
 * `figures` is whether the series of the indicator uses the figure.
 */
import { FIGURE_KINDS, PERIOD_BASES, QUALIFIERS, usedValue, type Figure } from '../../figures/figure.js';
import { parsePeriod } from '../../figures/period.js';
import { followFigures } from '../derivedTargets.js';
import type { Indicator, Model } from '../model.js';
import { given, type FormReader, type RowForm } from './formReader.js';

export function figureForm(model: Model, row: Figure): RowForm {
  const isUsed = model.indicators.some(
    ({ key, figures }) => key === row.indicator && figures?.includes(row.id) === true,
  );
  return {
    key: row.id,
    indicator: row.indicator,
    period: row.period,
    value: row.formula === undefined ? String(usedValue(row)) : '',
    unit: row.unit,
    kind: row.kind,
    figureAuthor: row.author ?? '',
    note: row.note,
    figures: isUsed ? 'yes' : 'no',
    formula: row.formula ?? '',
    geography: row.geography,
    member: row.member ?? '',
    valueMax: String(row.valueMax ?? ''),
    qualifier: row.qualifier,
    periodBasis: row.periodBasis,
    cumulative: row.cumulative === true ? 'yes' : '',
    figureCaliber: row.caliber,
  };
}

/** `date`: today, the day of an input or a revision. */
export function putFigure(reader: FormReader, date: string): Model {
  const { of } = reader;
  const { model } = of;
  const old = model.figures.find(({ id }) => id === of.key);
  const row = readFigure(reader, old, date);
  const figures =
    old === undefined ? [...model.figures, row] : model.figures.map((each) => (each === old ? row : each));
  const isUsed = reader.choice('figures', ['yes', 'no']) === 'yes';
  const indicators = model.indicators.map((each) =>
    withFigure(each, row.id, isUsed && each.key === row.indicator, old),
  );
  const changed = { ...model, figures, indicators };
  return old === undefined ? changed : followFigures(model, changed);
}

function readFigure(reader: FormReader, old: Figure | undefined, date: string): Figure {
  const id = reader.key();
  const kind = reader.choice('kind', FIGURE_KINDS) ?? 'input';
  const source = kind === 'input' || kind === 'derived' ? undefined : old?.source;
  // Without a document only a number of the user's own, or one that is derived, can be stated.
  if (source === undefined && kind !== 'input' && kind !== 'derived')
    reader.tell('kind', 'model.figureUnsourced', {});
  const unit = reader.unit();
  const period = reader.text('period');
  if (period !== '' && parsePeriod(period) === undefined)
    reader.tell('period', 'figures.period', { found: period });
  // That of a derived figure is what its formula comes to.
  const number = kind === 'derived' ? (old?.value ?? NaN) : reader.neededNumber('value', unit);
  const isPrinted = source !== undefined && old !== undefined;
  if (isPrinted && old.unit !== unit) reader.tell('unit', 'model.unitFixed', { unit: old.unit });
  const isRevised = isPrinted && number !== old.value;
  const valueMax = isPrinted ? old.valueMax : reader.number('valueMax', unit);
  const isOwn = kind === 'input' || isRevised;
  const author = isOwn ? reader.needed('figureAuthor') : '';
  const note = isOwn ? reader.needed('note') : reader.text('note');
  const isSame = old !== undefined && usedValue(old) === number && old.author === author && old.note === note;
  return {
    id,
    indicator: reader.needed('indicator'),
    geography: reader.text('geography'),
    period,
    periodBasis: reader.choice('periodBasis', PERIOD_BASES) ?? 'printed',
    value: isPrinted ? old.value : number,
    unit,
    qualifier: reader.choice('qualifier', QUALIFIERS) ?? 'exact',
    kind,
    caliber: reader.text('figureCaliber'),
    note,
    ...given({
      member: reader.text('member') === '' ? undefined : reader.text('member'),
      cumulative: reader.choice('cumulative', ['yes']) === 'yes' ? (true as const) : undefined,
      revised: isRevised ? number : undefined,
      valueMax,
      source,
      formula: kind === 'derived' ? reader.needed('formula') : undefined,
      author: isOwn ? author : undefined,
      date: isOwn ? (isSame ? (old.date ?? date) : date) : undefined,
    }),
  };
}

/** The indicator that uses the figure, or no longer does. */
function withFigure(row: Indicator, id: string, isUsed: boolean, old: Figure | undefined): Indicator {
  const has = row.figures?.includes(id) === true;
  // Another indicator may use the figure too; only that of the figure follows the form.
  if (has === isUsed || (has && old?.indicator !== row.key)) return row;
  const { figures = [], ...rest } = row;
  const left = isUsed ? [...figures, id] : figures.filter((each) => each !== id);
  return left.length === 0 ? rest : { ...rest, figures: left };
}
