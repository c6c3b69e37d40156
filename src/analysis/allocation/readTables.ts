/**
 * Reads the tables of an allocation: weights of members, totals of investors, and start values of members by investors.
 *
 * In: the texts of the files and the unit of the total. Out: members and seed in that unit, problems with line and column, and
 * `locate`, which finds the place of a problem of checkAllocation.ts or allocate.ts in the files. Rows and columns
 * of totals are left out, which is told.
 *
 * Weights: `member,weight[,floor][,cap][,hold][,last]`. Investors: `investor,total`. Headings may be Chinese. Matrix: the first row names the investors and the
 * first column the members, both in any order; without a column of members its rows are in the order of the weights.
 */
import { placeOf, readRows, readTable, type CsvField } from '../../figures/csv.js';
import { isTotalMember } from '../../figures/totalName.js';
import { readTypedNumber } from '../../figures/typedNumber.js';
import { makeProblem, type Place, type Problem } from '../../messages/problem.js';
import { foldName } from '../../model/names.js';
import type { Investor, Member, Seed } from './question.js';
import { findTotalRows } from './totalRows.js';

export interface TableText {
  /** The name of the file in problems. */
  readonly file: string;
  readonly text: string;
}

export interface AllocationTables {
  readonly members: readonly Member[];
  readonly seed?: Seed;
  readonly problems: readonly Problem[];
  readonly locate: (problem: Problem) => Problem;
}

export const OPTIONAL = ['floor', 'cap', 'hold', 'last'] as const;

/** Chinese headings. */
export const HEADINGS = {
  成员: 'member',
  地区: 'member',
  权重: 'weight',
  下限: 'floor',
  上限: 'cap',
  固定: 'hold',
  固定值: 'hold',
  上年: 'last',
  上年值: 'last',
} as const;
const INVESTOR_HEADINGS = { 主体: 'investor', 投入主体: 'investor', 合计: 'total', 总额: 'total' } as const;

type WeightRow = Readonly<Record<'member' | 'weight' | (typeof OPTIONAL)[number], CsvField>>;
type InvestorRow = Readonly<Record<'investor' | 'total', CsvField>>;

/** `unit`: symbol of the unit of floors, caps, holds, last values, totals and cells; empty for plain numbers. */
export function readTables(
  weights: TableText,
  matrix: { readonly cells: TableText; readonly investors: TableText } | undefined,
  unit: string,
): AllocationTables {
  const table = readTable(weights.text, weights.file, ['member', 'weight'], OPTIONAL, HEADINGS);
  const problems: Problem[] = [...table.problems];
  const read = (field: CsvField, file: string, symbol = unit): number | undefined =>
    readNumber(field, file, symbol, problems);
  const named = table.rows.filter(({ member }) => isNamed(member, weights.file, problems));
  const rows = withoutTotals(named, 'member', weights.file, unit, problems);
  problems.push(...mixedWeights(rows, weights.file));
  const members = rows.map((row): Member => {
    const amounts = OPTIONAL.map((field) => [field, read(row[field], weights.file)] as const);
    return {
      name: row.member.text.trim(),
      weight: read(row.weight, weights.file, '') ?? 0,
      ...Object.fromEntries(amounts.filter(([, value]) => value !== undefined)),
    };
  });
  const places: Places = { weights: weights.file, rows };
  if (matrix === undefined) return { members, problems, locate: (problem) => locate(problem, places) };

  const { investors: totals, cells } = matrix;
  const columns = readTable(totals.text, totals.file, ['investor', 'total'], [], INVESTOR_HEADINGS);
  problems.push(...columns.problems);
  const owners = withoutTotals(
    columns.rows.filter(({ investor }) => isNamed(investor, totals.file, problems)),
    'investor',
    totals.file,
    unit,
    problems,
  );
  const investors = owners.map(({ investor, total }): Investor => {
    const value = read(total, totals.file);
    if (value === undefined && total.text.trim() === '')
      problems.push(
        makeProblem('allocation.noTotal', placeOf(totals.file, total), { investor: investor.text.trim() }),
      );
    return { name: investor.text.trim(), total: value ?? 0 };
  });
  const grid = readGrid(cells, members, investors, problems);
  const seed = {
    investors,
    cells: grid.map((row) => row.map((field) => (field && read(field, cells.file)) ?? 0)),
  };
  const all: Places = { ...places, totals: totals.file, investors: owners, cells: cells.file, grid };
  return { members, seed, problems, locate: (problem) => locate(problem, all) };
}

/** The rows that are no total of the others. */
function withoutTotals<Name extends 'member' | 'investor', Row extends Readonly<Record<Name, CsvField>>>(
  rows: readonly Row[],
  column: Name,
  file: string,
  unit: string,
  problems: Problem[],
): readonly Row[] {
  const found = findTotalRows(
    rows.map((row) => ({
      name: row[column].text.trim(),
      place: placeOf(file, row[column]),
      numbers: Object.fromEntries(
        Object.entries<CsvField>(row).flatMap(([field, { text }]) => {
          const reading = readTypedNumber(text, { unit: field === 'weight' ? '' : unit });
          return field === column || !reading.ok ? [] : [[field, reading.value]];
        }),
      ),
    })),
  );
  problems.push(...found.problems);
  return rows.filter((_, i) => found.isTotal[i] !== true);
}

/** 55% beside 30: one is 0.55 and the other 30, which nobody means. */
function mixedWeights(rows: readonly WeightRow[], file: string): readonly Problem[] {
  const weights = rows.map(({ weight }) => weight).filter(({ text }) => /[1-9１-９]/.test(text));
  const inPerCent = weights.find(({ text }) => /[%％‰]/.test(text));
  const without = weights.find(({ text }) => !/[%％‰]/.test(text));
  if (inPerCent === undefined || without === undefined) return [];
  const args = { share: inPerCent.text.trim(), number: without.text.trim() };
  return [makeProblem('allocation.mixedWeights', placeOf(file, without), args)];
}

type Grid = readonly (readonly (CsvField | undefined)[])[];

/** The cells of the matrix, one row per member and one column per investor. */
function readGrid(
  { text, file }: TableText,
  members: readonly Member[],
  investors: readonly Investor[],
  problems: Problem[],
): Grid {
  const reading = readRows(text, file);
  problems.push(...reading.problems);
  const [header, ...body] = reading.rows;
  if (!reading.isReadable) return [];
  const tell = (code: Problem['code'], place: Place, name: string): void => {
    problems.push(makeProblem(code, place, { name, file }));
  };
  const leaveOut = (field: CsvField, name: string): void => {
    problems.push(makeProblem('allocation.totalRow', placeOf(file, field), { name }, 'warning'));
  };
  const columnOf = indexByName(investors);
  const rowOf = indexByName(members);
  // If the first field is not the name of an investor, it is the corner above the members.
  const corner = header?.fields[0]?.text.trim() ?? '';
  const heads = columnOf.has(foldName(corner)) ? (header?.fields ?? []) : (header?.fields ?? []).slice(1);
  const seen = new Set<number>();
  const columns = heads.map((field) => {
    const name = field.text.trim();
    const column = columnOf.get(foldName(name));
    if (column === undefined && isTotalMember(name)) leaveOut(field, name);
    else if (column === undefined) tell('allocation.strangeInvestor', placeOf(file, field), name);
    else if (seen.has(column))
      problems.push(makeProblem('csv.doubleColumn', placeOf(file, field), { column: name }));
    else seen.add(column);
    return column;
  });
  for (const [i, { name }] of investors.entries())
    if (!seen.has(i) && columnOf.get(foldName(name)) === i)
      tell('allocation.missingInvestor', { file, line: 1 }, name);

  const grid = members.map(() => investors.map((): CsvField | undefined => undefined));
  const filled = new Set<number>();
  const rows = body.filter(({ fields }) => fields.some((field) => field.text.trim() !== ''));
  // Rows of the same width as a header with investors only have no names: they are in the order of the weights.
  const isBare =
    heads.length === header?.fields.length && rows.every(({ fields }) => fields.length === heads.length);
  for (const [i, { line, fields }] of rows.entries()) {
    const expected = heads.length + (isBare ? 0 : 1);
    if (fields.length !== expected) {
      problems.push(makeProblem('csv.fieldCount', { file, line }, { found: fields.length, expected }));
      continue;
    }
    const name = (isBare ? members[i]?.name : fields[0]?.text.trim()) ?? '';
    const row = rowOf.get(foldName(name));
    const place = { file, line, column: fields[0]?.column ?? 1 };
    if (row === undefined && fields[0] !== undefined && isTotalMember(name)) {
      leaveOut(fields[0], name);
      continue;
    }
    if (row === undefined) {
      tell(name === '' ? 'allocation.noName' : 'allocation.strangeMember', place, name);
      continue;
    }
    if (filled.has(row)) tell('allocation.twice', place, name);
    filled.add(row);
    for (const [j, field] of fields.slice(expected - heads.length).entries()) {
      const column = columns[j];
      const cells = grid[row];
      if (column !== undefined && cells !== undefined) cells[column] = field;
    }
  }
  for (const [i, { name }] of members.entries())
    if (!filled.has(i) && rowOf.get(foldName(name)) === i)
      tell('allocation.missingMember', { file, line: 1 }, name);
  return grid;
}

function indexByName(rows: readonly { readonly name: string }[]): ReadonlyMap<string, number> {
  // The first row of this name; duplicates are reported elsewhere.
  return new Map(rows.map(({ name }, i) => [foldName(name), i] as const).reverse());
}

function isNamed(field: CsvField, file: string, problems: Problem[]): boolean {
  if (field.text.trim() !== '') return true;
  problems.push(makeProblem('allocation.noName', placeOf(file, field), {}));
  return false;
}

/** The number in a field; undefined if it is empty, or if it is not a number, which is reported. */
function readNumber(field: CsvField, file: string, unit: string, problems: Problem[]): number | undefined {
  if (field.text.trim() === '') return undefined;
  const reading = readTypedNumber(field.text, { unit });
  if (reading.ok) return reading.value;
  problems.push({ ...reading.problem, place: placeOf(file, field) });
  return undefined;
}

/** The places at which names and numbers were read. */
interface Places {
  readonly weights: string;
  readonly rows: readonly WeightRow[];
  readonly totals?: string;
  readonly investors?: readonly InvestorRow[];
  readonly cells?: string;
  readonly grid?: Grid;
}

function locate(found: Problem, places: Places): Problem {
  const place = findPlace(found, places);
  return place === undefined ? found : { ...found, place };
}

/** The place of a problem in a file; undefined if it is in none. */
function findPlace({ code, place, args }: Problem, places: Places): Place | undefined {
  const { key = '', field = '' } = place;
  const isOf = (name: CsvField): boolean => foldName(name.text) === foldName(key);
  // If a name occurs twice, the second occurrence is reported.
  const member = places.rows.reduce((last, row, i) => (isOf(row.member) ? i : last), -1);
  const row = places.rows[member];
  if (field === 'seed' && places.cells !== undefined) {
    const cells = places.grid?.[member] ?? [];
    const investor =
      places.investors?.findIndex(({ investor: name }) => name.text.trim() === args['field']) ?? -1;
    const cell = cells[investor] ?? cells.find((each) => each !== undefined);
    return cell === undefined ? { file: places.cells, line: 1 } : placeOf(places.cells, cell);
  }
  if (['total', 'investor'].includes(field) && places.totals !== undefined) {
    const investor = places.investors?.filter(({ investor: name }) => isOf(name)).at(-1);
    const cell = investor?.[field === 'total' ? 'total' : 'investor'];
    return cell === undefined ? { file: places.totals, line: 1 } : placeOf(places.totals, cell);
  }
  if (row !== undefined) {
    const cell = Object.entries(row).find(([column]) => column === field)?.[1] ?? row.member;
    return placeOf(places.weights, cell.text === '' ? row.member : cell);
  }
  return ['weight', 'last'].includes(field) || code === 'allocation.noMembers'
    ? { file: places.weights, line: 1 }
    : undefined;
}
