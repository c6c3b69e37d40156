/**
 * The form of a parameter. Its values are changed in the scenarios and its distribution with the other uncertain parameters, so an
 * existing one keeps both; its unit stays too, because all its numbers are in it.
 */
import { findUnit } from '../../figures/units.js';
import type { Bilingual } from '../../messages/language.js';
import { ROLES, type LeverCost, type Model, type Parameter } from '../model.js';
import { given, putRow, type FormOf, type FormReader, type RowForm } from './formReader.js';
import { groupKey, groupText } from './indicatorForm.js';

export function parameterForm(model: Model, row: Parameter, language: FormOf['language']): RowForm {
  return {
    nameZh: row.name.zh,
    nameEn: row.name.en,
    key: row.key,
    unit: row.unit,
    group: groupText(model, row.group, language),
    min: String(row.min),
    max: String(row.max),
    role: row.role,
    earliest: String(row.earliest ?? ''),
    cost: row.cost === undefined ? '' : `${row.cost.amount} ${row.cost.unit}`,
    optionsZh: (row.options ?? []).map(({ zh }) => zh).join('\n'),
    optionsEn: (row.options ?? []).map(({ en }) => en).join('\n'),
    reasonZh: row.reason.zh,
    reasonEn: row.reason.en,
    source: row.source,
  };
}

/** A new parameter has its value from the form; afterwards the form has none. */
export function putParameter(reader: FormReader): Model {
  const { of } = reader;
  const { model } = of;
  const old = model.parameters.find(({ key }) => key === of.key);
  const unit = reader.unit();
  if (old !== undefined && old.unit !== unit) reader.tell('unit', 'model.unitFixed', { unit: old.unit });
  const row: Parameter = {
    key: reader.key(),
    name: reader.name(),
    unit,
    group: groupKey(model, reader.needed('group')),
    value: old?.value ?? reader.values('value', unit),
    min: reader.neededNumber('min', unit),
    max: reader.neededNumber('max', unit),
    role: reader.choice('role', ROLES) ?? 'lever',
    reason: reader.both('reasonZh', 'reasonEn') ?? { zh: '', en: '' },
    source: reader.source(),
    ...given({
      earliest: reader.year('earliest'),
      cost: readCost(reader),
      options: readOptions(reader),
      distribution: old?.distribution,
      marginOf: old?.marginOf,
      correlations: old?.correlations,
    }),
  };
  return { ...model, parameters: putRow(model.parameters, row, of.key) };
}

/** `12 亿元`. */
function readCost(reader: FormReader): LeverCost | undefined {
  const text = reader.text('cost');
  if (text === '') return undefined;
  const [, number = '', symbol = ''] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)\s*(\S.*)$/.exec(text) ?? [];
  const unit = findUnit(symbol);
  if (unit !== undefined && Number.isFinite(Number(number)))
    return { amount: Number(number), unit: unit.symbol };
  reader.tell('cost', 'workbook.notCost', { found: text });
  return undefined;
}

/** A line for each option, in the order of the whole numbers from the minimum on. */
function readOptions(reader: FormReader): readonly Bilingual[] | undefined {
  const lines = (id: 'optionsZh' | 'optionsEn'): readonly string[] =>
    reader
      .text(id)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const [zh, en] = [lines('optionsZh'), lines('optionsEn')];
  const count = Math.max(zh.length, en.length);
  if (count === 0) return undefined;
  return Array.from({ length: count }, (_, i) => {
    const [first, second] = [zh[i] ?? en[i] ?? '', en[i] ?? zh[i] ?? ''];
    return { zh: first, en: second };
  });
}
