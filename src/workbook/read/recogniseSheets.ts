/**
 * Recognises our sheets in a workbook, even if their marks are missing.
 *
 * In: the workbook as read by a host. Out: the same with a key for every recognised sheet, and the scenario sheets that a user
 * copied by hand, each with the key of a new scenario. A mark is missing if a user deleted the names of the workbook; then the
 * sheet is recognised by remaining named regions, by the headings of tables, or by its name. A copy (Excel's "Move or Copy")
 * looks like a scenario's sheet and has that scenario's key, but no name refers to it.
 */
import { LANGUAGES } from '../../messages/language.js';
import { HEADERS, SHEETS, type HeaderId } from '../../messages/wording/workbook.js';
import { INPUTS, REGIONS, SCENARIO_KEY } from '../plan/naming.js';
import type { Area, SheetSnapshot, WorkbookSnapshot } from '../plan/plan.js';
import { projectionKey, scenarioOf } from '../tables/scenarioSheets.js';
import {
  cellAt,
  findHeading,
  findHeadings,
  findRegion,
  headerRow,
  plainText,
  usedArea,
} from '../tables/tables.js';

export interface ScenarioCopy {
  /** Key of the new scenario, and of the one whose sheet was copied. */
  readonly key: string;
  readonly of: string;
  /** The sheet's name. */
  readonly sheet: string;
}

interface Recognised {
  readonly snapshot: WorkbookSnapshot;
  readonly copies: readonly ScenarioCopy[];
}

/** `scenarios`: keys that are known otherwise, for a workbook that has lost the sheet with their list. */
export function recogniseSheets(snapshot: WorkbookSnapshot, scenarios: readonly string[] = []): Recognised {
  const found = findKeys(snapshot, scenarios);
  if (found.size === 0) return { snapshot, copies: [] };
  const known = snapshot.sheets.map((sheet): SheetSnapshot => {
    const key = found.get(sheet);
    return sheet.key !== undefined || key === undefined ? sheet : withKey(sheet, key, usedArea(sheet));
  });
  const copies: ScenarioCopy[] = [];
  const taken = new Set(known.flatMap((sheet) => scenarioOf(sheet)?.toLowerCase() ?? []));
  const sheets = known.map((sheet): SheetSnapshot => {
    const of = sheet.key === undefined ? copiedScenario(sheet, known) : undefined;
    if (of === undefined) return sheet;
    const key = freeKey(of, taken);
    taken.add(key.toLowerCase());
    copies.push({ key, of, sheet: sheet.name });
    const original = known.find((each) => scenarioOf(each) === of);
    return withKey(sheet, projectionKey(key), original?.area ?? usedArea(sheet));
  });
  return { snapshot: { ...snapshot, sheets }, copies };
}

function withKey(sheet: SheetSnapshot, key: string, area: Area): SheetSnapshot {
  return { ...sheet, key, area };
}

function freeKey(base: string, taken: ReadonlySet<string>): string {
  let key = base;
  for (let n = 2; taken.has(key.toLowerCase()); n += 1) key = `${base}_${n}`;
  return key;
}

// --- sheets that lost their mark ----------------------------------------------------------------------------

/** Tables by which their sheet is recognised. */
const TABLES: readonly (readonly [string, string, readonly HeaderId[]])[] = [
  ['model', REGIONS.settings, ['key', 'setting', 'settingValue']],
  ['baseline', REGIONS.figures, ['id', 'token', 'qualifier', 'periodBasis']],
];

/** Keys of our sheets. Each key occurs once, and an ambiguous sheet gets none. */
function findKeys(
  snapshot: WorkbookSnapshot,
  scenarios: readonly string[],
): ReadonlyMap<SheetSnapshot, string> {
  const found = new Map<SheetSnapshot, string>();
  for (const sheet of snapshot.sheets) if (sheet.key !== undefined) found.set(sheet, sheet.key);
  const take = (key: string, candidates: readonly (SheetSnapshot | undefined)[]): void => {
    const [only, another] = candidates;
    const isTaken = [...found.values()].includes(key);
    if (only !== undefined && another === undefined && !isTaken && !found.has(only)) found.set(only, key);
  };
  for (const [key, name, headings] of TABLES) {
    take(key, [findRegion(snapshot, name)?.sheet]);
    take(
      key,
      snapshot.sheets.filter((sheet) => findHeadings(sheet, headings) !== undefined),
    );
  }
  for (const { name } of snapshot.names) {
    if (!name.toLowerCase().startsWith(INPUTS)) continue;
    const region = findRegion(snapshot, name);
    const cell = findRegion(snapshot, SCENARIO_KEY + name.slice(INPUTS.length));
    if (region === undefined || cell === undefined || region.sheet !== cell.sheet) continue;
    const scenario = plainText(cellAt(cell.sheet, cell.area.row, cell.area.column)).trim();
    if (scenario !== '') take(projectionKey(scenario), [region.sheet]);
  }
  // From here on sheets are recognised only by their looks, which somebody else's workbook may have too.
  if (found.size === 0) return found;
  const listed = scenarioKeys(snapshot, found);
  for (const scenario of listed.length === 0 ? scenarios : listed) {
    const isIts = (sheet: SheetSnapshot): boolean =>
      !found.has(sheet) && keyAbove(sheet, [scenario]) !== undefined;
    take(projectionKey(scenario), snapshot.sheets.filter(isIts));
  }
  for (const [key, names] of Object.entries(SHEETS)) {
    if (key === 'projection') continue;
    const isNamed = ({ name }: SheetSnapshot): boolean =>
      LANGUAGES.some((language) => names[language].toLowerCase() === name.toLowerCase());
    take(
      key,
      snapshot.sheets.filter((sheet) => !found.has(sheet) && isNamed(sheet)),
    );
  }
  return found;
}

/** Keys in the list of scenarios on the Model sheet. */
function scenarioKeys(
  { sheets }: WorkbookSnapshot,
  found: ReadonlyMap<SheetSnapshot, string>,
): readonly string[] {
  const model = sheets.find((sheet) => found.get(sheet) === 'model');
  const header = model === undefined ? undefined : findHeadings(model, ['key', 'extends', 'noteZh']);
  if (model === undefined || header === undefined) return [];
  const column = findHeading(model, header, 'key', usedArea(model)) ?? 0;
  const keys: string[] = [];
  for (let row = header + 1; row < model.cells.length; row++) {
    const key = plainText(cellAt(model, row, column)).trim();
    if (key === '') break;
    keys.push(key);
  }
  return keys;
}

// --- copies -------------------------------------------------------------------------------------------------

/** The scenario of which this sheet is a copy: its key is above a row of years, and most of its rows are below. */
function copiedScenario(sheet: SheetSnapshot, known: readonly SheetSnapshot[]): string | undefined {
  const originals = known.filter((each) => scenarioOf(each) !== undefined);
  const scenario = keyAbove(
    sheet,
    originals.map((each) => scenarioOf(each) ?? ''),
  );
  const original = originals.find((each) => scenarioOf(each) === scenario);
  if (scenario === undefined || original === undefined) return undefined;
  const wanted = rowKeys(original);
  const here = new Set(rowKeys(sheet));
  const shared = wanted.filter((key) => here.has(key)).length;
  return shared > 0 && shared * 2 >= wanted.length ? scenario : undefined;
}

/** One of these keys in a cell of its own above the row of headings of a scenario's sheet. */
function keyAbove(sheet: SheetSnapshot, keys: readonly string[]): string | undefined {
  const header = yearsHeader(sheet);
  if (header === undefined) return undefined;
  const above = sheet.cells.slice(0, header).flatMap((row) => Array.from(row, plainText));
  return keys.find((key) => above.includes(key));
}

/** The row headed "key" with years beside it. */
function yearsHeader(sheet: SheetSnapshot): number | undefined {
  const row = headerRow({ name: sheet.name, sheet, area: usedArea(sheet) }, 'key');
  const years = (sheet.cells[row ?? -1] ?? []).filter((cell) => /^[12]\d{3}$/.test(plainText(cell)));
  return years.length >= 2 ? row : undefined;
}

function rowKeys(sheet: SheetSnapshot): readonly string[] {
  const header = yearsHeader(sheet);
  if (header === undefined) return [];
  const column = findHeading(sheet, header, 'key', usedArea(sheet)) ?? 0;
  const texts = sheet.cells.slice(header + 1).map((row) => plainText(row[column]).trim());
  return texts.filter((text) => text !== '' && text !== HEADERS.key.zh && text !== HEADERS.key.en);
}
