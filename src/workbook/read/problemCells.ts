/** Finds the cell of a problem of the model: the cell with its table, key and field. */
import type { Place } from '../../messages/problem.js';
import type { HeaderId } from '../../messages/wording/workbook.js';
import { firstInputColumn, type InputRows } from './readInputRows.js';
import { placeOf, type ReadRow } from '../tables/tables.js';

/** Rows of the tables as read, by table and key: `indicators sales`. */
type RowPlaces = ReadonlyMap<string, ReadRow>;

/** Columns of fields whose name differs from the column's. */
const FIELD_COLUMNS: Readonly<Record<string, HeaderId>> = {
  'targets value': 'targetValue',
  'targets base': 'baseFigure',
  'figures caliber': 'figureCaliber',
  'figures source': 'document',
  'figures note': 'note',
  'figures revised': 'value',
  'figures author': 'figureAuthor',
  'figures date': 'figureDate',
  options: 'optionsZh',
  reason: 'reasonZh',
  note: 'noteZh',
  caliber: 'caliberZh',
  name: 'nameZh',
  'name.zh': 'nameZh',
  'name.en': 'nameEn',
};

/** The place of a problem with its cell, if its table, key and field determine one. */
export function inCellOf(place: Place, places: RowPlaces, inputs: ReadonlyMap<string, InputRows>): Place {
  const { table, key, field = '' } = place;
  if (table === undefined) return place;
  const [head = '', second = '', third = ''] = field.split('.');
  if (table === 'scenarios' && head === 'values')
    return { ...place, ...inputCell(inputs.get(key ?? ''), second, third) };
  const row = table === 'model' ? settingRow(places, head, field) : places.get(`${table} ${key ?? ''}`);
  if (table === 'parameters' && head === 'value') {
    const base = inputs.has('') && inputs.get('')?.rowOf.has(key ?? '') === true ? '' : undefined;
    const first = base ?? [...inputs.keys()].find((scenario) => scenario !== '');
    return { ...place, ...inputCell(inputs.get(first ?? ''), key ?? '', second) };
  }
  if (row === undefined) return place;
  const wanted = FIELD_COLUMNS[`${table} ${head}`] ?? FIELD_COLUMNS[field] ?? FIELD_COLUMNS[head] ?? head;
  return { ...place, cell: row.place(table === 'model' ? 'settingValue' : (wanted as HeaderId)) };
}

/** `overview.policy.title.zh` is about the setting `overview.policyTitleZh`, `overview.parts.2` about `overview.parts`. */
function settingRow(places: RowPlaces, head: string, field: string): ReadRow | undefined {
  if (head !== 'overview') return places.get(`settings ${head}`);
  const [, first = '', ...rest] = field.split('.').filter((step) => !/^\d+$/.test(step));
  const id = first + rest.map((step) => step.slice(0, 1).toUpperCase() + step.slice(1)).join('');
  return places.get(`settings overview.${id}`);
}

function inputCell(rows: InputRows | undefined, parameter: string, year: string): { readonly cell?: string } {
  const row = rows?.rowOf.get(parameter);
  if (rows === undefined || row === undefined) return {};
  const column = rows.columnOf.get(Number(year)) ?? firstInputColumn(rows);
  return { cell: placeOf(rows.region.sheet, row, column) };
}
