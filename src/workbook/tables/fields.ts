/**
 * Single fields of a table row, read and written: text, numbers in a unit, closed choices, lists, groups,
 * sources, distributions. For each kind the writer and the reader are together.
 */
import { readTypedNumber } from '../../figures/typedNumber.js';
import { cellValue, convert, findUnit, reportedValue } from '../../figures/units.js';
import type { Bilingual, Language } from '../../messages/language.js';
import { ASSUMPTION, CHOICES, type HeaderId } from '../../messages/wording/workbook.js';
import type { Distribution, LeverCost, Named, Parameter } from '../../model/model.js';
import type { Cell } from '../plan/plan.js';
import { blank, constant } from '../plan/sheet.js';
import { isBlank, normalise, plainText, type ReadRow, type Report } from './tables.js';
import type { Role } from '../plan/styles.js';

// --- text -------------------------------------------------------------------------------------

export function textCell(text: string | undefined, role: Role = 'text'): Cell {
  return text === undefined || text === '' ? blank(role) : constant(text, role);
}

/** The text of a field; empty if the cell is empty. */
export function readText(row: ReadRow, id: HeaderId, report: Report): string {
  const cell = row.cell(id);
  if (typeof cell?.value === 'object' && cell.value !== null) {
    report.add('workbook.notText', 'error', row.place(id), { found: cell.value.error }, row.key);
    return '';
  }
  return plainText(cell);
}

/** A formula's text, even if Excel took the typed text for a formula of its own. */
export function readFormulaText(row: ReadRow, id: HeaderId, report: Report): string | undefined {
  const formula = row.cell(id)?.formula;
  if (formula !== undefined) return formula;
  const text = readText(row, id, report);
  return text.trim() === '' ? undefined : text;
}

/** A bilingual text from two columns; undefined if both are empty. */
export function readBoth(row: ReadRow, zh: HeaderId, en: HeaderId, report: Report): Bilingual | undefined {
  const texts = { zh: readText(row, zh, report), en: readText(row, en, report) };
  return texts.zh === '' && texts.en === '' ? undefined : texts;
}

// --- numbers ----------------------------------------------------------------------------------

/** The number format of a unit. */
export function formatOf(unit: string): string {
  return findUnit(unit)?.format ?? 'General';
}

/** A unit as a sheet shows it beside numbers: its symbol, or its name if the symbol is Chinese and the sheet is not. */
export function unitText(unit: string, language: Language): string {
  return language === 'zh' || /^[ -~‰]*$/.test(unit) ? unit : (findUnit(unit)?.name.en ?? unit);
}

/** The cell value (0.0322) of a written value (3.22 with %). With an unknown unit it is the written value. */
export function inCell(value: number, unit: string): number {
  const found = findUnit(unit);
  return found === undefined ? value : cellValue(value, found);
}

/** `*10000` from cells in 万亿元 to cells in 亿元; empty if the cells have the same scale or cannot be compared. */
export function conversion(from: string, to: string): string {
  const [source, target] = [findUnit(from), findUnit(to)];
  const one = source && target && convert(1, source, target);
  if (source === undefined || target === undefined || one === undefined) return '';
  const factor = Number((cellValue(one, target) / cellValue(1, source)).toPrecision(15));
  if (factor === 1) return '';
  return factor < 1 ? `/${Number((1 / factor).toPrecision(15))}` : `*${factor}`;
}

/** The written value of a cell's number. Excel keeps 15 digits, so further digits are rounding errors. */
export function fromCell(value: number, unit: string, calculated = false): number {
  const found = findUnit(unit);
  const written = found === undefined ? value : reportedValue(value, found);
  return calculated ? Number(written.toPrecision(15)) : written;
}

/** The cell of a written value; blank if there is none. */
export function numberCell(value: number | undefined, unit: string, role: Role): Cell {
  return value === undefined
    ? blank(role, formatOf(unit))
    : constant(inCell(value, unit), role, formatOf(unit));
}

/** A number as the cell value; undefined if empty. Anything else is reported. */
export function readNumber(row: ReadRow, id: HeaderId, report: Report, unit = ''): number | undefined {
  const cell = row.cell(id);
  if (isBlank(cell)) return undefined;
  const value = cell?.value;
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return readTextNumber(value, unit, row.place(id), row.key, report);
  const found = typeof value === 'object' && value !== null ? value.error : plainText(cell);
  report.add('workbook.notNumber', 'error', row.place(id), { found }, row.key);
  return undefined;
}

/** A text that can mean only one number, as the cell value: it is accepted and reported. Any other text is a problem. */
export function readTextNumber(
  text: string,
  unit: string,
  place: string,
  key: string | undefined,
  report: Report,
): number | undefined {
  const reading = readTypedNumber(text, { unit: findUnit(unit)?.symbol ?? '', holdsFractions: true });
  if (reading.ok) {
    report.add('workbook.textTaken', 'warning', place, { found: text, value: reading.value }, key);
    return inCell(reading.value, unit);
  }
  const { code, args } = reading.problem;
  if (code === 'figures.typedNotNumber')
    report.add('workbook.notNumber', 'error', place, { found: text }, key);
  else report.add(code, 'error', place, args, key);
  return undefined;
}

/** The written value of a field in a unit; undefined if it is empty or was reported. */
export function readValue(row: ReadRow, id: HeaderId, unit: string, report: Report): number | undefined {
  const value = readNumber(row, id, report, unit);
  return value === undefined ? undefined : fromCell(value, unit, row.cell(id)?.formula !== undefined);
}

/** A required number; reported if it is missing. */
export function required(value: number | undefined, row: ReadRow, id: HeaderId, report: Report): number {
  if (value === undefined && isBlank(row.cell(id)))
    report.add('workbook.valueMissing', 'error', row.place(id), {}, row.key);
  return value ?? 0;
}

// --- closed choices ---------------------------------------------------------------------------

type Choices = typeof CHOICES;

/** The word of a choice in a language. */
export function choiceText<K extends keyof Choices>(
  kind: K,
  code: keyof Choices[K] & string,
  language: Language,
): string {
  const words: Readonly<Record<string, Bilingual>> = CHOICES[kind];
  return words[code]?.[language] ?? code;
}

/** The code of a word in either language, or of the code itself; otherwise undefined and reported. */
export function readChoice<T extends string>(
  row: ReadRow,
  id: HeaderId,
  kind: keyof Choices,
  codes: readonly T[],
  report: Report,
): T | undefined {
  const words: Readonly<Record<string, Bilingual>> = CHOICES[kind];
  const text = readText(row, id, report);
  const wanted = normalise(text);
  const code = codes.find((candidate) => {
    const word = words[candidate];
    return (
      wanted === normalise(candidate) ||
      [word?.zh, word?.en].some((w) => w !== undefined && normalise(w) === wanted)
    );
  });
  if (code === undefined)
    report.add(
      'workbook.notChoice',
      'error',
      row.place(id),
      {
        found: text,
        choicesZh: codes.map((c) => words[c]?.zh ?? c).join('、'),
        choicesEn: codes.map((c) => words[c]?.en ?? c).join(', '),
      },
      row.key,
    );
  return code;
}

/** Like `readChoice`, but an empty or missing cell means no choice. */
export function readOptionalChoice<T extends string>(
  row: ReadRow,
  id: HeaderId,
  kind: keyof Choices,
  codes: readonly T[],
  report: Report,
): T | undefined {
  return isBlank(row.cell(id)) ? undefined : readChoice(row, id, kind, codes, report);
}

// --- lists, groups, sources ---------------------------------------------------------------------

/** Items as one text, separated by semicolons. */
export function listText(items: readonly (string | number)[] | undefined): string {
  return (items ?? []).join('; ');
}

/** The items of a field. */
export function readList(row: ReadRow, id: HeaderId, report: Report): readonly string[] {
  return splitList(readText(row, id, report));
}

/** Lists by key, a line each: `gov=basic; talent`. */
export function listsText(lists: Readonly<Record<string, readonly string[]>> = {}): string {
  return Object.entries(lists)
    .map(([key, items]) => `${key}=${listText(items)}`)
    .join('\n');
}

/** Lists by key. A line without `=` is a key without items. */
export function readLists(
  row: ReadRow,
  id: HeaderId,
  report: Report,
): Readonly<Record<string, readonly string[]>> {
  const lines = readText(row, id, report)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [key = '', ...items] = line.split(/[=＝]/);
      return [key.trim(), splitList(items.join('='))];
    }),
  );
}

/** The items of a text, without blanks around them. */
export function splitList(text: string): readonly string[] {
  return text.split(/[;；,，、\s]+/).filter((item) => item !== '');
}

/** Headings of groups as a sheet shows them, and from such headings to keys. */
export interface GroupNames {
  text(group: string, language: Language): string;
  key(text: string): string;
}

/** A group that is not listed, or whose name is ambiguous, is shown by its key. */
export function groupNames(groups: readonly Named[] = []): GroupNames {
  const byKey = new Map(groups.map((group) => [normalise(group.key), group]));
  const byName = new Map(
    groups.flatMap(({ key, name }) => [name.zh, name.en].map((text) => [normalise(text), key] as const)),
  );
  const key = (text: string): string => {
    const wanted = normalise(text);
    return byKey.get(wanted)?.key ?? byName.get(wanted) ?? text.trim();
  };
  return {
    text: (group, language) => {
      const name = byKey.get(normalise(group))?.name[language];
      return name !== undefined && key(name) === group ? name : group;
    },
    key,
  };
}

const ASSUMED = 'assumption';

/** A source as the sheet shows it. */
export function sourceText(source: string, language: Language): string {
  return source === ASSUMED ? ASSUMPTION[language] : source;
}

/** The source of a row. */
export function readSource(row: ReadRow, report: Report): string {
  const text = readText(row, 'source', report);
  return [ASSUMPTION.zh, ASSUMPTION.en].some((w) => normalise(w) === normalise(text)) ? ASSUMED : text;
}

// --- options of a switch, distributions -----------------------------------------------------------

/** `1: includes government`, one line each; the numbers count from `min`. */
export function optionLines(
  options: readonly Bilingual[] | undefined,
  min: number,
  language: Language,
): string {
  return (options ?? []).map((option, i) => `${min + i}: ${option[language]}`).join('\n');
}

/** The options of a switch; undefined if there are none. */
export function readOptions(row: ReadRow, report: Report): readonly Bilingual[] | undefined {
  const [zh, en] = (['optionsZh', 'optionsEn'] as const).map((id) => {
    const text = readText(row, id, report);
    return text === ''
      ? []
      : text.split(/\r?\n/).map((line) => line.replace(/^\s*-?\d+(?:\.\d+)?\s*[:：]\s?/, ''));
  });
  const count = Math.max(zh?.length ?? 0, en?.length ?? 0);
  if (count === 0) return undefined;
  return Array.from({ length: count }, (_, i) => ({ zh: zh?.[i] ?? '', en: en?.[i] ?? '' }));
}

/** `normal(mean=5, sd=0.8)`, in the parameter's unit. */
export function distributionText(distribution: Distribution | undefined): string {
  if (distribution === undefined) return '';
  const parts = Object.entries(distribution.parameters).map(([name, value]) => `${name}=${value}`);
  return `${distribution.kind}(${parts.join(', ')})`;
}

/** The distribution of a parameter; undefined if there is none, or if it was reported. */
export function readDistribution(row: ReadRow, report: Report): Distribution | undefined {
  const text = readText(row, 'distribution', report).trim();
  if (text === '') return undefined;
  const match = /^(\w+)\s*[(（]([^()（）]*)[)）]$/.exec(text);
  const pairs = (match?.[2] ?? '').split(/[,，;；]/).filter((part) => part.trim() !== '');
  const parameters = pairs.map((part) => part.split('=').map((piece) => piece.trim()));
  const kind = match?.[1];
  if (
    kind === undefined ||
    parameters.some(
      ([name = '', value = '', more]) => name === '' || more !== undefined || numberOf(value) === undefined,
    )
  ) {
    report.add('workbook.notDistribution', 'error', row.place('distribution'), { found: text }, row.key);
    return undefined;
  }
  return {
    kind,
    parameters: Object.fromEntries(parameters.map(([name = '', value = '']) => [name, numberOf(value) ?? 0])),
  };
}

/** A plain number in a list: `0x10` and an empty text are not numbers. */
function numberOf(text: string): number | undefined {
  const reading = readTypedNumber(text, { unit: '' });
  return reading.ok ? reading.value : undefined;
}

/** `12 亿元`. */
export function costText(cost: LeverCost | undefined): string {
  return cost === undefined ? '' : `${cost.amount} ${cost.unit}`;
}

/** The cost of a lever; undefined if there is none, or if it was reported. */
export function readCost(row: ReadRow, report: Report): LeverCost | undefined {
  const text = readText(row, 'cost', report).trim();
  if (text === '') return undefined;
  const match = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)\s*(\S+)$/.exec(text);
  const amount = Number(match?.[1] ?? Number.NaN);
  const unit = findUnit(match?.[2] ?? '');
  if (!Number.isFinite(amount) || unit === undefined) {
    report.add('workbook.notCost', 'error', row.place('cost'), { found: text }, row.key);
    return undefined;
  }
  return { amount, unit: unit.symbol };
}

/** Numbers by key: `hangzhou=3, ningbo=2.5`. */
export function numbersText(numbers: Readonly<Record<string, number>> = {}): string {
  return Object.entries(numbers)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

/** Numbers by key; undefined if there are none, or if they were reported. */
export function readNumbers(
  row: ReadRow,
  id: HeaderId,
  report: Report,
  code: 'workbook.notNumbers' | 'workbook.notCorrelations' = 'workbook.notNumbers',
): Readonly<Record<string, number>> | undefined {
  const text = readText(row, id, report).trim();
  if (text === '') return undefined;
  const pairs = text
    .split(/[,，;；]/)
    .filter((part) => part.trim() !== '')
    .map((part) => part.split('=').map((piece) => piece.trim()));
  const isWrong = ([key = '', value = '', more]: readonly string[]): boolean =>
    key === '' || more !== undefined || numberOf(value) === undefined;
  if (pairs.some(isWrong)) {
    report.add(code, 'error', row.place(id), { found: text }, row.key);
    return undefined;
  }
  return Object.fromEntries(pairs.map(([key = '', value = '']) => [key, numberOf(value) ?? 0]));
}

/** `price_growth=0.6, wage_growth=-0.2`. */
export function correlationsText(correlations: Parameter['correlations']): string {
  return numbersText(correlations);
}

/** Correlations by key; undefined if there are none. */
export function readCorrelations(row: ReadRow, report: Report): Parameter['correlations'] {
  return readNumbers(row, 'correlations', report, 'workbook.notCorrelations');
}
