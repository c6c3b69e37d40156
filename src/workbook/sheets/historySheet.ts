/**
 * The History sheet: the journal, one row for each change, oldest first.
 *
 * The first columns are for people: when, what in words, before, after, and the name of the point, which can be typed there. The
 * last columns, in grey, are read back: the origin, the path, and the values as JSON texts. Everything is text and stays text,
 * even if it starts with `=`. The number tells where a row belongs: `12.3` is the third change of entry 12, `12.3.2` continues
 * its values, which may be too long for a cell. Rows are reserved, so that a new entry fills cells and inserts no row.
 */
import { shownTime, stepWords, wordChanges, type ChangeWords } from '../../analysis/words/changeWords.js';
import { fingerprintOf } from '../../analysis/calculate/hash.js';
import { HISTORY, historyText } from '../../messages/wording/history.js';
import type { Bilingual, Language } from '../../messages/language.js';
import type { Outcome } from '../../messages/problem.js';
import type { HeaderId } from '../../messages/wording/workbook.js';
import type { JournalChange } from '../../model/changes.js';
import { MOST_ENTRIES, STEPS, type Journal, type JournalEntry } from '../../model/journal.js';
import { areaOn } from '../plan/address.js';
import type { Context } from '../tables/context.js';
import { readText, textCell } from '../tables/fields.js';
import type { Area, DefinedName, SheetPlan, WorkbookSnapshot } from '../plan/plan.js';
import { blank, constant, startSheet } from '../plan/sheet.js';
import {
  cellAt,
  findRegion,
  fitRows,
  plainText,
  readTable,
  startReport,
  writeTable,
  type ReadRow,
  type Report,
  type RowCells,
} from '../tables/tables.js';

const HISTORY_REGION = 'tuiyan_history';
/** The name of the cell with the fingerprint of the journal's model. */
const HISTORY_FINGERPRINT = 'tuiyan_history_model';

const COLUMNS = [
  'entry',
  'at',
  'change',
  'before',
  'after',
  'pointName',
  'step',
  'path',
  'beforeText',
  'afterText',
] as const satisfies readonly HeaderId[];
const WIDTHS = [9, 29, 44, 28, 28, 20, 12, 30, 20, 20];
const PRINTED = 6;

const HEADER_ROW = 3;
/** The number of rows is a multiple of this. */
const RESERVE = 400;
/** Largest number of characters in a cell, minus room for a prefix that a host may add. */
const LONGEST_CELL = 32_000;

export function planHistory(
  context: Context,
  journal: Journal,
): { readonly sheet: SheetPlan; readonly names: readonly DefinedName[] } {
  const { language, model, sheets, text } = context;
  const rows = journal.entries.flatMap((entry, i) => entryRows(context, entry, i + 1));
  const sheet = startSheet({
    key: 'history',
    name: sheets.history,
    tabColor: '8A8F98',
    freeze: { rows: HEADER_ROW + 1, columns: 1 },
    print: {
      orientation: 'landscape',
      fitWidth: 1,
      fitHeight: 0,
      titleRows: HEADER_ROW + 1,
      area: { row: 0, column: 0, rows: HEADER_ROW + 1 + rows.length, columns: PRINTED },
    },
  });
  WIDTHS.forEach((width, column) => sheet.width(column, width));
  sheet.put(0, 0, constant(text(HISTORY['sheet.title']), 'title'));
  sheet.height(0, 30);
  sheet.put(1, 0, constant(text(historyText('sheet.note', { most: MOST_ENTRIES })), 'subtitle'));
  sheet.merge(1, 0, 1, PRINTED);
  sheet.height(1, 46);
  sheet.putRow(2, 0, [constant(text(HISTORY['sheet.fingerprint']), 'note')]);
  sheet.merge(2, 0, 1, 2);
  sheet.put(2, 2, constant(journal.fingerprint ?? fingerprintOf(model), 'keyPlain'));

  const capacity = Math.max(1, Math.ceil((rows.length + 1) / RESERVE)) * RESERVE;
  const spare = Array.from({ length: capacity - rows.length }, () => SPARE);
  const area = writeTable(sheet, HEADER_ROW, 0, COLUMNS, [...rows, ...spare], language);
  fitRows(sheet, HEADER_ROW + 1, COLUMNS, WIDTHS, rows);
  const fingerprint: Area = { row: 2, column: 2, rows: 1, columns: 1 };
  return {
    sheet: sheet.finish(),
    names: [
      { name: HISTORY_REGION, ref: areaOn(sheets.history, area) },
      { name: HISTORY_FINGERPRINT, ref: areaOn(sheets.history, fingerprint) },
    ],
  };
}

const SPARE: RowCells = Object.fromEntries(
  COLUMNS.map((id, i) => [id, blank(id === 'pointName' ? 'edit' : i > 0 && i < PRINTED ? 'text' : 'key')]),
);

function entryRows(context: Context, entry: JournalEntry, number: number): readonly RowCells[] {
  const { language, model } = context;
  const words = wordChanges(entry.changes, model);
  const story = stepWords(entry);
  const count = Math.max(1, entry.changes.length);
  const rows = Array.from({ length: count }, (_, i): RowCells => {
    const said = lineOf(words[i], i === 0 ? story : undefined, language);
    return { ...said, entry: textCell(`${number}.${i + 1}`, 'key') };
  });
  return rows.flatMap((row, i): readonly RowCells[] => {
    const change = entry.changes[i];
    const head: RowCells = {
      ...row,
      at: textCell(shownTime(entry.at)),
      pointName: textCell(i === 0 ? entry.name : '', 'edit'),
      step: textCell(i === 0 ? stepText(entry) : '', 'key'),
      path: textCell(change?.path, 'key'),
    };
    const [from, to] = [chunks(change?.from), chunks(change?.to)];
    return Array.from({ length: Math.max(1, from.length, to.length) }, (_, part): RowCells => ({
      ...(part === 0 ? head : { ...SPARE, entry: textCell(`${number}.${i + 1}.${part + 1}`, 'key') }),
      beforeText: textCell(from[part], 'key'),
      afterText: textCell(to[part], 'key'),
    }));
  });
}

/**
 * The words of a line. An entry may have fewer descriptions than changes, because changed neighbours of rows are not described.
 */
function lineOf(said: ChangeWords | undefined, story: Bilingual | undefined, language: Language): RowCells {
  const parts = [story, said?.what].filter((part) => part !== undefined);
  const what = (parts.length > 0 ? parts : [HISTORY['row.order']]).map((part) => part[language]);
  return {
    change: textCell(what.join(language === 'zh' ? '：' : ': ')),
    before: textCell(said?.from?.[language]),
    after: textCell(said?.to?.[language]),
  };
}

// --- texts of cells ---------------------------------------------------------------------------------------

/** Undefined if it is not a time; a time without an offset is in UTC. */
function readTime(text: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d) ?(Z|[+-]\d\d:\d\d)?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, date = '', time = '', offset = 'Z'] = match;
  const at = `${date}T${time}${offset}`;
  return Number.isNaN(Date.parse(at)) ? undefined : at;
}

function stepText({ step, folded }: JournalEntry): string {
  if (step !== 'fold' || folded === undefined) return step ?? '';
  return `fold ${folded.count} ${folded.since}`;
}

function readStep(text: string): Pick<JournalEntry, 'step' | 'folded'> {
  const [word = '', count = '', since = ''] = text.trim().split(' ');
  const step = STEPS.find((known) => known === word);
  if (step === undefined) return {};
  return step === 'fold' && /^\d+$/.test(count)
    ? { step, folded: { count: Number(count), since } }
    : { step };
}

function chunks(text: string | undefined): readonly string[] {
  const parts: string[] = [];
  for (let rest = text ?? ''; rest !== ''; rest = rest.slice(parts.at(-1)?.length)) {
    const cut = rest.slice(0, LONGEST_CELL);
    // A character outside the basic plane is not split.
    parts.push(/[\ud800-\udbff]$/.test(cut) && cut.length < rest.length ? cut.slice(0, -1) : cut);
  }
  return parts;
}

// --- reading ----------------------------------------------------------------------------------------------

/** Undefined if the workbook has no History sheet. */
export function readHistory(snapshot: WorkbookSnapshot): Outcome<Journal | undefined> {
  const region = findRegion(snapshot, HISTORY_REGION);
  if (region === undefined) return { ok: true, value: undefined, problems: [] };
  const report = startReport();
  const rows = readTable(region, 'entry', COLUMNS, report);
  const entries = readEntries(rows, report);
  const stamp = findRegion(snapshot, HISTORY_FINGERPRINT);
  const fingerprint =
    stamp === undefined ? '' : plainText(cellAt(stamp.sheet, stamp.area.row, stamp.area.column)).trim();
  const journal = { entries, ...(fingerprint === '' ? {} : { fingerprint }) };
  const problems = report.problems.map((problem) => ({ ...problem, severity: 'warning' as const }));
  return { ok: true, value: journal, problems };
}

interface NumberedRow {
  readonly row: ReadRow;
  readonly entry: number;
  readonly change: number;
  readonly part: number;
}

/** The entries of the rows, which may be in any order; missing entries are replaced by a gap. */
function readEntries(rows: readonly ReadRow[], report: Report): readonly JournalEntry[] {
  const numbered = rows
    .flatMap((row) => readNumbers(row, report))
    .sort((a, b) => a.entry - b.entry || a.change - b.change || a.part - b.part);
  const groups = new Map<number, NumberedRow[]>();
  for (const each of numbered) groups.set(each.entry, [...(groups.get(each.entry) ?? []), each]);
  const entries: JournalEntry[] = [];
  let last = 0;
  for (const [number, group] of groups) {
    const entry = readEntry(group, report);
    if (entry === undefined) continue;
    if (number > last + 1) entries.push({ at: entry.at, step: 'gap', changes: [] });
    entries.push(entry);
    last = number;
  }
  return entries;
}

function readNumbers(row: ReadRow, report: Report): readonly NumberedRow[] {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?$/.exec(row.key);
  if (match === null) {
    report.add('history.entryNumber', 'warning', row.place('entry'), { found: row.key });
    return [];
  }
  const [, entry, change, part = '1'] = match;
  return [{ row, entry: Number(entry), change: Number(change), part: Number(part) }];
}

function readEntry(group: readonly NumberedRow[], report: Report): JournalEntry | undefined {
  const first = group[0]?.row;
  if (first === undefined) return undefined;
  const time = readText(first, 'at', report);
  const at = readTime(time);
  if (at === undefined) {
    report.add('history.time', 'warning', first.place('at'), {
      found: time,
      example: '2026-01-31 16:05:09 +08:00',
    });
    return undefined;
  }
  const names = group.map(({ row }) => readText(row, 'pointName', report).trim());
  const name = names.find((text) => text !== '') ?? '';
  const changes = group
    .filter(({ part }) => part === 1)
    .flatMap(({ row, change }) => {
      const parts = group.filter((each) => each.change === change).map((each) => each.row);
      return readChange(row, parts, report);
    });
  return {
    at,
    ...readStep(readText(first, 'step', report)),
    ...(name === '' ? {} : { name }),
    changes,
  };
}

function readChange(head: ReadRow, parts: readonly ReadRow[], report: Report): readonly JournalChange[] {
  const path = readText(head, 'path', report);
  if (path === '') return [];
  const [from, to] = (['beforeText', 'afterText'] as const).map((id) =>
    parts.map((row) => readText(row, id, report)).join(''),
  );
  for (const text of [from, to])
    if (text !== undefined && text !== '' && !isJson(text)) {
      report.add('history.value', 'warning', head.place('beforeText'), { found: text.slice(0, 40) });
      return [];
    }
  return [
    {
      path,
      ...(from === undefined || from === '' ? {} : { from }),
      ...(to === undefined || to === '' ? {} : { to }),
    },
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
