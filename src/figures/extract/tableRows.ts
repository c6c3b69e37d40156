/**
 * Rows of a table inside a document -> candidates: the row's name, the column's head, the unit of the caption.
 *
 * In: the passages that are rows of one table, the words above it, and what the document is read with. Out: a candidate for each number whose
 * unit is known. Heads are the rows before the first number; years may be across or down; a column may give the unit, and rows may be places.
 * A cell whose unit nothing says is none.
 */
import { readNumbers, type PrintedNumber } from '../number.js';
import { findUnit } from '../units.js';
import type { Candidate } from './candidate.js';
import { findIndicator } from './indicatorIndex.js';
import type { Tense } from './kindWords.js';
import { readMeasure } from './measures.js';
import type { Passage } from './passages.js';
import { readPeriods, type NamedPeriod } from './periodWords.js';
import type { Reader, Setting } from './readSentence.js';

/** What is above a table. */
interface Above {
  /** The line before it: its caption, or the unit. */
  readonly caption: string;
  readonly set: Setting;
  readonly place: string;
}

interface Cell {
  readonly text: string;
  /** Offset in its row's text. */
  readonly start: number;
}

interface Row {
  readonly passage: Passage;
  readonly cells: readonly Cell[];
}

/** What a head or a row's name says: its words without period and unit. */
interface Label {
  readonly words: string;
  readonly period: NamedPeriod | undefined;
  readonly unit: string;
  readonly tense: Tense | undefined;
  readonly isGrowth: boolean;
}

export function readTables(passages: readonly Passage[], above: Above, reader: Reader): readonly Candidate[] {
  return partTables(passages.map(cellsOf)).flatMap((rows) => readTable(rows, above, reader));
}

/** Tables that follow each other with nothing between: a head after a row of numbers begins the next. */
function partTables(rows: readonly Row[]): readonly (readonly Row[])[] {
  const tables: Row[][] = [];
  let hasNumbers = true;
  for (const row of rows) {
    const isNumbers = row.cells.slice(1).some(({ text }) => isAmount(text));
    const isHead =
      !isNumbers && row.cells.filter(({ text }) => /\p{L}|^(?:19|20)\d{2}$/u.test(text)).length > 1;
    if (tables.length === 0 || (isHead && hasNumbers)) {
      tables.push([]);
      hasNumbers = false;
    }
    tables.at(-1)?.push(row);
    hasNumbers ||= isNumbers;
  }
  return tables;
}

function readTable(rows: readonly Row[], above: Above, reader: Reader): readonly Candidate[] {
  const year = reader.time.year;
  const first = rows.findIndex(({ cells }) => cells.slice(1).some(({ text }) => isAmount(text)));
  const head = rows.slice(0, Math.max(first, 0));
  if (head.length === 0) return [];
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const labels = Array.from({ length: width }, (_, at) => labelOf(headOf(head, at), year));
  // 比上年增长 is of the year to its left.
  const columns = labels.map((label, at) =>
    label.isGrowth && label.period === undefined
      ? {
          ...label,
          period: labels
            .slice(0, at)
            .reverse()
            .find(({ period }) => period !== undefined)?.period,
        }
      : label,
  );
  const unitColumn = columns.findIndex(({ words }) => /^(?:计量)?单位$|^unit$/i.test(words));
  const over = labelOf(above.caption, year);
  // 指标（亿元）: the unit of the whole table.
  const caption = over.unit === '' ? { ...over, unit: columns[0]?.unit ?? '' } : over;
  return rows.slice(first).flatMap((row) => {
    const { cells } = row;
    const firstNumber = cells.findIndex(({ text }, at) => at !== unitColumn && at > 0 && isAmount(text));
    const isYears = YEAR.test(cells[0]?.text ?? '');
    const names = cells
      .slice(0, Math.max(1, firstNumber))
      .filter((_, at) => at !== unitColumn)
      .map(({ text }) => text)
      .filter((text) => /\p{L}/u.test(text) || YEAR.test(text));
    const name = labelOf(names.at(-1) ?? '', year);
    const rowUnit = unitColumn < 0 ? '' : unitOf(cells[unitColumn]?.text ?? '');
    return cells.flatMap((cell, at) => {
      const column = columns[at];
      if (at === 0 || at === unitColumn || at < firstNumber || column === undefined) return [];
      return readCell({ row, cell, column, name, rowUnit, isYears, caption, above, reader });
    });
  });
}

interface Reading {
  readonly row: Row;
  readonly cell: Cell;
  readonly column: Label;
  readonly name: Label;
  readonly rowUnit: string;
  /** The first column holds years. */
  readonly isYears: boolean;
  readonly caption: Label;
  readonly above: Above;
  readonly reader: Reader;
}

function readCell(reading: Reading): readonly Candidate[] {
  const { row, cell, column, name, rowUnit, isYears, caption, above, reader } = reading;
  const read = amountOf(cell.text);
  if (read === undefined) return [];
  const printed = read.unit === undefined ? undefined : readMeasure(cell.text, read);
  const own = printed?.unit ?? '';
  // 年均/累计 beside a level: a per cent is its growth per year, over the years of the plan.
  const isYearly = /^年均/.test(column.words) && own === '%' && name.unit !== '%';
  const isGrowth = (column.isGrowth || isYearly) && !name.isGrowth;
  const unit = own || (isGrowth ? column.unit || '%' : name.unit || rowUnit || column.unit || caption.unit);
  if (unit === '') return [];
  const isPlace = !isYears && reader.places.isPlace(name.words);
  const measure = isYears || isPlace ? column.words || caption.words : name.words;
  const extra =
    isYears || isYearly || isPlace || GENERIC.test(column.words) || column.period !== undefined
      ? ''
      : column.words;
  const words = `${measure}${isGrowth ? (/\p{Script=Han}/u.test(measure) ? '增速' : ' growth') : extra}`;
  if (words.length < 2) return [];
  const { plan } = reader.time;
  const ofPlan =
    isYearly && plan !== undefined
      ? { period: `${plan.from}..${plan.to}`, basis: 'implied' as const, to: plan.to }
      : undefined;
  const period =
    ofPlan ?? (isYears ? name.period : column.period) ?? name.period ?? caption.period ?? above.set.year;
  const year = reader.time.year;
  const to = period?.to ?? year;
  const isLater = to !== undefined && year !== undefined && to > year;
  const tense = column.tense ?? name.tense;
  const isOver =
    to !== undefined &&
    ((year !== undefined && to < year) || (reader.time.plan !== undefined && to < reader.time.plan.from));
  const isAim =
    isLater || tense === 'future' || (above.set.tense === 'future' && !isOver && tense !== 'past');
  const places = reader.places;
  const isOwn = /^[全我本该][省市区县州]/.test(name.words);
  const named = isPlace && !isOwn ? (places.find(name.words) ?? name.words) : '';
  const start = cell.start + read.start;
  const max = printed === undefined ? read.max : printed.max;
  const phrase = places.strip(words.replace(/^(?:各|分)(?:省|市|县|区|州|地区?|设区市|市县)/, ''));
  const key = findIndicator(reader.index, [phrase], unit);
  const doubt = (key === undefined ? 0.1 : 0) + (period === undefined ? 0.2 : 0) + (own === '' ? 0.05 : 0);
  return [
    {
      line: row.passage.lines[start] ?? 0,
      column: row.passage.columns[start] ?? 0,
      token: row.passage.text.slice(start, cell.start + read.end),
      value: printed?.value ?? read.value,
      ...(max === undefined ? {} : { valueMax: max }),
      unit,
      qualifier: read.qualifier,
      indicator: key ?? phrase,
      phrase,
      geography: named === '' ? above.place : named,
      period: period?.period ?? (year === undefined ? '' : String(year)),
      periodBasis: period?.basis ?? (year === undefined ? 'none' : 'implied'),
      kind: isAim ? 'target' : isGrowth || name.isGrowth ? 'growth' : 'actual',
      caliber: '',
      confidence: Number((0.95 - doubt).toFixed(2)),
    },
  ];
}

const YEAR = /^(?:19|20)\d{2}\s?年?[a-zA-Z（(]?/;
/** Heads that name no measure of their own. */
const GENERIC =
  /^(?:绝对[数量额值]|总量|数值|数量|指标值|数据|数额|合计|实绩|value|amount|total|目标值?|实际值?|现状值?|完成值?)?$/i;
const GROWTH = /增长|增速|增幅|同比|上年|growth|change|±/i;
const AIM = /目标|规划|预期|计划|预计|target|plan|goal|forecast|budget/i;
const PAST = /实际|完成|现状|基期|执行|actual|realized/i;

function cellsOf(passage: Passage): Row {
  const { text } = passage;
  const cells: Cell[] = [];
  let start = 0;
  const mark = text.includes('|') ? '|' : '\t';
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && text.charAt(at) !== mark) continue;
    const raw = text.slice(start, at);
    cells.push({ text: raw.trim(), start: start + (raw.length - raw.trimStart().length) });
    start = at + 1;
  }
  // HTML rows begin with a bar.
  return { passage, cells: /^\s*\|/.test(text) ? cells.slice(1) : cells };
}

/** The words of all head rows above a column; a head that spans columns is that of the columns after it. */
function headOf(head: readonly Row[], at: number): string {
  return head
    .map(({ cells }) => {
      for (let column = at; column >= 0; column -= 1) {
        const text = cells[column]?.text ?? '';
        if (text !== '') return column === 0 && at > 0 ? '' : text;
      }
      return '';
    })
    .filter((text, index, all) => all.indexOf(text) === index)
    .join(' ')
    .trim();
}

function labelOf(text: string, year: number | undefined): Label {
  const bare = /^\s*(?:19|20)\d{2}\s*$/.test(text)
    ? `${text.trim()}年`
    : text.replace(/(?<!\d)((?:19|20)\d{2})(?=\s|$|[（(])/g, '$1年');
  const period = readPeriods(bare, year).find(({ role }) => role !== 'base' && role !== 'now');
  const brackets = [...text.matchAll(/[（(]([^（()）]{1,16})[)）]/g)].map(([, inside = '']) => inside);
  const unit =
    [
      ...brackets,
      /单位\s?[:：]?\s?([^\s，。；）)]{1,10})/.exec(text)?.[1] ?? '',
      /\bunit: ?([\w% ]{1,20})/i.exec(text)?.[1] ?? '',
    ]
      .map(unitOf)
      .find((found) => found !== '') ?? '';
  const words = text
    .replace(/[（(][^（()）]*[)）]/g, '')
    .replace(/单位\s?[:：].*$/, '')
    .replace(/(?:19|20)\d{2}\s?年?(?:度|底|末)?/g, '')
    .replace(/^(?:表|Table)\s?\d+[\s:：.]*/i, '')
    .replace(/^(?:其中|#)[:：]?/, '')
    .replace(/[\s:：*#]+$/, '')
    .trim();
  return {
    ...{ words: GENERIC.test(words) ? '' : words, period, unit },
    tense: AIM.test(text) ? 'future' : PAST.test(text) ? 'past' : undefined,
    isGrowth: GROWTH.test(text),
  };
}

/** A unit of the table, also as 单位 gives it: 单位：亿元、%. Empty for none. */
function unitOf(text: string): string {
  const first =
    text
      .replace(/^单位[:：]?/, '')
      .split(/[、,，/ ]/)[0]
      ?.trim() ?? '';
  return (
    findUnit(text.trim())?.symbol ?? findUnit(first)?.symbol ?? ENGLISH_UNITS[text.trim().toLowerCase()] ?? ''
  );
}

const ENGLISH_UNITS: Readonly<Record<string, string>> = {
  yuan: '元',
  'per cent': '%',
  percent: '%',
  '100 million yuan': '亿元',
  '10,000 yuan': '万元',
};

/** A cell that is a number and little else; a year is none, and [12] is of several years together or a note. */
function amountOf(plain: string): PrintedNumber | undefined {
  const [read, ...more] = readNumbers(plain);
  if (read === undefined || more.length > 0 || !/\d/.test(plain)) return undefined;
  const rest = (plain.slice(0, read.start) + plain.slice(read.end)).replace(/[\s*＊约达]/g, '');
  const isYear = read.unit === undefined && YEAR.test(plain) && Number.isInteger(read.value);
  return rest === '' && !isYear && read.unit !== '年' ? read : undefined;
}

function isAmount(text: string): boolean {
  return amountOf(text) !== undefined;
}
