/**
 * An account over the years: a yearly total by investors and by uses, with both sums and the shares of structure.
 *
 * In: an account of a model, and a projection. Out: for the years in which the total and all its amounts are numbers, the amounts as
 * cell values (those of the projection), both sums, and whether each agrees with the total within 1e-9 of it, as the sheet has it.
 */
import type { Account } from '../../model/model.js';
import type { Projection } from '../../model/projection.js';

/** A series of an account; aligned with the years of the table. */
interface AccountLine {
  readonly key: string;
  readonly values: readonly number[];
}

/** An investor, the more detailed investors that add up to it, and what it gives for each use. */
interface InvestorLine extends AccountLine {
  readonly parts: readonly AccountLine[];
  readonly uses: readonly AccountLine[];
}

export interface AccountTable {
  readonly years: readonly number[];
  readonly total: AccountLine;
  readonly investors: readonly InvestorLine[];
  readonly uses: readonly AccountLine[];
  /** By year: the sum of the investors and that of the uses, and whether both are the total. */
  readonly sums: readonly {
    readonly investors: number;
    readonly uses: number;
    readonly agrees: boolean;
  }[];
}

const SAME = 1e-9;

export function accountTable(account: Account, projection: Projection): AccountTable {
  const values = new Map(projection.indicators.map((series) => [series.key, series.values]));
  const { total, uses, cells, parts = {} } = account;
  const keys = [
    total,
    ...uses,
    ...Object.keys(cells),
    ...[cells, parts].flatMap((rows) => Object.values(rows).flat()),
  ];
  const columns = [...projection.years.keys()].filter((column) =>
    keys.every((key) => typeof values.get(key)?.[column] === 'number'),
  );
  const line = (key: string): AccountLine => ({
    key,
    values: columns.map((column) => Number(values.get(key)?.[column])),
  });
  const investors = Object.entries(cells).map(([key, own]): InvestorLine => ({
    ...line(key),
    parts: (parts[key] ?? []).map(line),
    uses: own.map(line),
  }));
  const whole = line(total);
  const goals = uses.map(line);
  const sumOf = (lines: readonly AccountLine[], column: number): number =>
    lines.reduce((sum, each) => sum + (each.values[column] ?? 0), 0);
  return {
    years: columns.map((column) => projection.years[column] ?? 0),
    total: whole,
    investors,
    uses: goals,
    sums: whole.values.map((amount, column) => {
      const sums = { investors: sumOf(investors, column), uses: sumOf(goals, column) };
      const isSame = (sum: number): boolean => Math.abs(sum - amount) <= SAME * Math.abs(amount);
      return { ...sums, agrees: isSame(sums.investors) && isSame(sums.uses) };
    }),
  };
}
