/**
 * Rows of a table that are sums of its other rows: they are no members and get no part of what is divided.
 *
 * In: the rows of a table with their names. Out: the rows that are members, and a warning for each row that was left out as a total,
 * with the sum that it should have; or, for a row without such a name whose numbers are the sums of all others, a question about it.
 */
import { isTotalMember } from '../../figures/totalName.js';
import { makeProblem, type Place, type Problem } from '../../messages/problem.js';

interface TableRow {
  readonly name: string;
  readonly place: Place;
  /** By column, the numbers that could be read. */
  readonly numbers: Readonly<Record<string, number | undefined>>;
}

/** Sums that differ by no more than this part of them are the same: shares of 33.3 % add up to 99.9 %. */
const SAME = 2e-3;
/** Of fewer rows one may well be as much as all others. */
const FEWEST_OTHERS = 3;

export function findTotalRows(rows: readonly TableRow[]): {
  readonly isTotal: readonly boolean[];
  readonly problems: readonly Problem[];
} {
  const isTotal = rows.map(({ name }) => isTotalMember(name));
  const members = rows.filter((_, i) => isTotal[i] !== true);
  const totals = rows.filter((_, i) => isTotal[i] === true);
  if (totals.length === 0) return { isTotal, problems: findUnnamed(rows) };
  // Of several totals each may be that of a part of the rows.
  const problems = totals.map((row) => {
    const wrong = totals.length === 1 ? wrongSum(row, members) : undefined;
    return wrong === undefined
      ? makeProblem('allocation.totalRow', row.place, { name: row.name }, 'warning')
      : makeProblem('allocation.totalRowDiffers', row.place, { name: row.name, ...wrong }, 'warning');
  });
  return { isTotal, problems };
}

/** The first column in which a total is not the sum of the members. */
function wrongSum(
  { numbers }: TableRow,
  members: readonly TableRow[],
): { readonly field: string; readonly value: number; readonly sum: number } | undefined {
  for (const [field, value] of Object.entries(numbers)) {
    // The sum of floors and caps is no floor or cap of the total.
    if (value === undefined || field === 'floor' || field === 'cap') continue;
    const sum = sumOf(members, field);
    if (sum !== undefined && !isSame(value, sum)) return { field, value, sum: clean(sum) };
  }
  return undefined;
}

/** The first or last row, if each of its numbers is the sum of all others. */
function findUnnamed(rows: readonly TableRow[]): readonly Problem[] {
  const isOdd = rows.some(({ numbers }) => Object.values(numbers).some((value = 0) => value < 0));
  if (rows.length <= FEWEST_OTHERS || isOdd) return [];
  for (const row of [rows[0], rows.at(-1)]) {
    if (row === undefined) continue;
    const others = rows.filter((each) => each !== row);
    const filled = Object.entries(row.numbers).filter(([, value]) => value !== undefined && value !== 0);
    const isSum = filled.every(
      ([field, value = 0]) => Math.abs(value - (sumOf(others, field) ?? 0)) < 1e-9 * value,
    );
    if (filled.length > 0 && isSum)
      return [makeProblem('allocation.likeTotal', row.place, { name: row.name }, 'warning')];
  }
  return [];
}

/** Undefined where no row has a number. */
function sumOf(rows: readonly TableRow[], field: string): number | undefined {
  const values = rows.flatMap(({ numbers }) => numbers[field] ?? []);
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
}

/** Without what the sums of decimals leave behind: 12 digits. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
