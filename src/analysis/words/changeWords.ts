/**
 * Describes changes of a model in words: “研发增速（达标）：8% → 9%”.
 *
 * In: changes, and a model in which names and units are looked up; a row that it no longer has is named by the change itself or
 * by its key. Out: what, from and to, in both languages; an added or removed row has no from and to. Formulas are written with
 * display names. For values by year only the years that differ are listed.
 */
import { cellValue, findUnit } from '../../figures/units.js';
import { parseFormula } from '../../formula/text/parse.js';
import { printFormula } from '../../formula/text/print.js';
import { HISTORY, historyText, isHistoryText, type HistoryText } from '../../messages/wording/history.js';
import type { Bilingual } from '../../messages/language.js';
import { ASSUMPTION, CHOICES } from '../../messages/wording/workbook.js';
import { AFTER, isTable, splitPath, type JournalChange, type ModelTable } from '../../model/changes.js';
import type { JournalEntry } from '../../model/journal.js';
import type { Model, ParameterValue } from '../../model/model.js';
import { modelNames } from '../../model/names.js';
import { givenYears, heldValue } from '../../model/parameters.js';
import { amount } from './words.js';

export interface ChangeWords {
  readonly what: Bilingual;
  readonly from?: Bilingual;
  readonly to?: Bilingual;
}

/** Largest number of characters of a value in words. */
const MOST_SAID = 300;

export function wordChanges(changes: readonly JournalChange[], model: Model): readonly ChangeWords[] {
  const parsed = changes.map((change) => ({ ...change, parts: splitPath(change.path) }));
  const comings = new Set(parsed.filter(({ parts }) => parts.length === 2).map(({ parts }) => parts[0]));
  const moved = new Map<ModelTable, string[]>();
  const words = parsed.flatMap((change): readonly ChangeWords[] => {
    const [table, key = '', field] = change.parts;
    if (!isTable(table)) return [wordField(model, undefined, change)];
    if (field !== AFTER) return [wordField(model, { table, key }, change)];
    // If rows are added or removed, the changed positions of their neighbours are not mentioned.
    if (!comings.has(table)) moved.set(table, [...(moved.get(table) ?? []), key]);
    return [];
  });
  return [...words, ...[...moved].map(([table, keys]) => wordMove(model, table, keys))];
}

/** One line: `研发增速（达标）：8% → 9%`. */
export function changeLine({ what, from, to }: ChangeWords): Bilingual {
  if (from === undefined && to === undefined) return what;
  const none = HISTORY['value.none'];
  return historyText('line.change', { what, from: from ?? none, to: to ?? none });
}

/** The origin of an entry, in words; empty for a plain edit. */
export function stepWords({ step, folded, at }: JournalEntry): Bilingual | undefined {
  if (step === undefined) return undefined;
  if (step !== 'fold') return HISTORY[`step.${step}`];
  return historyText('step.fold', {
    count: folded?.count ?? 1,
    since: shownTime(folded?.since ?? at).slice(0, 10),
  });
}

/** `2026-01-31T16:05:09+08:00` -> `2026-01-31 16:05:09 +08:00` */
export function shownTime(at: string): string {
  return at.replace('T', ' ').replace(/(Z|[+-]\d\d:\d\d)$/, ' $1');
}

interface RowPlace {
  readonly table: ModelTable;
  readonly key: string;
}

function wordField(
  model: Model,
  row: RowPlace | undefined,
  change: JournalChange & { readonly parts: readonly string[] },
): ChangeWords {
  const [from, to] = [readValue(change.from), readValue(change.to)];
  const fields = change.parts.slice(row === undefined ? 0 : 2);
  if (row === undefined)
    return {
      what: historyText('what.model', { field: fieldName(fields) }),
      from: wordPlain(from),
      to: wordPlain(to),
    };
  if (fields.length === 0) {
    const name = rowName(model, row, to ?? from);
    return { what: historyText(to === undefined ? 'row.removed' : 'row.added', { row: name }) };
  }
  const isScenarioValue = row.table === 'scenarios' && fields[0] === 'values';
  const parameter = isScenarioValue
    ? fields[1]
    : row.table === 'parameters' && fields[0] === 'value'
      ? row.key
      : '';
  if (parameter !== undefined && parameter !== '') {
    const name = nameIn(model, 'parameters', parameter);
    const what = isScenarioValue
      ? historyText('what.scenarioValue', { name, scenario: nameIn(model, 'scenarios', row.key) })
      : name;
    return wordParameterValues(model, parameter, what, from, to);
  }
  const what = historyText('what.field', { row: rowName(model, row, undefined), field: fieldName(fields) });
  const word = (value: unknown): Bilingual => wordFieldValue(model, row, fields[0] ?? '', value);
  return { what, from: word(from), to: word(to) };
}

function wordMove(model: Model, table: ModelTable, keys: readonly string[]): ChangeWords {
  const names = keys.slice(0, 3).map((key) => nameIn(model, table, key));
  const rows = joinWith(names, 'line.names');
  return { what: historyText('row.moved', { table: HISTORY[`table.${table}`], rows }) };
}

// --- names ------------------------------------------------------------------------------------------------

function rowName(model: Model, { table, key }: RowPlace, row: unknown): Bilingual {
  return historyText(`row.${table}`, { name: nameIn(model, table, key, row) });
}

/** The name of a row in the model, or in the added or removed row; else its key. */
function nameIn(model: Model, table: ModelTable, key: string, row?: unknown): Bilingual {
  const plain = { zh: key, en: key };
  if (table === 'figures' || table === 'documents') return plain;
  const found: unknown =
    row ??
    (model[table] as readonly { readonly key: string }[] | undefined)?.find((each) => each.key === key);
  if (typeof found !== 'object' || found === null) return plain;
  const { name, indicator, year } = found as { name?: unknown; indicator?: unknown; year?: unknown };
  if (table === 'targets')
    return typeof indicator === 'string' && typeof year === 'number'
      ? historyText('row.targetName', { year, indicator: nameIn(model, 'indicators', indicator) })
      : plain;
  return isBilingual(name) ? name : plain;
}

function fieldName(fields: readonly string[]): Bilingual {
  const full = `field.${fields.join('.')}`;
  const head = `field.${fields[0] ?? ''}`;
  if (isHistoryText(full)) return HISTORY[full];
  return isHistoryText(head) ? HISTORY[head] : { zh: fields.join('.'), en: fields.join('.') };
}

// --- values -----------------------------------------------------------------------------------------------

function wordFieldValue(model: Model, { table, key }: RowPlace, field: string, value: unknown): Bilingual {
  if (value === undefined) return HISTORY['value.none'];
  const unit = unitOfField(model, table, key, field);
  if (typeof value === 'number' && unit !== undefined) return wordNumber(value, unit);
  if (typeof value !== 'string') return wordPlain(value);
  if (field === 'formula') return wordFormula(model, value);
  if (field === 'extends') return nameIn(model, 'scenarios', value);
  if (field === 'indicator') return nameIn(model, 'indicators', value);
  if (field === 'group') return model.groups?.find(({ key }) => key === value)?.name ?? wordPlain(value);
  if (field === 'source' && value === 'assumption') return ASSUMPTION;
  const choices: Readonly<Record<string, Bilingual>> = isChoice(field) ? CHOICES[field] : {};
  return choices[value] ?? wordPlain(value);
}

function isChoice(field: string): field is keyof typeof CHOICES {
  return Object.hasOwn(CHOICES, field);
}

function unitOfField(model: Model, table: ModelTable, key: string, field: string): string | undefined {
  if (table === 'parameters' && (field === 'min' || field === 'max')) return unitOf(model, 'parameters', key);
  if (table === 'figures' && (field === 'value' || field === 'revised'))
    return model.figures.find(({ id }) => id === key)?.unit;
  if (table !== 'targets' || (field !== 'value' && field !== 'tolerance')) return undefined;
  return model.targets.find((target) => target.key === key)?.unit;
}

function unitOf(model: Model, table: 'parameters' | 'indicators', key: string): string | undefined {
  return model[table].find((row) => row.key === key)?.unit;
}

/** Over the years given by either side, those in which the held values differ. */
function wordParameterValues(
  model: Model,
  parameter: string,
  what: Bilingual,
  from: unknown,
  to: unknown,
): ChangeWords {
  const [was, is] = [from, to].map((value) => (isParameterValue(value) ? value : undefined));
  const years = [was, is].flatMap((value) => (typeof value === 'object' ? givenYears(value, 0) : []));
  const starts = [...new Set([model.firstYear, ...years])].sort((a, b) => a - b);
  const differing = starts.filter((year) => heldValue(was, year) !== heldValue(is, year));
  const [only, ...others] = differing;
  const [heldBefore, heldAfter] = [heldValue(was, only ?? 0), heldValue(is, only ?? 0)];
  if (only !== undefined && others.length === 0 && heldBefore !== undefined && heldAfter !== undefined)
    return {
      what: only === model.firstYear ? what : historyText('what.fromYear', { what, year: only }),
      from: wordParameterNumber(model, parameter, heldBefore),
      to: wordParameterNumber(model, parameter, heldAfter),
    };
  const word = (value: ParameterValue | undefined): Bilingual => {
    if (value === undefined) return HISTORY['value.inherited'];
    if (typeof value === 'number') return wordParameterNumber(model, parameter, value);
    const shown = was === undefined || is === undefined ? givenYears(value, 0) : differing;
    const parts = shown.map((year) => {
      const held = heldValue(value, year);
      const words =
        held === undefined ? HISTORY['value.inherited'] : wordParameterNumber(model, parameter, held);
      return year === model.firstYear && shown.length === 1
        ? words
        : historyText('value.fromYear', { year, value: words });
    });
    return joinWith(parts, 'value.list');
  };
  return { what, from: word(was), to: word(is) };
}

function wordParameterNumber(model: Model, key: string, value: number): Bilingual {
  const parameter = model.parameters.find((row) => row.key === key);
  const option = parameter?.options?.[value - parameter.min];
  return option ?? wordNumber(value, parameter?.unit ?? '');
}

/** A number in its unit, as written. */
function wordNumber(value: number, symbol: string): Bilingual {
  const unit = findUnit(symbol);
  return unit === undefined ? wordPlain(value) : amount(cellValue(value, unit), unit, 8);
}

function wordFormula(model: Model, formula: string): Bilingual {
  const names = modelNames(model);
  const parsed = parseFormula(formula, names);
  if (!parsed.ok) return wordText(formula);
  const [zh, en] = (['zh', 'en'] as const).map((language) => printFormula(parsed.value, names, language));
  return { zh: wordText(zh ?? '').zh, en: wordText(en ?? '').en };
}

function wordPlain(value: unknown): Bilingual {
  if (value === undefined || value === '') return HISTORY['value.none'];
  if (isBilingual(value)) return value;
  const text =
    typeof value === 'string' ? value : Array.isArray(value) ? value.map(asText).join(', ') : asText(value);
  return wordText(text);
}

function wordText(text: string): Bilingual {
  const said = text.length > MOST_SAID ? `${text.slice(0, MOST_SAID - 1)}…` : text;
  return { zh: said, en: said };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function joinWith(parts: readonly Bilingual[], separator: HistoryText): Bilingual {
  return {
    zh: parts.map(({ zh }) => zh).join(HISTORY[separator].zh),
    en: parts.map(({ en }) => en).join(HISTORY[separator].en),
  };
}

function readValue(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

function isBilingual(value: unknown): value is Bilingual {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}

function isParameterValue(value: unknown): value is ParameterValue {
  return typeof value === 'number' || (typeof value === 'object' && value !== null);
}
